"""Family names as English prose has them: which part of a full name stands alone, and which is too common to."""

from __future__ import annotations

import re
from functools import lru_cache

from comity.actors.names import bare

FAMILY_NAME_FIRST = frozenset({"CHN", "KOR", "PRK", "TWN", "VNM", "KHM"})
"""States in whose names, as English prose has them, the family name stands first."""

GIVEN_NAME_ALONE = frozenset({"ETH", "ERI", "MYS"})
"""States whose people are called by their first name, for the last is the father's: Abiy Ahmed is Abiy."""

NO_FAMILY_NAME = frozenset({"MMR", "BTN"})
"""States whose people have no name but the whole one: Aung San Suu Kyi."""

_PARTICLES = frozenset(
    {"al", "el", "bin", "ibn", "de", "da", "di", "del", "der", "den", "du", "la", "le", "van", "von", "ter"}
)
_ENDINGS = frozenset({"jr", "sr", "oglu", "ogly", "oghlu", "qizi", "kizi", "gizi"})
_NUMERAL = re.compile(r"[IVX]+|Jr\.?|Sr\.?")
_KOREAN = re.compile(r"[A-Z][a-z]+-[a-z]+")
_CHINESE_ABROAD = re.compile(r"[A-Z][a-z]+(?: [A-Z][a-z]+){2}")

_COMMON = """
    abdullah abraham ahmed alexandre ali allen antonio arthur ashraf asif ati austin aziz baker ban banda
    baptiste bashir bennett berger bio blah boko bongo brennan brown browne bryant bui burns burton caldera
    camara campbell carter castillo champagne chan chand charles chaudhry chen cho choe choi christie
    christopher chung clark cleverly colom cook cooper costa cotton cowen cruz dan davis delgado deng dion do
    doe dorji douglas drew duke elias elizabeth english espina faisal fernandez filip fischer flores ford
    fournier fox francis franco frank franks frick gabriel garcia garner gates gonzalez granger gross gul habib
    hadi hague hall han harper harris hassan henry hernandez higgins hilly hong horn howard hun hunt hurd
    hussain hussein hwang ibrahim idris ismail issa ivanov jalil james jesus johnson jonathan jones jordan
    joseph jua kabir kan kang kenny key khalid khan kidan kim king kok kono krishna lagos lai lang lasso le lee
    li lie lien ligi lilo linde ling lobo long loong lopes lopez luong ma madi magno mahdi maher major man
    manley manning mansour mara mariam marin martin maung maurer mauro may meade medina mero mesa meta michal
    michel miller mills mitchell mohamad mohamed mohammed momen moon moore morales moreno mori morrison moussa
    murphy murray musa musar mustafa nano neves nguyen nicholson nieto nong note nova novak oli omar oury
    ousmane pacheco pak palmer park parts patil paul pavel paz pena pereira perez perry petro peña pham phan
    philip philippe phillips pierre popescu popov pou prak pratt price puerta qamar rahman rama ramos rao rashid
    rau reina rene reynolds rice rini robinson rodriguez roh roman rop rosa rosario rowley ruak ryan sabah saca
    salam salami saleh salih salim samuel sanchez sant santos sata sattar sawyer schmid schmidt schmitt schuster
    scott seguro sein selassie shah shahid shalom shankar sharif sharma sharon sheikh shekhar silva singh sinha
    skate soares sol solis song sope stephen stich stocker straw stuart sudani suleiman sultan tan tanaka tandja
    tang taylor tembo teo thapa thompson tito to todd toledo tong torres tran tsai tung turk vall vasile vaz
    veiga wade wale wallace wang warren wong wu yadav yassin yew yoon young younger yu yun yunus zaidi zaki
    zamora
"""

COMMON_WORDS = frozenset(_COMMON.split())
"""Family names that are as well English words, given names or names of very many: without a title they are no one."""


@lru_cache(maxsize=8192)
def surnames(name: str, country: str) -> tuple[str, ...]:
    """The part of a name that stands alone, with and without its particle: Assad and al-Assad, de Gaulle.

    Empty for a name of one word, for rulers (Felipe VI of Spain) and where people have no family name.
    """
    words = bare(name).split()
    if len(words) < 2 or country in NO_FAMILY_NAME or "of" in words:
        return ()
    last = words[-1]
    if last.lower() in _ENDINGS or _NUMERAL.fullmatch(last):
        return ()
    if _first_stands(name, words, country):
        return () if "." in words[0] else (words[0],)
    found = [last]
    if words[-2].lower() in _PARTICLES:
        found = [f"{words[-2]} {last}"]
    elif "-" in last and last.split("-")[0].lower() in ("al", "el"):
        found.append(last.split("-", 1)[1])
    return tuple(text for text in found if len(text) > 2 and not text.endswith("."))


def _first_stands(name: str, words: list[str], country: str) -> bool:
    """Whether the first word is the one that stands alone."""
    if country in FAMILY_NAME_FIRST or country in GIVEN_NAME_ALONE or _KOREAN.fullmatch(words[-1]):
        return True
    return country == "SGP" and bool(_CHINESE_ABROAD.fullmatch(name))
