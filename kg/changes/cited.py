"""Which texts a later text cites that the earlier did not, no longer cites, or cites with another verb."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from kg.changes.strength import Strength, strength
from kg.model import Citation


@dataclass(frozen=True, slots=True)
class CitedText:
    """A text that a document cites, with all its citations in text order."""

    target: str
    """Symbol or official name; the words as printed where no rule settled them."""
    settled: bool
    citations: tuple[Citation, ...]

    @property
    def name(self) -> str | None:
        """Its name, where it is known by one beside the target."""
        return next((one.name for one in self.citations if one.name and one.name != self.target), None)

    @property
    def verbs(self) -> tuple[str, ...]:
        """Base forms of the verbs that govern its citations, each once."""
        return tuple(dict.fromkeys(one.action for one in self.citations if one.action))

    @property
    def paragraphs(self) -> tuple[str, ...]:
        """Ids of the paragraphs that cite it, each once."""
        return tuple(dict.fromkeys(one.paragraph for one in self.citations))


@dataclass(frozen=True, slots=True)
class CitedChange:
    """A cited text that was added, was dropped, or is cited with another verb."""

    change: Literal["added", "dropped", "verb changed"]
    before: CitedText | None
    after: CitedText | None
    strength: Strength | None = None
    """What became of its verb, where that changed."""

    @property
    def cited(self) -> CitedText:
        """The text as the later document cites it, or as the earlier did where it was dropped."""
        found = self.after or self.before
        assert found is not None
        return found


def cited_texts(citations: Iterable[Citation]) -> dict[str, CitedText]:
    """The texts cited, by target, in the order of their first citation."""
    grouped: dict[tuple[str, bool], list[Citation]] = {}
    for one in citations:
        key = (one.target, True) if one.target is not None else (" ".join(one.text.split()), False)
        grouped.setdefault(key, []).append(one)
    return {target: CitedText(target, settled, tuple(found)) for (target, settled), found in grouped.items()}


def cited_changes(old: Iterable[Citation], new: Iterable[Citation]) -> tuple[CitedChange, ...]:
    """The changes, added first, then dropped, then those of the verb, each in text order.

    A text is the same where its target is, or where one is another key of the other ("also"). Its verb changed where the
    two documents share no verb that governs it.
    """
    before, after = cited_texts(old), cited_texts(new)
    keys = {key: target for target, text in before.items() for one in text.citations for key in (target, *one.also)}
    twin: dict[str, str] = {}
    for target, text in after.items():
        known = next((keys[key] for one in text.citations for key in (target, *one.also) if key in keys), None)
        if known is not None:
            twin[target] = known
    added = [CitedChange("added", None, text) for target, text in after.items() if target not in twin]
    dropped = [CitedChange("dropped", text, None) for target, text in before.items() if target not in twin.values()]
    changed = []
    for target, known in twin.items():
        was, now = before[known], after[target]
        if was.verbs and now.verbs and not set(was.verbs) & set(now.verbs):
            changed.append(CitedChange("verb changed", was, now, strength(was.verbs[0], now.verbs[0])))
    return (*added, *dropped, *changed)
