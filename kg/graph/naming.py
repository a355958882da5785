"""The property that stands for citing with an action verb: `take note` gives kg:takesNoteOf, "takes note of"."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

import pyoxigraph as ox

from kg.errors import RegistryError
from kg.graph.vocabulary import KG, cito
from kg.model import Action
from kg.registry import actions


def property_label(action: Action) -> str:
    """How a verb's property reads between two names: its first finite form, else participle, and its preposition.

    >>> property_label(actions()["take note"]), property_label(actions()["mindful"])
    ('takes note of', 'mindful of')
    """
    form = next(iter((*action.finites, *action.participles, action.key)))
    words = [word for word in form.split() if word != "*"]
    return " ".join((*words, action.preposition) if action.preposition else words)


def property_name(label: str) -> str:
    """The local name of a property that reads so, in camel case.

    >>> property_name("takes note of")
    'takesNoteOf'
    """
    first, *rest = label.replace("-", " ").split()
    return first.lower() + "".join(word.capitalize() for word in rest)


@cache
def property_names() -> Mapping[str, str]:
    """The property of each action verb by its base form; a verb whose first form is taken falls back on its key.

    Raises RegistryError where two verbs would share a property, or a verb one with a term of ontology/kg.ttl.
    """
    names: dict[str, str] = {}
    for action in actions().values():
        name = property_name(property_label(action))
        if name in KG or name in names.values():
            name = property_name(action.key)
        if name in KG or name in names.values():
            raise RegistryError(f"the verb {action.key!r} needs a finite form of its own in ontology/actions.ttl")
        names[action.key] = name
    return names


def cito_function(action: Action) -> ox.NamedNode | None:
    """The citation function of CiTO that is nearest to a verb, or None.

    Raises RegistryError where ontology/actions.ttl names one that CiTO does not have.
    """
    try:
        return getattr(cito, action.cito) if action.cito else None
    except AttributeError as error:
        raise RegistryError(f"the verb {action.key!r} in ontology/actions.ttl: {error}") from error
