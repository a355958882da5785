"""The masthead: what the head and the close of a document say about it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from kg.model import Block, Masthead, Organ, Sponsor, Status, Vote
from kg.registry import organ_named, organs
from kg.segment.acts import YEAR_AFTER, Act, act_symbol, formula_organ
from kg.segment.dates import first_date
from kg.segment.languages import Language
from kg.segment.numbers import PART_BEHIND, implied_symbol, organ_by_number, part_of
from kg.segment.states import proper_name, sponsors, states
from kg.segment.times import (
    MEETING_OPENS,
    SESSION,
    adoption_and_distribution,
    agenda_item_of,
    meeting_of,
    session_of,
)
from kg.segment.votes import read_vote
from kg.symbol import is_draft, is_symbol, kind_of, organ_of, parse

ADOPTED_BY = re.compile(
    r"\badopted\s+(?:\w+\s)?(?:by|at)\s+(?:the\s+)?(?P<organ>.+?)(?:\s+(?:on|at|in|during)\s|,|$)", re.IGNORECASE
)
ON_REPORT = re.compile(
    r"\bon (?:the|a) (?:reports?|recommendation|proposal) of (?:the )?(?P<body>[^()\[\]]{3,120}?(?: \([A-Z][a-z]+ Committee\))?)"
    r"(?:\s+\d{1,4})?\s*(?:\(|\]|$)",
    re.IGNORECASE,
)
SC_HEAD = re.compile(r"(?:RESOLUTION|Resolution)\s+(?P<a>\d{1,4} \(\d{4}\))|(?P<b>\d{1,4} \(\d{4}\))\. Resolution of")
DRAFT_NUMBER = re.compile(r"(?P<number>\d{1,4}/\s?(?:…|\.{2,3}|[_—-]{1,4}))\s*\.?\s*(?P<title>\S.*)?", re.DOTALL)
STATEMENT_NUMBER = re.compile(r"PRST[ /](?P<number>(?:OS/)?\d{1,4}/\d{1,3})\.?\s*(?P<title>\S.*)?", re.DOTALL)
PRESIDENT_OF = re.compile(r"\bPresident of the (?P<organ>[A-Z][\w ]+?)(?:,|\.|$| made| issued)")
SECTION = re.compile(r"(?:[IVXL]{1,5}|[A-Z]|\d{1,2})\.\s")
"""How the headings of sections begin, which are no titles."""
DATED_ONLY = re.compile(r"(?:Resolution|Decision) of \d{1,2} [A-Z]")
"""What early acts of the Security Council print in the place of a title."""
STATEMENT_TITLE = re.compile(r"^(?:Statement|STATEMENT)s? by the President|President[’']s statement", re.IGNORECASE)
PRINTED = tuple("organ committee status number session agenda_item title date distribution_date meeting".split())
"""Fields that the printed lines can fill where the elements of a format are silent."""
KNOWN_LINES = re.compile(
    r"^(?:united nations|nations unies|naciones unidas|original\s?:|english only|distr|agenda|resolution\b|decision\b|plenary$|\[|item \d|elections and appointments$|other decisions$|other resolutions$|annex)",
    re.IGNORECASE,
)


def read_masthead(
    act: Act,
    closing: Sequence[Block],
    votes: Sequence[Block],
    notes: Mapping[str, str],
    organ_block: Block | None,
    language: Language,
) -> Masthead:
    """The masthead of a text whose format states none; a field is None where nothing is printed."""
    head = act.head
    joined = [block.text for block in head]
    symbol = _symbol(head)
    organ, committee = _organ(head, organ_block, symbol, language)
    number, title = act.number, act.title
    draft = next((DRAFT_NUMBER.fullmatch(text) for text in joined if DRAFT_NUMBER.fullmatch(text)), None)
    if draft:
        number, title = draft["number"].replace(" ", ""), draft["title"] or title
    sponsor_line = next(
        (i for i, text in enumerate(joined) if language.draft.search(text) and not language.adopted.search(text)), None
    )
    statement = next((found for text in joined if (found := STATEMENT_NUMBER.fullmatch(text))), None)
    if statement:
        number, title = statement["number"], statement["title"] or title
    if number is None:
        number = _security_council_number(joined)
    organ = organ or organ_by_number(number)
    status = _status(joined, symbol, number, sponsor_line is not None, [*closing, *votes], language)
    if title is None and not YEAR_AFTER.search(number or ""):
        title = _title(head, sponsor_line, language)
    adopted, distributed = adoption_and_distribution(joined, closing, language)
    part = part_of(head, number, title)
    implied = (
        implied_symbol(organ, number, part, joined, statement is not None)
        if symbol is None and status != "draft"
        else None
    )
    meeting = meeting_of([*joined, *(block.text for block in closing)], language) or meeting_of(
        [b.text for b in votes], language
    )
    return Masthead(
        symbol=symbol or implied,
        symbol_printed=symbol is not None,
        organ=organ.key if organ else None,
        committee=committee,
        status=status,
        number=number,
        session=session_of(joined, number, symbol, organ),
        agenda_item=agenda_item_of(joined, language),
        title=_clean_title(title),
        date=distributed if status == "draft" else adopted,
        distribution_date=None if status == "draft" else distributed,
        meeting=meeting if status != "draft" else None,
        language=language.code,
        sponsors=_sponsors(head, sponsor_line, notes, language),
        vote=read_vote(votes),
    )


def complete(stated: Masthead, read: Masthead) -> Masthead:
    """A masthead that a format states, with its lists of States taken apart and its gaps filled from the printed lines."""
    listed = tuple(sponsor for whole in stated.sponsors for sponsor in sponsors(whole.name, (), {}))
    fields = {name: getattr(read, name) for name in PRINTED if getattr(stated, name) is None}
    if stated.symbol is None:
        fields |= {"symbol": read.symbol, "symbol_printed": read.symbol_printed}
    return replace(stated, sponsors=listed or read.sponsors, vote=_taken_apart(stated.vote) or read.vote, **fields)


def named_by_file(read: Masthead, source: str) -> Masthead:
    """A masthead of which nothing is printed, with symbol and organ from the file's name where that is an act's symbol."""
    symbol = act_symbol(source)
    if symbol is None or read.symbol or read.organ or read.number:
        return read
    return replace(read, symbol=symbol, organ=organ_of(symbol), status="adopted")


def _taken_apart(vote: Vote | None) -> Vote | None:
    if vote is None:
        return None

    def column(names: tuple[str, ...]) -> tuple[str, ...]:
        listed = states(names[0]) if len(names) == 1 else names
        return tuple(map(proper_name, listed))

    return replace(
        vote,
        in_favour=column(vote.in_favour),
        against_list=column(vote.against_list),
        abstaining_list=column(vote.abstaining_list),
    )


def _symbol(head: Sequence[Block]) -> str | None:
    for block in head:
        if block.kind == "masthead" and is_symbol(block.text):
            return str(parse(block.text))
    return None


def _organ(
    head: Sequence[Block], formula: Block | None, symbol: str | None, language: Language
) -> tuple[Organ | None, str | None]:
    """The adopting organ - that of the enacting formula, the adoption line, the symbol or the head - and the Main Committee."""
    committee = _committee(head)
    candidates = [formula_organ(formula.text, language) if formula else None]
    for block in head:
        found = ADOPTED_BY.search(block.text) or PRESIDENT_OF.search(block.text)
        candidates.append(organ_named(found["organ"].strip()) if found else None)
    if symbol:
        candidates.append(organs().get(organ_of(symbol) or ""))
    candidates += [organ_named(block.text) for block in reversed(head) if len(block.text) < 100]
    organ = next((found for found in candidates if found is not None), None)
    if organ is not None and organ.is_committee:
        committee = committee or organ.name
        organ = organs().get(organ.parent or "")
    return organ, committee


def _committee(head: Sequence[Block]) -> str | None:
    for index, block in enumerate(head):
        text = block.text.strip("*_ ")
        if text.startswith("[") and "]" not in text and index + 1 < len(head):
            text = f"{text} {head[index + 1].text}"
        reported = ON_REPORT.search(text)
        name = reported["body"].strip() if reported else text
        organ = organ_named(name) if len(name) < 100 else None
        if organ is not None and organ.is_committee:
            return _as_printed(organ, name)
        inside = organ_of(text) if block.kind == "masthead" else None
        if inside and organs()[inside].is_committee:
            return organs()[inside].name
    return None


def _as_printed(organ: Organ, name: str) -> str:
    """That of an organ's names which is printed."""
    printed = name.casefold().removeprefix("the ")
    return next((label for label in organ.labels if label.casefold() == printed), organ.name)


