"""The parts of a large network: surroundings on at most 70 texts, every shortest path, groups, a range of years."""

from __future__ import annotations

from collections import Counter
from urllib.parse import unquote_plus, urlencode

import networkx as nx
import pytest

from kg.views import explorer_view, part_to_draw
from kg.views.payload import OPEN_AT_MOST
from kg.views.places import timeline
from kg.views.surroundings import Direction
from kg.views.topics import organ_names_of
from tests.browser.conftest import Watch, Watched
from tests.views.invented import NAMES, ORGANS, crowd
from tests.views.test_page import data_of, page_of

NETWORK = crowd(240)
GRAPH = NETWORK.digraph()
HUB = max(GRAPH, key=lambda key: (GRAPH.in_degree(key), key))
KEYS = [node.key for node in NETWORK.nodes]
PAIRS = [(KEYS[3], HUB), (HUB, KEYS[3]), (KEYS[10], KEYS[200]), (KEYS[77], KEYS[120]), (KEYS[5], KEYS[5])]
GROUPS_ABOVE = 150


def explorer(groups_above: int = GROUPS_ABOVE) -> str:
    """The explorer of NETWORK, which opens on groups above so many texts."""
    pages = {node.key: f"documents/{number}.html" for number, node in enumerate(NETWORK.nodes)}
    return explorer_view(
        NETWORK, title="Crowd", organs=ORGANS, names=NAMES, symbols={}, pages=pages, groups_above=groups_above
    )


@pytest.fixture(scope="module")
def opened(shared: Watch) -> Watched:
    """The explorer, opened once; each test goes to its own fragment."""
    watched = shared(explorer())
    watched.open()
    return watched


def shown(watched: Watched) -> set[str]:
    """The keys of the texts that are drawn, as the table of texts has them."""
    page = watched.page
    page.click("[data-view=texts]")
    rows = page.eval_on_selector_all("#table tr[data-row]", "rows => rows.map((row) => Number(row.dataset.row))")
    page.click("[data-view=network]")
    return {KEYS[row] for row in rows}


@pytest.mark.parametrize("direction", ["in", "out", "both"])
@pytest.mark.parametrize("depth", [1, 2, 3])
@pytest.mark.parametrize("centre", [HUB, KEYS[3]])
def test_surroundings_open_on_the_nearest_and_most_cited_and_then_on_all(
    opened: Watched, centre: str, depth: int, direction: Direction
) -> None:
    page = opened.at(urlencode({"around": centre, "depth": depth, "direction": direction}))
    graph = GRAPH.reverse() if direction == "in" else GRAPH
    whole = set(nx.ego_graph(graph, centre, radius=depth, undirected=direction == "both"))
    cut = part_to_draw(NETWORK, focus=centre, depth=depth, direction=direction, limit=OPEN_AT_MOST)
    assert shown(opened) == {node.key for node in cut.network.nodes}
    if len(whole) > OPEN_AT_MOST:
        assert f"{OPEN_AT_MOST} of {len(whole)}" in page.inner_text("#part")
        page.click("#part-most")
        assert shown(opened) == whole
    assert page.locator("#part-most").count() == (len(whole) > OPEN_AT_MOST)


def shortest(start: str, end: str) -> tuple[int, int, set[str]]:
    """Length, number and texts of the shortest paths: along the citations, else against them, else either way."""
    for graph, ends in ((GRAPH, (start, end)), (GRAPH, (end, start)), (GRAPH.to_undirected(), (start, end))):
        if nx.has_path(graph, *ends):
            paths = list(nx.all_shortest_paths(graph, *ends))
            return int(nx.shortest_path_length(graph, *ends)), len(paths), {key for path in paths for key in path}
    return 0, 0, {start, end}


@pytest.mark.parametrize(("start", "end"), PAIRS)
def test_paths_are_the_shortest_that_networkx_finds(opened: Watched, start: str, end: str) -> None:
    page = opened.at(urlencode({"path": f"{start}|{end}", "most": "all"}))
    length, count, texts = shortest(start, end)
    assert page.locator("#panel .list li").count() == length
    assert f"{count:,} shortest path" in page.inner_text("#part")
    assert shown(opened) == texts


def test_a_path_is_found_with_the_keyboard_and_left_again(opened: Watched) -> None:
    page = opened.at(f"text={KEYS[3]}")
    page.click("text=Find a path from here")
    page.keyboard.press("/")
    page.keyboard.type(HUB)
    page.keyboard.press("Enter")
    assert f"path={KEYS[3]}|{HUB}" in unquote_plus(page.url)
    page.focus("#graph")
    page.keyboard.press("Escape")
    assert "path=" not in page.url


