"""The reports that texts take note of, welcome or otherwise name: which, under which verb, and how they are described."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.network.load import first_of, pairs
from kg.reports.report import Quotation

if TYPE_CHECKING:
    from kg.graph import GraphStore

NOUN = re.compile(
    r"\b(?:reports?|stud(?:y|ies)|(?<!take )(?<!takes )(?<!taking )(?<!taken )notes?|updates?|summar(?:y|ies)|"
    r"assessments?|analys[ie]s|compilations?|reviews?|recommendations|findings|overviews?)\b",
    re.IGNORECASE,
)
"""What a document that answers a request is called."""
AUTHORED = re.compile(
    NOUN.pattern + r"(?=[\s,]+(?:of|by|prepared|submitted|on|entitled|containing|thereon|to the)\b)", re.IGNORECASE
)
"""The same with what usually follows: its author or its subject."""
PAUSE = re.compile(r"[,;.:]|\band (?:the|his|her|its|of the|on|in this)\b|\band [a-z]+s (?:the|that|to|with)\b")
AHEAD = 240
"""Characters behind the mark in which the description may go on."""
ADDED = re.compile(r"(?:[A-Z]+/\S+|[\s,;()]|and\b)*(?:(?:of|on|to|for|dated)\b[^.;]*)?\Z")
"""Words behind a mark that go on listing what the description before it began: "and of 28 February"."""
PARAGRAPHS = '{ SELECT DISTINCT ?p WHERE { ?r kg:citedKind "report" ; kg:inParagraph ?p } }'
CITED = f"""SELECT ?c ?p ?thing ?text ?kind ?start ?action ?symbol ?offset WHERE {{
  {PARAGRAPHS} ?c kg:inParagraph ?p ; cito:hasCitedEntity ?thing ; cito:hasCitingEntity ?text ; kg:citedKind ?kind ;
    kg:start ?start . OPTIONAL {{ ?c kg:action ?action }} OPTIONAL {{ ?thing dcterms:identifier ?symbol }}
  OPTIONAL {{ ?c kg:inFootnote/kg:offset ?offset }} }}"""
WORDS = f"""SELECT ?p ?words ?notation ?position WHERE {{
  {PARAGRAPHS} ?p kg:text ?words ; skos:notation ?notation ; kg:position ?position }}"""


@dataclass(frozen=True, slots=True)
class Noted:
    """One place where a text names a report by its symbol."""

    report: str
    """IRI of the report."""
    symbol: str
    text: str
    """IRI of the text that names it."""
    paragraph: str
    """`op31`."""
    verb: str | None
    """Base form of the governing verb."""
    force: str | None
    description: str
    """What the paragraph calls it, from the noun on: "report of the High Commissioner on …"; empty where it says nothing."""
    named: frozenset[str]
    """IRIs of the other things that the paragraph cites from the description on, before it describes another report."""
    sentence: Quotation
    """The paragraph, the description marked."""


@dataclass(frozen=True, slots=True)
class _Cited:
    """A citation in a paragraph that names a report."""

    thing: str
    text: str
    report: bool
    mark: int
    """Where in the paragraph it stands: its own place, or that of the mark of its footnote."""
    action: str | None
    symbol: str | None


def noted(store: GraphStore) -> tuple[Noted, ...]:
    """Return every place where a text of the store names a report, in the order of texts and paragraphs."""
    notations, forces = first_of(pairs(store, "skos:notation")), first_of(pairs(store, "kg:force"))
    places: dict[str, list[_Cited]] = defaultdict(list)
    for row in store.solutions(CITED):
        paragraph, thing, text, kind, place = (str(row[name].value) for name in ("p", "thing", "text", "kind", "start"))
        action, symbol, offset = (row[name].value if row[name] else None for name in ("action", "symbol", "offset"))
        mark = int(place if offset is None else offset)
        places[paragraph].append(_Cited(thing, text, kind == "report", mark, action, symbol))
    found: list[tuple[tuple[str, int, int, str], Noted]] = []
    for row in store.solutions(WORDS):
        paragraph, words, notation, position = (one.value for one in row)
        cited = places[paragraph]
        marks = sorted({one.mark for one in cited if one.report})
        spans = {mark: described(words, mark, marks) for mark in marks}
        starts = sorted(start for start, _ in spans.values())
        for one in cited:
            if one.report and one.symbol:
                start, end = spans[one.mark]
                stop = min((other for other in starts if other > start), default=len(words) + 1)
                found.append(
                    (
                        (one.text, int(position), one.mark, one.symbol),
                        Noted(
                            report=one.thing,
                            symbol=one.symbol,
                            text=one.text,
                            paragraph=notation,
                            verb=notations.get(one.action) if one.action else None,
                            force=forces.get(one.action) if one.action else None,
                            description=words[start:end],
                            named=frozenset(other.thing for other in cited if start <= other.mark < stop) - {one.thing},
                            sentence=Quotation(words, start, end),
                        ),
                    )
                )
    return tuple(one for _, one in sorted(found, key=lambda item: item[0]))


def described(text: str, mark: int, marks: Sequence[int]) -> tuple[int, int]:
    """Return start and end of the words that describe the report whose symbol or footnote mark stands at `mark`.

    They go from the last noun for a document between the mark and the mark before it to the next pause behind it; where
    a list goes on behind the mark before ("on ships and on boats"), from the noun with which the list begins. Both are
    `mark` where there is no such noun. `marks` are those of all reports in the paragraph, in their order.

    >>> text = "Welcomes the report of the Secretary-General on boats and the note of the Board on ships, and decides"
    >>> text[slice(*described(text, 53, [53, 88]))], text[slice(*described(text, 88, [53, 88]))]
    ('report of the Secretary-General on boats', 'note of the Board on ships')
    """
    before = [0, *(other for other in marks if other < mark)]
    after = min((other for other in marks if other > mark), default=len(text))
    pause = PAUSE.search(text, mark, min(after, mark + AHEAD))
    end = mark + len(text[mark : pause.start() if pause else min(after, mark + AHEAD)].rstrip())
    while before:
        low = before.pop()
        nouns = list(AUTHORED.finditer(text, low, mark)) or list(NOUN.finditer(text, low, mark))
        if nouns:
            return nouns[-1].start(), end
        if not ADDED.match(text[low:mark]):
            break
    return mark, mark
