"""`check` on what has been public: what would vanish, what changed unsaid, what is behind."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.helpers.projects import Project, copied_project, explainer_text

AR, EN = "content/explainers/bread/ar.md", "content/explainers/bread/en.md"
REGISTER = "content/published.toml"
BODY = "## السعر {#price}\n\nنص أول عن السعر.\n\nنص ثان عن الطحين."
ENGLISH = "## The price {#price}\n\nA first text on the price.\n\nA second text on flour."
TOPICS = '[bread]\nkind = "idea"\nar = "الخبز"\nen = "Bread"\n'
TOPICS += 'about.ar = "طعام."\nabout.en = "Food."\n'
HEAD = {"Author": "The newsroom", "Summary": "Short.", "Translation": "true", "Date": "",
        "Rights": "The newsroom’s."}  # fmt: skip


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    """Return a project of one explainer that has been public since 2 January 2026."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1767355200")
    made = copied_project(tmp_path / "project")
    for folder in ("content/explainers", "content/pages", "seeds"):
        shutil.rmtree(made.root / folder)
    made.write("content/topics.toml", TOPICS)
    made.write(AR, explainer_text("الخبز", BODY, Author="هيئة التحرير", Tags="bread"))
    made.write(EN, explainer_text("Bread", ENGLISH, **HEAD))
    made.built()
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1772452800")  # two months later
    return made


def check(project: Project, *words: str) -> tuple[int, dict[str, Any]]:
    """Build and check; returns the exit status and the report."""
    built = project.run("build", "--no-convert")
    assert built.returncode == 0, built.stderr
    result = project.run("check", "--json", *words)
    return result.returncode, json.loads(result.stdout)


def told(data: dict[str, Any], rule: str) -> list[str]:
    """List what a rule found, each as it is printed, without what it is about to begin with."""
    return [
        f"{f['path']}:{f['line']}: {f['severity']}: {f['reason']}. {f['remedy']}"
        for f in data["problems"]
        if f["rule"] == rule
    ]


def test_what_has_been_public_and_did_not_change_has_no_finding(project: Project) -> None:
    status, data = check(project)
    assert (status, data["problems"]) == (0, [])
    assert data["readers"]["shown"] == {"ar": 1, "en": 1}


def deleted(project: Project) -> None:
    shutil.rmtree(project.explainer("bread"))


def renamed(project: Project) -> None:
    project.explainer("bread").rename(project.explainer("loaf"))


def without_english(project: Project) -> None:
    (project.root / EN).unlink()


def drafted(project: Project) -> None:
    project.replace(EN, "Status: published", "Status: draft")


def dated_later(project: Project) -> None:
    project.replace(EN, "Status:", "Date: 2999-01-01\nStatus:")


@pytest.mark.parametrize(
    ("change", "langs", "told_of"),
    [
        (deleted, ["ar", "en"], "no explainer bread is there. Write Old_slugs: bread in the text"),
        (renamed, ["ar", "en"], "no explainer bread is there. Write Old_slugs: bread in the text"),
        (without_english, ["en"], "en.md of bread is gone. Bring en.md back, or"),
        (drafted, ["en"], "it is a draft now. Write Status: published, or Status: withdrawn"),
        (dated_later, ["en"], "it waits for 2999-01-01. Write the Date on which it was published"),
    ],
)
def test_a_page_that_would_vanish_is_an_error_until_it_is_said(
    project: Project, change: Callable[[Project], None], langs: list[str], told_of: str
) -> None:
    change(project)
    status, data = check(project)
    found = told(data, "vanished")
    tables = (project.root / REGISTER).read_text("utf-8").splitlines()
    lines = [tables.index(f"[bread.{lang}]") + 1 for lang in langs]
    for lang, line, one in zip(langs, lines, found, strict=True):
        begin = f"{REGISTER}:{line}: error: /{lang}/bread/ was public and would vanish: {told_of}"
        assert one.startswith(begin)
        assert one.endswith("or let it go with --remove.")
    assert status == 1
    status, data = check(project, "--remove")
    assert (status, told(data, "vanished")) == (0, [])


def test_what_the_register_does_not_know_is_a_warning(project: Project) -> None:
    project.write("content/explainers/milk/ar.md", explainer_text("حليب", "نص."))
    status, data = check(project)
    (line,) = told(data, "register")
    assert line.startswith(f"{REGISTER}:None: warning: does not know 1 edition that readers get")
    assert status == 0


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_other_words_under_the_same_date_are_a_warning(project: Project, lang: str) -> None:
    path, old, new = (
        (AR, "عن السعر", "عن السعر الجديد") if lang == "ar" else (EN, "A first", "One more")
    )
    project.replace(path, old, new)
    status, data = check(project)
    (line,) = told(data, "modified")
    assert line.startswith(f"{path}:")
    assert line.endswith("has not. Write Modified: 2026-03-02, so that readers are told.")
    assert status == 0
    project.replace(path, "Status:", "Modified: 2026-03-02\nStatus:")
    assert told(check(project)[1], "modified") == []


@pytest.mark.parametrize(
    ("date", "ahead"),
    [("2999-01-01", "972 years"), ("2027-03-04", "1 year"), ("2027-03-03", ""), ("2026-03-03", "")],
)
def test_a_date_more_than_a_year_ahead_is_a_warning(
    project: Project, date: str, ahead: str
) -> None:
    text = explainer_text("حليب", "نص.", Date=date, Author="هيئة التحرير", Tags="bread")
    project.write("content/explainers/milk/ar.md", text)
    status, data = check(project)
    warning = f"waits for {date}, {ahead} ahead. Mend the Date if it is mistyped."
    path = "content/explainers/milk/ar.md:3"
    assert told(data, "far-dates") == ([f"{path}: warning: {warning}"] if ahead else [])
    assert (status, data["readers"]["waiting"]) == (0, 1)


BEHIND = {
    "untranslated": ("نص ثان", "نص جديد عن المخابز.\n\nنص ثان"),
    "older": ("نص أول عن السعر.", "نص أول عن السعر وعن الضريبة الجديدة على كل كيس."),
    "facts": ("نص أول عن السعر.", "نص أول عن السعر، وهو 7 ليرات."),
}


@pytest.mark.parametrize("rule", BEHIND)
def test_a_translation_that_is_behind_holds_nothing_back_but_where_that_is_wanted(
    project: Project, rule: str
) -> None:
    project.replace(AR, *BEHIND[rule])
    for words, status, severity in ((), 0, "warning"), (("--strict",), 1, "error"):
        found, data = check(project, *words)
        (line,) = told(data, rule)
        assert (found, line.split(": ")[1]) == (status, severity)
        assert line.startswith(f"{EN}:")
        assert line.endswith("until then readers are told beside it.")
    line = "Readers get 1 in Arabic and 1 in English; 1 translation behind its original."
    assert line in project.run("check").stdout.splitlines()
    assert (project.output / "en/bread/index.html").is_file()


def test_what_is_not_translated_is_told_with_the_line_to_translate(project: Project) -> None:
    project.replace(AR, *BEHIND["untranslated"])
    text = (project.root / AR).read_text("utf-8")
    at = text[: text.index("نص جديد")].count("\n") + 1
    (line,) = told(check(project)[1], "untranslated")
    assert line == (
        f"{EN}:None: warning: 1 passage is not translated, and readers get it in Arabic. "
        f"Translate line {at} of ar.md; until then readers are told beside it."
    )
