"""Findings against the predecessor: what it cites and the draft does not."""

from __future__ import annotations

from collections.abc import Iterator

from kg.changes.cited import cited_changes
from kg.check.draft import Draft
from kg.check.rules import Finding, found

LASTING = ("resolution", "decision", "treaty", "declaration", "programme")
"""Kinds of texts that a series of resolutions keeps citing; reports change every year."""


def dropped(draft: Draft) -> Iterator[Finding]:
    """Texts that the predecessor cites and the draft does not, the predecessor itself among them."""
    before = draft.predecessor
    if before is None:
        return
    head = before.document.masthead
    name = head.symbol or head.title or before.document.source
    cited = {key for one in draft.extraction.citations for key in (one.target, *one.also)}
    if head.symbol and head.status != "draft" and head.symbol not in cited:
        yield found("predecessor-not-cited", None, predecessor=name)
    for change in cited_changes(before.citations, draft.extraction.citations):
        if change.change == "dropped" and change.cited.settled and change.cited.citations[0].kind in LASTING:
            text = change.cited
            shown = f"{text.target} ({text.name})" if text.name else text.target
            yield found("citation-dropped", None, predecessor=name, cited=shown, where=", ".join(text.paragraphs))
