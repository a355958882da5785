"""Names of instruments and organs: those of the registry by phrase, others by the pattern of a title."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from spacy.language import Language
from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc

from kg.model import Mention
from kg.nlp.patterns import fold
from kg.registry import instruments, organs

TYPE_WORDS = (
    "Declaration|Convention|Conventions|Covenant|Protocol|Protocols|Agreement|Agreements|Accord|Accords|Charter|Statute|"
    "Programme of Action|Plan of Action|Platform for Action|Action Plan|Action Agenda|Framework for Action|Call for Action|"
    "Call to Action|Consensus|Compact|Treaty|Pathway|Commitment|Code of Conduct|Guiding Principles|Basic Principles|"
    "Principles|Guidelines|Standard Minimum Rules|Rules|Strategy|Road Map|Roadmap|Communiqué|Memorandum of Understanding|"
    "Programme of Work|Outcome Document|Agenda for Action|Framework Agreement|Constitutive Act|Implementation Plan|Manifesto"
)
TYPE_WORD = re.compile(rf"\b(?:{TYPE_WORDS})\b")
CAPITAL = r"(?:[A-ZÀ-Þ][\w'À-ÿ\-]*|\d{4}(?:-\d{4})?)"
LINK = r"(?:of|the|on|for|to|and|in|against|concerning|relating|with|by|from|its|their|between|among|as|at|or|all)"
LEFT = re.compile(rf"((?:{CAPITAL}(?:(?:,)? (?:and |of the |of |for )?))+)$")
RIGHT = re.compile(rf"^(?:,? {LINK}(?: {LINK}){{0,3}} {CAPITAL}(?: {CAPITAL})*|(?: {CAPITAL})+)+")
RIGHT_COMMA = re.compile(rf"^, {CAPITAL}(?:, {CAPITAL})* and {CAPITAL}")
NOT_ALONE = re.compile(r"^(?:the |The )?(?:[Pp]revious|[Rr]elevant|[Oo]ther|[Aa]ll|[Ss]uch|[Tt]hese|[Ss]aid)\b")
VERB_START = re.compile(r"^(?:[A-Z]\w+(?:ing|s) )")
WEAK = frozenset(
    [
        "Principles",
        "Guidelines",
        "Rules",
        "Strategy",
        "Agreement",
        "Agreements",
        "Protocol",
        "Protocols",
        "Conventions",
        "Programme",
        "Commitment",
    ]
)


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


class NameFinder:
    """Finds names in a Doc; built once for a vocabulary."""

    def __init__(self, nlp: Language) -> None:
        self.rows, phrases = _phrases()
        self.matcher = PhraseMatcher(nlp.vocab, attr="LOWER")
        for key, forms in phrases.items():
            self.matcher.add(key, [nlp.make_doc(form) for form in forms])
        self.strings = nlp.vocab.strings

    def find(self, doc: Doc) -> Iterator[Mention]:
        """INSTRUMENT, SHORT_FORM, NAME and ORGAN mentions of a folded Doc, in text order, none within another.

        Fields: `key` of the instrument or organ; `short` for the short form of an organ.
        """
        text = doc.text
        found: list[Mention] = []
        for match_id, first, last in self.matcher(doc):
            label, key = self.rows[self.strings[match_id]]
            start, end = doc[first].idx, doc[last - 1].idx + len(doc[last - 1])
            printed = text[start:end]
            if not (printed[0].isupper() or printed[0].isdigit()):
                continue
            if label == "ORGAN_SHORT":
                if _part_of_longer_name(text, start, end):
                    continue
                found.append(Mention(start, end, printed, "ORGAN", {"short": key}))
            elif label == "SHORT_FORM":
                if _part_of_longer_name(text, start, end):
                    continue
                found.append(Mention(start, end, printed, label, {"form": key}))
            else:
                found.append(Mention(start, end, printed, label, {"key": key}))
        found = _longest(found)
        found.extend(_open_names(text, found))
        yield from sorted(_longest(found), key=lambda mention: mention.start)


def _longest(mentions: list[Mention]) -> list[Mention]:
    """The mentions without those that lie within or across a longer one; the earlier wins among equals."""
    kept: list[Mention] = []
    for mention in sorted(mentions, key=lambda m: (m.start - m.end, m.start)):
        if all(mention.end <= other.start or mention.start >= other.end for other in kept):
            kept.append(mention)
    return kept


def _part_of_longer_name(text: str, start: int, end: int) -> bool:
    before = re.search(r"([A-Z][\w'\-]*) $", text[max(0, start - 40) : start])
    if (
        before
        and before[1] not in ("The", "That", "In", "Of", "Its", "By", "And", "As", "To")
        and not (start - len(before[0]) <= 0 or VERB_START.match(before[0]))
    ):
        return True
    return bool(re.match(r" (?:of|on|for|against|to) (?:the )?[A-Z]| [A-Z][a-z]", text[end : end + 40]))


def _open_names(text: str, known: list[Mention]) -> Iterator[Mention]:
    """Titles that the registry does not hold: a run of capitalised words around a type word."""
    spans = [(mention.start, mention.end) for mention in known if mention.label != "ORGAN"]
    reached = 0
    for match in TYPE_WORD.finditer(text):
        if match.start() < reached or any(start <= match.start() < end for start, end in spans):
            continue
        start, end = match.start(), match.end()
        left = LEFT.search(text, max(0, start - 120), start)
        if left:
            words = left[1]
            while words and (cut := _not_of_title(words)):
                words = words[cut:]
            start -= len(words)
        right = RIGHT.match(text[end : end + 200])
        if right:
            end += len(right[0])
            more = RIGHT_COMMA.match(text[end : end + 200])
            if more:
                end += len(more[0])
        printed = text[start:end]
        if len(printed.split()) < 2 or not _specific(printed, match[0]):
            continue
        reached = end
        yield Mention(start, end, printed, "NAME", {"type": match[0]})


LEADING_NOISE = re.compile(
    r"^(?:The|Also|Further|Recalling|Reaffirming|Welcoming|Noting|Taking|Guided|Bearing|[A-Z]\w+(?:ing|izes|s) (?=the |its )|"
    r"[A-Z]\w+ing|Recalls|Reaffirms|Welcomes|Notes|Takes|Urges|Calls|Requests|Decides|States|State|Parties|Party|Member|"
    r"Article|Articles|Chapter|In|Of|And|By|To|For|On|At|Its|This|That|Under|Having|Government|Governments|Council|Assembly|"
    r"Committee|Commission|Secretary-General|Group|Conference)(?:,)? (?:and |of the |of |for )?"
)


def _not_of_title(words: str) -> int:
    match = LEADING_NOISE.match(words)
    return match.end() if match else 0


def _specific(printed: str, type_word: str) -> bool:
    """Whether a run names one instrument: something proper besides the type word stands in it."""
    rest = printed.replace(type_word, " ", 1)
    proper = [
        word
        for word in re.findall(r"[A-ZÀ-Þ][\w'À-ÿ\-]+", rest)
        if word not in ("Member", "States", "Parties", "State")
    ]
    if not proper:
        return False
    if type_word in WEAK:
        return len(proper) >= 2
    return True
