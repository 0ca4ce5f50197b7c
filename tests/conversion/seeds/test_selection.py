"""The folder of seeds: which files are seeds, and what they may be called."""

from __future__ import annotations

import pytest

from sharih.conversion import Conversion
from sharih.errors import ContentError
from tests.helpers.newsroom import PRESS_SLUG, Newsroom


def test_files_that_are_no_seeds_are_left_alone(press: Newsroom) -> None:
    press.put("README.md", "# نص")
    press.add(".hidden.txt")
    press.add("a.TXT")
    assert [report.name for report in press.convert().reports] == ["a.TXT"]


@pytest.mark.parametrize("name", ["a,b.txt", "a\nb.txt", " a.txt", "a .txt", "خبر، آخر.txt"])
def test_names_that_cannot_stand_in_a_list_are_refused(press: Newsroom, name: str) -> None:
    press.add(name)
    conversion = press.convert()
    assert not conversion.reports
    assert "Rename the file." in str(conversion.problems[0])
    assert "\n" not in str(conversion.problems[0])


def test_names_with_quotation_marks_and_arabic_letters_are_kept(press: Newsroom) -> None:
    press.add('خبر "1" \\ #.txt')
    press.convert()
    assert press.statuses() == [('خبر "1" \\ #.txt', "known", PRESS_SLUG)]


def test_a_project_without_seeds_has_nothing_to_convert(press: Newsroom) -> None:
    press.seeds.rmdir()
    assert press.convert() == Conversion((), ())
    assert not press.register.exists()


def test_a_file_in_place_of_the_seeds_folder_is_refused(press: Newsroom) -> None:
    press.seeds.rmdir()
    press.seeds.write_text("")
    with pytest.raises(ContentError, match="cannot be read as the folder of seeds"):
        press.convert()
