"""Ranks among partners: "the third-largest trading partner of X after Y and Z", "ranked ninth among investors"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from comity.core.claims import Claim
from comity.core.facts import Fact
from comity.language.number_forms import ORDINALS, ordinal_value
from comity.reading._clause import at_text, clause
from comity.reading._roles import actors_of, children, objects, sides, subject
from comity.reading._views import View
from comity.reading.base import Context
from comity.reading.claims._sentences import after, place, searched
from comity.reading.claims._told import when
from comity.reading.claims.base import Finder, claim

_HEAD = (
    r"(?P<field>(?:(?:foreign|single|overall|bilateral|non-oil|global|world)\s+)*(?:(?:trade|trading|economic|export|import|aid|development|"
    r"oil|gas|arms|weapons|energy|food|grain)\s+)?)(?P<head>partner|supplier|exporter|importer|investor|buyer|market|customer|donor|"
    r"destination|creditor|recipient|producer|consumer)"
)
_SUPERLATIVE = re.compile(
    rf"\b(?:(?P<rank>{ORDINALS})(?:[\s-]|\s?-\s?))?(?P<word>largest|biggest|main|leading|top|most\s+important|principal|smallest)\s+{_HEAD}\b(?!s)",
    re.IGNORECASE,
)
_ORDINAL = re.compile(rf"\b(?P<rank>{ORDINALS})\s+{_HEAD}\b(?!s)", re.IGNORECASE)
"""A place alone: "the fourth partner of Armenia", "its first trading partner"."""
_PLACED = re.compile(
    rf"\b(?:rank(?:s|ed|ing)?(?:\s+(?:only|just|merely))?|(?:came|come|comes|placed|is|was|stands|stood)(?=\s+(?:in\s+)?(?:the\s+)?(?:{ORDINALS})\s+(?:place|among|in\s+terms))|"
    rf"(?:took|takes|occup(?:y|ies|ied)|held|holds)\s+(?:the\s+)?(?=(?:{ORDINALS})\s+place))\s*(?:in\s+)?(?:the\s+)?(?P<rank>{ORDINALS})\b"
    r"(?:\s+place)?(?:\s*\([^)]*\))?",
    re.IGNORECASE,
)
_LOWEST = re.compile(
    r"[\s-]*(?:(?:to|from)\s+(?:the\s+)?)?(?:last|lowest|smallest|least|bottom|worst|from\s+bottom)\b", re.IGNORECASE
)
_VAGUE = re.compile(
    r"\b(?:one|two|three|some|many|several|among|a|another|any)\s+(?:of\s+)?(?:(?:the|its|their|our|\w+(?:'s|\u2019s))\s+)?$",
    re.IGNORECASE,
)
_AFTER = re.compile(r"\s*,?\s*(?:only\s+)?(?:after|behind|following)\s+(?=(?:the\s+)?[A-Z])")
_PARTNERS = re.compile(
    r"(?:the\s+|its\s+|[A-Z]\w+['\u2019]s?\s+)?(?:\w+\s+){0,2}(?:partners|sources|suppliers|markets|destinations|customers|buyers)\b",
    re.IGNORECASE,
)
"""Words for all partners, which are no group of them."""
_TRADING = ("partner", "supplier", "market", "customer", "buyer")
_GROUP = re.compile(
    r"\s*,?\s*(?:among|amongst|in|within|from)\s+(?P<group>(?!\d|\w+\s+\d{4}\b)(?:the\s+)?[^,.;()]{3,80}?)(?=[,.;()]|\s+(?:with|after|which|and\s+the|and\s+\w+(?:'s|\u2019s))\b|$)"
)
_COMMON = re.compile(r"\s+of\s+(?:the|this)\s+(?:republic|country|state|kingdom)\b")
_QUANTITIES = {
    "partner": "trade turnover", "supplier": "imports", "exporter": "exports", "importer": "imports",
    "investor": "investment", "buyer": "exports", "market": "exports", "customer": "exports", "donor": "aid",
    "destination": "exports", "creditor": "credit", "recipient": "aid",
    "producer": "production", "consumer": "consumption",
}  # fmt: skip
_NAMED = (
    (re.compile(r"\bexport", re.IGNORECASE), "exports"), (re.compile(r"\bimport", re.IGNORECASE), "imports"),
    (re.compile(r"\binvest", re.IGNORECASE), "investment"),
    (re.compile(r"\b(?:trade|trading|turnover)\b", re.IGNORECASE), "trade turnover"),
)  # fmt: skip


def find(context: Context, facts: Sequence[Fact]) -> Iterator[Claim]:
    told: list[tuple[int, str]] = []
    for view, match in (*searched(context, _SUPERLATIVE), *searched(context, _ORDINAL)):
        if match.re is _ORDINAL and match["head"].lower() not in _TRADING:
            continue
        lead = view.text[max(0, match.start() - 40) : match.start()]
        if _VAGUE.search(lead):
            continue
        noun = _token(view, match.start("head"))
        ranked, sure = _ranked(noun, view)
        of = _whose(noun, view) or _spoken_of(view, match, ranked, context)
        if not ranked or ranked == of:
            continue
        rank = ordinal_value(match["rank"]) if match["rank"] else 1
        told.append((view.index, _quantity(match)))
        yield _claim(context, view, match, ranked, of, rank, _quantity(match), sure if of else sure - 0.2)
    for view, match in searched(context, _PLACED):
        head = _token(view, match.start())
        verb = head if head.pos_ in ("VERB", "AUX") else head.head
        thing = subject(verb)
        ranked = actors_of(thing, view) if thing is not None and not _LOWEST.match(view.text, match.end()) else ()
        named = next((name for pattern, name in _NAMED if pattern.search(view.text[match.end() :])), None)
        named = named or next((quantity for index, quantity in told if index == view.index), None)
        if ranked and named:
            of = tuple(c for c in _invested(view, match) if context.is_state(c))
            yield _claim(context, view, match, ranked, of, ordinal_value(match["rank"]), named, 0.6)


def _claim(
    context: Context, view: View, match: re.Match[str], ranked: tuple[str, ...], of: tuple[str, ...], rank: int,
    quantity: str, sure: float,
) -> Claim:  # fmt: skip
    at = _of_phrase(view, match)
    after, at = _after(view, at)
    group = None if after else _GROUP.match(view.text, at)
    end = group.end() if group else at
    start, _ = clause(view, place(view, match))
    first, last = at_text(view, match.start(), end)
    start = start if first - start <= 90 else _phrase_start(view, match)
    left_out, dated = {*of, *after}, any(d.edtf for d in view.dates)
    shown = tuple(c for c in ranked if c not in left_out) or ranked
    return claim(
        "rank", context, min(start, first), last, round(sure, 2),
        subject=shown[0], of=of[0] if of else None, rank=rank, quantity=quantity,
        group=" ".join(group["group"].split()) if group and not _PARTNERS.match(group["group"]) else None,
        after=list(after),
        direction="smallest" if match.groupdict().get("word", "").lower() == "smallest" else "largest",
        period=view.date(_token(view, match.start())) or (None if dated else when(context, view, match.start())),
        superlative="word" in match.groupdict(),
    )  # fmt: skip


def _token(view: View, at: int) -> Token:
    return view.token_at(view.sentence.offsets[at])


def _ranked(noun: Token, view: View) -> tuple[tuple[str, ...], float]:
    """Who holds the rank: the subject of which the noun is said, what it renames, or what "it" stands for."""
    if noun.dep_ in ("nsubj", "nsubjpass") and noun.head.lemma_ in ("be", "become", "remain"):
        told = next(children(noun.head, "attr"), None)
        return (actors_of(told, view), 0.8) if told is not None else ((), 0.0)
    if noun.dep_ == "appos":
        return actors_of(noun.head, view), 0.7
    mine = next((c for c in children(noun, "appos")), None)
    if mine is not None and actors_of(mine, view):
        return actors_of(mine, view), 0.7
    thing = (
        next(children(noun, "nsubj"), None) or next(children(noun.head, "nsubj"), None)
        if noun.dep_ in ("oprd", "ccomp", "attr")
        else None
    )
    thing = thing or subject(noun.head) if noun.dep_ in ("attr", "oprd", "dobj", "ccomp", "pobj") else thing
    if thing is None:
        return (), 0.0
    if thing.pos_ == "PRON" and thing.lower_ == "it" and thing.head.head.lemma_ == "make":
        return _just_named(thing, view), 0.6
    verb = noun.head.lemma_ if noun.dep_ != "pobj" else noun.head.head.lemma_
    if verb not in ("be", "become", "remain", "make", "constitute", "represent", "consider", "rank", "stay"):
        return (), 0.0
    codes = actors_of(thing, view)
    return codes[:1] if len(codes) == 1 else (), 0.85


def _just_named(token: Token, view: View) -> tuple[str, ...]:
    """The state named last before a word, which "it" of "making it" takes up."""
    place_ = view.place(token)
    named = [m for m in view.mentions if m.end <= place_ and sides(m) and m.form not in ("pronoun", "description")]
    return sides(named[-1])[:1] if named else ()


def _whose(noun: Token, view: View) -> tuple[str, ...]:
    """Of whom the rank is told: "X's partner", "partner of X", "supplier to X"."""
    for child in children(noun, "poss", "nmod", "compound", "amod"):
        codes = actors_of(child, view)
        if codes:
            return codes[:1]
    for thing in objects(noun, "of", "for", "to", "in"):
        codes = actors_of(thing, view, place=True)
        if codes:
            return codes[:1]
        mention = view.at.get(thing.i)
        if mention is not None and mention.codes:
            return mention.codes[:1]
    return ()


def _spoken_of(view: View, match: re.Match[str], ranked: tuple[str, ...], context: Context) -> tuple[str, ...]:
    """The state that "of the republic" means: the first that the sentence names, unless it is the one ranked."""
    if not _COMMON.match(view.text, match.end()):
        return ()
    named = [c for m in view.mentions for c in sides(m, place=True) if context.is_state(c) and c not in ranked]
    return tuple(named[:1])


def _quantity(match: re.Match[str]) -> str:
    if "development" in match["field"].lower():
        return "aid"
    named = next((name for pattern, name in _NAMED if pattern.search(match["field"])), None)
    return named if named and match["head"].lower() in ("partner", "market") else _QUANTITIES[match["head"].lower()]


def _of_phrase(view: View, match: re.Match[str]) -> int:
    """Where the phrase "of X" or "to X" after the noun ends, in the parsed text."""
    more = re.compile(
        r"\s+(?:of|for|to|in)\s+(?:the\s+)?(?:[A-Z][\w\u2019'-]*(?:\s+(?:of\s+(?:the\s+)?)?[A-Z][\w\u2019'-]*)*|republic|country|state|kingdom|union)"
    )
    found = more.match(view.text, match.end()) if "word" in match.groupdict() else None
    return found.end() if found else match.end()


def _after(view: View, at: int) -> tuple[tuple[str, ...], int]:
    """The states after which the rank is said to come, and where their list ends."""
    lead = _AFTER.match(view.text, at)
    if lead is None or lead.end() >= len(view.text):
        return (), at
    begin = view.sentence.offsets[lead.end()]
    named = next((m for m in view.mentions if m.start <= begin + 4 and m.end > begin), None)
    if named is None:
        return (), at
    chain = view.chains.get(named.start, (named,))
    codes = tuple(dict.fromkeys(c for m in chain for c in sides(m, place=True)))
    last = view.token_at(chain[-1].end - 1)
    return codes, last.idx + len(last) - view.sentence.parse.start_char


def _phrase_start(view: View, match: re.Match[str]) -> int:
    lead = re.search(r"(?:(?:the|its|their|as)\s+|[\w.]+(?:'s|\u2019s)\s+)$", view.text[: match.start()])
    return view.sentence.offsets[lead.start() if lead else match.start()]


def _invested(view: View, match: re.Match[str]) -> tuple[str, ...]:
    """Of "ranked ninth among the countries that invested in X", "second among X's partners": X."""
    begin = place(view, match)[1]
    if beside := re.match(r"\s+(?:for|to|in)\s+(?:the\s+)?", view.text[match.end() :]):
        at = view.sentence.offsets[min(match.end() + beside.end(), len(view.text) - 1)]
        named = next((m for m in view.mentions if m.start == at), None)
        if named is not None and sides(named, place=True):
            return sides(named, place=True)[:1]
    owner = next((m for m in view.mentions if m.start >= begin), None)
    if owner is not None and re.match(r"['\u2019]s?\s", after(view, owner.end, 3)):
        return sides(owner)[:1]
    later = [m for m in view.mentions if m.start >= begin and sides(m, place=True)]
    return sides(later[-1], place=True)[:1] if later else ()


FINDER = Finder(
    id="rank",
    version="1",
    about="A state's rank among the partners, suppliers or investors of another.",
    values={
        "subject": "code of the state that is ranked",
        "of": "code of the state whose partners are ranked, or None",
        "rank": "the rank, 1 for the first",
        "quantity": "trade turnover, exports (of the other state), imports (of the other state), investment, aid ...",
        "group": "words for the group within which it ranks, or None",
        "after": "codes of those named before it",
        "direction": "largest or smallest",
        "period": "EDTF, or None",
        "superlative": "true for largest, main, leading; false for a place in a ranking",
    },
    example="In 2012 Peru was the third-largest trading partner of Chile after China and Brazil.",
    find=find,
)
