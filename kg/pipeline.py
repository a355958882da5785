"""The whole way of one document: read, segment, annotate, resolve; and its JSON form."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from kg.errors import KgError
from kg.folding import fold
from kg.model import ActionMention, Citation, Document, Extraction, Masthead, Paragraph, ReportingRequest
from kg.registry import instruments, organs

if TYPE_CHECKING:
    from spacy.language import Language

    from kg.readers import RecordFile

FULL_LANGUAGES = ("en",)
"""Languages in which action verbs and reporting requests are extracted; in others printed symbols and editors' links."""


@cache
def default_nlp() -> Language:
    """The pipeline with the project's components, made once."""
    from kg.nlp import make_nlp

    return make_nlp(spans=False)


def find_files(paths: Iterable[str | Path]) -> tuple[tuple[Path, ...], tuple[Path, ...]]:
    """The documents that these paths name, and the files in their folders that are of no known format.

    A file that is named is taken whatever its suffix; folders are walked in order; hidden files and folders and
    Word's lock files (`~$draft.docx`) are left out, and so are the library's records, which are read with their documents.
    Of a ZIP file the documents inside are given (`bundle.zip/draft.docx`); itself where it cannot be opened, so that its
    reader says why.
    """
    from kg.readers import READERS, documents_in, is_archive, is_record

    suffixes = {suffix for reader in READERS for suffix in reader.suffixes}
    taken: dict[Path, None] = {}
    passed_over: list[Path] = []
    for path in map(Path, paths):
        if not path.is_dir() and not is_archive(path):
            if not is_record(path):
                taken[path] = None
            continue
        inside = [path] if is_archive(path) else sorted(file for file in path.rglob("*") if file.is_file())
        shown = (one for one in inside if not any(part.startswith((".", "~$")) for part in one.relative_to(path).parts))
        for file in (one for found in shown for one in documents_in(found) if not is_record(one)):
            if file.suffix.lower() in suffixes or is_archive(file):
                taken[file] = None
            else:
                passed_over.append(file)
    return tuple(taken), tuple(passed_over)


def extract(path: str | Path, *, ignore_links: bool = False) -> Extraction:
    """Everything that one file says: its document, action verbs, citations and reporting requests.

    `ignore_links` leaves the editors' hyperlinks of an Akoma Ntoso file unread.
    Raises UnreadableDocument or EmptyDocument with a sentence that names the file.
    """
    from kg.readers import load, record_beside

    source = load(path)
    return extract_content(source.data, source.name, ignore_links=ignore_links, record=record_beside(path))


def extract_content(
    data: bytes, name: str, *, ignore_links: bool = False, record: RecordFile | None = None
) -> Extraction:
    """The same for content that is no file on disk (standard input), under the name given, with the record beside it."""
    from kg.readers import read_content, with_record
    from kg.segment import segment

    document, beside = segment(read_content(data, name, ignore_links=ignore_links)), None
    if record is not None:
        document, beside = with_record(document, record)
    return replace(annotate(document), sha256=hashlib.sha256(data).hexdigest(), record=beside)


def extract_all(
    paths: Iterable[str | Path], *, ignore_links: bool = False
) -> Iterator[tuple[Path, Extraction | KgError]]:
    """The Extraction of each file, or the error that says why there is none, in the order of the paths."""
    for path in paths:
        try:
            yield Path(path), extract(path, ignore_links=ignore_links)
        except KgError as error:
            yield Path(path), error


def annotate(document: Document) -> Extraction:
    """The actions, citations and requests of a segmented document."""
    from kg.nlp import Columns, marked
    from kg.requests import find_requests
    from kg.resolve import Unit, resolve

    nlp = default_nlp()
    full = document.masthead.language in FULL_LANGUAGES
    units: list[Unit] = []
    actions: list[ActionMention] = []
    decided: set[str] = set()
    columns = Columns(lambda text: marked(nlp, text).mentions)
    for paragraph in document.paragraphs:
        own: tuple[ActionMention, ...] = ()
        if paragraph.kind == "table":
            units.append(Unit(paragraph, fold(paragraph.text), columns.mentions(paragraph), ()))
        else:
            kind = "decided" if paragraph.id.rsplit("(", 1)[0] in decided else paragraph.kind
            found = marked(nlp, paragraph.text, kind if full else "footnote", paragraph.emphasis)
            own = tuple(
                ActionMention(
                    paragraph.id,
                    verb.action,
                    paragraph.text[verb.start : verb.end],
                    verb.start,
                    verb.end,
                    verb.modifier,
                )
                for verb in found.actions
            )
            if any(verb.action in ("decide", "resolve") for verb in own):
                decided.add(paragraph.id)
            actions.extend(own)
            units.append(Unit(paragraph, found.text, found.mentions, own))
        for note in paragraph.footnotes:
            found = marked(nlp, note.text)
            units.append(Unit(paragraph, found.text, found.mentions, own, note))
    citations = _without_own(resolve(document, units), document)
    requests = find_requests(document, tuple(actions), citations) if full else ()
    warnings = document.warnings
    if not full:
        warnings = (
            *warnings,
            f"{document.source}: the text is in {document.masthead.language!r}; action verbs and reporting requests are not "
            "extracted from it yet, only its structure, printed symbols and editors' links",
        )
    return Extraction(document, tuple(actions), citations, requests, warnings=warnings)


