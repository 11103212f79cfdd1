"""The words of a noun phrase as a document has them, and where a word of the document stands in its sentence."""

from __future__ import annotations

from spacy.tokens import Token

from comity.reading._views import View


def _begin(token: Token) -> int:
    """The index at which a clause or a mark begins."""
    return int(token.left_edge.i if _clause(token) else token.i)


def _clause(token: Token) -> bool:
    """True where a clause about a noun begins, or a second name of it."""
    return token.dep_ in ("relcl", "appos") or (token.dep_ == "acl" and token.tag_ == "VBD")


def phrase(head: Token, view: View) -> str:
    """The words of a noun phrase as the document has them, without clauses that follow it."""
    tokens = list(head.subtree)
    cut = min((_begin(t) for t in tokens if t.i > head.i and (_clause(t) or t.text in ",;:(")), default=None)
    kept = [t for t in tokens if cut is None or t.i < cut]
    while kept and (kept[0].pos_ in ("DET", "PUNCT") or kept[0].is_space):
        kept = kept[1:]
    if not kept:
        return head.text
    return " ".join(
        view.text[
            kept[0].idx - view.sentence.parse.start_char : kept[-1].idx + len(kept[-1]) - view.sentence.parse.start_char
        ].split()
    )


def offset_of(view: View, place: int) -> int:
    """The place in the sentence's parsed text of an offset of the document."""
    token = view.token_at(place)
    return token.idx - view.sentence.parse.start_char + max(0, place - view.place(token))
