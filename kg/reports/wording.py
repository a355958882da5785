"""Numbers, shares and lists in words, as a United Nations report prints them."""

from __future__ import annotations

from collections.abc import Sequence

WORDS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


def number(value: float) -> str:
    """Return a whole number with commas at thousands.

    >>> number(12345)
    '12,345'
    """
    return f"{value:,.0f}"


def count(value: int, one: str, many: str | None = None) -> str:
    """Return an amount with its noun, in words below ten.

    >>> count(1, "text"), count(0, "text"), count(4, "body", "bodies"), count(1200, "text")
    ('one text', 'no texts', 'four bodies', '1,200 texts')
    """
    noun = one if value == 1 else many or one + "s"
    return f"{WORDS[value] if 0 <= value < len(WORDS) else number(value)} {noun}"


def share(part: float, whole: float) -> str:
    """Return a part of a whole in per cent, never rounded to all or nothing.

    >>> share(1, 3), share(1, 1000), share(999, 1000), share(0, 5), share(5, 5)
    ('33 per cent', 'under 1 per cent', 'over 99 per cent', '0 per cent', '100 per cent')
    """
    value = 100.0 * part / whole if whole else 0.0
    if 0.0 < value < 1.0:
        return "under 1 per cent"
    if 99.0 < value < 100.0:
        return "over 99 per cent"
    return f"{value:.0f} per cent"


def listed(items: Sequence[str], *, most: int = 3, more: str = "others") -> str:
    """Return items joined as a sentence joins them, those after `most` counted.

    >>> listed(["a"]), listed(["a", "b"]), listed(["a", "b", "c"]), listed(["a", "b", "c", "d", "e"])
    ('a', 'a and b', 'a, b and c', 'a, b, c and 2 others')
    """
    shown = list(items[:most])
    if len(items) > most + 1:
        shown.append(f"{number(len(items) - most)} {more}")
    else:
        shown = list(items)
    return shown[0] if len(shown) == 1 else f"{', '.join(shown[:-1])} and {shown[-1]}"


def are(amount: int) -> str:
    """Return the verb that goes with an amount: is or are."""
    return "is" if amount == 1 else "are"


def opening(text: str) -> str:
    """Return a sentence with its first letter in upper case."""
    return text[:1].upper() + text[1:]


def years(first: int | None, last: int | None) -> str:
    """Return a span of years.

    >>> years(1945, 2022), years(1999, 1999), years(None, None)
    ('1945–2022', '1999', 'no year known')
    """
    if first is None or last is None:
        return "no year known"
    return str(first) if first == last else f"{first}–{last}"
