"""The files of rules: boilerplate, agencies, spellings."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sharih.arabic import fold
from sharih.conversion.outline import outline
from sharih.conversion.rule_files import any_of, boilerplate_rules, spelling_variants
from sharih.errors import ContentError
from tests.helpers.registries import EMPTY
from tests.helpers.understood import seed_of


@pytest.mark.parametrize(
    ("pattern", "line", "found"),
    [
        ("^a", "a", True),
        ("^a", "b a", False),
        ("^a|b", "c b", True),
        ("^(?:a|b)", "c b", False),
        ("^[(|]a|b", "c b", True),
        (r"^\(a|b", "c b", True),
        ("^(?:(a|b)|[)])c", "c", False),
        ("a", "b a", True),
        ("^A", "a", True),
    ],
)
def test_an_expression_of_a_rule_means_what_it_says(
    pattern: str, line: str, found: bool, tmp_path: Path
) -> None:
    path = tmp_path / "boilerplate.toml"
    path.write_text(
        '[[rules]]\nreason = "x"\nwhere = "edges"\nmost_words = 9\nsentence = false\n'
        f"patterns = ['^z', '{pattern}', '^y']\n",
        encoding="utf-8",
    )
    (rule,) = boilerplate_rules(path)
    assert (rule.pattern.search(line) is not None) is found


def test_the_rules_for_boilerplate_are_checked(tmp_path: Path) -> None:
    path = tmp_path / "boilerplate.toml"
    path.write_text(
        "[[rules]]\nreason = 'x'\nwhere = 'top'\nmost_words = '3'\nsentence = true\n"
        "patterns = ['(', 'ok']\ncolour = 1\n[[rules]]\nreason = 'y'\nwhere = 'page'\n"
        "most_words = 3\nsentence = true\npatterns = ['ok', '(']\nbegins = 'x'\n",
        encoding="utf-8",
    )
    with pytest.raises(ContentError) as caught:
        boilerplate_rules(path)
    found = [str(problem).partition("boilerplate.toml")[2] for problem in caught.value.problems]
    assert [line[:30] for line in found] == [
        ":3: where = 'top' is not known",
        ":4: a rule whose most_words is",
        ":7: unknown key colour. Known ",
        ":14: begins = 'x' is not known",
    ]


def test_rules_match_whatever_the_spelling() -> None:
    rules = boilerplate_rules()
    assert spelling_variants()
    for text in ("إقرأ أيضاً: خبر", "اقرا ايضا: خبر", "اقْرَأ أيضًا: خبر"):
        found = outline(
            seed_of(f"عنوان الخبر\nهذا هو الخبر كله كما وصل إلينا.\n{text}"), EMPTY, rules
        )
        assert [drop.line for drop in found.dropped] == [3], text


@pytest.mark.parametrize(
    ("load", "text", "message"),
    [
        (spelling_variants, "", "variants is missing"),
        (spelling_variants, "variants = [['أمريك']]\n", ":1: أمريك has no variant"),
        (spelling_variants, "variants = [['أ', '']]\n", "is missing or no list of texts"),
        (spelling_variants, "variants = []\nx = 1\n", ":2: unknown key x"),
    ],
)
def test_the_files_of_words_are_checked(
    tmp_path: Path, load: Callable[[Path], object], text: str, message: str
) -> None:
    path = tmp_path / "words.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ContentError, match=message):
        load(path)


NAMES = st.lists(st.text("اأبcd .(|", min_size=1, max_size=5).filter(str.strip), min_size=1)


@given(NAMES, st.text("اأبcd .(|", max_size=8))
def test_the_longest_of_several_names_is_found(names: list[str], text: str) -> None:
    key = fold(text)
    found = re.match(any_of(names), key)
    fitting = [fold(name) for name in names if key.startswith(fold(name))]
    assert (found and found.group()) == (max(fitting, key=len) if fitting else None)


@given(NAMES, st.text("اأبcd .(|", max_size=8))
def test_a_shorter_name_is_found_where_the_longest_does_not_fit(
    names: list[str], text: str
) -> None:
    folded = {fold(name) for name in names}
    assert (re.fullmatch(any_of(names), fold(text)) is not None) == (fold(text) in folded)


def test_no_names_are_found_nowhere() -> None:
    assert re.search(any_of([]), "a") is None
