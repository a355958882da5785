"""What is kept of a text is what the components find in it, and differs with the kind of paragraph and its italics."""

from kg.nlp import make_nlp, marked
from kg.nlp.marked import LONGEST

TEXT = "Recalling its resolution 41/128 of 4 December 1986, requests the Secretary-General to report, and notes the Charter"
CASES = (
    (TEXT, "preambular", ()),
    (TEXT, "operative", ()),
    (TEXT, "footnote", ()),
    (TEXT, "operative", ((TEXT.index("notes"), TEXT.index("notes") + 5),)),
    (f"{TEXT}; " * (LONGEST // len(TEXT) + 1), "operative", ()),
)


def test_a_text_read_again_says_what_a_new_pipeline_finds() -> None:
    nlp = make_nlp(spans=False)
    found = [[marked(nlp, *case) for case in CASES] for _ in range(2)]
    assert found[0] == found[1] == [marked(make_nlp(spans=False), *case) for case in CASES]
    assert all(one.mentions for one in found[0])
    assert not found[0][2].actions
    assert found[0][0].actions != found[0][1].actions
