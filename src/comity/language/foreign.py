"""English or not: a light detector by function words and script."""

from __future__ import annotations

import re

_ENGLISH_WORDS = """
    the of and to in a is that for on with as by was are at from his their its it this be have has had were which or
    an not but they he she we who will would been also after between during under more than into about over other
    said i you our your can if there what all no so do
"""
_ENGLISH = frozenset(_ENGLISH_WORDS.split())
_OTHERS_WORDS = """
    de la el los las y en que del un una por con para se su es como al lo sus más sobre entre desde hasta este esta
    le les des du et une dans est sur pour au aux par qui ne pas avec ce cette sont ont leur der die das und den dem
    von zu mit sich des auf für ist im nicht ein eine auch als wird wurde bei o os da do das dos em uma não com ao
    pelo pela seu sua são foi di il che della dei nel gli alla è per delle sono degli het een van niet zijn op te
    voor ook och att är som på av för till med den har ve bir bu ile için olarak olan da den və üçün i w z na się
    nie jest że do oraz przez dan yang di dengan untuk dari dalam pada и в не на что с по как из к о для от
    ilə bu də olan olub edib etdi seinen seiner um über zum zur bei nach wurden haben ze po od ve který že pro az és
    hogy egy și cu în din pentru fost cele två och till mellan om ya wa na kwa ni katika za hii comme leurs deux nos
"""
_OTHERS = frozenset(_OTHERS_WORDS.split())
_SHARED = frozenset(
    ("a", "as", "an", "die", "i", "w", "z", "o", "e", "de", "la", "le", "da", "van", "von", "al", "den")
)
_ALSO_OTHERS = frozenset(("do", "as", "no", "in", "are", "was", "had", "not"))
_FEW = 6
_WORD = re.compile(r"[^\W\d_]+")
_LATIN = re.compile(r"[A-Za-zÀ-ɏ]")


def is_foreign(text: str) -> bool:
    """True for a paragraph that is plainly not English; short ones and lists of names count as English."""
    words = _WORD.findall(text[:3000])
    letters = sum(len(w) for w in words)
    if letters >= 12 and sum(len(_LATIN.findall(w)) for w in words) < letters / 2:
        return True
    if len(words) < 8:
        return False
    if _no_english(words):
        return True
    lower = [w.lower() for w in words]
    english = sum(w in _ENGLISH for w in lower) / len(lower)
    others = [w for w in lower if w in _OTHERS and w not in _SHARED]
    other = len(others) / len(lower)
    return english < 0.12 and len(set(others)) > 1 and other > max(0.12, 2 * english)


def _no_english(words: list[str]) -> bool:
    """True for a sentence of small-letter words of which hardly one is English, with letters or words of another."""
    small = [w for w in words if w[0].islower() and len(w) > 1 and w not in _SHARED]
    if len(small) < _FEW or sum(w in _ENGLISH and w not in _ALSO_OTHERS for w in small) >= 0.1 * len(small):
        return False
    known = {w for w in small if w in _OTHERS}
    marked = sum(not w.isascii() for w in small)
    return len(known) > 1 or (bool(known) and marked > 0) or marked >= 0.25 * len(small)
