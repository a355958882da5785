"""What a printed reference looks like: regular expressions, each with texts that it must and must not match.

Offsets hold because `kg.folding.fold` keeps the length of a text. The expressions stay in the subset that runs in linear time.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.registry import organs
from kg.symbol.series import bodies

MONTH = "January|February|March|April|May|June|July|August|September|October|November|December"
DATE = rf"\d{{1,2}} (?:{MONTH}),? \d{{4}}"
ROMAN = r"[IVXLC]+"
LETTERS = r"(?: ?[A-Z](?![A-Za-z.])(?:(?: ?[-–,] ?| and | to )[A-Z](?![A-Za-z.]))*)?"
"""Letters of parts: "A", " A and B", " A–C"."""

NUMBER = re.compile(
    r"(?<![\w/.\-–])(?:"
    rf"(?P<cop>\d{{1,3}}/(?:CP|CMP|CMA|COP)\.\d{{1,2}})"
    r"|(?P<special>E?S[-–] ?\d{1,2}/\d{1,3})"
    rf"|(?P<roman>\d{{1,4}}{LETTERS} ?\((?:E?S-)?(?:{ROMAN}|[lI]+)\))"
    r"|(?P<suffix>\d{1,4} ?\((?:19|2\d)\d\d\))"
    rf"|(?P<slash>\d{{1,4}}/\d{{1,4}}{LETTERS})"
    rf"|(?P<romanslash>{ROMAN}/\d{{1,3}})"
    rf"|(?P<own>{'|'.join(organ.number_pattern for organ in organs().values() if organ.number_pattern)})"
    r"|(?P<plain>(?:(?<=esolution )|(?<=esolutions )|(?<=es\. )|(?<=SCR )|(?<=SCRs )|(?<=\d and )|(?<=\d, )|(?<=, and ))\d{3,4}(?! ?\(|\.\d| [A-Z]\b))"
    r")(?![\w/]|-\d)"
)
"""The number of a resolution or decision, in any of the styles in use."""

KEYWORD = re.compile(
    r"(?<![\w-])(?P<act>[Rr]esolutions?|RESOLUTIONS?|[Rr]es\.(?= \d)|(?:UN)?SCRs?(?= \d)|[Dd]ecisions?|DECISIONS?|[Pp]residential statements?"
    r"|[Ss]tatements? (?:by|of) (?:its|the) President|President's statements?)(?![\w-])"
)

BODIES = "|".join(re.escape(body) for body in sorted(bodies()))
SYMBOL = re.compile(
    rf"(?<![\w/.\-])(?:{BODIES})(?:\.\d+|\(\d{{1,2}}\)(?=/))?(?:(?:/| ?/ ?(?=(?:Add|Corr|Rev)\.\d))[A-Z0-9][A-Za-z0-9.\-]*(?:\([A-Z0-9.]+\)[A-Za-z0-9.]*)?)+"
    r"(?: \((?:Parts?|Vols?\.?|Vol\.|vol\.|Sect ?\.|Prog\.|Supp|Introduction|Income sect\.|Resumption|Plan outline|"
    rf"(?:19|20)\d\d|(?:E?S-)?{ROMAN})[^()\n]{{0,16}}\)(?:/(?:(?:Add|Corr|Rev|Amend)\.\d+|Part [A-Z]\b))*)?"
)
"""A document symbol as printed; digits are asked for afterwards."""

OPEN_NUMBER = re.compile(r"/(?:[xX]{1,4}\b|\.{3}|…|_{2,}|-{2,}|\[)")
"""What stands for a number that was not yet given when the text was printed: "S/2024/xx"."""
JOINT = re.compile(r" ?[-–—] ?(?=[A-Z]{1,5}[/.(])")
SUPPLEMENT = re.compile(
    r"(?P<gap>(?:,| and|, and|[-–]| to)\s*)(?P<suffix>(?:Add|Corr|Rev|Amend)\.\d+(?:/(?:Add|Corr|Rev)\.\d+)*(?:[-–]\d+)?)"
    r"|(?P<gap2>(?:,| and|, and| to|[-–])\s*)(?P<bare>\d{1,2})(?![\d/]|\s+(?:[a-z]|of))"
)
"""What follows a symbol in "A/74/33 and Add.1 and 2"."""


@dataclass(frozen=True, slots=True)
class Pattern:
    """A regular expression with the texts that prove it."""

    label: str
    expression: re.Pattern[str]
    must: tuple[str, ...]
    must_not: tuple[str, ...]


PATTERNS: tuple[Pattern, ...] = (
    Pattern(
        "number of an act",
        NUMBER,
        ("41/128", "217 A (III)", "1541 (XV)", "S-26/2", "ES-11/1", "1325 (2000)", "2000/22", "48/75 L", "1/CP.21",
         "2252 (ES-V)", "VII/28", "WHA60.29", "A.1078(28)", "MSC.428(98)", "Assembly/AU/Dec.1(XI)", "74/255 A–B", "54/54 A and V"),
        ("41", "(2000)", "12 December 1997", "HIV/AIDS", "A/RES/41/128", "2020-2021"),
    ),
    Pattern("keyword of an act", KEYWORD, ("resolution", "Decisions", "presidential statement"), ("resolute", "decisive")),
    Pattern(
        "document symbol",
        SYMBOL,
        ("A/HRC/47/L.9/Rev.1", "A/CONF.157/24 (Part I)", "S/PRST/2015/3", "E/CN.4/Sub.2/2000/46", "A/74/6 (Sect. 5)/Corr.1",
         "FCCC/CP/2015/10/Add.1", "S/RES/1325 (2000)", "A/RES/217 (III)", "UNEP/EA.4/Res.9", "ICCD/COP(14)/23/Add.1",
         "A/71/53 /Add.1/Corr.1", "A/74/6 (Sect .35)", "A/81/6 (Sect. 13)/Part A", "GC(64)/RES/9"),
        ("HIV/AIDS", "and/or", "41/128", "km/h"),
    ),
)  # fmt: skip
