"""What a request is answered with: status, media type and bytes; and how it passes between two processes."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import IO, Any

from kg.errors import KgError

TEXT = "text/plain; charset=utf-8"
HTML = "text/html; charset=utf-8"


@dataclass(frozen=True, slots=True)
class Answer:
    """A finished answer."""

    body: bytes
    media_type: str = TEXT
    status: int = 200
    headers: tuple[tuple[str, str], ...] = ()

    def head(self) -> bytes:
        """Everything but the body as one line, with the length of the body that follows it."""
        fields = {"type": self.media_type, "status": self.status, "headers": self.headers, "length": len(self.body)}
        return json.dumps(fields).encode() + b"\n"

    def write(self, stream: IO[bytes]) -> None:
        """Write head and body to another process."""
        stream.write(self.head())
        stream.write(self.body)
        stream.flush()


def parsed_head(line: bytes) -> tuple[Answer, int]:
    """The answer that a head announces, still without its body, and the length of the body."""
    fields: dict[str, Any] = json.loads(line)
    headers = tuple((str(name), str(value)) for name, value in fields["headers"])
    return Answer(b"", str(fields["type"]), int(fields["status"]), headers), int(fields["length"])


def sentence(status: int, text: str, *headers: tuple[str, str]) -> Answer:
    """An answer that says in one sentence why there is no other."""
    return Answer((text.rstrip(".") + ".\n").encode(), TEXT, status, headers)


class Refused(KgError):
    """A request that is not carried out, with the status that says why."""

    def __init__(self, status: int, text: str, *headers: tuple[str, str]) -> None:
        super().__init__(text)
        self.status = status
        self.headers = headers

    @property
    def answer(self) -> Answer:
        """The sentence as an answer."""
        return sentence(self.status, str(self), *self.headers)
