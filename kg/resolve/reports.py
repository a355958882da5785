"""Documents in which organs print their acts: "A/73/53" is the report of the Human Rights Council on its year."""

from __future__ import annotations

import re
from functools import cache

from kg.errors import InvalidSymbol
from kg.model import Organ
from kg.registry import organs
from kg.symbol import canonical, organ_of


@cache
def reporting_organ(symbol: str) -> Organ | None:
    """The organ whose acts the document with this symbol prints, or None where ontology/organs.ttl knows of none.

    That is the organ whose report it is; else the one whose series it belongs to, unless that is one of the organs to
    which all the others report.

    >>> [reporting_organ(symbol).key for symbol in ("A/73/53", "E/2015/27", "CAC/COSP/2021/17")]
    ['hrc', 'csw', 'cosp']
    """
    try:
        root = re.split(r"/(?:Add|Corr|Rev)\.", canonical(symbol))[0]
    except InvalidSymbol:
        return None
    for expression, organ in _reports():
        if expression.fullmatch(root):
            return organ
    owner = organs().get(organ_of(root) or "")
    return owner if owner is not None and root.split("/")[0] not in _principal() else None


@cache
def _principal() -> frozenset[str]:
    return frozenset(organ.prefix for organ in organs().values() if organ.principal and organ.prefix)


@cache
def _reports() -> tuple[tuple[re.Pattern[str], Organ], ...]:
    return tuple(
        (
            re.compile(re.escape(report).replace(r"\{session\}", r"\d{1,3}").replace(r"\{year\}", r"(?:19|20)\d\d")),
            organ,
        )
        for organ in organs().values()
        for report in organ.reports
    )
