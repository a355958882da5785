"""The evaluation of a folder: every document read without its links and scored against its own editors."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from kg.errors import EmptyDocument, KgError
from kg.evaluate.editors import Edition, State, read_edition
from kg.evaluate.keys import decade, document_key
from kg.evaluate.known import NOTHING, Known
from kg.evaluate.links import Pair, pairs
from kg.evaluate.mastheads import FieldRead, masthead_fields
from kg.evaluate.plain import plain_text
from kg.evaluate.verbs import Verb, governing_verbs, leading_verbs
from kg.model import Extraction
from kg.pipeline import FULL_LANGUAGES, extract, extract_content


@dataclass(frozen=True, slots=True)
class Scored:
    """One document, read twice without its links and compared with what its editors marked."""

    path: Path
    document: str
    state: State
    links_from: str | None
    """Language of the edition that its links were taken from, where that is another."""
    language: str
    organ: str | None
    """Key of the organ that adopted it."""
    decade: str | None
    pairs: tuple[Pair, ...]
    """Citations of the file read as Akoma Ntoso without its links."""
    plain: tuple[Pair, ...]
    """Citations of the same document read as plain text."""
    verbs: tuple[Verb, ...]
    """Leading verbs, then governing ones, read from the plain text."""
    beyond: int
    """Citations whose governing verb the mark-up does not tell."""
    restarts: bool
    """Whether its numbering starts anew, so that its operative verbs cannot be compared by number."""
    fields: tuple[FieldRead, ...]


@dataclass(frozen=True, slots=True)
class Evaluation:
    """All documents scored, and those that could not be."""

    scored: tuple[Scored, ...]
    failures: tuple[tuple[Path, KgError], ...]
    known: int | None = None
    """How many judged disagreements were given; None where no file was."""

    @property
    def linked(self) -> tuple[Scored, ...]:
        """The documents whose links count: their editors linked most of what they print."""
        return tuple(one for one in self.scored if one.state == "linked")

    def in_state(self, state: State) -> tuple[Scored, ...]:
        """The documents in a state of being linked."""
        return tuple(one for one in self.scored if one.state == state)


def evaluate_file(path: Path, known: Mapping[str, Known] | None = None, *, links_from: Path | None = None) -> Scored:
    """One file scored: read as Akoma Ntoso without its links, and once more as plain text.

    `links_from` is a folder with the same documents in another language, whose links count where a file has none.
    Raises UnreadableDocument or EmptyDocument.
    """
    edition = read_edition(path, links_from=links_from)
    head = edition.document.masthead
    judged = known or {}
    of_document = judged.get(document_key(head.symbol or path.stem)) or judged.get(document_key(path.name)) or NOTHING
    bare = _read_plain(edition)
    full = head.language in FULL_LANGUAGES
    governing, beyond = governing_verbs(edition, bare) if full else ((), 0)
    return Scored(
        path=path,
        document=head.symbol or path.stem,
        state=edition.state,
        links_from=edition.links_from,
        language=head.language,
        organ=head.organ,
        decade=decade(head),
        pairs=tuple(pairs(edition, extract(path, ignore_links=True), of_document)),
        plain=tuple(pairs(edition, bare, of_document)),
        verbs=(*(leading_verbs(edition, bare) if full else ()), *governing),
        beyond=beyond,
        restarts=edition.restarts,
        fields=tuple(masthead_fields(edition, bare.document.masthead if bare else None)),
    )


def _read_plain(edition: Edition) -> Extraction | None:
    """What the plain text of an edition says, or None where no paragraph is found in it."""
    try:
        return extract_content(plain_text(edition.text).encode(), f"{edition.path.stem}.txt")
    except EmptyDocument:
        return None


def evaluation(
    results: Iterable[tuple[Path, Scored | KgError]], known: Mapping[str, Known] | None = None
) -> Evaluation:
    """The evaluation that these results make."""
    scored: list[Scored] = []
    failures: list[tuple[Path, KgError]] = []
    for path, result in results:
        if isinstance(result, KgError):
            failures.append((path, result))
        else:
            scored.append(result)
    count = None if known is None else sum(len(one.ours) + len(one.theirs) for one in known.values())
    return Evaluation(tuple(scored), tuple(failures), count)
