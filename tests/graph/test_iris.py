"""The patterns of the IRIs, under the default base and under another."""

from __future__ import annotations

import pytest

from kg.errors import StoreError
from kg.graph.iris import Iris, base_iri, digest, fragment, name_slug

OTHER = Iris("https://example.org/kg/")

PATTERNS = [
    (OTHER.document("A/RES/70/1"), "document/A-RES-70-1"),
    (OTHER.document("S/RES/1325(2000)"), "document/S-RES-1325(2000)"),
    (OTHER.document("A/CONF.157/24 (Part I)"), "document/A-CONF.157-24_(Part_I)"),
    (OTHER.part(OTHER.document("A/RES/70/1"), "op14(a)(i)"), "document/A-RES-70-1#op14-a-i"),
    (OTHER.part(OTHER.document("A/RES/70/1"), "fn*"), "document/A-RES-70-1#fn"),
    (OTHER.graph_of(OTHER.document("A/RES/70/1")), "graph/A-RES-70-1"),
    (OTHER.organ("ga-c3"), "organ/ga-c3"),
    (OTHER.action("take note"), "action/take-note"),
    (OTHER.action("re-emphasize"), "action/re-emphasize"),
    (OTHER.session("hrc", 50), "session/hrc/50"),
    (OTHER.action_property("reaffirms"), "terms#reaffirms"),
    (OTHER.hashed("citation", "x", None, 3), "citation/" + digest("x", None, 3)),
]


@pytest.mark.parametrize(("node", "path"), PATTERNS)
def test_pattern(node: object, path: str) -> None:
    assert str(node) == f"<https://example.org/kg/{path}>"


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("Convention on the Rights of the Child", "convention-on-the-rights-of-the-child"),
        ("Déclaration de Århus, 1998", "declaration-de-arhus-1998"),
        ("人权", "%E4%BA%BA%E6%9D%83"),
        ("…", digest("…")),
    ],
)
def test_a_name_becomes_the_end_of_an_iri(name: str, slug: str) -> None:
    assert name_slug(name) == slug


def test_long_names_stay_apart() -> None:
    one, other = (name_slug("very long name of an instrument " * 5 + end) for end in ("one", "two"))
    assert one != other
    assert len(one) < 100


def test_fragments_are_never_empty() -> None:
    assert fragment("()") == "part"


@pytest.mark.parametrize(
    ("given", "base"),
    [
        ("https://example.org/x", "https://example.org/x/"),
        ("https://example.org/x#", "https://example.org/x#"),
        ("urn:un:", "urn:un:"),
    ],
)
def test_a_base_ends_where_names_begin(given: str, base: str) -> None:
    assert base_iri(given) == base


def test_the_base_comes_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KG_BASE", "https://example.org/env/")
    assert base_iri() == "https://example.org/env/"
    assert base_iri("https://example.org/given/") == "https://example.org/given/"
    monkeypatch.delenv("KG_BASE")
    assert base_iri() == "https://un-kg.example/"


@pytest.mark.parametrize("base", ["here", "https://a b/", "<x>", "https://exa<mple.org/"])
def test_a_base_that_is_no_iri_is_refused(base: str) -> None:
    with pytest.raises(StoreError, match="not an absolute IRI"):
        base_iri(base)
