"""The words of requests, from ontology/requests.ttl and ontology/organs.ttl, and the English verbs that follow "to"."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, lru_cache

from kg.alternation import alternation
from kg.folding import fold
from kg.registry import concepts, organs

FILE = "requests.ttl"
QUOTED = re.compile(r'"[^"]*"|\([^()]*\)|\[[^\[\]]*\]')
VERBS = frozenset(
    """abide abstain accede accelerate accept accompany accord account achieve acknowledge acquire act adapt add
    address adhere adjust administer adopt advance advise advocate afford agree align alleviate allocate allow amend
    amplify analyse analyze announce answer appeal apply appoint apportion appraise apprise approach approve arrange
    articulate ascertain ask assemble assess assign assist assume assure attach attain attend attract authorize
    avail avert avoid balance ban base be bear become begin benefit bolster bridge brief bring broaden build call
    capitalize carry cater cease celebrate chair change channel charge circulate clarify close co-operate
    co-ordinate collaborate collate collect combat combine commemorate commence commend comment commission commit
    communicate compare compensate compile complement complete comply conclude conduct confer confirm consider
    consolidate constitute consult contain continue contribute control convene convert convey convoke cooperate
    coordinate counter counteract cover create cultivate cut deal decide declare dedicate deepen define delegate
    deliberate deliver demand demonstrate deny deploy describe design designate desist destroy detail deter
    determine develop devise devote direct disarm discharge disclose discontinue discuss dismantle dispatch dispense
    disseminate distribute diversify document double draft draw earmark elaborate elect eliminate embark embed
    empower enable enact encourage end endeavour endorse enforce engage enhance enlarge enlist ensure enter entrust
    envisage equip eradicate establish evaluate evolve examine exchange execute exempt exercise expand expedite
    explain explore express extend facilitate familiarize favour field file fill finalise finalize finance find
    focus follow formulate forward foster fulfil function fund furnish further gain gather generate give go grant
    guarantee guide halt hand harmonize harness hasten have heed help highlight hold honour host identify implement
    impose improve inaugurate include incorporate increase indicate inform initiate inquire insert inspect institute
    institutionalize instruct insure integrate intensify interact intervene introduce inventory invest investigate
    invite involve issue join keep launch lead lend leverage liaise lift limit link list look mainstream maintain
    make manage map mark match maximise maximize measure mediate meet minimize mitigate mobilize modernize modify
    monitor move negotiate nominate note notify observe obtain offer open operate operationalize organise organize
    outline overcome oversee participate pass pay perform permit place plan play pledge popularize post prepare
    present preserve press prevent prioritize proceed process proclaim procure produce progress prohibit promote
    promulgate propose prosecute protect provide publicize publish pursue put quantify raise ratify re-establish
    re-examine reach react read realign realize reappoint reassess recall receive recognize recommend reconsider
    reconstitute reconvene record recruit redeploy redouble reduce refer refine reflect reform refrain regard
    register regularize regulate reimburse reinforce reintegrate reinvigorate reject relate release rely remain
    remedy remind remove render renew reopen reorganize repatriate repeal replace replenish reply report represent
    request require rescind research resolve respect respond restore restrict restructure resume retain return
    revert review revise revisit revitalize safeguard satisfy scale schedule seek seize select send serve set settle
    share show sign simplify solicit solve speak specify sponsor spread stabilize stand standardize start step
    stimulate stop streamline strengthen stress strive study submit substantiate suggest supervise supplement supply
    support survey suspend sustain tackle take target task terminate test track train transfer transform translate
    transmit treat undertake update upgrade uphold urge use utilize verify view visit vote welcome widen withdraw
    withhold witness work write""".split()
)
"""Base forms that open an infinitive in requests; other small words after "to" are nouns ("parties to conflict")."""


def simplified(text: str) -> str:
    """The text folded, with dashes as hyphens; of the same length."""
    return fold(text).replace("–", "-").replace("—", "-")


@lru_cache(maxsize=256)
def blanked(text: str) -> str:
    """The text folded, dashes made hyphens, and what stands in quotation marks or brackets blanked; of the same length."""
    return QUOTED.sub(lambda match: match[0][0] + "~" * (len(match[0]) - 2) + match[0][-1], simplified(text))


@cache
def asking() -> Mapping[str, str]:
    """Base form of each verb that asks, and what follows it: "addressee", "decision" or "renewal"."""
    return {row["notation"][0]: row["complement"][0] for row in concepts(FILE, "AskingVerb")}


@cache
def deliverables() -> Mapping[str, tuple[str, str]]:
    """Each noun of a deliverable, singular and plural: its class, and "document" or "plan" where it is weak."""
    table: dict[str, tuple[str, str]] = {}
    for row in concepts(FILE, "Deliverable"):
        for noun in row["altLabel"]:
            for form in (noun, plural(noun)):
                table.setdefault(form, (row["notation"][0], row.get("weak", ("",))[0]))
    return table


def plural(noun: str) -> str:
    """The plural of an English noun of the ontology.

    >>> plural("study"), plural("analysis"), plural("summary report")
    ('studies', 'analyses', 'summary reports')
    """
    if noun.endswith("is"):
        return noun[:-2] + "es"
    if noun.endswith("y") and noun[-2] not in "aeiou":
        return noun[:-1] + "ies"
    return noun if noun.endswith("s") else noun + "s"


@cache
def noun_pattern() -> str:
    """An alternation of all nouns of deliverables, the longest first."""
    return alternation(deliverables())


def noun_only(words: str) -> bool:
    """Whether the words are a noun of a deliverable and nothing else: "these reports" cannot be asked."""
    return words.casefold() in deliverables()


@cache
def recurrences() -> tuple[Mapping[str, str], Mapping[str, str]]:
    """How often, by printed phrase and by adjective before a deliverable."""
    rows = concepts(FILE, "Recurrence")
    phrases = {phrase: row["notation"][0] for row in rows for phrase in row.get("altLabel", ())}
    adjectives = {word: row["notation"][0] for row in rows for word in row.get("adjective", ())}
    return phrases, adjectives


@cache
def institution() -> re.Pattern[str]:
    """Matches a noun of a body, official or group that can receive a document."""
    nouns = [noun for row in concepts(FILE, "Institution") for noun in row["altLabel"]]
    return re.compile(rf"\b(?:{alternation([*nouns, *map(plural, nouns)])})\b", re.IGNORECASE)


@cache
def organ_names() -> re.Pattern[str]:
    """Matches a name of an organ of the registry, of two words or more, or a well-known acronym."""
    names = [row["prefLabel"][0] for row in concepts(FILE, "AddresseeTitle")]
    folded = [simplified(name) for organ in organs().values() for name in organ.labels if " " in name]
    folded += [name[0].lower() + name[1:] for name in folded if name.split(" ")[1].islower()]
    return re.compile(rf"\b(?:{alternation([*names, *folded])})(?![\w-])")


@cache
def generic_titles() -> frozenset[str]:
    """Titles that name nobody until a longer name has been printed."""
    return frozenset(title for row in concepts(FILE, "GenericTitle") for title in row["altLabel"])
