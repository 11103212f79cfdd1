"""Units that follow or precede a number: currencies, measures, persons, and the counted noun in the singular."""

from __future__ import annotations

import re
from collections.abc import Sequence


def _table(rows: str) -> dict[str, str]:
    """Read "unit: name | name; unit: name" into names to units."""
    split = (row.split(":", 1) for row in rows.split(";"))
    return {" ".join(name.split()): unit.strip() for unit, names in split for name in names.split("|")}


_ISO = """
    USD EUR GBP JPY RUB AZN GEL AMD CAD AUD CNY CHF KZT UAH TRY INR IRR ILS KRW SEK NOK DKK PLN ZAR BRL MXN SGD AED
    SAR
"""
SIGNS = {code: code for code in _ISO.split()} | _table(
    """
    USD: $ | US$ | US $ | U.S.$; EUR: €; GBP: £; JPY: ¥; RUB: ₽; AZN: ₼; GEL: ₾; CAD: C$ | CA$; AUD: A$ | AU$; NZD:
    NZ$; HKD: HK$; SGD: S$; TWD: NT$; BRL: R$; CNY: RMB; UAH: ₴; TRY: ₺; INR: ₹; ILS: ₪; KRW: ₩
    """
)
"""Marks and ISO 4217 codes that stand before or after an amount."""

_MONEY = _table(
    """
    USD: dollar | us dollar | u.s. dollar | american dollar; CAD: canadian dollar; AUD: australian dollar; EUR: euro;
    AZN: manat | azerbaijani manat; TMT: turkmen manat; RUB: ruble | rouble | russian ruble | russian rouble; BYN:
    belarusian ruble; GBP: pound | pound sterling | british pound; EGP: egyptian pound; SYP: syrian pound; CNY: yuan |
    renminbi; JPY: yen | japanese yen; GEL: lari | georgian lari; AMD: dram; KZT: tenge; UAH: hryvnia; TRY: turkish
    lira | lira; CHF: swiss franc; INR: indian rupee; PKR: pakistani rupee; ZAR: south african rand | rand; IRR:
    iranian rial; ILS: shekel; PLN: zloty; SGD: singapore dollar; HKD: hong kong dollar; NZD: new zealand dollar; KRW:
    south korean won; MXN: mexican peso; BRL: brazilian real
    """
)
_MEASURES = _table(
    """
    percent: % | percent | per cent | pct; percentage point: percentage point | percentage-point | pp; basis point:
    basis point; km: km | kilometre | kilometer; mile: mile; m: metre | meter; hectare: hectare; km2: square kilometre
    | square kilometer | sq km | km2 | km² | sq. km; square mile: square mile; acre: acre; tonne: tonne | metric ton;
    ton: ton; kg: kilogram | kg; m3: cubic metre | cubic meter; bcm: bcm; barrel: barrel; MW: mw | megawatt; GW: gw |
    gigawatt; kWh: kwh | kilowatt hour | kilowatt-hour; MWh: megawatt hour; GWh: gwh |
    gigawatt hour; TWh: twh | terawatt hour; litre: litre | liter; gallon: gallon; degree Celsius: degree celsius;
    minute: minute; hour: hour; day: day; week: week; month: month; year: year; decade: decade; century: century;
    times: time | fold
    """
)
_PERSONS_WORDS = """
    person people troop soldier serviceman servicemen servicewoman peacekeeper refugee migrant immigrant emigrant
    student pupil civilian officer official citizen child children woman women man men worker inhabitant resident
    prisoner hostage detainee expert delegate observer adviser advisor teacher scholar tourist visitor passenger idp
    diplomat doctor physician medic nurse engineer specialist personnel staff fighter militant militiaman rebel
    mercenary combatant casualty victim survivor protester demonstrator journalist policeman policemen judge voter
    employee settler expatriate national compatriot returnee individual deportee volunteer instructor pilot sailor
    marine guard trainee graduate researcher scientist businessman businessmen parliamentarian lawmaker senator
    farmer fisherman fishermen speaker believer muslim christian kurd turk serb croat pole dane swede finn greek
    czech slovak uzbek kazakh tajik arab jew scot briton spaniard filipino thai pakistani israeli iraqi azeri
    azerbaijani bangladeshi yemeni kuwaiti emirati tatar chechen ossetian uyghur uighur roma
"""
_PERSONS = frozenset(_PERSONS_WORDS.split())
_DEMONYM = re.compile(r"[A-Z][a-zé]+(?:[^aeo]ans|eans|ese|ites|[a-z]{2}is)$")
_IRREGULAR = _table(
    """
    country: countries; crisis: crises; life: lives; memorandum: memoranda; base: bases; analysis: analyses; series:
    series; species: species; aircraft: aircraft; criterion: criteria; data: data; foot: feet; person: people; movie:
    movies; tie: ties; means: means; wife: wives
    """
)
_NOT_NOUNS_WORDS = """
    as this is was has us its his hers ours theirs yours across besides towards upwards always perhaps plus minus
    versus less unless whereas various previous numerous serious religious famous ambitious dangerous joint series
    does supports includes remains requires becomes gives says makes states' others
"""
_NOT_NOUNS = frozenset(_NOT_NOUNS_WORDS.split())
_STOP_WORDS = """
    of in on at by for from with to into than that which who whom whose when where while against as but or if
    because since until during after before between among under over about per via is are was were be been being has
    have had will would shall should may might can could must do does did not no the a an this these those its their
    his her it they he she we you abstained voted took went came said both each all through without within upon
    despite following including later ago earlier more held met spoke signed among such so not only also again time
    half
"""
STOP = frozenset(_STOP_WORDS.split())
_PER = re.compile(
    r"\s(?:per|a|an|each|every)\s(day|week|month|year|hour|capita|annum|person)\b(?!\s(?:later|after|before|ago|earlier|old))"
)
_ANNUAL = re.compile(r"\s(?:annually|yearly|per\sannum)\b")
_AFTER = re.compile(r"\s([a-z][a-z-]*[a-z])\b")
_GAP = re.compile(r"[ \u00a0]|[^\S\n]*\n[^\S\n]{0,16}(?=\S)")
_WORD = re.compile(r"[^\W\d_][\w'’.-]*|[²%]")


