"""Which part of a file is the act that is meant: a scanned page often holds the end or beginning of its neighbours."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import PurePath

from kg.model import Block, Organ
from kg.registry import organ_named, organs
from kg.segment.languages import LANGUAGES, Language
from kg.segment.openings import opening
from kg.symbol import canonical, is_draft, is_symbol, kind_of

NUMBER = (
    r"(?:(?:E?S-)?\d{1,4}/(?:\d{1,3}|…|\.\.\.)(?:\s?[A-Z](?:\s?(?:and|to|-|–)\s?[A-Z])?(?![a-z]))?"
    r"|\d{1,4}\.?(?:\s?[A-Z](?:\s?(?:and|-|–)\s?[A-Z])?)?\s?\(\s?(?:(?:E?S-)?[IVXLC]{1,8}|(?:19|20)\d\d)\s?\))"
)
NUMBER_LINE = re.compile(
    rf"(?:(?P<word>Resolution|RESOLUTION|Decision|DECISION|Résolution|Resolución|Резолюция)\s+)?(?P<number>{NUMBER})"
    r"(?P<point>\s?[.:]|\s?[–—]|(?=\s)|$)\s*(?P<title>\S.*)?$",
    re.DOTALL,
)
OF_ORGAN = re.compile(r"(?P<name>[A-Z][^\d.;:]{3,100}?)\s+(?P<word>resolution|decision)\s(?=E?S?-?\d)", re.IGNORECASE)
"""What may stand before the number of an act: its organ, or the organ's subject alone ("Human rights resolution")."""
UNPOINTED = re.compile(r"[“\"«(《A-ZÀ-ÝА-Я\u0600-\u06ff\u4e00-\u9fff*]")
"""How a title begins behind a number without a point; else the number stands in a sentence."""
ENGLISH_NAME = re.compile(r"(?:The|THE)(?: (?:[A-Z][\w’'-]*|of|the|on|for|and|to|in|as|its|serving))+")
TAIL = re.compile(r"\s(?:therefore|hereby)$")
BODY_WORDS = re.compile(
    r"\b(?:Assembly|Council|Commission|Subcommission|Sub-Commission|Conference|Committee|Board|Parties|Congress|Meeting|Forum|Ministers|Body"
    r"|Assemblée|Conseil|Conférence|Comité|Asamblea|Consejo|Comisión|Conferencia)\b",
    re.IGNORECASE,
)
YEAR_AFTER = re.compile(r"\((?:19|20)\d\d\)")
"""Resolutions that are numbered through the years, as those of the Security Council, have no title."""
DIGIT = re.compile(r"\d")
ACTS = ("resolution", "decision", "statement")
ACT_FILE = re.compile(
    r"[A-Z]{1,5}(?:/[A-Z0-9.]+)*?/(?:RES|DEC)[/.](?:(?:E?S-)?\d+/\d+(?:/?[A-Z](?:-[A-Z])?)?|\d+[A-Z]?/?\([A-Z0-9-]+\))",
    re.IGNORECASE,
)
"""A file's name, with "/" for "_", that is the symbol of a resolution or decision."""
LONGEST_FORMULA = 160
REACH = 14
"""Blocks after a number within which its enacting formula stands."""
HOSTING = 8
"""Paragraphs before the first enacting formula from which on a file is no act itself, but a report or rules that hold one."""


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
    return _formula_length(block.text, language.code)


