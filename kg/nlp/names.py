"""Names of instruments and organs: those of the registry by phrase, others by the pattern of a title."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from spacy.language import Language
from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc

from kg.folding import fold
from kg.model import Mention
from kg.nlp.patterns import MONTH
from kg.registry import instruments, organs

TYPE_WORDS = (
    "Declaration|Convention|Conventions|Covenant|Protocol|Protocols|Agreement|Agreements|Accord|Accords|Charter|Statute|"
    "Programme of Action|Plan of Action|Platform for Action|Action Plan|Action Agenda|Framework for Action|Call for Action|"
    "Call to Action|Consensus|Compact|Treaty|Pathway|Commitment|Code of Conduct|Guiding Principles|Basic Principles|"
    "Principles|Guidelines|Standard Minimum Rules|Rules|Strategy|Road Map|Roadmap|Communiqué|Memorandum of Understanding|"
    "Programme of Work|Outcome Document|Agenda for Action|Framework Agreement|Constitutive Act|Implementation Plan|Manifesto"
)
TYPE_WORD = re.compile(rf"\b(?:{TYPE_WORDS})\b")
CAPITAL = r"(?:[A-ZÀ-Þ][\w'À-ÿ\-]*|\d{4}(?:[-–]\d{4})?)"
LINK = r"(?:of|the|on|for|to|in|against|concerning|relating|with|among|as|at|or|all|regarding|and(?= [A-Z]))"
LEFT = re.compile(rf"((?:{CAPITAL} (?:and |of )?)+)$")
RIGHT = re.compile(
    rf"^(?:(?: {LINK}){{0,3}} {CAPITAL}|, {CAPITAL}(?: {CAPITAL})*(?=(?:, {CAPITAL})*,? and {CAPITAL}))+"
)
WITH_YEAR = re.compile(rf" (?:in|at|on|of) (?:{MONTH}|(?:19|20)\d\d)\b.*$")
"""A date behind a title is not of it."""
NOT_A_TITLE = re.compile(
    r" (?:Series|Organi[sz]ation|Office|Officer|Affairs|Section|Unit|Parties|Secretariat|Body|Bodies|Committee|Council|Commission|"
    r"Board|Fund|Monitoring|Implementation (?:Unit|Force)|Group|Team|Review)\b"
)
GENERIC = frozenset(
    "Member States State Parties Implementation National Joint Global United Nations Second First Third Additional Optional Political "
    "Ministerial Draft Final Strategic International Regional New Present Said Effective Review Progress Comprehensive Annual "
    "Model Basic Main Universal Interim General Revised Updated Common Full Chapter Article Headquarters Host Country Peace Ceasefire Cooperation Action Work Programme Plan".split()
)
WEAK = frozenset("Strategy Principles Guidelines Rules Protocol Conventions".split())
"""Type words that, without a subject behind them ("on …", "for …"), make a title only after three proper words."""


@cache
def _phrases() -> tuple[dict[str, tuple[str, str]], dict[str, list[str]]]:
    """Rows of the phrase table: match id to (label, key), and the phrases under each id."""
    rows: dict[str, tuple[str, str]] = {}
    phrases: dict[str, list[str]] = {}

    def add(label: str, key: str, forms: tuple[str, ...]) -> None:
        if forms:
            rows[f"{label}:{key}"] = (label, key)
            phrases[f"{label}:{key}"] = [fold(form) for form in forms]

    short: dict[str, list[str]] = {}
    for instrument in instruments().values():
        add("INSTRUMENT", instrument.key, instrument.labels)
        for form in (*instrument.short_forms, *instrument.presumed_forms):
            short.setdefault(form, []).append(instrument.key)
    for form in short:
        add("SHORT_FORM", form, (form,))
    short_organs: dict[str, list[str]] = {}
    for organ in organs().values():
        add("ORGAN", organ.key, organ.labels)
        for form in organ.short_forms:
            short_organs.setdefault(form, []).append(organ.key)
    for form in short_organs:
        add("ORGAN_SHORT", form, (form,))
    return rows, phrases


SHORT = {"ORGAN_SHORT": ("ORGAN", "short"), "SHORT_FORM": ("SHORT_FORM", "form")}
"""Label and field of a mention for the rows that are short forms."""


class NameFinder:
    """Finds names in a Doc; built once for a vocabulary."""

    def __init__(self, nlp: Language) -> None:
        self.rows, phrases = _phrases()
        self.matcher = PhraseMatcher(nlp.vocab, attr="LOWER")
        for key, forms in phrases.items():
            self.matcher.add(key, [nlp.make_doc(form) for form in forms])
        self.strings = nlp.vocab.strings

    def find(self, doc: Doc, text: str) -> Iterator[Mention]:
        """INSTRUMENT, SHORT_FORM, NAME and ORGAN mentions of a folded Doc and its text, in text order, none within another.

        Fields: `key` of the instrument or organ; `short` for the short form of an organ.
        """
        found: list[Mention] = []
        taken: list[tuple[int, int]] = []
        for match_id, first, last in sorted(self.matcher(doc), key=lambda match: (match[1] - match[2], match[1])):
            if any(first < other_last and other_first < last for other_first, other_last in taken):
                continue
            token = doc[last - 1]
            start, end = doc[first].idx, token.idx + len(token)
            if not (text[start].isupper() or text[start].isdigit()):
                continue
            label, key = self.rows[self.strings[match_id]]
            if label in SHORT and _part_of_longer_name(text, start, end):
                continue
            taken.append((first, last))
            shown, name = SHORT.get(label, (label, "key"))
            found.append(Mention(start, end, text[start:end], shown, {name: key}))
        unknown = list(_open_names(text, sorted(found, key=lambda mention: mention.start)))
        if unknown:
            found = _longest([*found, *unknown])
        yield from sorted(found, key=lambda mention: mention.start)


def _longest(mentions: list[Mention]) -> list[Mention]:
    """The mentions without those that lie within or across a longer one; the earlier wins among equals."""
    kept: list[Mention] = []
    for mention in sorted(mentions, key=lambda m: (m.start - m.end, m.start)):
        if all(mention.end <= other.start or mention.start >= other.end for other in kept):
            kept.append(mention)
    return kept


NOT_PROPER = frozenset("The That In Of Its By And As To On For This With From Under At Also Further".split())


def _part_of_longer_name(text: str, start: int, end: int) -> bool:
    """Whether a short form is only a piece of a longer proper name ("National Assembly", "Council of Europe")."""
    before = re.search(r"([A-Z][\w'\-]*) $", text[max(0, start - 40) : start])
    if before and before[1] not in NOT_PROPER and start > len(before[0]) and not re.search(r"(?:ing|s)$", before[1]):
        return True
    return bool(re.match(r" (?:of|on|for|against|to) (?:the )?[A-Z]| [A-Z][a-z]", text[end : end + 40]))


def _open_names(text: str, known: list[Mention]) -> Iterator[Mention]:
    """Titles that the registry does not hold: a run of capitalised words around a type word."""
    spans = [(mention.start, mention.end) for mention in known if mention.label != "ORGAN"]
    reached = 0
    for match in TYPE_WORD.finditer(text):
        start, end = match.span()
        if start < reached or any(first <= start < last for first, last in spans) or NOT_A_TITLE.match(text, end):
            continue
        left = LEFT.search(text, max(reached, start - 120), start)
        if left:
            start -= len(_without_lead(left[1]))
        right = RIGHT.match(text[end : end + 240])
        if right:
            end = _before_next(text, end + len(WITH_YEAR.sub("", right[0])), end, known)
        if start < reached or not _specific(text[start : match.start()], text[match.end() : end], match[0]):
            continue
        reached = end
        yield Mention(start, end, text[start:end], "NAME", {"type": match[0]})


def _before_next(text: str, end: int, earliest: int, known: list[Mention]) -> int:
    """The end of a title, cut before a known instrument, or a known organ behind "and", that begins within it."""
    for mention in sorted(known, key=lambda mention: mention.start):
        if earliest < mention.start < end:
            joined = text[: mention.start].endswith(("and ", "and the "))
            if mention.label != "ORGAN" or joined:
                return len(text[: mention.start].removesuffix("the ").removesuffix("and ").rstrip())
    return end


LEADING = re.compile(
    r"^(?:The|Also|Further|[A-Z][a-z]+(?:ing|izes|ises)|Recalls|Reaffirms|Welcomes|Notes|Takes|Urges|Calls|Requests|Decides|"
    r"States|State|Parties|Party|Member|Articles?|Chapters?|In|Of|And|By|To|For|On|At|Its|This|That|Under|Governments?|"
    r"Assembly|Committee|Commission|Secretary-General|Group|Conference|Implementation|Effective|Review|Progress|Follow-up|"
    r"[IVXLC]+|Parts?|Annex|Section|Paragraphs?) (?:and |of )?"
)


def _without_lead(words: str) -> str:
    """The words before a type word without those that open a sentence or another phrase."""
    while words and (match := LEADING.match(words)):
        words = words[match.end() :]
    return words if words.split(" ")[0] not in ("and", "of") else ""


def _specific(left: str, right: str, type_word: str) -> bool:
    """Whether a run names one instrument: something proper besides the type word stands in it."""
    before = [word for word in re.findall(r"[A-ZÀ-Þ][\w'À-ÿ\-]+", left) if word not in GENERIC]
    behind = [word for word in re.findall(r"[A-ZÀ-Þ][\w'À-ÿ\-]+|\d{4}", right) if word not in GENERIC]
    if re.match(r" (?:on|for|against|concerning|relating to|to|of|regarding)\b", right):
        return bool(before) or len(behind) > 1
    if type_word in WEAK:
        return len(before) > 2
    return bool(before)
