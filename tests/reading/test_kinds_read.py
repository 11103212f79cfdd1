"""Each kind of fact, read from sentences of our own."""

from __future__ import annotations

from typing import Any

import pytest

from tests.reading.conftest import FactsOf


def first(facts_of: FactsOf, text: str, kind: str) -> Any:
    found = facts_of(text, kind)
    assert found, f"no {kind} in {text!r}"
    return found[0].content


def test_tally_in_words_and_digits(facts_of: FactsOf) -> None:
    vote = first(facts_of, "Fifty-one states voted in favour, 12 voted against, and nine abstained.", "vote")
    assert (vote.yes, vote.no, vote.abstain) == (51, 12, 9)


def test_positions_of_named_states(facts_of: FactsOf) -> None:
    text = "In May 2001 the UN General Assembly adopted resolution A/RES/55/900. Chile and Peru voted against it."
    vote = first(facts_of, text, "vote")
    assert vote.resolution == "A/RES/55/900"
    assert dict(vote.positions) == {"CHL": "no", "PER": "no"}
    assert vote.body == "UNGA"


@pytest.mark.parametrize(
    ("words", "position"),
    [("abstained in the vote", "abstain"), ("did not participate in the vote", "not-participating"),
     ("did not vote", "non-voting"), ("voted for the resolution", "yes")],
)  # fmt: skip
def test_silence_abstention_and_absence_are_kept_apart(facts_of: FactsOf, words: str, position: str) -> None:
    assert dict(first(facts_of, f"Kenya {words}.", "vote").positions) == {"KEN": position}


def test_resolution_without_tally_or_states_is_no_vote(facts_of: FactsOf) -> None:
    assert facts_of("The Security Council adopted resolution 1999.", "vote") == []


def test_signed_treaty_with_parties_and_date(facts_of: FactsOf) -> None:
    text = "Norway, Finland and Sweden signed the Treaty on Fisheries and Reindeer on 4 May 1999."
    treaty = first(facts_of, text, "instrument")
    assert (treaty.title, treaty.action, treaty.date) == ("Treaty on Fisheries and Reindeer", "signed", "1999-05-04")
    assert set(treaty.parties) == {"NOR", "FIN", "SWE"}


def test_passive_signature_between_two(facts_of: FactsOf) -> None:
    treaty = first(facts_of, "In 2004 a trade agreement was signed between Peru and Chile.", "instrument")
    assert (treaty.action, set(treaty.parties), treaty.type) == ("signed", {"PER", "CHL"}, "agreement")


def test_ratification_in_brackets_is_a_second_stage(facts_of: FactsOf) -> None:
    text = "Kenya signed the Convention on Lakes in 1990 (ratified by the parliament of Kenya on 2 June 1993)."
    found = [f.content for f in facts_of(text, "instrument")]
    assert [(i.action, i.date) for i in found] == [("signed", "1990"), ("ratified", "1993-06-02")]


def test_list_of_treaties_after_a_colon(facts_of: FactsOf) -> None:
    listed = "- The Convention on Rivers - March 3, 1970;\n\n- The Covenant on Trade - May 5, 1972."
    text = f"Ghana signed treaties such as:\n\n{listed}"
    found = [f.content for f in facts_of(text, "instrument")]
    assert [(i.parties, i.date) for i in found] == [(("GHA",), "1970-03-03"), (("GHA",), "1972-05-05")]


def test_numbered_resolution_belongs_to_its_organ(facts_of: FactsOf) -> None:
    found = first(facts_of, "On 3 March 1998, Resolution No. 1154 was adopted.", "instrument")
    assert (found.identifier, found.parties, found.action) == ("1154", ("UNSC",), "adopted")


def test_planned_treaty_is_only_proposed(facts_of: FactsOf) -> None:
    found = first(facts_of, "Spain and Portugal will sign a Treaty on Rivers.", "instrument")
    assert found.action == "proposed"


def test_known_title_gives_the_identity() -> None:
    from comity.actors import registry
    from comity.language.analysis import analyse
    from comity.reading import read

    analysis = analyse("own.txt", "Norway and Sweden signed the Treaty of Karlstad in 1905.", None, registry())
    found = [f for f in read(analysis, registry(), {"Treaty of Karlstad": "karlstad-1905"}) if f.kind == "instrument"]
    assert found[0].content.instrument == "karlstad-1905"