@lru_cache(maxsize=1024)
def _formula_length(text: str, code: str) -> int:
    language = LANGUAGES[code]
    bare = text.lstrip('“"*_ ')
    article = _article(bare, language)
    if not article and (len(bare) > LONGEST_FORMULA or not bare.endswith((",", "،", "，"))):
        return 0
    offset = len(text) - len(bare)
    name, comma, rest = bare[:LONGEST_FORMULA].partition(
        "،" if language.code == "ar" else "，" if language.code == "zh" else ","
    )
    printed = TAIL.sub("", name.strip(" .:*_"))
    if len(printed) < 2 or (not comma and len(bare) > LONGEST_FORMULA) or DIGIT.search(printed):
        return 0
    named = organ_named(printed[len(article) :]) is not None or organ_named(printed) is not None
    shaped = ENGLISH_NAME.fullmatch(printed) is not None if language.code == "en" else bool(comma)
    generic = bool(article) and shaped and BODY_WORDS.search(printed) is not None
    if not (named or generic):
        return 0
    if not rest.strip(" *_"):
        return len(text)
    verb = opening(rest.strip())
    return offset + len(name) + 1 if verb == "participle" and rest.strip()[:1].isupper() else 0


def formula_organ(text: str, language: Language) -> Organ | None:
    """The organ that an enacting formula names, or None where the registry does not know it."""
    printed = TAIL.sub("", text.strip('“"*_,،，.: '))
    article = _article(printed, language)
    return organ_named(printed[len(article) :]) or organ_named(printed)


def _article(text: str, language: Language) -> str:
    """The article, in lower case, with which a text begins; empty where there is none."""
    start = text[:6].casefold()
    return next(filter(start.startswith, language.articles)) if start.startswith(language.articles) else ""


def number_line(block: Block) -> tuple[str, str | None] | None:
    """Number and title where a block numbers an act ("43/21. Title"), else None."""
    text = block.text
    if not text or not (text[0].isdigit() or text[0].isupper()) or len(text) > 600:
        return None
    named = OF_ORGAN.match(text)
    if named and _ends_an_organ(named["name"]):
        text = named["word"].capitalize() + text[named.end("word") :]
    found = NUMBER_LINE.match(text)
    if not found:
        return None
    title = (found["title"] or "").strip() or None
    if title and (title.startswith(("of ", "and ")) or title[0] in ",;)"):
        return None
    if title and not found["point"].strip() and (title[-1] in ",;" or not UNPOINTED.match(title)):
        return None
    return " ".join(found["number"].replace(". ", " ").split()), title


@cache
def _ends_an_organ(words: str) -> bool:
    """Whether words are an organ's name or the subject at the end of one."""
    if organ_named(words):
        return True
    end = f" {words.casefold()}"
    return any(label.casefold().endswith(end) for organ in organs().values() for label in organ.labels)


def find_act(blocks: Sequence[Block], source: str, language: Language) -> Act:
    """The act that a file is about: the only one, or that whose number agrees with a printed symbol or the file's name."""
    formulas = [
        i for i, block in enumerate(blocks) if block.kind in ("text", "heading") and formula_length(block, language)
    ]
    if formulas and not _is_act(blocks[: formulas[0]], source) and _paragraphs_before(blocks, formulas[0]) >= HOSTING:
        return Act(tuple(blocks), (), None, None)
    heads = _heads(blocks, formulas)
    numbers = {_key(head.number): head.number for head in reversed(heads)}
    wanted = _wanted(blocks[: formulas[0]] if formulas else blocks[:20], source)
    chosen = next((_key(head.number) for head in heads if _key(head.number) in wanted), None)
    if chosen is None and wanted and heads and _paragraphs_before(blocks, heads[0].index) >= 3:
        warning = (
            f"{source} lacks the head of its act; what stands before {heads[0].number} was read, the rest left out"
        )
        return Act(tuple(blocks[: heads[0].index]), (), None, None, (warning,))
    if len(numbers) < 2:
        odd = bool(heads and wanted and chosen is None)
        said = (
            f"the file's name or symbol does not agree with the number of the act in it, {heads[0].number}"
            if odd
            else ""
        )
        start = heads[0].index if heads and _paragraphs_before(blocks, heads[0].index) > 1 else 0
        return _cut(blocks, start, len(blocks), heads, formulas, (said,) if said else ())
    settled = chosen is not None
    key = chosen or _key(heads[0].number)
    others = ", ".join(dict.fromkeys(head.number for head in heads if _key(head.number) != key))
    why = "" if settled else " and neither a symbol nor the file's name says which is meant"
    warning = f"{source} holds several acts{why}; {numbers[key]} was read, {others} left out"
    first = next(head.index for head in heads if _key(head.number) == key)
    end = next((head.index for head in heads if head.index > first and _key(head.number) != key), len(blocks))
    own = [head for head in heads if _key(head.number) == key]
    alone = heads[0].index == first and _paragraphs_before(blocks, first) < 2
    return _cut(blocks, 0 if alone else first, end, own, formulas, (warning,))


