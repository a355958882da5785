"""Which text a text goes back to: its draft, or the last text of the same organ on the same matter before it.

A link rests on grounds that are kept with it: the same title, that the later text recalls the earlier, and how much of
the shorter stands word for word in the longer. A wrong link is worse than a missing one.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kg.reports.lineage.texts import Collection, Recalled, TextFacts
from kg.symbol import organ_of, parse

ALIKE = 0.25
"""Part of the shorter text that must stand in the other where only the title is the same."""
RENAMED = 0.5
"""The same where the title changed and the later text cites the earlier."""
SAME_TEXT = 0.5
"""The same for a draft without a symbol and the text adopted at its session."""


@dataclass(frozen=True, slots=True)
class Link:
    """A text and the one that it goes back to."""

    later: TextFacts
    earlier: TextFacts
    kind: str
    """`draft` or `predecessor`."""
    grounds: tuple[str, ...]
    similarity: float
    recalled: Recalled | None
    """The place where the later names the earlier."""


def draft_of(text: TextFacts, collection: Collection) -> Link | None:
    """Return the link to the draft that a text was adopted from; None where it is not in the collection.

    It is the one that the text names, else a draft without a symbol of the same organ, session and title, half of which
    stands in the text.
    """
    if text.status == "draft":
        return None
    named = collection.texts.get(text.draft or "")
    if named is not None:
        alike = collection.similarity(text.iri, named.iri)
        return Link(text, named, "draft", ("the text names its draft",), alike, None)
    for other in collection.by_subject.get(text.subject or "", ()):
        if other.status == "draft" and not other.symbol and (other.organ, other.session) == (text.organ, text.session):
            alike = collection.similarity(text.iri, other.iri)
            if alike >= SAME_TEXT:
                return Link(text, other, "draft", ("the same organ, session and title",), alike, None)
    return None


def predecessor(text: TextFacts, collection: Collection) -> Link | None:
    """Return the link to the last text of the same organ on the same matter before this one; None where none is known."""
    found = list(_candidates(text, collection))
    if not found:
        return None
    return max(found, key=lambda link: (*age(link.earlier), link.earlier.status != "draft", len(link.grounds)))


def age(text: TextFacts) -> tuple[int, str, str]:
    """Return what puts the texts of one organ in their order: session, date, symbol."""
    return (text.session if text.session is not None else -1, text.date or "", text.label)


def _candidates(text: TextFacts, collection: Collection) -> Iterator[Link]:
    cited = collection.cites.get(text.iri, frozenset())
    namesakes = collection.by_subject.get(text.subject or "", ())
    others = [collection.texts[iri] for iri in cited if iri in collection.texts]
    for other in {one.iri: one for one in (*namesakes, *others)}.values():
        if not _before(other, text) or other.organ != text.organ or other.iri in collection.superseded:
            continue
        same, names = other.subject is not None and other.subject == text.subject, other.iri in cited
        session = same and not names and _of_session(cited, other, collection)
        if not (same or names):
            continue
        alike = collection.similarity(text.iri, other.iri)
        if not (same and names) and alike < (ALIKE if same else RENAMED):
            continue
        grounds = (
            *(("the same title",) if same else ("another title",) if text.subject and other.subject else ()),
            *(("the later text cites the earlier",) if names else ()),
            *(("the later text cites a text of that session",) if session else ()),
            *(
                (f"{alike:.0%} of the shorter stands in the longer".replace("%", " per cent"),)
                if alike >= ALIKE
                else ()
            ),
        )
        yield Link(
            text, other, "predecessor", grounds, alike, collection.recalled(text.iri, other.iri) if names else None
        )


def _before(other: TextFacts, text: TextFacts) -> bool:
    """Whether one text is of an earlier session, or of an earlier day where a session is not known or the organ has none."""
    if other.iri == text.iri:
        return False
    if other.session is not None and text.session is not None and other.session != text.session:
        return other.session < text.session and (other.date or "") <= (text.date or "9999")
    drafts = "draft" in (other.status, text.status)
    if not other.date or not text.date or (drafts and other.session is not None and other.session == text.session):
        return False
    return other.date < text.date


def _of_session(cited: frozenset[str], other: TextFacts, collection: Collection) -> bool:
    """Whether a text cites an act of the organ and session of a draft that has no symbol: the text adopted from it."""
    if other.symbol or other.session is None:
        return False
    for iri in cited:
        if collection.organ_of.get(iri) != other.organ or organ_of(collection.labels.get(iri, "")) is None:
            continue
        found = parse(collection.labels.get(iri, ""))
        if found is not None and found.session == str(other.session):
            return True
    return False
