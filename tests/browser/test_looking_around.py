"""What the page shows is what Python finds: filters, surroundings, paths, search; by mouse, keyboard and address."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from urllib.parse import unquote_plus, urlencode

import networkx as nx
import pytest
from playwright.sync_api import Page

from kg.network import CitationNetwork
from kg.views import VIEWS
from kg.views.names import KINDS
from tests.browser.conftest import Watch, Watched
from tests.views.invented import ORGANS, VERBS, invented
from tests.views.test_page import page_of

NETWORK = invented(60)
GRAPH = NETWORK.digraph()
BY_KIND = {node.kind for node in NETWORK.nodes}
NO_ORGAN = "No organ (treaties and other texts)"
IN_ORGANS = {ORGANS.get(node.organ or "", NO_ORGAN) for node in NETWORK.nodes}
CONTROLS = "a[href], button:not([tabindex='-1']), input, select, summary, [tabindex='0']"
CENTRES = ("Charter of the United Nations", "A/RES/70/1")


@dataclass(frozen=True)
class Filter:
    """What a reader has set, in the words of the page's address."""

    kinds: frozenset[str] = frozenset()
    held: frozenset[str] = frozenset()
    organs: frozenset[str] = frozenset()
    verbs: frozenset[str] = frozenset()
    first: int | None = None
    last: int | None = None
    undated: bool = True
    centre: str | None = None
    depth: int = 1
    direction: str = "both"

    def fragment(self) -> str:
        words = {"no-kind": "|".join(self.kinds), "no-organ": "|".join(self.organs), "no-verb": "|".join(self.verbs)}
        words |= {"no-text": "|".join(self.held)}
        words |= {"from": str(self.first or ""), "to": str(self.last or ""), "undated": "" if self.undated else "no"}
        if self.centre:
            words |= {"around": self.centre, "depth": str(self.depth), "direction": self.direction}
        return urlencode({name: value for name, value in words.items() if value})


def answer(network: CitationNetwork, wanted: Filter) -> set[str]:
    """The texts that a filter leaves, found with networkx."""
    graph = nx.DiGraph()
    for node in network.nodes:
        dated = wanted.undated if node.year is None else (wanted.first or 0) <= node.year <= (wanted.last or 9999)
        text = "held" if node.held else "cited"
        admitted = dated and node.kind not in wanted.kinds and text not in wanted.held
        if node.key == wanted.centre or (admitted and (node.organ or "") not in wanted.organs):
            graph.add_node(node.key)
    for one in network.evidence:
        if one.citing in graph and one.cited in graph and (one.action or "") not in wanted.verbs:
            graph.add_edge(one.citing, one.cited)
    if wanted.verbs:
        graph.remove_nodes_from([key for key in list(nx.isolates(graph)) if key != wanted.centre])
    if wanted.centre:
        turned = graph.reverse() if wanted.direction == "in" else graph
        graph = nx.ego_graph(turned, wanted.centre, radius=wanted.depth, undirected=wanted.direction == "both")
    return set(graph)


FILTERS = [
    Filter(),
    Filter(kinds=frozenset({"resolution"})),
    Filter(kinds=frozenset({"treaty", "report", "declaration"})),
    Filter(held=frozenset({"held"})),
    Filter(held=frozenset({"cited"}), verbs=frozenset({"reaffirm"})),
    Filter(organs=frozenset({"ga"})),
    Filter(organs=frozenset({"", "hrc"})),
    Filter(verbs=frozenset({"recall"})),
    Filter(verbs=frozenset({"recall", "reaffirm", "take note", "note", ""})),
    Filter(first=2000),
    Filter(first=1966, last=2010, undated=False),
    Filter(undated=False),
    Filter(kinds=frozenset({"report"}), organs=frozenset({"sc"}), verbs=frozenset({"welcome"}), first=1948),
    *(
        Filter(centre=centre, depth=depth, direction=direction)
        for centre in CENTRES
        for depth, direction in ((1, "in"), (2, "out"), (3, "both"))
    ),
    Filter(kinds=frozenset({"treaty"}), centre="Charter of the United Nations", depth=2),
]


def texts(page: Page) -> set[str]:
    """The keys of the texts that the table of texts shows."""
    page.click("[data-view=texts]")
    rows = page.eval_on_selector_all("#table tr[data-row]", "rows => rows.map((row) => Number(row.dataset.row))")
    return {NETWORK.nodes[row].key for row in rows}


