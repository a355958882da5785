"""Which instruments of the registry bear a short form, stand in a title or are protocols to a treaty."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from functools import cache

from kg.model import Instrument
from kg.registry import instruments

LINK = re.compile(
    r" (?:to|on|for|against|concerning|relating|relative|of|between|supplementing|in|amending|establishing|regarding)\b|[,:(]"
)
"""What ends the head of a title; the type words before it are the title's own."""


def forms_of(instrument: Instrument) -> tuple[str, ...]:
    """The short forms that the registry gives an instrument, in lower case, without repetition."""
    return _forms_of(instrument.key)


@cache
def _forms_of(key: str) -> tuple[str, ...]:
    instrument = instruments()[key]
    return tuple({form.casefold(): None for form in (*instrument.short_forms, *instrument.presumed_forms)})


@cache
def _shared() -> tuple[str, ...]:
    """The short forms that more than one instrument bears ("Strategy"), the longest first."""
    times = Counter(form for instrument in instruments().values() for form in instrument.short_forms)
    return tuple(sorted((form for form, count in times.items() if count > 1), key=lambda form: (-len(form), form)))


@cache
def shown_forms(name: str) -> tuple[str, ...]:
    """The shared short forms that the head of a title shows, in lower case.

    >>> shown_forms("United Nations Youth Strategy")
    ('strategy',)
    """
    found: dict[str, int] = {}
    masked = name
    for form in _shared():
        at = name.find(form)
        if at >= 0 and not name[at - 1 : at].isalnum() and not re.match(r"\w| [A-Z]", name[at + len(form) :]):
            found[form] = at
            masked = masked[:at] + "_" * len(form) + masked[at + len(form) :]
    if not found:
        return ()
    link = LINK.search(masked, min(found.values()))
    head = link.start() if link else len(masked)
    return tuple(form.casefold() for form, at in found.items() if at < head)


@cache
def _by_form() -> Mapping[str, tuple[Instrument, ...]]:
    found: dict[str, list[Instrument]] = {}
    for instrument in instruments().values():
        for form in forms_of(instrument):
            found.setdefault(form, []).append(instrument)
    return {form: tuple(bearers) for form, bearers in found.items()}


def bearing(form: str) -> tuple[Instrument, ...]:
    """All instruments of the registry that bear a short form given in lower case."""
    return _by_form().get(form, ())


@cache
def presumed() -> Mapping[str, Instrument]:
    """Short form in lower case to the instrument that it means even before that has been named."""
    return {form.casefold(): instrument for instrument in instruments().values() for form in instrument.presumed_forms}


@cache
def _by_name() -> Mapping[str, Instrument]:
    return {instrument.name: instrument for instrument in instruments().values()}


def instrument_titled(name: str) -> Instrument | None:
    """The instrument of this official title, or None."""
    return _by_name().get(name)


@cache
def _protocols() -> Mapping[str, tuple[Instrument, ...]]:
    found: dict[str, list[Instrument]] = {}
    for instrument in instruments().values():
        if instrument.protocol_to:
            found.setdefault(instrument.protocol_to, []).append(instrument)
    return {key: tuple(protocols) for key, protocols in found.items()}


def protocols_of(key: str) -> tuple[Instrument, ...]:
    """The protocols and amendments to the treaty with this key, collective names among them."""
    return _protocols().get(key, ())


@cache
def _labels() -> Mapping[str, tuple[tuple[str, Instrument], ...]]:
    """First word of a label in lower case to the labels of two words or more that begin with it, with their instrument."""
    found: dict[str, list[tuple[str, Instrument]]] = {}
    for instrument in instruments().values():
        for label in instrument.labels:
            if " " in label:
                found.setdefault(label.casefold().split(" ")[0], []).append((label.casefold(), instrument))
    return {word: tuple(labels) for word, labels in found.items()}


@cache
def in_title(title: str) -> tuple[Instrument, ...]:
    """The instruments that a title names, the longest name first."""
    folded = " ".join(title.split()).casefold()
    found: dict[str, Instrument] = {}
    for word in dict.fromkeys(re.split(r"[^\w'’-]+", folded)):
        found.update({label: instrument for label, instrument in _labels().get(word, ()) if label in folded})
    longest = sorted(found, key=lambda label: (-len(label), label))
    return tuple({found[label].key: found[label] for label in longest}.values())
