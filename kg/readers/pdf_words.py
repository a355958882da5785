"""The words of one PDF page with what the page says of each: place, size, slant, link, and the tag of a tagged file.

Source: ISO 32000-1, 14.7 (logical structure: paragraphs, tables, notes) and 14.8.2.2 (artifacts: running heads, page
numbers), where the file is tagged; the geometry of the glyphs everywhere.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from kg.readers.links import link_target

Role = Literal["text", "table", "note", "artifact"]
TAGGED = 0.6
"""Share of a page's characters that its tags name, from which on the tags are believed."""
ITALIC = 64
"""The flag of a slanted font (ISO 32000-1, table 123)."""
LEVEL = 0.1
"""Sine of the angle above which a glyph does not stand on a level line: watermarks, the titles of rotated tables."""
TABLE_DEPTH = 6
"""Levels of tags in which the cells of a table are looked for."""
OBJECTS = 60_000
"""Things drawn on one page; tables of a report that set each letter by itself take some thousands."""
SIGNS_OF_PAGE = 200_000
"""Signs on one page; the densest hold some ten thousand."""
DEEPEST = 200
"""Levels of tags that are followed."""
BREAK = 0.25
"""White space between two glyphs, in sizes, from which on they belong to two words."""
SUPPOSED = ""
"""The sign of white space that the file does not hold, and that pdfium supposes where glyphs stand apart."""
KERNED = 0.165
"""White space between two glyphs, in sizes, up to which they stand in one word; narrower spaces are printed as such."""
SIGNS = {0x02: "-", 0xAD: "-", 0x2010: "-", 0x2011: "-", 0xA0: " ", 0x2007: " ", 0x202F: " "}
"""Glyphs read as the plain sign that they stand for; pdfium gives 2 for a hyphen at the end of a line."""
UNSEEN = frozenset((0xFEFF, 0x200B, 0x200E, 0x200F, 0x2060, 0xFFFE, 0xFFFF))


@dataclass(frozen=True, slots=True)
class Word:
    """A run of glyphs without white space, in one font; lengths are points, upwards from the foot of the page."""

    text: str
    left: float
    right: float
    base: float
    size: float
    italic: bool = False
    apart: bool = True
    """Whether white space stands before it."""
    role: Role = "text"
    paragraph: int = -1
    """Which tagged element of the page it belongs to, in reading order; -1 where the page is not tagged."""
    link: str | None = None
    """The symbol that a hyperlink on it points at."""
    raised: bool = False
    """Whether it is small and stands above the line: the mark of a footnote."""


@dataclass(frozen=True, slots=True)
class Page:
    """The words of a page in the order of the file, and the size of the page in points."""

    words: tuple[Word, ...]
    width: float
    height: float
    tagged: bool
    images: int
    """How many pictures the page shows; a scan is one."""


def read_page(page: pdfium.PdfPage, *, ignore_links: bool) -> Page:
    """The words of a page; raises OverflowError where it is drawn of more than a page can be."""
    if raw.FPDFPage_CountObjects(page.raw) > OBJECTS:
        raise OverflowError
    text = page.get_textpage()
    if text.count_chars() > SIGNS_OF_PAGE:
        raise OverflowError
    width, height = page.get_size()
    tags = _tags(page)
    glyphs = list(_glyphs(text, tags))
    named = sum(1 for glyph in glyphs if glyph.tag is not None)
    tagged = bool(tags) and named > TAGGED * len(glyphs)
    links = [] if ignore_links else _links(page)
    words = tuple(_words(glyphs, tagged, links))
    images = sum(1 for _ in page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=3)) if not words else 0
    text.close()
    return Page(words, width, height, tagged, images)


@dataclass(frozen=True, slots=True)
class _Glyph:
    sign: str
    left: float
    right: float
    base: float
    size: float
    italic: bool
    tag: tuple[Role, int] | None


@dataclass(frozen=True, slots=True)
class _Style:
    italic: bool
    size: float
    tag: tuple[Role, int] | None


