"""Messages of messengers: their stamps, signs of emphasis and emoji."""

from __future__ import annotations

import pytest

from tests.helpers.casefile import Case, cases
from tests.helpers.understood import PARK, assert_accounted_in_time, told_with_credits, understood


@cases("messages.md")
def test_messages_become_an_article(case: Case) -> None:
    assert told_with_credits(understood(case.given)) == case.expected.splitlines()


@pytest.mark.parametrize("sign", ["🔹", "▪️", "✅", "👈", "➖"])
def test_emoji_in_a_row_are_bullets(sign: str) -> None:
    found = understood(f"{PARK}{sign} أول بند\n{sign} ثاني بند\nوهذا كل ما نعرفه عن الحديقة.")
    items = [part.text for part in found.sections[0].paragraphs if part.item]
    assert items == ["أول بند", "ثاني بند"]


@pytest.mark.parametrize("word", ["C*", "2*3", "node.js", "snake_case_name", "../x", "a*b*c"])
def test_signs_inside_words_stay_in_a_message(word: str) -> None:
    found = understood(f"🔴 *عنوان من خمس كلمات هنا*\n*أعلنت* الجمعية أنها تدرس {word} كل يوم.")
    assert found.lede.text == f"أعلنت الجمعية أنها تدرس {word} كل يوم."


def test_what_is_taken_off_is_told() -> None:
    found = understood(f"🔴 {PARK}")
    assert found.fates[0].note == "emoji taken off"


@pytest.mark.parametrize(
    "line",
    ["*نص " * 20_000, "*" * 100_000, "🔴" * 20_000, "_ا " * 20_000, "نص 🔴 " * 20_000,
     "[7/11/2024, 10:32 م] " * 20_000, "#وسم " * 20_000, f"{'🔴' * 200_000} نص",
     f"{'#وسم،،' * 20_000} نص", f"#{'،' * 200_000} نص"],
)  # fmt: skip
def test_floods_of_signs_take_no_more_than_their_length(line: str) -> None:
    assert_accounted_in_time(f"🔴 عنوان من خمس كلمات هنا\n{line}\n{PARK}")
