"""The network page: its template, styles, scripts and data put together into one file."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import Any

from markupsafe import Markup

from kg.pages import design, environment, inlined, policy

_ASSETS = files("kg.views") / "assets"


def render(
    template: str,
    *,
    data: Any,
    styles: Sequence[str],
    scripts: Sequence[str],
    libraries: Sequence[str] = (),
    **words: Any,
) -> str:
    """Return the page of a template under kg/views/templates with its styles, scripts and data inlined.

    `styles` and `scripts` are names of files under kg/views/assets, `libraries` the sources of scripts that run
    before them. The policy in the page's head allows exactly these inline elements, by hash, and nothing else. The
    same arguments give the same bytes.
    """
    style = "\n".join((design("base", "controls", switch=True), *map(asset, styles)))
    body = "\n".join(asset(name) for name in scripts)
    inline = [inlined(source) for source in (*libraries, f'(() => {{\n"use strict";\n{body}\n}})();\n')]
    page = environment("kg.views").get_template(template)
    return page.render(data=data, style=Markup(style), scripts=inline, policy=policy(inline, [style]), **words)


@cache
def asset(name: str) -> str:
    """Return the text of a file under kg/views/assets."""
    return (_ASSETS / name).read_text(encoding="utf-8")