@pytest.fixture(scope="module")
def page_text() -> str:
    return page_of(NETWORK)


@pytest.fixture(scope="module")
def opened(shared: Watch, page_text: str) -> Watched:
    """The page of NETWORK, opened once; each test goes to its own fragment."""
    watched = shared(page_text)
    watched.open()
    return watched


@pytest.mark.parametrize("wanted", FILTERS, ids=lambda wanted: wanted.fragment() or "none")
def test_a_filter_leaves_the_texts_that_python_finds(opened: Watched, wanted: Filter) -> None:
    page = opened.at(wanted.fragment())
    shown = answer(NETWORK, wanted)
    assert page.inner_text("#status").startswith(f"{len(shown)} text")
    assert texts(page) == shown


def test_a_filter_set_with_the_mouse_is_the_filter_in_the_address(watch: Watch, page_text: str) -> None:
    page = watch(page_text).open()
    page.uncheck("#kinds-resolution")
    page.uncheck("#organs-ga")
    page.click("button[aria-controls=force-neutral-verbs]")
    page.uncheck("#actions-recall")
    page.fill("#from", "1950")
    page.press("#from", "Tab")
    wanted = Filter(kinds=frozenset({"resolution"}), organs=frozenset({"ga"}), verbs=frozenset({"recall"}), first=1950)
    assert texts(page) == answer(NETWORK, wanted)
    page.click("section[data-facet=kinds] button.only >> nth=1")
    address = page.url
    page.reload()
    page.wait_for_selector("html[data-ready]", state="attached")
    assert page.url == address
    assert page.is_checked("#kinds-decision") and not page.is_checked("#kinds-treaty")


@pytest.mark.parametrize("wanted", FILTERS[:13:2], ids=lambda wanted: wanted.fragment() or "none")
def test_counts_beside_a_value_are_what_lifting_its_facet_shows(opened: Watched, wanted: Filter) -> None:
    page = opened.at(wanted.fragment())
    lifted = answer(NETWORK, replace(wanted, kinds=frozenset()))
    kinds = Counter(node.kind for node in NETWORK.nodes if node.key in lifted)
    assert counts(page, "kinds") == {name: kinds[kind] for kind, name in KINDS.items() if kind in BY_KIND}  # type: ignore[index]
    lifted = answer(NETWORK, replace(wanted, organs=frozenset()))
    organs = Counter(ORGANS.get(node.organ or "", NO_ORGAN) for node in NETWORK.nodes if node.key in lifted)
    assert counts(page, "organs") == {name: organs[name] for name in IN_ORGANS}
    lifted = answer(NETWORK, replace(wanted, verbs=frozenset()))
    verbs = Counter(one.action or "" for one in NETWORK.evidence if {one.citing, one.cited} <= lifted)
    assert counts(page, "actions", ".inner") == {verb: verbs[verb] for verb in VERBS}


def counts(page: Page, facet: str, rows: str = "") -> dict[str, int]:
    """The counts beside the values of a facet, by their names."""
    found: list[tuple[str, str]] = page.eval_on_selector_all(
        f"[data-facet={facet}] .option{rows}",
        "rows => rows.map((row) => [row.querySelector('label').textContent, row.querySelector('.count').textContent])",
    )
    return {name: int(count) for name, count in found}


def test_the_tab_key_alone_reaches_every_control(watch: Watch, page_text: str) -> None:
    page = watch(page_text).open("text=Charter of the United Nations&around=Charter of the United Nations")
    page.evaluate(
        "document.querySelectorAll(CONTROLS).forEach((one, k) => { if (one.checkVisibility()) one.dataset.control = k; })".replace(
            "CONTROLS", repr(CONTROLS)
        )
    )
    wanted = set(page.eval_on_selector_all("[data-control]", "all => all.map((one) => one.dataset.control)"))
    reached = set()
    for _ in range(len(wanted) + 20):
        page.keyboard.press("Tab")
        reached.add(page.evaluate("document.activeElement.dataset.control ?? null"))
    assert len(wanted) > 40
    assert reached >= wanted


def test_menus_and_tabs_are_worked_with_arrow_keys(watch: Watch, page_text: str) -> None:
    page = watch(page_text).open()
    page.focus("#export")
    page.keyboard.press("Enter")
    names = [page.evaluate("document.activeElement.textContent")]
    for _ in range(page.locator("#exports button").count() - 1):
        page.keyboard.press("ArrowDown")
        names.append(page.evaluate("document.activeElement.textContent"))
    assert names == page.locator("#exports button").all_inner_texts() and len(set(names)) == 6
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.id") == "export"
    page.focus("#tab-network")
    page.keyboard.press("ArrowRight")
    assert page.evaluate("document.activeElement.id") == "tab-texts" and page.is_visible("#table table")


