"""What an Akoma Ntoso document says of itself: metadata, cover page, preface and conclusions, from a masthead."""

from __future__ import annotations

from lxml import etree

from kg.graph.iris import Iris, base_iri
from kg.link.elements import clean, element
from kg.model import Masthead
from kg.pages import program
from kg.registry import organs
from kg.symbol import kind_of

UNKNOWN_DATE = "0001-01-01"
"""What the United Nations' own files write where a date is not known; the schema asks for one."""
LANGUAGES = {"en": "eng", "fr": "fra", "es": "spa", "ru": "rus", "zh": "zho", "ar": "ara"}


def document_name(head: Masthead) -> str:
    """What kind of document the root element says it is."""
    kind = kind_of(head.symbol) if head.symbol else "other"
    if kind in ("resolution", "decision", "statement"):
        return kind
    return "draft" if head.status == "draft" else "document"


def meta(head: Masthead) -> etree._Element:
    """Work, expression and manifestation with their dates, the draft and its sponsors, the vote."""
    work = head.work_iri or Iris(base_iri()).document(head.symbol or "unknown").value
    language = LANGUAGES.get(head.language, "eng")
    date = head.date or UNKNOWN_DATE
    event = "adoption" if head.status == "adopted" else "distribution"
    expression = f"{work.rstrip('/')}/{language}@"
    identification = element(
        "identification",
        _level("FRBRWork", work, date, event, head, element("FRBRcountry", value="un")),
        _level(
            "FRBRExpression", expression, head.distribution_date or date, "publication", head,
            element("FRBRlanguage", language=language),
        ),
        _level("FRBRManifestation", f"{expression}.xml", date, "markup", head),
        source="#kg",
    )  # fmt: skip
    made = element("meta", identification)
    if head.draft_symbol or head.sponsors:
        names = ", ".join(sponsor.name for sponsor in head.sponsors)
        step = element("step", date=UNKNOWN_DATE, outcome="draftResolution", by=names)
        if head.draft_symbol:
            step.set("as", head.draft_symbol)
        made.append(element("workflow", step, source="#kg"))
    if head.vote is not None:
        made.append(element("analysis", element("parliamentary", voting(head)), source="#kg"))
    made.append(
        element(
            "references",
            element("TLCOrganization", eId="kg", href="/akn/ontology/organization/kg", showAs=program()),
            source="#kg",
        )
    )
    return made


def _level(
    tag: str, iri: str, date: str, event: str, head: Masthead, more: etree._Element | None = None
) -> etree._Element:
    return element(
        tag,
        element("FRBRthis", value=iri),
        element("FRBRuri", value=iri),
        element("FRBRdate", date=date, name=event),
        element("FRBRauthor", href=f"#{head.organ or 'kg'}"),
        more,
    )


def voting(head: Masthead) -> etree._Element:
    """How the document was adopted, with the columns of a recorded vote."""
    vote = head.vote
    if vote is None or vote.type == "without a vote":
        return element("voting", outcome="adoptedWithoutVote")
    made = element("voting", outcome="adopted")
    columns = (
        ("inFavour", vote.for_, vote.in_favour),
        ("against", vote.against, vote.against_list),
        ("abstaining", vote.abstaining, vote.abstaining_list),
    )
    for column, number, states in columns:
        if number is not None:
            count = element("count", value=str(number), refersTo=f"#{column}")
            count.extend(element("organization", clean(state), refersTo="#memberState") for state in states)
            made.append(count)
    return made


def cover(head: Masthead) -> etree._Element:
    """Symbol, organ, committee, date of distribution, session and agenda item."""
    made = element("coverPage")
    organ = organs().get(head.organ or "")
    rows: list[etree._Element | None] = [
        element("docNumber", head.symbol, refersTo="#symbol") if head.symbol else None,
        element("docAuthority", organ.name, refersTo="#issuingBody") if organ else None,
        element("docProponent", f"[on the report of the {head.committee}]") if head.committee else None,
        element("docDate", head.distribution_date, date=head.distribution_date, refersTo="#dateOfIssuance")
        if head.distribution_date
        else None,
        element("session", f"Session {head.session}", value=str(head.session)) if head.session else None,
        element("inline", f"Agenda item {head.agenda_item}", title=head.agenda_item, name="agenda item")
        if head.agenda_item
        else None,
    ]
    made.extend(element("p", row) for row in rows if row is not None)
    return made


def preface(head: Masthead) -> etree._Element:
    """Number and title."""
    line = element("p")
    if head.number:
        line.append(element("docNumber", f"{head.number}."))
    if head.title:
        line.append(element("docTitle", clean(head.title), refersTo="#resolutionTitle"))
    return element("preface", line)


def conclusions(head: Masthead) -> etree._Element:
    """Meeting and date of adoption."""
    line = element("p")
    if head.meeting:
        line.append(element("inline", f"Meeting {head.meeting}", name="adoptionMeeting", title=str(head.meeting)))
    if head.date:
        mark = "#adoptionDate" if head.status == "adopted" else "#dateOfIssuance"
        line.append(element("docDate", head.date, date=head.date, refersTo=mark))
    return element("conclusions", line)