def singular(word: str) -> str:
    """The singular of a lower-case plural by the regular rules and a short list."""
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "ches", "shes", "xes")):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith(("ss", "us", "is")) else word


def rate(text: str, end: int) -> tuple[str, int]:
    """The suffix "/day" or "/year" of an amount that ends at ``end``, and where the words for it end."""
    m = _PER.match(text, end)
    if m:
        return "/" + {"annum": "year", "capita": "person"}.get(m[1], m[1]), m.end()
    m = _ANNUAL.match(text, end)
    return ("/year", m.end()) if m else ("", end)


def money_or_measure(words: Sequence[str]) -> tuple[str, int] | None:
    """The unit that the first one to three words name, and how many words it takes; None where they name none."""
    for count in (3, 2, 1):
        if len(words) < count:
            continue
        phrase = " ".join(words[:count])
        if phrase in SIGNS:
            return SIGNS[phrase], count
        lower = phrase.lower()
        last = [*(w.lower() for w in words[: count - 1]), singular(words[count - 1].lower())]
        for form in (lower, " ".join(last)):
            unit = _MONEY.get(form) or _MEASURES.get(form)
            if unit:
                return unit, count
    return None


def is_person(word: str) -> bool:
    """True for a plural or collective of persons: troops, refugees, Kurds, Ghanaians."""
    return singular(word.lower()) in _PERSONS or word.lower() in _PERSONS or bool(_DEMONYM.match(word))


def is_people(word: str) -> bool:
    """True for the plural of a people's name ("Koreans")."""
    return bool(_DEMONYM.match(word))


def is_counted(words: Sequence[str]) -> bool:
    """True when the word after a four-digit number shows that it counts something and is no year."""
    first = words[0]
    if first[0].isupper() and not _DEMONYM.match(first):
        return False
    if first in ("thousand", "million", "billion", "trillion"):
        return True
    if first in ("time", "times", "day", "month", "week"):
        return True
    found = money_or_measure([first])
    return bool(found and found[0] not in ("GBP",)) or is_person(first)


def counted(text: str, end: int) -> tuple[str | None, int]:
    """The noun that a number ending at ``end`` counts, in the singular, and where it ends; None where there is none.

    Without a parse: the first plural within seven words, no preposition, verb or mark of punctuation between.
    """
    at, joined = end, False
    for step in range(7):
        gap = _GAP.match(text, at)
        m = _WORD.match(text, gap.end()) if gap else None
        if not m:
            break
        word = m.group().rstrip(".'’")
        if word == "and" and step and not joined:
            joined, at = True, m.end()
            continue
        if word == "and" or word.lower() in STOP:
            break
        noun = None if _adjective(text, m.end(), word) else _noun(word)
        if noun:
            return noun, m.start() + len(word)
        if m.group() != word and len(word) > 3:
            break
        at = m.end()
    return None, end


def _adjective(text: str, end: int, word: str) -> bool:
    """True for the "Israeli" of "three Israeli cities": a people's name with the counted noun after it."""
    after = _AFTER.match(text, end)
    return word[0].isupper() and after is not None and after[1] not in STOP


def _noun(word: str) -> str | None:
    lower = word.lower().rsplit("'", 1)[0]
    if is_person(word):
        return "person"
    if lower in _NOT_NOUNS or lower.endswith(("ous", "ss", "'s", "’s")):
        return None
    if lower in _IRREGULAR:
        return _IRREGULAR[lower]
    plural = lower.endswith("s") and not lower.endswith(("us", "is")) and len(lower) > 3
    return singular(lower) if plural and (word[0].islower() or (word[1:].islower() and len(word) > 4)) else None