def test_texts_that_rest_on_the_same_texts_are_named(opened: Watched) -> None:
    sources = {key: set(GRAPH.successors(key)) for key in GRAPH}
    start = max(sources, key=lambda key: (len(sources[key]), key))
    page = opened.at(f"text={start}")
    rows = page.locator("#panel li.alike").all_inner_texts()
    shared = sorted((len(sources[start] & sources[key]) for key in GRAPH if key != start), reverse=True)
    assert [int(row.rsplit(" ", 1)[1]) for row in rows] == [count for count in shared if count > 1][:6]
    assert rows


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("70/1", "A/RES/70/1"),
        ("a/res/70/1", "A/RES/70/1"),
        ("2030 agenda", "A/RES/70/1"),
        ("charter", "Charter of the United Nations"),
        ("rights child", "Convention on the Rights of the Child"),
        ("VIENNA", "Vienna Declaration and Programme of Action"),
    ],
)
def test_search_finds_a_text_by_symbol_short_name_or_title(opened: Watched, query: str, first: str) -> None:
    page = opened.at()
    page.keyboard.press("/")
    page.keyboard.type(query)
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.closest('#panel') !== null")
    assert f"text={first}" in unquote_plus(page.url)
    assert page.inner_text("#panel h2") in page.inner_text("#status")


def test_search_says_when_nothing_is_found(opened: Watched) -> None:
    page = opened.at()
    page.fill("#search", "zzzz")
    assert "Nothing here" in page.inner_text("#found")


@pytest.mark.parametrize("view", VIEWS)
def test_the_keyboard_alone_reads_the_sentence_behind_a_citation(watch: Watch, view: str) -> None:
    page = watch(page_of(NETWORK, view)).open()
    page.focus("#graph")
    page.keyboard.press("ArrowRight")
    standing = page.inner_text("#card strong")
    assert page.inner_text("#status").startswith(standing)
    page.keyboard.press("]")
    assert page.inner_text("#status").startswith("1 of ")
    page.keyboard.press("Enter")
    assert standing in page.inner_text("#panel h2")
    marked = page.inner_text("#panel blockquote mark >> nth=0")
    assert marked in {one.quote for one in NETWORK.evidence}
    assert page.evaluate("document.activeElement.closest('#panel') !== null")
    page.keyboard.press("Escape")
    assert page.is_hidden("#panel")
    assert page.evaluate("document.activeElement.id") == "graph"


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("touch", [False, True])
def test_a_text_is_opened_where_it_is_drawn(watch: Watch, view: str, touch: bool) -> None:
    page = watch(page_of(NETWORK, view), touch=touch).open()
    page.focus("#graph")
    opened = 0
    for key in ("ArrowRight", "ArrowRight", "ArrowDown", "ArrowRight"):
        page.keyboard.press(key)
        label = page.inner_text("#card strong")
        left, top = page.eval_on_selector("#card", "card => [card.offsetLeft, card.offsetTop]")
        box = page.locator("#graph").bounding_box()
        assert box is not None
        if left + 400 > box["width"] or top + 160 > box["height"]:
            continue
        spot = (box["x"] + left - 16, box["y"] + top - 18)
        (page.touchscreen.tap if touch else page.mouse.click)(*spot)
        page.wait_for_selector("#panel:not([hidden])")
        assert page.inner_text("#panel h2") == label
        page.keyboard.press("Escape")
        page.keyboard.press("Escape")
        page.focus("#graph")
        page.keyboard.press("0")
        opened += 1
        break
    assert opened


def test_surroundings_are_shown_from_the_panel_and_left_with_escape(watch: Watch, page_text: str) -> None:
    page = watch(page_text).open("text=A/RES/70/1")
    page.click("text=Show its surroundings")
    page.select_option("#depth", "2")
    page.select_option("#direction", "in")
    wanted = Filter(centre="A/RES/70/1", depth=2, direction="in")
    assert page.inner_text("#status").startswith(f"{len(answer(NETWORK, wanted))} texts")
    page.focus("#graph")
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    assert page.inner_text("#status").startswith(f"{len(NETWORK)} texts")
