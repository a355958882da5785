"""The routes of the service: which job answers which address, and what every answer carries."""

from __future__ import annotations

import json
import re
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import replace
from urllib.parse import parse_qsl

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from kg.pages import program
from kg.serve.accept import chosen
from kg.serve.answer import HTML, Answer, Refused
from kg.serve.data import DATA_FORMS
from kg.serve.headers import Headers
from kg.serve.links import Site
from kg.serve.pages import error_html
from kg.serve.protocol import operation
from kg.serve.room import Room
from kg.serve.sparql import GRAPHS, TABLES

VOLATILE = re.compile(r"\b(?:NOW|RAND|UUID|STRUUID|BNODE)\b", re.IGNORECASE)
"""Functions that give another answer each time, which must not be taken from a client's memory."""
BROWSER = ("text/html", "application/xhtml+xml")


def application(room: Room) -> Starlette:
    """The service as an ASGI application; starting it starts its processes, ending it ends them."""

    @asynccontextmanager
    async def lifespan(_app: Starlette) -> AsyncIterator[None]:
        async with room:
            yield

    site = Site(room.base)

    def route(path: str, answer: Callable[[Request, Room], Awaitable[Answer]], *methods: str) -> Route:
        async def endpoint(request: Request) -> Response:
            try:
                found = await answer(request, room)
            except Refused as refusal:
                found = refusal.answer
            return _response(request, site, found)

        return Route(path, endpoint, methods=list(methods or ("GET",)))

    routes = [
        route("/sparql", protocol, "GET", "POST"),
        route("/sparql/", protocol, "GET", "POST"),
        route("/", home),
        route("/search", search),
        route("/query", query, "GET", "POST"),
        route("/explorer", explorer),
        route("/health", health),
        route("/version", version),
        route("/{path:path}", thing),
    ]
    return Starlette(routes=routes, middleware=[Middleware(Headers)], lifespan=lifespan)


async def protocol(request: Request, room: Room) -> Answer:
    """The SPARQL protocol; a browser gets the query page instead of a file."""
    accept = _accept(request)
    asked = operation(
        request.method, request.scope["query_string"], request.headers.get("content-type", ""), await room.body(request)
    )
    browses = chosen(accept, [*TABLES, *GRAPHS, *BROWSER]) in BROWSER
    if asked is None:
        if browses:
            return Answer(b"", status=303, headers=(("Location", "/query"),))
        return await room.ask(request, "describe", endpoint=str(request.url.replace(query="")), accept=accept)
    if browses and not asked.download and not asked.default_graphs and not asked.named_graphs:
        return await room.ask(request, "ask", query=asked.query, slow=True)
    return await room.ask(
        request,
        "sparql",
        slow=True,
        query=asked.query,
        default_graphs=asked.default_graphs,
        named_graphs=asked.named_graphs,
        download=asked.download,
        accept=accept,
        fixed=not VOLATILE.search(asked.query),
    )


async def home(request: Request, room: Room) -> Answer:
    """The first page."""
    return await room.ask(request, "home")


async def search(request: Request, room: Room) -> Answer:
    """The search."""
    wants = chosen(_accept(request), ["text/html", "application/json"])
    return await room.ask(
        request, "search", words=request.query_params.get("q", "")[:500], as_json=wants != "text/html"
    )


async def query(request: Request, room: Room) -> Answer:
    """The query page: a question by name with its parameters, or SPARQL."""
    fields = dict(request.query_params)
    if request.method == "POST":
        fields |= dict(parse_qsl((await room.body(request)).decode("utf-8", "replace"), keep_blank_values=True))
    name, sparql, run = fields.pop("name", ""), fields.pop("query", ""), fields.pop("run", "")
    values = fields if run or fields else None
    return await room.ask(request, "ask", name=name, values=values, query=sparql, slow=bool(run or fields or sparql))


async def explorer(request: Request, room: Room) -> Answer:
    """The citation network to look around in; `focus` names the text in its middle."""
    return await room.ask(request, "explorer", focus=request.query_params.get("focus", "")[:500], slow=True)


async def health(request: Request, room: Room) -> Answer:
    """Whether the store can be read."""
    return await room.ask(request, "health", fixed=False)


async def version(_request: Request, room: Room) -> Answer:
    """Program, base and state of the store."""
    said = {"program": program(), "base": room.base, "built_with": room.stamp, "state": room.served.stamp}
    return Answer(json.dumps(said).encode(), "application/json")


async def thing(request: Request, room: Room) -> Answer:
    """The page of a thing or the statements about it, by the suffix of the address or the Accept field."""
    path = (request.scope.get("raw_path") or request.scope["path"].encode()).decode("latin-1").lstrip("/")
    stem, _, suffix = path.rpartition(".")
    if stem and suffix in DATA_FORMS:
        return await room.ask(request, "thing", path=stem, suffix=suffix)
    by_type = {form.media_type: key for key, form in DATA_FORMS.items()}
    wanted = chosen(_accept(request), ["text/html", *by_type], {"application/xhtml+xml": "text/html"})
    if wanted is None:
        raise Refused(406, f"this can be had as text/html, {', '.join(by_type)}, and the request accepts none of them")
    found = await room.ask(request, "thing", path=path, suffix=by_type.get(wanted, ""))
    located = ("Content-Location", f"/{path}.{by_type[wanted]}") if wanted in by_type else None
    return replace(found, headers=(*found.headers, located)) if located and found.status == 200 else found


def _accept(request: Request) -> str:
    return ", ".join(request.headers.getlist("accept"))


def _response(request: Request, site: Site, answer: Answer) -> Response:
    """The answer as a response; a sentence as a page where a browser asked."""
    if answer.status >= 400 and answer.media_type != HTML and "text/html" in _accept(request):
        page = error_html(answer.status, answer.body.decode(), site).encode()
        answer = replace(answer, body=page, media_type=HTML)
    headers = {"Cache-Control": "no-store", "Vary": "Accept, Accept-Encoding", **dict(answer.headers)}
    return Response(answer.body, answer.status, headers, answer.media_type if answer.body else None)
