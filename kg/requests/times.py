"""What words of time look like in requests: sessions, dates, periods and how often."""

from __future__ import annotations

import re

from kg.requests.numbers import CARDINAL, MONTH, ORDINAL

BEFORE_SESSION = (
    r"(?:at|during|in the context of|for|before|prior to|in advance of|by|in time for|in good time for|in|to|on the occasion of|ahead of|"
    r"throughout|until|as of|as from|from|starting (?:from|at|with)|beginning (?:from|at|with)|not later than|no later than|"
    r"since)"
)
PART_OF_SESSION = (
    r"(?:the (?:\w+(?:-\w+)? ){0,2}(?:end|start|beginning|opening|conclusion|close|part|segment|week|meetings?|stage|"
    r"meeting day)(?: of)? )?"
)
KIND = r"(?:(?:regular|ordinary|annual|substantive|main|biennial|organizational|plenary) )?"
SPECIAL = r"(?:special|emergency special|extraordinary)"
FIGURES = r"(?: \([\d~]*\))?"
"""Figures in brackets behind words ("sixty (60) days"); folding blanks them."""
OF_ORGAN = r"(?: of the (?P<of>[A-Z][\w-]+(?: (?:on |for |of )?(?:the )?[A-Z][\w-]+)*))?"
AND_ORDINAL = rf"{FIGURES}(?:, and|,| and| or| to) (?:at |during )?(?:its |the )?{ORDINAL}"
SESSION = re.compile(
    rf"\b(?P<prep>{BEFORE_SESSION}) {PART_OF_SESSION}"
    r"(?:(?:(?P<det>its|the|their|his|each of its)|the (?P<whose>[A-Z][\w-]+(?: [A-Z][\w-]+)*)'s) )?(?:(?:\w+ )?part of (?:its|the) )?"
    rf"(?:resumed |next |forthcoming |upcoming |regular |annual |{SPECIAL} )*"
    rf"(?P<ordinals>{ORDINAL}(?:{AND_ORDINAL})*) (?:resumed )?(?P<special>{SPECIAL} )?{KIND}(?:resumed )?"
    rf"sessions?\b{OF_ORGAN}"
)
"""at its sixtieth session · during the first part of its resumed seventieth session · at its sixtieth and sixty-first sessions"""
YEAR_SESSION = re.compile(
    rf"\b(?P<prep>{BEFORE_SESSION}) {PART_OF_SESSION}(?:(?P<det>its|the|their) )?{KIND}"
    r"(?:(?P<year>(?:19|20)\d\d) (?:\w+ )?sessions?\b|sessions? (?:of|in|for) (?P<year2>(?:19|20)\d\d)\b)"
    rf"{OF_ORGAN}"
)
"""at its 2026 session · at its substantive session of 2005"""
NEXT_SESSION = re.compile(
    rf"\b(?P<prep>{BEFORE_SESSION}) {PART_OF_SESSION}(?P<det>its|the|their) "
    rf"(?:(?P<next>next|forthcoming|upcoming|following|subsequent|coming) )?{KIND}session\b"
)
EACH_SESSION = re.compile(
    r"\b(?:at|during|before|to|for) (?:its|their) (?!previous|past|last|two|three|four|recent|earlier)(?:[a-z]+ ){1,2}sessions\b"
)
"""at its summer sessions"""
THAT_SESSION = re.compile(r"\b(?:at|during|before|for|to) (?:that|the same|the said|such) session\b")
SESSION_NUMBER = re.compile(rf"\b(?P<ordinal>{ORDINAL}) (?:\w+ )?session\b")

YEAR = r"(?:19|20)\d\d"
PART_OF_YEAR = r"(?:end|beginning|middle|start|first half|second half|(?:first|second|third|fourth|last) quarter)"
PRINTED_DATE = (
    rf"(?:(?:the )?{PART_OF_YEAR} of (?:(?:{MONTH}),? )?{YEAR}"
    rf"|\d{{1,2}}(?:st|nd|rd|th)? (?:{MONTH})(?:,? {YEAR})?"
    rf"|(?:{MONTH}) \d{{1,2}}, {YEAR}"
    rf"|(?:{MONTH})(?: of)?(?: {YEAR})?"
    rf"|(?:(?:early|mid-?|late) ?)?(?:the year )?{YEAR})"
)
BEFORE_DATE = (
    r"(?:(?:starting |beginning |commencing |and )?(?:by|before|until|on|no later than|not later than|prior to|from|as of|"
    r"as from|in|during|due)|starting|beginning|commencing)(?: or (?:before|around))?"
)
AND_DATE = (
    r"(?:,|,? and| or|,? and then|,? and again|, then)"
    rf"(?: (?:by|no later than|not later than|on|before|then by|again by))? {PRINTED_DATE}"
)
DATE = re.compile(
    rf"\b(?P<prep>{BEFORE_DATE}) (?P<points>{PRINTED_DATE}(?:{AND_DATE})*)"
    r"(?P<each>,? (?:of )?(?:each|every) year|,? annually)?(?![\w/-])"
)
"""by 1 February 2021 and then by 1 August 2021 · no later than 31 March each year · by the end of 2025 · in 2026"""
WEAK_PREPOSITIONS = ("in", "during", "from", "on", "until")
"""Before a date these may date something else than the document that is asked for."""
POINT = re.compile(
    rf"(?:(?P<part>{PART_OF_YEAR}) of )?(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th)? )?(?P<month>{MONTH})?(?: (?P<day2>\d{{1,2}}),)?"
    rf",?(?: of)? ?(?P<vague>early |mid-? ?|late )?(?:the year )?(?P<year>{YEAR})?"
)
LAST_MONTH = {
    "end": "December", "middle": "June", "first half": "June", "second half": "December", "first quarter": "March",
    "second quarter": "June", "third quarter": "September", "fourth quarter": "December", "last quarter": "December",
}  # fmt: skip
"""The last month of each part of a year."""

