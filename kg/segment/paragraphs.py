"""Labelled blocks put together to paragraphs with ids: `pp4(a)`, `op3`, `op3(a)(i)`.

The scheme of ids, unique within a document:

* preambular paragraphs are `pp1`, `pp2` … in order, through all parts of the act;
* operative paragraphs bear their printed number, `op3`; where numbering starts anew in a later part or section, the ids
  of the new run get the part before them, `B.op1`, `II.op1` (`s2.op1`, the second run, where it has no name of its own);
* in an act without numbers they are `op1`, `op2` … in order; an unnumbered paragraph among numbered ones gets the number
  before it and a running number, `op5-1` (`op0-1` before the first);
* lettered parts follow in parentheses, `op3(a)(ii)`; a number that stands in a list or in quoted text too: `op3(1)`;
* paragraphs and rows behind the act are `annex1.1`, `annex1.2` … in order;
* rows of tables in the act are `table1.1`, `table1.2` … in order; they leave the ids of all others as they are.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence

from kg.model import Block, Organ, ParagraphKind
from kg.segment.acts import formula_organ
from kg.segment.drafts import Assembly, Draft, Note
from kg.segment.labels import Label, Nesting, read_label
from kg.segment.languages import Language

ANNEX_WORDS = 3
"""Words up to which an annex has no title yet: "Annex", "Annex II"."""
GAP = 20
"""Numbers that may be missing in a sequence."""


def assemble(blocks: Sequence[Block], language: Language) -> Assembly:
    """The paragraphs of labelled blocks, in reading order."""
    return _Assembler(blocks, language).run()


def label_of(block: Block) -> Label | None:
    """The label of a block whose number a reader or the classifier has cut off."""
    number = (block.number or "").strip().rstrip(".")
    return read_label(f"{number}. A" if number.isalnum() else f"{number} A") if number else None


class _Assembler:
    def __init__(self, blocks: Sequence[Block], language: Language) -> None:
        self.blocks = blocks
        self.language = language
        self.own: Organ | None = None
        self.organ: str | None = None
        self.labels = [label_of(block) if block.kind in ("preambular", "operative") else None for block in blocks]
        self.out = Assembly()
        self.used: dict[str, int] = {}
        self.pp = self.op = self.extra = 0
        self.part: str | None = None
        self.section: str | None = None
        self.run_prefix = ""
        self.runs = 1
        self.prefixes: set[str] = set()
        self.fresh = True
        self.titled = False
        self.place = self.tables = self.rows = 0
        self.top: Draft | None = None
        self.nesting = Nesting()
        self.places: dict[int, list[int]] = defaultdict(list)
        for index, label in enumerate(self.labels):
            if label is not None and label.style == "digit" and blocks[index].level == 0:
                self.places[label.value].append(index)
        parting = ("formula", "annex", "heading")
        self.breaks = [*(i for i, block in enumerate(blocks) if block.kind in parting), len(blocks)]
        end = next((index for index, block in enumerate(blocks) if block.kind == "annex"), len(blocks))
        self.numbered = any(self.is_first(index) for index in range(end))

    def is_first(self, index: int) -> bool:
        label, block = self.labels[index], self.blocks[index]
        return (
            block.kind == "operative"
            and label is not None
            and label.style == "digit"
            and label.value == 1
            and block.level == 0
        )

    def run(self) -> Assembly:
        for index, block in enumerate(self.blocks):
            self.rows = self.rows if block.kind in ("table", "footnote") else 0
            if block.kind in ("heading", "formula", "masthead"):
                self.out.above += [(marker.label, len(self.out.drafts)) for marker in block.markers]
                if block.kind == "masthead":
                    continue
            if block.kind == "footnote":
                self.out.notes.append(Note(block.number or "", block, len(self.out.drafts)))
            elif block.kind == "annex":
                self.out.annexes.append(" ".join(block.text.split()))
                self.top, self.nesting, self.section, self.titled, self.place = None, Nesting(), None, True, 0
            elif block.kind == "table":
                self.row(block)
            elif self.out.annexes:
                self.annexed(block)
            elif block.kind == "formula":
                self.formula(block)
            elif block.kind == "heading":
                self.heading(index)
            elif block.kind == "preambular":
                self.preambular(index)
            elif block.kind == "operative":
                self.operative(index)
            elif block.kind == "text":
                self.continued(block)
        return self.out

    def formula(self, block: Block) -> None:
        """A formula of another organ than the first opens a draft that is recommended to that organ."""
        organ = formula_organ(block.text, self.language)
        self.own = self.own or organ
        other = organ if organ is not None and organ != self.own else None
        if other is not None and self.organ != other.key:
            self.section = f"Draft recommended to the {other.name}"
        self.organ = other.key if other else None
        self.new_part()

    def new_part(self) -> None:
        self.fresh, self.top, self.nesting = True, None, Nesting()

    def heading(self, index: int) -> None:
        """A letter or number opens a part; words name the part opened last or open a section without a number.

        Numbering may start anew behind a heading, but for one among the lettered parts of a paragraph.
        """
        block = self.blocks[index]
        number = (block.number or "").rstrip(".") or None
        words = block.text.strip() if block.text.strip().rstrip(".") != number else ""
        if number is None and self.titled and self.part:
            self.section = f"{self.part}. {words}"
            self.titled = False
        else:
            self.part = number.split()[-1] if number else None
            self.section = f"{self.part}. {words}" if self.part and words else self.part or words
            self.titled = bool(self.part and not words)
        if not self.goes_on(index):
            self.new_part()

    def goes_on(self, index: int) -> bool:
        """Whether the next paragraph behind a heading is a lettered part, so that the list around it goes on."""
        for block, label in zip(self.blocks[index + 1 : index + 6], self.labels[index + 1 : index + 6], strict=True):
            if block.kind in ("preambular", "operative", "text", "formula"):
                listed = label is not None and (label.style != "digit" or block.level > 0)
                return listed and self.top is not None
        return False

    def preambular(self, index: int) -> None:
        block, label = self.blocks[index], self.labels[index]
        if label is not None and self.top is not None and self.top.kind == "preambular":
            self.nested(index, label)
            return
        if self.top is not None and self.top.kind == "operative":
            self.new_part()
        self.pp += 1
        self.start(f"pp{self.pp}", "preambular", block)

    def operative(self, index: int) -> None:
        block, label = self.blocks[index], self.labels[index]
        if label is None:
            if not block.text:
                return
            self.unnumbered(block)
        elif (
            label.style == "digit"
            and not label.printed.startswith("(")
            and block.level == 0
            and self.is_next(index, label.value)
        ):
            if label.value <= self.op:
                self.run_prefix = self.prefix()
            self.op, self.extra, self.fresh = label.value, 0, False
            self.start(f"{self.run_prefix}op{label.value}", "operative", block, label.printed)
        elif self.top is not None:
            self.nested(index, label)
        else:
            self.unnumbered(block)

    def unnumbered(self, block: Block) -> None:
        if self.numbered:
            self.extra += 1
            self.start(f"{self.run_prefix}op{self.op}-{self.extra}", "operative", block)
        else:
            self.op += 1
            self.start(f"op{self.op}", "operative", block)

    def is_next(self, index: int, value: int) -> bool:
        """Whether a number opens an operative paragraph, rather than a point of a list or a quoted text in the last one."""
        if value == self.op + 1:
            return True
        due = self.follows(index, self.op + 1)
        if value == 1:
            return self.fresh or not (due and self.top is not None)
        if self.fresh:
            return 0 < value <= self.op + GAP
        return not due and value <= self.op + GAP

    def follows(self, index: int, value: int) -> bool:
        """Whether a number comes behind a block before the next heading or formula."""
        places = self.places.get(value, [])
        end = self.breaks[bisect_right(self.breaks, index)]
        place = bisect_right(places, index)
        return place < len(places) and places[place] < end

    def nested(self, index: int, label: Label) -> None:
        assert self.top is not None
        block = self.blocks[index]
        following = [later for later in self.labels[index + 1 : index + 4] if later is not None]
        path = self.nesting.place(label, following, block.level)
        id_ = self.top.id + "".join(f"({key})" for key in path)
        self.add(id_, self.top.kind, block, label.printed)

    def start(self, id_: str, kind: ParagraphKind, block: Block, number: str | None = None) -> None:
        self.nesting = Nesting()
        self.top = self.add(id_, kind, block, number)

    def add(self, id_: str, kind: ParagraphKind, block: Block, number: str | None) -> Draft:
        draft = Draft(self.unique(id_), kind, [block], self.section, number, self.organ, len(self.out.annexes))
        self.out.drafts.append(draft)
        return draft

    def prefix(self) -> str:
        """What a new run of numbers gets before its ids: the part that it stands in, once only."""
        self.runs += 1
        name = self.part if self.part and self.part not in self.prefixes else f"s{self.runs}"
        self.prefixes.add(name)
        return f"{name}."

    def unique(self, id_: str) -> str:
        candidate = id_
        while candidate in self.used:
            self.used[id_] += 1
            candidate = f"{id_}-{self.used[id_]}"
        self.used[candidate] = 1
        return candidate

    def continued(self, block: Block) -> None:
        """Text behind a list goes to the paragraph that opened the list, other text to the paragraph before it."""
        if not self.out.drafts:
            self.unnumbered(block)
            return
        wraps_up = block.text[:1].islower() and self.top is not None
        target = self.top if wraps_up and self.top is not None else self.out.drafts[-1]
        if target.kind == "table":
            target = next((draft for draft in reversed(self.out.drafts) if draft.kind != "table"), target)
        target.pieces.append(block)

    def row(self, block: Block) -> None:
        """A row of a table; rows that follow one another are one table."""
        if self.out.annexes:
            self.annexed(block)
            return
        self.tables += self.rows == 0
        self.rows += 1
        self.add(f"table{self.tables}.{self.rows}", "table", block, None)

    def annexed(self, block: Block) -> None:
        """A heading right behind the word "Annex" is its title; all else is numbered in order."""
        if block.kind == "heading" and self.titled and len(self.out.annexes[-1].split()) <= ANNEX_WORDS:
            self.out.annexes[-1] = f"{self.out.annexes[-1]}: {block.text}" if self.out.annexes[-1] else block.text
            self.titled = False
        elif block.text:
            self.place, self.titled = self.place + 1, False
            label = label_of(block)
            kind: ParagraphKind = "table" if block.kind == "table" else "operative"
            self.add(f"annex{len(self.out.annexes)}.{self.place}", kind, block, label.printed if label else None)
