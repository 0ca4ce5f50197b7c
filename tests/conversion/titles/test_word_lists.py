"""The lists of words by which titles are proposed are checked, and read only when needed."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from sharih.conversion.rule_files import DATA
from sharih.conversion.titles.word_lists import title_words
from sharih.errors import ContentError

LISTS = (DATA / "titles.toml").read_text(encoding="utf-8")


def changed(folder: Path, old: str, new: str) -> Path:
    """Write the lists with one change."""
    assert LISTS.count(old) == 1
    path = folder / "titles.toml"
    path.write_text(LISTS.replace(old, new), encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('but = ["but"]', 'but = "but"', "clauses.en.but is missing or no list of texts"),
        ('but = ["but"]', 'but = [""]', "clauses.en.but is missing or no list of texts"),
        ('but = ["but"]', "", "clauses.en.but is missing or no list of texts"),
        ('but = ["but"]', 'but = ["but"]\nbutt = []', "unknown key butt. Known are openings, "),
        ("[asides]", "[beside]", "has no table [asides]"),
        ("[asides]", "[beside]", "unknown key beside. Known are asides, "),
        ('"مع" = ["تحادث"', '"مع" = [1, "تحادث"', "complements.مع is missing or no list"),
    ],
)
def test_what_is_wrong_in_the_lists_is_told(
    tmp_path: Path, old: str, new: str, message: str
) -> None:
    path = changed(tmp_path, old, new)
    with pytest.raises(ContentError) as caught:
        title_words(path)
    assert any(message in str(problem) for problem in caught.value.problems)


def test_a_fault_is_told_with_its_line(tmp_path: Path) -> None:
    path = changed(tmp_path, 'but = ["but"]', "but = 3")
    line = 1 + path.read_text(encoding="utf-8").split("\n").index("but = 3")
    with pytest.raises(ContentError, match=re.escape(f"titles.toml:{line}: clauses.en.but is")):
        title_words(path)


def test_words_are_normalised_and_verbs_have_both_genders() -> None:
    words = title_words()
    assert "الي" in words.clauses["ar"].phrases
    assert {"دعا", "دعت"} <= words.complements["الي"]
    assert words.prepositions("تمكنت") == {"من"}
    assert {"قال", "قالت", "يقول"} <= words.speaking


@pytest.mark.parametrize(("key", "expected"), [("ستعقد", True), ("يوم", False), ("سيدات", False)])
def test_verbs_are_told_by_their_form(key: str, expected: bool) -> None:
    assert title_words().is_verb(key) is expected


def test_a_seed_with_a_headline_does_not_cost_the_lists() -> None:
    program = (
        "from pathlib import Path\n"
        "from sharih.content.topics import Registry\n"
        "from sharih.conversion import outline\n"
        "from sharih.conversion.seeds.seeds import seed_from_bytes\n"
        "from sharih.conversion.titles.word_lists import title_words\n"
        "empty = Registry(Path('topics.toml'), {})\n"
        "for text in ('عنوان الخبر\\nوصل الوفد.', 'وصل الوفد إلى العاصمة مساء أمس بعد رحلة.'):\n"
        "    outline(seed_from_bytes(Path('a.txt'), text.encode()), empty)\n"
        "    print(title_words.cache_info().misses)\n"
    )
    told = subprocess.run(
        [sys.executable, "-X", "utf8", "-c", program], capture_output=True, text=True, check=True
    )
    assert told.stdout.split() == ["0", "1"]
