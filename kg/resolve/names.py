"""Named instruments: what a full name, a short form ("the Covenant") or an unknown title means in its document."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from kg.model import Instrument, Kind, Mention
from kg.registry import instruments

NEAR = 1
"""Paragraphs back in which an instrument is still the one meant when several share a short form."""
KIND_OF_TYPE: tuple[tuple[re.Pattern[str], Kind], ...] = (
    (
        re.compile(r"Convention|Covenant|Protocol|Agreement|Accord|Charter|Statute|Treaty|Constitutive Act|Memorandum"),
        "treaty",
    ),
    (re.compile(r"Declaration|Consensus|Communiqué|Manifesto|Commitment"), "declaration"),
    (re.compile(r"."), "programme"),
)


def kind_of_type(words: str) -> Kind:
    """The kind of instrument that the type word of a title shows.

    >>> kind_of_type("Framework Agreement"), kind_of_type("Plan of Action")
    ('treaty', 'programme')
    """
    return next(kind for pattern, kind in KIND_OF_TYPE if pattern.search(words))


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a mention of a named instrument means: its name and kind, and the rule that says so."""

    name: str | None
    kind: Kind
    rule: str
    warning: str | None = None


class NamesSoFar:
    """The instruments that a document has named, and where; asked what a short form means."""

    def __init__(self, title: str | None) -> None:
        self._paragraph = 0
        self._where: dict[str, dict[str, int]] = {}
        """Short form in lower case to the instruments named that bear it, each with the paragraph that named it last."""
        self._kinds: dict[str, Kind] = {}
        self._title: dict[str, str] = {}
        for instrument in _in_title(title) if title else ():
            self._kinds[instrument.name] = instrument.kind
            for form in _forms(instrument):
                self._title.setdefault(form, instrument.name)

    def next_paragraph(self) -> None:
        """A new paragraph begins."""
        self._paragraph += 1

    def instrument(self, mention: Mention) -> Meaning:
        """The meaning of the name of a known instrument."""
        instrument = instruments()[mention.fields["key"]]
        self._named(instrument.name, instrument.kind, _forms(instrument))
        return Meaning(
            instrument.name,
            instrument.kind,
            "title" if mention.text.casefold() == instrument.name.casefold() else "alias",
        )

    def unknown(self, mention: Mention) -> Meaning:
        """The meaning of a title that the registry does not hold: the title itself."""
        type_word = mention.fields["type"]
        kind = kind_of_type(type_word)
        self._named(mention.text, kind, (type_word.casefold(),))
        return Meaning(mention.text, kind, "pattern of a title")

    def short_form(self, mention: Mention) -> Meaning:
        """The meaning of a short form: that of the title of the document, else the only or the nearest bearer.

        Where several bear it and none is nearest, the name is None and the warning tells which.
        """
        form = mention.fields["form"].casefold()
        bearers = self._where.get(form, {})
        here = [name for name, paragraph in bearers.items() if paragraph == self._paragraph]
        near = [name for name, paragraph in bearers.items() if self._paragraph - paragraph <= NEAR]
        presumed = _presumed().get(form)
        for names, rule in (
            (here, "anaphora"),
            ([self._title[form]] if form in self._title else [], "title of the document"),
            (list(bearers), "anaphora"),
            (near, "anaphora"),
            ([presumed.name] if presumed else [], "presumed"),
        ):
            if len(names) == 1:
                return Meaning(
                    names[0], presumed.kind if rule == "presumed" and presumed else self._kinds[names[0]], rule
                )
        choice = " or ".join(sorted(bearers)[:3])
        warning = f"could be {choice}" if bearers else "short for nothing that was named before"
        return Meaning(None, kind_of_type(mention.fields["form"]), "unresolved", warning)

    def _named(self, name: str, kind: Kind, forms: tuple[str, ...]) -> None:
        self._kinds[name] = kind
        for form in forms:
            self._where.setdefault(form, {})[name] = self._paragraph


@cache
def _presumed() -> Mapping[str, Instrument]:
    return {form.casefold(): instrument for instrument in instruments().values() for form in instrument.presumed_forms}


@cache
def _forms(instrument: Instrument) -> tuple[str, ...]:
    return tuple({form.casefold(): None for form in (*instrument.short_forms, *instrument.presumed_forms)})


@cache
def _titles() -> tuple[tuple[str, Instrument], ...]:
    return tuple((instrument.name.casefold(), instrument) for instrument in instruments().values())


def _in_title(title: str) -> tuple[Instrument, ...]:
    """The instruments that a title names in full, the longest name first."""
    folded = " ".join(title.split()).casefold()
    found = [(name, instrument) for name, instrument in _titles() if name in folded]
    return tuple(instrument for name, instrument in sorted(found, key=lambda row: -len(row[0])))
