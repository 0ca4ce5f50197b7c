"""Arabic of printed pages: mended where it is sure, told where it is not."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from sharih.conversion.records import SeedLine
from sharih.conversion.seeds.layout import layout_of
from sharih.conversion.seeds.printed_lines import mend_printed
from sharih.conversion.seeds.seeds import seed_from_bytes
from sharih.conversion.seeds.turned_letters import DATA
from sharih.errors import ContentError
from tests.helpers.casefile import Case, cases


@cases("printed_lines.md")
def test_what_is_sure_is_mended_and_the_rest_is_told(case: Case) -> None:
    lines = tuple(SeedLine(n, text) for n, text in enumerate(case.given.split("\n"), start=1))
    mended, repairs, doubts = mend_printed(lines, case.given)
    counts: dict[str, int] = {}
    for repair in repairs:
        counts[repair.what] = counts.get(repair.what, 0) + repair.count
    assert [
        *(line.text for line in mended),
        *(f"{what}: {count}" for what, count in counts.items()),
        *(f"{doubt.kind}: {doubt.text}" for doubt in doubts),
    ] == case.expected.splitlines()


def test_every_listed_word_has_a_lam_alef_and_stands_once() -> None:
    lists = tomllib.loads(DATA.read_text(encoding="utf-8"))
    for name, words in lists.items():
        assert len(set(words)) == len(words), name
        assert all("لا" in w or "لأ" in w or "لإ" in w or "لآ" in w for w in words), name


def test_a_file_of_words_that_is_wrong_is_told(tmp_path: Path) -> None:
    from sharih.conversion.seeds.turned_letters import _words

    path = tmp_path / "words.toml"
    path.write_text("words = 3\n", encoding="utf-8")
    with pytest.raises(ContentError, match="words is missing or no list of texts"):
        _words(path)


def test_indents_pages_and_open_words_are_kept() -> None:
    layout = layout_of("  first\n\tsecond\nexam\u00ad\nple\n\fthird\n")
    assert layout.indents == {1: 2, 2: 4}
    assert layout.page_begins == {5}
    assert layout.open_words == {3}


def test_a_form_feed_behind_a_line_begins_a_page_with_the_next() -> None:
    assert layout_of("first\f\nsecond").page_begins == {2}


def test_a_few_lost_letters_of_a_pdf_do_not_keep_a_text_from_being_read() -> None:
    text = "قال وزير النقل إن القطار الجديد ينطلق من المدينة القديمة صباح كل يوم. " * 3
    seed = seed_from_bytes(Path("a.txt"), f"{text}شارك ال\0\0بر".encode())
    assert seed.lines[0].text.endswith("شارك البر")
    with pytest.raises(ContentError, match="NUL"):
        seed_from_bytes(Path("a.txt"), b"\1\2\0\0" + text.encode())
