"""The name, role and side of a speaker whom a phrase names: a person, an office's holder, a text and its maker."""

from __future__ import annotations

from spacy.tokens import Token

from comity.language.model import Mention
from comity.language.words import words
from comity.reading._phrases import phrase
from comity.reading._roles import children, is_passive, objects, sides
from comity.reading._speakers import organ_of
from comity.reading._titles import title_of
from comity.reading._views import View
from comity.reading.base import Context

Who = tuple[str, str | None, str | None]
"""Name, role and side."""

_TEXTS = words(
    """
    document declaration statement resolution release report communique communiqué letter article agreement treaty
    charter preamble text constitution
    """
)
_HEADS = ("president", "leader", "head of state", "head of the state")
_BACK = 4


def who_is(mention: Mention | None, head: Token, view: View, people: dict[str, Mention]) -> Who | None:
    """The speaker of a mention; a role met earlier in the document serves for a bare name."""
    if mention is None:
        named = head.pos_ == "PROPN" or head.lemma_.lower() in _TEXTS
        return (phrase(head, view), None, None) if named else None
    codes = sides(mention)
    side = codes[0] if len(codes) == 1 else None
    if mention.person:
        return _person(mention, mention.person, side, people)
    if mention.form not in ("office", "name", "acronym", "capital", "group"):
        return None
    same = (m for m in people.values() if m.country == side and side and _same_office(mention.role, m.role))
    holder = next(same, None)
    if holder is not None and holder.person:
        return holder.person, mention.text, side
    return mention.text, mention.role, side


def _person(mention: Mention, name: str, side: str | None, people: dict[str, Mention]) -> Who:
    known = people.get(name.split()[-1].casefold())
    role = mention.text if mention.role and mention.form == "office" else mention.role
    if known is not None:
        side = side or next(iter(sides(known)), None)
        role = role or known.role
    return (known.person if known and known.person else name), role, side


def _same_office(first: str | None, second: str | None) -> bool:
    if not first or not second:
        return False
    return first.casefold() == second.casefold() or (first.casefold() in _HEADS and second.casefold() in _HEADS)


def person_after(mention: Mention, view: View) -> str | None:
    """The person's name right after an office ("the Ambassador to Chile Ana Ruiz", "President and CEO Joe Nolan")."""
    if mention.form != "office":
        return None
    rest = [t for t in view.tokens if view.place(t) >= mention.end][:10]
    for k, token in enumerate(rest):
        if token.pos_ in ("VERB", "AUX", "PUNCT") and token.text != "-":
            return None
        if token.ent_type_ == "PERSON" and token.i not in view.at:
            run = [t for t in rest[k:] if t.ent_type_ == "PERSON"]
            return " ".join(t.text for t in run) if len(run) > 1 else None
    return None


def text_speaks(head: Token, verb: Token | None, view: View, context: Context) -> Who | None:
    """Of a document that speaks its organ, else its full title as told before; of "it is stated" the text's maker."""
    kind = head.lemma_.lower()
    if kind not in _TEXTS or head.text[0].isupper():
        return None
    organ = organ_of(verb, view, context) if verb is not None and kind in ("resolution", "document") else ()
    if organ:
        return str(context.registry.get(organ[0]).name), None, organ[0]
    near = context.before(view)
    for _ in range(_BACK):
        if near is None or near.sentence.paragraph != view.sentence.paragraph:
            return None
        for token in near.tokens:
            if token.lemma_.lower() == kind and len(title := title_of(token, near)) > len(head.text) + 4:
                return title, None, None
        near = context.before(near)
    return None


def maker_before(view: View, context: Context) -> tuple[Token, View] | None:
    """The person whose statement the sentence before speaks of, for "here it is stated that"."""
    near = context.before(view)
    for _ in range(2):
        if near is None:
            return None
        for text in near.tokens:
            if text.lemma_.lower() in _TEXTS and text.pos_ == "NOUN":
                owners = (*objects(text, "of", "by"), *children(text, "poss"))
                person = next((o for o in owners if o.i in near.at and near.at[o.i].person), None)
                if person is not None:
                    return person, near
        near = context.before(near)
    return None


def impersonal(verb: Token) -> bool:
    """True for "it is stated", "it was said"."""
    return is_passive(verb) and any(c.lower_ == "it" for c in children(verb, "nsubjpass", "nsubj"))
