"""Dated offices: "was elected President of X in 2003", "served as Secretary-General of the UN from 1981 to 1991"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from comity.kinds.membership import Membership
from comity.reading._roles import children, is_passive, objects, patient, sides, subject
from comity.reading._seats import Seat
from comity.reading._terms import terms
from comity.reading._views import View
from comity.reading.base import Context

_TAKING = frozenset(("elect", "reelect", "re-elect", "appoint", "name", "become", "serve", "swear", "choose", "be"))
_FULL = 2


def by_office(verb: Token, view: View, context: Context) -> Iterator[Seat]:
    """The office that somebody takes or holds, where the sentence tells since or until when."""
    if verb.lemma_ not in _TAKING:
        return
    doer = patient(verb) if is_passive(verb) else subject(verb)
    holder = view.at.get(doer.i) if doer is not None else None
    if holder is None or not holder.person or len(holder.person.split()) < _FULL:
        return
    for office in (*children(verb, "attr", "oprd"), *objects(verb, "as"), *children(verb, "dobj")):
        place = view.at.get(office.i)
        if place is None or place.form != "office" or place.person or not place.role:
            continue
        if any(True for _ in children(office, "acl", "relcl")):
            continue
        body = next(iter(sides(place)), None)
        for since, until in terms(verb, view):
            if body and (since or until):
                yield Seat(Membership(holder.person, body, place.role, since, until), verb, 0.65, "office")
