"""A text as a Doc, in time that grows with its length whatever signs it is made of."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

LONGEST = 100
"""Signs without white space of which spaCy's tokenizer is asked to make words.

It takes off one sign after another from both ends and looks at the whole rest each time, so that 100,000 opening
parentheses would take it hours. No word is so long; what is are addresses and rules drawn of underscores.
"""


def tokenized(nlp: Language, text: str) -> Doc:
    """The Doc of a text, split as the pipeline's tokenizer does; a run of signs longer than LONGEST is one token."""
    if len(text) <= LONGEST or max(map(len, text.split()), default=0) <= LONGEST:
        return nlp.make_doc(text)
    stand_ins = nlp.make_doc("".join(_stand_ins(text)))
    words = [text[token.idx : token.idx + len(token)] for token in stand_ins]
    return Doc(nlp.vocab, words=words, spaces=[bool(token.whitespace_) for token in stand_ins])


def _stand_ins(text: str) -> list[str]:
    """The parts of a text, with a word of as many letters in the place of each run that is too long."""
    parts: list[str] = []
    done = 0
    for run in text.split():
        start = text.index(run, done)
        parts += (text[done:start], run if len(run) <= LONGEST else "x" * len(run))
        done = start + len(run)
    return [*parts, text[done:]]