def test_the_timeline_of_a_part_is_the_one_that_python_makes(opened: Watched) -> None:
    small = crowd(60)
    text = page_of(small, "explorer")
    data = data_of(text)
    labels: list[str] = data["nodes"]["label"]  # type: ignore[index]
    places = timeline(small, labels, organ_names_of(small.nodes, ORGANS))
    scripts = [block for block in text.split("<script>") if "function arranged" in block]
    body = scripts[0].split("</script>")[0].replace("const app = new App(", "return arranged; new App(", 1)
    found = opened.page.evaluate(
        "([body, data]) => { const arranged = eval(body.trim().replace(/;$/, ''));"
        " const nodes = data.nodes, links = data.links; const out = nodes.key.map(() => []);"
        " links.source.forEach((s, l) => out[s].push(l));"
        " const layout = arranged({ nodes, links, out, size: nodes.key.length }, data.layouts[0], nodes.key.map(() => 1));"
        " return { points: nodes.key.map((_, i) => [layout.x[i], layout.y[i]]), bands: layout.bands, ticks: layout.ticks }; }",
        [body, data],
    )
    assert found["points"] == [pytest.approx(point, abs=0.06) for point in places.points]
    assert found["bands"] == [
        [pytest.approx(b.top, abs=0.06), pytest.approx(b.bottom, abs=0.06), b.label] for b in places.bands
    ]
    assert found["ticks"] == [[pytest.approx(tick.at, abs=0.06), tick.label] for tick in places.ticks]


def decades() -> Counter[tuple[str, int | None]]:
    """How many texts each organ has in each decade."""
    return Counter(
        (ORGANS[node.organ or ""], None if node.year is None else node.year // 10 * 10) for node in NETWORK.nodes
    )


def test_a_large_network_opens_on_groups_and_each_group_on_its_texts(watch: Watch) -> None:
    page = watch(explorer()).open()
    groups = decades()
    assert page.inner_text("#status") == f"{len(NETWORK)} texts in {len(groups)} groups shown."
    page.focus("#graph")
    page.keyboard.press("ArrowRight")
    (organ, decade), count = max(groups.items(), key=lambda item: item[1])
    assert page.inner_text("#card strong") == f"{organ}, {decade}–{(decade or 0) + 9}"
    page.keyboard.press("Enter")
    assert page.inner_text("#status").startswith(f"{count} texts")
    wanted = {
        node.key
        for node in NETWORK.nodes
        if ORGANS[node.organ or ""] == organ and node.year is not None and node.year // 10 * 10 == decade
    }
    page.click("[data-view=texts]")
    rows = page.eval_on_selector_all("#table tr[data-row]", "rows => rows.map((row) => Number(row.dataset.row))")
    assert {KEYS[row] for row in rows} == wanted
    page.click("[data-view=network]")
    page.focus("#graph")
    page.keyboard.press("Escape")
    assert page.inner_text("#status") == f"{len(NETWORK)} texts in {len(groups)} groups shown."


@pytest.mark.parametrize("layout", ["time", "strands", "topics"])
def test_groups_of_every_layout_hold_all_texts_and_open_with_the_mouse(watch: Watch, layout: str) -> None:
    page = watch(explorer()).open(f"layout={layout}")
    assert page.inner_text("#status").startswith(f"{len(NETWORK)} texts in ")
    page.focus("#graph")
    page.keyboard.press("ArrowRight")
    left, top, tall = page.eval_on_selector("#card", "card => [card.offsetLeft, card.offsetTop, card.offsetHeight]")
    told = page.inner_text("#card .soft >> nth=0")
    box = page.locator("#graph").bounding_box()
    assert box is not None
    for below_or_above in (top - 18, top + tall + 18):
        if page.is_visible("#part-texts"):
            page.mouse.click(box["x"] + left - 16, box["y"] + below_or_above)
    assert page.inner_text("#status").split(" and ")[0] == told.split(",")[0]
    page.click("#part-leave")
    assert page.inner_text("#status").startswith(f"{len(NETWORK)} texts in ")


def test_a_search_among_groups_draws_the_surroundings_of_what_it_finds(watch: Watch) -> None:
    watched = watch(explorer())
    page = watched.open()
    page.fill("#search", HUB)
    page.press("#search", "Enter")
    assert page.inner_text("#panel h2") == HUB
    cut = part_to_draw(NETWORK, focus=HUB, limit=OPEN_AT_MOST)
    page.keyboard.press("Escape")
    assert shown(watched) == {node.key for node in cut.network.nodes}
    page.click("#part-leave")
    assert " groups shown" in page.inner_text("#status")


def test_each_text_can_be_drawn_in_spite_of_their_number(opened: Watched) -> None:
    page = opened.at()
    page.click("#part-texts")
    assert page.inner_text("#status").startswith(f"{len(NETWORK)} texts and ")
    assert "marks=texts" in page.url


def within(first: int, last: int) -> int:
    return sum(node.year is not None and first <= node.year <= last for node in NETWORK.nodes)


def test_a_range_of_years_is_dragged_over_the_bars(opened: Watched) -> None:
    page = opened.at("undated=no&marks=texts")
    page.locator(".bars").scroll_into_view_if_needed()
    box = page.locator(".bars").bounding_box()
    assert box is not None
    years = [node.year for node in NETWORK.nodes if node.year is not None]
    page.mouse.move(box["x"] + box["width"] * 0.5, box["y"] + 20)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] * 0.6, box["y"] + 20)
    page.mouse.move(box["x"] + box["width"] * 0.8, box["y"] + 20)
    page.mouse.up()
    first, last = int(page.input_value("#from")), int(page.input_value("#to"))
    assert min(years) < first < last < max(years)
    assert page.inner_text("#status").startswith(f"{within(first, last)} texts")
    page.dblclick(".bars")
    assert page.input_value("#from") == page.input_value("#to") == ""


