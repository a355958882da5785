"""How a text was adopted, from what is printed behind it."""

from __future__ import annotations

import re
from collections.abc import Iterable

from kg.model import Block, Vote
from kg.segment.states import states

OPENS = re.compile(
    r"^\W{0,3}(?:adopted\s(?:(?:at|on|by|unanimously|without|as|in|the \d)|[*_])|recorded vote|(?:the )?(?:draft )?resolution was adopted|in favou?r\s?:|against\s?:|abstain(?:ing|ed)\s?:|abstentions?\s?:)"
    r"|^\[(?:adoptée?|aprobad[ao]|принят[аоы]|未经表决|اعتمد)",
    re.IGNORECASE,
)
COUNT = (
    r"(\d{1,3}|none|no|nil|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen)"
)
COUNTS = re.compile(
    rf"\b(?:vote of|by)\s{COUNT}(?:\svotes?)?(?:\sin favou?r)?(?:\sto|,?\s?against)?\s{COUNT}(?:\s?against)?(?:,?\s(?:with\s)?(?:and\s)?{COUNT}\sabst)?",
    re.IGNORECASE,
)
WITHOUT_VOTE = re.compile(
    r"\bwithout (?:a |being put to the )?vote\b|\bby consensus\b|\bsans (?:être mise? aux voix|vote|qu.il soit procédé)"
    r"|\bsin (?:votación|someterl[ao] a votación)|\bбез голосования|未经表决|(?:دون|بدون) تصويت",
    re.IGNORECASE,
)
DASHED = re.compile(r"recorded vote\D{0,20}(\d{1,3})-(\d{1,3})-(\d{1,3})", re.IGNORECASE)
COLUMN = re.compile(
    r"(?:(?<=[a-z)\]])|\b)(In [Ff]avou?r|Against|Abstain(?:ing|ed)|Abstentions?|IN FAVOU?R|AGAINST|ABSTAIN(?:ING|ED))\s?[:.]"
)
WORDS = {
    word: number
    for number, word in enumerate(
        "none one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen".split()
    )
} | {"no": 0, "nil": 0}


def opens_vote(text: str) -> bool:
    """Whether a block begins the part of a document that tells how it was adopted."""
    return OPENS.match(text) is not None


def read_vote(blocks: Iterable[Block]) -> Vote | None:
    """The vote that the blocks behind a text print, or None where they are silent."""
    printed = " ".join(block.text for block in blocks)
    if not printed:
        return None
    counted = DASHED.search(printed) or COUNTS.search(printed)
    columns = _columns(printed)
    if columns or (counted and re.search(r"recorded vote", printed, re.IGNORECASE)):
        printed_numbers = [_number(group) for group in counted.groups()] if counted else [None, None, None]
        numbers = [
            len(columns[name]) if number is None and name in columns else number
            for number, name in zip(printed_numbers, ("for", "against", "abstaining"), strict=True)
        ]
        return Vote(
            "recorded", numbers[0], numbers[1], numbers[2] if numbers[2] is not None else 0,
            columns.get("for", ()), columns.get("against", ()), columns.get("abstaining", ()),
        )  # fmt: skip
    if WITHOUT_VOTE.search(printed):
        return Vote("without a vote")
    if counted:
        return Vote("counted", _number(counted[1]), _number(counted[2]), _number(counted[3]) or 0)
    if re.search(r"\bunanimously\b", printed, re.IGNORECASE):
        return Vote("counted", None, 0, 0)
    return None


def _number(word: str | None) -> int | None:
    if word is None:
        return None
    return int(word) if word.isdigit() else WORDS.get(word.casefold())


def _columns(printed: str) -> dict[str, tuple[str, ...]]:
    heads = list(COLUMN.finditer(printed))
    columns: dict[str, tuple[str, ...]] = {}
    for head, after in zip(heads, [*heads[1:], None], strict=False):
        end = after.start() if after else len(printed)
        body = printed[head.end() : end].partition("]")[0].strip(" *_")
        name = head[1].casefold()
        key = "for" if name.startswith("in") else "against" if name == "against" else "abstaining"
        columns[key] = () if re.fullmatch(r"(?:none|nil|-|—|–)?\.?", body, re.IGNORECASE) else states(body)
    return columns
