"""A language model's answers are held to the text: only what stands there comes through, and failures are told."""

from __future__ import annotations

import socket
from pathlib import Path
from typing import Any

import pytest

from comity.actors import registry
from comity.language.analysis import analyse
from comity.language.model import Analysis
from comity.reading.endpoint import Answers, Endpoint, ModelError, ModelReading, base_of, model_of, read_with
from comity.reading.endpoint.gate import Gate, Refusal
from comity.reading.endpoint.schema import answer_schema
from tests.reading.model_server import Play, Stage, chat, refuse, serving

VISIT = "President Vladimir Putin visited Baku on 18 August 2024."
TRADE = "Trade between Azerbaijan and Russia reached 4.36 billion dollars in 2023."
TEXT = f"{VISIT}\n\n{TRADE}\n\nNothing else happened in the country that year."

EVENT: dict[str, Any] = {
    "kind": "event", "text": VISIT, "modality": "asserted", "attributed_to": None, "type": "CONSULT",
    "source": ["RUS"], "target": ["AZE"], "mediator": [], "date": "2024-08-18", "place": "Baku", "subtype": "visit",
}  # fmt: skip
FIGURE: dict[str, Any] = {
    "kind": "figure", "text": TRADE, "modality": "asserted", "attributed_to": None, "indicator": "trade",
    "subject": "AZE", "counterpart": "RUS", "value": 4.36e9, "unit": "USD", "period": "2023", "approx": False,
    "readings": [],
}  # fmt: skip


@pytest.fixture(scope="module")
def analysis() -> Analysis:
    return analyse("own.txt", TEXT, None, registry())


def asked(stage: Stage, **settings: Any) -> Endpoint:
    return Endpoint(stage.url, "tiny", sleep=lambda _: None, **settings)


def ask(play: Play, analysis: Analysis, **settings: Any) -> tuple[ModelReading, Stage]:
    with serving(play) as stage:
        return read_with(asked(stage, **settings), analysis, registry(), Answers(None)), stage


def fails(play: Play, analysis: Analysis, trickle_s: float = 0.0, **settings: Any) -> str:
    with serving(play, trickle_s=trickle_s) as stage, pytest.raises(ModelError) as error:
        read_with(asked(stage, **settings), analysis, registry(), Answers(None))
    return str(error.value)


def admitted(candidate: object, analysis: Analysis) -> object:
    return Gate(analysis, registry(), "model:tiny", "1").admit(candidate, (0, len(analysis.text)))


def reason(candidate: object, analysis: Analysis) -> str:
    found = admitted(candidate, analysis)
    assert isinstance(found, Refusal), found
    return found.reason


def test_a_good_answer_becomes_facts_marked_with_the_model(analysis: Analysis) -> None:
    reading, stage = ask(lambda *_: chat([FIGURE, EVENT]), analysis)
    event, figure = reading.facts
    assert (event.content.source, event.content.target, event.content.date) == (("RUS",), ("AZE",), "2024-08-18")
    assert figure.content.value == 4.36e9
    for fact in reading.facts:
        where = fact.provenance.locator
        assert fact.provenance.extractor == "model:tiny"
        assert fact.provenance.status == "machine-read"
        assert TEXT[where.start : where.end] == where.text  # type: ignore[union-attr]
    assert stage.asked[0]["response_format"]["json_schema"]["schema"] == answer_schema()


