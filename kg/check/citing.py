"""Findings about citations: what does not agree, what is not settled, what has been replaced or issued again."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from difflib import SequenceMatcher
from functools import cache

from kg.changes.words import words
from kg.check.draft import Draft, HeldText, day_in_words, quoted
from kg.check.rules import Finding, found, rule_of_remark, rules
from kg.folding import fold
from kg.model import Citation, Instrument
from kg.registry import concepts, instruments, organs
from kg.symbol import kind_of, organ_of

SIMILAR = 0.8
"""Share of common words from which on a title between quotation marks is meant to be the official one."""
ENTITLED = re.compile(r",? (?:entitled|titled) [“\"](?P<title>[^”\"]+)[”\"]")
ISO_DATE = re.compile(r"\d{4}-\d\d-\d\d")
LATEST = re.compile(r"most recent|the latest|the last of which|subsequent", re.IGNORECASE)
BEFORE = 60
"""Letters before a number in which the organ that adopted it is printed."""
LONG = 4
"""Words of an official name from which on a slip in it can be told from another name."""
NUMBERED = re.compile(r"^(?:(?:19|20)\d\d|\d+) ")
PARENTHESES = re.compile(r" ?\([^)]*\)")
ARTICLES = ("the", "a", "an")
ACTS = ("resolution", "decision")
OLDER = ("instruments.ttl", ("Treaty", "Declaration", "Programme", "OtherInstrument"))


def _at(draft: Draft, citation: Citation, rule: str, **words_: str) -> Finding:
    """A finding that marks a citation."""
    filled = {"cited": citation.name or citation.target or citation.text, **words_}
    note = draft.note_of(citation)
    paragraph = draft.paragraph_of(citation)
    return found(rule, paragraph, citation.start, citation.end, footnote=note, **filled)


def remarks(draft: Draft) -> Iterator[Finding]:
    """What the resolver remarks on citations, and what it could not settle."""
    for citation in draft.extraction.citations:
        passed = [
            (rule_of_remark(remark), remark) for remark in citation.warnings if _is_meant(draft, citation, remark)
        ]
        for rule, remark in passed:
            if rule is not None:
                words_ = ISO_DATE.sub(lambda day: day_in_words(day[0]), remark)
                yield _at(draft, citation, rule, reason=words_[:1].upper() + words_[1:] + ".")
        if citation.target is None and not any(rule for rule, _ in passed):
            why = "; ".join(citation.warnings)
            yield _at(draft, citation, "citation-unsettled", reason=f": {why}" if why else "")


def _is_meant(draft: Draft, citation: Citation, remark: str) -> bool:
    """Whether a remark is about what is printed: of an act that no rule settled, its organ must stand before it.

    "The Conference of another body, in its resolution 7/2025" is no slip of the General Assembly's.
    """
    text = draft.note_of(citation) or draft.paragraph_of(citation)
    before = fold(text.text if text else "")[max(0, citation.start - BEFORE) : citation.end]
    told = [one.name for one in organs().values() if f"the {one.name} " in remark]
    return citation.target is not None or not told or any(name in before for name in told)


def dates(draft: Draft) -> Iterator[Finding]:
    """Printed dates that are not those known of the text cited, or not those printed elsewhere in the draft."""
    printed: dict[tuple[str, str | None], tuple[str, str]] = {}
    for citation in draft.extraction.citations:
        if citation.target is None or citation.date is None or kind_of(citation.target) not in ACTS:
            continue
        if draft.day is not None and citation.date > draft.day and not citation.warnings:
            words_ = {"printed": day_in_words(citation.date), "known_in_words": day_in_words(draft.day)}
            yield _at(draft, citation, "citation-later", **words_)
        known, source = known_date(draft, citation.target, citation.part)
        if known is not None and _differ(known, citation.date):
            yield _at(
                draft,
                citation,
                "citation-date",
                printed=day_in_words(citation.date),
                source=source,
                known=day_in_words(known),
                known_in_words=day_in_words(known),
            )
        day, where = printed.setdefault((citation.target, citation.part), (citation.date, citation.paragraph))
        if known is None and _differ(day, citation.date):
            words_ = {"printed": day_in_words(citation.date), "other": day_in_words(day), "where": where}
            yield _at(draft, citation, "citation-two-dates", **words_)


def known_date(draft: Draft, symbol: str, part: str | None) -> tuple[str | None, str]:
    """The ISO date on which a text, or its lettered part, was adopted, and who says so; None where nobody does."""
    held = draft.held.texts.get(f"{symbol}{part or ''}")
    if held is not None and held.date:
        return held.date, "the text in the graph"
    instrument = _adopted_by_resolution().get(symbol) if part is None else None
    if instrument is not None and instrument.date and len(instrument.date) == 10:
        return instrument.date, "ontology/instruments.ttl"
    return None, ""


@cache
def _adopted_by_resolution() -> Mapping[str, Instrument]:
    """Instruments that an organ adopted by an act, by its symbol: their date is that of the act."""
    return {
        one.symbols[0]: one
        for one in instruments().values()
        if one.symbols
        and kind_of(one.symbols[0]) in ACTS
        and (one.adopted_by or "").endswith(f"/organ/{organ_of(one.symbols[0])}")
    }


def _differ(one: str, other: str) -> bool:
    """Whether two ISO dates, both to the day, are not the same day."""
    return len(one) == len(other) == 10 and one != other


def titles(draft: Draft) -> Iterator[Finding]:
    """Titles behind "entitled" that are nearly, but not quite, those of the text cited."""
    for citation in draft.extraction.citations:
        paragraph = draft.paragraph_of(citation)
        if citation.target is None or paragraph is None or citation.footnote is not None:
            continue
        rest = paragraph.text[citation.end :]
        match = ENTITLED.match(re.sub(r"^ of \d{1,2} \w+ \d{4}", lambda date_: " " * len(date_[0]), rest).lstrip(" "))
        held = draft.held.texts.get(citation.target)
        if match is None or held is None or not held.title or quoted(held.title):
            continue
        start = citation.end + rest.index(match["title"])
        if nearly(match["title"], held.title):
            end = start + len(match["title"])
            yield found("title-differs", paragraph, start, end, cited=citation.target, known=held.title)


def nearly(one: str, other: str) -> bool:
    """Whether two titles are meant to be the same and differ in words, not only in case, quotation marks or articles."""
    ours, theirs = _title(one), _title(other)
    return ours != theirs and SequenceMatcher(None, ours, theirs, autojunk=False).ratio() >= SIMILAR


def names(draft: Draft) -> Iterator[Finding]:
    """Names of instruments that differ from the official one by a word or two."""
    by_name = {one.name: one for one in instruments().values()}
    for citation in draft.extraction.citations:
        known = by_name.get(citation.name or "")
        if citation.rule == "alias" and known is not None and not misspelt(citation.text, known):
            known = None
        elif citation.rule == "pattern of a title":
            known = official(citation.text)
        elif citation.rule != "alias":
            known = None
        if known is not None:
            yield _at(draft, citation, "instrument-name", known=known.name)


def official(text: str) -> Instrument | None:
    """The one instrument of which a name that the registry does not hold is a slip, or None."""
    own = set(_title(text))
    near = [one for one, title in _by_words() if 2 * len(own & title) > len(title) and misspelt(text, one)]
    return near[0] if len(near) == 1 else None


@cache
def _by_words() -> tuple[tuple[Instrument, frozenset[str]], ...]:
    return tuple((one, frozenset(_title(one.name))) for one in instruments().values())


def misspelt(text: str, known: Instrument) -> bool:
    """Whether a name is meant to be the official one and is not: one word of it replaced, left out or put in."""
    ours, theirs = _title(NUMBERED.sub("", text)), _title(known.name)
    if len(theirs) < LONG or abs(len(ours) - len(theirs)) > 1 or _within(ours, theirs) or _within(theirs, ours):
        return False
    return SequenceMatcher(None, ours, theirs, autojunk=False).ratio() >= SIMILAR


def _title(text: str) -> tuple[str, ...]:
    """The words of a title without articles and parentheses, ranges of years written in one way."""
    return tuple(word for word in words(PARENTHESES.sub("", text).replace("–", "-")) if word not in ARTICLES)


def _within(part: tuple[str, ...], whole: tuple[str, ...]) -> bool:
    """Whether words stand in others, one behind the other: a title cut short, or one with more words around it."""
    return any(whole[at : at + len(part)] == part for at in range(len(whole) - len(part) + 1))


def replaced(draft: Draft) -> Iterator[Finding]:
    """Instruments that a younger one has replaced which the draft does not cite."""
    cited = {citation.name for citation in draft.extraction.citations if citation.name}
    told: set[str] = set()
    for citation in draft.extraction.citations:
        newer = [
            one for one in successors().get(citation.name or "", ()) if not draft.day or (one.date or "") <= draft.day
        ]
        if newer and citation.name not in told and not cited & {one.name for one in newer}:
            told.add(citation.name or "")
            yield _at(draft, citation, "citation-superseded", newer=newer[-1].name)


@cache
def successors() -> Mapping[str, tuple[Instrument, ...]]:
    """The instruments that replaced one, by the name of that one, also through others; the youngest last."""
    by_key, by_name = instruments(), {one.name: one for one in instruments().values()}
    file, classes = OLDER
    direct: dict[str, list[Instrument]] = {}
    for cls in classes:
        for values in concepts(file, cls):
            for iri in values.get("superseded", ()):
                older = by_key.get(iri.rsplit("/", 1)[-1])
                if older is not None:
                    direct.setdefault(older.name, []).append(by_name[values["prefLabel"][0]])

    def after(name: str) -> tuple[Instrument, ...]:
        return tuple(later for one in direct.get(name, ()) for later in (one, *after(one.name)))

    return {name: tuple(sorted(after(name), key=lambda one: one.date or "")) for name in direct}


def reissued(draft: Draft) -> Iterator[Finding]:
    """Acts that the graph holds a newer one of, of the same organ and title, where the draft cites no later one of them."""
    series: dict[tuple[str, ...], list[HeldText]] = {}
    for text in draft.held.texts.values():
        if text.title and text.date and not text.draft:
            series.setdefault(_series(text), []).append(text)
    cited = {citation.target for citation in draft.extraction.citations}
    told: set[str] = set()
    for citation in draft.extraction.citations:
        held = draft.held.texts.get(citation.target or "")
        if held is None or not held.title or not held.date or held.symbol in told or citation.footnote is not None:
            continue
        if citation.action not in rules()["citation-reissued"].verbs:
            continue
        later = [one for one in series.get(_series(held), ()) if held.date < (one.date or "") < (draft.day or "9")]
        paragraph = draft.paragraph_of(citation)
        says_so = paragraph is not None and LATEST.search(paragraph.text)
        if later and not says_so and not cited & {one.symbol for one in later}:
            told.add(held.symbol)
            newest = max(later, key=lambda one: one.date or "")
            yield _at(
                draft,
                citation,
                "citation-reissued",
                cited=held.symbol,
                newer=newest.symbol,
                known_in_words=day_in_words(newest.date or ""),
            )


def _series(text: HeldText) -> tuple[str, ...]:
    """What the texts of one series have in common: organ, kind and title."""
    return text.organ or "", kind_of(text.symbol), fold(text.title or "").casefold()
