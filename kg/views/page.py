"""One offline HTML page: template, styles, scripts and data in a file that asks the network for nothing."""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import Any

from jinja2 import Environment, StrictUndefined

_ASSETS = files("kg.views") / "assets"
_TEMPLATES = files("kg.views") / "templates"


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
    style = "\n".join(asset(name) for name in styles)
    body = "\n".join(asset(name) for name in scripts)
    script = f'(() => {{\n"use strict";\n{body}\n}})();\n'
    inline = [_inline(source) for source in (*libraries, script)]
    environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    environment.filters["embedded"] = embedded
    page = environment.from_string((_TEMPLATES / template).read_text(encoding="utf-8"))
    return page.render(data=data, style=style, scripts=inline, policy=policy(inline, [style]), **words)


def policy(scripts: Sequence[str], styles: Sequence[str]) -> str:
    """Return the Content-Security-Policy that admits these inline scripts and styles and pictures made in the page."""
    return "; ".join(
        (
            "default-src 'none'",
            "script-src " + " ".join(_hash(script) for script in scripts),
            "style-src " + " ".join(_hash(style) for style in styles),
            "img-src data: blob:",
            "base-uri 'none'",
            "form-action 'none'",
        )
    )


def embedded(data: Any) -> str:
    """Return data as JSON that cannot end the script element in which it stands, whatever its texts say."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    safe = text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
    return safe.encode("utf-8", "replace").decode("utf-8")


@cache
def asset(name: str) -> str:
    """Return the text of a file under kg/views/assets."""
    return (_ASSETS / name).read_text(encoding="utf-8")


def _inline(source: str) -> str:
    """A script without the two sequences that would end or nest its element."""
    return source.replace("</script", "<\\/script").replace("<!--", "<\\!--").replace("\r\n", "\n")


def _hash(source: str) -> str:
    digest = hashlib.sha256(source.encode("utf-8")).digest()
    return f"'sha256-{base64.b64encode(digest).decode('ascii')}'"
