"""One offline HTML page: template, styles and scripts in a file that asks the network for nothing."""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Sequence
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from importlib.resources import files
from pathlib import Path
from typing import Any

from jinja2 import Environment, FunctionLoader, StrictUndefined
from markupsafe import Markup

from kg.errors import KgError


@cache
def environment(package: str) -> Environment:
    """The templates of a package (its folder templates/) and those of this one, with every value escaped.

    An unknown value is an error. `reading.html` of this package is the frame of pages that are read.
    """
    made = Environment(
        loader=FunctionLoader(
            lambda name: _text(package, f"templates/{name}") or _text("kg.pages", f"templates/{name}")
        ),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    made.filters["embedded"] = embedded
    return made


def reading_page(
    package: str,
    template: str,
    *,
    title: str,
    styles: Sequence[str] = (),
    scripts: Sequence[str] = (),
    forms: bool = False,
    sheet: str = "",
    **words: Any,
) -> str:
    """A page to read: a template of a package that extends `reading.html`, given `title`, `eyebrow`, `lead` and more.

    `styles` are texts of style sheets behind the shared ones, `scripts` texts of scripts. The policy in the page's
    head allows exactly these, by hash, with `forms` also that a form asks the server that the page came from, and
    nothing else. With `sheet`, the address of a file that holds `reading_style(styles)`, the page takes its style from
    there. The same arguments give the same bytes.
    """
    style = reading_style(*styles)
    inline = [inlined(script) for script in scripts]
    return (
        environment(package)
        .get_template(template)
        .render(
            title=title,
            style=Markup(style),
            sheet=sheet,
            scripts=[Markup(script) for script in inline],
            policy=policy(inline, [] if sheet else [style], forms=forms),
            program=program(),
            **words,
        )
    )


def reading_style(*styles: str) -> str:
    """The style of a page to read: the shared sheets, and behind them these."""
    return "\n".join((design("base", "reading"), *styles))


@cache
def design(*sheets: str, switch: bool = False) -> str:
    """The shared style sheets of these names ("base", "controls", "reading") behind the colours of both themes.

    The dark theme follows the reader's system, or, with `switch`, the attribute `data-theme` that a script sets.
    """
    light, dark = _asset("light.css"), _asset("dark.css")
    if switch:
        themes = (
            f":root {{\n{light}color-scheme: light;\n}}\n"
            f'@media screen {{\n:root[data-theme="dark"] {{\n{dark}color-scheme: dark;\n}}\n}}\n'
        )
    else:
        themes = (
            f":root {{\n{light}color-scheme: light dark;\n}}\n"
            f"@media screen and (prefers-color-scheme: dark) {{\n:root {{\n{dark}}}\n}}\n"
        )
    return themes + "".join(_asset(f"{sheet}.css") for sheet in sheets)


def policy(scripts: Sequence[str], styles: Sequence[str], *, forms: bool = False) -> str:
    """The Content-Security-Policy that admits these inline scripts and styles and pictures made in the page.

    Without inline styles it admits style sheets that lie beside the page, on its server or, opened from disk, on the disk;
    some browsers take "self" for nothing there, so that the scheme is named as well. With `forms`, a form may ask the server that the page came from.
    """
    return "; ".join(
        (
            "default-src 'none'",
            *(["script-src " + " ".join(_hash(script) for script in scripts)] if scripts else []),
            "style-src " + (" ".join(_hash(style) for style in styles) or "'self' file:"),
            "img-src data: blob:",
            "base-uri 'none'",
            f"form-action '{'self' if forms else 'none'}'",
        )
    )


def embedded(data: Any) -> str:
    """Data as JSON that cannot end the script element in which it stands, whatever its texts say."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    safe = text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
    return safe.encode("utf-8", "replace").decode("utf-8")


def inlined(script: str) -> str:
    """A script without the two sequences that would end or nest its element."""
    return script.replace("</script", "<\\/script").replace("<!--", "<\\!--").replace("\r\n", "\n")


def write_page(path: Path, page: str) -> Path:
    """Write a page to a file, making its folder, and return the file's path; raises KgError where it cannot be written."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(page, encoding="utf-8", newline="\n")
    except OSError as error:
        raise KgError(f"{path} cannot be written ({error.strerror}); choose another file with -o") from error
    return path


@cache
def program() -> str:
    """Name and version of the program, as pages state who wrote them."""
    try:
        return f"kg {version('kg')}"
    except PackageNotFoundError:
        return "kg 0+unknown"


def _asset(name: str) -> str:
    return _text("kg.pages", f"assets/{name}") or ""


def _text(package: str, path: str) -> str | None:
    file = files(package) / path
    return file.read_text(encoding="utf-8") if file.is_file() else None


def _hash(source: str) -> str:
    digest = hashlib.sha256(source.encode("utf-8")).digest()
    return f"'sha256-{base64.b64encode(digest).decode('ascii')}'"