@pytest.mark.parametrize(
    ("text", "actor", "role", "since"),
    [("In 1985 Kenya became a member of the International Monetary Fund.", "KEN", "member", "1985"),
     ("Chile is a permanent observer of the OSCE.", "CHL", "permanent observer", None),
     ("Kenya, a non-permanent member of the UN Security Council, abstained.", "KEN", "non-permanent member", None)],
)  # fmt: skip
def test_membership(facts_of: FactsOf, text: str, actor: str, role: str, since: str | None) -> None:
    found = first(facts_of, text, "membership")
    assert (found.actor, found.role, found.since) == (actor, role, since)


def test_members_named_after_including(facts_of: FactsOf) -> None:
    found = facts_of("Members of the UN Security Council, including Ghana and Peru, met.", "membership")
    assert {f.content.actor for f in found} == {"GHA", "PER"}


def test_states_listed_beside_members_are_not_members(facts_of: FactsOf) -> None:
    assert facts_of("Fiji has relations with 86 UN states, the Holy See, and Kosovo.", "membership") == []


def test_a_minister_in_apposition_is_no_membership(facts_of: FactsOf) -> None:
    assert facts_of("Norwegian Foreign Minister Kari Holm spoke.", "membership") == []


@pytest.mark.parametrize(
    ("text", "type_", "source", "target"),
    [("The President of Chile visited Peru in May 2011.", "CONSULT", ("CHL",), ("PER",)),
     ("Kenya accused Ghana of lying.", "ACCUSE", ("KEN",), ("GHA",)),
     ("Norway provided humanitarian aid to Peru.", "AID", ("NOR",), ("PER",)),
     ("Spain imposed sanctions on Libya.", "SANCTION", ("ESP",), ("LBY",)),
     ("Peru rejected a request from Chile.", "REJECT", ("PER",), ("CHL",)),
     ("Kenya deployed troops in Somalia.", "MOBILIZE", ("KEN",), ("SOM",)),
     ("Villages in Kenya were bombed by Ethiopia.", "ASSAULT", ("ETH",), ("KEN",)),
     ("Chile expelled two diplomats of Peru.", "SANCTION", ("CHL",), ("PER",)),
     ("Ghana called on Togo to release the sailors.", "REQUEST", ("GHA",), ("TGO",)),
     ("Kenya threatened to attack Somalia.", "THREATEN", ("KEN",), ("SOM",))],
)  # fmt: skip
def test_event_with_roles(
    facts_of: FactsOf, text: str, type_: str, source: tuple[str, ...], target: tuple[str, ...]
) -> None:
    event = first(facts_of, text, "event")
    assert (event.type, event.source, event.target) == (type_, source, target)


def test_visit_as_a_noun(facts_of: FactsOf) -> None:
    event = first(facts_of, "The visit of the King of Spain to Morocco in June 2005 drew crowds.", "event")
    assert (event.type, event.subtype, event.source, event.target) == ("CONSULT", "visit", ("ESP",), ("MAR",))
    assert event.date == "2005-06"


def test_coordinated_subjects_are_one_event(facts_of: FactsOf) -> None:
    found = facts_of("Brazil and Chile agreed to share the water.", "event")
    assert [(f.content.type, set(f.content.source)) for f in found] == [("AGREE", {"BRA", "CHL"})]


def test_denied_event_is_marked(facts_of: FactsOf) -> None:
    found = facts_of("Kenya has not criticised Ghana.", "event")
    assert [(f.content.type, f.modality) for f in found] == [("ACCUSE", "negated")]


def test_planned_event_is_marked(facts_of: FactsOf) -> None:
    found = facts_of("The President of Peru will visit Chile in 2031.", "event")
    assert [(f.content.type, f.modality) for f in found] == [("CONSULT", "planned")]


def test_signing_is_no_event(facts_of: FactsOf) -> None:
    assert facts_of("Norway and Sweden signed the Treaty of Karlstad in 1905.", "event") == []


