"""The drawing of a small network through pyvis: its nodes, edges and options as vis-network takes them."""

from __future__ import annotations

import json
from importlib.resources import files
from typing import Any

from kg.network import CitationNetwork
from kg.views.places import Places

SHAPES = {
    "resolution": "dot",
    "decision": "square",
    "statement": "star",
    "treaty": "hexagon",
    "declaration": "diamond",
    "programme": "triangle",
    "report": "triangleDown",
    "record": "square",
    "other": "dot",
}
"""The shape of each kind, so that kinds are told apart without colour; hollow where the text is not held."""

OPTIONS: dict[str, Any] = {
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False},
    "interaction": {
        "dragNodes": True,
        "hover": True,
        "keyboard": False,
        "multiselect": False,
        "navigationButtons": False,
        "selectConnectedEdges": False,
        "hoverConnectedEdges": False,
        "tooltipDelay": 86400000,
    },
    "edges": {
        "arrows": {"to": {"enabled": True, "scaleFactor": 0.45}},
        "smooth": {"enabled": True, "type": "curvedCW", "roundness": 0.12},
    },
}
"""Nothing moves by itself, and nothing is shown that the page does not show itself: no pop-up, no button, no heading."""


def drawing(network: CitationNetwork, places: Places, forces: list[str]) -> dict[str, Any]:
    """Return nodes, edges and options as pyvis gives them; colours and sizes are the page's, which knows its theme.

    `forces` has the force of each edge in the order of `network.edges`. Ids are positions in `network.nodes`.
    """
    from pyvis.network import Network  # type: ignore[import-untyped]

    net = Network(directed=True)
    net.options = OPTIONS
    for number, (node, (x, y)) in enumerate(zip(network.nodes, places.points, strict=True)):
        net.add_node(number, label=" ", shape=SHAPES[node.kind], group=node.kind, x=x, y=y)
    for number, (edge, force) in enumerate(zip(network.edges, forces, strict=True)):
        net.add_edge(network.index[edge.citing], network.index[edge.cited], id=number, force=force)
    nodes, edges, _heading, _height, _width, options = net.get_network_data()
    return {"nodes": nodes, "edges": edges, "options": json.loads(options)}


def vis_network() -> str:
    """Return the source of vis-network as it lies in the installed pyvis wheel."""
    library = files("pyvis") / "templates" / "lib" / "vis-9.1.2" / "vis-network.min.js"
    return library.read_text(encoding="utf-8")