def _without_own(citations: tuple[Citation, ...], document: Document) -> tuple[Citation, ...]:
    """The citations without those of the document itself."""
    own = {document.masthead.symbol, document.masthead.draft_symbol} - {None}
    return tuple(citation for citation in citations if citation.target not in own or citation.target is None)


def to_json(extraction: Extraction) -> dict[str, Any]:
    """The public interchange form of an extraction: plain dictionaries, lists, strings and numbers.

    Paragraphs carry their actions, citations and requests; offsets are Unicode code points into the paragraph's text.
    """
    document = extraction.document
    actions = _by_paragraph(extraction.actions)
    citations = _by_paragraph(extraction.citations)
    requests = _by_paragraph(extraction.requests)
    record = extraction.record
    taken = {"from_record": list(record.filled)} if record is not None and record.filled else {}
    return {
        "source": document.source,
        "sha256": extraction.sha256,
        **taken,
        "document": _masthead(document.masthead),
        "paragraphs": [
            _paragraph(p, actions.get(p.id, ()), citations.get(p.id, ()), requests.get(p.id, ()))
            for p in document.paragraphs
        ],
        "annexes": [
            {"title": annex.title, "paragraphs": [{"id": p.id, "text": p.text} for p in annex.paragraphs]}
            for annex in document.annexes
        ],
        "warnings": list(extraction.warnings),
    }


def _masthead(head: Masthead) -> dict[str, Any]:
    vote = None
    if head.vote is not None:
        vote = {
            "type": head.vote.type,
            "for": head.vote.for_,
            "against": head.vote.against,
            "abstaining": head.vote.abstaining,
            "in_favour": list(head.vote.in_favour),
            "against_list": list(head.vote.against_list),
            "abstaining_list": list(head.vote.abstaining_list),
        }
    organ = organs().get(head.organ or "")
    return {
        "symbol": head.symbol,
        "symbol_printed": head.symbol_printed,
        "organ": organ.name if organ else head.organ,
        "committee": head.committee,
        "status": head.status,
        "number": head.number,
        "session": head.session,
        "agenda_item": head.agenda_item,
        "title": head.title,
        "date": head.date,
        "distribution_date": head.distribution_date,
        "meeting": head.meeting,
        "language": head.language,
        "sponsors": [
            {"name": s.name, "non_member": s.non_member, "on_behalf_of": s.on_behalf_of} for s in head.sponsors
        ],
        "vote": vote,
        "draft_symbol": head.draft_symbol,
        "work_iri": head.work_iri,
        "subjects": [{"label": s.label, "scheme": s.scheme, "iri": s.iri} for s in head.subjects],
    }


Found = TypeVar("Found", ActionMention, Citation, ReportingRequest)


def _by_paragraph(rows: Iterable[Found]) -> dict[str, list[Found]]:
    grouped: dict[str, list[Found]] = {}
    for row in rows:
        grouped.setdefault(row.paragraph, []).append(row)
    return grouped


def _paragraph(
    paragraph: Paragraph,
    actions: Iterable[ActionMention],
    citations: Iterable[Citation],
    requests: Iterable[ReportingRequest],
) -> dict[str, Any]:
    row: dict[str, Any] = {
        "id": paragraph.id,
        "kind": paragraph.kind,
        "text": paragraph.text,
        "actions": [
            {"action": a.action, "modifier": a.modifier or None, "text": a.text, "start": a.start, "end": a.end}
            for a in actions
        ],
        "citations": [_citation(citation) for citation in citations],
        "requests": [_request(request) for request in requests],
    }
    if paragraph.section:
        row["section"] = paragraph.section
    return row


@cache
def _carriers() -> dict[str, tuple[str, ...]]:
    """The symbols that carry each named instrument."""
    return {instrument.name: instrument.symbols for instrument in instruments().values() if instrument.symbols}


def _citation(citation: Citation) -> dict[str, Any]:
    row: dict[str, Any] = {
        "target": citation.target,
        "name": citation.name,
        "kind": citation.kind,
        "text": citation.text,
        "start": citation.start,
        "end": citation.end,
        "pinpoint": citation.pinpoint,
        "part": citation.part,
        "action": citation.action,
        "footnote": citation.footnote is not None,
        "rule": citation.rule,
        "also": list(citation.also),
        "date": citation.date,
        "warnings": list(citation.warnings),
    }
    if citation.name and (carriers := _carriers().get(citation.name)):
        row["carried_by"] = list(carriers)
    if citation.footnote is not None:
        row |= {"footnote_label": citation.footnote, "footnote_text": citation.footnote_text}
    return row


def _request(request: ReportingRequest) -> dict[str, Any]:
    return {
        "addressee": list(request.addressee),
        "deliverable": request.deliverable,
        "about": request.about,
        "recipient": request.recipient,
        "due_session": request.due_session,
        "due_date": request.due_date,
        "due_text": request.due_text,
        "recurrence": request.recurrence,
        "due_computed": request.due_computed,
        "recurrence_implied": request.recurrence_implied,
        "action": request.action,
        "text": request.text,
        "start": request.start,
        "end": request.end,
    }