def test_the_schema_asks_for_the_seven_kinds() -> None:
    kinds = [form["properties"]["kind"]["enum"][0] for form in answer_schema()["properties"]["facts"]["items"]["anyOf"]]
    assert kinds == ["event", "figure", "instrument", "membership", "position", "quotation", "vote"]


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"text": "President Vladimir Putin embraced Baku on 18 August 2024."}, "does not stand in the document"),
        ({"text": "Putin"}, "does not stand in the document"),
        ({"source": ["TUR"]}, "TUR is not named"),
        ({"source": ["XQZ"]}, "XQZ is no known code"),
        ({"source": ["the Queen of Sheba"]}, "not named"),
        ({"date": "2024-08-19"}, "date 2024-08-19 is not in its text"),
        ({"date": "2024-13-41"}, "is no date"),
        ({"place": "Ankara"}, "Ankara is not in its text"),
        ({"type": "DANCE"}, "none of the words allowed"),
        ({"modality": "certain"}, "no modality"),
        ({"source": [], "target": []}, "main fields are empty"),
        ({"kind": "rumour"}, "no known kind"),
    ],
)
def test_what_does_not_stand_in_the_text_is_refused(analysis: Analysis, changes: dict[str, Any], says: str) -> None:
    assert says in reason(EVENT | changes, analysis)


def test_an_invented_number_is_refused(analysis: Analysis) -> None:
    assert "number" in reason(FIGURE | {"value": 4.46e9}, analysis)
    assert "no number" in reason(FIGURE | {"value": "much"}, analysis)


def test_an_invented_quotation_is_refused(analysis: Analysis) -> None:
    quotation = {"kind": "quotation", "text": VISIT, "modality": "reported", "quote": "I came, I saw",
                 "speaker": "Vladimir Putin"}  # fmt: skip
    assert "quotation does not stand" in reason(quotation, analysis)


@pytest.mark.parametrize("candidate", [None, 7, "a fact", [], {}, {"kind": "event"}, EVENT | {"source": 7}])
def test_a_candidate_of_any_form_is_refused_without_a_crash(analysis: Analysis, candidate: object) -> None:
    assert reason(candidate, analysis)


def test_a_name_is_accepted_where_it_means_what_the_text_names(analysis: Analysis) -> None:
    found = admitted(FIGURE | {"counterpart": "Russian Federation"}, analysis)
    assert found.content.counterpart == "RUS"  # type: ignore[attr-defined]


def test_white_space_may_differ_but_words_may_not(analysis: Analysis) -> None:
    found = admitted(EVENT | {"text": VISIT.replace(" ", "\n ")}, analysis)
    assert found.provenance.locator.text == VISIT  # type: ignore[attr-defined]


def test_an_answer_in_a_fence_is_read(analysis: Analysis) -> None:
    import json

    reading, _ = ask(lambda *_: chat(f"Here it is:\n```json\n{json.dumps({'facts': [EVENT]})}\n```"), analysis)
    assert len(reading.facts) == 1


def test_a_server_without_schemas_is_asked_in_words(analysis: Analysis) -> None:
    reading, stage = ask(lambda body, _: refuse(400) if "response_format" in body else chat([EVENT]), analysis)
    assert len(reading.facts) == 1
    assert [("response_format" in body) for body in stage.asked] == [True, False]


def test_a_busy_server_is_asked_again_and_not_for_ever(analysis: Analysis) -> None:
    reading, stage = ask(lambda _, turn: refuse(429, Retry_After="1") if turn < 3 else chat([EVENT]), analysis)
    assert len(reading.facts) == 1
    assert len(stage.asked) == 3
    assert "429" in (said := fails(lambda *_: refuse(429, "slow down"), analysis))
    assert "3 times" in said


@pytest.mark.parametrize(
    ("play", "says"),
    [
        (lambda *_: refuse(401, "no key"), "COMITY_MODEL_KEY"),
        (lambda *_: refuse(403), "COMITY_MODEL_KEY"),
        (lambda *_: refuse(404, "no such model"), "/v1"),
        (lambda *_: refuse(302, Location="http://elsewhere.example/"), "elsewhere.example"),
        (lambda *_: refuse(500), "500"),
        (lambda *_: (200, {"Content-Type": "text/html"}, b"<html>Welcome</html>"), "not with JSON"),
        (lambda *_: (200, {}, b'{"hello": 1}'), "no message of a chat"),
        (lambda *_: (200, {}, b"[]"), "not with JSON"),
        (lambda *_: chat("I would rather not."), "no list of facts"),
        (lambda *_: chat('{"facts": "none"}'), "no list of facts"),
        (lambda *_: chat('{"facts": [', finish="length"), "breaks off"),
    ],
)
def test_a_failure_says_what_to_do(analysis: Analysis, play: Play, says: str) -> None:
    assert says in fails(play, analysis)


