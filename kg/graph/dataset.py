"""Whether a query names the graphs that it is to be answered from (SPARQL 1.1 Query Language, 13.2)."""

from __future__ import annotations

import re

SET_ASIDE = re.compile(
    r"""<[^<>"{}|^`\\\s]*>|'''.*?'''|\"\"\".*?\"\"\"|'(?:[^'\\\n]|\\.)*'?|"(?:[^"\\\n]|\\.)*"?|\#[^\n]*""", re.DOTALL
)
"""IRIs, strings and comments, in which no keyword counts; a string that is not closed goes on to the end of its line."""
FROM = re.compile(r"(?<![?$:\w-])FROM\s*(?:NAMED\s*)?(?:<>|[\w.-]*:)", re.IGNORECASE)


def names_graphs(sparql: str) -> bool:
    """Whether a query names its own data set with FROM; then the union of all graphs is not what it asks."""
    return FROM.search(SET_ASIDE.sub(lambda found: "<>" if found[0].startswith("<") else " ", sparql)) is not None
