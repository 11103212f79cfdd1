"""Who is named in a sentence, and for whom they stand."""

from __future__ import annotations

from comity.actors import registry
from comity.language.analysis import analyse
from comity.language.model import Mention


def mentions(text: str) -> list[Mention]:
    return list(analyse("own.txt", text, None, registry()).mentions)


def sides(text: str) -> dict[str, str | None]:
    return {m.text: m.country for m in mentions(text)}


def test_country_minister_and_name_are_one_mention() -> None:
    found = mentions("Norwegian Foreign Minister Kari Holm arrived late.")
    assert [(m.text, m.country, m.person, m.role) for m in found] == [
        ("Norwegian Foreign Minister Kari Holm", "NOR", "Kari Holm", "Foreign Minister")
    ]


def test_ministry_spokesperson_stands_for_the_country() -> None:
    (found,) = mentions("Polish Foreign Ministry spokesperson Anna Zielska answered.")
    assert (found.country, found.sector, found.person) == ("POL", "GOV", "Anna Zielska")


def test_a_surname_introduced_earlier_keeps_its_country() -> None:
    found = mentions("Swedish Ambassador Lars Nyqvist spoke first. Nyqvist left the hall early.")
    assert [m.country for m in found] == ["SWE", "SWE"]


def test_the_same_surname_is_another_leader_in_another_year() -> None:
    early = mentions("In March 1995, Aliyev received the guests.")[0]
    late = mentions("In March 2015, Aliyev received the guests.")[0]
    assert (early.country, late.country) == ("AZE", "AZE")
    assert early.codes != late.codes


def test_lower_case_turkey_is_no_state() -> None:
    assert sides("They ate turkey while Turkey voted.") == {"Turkey": "TUR"}


def test_capital_after_a_preposition_is_only_a_place() -> None:
    acting, place = mentions("Ankara protested, and the envoys met in Oslo.")
    assert (acting.form, acting.role, acting.codes) == ("capital", None, ("TUR",))
    assert (place.form, place.role, place.codes) == ("capital", "place", ("NOR",))


def test_a_university_is_not_the_government_of_its_city() -> None:
    assert mentions("Warsaw Technical University opened a library.") == []


def test_currency_sign_is_no_state() -> None:
    assert mentions("The fund received US$40 million.") == []


def test_central_american_is_not_american() -> None:
    assert mentions("Several Central American ports closed.") == []


def test_region_is_kept_but_stands_for_no_state() -> None:
    (found,) = mentions("Fighting broke out near Karabakh.")
    assert (found.role, found.country) == ("region", None)
    assert found.codes[0].startswith("region:")


def test_hyphenated_war_names_both_sides() -> None:
    assert list(sides("The Russia-Ukraine war went on.").values()) == ["RUS", "UKR"]


def test_longest_name_wins() -> None:
    (found,) = mentions("The Organization of Turkic States convened.")
    assert found.country is None
    assert len(found.codes) == 1


def test_the_two_countries_are_those_named_together_before() -> None:
    found = mentions("Brazil and Chile traded little. The two countries want more.")
    assert found[-1].form == "group"
    assert found[-1].codes == ("BRA", "CHL")


def test_a_group_that_nothing_explains_stays_open() -> None:
    found = [m for m in mentions("The two countries want more.") if m.form == "group"]
    assert all(m.codes == () for m in found)


def test_possessive_pronoun_goes_to_the_subject_of_its_sentence() -> None:
    found = mentions("Peru lost the match. Kenya, as the host of Ghana, kept its word.")
    assert found[-1].text == "its"
    assert found[-1].codes == ("KEN",)


def test_text_of_a_mention_is_the_text_at_its_place() -> None:
    text = "The Prime\nMinister of Spain met President of France Paul Durand."
    assert all(text[m.start : m.end] == m.text for m in mentions(text))


def test_a_named_organ_stands_for_its_country() -> None:
    found = {m.text: (m.country, m.sector) for m in mentions("The Pentagon and the Bundestag met Hamas.")}
    assert found == {"Pentagon": ("USA", "MIL"), "Bundestag": ("DEU", "LEG"), "Hamas": ("PSE", "REB")}


def test_an_organ_is_what_it_was_on_the_day() -> None:
    sectors = [mentions(f"In May {year} the Taliban answered.")[0].sector for year in (1998, 2010)]
    assert sectors == ["GOV", "REB"]


def test_an_acronym_in_brackets_means_the_words_before_it() -> None:
    assert mentions("The fund gave international disaster assistance (IDA) money.") == []
    assert mentions("The International Development Association (IDA) gave money.")[0].codes == ("IDA",)


def test_a_very_common_surname_needs_a_title() -> None:
    assert mentions("In 2020 the firm Johnson & Johnson grew.") == []
    assert sides("In May 2020 Prime Minister Johnson grew tired.") == {"Prime Minister Johnson": "GBR"}


def test_the_leaders_are_those_of_the_last_meeting() -> None:
    text = "President Juan Soto of Chile met President Ana Ruiz of Peru. Kenya and Ghana watched. The leaders sang."
    assert mentions(text)[-1].codes == ("CHL", "PER")


def test_the_president_is_the_one_whom_the_document_introduced_first() -> None:
    text = "President Juan Soto of Chile received President Ana Ruiz of Peru. The President thanked the guests."
    assert mentions(text)[-1].country == "CHL"


def test_an_office_told_with_its_holder_takes_the_holder_s_side() -> None:
    text = (
        "British Prime Minister Tony Blair spoke in May 2004. "
        "The guests saw the Prime Minister, Helen Clark of New Zealand, in May 2004."
    )
    assert [m.country for m in mentions(text) if "Prime Minister" in m.text][-1] == "NZL"


def test_its_ambassador_is_nobody_named_before() -> None:
    text = "American Ambassador Lars Holm spoke first. Chile recalled its ambassador to the island."
    assert [m.country for m in mentions(text) if m.text == "ambassador"] in ([], [None])
