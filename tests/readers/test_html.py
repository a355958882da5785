"""Web pages: what surrounds the document is left out; lists are numbered, footnotes tied, encodings believed."""

from __future__ import annotations

import pytest

from kg.model import Text
from kg.readers import read_content


def read(body: str, head: str = "") -> Text:
    """The blocks of a page."""
    return read_content(f"<html><head>{head}</head><body>{body}</body></html>".encode(), "a.html")


BLOCKS = [
    ("<p>Noting  the\n tides,</p><p>Moons</p>", ["Noting the tides,", "Moons"]),
    ("<div>One<div>Two</div>Three</div>", ["One", "Two", "Three"]),
    ("One line<br>goes on<br><br>Two", ["One line goes on", "Two"]),
    ("<ol start=4><li>a</li><li>b</li></ol>", ["4.\ta", "5.\tb"]),
    ("<ol type=i><li>a</li></ol><ul><li>b</li></ul>", ["(i)\ta", "–\tb"]),
    ("<ol><li>7. Its own number</li></ol>", ["7. Its own number"]),
    ("<nav>Menu</nav><p>x</p><footer>f</footer><div role=navigation>n</div>", ["x"]),
    ("<p>a</p><p style='display:none'>b</p><p><del>old</del><ins>new</ins></p>", ["a", "new"]),
    ("<script>alert('x')</script><style>p {}</style><noscript>n</noscript><p>&lt;b&gt; &amp; c</p>", ["<b> & c"]),
    (
        "<table><tr><td><p>" + "Long words " * 90 + "</p><p>Second</p></td><td>x</td></tr></table>",
        [("Long words " * 90).strip(), "Second", "x"],
    ),
    ("<table><tr><td>a</td><td>b</td></tr><tr><td></td><th>c<p>d</th></tr></table>", ["a | b", " | c d"]),
    ("<h1>Title</h1>text", ["Title", "text"]),
]


@pytest.mark.parametrize(("body", "texts"), BLOCKS)
def test_a_page_is_taken_apart_into_its_blocks(body: str, texts: list[str]) -> None:
    assert [block.text for block in read(body).blocks] == texts


def test_the_main_part_of_a_page_is_enough_where_it_is_long() -> None:
    main = "<main><p>" + "The tides of the ports. " * 30 + "</p></main>"
    assert len(read(f"<div>Menu of the site</div>{main}<div>Share</div>").blocks) == 1
    assert len(read("<div>Menu</div><main>Short</main><div>Share</div>").blocks) == 3


def test_links_slant_and_marks_are_kept_with_their_places() -> None:
    body = "<p><i>Recalling</i> <a href='//undocs.org/A/RES/70/1'>70/1</a><sup>3</sup> and <span style='font-style: italic'>noting</span><a href='#fn4'>4</a></p>"
    (block,) = read(body).blocks
    assert block.text == "Recalling 70/1 and noting"
    assert [block.text[a:b] for a, b in block.emphasis] == ["Recalling", "noting"]
    assert [(link.target, block.text[link.start : link.end]) for link in block.links] == [("A/RES/70/1", "70/1")]
    assert [(mark.offset, mark.label) for mark in block.markers] == [(14, "3"), (25, "4")]


@pytest.mark.parametrize(
    ("encoding", "stated", "warned"),
    [
        ("utf-8", "", 0),
        ("windows-1252", "windows-1252", 0),
        ("koi8-r", "koi8-r", 0),
        ("utf-16", "", 0),
        ("cp1252", "no-such", 1),
    ],
)
def test_the_encoding_that_a_page_states_is_believed(encoding: str, stated: str, warned: int) -> None:
    words = (
        "Генеральная Ассамблея отмечает приливы"
        if encoding == "koi8-r"
        else "Rappelant sa décision précédente, adoptée à Genève où siège l’assemblée générale " * 9
    )
    meta = f'<meta http-equiv="Content-Type" content="text/html; charset={stated}">' if stated else ""
    found = read_content(f"<html><head>{meta}</head><body><p>{words}</p></body></html>".encode(encoding), "a.html")
    assert found.blocks[0].text == words.strip()
    assert len(found.warnings) == warned


def test_the_language_is_what_the_page_states_or_what_it_is_written_in() -> None:
    assert read_content(b"<html lang='fr-FR'><p>x</p></html>", "a.html").language == "fr"
    assert read("<p>La Asamblea General, Recordando los informes del Consejo y su decisi\u00f3n</p>").language == "es"
