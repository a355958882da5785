"""Invented specimens of Akoma Ntoso resolutions, with links put in, left out and put wrong on purpose."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path

LINK = re.compile(r"\[([^\]|]+)\|([^\]]+)\]")
NOTE = re.compile(r"\{([^}]+)\}")
PREAMBLE = (
    ("Reaffirming", "its resolution [70/1|A/RES/70/1] of 25 September 2015 on the 2030 Agenda,"),
    ("Recalling", "its resolutions [58/9|A/RES/58/9] of 5 November 2003 and [60/5|A/RES/60/5] of 26 October 2005,"),
    ("Noting", "the work of the harbour masters{Resolution [69/15|A/RES/69/15], annex.} on lights at sea,"),
)
OPERATIVE = (
    ("Welcomes", "the report of the Secretary-General on harbour lights;{[A/77/1901|A/77/1901].}"),
    ("Decides", "to remain seized of the matter."),
)


def akn(
    preamble: Sequence[tuple[str, str]] = PREAMBLE,
    operative: Sequence[tuple[str, str]] = OPERATIVE,
    *,
    symbol: str = "A/RES/77/920",
    title: str = "Lights at sea",
    agenda_item: str = "18 (b)",
    stated_item: str | None = None,
    language: str = "eng",
    names: Mapping[int, str] | None = None,
) -> str:
    """One resolution; `[text|symbol]` is a link, `{text}` a footnote, `names` other names of preambular paragraphs."""
    marks = iter(range(1, 100))

    def marked(words: str) -> str:
        def note(found: re.Match[str]) -> str:
            return f'<authorialNote marker="{next(marks)}" placement="bottom"><p>{found[1]}</p></authorialNote>'

        return LINK.sub(r'<a href="https://undocs.org/en/\2">\1</a>', NOTE.sub(note, words))

    containers = "".join(
        f'<container name="{(names or {}).get(count, name)}"><p><span class="italic">{name}</span> {marked(words)}</p>'
        "</container>"
        for count, (name, words) in enumerate(preamble, start=1)
    )
    paragraphs = "".join(
        f"<paragraph><num>{count}.</num><content><p>"
        f'<span class="italic">{verb}</span> {marked(words)}</p></content></paragraph>'
        for count, (verb, words) in enumerate(operative, start=1)
    )
    session, number = symbol.removeprefix("A/RES/").split("/")
    return f"""<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0"><statement name="resolution">
<meta><identification><FRBRWork><FRBRdate date="2022-12-15" name="adoption"/></FRBRWork>
<FRBRExpression><FRBRlanguage language="{language}"/></FRBRExpression></identification></meta>
<coverPage><p>United Nations</p><p><docNumber refersTo="#symbol">{symbol}</docNumber></p>
<p><docAuthority refersTo="#issuingBody">General Assembly</docAuthority></p>
<p><docDate date="2022-12-20" refersTo="#dateOfIssuance">Distr.: General 20 December 2022</docDate></p>
<p><session value="{session}">Seventy-seventh session</session></p>
<p><inline title="{stated_item or agenda_item}" name="agenda item">Agenda item {agenda_item}</inline></p>
<p><docTitle>Resolution adopted by the General Assembly on 15 December 2022</docTitle></p></coverPage>
<preface><p><docNumber>{session}/{number}.</docNumber> <docTitle refersTo="#resolutionTitle">{title}</docTitle></p></preface>
<preamble><formula><p><span class="italic">The General Assembly</span>,</p></formula>{containers}</preamble>
<mainBody>{paragraphs}</mainBody>
<conclusions><p><event><location title="54th" refersTo="#adoptionMeeting">54th plenary meeting</location><eol/>
<docDate date="2022-12-15" refersTo="#adoptionDate">15 December 2022</docDate></event></p></conclusions>
</statement></akomaNtoso>"""


def written(folder: Path, text: str, name: str = "A_RES_77_920.xml") -> Path:
    """The specimen as a file of a folder, which is made where it is missing."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path
