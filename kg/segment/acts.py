"""Which part of a file is the act that is meant: a scanned page often holds the end or beginning of its neighbours."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import PurePath

from kg.model import Block
from kg.registry import organ_named
from kg.segment.languages import Language
from kg.segment.openings import opening

NUMBER = (
    r"(?:(?:E?S-)?\d{1,4}/(?:\d{1,3}|…|\.\.\.)(?:\s?[A-Z](?:\s?(?:and|to|-|–)\s?[A-Z])?(?![a-z]))?"
    r"|\d{1,4}(?:\s?[A-Z](?:\s?(?:and|-|–)\s?[A-Z])?)?\s?\(\s?(?:(?:E?S-)?[IVXLC]{1,8}|(?:19|20)\d\d)\s?\))"
)
NUMBER_LINE = re.compile(
    rf"(?:(?P<word>Resolution|RESOLUTION|Decision|DECISION|Résolution|Resolución|Резолюция)\s+)?(?P<number>{NUMBER})"
    r"(?P<point>\s?[.:]|\s?[–—]|(?=\s)|$)\s*(?P<title>[“\"«(A-ZÀ-ÝА-Я\u0600-\u06ff\u4e00-\u9fff*].*)?$",
    re.DOTALL,
)
GENERIC = re.compile(
    r"(?:The|THE) (?:[A-Z][\w’'-]*|of|the|on|for|and|to|in|as|its|serving)(?: (?:[A-Z][\w’'-]*|of|the|on|for|and|to|in|as|its|serving))*,?"
)
BODY_WORDS = re.compile(
    r"\b(?:Assembly|Council|Commission|Subcommission|Sub-Commission|Conference|Committee|Board|Parties|Congress|Meeting|Forum|Ministers|Body)\b",
    re.IGNORECASE,
)
LONGEST_FORMULA = 160
REACH = 14
"""Blocks after a number within which its enacting formula stands."""


@dataclass(frozen=True, slots=True)
class Head:
    """The line that numbers and names an act."""

    index: int
    number: str
    title: str | None


@dataclass(frozen=True, slots=True)
class Act:
    """The blocks of one act: those above its enacting formula and those from it on."""

    head: tuple[Block, ...]
    body: tuple[Block, ...]
    number: str | None
    title: str | None
    warnings: tuple[str, ...] = ()


def formula_length(block: Block, language: Language) -> int:
    """How much of a block is an enacting formula ("The General Assembly,"): 0 where it is none.

    A formula names an organ with an article before or a comma after it; a first paragraph may stand in the same block.
    """
    text = block.text[:LONGEST_FORMULA]
    name, comma, rest = text.lstrip("“\"*_ ").partition("،" if language.code == "ar" else "，" if language.code == "zh" else ",")
    offset = len(block.text) - len(block.text.lstrip("“\"*_ "))
    if not comma and len(block.text) > LONGEST_FORMULA:
        return 0
    printed = name.strip(" .:*_")
    folded = printed.casefold()
    article = next((a for a in language.articles if a and folded.startswith(a)), "")
    if any(sign.isdigit() for sign in printed) or not (comma or article) or len(printed) < 2:
        return 0
    named = organ_named(printed[len(article) :]) is not None or organ_named(printed) is not None
    generic = bool(article) and GENERIC.fullmatch(printed) is not None and BODY_WORDS.search(printed) is not None
    if not (named or generic):
        return 0
    if not rest.strip(" *_"):
        return len(block.text)
    verb = opening(rest.strip())
    return offset + len(name) + 1 if verb == "participle" and rest.strip()[:1].isupper() else 0


def number_line(block: Block) -> tuple[str, str | None] | None:
    """Number and title where a block numbers an act ("43/21. Title"), else None."""
    text = block.text
    if not text or not (text[0].isdigit() or text[0] in "ESRDР") or len(text) > 600:
        return None
    found = NUMBER_LINE.match(text)
    if not found:
        return None
    title = (found["title"] or "").strip() or None
    if title and (title.startswith(("of ", "and ")) or not found["point"].strip() and not found["word"] and title[-1:] in ",;"):
        return None
    return " ".join(found["number"].split()), title


def find_act(blocks: Sequence[Block], source: str, language: Language) -> Act:
    """The act that a file is about: the only one, or that whose number agrees with a printed symbol or the file's name."""
    formulas = [i for i, block in enumerate(blocks) if block.kind in ("text", "heading") and formula_length(block, language)]
    heads = _heads(blocks, formulas)
    distinct = list(dict.fromkeys(_key(head.number) for head in heads))
    if len(distinct) < 2:
        return _cut(blocks, 0, len(blocks), heads, formulas, ())
    wanted = _wanted(blocks[: formulas[0]] if formulas else blocks[:20], source)
    chosen = next((key for key in distinct if key in wanted), None)
    others = ", ".join(dict.fromkeys(head.number for head in heads if _key(head.number) != chosen))
    if chosen is None:
        chosen = distinct[0]
        number = next(head.number for head in heads if _key(head.number) == chosen)
        others = ", ".join(dict.fromkeys(head.number for head in heads if _key(head.number) != chosen))
        warning = (
            f"{source} holds several acts and neither a symbol nor the file's name says which is meant; "
            f"{number} was read and {others} left out"
        )
    else:
        number = next(head.number for head in heads if _key(head.number) == chosen)
        warning = f"{source} holds several acts; {number} was read and {others} left out"
    first = next(head.index for head in heads if _key(head.number) == chosen)
    later = [head.index for head in heads if head.index > first and _key(head.number) != chosen]
    end = later[0] if later else len(blocks)
    start = 0 if heads[0].index == first else first
    return _cut(blocks, start, end, [h for h in heads if _key(h.number) == chosen], formulas, (warning,))


