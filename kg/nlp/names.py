"""Names of instruments and organs: those of the registry by phrase, others by the pattern of a title."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache

from spacy.language import Language
from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc

from kg.folding import fold
from kg.model import Mention
from kg.nlp.clues import clues, definition
from kg.nlp.opinions import find_opinions
from kg.nlp.titles import find_titles
from kg.registry import instruments, organs

SHORT = {"ORGAN_SHORT": ("ORGAN", "short"), "SHORT_FORM": ("SHORT_FORM", "form")}
"""Label and field of a mention for the rows that are short forms."""
GLUED = re.compile(r'\d(?:(?<=[a-z]{3}\d)|(?<=[a-z]{3}[,;]\d))\d{0,2}(?=[\s,.;:)"]|$)')
"""The mark of a footnote that stands on a word or its comma: "Rights of the Child,52"."""
SMALL = re.compile(r"[^\w]+|\b(?:the|of|on|for|to|in|and|a|an)\b")
TAIL = re.compile(r" (?:on|of|for|against|relating to|concerning) ")
"""What begins the subject of a title."""


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


@cache
def _spellings() -> Mapping[str, str]:
    """Key of the instrument that each label means, under its words without small words, signs and case."""
    found: dict[str, str] = {}
    for instrument in instruments().values():
        for label in instrument.labels:
            found.setdefault(_spelling(label), instrument.key)
    return found


def _spelling(name: str) -> str:
    return " ".join(SMALL.sub(" ", fold(name).casefold()).split())


class NameFinder:
    """Finds names in a Doc; built once for a vocabulary."""

    def __init__(self, nlp: Language) -> None:
        self.nlp = nlp
        self.rows, phrases = _phrases()
        self.matcher = PhraseMatcher(nlp.vocab, attr="LOWER")
        for key, forms in phrases.items():
            self.matcher.add(key, [nlp.make_doc(form) for form in forms])
        self.strings = nlp.vocab.strings

    def find(self, doc: Doc, text: str) -> Iterator[Mention]:
        """INSTRUMENT, SHORT_FORM, NAME, COMMENT and ORGAN mentions of a folded Doc and its text, in text order, none within another.

        Fields: `key` of the instrument or organ; `short` for the short form of an organ; `form` of a short form, with its
        `clues`; `type` word of a NAME; `defined`, the short form that the text defines behind a name.
        """
        if GLUED.search(text):
            text = GLUED.sub(lambda mark: " " * len(mark[0]), text)
            doc = self.nlp.make_doc(text)
        found = list(self._known(doc, text))
        titles = [*find_opinions(text), *(_known_title(title) for title in find_titles(text, found))]
        if titles:
            found = _longest([*found, *titles])
        found.sort(key=lambda mention: mention.start)
        for position, mention in enumerate(found):
            if mention.label == "SHORT_FORM":
                yield _sharing(mention, found[position + 1 : position + 2], text)
            elif mention.label != "ORGAN" and (form := definition(text, mention.end)):
                yield replace(mention, fields={**mention.fields, "defined": form})
            else:
                yield mention

    def _known(self, doc: Doc, text: str) -> Iterator[Mention]:
        """The phrases of the registry, the longest first where they overlap."""
        taken: set[int] = set()
        for match_id, first, last in sorted(self.matcher(doc), key=lambda match: (match[1] - match[2], match[1])):
            if not taken.isdisjoint(range(first, last)):
                continue
            token = doc[last - 1]
            start, end = doc[first].idx, token.idx + len(token)
            if not (text[start].isupper() or text[start].isdigit()):
                continue
            label, key = self.rows[self.strings[match_id]]
            if label in SHORT and _part_of_longer_name(text, start, end):
                continue
            taken.update(range(first, last))
            shown, name = SHORT.get(label, (label, "key"))
            fields = {name: key} | (clues(text, start, end) if label == "SHORT_FORM" else {})
            yield Mention(start, end, text[start:end], shown, fields)


def _longest(mentions: list[Mention]) -> list[Mention]:
    """The mentions without those that lie within or across a longer one; the earlier wins among equals."""
    kept: list[Mention] = []
    taken: set[int] = set()
    for mention in sorted(mentions, key=lambda m: (m.start - m.end, m.start)):
        if taken.isdisjoint(range(mention.start, mention.end)):
            kept.append(mention)
            taken.update(range(mention.start, mention.end))
    return kept


def _known_title(title: Mention) -> Mention:
    """The title as a mention of the instrument that bears it in another spelling ("Non Proliferation"), else as it is."""
    key = _spellings().get(_spelling(title.text))
    return replace(title, label="INSTRUMENT", fields={"key": key}) if key else title


def _sharing(mention: Mention, following: list[Mention], text: str) -> Mention:
    """The short form as the instrument that shares the subject of the next: "the Declaration and the Programme of Action on …"."""
    for other in following:
        if other.label == "INSTRUMENT" and text[mention.end : other.start] in (" and ", " and the "):
            for tail in TAIL.finditer(other.text):
                key = _spellings().get(_spelling(mention.text + other.text[tail.start() :]))
                if key:
                    return replace(mention, label="INSTRUMENT", fields={"key": key})
    return mention


NOT_PROPER = frozenset(
    "The That In Of Its By And As To On For This With From Under At Also Further These Those Such Both Said".split()
)
BEFORE = re.compile(r"(?:^|[^\w'-])([A-Z][\w'\-]*) $")
BEHIND = re.compile(
    r" (?:of|on|for|against|to|between|concerning|relat(?:ing|ive) to|governing|establishing) (?:the |an? )?[A-Z]"
    r"| [A-Z][a-z]| items?\b"
)


def _part_of_longer_name(text: str, start: int, end: int) -> bool:
    """Whether a short form is only a piece of a longer proper name ("National Assembly", "Council of Europe")."""
    before = BEFORE.search(text, max(0, start - 40), start)
    if before and before[1] not in NOT_PROPER and before.start(1) > 0 and not before[1].endswith("'s"):
        return True
    return BEHIND.match(text, end) is not None
