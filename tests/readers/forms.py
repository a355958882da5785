"""One invented resolution made as Word, PDF, HTML and text files, as typists, printers and web editors would make it."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

Run = tuple[str, str]
"""A text and how it is set: "" upright, "i" slanted, "n" the mark of a footnote."""
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


@dataclass(frozen=True)
class Specimen:
    """A resolution with its masthead, paragraphs and footnotes."""

    symbol: str = "A/RES/90/7"
    masthead: tuple[str, ...] = ("Ninetieth session", "Agenda item 7")
    title: str = "90/7. Counting of the tides"
    formula: str = "The General Assembly,"
    preamble: tuple[tuple[Run, ...], ...] = (
        (
            ("Recalling", "i"),
            (" its resolutions 54/175 of 17 December 1999 and 60/1 of 16 September 2005 on the outcome", ""),
            ("1", "n"),
            (" of the summit that dealt with the ports, the piers and all their pilots at some length, ", ""),
            ("and mindful", "i"),
            (" of the Charter of the United Nations and of the Universal Declaration of Human Rights,", ""),
            ("2", "n"),
        ),
        (
            ("Taking note", "i"),
            (" of Security Council resolution 1325 (2000) and of Economic and Social Council resolution 2016/2,", ""),
        ),
    )
    operative: tuple[tuple[Run, ...], ...] = (
        (("Reaffirms", "i"), (" its resolution 70/1 of 25 September 2015, and calls upon the masters to count;", "")),
        (("Requests", "i"), (" the Secretary-General to submit to it a report on the tides at its session;", "")),
    )
    parts: tuple[str, ...] = ("To count the tides in line with its resolution 55/2;", "To count the moons.")
    notes: tuple[str, ...] = ("See A/60/999, annex.", "Resolution 217 A (III).")

    def text(self) -> str:
        """The same as plain text, a paragraph a line, footnotes below their paragraph."""
        raised = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
        lines = ["United Nations", self.symbol, "General Assembly", *self.masthead, self.title, self.formula]
        for runs in self.preamble:
            lines.append("".join(text.translate(raised) if kind == "n" else text for text, kind in runs))
            lines += [f"{label.translate(raised)} {self.notes[int(label) - 1]}" for label, kind in runs if kind == "n"]
        for number, runs in enumerate(self.operative, start=1):
            lines.append(f"{number}.\t" + "".join(text for text, _ in runs))
        lines += [f"({chr(96 + number)})\t{part}" for number, part in enumerate(self.parts, start=1)]
        return "\n\n".join(lines) + "\n"


SPECIMEN = Specimen()


def docx(specimen: Specimen = SPECIMEN, *, extra: str = "") -> bytes:
    """The specimen as Word saves it: computed numbers, real footnotes, the symbol in the head of the first page."""
    body = [_p(line) for line in (*specimen.masthead, specimen.title)]
    body.append(_p([(specimen.formula, "i")]))
    body += [_p(runs) for runs in specimen.preamble]
    body += [_p(runs, '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="5"/></w:numPr>') for runs in specimen.operative]
    body += [_p(part, '<w:numPr><w:ilvl w:val="1"/><w:numId w:val="5"/></w:numPr>') for part in specimen.parts]
    section = f'<w:sectPr xmlns:r="{RELATIONS}"><w:headerReference w:type="first" r:id="rId3"/><w:titlePg/></w:sectPr>'
    return word("".join(body) + extra + section, specimen)


def word(body: str, specimen: Specimen = SPECIMEN, links: str = "") -> bytes:
    """A Word file with this body; list 5 counts 1. and (a), and 7 counts (i)."""
    levels = [("0", "decimal", "%1."), ("1", "lowerLetter", "(%2)")]
    lists = "".join(
        f'<w:lvl w:ilvl="{i}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/></w:lvl>'
        for i, form, text in levels
    )
    numbering = (
        f'<w:numbering xmlns:w="{W}"><w:abstractNum w:abstractNumId="1">{lists}</w:abstractNum>'
        '<w:abstractNum w:abstractNumId="2"><w:lvl w:ilvl="0"><w:start w:val="3"/><w:numFmt w:val="lowerRoman"/>'
        '<w:lvlText w:val="(%1)"/></w:lvl></w:abstractNum><w:num w:numId="5"><w:abstractNumId w:val="1"/></w:num>'
        '<w:num w:numId="7"><w:abstractNumId w:val="2"/></w:num></w:numbering>'
    )
    notes = "".join(
        f'<w:footnote w:id="{number}">{_p([(" " + text, "")])}</w:footnote>'
        for number, text in enumerate(specimen.notes, start=1)
    )
    cells = "".join(f"<w:tc>{_p(text)}</w:tc>" for text in ("United Nations", specimen.symbol))
    head = f'<w:hdr xmlns:w="{W}"><w:tbl><w:tr>{cells}</w:tr></w:tbl>{_p("General Assembly")}</w:hdr>'
    styles = (
        f'<w:styles xmlns:w="{W}"><w:style w:styleId="Listed"><w:pPr><w:numPr><w:numId w:val="7"/></w:numPr></w:pPr></w:style>'
        '<w:style w:styleId="Title"><w:rPr><w:i/></w:rPr></w:style></w:styles>'
    )
    kinds = {"rId1": "numbering", "rId2": "footnotes", "rId3": "header", "rId4": "styles"}
    rows = "".join(
        f'<Relationship Id="{key}" Type="{RELATIONS}/{kind}" Target="{kind}.xml"/>' for key, kind in kinds.items()
    )
    package = "http://schemas.openxmlformats.org/package/2006/relationships"
    return zipped(
        {
            "_rels/.rels": f'<Relationships xmlns="{package}"><Relationship Id="a" Type="{RELATIONS}/officeDocument" Target="word/document.xml"/></Relationships>',
            "word/document.xml": f'<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>',
            "word/_rels/document.xml.rels": f'<Relationships xmlns="{package}">{rows}{links}</Relationships>',
            "word/numbering.xml": numbering,
            "word/footnotes.xml": f'<w:footnotes xmlns:w="{W}"><w:footnote w:type="separator" w:id="-1"/>{notes}</w:footnotes>',
            "word/header.xml": head,
            "word/styles.xml": styles,
        }
    )


def strict(data: bytes) -> bytes:
    """A Word file as it is when saved as "Strict Open XML": the same elements in other namespaces."""
    other = "http://purl.oclc.org/ooxml/"
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        members = {name: archive.read(name).decode() for name in archive.namelist()}
    return zipped(
        {
            name: text.replace(W, f"{other}wordprocessingml/main").replace(
                RELATIONS, f"{other}officeDocument/relationships"
            )
            for name, text in members.items()
        }
    )


def zipped(members: dict[str, str | bytes]) -> bytes:
    """A ZIP file with these members."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return file.getvalue()


