"""The citation network as a page to look around in: small ones through pyvis, large ones on our own canvas."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from kg.network import CitationNetwork
from kg.network.measures.communities import communities
from kg.symbol import is_symbol
from kg.views.asked import Ask
from kg.views.drawing import drawing, vis_network
from kg.views.names import FORCES, organ_names, short_label, short_names, symbols_by_name
from kg.views.page import render
from kg.views.payload import payload
from kg.views.places import STRANDS, TIME, timeline, topics
from kg.views.surroundings import Direction, Part, part_to_draw
from kg.views.topics import organ_names_of, topic_names

SCRIPTS = (
    "elements.js",
    "model.js",
    "groups.js",
    "arrange.js",
    "state.js",
    "scene.js",
    "draw.js",
    "picture.js",
    "renderer-vis.js",
    "renderer-canvas.js",
    "search.js",
    "years.js",
    "filters.js",
    "panel.js",
    "part.js",
    "table.js",
    "formats.js",
    "save.js",
    "card.js",
    "keyboard.js",
    "controls.js",
    "app.js",
)
"""The page's own code, in the order in which it is put together."""

STYLES = ("network.css",)


def network_view(
    network: CitationNetwork,
    *,
    title: str,
    focus: str | None = None,
    depth: int = 1,
    direction: Direction = "both",
    limit: int = 300,
    organs: Mapping[str, str] | None = None,
    names: Mapping[str, str] | None = None,
    symbols: Mapping[str, str] | None = None,
    pages: Mapping[str, str] | None = None,
    asked: Mapping[str, Sequence[Ask]] | None = None,
) -> str:
    """Return a page that draws a network, or the surroundings of `focus` to `depth` citations, through pyvis.

    What exceeds `limit` texts is cut down to the most cited ones, and the page says so. `organs` (name by key),
    `names` (short name by symbol or official name) and `symbols` (symbol by official name) come from the registry
    where they are not given. `pages` has the address of a page of its own for each key that has one, relative to this
    page (`documents/A_RES_70_1.html`), `asked` the reporting requests of each (`asked_by`). Raises UnknownName when `focus`, in any spelling, is not in the network. The
    same network gives the same bytes.
    """
    part = part_to_draw(network, focus=focus, depth=depth, direction=direction, limit=limit)
    return _page(
        network, part, title=title, organs=organs, names=names, symbols=symbols, pages=pages, asked=asked, pyvis=True
    )


def explorer_view(
    network: CitationNetwork,
    *,
    title: str,
    focus: str | None = None,
    depth: int = 1,
    direction: Direction = "both",
    limit: int = 60_000,
    organs: Mapping[str, str] | None = None,
    names: Mapping[str, str] | None = None,
    symbols: Mapping[str, str] | None = None,
    pages: Mapping[str, str] | None = None,
    asked: Mapping[str, Sequence[Ask]] | None = None,
    groups_above: int = 20_000,
    chapters: Sequence[tuple[str, str]] = (),
) -> str:
    """Return the same page for large networks, drawn on a canvas that stays fluent with ten thousand texts.

    Of more than `groups_above` texts it opens on groups, each of which opens its texts. `chapters` are address and name
    of each chapter of the site that the page is part of. The other arguments and errors are those of `network_view`.
    """
    part = part_to_draw(network, focus=focus, depth=depth, direction=direction, limit=limit)
    return _page(
        network,
        part,
        title=title,
        organs=organs,
        names=names,
        symbols=symbols,
        pages=pages,
        asked=asked,
        groups_above=groups_above,
        chapters=chapters,
        pyvis=False,
    )


def _page(
    whole: CitationNetwork,
    part: Part,
    *,
    title: str,
    organs: Mapping[str, str] | None,
    names: Mapping[str, str] | None,
    symbols: Mapping[str, str] | None,
    pages: Mapping[str, str] | None,
    asked: Mapping[str, Sequence[Ask]] | None,
    pyvis: bool,
    groups_above: int = 20_000,
    chapters: Sequence[tuple[str, str]] = (),
) -> str:
    organs = organ_names() if organs is None else organs
    names = short_names() if names is None else names
    symbols = symbols_by_name() if symbols is None else symbols
    network = part.network
    own = [node.key if is_symbol(node.key) else symbols.get(node.key) for node in network.nodes]
    labels = [
        short_label(node, names, None if symbol in whole.index else symbol)
        for node, symbol in zip(network.nodes, own, strict=True)
    ]
    groups = communities(network)
    subjects = topic_names(network, labels, groups)
    layouts = [
        timeline(network, labels, organ_names_of(network.nodes, organs), TIME),
        timeline(network, labels, subjects, STRANDS),
        topics(network, subjects, groups),
    ]
    data = payload(
        part,
        whole,
        title=title,
        layouts=layouts,
        labels=labels,
        symbols=own,
        organs=organs,
        topics=subjects,
        pages=pages or {},
        asked=asked or {},
        groups_above=groups_above,
    )
    if pyvis:
        forces = [list(FORCES)[number] for number in data["links"]["force"]]
        data["drawing"] = drawing(network, layouts[0], forces)
    return render(
        "network.html",
        data=data,
        styles=STYLES,
        scripts=SCRIPTS,
        libraries=(vis_network(),) if pyvis else (),
        title=title,
        summary=_summary(whole, part, labels),
        notice=_notice(part),
        commands=_commands(part) if _notice(part) else (),
        program="kg",
        chapters=chapters,
    )


def _summary(whole: CitationNetwork, part: Part, labels: list[str]) -> str:
    texts, links = len(part.network), part.network.edge_count
    share = f" of {len(whole):,}" if texts < len(whole) else ""
    drawn = f"{texts:,}{share} {_noun(len(whole), 'text')}, {links:,} {_noun(links, 'link')}"
    if part.focus is None:
        return drawn
    return f"{drawn}, within {part.depth} {_noun(part.depth, 'citation')} of {labels[part.network.index[part.focus]]}"


def _notice(part: Part) -> str | None:
    if not part.texts_left_out:
        return None
    texts, links = part.texts_left_out, part.links_left_out
    beyond = "less cited" if part.focus is None else f"farther or less cited {_noun(texts, 'text')} around {part.focus}"
    what = f"{texts:,} {beyond}" + (f" {_noun(texts, 'text')}" if part.focus is None else "")
    return f"This page leaves out {what} and {links:,} {_noun(links, 'link')}."


def _commands(part: Part) -> tuple[str, ...]:
    if part.focus is None:
        return ("kg view --focus SYMBOL", "kg view --explorer")
    depth = f" --depth {part.depth}" if part.depth > 1 else ""
    return (f'kg view --explorer --focus "{part.focus}"{depth}',)


def _noun(count: int, word: str) -> str:
    return word if count == 1 else f"{word}s"
