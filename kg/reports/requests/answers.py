"""Which report answers which request: the report that a later text of the same line takes note of, welcomes or considers.

`answers(store)` ties a request to the first report that answers it, with the place where a text names it and the
grounds of the tie. A wrong tie is worse than a missing one, so every tie must satisfy one of three rules:

- `named`: the paragraph that names the report names the requesting text as well, and the author is who was asked;
- `subject`: author and session or year are those asked for, the text has the same title as the requesting one or cites
  it, and report and request are about the same;
- `due`: author and session or year are those asked for, the text has the same title and cites the requesting one, says
  nothing of the report's subject, and no other request of that text and no other report in this one could be meant.

Of several requests that a report could answer, the one that was made last before it is answered, and of those of one
text that whose subject and kind agree; where that does not decide, none is.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from kg.network.load import first_of, pairs
from kg.reports.report import Quotation
from kg.reports.requests.asked import Asked, requests_asked
from kg.reports.requests.grounds import author, fit, plain, subject
from kg.reports.requests.noted import Noted, noted

if TYPE_CHECKING:
    from kg.graph import GraphStore

Rule = Literal["named", "subject", "due"]
"""What a tie rests on; see the module."""
WRITTEN = frozenset({"report", "summary report", "study", "note", "recommendations", "other"})
"""Deliverables that come as documents with symbols."""
ASKING = frozenset({"directive"})
"""Force of verbs that do not take note of a report but ask for something about it."""


@dataclass(frozen=True, slots=True)
class Answer:
    """The report that answers a request, and where a text says that it is there."""

    request: str
    """IRI of the request."""
    report: str
    """Symbol of the report."""
    report_iri: str
    page: str | None
    text: str
    """Symbol, or title, of the text that names the report."""
    text_iri: str
    date: str | None
    """ISO date of that text: by then the report was there."""
    paragraph: str
    verb: str | None
    sentence: Quotation
    rule: Rule
    grounds: tuple[str, ...]
    """What speaks for the tie, in words."""
    further: tuple[Answer, ...] = ()
    """Later reports on the same request, where it recurs."""


@dataclass(frozen=True, slots=True)
class _Texts:
    """What is known of the texts that ask and that note."""

    titles: Mapping[str, str]
    dates: Mapping[str, str]
    labels: Mapping[str, str]
    pages: Mapping[str, str]
    cites: Mapping[str, frozenset[str]]


def answers(store: GraphStore, asked: Sequence[Asked] | None = None) -> Mapping[str, Answer]:
    """Return the answer of each request of the store that has one, by the IRI of the request.

    `asked` are the requests where they have been read already; superseded drafts are not among them.
    """
    return tie(requests_asked(store) if asked is None else asked, noted(store), _texts(store))


def _texts(store: GraphStore) -> _Texts:
    cites: dict[str, set[str]] = defaultdict(set)
    for text, thing in pairs(store, "cito:cites"):
        cites[text].add(thing)
    titles = first_of(pairs(store, "dcterms:title"))
    return _Texts(
        titles={text: " ".join(title.casefold().split()) for text, title in titles.items()},
        dates=first_of(pairs(store, "kg:distributed")) | first_of(pairs(store, "dcterms:issued")),
        labels=first_of(pairs(store, "rdfs:label")),
        pages=first_of(pairs(store, "foaf:page")),
        cites={text: frozenset(things) for text, things in cites.items()},
    )


def tie(asked: Sequence[Asked], places: Sequence[Noted], texts: _Texts) -> Mapping[str, Answer]:
    """Return the answer of each of these requests that one of these places proves."""
    by_document: dict[str, list[Asked]] = defaultdict(list)
    by_title: dict[str, list[str]] = defaultdict(list)
    for one in asked:
        if one.deliverable in WRITTEN and one.addressees:
            by_document[one.document_iri].append(one)
    for document in by_document:
        if title := texts.titles.get(document):
            by_title[title].append(document)
    found: dict[str, list[Answer]] = defaultdict(list)
    for places_of_text in _by_text(places):
        text = places_of_text[0].text
        date = texts.dates.get(text)
        if date is None:
            continue
        cited = texts.cites.get(text, frozenset())
        line = {document for document in cited if document in by_document}
        line.update(by_title.get(texts.titles.get(text, ""), ()))
        earlier = {document: texts.dates[document] for document in line if texts.dates.get(document, "9999") < date}
        ties = [tied for place in places_of_text if (tied := _best(place, earlier, by_document, texts)) is not None]
        for tied in _decided(ties):
            found[tied.request].append(tied)
    return {request: _first(members) for request, members in found.items()}


def _by_text(places: Iterable[Noted]) -> Iterator[list[Noted]]:
    texts: dict[str, list[Noted]] = defaultdict(list)
    for place in places:
        if place.description and place.force not in ASKING:
            texts[place.text].append(place)
    yield from texts.values()


def _best(
    place: Noted, earlier: Mapping[str, str], by_document: Mapping[str, Sequence[Asked]], texts: _Texts
) -> Answer | None:
    """The tie of one place to the request made last before it; None where no rule holds or two requests are as good."""
    for document in sorted(earlier, key=lambda document: (earlier[document], document), reverse=True):
        tied = [answer for one in by_document[document] if (answer := _tied(one, place, texts)) is not None]
        if not tied:
            continue
        best = sorted(tied, key=lambda pair: pair[0], reverse=True)
        if len(best) > 1 and best[0][0] == best[1][0]:
            return None
        return best[0][1]
    return None


def _tied(request: Asked, place: Noted, texts: _Texts) -> tuple[tuple[bool, ...], Answer] | None:
    """How well a place answers a request, and the answer; None where no rule holds."""
    when = fit(request, place.symbol)
    if when == "no" or not author(request, place.description):
        return None
    names = request.document_iri in place.named
    cites = request.document_iri in texts.cites.get(place.text, frozenset())
    title = texts.titles.get(request.document_iri)
    same = title is not None and title == texts.titles.get(place.text)
    about = subject(request, place.description, same_title=same)
    kind = ("summary" in place.description.casefold()) == (request.deliverable == "summary report")
    timed = when in ("due", "later")
    rule: Rule | None = None
    if not kind:
        return None
    if names:
        rule = "named"
    elif timed and about and (cites or same):
        rule = "subject"
    elif when == "due" and request.due_session and cites and same and plain(request, place.description):
        rule = "due"
    if rule is None:
        return None
    grounds = (
        *(("the paragraph names the requesting text",) if names else ()),
        *(("the text cites the requesting text",) if cites and not names else ()),
        *(("both texts have the same title",) if same else ()),
        "the report is of the addressee",
        *(("it bears the session or year asked for",) if when == "due" else ()),
        *(("it bears a later session or year of the recurrence",) if when == "later" else ()),
        *(("request and report are about the same",) if about else ()),
    )
    answer = Answer(
        request=request.iri,
        report=place.symbol,
        report_iri=place.report,
        page=texts.pages.get(place.report),
        text=texts.labels.get(place.text, place.text),
        text_iri=place.text,
        date=texts.dates.get(place.text),
        paragraph=place.paragraph,
        verb=place.verb,
        sentence=place.sentence,
        rule=rule,
        grounds=grounds,
    )
    return (names, when == "due", about), answer


def _decided(ties: Sequence[Answer]) -> Iterator[Answer]:
    """The ties of one text without those for which two reports compete.

    By `due` alone no two may; by `subject` two may where different words describe them.
    """
    rivals: dict[str, set[str]] = defaultdict(set)
    for one in ties:
        rivals[one.request].add(one.report)
        rivals[f"{one.request} {_words(one)}"].add(one.report)
    taken: set[tuple[str, str]] = set()
    for one in ties:
        rival = one.request if one.rule == "due" else f"{one.request} {_words(one)}"
        if one.rule != "named" and len(rivals[rival]) > 1:
            continue
        if (one.request, one.report) not in taken:
            taken.add((one.request, one.report))
            yield one


def _words(answer: Answer) -> str:
    """The place in the paragraph where the description of the report begins."""
    return f"{answer.paragraph} {answer.sentence.start}"


def _first(members: Sequence[Answer]) -> Answer:
    """The answer that came first, the later reports with it, each once."""
    order = sorted(members, key=lambda one: (one.date or "", one.text, one.report))
    each = list({one.report: one for one in reversed(order)}.values())[::-1]
    return replace(each[0], further=tuple(each[1:]))