def _heads(blocks: Sequence[Block], formulas: Sequence[int]) -> list[Head]:
    heads = []
    for formula in formulas:
        for index in range(formula - 1, max(-1, formula - REACH), -1):
            if index in formulas:
                break
            found = number_line(blocks[index])
            if found:
                heads.append(Head(index, *found))
                break
    return heads


def _cut(
    blocks: Sequence[Block], start: int, end: int, heads: Sequence[Head], formulas: Sequence[int], warnings: tuple[str, ...]
) -> Act:
    inside = [index for index in formulas if start <= index < end]
    head = next((head for head in heads if start <= head.index < end), None)
    if not inside:
        return Act(tuple(blocks[start:end]), (), None, None, warnings)
    body = inside[0]
    number, title = (head.number, head.title) if head else (None, None)
    if head and title is None:
        title = next((b.text for b in blocks[head.index + 1 : body] if b.text[:1].isupper() and len(b.text) > 8), None)
    return Act(tuple(blocks[start:body]), tuple(blocks[body:end]), number, title, warnings)


def _key(number: str) -> str:
    """A number by which acts are compared: without spaces, points and letters of parts."""
    folded = re.sub(r"[\s.]", "", number.upper())
    return re.sub(r"(?<=\d)[A-Z](?:(?:AND|TO|-|–)[A-Z])?(?=\(|$)", "", folded)


def _wanted(head: Sequence[Block], source: str) -> set[str]:
    """The numbers that the printed symbol, or else the file's name, allows."""
    names = [block.text for block in head if block.kind == "masthead"] or [PurePath(source).stem.replace("_", "/")]
    wanted = set()
    for name in names:
        for found in re.finditer(r"(?:/|^)((?:E?S-)?\d+)/(\d+)|(\d+[A-Z]?)\s?/?(\([A-Z0-9-]+\))", name.upper()):
            wanted.add(_key(f"{found[1]}/{found[2]}" if found[1] else f"{found[3]}{found[4]}"))
    return wanted
