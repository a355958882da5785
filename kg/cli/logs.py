"""What the program says on stderr: remarks as plain lines or as JSON, with `--verbose` each step as well."""

from __future__ import annotations

import json
import logging
import os
import sys
from datetime import UTC, datetime
from enum import StrEnum

ROOT = logging.getLogger("kg")
"""Every logger of the program stands under it; libraries' own loggers are left alone."""
DETAILS = "details"
"""Key of `extra` under which a record bears named values, for the JSON form."""


class LogFormat(StrEnum):
    """How remarks are written."""

    TEXT = "text"
    JSON = "json"


class Lines(logging.Formatter):
    """One line for each record: `kg: …`; steps that only `--verbose` shows bear the time."""

    def format(self, record: logging.LogRecord) -> str:
        """The line of a record."""
        text = printable(record.getMessage())
        if record.levelno >= logging.INFO:
            return f"kg: {text}"
        return f"kg: {moment(record):%H:%M:%S} {text}{_values(record)}"


class JsonLines(logging.Formatter):
    """One JSON object a line: time, level, logger, message, and the named values of the record."""

    def format(self, record: logging.LogRecord) -> str:
        """The object of a record, in ASCII, so that no name can break the line."""
        row = {
            "time": moment(record).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": record.getMessage(),
        }
        row |= getattr(record, DETAILS, {})
        if record.exc_info:
            row["traceback"] = self.formatException(record.exc_info)
        return json.dumps(row, default=str)


class Stderr(logging.Handler):
    """Writes to whatever stderr is at the moment."""

    def emit(self, record: logging.LogRecord) -> None:
        """Write one line; a stderr that has gone away is no error."""
        try:
            print(self.format(record), file=sys.stderr, flush=True)
        except (BrokenPipeError, ValueError):
            return


def configure(*, verbose: bool = False, form: LogFormat = LogFormat.TEXT) -> None:
    """Say remarks in this form from now on; with `verbose` each step as well."""
    handler = Stderr()
    handler.setFormatter(JsonLines() if form is LogFormat.JSON else Lines())
    ROOT.handlers = [handler]
    ROOT.setLevel(logging.DEBUG if verbose else logging.INFO)
    ROOT.propagate = False


def printable(text: str) -> str:
    """The text with every sign escaped that could move the cursor, hide text, or break the line of a terminal.

    >>> printable("a\\nb")
    'a\\\\nb'
    """
    return "".join(sign if sign.isprintable() else _escaped(sign) for sign in text)


def _escaped(sign: str) -> str:
    if 0xDC80 <= ord(sign) <= 0xDCFF:
        return f"\\x{ord(sign) - 0xDC00:02x}"
    return " " if sign.isspace() and sign > "\x9f" else sign.encode("unicode_escape").decode("ascii")


def moment(record: logging.LogRecord) -> datetime:
    """When a record was made, or the time that SOURCE_DATE_EPOCH fixes."""
    fixed = os.environ.get("SOURCE_DATE_EPOCH", "")
    return datetime.fromtimestamp(int(fixed) if fixed.isdigit() else record.created, UTC)


def _values(record: logging.LogRecord) -> str:
    values = getattr(record, DETAILS, {})
    return "".join(f" {name}={printable(str(value))}" for name, value in values.items())


configure()
