"""The property that stands for citing with an action verb: `reaffirm` gives kg:reaffirms."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

import pyoxigraph as ox

from kg.errors import RegistryError
from kg.graph.vocabulary import KG, cito
from kg.model import Action
from kg.registry import actions


def property_name(action: Action) -> str:
    """The local name of a verb's property: its first finite form, else its first participle, in camel case.

    >>> property_name(actions()["take note"])
    'takesNote'
    """
    form = next(iter((*action.finites, *action.participles, action.key)))
    first, *rest = [word for word in form.replace("-", " ").split() if word != "*"]
    return first.lower() + "".join(word.capitalize() for word in rest)


@cache
def property_names() -> Mapping[str, str]:
    """The property of each action verb by its base form; a verb whose first form is taken falls back on its key.

    Raises RegistryError where two verbs would share a property, or a verb one with a term of ontology/kg.ttl.
    """
    names: dict[str, str] = {}
    for action in actions().values():
        name = property_name(action)
        if name in KG or name in names.values():
            words = action.key.split()
            name = words[0].lower() + "".join(word.capitalize() for word in words[1:])
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
