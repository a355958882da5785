"""Which act a number means: the rules are asked in turn for its organ, and what does not agree is stated."""

from __future__ import annotations

import re
from dataclasses import replace

from kg.errors import InvalidSymbol
from kg.model import Citation, Kind, Mention, Organ
from kg.registry import organs
from kg.resolve.numbers import (
    Number,
    agrees,
    conflict,
    dated_organs,
    numbers_acts,
    parse_number,
    possible_organs,
    series_of,
    session_years,
    symbol_for,
    year_of_number,
)
from kg.resolve.rules import RULES, Context, foreign, list_head, organ_after, organ_named, own_organ
from kg.symbol import canonical

STATED = 2
"""How many of the rules are asked where the text names the organ in full: what it says is not explained away."""
ACTS: dict[str, Kind] = {"decision": "decision", "statement": "statement", "resolution": "resolution"}


def settle_act(context: Context) -> tuple[Citation, Organ | None]:
    """The citation of an act written out, without its place in the document, and its organ.

    An act that the organ named cannot have adopted keeps that organ's symbol with a warning; one whose number the organ
    never uses, or that no rule settles, has the target None and says why.
    """
    mention, number = context.mention, parse_number(context.mention)
    blank = Citation(
        "",
        mention.text,
        mention.start,
        mention.end,
        None,
        ACTS[number.act],
        "unresolved",
        date=number.date,
        part=mention.fields.get("part"),
    )
    if number.style == "cop":
        return replace(
            blank, target=f"decision {mention.fields['number']}", rule="number printed", kind="decision"
        ), None
    if number.style == "own":
        whose = next(
            organ for organ in organs().values() if re.fullmatch(organ.number_pattern or "(?!)", number.number)
        )
        if number.number[0].isdigit():
            mention = replace(mention, fields={**mention.fields, "number": f"{whose.prefix}{number.number}"})
        return replace(blank, target=_name_of_act(whose, number, mention), rule="number printed"), None
    if number.style == "plain":
        return _without_year(blank, number, context)
    if number.year is not None and context.year is not None and number.year > context.year + 1:
        blank = replace(blank, warnings=(f"the printed date {number.date} is later than the document",))
        number = replace(number, date=None)
    named = tuple(organ for organ in organ_named(context) if organ.series or not organ.is_committee)
    spelled = next((organ for organ in named if _is_spelled_out(organ, context)), None)
    if spelled is not None and not numbers_acts(spelled, number.act):
        return replace(blank, target=_name_of_act(spelled, number, mention), rule="organ named"), spelled
    if not named and context.reporter is None and number.style != "suffix" and foreign(context):
        return _with_warning(blank, "the body that adopted it is not in ontology/organs.ttl"), None
    for rule_name, rule in RULES[:STATED] if spelled is not None else RULES:
        for organ in rule(context):
            if agrees(organ, number, before=context.year):
                return _cited(blank, _symbol(organ, number), rule_name), organ
    if named:
        return _against(blank, named, number, context)
    return _by_number(blank, number, context)


def _without_year(blank: Citation, number: Number, context: Context) -> tuple[Citation, Organ | None]:
    """A resolution printed without its year, of an organ whose numbers tell the year: "Security Council resolution 1325"."""
    if foreign(context):
        return _with_warning(blank, "the body that adopted it is not in ontology/organs.ttl"), None
    for rule_name, rule in RULES:
        for organ in rule(context):
            year = year_of_number(organ, number.number)
            if year is not None and number.year in (None, year) and (context.year is None or year <= context.year):
                return _cited(
                    blank, _symbol(organ, replace(number, style="suffix", session=str(year))), rule_name
                ), organ
            if rule is organ_named and not numbers_acts(organ, number.act):
                return replace(blank, target=_name_of_act(organ, number, context.mention), rule=rule_name), organ
            if rule is organ_named:
                return _with_warning(blank, conflict(organ, number, before=context.year) or ""), None
    return blank, None


def _against(
    blank: Citation, named: tuple[Organ, ...], number: Number, context: Context
) -> tuple[Citation, Organ | None]:
    """What is cited of an organ that cannot have adopted it: its symbol where it has one, and why that is in doubt."""
    for organ in named:
        target = _symbol(organ, number)
        if target is not None:
            why = conflict(organ, number, before=context.year) or ""
            return replace(_with_warning(blank, why), target=target, rule="organ named"), organ
    return _with_warning(blank, conflict(named[0], number, before=context.year) or ""), None


def _by_number(blank: Citation, number: Number, context: Context) -> tuple[Citation, Organ | None]:
    """What the number and its date alone allow, where they allow one organ only."""
    for rule_name, possible in (
        ("number alone", possible_organs(number, before=context.year)),
        ("number and date", dated_organs(number, before=context.year)),
    ):
        if len(possible) == 1:
            return replace(blank, target=_symbol(possible[0], number), rule=rule_name), possible[0]
    for organ in organ_after(context):
        if _is_spelled_out(organ, context) and not numbers_acts(organ, number.act):
            return replace(blank, target=_name_of_act(organ, number, context.mention), rule="organ after"), organ
    return _in_doubt(blank, number, context)


def _in_doubt(blank: Citation, number: Number, context: Context) -> tuple[Citation, Organ | None]:
    """What "its", a list or a number of its own kind gives to an organ though something does not agree, with the reason."""
    numbering = [organ for organ in organs().values() if number.style == "suffix" and series_of(organ, number)]
    for rule_name, proposed in (
        ("list", tuple(list_head(context))),
        ("own organ", tuple(own_organ(context))),
        ("number alone", tuple(numbering)),
    ):
        if len(proposed) == 1:
            why = conflict(proposed[0], number, before=context.year) or ""
            target = _symbol(proposed[0], number)
            years = session_years(proposed[0], number)
            later = years is not None and context.year is not None and years[0] > context.year + 1
            if target is None or (later and number.style != "suffix"):
                return _with_warning(blank, why), None
            return replace(_with_warning(blank, why), target=target, rule=rule_name), proposed[0]
    return blank, None


def _cited(blank: Citation, target: str | None, rule: str) -> Citation:
    """The blank with its target and rule; written out because `replace` takes four times as long, once for every act."""
    return Citation(
        "", blank.text, blank.start, blank.end, target, blank.kind, rule,
        part=blank.part, date=blank.date, warnings=blank.warnings,
    )  # fmt: skip


def _with_warning(citation: Citation, why: str) -> Citation:
    return replace(citation, warnings=(*citation.warnings, why)) if why else citation


def _name_of_act(organ: Organ, number: Number, mention: Mention) -> str:
    """A name for an act of an organ of which ontology/organs.ttl does not say how it numbers such acts."""
    return f"{organ.name} {number.act} {mention.fields['number']}"


def _is_spelled_out(organ: Organ, context: Context) -> bool:
    """Whether the text names the organ in full, not by a short form that others share."""
    return any(mention.fields.get("key") == organ.key for mention in context.organs)


def _symbol(organ: Organ, number: Number) -> str | None:
    """The symbol of the act in its one spelling, or its name, or None where the organ numbers no acts in this way."""
    target = symbol_for(organ, number)
    if target is None:
        return None
    try:
        return canonical(target)
    except InvalidSymbol:
        return target
