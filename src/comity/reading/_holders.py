"""Who holds a place in a body: the subject, the person before a bracket, those whom a list names."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

from comity.language.words import words
from comity.reading._named_ones import as_of, listed, names_of
from comity.reading._roles import actors_of, children, is_passive, patient, subject
from comity.reading._views import View
from comity.reading.base import Context

CHAIR = words(
    """
    chair co-chair chairman chairwoman chairperson head adviser advisor director coordinator commissioner
    representative co-chairman presidency chairmanship director-general secretary-general
    """
)
_BEING = frozenset(("be", "become", "remain"))
_CHOOSING = frozenset(("make", "elect", "name", "appoint", "re-elect", "reelect", "designate"))
_HOLDING = frozenset(
    (
        "hold",
        "assume",
        "take",
        "have",
        "win",
        "secure",
        "gain",
        "occupy",
        "retain",
        "obtain",
        "resume",
        "keep",
        "enjoy",
        "receive",
    )
)
_HELD = frozenset(("presidency", "chairmanship", "seat", "membership", "status"))
_NEAR = 30


@dataclass(frozen=True, slots=True)
class Holders:
    """Who holds the place, the word that says so, how surely; ``bracket`` where a bracket after a name tells it."""

    actors: tuple[str, ...]
    anchor: Token
    sure: float
    bracket: tuple[int, int] | None = None


def holders_of(noun: Token, word: str, view: View, context: Context) -> Holders:
    """Who holds the place that a noun names; nobody where the words do not say."""
    if word == "membership":
        return _owned(noun, view, context)
    if word in ("ally", "partner") and noun.dep_ not in ("attr", "appos", "pobj"):
        return Holders((), noun, 0.0)
    if several := listed(noun, view, context):
        return Holders(several, noun, 0.75)
    if word in CHAIR and (inside := _in_bracket(noun, view)) is not None:
        return inside
    found = _by_grammar(noun, word, view, context)
    if found is not None:
        return found
    if word in CHAIR and noun.dep_ in ("nmod", "appos", "conj"):
        person = next((m for m in reversed(view.mentions) if 0 <= view.place(noun) - m.end <= _NEAR), None)
        return Holders((person.person,) if person and person.person else (), noun, 0.55)
    owner = [c for o in children(noun, "poss") for c in actors_of(o, view)]
    return Holders(tuple(owner), noun, 0.5) if word in ("presidency", "chairmanship") else Holders((), noun, 0.0)


def _owned(noun: Token, view: View, context: Context) -> Holders:
    """Whose a membership is, and who continues it."""
    found = [c for o in children(noun, "poss") for c in actors_of(o, view) if context.is_state(c)]
    above = noun.head.head if noun.dep_ == "pobj" else noun
    if above.lemma_ == "continuation":
        found += [c for o in children(above, "poss") for c in actors_of(o, view) if context.is_state(c)]
    if not found and noun.dep_ == "dobj" and noun.head.lemma_ in _HOLDING:
        found = list(names_of(subject(noun.head), view, context))
    return Holders(tuple(dict.fromkeys(found)), noun, 0.7)


def _by_grammar(noun: Token, word: str, view: View, context: Context) -> Holders | None:
    top = noun
    if noun.dep_ in ("compound", "conj") and noun.head.i != noun.i and noun.head.pos_ in ("NOUN", "PROPN"):
        top = noun.head
    head = top.head
    if word in _HELD and top.dep_ == "dobj" and head.lemma_ in _HOLDING:
        return Holders(names_of(subject(head), view, context), head, 0.65)
    if top.dep_ in ("attr", "oprd", "acomp", "dobj") and (head.lemma_ in _BEING or _chosen(head)):
        doer = patient(head) if is_passive(head) else subject(head)
        return Holders(names_of(doer, view, context), head, 0.75)
    if top.dep_ == "pobj" and head.lower_ == "of" and head.head.lower_ == "one" and head.head.dep_ == "attr":
        return Holders(names_of(subject(head.head.head), view, context), head.head.head, 0.7)
    if top.dep_ == "pobj" and head.lower_ == "among" and head.head.lemma_ in _BEING:
        return Holders(names_of(subject(head.head), view, context), head.head, 0.65)
    if top.dep_ == "pobj" and head.dep_ == "prep" and head.lower_ in ("as", "like"):
        return Holders(as_of(head, view, context), head.head, 0.7)
    return _beside_name(noun, word, head, view, context) if top.dep_ == "appos" else None


def _beside_name(noun: Token, word: str, head: Token, view: View, context: Context) -> Holders | None:
    """Whom "X, a member of Y" tells; nobody where a semicolon or a plural shows that the list only goes on."""
    between = noun.doc[min(head.i, noun.i) : max(head.i, noun.i)]
    actors = names_of(head, view, context)
    lists_on = any(t.text in (";", ":") for t in between) or (noun.tag_ in ("NNS", "NNPS") and len(actors) == 1)
    bodies = word not in CHAIR and any(context.kind_of(a) == "body" for a in actors)
    return None if lists_on or bodies else Holders(actors, noun, 0.65)


def _chosen(verb: Token) -> bool:
    """True for "was elected": of an active "appointed a chair" the subject holds nothing."""
    return verb.lemma_ in _CHOOSING and is_passive(verb)


def _in_bracket(noun: Token, view: View) -> Holders | None:
    """The person before the bracket in which a noun stands: "X (1992-1996, head of Y and co-chair of Z)"."""
    base = view.sentence.parse.start_char
    place = noun.idx - base
    opened = view.text.rfind("(", 0, place)
    if opened < 0 or ")" in view.text[opened:place]:
        return None
    closed = view.text.find(")", place)
    start = view.sentence.offsets[opened]
    person = next((m for m in reversed(view.mentions) if m.person and 0 <= start - m.end <= 1), None)
    name = person.person if person is not None else _name_before(opened, view)
    if name is None:
        return None
    return Holders((name,), noun, 0.6, (opened, closed if closed > 0 else len(view.text)))


def _name_before(place: int, view: View) -> str | None:
    """The two or more capitalised words right before a bracket that are no known actor's: a person's name."""
    base = view.sentence.parse.start_char
    before = [t for t in view.tokens if t.idx - base < place]
    run: list[str] = []
    while before and before[-1].pos_ == "PROPN" and before[-1].i not in view.at and before[-1].text[0].isupper():
        run.insert(0, before.pop().text)
    return " ".join(run) if 2 <= len(run) <= 4 else None
