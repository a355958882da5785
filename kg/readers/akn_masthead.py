"""The masthead that an Akoma Ntoso document states in elements of its own.

Lists of States (sponsors, columns of a vote) are given whole, as printed; the segmenter takes them apart.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from lxml import etree

from kg.model import Masthead, Sponsor, Status, Subject, Vote
from kg.readers.akn_inline import words
from kg.registry import organ_named
from kg.symbol import canonical, is_symbol, organ_of, parse

LANGUAGES: Mapping[str, str] = {
    "eng": "en",
    "fra": "fr",
    "fre": "fr",
    "spa": "es",
    "rus": "ru",
    "zho": "zh",
    "chi": "zh",
    "ara": "ar",
}
"""ISO 639-2 codes, as FRBRlanguage gives them, and the codes that the project uses."""
SCHEMES: Mapping[str, str] = {
    "UNBIS Thesaurus": "UNBIS",
    "UNBIS": "UNBIS",
    "SDGO": "SDGO",
    "EuroVoc": "EuroVoc",
    "DHLAUTH": "DHLAUTH",
}
NUMBER = re.compile(r"(?:[^\W\d_]+\s+)?((?:E?S-)?\d+(?:/\d+|(?:\s[A-Z])?\s\([\dA-Z-]+\))(?:\s?[A-Z](?:[-–][A-Z])?)?)")
DATE = re.compile(r"[12]\d{3}-\d\d-\d\d")
COUNTS = re.compile(r"\b(\d+)-(\d+)-(\d+)\b")
REPORT_OF = re.compile(r"(?:of the|of|du|de la) (.+?Committee(?: \([A-Z][a-z]+ Committee\))?)")
NO_STATE = re.compile(r"^(?:submitted|introduced|the (?:representative|president|chair)|recommended)\b", re.IGNORECASE)


def language_of(root: etree._Element) -> str:
    """The two-letter code of the language that the document states; English where it is silent."""
    found = root.find(".//{*}FRBRExpression/{*}FRBRlanguage")
    return LANGUAGES.get(found.get("language", "") if found is not None else "", "en")


def stated_masthead(root: etree._Element) -> Masthead:
    """What the elements of a document state about it; a field is None where they are silent."""
    cover = _Cover(root)
    printed = cover.text("coverPage//{*}docNumber[@refersTo='#symbol']")
    return Masthead(
        symbol=_symbol(printed),
        symbol_printed=printed is not None,
        organ=cover.organ(printed or ""),
        committee=cover.committee(),
        status=cover.status(),
        number=cover.number(),
        session=cover.session(),
        agenda_item=_spaced(cover.attribute("coverPage//{*}inline[@name='agenda item']", "title")),
        title=cover.text("preface//{*}docTitle[@refersTo]"),
        date=cover.adoption_date(),
        distribution_date=_date(cover.attribute("coverPage//{*}docDate[@refersTo='#dateOfIssuance']", "date")),
        meeting=cover.meeting(),
        language=language_of(root),
        sponsors=cover.sponsors(),
        vote=cover.vote(),
        draft_symbol=cover.draft_symbol(),
        work_iri=cover.attribute("FRBRWork/{*}FRBRuri", "value"),
        subjects=cover.subjects(),
    )


def _symbol(printed: str | None) -> str | None:
    return str(parse(printed)) if printed is not None and is_symbol(printed) else printed


def _date(text: str | None) -> str | None:
    return text if text and DATE.fullmatch(text) else None


def _spaced(item: str | None) -> str | None:
    """An agenda item with one space before each of its letters: `72 (a)`."""
    return re.sub(r"(?<=\d)\s*(?=\(?[a-z]\))", " ", " ".join(item.split())) if item else None


class _Cover:
    """The metadata and cover of one document, asked field by field."""

    __slots__ = ("root", "steps")

    def __init__(self, root: etree._Element) -> None:
        self.root = root
        self.steps = [step for step in root.iter("{*}step") if step.get("outcome")]

    def element(self, path: str) -> etree._Element | None:
        return self.root.find(".//{*}" + path)

    def text(self, path: str) -> str | None:
        found = self.element(path)
        return (words(found) or None) if found is not None else None

    def attribute(self, path: str, name: str) -> str | None:
        found = self.element(path)
        value = found.get(name) if found is not None else None
        return value.strip() or None if value else None

    def named(self, *outcomes: str) -> list[etree._Element]:
        return [step for step in self.steps if step.get("outcome") in outcomes]

    def organ(self, symbol: str) -> str | None:
        authority = self.text("coverPage//{*}docAuthority[@refersTo='#issuingBody']")
        named = organ_named(authority or "")
        return organ_of(symbol) or (named.key if named else None)

    def status(self) -> Status | None:
        if "/PRST/" in (self.text("coverPage//{*}docNumber[@refersTo='#symbol']") or ""):
            return "adopted"
        if self.named("adopted") or self.element("docDate[@refersTo='#adoptionDate']") is not None:
            return "adopted"
        return "draft" if self.named("draftResolution", "draftDecision") else None

    def committee(self) -> str | None:
        printed = self.text("coverPage//{*}docProponent") or ""
        found = REPORT_OF.search(printed)
        name = found[1] if found else printed.strip("[] ")
        organ = organ_named(name)
        return organ.name if organ and organ.is_committee else None

    def number(self) -> str | None:
        for path in ("preface//{*}docNumber", "coverPage//{*}docTitle[@refersTo='#resolutionNumber']"):
            found = NUMBER.match((self.text(path) or "").strip())
            if found:
                return found[1]
        return None

    def session(self) -> int | None:
        value = self.attribute("coverPage//{*}session", "value") or ""
        return int(value) if value.isdigit() else None

    def adoption_date(self) -> str | None:
        for path in ("docDate[@refersTo='#adoptionDate']", "date[@refersTo='#adoptionDate']"):
            if date := _date(self.attribute(path, "date")):
                return date
        return _date(self.attribute("FRBRWork/{*}FRBRdate", "date"))

    def meeting(self) -> int | None:
        for path in ("location[@refersTo='#adoptionMeeting']", "inline[@name='adoptionMeeting']"):
            found = re.match(r"\d+", self.attribute(path, "title") or "")
            if found:
                return int(found[0])
        for step in self.named("adopted"):
            found = re.search(r"(\d+)(?:st|nd|rd|th)\b", f"{step.get('as', '')} {step.get('by', '')}")
            if found:
                return int(found[1])
        return None

    def sponsors(self) -> tuple[Sponsor, ...]:
        steps = self.named("draftResolution", "draftDecision", "draftResolutionAdditionalSponsors")
        lists = (" ".join((step.get("by") or "").split()) for step in steps)
        return tuple(Sponsor(names) for names in lists if names and not NO_STATE.match(names))

    def draft_symbol(self) -> str | None:
        for step in self.named("draftResolution", "draftDecision"):
            symbol = (step.get("as") or "").partition(",")[0].strip()
            if is_symbol(symbol):
                return canonical(symbol)
        return None

    def subjects(self) -> tuple[Subject, ...]:
        found: dict[tuple[str, str], Subject] = {}
        for keyword in self.root.iter("{*}keyword"):
            label, scheme = keyword.get("showAs") or keyword.get("value"), keyword.get("dictionary") or ""
            if label and scheme in SCHEMES:
                found.setdefault((label, scheme), Subject(label, SCHEMES[scheme], keyword.get("href")))
        return tuple(found.values())

    def vote(self) -> Vote | None:
        voting = self.element("voting")
        counts = {count.get("refersTo", "").lstrip("#"): count for count in self.root.iter("{*}count")}
        if (printed := self.element("vote")) is not None and printed.find(".//{*}organization") is not None:
            return self._printed(printed)
        if counts:
            return self._recorded(counts)
        if voting is not None and voting.get("outcome") == "adoptedWithoutVote":
            return Vote("without a vote")
        return self._summary()

    def _recorded(self, counts: Mapping[str, etree._Element]) -> Vote:
        def number(column: str) -> int | None:
            value = counts[column].get("value", "") if column in counts else ""
            return int(value) if value.isdigit() else None

        def voters(column: str) -> tuple[str, ...]:
            found = counts[column].iter("{*}organization") if column in counts else iter(())
            return tuple(name for name in map(words, found) if name)

        return Vote(
            "recorded", number("inFavour"), number("against"), number("abstaining"),
            voters("inFavour"), voters("against"), voters("abstaining"),
        )  # fmt: skip

    def _printed(self, printed: etree._Element) -> Vote:
        numbers: dict[str, int] = {}
        for quantity in printed.iter("{*}quantity"):
            value = quantity.get("normalized") or words(quantity)
            if value.isdigit():
                numbers[quantity.get("refersTo", "").lstrip("#")] = int(value)
        columns: dict[str, str] = {}
        for outcome in printed.iter("{*}outcome"):
            states = outcome.find("{*}organization")
            if states is not None:
                columns[outcome.get("refersTo", "").lstrip("#")] = words(states)

        def column(name: str) -> tuple[str, ...]:
            return (columns[name],) if name in columns else ()

        return Vote(
            "recorded", numbers.get("inFavour"), numbers.get("against"), numbers.get("abstaining"),
            column("inFavour"), column("against"), column("abstaining"),
        )  # fmt: skip

    def _summary(self) -> Vote | None:
        for step in self.named("adopted"):
            said = f"{step.get('as', '')} {step.get('by', '')}"
            if counted := COUNTS.search(said):
                return Vote("counted", int(counted[1]), int(counted[2]), int(counted[3]))
            if "unanimously" in said:
                return Vote("counted", None, 0, 0)
            if re.search(r"without (?:a )?vote", said):
                return Vote("without a vote")
        return None
