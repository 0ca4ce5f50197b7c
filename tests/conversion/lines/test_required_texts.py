"""What an expression needs to find something: it may never hide what the expression finds."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sharih.arabic import fold
from sharih.conversion.lines.boilerplate import Match, match_of, rules_by_place
from sharih.conversion.lines.required_texts import beginnings_of, heads_of, signs_of
from sharih.conversion.rule_files import BoilerplateRule, boilerplate_rules, is_beginning
from tests.helpers.projects import ROOT

RULES = rules_by_place(boilerplate_rules())
LINES = sorted(
    {
        line.strip()
        for folder in ("tests/cases", "tests/quality/open")
        for path in sorted((ROOT / folder).glob("*.md"))
        for line in re.split(r"\n(?:[A-Z+]\| ?)?", path.read_text(encoding="utf-8"))
        if line.strip()
    }
)


@pytest.mark.parametrize(
    ("expression", "beginnings"),
    [
        ("^abcdef", {"abcd"}),
        ("^ab$", {"ab"}),
        ("^(?:ab|c)d?e", {"abde", "abe", "cde", "ce"}),
        (r"^\d{1,2}/", {"0"}),
        ("^7a", {"0a"}),
        (r"^[\s(]*a", {" ", "(", "a"}),
        (r"^(?:ab|\S)c", {"abc", ""}),
        ("^(?:[^x]y)?ab", {""}),
        (r"^(?=x)a\.b", {""}),
        ("^ab*c", {"ab", "ac"}),
        ("^ab+c", {"ab"}),
        ("^(?:a(?:b|c[|)]d)|e)f", {"abf", "ac|d", "ac)d", "ef"}),
    ],
)
def test_beginnings_are_read_off_an_expression(expression: str, beginnings: set[str]) -> None:
    assert beginnings_of(expression) == beginnings


@pytest.mark.parametrize(
    ("expression", "signs"),
    [
        (r"\bnewsletter\b", {"newsletter"}),
        ("(?:all|no) rights reserved", {" rights reserved"}),
        ("x(?:photo|image)s?$", {"photo", "image"}),
        (r"^\S+[|•]\S+", {"|", "•"}),
        (r"^\w+ \d", {"0"}),
        ("a|[^b]", set()),
        ("(?:ab)?", set()),
        ("(?:ab)+", {"ab"}),
        ("(?!abc)d", {"d"}),
    ],
)
def test_signs_are_read_off_an_expression(expression: str, signs: set[str]) -> None:
    assert signs_of(expression) == signs


EXPRESSIONS = [source for rule in boilerplate_rules() for source in rule.sources]
PIECES = st.sampled_from(
    [*("abcxyz019 ./|-•()"), "اقرأ", "ايضا", " المزيد", "photo", "newsletter", "www.", "قبل 3 ايام"]
)


@given(st.lists(st.one_of(st.sampled_from(LINES), PIECES), min_size=1, max_size=3).map("".join))
def test_whatever_an_expression_finds_has_the_texts_read_off_it(text: str) -> None:
    key = fold(text)
    digits = re.sub(r"\d", "0", key)
    for expression in EXPRESSIONS:
        if re.search(expression, key) is None:
            continue
        signs = signs_of(expression)
        assert not signs or any(sign in digits for sign in signs), expression
        if is_beginning(expression):
            beginnings = beginnings_of(expression)
            assert not beginnings.isdisjoint((*heads_of(key), "")), expression


def _found_slowly(text: str, rules: tuple[BoilerplateRule, ...]) -> str | None:
    """Try every rule on a line."""
    for rule in rules:
        ends = re.search(r"[.…][\"”»’)\]]*$", text)
        fits = text.count(" ") < rule.most_words and (rule.sentence or not ends)
        if fits and rule.pattern.search(fold(text)):
            return rule.reason
    return None


def test_rules_find_in_every_line_what_they_find_tried_one_by_one() -> None:
    found = 0
    for rules in (RULES.everywhere, RULES.edges, RULES.around, RULES.beginning, RULES.of_prose):
        for line in LINES:
            match = match_of(line, rules)
            assert (match and match.reason) == _found_slowly(line, rules.rules), line
            found += match is not None
    assert found > 100  # the lines are such as pages have


def test_a_long_line_is_judged_like_a_short_one() -> None:
    long = "اقرأ أيضا: " + "خبر" * 2000
    assert match_of(long, RULES.everywhere) == Match("link to other articles")
