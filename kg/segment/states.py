"""Lists of States as sponsors and votes print them, taken apart."""

from __future__ import annotations

import re
from itertools import pairwise

from kg.model import Marker, Sponsor

COMPOUND = (
    "Antigua and Barbuda", "Bosnia and Herzegovina", "Saint Kitts and Nevis", "Saint Vincent and the Grenadines",
    "Sao Tome and Principe", "São Tomé and Príncipe", "Trinidad and Tobago", "Serbia and Montenegro",
    "United Kingdom of Great Britain and Northern Ireland", "Heard Island and McDonald Islands", "Turks and Caicos Islands",
)  # fmt: skip
"""Names that hold "and" themselves."""
JOINT = re.compile("|".join(re.escape(name) for name in COMPOUND), re.IGNORECASE)
MARKS = re.compile(r"[*†]{1,4}")
WORD = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)?")
SMALL_WORD = re.compile(r"(?<=[ (])(?:And|Of|The|For|In)(?=[ )]|$)")
ELIDED = re.compile(r"(^|\s)[Dd]([’'])([^\W\d_])")
AFTER = re.compile(r"[,;]?\s?[*†]{1,4}")
OWN_NOTE = re.compile(r"\s*\((?P<note>on behalf of .{3,300}|in the name of .{3,300})\)$", re.IGNORECASE | re.DOTALL)
BEHALF = re.compile(r"\bon behalf of (?:the )?(?P<group>.+)$", re.IGNORECASE | re.DOTALL)
MEMBERS_OF = re.compile(
    r"^(?:States(?: Members of the United Nations)?|Members?|countries).*? members? of (?:the )?(?P<group>.+)$",
    re.IGNORECASE,
)
NOT_A_MEMBER = re.compile(r"\bnot an? member\b|\bnon-member\b", re.IGNORECASE)


def states(text: str) -> tuple[str, ...]:
    """The names in a list such as "Brazil, Iran (Islamic Republic of), Mexico and Trinidad and Tobago".

    >>> states("Brazil, Iran (Islamic Republic of), Mexico and Trinidad and Tobago")
    ('Brazil', 'Iran (Islamic Republic of)', 'Mexico', 'Trinidad and Tobago')
    """
    return tuple(name for _, _, name in _items(text))


def _items(text: str) -> list[tuple[int, int, str]]:
    """Start, end and name of each item; commas and "and" inside parentheses and compound names do not part items."""
    shut = {place for match in JOINT.finditer(text) for place in range(match.start(), match.end())}
    cuts: list[tuple[int, int]] = []
    depth = 0
    for match in re.finditer(r"[(),;]|\s(?:and|et|y|и)\s", text):
        sign = match[0].strip()
        if sign in "()":
            depth += 1 if sign == "(" else -1
        elif depth <= 0 and match.start() not in shut and match.start() + 1 not in shut:
            cuts.append((match.start(), match.end()))
    edges = [(0, 0), *cuts, (len(text), len(text))]
    items = []
    for (_, begin), (end, _) in pairwise(edges):
        name = text[begin:end].strip(" :：]\n\t.*")
        name = re.sub(r"^(?:and|the)\s", "", name)
        if name:
            items.append((begin, end, name))
    return items


def proper_name(name: str) -> str:
    """A State's name that metadata print in capitals, as texts print it; any other name as it is.

    >>> proper_name("IRAN (ISLAMIC REPUBLIC OF)"), proper_name("CÔTE D’IVOIRE")
    ('Iran (Islamic Republic of)', 'Côte d’Ivoire')
    """
    if not name.isupper():
        return name
    lowered = WORD.sub(lambda word: word[0].capitalize(), name.lower())
    small = SMALL_WORD.sub(lambda word: word[0].lower(), lowered)
    return ELIDED.sub(lambda word: f"{word[1]}d{word[2]}{word[3].upper()}", small)


def sponsors(text: str, markers: tuple[Marker, ...], notes: dict[str, str]) -> tuple[Sponsor, ...]:
    """The sponsors of a draft from the line that names them; `notes` are the footnotes that its marks refer to.

    >>> sponsors("Chile,* Cuba and Egypt*", (), {"*": "State not a member of the Specimen Council."})[1].non_member
    False
    """
    found = []
    for begin, end, name in _items(text):
        behind = AFTER.match(text, end)
        printed = MARKS.findall(text[begin:end].lstrip(" *†")) or MARKS.findall(behind[0] if behind else "")
        marks = {*printed, *(marker.label for marker in markers if begin < marker.offset <= end + 1)}
        said = " ".join(notes.get(mark, "") for mark in sorted(marks))
        own = OWN_NOTE.search(name)
        group = on_behalf_of(own["note"] if own else said)
        name = MARKS.sub("", name[: own.start()] if own else name).strip(" ,:：")
        found.append(Sponsor(name, bool(NOT_A_MEMBER.search(said)), group))
    return tuple(found)


def on_behalf_of(note: str) -> str | None:
    """The group that a note or parenthesis names, or None.

    >>> on_behalf_of("On behalf of the States Members of the United Nations that are members of the Group of 77 and China.")
    'Group of 77 and China'
    """
    found = BEHALF.search(note)
    if not found:
        return None
    group = " ".join(found["group"].split()).rstrip(". ")
    members = MEMBERS_OF.match(group)
    return members["group"] if members else group
