"""What a hyperlink that editors put on a symbol points at."""

from __future__ import annotations

import re
from urllib.parse import unquote

from kg.symbol import canonical, is_symbol

ADDRESS = re.compile(
    r"^(?:https?://)?(?:www\.)?(?:docs\.un\.org|undocs\.org)/+(?:(?:en|fr|es|ru|zh|ar)/)?(?P<symbol>[^?#]+)",
    re.IGNORECASE,
)


def link_target(address: str) -> str | None:
    """The symbol that an address of the United Nations' document servers names, or None for any other address.

    >>> link_target("https://undocs.org/en/S/RES/1325%20(2000)")
    'S/RES/1325(2000)'
    """
    found = ADDRESS.match(address.strip())
    if not found:
        return None
    symbol = unquote(found["symbol"]).strip()
    return canonical(symbol) if is_symbol(symbol) else None