def _p(runs: str | Sequence[Run], properties: str = "") -> str:
    found = [(runs, "")] if isinstance(runs, str) else runs
    return f"<w:p><w:pPr>{properties}</w:pPr>{''.join(_r(*run) for run in found)}</w:p>"


def _r(text: str, kind: str) -> str:
    if kind == "n":
        return f'<w:r><w:footnoteReference w:id="{text}"/></w:r>'
    slant = "<w:rPr><w:i/></w:rPr>" if kind == "i" else ""
    return f'<w:r>{slant}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def html(specimen: Specimen = SPECIMEN) -> bytes:
    """The specimen as a web page with menus, a list that browsers number, and footnotes as Word saves them."""

    def runs(found: Sequence[Run]) -> str:
        marks = {
            "n": '<a href="#_ftn{0}" name="_ftnref{0}"><span>[{0}]</span></a>',
            "i": "<em>{0}</em>",
            "": "{0}",
        }
        return "".join(marks[kind].format(escape(text)) for text, kind in found)

    parts = "".join(f"<li>{escape(part)}</li>" for part in specimen.parts)
    items = [f"<li>{runs(found)}</li>" for found in specimen.operative]
    items[-1] = items[-1].replace("</li>", f"<ol type=a>{parts}</ol></li>")
    notes = "".join(
        f'<div id="ftn{i}"><p><a href="#_ftnref{i}" name="_ftn{i}">[{i}]</a> {escape(text)}</p></div>'
        for i, text in enumerate(specimen.notes, start=1)
    )
    lines = "".join(f"<p>{escape(line)}</p>" for line in (*specimen.masthead, specimen.title))
    return (
        "<!DOCTYPE html><html lang=en><head><title>Tides</title><style>p { color: red }</style></head><body>"
        "<nav><ul><li>Home</li></ul></nav><main>"
        f"<table><tr><td>United Nations</td><td>{specimen.symbol}</td></tr></table><p>General Assembly</p>{lines}"
        f"<p><i>{specimen.formula}</i></p>{''.join(f'<p>{runs(found)}</p>' for found in specimen.preamble)}"
        f"<ol>{''.join(items)}</ol>{notes}</main><footer>Copyright</footer><script>alert(1)</script></body></html>"
    ).encode()


