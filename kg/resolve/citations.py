"""From mentions to citations, paragraph by paragraph, with what the document has named so far."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from kg.errors import InvalidSymbol
from kg.model import ActionMention, Citation, Document, Footnote, Kind, Link, Mention, Organ, Paragraph
from kg.registry import organs
from kg.resolve.names import NamesSoFar
from kg.resolve.numbers import Number, agrees, dated_organs, parse_number, possible_organs, session_years, symbol_for
from kg.resolve.pinpoints import is_inside, pinpoint_of
from kg.resolve.rules import RULES, Context, foreign, meant, organ_after, organ_named
from kg.symbol import canonical, kind_of

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
    own = organs().get(document.masthead.organ or "")
    year = _year(document)
    memory = Memory(NamesSoFar(document.masthead.title))
    found: list[Citation] = []
    for unit in units:
        if unit.footnote is None:
            memory.names.next_paragraph()
        if unit.actions:
            memory.action[unit.paragraph.id] = unit.actions[-1].action
        speaking = organs().get(unit.paragraph.organ or "", own)
        found.extend(_unit(unit, speaking, year, memory))
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
    return None


def _unit(unit: Unit, own: Organ | None, year: int | None, memory: Memory) -> Iterator[Citation]:
    heads: dict[str, Organ] = {}
    symbols = tuple(mention.end for mention in unit.mentions if mention.label == "SYMBOL")
    ends = tuple(action.end for action in unit.actions) if unit.footnote is None else ()
    for mention in unit.mentions:
        if mention.label == "ORGAN":
            _remember_organ(mention, own, memory)
            continue
        if mention.label == "ACT":
            if any(is_inside(unit.text, end, mention.start) for end in symbols if end <= mention.start):
                continue
            head = heads.get(mention.fields["keyword"])
            context = Context(
                mention, unit.text, unit.mentions, own, head, tuple(memory.organs), unit.footnote is not None, ends
            )
            citation, organ = _act(context, year)
            if organ is not None and mention.fields["keyword"]:
                heads.setdefault(mention.fields["keyword"], organ)
        elif mention.label == "SYMBOL":
            citation = _symbol(unit, mention)
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


def _act(context: Context, year: int | None) -> tuple[Citation, Organ | None]:
    mention = context.mention
    number = parse_number(mention)
    act: Kind = "decision" if number.act == "decision" else "statement" if number.act == "statement" else "resolution"
    blank = Citation("", mention.text, mention.start, mention.end, None, act, "unresolved", date=number.date)
    blank = replace(blank, part=mention.fields.get("part"))
    if number.style == "cop":
        return replace(
            blank, target=f"decision {mention.fields['number']}", rule="number printed", kind="decision"
        ), None
    if number.style == "wha":
        return replace(blank, target=f"World Health Assembly resolution {number.number}", rule="number printed"), None
    if number.date and year is not None and int(number.date[:4]) > year + 1:
        blank = replace(blank, warnings=(f"the printed date {number.date} is later than the document",))
        number = replace(number, date=None)
    named = tuple(organ_named(context))
    spelled = [organ for organ in named if _is_spelled_out(organ, context)]
    if spelled and not any(symbol_for(organ, number) for organ in spelled):
        return replace(blank, target=_name_of_act(spelled[0], number, mention), rule="organ named"), spelled[0]
    if not named and number.style != "suffix" and foreign(context):
        return blank, None
    for rule_name, rule in RULES:
        for organ in rule(context):
            if agrees(organ, number, before=year):
                return replace(blank, target=_canonical(symbol_for(organ, number)), rule=rule_name), organ
    for organ in named:
        target = symbol_for(organ, number)
        if target is not None:
            warning = f"the printed date {number.date or year} does not agree with number {mention.fields['number']}"
            return replace(blank, target=_canonical(target), rule="organ named", warnings=(warning,)), organ
    for rule_name, possible in (
        ("number alone", possible_organs(number, before=year)),
        ("number and date", dated_organs(number, before=year)),
    ):
        if len(possible) == 1:
            return replace(blank, target=_canonical(symbol_for(possible[0], number)), rule=rule_name), possible[0]
    for organ in organ_after(context):
        if _is_spelled_out(organ, context) and symbol_for(organ, number) is None:
            return replace(blank, target=_name_of_act(organ, number, mention), rule="organ after"), organ
    return blank, None


def _name_of_act(organ: Organ, number: Number, mention: Mention) -> str:
    """A name for an act of an organ that numbers such acts in a way that ontology/organs.ttl does not know."""
    return f"{organ.name} {number.act} {mention.fields['number']}"


def _is_spelled_out(organ: Organ, context: Context) -> bool:
    """Whether the text names the organ in full, not by a short form that others share."""
    return any(mention.fields.get("key") == organ.key for mention in context.mentions)


def _canonical(target: str | None) -> str | None:
    if target is None:
        return None
    try:
        return canonical(target)
    except InvalidSymbol:
        return target


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
    return Citation("", mention.text, mention.start, mention.end, target, kind, rule, also=also)


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
    governing = [action.action for action in unit.actions if action.start <= offset]
    action = governing[-1] if governing else memory.action.get(unit.paragraph.id.rsplit("(", 1)[0])
    source = unit.paragraph.text if note is None else note.text
    links = unit.paragraph.links if note is None else note.links
    return _with_evidence(
        replace(
            citation,
            paragraph=unit.paragraph.id,
            text=source[citation.start : citation.end],
            pinpoint=pinpoint_of(unit.text, citation.start, citation.end, inside=citation.rule == "symbol printed"),
            action=action,
            footnote=note.label if note else None,
            footnote_text=note.text if note else None,
        ),
        links,
    )


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
