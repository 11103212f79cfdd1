"""Who acts on an instrument: signers, the organ of a resolution, those "between" whom it is."""

from __future__ import annotations

import re

from spacy.tokens import Token

from comity.language.model import Mention
from comity.reading._above import governor
from comity.reading._roles import actors_of, agent, children, is_passive, objects, sides, subject
from comity.reading._symbols import body_of, identifier_of
from comity.reading._views import View
from comity.reading.base import Context

_ORGANS = ("UNGA", "UNSC", "UNHRC")
_HELPED = re.compile(r"['\u2019]s?\s+(?:mediation|auspices|help|support|initiative)\b")
_MUTUAL = frozenset(
    (
        "sign",
        "conclude",
        "enter",
        "initial",
        "ink",
        "reach",
        "negotiate",
        "extend",
        "renew",
        "signing",
        "conclusion",
        "signature",
    )
)
_PAIRS = frozenset(("side", "party", "country", "state", "nation", "two", "both", "leader", "president", "minister"))
_COUNCIL_1976 = 402
_BACK = 3


def parties_of(noun: Token, doer: Token, title: str, view: View, context: Context) -> tuple[str, ...]:
    """Who acted: the organ of a resolution, the signers, the sides "between" whom it is."""
    if doer.pos_ in ("VERB", "AUX"):
        found = actors_of(agent(doer) if is_passive(doer) else subject(doer), view)
        found = found or _by_which(doer, view)
    else:
        found = tuple(c for n in objects(doer, "by", "between") for c in actors_of(n, view))
        found = (
            found or tuple(c for o in children(doer, "poss", "amod") for c in actors_of(o, view)) or _main(doer, view)
        )
    if noun.lemma_.lower() == "resolution":
        bodies = tuple(c for c in found if context.kind_of(c) == "body")
        return bodies[:1] or organ_near(noun, title, view, context)
    sides_of = (c for node in (doer, noun) for n in objects(node, "between", "by") for c in actors_of(n, view))
    found = tuple(dict.fromkeys(found or sides_of)) or _on_behalf(doer, view)
    return tuple(dict.fromkeys((*found, *_partners(noun, doer, view, context)))) if found else ()


def _partners(noun: Token, doer: Token, view: View, context: Context) -> tuple[str, ...]:
    """With whom something is signed or concluded: "signed a treaty with Peru"."""
    if doer.lemma_.lower() not in _MUTUAL:
        return ()
    nouns = (n for node in (doer, noun) for n in objects(node, "with"))
    return tuple(c for n in nouns for c in actors_of(n, view) if context.kind_of(c) in ("state", "body"))


def _main(doer: Token, view: View) -> tuple[str, ...]:
    """The subject of the sentence for "through accession to X, Peru became ...", "after signing X, Peru ..."."""
    verb = governor(doer)
    leading = (
        doer.lemma_ in ("accession", "ratification", "sign", "signing")
        and doer.dep_ == "pobj"
        and doer.head.lower_ in ("through", "by", "with", "after", "since", "upon", "following")
    )
    return actors_of(subject(verb), view) if leading and doer.i < verb.i and verb.pos_ in ("VERB", "AUX") else ()


def _by_which(doer: Token, view: View) -> tuple[str, ...]:
    """The subject of a clause that takes up the instrument again: "the treaty, which Peru signed"."""
    head = next(children(doer, "nsubj"), None) if doer.dep_ == "relcl" else None
    return actors_of(head, view) if head is not None else ()


def _on_behalf(doer: Token, view: View) -> tuple[str, ...]:
    nouns = (n for p in children(doer, "prep") for n in children(p, "pobj") if n.lower_ == "behalf")
    return tuple(c for n in nouns for o in objects(n, "of") for c in actors_of(o, view))


def organ_near(noun: Token, title: str, view: View, context: Context) -> tuple[str, ...]:
    """The organ that a resolution's symbol tells, else the one named in the sentence or the one before."""
    number = identifier_of(title, noun, view)
    organ = body_of(number, title)
    if organ == "UNSC" and number and number.isdigit() and _assembly(int(number), view.date(noun)):
        organ = "UNGA"
    if organ:
        return (organ,)
    for near in (view, context.before(view)):
        found = [c for m in (near.mentions if near else ()) for c in sides(m) if c in _ORGANS]
        if found:
            return (found[0],)
    return ()


def _assembly(number: int, day: str | None) -> bool:
    """True for a number that the Council had not reached in the year told: the Assembly's, before 1976."""
    return day is not None and number > _COUNCIL_1976 and day[:4].isdigit() and int(day[:4]) < 1976


def of_title(title: str, view: View, context: Context) -> tuple[str, ...]:
    """The states and bodies that a title names as its parties: "the EU-Peru Trade Agreement"; none for one alone."""
    named = (c for m in view.mentions if m.text in title for c in sides(m) if context.kind_of(c) in ("state", "body"))
    found = tuple(dict.fromkeys(named))
    return found if len(found) > 1 else ()


def pair_near(view: View, context: Context) -> tuple[str, ...]:
    """The states named in the sentence, if there are two or three, else those of the sentences before."""
    near: View | None = view
    for _ in range(_BACK):
        if near is None or near.sentence.paragraph < view.sentence.paragraph:
            break
        named = tuple(
            dict.fromkeys(c for m in near.mentions if _party(m, near) for c in sides(m) if context.is_state(c))
        )
        if 2 <= len(named) <= 3:
            return named
        if len(named) > 3:
            break
        near = context.before(near)
    return ()


def others_act(doer: Token) -> bool:
    """True where the words name somebody who acts, though no actor that is known ("ratified by 123 states")."""
    if doer.pos_ != "VERB":
        return False
    head = agent(doer) if is_passive(doer) else next(children(doer, "nsubj"), None)
    if head is None or head.pos_ not in ("NOUN", "PROPN", "NUM"):
        return False
    counted = any(c.dep_ == "nummod" and c.lower_ not in ("two", "three") for c in head.children)
    return counted or head.lemma_.lower() not in _PAIRS


def _party(mention: Mention, view: View) -> bool:
    """True for a mention that can stand for a party: no pronoun, no large group, none that only mediates."""
    token = view.token_at(mention.end - 1)
    after = view.text[token.idx - view.sentence.parse.start_char + len(token) :]
    return mention.form != "pronoun" and len(mention.codes) < 3 and not _HELPED.match(after)
