"""Who in a sentence may be meant by a figure: owners, places, doers, and the rest by distance."""

from __future__ import annotations

from dataclasses import dataclass, field

from spacy.tokens import Token

from comity.language.model import Mention
from comity.reading._above import governor
from comity.reading._roles import actors_of, agent, is_passive, sides, subject
from comity.reading._views import View

_IN = frozenset(("in", "into", "within", "inside", "across"))
_BESIDE = frozenset(("amod", "compound", "nmod", "npadvmod", "pobj", "dobj", "conj", "nsubj"))
_LEADING = frozenset(("amod", "compound", "nmod"))


@dataclass(frozen=True, slots=True)
class Claimants:
    """Codes by what they are to a figure; ``within`` are places inside the phrase of what is counted.

    ``apart`` are those of ``placed`` that another clause names.
    """

    doing: list[str]
    owned: list[str] = field(default_factory=list)
    within: list[str] = field(default_factory=list)
    placed: list[str] = field(default_factory=list)
    own_adjectives: list[str] = field(default_factory=list)
    adjectives: list[str] = field(default_factory=list)
    rest: list[str] = field(default_factory=list)
    named: list[str] = field(default_factory=list)
    apart: list[str] = field(default_factory=list)


def claimants(anchor: Token | None, number: Token, verb: Token | None, trade: bool, view: View) -> Claimants:
    """The actors of a sentence, sorted by what they are to the phrase around a number."""
    doer = (agent(verb) if is_passive(verb) else subject(verb)) if verb is not None else None
    itself = doer is not None and anchor is not None and doer.i == anchor.i and not _is_name(doer, view)
    found = Claimants([] if itself else list(actors_of(doer, view)))
    aside = {t.i for c in anchor.children if c.dep_ == "relcl" for t in c.subtree} if anchor is not None else set()
    inside = {t.i for t in anchor.subtree} - aside if anchor is not None else set()
    place = view.place(number)

    def rank(mention: Mention) -> tuple[bool, bool, int]:
        """First what stands in the phrase, in its order; then the rest by distance, what stands before first."""
        own = view.token_at(mention.end - 1).i in inside
        return not own, not own and mention.start > place, mention.start if own else abs(mention.start - place)

    for mention in sorted(view.mentions, key=rank):
        codes = sides(mention, place=True)
        token = view.token_at(mention.end - 1)
        if not codes or _compared(token):
            continue
        own = token.i in inside or (anchor is not None and anchor.head.i == token.i)
        elsewhere = not own and verb is not None and governor(token).i != verb.i
        _sort(found, codes, mention, token, own, trade, elsewhere)
    for mention in view.mentions:
        token = view.token_at(mention.end - 1)
        if not _compared(token) and not _language(mention, token):
            found.named.extend(sides(mention, place=True))
    return found


def _sort(
    found: Claimants, codes: tuple[str, ...], mention: Mention, token: Token, own: bool, trade: bool, elsewhere: bool
) -> None:
    """Put the codes of one mention where they belong; a place may be of another clause (``elsewhere``)."""
    if own and (token.dep_ == "poss" or (trade and token.dep_ in ("amod", "compound"))):
        found.owned.extend(codes)
    elif _placed(token) and mention.form != "demonym":
        if elsewhere:
            found.apart.extend(codes)
        (found.within if own else found.placed).extend(codes)
    elif mention.form == "demonym" and token.dep_ in _BESIDE:
        (found.own_adjectives if own and token.dep_ in _LEADING else found.adjectives).extend(codes)
    else:
        found.rest.extend(codes)


def _placed(token: Token) -> bool:
    return token.dep_ == "pobj" and token.head.lower_ in _IN


def _compared(token: Token) -> bool:
    """True for "more than in Chile", and for those named with Chile."""
    node = token
    while node.dep_ == "conj" and node.head.i != node.i:
        node = node.head
    above = node.head
    return node.dep_ == "pobj" and above.i > 0 and above.nbor(-1).lower_ == "than"


def _is_name(token: Token, view: View) -> bool:
    """True for an actor's own name, not for what is counted and only belongs to one ("Peruvian companies")."""
    mention = view.at.get(token.i)
    return mention is not None and mention.form in ("name", "acronym", "capital", "pronoun", "group")


def _language(mention: Mention, token: Token) -> bool:
    """True for a demonym that tells a language: "in Russian", "Russian-language"."""
    after = token.nbor().text if token.i + 1 < len(token.doc) else ""
    return mention.form == "demonym" and (after == "-" or (token.dep_ == "pobj" and token.head.lower_ == "in"))
