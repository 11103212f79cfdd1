"""Positions: an actor's stance on an issue, where the text says so; never inferred from silence or from not voting."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from comity.core.facts import Fact
from comity.kinds.position import Position
from comity.language.model import Analysis
from comity.language.words import words
from comity.reading._modality import modality
from comity.reading._roles import actors_of, agent, children, holders, is_passive, objects, patient, subject
from comity.reading._views import View
from comity.reading.base import Context, Reader, fact

_VERSION = "2"
_SUPPORT = words(
    """
    support back advocate favor favour champion uphold prioritize prioritise value defend promote facilitate
    welcome endorse encourage embrace
    """
)
_OPPOSE = frozenset(["oppose", "resist", "reject"])
_STRESS = words(
    """
    emphasize emphasise stress underline underscore highlight reaffirm reiterate confirm affirm assert express
    emphasis attach pay devote voice demonstrate declare
    """
)
_WEIGHT = words(
    """
    importance need necessity role commitment readiness support interest attention priority significance value
    willingness desire hope determination inviolability integrity sovereignty right intention adherence
    """
)
_WHOSE = frozenset(("readiness", "willingness", "role", "desire"))
_STANCES = frozenset(("commitment", "support", "backing", "advocacy", "adherence", "opposition", "objection"))
_VOICING = frozenset(("express", "confirm", "reaffirm", "voice", "reiterate", "declare", "have", "show"))
_PAYING = frozenset(("attach", "pay", "devote", "give", "show"))
_ITSELF = frozenset(["integrity", "sovereignty", "inviolability", "right"])
_CALLING = {
    "call": "for", "stand": "for", "speak": "for", "advocate": "for", "push": "for", "strive": "for",
    "appeal": "for", "vote": "", "insist": "on", "side": "with", "aim": "at",
}  # fmt: skip
_SEEKING = frozenset(["seek", "strive", "aspire", "propose", "wish", "want"])
_ISSUES = words(
    """
    integrity sovereignty independence peace settlement resolution reform cooperation relation relationship
    partnership stability security right idea initiative effort principle process normalization normalisation
    proposal development policy law role interest platform format mission access treaty membership expansion
    dialogue solution order approach status bid position disarmament demilitarization compromise negotiation
    return withdrawal war conflict interference tie candidacy struggle fight measure implementation agenda
    charter convention embargo sanction recognition
    """
)
_NEUTRAL = re.compile(
    r"\b(?:neutral(?:ity)?|impartial(?:ity)?|(?:refrain\w*|abstain\w*)\s+from\s+(?:taking|siding|supporting)|"
    r"not\s+sid(?:e|ing)\s+with|non-?align\w+\s+(?:stance|position))\b",
    re.IGNORECASE,
)
_OWN = re.compile(r"(?:its|their|his|her)\s+(?:own\s|national\s+interest)|that\b|which\b|something\b", re.IGNORECASE)
_ON = re.compile(
    r"\b(?:on|vis-\u00e0-vis|towards?|regarding|over|in\s+(?:the|line)|amid|from\s+taking\s+a\s+side\s+in|between|out\s+of)\s+"
    r"((?:the\s+|ongoing\s+)*[^,.;()]{4,80})",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Stance:
    actors: tuple[str, ...]
    issue: str
    stance: str
    anchor: Token
    sure: float


def find(analysis: Analysis, context: Context) -> Iterator[Fact]:
    """The explicit stances of every sentence, one for each actor and issue."""
    for view in context.views:
        seen: set[tuple[str, str]] = set()
        for found in _of_sentence(view):
            told = "asserted" if found.stance == "neutral" else modality(found.anchor)
            for actor in found.actors:
                key = (actor, found.issue[:24].casefold())
                if key in seen or told == "hypothetical" or len(found.issue) < 4 or _OWN.match(found.issue):
                    continue
                seen.add(key)
                content = Position(actor, found.issue, found.stance, view.date(found.anchor))
                sure = found.sure - (0.2 if told == "planned" else 0.0)
                yield fact(("position", _VERSION), context, (view, view), content, round(sure, 2), told)


def _of_sentence(view: View) -> Iterator[_Stance]:
    yield from _neutral(view)
    for token in view.tokens:
        if view.quoted(token) and len(view.text) < 30:
            continue
        if token.pos_ == "VERB":
            yield from _by_verb(token, view)
        elif token.pos_ in ("ADJ", "NOUN"):
            yield from _by_word(token, view)


def _by_verb(verb: Token, view: View) -> Iterator[_Stance]:
    lemma = verb.lemma_
    doers = holders(agent(verb) if is_passive(verb) else subject(verb), view)
    if not doers and is_passive(verb) is False and (head := subject(verb)) is not None:
        doers = _document(head, view)
    thing = patient(verb)
    sought = verb.dep_ == "xcomp" and verb.head.lemma_ in _SEEKING
    if lemma in _SUPPORT | _OPPOSE and not sought and thing is not None and doers and _is_issue(thing, lemma, view):
        sure = 0.4 if verb.dep_ == "relcl" or lemma in ("facilitate", "promote", "encourage") else 0.65
        yield _Stance(doers, _issue(thing, view), "oppose" if lemma in _OPPOSE else "support", verb, sure)
    elif lemma in _STRESS and thing is not None and thing.lemma_ in _WEIGHT and doers:
        if thing.lemma_ in _WHOSE and any(o.i in view.at for o in objects(thing, "of")):
            return
        inner = None if thing.lemma_ in _ITSELF else next(objects(thing, "of", "to", "for", "in", "over"), None)
        if inner is None and lemma in _PAYING:
            inner = next(objects(verb, "to"), None)
        issue = inner if inner is not None else thing
        named = inner is not None or thing.lemma_ in _ITSELF
        yield _Stance(doers, _issue(issue, view), "support", verb, 0.6 if named else 0.4)
    elif lemma in _CALLING and _CALLING[lemma] and doers:
        for issue in objects(verb, _CALLING[lemma]):
            if any(c.dep_ in ("xcomp", "advcl") and c.tag_ == "VB" for c in verb.children) or issue.tag_ == "VBG":
                continue
            yield _Stance(doers, _issue(issue, view), "support", verb, 0.6)
    elif lemma in _SEEKING and doers and verb.dep_ != "relcl":
        for clause in children(verb, "xcomp"):
            goal = patient(clause) if clause.lemma_ in _SUPPORT else None
            yield _Stance(doers, _issue(goal or clause, view), "support", verb, 0.45)
    elif lemma == "commit" and (head := patient(verb)) is not None:
        for issue in objects(verb, "to"):
            yield _Stance(actors_of(head, view), _issue(issue, view), "support", verb, 0.65)
    elif lemma == "aim" and is_passive(verb) and (head := patient(verb)) is not None:
        owner = tuple(c for o in children(head, "poss") for c in actors_of(o, view))
        for issue in objects(verb, "at"):
            yield _Stance(owner, _issue(issue, view), "support", verb, 0.5)


def _document(head: Token, view: View) -> tuple[str, ...]:
    """The organ whose resolution or document speaks."""
    if head.lemma_.lower() not in ("resolution", "document", "statement", "declaration"):
        return ()
    of = tuple(c for n in objects(head, "of", "by") for c in actors_of(n, view))
    return of or tuple(c for o in children(head, "compound", "amod", "poss") for c in actors_of(o, view))


def _is_issue(thing: Token, lemma: str, view: View) -> bool:
    """True for an idea, a principle, an effort; not for a person or a state itself, except for what one opposes."""
    words = {t.lemma_.lower() for t in thing.subtree}
    if lemma in ("oppose", "advocate", "champion", "uphold"):
        return True
    if thing.i in view.at and not any(t.dep_ == "poss" for t in thing.children):
        return False
    return thing.lemma_.lower() in _ISSUES or (lemma == "support" and bool(words & _ISSUES) and len(words) > 1)


def _by_word(word: Token, view: View) -> Iterator[_Stance]:
    """Stances told by a noun or adjective: "Russia's support for X", "committed to X", "X is a priority for Y"."""
    lemma = word.lemma_.lower()
    if lemma in _STANCES and word.pos_ == "NOUN":
        yield from _by_stance(word, lemma, view)
    elif lemma in ("committed", "supportive", "opposed", "unacceptable", "interested"):
        head = subject(word.head) if word.dep_ in ("acomp", "xcomp", "oprd") else None
        stance = "oppose" if lemma in ("opposed", "unacceptable") else "support"
        for issue in objects(word, "to", "of", "in"):
            yield _Stance(actors_of(head, view), _issue(issue, view), stance, word, 0.6)
    elif lemma in ("favor", "favour") and word.dep_ == "pobj" and word.head.lower_ == "in":
        if word.head.head.lemma_ != "vote":
            for issue in objects(word, "of"):
                yield _Stance(actors_of(subject(word.head.head), view), _issue(issue, view), "support", word, 0.55)
    elif lemma == "priority" and word.dep_ in ("attr", "dobj", "pobj"):
        yield from _by_priority(word, view)


def _by_stance(noun: Token, lemma: str, view: View) -> Iterator[_Stance]:
    owner = tuple(c for o in children(noun, "poss", "amod") for c in actors_of(o, view))
    if not owner and noun.dep_ == "dobj" and noun.head.lemma_ in _VOICING:
        owner = actors_of(subject(noun.head), view)
    if owner and noun.head.lemma_ not in _STRESS:
        stance = "oppose" if lemma in ("opposition", "objection") else "support"
        for issue in objects(noun, "to", "for", "of"):
            yield _Stance(owner, _issue(issue, view), stance, noun, 0.6)


def _by_priority(noun: Token, view: View) -> Iterator[_Stance]:
    beside = list(objects(noun, "for", "in", "of"))
    owner = [c for n in beside for c in actors_of(n, view)]
    owner += [c for n in beside for t in n.subtree if t.dep_ == "poss" for c in actors_of(t, view)]
    thing = subject(noun.head if noun.head.pos_ in ("VERB", "AUX") else noun)
    if owner and thing is not None and thing.i not in view.at:
        yield _Stance((owner[0],), _issue(thing, view), "support", noun, 0.55)


def _neutral(view: View) -> Iterator[_Stance]:
    found = _NEUTRAL.search(view.text)
    if not found:
        return
    base = view.sentence.parse.start_char
    anchor = next((t for t in view.tokens if t.idx - base >= found.start()), view.tokens[0])
    verb = anchor
    while verb.pos_ not in ("VERB", "AUX") and verb.head.i != verb.i:
        verb = verb.head
    doers = actors_of(subject(verb), view)
    owners = [c for n in (anchor, anchor.head) for c in children(n, "poss")]
    owner = tuple(c for n in owners for c in actors_of(n, view)) or tuple(
        c for n in objects(anchor.head, "of") for c in actors_of(n, view)
    )
    on = list(_ON.finditer(view.text, found.start()))
    issue = " ".join(on[0].group(1).split()) if on else ""
    doers = (owner or doers)[:1]
    if doers and issue:
        yield _Stance(doers, issue, "neutral", verb, 0.6)


def _issue(head: Token, view: View) -> str:
    """The words of the issue: the phrase of its head, of at most eighteen words."""
    tokens = [t for t in head.subtree if not (t.i < head.i and t.dep_ in ("det", "aux", "mark", "punct"))]
    cut = next(
        (t.i for t in tokens if t.i > head.i and (t.dep_ in ("relcl", "appos", "advcl") or t.text in ';:()"\u201d')),
        None,
    )
    kept = [t for t in tokens if (cut is None or t.i < cut) and not t.is_space][:18]
    while kept and kept[-1].pos_ in ("PUNCT", "ADP", "DET", "CCONJ", "PART"):
        kept.pop()
    if not kept:
        return head.text
    base = view.sentence.parse.start_char
    return " ".join(view.text[kept[0].idx - base : kept[-1].idx - base + len(kept[-1])].split())


READER = Reader("position", _VERSION, find)
