"""The citation network of a graph store: nodes and citations read from its triples."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, cast

from kg.model import Kind, Status
from kg.network.carriers import merged
from kg.network.citations import CitationNetwork, Evidence, Node, network_from_rows

if TYPE_CHECKING:
    from kg.graph import GraphStore

KIND_OF_CLASS: Mapping[str, Kind] = {
    "Treaty": "treaty",
    "Declaration": "declaration",
    "Programme": "programme",
    "Resolution": "resolution",
    "Decision": "decision",
    "PresidentialStatement": "statement",
    "Report": "report",
    "Record": "record",
    "Draft": "resolution",
}
"""Kinds by class, the more telling class first; the text of a draft counts as what nearly every draft is."""


WORDS = ("text", "quote", "start", "end", "rule", "pinpoint", "inFootnote")
"""What the store says of the words of a citation, by property."""


def citation_network(
    store: GraphStore, *, evidence: bool = True, merge_carriers: bool = True, superseded_drafts: bool = True
) -> CitationNetwork:
    """Return the network of all documents of a store and all that they cite.

    `evidence=False` leaves out texts, quotations, offsets and rules, which measures do not need. With `merge_carriers` a
    named instrument and the document that carries its text and no other's are one node. Without `superseded_drafts`
    a draft whose adopted text is in the collection cites nothing, so that one text does not count twice.
    """
    names = _Names(store)
    nodes = names.nodes()
    citations = tuple(_citations(store, names, evidence))
    if merge_carriers:
        nodes, citations = merged(nodes, citations, names.carriers())
    left_out = 0
    if not superseded_drafts:
        drafts = names.superseded()
        citations = tuple(one for one in citations if one.citing not in drafts)
        cited = {one.cited for one in citations}
        left_out = len(drafts)
        nodes = tuple(node for node in nodes if node.key not in drafts or node.key in cited)
        needed = {one.citing for one in citations} | cited
        nodes = tuple(node for node in nodes if node.held or node.key in needed)
    return network_from_rows(nodes, citations, superseded_drafts=left_out)


def pairs(store: GraphStore, predicate: str) -> Iterator[tuple[str, str]]:
    """Yield subject and object of every statement with this predicate (a prefixed name), as plain strings."""
    for row in store.solutions(f"SELECT ?s ?o WHERE {{ ?s {predicate} ?o }}"):
        yield _plain(row[0]), _plain(row[1])


def first_of(found: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Return one object for each subject, the least where there are several, so that the order makes no difference."""
    least: dict[str, str] = {}
    for subject, value in found:
        if subject not in least or value < least[subject]:
            least[subject] = value
    return least


def _plain(term: Any) -> str:
    return str(term.value)


class _Names:
    """What the store says about the documents and instruments that cite or are cited."""

    def __init__(self, store: GraphStore) -> None:
        self._store = store
        self._held = {subject for subject, _ in pairs(store, "kg:held")}
        self.cited = first_of(pairs(store, "cito:hasCitedEntity"))
        """Citation and the thing that it cites."""
        self._iris = sorted(self._held.union(self.cited.values()))
        symbols, labels = first_of(pairs(store, "dcterms:identifier")), first_of(pairs(store, "rdfs:label"))
        self._symbols = symbols
        self.keys: dict[str, str] = {}
        taken: set[str] = set()
        for iri in self._iris:
            key = symbols.get(iri) or labels.get(iri) or _local(iri)
            if key in taken:
                key = f"{key} [{_local(iri)}]"
            taken.add(key)
            self.keys[iri] = key

    def nodes(self) -> tuple[Node, ...]:
        """One node for each text."""
        store = self._store
        kinds = self._kinds()
        titles, years = first_of(pairs(store, "dcterms:title")), first_of(pairs(store, "kg:year"))
        organs = first_of(pairs(store, "kg:adoptedBy")) | first_of(pairs(store, "kg:organ"))
        dates = first_of(pairs(store, "kg:distributed")) | first_of(pairs(store, "dcterms:issued"))
        statuses, pages = first_of(pairs(store, "kg:status")), first_of(pairs(store, "foaf:page"))
        notations = first_of(pairs(store, "skos:notation"))
        nodes = []
        for iri, key in self.keys.items():
            organ = organs.get(iri)
            nodes.append(
                Node(
                    key=key,
                    label=key,
                    kind=kinds.get(iri, "other"),
                    title=titles.get(iri) or (None if iri in self._symbols else key),
                    organ=notations.get(organ, _local(organ)) if organ else None,
                    year=int(years[iri][:4]) if iri in years else None,
                    held=iri in self._held,
                    date=dates.get(iri),
                    status=cast("Status | None", statuses.get(iri)),
                    page=pages.get(iri),
                    iri=iri,
                )
            )
        return tuple(nodes)

    def _kinds(self) -> dict[str, Kind]:
        order = list(KIND_OF_CLASS)
        best: dict[str, int] = {}
        for place, name in enumerate(order):
            for row in self._store.solutions(f"SELECT ?s WHERE {{ ?s a kg:{name} }}"):
                best.setdefault(_plain(row[0]), place)
        return {iri: KIND_OF_CLASS[order[place]] for iri, place in best.items()}

    def carriers(self) -> tuple[tuple[str, str], ...]:
        """Instrument and the symbol of each document that carries it, as keys, where the instrument is in the network.

        A document that carries several instruments is left out: it is none of them.
        """
        found = list(pairs(self._store, "kg:carriedBy"))
        carried: dict[str, int] = defaultdict(int)
        for _, document in found:
            carried[document] += 1
        return tuple(
            sorted(
                (self.keys[instrument], self._symbols[document])
                for instrument, document in found
                if instrument in self.keys and carried[document] == 1 and document in self._symbols
            )
        )

    def superseded(self) -> frozenset[str]:
        """Keys of the drafts in the collection whose adopted text is in it too."""
        return frozenset(
            self.keys[draft]
            for adopted, draft in pairs(self._store, "kg:adoptedFrom")
            if adopted in self._held and draft in self._held
        )


def _citations(store: GraphStore, names: _Names, evidence: bool) -> Iterator[Evidence]:
    citing = first_of(pairs(store, "cito:hasCitingEntity"))
    actions, paragraphs = first_of(pairs(store, "kg:action")), first_of(pairs(store, "kg:inParagraph"))
    notations, forces = first_of(pairs(store, "skos:notation")), first_of(pairs(store, "kg:force"))
    words = {name: first_of(pairs(store, f"kg:{name}")) if evidence else {} for name in WORDS}
    for citation, target in names.cited.items():
        action, paragraph = actions.get(citation), paragraphs.get(citation)
        footnote = words["inFootnote"].get(citation)
        yield Evidence(
            citing=names.keys[citing[citation]],
            cited=names.keys[target],
            action=notations.get(action, _local(action).replace("-", " ")) if action else None,
            force=forces.get(action) if action else None,
            paragraph=notations.get(paragraph) if paragraph else None,
            text=words["text"].get(footnote or paragraph or ""),
            quote=words["quote"].get(citation),
            start=_number(words["start"].get(citation)),
            end=_number(words["end"].get(citation)),
            rule=words["rule"].get(citation),
            pinpoint=words["pinpoint"].get(citation),
            footnote=notations.get(footnote) if footnote else None,
        )


def _number(value: str | None) -> int | None:
    return int(value) if value is not None else None


def _local(iri: str) -> str:
    return iri.rsplit("#", 1)[-1].rsplit("/", 1)[-1]