def _glyphs(text: pdfium.PdfTextPage, tags: dict[int, tuple[Role, int]]) -> Iterator[_Glyph]:
    handle, box = text.raw, raw.FS_RECTF()
    x, y = ctypes.c_double(), ctypes.c_double()
    styles: dict[int, _Style] = {}
    for index in range(text.count_chars()):
        code = raw.FPDFText_GetUnicode(handle, index)
        supposed = raw.FPDFText_IsGenerated(handle, index) == 1
        if supposed or code in UNSEEN or code in (9, 10, 13, 32):
            yield _Glyph(SUPPOSED if supposed else " ", 0, 0, 0, 0, False, None)
            continue
        owner = raw.FPDFText_GetTextObject(handle, index)
        key = ctypes.addressof(owner.contents) if owner else 0
        style = styles.get(key)
        if style is None:
            style = styles[key] = _style(owner, handle, index, tags)
        if style.size == 0:
            continue
        raw.FPDFText_GetLooseCharBox(handle, index, box)
        raw.FPDFText_GetCharOrigin(handle, index, x, y)
        sign = SIGNS.get(code) or (chr(code) if code < 0x110000 else "\ufffd")
        yield _Glyph(sign, box.left, box.right, y.value, style.size, style.italic, style.tag)


def _style(owner: Any, handle: Any, index: int, tags: dict[int, tuple[Role, int]]) -> _Style:
    """What all glyphs of one text object share; size 0 where they do not stand on a level line."""
    matrix = raw.FS_MATRIX()
    raw.FPDFText_GetMatrix(handle, index, matrix)
    scale = (matrix.c**2 + matrix.d**2) ** 0.5
    size = raw.FPDFText_GetFontSize(handle, index) * scale
    level = abs(matrix.b) <= LEVEL * max(abs(matrix.a), abs(matrix.b)) and scale > 0
    if not owner:
        return _Style(False, size if level else 0, None)
    font = raw.FPDFTextObj_GetFont(owner)
    angle, name = ctypes.c_int(), ctypes.create_string_buffer(128)
    raw.FPDFFont_GetItalicAngle(font, angle)
    raw.FPDFFont_GetBaseFontName(font, name, 128)
    slanted = bool(raw.FPDFFont_GetFlags(font) & ITALIC) or angle.value != 0
    slanted = slanted or any(word in name.value.lower() for word in (b"italic", b"oblique"))
    return _Style(slanted, size if level else 0, tags.get(raw.FPDFPageObj_GetMarkedContentID(owner)))


def _words(glyphs: list[_Glyph], tagged: bool, links: list[tuple[str, Any]]) -> Iterator[Word]:
    run: list[_Glyph] = []
    apart, supposed = True, False
    for glyph in glyphs:
        if glyph.sign == SUPPOSED:
            supposed = True
            continue
        blank = glyph.sign.isspace() or (supposed and (not run or not _touch(run[-1], glyph)))
        supposed = False
        if run and (blank or _parted(run[-1], glyph)):
            yield _word(run, apart, tagged, links)
            apart = blank or _gap(run[-1], glyph)
            run = []
        apart = apart or blank
        blank = glyph.sign.isspace()
        if not blank:
            run.append(glyph)
    if run:
        yield _word(run, apart, tagged, links)


def _touch(before: _Glyph, after: _Glyph) -> bool:
    """Whether two glyphs stand so near that white space between them is only supposed: kerning, not a space."""
    level = abs(before.base - after.base) < 0.1 * before.size
    return level and -0.1 * before.size < after.left - before.right < KERNED * max(before.size, after.size)


def _gap(before: _Glyph, after: _Glyph) -> bool:
    level = abs(before.base - after.base) < 0.6 * max(before.size, after.size)
    return not level or not -before.size < after.left - before.right < BREAK * max(before.size, after.size)


def _parted(before: _Glyph, after: _Glyph) -> bool:
    """Whether two glyphs without white space between them stand in two words, or in one word in two fonts."""
    return (
        before.italic != after.italic
        or before.tag != after.tag
        or abs(before.base - after.base) > 0.1 * before.size
        or abs(before.size - after.size) > 0.1 * before.size
        or _gap(before, after)
    )


def _word(run: list[_Glyph], apart: bool, tagged: bool, links: list[tuple[str, Any]]) -> Word:
    first, last = run[0], run[-1]
    role, paragraph = (first.tag or ("artifact", -1)) if tagged else ("text", -1)
    middle_x, middle_y = (first.left + last.right) / 2, first.base + first.size / 4
    link = next(
        (symbol for symbol, box in links if box.left <= middle_x <= box.right and box.bottom <= middle_y <= box.top),
        None,
    )
    text = "".join(glyph.sign for glyph in run)
    return Word(text, first.left, last.right, first.base, first.size, first.italic, apart, role, paragraph, link)