RELATIVE = re.compile(
    r"\b(?:(?:within|no later than|not later than|at least|in|after)(?: a period of| the next| a maximum of)? )?"
    rf"(?P<n>{CARDINAL}){FIGURES}(?: (?:calendar|working))? (?P<unit>hour|day|week|month|year)s?\b"
    r"(?P<since> (?:of|after|from|following|before|prior to|in advance of|thereafter)"
    r"(?: (?!and\b|on\b|to\b|such\b|information\b|a\b|an\b)[\w()-]+){0,8})?"
)
"""within 60 days of the adoption of the present resolution"""
UNIT = r"(?:hour|day|week|month|year)"
EVERY = (
    rf"\b(?:every|each|once every|at least every|once in every) (?P<n>{CARDINAL}){FIGURES} (?P<unit>{UNIT})s(?: thereafter)?\b",
    rf"\b(?:at|in) (?P<n>{CARDINAL})[- ](?P<unit>{UNIT}) intervals\b",
    rf"\bat intervals of (?P<n>{CARDINAL}) (?P<unit>{UNIT})s\b",
    rf"\bon an? (?P<n>{CARDINAL})-(?P<unit>{UNIT})(?:ly)? basis\b",
    rf"\b(?P<n>{CARDINAL})-(?P<unit>{UNIT})ly\b",
)
EVERY_PATTERNS = tuple(re.compile(pattern) for pattern in EVERY)
"""every six months · at 90-day intervals · on a six-monthly basis"""
EVERY_PERIOD = re.compile(rf"every (?P<n>\d+) (?P<unit>{UNIT})s")
"""How a period without a name of its own is written in extractions."""
NAMED_PERIODS = {
    (1, "week"): "weekly", (1, "month"): "monthly", (12, "month"): "annual", (1, "year"): "annual", (24, "month"): "biennial",
    (2, "year"): "biennial", (3, "year"): "triennial", (4, "year"): "quadrennial", (5, "year"): "quinquennial",
}  # fmt: skip
BASIS = re.compile(r"\bon an? [\w-]+(?:,| and|, and| but) (?P<kind>[\w-]+ basis)\b")
"""on an urgent and continuing basis"""
SOON = re.compile(
    r"\b(?:as soon as possible|without delay|in due course|at the earliest possible date|at an early date|promptly|immediately|"
    r"expeditiously|(?:by|before|on) (?:that|this|the said) (?:date|time|day)|as and when appropriate|as appropriate and when necessary|in between|before the session|"
    r"(?:at|by|before) the (?:end|expiry|expiration|conclusion) of (?:this|that|the|its|each|his|her|such a|said) "
    r"(?:[\w-]+ ){0,2}?(?:period|mandate|year|biennium|decade|phase|programme)|"
    r"in (?:his|her|its|their) (?:next|future|forthcoming|subsequent|upcoming|annual|regular) [^,;]{0,60}?reports?)\b"
)
PREMODIFIER = re.compile(r"\b(?:an?|the) $")
"""Before "regularly updated list", in which nothing recurs that is asked for."""

SMALL_WORD = re.compile(r"[a-z]+")
FIGURE = re.compile(r"\d")
SESSION_WORDS = frozenset(("session", "sessions"))
EACH_YEAR_WORDS = frozenset(("year", "annually"))
SOON_WORDS = frozenset(
    """that this said possible delay due date promptly immediately expeditiously appropriate between before end expiry expiration conclusion
    next future forthcoming subsequent upcoming annual regular""".split()
)
PERIOD_WORDS = frozenset("hour hours day days week weeks month months year years dayly weekly monthly yearly".split())
"""Without any of these words (or, for a date, a figure) the expressions above match nothing."""
