"""Heads of articles in every form are read alike, and nothing in them is taken for a type."""

from __future__ import annotations

import pytest

from sharih.adopt.sources.front_matter import split_front_matter

YAML = """---
title: "نعم: 12:30"
subtitle: no
date: 2024-11-07T23:30:00+03:00
last-modified: 2024-11-08
draft: true
tags: [خبز, "طحين, وملح"]
categories:
  - اقتصاد
  - أسعار
summary: >
  سطر أول
  وتتمته.
cover:
  image: a.jpg
  alt: أكياس
empty:
nothing: ~
---
نص.
"""
TOML = """+++
title = "نعم: 12:30"
subtitle = "no"
date = 2024-11-07T23:30:00+03:00
last-modified = 2024-11-08
draft = true
tags = ["خبز", "طحين, وملح"]
categories = [
  "اقتصاد",
  "أسعار",
]
summary = "سطر أول وتتمته."
empty = ""
nothing = ""
[cover]
image = "a.jpg"
alt = "أكياس"
+++
نص.
"""
JSON = """{
  "title": "نعم: 12:30", "subtitle": "no",
  "date": "2024-11-07T23:30:00+03:00", "last-modified": "2024-11-08",
  "draft": true,
  "tags": ["خبز", "طحين, وملح"],
  "categories": ["اقتصاد", "أسعار"],
  "summary": "سطر أول وتتمته.",
  "cover": {"image": "a.jpg", "alt": "أكياس"},
  "empty": null, "nothing": ""
}
نص.
"""


@pytest.mark.parametrize(
    ("text", "form", "first", "line"),
    [(YAML, "yaml", 20, 15), (TOML, "toml", 19, 15), (JSON, "json", 11, 8)],
)
def test_a_head_says_the_same_in_every_form(text: str, form: str, first: int, line: int) -> None:
    head, body, number = split_front_matter(text)
    assert (head.form, body, number) == (form, "نص.\n", first)
    assert head.values["title"] == "نعم: 12:30"
    assert head.values["subtitle"] == "no"
    assert head.values["date"].startswith("2024-11-07T23:30:00")
    assert head.values["last_modified"] == "2024-11-08"
    assert head.values["draft"] == "true"
    assert head.values["summary"] == "سطر أول وتتمته."
    assert head.names("tags") == ("خبز", "طحين, وملح")
    assert head.names("categories") == ("اقتصاد", "أسعار")
    assert (head.values["cover.image"], head.values["cover.alt"]) == ("a.jpg", "أكياس")
    assert (head.values["empty"], head.values["nothing"]) == ("", "")
    assert head.lines["title"] == 2
    assert head.lines["cover.image"] in (line, line + 1)


@pytest.mark.parametrize(
    "value", ["no", "on", "yes", "12:30", "2024-11-07", "0x10", "1e3", "null and void", "010", "@x"]
)
def test_a_title_stays_what_it_is(value: str) -> None:
    written = f'"{value}"' if value.startswith("@") else value
    head, _, _ = split_front_matter(f"---\ntitle: {written}\n---\n\nنص.\n")
    assert head.values["title"] == value


def test_what_stands_under_params_is_a_field_as_others() -> None:
    head, _, _ = split_front_matter(
        "---\nauthor: أ\nparams:\n  author: ب\n  source: ج\n  list: [x, y]\n---\n\nنص.\n"
    )
    assert head.values == {"author": "أ", "source": "ج", "list": "x, y"}
    assert head.lines["source"] == 5


def test_what_is_no_yaml_is_read_line_by_line() -> None:
    head, body, first = split_front_matter("---\nTitle: خبر: عاجل\nTags: a, b\n---\n\nنص.\n")
    assert head.values["title"] == "خبر: عاجل"
    assert head.names("tags") == ("a", "b")
    assert (body, first) == ("\nنص.\n", 5)
    assert head.doubt is not None
    assert head.doubt[0] == 2


