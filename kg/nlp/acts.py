"""Resolutions and decisions written out ("its resolutions 57/307 …, 59/266 … and 78/248 …"), and printed symbols."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from kg.model import Mention
from kg.nlp.patterns import DATE, JOINT, KEYWORD, MONTH, NUMBER, OPEN_NUMBER, SUPPLEMENT, SYMBOL
from kg.nlp.spans import overlaps

AFTER_NUMBER = re.compile(rf",? ?(?:\([^()]{{0,40}}\) ?)?(?:of|dated|adopted on|\() ?(?P<date>{DATE})")
KEYWORD_AFTER = re.compile(r" (?P<act>resolution|decision)s?\b")
SENTENCE_END = re.compile(r"[.;](?=\s+[A-Z(\"])|[.;]$")
PLACE = (
    r"(?:[Ss]ections?|[Ss]ects?\.|[Pp]aragraphs?|[Pp]aras?\.|[Cc]hapters?|[Cc]haps?\.|[Pp]arts?|[Aa]rticles?|[Aa]rts?\.|[Aa]nnex(?:es)?)"
    r"(?: (?:[IVXLC]+|[A-Z]|\d{1,3}(?:[-–]\d{1,3})?)(?: \([a-z]+\))?(?![\w/]))?"
)
"""A place in an act that stands between the items of a list: "52/214, sect. C, para. 3; 55/222, sect. III"."""
CONNECTOR = re.compile(rf"^(?:[\s,;()\"]|and|or|as well as|to|of|its|in|dated|{DATE}|{PLACE})*$")
NOT_AN_ACT = re.compile(
    r"(?:\b[Nn]os?\.|[Rr]ecommendation|[Cc]omment|[Aa]rticles?|[Pp]aragraphs?|[Rr]ules?|[Rr]egulations?|[Cc]hapters?|[Pp]art|"
    r"[Ss]ection|[Pp]roject|[Pp]hase|[Pp]age|\bp\.|\bpp\.|[Aa]nnex|[Vv]olume|[Ss]upplement No\.|[Cc]ase|[Cc]onvention"
    r"|ratio of|rate of)\s*$"
)
MONTHS = tuple(MONTH.split("|"))
STRAY_SPACE = re.compile(r" (?=\.\d)| (?=/)|(?<=/) ")
IN_NUMBERS = re.compile(r"[/(]|WHA|(?:esolutions?|es\.|SCRs?) \d")
"""What stands in every number of an act, or right before it; a text without any of them is passed over at once."""
IN_KEYWORDS = ("esolution", "ecision", "tatement", "ESOLUTION", "ECISION", "es. ", "SCR")
"""What stands in every keyword of an act."""
WITHOUT_KEYWORD = re.compile(r"\((?:E?S-)?[IVXLC]+\)|\((?:19|20)\d\d\)|E?S-\d")
LETTER = re.compile(r"(?<=\d) ?([A-Z](?:(?: ?[-–,] ?| and | to )[A-Z])*)(?= ?\(|$)")


def find_symbols(text: str) -> Iterator[Mention]:
    """Printed document symbols of a folded text, joint symbols and "and Add.1" included, in text order.

    Fields: `symbol` as printed, `also` for the second half of a joint symbol.
    """
    if "/" not in text:
        return
    reached = 0
    for match in SYMBOL.finditer(text):
        printed = match[0].rstrip(".,;-")
        if match.start() < reached or not any(sign.isdigit() for sign in printed):
            continue
        end = match.start() + len(printed)
        unnumbered = OPEN_NUMBER.match(text, end)
        if unnumbered:
            reached = unnumbered.end()
            yield Mention(
                match.start(), reached, text[match.start() : reached], "SYMBOL", {"symbol": "", "open": "yes"}
            )
            continue
        fields = {"symbol": STRAY_SPACE.sub("", printed)}
        joint = JOINT.match(text, end)
        if joint and (second := SYMBOL.match(text, joint.end())) and any(sign.isdigit() for sign in second[0]):
            fields["also"] = second[0].rstrip(".,;-")
            end = joint.end() + len(fields["also"])
        elif "-" in printed and (split := re.search(r"-(?=[A-Z]{1,5}(?:\(\d+\))?/)", printed)):
            fields = {"symbol": printed[: split.start()], "also": printed[split.end() :]}
        if fields.get("also") and "/" not in fields["also"]:
            del fields["also"]
        reached = end
        yield Mention(match.start(), end, text[match.start() : end], "SYMBOL", fields)
        yield from _supplements(text, fields["symbol"], end)


def _supplements(text: str, symbol: str, end: int) -> Iterator[Mention]:
    """The further symbols of "A/74/33 and Add.1 and 2" and "A/74/33, Add.1/Corr.1 and Add.2"."""
    last_word = ""
    while match := SUPPLEMENT.match(text, end):
        if match["bare"] is not None:
            if not last_word:
                return
            suffix, start = f"{last_word}.{match['bare']}", match.start("bare")
        else:
            suffix, start = match["suffix"], match.start("suffix")
            last_word = suffix.split(".")[0]
        end = match.end()
        whole = re.fullmatch(r"(\w+)\.(\d+)[-–](\d+)", suffix)
        numbers = (
            [f"{whole[1]}.{n}" for n in range(int(whole[2]), min(int(whole[3]), int(whole[2]) + 30) + 1)]
            if whole
            else [suffix]
        )
        root = re.sub(rf"/{last_word}\.\d+$", "", symbol)
        for number in numbers:
            yield Mention(start, end, text[start:end], "SYMBOL", {"symbol": f"{root}/{number}"})


def find_acts(text: str, taken: tuple[tuple[int, int], ...] = ()) -> Iterator[Mention]:
    """Acts written out in a folded text, in text order; spans in `taken` (printed symbols) are passed over.

    Fields: `number` as printed, `style` (cop, special, roman, suffix, slash, romanslash, own, plain), `act`, `keyword` (offset of
    the keyword that heads it, "" where none does), `list` ("first" or "next" in the list of that keyword), `part`,
    `date` (ISO) where one is printed behind it.
    """
    if not IN_NUMBERS.search(text):
        return
    keywords: list[re.Match[str]] = []
    if any(stem in text for stem in IN_KEYWORDS):
        keywords = [match for match in KEYWORD.finditer(text) if not overlaps(match.start(), match.start() + 1, taken)]
    if not keywords and not WITHOUT_KEYWORD.search(text):
        return
    last_end, last_style = 0, ""
    last_keyword: re.Match[str] | None = None
    position = 0
    for match in NUMBER.finditer(text):
        if overlaps(match.start(), match.start() + 1, taken):
            continue
        while position < len(keywords) and keywords[position].end() <= match.start():
            position += 1
        keyword = keywords[position - 1] if position else None
        style = match.lastgroup or ""
        after = KEYWORD_AFTER.match(text, match.end())
        first = keyword is not None and keyword is not last_keyword
        if not _belongs(text, match, style, keyword, after, last_end if not first else 0):
            continue
        if style == "plain" and not first and last_style != "plain":
            continue
        act = (
            keyword["act"] if keyword is not None and after is None else after["act"] if after else "resolution"
        ).casefold()
        fields = {
            "number": match[0],
            "style": style,
            "act": "decision" if act.startswith("decision") else "statement" if "statement" in act else "resolution",
            "keyword": str(keyword.start()) if keyword is not None else "",
            "list": "first" if first else "next",
        }
        abbreviated = keyword if keyword is not None and "SCR" in keyword["act"] else None
        if after is None and abbreviated is not None:
            fields["keyword"] = str(abbreviated.end() + 1)
        if after is not None:
            fields |= {"keyword": str(match.start()), "list": "first"}
        letters = LETTER.search(match[0])
        if letters:
            fields["part"] = letters[1]
        end = match.end()
        dated = AFTER_NUMBER.match(text, end)
        if dated:
            fields["date"] = iso_date(dated["date"]) or ""
            end = dated.end("date")
        start = (
            keyword.start()
            if keyword is not None and first and abbreviated is None and _connects(text[keyword.end() : match.start()])
            else match.start()
        )
        last_end, last_style, last_keyword = end, style, keyword
        yield Mention(start, end, text[start:end], "ACT", fields)


def _belongs(
    text: str,
    match: re.Match[str],
    style: str,
    keyword: re.Match[str] | None,
    after: re.Match[str] | None,
    last_end: int,
) -> bool:
    """Whether a number is that of an act: what stands between it and the keyword, or the item before it, decides."""
    if after is not None:
        return True
    if NOT_AN_ACT.search(text, max(0, match.start() - 24), match.start()):
        return False
    if keyword is None:
        return style in ("roman", "special") and len(match[0]) > 5
    gap = text[max(last_end, keyword.end()) : match.start()]
    if style == "plain" or (style == "own" and match[0][0].isdigit()):
        return keyword["act"].casefold().startswith(("res", "unscr", "scr")) and gap in (" ", " and ", ", ", ", and ")
    if _connects(gap):
        return True
    if SENTENCE_END.search(gap) or len(gap) > 700:
        return style == "roman" and len(match[0]) > 7
    plural = keyword["act"].casefold().endswith("s")
    dated = AFTER_NUMBER.match(text, match.end()) is not None
    if last_end:
        return plural or dated or style in ("roman", "special", "suffix")
    return dated or len(gap) < 60 or (plural and style in ("roman", "special", "suffix"))


def _connects(gap: str) -> bool:
    return len(gap) < 60 and CONNECTOR.match(gap) is not None


def iso_date(printed: str) -> str | None:
    """ISO form of a printed date ("4 December 1986"), or None where no such day exists."""
    day, month, year = printed.replace(",", "").split()
    try:
        return date(int(year), MONTHS.index(month) + 1, int(day)).isoformat()
    except ValueError:
        return None
