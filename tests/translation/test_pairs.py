"""A text beside its translation: what surely differs, and what a reader must settle."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from sharih.translation.pairs import Paired, certain, pair_doubts
from sharih.translation.reasons import Reason
from tests.helpers.casefile import Case, cases, read_cases
from tests.helpers.judged import language, pair, registry

_ADDRESS = re.compile(r"\]\([^)]*\)")
_SAID_FREELY = ("0", "1", "2")


@cases("good_pairs.md")
def test_of_a_good_pair_nothing_is_said(case: Case) -> None:
    assert pair_doubts(pair(case)) == ()


@cases("news_pairs.md")
def test_of_a_pair_of_the_news_nothing_is_said(case: Case) -> None:
    assert pair_doubts(pair(case)) == ()


def _with_other_digits() -> list[tuple[str, Paired]]:
    """Write another number for each in digits of the good pairs, on one side."""
    found = []
    for case in read_cases("good_pairs.md"):
        good = pair(case)
        for side in ("source", "target"):
            text = getattr(good, side)
            without = _ADDRESS.sub(lambda address: "_" * len(address[0]), text)
            for number in re.finditer(r"\d+", without):
                other = "".join(str((int(digit) + 5) % 10) for digit in number[0])
                if other not in _SAID_FREELY:
                    changed = text[: number.start()] + other + text[number.end() :]
                    found.append((f"{case.line} {other}", replace(good, **{side: changed})))
    return found


@pytest.mark.parametrize(
    "wrong", [pytest.param(wrong, id=name) for name, wrong in _with_other_digits()]
)
def test_another_number_on_one_side_of_a_good_pair_is_told(wrong: Paired) -> None:
    assert {reason.rule for reason in certain(wrong)} & {"number", "date"}


def test_a_difference_says_what_stands_where() -> None:
    found = pair_doubts(Paired("أصيب\n27 شخصا.", "People were injured.", "ar", None, 18, 13))
    assert found == (Reason("number", "27", 19, 0),)
    found = pair_doubts(Paired("حضر 27 وزيرا.", "It was\nattended by 72.", "ar", None, 19, 13))
    assert found == (Reason("number", "27 ≠ 72", 19, 14),)
    wrong = Paired("يزور روتي كييف غدا.", "Rutte visits Moscow.", "ar", registry(), 3, 4)
    found = pair_doubts(wrong)
    assert found == (Reason("name", "كييف ≠ Moscow", 3, 4),)


@pytest.mark.parametrize(
    ("source", "target", "rule"),
    [
        ("لم توافق طهران على الاقتراح.", "Tehran agreed to the proposal.", "negation"),
        ("وافقت طهران على الاقتراح.", "Tehran did not agree to the proposal.", "negation"),
        ("قال إن الأمر سابق لأوانه.", "It was “premature”, he said.", "quotation"),
        ("راجع [النص](https://www.example.org/a).", "See the text.", "link"),
        ("جملة طويلة عن الأمر كله. " * 9, "A sentence.", "length"),
        ("يزور بوتين فلوريدا.", "Putin visits.", "name"),
    ],
)
def test_what_a_reader_must_settle_is_a_doubt(source: str, target: str, rule: str) -> None:
    found = pair_doubts(Paired(source, target, "ar", registry()))
    assert [(reason.rule, reason.doubt) for reason in found] == [(rule, True)]


def test_names_are_compared_with_the_registry_only() -> None:
    wrong = Paired("يزور روتي كييف غدا.", "Rutte visits Moscow.", "ar")
    assert pair_doubts(wrong) == ()


def test_a_text_without_words_is_no_pair() -> None:
    assert pair_doubts(Paired("حضر 27 وزيرا.", " ", "ar", registry())) == ()


def test_every_case_is_a_pair_of_both_languages() -> None:
    for case in read_cases("good_pairs.md"):
        source, target = case.given.split("\n")
        arabic, english = (source, target) if language(case) == "ar" else (target, source)
        assert re.search("[\u0600-\u06ff]", arabic), case
        assert not re.search("[\u0600-\u06ff]", english), case
