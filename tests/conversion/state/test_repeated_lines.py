"""Lines that repeat across seeds: proposed, kept or dropped as an editor says."""

from __future__ import annotations

import pytest

from sharih.errors import ContentError
from tests.helpers.newsroom import SLUG, Newsroom, lines_of

REPEATED = "موقع الأخبار في خدمتكم"


def test_a_line_that_repeats_is_proposed_and_kept_so_far(newsroom: Newsroom) -> None:
    for number in range(3):
        newsroom.add(f"{number}.txt", *lines_of(number, REPEATED))
    conversion = newsroom.convert()
    assert [(found.text, found.seeds) for found in conversion.repetitions] == [(REPEATED, 3)]
    assert f"3 seeds: {REPEATED} (kept so far)" in newsroom.told(conversion)
    assert f'text = "{REPEATED}"' in (newsroom.content / "boilerplate.toml").read_text()
    assert REPEATED in newsroom.body()[-1]
    before = newsroom.files()
    assert newsroom.convert().repetitions == ()
    assert newsroom.files() == before


def test_a_line_is_dropped_when_an_editor_says_so_and_listed_as_dropped(newsroom: Newsroom) -> None:
    for number in range(3):
        newsroom.add(f"{number}.txt", *lines_of(number, REPEATED))
    newsroom.convert()
    path = newsroom.content / "boilerplate.toml"
    path.write_text(path.read_text() + "drop = true  # ours\n")
    newsroom.add("3.txt", *lines_of(3, REPEATED))
    report = newsroom.convert().reports[-1]
    assert report.outline is not None
    assert [(drop.text, drop.reason) for drop in report.outline.dropped] == [
        (REPEATED, "repeats across seeds")
    ]
    assert path.read_text().endswith("drop = true  # ours\n")


def test_a_line_in_ten_seeds_is_dropped_from_the_next_run_on(newsroom: Newsroom) -> None:
    for number in range(10):
        newsroom.add(f"{number:02}.txt", *lines_of(number, REPEATED))
    newsroom.convert()
    newsroom.add("10.txt", *lines_of(10, REPEATED))
    report = newsroom.convert().reports[-1]
    assert report.outline is not None
    assert [drop.text for drop in report.outline.dropped] == [REPEATED]


def test_a_line_that_an_editor_keeps_stays_whatever_its_number(newsroom: Newsroom) -> None:
    (newsroom.content / "boilerplate.toml").write_text(
        f'[[lines]]\ntext = "{REPEATED}"\nseeds = 3\ndrop = false\n'
    )
    for number in range(12):
        newsroom.add(f"{number:02}.txt", *lines_of(number, REPEATED))
    assert newsroom.convert().repetitions == ()
    assert newsroom.read(f"{SLUG}-12").count(REPEATED) == 1


def test_the_number_of_seeds_is_brought_up_to_date_when_it_decides(newsroom: Newsroom) -> None:
    path = newsroom.content / "boilerplate.toml"
    path.write_text(f'# mine\n[[lines]]\nseeds = 3 # so far\ntext = "{REPEATED}"\n')
    for number in range(12):
        newsroom.add(f"{number:02}.txt", *lines_of(number, REPEATED))
    (repetition,) = newsroom.convert().repetitions
    assert repetition.dropped
    assert path.read_text() == f'# mine\n[[lines]]\nseeds = 12 # so far\ntext = "{REPEATED}"\n'


def test_copies_of_one_article_do_not_make_its_lines_boilerplate(newsroom: Newsroom) -> None:
    for name in ("a.txt", "b.txt", "c.txt"):
        newsroom.add(name)
    assert newsroom.convert().repetitions == ()


@pytest.mark.parametrize(
    ("text", "line", "reason"),
    [
        ("x = 1\n", 1, "unknown key x"),
        ('[[lines]]\ntext = ""\n', 2, "a line without a text"),
        ('[[lines]]\ntext = "ا"\nseeds = "many"\n', 3, "seeds is no number"),
        ('[[lines]]\ntext = "ا"\ndrop = 1\n', 3, "drop is neither true nor false"),
        ('[[lines]]\ntext = "ا"\nwhy = 1\n', 3, "unknown key why"),
        ("[[lines]\n", 1, "is not TOML"),
    ],
)
def test_what_is_wrong_with_the_lines_is_told_before_anything_is_written(
    newsroom: Newsroom, text: str, line: int, reason: str
) -> None:
    (newsroom.content / "boilerplate.toml").write_text(text)
    newsroom.add("a.txt")
    with pytest.raises(ContentError, match=reason) as caught:
        newsroom.convert()
    assert caught.value.problems[0].line == line
    assert not newsroom.explainers.exists()
