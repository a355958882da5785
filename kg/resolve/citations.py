"""From mentions to citations, paragraph by paragraph, with what the document has named so far."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from kg.errors import InvalidSymbol
from kg.model import ActionMention, Citation, Document, Footnote, Kind, Link, Mention, Organ, Paragraph
from kg.registry import organs
from kg.resolve.acts import settle_act
from kg.resolve.headings import heading_organ, told_apart
from kg.resolve.names import NamesSoFar
from kg.resolve.numbers import Number, session_years
from kg.resolve.pinpoints import is_inside, pinpoint_of
from kg.resolve.reports import reporting_organ
from kg.resolve.rules import Context, meant
from kg.resolve.titled import tied
from kg.symbol import canonical, kind_of, organ_of, year_of

REPORT_BEFORE = re.compile(r"\b[Rr]eports?\b|\b[Ss]tud(?:y|ies)\b")


@dataclass(frozen=True, slots=True)
class Unit:
    """One text in which mentions were found: a paragraph, or a footnote of it."""

    paragraph: Paragraph
    text: str
    """Folded."""
    mentions: tuple[Mention, ...]
    actions: tuple[ActionMention, ...]
    """The actions of the paragraph, also where the unit is its footnote."""
    footnote: Footnote | None = None


@dataclass(slots=True)
class Memory:
    """What a document has named so far; grows from unit to unit."""

    names: NamesSoFar
    organs: list[str] = field(default_factory=list)
    action: dict[str, str] = field(default_factory=dict)
    """Paragraph id to its last action, for the lettered parts below it."""


def resolve(document: Document, units: Iterable[Unit]) -> tuple[Citation, ...]:
    """The citations of a document, in text order; what no rule settles has the target None and the rule "unresolved"."""
    head = document.masthead
    own = organs().get(head.organ or organ_of(head.symbol or "") or "")
    year = _year(document)
    memory = Memory(NamesSoFar(document.masthead.title))
    found: list[Citation] = []
    for unit in units:
        if unit.footnote is None:
            memory.names.next_paragraph()
        here = replace(memory, organs=list(memory.organs)) if unit.paragraph.kind == "table" else memory
        if unit.actions:
            memory.action[unit.paragraph.id] = unit.actions[-1].action
        speaking = organs().get(unit.paragraph.organ or "", own)
        found.extend(tied(_unit(unit, speaking, year, here), unit.text))
    return tuple(found)


def _year(document: Document) -> int | None:
    head = document.masthead
    printed = head.date or head.distribution_date
    if printed:
        return int(printed[:4])
    own = organs().get(head.organ or "")
    if own is not None and head.session is not None:
        years = session_years(own, Number("resolution", "slash", "1", str(head.session), None))
        return years[1] if years else None
    return year_of(head.symbol) if head.symbol else None


def _unit(unit: Unit, own: Organ | None, year: int | None, memory: Memory) -> Iterator[Citation]:
    heads: dict[str, Organ] = {}
    last_symbol: Mention | None = None
    ends = tuple(action.end for action in unit.actions) if unit.footnote is None else ()
    named = tuple(mention for mention in unit.mentions if mention.label == "ORGAN")
    for mention in memory.names.with_defined(unit.text, unit.mentions):
        if mention.label == "ORGAN":
            _remember_organ(mention, own, memory)
            memory.names.within_organ(mention.text)
            continue
        if mention.label == "ACT":
            above = heading_organ(mention)
            mention = told_apart(mention, above)
            reporter = None
            if last_symbol is not None and is_inside(unit.text, last_symbol.end, mention.start):
                reporter = reporting_organ(last_symbol.fields["symbol"])
                if reporter is None or mention.fields["style"] == "cop":
                    continue
            head = above or heads.get(mention.fields["keyword"])
            context = Context(
                mention,
                unit.text,
                unit.mentions,
                own,
                head,
                tuple(memory.organs),
                unit.footnote is not None,
                ends,
                year,
                named,
                reporter,
            )
            citation, organ = settle_act(context)
            if organ is not None and mention.fields["keyword"]:
                heads.setdefault(mention.fields["keyword"], organ)
        elif mention.label == "SYMBOL":
            last_symbol = mention
            citation = _symbol(unit, mention)
        elif mention.label == "COMMENT":
            citation = _comment(mention)
        else:
            citation = _named(mention, memory.names)
        yield _placed(citation, unit, memory)


def _remember_organ(mention: Mention, own: Organ | None, memory: Memory) -> None:
    key = mention.fields.get("key")
    if key is None:
        context = Context(mention, "", (), own, None, tuple(memory.organs), False, ())
        options = meant(mention, context)
        key = options[0].key if options else None
    if key is not None:
        if key in memory.organs:
            memory.organs.remove(key)
        memory.organs.append(key)


def _symbol(unit: Unit, mention: Mention) -> Citation:
    try:
        target: str | None = canonical(mention.fields["symbol"])
    except InvalidSymbol:
        target = None
    also: tuple[str, ...] = ()
    if mention.fields.get("also"):
        try:
            also = (canonical(mention.fields["also"]),)
        except InvalidSymbol:
            also = ()
    kind: Kind = kind_of(target) if target else "other"
    if kind == "other":
        before = unit.text[max(0, mention.start - 200) : mention.start]
        if unit.footnote is not None:
            before = unit.paragraph.text[max(0, unit.footnote.offset - 200) : unit.footnote.offset] + before
        if REPORT_BEFORE.search(before):
            kind = "report"
    rule = "symbol printed" if target else "unresolved"
    open_number = ("its number was not given yet when the text was printed",) if mention.fields.get("open") else ()
    return Citation("", mention.text, mention.start, mention.end, target, kind, rule, also=also, warnings=open_number)


def _comment(mention: Mention) -> Citation:
    """The citation of a general comment or recommendation of a treaty body."""
    body, what, number = (mention.fields[key] for key in ("body", "what", "number"))
    blank = Citation("", mention.text, mention.start, mention.end, None, "other", "unresolved")
    if not body:
        return replace(blank, warnings=("the text does not say which treaty body's it is",))
    name = f"{body} {what} No. {number}"
    return replace(blank, target=name, name=name, rule="number printed")


def _named(mention: Mention, names: NamesSoFar) -> Citation:
    if mention.label == "INSTRUMENT":
        meaning = names.instrument(mention)
    elif mention.label == "NAME":
        meaning = names.unknown(mention)
    else:
        meaning = names.short_form(mention)
    return Citation(
        "",
        mention.text,
        mention.start,
        mention.end,
        meaning.name,
        meaning.kind,
        meaning.rule,
        name=meaning.name,
        warnings=(meaning.warning,) if meaning.warning else (),
    )


def _placed(citation: Citation, unit: Unit, memory: Memory) -> Citation:
    """The citation with its paragraph, pinpoint, governing action and the editors' evidence."""
    note = unit.footnote
    offset = citation.start if note is None else note.offset
    governing = next((action.action for action in reversed(unit.actions) if action.start <= offset), None)
    action = governing or memory.action.get(unit.paragraph.id.rsplit("(", 1)[0])
    source = unit.paragraph.text if note is None else note.text
    links = unit.paragraph.links if note is None else note.links
    placed = Citation(
        unit.paragraph.id,
        source[citation.start : citation.end],
        citation.start,
        citation.end,
        citation.target,
        citation.kind,
        citation.rule,
        citation.name,
        citation.also,
        pinpoint_of(unit.text, citation.start, citation.end, inside=citation.rule == "symbol printed"),
        citation.part,
        action,
        note.label if note else None,
        note.text if note else None,
        citation.date,
        citation.warnings,
    )
    return _with_evidence(placed, links) if links else placed


def _with_evidence(citation: Citation, links: tuple[Link, ...]) -> Citation:
    """The citation with what the editors' link on the same words adds: the target where no rule settled it, else a warning."""
    for link in links:
        if link.start < citation.end and citation.start < link.end:
            try:
                linked = canonical(link.target)
            except InvalidSymbol:
                continue
            if citation.target is None:
                return replace(citation, target=linked, rule="editors' link")
            if linked not in (citation.target, *citation.also) and kind_of(citation.target) in (
                "resolution",
                "decision",
            ):
                return replace(citation, warnings=(*citation.warnings, f"the editors link {linked}"))
    return citation
