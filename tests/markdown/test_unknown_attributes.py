"""What an attribute list says and nobody reads is told; what means something is not."""

from __future__ import annotations

import pytest

from sharih.markdown.parser import parse
from sharih.markdown.unknown_attributes import unknown_attributes

REMEDY = "Known are #id, lang=ar, lang=en and .chart, .bars, .line, .source."


def told(text: str) -> list[tuple[int, str]]:
    found = list(unknown_attributes(parse(text)))
    assert all((flaw.remedy, flaw.severity) == (REMEDY, "warning") for flaw in found)
    return [(flaw.line, flaw.reason) for flaw in found]


@pytest.mark.parametrize(
    "text",
    [
        "## عنوان {#one}",
        "## عنوان { #one}",
        "## عنوان {: #one lang=en}",
        "نص.\n{: #one .source lang=ar-LB}",
        "| a | b |\n| --- | --- |\n| 1 | 2 |\n{: .chart .bars}",
        "| a | b |\n| --- | --- |\n| 1 | 2 |\n{: .chart .line}",
        "```\n## x {: .odd}\n```",
        "<!-- {: .odd} -->",
        "نص {: .odd} وسط.",
        "نص {odd}",
        "نص {{ odd }}",
    ],
)
def test_what_is_known_or_no_list_is_not_told(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "line", "what"),
    [
        ("## عنوان {: .odd}", 1, ".odd in {: .odd}"),
        ("## عنوان {: #one .odd}", 1, ".odd in {: #one .odd}"),
        ("## عنوان {: lang=xx-none}", 1, "lang=xx-none in {: lang=xx-none}"),
        ("## عنوان {: width=3}", 1, "width=3 in {: width=3}"),
        ("## عنوان {#one two}", 1, "two in {#one two}"),
        ("نص.\nسطر.\n{: .odd}", 3, ".odd in {: .odd}"),
        ("## أ {#one}\n\n## ب {: .odd}", 3, ".odd in {: .odd}"),
        ("```\ncode\n```\n\n## ب {: .odd}", 5, ".odd in {: .odd}"),
        ("## أ {#one}\n\nنص {#two}\n{: .odd}", 4, ".odd in {: .odd}"),
        ("- بند {#a}\n- بند {: .odd}", 2, ".odd in {: .odd}"),
    ],
)
def test_what_nobody_reads_is_told_with_its_line(text: str, line: int, what: str) -> None:
    assert told(text) == [(line, f"{what} means nothing and was left out")]


def test_everything_in_one_list_is_told() -> None:
    assert told("## عنوان {: #one .odd .line .even lang=zz a=1 b}") == [
        (1, f"{what} in {{: #one .odd .line .even lang=zz a=1 b}} means nothing and was left out")
        for what in (".odd", ".even", "lang=zz", "a=1", "b")
    ]