def test_a_range_of_years_is_set_with_the_keyboard(opened: Watched) -> None:
    page = opened.at("undated=no&marks=texts")
    years = [node.year for node in NETWORK.nodes if node.year is not None]
    page.focus("#handle-from")
    for _ in range(3):
        page.keyboard.press("PageUp")
    page.keyboard.press("ArrowRight")
    page.focus("#handle-to")
    page.keyboard.press("ArrowLeft")
    first, last = min(years) + 31, max(years) - 1
    assert page.get_attribute("#handle-from", "aria-valuenow") == str(first)
    assert page.inner_text("#status").startswith(f"{within(first, last)} texts")
    assert f"from={first}" in page.url and f"to={last}" in page.url


def test_topics_are_a_filter_whose_counts_add_up(opened: Watched) -> None:
    page = opened.at("marks=texts")
    rows = page.locator("[data-facet=topics] .option")
    counts = [int(text) for text in page.locator("[data-facet=topics] .option .count").all_inner_texts()]
    assert sum(counts) == len(NETWORK)
    rows.first.locator("input").uncheck()
    assert page.inner_text("#status").startswith(f"{len(NETWORK) - counts[0]} texts")
    page.click("[data-facet=topics] h2 button")


def test_the_address_brings_back_every_part_of_the_state(opened: Watched) -> None:
    words = {
        "layout": "strands",
        "size": "cites",
        "marks": "texts",
        "undated": "no",
        "no-kind": "report",
        "from": "1990",
    }
    words |= {"around": HUB, "depth": "2", "direction": "in", "most": "all", "text": HUB}
    page = opened.at(urlencode(words))
    assert {name: unquote_plus(page.url.split(f"{name}=", 1)[1].split("&", 1)[0]) for name in words} == words
    assert page.input_value("#layout") == "strands" and page.input_value("#depth") == "2"


def test_links_lead_to_the_pages_that_lie_beside_this_one(opened: Watched) -> None:
    edge = NETWORK.edges[0]
    page = opened.at(urlencode({"text": edge.citing, "cites": edge.cited}))
    own = f"documents/{KEYS.index(edge.citing)}.html"
    assert page.get_attribute("#panel a.own", "href") == own
    assert page.get_attribute("#panel figcaption a", "href") == f"{own}#{edge.evidence[0].paragraph}"


def test_a_page_about_one_text_opens_around_it(watch: Watch) -> None:
    text = explorer_view(NETWORK, title="Hub", focus=HUB, depth=3, organs=ORGANS, names=NAMES, symbols={})
    watched = watch(text)
    page = watched.open()
    assert page.inner_text("#status").startswith(f"{OPEN_AT_MOST} texts")
    page.click("#part-leave")
    whole = nx.ego_graph(GRAPH, HUB, radius=3, undirected=True)
    assert page.inner_text("#status").startswith(f"{len(whole)} texts")
    assert page.url.endswith("#around=")
