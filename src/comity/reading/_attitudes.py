"""Stances told by nouns and adjectives: "Peru's support for X", "committed to X", "X is a priority for Peru"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from comity.reading._issues import Stance, issue_of, makers_of, owners_of
from comity.reading._roles import actors_of, agent, children, objects, subject
from comity.reading._stressing import STRESS
from comity.reading._views import View

_STANCES = frozenset(("commitment", "support", "backing", "advocacy", "adherence", "opposition", "objection"))
_FELT = frozenset(("committed", "supportive", "opposed", "unacceptable", "interested"))
_RESOLVED = frozenset(("determined", "resolved"))
_VOICING = frozenset(("express", "confirm", "reaffirm", "voice", "reiterate", "declare", "have", "show"))
_IDEAS = frozenset(("idea", "initiative", "proposal"))
_RECEIVING = frozenset(("receive", "find", "get", "win", "meet", "enjoy"))
_ANSWERS = frozenset(("response", "reaction", "reception"))
_TONES = {"positive": "support", "favorable": "support", "favourable": "support", "warm": "support",
          "negative": "oppose", "cold": "oppose"}  # fmt: skip


def by_word(word: Token, view: View) -> Iterator[Stance]:
    """The stances that a noun or an adjective tells."""
    lemma = word.lemma_.lower()
    if lemma in _STANCES and word.pos_ == "NOUN":
        yield from _by_stance(word, lemma, view)
    elif lemma in _FELT or word.lower_ in _RESOLVED:
        yield from _felt(word, lemma, view)
    elif lemma in ("favor", "favour") and word.dep_ == "pobj" and word.head.lower_ == "in":
        for issue in objects(word, "of") if word.head.head.lemma_ != "vote" else ():
            doers = actors_of(subject(word.head.head), view)
            yield Stance(doers, issue_of(issue, view), "support", word, 0.55, "in-favour")
    elif lemma == "priority" and word.dep_ in ("attr", "dobj", "pobj"):
        yield from _by_priority(word, view)
    elif lemma in _IDEAS:
        yield from _by_idea(word, view)
    elif lemma in _ANSWERS:
        yield from _by_answer(word, view)


def _felt(word: Token, lemma: str, view: View) -> Iterator[Stance]:
    lemma = word.lower_ if word.lower_ in _RESOLVED else lemma
    head = subject(word.head) if word.dep_ in ("acomp", "xcomp", "oprd") else None
    if lemma in _RESOLVED:
        goal = next((c for c in children(word, "xcomp") if c.tag_ == "VB"), None)
        if goal is not None:
            yield Stance(actors_of(head, view), issue_of(goal, view), "support", word, 0.3, f"felt:{lemma}")
        return
    stance = "oppose" if lemma in ("opposed", "unacceptable") else "support"
    for issue in objects(word, "to", "of", "in"):
        yield Stance(actors_of(head, view), issue_of(issue, view), stance, word, 0.6, f"felt:{lemma}")


def _by_stance(noun: Token, lemma: str, view: View) -> Iterator[Stance]:
    owner = tuple(c for o in children(noun, "poss", "amod", "compound", "nmod") for c in actors_of(o, view))
    if not owner and noun.dep_ == "dobj" and noun.head.lemma_ in _VOICING:
        owner = actors_of(subject(noun.head), view)
    if owner and noun.head.lemma_ not in STRESS:
        stance = "oppose" if lemma in ("opposition", "objection") else "support"
        for issue in objects(noun, "to", "for", "of"):
            yield Stance(owner, issue_of(issue, view), stance, noun, 0.6, f"noun:{lemma}")


def _by_priority(noun: Token, view: View) -> Iterator[Stance]:
    beside = list(objects(noun, "for", "in", "of"))
    owner = [c for n in beside for c in actors_of(n, view)]
    owner += [c for n in beside for t in n.subtree if t.dep_ == "poss" for c in actors_of(t, view)]
    thing = subject(noun.head if noun.head.pos_ in ("VERB", "AUX") else noun)
    if owner and thing is not None and thing.i not in view.at:
        yield Stance((owner[0],), issue_of(thing, view), "support", noun, 0.55, "priority")


def _by_idea(noun: Token, view: View) -> Iterator[Stance]:
    """Of an idea or proposal: those who proposed it, or whose it is where its goal is told."""
    for token in noun.subtree:
        if token.dep_ == "acl" and token.lemma_ in ("propose", "initiate") and (by := agent(token)) is not None:
            yield Stance(actors_of(by, view), issue_of(noun, view), "support", token, 0.5, "proposed-by", "asserted")
    aim = next((c for c in children(noun, "acl") if c.lemma_ in ("aim", "direct")), None)
    goal = next(objects(aim, "at", "towards"), None) if aim is not None else _goal(noun)
    owner = tuple(dict.fromkeys(owners_of(noun, view)))
    if not owner and aim is not None:
        owner = makers_of(noun, view)
    if owner and goal is not None:
        yield Stance(owner, issue_of(goal, view), "support", noun, 0.5, "proposal", "asserted")


def _goal(noun: Token) -> Token | None:
    """What a proposal would do: "to form X", "for X", "on X"."""
    clause = next((c for c in children(noun, "acl") if any(x.lower_ == "to" for x in c.children)), None)
    return clause if clause is not None else next(objects(noun, "for", "on"), None)


def _by_answer(noun: Token, view: View) -> Iterator[Stance]:
    """ "X received a positive response from Peru"."""
    tone = next((_TONES[c.lower_] for c in children(noun, "amod") if c.lower_ in _TONES), None)
    verb = noun.head.head if noun.dep_ == "pobj" else noun.head
    issue = subject(verb) if verb.lemma_ in _RECEIVING else None
    if tone and issue is not None and issue.i not in view.at:
        doers = tuple(c for n in objects(noun, "from", "of", "by", "in") for c in actors_of(n, view))
        yield Stance(doers, issue_of(issue, view), tone, noun, 0.55, "answer")
