"""What the routes share: the processes, the state of the store that is served, and what a client may keep."""

from __future__ import annotations

import asyncio
import hashlib
from collections.abc import Awaitable
from dataclasses import replace
from email.utils import formatdate
from pathlib import Path
from typing import Any, TypeVar

from starlette.requests import ClientDisconnect, Request

from kg.pages import program
from kg.serve.answer import Answer, Refused
from kg.serve.freshness import Freshness, Served
from kg.serve.limits import Limits
from kg.serve.pool import Pool

Value = TypeVar("Value")


class Room:
    """A store being served: processes for queries, one for pages, so that no query keeps a reader from a page.

    Use it with `async with`, which starts and ends the processes.
    """

    def __init__(self, store: Path, base: str, stamp: str, limits: Limits) -> None:
        self.base = base
        self.stamp = stamp
        """The program stamp with which the store was built."""
        self.limits = limits
        self._store = store
        self._queries = Pool(limits.workers, limits)
        self._pages = Pool(1, limits)
        self._freshness: Freshness | None = None
        self._warming: asyncio.Task[object] | None = None

    @property
    def served(self) -> Served:
        """The state of the store that is answered from; looked up anew when it may have changed."""
        return self._look()

    def _look(self) -> Served:
        if self._freshness is None:
            raise RuntimeError("the service has not been started")
        return self._freshness.current(self._queries.paths | self._pages.paths)

    async def __aenter__(self) -> Room:
        self._freshness = Freshness(self._store)
        await asyncio.gather(self._queries.start(), self._pages.start())
        self._warming = asyncio.create_task(self._pages.ask("home", self._look))
        return self

    async def __aexit__(self, *_error: object) -> None:
        await asyncio.gather(self._queries.stop(), self._pages.stop())
        if self._freshness is not None:
            self._freshness.close()

    async def ask(self, request: Request, job: str, *, slow: bool = False, fixed: bool = True, **words: Any) -> Answer:
        """The answer to a job for a request; nothing but a status where the client holds the answer already.

        `slow` jobs wait for the processes for queries; an answer that is not `fixed` is another each time. A request
        whose client goes away is given up.
        """
        kept = fixed and request.method in ("GET", "HEAD")
        held = [tag.strip() for tag in request.headers.get("if-none-match", "").split(",")]
        if kept and etag(request, self.served) in held:
            return Answer(b"", status=304, headers=_stays(request, self.served))
        pool = self._queries if slow else self._pages
        packed = "gzip" in request.headers.get("accept-encoding", "").casefold()
        answer, served = await while_there(request, pool.ask(job, self._look, packed=packed, **words))
        if not kept or answer.status != 200:
            return answer
        return replace(answer, headers=(*answer.headers, *_stays(request, served)))

    async def body(self, request: Request) -> bytes:
        """The body of a request; raises Refused with 413 where it is too long, 414 where its address is."""
        most = self.limits.query_bytes
        if len(request.scope["query_string"]) > most:
            raise Refused(414, f"the address is longer than {most:,} bytes; send the query with POST")
        parts: list[bytes] = []
        size = 0
        async for part in request.stream():
            size += len(part)
            if size > most:
                raise Refused(413, f"the request is longer than {most:,} bytes")
            parts.append(part)
        return b"".join(parts)


async def while_there(request: Request, work: Awaitable[Value]) -> Value:
    """The value of some work; raises ClientDisconnect, and gives the work up, where the client goes away before."""
    working = asyncio.ensure_future(work)
    leaving = asyncio.ensure_future(_gone(request))
    try:
        await asyncio.wait((working, leaving), return_when=asyncio.FIRST_COMPLETED)
        if not working.done():
            raise ClientDisconnect
        return working.result()
    finally:
        for task in (working, leaving):
            task.cancel()


async def _gone(request: Request) -> None:
    while (await request.receive())["type"] != "http.disconnect":
        pass


def _stays(request: Request, served: Served) -> tuple[tuple[str, str], ...]:
    """What lets a client keep an answer and ask whether it still holds."""
    modified = formatdate(served.modified, usegmt=True)
    return (("ETag", etag(request, served)), ("Last-Modified", modified), ("Cache-Control", "no-cache"))


def etag(request: Request, served: Served) -> str:
    """A weak tag of an answer: the same for the same question, form and state of the store (RFC 9110, section 8.8.3)."""
    asked = (request.url.path, request.scope["query_string"].decode("latin-1"), *request.headers.getlist("accept"))
    digest = hashlib.sha256("\n".join((program(), served.stamp, *asked)).encode()).hexdigest()
    return f'W/"{digest[:20]}"'
