"""What courts and treaty bodies say of the law: advisory opinions, general comments and general recommendations."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

from kg.model import Mention
from kg.nlp.acts import iso_date
from kg.nlp.patterns import DATE
from kg.registry import concepts, instruments

OPINION = re.compile(r"\b[Aa]dvisory [Oo]pinion\b")
FORM = "Advisory opinion"
"""What an opinion is called once it is clear which is meant, as in ontology/instruments.ttl."""
NOT_GIVEN = re.compile(r"\b(?:an|any|another|each|for|request(?:s|ed|ing)?|seek(?:s|ing)?|no) $")
"""What stands before an opinion that is asked for, and not yet given."""
GIVEN = re.compile(
    r"(?: (?:rendered|delivered|given|issued|handed down))?(?:,? (?:by|of) the [A-Z][A-Za-z ]{4,60}?)?"
    rf"(?:,? (?:of|on|dated|rendered on|delivered on|given on|issued on))?,? \(?(?:(?P<date>{DATE})|(?P<year>(?:19|20)\d\d)\b)"
)
SUBJECT_WITHIN = 260
"""Characters behind "advisory opinion" in which its title is looked for."""
COMMENT = re.compile(
    r"\b(?:[Jj]oint )?[Gg]eneral (?P<what>[Cc]omment|[Rr]ecommendation)s? [Nn]o\. ?(?P<number>\d{1,2})(?: \((?:19|20)\d\d\))?"
)
NUMBERED = re.compile(r"general (?:comment|recommendation) [Nn]")


def find_opinions(text: str) -> Iterator[Mention]:
    """Advisory opinions and general comments of a folded text, in text order.

    An opinion whose title follows is an INSTRUMENT; another is a SHORT_FORM with the `date` or `year` printed behind it. A general
    comment is a COMMENT with `what`, `number`, and `body`, the treaty body named nearest to it, "" where there is none.
    """
    if "pinion" in text:
        yield from _opinions(text)
    if NUMBERED.search(text.casefold()):
        yield from _comments(text)


def _opinions(text: str) -> Iterator[Mention]:
    for match in OPINION.finditer(text):
        start, end = match.span()
        if NOT_GIVEN.search(text, max(0, start - 16), start):
            continue
        behind = re.split("[;.]|pinion", text[end : end + SUBJECT_WITHIN])[0].casefold()
        titled = [key for title, key in _titles().items() if re.search(rf"\bon (?:the )?{re.escape(title)}", behind)]
        if len(titled) == 1:
            yield Mention(start, end, match[0], "INSTRUMENT", {"key": titled[0]})
            continue
        fields = {"form": FORM}
        dated = GIVEN.match(text, end)
        if dated:
            end = dated.end()
            fields |= {"date": iso_date(dated["date"]) or ""} if dated["date"] else {"year": dated["year"]}
        yield Mention(start, end, text[start:end], "SHORT_FORM", fields)


@cache
def _titles() -> Mapping[str, str]:
    """Key of the opinion that each title means, in lower case; the registry calls the opinions by their titles."""
    return {
        label.casefold(): one.key for one in instruments().values() if FORM in one.short_forms for label in one.labels
    }


@cache
def _bodies() -> Mapping[str, str]:
    """What each treaty body gives, by the body's name."""
    rows = concepts("symbols.ttl", "SymbolBody")
    return {row["prefLabel"][0]: row["gives"][0] for row in rows if "gives" in row}


@cache
def _names() -> re.Pattern[str]:
    return re.compile("|".join(re.escape(name) for name in sorted(_bodies(), key=len, reverse=True)))


def _comments(text: str) -> Iterator[Mention]:
    named = list(_names().finditer(text))
    for match in COMMENT.finditer(text):
        what = f"general {match['what'].casefold()}"
        able = [body for body in named if _bodies()[body[0]] == what]
        before = [body for body in able if body.end() <= match.start()]
        after = [body for body in able if body.start() >= match.end()]
        owner = after[0] if after and _owns(text[match.end() : after[0].start()]) else before[-1] if before else None
        fields = {"what": what, "number": match["number"], "body": owner[0] if owner else ""}
        yield Mention(match.start(), match.end(), match[0], "COMMENT", fields)


def _owns(gap: str) -> bool:
    """Whether what stands between a comment and a treaty body says that it is that body's."""
    return gap.endswith(" of the ") and not re.search("[;.]", gap) and not COMMENT.search(gap)
