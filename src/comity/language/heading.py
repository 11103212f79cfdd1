"""What the head of a document says: in whose name it speaks ("we", "my country"), and on which states it is."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date

from spacy.tokens import Doc

from comity.language.atom import Atom, Memory
from comity.language.atoms import atoms_of
from comity.language.gazetteer import Names, actor_trie, is_state, looks_like_a_name, matches, words_of
from comity.language.model import Heading

_HEAD = 2500
_EARLY = 600
_LINES, _LINE = 4, 160
_SPEECH, _FEW, _RARE = 20_000, 4, 700
_REACH = 250
_LONGEST = 300
_TOGETHER = re.compile(
    r"\bjoint\b|\btrilateral\b|\bcommuni(?:qu|c)[eé]\b|\bdeclaration\s+(?:of|by|between)\b", re.IGNORECASE
)
_ADDRESS = re.compile(
    r"\b(?:statement|address|remarks|speech|intervention|message|readout|letter|proclamation|memorandum)\b",
    re.IGNORECASE,
)
_ISSUED = re.compile(
    r"\b(?:fact\s+sheet|readout|statement|press\s+(?:release|briefing|call)|message|memorandum)\b", re.IGNORECASE
)
_ON = re.compile(r"\b(?:on|regarding|concerning|about|following|before|at|to|with)\b|:", re.IGNORECASE)
_VERB = re.compile(
    r"\b(?:refers?|are|is|was|were|ha(?:s|ve)|describes?|began|pursues|conducts|follows|seeks|maintains?)\b"
)
_POST = re.compile(r"\b(?:embassy|consulate|ambassador|high\s+commission)\b", re.IGNORECASE)
_MISSION = re.compile(
    r"\b(?:mission|ministry\s+of\s+foreign\s+affairs|embassy)\s+of\s+(?:the\s+)?([^\n]{3,60})", re.IGNORECASE
)
_SPOKEN_BY = re.compile(
    r"\b(?:statement|address|remarks|speech|intervention|message)\b[^.\n]{0,60}?\b(?:by|of)\s+|\bdelivered\s+by\s+",
    re.IGNORECASE,
)
_BEHALF = re.compile(
    r"\b(?:I|[Ww]e|[Ss]peak\w*|[Dd]eliver\w*|[Ss]tatement|honou?r|pleasure)\b[^.\n]{0,80}?\bon\s+behalf\s+of\s+(?:the\s+)?(?:(?:government|delegation|people|state|republic)\s+(?:and\s+\w+\s+)?of\s+)?"
)
_JOINTLY = re.compile(r"\bWe,\s+(?:the\s+)?[^.\n]{0,60}?\bof\s+")
_LEGISLATURE = re.compile(
    r"^\s*To\s+the\s+(?:Senate|Congress|House\s+of\s+Representatives|Parliament|National\s+Assembly)\b[^\n:]{0,60}?"
    r"\bof\s+(?:the\s+)?",
    re.IGNORECASE | re.MULTILINE,
)
_DELEGATE = re.compile(
    r"^\s*(?:The\s+PRESIDENT|Mr|Mrs|Ms|Miss|Dr|Sir|H\.?\s?E)\b[^\n(:]{0,60}\((?=[A-Z][^)\n]{2,40}\))", re.MULTILINE
)
_FIRST_PERSON = re.compile(r"\b(?:we|our|us|my|I)\b")
_ADDRESSED = re.compile(
    r"\b(?:[Mm]y\s+(?:country|Government|delegation|people)|(?:this|the)\s+(?:General\s+)?Assembly|[Oo]ur\s+Organization"
    r"|(?:Mr|Madam|Mrs)\.?\s+(?:President|Secretary-General|Chair)|Excellenc|[Dd]istinguished|members\s+of\s+the\s+Council)"
)
_MINE = re.compile(r"\b(?:[Mm]y|[Oo]ur)\s+(?:own\s+)?(?:country|nation|homeland|delegation|Government),\s+(?:the\s+)?")
_SPEECH_OF = re.compile(r"\bspeech of ([A-Z]{3})\b")
_DOMAINS = {"UK": "GB"}
_OFFICIAL = re.compile(r"^https?://[\w.-]*?\b(?:gov(?:\.([a-z]{2}))?|(?:mfa|president|mid)\.([a-z]{2}))(?=[/:]|$)")


def title_of(given: str | None, text: str) -> str:
    """The words of a document's title: as given, else its first lines, or the subject of its first sentence."""
    if given:
        return given[:_LONGEST]
    lines: list[str] = []
    for line in text[:_HEAD].strip().splitlines()[:_LINES]:
        lines.append(line.strip())
        if len(line) > _LINE or line.rstrip().endswith((".", ":")):
            break
    title = " ".join(filter(None, lines))
    verb = _VERB.search(title)
    return title[: min(verb.start() if verb else _LONGEST, _LONGEST)] if len(title) < len(text.strip()) else ""


