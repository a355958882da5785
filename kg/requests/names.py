"""Whom the short names of a document mean: "the Council", "the High Commissioner", "the Working Group"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache, lru_cache
from itertools import chain

from kg.model import Citation, Document, Organ
from kg.registry import concepts, organ_named, organs
from kg.requests.lexicon import FILE, blanked, generic_titles, organ_names
from kg.requests.longer import Longer, heading_names, longer_names

ORGAN_SHORT = re.compile(r"\b(?:Council|Assembly|Commission|Board|Court|Conference)\b")
ARTICLE = re.compile(r"^(?:(?:the|its|his|her|their|our|an?|those|these) )+", re.IGNORECASE)
MEMBERS = re.compile(r"(?P<head>[A-Z][\w-]+) (?P<what>members?|secretariat)$")
OF_SHORT = re.compile(r"(?P<before>.+) of the (?P<short>Council|Assembly|Commission|Court)$")


FAR_BACK = 4000
"""How many characters of a paragraph are read back for the name that a short form stands for."""
CLEARLY = 3
"""How many times as often as any other a name must be printed to be the one that is meant."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a name stands: paragraph by position in the document, and offset in it."""

    paragraph: int
    offset: int


@dataclass(frozen=True, slots=True)
class Names:
    """The names that a document prints, to tell what its short forms mean."""

    organ: Organ | None
    title: str
    texts: tuple[str, ...]
    """Texts of the paragraphs as printed."""
    citations: Mapping[str, tuple[Citation, ...]] = field(default_factory=dict)
    """The citations of each paragraph, by its id."""

    def before(self, place: Place) -> str:
        """What the paragraph prints right before the place."""
        return blanked(self.texts[place.paragraph])[max(0, place.offset - FAR_BACK) : place.offset]

    def printed_before(self, place: Place) -> str:
        """The same part, not folded."""
        return self.texts[place.paragraph][max(0, place.offset - FAR_BACK) : place.offset]


def names_of(document: Document, citations: tuple[Citation, ...]) -> Names:
    """The names of a document; `citations` are those found in it."""
    cited: dict[str, list[Citation]] = {}
    for citation in citations:
        if citation.footnote is None:
            cited.setdefault(citation.paragraph, []).append(citation)
    return Names(
        organ=organs().get(document.masthead.organ or ""),
        title=document.masthead.title or "",
        texts=tuple(paragraph.text for paragraph in document.paragraphs),
        citations={paragraph: tuple(rows) for paragraph, rows in cited.items()},
    )


def full_name(printed: str, names: Names, place: Place) -> str:
    """The full title that a printed name has in the document, without article; as printed where the text leaves it open."""
    words = ARTICLE.sub("", " ".join(printed.split())).replace("Secretary General", "Secretary-General")
    if words in ("it", "itself") and names.organ is not None:
        return names.organ.name
    organ = organ_named(words)
    if organ is not None:
        return organ.name
    short = _organ_meant(words, names, place) or _titled(words, names, place) or _generic(words, names, place)
    if short is not None:
        return short
    if members := MEMBERS.match(words):
        whole = full_name(members["head"], names, place)
        return f"{members['what']} of the {whole}" if whole != members["head"] else words
    if inner := OF_SHORT.match(words):
        return f"{inner['before']} of the {full_name(inner['short'], names, place)}"
    return words


@cache
def _short_forms() -> Mapping[str, list[Organ]]:
    table: dict[str, list[Organ]] = {}
    for organ in organs().values():
        for short in organ.short_forms:
            table.setdefault(short, []).append(organ)
    return table


def _organ_meant(words: str, names: Names, place: Place) -> str | None:
    """The organ that a short form such as "Council" means here."""
    rows = _short_forms().get(words)
    if rows is None:
        return None
    if names.organ in rows and names.organ is not None:
        return names.organ.name
    if names.organ is not None:
        parent = [organ for organ in rows if organ.key == names.organ.parent]
        if parent:
            return parent[0].name
    earlier = (blanked(text) for text in reversed(names.texts[: place.paragraph]))
    for text in chain((names.before(place),), earlier, (blanked(names.title),)):
        named = [organ for match in organ_names().finditer(text) if (organ := organ_named(match[0])) in rows]
        if named and named[-1] is not None:
            return named[-1].name
    principal = [organ for organ in rows if organ.key == "ga"]
    return principal[0].name if principal else None


@cache
def _titles() -> Mapping[str, tuple[tuple[str, tuple[str, ...]], ...]]:
    table: dict[str, list[tuple[str, tuple[str, ...]]]] = {}
    for row in concepts(FILE, "AddresseeTitle"):
        for short in row["shortForm"]:
            table.setdefault(short, []).append((row["prefLabel"][0], row.get("presumedIn", ())))
    return {short: tuple(rows) for short, rows in table.items()}


def _titled(words: str, names: Names, place: Place) -> str | None:
    """The title in the ontology that a short form means: the one printed last before it, else the organ's own."""
    rows = _titles().get(words, ())
    if len(rows) == 1:
        return rows[0][0]
    labels = [label for label, _ in rows]
    if nearest := _last_printed(names.before(place), labels):
        return nearest
    for label, presumed in rows:
        if names.organ is not None and names.organ.key in presumed:
            return label
    if nearest := _last_printed(blanked(names.title), labels):
        return nearest
    counts = Counter(label for label in labels for text in map(blanked, names.texts) if label in text)
    if len(counts) > 1 and names.organ is None:
        return None
    return counts.most_common(1)[0][0] if counts else None


def _last_printed(text: str, labels: list[str]) -> str | None:
    places = {label: text.rfind(label) for label in labels}
    best = max(places, key=lambda label: (places[label], -len(label)), default=None)
    return best if best is not None and places[best] >= 0 else None


@lru_cache(maxsize=64)
def _everywhere(words: str, texts: tuple[str, ...]) -> list[Longer]:
    last = words.rsplit(" ", 1)[-1]
    return [name for text in texts if last in text for name in longer_names(words, text, blanked(text))]


@lru_cache(maxsize=64)
def _is_defined(title: str, texts: tuple[str, ...]) -> bool:
    """Whether a document says itself what it calls by the title: "the Committee established pursuant to …"."""
    printed = re.escape(title)
    definition = re.compile(
        rf"\b{printed} (?:established|created) (?:pursuant|by|under)|\([^()]*[“\"](?:the )?{printed}[”\"]\)"
    )
    return any(definition.search(text) for text in texts)


def _generic(words: str, names: Names, place: Place) -> str | None:
    """The longer name that a title such as "Working Group" has in the heading, in the paragraph or throughout the document."""
    if words not in generic_titles() or _is_defined(words, names.texts):
        return None
    heading = heading_names(words, names.title)
    if heading:
        return heading[-1]
    before = longer_names(words, names.printed_before(place), names.before(place))
    found = before or _everywhere(words, names.texts)
    sure = [name.text for name in found if not name.after_report] or [name.text for name in found]
    if before:
        return sure[-1]
    ranked = Counter(sure).most_common(2)
    return ranked[0][0] if len(ranked) == 1 or (ranked and ranked[0][1] >= CLEARLY * ranked[1][1]) else None
