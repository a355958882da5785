"""Symbols and symbol-like texts for property tests: built from what symbols are made of, not from the parser."""

from __future__ import annotations

from hypothesis import strategies as st

from kg.symbol import Segment, Symbol

NUMBER = st.integers(min_value=1, max_value=9999).map(str)
SESSION = st.one_of(
    st.integers(min_value=1, max_value=99).map(str), st.sampled_from(["S-9", "S-26", "ES-10", "ES-11", "S-6"])
)
YEAR = st.integers(min_value=1946, max_value=2099).map(str)
LETTERS = st.sampled_from(["", "", "A", "B", "A-B", "A-F", "A,V"])
QUALIFIERS = st.lists(
    st.sampled_from(["Part I", "Parts I and II", "Vol. III", "Sect. 5", "Sect. 29F", "Supp", "Prog. 7", "Introduction",
                     "Income sect. 2", "Plan outline", "Part II/Add.1", "English and French only", "[Expanded report]"]),
    max_size=2,
).map(tuple)  # fmt: skip


def body(word: str, number: str = "") -> Segment:
    return Segment("body", word, number)


BODIES = st.sampled_from(
    [
        (body("A"),),
        (body("S"),),
        (body("E"),),
        (body("ST"),),
        (body("A"), body("HRC")),
        (body("A"), body("C", "3")),
        (body("A"), body("AC", "109")),
        (body("A"), body("CONF", "157"), body("PC")),
        (body("E"), body("CN", "4")),
        (body("E"), body("CN", "4"), body("Sub", "2")),
        (body("A"), body("HRC"), body("WG", "6")),
        (body("FCCC"), body("PA"), body("CMA")),
        (body("CEDAW"), body("C")),
        (body("UNEP"), Segment("body at session", "EA", "5")),
        (body("ICCD"), Segment("body at session", "COP", bracket="14")),
        (Segment("body at session", "GC", bracket="62"),),
        (body("XYZ"),),
    ]
)
PLACE = st.one_of(
    st.just(()),
    SESSION.map(lambda number: (Segment("session", number=number),)),
    YEAR.map(lambda number: (Segment("year", number=number),)),
)
SERIES = st.sampled_from(["NGO", "INF", "CRP", "MISC"])
MODIFICATIONS = st.lists(
    st.one_of(
        st.builds(
            lambda word, number, qualifiers: Segment("modification", word, number, qualifiers=qualifiers),
            st.sampled_from(["Add", "Corr", "Rev", "Amend"]),
            st.one_of(NUMBER, st.sampled_from(["1-3", "10-12"])),
            QUALIFIERS,
        ),
        st.just(Segment("modification", "Summary")),
    ),
    max_size=3,
).map(tuple)


@st.composite
def closings(draw: st.DrawFn) -> tuple[Segment, ...]:
    """What closes a symbol: a number, a series with its number, or the number of an act."""
    number, letters = draw(NUMBER), draw(LETTERS)
    kind = draw(st.sampled_from(["number", "dotted", "series", "act", "old act", "year act", "record", "states"]))
    if kind == "dotted":
        word = draw(st.sampled_from(["L", "R", "WP", "CRP", "INF", "MISC", "Res", "Dec"]))
        return (Segment("series", word, number, qualifiers=draw(QUALIFIERS)),)
    if kind == "series":
        return Segment("series", draw(SERIES)), Segment("number", number=number, qualifiers=draw(QUALIFIERS))
    if kind == "act":
        word = draw(st.sampled_from(["RES", "DEC"]))
        return (
            Segment("series", word),
            Segment("session", number=draw(SESSION)),
            Segment("number", number=number, letters=letters),
        )
    if kind == "old act":
        roman = draw(st.sampled_from(["III", "XXI", "S-VI", "ES-V", "L"]))
        return Segment("series", "RES"), Segment("number", number=number, letters=letters, bracket=roman)
    if kind == "year act":
        return Segment("series", "RES"), Segment("number", number=number, bracket=draw(YEAR))
    if kind == "record":
        note = draw(st.sampled_from([(), ("Resumption 1",), ("closed",), ("Part I", "Supp")]))
        return (Segment("series", draw(st.sampled_from(["PV", "SR"])), number, qualifiers=note),)
    if kind == "states":
        return Segment("number", number=f"{number}-{number}"), Segment("modification", "Corrigendum")
    return (Segment("number", number=number, letters=letters, qualifiers=draw(QUALIFIERS)),)


@st.composite
def single_symbols(draw: st.DrawFn) -> Symbol:
    """A symbol of one body: bodies, session or year, series and number, modifications."""
    ending = draw(closings())
    placed = () if any(segment.role == "session" for segment in ending) else draw(PLACE)
    return Symbol((*draw(BODIES), *placed, *ending, *draw(MODIFICATIONS)))


def _joins(symbol: Symbol) -> bool:
    """Whether another symbol can be printed behind it: behind a figure or a parenthesis."""
    return str(symbol)[-1] in "0123456789)]"


@st.composite
def joint_symbols(draw: st.DrawFn) -> Symbol:
    """A symbol under which two or three bodies issue one document."""
    first, *also = draw(st.lists(single_symbols().filter(_joins), min_size=2, max_size=3))
    return Symbol(first.segments, tuple(also))


SYMBOLS = st.one_of(single_symbols(), joint_symbols()).filter(lambda symbol: len(str(symbol)) < 180)
SYMBOL_LIKE = st.lists(
    st.sampled_from(
        ["A", "S", "E", "HRC", "C.3", "/", "/", "/", "RES", "L.", "70", "1", "2000", "(2000)", "(XXI)", "(Part I)", "[A]", " ", "-",
         ".", ",", "B", "A-B", "S-26", "Add.1", "Rev.2", "–", "(", ")", "[", "]", "https://undocs.org/", "%20", "А", "Х", "and"]
    ),
    max_size=16,
).map("".join)  # fmt: skip
"""Texts made of the same parts as symbols, in any order."""
