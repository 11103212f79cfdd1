"""The conditions of the event lexicon: what may be asked of the words around a trigger.

``obj=``, ``subj=``, ``xcomp=``, ``mod=``, ``prt=``, ``oprd=`` (what somebody is called or found) and any preposition
(``from=``) name lemmas (``*`` any); a bare preposition asks for its presence. ``purpose=``: "to" do what; ``about=``:
what a document that is issued does; ``within=``: a lemma in the phrases after the trigger. ``light``: a noun carried
by a light verb; ``told``: a noun with an actor beside it; ``sayer``: a noun that says something; ``many``: several
actors act; ``unnamed``: the object is no title; ``peacekeeping``: a peacekeeping mission or force stands near;
``holder``, ``official``, ``objperson``: an actor or a person as subject, a person as object; ``ownobj``: the object
is the subject's own.
"""

from __future__ import annotations

from collections.abc import Callable
from types import MappingProxyType

from spacy.tokens import Token

from comity.language.words import words
from comity.reading._modality import REPORTING
from comity.reading._roles import actors_of, agent, children, is_passive, patient, subject
from comity.reading._views import View

LIGHT = words(
    """
    launch hold conduct make take give issue impose declare announce express have reach open start stage pay
    carry begin lodge file deliver undertake continue resume call voice extend offer receive renew mount wage
    commit lead face do broker arrange order suspend end lift complete perform accept submit promise
    accomplish report win provide grant
    """
)
_HELD = words(
    """
    hold take begin convene schedule start open organize organise conclude occur resume continue end
    """
)
_COUNTING = words(
    """
    number hundred thousand dozen group series lot part couple score million percent % portion total majority
    set wave range kind form amount kg kilogram ton tonne worth batch package piece round phase load shipment
    consignment convoy bag box barrel share billion
    """
)


def holds(token: Token, view: View, name: str, values: frozenset[str]) -> bool:
    """True when a condition holds of a token; a name that is no test is a preposition."""
    test = _TESTS.get(name)
    if test is not None:
        return test(token, view, values)
    prepositions = [c for c in children(token, "prep", "agent", "prt", "dative") if c.lower_ == name]
    if not values:
        return bool(prepositions)
    return any(_lemmas(p) & values for c in prepositions for p in children(c, "pobj", "pcomp"))


def _lemmas(noun: Token) -> set[str]:
    """The lemma of a noun, of its conjuncts, and of what it counts."""
    found = {noun.lemma_.lower()}
    for child in noun.children:
        if child.dep_ == "conj":
            found |= _lemmas(child)
        elif child.dep_ == "prep" and child.lower_ == "of" and noun.lemma_.lower() in _COUNTING:
            for inner in children(child, "pobj"):
                found |= _lemmas(inner)
        elif child.dep_ == "compound" and noun.pos_ in ("NOUN", "PROPN"):
            found.add(child.lemma_.lower())
    return found


def _match(found: set[str], values: frozenset[str]) -> bool:
    return bool(found) and ("*" in values or bool(found & values))


def _obj(token: Token, view: View, values: frozenset[str]) -> bool:
    if token.pos_ in ("NOUN", "PROPN"):
        nouns = [p for c in children(token, "prep") if c.lower_ == "of" for p in children(c, "pobj")]
        nouns += children(token, "compound")
        return any(_match(_lemmas(n), values) for n in nouns)
    noun = next(children(token, "dobj"), None) or patient(token)
    return noun is not None and _match(_lemmas(noun), values)


def _subj(token: Token, view: View, values: frozenset[str]) -> bool:
    noun = agent(token) if is_passive(token) else subject(token)
    if token.pos_ == "NOUN":
        return token.dep_ == "nsubj"
    if noun is None and is_passive(token):
        return False
    return noun is not None and _match(_lemmas(noun), values)


def _xcomp(token: Token, view: View, values: frozenset[str]) -> bool:
    return any(_match({c.lemma_.lower()}, values) for c in children(token, "xcomp", "ccomp"))


def _prt(token: Token, view: View, values: frozenset[str]) -> bool:
    return any(c.lower_ in values for c in children(token, "prt", "advmod", "prep"))


def _mod(token: Token, view: View, values: frozenset[str]) -> bool:
    nouns = [token] if token.pos_ == "NOUN" else [n for n in (patient(token),) if n is not None]
    return any(c.lemma_.lower() in values for n in nouns for c in children(n, "amod", "compound"))


def _light(token: Token, view: View, values: frozenset[str]) -> bool:
    return token.dep_ in ("dobj", "nsubjpass", "attr") and token.head.lemma_ in LIGHT


def _told(token: Token, view: View, values: frozenset[str]) -> bool:
    if any(c.dep_ in ("poss", "amod", "compound", "nmod") and c.i in view.at for c in token.children):
        return True
    for child in children(token, "prep", "agent"):
        if child.lower_ in (
            "of",
            "by",
            "between",
            "against",
            "with",
            "on",
            "to",
            "from",
            "among",
            "for",
            "in",
            "into",
            "at",
        ):
            for noun in children(child, "pobj"):
                if actors_of(noun, view, place=True):
                    return True
    return (
        token.dep_ in ("dobj", "nsubj", "nsubjpass", "pobj")
        and token.head.lemma_ in LIGHT
        and bool(list(token.children))
    )


