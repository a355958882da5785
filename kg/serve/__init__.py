"""The graph over HTTP: SPARQL 1.1 Protocol, a page and data for every IRI, search, and the questions to choose from.

The pages are functions of a store (thing_page, home_page) and of a site (thing_html, home_html), so that a folder of
files can be made with the same ones. The server is in `kg.serve.server`, which needs the extra `serve`.
"""

from kg.serve.limits import Limits
from kg.serve.links import Site
from kg.serve.pages import error_html, home_html, query_html, search_html, thing_html
from kg.serve.thing import known_iri, thing_page

__all__ = [
    "Limits",
    "Site",
    "error_html",
    "home_html",
    "known_iri",
    "query_html",
    "search_html",
    "thing_html",
    "thing_page",
]
