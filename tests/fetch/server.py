"""A server of documents on this machine that answers as real ones do: well, late, wrongly, or not to the end."""

from __future__ import annotations

import gzip
import io
import threading
import zipfile
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

PDF = b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\n" + b"% lamps\n" * 400 + b"trailer\n<<>>\n%%EOF\n"
PAGE = b"<!DOCTYPE html><html><body>There is no such document.</body></html>"


def docx() -> bytes:
    """The smallest archive that passes for a Word document."""
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w") as archive:
        for name in ("[Content_Types].xml", "word/document.xml"):
            archive.writestr(zipfile.ZipInfo(name), "<Types/>")
    return whole.getvalue()


def marc(symbol: str, *fields: str) -> bytes:
    """A record of the library's shape."""
    return (
        '<?xml version="1.0" encoding="UTF-8"?><collection xmlns="http://www.loc.gov/MARC21/slim"><record>'
        f'<controlfield tag="001">3954321</controlfield>{field("191", a=symbol)}{"".join(fields)}</record></collection>'
    ).encode()


def field(tag: str, **codes: str) -> str:
    """A field of a record with its subfields."""
    parts = "".join(f'<subfield code="{code}">{text}</subfield>' for code, text in codes.items())
    return f'<datafield tag="{tag}" ind1=" " ind2=" ">{parts}</datafield>'


FULL = (
    field("245", a="Lamps of small harbours :", b="resolution /", c="adopted by the General Assembly"),
    field("269", a="2031-12-19"),
    field("650", a="HARBOURS"),
    field("650", a="LIGHTING"),
    field("991", a="A/86/251", b="19 (c)", c="Sustainable development: lamps"),
    field("993", a="A/86/460/Add.3"),
    field("993", a="A/86/PV.73"),
    field("996", a="Adopted 118-25-30, 73rd plenary meeting"),
)


class Handler(BaseHTTPRequestHandler):
    """Answers by the symbol that is asked for; counts what it is asked."""

    asked: Counter[str]
    released: threading.Event
    protocol_version = "HTTP/1.1"

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing."""

    def do_GET(self) -> None:
        """Answer one request."""
        parts = urlsplit(self.path)
        query = parse_qs(parts.query)
        symbol = query.get("s", query.get("p", [""]))[0]
        self.asked[f"{parts.path} {symbol}"] += 1
        times = self.asked[f"{parts.path} {symbol}"]
        if parts.path == "/records":
            return self._record(symbol, times)
        if parts.path == "/moved":
            return self._send(200, PDF, "application/pdf")
        if parts.path == "/text":
            return self._send(200, TEXT, "text/plain")
        return self._document(symbol, query, times)

    def _document(self, symbol: str, query: dict[str, list[str]], times: int) -> None:
        last = symbol.rpartition("/")[2]
        match last:
            case "404":
                self._send(404, PAGE, "text/html")
            case "2":
                self._send(200, PAGE, "application/pdf")
            case "3" | "4":
                if times == 1 or last == "4":
                    self._send(200, PDF[:1000], "application/pdf", length=len(PDF))
                else:
                    self._send(200, PDF, "application/pdf")
            case "5":
                self._send(200, PDF[:1000], "application/pdf")
            case "6":
                self._send(
                    503, b"", "text/plain", **({"Retry-After": "7"} if times == 1 else {})
                ) if times < 3 else self._send(200, PDF, "application/pdf")
            case "7":
                self._moved("/moved")
            case "8":
                self._moved(f"http://localhost:{self.server.server_port}/moved")
            case "9":
                self._moved("file:///etc/passwd")
            case "10":
                self._moved("/documents?s=A/RES/86/10")
            case "11":
                self.released.wait(30)
                self.close_connection = True
            case "12":
                self._send(200, b"", "application/pdf")
            case "13":
                if self.headers.get("If-None-Match") == '"one"':
                    self._send(304, b"", "application/pdf")
                else:
                    self._send(200, PDF, "application/pdf", ETag='"one"')
            case "14":
                self._moved("http://[")
            case "15":
                self._send(200, PDF + b"x" * 5000, "application/pdf", **{"Content-Encoding": "gzip"})
            case "16" | "17" | "18" | "19":
                bomb = PDF + b" " * 3_000_000 + b"%%EOF"
                packed = {"16": gzip.compress(PDF), "17": gzip.compress(bomb), "19": gzip.compress(PDF)[:-20]}.get(last)
                twice = gzip.compress(gzip.compress(bomb))
                coding = "gzip, gzip" if packed is None else "gzip"
                self._send(200, packed or twice, "application/pdf", **{"Content-Encoding": coding})
            case "31":
                self._drip()
            case _:
                whole = docx() if query["t"] == ["docx"] else PDF
                self._send(200, whole, "application/octet-stream")

    def _record(self, symbol: str, times: int) -> None:
        match symbol.rpartition("/")[2]:
            case "20":
                self._send(202, b"", "text/xml")
            case "21":
                self._send(200, marc("A/RES/86/99"), "text/xml")
            case "22":
                self._send(200, b'<!DOCTYPE a [<!ENTITY b "c">]><collection>&b;</collection>', "text/xml")
            case "23":
                self._send(200, PAGE, "text/xml")
            case "24":
                self._send(200, marc(symbol, *FULL)[: -40 if times == 1 else None], "text/xml")
            case _:
                self._send(200, marc(symbol, *FULL), "text/xml")

    def _drip(self) -> None:
        """A sign now and then, as long as somebody listens."""
        self.send_response(200)
        self.end_headers()
        self.close_connection = True
        with suppress(OSError):
            while not self.released.wait(0.01):
                self.wfile.write(b"%")

    def _moved(self, location: str) -> None:
        self._send(302, b"", "text/html", Location=location)

    def _send(self, status: int, body: bytes, kind: str, length: int | None = None, **headers: str) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body) if length is None else length))
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)
        self.close_connection = length is not None


TEXT = (
    b"United Nations\nA/RES/86/300\n\nGeneral Assembly\n\nResolution adopted by the General Assembly on 19 December 2031\n\n"
    b"86/300. Lamps of small harbours\n\nThe General Assembly,\n\nRecalling its resolution 70/1 of 25 September 2015,\n\n"
    b"1. Decides to light the lamps.\n"
)


@contextmanager
def document_server() -> Iterator[tuple[str, Counter[str], threading.Event]]:
    """The address of a running server, what it was asked how often, and the signal that ends its waiting."""
    asked: Counter[str] = Counter()
    released = threading.Event()
    bound = type("Bound", (Handler,), {"asked": asked, "released": released})
    server = ThreadingHTTPServer(("127.0.0.1", 0), bound)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}", asked, released
    finally:
        released.set()
        server.shutdown()
        server.server_close()
        thread.join()
