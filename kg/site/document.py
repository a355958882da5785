"""The page of a document: its text as it is printed, with everything marked, and in the margin who else cites what it cites."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial

from kg.graph import GraphStore
from kg.link.page import cited_texts
from kg.link.text import formula, note_pieces, paragraph_pieces, tree
from kg.model import Citation, Extraction, Masthead, ReportingRequest, Vote
from kg.network import Edge, Node
from kg.site.collection import Collection, Related, lineage
from kg.site.frame import in_explorer, page
from kg.site.stored import extraction_of
from kg.site.wording import organ_name
from kg.symbol import is_symbol
from kg.symbol import page as page_at_un
from kg.views.names import KINDS

OTHERS = 2
"""Other texts that the margin names for each source, the latest first."""
KIN = 12
"""Earlier and later texts of its line that a page names; the others are counted."""
CITING = 30
"""Citing texts that a page names, the latest first; the others are counted."""
BALLOTS = (("in-favour", "in favour"), ("against", "against"), ("abstaining", "abstaining"))


@dataclass(frozen=True, slots=True)
class Way:
    """Where a text can be read: an address and whether it is a page of this site."""

    href: str
    here: bool


To = Callable[[str], Way]
"""From the key of a text to where it can be read; the address is empty where it can be read nowhere."""


@dataclass(frozen=True, slots=True)
class Source:
    """A text that a paragraph cites, with those that cite it too."""

    node: Node
    label: str
    verbs: tuple[str, ...]
    others: int
    """How many other texts of the collection cite it."""
    latest: tuple[Edge, ...]


@dataclass(frozen=True, slots=True)
class Ballot:
    """One column of a vote."""

    key: str
    name: str
    count: int | None
    states: tuple[str, ...]


def document_html(store: GraphStore, texts: Collection, key: str, *, to: To, path: str | None) -> str:
    """The page of a document of the collection; `to` says where other texts can be read, `path` where the page lies."""
    node = texts.node(key)
    extraction = extraction_of(store, node.iri or "", texts.key_of)
    head, paragraphs = extraction.document.masthead, extraction.document.paragraphs
    name = head.symbol or head.title or key
    kin, citing = lineage(texts, key), texts.cited_by.get(key, ())
    cited = [row for row in cited_texts(extraction) if row.label in texts.network.index]
    return page(
        "document.html",
        path=path,
        title=name,
        language=head.language,
        eyebrow=_eyebrow(head, node),
        lead=head.title if head.title and head.title != name else "",
        styles=("document.css",),
        scripts=("card.js",),
        head=head,
        organ=organ_name(head.organ),
        printed=_printed_title(head),
        summary=_summary(extraction, len(citing)),
        official=page_at_un(head.symbol) if head.symbol and is_symbol(head.symbol) else "",
        explorer=in_explorer(path, key),
        formula=formula(extraction.document) if paragraphs else None,
        nodes=tree(paragraphs),
        annexes=[(annex.title, tree(annex.paragraphs)) for annex in extraction.document.annexes],
        notes=[(paragraph, note) for paragraph in paragraphs for note in paragraph.footnotes],
        pieces=partial(paragraph_pieces, extraction=extraction),
        note_pieces=partial(note_pieces, extraction=extraction),
        margin=_margin(texts, key, extraction),
        asked=_by_paragraph(extraction.requests),
        cited=[(row, texts.node(row.label)) for row in cited],
        cards={row.label: f"c{place}" for place, row in enumerate(cited, start=1)},
        texts=texts,
        requests=extraction.requests,
        unresolved=extraction.unresolved,
        vote=head.vote,
        ballots=ballots(head.vote) if head.vote else (),
        kin=_near(kin),
        kin_left_out=max(0, len(kin) - KIN),
        own=node,
        citing=citing[:CITING],
        citing_left_out=max(0, len(citing) - CITING),
        to=to,
    )


def ballots(vote: Vote) -> tuple[Ballot, ...]:
    """The columns of a vote that say anything."""
    columns = (
        (vote.for_, vote.in_favour),
        (vote.against, vote.against_list),
        (vote.abstaining, vote.abstaining_list),
    )
    rows = (Ballot(key, name, count, states) for (key, name), (count, states) in zip(BALLOTS, columns, strict=True))
    return tuple(row for row in rows if row.count is not None or row.states)


def _eyebrow(head: Masthead, node: Node) -> str:
    kind = KINDS[node.kind] if head.status != "draft" else "Draft"
    return f"{kind} · {organ_name(head.organ)}" if head.organ else kind


def _printed_title(head: Masthead) -> str:
    """The title with the number before it, as the text prints it."""
    return f"{head.number}. {head.title}" if head.number and head.title else head.title or head.number or ""


def _summary(extraction: Extraction, citing: int) -> tuple[tuple[str, str, str], ...]:
    """Number, noun and anchor of what the page holds."""
    rows = (
        (len(cited_texts(extraction)), "text cited", "texts cited", "rests-on"),
        (citing, "text cites it", "texts cite it", "cited-by"),
        (len(extraction.requests), "report asked for", "reports asked for", "asks-for"),
        (len(extraction.document.paragraphs), "paragraph", "paragraphs", "text"),
    )
    return tuple((f"{number:,}", one if number == 1 else many, place) for number, one, many, place in rows)


def _margin(texts: Collection, key: str, extraction: Extraction) -> Mapping[str, tuple[Source, ...]]:
    """By paragraph, the texts that it cites."""
    found: dict[str, dict[str, list[Citation]]] = {}
    for citation in extraction.citations:
        if citation.target in texts.network.index and citation.target is not None:
            found.setdefault(citation.paragraph, {}).setdefault(citation.target, []).append(citation)
    return {
        paragraph: tuple(_source(texts, key, target, rows) for target, rows in targets.items())
        for paragraph, targets in found.items()
    }


def _source(texts: Collection, key: str, target: str, citations: list[Citation]) -> Source:
    others = [edge for edge in texts.cited_by.get(target, ()) if edge.citing != key]
    verbs = tuple(dict.fromkeys(one.action for one in citations if one.action))
    return Source(texts.node(target), texts.labels[target], verbs, len(others), tuple(others[:OTHERS]))


def _by_paragraph(requests: tuple[ReportingRequest, ...]) -> Mapping[str, list[ReportingRequest]]:
    found: dict[str, list[ReportingRequest]] = {}
    for request in requests:
        found.setdefault(request.paragraph, []).append(request)
    return found


def _near(kin: tuple[Related, ...]) -> tuple[Related, ...]:
    """The draft or adopted text, and of earlier and later texts those that are nearest in time."""
    earlier = [row for row in kin if row.relation == "earlier"]
    nearest = {
        row.node.key for row in (*earlier[-KIN // 2 :], *[row for row in kin if row.relation == "later"][: KIN // 2])
    }
    return tuple(row for row in kin if row.relation in ("draft", "adopted") or row.node.key in nearest)
