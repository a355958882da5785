"""Citations found against the editors' links of one document, as distinct pairs of a document and a symbol."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from kg.evaluate.editors import Edition, EditorsLink, Place
from kg.evaluate.keys import citation_keys, cited_organ, kind_cited, symbol_keys
from kg.evaluate.known import NOTHING, Known, Side
from kg.evaluate.measure import Measure
from kg.model import Citation, Extraction, Paragraph

Places = frozenset[Place]
NOWHERE: Places = frozenset()
Outcome = Literal["both", "found but not linked", "linked but not found"]


@dataclass(frozen=True, slots=True)
class Pair:
    """A symbol that a document cites by our reading, by the editors' links, or by both."""

    document: str
    symbol: str
    kind: str
    organ: str | None
    """Key of the organ whose series the symbol belongs to."""
    linked: Places
    found: Places
    paragraph: str | None
    quote: str
    """What we took for the citation; for a pair that we missed, what the editors linked."""
    rule: str | None
    """The rule that settled it; None where we missed it."""
    sentence: str
    judged: Side | None = None
    reason: str | None = None
    """Why the disagreement is held to be the editors', where it has been judged."""

    @property
    def corrected(self) -> Places:
        """Where it is cited when what is known of the editors' links is taken into account."""
        if self.judged is None:
            return self.linked
        return NOWHERE if self.judged == "theirs" else self.linked | (self.found or frozenset({"paragraph"}))


def outcome(pair: Pair, *, notes: bool = True, known: bool = False) -> Outcome | None:
    """How the two readings of a pair compare, or None where it does not count.

    Without `notes` only what stands in paragraphs counts, and a link in a footnote excuses a citation found in the
    paragraph. With `known`, the judged disagreements count as judged.
    """
    linked, found = pair.corrected if known else pair.linked, pair.found
    if not notes:
        wanted, has = "paragraph" in linked, "paragraph" in found
        if wanted and has:
            return "both"
        if wanted:
            return "linked but not found"
        return "found but not linked" if has and not linked else None
    if linked and found:
        return "both"
    if linked:
        return "linked but not found"
    return "found but not linked" if found else None


def measured(pairs: Iterable[Pair], *, notes: bool = True, known: bool = False) -> Measure:
    """How often found citations and links agree."""
    outcomes = [outcome(pair, notes=notes, known=known) for pair in pairs]
    return Measure(
        outcomes.count("both"), outcomes.count("found but not linked"), outcomes.count("linked but not found")
    )


@dataclass(frozen=True, slots=True)
class _Evidence:
    """Where a pair is to be seen."""

    paragraph: str | None
    quote: str
    rule: str | None
    sentence: str
    before: str


def pairs(edition: Edition, extraction: Extraction | None, known: Known = NOTHING) -> Iterator[Pair]:
    """The pairs of one document in order of their symbols; the document's own symbol is none. None reads as empty."""
    head = edition.document.masthead
    paragraphs = {paragraph.id: paragraph for paragraph in extraction.document.paragraphs} if extraction else {}
    found: dict[str, list[Citation]] = {}
    for citation in extraction.citations if extraction else ():
        for key in citation_keys(citation):
            found.setdefault(key, []).append(citation)
    linked: dict[str, list[EditorsLink]] = {}
    for link in edition.links:
        linked.setdefault(link.symbol, []).append(link)
    for symbol in sorted({*found, *linked, *known.ours} - {*symbol_keys((head.symbol,)), ""}):
        ours, theirs = found.get(symbol, []), linked.get(symbol, [])
        seen = _ours(ours[0], paragraphs) if ours else _theirs(theirs)
        judged = _judged(symbol, bool(theirs), known)
        yield Pair(
            document=head.symbol or edition.path.stem,
            symbol=symbol,
            kind=kind_cited(symbol, seen.before),
            organ=cited_organ(symbol),
            linked=frozenset(link.place for link in theirs),
            found=frozenset("footnote" if one.footnote is not None else "paragraph" for one in ours),
            paragraph=seen.paragraph,
            quote=seen.quote,
            rule=seen.rule,
            sentence=seen.sentence,
            judged=judged[0] if judged else None,
            reason=judged[1] if judged else None,
        )


def _judged(symbol: str, linked: bool, known: Known) -> tuple[Side, str] | None:
    if symbol in known.theirs:
        return "theirs", known.theirs[symbol]
    return ("ours", known.ours[symbol]) if symbol in known.ours and not linked else None


def _ours(citation: Citation, paragraphs: Mapping[str, Paragraph]) -> _Evidence:
    paragraph = paragraphs[citation.paragraph]
    sentence, before = paragraph.text, paragraph.text[: citation.start]
    if citation.footnote is not None:
        sentence = citation.footnote_text or ""
        offset = next((note.offset for note in paragraph.footnotes if note.label == citation.footnote), None)
        before = f"{paragraph.text[:offset]} {sentence[: citation.start]}"
    return _Evidence(paragraph.id, citation.text, citation.rule, sentence, before)


def _theirs(links: Sequence[EditorsLink]) -> _Evidence:
    first = min(links, key=lambda link: link.place != "paragraph", default=None)
    if first is None:
        return _Evidence(None, "", None, "", "")
    return _Evidence(first.paragraph, first.sentence[first.start : first.end], None, first.sentence, first.before)