def test_a_rule_on_top_of_a_text_is_no_head() -> None:
    text = "---\nنص بين خطين\n---\n\nنص.\n"
    head, body, first = split_front_matter(text)
    assert (head.form, body, first) == ("none", text, 1)


def test_lines_of_python_markdowns_form_are_read_with_their_numbers() -> None:
    head, body, first = split_front_matter("Title: أ\nSummary: ب\n    ج\nDate: 2024-01-02\n\nنص.\n")
    assert head.values == {"title": "أ", "summary": "ب ج", "date": "2024-01-02"}
    assert head.lines == {"title": 1, "summary": 2, "date": 4}
    assert (body, first) == ("\nنص.\n", 5)


@pytest.mark.parametrize(
    "text",
    [
        "---\na: " + "[" * 50_000 + "\n---\nx", "---\n" + "- " * 5_000 + "\n---\nx",
        "+++\na = " + "[" * 50_000 + "\n+++\nx", '{"a": ' + "[" * 200_000 + "\nx",
        "---\na: &a [x]\nb: &b [*a, *a]\nc: [*b, *b]\n---\nx", "---\n" * 1_000,
        "---\n? [a]\n: b\n<<: c\n---\nx", "{" * 1_000, "+++\na = 1\n", "---\n\ttitle: x\n---\nx",
        "---\n!!python/object/apply:os.system ['true']\n---\nx",
    ],
)  # fmt: skip
def test_a_head_that_is_no_head_harms_nothing(text: str) -> None:
    head, body, first = split_front_matter(text)
    assert first >= 1
    assert isinstance(body, str)
    assert all(isinstance(value, str) for value in head.values.values())


@pytest.mark.parametrize(
    ("text", "line", "reason"),
    [
        ("+++\ndate = 2024-01-01\ntitle = 'غير مغلق\n+++\nنص.\n", 3,
         "it is no TOML (expected \"'\")"),
        ("+++\ntitle = 'أ'\ndate = \n+++\nنص.\n", 3, "it is no TOML (invalid value)"),
        ("+++\ntitle = 'أ'\n\nنص.\n", 1, "begins with +++ and is never closed"),
        ("---\ntitle: أ\ndate: 2024-05-01\n\nنص.\n", 1, "begins with --- and is never closed"),
        ("---\nmood: أ\nweight: 5\n\nنص.\n", 1, "begins with --- and is never closed"),
        ("---\ntitle: أ\n\nنص أول.\n\n---\n\nنص ثان.\n", 4, "it is no YAML (could not find"),
        ('{\n"title": "أ"\n"date": "2024"}\nنص.\n', 3, "it is no JSON (expecting ',' delimiter)"),
        ("+++\na = " + "[" * 50_000 + "\n+++\nx", 2, "it is no TOML"),
    ],
)  # fmt: skip
def test_a_head_that_cannot_be_read_is_told_with_its_line(
    text: str, line: int, reason: str
) -> None:
    head, _, _ = split_front_matter(text)
    assert head.fault is not None
    assert head.fault[0] == line
    assert reason in head.fault[1]


@pytest.mark.parametrize(
    "text",
    [
        "---\n\nنص بعد خط.\n", "---\nنص: بعد خط.\n", "--- \n", "+++\n\nنص.\n", "{نص}\n", "{}\nx\n",
        "---\nWe said: no head.\n\nMore.\n\n---\n",
    ],
)  # fmt: skip
def test_a_text_that_begins_like_a_head_is_no_fault(text: str) -> None:
    assert split_front_matter(text)[0].fault is None


def test_names_stand_with_commas_of_both_scripts_or_with_spaces() -> None:
    head, _, _ = split_front_matter("---\ntags: أ، ب; c\nwords: one two\n---\nx\n")
    assert head.names("tags") == ("أ", "ب", "c")
    assert head.names("words") == ("one two",)
    assert head.names("words", spaces=True) == ("one", "two")