def _links(page: pdfium.PdfPage) -> list[tuple[str, Any]]:
    """The symbols that hyperlinks of the page point at, with the rectangles that they cover."""
    found: list[tuple[str, Any]] = []
    position, link = ctypes.c_int(0), raw.FPDF_LINK()
    while raw.FPDFLink_Enumerate(page.raw, position, link):
        action, box = raw.FPDFLink_GetAction(link), raw.FS_RECTF()
        if not action or not raw.FPDFLink_GetAnnotRect(link, box):
            continue
        address = ctypes.create_string_buffer(2048)
        raw.FPDFAction_GetURIPath(page.pdf.raw, action, address, 2048)
        target = link_target(address.value.decode("utf-8", "replace"))
        if target:
            found.append((target, box))
    return found


def _tags(page: pdfium.PdfPage) -> dict[int, tuple[Role, int]]:
    """For each marked content of a tagged page its role and which paragraph it belongs to; empty where untagged."""
    tree = raw.FPDF_StructTree_GetForPage(page.raw)
    if not tree:
        return {}
    found: dict[int, tuple[Role, int]] = {}
    roots = [raw.FPDF_StructTree_GetChildAtIndex(tree, i) for i in range(raw.FPDF_StructTree_CountChildren(tree))]
    stack: list[tuple[Any, Role, int, int]] = [(root, "text", -1, 0) for root in reversed(roots) if root]
    count = 0
    while stack:
        element, role, paragraph, depth = stack.pop()
        kind = _kind(element)
        count += 1
        if kind not in INLINE or paragraph < 0:
            paragraph = count
        role = "text" if kind == "Table" and not _is_table(element) else ROLES.get(kind, role)
        later: list[tuple[Any, Role, int, int]] = []
        for index in range(raw.FPDF_StructElement_CountChildren(element)):
            child = raw.FPDF_StructElement_GetChildAtIndex(element, index)
            if child and depth < DEEPEST:
                later.append((child, role, paragraph, depth + 1))
            elif (mark := raw.FPDF_StructElement_GetChildMarkedContentID(element, index)) >= 0:
                found.setdefault(mark, (role, paragraph))
        stack.extend(reversed(later))
    raw.FPDF_StructTree_Close(tree)
    return found


ROLES: dict[str, Role] = {
    "Table": "table",
    "Note": "note",
    "FENote": "note",
    "Footnote": "note",
    "Endnote": "note",
    "Artifact": "artifact",
    "Figure": "artifact",
}
INLINE = frozenset(
    ("Span", "Link", "Reference", "Quote", "Em", "Strong", "Lbl", "LBody", "BibEntry", "Code", "Annot", "StyleSpan")
)
"""Tags inside a paragraph; a label and the body of its item are one paragraph."""


def _is_table(element: Any, depth: int = 0) -> bool:
    """Whether a tagged table has a row with two cells that hold something; else it only frames paragraphs."""
    kind = _kind(element)
    children = [
        raw.FPDF_StructElement_GetChildAtIndex(element, i) for i in range(raw.FPDF_StructElement_CountChildren(element))
    ]
    if kind == "TR":
        return sum(1 for child in children if child and _is_filled(child)) > 1
    return depth < TABLE_DEPTH and any(
        _is_table(child, depth + 1) for child in children if child and _kind(child) != "Table"
    )


def _is_filled(element: Any, depth: int = 0) -> bool:
    for index in range(raw.FPDF_StructElement_CountChildren(element)):
        child = raw.FPDF_StructElement_GetChildAtIndex(element, index)
        if not child and raw.FPDF_StructElement_GetChildMarkedContentID(element, index) >= 0:
            return True
        if child and depth < TABLE_DEPTH and _is_filled(child, depth + 1):
            return True
    return False


def _kind(element: Any) -> str:
    name = ctypes.create_string_buffer(128)
    length = raw.FPDF_StructElement_GetType(element, name, 128)
    return name.raw[: max(0, min(length, 128) - 2)].decode("utf-16-le", "replace")
