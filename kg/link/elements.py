"""Elements of Akoma Ntoso, made from a name, attributes and content."""

from __future__ import annotations

import re
from typing import Any

from lxml import etree

NAMESPACE = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
"""What XML cannot hold."""

_PREFIXES: Any = {None: NAMESPACE}


def element(tag: str, /, *content: etree._Element | str | None, **attributes: str | None) -> etree._Element:
    """An element of Akoma Ntoso with its content, elements and texts in order; what is None is left out."""
    made = etree.Element(f"{{{NAMESPACE}}}{tag}", {k: v for k, v in attributes.items() if v is not None}, _PREFIXES)
    for one in content:
        if one is not None:
            append(made, one)
    return made


def append(parent: etree._Element, words: etree._Element | str) -> None:
    """Put words or an element at the end of an element."""
    if not isinstance(words, str):
        parent.append(words)
    elif len(parent):
        parent[-1].tail = (parent[-1].tail or "") + words
    else:
        parent.text = (parent.text or "") + words


def clean(text: str) -> str:
    """A text without the signs that XML cannot hold."""
    return CONTROL.sub("", text)
