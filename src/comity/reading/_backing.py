"""Stances told by verbs: who supports or opposes what, calls for it, is committed to it, answers it well or badly."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from comity.core.facts import Modality
from comity.language.words import words
from comity.reading._issue_words import is_issue
from comity.reading._issues import Stance, issue_of
from comity.reading._modality import REPORTING
from comity.reading._roles import actors_of, children, named_in, objects, patient, subject
from comity.reading._stressing import stressed
from comity.reading._views import View

_SUPPORT = words(
    """
    support back advocate favor favour champion uphold prioritize prioritise value defend promote facilitate
    welcome endorse encourage embrace
    """
)
_OPPOSE = frozenset(["oppose", "resist", "reject"])
_MILD = frozenset(("facilitate", "promote", "encourage"))
_CALLING = {
    "call": "for", "stand": "for", "speak": "for", "advocate": "for", "push": "for", "strive": "for",
    "appeal": "for", "insist": "on", "side": "with", "aim": "at", "press": "for", "campaign": "for",
}  # fmt: skip
_SEEKING = frozenset(["seek", "strive", "aspire", "propose", "wish", "want"])
_WISHING = frozenset(("want", "wish"))
_TOWARD = {
    "positively": "support", "favorably": "support", "favourably": "support", "warmly": "support",
    "negatively": "oppose", "coldly": "oppose", "critically": "oppose",
}  # fmt: skip
_DECIDED = frozenset(("decision", "pledge", "promise", "vow"))


def by_verb(verb: Token, doers: tuple[str, ...], view: View) -> Iterator[Stance]:
    """The stances that a verb tells of those who do it."""
    if doers:
        yield from _backed(verb, doers, view)
        yield from stressed(verb, doers, view)
        yield from _called(verb, doers, view)
        yield from _sought(verb, doers, view)
        yield from _answered(verb, doers, view)
    yield from _bound(verb, view)


def _backed(verb: Token, doers: tuple[str, ...], view: View) -> Iterator[Stance]:
    lemma, thing = verb.lemma_, patient(verb)
    sought = verb.dep_ == "xcomp" and verb.head.lemma_ in _SEEKING
    if lemma not in _SUPPORT | _OPPOSE or sought or thing is None or not is_issue(thing, verb, view):
        return
    if lemma == "welcome" and named_in(thing, view, without=doers, place=True):
        return
    sure = 0.15 if verb.dep_ == "relcl" or lemma in _MILD else 0.65
    stance = "oppose" if lemma in _OPPOSE else "support"
    decided = verb.dep_ == "acl" and verb.head.lemma_ in _DECIDED
    would = verb.dep_ == "ccomp" and verb.head.lemma_ in REPORTING and _future_told(verb)
    told: Modality | None = "asserted" if decided else "reported" if would else None
    yield Stance(doers, issue_of(thing, view), stance, verb, sure, f"verb:{lemma}", told)


def _future_told(verb: Token) -> bool:
    """True for what somebody said that he "would" do, without condition."""
    return any(c.lower_ == "would" for c in verb.children) and not any(True for _ in children(verb, "advcl"))


def _called(verb: Token, doers: tuple[str, ...], view: View) -> Iterator[Stance]:
    if verb.lemma_ not in _CALLING:
        return
    for issue in objects(verb, _CALLING[verb.lemma_]):
        asked = any(c.dep_ in ("xcomp", "advcl") and c.tag_ == "VB" for c in verb.children)
        addressed = asked and (issue.i in view.at or verb.lemma_ != "call")
        if not addressed and issue.tag_ != "VBG":
            yield Stance(doers, issue_of(issue, view), "support", verb, 0.6, f"verb:{verb.lemma_}")


def _sought(verb: Token, doers: tuple[str, ...], view: View) -> Iterator[Stance]:
    if verb.lemma_ not in _SEEKING or verb.dep_ == "relcl":
        return
    for clause in children(verb, "xcomp"):
        goal = patient(clause) if clause.lemma_ in _SUPPORT else None
        if goal is None and (verb.lemma_ in _WISHING or _by_pronoun(verb)):
            continue
        yield Stance(doers, issue_of(goal or clause, view), "support", verb, 0.3, f"aim:{verb.lemma_}")


def _by_pronoun(verb: Token) -> bool:
    """True for "I seek to thank you", "what does he strive to do": talk, not policy."""
    head = subject(verb)
    return head is not None and (head.pos_ == "PRON" or any(t.tag_ in ("WP", "WRB") for t in verb.lefts))


def _answered(verb: Token, doers: tuple[str, ...], view: View) -> Iterator[Stance]:
    """ "Responded positively to X", "proceeds from the premise that X"."""
    if verb.lemma_ in ("respond", "react"):
        tone = next((_TOWARD[c.lower_] for c in children(verb, "advmod") if c.lower_ in _TOWARD), None)
        for issue in objects(verb, "to") if tone else ():
            yield Stance(doers, issue_of(issue, view), tone or "support", verb, 0.55, "answer")
    elif verb.lemma_ == "proceed":
        for premise in objects(verb, "from"):
            clause = next(children(premise, "acl"), None)
            if premise.lemma_ in ("fact", "premise", "assumption", "principle", "need") and clause is not None:
                yield Stance(doers, issue_of(clause, view), "support", verb, 0.45, "premise")


def _bound(verb: Token, view: View) -> Iterator[Stance]:
    """ "Is committed to X", "Peru's policy is aimed at X"."""
    head = patient(verb)
    if head is None and verb.lemma_ == "commit" and verb.dep_ in ("acomp", "xcomp", "oprd", "attr"):
        head = subject(verb.head)
    if head is None:
        return
    if verb.lemma_ == "commit":
        for issue in objects(verb, "to"):
            yield Stance(actors_of(head, view), issue_of(issue, view), "support", verb, 0.65, "committed")
    elif verb.lemma_ == "aim":
        owner = tuple(c for o in children(head, "poss") for c in actors_of(o, view))
        for issue in objects(verb, "at"):
            yield Stance(owner, issue_of(issue, view), "support", verb, 0.5, "aimed")
