"""What a stance is on: the words of an issue as the document has them, and who holds a view where a text speaks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from comity.core.facts import Modality
from comity.language.words import words
from comity.reading._roles import actors_of, agent, children, holders, is_passive, objects, subject
from comity.reading._speakers import organ_of
from comity.reading._views import View
from comity.reading.base import Context

SAID = words(
    """
    statement declaration resolution message letter document speech address decision proposal communique note
    initiative appeal remark
    """
)
STANDPOINTS = frozenset(("position", "stance", "policy", "view", "approach", "line"))
_LEFT_OUT = frozenset(("det", "aux", "auxpass", "mark", "punct", "cc"))
_ENDS = frozenset(("PUNCT", "ADP", "DET", "CCONJ", "PART"))
_CLAUSES = frozenset(("relcl", "appos", "advcl"))
_MARKS = frozenset(';:()"\u201d')
_HYPHENED = re.compile(r"-\w+")
_LONGEST = 18


@dataclass(frozen=True, slots=True)
class Stance:
    """Some actors' stance on an issue; ``told`` is the modality where the words say more than the anchor's grammar."""

    actors: tuple[str, ...]
    issue: str
    stance: str
    anchor: Token
    sure: float
    rule: str
    told: Modality | None = None


def issue_of(head: Token, view: View) -> str:
    """The words of the issue: the phrase of its head, of at most eighteen words, ended where a clause begins."""
    tokens = [t for t in head.subtree if not (t.i < head.i and t.dep_ in _LEFT_OUT)]
    cut = min((_begin(t) for t in tokens if t.i > head.i and (t.dep_ in _CLAUSES or t.text in _MARKS)), default=None)
    kept = [t for t in tokens if (cut is None or t.i < cut) and not t.is_space][:_LONGEST]
    while kept and kept[-1].pos_ in _ENDS:
        kept.pop()
    if not kept:
        return head.text
    base = view.sentence.parse.start_char
    end = _HYPHENED.match(view.text, kept[-1].idx - base + len(kept[-1]))
    last = end.end() if end else kept[-1].idx - base + len(kept[-1])
    return " ".join(view.text[kept[0].idx - base : last].split())


def _begin(token: Token) -> int:
    """The index at which a clause, a second name or a mark begins."""
    return int(token.left_edge.i if token.dep_ in _CLAUSES else token.i)


def holders_of(verb: Token, view: View, context: Context) -> tuple[str, ...]:
    """Whose view a verb tells: its subject or agent, the organ of a resolution, the maker of a statement."""
    passive = is_passive(verb)
    head = agent(verb) if passive else subject(verb)
    if head is None and verb.dep_ == "advcl" and verb.tag_ == "VB" and any(c.lower_ == "to" for c in verb.children):
        return holders(subject(verb.head), view)
    found = holders(head, view)
    if found or passive or head is None:
        return found
    if head.lemma_ in STANDPOINTS:
        return actors_of(head, view)
    if head.lemma_.lower() in SAID:
        return makers_of(head, view) or organ_of(verb, view, context)
    return _run_on(verb, view)


def makers_of(text: Token, view: View) -> tuple[str, ...]:
    """Who made a statement or a decision: its owner, who it is "of" or "by", or the subject of "made a statement"."""
    owner = tuple(c for o in children(text, "poss", "compound", "amod") for c in actors_of(o, view))
    owner = owner or tuple(c for n in objects(text, "of", "by") for c in actors_of(n, view))
    if owner or text.dep_ not in ("dobj", "pobj"):
        return owner
    verb = text.head.head if text.dep_ == "pobj" else text.head
    return actors_of(subject(verb), view) if verb.pos_ == "VERB" and not is_passive(verb) else ()


def _run_on(verb: Token, view: View) -> tuple[str, ...]:
    """The actor just before a verb that the parse gave to the phrase before: "ties with Peru Chile supported it"."""
    if verb.i < 2 or verb.nbor(-1).i not in view.at or verb.nbor(-2).i not in view.at:
        return ()
    last, before = view.at[verb.nbor(-1).i], view.at[verb.nbor(-2).i]
    return last.codes if last.start > before.start and last.form == "name" else ()


def owners_of(noun: Token, view: View) -> Iterator[str]:
    """Whose a noun is: "Peru's view", "the Peruvian proposal", "the proposal of Peru"."""
    for own in children(noun, "poss", "amod", "compound"):
        yield from actors_of(own, view)
    for of in objects(noun, "of"):
        if of.i in view.at:
            yield from actors_of(of, view)
