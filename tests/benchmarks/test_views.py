"""The explorer at 1,000, 10,000 and 50,000 texts beside pyvis' own page of the same network, in the same run.

Both pages are opened from a file in the same Chromium without a network, dragged and zoomed for a while. `script ms a frame`
is what Chromium counts as script (CDP, ScriptDuration), `busy ms a frame` all that its main thread does. pyvis' page
gets the same positions and no physics: with physics it does not settle within minutes from 1,000 texts on.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, CDPSession, Page
from pytest_benchmark.fixture import BenchmarkFixture
from pyvis.network import Network

from kg.network import CitationNetwork, time_layout
from kg.views import explorer_view
from tests.views.invented import NAMES, ORGANS, crowd

SIZES = (1_000, 10_000, 50_000)
SECONDS = 3.0
"""A page is dragged for so long."""
DRAGS = {
    "explorer": """(() => {
      const graph = document.getElementById("graph");
      const box = graph.getBoundingClientRect();
      const at = (step) => ({ pointerId: 1, bubbles: true, clientX: box.left + 500 + 150 * Math.sin(step / 8), clientY: box.top + 300 });
      graph.setPointerCapture = () => {};
      graph.dispatchEvent(new PointerEvent("pointerdown", at(0)));
      return (step) => {
        graph.dispatchEvent(new PointerEvent("pointermove", at(step)));
        graph.dispatchEvent(new WheelEvent("wheel", { ...at(step), deltaY: step % 40 < 20 ? -12 : 12, cancelable: true }));
      };
    })()""",
    "pyvis": """((start, scale) => (step) => network.moveTo({
      position: { x: start.x + (150 / scale) * Math.sin(step / 8), y: start.y },
      scale: scale * Math.exp(0.026 * (step % 40 < 20 ? step % 20 : 20 - (step % 20))),
    }))(network.getViewPosition(), network.getScale())""",
}
"""What a hand does that drags and turns the wheel: up to 19 pixels and 3 per cent a frame."""
DRIVE = """async (seconds) => {
  const move = DRAG;
  const began = performance.now();
  let frames = 0;
  while (performance.now() - began < seconds * 1000 || frames < 3) {
    move(frames);
    await new Promise((done) => requestAnimationFrame(done));
    frames += 1;
  }
  return [frames, (performance.now() - began) / 1000];
}"""
PYVIS_DRAWN = "new Promise((done) => { network.once('afterDrawing', () => done(true)); network.redraw(); })"


@dataclass(frozen=True)
class Figures:
    """What one page needs."""

    megabytes: float
    load_ms: float
    frames_a_second: float
    script_ms_a_frame: float
    busy_ms_a_frame: float


@pytest.fixture(scope="module", params=SIZES)
def network(request: pytest.FixtureRequest) -> CitationNetwork:
    """A network of each size."""
    return crowd(request.param)


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    """An empty page without a network."""
    with chromium.new_context(offline=True, viewport={"width": 1280, "height": 800}) as context:
        opened = context.new_page()
        opened.set_default_timeout(240_000)
        yield opened


def stock(network: CitationNetwork) -> str:
    """pyvis' own page of a network; its lists are filled at once, for `add_node` looks through all of them each time."""
    net = Network(directed=True, cdn_resources="in_line", height="740px")
    net.toggle_physics(False)
    places = time_layout(network)
    net.nodes = [
        {
            "id": node.key,
            "label": node.label,
            "shape": "dot",
            "size": 6,
            "x": places[node.key][0],
            "y": places[node.key][1],
        }
        for node in network.nodes
    ]
    net.edges = [{"from": edge.citing, "to": edge.cited, "arrows": "to"} for edge in network.edges]
    html: str = net.generate_html()
    return html


def duration(session: CDPSession, name: str) -> float:
    """Seconds that Chromium has counted so far."""
    metrics = session.send("Performance.getMetrics")["metrics"]
    return float(next(one["value"] for one in metrics if one["name"] == name))


def load(page: Page, path: Path, kind: str, fragment: str = "") -> float:
    """Milliseconds until a file is drawn."""
    page.goto("about:blank")
    began = time.perf_counter()
    page.goto(path.as_uri() + fragment)
    if kind == "pyvis":
        page.evaluate(PYVIS_DRAWN)
    else:
        page.wait_for_selector("html[data-ready]", state="attached")
    return (time.perf_counter() - began) * 1000


def drag(page: Page, kind: str) -> tuple[float, float, float]:
    """Frames a second, script and busy milliseconds a frame while a page is dragged and zoomed."""
    session = page.context.new_cdp_session(page)
    session.send("Performance.enable")
    before = [duration(session, name) for name in ("ScriptDuration", "TaskDuration")]
    frames, seconds = page.evaluate(DRIVE.replace("DRAG", DRAGS[kind]), SECONDS)
    after = [duration(session, name) for name in ("ScriptDuration", "TaskDuration")]
    script, busy = ((b - a) * 1000 / frames for a, b in zip(before, after, strict=True))
    return frames / seconds, script, busy


def figures(page: Page, path: Path, kind: str, fragment: str = "") -> Figures:
    """Load a page, drag and zoom it."""
    loaded = load(page, path, kind, fragment)
    return Figures(path.stat().st_size / 1e6, loaded, *drag(page, kind))


def test_explorer_beside_the_page_of_pyvis(
    benchmark: BenchmarkFixture, page: Page, network: CitationNetwork, tmp_path: Path
) -> None:
    ours, theirs = tmp_path / "explorer.html", tmp_path / "pyvis.html"
    began = time.perf_counter()
    ours.write_text(explorer_view(network, title="Crowd", organs=ORGANS, names=NAMES, symbols={}), encoding="utf-8")
    built = time.perf_counter() - began
    theirs.write_text(stock(network), encoding="utf-8")
    benchmark.pedantic(load, (page, ours, "explorer"), rounds=3)
    found = {
        "as it opens": figures(page, ours, "explorer"),
        "every text": figures(page, ours, "explorer", "#marks=texts"),
        "pyvis": figures(page, theirs, "pyvis"),
    }
    baseline = found["pyvis"]
    for name, one in found.items():
        benchmark.extra_info[name] = {
            "megabytes": round(one.megabytes, 1),
            "load ms": round(one.load_ms),
            "frames a second": round(one.frames_a_second, 1),
            "script ms a frame": round(one.script_ms_a_frame, 2),
            "busy ms a frame": round(one.busy_ms_a_frame, 2),
            "load, of pyvis": round(one.load_ms / baseline.load_ms, 3),
            "busy a frame, of pyvis": round(one.busy_ms_a_frame / baseline.busy_ms_a_frame, 4),
        }
    benchmark.extra_info["built in s"] = round(built, 1)
    print(f"\n{len(network):,} texts, {network.edge_count:,} links, built in {built:.1f} s")
    for name, row in benchmark.extra_info.items():
        print("  ", name, row)
    assert all(one.frames_a_second > 0 for one in found.values())
