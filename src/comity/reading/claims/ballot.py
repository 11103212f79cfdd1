"""How states voted: "Chile abstained on resolution 1929", "only Peru opposed it", "the single vote against"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from comity.core.claims import Claim
from comity.core.facts import Fact
from comity.reading._clause import at_text
from comity.reading._views import View
from comity.reading.base import Context
from comity.reading.claims._doers import doers, listed_from
from comity.reading.claims._motions import motion
from comity.reading.claims._told import NUMBER, asserted, chunk, count_of, dates_of, segment, states
from comity.reading.claims.base import Finder, claim

_TEXT = (
    r"(?:the|this|that|a)\s+(?:\w+\s+)?(?:text|resolution|draft|proposal|motion|measure)|resolutions?\s+(?:ES-)?\d|it\b"
)
_YES = (
    r"vot(?:ed|ing)\s+(?:in\s+(?:its\s+)?favou?r|for(?=\s+(?:it|the|that|this|resolution)\b)|yes|affirmatively)"
    r"|sa(?:id|ying)\s+yes|cast(?:ing)?\s+(?:a|an|its|the)\s+(?:positive|affirmative|yes)\s+votes?"
    rf"|(?:supported|backed|supporting|backing|approved|endorsed|endorsing)\s+(?={_TEXT})"
    r"|(?:was|were|is|are|being)\s+in\s+favou?r\b|cast(?:ing)?\s+(?:its|their|the)\s+votes?\s+(?:for|in\s+favou?r)\b"
)
_NO = (
    r"vot(?:ed|ing)\s+(?:against|no\b)|sa(?:id|ying)\s+no\b"
    r"|cast(?:ing)?\s+(?:a|its|the|one\s+of\s+the\s+\w+)\s+(?:negative\s+votes?|no\s+votes?|votes?\s+against)"
    rf"|(?:opposed|opposing|rejected)\s+(?={_TEXT})|(?<=nobody\s)opposed|(?<=no\sone\s)opposed"
    rf"|(?:was|were|stood|being)\s+opposed\b|in\s+opposition\b(?!\s+to\s+(?!{_TEXT}))|dissented\b"
)
_ABSENT = (
    r"(?:did|do)\s+not\s+(?:vote\b(?!\s+(?:against|for|in\s+favou?r|yes|no)\b)|(?:take\s+part|participate)\s+in\s+the\s+(?:vote|voting|ballot))"
    r"|(?:took|taking)\s+no\s+part\s+in\s+the\s+(?:vote|voting|ballot)"
    r"|(?:was|were|being)\s+absent\b(?:\s+(?:from\s+the\s+(?:vote|voting)|during\s+the\s+vote))?"
    r"|(?:stayed|staying|kept|remained)\s+away(?:\s+from\s+the\s+vot(?:e|ing))?|(?:skipped|sat\s+out|missed)\s+the\s+vote"
    r"|cast(?:ing)?\s+no\s+vote\b|refrained\s+from\s+voting|(?:chose|preferred|declined)\s+not\s+to\s+vote"
)
_VERBS = {
    "yes": _YES,
    "no": _NO,
    "abstain": r"abstain(?:ed|ing)|(?:chose|preferred|opted)\s+to\s+abstain",
    "absent": _ABSENT,
}
_VERB = re.compile("|".join(rf"(?P<{name}>\b(?:{words}))" for name, words in _VERBS.items()), re.IGNORECASE)
_ELLIPSIS = re.compile(
    r"\b(?:(?P<no>against|no)|(?P<yes>in\s+favou?r|yes)|(?P<abstain>an?\s+abstention))\b(?=[\s,.;]|$)", re.IGNORECASE
)
_SO_DID = re.compile(r"\b(?:and\s+)?(?:so\s+did|as\s+did|like)\s+$", re.IGNORECASE)
_ONLY = re.compile(r"\b(?:only|alone|no\s+one\s+but|none\s+but)\s+(?:the\s+)?$", re.IGNORECASE)
_NOBODY = re.compile(
    r"\b(?:nobody|no\s+one|no\s+(?:state|country|member|delegation)|none)(?:\s+(?:at\s+all|else))?\s+(?:had\s+|has\s+)?$",
    re.IGNORECASE,
)
_SINGLE = re.compile(
    rf"\b(?:the\s+)?(?P<many>only|single|sole|lone|(?:only\s+)?{NUMBER})\s+(?:(?P<no>negative\s+votes?|votes?\s+against|no\s+votes?"
    r"|dissenting\s+votes?|opponents?)|(?P<abstain>abstentions?|abstainers?)|(?P<yes>votes?\s+in\s+favou?r|supporters?))\s+"
    r"(?:came\s+from\s+|(?:was|were)\s+(?:cast\s+by\s+|those?\s+of\s+|that\s+of\s+)?|being\s+)(?=(?:the\s+)?[A-Z])",
    re.IGNORECASE,
)
_ONE_OF = re.compile(
    rf"\b(?:was|were|being)\s+(?:(?:one|two|three)\s+of|among)\s+(?:only\s+)?(?:the\s+)?(?:only\s+)?(?P<many>{NUMBER})?\s*"
    r"(?:(?:states|countries|members|delegations|those|nations)\s+)?(?:that|who|which|to|in)?\s*(?:had\s+)?"
    r"(?:(?P<no>vot(?:ed?|ing)\s+(?:against|no)|oppos(?:ed?|ing|ition))|(?P<abstain>abstain(?:ed|ing)?)"
    r"|(?P<yes>vot(?:ed?|ing)\s+(?:in\s+favou?r|for|yes)|support(?:ed|ing)?))\b",
    re.IGNORECASE,
)
_AMONG = re.compile(
    rf"\bamong\s+the(?:\s+(?P<many>{NUMBER}))?\s+(?:(?P<no>opponents|negative\s+votes|votes\s+against)|(?P<abstain>abstainers|abstentions)"
    r"|(?P<yes>supporters|votes\s+in\s+favou?r))\b",
    re.IGNORECASE,
)


def find(context: Context, facts: Sequence[Fact]) -> Iterator[Claim]:
    for view in context.views:
        yield from _voted(context, view)
        yield from _listed(context, view)


def _voted(context: Context, view: View) -> Iterator[Claim]:
    """Positions told by a verb, with those that leave the verb out: "Peru voted in favour and Chile against"."""
    for verb in _VERB.finditer(view.text):
        said = verb.lastgroup or ""
        if view.text.rstrip().endswith("?"):
            break
        low, _ = segment(view, verb.start())
        if nobody := _NOBODY.search(view.text, low, verb.start()):
            if asserted(view, nobody.start(), verb.end()):
                yield from _claim(context, view, (nobody.start(), verb.end()), said, (), only=True)
            continue
        found = doers(context, view, low, verb.start())
        if found is None or not asserted(view, found[0], verb.start()):
            continue
        start, codes = found
        only = bool(_ONLY.search(view.text[low:start])) or bool(
            re.search(r"\balone\s*$", view.text[start : verb.start()])
        )
        yield from _claim(context, view, (start, verb.end()), said, codes, only)
        yield from _likewise(context, view, verb, said)
        yield from _elliptic(context, view, verb.end())


def _likewise(context: Context, view: View, verb: re.Match[str], said: str) -> Iterator[Claim]:
    """Of "Peru supported the text, and so did Chile and Kenya": the others."""
    _, high = segment(view, verb.start())
    later = states(context, view, verb.end(), high)
    if later and (lead := _SO_DID.search(view.text, verb.end(), later[0][0][0])):
        chain = listed_from(view, later)
        codes = tuple(code for _, code in chain)
        yield from _claim(context, view, (lead.start(), chain[-1][0][1]), said, codes)


def _elliptic(context: Context, view: View, at: int) -> Iterator[Claim]:
    """Of "Peru voted in favour and Chile against": Chile."""
    _, high = segment(view, at - 1)
    if (match := _ELLIPSIS.search(view.text, at, high)) and not _VERB.search(view.text, at, match.end()):
        found = doers(context, view, at, match.start())
        if found and re.fullmatch(
            r"[^.]{0,60}?(?:\band|\bwhile|\bbut|\bwhereas|,)\s+(?:the\s+)?", view.text[at : found[0]]
        ):
            yield from _claim(context, view, (found[0], match.end()), match.lastgroup or "", found[1])


def _listed(context: Context, view: View) -> Iterator[Claim]:
    """Positions told by a noun: "the only negative vote came from Peru", "Peru and Chile were among the opponents"."""
    for match in _SINGLE.finditer(view.text):
        if re.search(r"\bamong\s+$", view.text[: match.start()], re.IGNORECASE):
            continue
        _, high = segment(view, match.start())
        named = [one for one in states(context, view, match.end(), high) if one[0][0] - match.end() <= 4]
        if named and asserted(view, match.start(), match.end()):
            chain = listed_from(view, states(context, view, match.end(), high))
            codes, many = tuple(code for _, code in chain), match["many"].casefold()
            one = many in ("only", "single", "sole", "lone")
            said = next(name for name in ("no", "abstain", "yes") if match[name])
            count = len(codes) if one else count_of(many.removeprefix("only "))
            yield from _claim(context, view, (match.start(), chain[-1][0][1]), said, codes, one, count)
    for match in _ONE_OF.finditer(view.text):
        low, _ = segment(view, match.start())
        found = doers(context, view, low, match.start())
        if found and asserted(view, found[0], match.end()):
            said = next(name for name in ("no", "abstain", "yes") if match[name])
            number = count_of(match["many"]) if match["many"] else None
            yield from _claim(context, view, (found[0], match.end()), said, found[1], False, number)
    for match in _AMONG.finditer(view.text):
        low, high = segment(view, match.start())
        told = re.match(r"\s+(?:were|was|stood)\s+(?:the\s+)?", view.text[match.end() : high])
        named = states(context, view, match.end(), high) if told else states(context, view, low, match.start())
        chain = listed_from(view, named) if named else []
        if chain and asserted(view, match.start(), match.end()):
            said = next(name for name in ("no", "abstain", "yes") if match[name])
            span = (min(match.start(), chain[0][0][0]), max(match.end(), chain[-1][0][1]))
            yield from _claim(context, view, span, said, tuple(code for _, code in chain), False,
                              count_of(match["many"]) if match["many"] else None)  # fmt: skip


def _claim(
    context: Context, view: View, span: tuple[int, int], said: str, codes: tuple[str, ...], only: bool = False,
    count: int | None = None,
) -> Iterator[Claim]:  # fmt: skip
    voted = motion(context, view, span[0])
    if voted is None:
        return
    start, end = at_text(view, span[0], span[0] + len(view.text[slice(*span)].rstrip()))
    years = [d for d in dates_of(view, *chunk(view, span[0])) if len(d) == 4] if voted.number is None else []
    dates = sorted(set(years))
    yield claim(
        "ballot", context, start, end, 0.8 if voted.number else 0.7,
        position=said, states=list(codes), only=only, count=count, body=voted.body, number=voted.number,
        part=voted.part, date=voted.date, dates=dates if len(dates) > 1 else [], topic=voted.topic, like=voted.like,
    )  # fmt: skip


FINDER = Finder(
    id="ballot",
    version="1",
    about="How named states voted on a text of the Assembly or the Council.",
    values={
        "position": "yes, no, abstain or absent",
        "states": "codes of the states said to have voted so; empty where nobody is said to",
        "only": "true where no other state is said to have voted so",
        "count": "how many are said to have voted so, or None",
        "body": "code of the body, or None",
        "number": "bare number of the resolution, or None where day and subject tell which is meant",
        "part": "letter of the part of the resolution, or None",
        "date": "EDTF of the vote, or None",
        "dates": "years of several votes told at once, else empty",
        "topic": "words in which the subject may be told",
        "like": "number of an earlier text of the same subject, or None",
    },
    example="Peru abstained on resolution 1929.",
    find=find,
)
