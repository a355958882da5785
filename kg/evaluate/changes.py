"""Citations gained and lost between two extractions of the same documents, as `kg extract` prints them."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import Any, Literal

from kg.errors import KgError
from kg.evaluate.keys import file_key

Change = Literal["gained", "lost", "read otherwise"]
CHANGES: tuple[Change, ...] = ("gained", "lost", "read otherwise")


@dataclass(frozen=True, slots=True)
class Cited:
    """One citation of an extraction, as much of it as a comparison needs."""

    paragraph: str
    footnote: bool
    start: int
    end: int
    target: str | None
    """None where it could not be settled."""
    text: str
    rule: str

    def overlaps(self, other: Cited) -> bool:
        """Whether both stand at the same place of the same paragraph."""
        return (
            (self.paragraph, self.footnote) == (other.paragraph, other.footnote)
            and self.start < other.end
            and other.start < self.end
        )


@dataclass(frozen=True, slots=True)
class Difference:
    """A citation that one extraction holds and the other does not, or that both settle differently."""

    change: Change
    document: str
    """Name of the document's file, without its suffix."""
    cited: Cited
    """The citation as it is read now; as it was read before where it is lost."""
    sentence: str
    was: Cited | None = None
    """How the same place was read before, where it is read otherwise now."""

    @property
    def before(self) -> Cited | None:
        """The citation of the old extraction, where it holds one."""
        return self.cited if self.change == "lost" else self.was

    @property
    def after(self) -> Cited | None:
        """The citation of the new extraction, where it holds one."""
        return None if self.change == "lost" else self.cited


@dataclass(frozen=True, slots=True)
class Comparison:
    """What changed between two extractions."""

    documents: int
    """Documents that both hold."""
    same: int
    """Citations that both hold."""
    differences: tuple[Difference, ...]
    only_old: tuple[str, ...]
    only_new: tuple[str, ...]

    def counts(self) -> Mapping[str, int]:
        """How many of each change."""
        counted = Counter(one.change for one in self.differences)
        return {change: counted[change] for change in CHANGES}

    def by(self, name: Literal["rule", "document"]) -> Mapping[str, Mapping[str, int]]:
        """The changes by rule or document, the most changed first."""
        counted: dict[str, Counter[Change]] = defaultdict(Counter)
        for one in self.differences:
            counted[one.cited.rule if name == "rule" else one.document][one.change] += 1
        ordered = sorted(counted.items(), key=lambda item: (-item[1].total(), item[0]))
        return {key: {change: counts[change] for change in CHANGES} for key, counts in ordered}


def read_extractions(path: Path) -> Iterator[Mapping[str, Any]]:
    """The documents of a file that `kg extract` wrote, one JSON object a line.

    Raises KgError where a line is none.
    """
    with path.open(encoding="utf-8") as stream:
        for number, line in enumerate(stream, start=1):
            if not line.strip():
                continue
            try:
                row = json.loads(line)
                row["source"], row["paragraphs"]
            except (ValueError, TypeError, KeyError) as error:
                raise KgError(
                    f"{path}, line {number} is no document as `kg extract` prints it; write the file with "
                    "`kg extract FOLDER -o FILE.jsonl`"
                ) from error
            yield row


def compare(old: Iterable[Mapping[str, Any]], new: Iterable[Mapping[str, Any]]) -> Comparison:
    """What changed from the old extraction to the new one, by document in order of their names."""
    before, after = _by_file(old), _by_file(new)
    common = sorted(set(before) & set(after))
    differences: list[Difference] = []
    same = 0
    for name in common:
        found, kept = _differences(name, before[name], after[name])
        differences.extend(found)
        same += kept
    return Comparison(
        documents=len(common),
        same=same,
        differences=tuple(differences),
        only_old=tuple(sorted(set(before) - set(after))),
        only_new=tuple(sorted(set(after) - set(before))),
    )


def _by_file(rows: Iterable[Mapping[str, Any]]) -> dict[str, Mapping[str, Any]]:
    """The documents by the names of their files, without suffix where no other has the same."""
    documents = list(rows)
    shared = Counter(file_key(row["source"]) for row in documents)
    names = (PurePath(row["source"]).name for row in documents)
    return {
        file_key(name) if shared[file_key(name)] == 1 else name: row for name, row in zip(names, documents, strict=True)
    }


def _cited(row: Mapping[str, Any]) -> list[Cited]:
    return [
        Cited(
            paragraph["id"],
            bool(one.get("footnote")),
            *(one[key] for key in ("start", "end", "target", "text", "rule")),
        )
        for paragraph in row["paragraphs"]
        for one in paragraph["citations"]
    ]


def _differences(name: str, old: Mapping[str, Any], new: Mapping[str, Any]) -> tuple[list[Difference], int]:
    """What changed in one document, and how many citations did not.

    A citation is the same where paragraph and target are, wherever it stands in the paragraph; of the rest, two that
    stand at the same place are one that is read otherwise.
    """
    lost, gained = _cited(old), _cited(new)
    same = 0
    for one in list(lost):
        twin = next((other for other in gained if _place(other) == _place(one)), None)
        if twin is not None:
            lost.remove(one)
            gained.remove(twin)
            same += 1
    texts = {paragraph["id"]: paragraph.get("text", "") for row in (old, new) for paragraph in row["paragraphs"]}
    found: list[Difference] = []
    for one in lost:
        other = next((other for other in gained if other.overlaps(one)), None)
        if other is None:
            found.append(Difference("lost", name, one, texts[one.paragraph]))
        else:
            gained.remove(other)
            found.append(Difference("read otherwise", name, other, texts[other.paragraph], one))
    found.extend(Difference("gained", name, one, texts[one.paragraph]) for one in gained)
    return found, same


def _place(one: Cited) -> tuple[str, bool, str]:
    return one.paragraph, one.footnote, one.target or f"not settled: {one.text}"
