"""Why a text is not a document symbol: said in words that help to write the right one."""

from __future__ import annotations

import re

from kg.symbol.segments import NO_BODY, begins, symbol_of, unreadable
from kg.symbol.spelling import LONGEST, cleaned

ROMAN = "(?:E?S-)?[IVXLC]+"
ADDRESS = re.compile("HTTPS?:.*", re.IGNORECASE)
NUMBER_OF_AN_ACT = (
    r"(?:.*\b(?:RESOLUTION|DECISION)S? )?(?:E?S-)?[0-9]+ ?[A-Z]?(?:/[0-9]+)? ?(?:[A-Z](?:(?:-|, ?| AND )[A-Z])*)?"
    rf"(?: ?\((?:{ROMAN}|[0-9]{{4}}|PLEN\.? ?[0-9]+|[A-Z]{{3}} [0-9]+ [A-Z])\))?(?:, SECT\. {ROMAN})?"
)
ROWS: tuple[tuple[str, str], ...] = (
    (ADDRESS.pattern, "it is an address of another site than the United Nations' document servers"),
    (r"(?:.* )?WHA ?[0-9]+\.[0-9]+", "it is the number of a resolution of the World Health Assembly, which has no symbol here"),
    (r"(?:.* )?[0-9]+/(?:CP|CMP|CMA|COP)\.[0-9]+",
     "it is the number of a decision of a conference of parties, whose document has another symbol (FCCC/CP/2015/10/Add.1)"),
    (NUMBER_OF_AN_ACT, "it is the number of an act and does not tell whose"),
    (r"(?:ANNEX [IVXLC]+: )?ARTICLES? [^/]*", "it names an article, and no document"),
    (r"[^/]+/.*(?:, | )(?:PARAS?|PP?|SECTS?|ARTICLE|CHAP)\b.*",
     "it names a paragraph or section beside the symbol; give the symbol alone"),
    (r".+/.*(?:\bAND\b|,|\bAS (?:ORALLY )?AMENDED\b).*", "it names more than one document; give one symbol"),
    ("[^/]*", "it has no parts divided by slashes"),
    ("[^0-9]*", "it has no number"),
    (r"[A-Z][A-Z0-9.\-]*(?:/[A-Z]+(?:\.[A-Z0-9]+)*)*", "it names a body or a series, and no document in it"),
    (r".*\([^()]*", "a parenthesis is not closed"),
)  # fmt: skip
"""What a refused text, in capitals, looks like, and what is said of it; the first that fits."""


def reason(text: str) -> str:
    """What keeps a text from being a document symbol, as the end of a sentence."""
    words = cleaned(text).upper()
    if not words and len(text) > LONGEST and not ADDRESS.match(text):
        return f"it is longer than {LONGEST} characters"
    if not (words := words or " ".join(text[:LONGEST].upper().split())):
        return "it is empty"
    head, slash, _ = words.partition("/")
    if slash and (instead := NO_BODY.get(head.partition(".")[0])):
        return instead
    for pattern, said in ROWS:
        if re.fullmatch(pattern, words):
            return said
    if not begins(cleaned(text)):
        return "it does not begin with the letters of a body"
    part = unreadable(cleaned(text))
    if part is not None:
        return f"the part {part!r} cannot be read as body, session, series, number or addendum"
    if len(words) > LONGEST // 2 and symbol_of(cleaned(text)) is not None:
        return f"it is longer than {LONGEST} characters when it is written out"
    return "its parts do not stand in the order of a symbol: body, session or year, series, number, addenda"
