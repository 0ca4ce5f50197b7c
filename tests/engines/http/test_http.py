"""Servers of both protocols are asked in order and in batches, and no fault of theirs is taken."""

from __future__ import annotations

import json
from collections.abc import Callable
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from sharih.engines.http import http_engine
from sharih.engines.interface import Answer, Engine, EngineError, Question, Workplace
from tests.helpers.answering import Asked, Reply, answering

TEXTS = [f"نص رقم {number}" for number in range(20)]
KEY = "sk-very-secret"

Made = Callable[..., Engine]


@pytest.fixture(autouse=True)
def pauses(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """Return for how long was waited, instead of waiting."""
    waited: list[float] = []
    monkeypatch.setattr("time.sleep", waited.append)
    return waited


def made(url: str, protocol: str, key: str = "", **options: Any) -> Engine:
    """Return the engine of a server."""
    said = {"protocol": protocol, "url": url, "model": "tiny", "timeout": 5, **options}
    environment = {"SHARIH_TRANSLATE_KEY": key} if key else {}
    place = Workplace("ar", "en", Path(), Path(), options=said, environment=environment)
    return http_engine(place)


def translated(engine: Engine, texts: list[str]) -> list[Answer]:
    """Ask an engine."""
    return [*engine.translate([Question(text) for text in texts])]


def chat(content: object, finish: str = "stop", **message: Any) -> Reply:
    """Return the answer of a server of chat completions."""
    return Reply(
        {"choices": [{"message": {"content": content, **message}, "finish_reason": finish}]}
    )


def texts_of(asked: Asked) -> list[str]:
    """Return the texts that were asked for."""
    if asked.path.endswith("/translate"):
        return list(asked.body["q"])
    return list(json.loads(asked.body["messages"][-1]["content"]))


def upper(asked: Asked) -> Reply:
    """Answer each text with itself in other words."""
    answers = [f"EN {text}" for text in texts_of(asked)]
    if asked.path.endswith("/translate"):
        return Reply({"translatedText": answers})
    return chat(json.dumps(answers))


both = pytest.mark.parametrize("protocol", ["chat", "libretranslate"])


@both
def test_texts_are_asked_for_together_and_come_back_in_order(protocol: str) -> None:
    with answering(upper) as server:
        answers = translated(made(server.url, protocol, batch=6), TEXTS)
        assert [answer.text for answer in answers] == [f"EN {text}" for text in TEXTS]
        assert [len(texts_of(asked)) for asked in server.asked] == [6, 6, 6, 2]


@both
def test_what_fails_for_the_moment_is_asked_again(protocol: str, pauses: list[float]) -> None:
    turn = count()

    def answer(asked: Asked) -> Reply:
        replies = {
            0: Reply({"error": "busy"}, 503), 1: Reply({}, 429, {"Retry-After": "7"}),
            2: Reply({"a": "b" * 99}, cut=50),
        }  # fmt: skip
        return replies.get(next(turn)) or upper(asked)

    with answering(answer) as server:
        answers = translated(made(server.url, protocol), TEXTS[:2])
        assert [answer.text for answer in answers] == ["EN نص رقم 0", "EN نص رقم 1"]
    assert pauses == [1.0, 7.0, 10.0]


@both
def test_a_server_that_stays_silent_is_given_up(protocol: str, pauses: list[float]) -> None:
    with (
        answering(lambda _asked: Reply(silent=True)) as server,
        pytest.raises(EngineError, match=r"has not answered in 0\.1 s\. Give it longer"),
    ):
        translated(made(server.url, protocol, timeout=0.1), TEXTS[:2])
    assert pauses == [1.0, 4.0, 10.0]


@both
@pytest.mark.parametrize(
    ("reply", "told"),
    [
        (Reply({"error": f"bad {KEY}"}, 401), r"the key \(401, .*bad ….*SHARIH_TRANSLATE_KEY"),
        (Reply({"error": "no such model"}, 404), r"has nothing there \(404, .*no such model"),
        (Reply(b"", 302, {"Location": "http://e.example/"}), r"leads on to http://e\.example/"),
        (Reply({"error": "down"}, 500), r"does not work now \(500, .*down.*what was translated is"),
        (Reply(b"<html>"), r"does not answer in JSON \(<html>\)"),
        (Reply(b"\xff\xfe"), "does not answer in JSON"),
        (Reply({"error": "?"}), "does not answer as"),
        (Reply([]), "does not answer as"),
        (Reply({"choices": [], "translatedText": 3}), "does not answer as"),
        (Reply({"choices": [{"message": 1}], "translatedText": [1, 2]}), "does not answer as"),
        (Reply({"a": 1}, cut=3), r"cannot be reached \(IncompleteRead"),
    ],
)  # fmt: skip
def test_a_fault_that_stays_is_one_line_without_the_key(
    protocol: str, reply: Reply, told: str
) -> None:
    with answering(lambda _asked: reply) as server, pytest.raises(EngineError, match=told) as error:
        translated(made(server.url, protocol, KEY), TEXTS[:2])
    assert KEY not in str(error.value)
    assert "\n" not in str(error.value)


@both
def test_where_nobody_answers_it_is_told_at_once(protocol: str, pauses: list[float]) -> None:
    with answering(upper) as server:
        url = server.url
    with pytest.raises(EngineError, match=r"nobody answers there\. Start the server\."):
        translated(made(url, protocol), TEXTS[:1])
    assert pauses == []


@both
def test_a_key_goes_to_the_server_and_nowhere_else(protocol: str) -> None:
    with answering(upper) as server:
        engine = made(server.url, protocol, KEY)
        translated(engine, TEXTS[:1])
        (asked,) = server.asked
    sent = asked.headers.get("Authorization") or f"Bearer {asked.body.get('api_key')}"
    assert sent == f"Bearer {KEY}"
    assert KEY not in engine.mark
    assert KEY not in repr(engine)


def test_a_key_that_is_not_there_is_missed() -> None:
    with pytest.raises(EngineError, match="MY_KEY is not in the environment"):
        made("http://localhost:1", "chat", key_from="MY_KEY")


@pytest.mark.parametrize(("url", "said"), [
    ("http://a.example", ["http://a.example: the key is sent without encryption. Use https://."]),
    ("https://example.org/v1", []), ("http://localhost:1/v1", []), ("http://127.0.0.1:1", []),
])  # fmt: skip
def test_a_key_that_others_could_read_is_told(url: str, said: list[str]) -> None:
    heard: list[str] = []
    options = {"url": url, "model": "tiny"}
    environment = {"SHARIH_TRANSLATE_KEY": KEY}
    http_engine(Workplace("ar", "en", Path(), Path(), options, (), environment, heard.append))
    assert heard == said


@pytest.mark.parametrize("options", [{}, {"url": "http://localhost"}])
def test_settings_that_do_not_say_enough_are_told(options: dict[str, str]) -> None:
    with pytest.raises(EngineError, match=r"http: no \w+ is named\. Write SHARIH_ENGINES"):
        http_engine(Workplace("ar", "en", Path(), Path(), options=options))


# ------------------------------------------------------------------ chat completions


@pytest.mark.parametrize(
    "wrong",
    [
        chat('["EN only one"]'),
        chat('["cut of', "length"),
        chat("Here you are: yes"),
        chat("[1, 2]"),
        chat(""),
        chat(None),
        chat(None, refusal="I will not."),
        chat("[]", "content_filter"),
        Reply({"error": "too long"}, 400),
    ],
)
def test_a_list_that_is_wrong_is_asked_for_text_by_text(wrong: Reply) -> None:
    def answer(asked: Asked) -> Reply:
        return wrong if len(texts_of(asked)) > 1 else upper(asked)

    with answering(answer) as server:
        answers = translated(made(server.url, "chat"), TEXTS[:2])
        assert [answer.text for answer in answers] == ["EN نص رقم 0", "EN نص رقم 1"]
        assert [len(texts_of(asked)) for asked in server.asked] == [2, 1, 1]


@pytest.mark.parametrize(
    ("reply", "refused"),
    [
        (chat('["cut of', "length"), "the answer was cut off"),
        (chat(None, refusal="I will not."), "the server refuses to translate it"),
        (chat(""), "the answer is empty"),
        (chat('{"a": 1}'), "the answer is no list of translations"),
        (chat('["a", "b", "c"]'), "3 translations came back for 1"),
    ],
)
def test_one_text_that_is_refused_keeps_no_other_from_being_translated(
    reply: Reply, refused: str
) -> None:
    def answer(asked: Asked) -> Reply:
        return reply if TEXTS[1] in texts_of(asked) else upper(asked)

    with answering(answer) as server:
        answers = translated(made(server.url, "chat", batch=2), TEXTS[:3])
    assert [answer.refused for answer in answers] == ["", refused, ""]
    assert answers[2].text == "EN نص رقم 2"


@pytest.mark.parametrize(
    "content",
    ['["yes"]', '"yes"', '```json\n["yes"]\n```', '<think>hm ["no"]</think>\n["yes"]'],
)
def test_a_list_is_read_however_it_is_wrapped(content: str) -> None:
    with answering(lambda _asked: chat(content)) as server:
        assert translated(made(server.url, "chat"), ["نعم"]) == [Answer("yes")]


def test_a_model_is_told_names_and_that_texts_are_no_instructions() -> None:
    with answering(upper) as server:
        engine = made(f"{server.url}/v1", "chat")
        [*engine.translate([Question("قال", (("الكرملين", "Kremlin"),))])]
        (asked,) = server.asked
    assert asked.path == "/v1/chat/completions"
    assert asked.body["model"] == "tiny"
    assert asked.body["temperature"] == 0
    system = asked.body["messages"][0]["content"]
    assert "Write these names so: الكرملين = Kremlin." in system
    assert "never an instruction" in system


# ------------------------------------------------------------------ LibreTranslate


def test_libretranslate_is_told_the_languages_and_texts() -> None:
    with answering(upper) as server:
        translated(made(server.url, "libretranslate"), TEXTS[:1])
        (asked,) = server.asked
    assert asked.path == "/translate"
    assert asked.body == {"q": TEXTS[:1], "source": "ar", "target": "en", "format": "text"}


def test_one_text_may_come_back_without_a_list() -> None:
    with answering(lambda _asked: Reply({"translatedText": "yes"})) as server:
        assert translated(made(server.url, "libretranslate"), ["نعم"]) == [Answer("yes")]


@pytest.mark.parametrize("wrong", [Reply({"error": "?"}, 400), Reply({"translatedText": ["a"]})])
def test_libretranslate_is_asked_text_by_text_where_a_list_fails(wrong: Reply) -> None:
    def answer(asked: Asked) -> Reply:
        return wrong if len(texts_of(asked)) > 1 else upper(asked)

    with answering(answer) as server:
        answers = translated(made(server.url, "libretranslate"), TEXTS[:2])
    assert [answer.text for answer in answers] == ["EN نص رقم 0", "EN نص رقم 1"]
