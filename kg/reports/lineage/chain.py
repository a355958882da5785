"""The line of a recurring text: back to the oldest text that is known, forward to the newest."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kg.errors import UnknownName
from kg.reports.lineage.links import Link, age, draft_of, predecessor
from kg.reports.lineage.texts import Collection, TextFacts
from kg.symbol import canonical, is_symbol, kind_of

NEAR = 8
"""Texts offered where none has the name that was asked for."""


@dataclass(frozen=True, slots=True)
class Step:
    """A text of a line, what it goes back to, and the draft that it was adopted from."""

    text: TextFacts
    link: Link | None
    """To the step before it; None for the first."""
    draft: Link | None
    branches: tuple[TextFacts, ...] = ()
    """Other texts that go back to this one beside the next step."""


@dataclass(frozen=True, slots=True)
class Earlier:
    """An act of the same organ that texts of a line cite and that is not in the collection."""

    iri: str
    label: str
    year: int | None
    page: str | None
    cited_by: tuple[TextFacts, ...]


def find(collection: Collection, name: str) -> TextFacts:
    """Return the text that a symbol or title means; raises UnknownName where there is none in the collection."""
    words = " ".join(name.split()).casefold()
    symbol = canonical(name) if is_symbol(name) else name
    for text in collection.texts.values():
        if text.symbol and text.label in (symbol, name.strip()):
            return text
    titled = collection.by_subject.get(words.strip(" .:"), ())
    if titled:
        return titled[-1]
    near = [
        text.label
        for text in collection.texts.values()
        if words in text.label.casefold() or words in (text.subject or "")
    ]
    offered = f"; there are {', '.join(sorted(near)[:NEAR])}" if near else ""
    raise UnknownName(f"the collection holds no text {name!r}{offered}")


def line(collection: Collection, start: TextFacts) -> tuple[Step, ...]:
    """Return the line on which a text stands, the oldest text first; of a superseded draft, that of its adopted text."""
    adopted = next((text for text in collection.texts.values() if text.draft == start.iri), None)
    current = adopted or start
    links = {current.iri: predecessor(current, collection)}
    back = [current]
    while (link := links[back[-1].iri]) is not None:
        back.append(link.earlier)
        links[link.earlier.iri] = predecessor(link.earlier, collection)
    texts = back[::-1]
    branches: dict[str, tuple[TextFacts, ...]] = {}
    while after := successors(collection, texts[-1]):
        following = min(after, key=lambda found: (found.later.subject != texts[-1].subject, *age(found.later)))
        branches[texts[-1].iri] = tuple(found.later for found in after if found is not following)
        links[following.later.iri] = following
        texts.append(following.later)
    return tuple(Step(text, links[text.iri], draft_of(text, collection), branches.get(text.iri, ())) for text in texts)


def successors(collection: Collection, text: TextFacts) -> tuple[Link, ...]:
    """Return the links of the texts that go back to this one, the oldest first."""
    namesakes = collection.by_subject.get(text.subject or "", ())
    citing = [collection.texts[iri] for iri in collection.cited_by.get(text.iri, ())]
    found = []
    for other in {one.iri: one for one in (*namesakes, *citing)}.values():
        if other.organ == text.organ and other.iri not in collection.superseded:
            link = predecessor(other, collection)
            if link is not None and link.earlier.iri == text.iri:
                found.append(link)
    return tuple(sorted(found, key=lambda link: age(link.later)))


def parallel(collection: Collection, steps: Sequence[Step]) -> tuple[TextFacts, ...]:
    """Return the texts of other organs with the title of a text of the line, the oldest first."""
    own = {step.text.iri for step in steps} | {step.draft.earlier.iri for step in steps if step.draft}
    titles = {step.text.subject for step in steps if step.text.subject}
    organs = {step.text.organ for step in steps}
    found = [text for title in sorted(titles) for text in collection.by_subject.get(title, ()) if text.iri not in own]
    return tuple(
        sorted((text for text in found if text.organ not in organs), key=lambda one: (one.date or "", one.label))
    )


def earlier(collection: Collection, steps: Sequence[Step]) -> tuple[Earlier, ...]:
    """Return the acts of the line's organ that its texts cite and the collection lacks, the most cited first.

    Among them is what lies between and before the texts that are here; which of them belong to the line, only their
    text would tell.
    """
    organ = steps[0].text.organ
    found: dict[str, list[TextFacts]] = {}
    for step in steps:
        for iri in collection.cites.get(step.text.iri, frozenset()):
            label = collection.labels.get(iri, "")
            absent = iri not in collection.texts and collection.organ_of.get(iri) == organ
            if absent and is_symbol(label) and kind_of(label) in ("resolution", "decision"):
                found.setdefault(iri, []).append(step.text)
    rows = [
        Earlier(
            iri=iri,
            label=collection.labels[iri],
            year=int(collection.years[iri]) if iri in collection.years else None,
            page=collection.pages.get(iri),
            cited_by=tuple(citing),
        )
        for iri, citing in found.items()
    ]
    return tuple(sorted(rows, key=lambda one: (-len(one.cited_by), -(one.year or 0), one.label)))


def lines(collection: Collection) -> tuple[tuple[Link, ...], ...]:
    """Return the links of every line of two texts or more, each from its oldest link on, the longest line first.

    Where two texts go back to one, the line goes on with the older of them; the other begins no line of its own.
    """
    texts = [text for iri, text in collection.texts.items() if iri not in collection.superseded]
    links = {text.iri: link for text in texts if (link := predecessor(text, collection))}
    after: dict[str, list[Link]] = {}
    for link in links.values():
        after.setdefault(link.earlier.iri, []).append(link)
    found = []
    for iri in sorted(after.keys() - links.keys()):
        chain: list[Link] = []
        current = iri
        while current in after:
            following = min(
                after[current], key=lambda link: (link.later.subject != link.earlier.subject, *age(link.later))
            )
            chain.append(following)
            current = following.later.iri
        found.append(tuple(chain))
    return tuple(sorted(found, key=lambda chain: (-len(chain), chain[0].earlier.label)))
