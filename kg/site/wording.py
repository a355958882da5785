"""The words of the pages of a site: dates, names of organs, and what the templates call."""

from __future__ import annotations

from datetime import date
from functools import cache
from itertools import groupby
from typing import TYPE_CHECKING

from markupsafe import Markup

from kg.graph.iris import fragment
from kg.link.marks import Piece, reason
from kg.link.text import cells, table_of
from kg.model import Citation, Footnote, Paragraph, ReportingRequest
from kg.pages import environment
from kg.registry import actions, organs
from kg.reports.plots import stack
from kg.serve.citations import passage
from kg.views.names import KINDS, paragraph_name

if TYPE_CHECKING:
    from kg.site.document import Ballot

PACKAGE = "kg.site"


def printed_date(text: str | None) -> str:
    """An ISO date as documents print it: 25 September 2015."""
    if not text or len(text) != 10:
        return text or ""
    day = date.fromisoformat(text)
    return f"{day.day} {day:%B %Y}"


def due(request: ReportingRequest) -> str:
    """When a report is due, in words."""
    return request.due_text or printed_date(request.due_date) or request.recurrence or "not said"


def organ_name(key: str | None) -> str:
    """The name of an organ by its key; a key that the registry does not hold as it is."""
    known = organs().get(key or "")
    return known.name if known else (key or "")


def force_of(action: str | None) -> str:
    """The force of an action verb by its base form; "none" where it is unknown."""
    known = actions().get(action or "")
    return known.force if known else "none"


def vote_bar(rows: tuple[Ballot, ...]) -> Markup:
    """The columns of a vote as one bar."""
    counts = [float(row.count if row.count is not None else len(row.states)) for row in rows]
    return Markup(stack(counts, sum(counts), [row.key for row in rows]))


def _runs(marked: tuple[Piece, ...]) -> list[tuple[Citation | None, list[Piece]]]:
    """The pieces, those of one citation together."""
    return [(citation, list(run)) for citation, run in groupby(marked, key=lambda piece: piece.citation)]


def _note_anchor(note: Footnote, paragraph: Paragraph) -> str:
    return fragment(f"{paragraph.id}-note-{note.label}-{note.offset}")


@cache
def prepared() -> None:
    """Tell the templates the functions that they call."""
    environment(PACKAGE).filters.update(
        runs=_runs,
        cells=cells,
        table_of=table_of,
        reason=reason,
        anchor=fragment,
        printed_date=printed_date,
        due=due,
        force=force_of,
        paragraph_name=paragraph_name,
        kind_name=lambda kind: KINDS[kind],
        organ_name=organ_name,
    )
    environment(PACKAGE).globals.update(vote_bar=vote_bar, note_anchor=_note_anchor, passage=passage)
