"""Text to Document: the act that is meant, its masthead, paragraphs, footnotes, vote and annexes."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.blocks import cut
from kg.errors import EmptyDocument
from kg.model import CELLS, Annex, Block, Document, Marker, Masthead, Paragraph, Text
from kg.segment.acts import Act, find_act
from kg.segment.bilingual import first_column
from kg.segment.bodies import head_and_body, is_statement, numbered_by_head
from kg.segment.drafts import Assembly
from kg.segment.footnotes import STARS, tie
from kg.segment.kinds import body_kinds
from kg.segment.languages import Language, language
from kg.segment.masthead import complete, named_by_file, read_masthead
from kg.segment.notes import with_notes
from kg.segment.openings import opening
from kg.segment.paragraphs import assemble
from kg.segment.torn import PART

OPENING_QUOTES = ("“", '"', "«", "„")
CLOSING_QUOTES = '”"»'


def segment(text: Text) -> Document:
    """The document that a text holds.

    Raises EmptyDocument where no paragraph of a resolution, decision or statement is found in it.
    """
    row = language(text.language)
    structured = text.stated is not None
    act, blocks, warnings = _structured(text, row) if structured else _plain(text, row)
    assembly = assemble([*_from_head(act), *blocks], row)
    if not assembly.paragraphs():
        if not any(CELLS in draft.block().text for draft in assembly.drafts if draft.annex == 0):
            raise EmptyDocument(
                f"no paragraph of a resolution, decision or statement was found in {text.source}; "
                "check that the file holds the text of one document"
            )
        warnings = (f"{text.source} holds tables only; their rows were read, and no paragraph was found",)
    paragraphs, lost = tie(assembly.drafts, assembly.notes, assembly.above)
    masthead = _masthead(text, act, blocks, row)
    return Document(
        source=text.source,
        format=text.format,
        masthead=masthead,
        paragraphs=tuple(p for p, draft in zip(paragraphs, assembly.drafts, strict=True) if draft.annex == 0),
        annexes=_annexes(assembly, paragraphs),
        warnings=(*text.warnings, *act.warnings, *warnings, *_remarks(text, assembly, lost, row)),
    )


def _structured(text: Text, row: Language) -> tuple[Act, list[Block], tuple[str, ...]]:
    """A text whose format names the kinds of most of its blocks."""
    head = tuple(block for block in text.blocks if block.kind == "masthead")
    body = tuple(block for block in text.blocks if block.kind != "masthead")
    has_formula = any(block.kind == "formula" for block in body)
    blocks = body_kinds(body, row, has_formula=has_formula, whole=True)
    return Act(head, body, None, None), _unquoted(blocks) if is_statement(head) else blocks, ()


def _plain(text: Text, row: Language) -> tuple[Act, list[Block], tuple[str, ...]]:
    """A text of which only its lines are known."""
    blocks, left_out = first_column(text.blocks, row)
    act = find_act(blocks, text.source, row)
    if left_out:
        said = f"{left_out} blocks of a second column in French were left out of {text.source}"
        act = replace(act, warnings=(*act.warnings, said))
    if act.body:
        part = next((block for block in act.head[-2:] if PART.fullmatch(block.text) and act.number), None)
        opened = [] if part is None else [replace(part, kind="heading", number=part.text.rstrip("."))]
        return act, opened + body_kinds(act.body, row, has_formula=True), ()
    head, body = head_and_body(act.head, row)
    preamble = bool(body) and opening(body[0].text, known=True) == "participle"
    if is_statement(head):
        return replace(act, head=head, body=body), body_kinds(_unquoted(body), row, has_formula=preamble), ()
    kinds = body_kinds(body, row, has_formula=preamble)
    act = numbered_by_head(replace(act, head=head, body=body))
    decision = preamble or act.number is not None or any(re.match(r"decision\b", b.text, re.IGNORECASE) for b in head)
    warning = (f"{text.source} has no enacting formula; its paragraphs were read as operative ones in order",)
    return act, kinds, () if decision else warning


def _from_head(act: Act) -> Iterator[Block]:
    """What the head holds beside the masthead: rows of tables, and footnotes that cite with the lines that bear their marks."""
    head = list(with_notes(act.head))
    notes = {note.number: note for note in head if note.kind == "footnote" and re.search(r"/\w", note.text)}
    for block in head:
        if block.kind == "table":
            yield block
        elif block.kind != "footnote":
            stars = tuple(Marker(0, found[1]) for found in STARS.finditer(block.text))
            markers = tuple(mark for mark in (*block.markers, *stars) if mark.label in notes or mark.label.isdigit())
            yield Block("", kind="masthead", markers=markers)
    yield from notes.values()


def _unquoted(blocks: Sequence[Block]) -> list[Block]:
    """The paragraphs of a statement without the quotation marks in which it is given."""
    return [_bare(block) if block.kind in ("operative", "preambular", "text") else block for block in blocks]


def _bare(block: Block) -> Block:
    if not block.text.startswith(OPENING_QUOTES):
        return block
    block = cut(block, 1)
    closing = block.text[-1:]
    unpaired = block.text.count("”") > block.text.count("“") if closing == "”" else block.text.count(closing) % 2 == 1
    return replace(block, text=block.text[:-1]) if closing in CLOSING_QUOTES and closing and unpaired else block


def _masthead(text: Text, act: Act, blocks: Sequence[Block], row: Language) -> Masthead:
    notes = {block.number or "": block.text for block in blocks if block.kind == "footnote"}
    notes |= {block.number or "": block.text for block in with_notes(act.head) if block.kind == "footnote"}
    formula = next((block for block in blocks if block.kind == "formula"), None)
    closing = [block for block in blocks if block.kind == "closing"]
    votes = [block for block in blocks if block.kind == "vote"]
    if not closing and formula is None:
        first = next((block for block in blocks if block.kind == "operative"), None)
        closing = [Block(first.text[:200])] if first and re.match(r"At its \d", first.text) else []
    read = read_masthead(act, closing, votes, notes, formula, row)
    return complete(text.stated, read) if text.stated else named_by_file(read, text.source)


def _annexes(assembly: Assembly, paragraphs: Sequence[Paragraph]) -> tuple[Annex, ...]:
    members: dict[int, list[Paragraph]] = defaultdict(list)
    for paragraph, draft in zip(paragraphs, assembly.drafts, strict=True):
        members[draft.annex].append(paragraph)
    return tuple(Annex(title, tuple(members[count])) for count, title in enumerate(assembly.annexes, start=1))


def _remarks(text: Text, assembly: Assembly, lost: Sequence[str], row: Language) -> tuple[str, ...]:
    remarks = []
    figures = [label for label in lost if label[:1].isdigit()]
    if figures:
        remarks.append(f"{text.source}: the mark of footnote {', '.join(figures[:8])} was not found in any paragraph")
    return tuple(remarks)
