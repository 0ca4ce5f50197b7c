"""The lists of words by which titles are proposed are checked, and read only when needed."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from sharih.conversion.rule_files import DATA
from sharih.conversion.titles.word_lists import word_lists
from sharih.errors import ContentError

LISTS = (DATA / "titles.toml").read_text(encoding="utf-8")
STATIONS = next(line for line in LISTS.split("\n") if line.startswith("stations = "))


@pytest.mark.parametrize(
    ("written", "message"),
    [
        ('stations = "جوهرة"', ":{line}: stations is missing or no list of texts"),
        ('stations = ["جوهرة", 3]', ":{line}: stations is missing or no list of texts"),
        ('stations = [""]', ":{line}: stations is missing or no list of texts"),
        ("", ": stations is missing or no list of texts"),
        (f"{STATIONS}\nsations = []", ":{next}: unknown key sations. Known are openings, "),
        ("stations = ?", ":{line}: is not TOML"),
    ],
)
def test_what_is_wrong_in_the_lists_is_told_with_its_line(
    tmp_path: Path, written: str, message: str
) -> None:
    line = 1 + LISTS.split("\n").index(STATIONS)
    path = tmp_path / "titles.toml"
    path.write_text(LISTS.replace(STATIONS, written), encoding="utf-8")
    with pytest.raises(ContentError) as caught:
        word_lists(path)
    (problem,) = caught.value.problems
    assert f"titles.toml{message.format(line=line, next=line + 1)}" in str(problem)


def test_words_are_normalised() -> None:
    assert {"اذاعه", "صحيفه"} <= set(word_lists().stations)


def test_a_seed_with_a_headline_does_not_cost_the_lists() -> None:
    program = (
        "from pathlib import Path\n"
        "from sharih.content.topics import Registry\n"
        "from sharih.conversion import outline\n"
        "from sharih.conversion.seeds.seeds import seed_from_bytes\n"
        "from sharih.conversion.titles.word_lists import word_lists\n"
        "empty = Registry(Path('topics.toml'), {})\n"
        "lede = 'وصل الوفد إلى العاصمة مساء أمس بعد رحلة.'\n"
        "for text in ('عنوان الخبر\\nوصل الوفد.', lede, lede):\n"
        "    outline(seed_from_bytes(Path('a.txt'), text.encode()), empty)\n"
        "    print(word_lists.cache_info().misses)\n"
    )
    told = subprocess.run(
        [sys.executable, "-X", "utf8", "-c", program], capture_output=True, text=True, check=True
    )
    assert told.stdout.split() == ["0", "1", "1"]
