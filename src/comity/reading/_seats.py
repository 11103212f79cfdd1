"""Places that a noun tells: "a member of X", "co-chair of Y", "held the presidency of Z"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from comity.core.facts import Modality
from comity.kinds.membership import Membership
from comity.language.words import words
from comity.reading._bodies import body_of, others_of
from comity.reading._holders import holders_of
from comity.reading._roles import children
from comity.reading._terms import Term, terms, within
from comity.reading._views import View
from comity.reading.base import Context

MEMBER = frozenset(
    [
        "ally",
        "member",
        "co-founder",
        "founder",
        "observer",
        "party",
        "signatory",
        "participant",
        "membership",
        "seat",
        "status",
    ]
)
_QUALITY = words(
    """
    founding permanent non-permanent associate full observer deputy vice temporary honorary senior authorized
    authorised observing special executive goodwill acting current rotating new elected non
    """
)
_PASSING = frozenset(("new", "current", "elected", "co", "non"))
_ROLES = {
    "ally": "member",
    "co-founder": "founding member", "founder": "founding member", "membership": "member", "participant": "member",
    "signatory": "member", "party": "member", "presidency": "chair", "chairmanship": "chair",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Seat:
    """A place found: the membership, the word that tells it, how surely, and by which rule.

    ``told`` is the modality where it is not the word's own, ``first`` the sentence where the telling begins.
    """

    membership: Membership
    anchor: Token
    sure: float
    rule: str
    told: Modality | None = None
    first: View | None = None


def by_noun(noun: Token, word: str, view: View, context: Context) -> Iterator[Seat]:
    """The places that one noun tells: each holder with each body of its list."""
    place = body_of(noun, word, word in MEMBER, view, context)
    if place is None or (word == "ally" and context.kind_of(place.body) != "body"):
        return
    found = holders_of(noun, word, view, context)
    role = role_of(noun, word)
    if word == "status" and not re.search("observer|member|partner", role):
        return
    if word == "representative" and found.actors and all(context.is_state(a) for a in found.actors):
        role = "member"
    bodies = (place.body, *others_of(place, noun, view, context))
    sure = min(found.sure, 0.45) if place.guessed else found.sure
    for actor in found.actors:
        for body in bodies:
            spans = _terms(found.bracket, noun, found.anchor, view) if body == bodies[-1] else [(None, None)]
            for since, until in spans if actor != body else []:
                until = None if role.startswith("founding") else until
                yield Seat(Membership(actor, body, role, since, until), found.anchor, sure, f"noun:{word}")


def _terms(bracket: tuple[int, int] | None, noun: Token, anchor: Token, view: View) -> list[Term]:
    """The terms told in a bracket after a name, else those of the verb or noun; of "the first to do X" none."""
    if any(c.lower_ == "to" for a in children(noun, "acl", "relcl") for c in a.children):
        return [(None, None)]
    return within(bracket, view) if bracket is not None else terms(anchor, view)


def role_of(noun: Token, word: str) -> str:
    """The role that a noun names, with the words that tell its quality ("non-permanent member")."""
    if word in _ROLES:
        return _ROLES[word]
    word = "member" if word == "seat" else word
    if word == "status":
        return " ".join(t.text.casefold() for t in noun.lefts if t.pos_ not in ("DET", "PUNCT", "PRON"))
    said = [t.text.casefold() for t in sorted(children(noun, "amod", "compound", "nmod"), key=lambda t: t.i)]
    quality = [w for w in said if w in _QUALITY]
    before = [t.lower_ for t in noun.doc[max(noun.i - 4, 0) : noun.i]]
    if len(before) > 1 and before[-1] == "-" and before[-2] == "co":
        return "founding member" if word == "founder" else "co-" + word
    if "permanent" in quality and "non" in before:
        quality = ["non-permanent" if w == "permanent" else w for w in quality if w != "non"]
    if re.fullmatch(r"observer|seat", word) and "observer" in quality:
        quality.remove("observer")
    return " ".join([*(w for w in quality if w not in _PASSING), word])