def _held(token: Token, view: View, values: frozenset[str]) -> bool:
    return token.dep_ in ("nsubj", "nsubjpass") and token.head.lemma_ in _HELD


def _holder(token: Token, view: View, values: frozenset[str]) -> bool:
    noun = subject(token)
    if noun is None or noun.lower_ in ("it", "this", "that", "which"):
        return False
    return noun.i in view.at or bool(actors_of(noun, view))


def _person(token: Token, view: View, values: frozenset[str]) -> bool:
    noun = patient(token)
    if noun is None:
        return False
    mention = view.at.get(noun.i)
    if mention is not None:
        return mention.form in ("person", "office") or mention.person is not None
    return noun.ent_type_ == "PERSON" or noun.lemma_.lower() in _PEOPLE


def _official(token: Token, view: View, values: frozenset[str]) -> bool:
    noun = subject(token)
    mention = view.at.get(noun.i) if noun is not None else None
    if mention is not None and (mention.person or mention.form in ("person", "office")):
        return True
    return noun is not None and (noun.lemma_.lower() in _PEOPLE or noun.ent_type_ == "PERSON")


def _own_thing(token: Token, view: View, values: frozenset[str]) -> bool:
    noun = patient(token)
    return noun is not None and any(c.dep_ == "poss" and c.pos_ == "PRON" for c in noun.children)


def _will(token: Token, view: View, values: frozenset[str]) -> bool:
    clauses = children(token, "ccomp")
    return any(a.lower_ in ("will", "would", "shall", "'ll", "wo") for c in clauses for a in children(c, "aux"))


def _own(token: Token, view: View, values: frozenset[str]) -> bool:
    first = subject(token)
    for clause in children(token, "ccomp"):
        for noun in children(clause, "nsubj"):
            same = first is not None and noun.lemma_ == first.lemma_
            return noun.lower_ in ("it", "he", "she", "they", "we", "i") or same
    return False


def _purpose(token: Token, view: View, values: frozenset[str]) -> bool:
    nouns = [n for n in (patient(token),) if n is not None]
    clauses = [c for n in (token, *nouns) for c in children(n, "advcl", "xcomp", "acl")]
    clauses += [c for clause in clauses for c in children(clause, "conj")]
    return any(c.lemma_.lower() in values and c.tag_ in ("VB", "VBG") for c in clauses)


def _oprd(token: Token, view: View, values: frozenset[str]) -> bool:
    called = list(children(token, "oprd", "acomp", "attr", "ccomp", "xcomp", "dobj"))
    called += [c for n in called for c in children(n, "amod", "oprd", "acomp", "attr")]
    called += [p for c in children(token, "prep") if c.lower_ == "as" for p in children(c, "pobj", "amod")]
    return any(_match({n.lemma_.lower(), n.lower_}, values) for n in called)


def _about(token: Token, view: View, values: frozenset[str]) -> bool:
    noun = patient(token)
    return noun is not None and any(c.lemma_.lower() in values for c in children(noun, "acl", "relcl"))


def _within(token: Token, view: View, values: frozenset[str]) -> bool:
    nouns = [n for n in (patient(token),) if n is not None]
    after = (t for n in (token, *nouns) for c in children(n, "prep") for t in c.subtree)
    return any(t.lemma_.lower() in values for t in after)


def _sayer(token: Token, view: View, values: frozenset[str]) -> bool:
    return token.dep_ == "nsubj" and token.head.lemma_ in REPORTING


def _many(token: Token, view: View, values: frozenset[str]) -> bool:
    return len(actors_of(agent(token) if is_passive(token) else subject(token), view)) > 1


def _unnamed(token: Token, view: View, values: frozenset[str]) -> bool:
    noun = patient(token)
    return noun is not None and noun.text.islower()


def _peacekeeping(token: Token, view: View, values: frozenset[str]) -> bool:
    near = (t for t in view.tokens if abs(t.i - token.i) <= _FAR and t.lower_ in ("peacekeeping", "peace-keeping"))
    return any(t.head.lemma_.lower() in _MISSIONS for t in near)


_PEOPLE = words(
    """
    president minister leader envoy delegation counterpart premier chancellor king official ambassador secretary
    chief mission prince emir pope chairman general dissident senator
    """
)
_FAR = 14
_MISSIONS = frozenset(("mission", "operation", "force", "contingent", "duty", "effort", "troop", "team"))
_TESTS: MappingProxyType[str, Callable[[Token, View, frozenset[str]], bool]] = MappingProxyType({
    "obj": _obj, "subj": _subj, "xcomp": _xcomp, "prt": _prt, "mod": _mod, "light": _light, "told": _told,
    "subjheld": _held, "holder": _holder, "objperson": _person, "official": _official, "ownobj": _own_thing,
    "will": _will, "own": _own,
    "purpose": _purpose, "oprd": _oprd, "about": _about, "within": _within, "sayer": _sayer, "many": _many,
    "unnamed": _unnamed, "peacekeeping": _peacekeeping,
})  # fmt: skip
