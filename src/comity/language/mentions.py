"""Mentions of actors in a document: names, demonyms, offices, persons, groups and pronouns, with their codes."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from spacy.tokens import Token

from comity.core.dates import period
from comity.language.atom import Atom, Memory
from comity.language.atoms import atoms_of
from comity.language.compounds import compounds, introduced, merged
from comity.language.coreference import bare_role, pending, resolved
from comity.language.discourse import Discourse
from comity.language.gazetteer import Names, is_state
from comity.language.model import DateMention, Heading, Mention, Quoted, Sentence
from comity.language.sections import topic_between
from comity.language.voice import spoken

_OWNED = re.compile(r"\b(?:its|his|her|their|an?|another)\s+(?:\w+\s+)?$", re.IGNORECASE)

_OF = re.compile(r"\s+of\s+(?:the\s+)?[A-Z]")

_SUBJECTS = frozenset(("nsubj", "nsubjpass", "agent"))


def find_mentions(
    text: str,
    sentences: tuple[Sentence, ...],
    dates: tuple[DateMention, ...],
    quotes: tuple[Quoted, ...],
    published: str | None,
    registry: Names,
    heading: Heading,
    memory: Memory,
) -> tuple[tuple[Mention, ...], dict[int, tuple[str, ...]]]:
    """Every mention of an actor in the sentences, in order, and by the place of a sentence the pair of states of which
    its section tells.

    ``memory`` holds the persons that the title introduced. Names are resolved on the day of their sentence: its first
    date, else the last one before it in the paragraph, else the date of publication. A capital after a preposition of
    place has the role ``place``; a region has the role ``region`` and no country.
    """
    discourse = Discourse(heading)
    found: list[Mention] = []
    pairs: dict[int, tuple[str, ...]] = {}
    index, paragraph, day, end = 0, -1, day_of(published), 0
    said = [(q.start, q.end) for q in quotes]
    for sentence in sentences:
        topic = topic_between(text[end : sentence.start], registry) if sentence.paragraph != paragraph else None
        if topic is not None:
            discourse.head(topic)
        end = sentence.end
        while index < len(dates) and dates[index].start < sentence.start:
            index += 1
        if sentence.paragraph != paragraph:
            paragraph, day = sentence.paragraph, day_of(published)
        for mention in dates[index:]:
            if mention.start >= sentence.end:
                break
            if (named := day_of(mention.edtf)) is not None:
                day = named
                break
        near = [q for q in said if q[0] < sentence.end and sentence.start < q[1]]
        found.extend(_of_sentence(text, sentence, registry, day, memory, discourse, near))
        if pair := discourse.subject_pair():
            pairs[sentence.start] = pair
    return tuple(found), pairs


def day_of(edtf: str | None) -> date | None:
    """The last day of a date: in a year of succession a name stands for who bore it at the end."""
    return period(edtf).last if edtf else None


def _of_sentence(
    text: str, sentence: Sentence, registry: Names, day: date | None, memory: Memory, discourse: Discourse,
    quotes: list[tuple[int, int]],
) -> list[Mention]:  # fmt: skip
    parse = sentence.parse
    clean = parse.text
    tokens = {t.idx - parse.start_char: t for t in parse}
    discourse.enter(sentence.paragraph)
    atoms = [merged(g, clean) for g in compounds(atoms_of(parse, registry, day, memory), clean)]
    atoms = introduced(atoms, clean)
    open_ = pending(clean, tokens, atoms)

    def quoted(place: int) -> bool:
        return any(a <= sentence.offsets[place] < b for a, b in quotes)

    own = [a for a in spoken(clean, tokens, discourse.heading.voice, quoted) if not _overlaps(a, (*atoms, *open_))]
    atoms = [*atoms, *own]
    named = [a for a in atoms if not any(o.form == "group" and o.start < a.end and a.start < o.end for o in open_)]
    found: list[Atom] = []
    states: list[str] = []
    acting: list[str] = []
    for atom in sorted([*named, *open_], key=lambda a: a.start):
        known = resolved(atom, discourse) if atom in open_ else _in_office(atom, named, clean, discourse)
        if known is None or not (known.codes or known.country or known.person or known.letter == "A"):
            continue
        found.append(known)
        memory.keep(known)
        code = known.country or (known.codes[0] if len(known.codes) == 1 else None)
        national = code is not None and known.role not in ("region", "place") and is_state(registry, code)
        if known.form != "pronoun":
            discourse.see(known, _is_subject(known, tokens), national)
        if known.form == "group" and len(known.codes) > 1 and _acts(known, tokens):
            acting += known.codes
        if national and code and code not in states:
            states.append(code)
        if national and code and known.form != "pronoun" and _acts(known, tokens):
            acting.append(code)
    if len(set(acting)) > 1:
        discourse.many = tuple(dict.fromkeys(acting))
    elif acting:
        discourse.many = ()
    if len(states) > 1:
        discourse.group, discourse.age = tuple(states), 0
    return [_mention(atom, sentence, text) for atom in found]


def _overlaps(atom: Atom, others: Iterable[Atom]) -> bool:
    return any(o.start < atom.end and atom.start < o.end for o in others)


def _in_office(atom: Atom, atoms: list[Atom], text: str, discourse: Discourse) -> Atom:
    """A role with whoever the words or the document name for it; "its ambassador" is no one's who was named before."""
    told = _told_after(atom, atoms, text)
    elsewhere = _OWNED.search(text, 0, told.start) or _OF.match(text, told.end)
    return told if told.letter == "R" and elsewhere else bare_role(told, discourse)


def _told_after(role: Atom, atoms: list[Atom], text: str) -> Atom:
    """A role with the side and name of the person told after it: "the Prime Minister, Ana Ruiz"."""
    if role.letter != "R" or role.country or role.codes:
        return role
    named = next((a for a in atoms if a.letter == "P" and text[role.end : a.start] == ", "), None)
    return replace(role, codes=named.codes, country=named.country, person=named.person) if named else role


def _is_subject(atom: Atom, tokens: dict[int, Token]) -> bool:
    return any(t.dep_ in _SUBJECTS for place, t in tokens.items() if atom.start <= place < atom.end)


def _acts(atom: Atom, tokens: dict[int, Token]) -> bool:
    """True for a subject and for what is coordinated with one."""
    for place, token in tokens.items():
        if atom.start <= place < atom.end:
            node = token
            while node.dep_ == "conj":
                node = node.head
            if node.dep_ in _SUBJECTS:
                return True
    return False


def _mention(atom: Atom, sentence: Sentence, text: str) -> Mention:
    start, end = sentence.offsets[atom.start], sentence.offsets[atom.end - 1] + 1
    return Mention(
        start, end, text[start:end], atom.form, atom.codes, atom.country, atom.sector, atom.person, atom.role
    )
