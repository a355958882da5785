"""Hand-made extractions of invented documents, which cite real instruments; offsets are computed, never typed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from kg.model import (
    ActionMention,
    Annex,
    Citation,
    Document,
    Extraction,
    Footnote,
    Kind,
    Masthead,
    Paragraph,
    ParagraphKind,
    ReportingRequest,
    Sponsor,
    Subject,
    Vote,
)

MARK = re.compile(r"\[\[(.+?) => (.*?)(?: \| (.+?))?\]\]")
"""`[[as printed => target | kind]]`; an empty target is an unresolved mention."""


class Writing:
    """Collects the parts of one invented document."""

    def __init__(self, masthead: Masthead, *, form: str = "text", sha256: str = "") -> None:
        self.masthead, self.form, self.sha256 = masthead, form, sha256
        self.paragraphs: list[Paragraph] = []
        self.actions: list[ActionMention] = []
        self.citations: list[Citation] = []
        self.requests: list[ReportingRequest] = []
        self.annexes: list[Annex] = []

    def paragraph(
        self,
        key: str,
        marked: str,
        *,
        action: str | None = None,
        footnotes: Sequence[tuple[str, str]] = (),
        section: str | None = None,
        **details: object,
    ) -> Writing:
        """Add a paragraph; `action` is its verb, `details` go onto its citations."""
        text, citations = self._read(key, marked, action, details)
        self.citations += citations
        notes = []
        for label, marked_note in footnotes:
            note, cited = self._read(key, marked_note, action, details)
            self.citations += [replace(one, footnote=label, footnote_text=note) for one in cited]
            notes.append(Footnote(label, note, len(text)))
        if action:
            printed = " ".join(text.split()[: len(action.split())])
            self.actions.append(ActionMention(key, action, printed, 0, len(printed)))
        lettered = key[key.rfind("(") :] if key.endswith(")") else key.removeprefix("op")
        number = lettered if key.startswith("op") else None
        kind: ParagraphKind = "operative" if key.startswith("op") else "table" if "table" in key else "preambular"
        self.paragraphs.append(Paragraph(key, kind, text, number, section, footnotes=tuple(notes)))
        return self

    def _read(
        self, key: str, marked: str, action: str | None, details: dict[str, object]
    ) -> tuple[str, list[Citation]]:
        text, citations, position = "", [], 0
        for mark in MARK.finditer(marked):
            text += marked[position : mark.start()]
            start = len(text)
            text += mark[1]
            position = mark.end()
            kind: Kind = mark[3] or "resolution"  # type: ignore[assignment]
            rule = "symbol printed" if mark[2] else "unresolved"
            citation = Citation(key, mark[1], start, len(text), mark[2] or None, kind, rule, action=action)
            citations.append(replace(citation, **details))  # type: ignore[arg-type]
        return text + marked[position:], citations

    def request(self, key: str, addressee: str, deliverable: str = "report", **details: object) -> Writing:
        """Add a reporting request that takes up the whole of a paragraph."""
        text = next(paragraph.text for paragraph in self.paragraphs if paragraph.id == key)
        request = ReportingRequest(key, (addressee,), deliverable, text, 0, len(text), action="request")
        self.requests.append(replace(request, **details))  # type: ignore[arg-type]
        return self

    def done(self, source: str, *warnings: str) -> Extraction:
        """The extraction, as if read from `source`."""
        document = Document(source, self.form, self.masthead, tuple(self.paragraphs), tuple(self.annexes))
        return Extraction(
            document, tuple(self.actions), tuple(self.citations), tuple(self.requests), self.sha256 or source, warnings
        )


COUNCIL = Masthead(
    organ="hrc", status="adopted", agenda_item="3", title="Protection of lighthouse keepers", symbol_printed=True
)
SHARED = "Guided by [[the Charter => Charter of the United Nations | treaty]],"
DEVELOPMENT = "the Declaration on the Right to Development => Declaration on the Right to Development | declaration"


def council_44() -> Extraction:
    """The first text of the lineage."""
    masthead = replace(COUNCIL, symbol="A/HRC/RES/44/98", number="44/98", session=44, date="2020-07-16", meeting=27)
    writing = Writing(masthead, sha256="44")
    writing.paragraph("pp1", SHARED, action="guided")
    writing.paragraph("pp2", f"Recalling [[{DEVELOPMENT}]],", action="recall", also=("A/RES/41/128",))
    writing.paragraph("pp3", "Recalling also [[its resolution 5/1 => A/HRC/RES/5/1]],", action="recall")
    writing.paragraph("op1", "Takes note of [[the report => A/HRC/44/98 | report]] on lamps;", action="take note")
    writing.paragraph(
        "op2", "Requests the High Commissioner to report to the Council at its next session;", action="request"
    )
    writing.request(
        "op2",
        "United Nations High Commissioner for Human Rights",
        about="safety of lamps",
        recipient="Human Rights Council",
        due_session=47,
        due_text="at its forty-seventh session",
        due_computed="2021-06/2021-07",
        recurrence_implied="each session",
    )
    return writing.done("a/council-44.txt")


def council_47() -> Extraction:
    """The second text: a stronger verb, one citation more, one less, the same request again."""
    vote = Vote("recorded", 2, 1, 1, ("Senegal", "Uruguay"), ("Japan",), ("Mexico",))
    masthead = replace(
        COUNCIL,
        symbol="A/HRC/RES/47/98",
        number="47/98",
        session=47,
        date="2021-07-13",
        meeting=36,
        vote=vote,
        draft_symbol="A/HRC/47/L.98",
        work_iri="/akn/un/statement/deliberation/unhrc/2021-07-13/47-98/",
        subjects=(
            Subject("LIGHTHOUSES", "UNBIS", "http://metadata.un.org/thesaurus/1003701"),
            Subject("LAMPS", "EuroVoc"),
        ),
    )
    writing = Writing(masthead, form="akn", sha256="47")
    writing.paragraph("pp1", SHARED, action="guided", pinpoint="Article 1, paragraph 3")
    writing.paragraph("pp2", f"Reaffirming [[{DEVELOPMENT}]],", action="reaffirm", also=("A/RES/41/128",))
    writing.paragraph(
        "pp3",
        "Recalling its earlier text and the rights of their children,",
        action="recall",
        footnotes=[
            ("1", "[[Resolution 44/98 => A/HRC/RES/44/98]]."),
            ("2", "[[CRC => Convention on the Rights of the Child | treaty]]."),
        ],
    )
    writing.paragraph("op1", "Takes note of [[the report => A/HRC/47/98 | report]] on lamps;", action="take note")
    writing.paragraph("op2", "Requests the High Commissioner:", action="request")
    writing.paragraph("op2(a)", "To report on lamps each year;", section="II. Lamps")
    writing.request(
        "op2(a)",
        "United Nations High Commissioner for Human Rights",
        about="safety of lamps",
        recipient="Human Rights Council",
        due_session=50,
        due_date="2022-06-30",
        due_text="at its fiftieth session",
        recurrence="annual",
    )
    writing.paragraph("table1.1", "Lamps of the coast | 12")
    writing.annexes.append(Annex("Rules for lamps", (Paragraph("op1", "operative", "Lamps are lit at dusk.", "1"),)))
    return writing.done("a/council-47.xml")


def draft_47() -> Extraction:
    """The draft from which the second text was adopted."""
    masthead = replace(
        COUNCIL,
        symbol="A/HRC/47/L.98",
        status="draft",
        session=47,
        date="2021-07-06",
        sponsors=(Sponsor("Senegal"), Sponsor("Iceland", non_member=True, on_behalf_of="the Nordic countries")),
    )
    writing = Writing(masthead, form="markdown", sha256="L98")
    writing.paragraph("pp1", SHARED, action="guided")
    return writing.done("a/draft-47.md")


def assembly_75() -> Extraction:
    """A text of the General Assembly that cites the Council, a draft, an unknown name, and something unclear."""
    masthead = Masthead(
        symbol="A/RES/75/998",
        organ="ga",
        committee="Third Committee",
        status="adopted",
        number="75/998",
        session=75,
        title="Lamps \u201cfor all\u201d <and> \\everyone\\\n& more",
        date="2020-12-31",
    )
    writing = Writing(masthead, sha256="75")
    writing.paragraph("pp1", SHARED, action="guided")
    writing.paragraph("pp2", f"Reaffirming [[{DEVELOPMENT}]],", action="reaffirm")
    writing.paragraph("pp3", "Recalling [[Council resolution 44/98 => A/HRC/RES/44/98]],", action="recall")
    writing.paragraph(
        "pp4", "Recalling also [[resolution 41/128 => A/RES/41/128]],", action="recall", date="1986-12-04"
    )
    writing.paragraph(
        "pp5",
        "Recalling further [[resolution 70/1 => A/RES/70/1]],",
        action="recall",
        date="1970-01-01",
        warnings=("the printed date is not in session 70",),
    )
    writing.paragraph("pp6", "Noting [[the text => A/C.3/75/L.998]],", action="note")
    writing.paragraph("pp7", "Noting [[the Lamp Charter => Charter of the Lamps | treaty]],", action="note")
    writing.paragraph("pp8", "Recalling [[that resolution => ]],", action="recall", warnings=("no organ is named",))
    writing.paragraph("op1", "Requests the Secretary-General to report on this text.", action="request")
    writing.request("op1", "Secretary-General", about="this text", recipient="General Assembly")
    return writing.done("a/assembly-75.txt", "one footnote mark has no footnote")


def council_sc() -> Extraction:
    """A Security Council resolution."""
    masthead = Masthead(
        symbol="S/RES/2998(2021)",
        organ="sc",
        status="adopted",
        number="2998 (2021)",
        title="Lamps",
        date="2021-03-01",
        meeting=8777,
    )
    writing = Writing(masthead, sha256="2998")
    writing.paragraph("pp1", SHARED, action="guided")
    writing.paragraph("pp2", "Recalling [[resolution 1325 (2000) => S/RES/1325(2000)]],", action="recall")
    return writing.done("a/sc.txt")


def nameless_draft() -> Extraction:
    """A draft without a symbol."""
    masthead = Masthead(organ="ga", status="draft", session=76, title="Lamps at Sea: a Draft")
    return Writing(masthead, sha256="nameless").paragraph("pp1", SHARED, action="guided").done("a/nameless.txt")


def specimens() -> list[tuple[str, Extraction]]:
    """All specimens with their paths."""
    made = (council_44(), council_47(), draft_47(), assembly_75(), council_sc(), nameless_draft())
    return [(extraction.document.source, extraction) for extraction in made]


def many(count: int, *, paragraphs: int = 60, citations: int = 25) -> list[tuple[str, Extraction]]:
    """Invented General Assembly resolutions of usual size, each citing earlier ones."""
    made = []
    for index in range(count):
        session, number = 60 + index // 100, index % 100 + 900
        masthead = Masthead(
            symbol=f"A/RES/{session}/{number}",
            organ="ga",
            status="adopted",
            number=f"{session}/{number}",
            session=session,
            title=f"Lamps of harbour {index}",
            date=f"{1945 + session}-12-20",
        )
        writing = Writing(masthead, sha256=f"many-{index}")
        for position in range(paragraphs):
            cited = (index * 31 + position * 17) % 3000
            symbol = f"{50 + cited // 100}/{cited % 100 + 900}"
            reference = f"[[its resolution {symbol} => A/RES/{symbol}]] and " if position < citations else ""
            filler = f"lamp {index} of harbour {position} " * 8
            writing.paragraph(f"pp{position + 1}", f"Recalling {reference}{filler},", action="recall")
        made.append((f"many/{index}.txt", writing.done(f"many/{index}.txt")))
    return made
