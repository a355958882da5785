"""The pages of what is cited and not held, of organs and of action verbs, and the two lists of these."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from kg.model import Action, Organ
from kg.network import Edge, Node
from kg.registry import actions, instruments, organs
from kg.site.collection import Collection
from kg.site.document import CITING, To
from kg.site.frame import in_explorer, page
from kg.site.wording import organ_name, printed_date
from kg.symbol import is_symbol
from kg.symbol import page as page_at_un
from kg.views.names import KINDS

MOST = 60
"""Rows of a list on the page of an organ or a verb; the others are counted."""


@dataclass(frozen=True, slots=True)
class Row:
    """A text in a list, and what is counted of it."""

    key: str
    label: str
    note: str
    count: str = ""


@dataclass(frozen=True, slots=True)
class Listed:
    """A list of texts with its heading."""

    title: str
    rows: tuple[Row, ...]
    left_out: int = 0


def thing_html(texts: Collection, key: str, *, to: To, path: str) -> str:
    """The page of a text that is cited and not in the collection: what is known of it and who cites it."""
    node, citing = texts.node(key), texts.cited_by.get(key, ())
    verbs = Counter(verb for edge in citing for verb in {one.action for one in edge.evidence if one.action})
    return page(
        "thing.html",
        path=path,
        title=node.label,
        eyebrow=KINDS[node.kind],
        lead=node.title if node.title and node.title != node.label else "",
        official=next((page_at_un(one) for one in (key, *node.also) if is_symbol(one)), ""),
        explorer=in_explorer(path, key),
        facts=_facts(node),
        verbs=sorted(verbs.items(), key=lambda row: (-row[1], row[0])),
        citing=citing[:CITING],
        citing_left_out=max(0, len(citing) - CITING),
        count=len(citing),
        texts=texts,
        to=to,
    )


def organ_html(texts: Collection, key: str, *, to: To, path: str) -> str:
    """The page of an organ: its documents in the collection, and what these cite most."""
    organ = organs().get(key)
    own = sorted(
        (node for node in texts.held if node.organ == key), key=lambda node: (node.date or "", node.key), reverse=True
    )
    cited = Counter(edge.cited for node in own for edge in texts.cites.get(node.key, ()))
    return page(
        "listing.html",
        path=path,
        title=organ_name(key),
        eyebrow="Organ",
        lead=_counted(len(own), "document") + " in the collection",
        facts=_organ_facts(organ) if organ else (),
        lists=(_listed("Its documents", texts, own), _most("What they cite most", texts, cited, "of its documents")),
        to=to,
    )


def verb_html(texts: Collection, key: str, found: Iterable[tuple[Edge, int]], *, to: To, path: str) -> str:
    """The page of an action verb, of which `found` has the citations under it: what is cited with it, and by whom."""
    action, rows = actions().get(key), tuple(found)
    cited: Counter[str] = Counter()
    for edge, number in rows:
        cited[edge.cited] += number
    citing = sorted({edge.citing for edge, _ in rows}, key=lambda one: (texts.node(one).date or "", one), reverse=True)
    return page(
        "listing.html",
        path=path,
        title=key,
        eyebrow="Action verb",
        lead=f"{_counted(sum(cited.values()), 'citation')} under this verb, in {_counted(len(citing), 'text')}",
        facts=_action_facts(action) if action else (),
        lists=(
            _most("Cited most with it", texts, cited, "citations"),
            _listed("Texts that cite with it", texts, [texts.node(one) for one in citing]),
        ),
        to=to,
    )


def citations_by_verb(texts: Collection) -> dict[str, list[tuple[Edge, int]]]:
    """The citing and cited texts under each verb, with the number of citations."""
    found: dict[str, list[tuple[Edge, int]]] = {}
    for edge in texts.network.edges:
        for verb, number in sorted(Counter(one.action for one in edge.evidence if one.action).items()):
            found.setdefault(verb, []).append((edge, number))
    return dict(sorted(found.items()))


def _facts(node: Node) -> tuple[tuple[str, str], ...]:
    known = next((one for one in instruments().values() if one.name in (node.key, node.title, *node.also)), None)
    others = [one for one in (known.labels if known else ()) if one.isascii() and one not in (node.key, node.title)]
    rows = (
        ("Symbol", next((one for one in (node.key, *node.also) if is_symbol(one)), "")),
        ("Organ", organ_name(node.organ) if node.organ else ""),
        ("Date", printed_date(node.date) or str(node.year or "not known")),
        ("Also called", "; ".join(others[:8])),
        ("Text", "cited in the collection, and not part of it"),
    )
    return tuple(row for row in rows if row[1])


def _organ_facts(organ: Organ) -> tuple[tuple[str, str], ...]:
    rows = (
        ("Symbols begin with", organ.prefix or ""),
        ("Belongs to", organ_name(organ.parent) if organ.parent else ""),
        ("Established", str(organ.established or "")),
        ("Dissolved", str(organ.dissolved or "")),
    )
    return tuple(row for row in rows if row[1])


def _action_facts(action: Action) -> tuple[tuple[str, str], ...]:
    rows = (
        ("Force", action.force),
        ("Opens a preambular paragraph as", ", ".join(action.participles)),
        ("Opens an operative paragraph as", ", ".join(action.finites)),
        ("Citation function (CiTO)", action.cito or ""),
    )
    return tuple(row for row in rows if row[1])


def _listed(title: str, texts: Collection, nodes: list[Node]) -> Listed:
    rows = tuple(
        Row(
            node.key,
            texts.labels[node.key],
            node.title if node.title and node.title != node.key else "",
            printed_date(node.date),
        )
        for node in nodes[:MOST]
    )
    return Listed(title, rows, max(0, len(nodes) - MOST))


def _most(title: str, texts: Collection, counted: Counter[str], noun: str) -> Listed:
    ranked = sorted(counted.items(), key=lambda row: (-row[1], row[0]))
    rows = tuple(
        Row(key, texts.labels[key], texts.node(key).title or "", f"{number:,} {noun}") for key, number in ranked[:MOST]
    )
    return Listed(title, rows, max(0, len(ranked) - MOST))


def _counted(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