def heading_of(
    title: Doc, text: str, address: str | None, registry: Names, day: date | None, memory: Memory
) -> Heading:
    """What a title, as it was parsed, and the head of a text (without front matter) say."""
    atoms = atoms_of(title[:], registry, day, memory) if len(title) else []
    for atom in atoms:
        memory.keep(atom)
    words = title.text
    places = bool(_POST.search(words))
    named = tuple(dict.fromkeys(code for atom in atoms for code in _states_of(atom, registry, places)))
    return Heading(_voice(words, atoms, text, address, registry), named)


def _voice(title: str, atoms: list[Atom], text: str, address: str | None, registry: Names) -> tuple[str, ...]:
    told = _SPEECH_OF.search(title)
    if told:
        return (told[1],) if is_state(registry, told[1]) else ()
    about = _ON.search(title)
    end = about.start() if about else len(title)
    makers = tuple(dict.fromkeys(c for a in atoms if a.start < end for c in _states_of(a, registry)))
    opening = _ADDRESS.search(title, 0, end)
    if _TOGETHER.search(title):
        bodies = (c for a in atoms if a.start < end and not a.country and a.form != "office" for c in a.codes)
        makers = tuple(dict.fromkeys((*makers, *(c for c in bodies if not c.startswith("person:"))))) if makers else ()
        return makers if len(makers) > 1 else _of_pattern(_JOINTLY, text[:_HEAD], registry)
    if opening is not None and makers:
        return makers if len(makers) == 1 else ()
    if address and _ISSUED.search(title) and (state := _publisher(address, registry)):
        return state
    patterns = (_JOINTLY, _LEGISLATURE, _DELEGATE, _BEHALF, _SPOKEN_BY)
    early = (_of_pattern(one, text[:_EARLY], registry) for one in patterns)
    mine = _of_pattern(_MINE, text[:_HEAD], registry)
    return next(filter(None, early), ()) or mine or _of_mission(title, text, registry) or _of_speech(text, registry)


def _of_pattern(pattern: re.Pattern[str], head: str, registry: Names) -> tuple[str, ...]:
    """The states that the words after a pattern name: all of them for "We, the Presidents of", else the first."""
    found = pattern.search(head)
    if not found:
        return ()
    states = tuple(dict.fromkeys(_named(head[found.end() : _end(head, found.end())], registry)))
    return states if pattern is _JOINTLY else states[:1]


def _of_mission(title: str, text: str, registry: Names) -> tuple[str, ...]:
    """The state whose mission or ministry heads a statement: "Permanent Mission of Norway"."""
    found = _MISSION.search(f"{title}\n{text[:_EARLY]}")
    return tuple(_named(found[1], registry))[:1] if found and _ADDRESS.search(text[:_EARLY]) else ()


def _of_speech(text: str, registry: Names) -> tuple[str, ...]:
    """The state of a speech without a header: of the states that it names, the one that prevails beside much "we"."""
    text = text[:_SPEECH]
    if len(_FIRST_PERSON.findall(text)) < max(_FEW, len(text) // _RARE) or not _ADDRESSED.search(text):
        return ()
    named = Counter(_named(text, registry)).most_common(2)
    second = named[1][1] if len(named) > 1 else 0
    return (named[0][0],) if named and named[0][1] >= max(3, 2 * second) else ()


def _publisher(address: str, registry: Names) -> tuple[str, ...]:
    """The state whose government publishes at an address: ".gov" is the United States', "mfa.gov.tr" Turkey's."""
    found = _OFFICIAL.match(address)
    if not found:
        return ()
    suffix = (found[1] or found[2] or "us").upper()
    return tuple(a.id for a in registry.states() if a.iso2 == _DOMAINS.get(suffix, suffix) and not a.until)[:1]


def _end(text: str, start: int) -> int:
    """Where the heading ends: at a blank line or a full stop with a new sentence, within reach."""
    stop = re.search(r"\n\s*\n|[a-z)]\.\s+[A-Z]", text[start : start + _REACH])
    return start + (stop.start() + 1 if stop else _REACH)


def _named(words: str, registry: Names) -> Iterator[str]:
    """The states that words name, by name or demonym."""
    for match in matches(actor_trie(registry), words, words_of(words), looks_like_a_name):
        codes = {c.actor.id for c in match.value if c.form in ("name", "demonym") and c.actor.kind == "state"}
        if len(codes) == 1:
            yield codes.pop()


def _states_of(atom: Atom, registry: Names, places: bool = False) -> tuple[str, ...]:
    """The states for which an atom of the title stands; a capital as a place only where it is asked for."""
    if atom.role == "region" or (atom.role == "place" and not places):
        return ()
    codes = (atom.country,) if atom.country else atom.codes
    return tuple(c for c in codes if c and is_state(registry, c))
