"""The shared design: colours that can be told apart in both themes, a policy that admits only the page's own code."""

from __future__ import annotations

import base64
import hashlib
import re

import pytest

from kg.pages import design, embedded, policy, reading_page

HOSTILE = "</script><img src=x onerror=alert(1)> & <b>"
TEXT = [
    ("ink", "paper"), ("ink", "ground"), ("ink-soft", "paper"), ("ink-soft", "ground"), ("accent", "paper"), ("accent", "ground"),
    ("mark-ink", "mark"), ("accent-ink", "accent"),
]  # fmt: skip
MARKS = (
    [
        f"kind-{kind}"
        for kind in "resolution decision statement treaty declaration programme report record other".split()
    ]
    + [f"force-{force}" for force in "directive endorsing neutral concerned".split()]
    + ["held", "outside", "accent"]
)


def contrast(first: str, second: str) -> float:
    """The ratio of WCAG 2.2 between two colours given as #rrggbb."""

    def light(colour: str) -> float:
        parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
        linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    low, high = sorted((light(first), light(second)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("switch", [False, True], ids=["system", "switch"])
@pytest.mark.parametrize("theme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize(
    ("front", "back", "least"), [(*pair, 4.5) for pair in TEXT] + [(mark, "paper", 3.0) for mark in MARKS]
)
def test_colours_can_be_told_from_their_ground(theme: int, switch: bool, front: str, back: str, least: float) -> None:
    blocks = design(switch=switch).split("@media screen")
    colours = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", blocks[0]))
    if theme:
        colours |= dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", blocks[1]))
    assert contrast(colours[front], colours[back]) >= least


def test_both_themes_name_the_same_colours() -> None:
    light, dark = (re.findall(r"--([\w-]+): #", block) for block in design().split("@media screen"))
    assert light == dark and len(light) > 20


def test_the_policy_admits_what_it_is_given_and_nothing_else() -> None:
    digest = base64.b64encode(hashlib.sha256(b"one").digest()).decode()
    assert policy([], ["one"]) == (
        f"default-src 'none'; style-src 'sha256-{digest}'; img-src data: blob:; base-uri 'none'; form-action 'none'"
    )
    assert f"script-src 'sha256-{digest}'" in policy(["one"], [])


def test_a_page_escapes_what_it_is_told() -> None:
    page = reading_page("kg.pages", "reading.html", title=HOSTILE, eyebrow=HOSTILE, lead=HOSTILE, scripts=["let a;"])
    assert "<img" not in page and page.count("<script>") == 1 and "let a;" in page


@pytest.mark.parametrize("data", [{"a": HOSTILE}, ["\ud800"], [None, 1.5, "é"]])
def test_embedded_data_cannot_end_its_element(data: object) -> None:
    text = embedded(data)
    assert "<" not in text
    text.encode("utf-8")
