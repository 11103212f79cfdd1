"""Acts on treaties at the words that tell them: "Peru signed the test ban treaty in 1996 and went no further"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from comity.core.claims import Claim
from comity.core.facts import Fact
from comity.reading._clause import Span, at_text
from comity.reading._views import View
from comity.reading.base import Context
from comity.reading.claims._doers import doers
from comity.reading.claims._sentences import of_paragraph
from comity.reading.claims._told import (
    NUMBER,
    asserted,
    chunk,
    count_of,
    dates_of,
    extent,
    segment,
    states,
    the_two,
    when,
)
from comity.reading.claims.base import Finder, claim

_MONTH = r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
_HEADS = r"(?:[Tt]reaty|[Cc]onvention|[Cc]ovenant|[Ss]tatute|[Pp]rotocol|[Cc]harter)"
_SHORT = r"(?:ICCPR|ICESCR|CEDAW|CERD|UNCLOS|CTBT|UNFCCC|CRC|CAT|CRPD)"
_NAME = re.compile(
    rf"(?P<title>(?:(?:[A-Z][\w\u2019'-]*|of|on|the|against|and|for|nuclear|test|ban|genocide|torture|land|mines?|mine-ban|refugee"
    rf"|climate|chemical|biological|weapons|law)[\s-]+){{0,9}}?(?P<head>{_HEADS})\b"
    r"(?:\s+(?:of|on|against|for|relating\s+to|concerning|to)\s+(?:the\s+)?(?:[A-Z][\w\u2019'-]*)"
    rf"(?:,?\s+(?:(?:of|and|the|on|in|to|for|against|or|Other)\s+)*(?!{_MONTH}\b)[A-Z][\w\u2019'-]*)*)?"
    rf"|{_SHORT}\b)"
)
_VERB = re.compile(
    r"\b(?:(?P<signed>signed|signs|has\s+signed|had\s+signed)|(?P<ratified>ratified|ratifies|has\s+ratified|had\s+ratified"
    r"|deposited\s+its\s+(?:own\s+)?(?:instruments?\s+of\s+)?ratification|deposited\s+its\s+instruments?(?!\s+of\s+acc))"
    r"|(?P<acceded>acceded(?:\s+to)?|deposited\s+its\s+(?:own\s+)?(?:instruments?\s+of\s+)?accession|joined|adhered\s+to)"
    r"|(?P<party>became\s+(?:a\s+)?part(?:y|ies)|ha(?:s|ve|d)\s+been\s+(?:a\s+)?part(?:y|ies)|(?:is|are|was|were)\s+(?:a\s+)?part(?:y|ies)))\b"
)
_NEVER = re.compile(
    r"\b(?:without\s+(?:ever\s+)?(?P<v1>ratifying|signing)|(?:and|but)\s+(?:went\s+no\s+further)"
    r"|(?:has|have|had|did)\s+(?:not|never)\s+(?:yet\s+)?(?P<v2>ratif\w+|sign(?:ed)?|acceded?|joined?)"
    r"|never\s+(?P<v3>ratified|signed|acceded|joined))\b"
)
_APART = re.compile(
    rf"\b(?P<count>{NUMBER}|\w+-\w+)\s+(?P<unit>years?|months?)\s+(?P<way>before|after|earlier\s+than|later\s+than|ahead\s+of)\s+"
    r"(?:the\s+)?(?P<who>[A-Z]|its\s+(?:neighbou?r|partner|rival|ally)|the\s+other)"
)
_BARE = re.compile(
    r"\b(?:[Tt]he|[Tt]hat|[Tt]his|[Ii]t)\s+(?:[Cc]onvention|[Cc]ovenant|[Tt]reaty|[Ss]tatute|[Pp]rotocol)\b"
    r"(?!\s+(?:of|on|against|for|to)\b)|\b[Ii]t\b"
)
_TOPIC = re.compile(
    r"\b[Oo]n\s+(?P<topic>torture|genocide|children|women|refugees|climate|racism|treaties|the\s+sea)\b"
)


def find(context: Context, facts: Sequence[Fact]) -> Iterator[Claim]:
    for view in context.views:
        if view.text.rstrip().endswith("?"):
            continue
        for verb in _VERB.finditer(view.text):
            yield from _told(context, view, verb)
        for never in _NEVER.finditer(view.text):
            yield from _untold(context, view, never)


def _told(context: Context, view: View, verb: re.Match[str]) -> Iterator[Claim]:
    low, high = segment(view, verb.start())
    shared = _shared(context, view, low, verb.start())
    found = shared or doers(context, view, low, verb.start())
    title = _title(context, view, verb.end(), high)
    if found is None or title is None or not asserted(view, found[0], verb.end()):
        return
    name, after = title
    _, end = chunk(view, max(verb.start(), after - 1))
    following = _VERB.search(view.text, verb.end(), end)
    end = following.start() if following and following.start() > after else end
    lead = (found[0], found[0]) if shared else (chunk(view, found[0])[0], found[0])
    dates = dates_of(view, after, end) or dates_of(view, *lead)
    date = dates[0] if len(dates) == 1 else None
    stop = _last(view, after, end)
    if (
        not dates
        and (counted := when(context, view, verb.start()))
        and re.match(r"[^.;]{0,40}\blater\b", view.text[after:])
    ):
        date = counted
        stop = view.text.index("later", after) + 5
    if re.search(r"\bdeposit|\bentered\b", verb.group()) and not dates:
        return
    action = verb.lastgroup or "ratified"
    other, distance, unit, stop = _distance(context, view, found[1], (after, high), stop)
    yield from _claim(context, view, (found[0], stop), found[1], name, action, date=date, other=other,
                      distance=distance, unit=unit)  # fmt: skip


def _shared(context: Context, view: View, low: int, at: int) -> tuple[int, tuple[str, ...]] | None:
    """Of "Peru signed the treaty in 1996 and ratified it in 1998": Peru, for the second."""
    earlier = list(_VERB.finditer(view.text, low, at))
    joined = re.search(r"\b(?:and|but)\s+(?:later\s+|then\s+|only\s+)?$", view.text[low:at])
    found = doers(context, view, low, earlier[-1].start()) if earlier and joined else None
    return (at, found[1]) if found and joined else None


def _untold(context: Context, view: View, never: re.Match[str]) -> Iterator[Claim]:
    """Of "signed the treaty in 1996 without ratifying it": that there was no ratification."""
    low, high = segment(view, never.start())
    earlier = list(_VERB.finditer(view.text, low, never.start()))
    found = doers(context, view, low, earlier[-1].start() if earlier else never.start())
    title = _title(context, view, never.end(), high) or (
        _title(context, view, earlier[-1].end(), high) if earlier else None
    )
    title = title or _last_title(context, view, low)
    if found is None or title is None:
        return
    word = next((w for w in never.groupdict().values() if w), "ratify")
    action = "signed" if word.startswith("sign") else "party"
    yield from _claim(
        context, view, (never.start() if earlier else found[0], never.end()), found[1], title[0], action, never=True
    )


def _title(context: Context, view: View, low: int, high: int) -> tuple[str, int] | None:
    """The treaty that stands after a verb, by its name or as "the Convention", "it", with the place where it ends."""
    named = _NAME.search(view.text, low, high)
    bare = _BARE.search(view.text, low, high)
    if (
        named
        and named.start() - low <= 24
        and (len(named["title"].split()) > 1 or re.fullmatch(_SHORT, named["title"]))
    ):
        words = re.sub(r"^(?:[Tt]he|[Tt]hat|[Tt]his|to|of)\s+", "", named["title"].strip())
        if len(words.split()) > 1 or re.fullmatch(_SHORT, words):
            return words, named.end()
    if bare and bare.start() - low <= 12:
        if topic := _TOPIC.search(view.text, 0, low):
            head = re.search(r"[A-Za-z]+$", bare.group())
            return f"{head[0] if head and head[0].lower() != 'it' else 'Convention'} on {topic['topic']}", bare.end()
        last = _last_title(context, view, bare.start())
        return (last[0], bare.end()) if last else None
    following = re.match(r"\s*(?:in|on)\s+(?=\d|[A-Z][a-z]+\s+\d{4})", view.text[low:high])
    last = _last_title(context, view, low) if following else None
    return (last[0], low) if last else None


def _last_title(context: Context, view: View, at: int) -> tuple[str, int] | None:
    """The treaty named last before a place in its paragraph."""
    near = [v for v in of_paragraph(context, view) if v.index <= view.index]
    for one in reversed(near):
        named = _NAME.finditer(one.text, 0, at if one is view else len(one.text))
        words = [re.sub(r"^(?:[Tt]he|[Tt]hat|[Tt]his|to|of)\s+", "", m["title"].strip()) for m in named]
        long = [w for w in words if len(w.split()) > 1 or re.fullmatch(_SHORT, w)]
        if long:
            return long[-1], 0
    return None


def _distance(
    context: Context, view: View, own: Sequence[str], part: Span, stop: int
) -> tuple[str | None, int | None, str | None, int]:  # fmt: skip
    """To whose act the distance is told, how long it is (negative where the other came first), and where it ends."""
    apart = _APART.search(view.text, *part)
    if apart is None or apart.start() - stop > 6:
        return None, None, None, stop
    if apart["who"].startswith(("its", "the")):
        others = [c for c in the_two(context, view) if c not in own] if set(own) <= set(the_two(context, view)) else []
        end = apart.end()
    else:
        near = [(at, c) for at, c in states(context, view, apart.end("way"), part[1]) if at[0] - apart.end("way") <= 5]
        others, end = [c for _, c in near[:1]], near[0][0][1] if near else stop
    if len(others) != 1 or others[0] in own:
        return None, None, None, stop
    try:
        count = count_of(apart["count"])
    except (ValueError, KeyError):
        return None, None, None, stop
    sign = 1 if apart["way"].split()[0] in ("before", "earlier", "ahead") else -1
    return others[0], sign * count, apart["unit"].rstrip("s"), end


def _last(view: View, low: int, high: int) -> int:
    return max([low, *(extent(view, d)[1] for d in view.dates if d.edtf and low <= extent(view, d)[0] < high)])


def _claim(
    context: Context, view: View, span: Span, codes: Sequence[str], title: str, action: str, **told: object
) -> Iterator[Claim]:  # fmt: skip
    start, end = at_text(view, span[0], span[0] + len(view.text[slice(*span)].rstrip()))
    plain: dict[str, object] = {"date": None, "other": None, "distance": None, "unit": None, "never": False}
    yield claim("treaty", context, start, end, 0.8, states=list(codes), title=title, action=action, **(plain | told))


FINDER = Finder(
    id="treaty",
    version="1",
    about="An act of a state on a treaty, or that there was none, and how far it lies from another's.",
    values={
        "states": "codes of the states",
        "title": "the treaty as the text names it",
        "action": "signed, ratified, acceded, or party (bound by whichever act)",
        "date": "EDTF of the act, or None",
        "never": "true where the text says that there was no such act",
        "other": "code of the state to whose act the distance is told, or None",
        "distance": "years or months by which the other's came later; negative where it came earlier; or None",
        "unit": "year or month, or None",
    },
    example="Peru signed the Rome Statute in December 2000.",
    find=find,
)
