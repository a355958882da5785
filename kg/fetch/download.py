"""One address asked for, politely: at a rate, again after a failure, within limits, never led to a foreign place."""

from __future__ import annotations

import logging
import re
import time
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from importlib.metadata import PackageNotFoundError, version
from types import TracebackType
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

from kg.errors import FetchError, MissingExtra
from kg.fetch.formats import Flaw

if TYPE_CHECKING:
    import httpx

LOG = logging.getLogger(__name__)
LIMIT = 64_000_000
"""Bytes that an answer may have."""
REDIRECTS = 5
USER = re.compile(r"^(\s*[a-z][a-z0-9+.-]*://)[^/?#]*@", re.IGNORECASE)
"""The name and password of an address; of one that is none otherwise, too."""
AGAIN = frozenset((202, 408, 425, 429, 500, 502, 503, 504))
"""Statuses after which it is worth while to ask again; 202 is how the Digital Library says "later"."""
LONGEST_WAIT = 300.0
"""Seconds to wait at most when a server says how long."""
REASONS = {401: "asks for a password", 403: "refuses", 404: "has no such document", 410: "has it no longer"}


@dataclass(frozen=True, slots=True)
class Answer:
    """What came from an address."""

    url: str
    """Where it stood in the end."""
    data: bytes
    etag: str = ""
    unchanged: bool = False
    """Whether the server says that what is here already is what it has."""


class _Passing(Exception):
    """A failure that may pass; `wait` is what the server asks for, in seconds."""

    def __init__(self, reason: str, wait: float = 0.0, *, connected: bool = True) -> None:
        super().__init__(reason)
        self.wait, self.connected = wait, connected


class Unreachable(FetchError):
    """No connection to a host was ever had: what else is asked of it cannot be had either."""