def _status(
    lines: Sequence[str],
    symbol: str | None,
    number: str | None,
    sponsored: bool,
    closing: Sequence[Block],
    language: Language,
) -> Status | None:
    if symbol and (kind_of(symbol) in ("resolution", "decision", "statement")):
        return "adopted"
    if sponsored or (number and DRAFT_NUMBER.fullmatch(number)) or (symbol and is_draft(symbol)):
        return "draft"
    if closing or number or any(language.adopted.search(line) for line in lines):
        return "adopted"
    return "adopted" if any(STATEMENT_TITLE.search(line) for line in lines) else None


def _security_council_number(lines: Sequence[str]) -> str | None:
    for line in lines:
        found = SC_HEAD.search(line)
        if found:
            return found["a"] or found["b"]
    return None


def _title(head: Sequence[Block], sponsor_line: int | None, language: Language) -> str | None:
    """The title of a draft stands below its sponsors, that of a text without number just above the formula."""
    if sponsor_line is not None:
        below = [block.text for block in head[sponsor_line + 1 :] if block.kind != "footnote" and len(block.text) > 8]
        return next((text for text in below if not KNOWN_LINES.match(text)), None)
    below_item = False
    found = None
    for block in head:
        text = block.text.strip()
        if block.kind == "table":
            break
        known = (
            block.kind in ("masthead", "footnote") or len(text) < 12 or text[:1].islower() or SECTION.match(text) or KNOWN_LINES.match(text) or organ_named(text) is not None
            or SESSION.search(text) or language.adopted.search(text) or STATEMENT_TITLE.match(text) or SC_HEAD.search(text)
            or "Distr." in text or MEETING_OPENS.match(text) or re.match(r"\d{1,2}\s", text) or first_date(text, language)
        )  # fmt: skip
        item = language.agenda_item.search(text) is not None
        if not known and not item and not below_item:
            found = text
        below_item = item
    return found


def _clean_title(title: str | None) -> str | None:
    if title is None:
        return None
    title = PART_BEHIND.sub("", title)
    if DATED_ONLY.match(title):
        return None
    return re.sub(r"(?<=[a-z)”])\d{1,3}$", "", " ".join(title.split()).strip(" *_")).rstrip("* ") or None


def _sponsors(
    head: Sequence[Block], line: int | None, notes: Mapping[str, str], language: Language
) -> tuple[Sponsor, ...]:
    if line is None:
        return ()
    block = head[line]
    found = language.draft.search(block.text)
    names = block.text[: found.end("marks")].rstrip() if found else block.text
    if re.match(r"(?:draft|revised|submitted|prepared|text|projet|proyecto)\b", names, re.IGNORECASE) or not names:
        return ()
    return sponsors(names, block.markers, dict(notes))