def _is_act(head: Sequence[Block], source: str) -> bool:
    """Whether the printed symbols or the file's name say that a file is an act, and not that it holds one."""
    names = [block.text for block in head if block.kind == "masthead" and is_symbol(block.text)]
    return any(kind_of(name) in ACTS or is_draft(name) for name in names) or act_symbol(source) is not None


def act_symbol(source: str) -> str | None:
    """The symbol of a resolution or decision that a file is named by (`A_RES_70_1.txt`), or None."""
    stem = PurePath(source).stem.replace("_", "/")
    return canonical(stem) if ACT_FILE.fullmatch(stem) and is_symbol(stem) else None


def _paragraphs_before(blocks: Sequence[Block], index: int) -> int:
    return sum(1 for block in blocks[:index] if len(block.text) > 120 and block.text[-1:] in ",;.")


def _heads(blocks: Sequence[Block], formulas: Sequence[int]) -> list[Head]:
    heads = []
    known = set(formulas)
    for formula in formulas:
        for index in range(formula - 1, max(-1, formula - REACH), -1):
            if index in known:
                break
            found = number_line(blocks[index])
            if found:
                heads.append(Head(index, *found))
                break
    return heads


def _cut(
    blocks: Sequence[Block],
    start: int,
    end: int,
    heads: Sequence[Head],
    formulas: Sequence[int],
    warnings: tuple[str, ...],
) -> Act:
    inside = [index for index in formulas if start <= index < end]
    head = next((head for head in heads if start <= head.index < end), None)
    if not inside:
        return Act(tuple(blocks[start:end]), (), None, None, warnings)
    body = inside[0]
    number, title = (head.number, head.title) if head else (None, None)
    if head and title is None and not YEAR_AFTER.search(head.number):
        title = next((b.text for b in blocks[head.index + 1 : body] if b.text[:1].isupper() and len(b.text) > 8), None)
    if head and title and title[-1] in ";:," and head.index + 1 < body:
        title = f"{title} {blocks[head.index + 1].text}"
    return Act(tuple(blocks[start:body]), tuple(blocks[body:end]), number, title, warnings)


def _key(number: str) -> str:
    """A number by which acts are compared: without spaces, points, letters of parts and the session in Roman figures."""
    folded = re.sub(r"[\s.]", "", number.upper())
    folded = re.sub(r"(?<=\d)[A-Z](?:(?:AND|TO|-|–)[A-Z])?(?=\(|$)", "", folded)
    return re.sub(r"\([A-Z-]+\)", "()", folded)


def _wanted(head: Sequence[Block], source: str) -> set[str]:
    """The numbers that the printed symbol, or else the file's name, allows."""
    stem = PurePath(source).stem.replace("_", "/")
    names = [block.text for block in head if block.kind == "masthead" and is_symbol(block.text)] or (
        [stem] if ACT_FILE.fullmatch(stem) else []
    )
    wanted = set()
    for name in names:
        for found in re.finditer(r"(?:/|^)((?:E?S-)?\d+)/(\d+)|(\d+[A-Z]?)\s?/?(\([A-Z0-9-]+\))", name.upper()):
            wanted.add(_key(f"{found[1]}/{found[2]}" if found[1] else f"{found[3]}{found[4]}"))
    return wanted
