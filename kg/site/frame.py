"""What every page of a site shares: the bar with its navigation, the styles, the way to the other pages."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import Any
from urllib.parse import urlencode

from markupsafe import Markup

from kg.pages import environment, reading_page, reading_style
from kg.site.addresses import root_of
from kg.site.wording import PACKAGE, prepared

CHAPTERS: tuple[tuple[str, str], ...] = (
    ("index.html", "Search"),
    ("explorer.html", "Explorer"),
    ("requests.html", "Requests"),
    ("organs.html", "Organs"),
    ("verbs.html", "Action verbs"),
    ("reports.html", "Reports"),
    ("questions.html", "Questions"),
    ("downloads.html", "Downloads"),
)
"""File and name of each chapter of a site, in the order of the navigation."""


STYLES = ("site.css", "index.css", "requests.css", "document.css")
SHEET = "style.css"
"""The file of the style, below the folder of the site."""


def page(
    template: str,
    *,
    path: str | None,
    title: str,
    eyebrow: str,
    lead: str,
    styles: Sequence[str] = (),
    scripts: Sequence[str] = (),
    **words: Any,
) -> str:
    """A page of a site that lies at `path` in its folder, or, without a path, a page that stands alone.

    `styles` and `scripts` are names of files under kg/site/assets; the pages of a site take their style from SHEET.
    """
    prepared()
    return reading_page(
        PACKAGE,
        template,
        title=title,
        eyebrow=eyebrow,
        lead=lead,
        styles=() if path else tuple(asset(name) for name in ("site.css", *styles)),
        sheet=root_of(path) + SHEET if path else "",
        scripts=tuple(asset(name) for name in scripts),
        bar=bar(path),
        root=root_of(path or ""),
        **words,
    )


def in_explorer(path: str | None, key: str) -> str:
    """The address of a text in the explorer of the site as the page at `path` names it; none for a page that stands alone."""
    return "" if path is None else f"{root_of(path)}explorer.html#{urlencode({'text': key}, safe='/')}"


def sheet() -> str:
    """The style of all pages of a site."""
    return reading_style(*(asset(name) for name in STYLES))


def bar(path: str | None) -> Markup:
    """The navigation of the site as a page at `path` shows it; nothing for a page that stands alone."""
    if path is None:
        return Markup("")
    return Markup(
        environment(PACKAGE).get_template("bar.html").render(path=path, root=root_of(path), chapters=CHAPTERS)
    )


@cache
def asset(name: str) -> str:
    """The text of a file under kg/site/assets."""
    return (files(PACKAGE) / "assets" / name).read_text(encoding="utf-8")