class Printer:
    """Sets lines on pages as printers do: a head and a foot on each page, footnotes below the text."""

    def __init__(self, symbol: str, *, locked: bool = False) -> None:
        self.file = io.BytesIO()
        encrypt = "secret" if locked else None
        self.canvas = Canvas(self.file, pagesize=(612, 792), encrypt=encrypt)
        self.symbol = symbol
        self.page = 1
        self.height = 700.0
        self.below: list[tuple[str, str]] = []

    def words(self, x: float, y: float, words: Sequence[Run], size: float = 10) -> float:
        """Set words on a line; gives back where they end."""
        for text, kind in words:
            small = kind == "n"
            font = "Times-Italic" if kind == "i" else "Times-Roman"
            self.canvas.setFont(font, size * 0.65 if small else size)
            self.canvas.drawString(x, y + (size / 4 if small else 0), text)
            x += stringWidth(text, font, size * 0.65 if small else size)
        return x

    def paragraph(
        self, runs: Sequence[Run], notes: Sequence[tuple[str, str]] = (), *, width: float = 365, left: float = 123
    ) -> None:
        """Set a paragraph with an indented first line, over as many pages as it takes."""
        pieces = [(word, kind) for text, kind in runs for word in re.findall(r"\S+\s*|\s+", text)]
        x, line, measure = left + 24, [], left + width
        for word, kind in pieces:
            size = 6.5 if kind == "n" else 10
            end = x + stringWidth(word.rstrip(), "Times-Italic" if kind == "i" else "Times-Roman", size)
            if end > measure and line:
                self.line(
                    left if len(line) and line[0][1] != "first" else left + 24,
                    line[1:] if line[0][1] == "first" else line,
                )
                x, line = left, []
            if not line and x == left + 24:
                line.append(("", "first"))
            line.append((word, kind))
            x += stringWidth(word, "Times-Italic" if kind == "i" else "Times-Roman", size)
        if line:
            first = line[0][1] == "first"
            self.line(left + 24 if first else left, line[1:] if first else line)
        self.below += notes
        self.height -= 6

    def line(self, x: float, words: Sequence[Run]) -> None:
        """Set one line below the one before; on a new page where this one is full."""
        if self.height < 110 + 12 * len(self.below):
            self.turn()
        self.words(x, self.height, words)
        self.height -= 12

    def turn(self) -> None:
        """Finish a page: footnotes, head and foot."""
        y = 90.0 + 11 * len(self.below)
        if self.below:
            self.words(99, y, [("_" * 18, "")], 8)
        for label, text in self.below:
            y -= 11
            self.words(123, y, [(label, "n"), (f" {text}", "")], 8.5)
        if self.page > 1:
            self.words(60, 735, [(self.symbol, "")], 8.5)
        self.words(60, 36, [(f"{self.page}/9", "")], 8.5)
        self.words(524, 38, [("90-12345", "")], 7)
        self.canvas.showPage()
        self.page, self.height, self.below = self.page + 1, 700.0, []

    def finished(self) -> bytes:
        """The file."""
        self.turn()
        self.canvas.save()
        return self.file.getvalue()


def pdf(specimen: Specimen = SPECIMEN, *, before: int = 0, locked: bool = False) -> bytes:
    """The specimen as printed, with a masthead in two columns and job numbers; `before` lines push it down the page."""
    press = Printer(specimen.symbol, locked=locked)
    press.words(123, 740, [("United Nations", "")], 14)
    press.words(480, 740, [(specimen.symbol, "")])
    press.words(123, 715, [("General Assembly", "")], 18)
    press.words(60, 60, [("90-12345 (E) 010190", "")])
    press.words(60, 48, [("*9012345*", "")])
    for line in (*specimen.masthead, specimen.title):
        press.line(60, [(line, "")])
        press.height -= 8
    press.height -= 12 * before
    press.paragraph([(specimen.formula, "i")])
    for runs in specimen.preamble:
        press.paragraph(runs, [(text, specimen.notes[int(text) - 1]) for text, kind in runs if kind == "n"])
    for number, runs in enumerate(specimen.operative, start=1):
        press.paragraph([(f"{number}. ", ""), *runs])
    for number, part in enumerate(specimen.parts, start=1):
        press.paragraph([(f"({chr(96 + number)}) {part}", "")])
    return press.finished()


def columns(left: Sequence[str], right: Sequence[str]) -> bytes:
    """A page in two columns, as the early volumes are printed."""
    press = Printer("A/64")
    for index, text in enumerate((*left, None, *right)):
        if text is None:
            press.height = 700.0
            continue
        press.paragraph([(text, "")], width=220, left=60 if index < len(left) else 330)
    return press.finished()
