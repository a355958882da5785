"""One document read within its limits, and many documents read in one process or in several."""

from __future__ import annotations

import logging
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from typing import TypeVar

from kg.errors import KgError, UnreadableDocument
from kg.model import Extraction
from kg.pipeline import extract_content
from kg.readers import load, record_beside
from kg.work.aside import aside
from kg.work.limits import Limits, check_length, check_size, in_time, too_slow
from kg.work.pool import in_processes

LOG = logging.getLogger(__name__)
URL = re.compile(r"https?://", re.IGNORECASE)
NO_LIMITS = Limits()
Made = TypeVar("Made")


def extract_files(
    files: Sequence[str], *, workers: int = 1, ignore_links: bool = False, limits: Limits = NO_LIMITS
) -> Iterator[tuple[str, Extraction | KgError]]:
    """What each file says, or the error that says why nothing, in the order of the files whatever `workers` is."""
    return make_files(_itself, files, workers=workers, ignore_links=ignore_links, limits=limits)


def make_files(
    made: Callable[[str, Extraction], Made],
    files: Sequence[str],
    *,
    workers: int = 1,
    ignore_links: bool = False,
    limits: Limits = NO_LIMITS,
) -> Iterator[tuple[str, Made | KgError]]:
    """What is made of what each file says, or the error that says why nothing, in the order of the files.

    `made` is a function of a module, or a partial of one: it gets the name of the file and its extraction where that was
    read, so that what it gives back is all that travels. More than one worker are processes: one that is killed is
    replaced and its documents are read again; a document that takes longer than the limit ends its process and is
    passed over. Close the iterator to end them all.
    """
    counted = partial(_counted, made)
    outcomes: Iterator[tuple[Made, Mapping[str, int]] | KgError]
    if workers == 1:
        outcomes = map(partial(make_one, counted, ignore_links=ignore_links, limits=limits), files)
    else:
        task = partial(make_one, counted, ignore_links=ignore_links, limits=Limits(None, limits.megabytes))
        lost = partial(passed_over, limits.seconds)
        outcomes = in_processes(task, files, processes=workers, lost=lost, seconds=limits.seconds, first=warm)
    for file, outcome in zip(map(name_of, files), outcomes, strict=True):
        yield file, _told(file, outcome)


def read_one(
    place: str, *, name: str | None = None, ignore_links: bool = False, limits: Limits = NO_LIMITS
) -> Extraction | KgError:
    """What the document at a path or URL says, under its own name or another; or the error that says why nothing."""
    return make_one(_itself, place, name=name, ignore_links=ignore_links, limits=limits)


def make_one(
    made: Callable[[str, Extraction], Made],
    place: str,
    *,
    name: str | None = None,
    ignore_links: bool = False,
    limits: Limits = NO_LIMITS,
) -> Made | KgError:
    """What is made of what the document at a path or URL says, under its own name or another; or the error.

    A fault of this program becomes an error that names the document, so that the others are read.
    """
    shown = name or name_of(place)
    try:
        check_name(shown)
        check_size(place, limits)
        with in_time(shown, limits.seconds):
            if URL.match(place):
                from kg.fetch import content_of

                data, record = content_of(place), None
                check_length(shown, len(data), limits)
            else:
                data, record = load(place, shown).data, record_beside(place, shown)
            return made(shown, extract_content(data, shown, ignore_links=ignore_links, record=record))
    except KgError as error:
        return error
    except Exception as error:
        LOG.debug("fault while reading %s", shown, exc_info=True)
        what = f"{type(error).__name__}: {' '.join(str(error).split())[:200]}"
        return UnreadableDocument(
            f"{shown} was passed over after a fault of this program ({what}); kg --verbose --log-format json shows "
            "where, please report it"
        )


def make_one_aside(
    made: Callable[[str, Extraction], Made],
    place: str,
    *,
    name: str | None = None,
    ignore_links: bool = False,
    limits: Limits = NO_LIMITS,
) -> Made | KgError:
    """The same in a process beside this one, which is ended when the document takes longer than the limit."""
    if limits.seconds is None:
        return make_one(made, place, name=name, ignore_links=ignore_links, limits=limits)
    shown = name or name_of(place)
    task = partial(make_one, made, name=name, ignore_links=ignore_links, limits=Limits(None, limits.megabytes))

    def lost(place: str, reason: str) -> KgError:
        return passed_over(limits.seconds, shown, reason)

    return aside(task, place, lost=lost, seconds=limits.seconds, first=warm)


def passed_over(seconds: float | None, place: str, reason: str) -> KgError:
    """The error for a document whose process was ended for the time it took, or ended by itself again and again."""
    shown = name_of(place)
    if reason == "time" and seconds is not None:
        return too_slow(shown, seconds)
    return UnreadableDocument(f"{shown} was passed over: {reason}")


def name_of(place: str) -> str:
    """What a document is called that stands at a path or URL; the name and password of a URL are written nowhere."""
    if not URL.match(place):
        return place
    from kg.fetch import shown

    return shown(place)


def warm() -> None:
    """Read one small document, so that no time of the first real one is spent on what all of them need."""
    extract_content(b"The General Assembly,\n\nRecalling its resolution 70/1,\n\n1. Decides to go on.\n", "first.txt")


def check_name(name: str) -> None:
    """Raise UnreadableDocument for a file name that is not UTF-8: nothing that is written could name it."""
    try:
        name.encode("utf-8")
    except UnicodeEncodeError as error:
        raise UnreadableDocument(f"{name} has a name that is not UTF-8; rename the file to read it") from error


def _itself(name: str, extraction: Extraction) -> Extraction:
    return extraction


def _counted(
    made: Callable[[str, Extraction], Made], name: str, extraction: Extraction
) -> tuple[Made, Mapping[str, int]]:
    """What is made, with what those who follow step by step are told."""
    counts = {"paragraphs": len(extraction.document.paragraphs), "citations": len(extraction.citations)}
    return made(name, extraction), {**counts, "requests": len(extraction.requests)}


def _told(file: str, outcome: tuple[Made, Mapping[str, int]] | KgError) -> Made | KgError:
    """The outcome, with a line for those who follow step by step."""
    failed = isinstance(outcome, KgError)
    made, counts = (outcome, {}) if isinstance(outcome, KgError) else outcome
    LOG.debug("could not read %s" if failed else "read %s", file, extra={"details": {"path": file, **counts}})
    return made
