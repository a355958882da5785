"""Leading verbs against the editors' mark-up, and the verb that governs each citation."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from kg.evaluate.editors import Edition
from kg.evaluate.keys import citation_keys
from kg.model import ActionMention, Extraction

VerbKind = Literal["preambular", "operative", "governing"]
BEFORE = frozenset(
    "also further moreover in addition once again strongly firmly deeply gravely fully greatly and".split()
)
"""Words that stand before a verb without being one; so does every other word in -ly."""
ENDINGS = ("ing", "ed", "es", "s", "e", "d")
TOP = re.compile(r"pp\d+")


@dataclass(frozen=True, slots=True)
class Verb:
    """One leading or governing verb: the editors' and ours."""

    document: str
    kind: VerbKind
    paragraph: str
    theirs: str
    ours: str | None
    """None where we found none, or where the paragraphs of the document could not be set side by side."""
    sentence: str
    cited: str | None = None
    """The symbol cited, where the verb governs a citation."""

    @property
    def right(self) -> bool:
        """Whether both mean the same verb, whatever its form and the adverbs before it."""
        return self.ours is not None and verb_stem(self.ours) == verb_stem(self.theirs)


def verb_stem(phrase: str) -> str:
    """The first verb of a phrase without its endings, adverbs passed over.

    >>> verb_stem("Recalling also"), verb_stem("Strongly condemns"), verb_stem("condemn"), verb_stem("taking note of")
    ('recall', 'condemn', 'condemn', 'tak')
    """
    words = re.sub(r"[,;]", " ", phrase.lower()).split()
    while len(words) > 1 and (words[0] in BEFORE or words[0].endswith("ly")):
        words = words[1:]
    stem = re.sub(r"[^a-z-]", "", words[0]) if words else ""
    while ending := next((one for one in ENDINGS if stem.endswith(one) and len(stem) - len(one) >= 2), None):
        stem = stem.removesuffix(ending)
    return stem


def leading_verbs(edition: Edition, extraction: Extraction | None) -> Iterator[Verb]:
    """The first verb of each paragraph that the editors marked.

    Preambular paragraphs are compared in order; where their number differs, all of the document count as missed.
    Operative ones are compared by number.
    """
    document = edition.document.masthead.symbol or edition.path.stem
    first = _first(extraction)
    texts = {one.id: one.text for one in extraction.document.paragraphs} if extraction else {}
    preambular = [id for id in texts if TOP.fullmatch(id)]
    even = len(preambular) == len(edition.preambular)
    for count, theirs in enumerate(edition.preambular, start=1):
        id = preambular[count - 1] if even else f"pp{count}"
        ours = _said(first, id) if even else None
        yield Verb(document, "preambular", id, theirs, ours, texts.get(id, "") if even else "")
    for number, theirs in edition.operative.items():
        id = f"op{number}"
        yield Verb(document, "operative", id, theirs, _said(first, id) if id in texts else None, texts.get(id, ""))


def governing_verbs(edition: Edition, extraction: Extraction | None) -> tuple[tuple[Verb, ...], int]:
    """The verb that we say governs each linked citation of the preamble, against the name of its paragraph.

    Only citations that we found in the paragraph that bears the link. Second value: how many of them stand behind a
    second verb of their paragraph, which the editors' mark-up does not tell, so that they cannot be compared.
    """
    if extraction is None:
        return (), 0
    paragraphs = {one.id: one for one in extraction.document.paragraphs}
    preambular = [id for id in paragraphs if TOP.fullmatch(id)]
    if len(preambular) != len(edition.preambular):
        return (), 0
    names = dict(zip(preambular, edition.preambular, strict=True))
    linked = {(link.paragraph, link.symbol) for link in edition.links if link.place == "paragraph"}
    actions: dict[str, list[ActionMention]] = {}
    for action in extraction.actions:
        actions.setdefault(action.paragraph, []).append(action)
    compared: list[Verb] = []
    beyond = 0
    document = edition.document.masthead.symbol or edition.path.stem
    for citation in extraction.citations:
        name = names.get(citation.paragraph)
        keys = citation_keys(citation)
        if (
            name is None
            or citation.footnote is not None
            or not any((citation.paragraph, key) in linked for key in keys)
        ):
            continue
        if any(action.start < citation.start for action in actions.get(citation.paragraph, [])[1:]):
            beyond += 1
            continue
        sentence = paragraphs[citation.paragraph].text
        compared.append(Verb(document, "governing", citation.paragraph, name, citation.action, sentence, keys[0]))
    return tuple(compared), beyond


def _first(extraction: Extraction | None) -> Mapping[str, ActionMention]:
    first: dict[str, ActionMention] = {}
    for action in extraction.actions if extraction else ():
        first.setdefault(action.paragraph, action)
    return first


def _said(first: Mapping[str, ActionMention], id: str) -> str | None:
    return first[id].action if id in first else None
