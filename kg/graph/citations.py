"""The quads of what a document cites, what it mentions without saying which, and the reports that it asks for."""

from __future__ import annotations

import pyoxigraph as ox

from kg.graph.naming import cito_function, property_names
from kg.graph.parts import DocumentStatements
from kg.graph.statements import date, integer, literal
from kg.graph.things import cited_thing, organ_thing
from kg.graph.vocabulary import cito, rdf
from kg.model import Citation, Extraction, ReportingRequest
from kg.registry import actions, organ_named


def add_citations(own: DocumentStatements, extraction: Extraction) -> None:
    """Add the citations and the unresolved mentions of a document."""
    for citation in extraction.citations:
        if citation.target is None:
            _add_unresolved(own, citation)
        else:
            _add_citation(own, citation, citation.target)


def _add_citation(own: DocumentStatements, citation: Citation, target: str) -> None:
    terms = own.terms
    thing = own.name(cited_thing(target, citation.kind, own.iris))
    node = own.iris.hashed("citation", *_place(own, citation), thing.value.removeprefix(own.iris.base))
    own.add(own.node, cito.cites, thing)
    own.add(node, rdf.type, terms.Citation)
    own.add(node, cito.hasCitingEntity, own.node)
    own.add(node, cito.hasCitedEntity, thing)
    _add_action(own, node, citation.action)
    action = actions().get(citation.action or "")
    if action is not None:
        own.add(own.node, own.iris.action_property(property_names()[action.key]), thing)
        own.add(node, cito.hasCitationCharacterization, cito_function(action))
    own.add(node, terms.citedKind, literal(citation.kind))
    own.add(node, terms.rule, literal(citation.rule))
    own.add(node, terms.pinpoint, literal(citation.pinpoint))
    own.add(node, terms.printedDate, date(citation.date))
    own.add(node, terms.also, *(literal(key) for key in citation.also))
    if citation.warnings:
        own.add(node, rdf.type, terms.Conflict)
        own.add(node, terms.conflict, *(literal(warning) for warning in citation.warnings))
    _add_place(own, node, citation)


def _add_unresolved(own: DocumentStatements, citation: Citation) -> None:
    terms = own.terms
    node = own.iris.hashed("unresolved", *_place(own, citation))
    own.add(own.node, terms.hasUnresolved, node)
    own.add(node, rdf.type, terms.UnresolvedMention)
    own.add(node, terms.citedKind, literal(citation.kind))
    own.add(node, terms.reason, literal("; ".join(citation.warnings) or citation.rule))
    _add_action(own, node, citation.action)
    _add_place(own, node, citation)


def add_requests(own: DocumentStatements, extraction: Extraction) -> None:
    """Add the reporting requests of a document."""
    organ = extraction.document.masthead.organ
    requester = own.name(organ_thing(organ, own.iris)) if organ else None
    for request in extraction.requests:
        _add_request(own, request, requester)


def _add_request(own: DocumentStatements, request: ReportingRequest, requester: ox.NamedNode | None) -> None:
    terms = own.terms
    due = (request.due_session, request.due_date, request.due_text, request.recurrence)
    what = (request.deliverable, request.about, *due, *request.addressee)
    node = own.iris.hashed("request", *_place(own, request), *what)
    addressees = [organ_named(name) for name in request.addressee]
    recipient = organ_named(request.recipient) if request.recipient else None
    recipient_organ = own.iris.organ(recipient.key) if recipient else None
    own.add(own.node, terms.requestsReport, node)
    own.add(node, rdf.type, terms.ReportingRequest)
    own.add(node, terms.requester, requester)
    own.add(node, terms.addressee, *(literal(name) for name in request.addressee))
    own.add(node, terms.addresseeOrgan, *(own.iris.organ(known.key) for known in addressees if known))
    own.add(node, terms.deliverable, literal(request.deliverable))
    own.add(node, terms.about, literal(request.about))
    own.add(node, terms.recipient, literal(request.recipient))
    own.add(node, terms.recipientOrgan, recipient_organ)
    if request.due_session is not None:
        own.add(node, terms.dueSession, integer(request.due_session))
        own.add(node, terms.dueSessionOf, recipient_organ or requester)
    own.add(node, terms.dueDate, date(request.due_date))
    own.add(node, terms.dueText, literal(request.due_text))
    own.add(node, terms.dueComputed, literal(request.due_computed))
    own.add(node, terms.recurrence, literal(request.recurrence))
    own.add(node, terms.recurrenceImplied, literal(request.recurrence_implied))
    _add_action(own, node, request.action)
    _add_place(own, node, request)


def _add_action(own: DocumentStatements, node: ox.NamedNode, action: str | None) -> None:
    own.add(node, own.terms.action, own.iris.action(action) if action else None)


def _place(own: DocumentStatements, what: Citation | ReportingRequest) -> tuple[object, ...]:
    """What tells one place in one document from all others."""
    footnote = what.footnote if isinstance(what, Citation) else None
    return (own.node.value.removeprefix(own.iris.base), what.paragraph, footnote, what.start, what.end)


def _add_place(own: DocumentStatements, node: ox.NamedNode, what: Citation | ReportingRequest) -> None:
    """Say where it stands and in which words; `kg query annotations` gives the selectors of Web Annotation for it."""
    terms, paragraph = own.terms, own.paragraph(what.paragraph)
    footnote = own.footnote(what.paragraph, what.footnote) if isinstance(what, Citation) else None
    own.add(node, terms.inParagraph, paragraph)
    own.add(node, terms.inFootnote, footnote)
    own.add(node, terms.quote, literal(what.text))
    own.add(node, terms.start, integer(what.start))
    own.add(node, terms.end, integer(what.end))
