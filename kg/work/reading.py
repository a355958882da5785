"""One document read within its limits, and many documents read in one process or in several."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator, Sequence
from functools import partial

from kg.errors import KgError, UnreadableDocument
from kg.model import Extraction
from kg.pipeline import extract, extract_content
from kg.readers import load
from kg.work.limits import Limits, check_size, in_time, too_slow
from kg.work.pool import in_processes

LOG = logging.getLogger(__name__)
URL = re.compile(r"https?://", re.IGNORECASE)
NO_LIMITS = Limits()


def extract_files(
    files: Sequence[str], *, workers: int = 1, ignore_links: bool = False, limits: Limits = NO_LIMITS
) -> Iterator[tuple[str, Extraction | KgError]]:
    """What each file says, or the error that says why nothing, in the order of the files whatever `workers` is.

    More than one worker are processes: one that is killed is replaced and its documents are read again; a document
    that takes longer than the limit ends its process and is passed over. Close the iterator to end them all.
    """
    if workers == 1:
        for file in files:
            yield file, _told(file, read_one(file, ignore_links=ignore_links, limits=limits))
        return
    task = partial(read_one, ignore_links=ignore_links, limits=Limits(None, limits.megabytes))
    lost = partial(passed_over, limits.seconds)
    results = in_processes(task, files, processes=workers, lost=lost, seconds=limits.seconds, first=warm)
    for file, outcome in zip(files, results, strict=True):
        yield file, _told(file, outcome)


def read_one(
    place: str, *, name: str | None = None, ignore_links: bool = False, limits: Limits = NO_LIMITS
) -> Extraction | KgError:
    """What the document at a path or URL says, under its own name or another; or the error that says why nothing.

    A fault of this program becomes an error that names the document, so that the others are read.
    """
    shown = name or place
    try:
        check_name(shown)
        check_size(place, limits)
        with in_time(shown, limits.seconds):
            if URL.match(place):
                from kg.fetch import content_of

                return extract_content(content_of(place), shown, ignore_links=ignore_links)
            if name is not None and name != place:
                return extract_content(_bytes(place, name), name, ignore_links=ignore_links)
            return extract(place, ignore_links=ignore_links)
    except KgError as error:
        return error
    except Exception as error:
        LOG.debug("fault while reading %s", shown, exc_info=True)
        what = f"{type(error).__name__}: {' '.join(str(error).split())[:200]}"
        return UnreadableDocument(
            f"{shown} was passed over after a fault of this program ({what}); kg --verbose --log-format json shows "
            "where, please report it"
        )


def passed_over(seconds: float | None, place: str, reason: str) -> KgError:
    """The error for a document whose process was ended for the time it took, or ended by itself again and again."""
    if reason == "time" and seconds is not None:
        return too_slow(place, seconds)
    return UnreadableDocument(f"{place} was passed over: {reason}")


def warm() -> None:
    """Read one small document, so that no time of the first real one is spent on what all of them need."""
    extract_content(b"The General Assembly,\n\nRecalling its resolution 70/1,\n\n1. Decides to go on.\n", "first.txt")


def check_name(name: str) -> None:
    """Raise UnreadableDocument for a file name that is not UTF-8: nothing that is written could name it."""
    try:
        name.encode("utf-8")
    except UnicodeEncodeError as error:
        raise UnreadableDocument(f"{name} has a name that is not UTF-8; rename the file to read it") from error


def _bytes(place: str, name: str) -> bytes:
    try:
        return load(place).data
    except UnreadableDocument as error:
        raise UnreadableDocument(str(error).replace(place, name)) from error


def _told(file: str, outcome: Extraction | KgError) -> Extraction | KgError:
    """The outcome, with a line for those who follow step by step."""
    if LOG.isEnabledFor(logging.DEBUG):
        details: dict[str, object] = {"path": file}
        if isinstance(outcome, Extraction):
            details |= {"paragraphs": len(outcome.document.paragraphs), "citations": len(outcome.citations)}
            details["requests"] = len(outcome.requests)
        LOG.debug(
            "read %s" if isinstance(outcome, Extraction) else "could not read %s", file, extra={"details": details}
        )
    return outcome
