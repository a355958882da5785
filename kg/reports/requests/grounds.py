"""What speaks for a report being the answer to a request: its author, its session or year, its subject, and who names whom."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Literal

from kg.registry import organs
from kg.reports.requests.asked import Asked
from kg.symbol import organ_of, parse, session_year, year_of

Fit = Literal["due", "later", "silent", "no"]
"""Whether a report was issued for the session or year that a request names, for a later one in its rhythm, whether the
request or the symbol says nothing, or for another."""
STEPS = {"annual": 1, "biennial": 2, "triennial": 3, "quadrennial": 4, "quinquennial": 5}
"""Years between two reports."""
YEAR = 1900
"""Sessions numbered from here on are named by their year."""
LATE_MONTH = 11
"""What is due from this month on may be issued under the next year."""
WORD = re.compile(r"[a-z]{3,}")
EMPTY_WORDS = frozenset(
    "the and for its his her their with from that this which into also all any other upon under between among "
    "report reports reporting study note notes summary update present resolution resolutions session sessions general assembly council "
    "security united nations secretary high commissioner human rights committee commission office member states "
    "pursuant submitted entitled including particular related relevant progress made work question situation "
    "sustainable development international cooperation implementation matter issue activities prepared contained thereon regard well measures taken steps".split()
)
"""Words that say nothing of the subject."""
ENOUGH = 2
"""Words from which on a subject is one."""
AGREEMENT = 0.5
"""Share of the words of the shorter subject that the longer must have."""
OTHER = re.compile(
    r"\b(?:submit|transmit|convey|circulate|forward|present)\w* (?:\w+ ){0,6}?(?:the|a|an|its|his|her) (?:[a-z-]+ ){0,2}reports? "
    r"of the (?P<name>[A-Z][\w-]*(?: (?:of the |for )?[A-Z][\w-]*)*)"
)
"""A request to pass on the report of somebody else than the addressee."""
TITLED = re.compile(r"(?<=[a-z]) (?:on|for|in|of|to) ")
PLURAL = re.compile(r"^(?:all |other |member |troop|states?\b|govern|parties|organizations|regional )", re.IGNORECASE)


def author(request: Asked, description: str) -> bool:
    """Return whether the words that describe a report say that one of the addressees wrote it.

    The addressee must stand right behind "of", "by" or "from": the report of a special representative of the
    Secretary-General is not his own.
    """
    other = OTHER.search(str(request.sentence or ""))
    known = {label for name in request.addressees for label in labels(name)}
    if other and other["name"] not in known:
        return False
    return any(_named_as_author(label, description) for label in known)


@lru_cache(maxsize=4096)
def labels(addressee: str) -> tuple[str, ...]:
    """Return what texts call an addressee: its name, its name without "United Nations", and its title alone.

    >>> labels("United Nations High Commissioner for Human Rights")
    ('United Nations High Commissioner for Human Rights', 'High Commissioner for Human Rights', 'High Commissioner')
    """
    if PLURAL.match(addressee):
        return ()
    whole = addressee.removeprefix("Office of the ").removeprefix("secretariat of the ")
    short = whole.removeprefix("United Nations ")
    title = TITLED.split(short, maxsplit=1)[0]
    return tuple(dict.fromkeys((addressee, whole, short, title)))


@lru_cache(maxsize=65536)
def _named_as_author(label: str, description: str) -> bool:
    pattern = rf"(?P<before>[\w-]*),? (?:of|by|from) (?:the |its |his |her )?(?:Office of the |secretariat of the )?(?:United Nations )?{re.escape(label)}(?P<after>(?: (?:for|to) (?:the )?[A-Z]\w+)?)\b"
    for match in re.finditer(pattern, description):
        if match["before"][:1].isupper() and match.start() > 0:
            continue
        if match["after"] and match["after"].split()[-1] not in label and " for " not in label:
            continue
        return True
    return False


def fit(request: Asked, symbol: str) -> Fit:
    """Return whether the symbol of a report shows the session or year for which the request asks."""
    year, session = year_of(symbol), _session(symbol)
    if year is None:
        return "silent"
    if year < (request.year or 0) - 1:
        return "no"
    if request.due_session is not None and request.due_session < YEAR and request.due_organ is not None:
        return _session_fit(request, symbol, session, year)
    if request.due_session is not None and request.due_session >= YEAR:
        return _year_fit(request, year, request.due_session, request.due_session)
    when = request.due_date or request.due_computed
    if not when:
        return "silent" if request.recipient_organ in (None, organ_of(symbol)) else "no"
    first, _, last = when.partition("/")
    last = last or first
    late = len(last) > 4 and int(last[5:7]) >= LATE_MONTH
    return _year_fit(request, year, int(first[:4]), int(last[:4]) + late)


def _session(symbol: str) -> int | None:
    found = parse(symbol)
    return int(found.session) if found is not None and found.session and found.session.isdigit() else None


def _session_fit(request: Asked, symbol: str, session: int | None, year: int) -> Fit:
    due, organ = request.due_session or 0, organs().get(request.due_organ or "")
    issued = organ_of(symbol)
    if organ is None or issued != organ.key:
        return "no"
    if session is None:
        opened = session_year(organ, str(due))
        return "silent" if opened is None else _year_fit(request, year, opened, opened)
    if session == due:
        return "due"
    step = STEPS.get(request.recurrence or request.recurrence_implied or "", 0) * organ.sessions_per_year
    if request.recurrence == "each session":
        step = 1
    return "later" if step and session > due and (session - due) % step == 0 else "no"


def _year_fit(request: Asked, year: int, first: int, last: int) -> Fit:
    if first <= year <= last:
        return "due"
    return "later" if request.recurrence and year > last else "no"


def subject(request: Asked, description: str, *, same_title: bool = False) -> bool:
    """Return whether the request and the description of the report are about the same, by the words that tell.

    In a text of the same title, whatever adds nothing to that title is about the same.
    """
    own, told = telling(request.about or ""), telling(description)
    if len(own) < ENOUGH:
        own |= telling(request.document.title or "")
    if same_title and told and told <= own | telling(request.document.title or ""):
        return True
    shared = len(own & told)
    return shared >= ENOUGH and shared >= AGREEMENT * min(len(own), len(told))


def plain(request: Asked, description: str) -> bool:
    """Return whether the description says no more than whose the report is, so that it contradicts no subject."""
    authors = frozenset(word for name in request.addressees for word in telling(name))
    return telling(description.partition(",")[0]) <= authors


@lru_cache(maxsize=65536)
def telling(text: str) -> frozenset[str]:
    """Return the words of a text that say what it is about, lower case, without an -s at their end."""
    words: Iterable[str] = WORD.findall(text.casefold())
    return frozenset(word.removesuffix("s") for word in words if word not in EMPTY_WORDS)