class Downloader:
    """A connection to servers of documents; close it, or use it in a `with` statement."""

    def __init__(
        self,
        *,
        hosts: tuple[str, ...] = (),
        rate: float = 1.0,
        retries: int = 4,
        backoff: float = 2.0,
        timeout: float = 30.0,
        seconds: float = 300.0,
        limit: int = LIMIT,
        pause: Callable[[float], None] = time.sleep,
    ) -> None:
        """`rate` is requests a second, `backoff` the seconds before the second try (then doubled), `timeout` the
        seconds without a byte, `seconds` those for one whole answer. Raises MissingExtra without httpx."""
        try:
            import httpx
        except ModuleNotFoundError as error:
            raise MissingExtra("fetching documents", "fetch") from error
        headers = {"User-Agent": _name(), "Accept-Encoding": "gzip"}
        try:
            self._client = httpx.Client(timeout=timeout, follow_redirects=False, headers=headers)
        except (ValueError, ImportError, httpx.InvalidURL) as error:
            raise FetchError(
                f"no connection can be made ({_plain(error)}); check HTTPS_PROXY and HTTP_PROXY"
            ) from error
        self._hosts, self._rate, self._retries, self._backoff = frozenset(hosts), rate, retries, backoff
        self._seconds, self._limit, self._pause = seconds, limit, pause
        self._next = 0.0
        self._reached: set[str] = set()

    def get(self, url: str, check: Callable[[bytes], Flaw | None] | None = None, *, etag: str = "") -> Answer:
        """What stands at an address, whole and of the kind that `check` accepts.

        With an `etag` the answer may be `unchanged`. Raises FetchError with what went wrong in the end, Unreachable where
        no connection was ever had.
        """
        for attempt in range(self._retries + 1):
            try:
                return self._once(url, check, etag)
            except _Passing as failure:
                if attempt == self._retries:
                    host = urlsplit(url).netloc.rpartition("@")[2]
                    if not failure.connected and host not in self._reached:
                        raise Unreachable(
                            f"{host} cannot be reached: {failure}; check the network, HTTPS_PROXY, and KG_DOCUMENTS_URL or "
                            "KG_LIBRARY_URL where another server is wanted"
                        ) from failure
                    raise FetchError(f"{failure}; it was asked {attempt + 1} times") from failure
                wait = max(self._backoff * 2**attempt, failure.wait)
                LOG.debug("%s: %s; again in %g seconds", shown(url), failure, wait)
                self._pause(wait)
        raise AssertionError("the last attempt returns or raises")

    def _once(self, url: str, check: Callable[[bytes], Flaw | None] | None, etag: str) -> Answer:
        import httpx

        place = url
        for _ in range(REDIRECTS + 1):
            self._wait_for_turn()
            started = time.monotonic()
            try:
                headers = {"If-None-Match": etag} if etag else {}
                with self._client.stream("GET", place, headers=headers) as response:
                    self._reached.add(urlsplit(place).netloc.rpartition("@")[2])
                    LOG.debug("%s answers %d", shown(place), response.status_code)
                    if response.has_redirect_location:
                        place = self._led_to(place, response.headers.get("location", ""))
                        continue
                    if response.status_code == 304 and etag:
                        return Answer(shown(place), b"", etag, unchanged=True)
                    _check_status(response)
                    data = self._body(response, started)
                    given = response.headers.get("etag", "")
            except (httpx.ConnectError, httpx.ConnectTimeout) as error:
                raise _Passing(f"no connection ({_plain(error)})", connected=False) from error
            except httpx.TimeoutException as error:
                raise _Passing("the server did not answer in time") from error
            except httpx.TransportError as error:
                raise _Passing(f"the connection failed ({_plain(error)})") from error
            except (httpx.HTTPError, httpx.InvalidURL, zlib.error) as error:
                raise FetchError(f"the answer cannot be used ({_plain(error)})") from error
            flaw = check(data) if check else None
            if flaw is not None:
                raise _Passing(flaw.reason) if flaw.passing else FetchError(flaw.reason)
            return Answer(shown(place), data, given)
        raise FetchError(f"the server led on more than {REDIRECTS} times")

    def _led_to(self, place: str, location: str) -> str:
        """Where an answer leads; raises FetchError where that is no address of the web or stands on a foreign host."""
        try:
            here, there = urlsplit(place), urlsplit(urljoin(place, location))
            known = there.netloc == here.netloc or there.hostname in self._hosts
        except ValueError as error:
            raise FetchError(f"the server led on to {location[:200]!r}, which is no address") from error
        if there.scheme not in ("http", "https") or (here.scheme == "https" and there.scheme == "http"):
            raise FetchError(f"the server led on to {location[:200]!r}, which is no safe address")
        if not known:
            raise FetchError(
                f"the server led on to another host, {there.netloc[:200]!r}; name it in KG_FETCH_HOSTS to follow it"
            )
        return there.geturl()

    def _body(self, response: httpx.Response, started: float) -> bytes:
        """The whole answer; however little comes at once, and however much it unpacks to, the limits hold."""
        packed = response.headers.get("content-encoding", "identity").strip().lower()
        if packed not in ("identity", "", "gzip", "x-gzip"):
            raise FetchError(f"the answer cannot be used: it is packed as {packed[:80]!r}, and gzip was asked for")
        unpacking = zlib.decompressobj(wbits=31) if "gzip" in packed else None
        data = bytearray()
        for piece in response.iter_raw():
            if unpacking is None:
                data += piece
            else:
                data += unpacking.decompress(unpacking.unconsumed_tail + piece, self._limit + 1 - len(data))
            if len(data) > self._limit:
                raise FetchError(f"the answer is larger than {self._limit / 1e6:g} MB")
            if time.monotonic() - started > self._seconds:
                raise _Passing(f"the answer took longer than {self._seconds:g} seconds")
        if unpacking is not None and not unpacking.eof:
            raise _Passing("the answer breaks off before its end")
        return bytes(data)

    def _wait_for_turn(self) -> None:
        now = time.monotonic()
        if now < self._next:
            self._pause(self._next - now)
        self._next = max(now, self._next) + 1 / self._rate

    def close(self) -> None:
        """Let go of the connections."""
        self._client.close()

    def __enter__(self) -> Downloader:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def content_of(url: str) -> bytes:
    """What stands at a URL, asked for once more after a failure; raises FetchError."""
    with Downloader(retries=1) as downloader:
        try:
            urlsplit(url)
            return downloader.get(url).data
        except FetchError as error:
            raise FetchError(f"{shown(url)} could not be fetched: {error}") from error
        except ValueError as error:
            raise FetchError(f"{shown(url)} is no address of the web; check it") from error


def shown(url: str) -> str:
    """An address as it may be written down: without the name and password that it may bear.

    >>> shown("https://me:secret@mirror.example/A.pdf")
    'https://mirror.example/A.pdf'
    """
    return USER.sub(r"\1", url)


def _check_status(response: httpx.Response) -> None:
    status = response.status_code
    if status in AGAIN:
        raise _Passing(f"the server answers {status}, later perhaps more", _retry_after(response))
    if status != 200:
        raise FetchError(f"the server {REASONS.get(status, 'cannot answer')} (status {status})")


def _retry_after(response: httpx.Response) -> float:
    """The seconds that a server asks to wait (RFC 9110, 10.2.3), no more than LONGEST_WAIT."""
    said = response.headers.get("retry-after", "")
    if said.isdigit():
        return min(float(said[:6]), LONGEST_WAIT)
    try:
        moment = parsedate_to_datetime(said)
    except (TypeError, ValueError):
        return 0.0
    moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return min(max(0.0, (moment - datetime.now(UTC)).total_seconds()), LONGEST_WAIT)


def _plain(error: Exception) -> str:
    return " ".join(str(error).split())[:200] or type(error).__name__


def _name() -> str:
    try:
        return f"kg/{version('kg')}"
    except PackageNotFoundError:
        return "kg"
