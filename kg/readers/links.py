"""What a hyperlink that editors put on a symbol points at."""

from __future__ import annotations

import re

from kg.symbol import canonical, is_symbol

SERVER = re.compile(r"(?:(?:https?:)?//)?(?:[a-z-]+\.){0,3}un(?:docs)?\.org/", re.IGNORECASE)


def link_target(address: str) -> str | None:
    """The symbol that an address of the United Nations' document servers names, or None for any other address.

    >>> link_target("https://undocs.org/en/S/RES/1325%20(2000)"), link_target("S/RES/1325(2000)")
    ('S/RES/1325(2000)', None)
    """
    address = address.strip()
    return canonical(address) if SERVER.match(address) and is_symbol(address) else None
