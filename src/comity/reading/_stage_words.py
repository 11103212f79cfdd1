"""The words that tell what is done to an instrument, and of which sorts of instrument each is said."""

from __future__ import annotations

from spacy.tokens import Token

from comity.language.words import words

STAGES = {
    "sign": "signed", "conclude": "signed", "initial": "signed", "ink": "signed", "adopt": "adopted",
    "pass": "adopted", "ratify": "ratified", "approve": "approved", "join": "acceded", "accede": "acceded",
    "extend": "extended", "prolong": "extended", "renew": "extended", "propose": "proposed",
    "draft": "proposed", "initiate": "proposed", "introduce": "proposed", "submit": "proposed",
    "suspend": "suspended", "denounce": "withdrawn", "terminate": "terminated", "withdraw": "withdrawn",
    "enter": "entered-into-force", "reach": "signed", "develop": "proposed", "issue": "adopted",
    "formalize": "signed", "formalise": "signed", "negotiate": "proposed", "put": "proposed",
    "sponsor": "proposed", "co-sponsor": "proposed", "cosponsor": "proposed", "table": "proposed",
}  # fmt: skip
NOUNS = {
    "signing": "signed", "adoption": "adopted", "ratification": "ratified", "conclusion": "signed",
    "approval": "approved", "accession": "acceded", "extension": "extended", "signature": "signed",
    "suspension": "suspended", "termination": "terminated", "withdrawal": "withdrawn", "expiry": "terminated",
}  # fmt: skip
ONLY = {
    "develop": "agreement treaty", "issue": "statement communique communiqué declaration", "pass": "resolution",
    "put": "document", "reach": "agreement accord deal treaty", "initiate": "resolution",
    "introduce": "resolution", "join": "treaty convention covenant protocol document agreement pact",
    "formalize": "declaration treaty agreement", "extend": "agreement program programme treaty protocol",
    "suspend": "treaty agreement convention", "submit": "resolution",
    "conclude": "agreement treaty convention pact accord contract deal protocol memorandum",
    "negotiate": "agreement treaty", "sponsor": "resolution declaration decision statement",
    "co-sponsor": "resolution declaration decision statement", "cosponsor": "resolution declaration",
    "table": "resolution",
}  # fmt: skip
LOOSE = words(
    """
    program programme plan act concept strategy framework agenda document deal ceasefire contract decision
    """
)


def fits(verb: Token, kind: str, noun: Token) -> bool:
    """True where a verb tells a stage of this sort of instrument."""
    if verb.lemma_ in ONLY and kind not in ONLY[verb.lemma_].split():
        return False
    return kind not in LOOSE or noun.text[0].isupper() or verb.lemma_ in ("sign", "adopt", "ratify", "join", "put")