def test_time_reference_is_no_event(facts_of: FactsOf) -> None:
    assert facts_of("Prices rose after the visit.", "event") == []


def test_mediator_of_a_ceasefire(facts_of: FactsOf) -> None:
    found = facts_of("In 1999, with the mediation of Norway, an agreement was reached to stop the shelling.", "event")
    assert ("CONSULT", ("NOR",)) in [(f.content.type, f.content.source) for f in found]
    assert [f.content.mediator for f in found if f.content.type == "AGREE"] == [("NOR",)]


def test_owner_value_unit_and_period_of_a_figure(facts_of: FactsOf) -> None:
    figure = first(facts_of, "In 2019, Chile's GDP amounted to $279 billion.", "figure")
    assert (figure.subject, figure.indicator, figure.value, figure.unit) == ("CHL", "Chile's GDP", 279e9, "USD")
    assert figure.period == "2019"


def test_people_are_counted_where_they_are(facts_of: FactsOf) -> None:
    figure = first(facts_of, "There are about 9,000 Somali refugees in Kenya.", "figure")
    assert (figure.subject, figure.value, figure.unit, figure.approx) == ("KEN", 9000, "person", True)


def test_growth_and_share(facts_of: FactsOf) -> None:
    found = [f.content for f in facts_of("Exports of Peru to Chile grew by 12%, or 3% of total exports.", "figure")]
    assert any("growth" in f.indicator and f.value == 12 for f in found)
    assert any(f.indicator.startswith("share of") and f.value == 3 for f in found)


def test_malformed_number_keeps_its_readings(facts_of: FactsOf) -> None:
    (found,) = facts_of("Peru sent 415,00 euros of aid to Chile.", "figure")
    assert found.content.value is None
    assert len(found.content.readings) > 1
    assert "malformed" in found.flags


def test_elapsed_time_and_counted_states_are_no_figures(facts_of: FactsOf) -> None:
    assert facts_of("For eleven years the two countries did not speak.", "figure") == []


def test_speaker_after_the_quotation(facts_of: FactsOf) -> None:
    text = "\u201cWe shall build the bridge before the winter comes,\u201d Norwegian Foreign Minister Kari Holm said."
    said = first(facts_of, text, "quotation")
    assert (said.speaker, said.affiliation, said.speaker_role) == ("Kari Holm", "NOR", "Foreign Minister")
    assert said.quote.startswith("We shall build")


def test_speaker_before_the_quotation_keeps_role_from_earlier(facts_of: FactsOf) -> None:
    text = 'Kenyan Ambassador James Otieno arrived. Otieno stated that "the river belongs to all of our neighbours".'
    assert first(facts_of, text, "quotation").affiliation == "KEN"


def test_a_title_in_quotation_marks_is_no_quotation(facts_of: FactsOf) -> None:
    assert (
        facts_of("Peru proposed a document entitled \u201cThe Rights of All Coastal Fishing Towns\u201d.", "quotation")
        == []
    )


@pytest.mark.parametrize(
    ("text", "stance", "word"),
    [("Chile supports the territorial integrity of Peru.", "support", "integrity"),
     ("Chile opposes the reform of the court.", "oppose", "reform"),
     ("Chile advocates for stronger courts.", "support", "courts"),
     ("Chile remains committed to peace with Peru.", "support", "peace")],
)  # fmt: skip
def test_position(facts_of: FactsOf, text: str, stance: str, word: str) -> None:
    found = first(facts_of, text, "position")
    assert (found.actor, found.stance) == ("CHL", stance)
    assert word in found.issue


def test_neutrality_is_a_position(facts_of: FactsOf) -> None:
    found = first(facts_of, "Chile has adopted a neutral stance on the war between Peru and Bolivia.", "position")
    assert (found.actor, found.stance) == ("CHL", "neutral")


def test_not_voting_is_no_position(facts_of: FactsOf) -> None:
    assert facts_of("Chile did not vote on the resolution.", "position") == []


def test_every_body_of_a_list(facts_of: FactsOf) -> None:
    text = "Peru is a member of the United Nations, the World Trade Organization (WTO) and the OSCE."
    assert {f.content.body for f in facts_of(text, "membership")} == {"UN", "WTO", "OSCE"}
