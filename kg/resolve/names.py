"""Named instruments: what a full name, a short form ("the Covenant") or an unknown title means in its document."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from kg.model import Kind, Mention
from kg.registry import instruments
from kg.resolve.bearers import bearing, forms_of, in_title, instrument_titled, presumed, protocols_of, shown_forms

NEAR = (1, 3)
"""Paragraphs back in which an instrument is still the one meant when several share a short form; the nearest first."""
APART = 60
"""Days between a printed date and that of the registry from which on they are not of one instrument."""
MOST = 3
"""How many times as often as any other an instrument must be named for a short form to mean it."""
KIND_OF_TYPE: tuple[tuple[re.Pattern[str], Kind], ...] = (
    (
        re.compile(
            r"Convention|Covenant|Protocol|Agreement|Accord|Charter|Statute|Treaty|Constitutive Act|Memorandum|Constitution|"
            r"Pact|\bAct\b|\bLaw\b|Agreed Minutes|Amendment"
        ),
        "treaty",
    ),
    (re.compile(r"Declaration|Consensus|Communiqu|Manifesto|Commitment"), "declaration"),
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
        self._kinds: dict[str, Kind] = {}
        self._named: dict[str, int] = {}
        """Name to the paragraph that named it last, the latest named last."""
        self._times: Counter[str] = Counter()
        self._forms: dict[str, tuple[str, ...]] = {}
        self._shown: dict[str, tuple[str, ...]] = {}
        """Name to the forms that the registry gives it, and to those that its own words show, both in lower case."""
        self._defined: dict[str, str] = {}
        """Short form that the text itself defines, as printed, to the name that it stands for."""
        self._title: dict[str, str] = {}
        for instrument in in_title(title) if title else ():
            self._kinds[instrument.name] = instrument.kind
            for form in (*forms_of(instrument), *shown_forms(instrument.name)):
                self._title.setdefault(form, instrument.name)

    def next_paragraph(self) -> None:
        """A new paragraph begins."""
        self._paragraph += 1

    def instrument(self, mention: Mention) -> Meaning:
        """The meaning of the name of a known instrument."""
        instrument = instruments()[mention.fields["key"]]
        self._remember(instrument.name, instrument.kind, forms_of(instrument), mention)
        return Meaning(
            instrument.name,
            instrument.kind,
            "title" if mention.text.casefold() == instrument.name.casefold() else "alias",
        )

    def unknown(self, mention: Mention) -> Meaning:
        """The meaning of a title that the registry does not hold: what the text has defined it for, else the title itself."""
        meant = self._defined.get(mention.text)
        if meant is not None:
            return self._settled(meant, "defined in the text")
        type_word = mention.fields["type"]
        kind = kind_of_type(type_word)
        self._remember(mention.text, kind, (type_word.casefold(),), mention)
        return Meaning(mention.text, kind, "pattern of a title")

    def within_organ(self, text: str) -> None:
        """Remember the treaty in the name of an organ ("Conference of the Parties to the Convention on …") for its short forms."""
        for instrument in in_title(text):
            self._remember(instrument.name, instrument.kind, forms_of(instrument), None)

    def short_form(self, mention: Mention) -> Meaning:
        """The meaning of a short form, with the rule that settled it.

        In this order: the one just named ("that Convention"); what the text has defined it for; the protocol to the treaty
        before it ("thereto"); what its date or the body that adopted it shows; what the paragraph names; the title of the
        document; the only, the nearest or the most named of those that bear it; those whose own words show it; what is
        presumed. Where none of them leaves a single one, the name is None and the warning tells which it could be.
        """
        form = mention.fields["form"].casefold()
        for name, rule in self._asked(mention, form):
            if name is not None:
                return self._settled(name, rule)
        bearers = self._bearers(form, self._forms) or self._bearers(form, self._shown)
        warning = (
            f"could be {' or '.join(sorted(bearers)[:3])}" if bearers else "short for nothing that was named before"
        )
        return Meaning(None, kind_of_type(mention.fields["form"]), "unresolved", warning)

    def with_defined(self, text: str, mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
        """The mentions of a folded text with those of the abbreviations that the document has defined ("the NPT")."""
        found = [
            Mention(match.start(), match.end(), form, "SHORT_FORM", {"form": form})
            for form in self._defined
            if form.isupper() and form in text
            for match in re.finditer(rf"(?<![\w/-]){re.escape(form)}(?![\w/-])", text)
        ]
        beside = [new for new in found if not any(m.start < new.end and new.start < m.end for m in mentions)]
        return (
            tuple(sorted((*mentions, *beside), key=lambda mention: (mention.start, mention.end)))
            if beside
            else mentions
        )

    def _asked(self, mention: Mention, form: str) -> Iterator[tuple[str | None, str]]:
        if "that" in mention.fields:
            bearers = {**self._bearers(form, self._shown), **self._bearers(form, self._forms)}
            yield self._latest([name for name, at in bearers.items() if at == self._paragraph]), "anaphora"
        yield self._defined.get(mention.text), "defined in the text"
        if "to" in mention.fields:
            yield self._protocol(form), "thereto"
        yield self._by_clue(mention, form), "date or adopting body"
        printed = mention.fields.get("date")
        for forms in (self._forms, self._shown):
            bearers = {
                name: at for name, at in self._bearers(form, forms).items() if not _is_of_another_day(name, printed)
            }
            here = [name for name, paragraph in bearers.items() if paragraph == self._paragraph]
            yield _only(here), "anaphora"
            if forms is self._forms and not _is_of_another_day(self._title.get(form, ""), printed):
                yield self._title.get(form), "title of the document"
            yield self._latest(here) if not form.endswith("s") else None, "anaphora"
            for names in (self._registered(bearers), bearers):
                yield _only(list(names)), "anaphora"
                for distance in NEAR:
                    yield _only([name for name, at in names.items() if self._paragraph - at <= distance]), "anaphora"
                yield self._most_named(names), "anaphora"
        titled = [one.name for one in bearing(form) if any(title in one.name for title in self._title.values())]
        yield _only(titled), "title of the document"
        known = presumed().get(form) if printed is None else None
        yield known.name if known else None, "presumed"

    def _registered(self, names: dict[str, int]) -> dict[str, int]:
        return {name: at for name, at in names.items() if instrument_titled(name) is not None}

    def _bearers(self, form: str, forms: dict[str, tuple[str, ...]]) -> dict[str, int]:
        """The instruments named so far that bear a form, each with the paragraph that named it last, the latest last."""
        return {name: at for name, at in self._named.items() if form in forms[name]}

    def _protocol(self, form: str) -> str | None:
        """The one protocol of this form, or the one name for several, to the treaty that the paragraph named last."""
        for name in reversed(self._named):
            treaty = instrument_titled(name)
            if self._named[name] != self._paragraph:
                return None
            if treaty is not None and treaty.protocol_to is None:
                return _only([one.name for one in protocols_of(treaty.key) if one.name.casefold().startswith(form)])
        return None

    def _by_clue(self, mention: Mention, form: str) -> str | None:
        """The one instrument of this form with the date, year or adopting body that the text prints beside it."""
        day, year, body = (mention.fields.get(clue) for clue in ("date", "year", "by"))
        if day or year:
            named = [name for name in self._bearers(form, self._forms) if _dated(name, day or year or "")]
            return _only(named) or _only([one.name for one in bearing(form) if _dated(one.name, day or "none")])
        if body:
            return _only([one.name for one in bearing(form) if one.adopted_by and one.adopted_by in body])
        return None

    def _latest(self, names: list[str]) -> str | None:
        order = list(self._named)
        return max(names, key=order.index) if names else None

    def _most_named(self, bearers: dict[str, int]) -> str | None:
        ranked = sorted(bearers, key=lambda name: -self._times[name])
        return ranked[0] if len(ranked) > 1 and self._times[ranked[0]] >= MOST * self._times[ranked[1]] else None

    def _settled(self, name: str, rule: str) -> Meaning:
        known = instrument_titled(name)
        if known is not None:
            self._remember(name, known.kind, forms_of(known), None)
        elif name in self._named:
            self._named[name] = self._paragraph
        return Meaning(name, known.kind if known else self._kinds[name], rule)

    def _remember(self, name: str, kind: Kind, forms: tuple[str, ...], mention: Mention | None) -> None:
        """Note that a name stands in this paragraph; a mention of the full name counts, and may define a short form."""
        self._kinds[name] = kind
        self._named.pop(name, None)
        self._named[name] = self._paragraph
        if name not in self._forms:
            self._forms[name], self._shown[name] = forms, shown_forms(name)
        if mention is not None:
            self._times[name] += 1
            defined = mention.fields.get("defined")
            if defined and (not defined.isupper() or _stands_for(defined, name, (*forms, *self._shown[name]))):
                self._defined[defined] = name


def _only(names: list[str]) -> str | None:
    return names[0] if len(names) == 1 else None


def _stands_for(abbreviation: str, name: str, forms: tuple[str, ...]) -> bool:
    """Whether the letters of an abbreviation begin words of the name, a type word among them ("NPT", not "COP" or "ICC")."""
    letters = {sign for sign in abbreviation if sign.isalpha()}
    return letters <= {word[0].upper() for word in re.findall(r"\w+", name)} and any(
        form[0].upper() in letters for form in forms
    )


def _dated(name: str, date: str) -> bool:
    known = instrument_titled(name)
    return known is not None and known.date is not None and known.date.startswith(date)


def _is_of_another_day(name: str, printed: str | None) -> bool:
    """Whether the registry dates an instrument so far from a printed date that the two are not its adoption and signature."""
    known = instrument_titled(name)
    if printed is None or known is None or known.date is None or len(known.date) < len(printed):
        return False
    return abs((date.fromisoformat(known.date) - date.fromisoformat(printed)).days) > APART