def test_a_slow_server_is_given_up(analysis: Analysis) -> None:
    assert "COMITY_MODEL_TIMEOUT" in fails(lambda *_: chat([EVENT]), analysis, trickle_s=0.05, timeout_s=0.4)


def test_no_server_is_told() -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{unused.getsockname()[1]}"
        with pytest.raises(ModelError, match="No model answers"):
            model_of(url, None, 5.0)


def test_an_answer_cut_short_is_asked_for_in_halves() -> None:
    long = " ".join(f"{VISIT} {TRADE}" for _ in range(6))
    analysis = analyse("long.txt", long, None, registry())

    def play(body: dict[str, Any], _: int) -> Any:
        passage = body["messages"][1]["content"]
        return chat("{", finish="length") if len(passage) > 500 else chat([EVENT])

    reading, stage = ask(play, analysis)
    assert len(stage.asked) >= 3
    assert reading.facts


def test_an_answer_is_asked_for_once(analysis: Analysis, tmp_path: Path) -> None:
    answers = Answers(tmp_path / "answers")
    with serving(lambda *_: chat([EVENT])) as stage:
        first = read_with(asked(stage), analysis, registry(), answers)
        again = read_with(asked(stage), analysis, registry(), answers)
        (tmp_path / "answers" / next((tmp_path / "answers").iterdir()).name).write_text("{", encoding="utf-8")
        spoilt = read_with(asked(stage), analysis, registry(), answers)
    assert [f.id for f in first.facts] == [f.id for f in again.facts] == [f.id for f in spoilt.facts]
    assert (first.asked, again.asked, again.cached, spoilt.asked) == (1, 0, 1, 1)


def test_the_key_goes_to_this_machine_or_encrypted_only(analysis: Analysis) -> None:
    _, stage = ask(lambda *_: chat([]), analysis, key="secret")
    assert stage.keys == ["Bearer secret"]
    with pytest.raises(ModelError, match="https") as error:
        read_with(Endpoint("http://model.example/v1", "m", "secret"), analysis, registry(), Answers(None))
    assert "secret" not in str(error.value)
    assert "secret" not in repr(Endpoint("http://model.example/v1", "m", "secret"))


def test_an_address_is_understood_in_its_usual_forms() -> None:
    for url in ("127.0.0.1:8080", "http://127.0.0.1:8080/", "http://127.0.0.1:8080/v1/chat/completions"):
        assert base_of(url) == "http://127.0.0.1:8080/v1"
    for wrong in ("ftp://x/v1", "", "http://", "http://user:pass@host/v1"):
        with pytest.raises(ModelError, match="no address"):
            base_of(wrong)


def test_a_model_named_by_its_file_is_told_without_its_folders() -> None:
    names = ("/srv/models/tiny.gguf", "C:\\models\\tiny.gguf", "./tiny.gguf", "org/tiny")
    assert [Endpoint("http://x/v1", name).label for name in names] == [*["tiny.gguf"] * 3, "org/tiny"]


def test_one_model_needs_no_name_and_several_do() -> None:
    with serving(lambda *_: chat([])) as stage:
        assert model_of(stage.url, None, 5.0) == "tiny"
    with serving(lambda *_: chat([]), models=("a", "b")) as stage:
        with pytest.raises(ModelError, match="a, b"):
            model_of(stage.url, None, 5.0)
        assert model_of(stage.url, None, 5.0, "b") == "b"
