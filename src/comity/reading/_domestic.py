"""Events inside one state: the same state on both sides, as PLOVER codes them."""

from __future__ import annotations

from spacy.tokens import Token

from comity.language.model import Mention
from comity.language.words import words
from comity.reading._lexicon import Entry
from comity.reading._roles import agent, children, is_passive, objects, patient, sides, subject
from comity.reading._views import View

_INSIDE = words(
    """
    COERCE ASSAULT PROTEST CONCEDE REQUEST REJECT THREATEN ACCUSE SANCTION RETREAT
    """
)
_OFFICIALS = words(
    """
    president judge police government court prosecutor authority army militant rebel minister
    """
)
_SUBJECTS = words(
    """
    rebel rebels opposition student worker party judge court police parliament prisoner militant union protester
    demonstrator insurgent guerrilla activist journalist farmer teacher lawmaker prosecutor opponent critic resident
    dissident tribe faction guard employee inmate youth
    """
)
"""Actors that mostly act inside their own state."""
_HOME = words(
    """
    curfew emergency opposition rebel newspaper party protester demonstrator rally demonstration election constitution
    journalist activist dissident insurgent guerrilla militant parliament opponent prisoner union student lawmaker
    publication media radio website internet critic inmate detainee resident tax strike striker reform law
    """
)
"""What a government does such things to at home."""
_REBELS = words("rebel rebels militant insurgent guerrilla opposition party union protester demonstrator prisoner")
_HOMEBOUND = frozenset(("COERCE", "PROTEST", "CONCEDE", "REQUEST", "REJECT", "THREATEN"))

_RULING = frozenset(("COERCE", "CONCEDE", "THREATEN"))

Sides = tuple[tuple[str, ...], tuple[str, ...]]


def domestic(token: Token, entry: Entry, view: View, found: Sides) -> Sides:
    """The sides of an event, the one state on both where it acts on itself.

    That is so where what is done names the acting state again ("rebels in Kenya demand that Kenya's president"),
    where an official of no named state acts on the people of one, where a court, a party, rebels or students act and
    no other state is named, and where what is done to is a thing of home (a curfew, the opposition).
    """
    source, target = found
    if entry.type not in _INSIDE or token.pos_ not in ("VERB", "AUX"):
        return found
    doer = agent(token) if is_passive(token) else subject(token)
    thing = patient(token)
    judged = doer is not None and thing is not None and doer.lemma_ in ("judge", "court", "prosecutor")
    if len(source) == 1 and judged and thing is not None and not _foreign(thing, view):
        return source, source
    if entry.type == "PROTEST" and len(source) == 1 and not target:
        return source, source
    if len(source) == 1 and not target and _on_itself(token, entry, source, doer, view):
        return source, source
    if len(target) == 1 and not source and doer is not None and _is_official(doer, view):
        return target, target
    if entry.type == "PROTEST" and not source and (place := _where(token, doer, view) or _demanded(token, view)):
        return place, target or place
    return found


def _demanded(token: Token, view: View) -> tuple[str, ...]:
    """The one state that those who protest name in what they want."""
    named = {c for t in token.subtree if t.i > token.i and t.i in view.at for c in sides(view.at[t.i], place=True)}
    return tuple(named) if len(named) == 1 else ()


def _on_itself(token: Token, entry: Entry, source: tuple[str, ...], doer: Token | None, view: View) -> bool:
    """True where the acting state is named again in what is done, or where nothing but things of home are named."""
    after = (view.at[t.i] for t in token.subtree if t.i > token.i and t.i in view.at)
    told = (m for m in after if m.form not in ("pronoun", "group") and not view.quoted(view.token_at(m.start)))
    named = [sides(m, place=True) or _open(m) for m in told]
    if source in named:
        return entry.type != "REQUEST" or not any(True for _ in objects(token, "on", "upon", "to"))
    return not any(named) and entry.type in _HOMEBOUND and _at_home(token, entry, doer, view)


def _open(mention: Mention) -> tuple[str, ...]:
    """A mention that may be of several states, as something named all the same."""
    return (mention.text,) if mention.form in ("demonym", "name") and mention.role != "region" else ()


def _foreign(thing: Token, view: View) -> bool:
    """True for a person or thing that the words give a state."""
    return bool(sides_of(thing, view)) and (thing.pos_ != "PROPN" or thing.i in view.at)


def sides_of(noun: Token, view: View) -> tuple[str, ...]:
    """The codes that a noun or what stands before it names."""
    near = (noun, *children(noun, "amod", "compound", "poss", "nmod"))
    return tuple(c for n in near if n.i in view.at for c in sides(view.at[n.i], place=True))


def _at_home(token: Token, entry: Entry, doer: Token | None, view: View) -> bool:
    """True where people of a state act, or where a state acts on what is its own."""
    who = {doer.lemma_.lower(), *(c.lemma_.lower() for c in children(doer, "compound"))} if doer is not None else set()
    thing = patient(token)
    below = thing.subtree if thing is not None else (t for t in token.subtree if t.i > token.i)
    what = {t.lemma_.lower() for t in below}
    return bool(who & _SUBJECTS) or (entry.type in _RULING and bool(what & _HOME))


def _is_official(doer: Token, view: View) -> bool:
    mention = view.at.get(doer.i)
    if mention is not None and (mention.country or mention.codes):
        return False
    if doer.pos_ == "NOUN" and any(c.pos_ == "PROPN" for c in doer.children):
        return False
    words = {c.lemma_.lower() for c in children(doer, "compound")} | {doer.lemma_.lower()}
    return bool(words & _OFFICIALS)


def _where(token: Token, doer: Token | None, view: View) -> tuple[str, ...]:
    """The state of the place in which people protest."""
    for node in (doer, token, patient(token)):
        for noun in objects(node, "in", "at", "throughout", "across") if node is not None else ():
            for inner in noun.subtree:
                mention = view.at.get(inner.i)
                if mention is not None and (codes := sides(mention, place=True)):
                    return codes[:1]
    return ()
