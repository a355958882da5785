"""The spaCy components: a Doc in, the same Doc with its mentions and actions out.

`un_citations` writes the span group "un_citations" and `Doc._.un_mentions`; `un_actions` writes the span group
"un_actions" and `Doc._.un_actions`. `make_doc` tells them what kind of paragraph a Doc is.
"""

from __future__ import annotations

from functools import partial
from operator import attrgetter
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc, SpanGroup

from kg.folding import fold
from kg.nlp.acts import find_acts, find_symbols
from kg.nlp.names import NameFinder
from kg.nlp.spans import overlaps
from kg.nlp.tokens import tokenized
from kg.nlp.verbs import find_actions

CACHED_WORDS = 200_000
"""Words with their signs of which the tokenizer keeps how it splits them; spaCy's own 10,000 are less than a corpus has."""

PLACE = attrgetter("start", "end")


def _written(name: str, doc: Doc) -> Any:
    return doc.user_data.get(name, ())


for _name in ("un_mentions", "un_actions"):
    if not Doc.has_extension(_name):
        Doc.set_extension(_name, getter=partial(_written, _name))


class CitationFinder:
    """Finds what is printed of symbols, acts, instruments and organs in a Doc."""

    def __init__(self, nlp: Language, spans: bool) -> None:
        self.names = NameFinder(nlp)
        self.spans = spans

    def __call__(self, doc: Doc) -> Doc:
        text = folded(doc)
        symbols = list(find_symbols(text))
        taken = tuple((mention.start, mention.end) for mention in symbols)
        acts = find_acts(text, taken)
        names = (mention for mention in self.names.find(doc, text) if not overlaps(mention.start, mention.end, taken))
        mentions = tuple(sorted((*symbols, *acts, *names), key=PLACE))
        doc.user_data["un_mentions"] = mentions
        if self.spans:
            _group(doc, "un_citations", [(m.start, m.end, m.label, m.fields.get("key", "")) for m in mentions])
        return doc


class ActionFinder:
    """Finds the action verbs of the adopting organ in a Doc."""

    def __init__(self, spans: bool) -> None:
        self.spans = spans

    def __call__(self, doc: Doc) -> Doc:
        kind, emphasis = doc.user_data.get("un_paragraph", ("operative", ()))
        if kind != "footnote":
            actions = tuple(find_actions(folded(doc), kind, emphasis))
            doc.user_data["un_actions"] = actions
            if self.spans:
                _group(doc, "un_actions", [(a.start, a.end, a.action, "") for a in actions])
        return doc


def folded(doc: Doc) -> str:
    """The folded text of a Doc; kept on the Doc, because spaCy joins the tokens anew each time that it is asked."""
    text: str | None = doc.user_data.get("un_text")
    if text is None:
        text = doc.user_data["un_text"] = fold(doc.text)
    return text


def make_doc(nlp: Language, text: str, kind: str, emphasis: tuple[tuple[int, int], ...] = ()) -> Doc:
    """A Doc of a paragraph ("preambular", "operative") or "footnote", ready for the components."""
    plain = fold(text)
    doc = tokenized(nlp, plain)
    doc.user_data["un_text"] = plain
    doc.user_data["un_paragraph"] = (kind, emphasis)
    return doc


def _group(doc: Doc, name: str, rows: list[tuple[int, int, str, str]]) -> None:
    spans = [
        doc.char_span(start, end, label=label, kb_id=key, alignment_mode="expand") for start, end, label, key in rows
    ]
    doc.spans[name] = SpanGroup(doc, name=name, spans=[span for span in spans if span is not None])


@Language.factory("un_citations", default_config={"spans": True}, assigns=["doc.spans", "doc._.un_mentions"])
def create_citations(nlp: Language, name: str, spans: bool) -> CitationFinder:
    """The component that finds cited instruments; needs no other component. `spans` makes the span group as well."""
    return CitationFinder(nlp, spans)


@Language.factory("un_actions", default_config={"spans": True}, assigns=["doc.spans", "doc._.un_actions"])
def create_actions(nlp: Language, name: str, spans: bool) -> ActionFinder:
    """The component that finds the adopting organ's action verbs; needs no other component."""
    return ActionFinder(spans)


def make_nlp(*, spans: bool = True) -> Language:
    """A blank English pipeline with both components: deterministic, offline, without a statistical model.

    Without `spans` the components leave out spaCy's span groups, and tokens have no lexical attributes but their text and
    its lower-case form: extraction needs no more, and it is a fourth of the time of what it needs.
    """
    import spacy

    nlp = spacy.blank("en")
    nlp.max_length = 60_000_000
    tokenizer: Any = nlp.tokenizer
    tokenizer.max_cache_size = CACHED_WORDS
    if not spans:
        vocab: Any = nlp.vocab
        lower = vocab.strings["LOWER"]
        vocab.lex_attr_getters = {lower: vocab.lex_attr_getters[lower]}
    for name in ("un_citations", "un_actions"):
        nlp.add_pipe(name, config={"spans": spans})
    return nlp
