"""Who speaks where the sentence does not say: the organ of a resolution, the "we" of a quotation, who reports."""

from __future__ import annotations

from spacy.tokens import Token

from comity.reading._modality import speaker_clause
from comity.reading._roles import actors_of, children, sides, subject
from comity.reading._symbols import body_of, identifier_of
from comity.reading._views import View
from comity.reading.base import Context

_BACK = 5


def organ_of(token: Token, view: View, context: Context) -> tuple[str, ...]:
    """The UN organ whose resolution demands or condemns, named in the sentence or in those before it."""
    head = subject(token)
    beside = list(children(head, "compound")) if head is not None else []
    if head is None or not {n.lemma_.lower() for n in (head, *beside)} & {"resolution", "document"}:
        return ()
    named = next((c for c in beside if c.lemma_.lower() == "resolution"), head)
    if (organ := body_of(identifier_of("", named, view), "")) is not None:
        return (organ,)
    near: View | None = view
    for back in range(_BACK):
        if near is None or (back > 2 and near.sentence.paragraph != view.sentence.paragraph):
            break
        found = next((c for m in near.mentions for c in sides(m) if c in ("UNGA", "UNSC", "UNHRC")), None)
        if found:
            return (found,)
        near = context.before(near)
    return ()


def first_person(token: Token, view: View, context: Context) -> tuple[str, ...]:
    """Whose "we" speaks inside a quotation: the first speaker named before it."""
    head = subject(token)
    if head is None or head.lower_ not in ("we", "i") or not view.quoted(token):
        return ()
    near: View | None = view
    for _ in range(3):
        if near is None:
            return ()
        named = next(
            (m for m in near.mentions if m.person and not near.quoted(near.token_at(m.start)) and sides(m)), None
        )
        if named is not None:
            return sides(named)
        near = context.before(near)
    return ()


def speaker_of(token: Token, view: View) -> str | None:
    verb = speaker_clause(token)
    if verb is None:
        return None
    codes = actors_of(subject(verb), view)
    return codes[0] if codes else None
