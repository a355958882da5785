"""A page is one file: data that cannot break out of it, a policy that admits only its own code, the same bytes again."""

import base64
import hashlib
import json
import os
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from kg.errors import UnknownName
from kg.model import Kind
from kg.network import CitationNetwork, Evidence, Node, network_from_rows
from kg.views import VIEWS, explorer_view, network_view
from tests.views.invented import NAMES, ORGANS, invented

HOSTILE = "</script><img src=x onerror=alert(1)>\"'&lt;\u2028<!--<script>"


class Elements(HTMLParser):
    """The elements of a page, with the text of its scripts and styles."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None], list[str]]] = []
        self.inside = False
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs), []))
        self.inside = True

    def handle_endtag(self, tag: str) -> None:
        self.inside = False

    def handle_data(self, data: str) -> None:
        if self.inside:
            self.found[-1][2].append(data)

    def named(self, tag: str) -> list[tuple[dict[str, str | None], str]]:
        return [(attributes, "".join(text)) for name, attributes, text in self.found if name == tag]


def page_of(network: CitationNetwork, view: str = "network", title: str = "Sample") -> str:
    return VIEWS[view](network, title=title, organs=ORGANS, names=NAMES, symbols={})


def data_of(page: str) -> dict[str, object]:
    (text,) = [
        text for attributes, text in Elements(page).named("script") if attributes.get("type") == "application/json"
    ]
    data: dict[str, object] = json.loads(text)
    return data


def hostile() -> CitationNetwork:
    nodes = [Node(f"{HOSTILE}{kind}", HOSTILE, kind, HOSTILE, HOSTILE, 2000, True) for kind in ("resolution", "treaty")]
    evidence = Evidence(
        nodes[0].key, nodes[1].key, HOSTILE, "neutral", HOSTILE, HOSTILE * 2, HOSTILE, 3, 9, HOSTILE, HOSTILE, HOSTILE
    )
    return network_from_rows(nodes, [evidence])


@pytest.mark.parametrize("view", VIEWS)
def test_the_policy_admits_exactly_the_scripts_and_styles_of_the_page(view: str) -> None:
    elements = Elements(page_of(invented(40), view))
    (policy,) = [
        a["content"] or "" for a, _ in elements.named("meta") if a.get("http-equiv") == "Content-Security-Policy"
    ]
    inline = [text for attributes, text in elements.named("script") if "type" not in attributes]
    inline += [text for _, text in elements.named("style")]
    wanted = {f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'" for text in inline}
    assert set(re.findall(r"'sha256-[^']+'", policy)) == wanted
    assert policy.startswith("default-src 'none'")
    assert "unsafe" not in policy and "http" not in policy


@pytest.mark.parametrize("view", VIEWS)
def test_no_element_loads_anything(view: str) -> None:
    for tag, attributes, _ in Elements(page_of(hostile(), view, HOSTILE)).found:
        assert not any(name.startswith("on") for name in attributes), tag
        assert (attributes.get("src") or "data:").startswith("data:"), tag
        assert (attributes.get("href") or "data:").startswith(("data:", "#")), tag
        assert tag not in {"iframe", "object", "embed", "base", "form"} or attributes.get("method") == "dialog"


@pytest.mark.parametrize("view", VIEWS)
def test_hostile_words_travel_unchanged_and_make_no_element(view: str) -> None:
    page = page_of(hostile(), view, HOSTILE)
    plain = page_of(network_from_rows([Node("A", "A", "treaty"), Node("B", "B", "resolution")], []), view)
    assert [tag for tag, _, _ in Elements(page).found] == [tag for tag, _, _ in Elements(plain).found]
    data = data_of(page)
    assert data["title"] == HOSTILE
    assert HOSTILE * 2 in data["texts"]  # type: ignore[operator]


@pytest.mark.parametrize("view", VIEWS)
def test_the_same_network_gives_the_same_bytes(view: str) -> None:
    network = invented(60)
    shuffled = network_from_rows(reversed(network.nodes), reversed(network.evidence))
    assert page_of(network, view) == page_of(shuffled, view)


def test_nothing_is_written_to_the_current_directory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    page_of(invented(40))
    assert os.listdir(tmp_path) == []


def test_offsets_mark_the_reference_in_the_units_of_the_page() -> None:
    text = "Recalling 𝒜 and " + "x" * 20 + " resolution 70/1 " + "y " * 2000
    start = text.index("resolution")
    nodes = [Node("A", "A", "resolution"), Node("B", "B", "resolution")]
    network = network_from_rows(nodes, [Evidence("A", "B", text=text, start=start, end=start + 15)])
    data = data_of(page_of(network))
    citations = data["citations"]
    shown = data["texts"][0].encode("utf-16-le")  # type: ignore[index]
    first, last = citations["start"][0] * 2, citations["end"][0] * 2  # type: ignore[index,call-overload]
    assert shown[first:last].decode("utf-16-le") == "resolution 70/1"
    assert len(shown) < 3000


def test_a_network_cut_down_says_what_is_missing_and_how_to_see_it() -> None:
    page = network_view(invented(120), title="x", organs=ORGANS, names=NAMES, limit=20)
    assert "leaves out 100 less cited texts" in page and "kg view --explorer" in page
    assert 'id="notice"' not in page_of(invented(40))


def test_a_focus_outside_the_network_is_an_error() -> None:
    with pytest.raises(UnknownName):
        network_view(invented(40), title="x", focus="A/RES/1/999", organs=ORGANS, names=NAMES)


def test_an_empty_network_and_one_without_sentences_still_make_a_page() -> None:
    kind: Kind = "resolution"
    bare = network_from_rows([Node("A", "A", kind), Node("B", "B", kind)], [Evidence("A", "B")])
    for network in (network_from_rows([], []), bare):
        assert len(data_of(page_of(network))["nodes"]["key"]) == len(network)  # type: ignore[index,call-overload]


def test_the_explorer_carries_no_library() -> None:
    network = invented(40)
    assert "vis.js" in page_of(network) and "vis.js" not in explorer_view(
        network, title="x", organs=ORGANS, names=NAMES
    )
