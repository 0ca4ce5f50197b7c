"""The content, seeds and settings that the repository ships: whole, without a fault, understood.

This is the only file that is about them: whoever puts their own in their place needs another
one, or none, and all other tests stand on the sample site.
"""

from __future__ import annotations

import html
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page

from sharih.content.explainers import load_explainers
from sharih.content.topics_file import load_registry
from sharih.conversion import convert_seeds, outline, read_seed
from sharih.errors import Problems
from sharih.settings import load_settings
from tests.helpers.pages import LANGS
from tests.helpers.projects import ROOT, Project, digests
from tests.helpers.registries import TOPICS, registry_of
from tests.helpers.search_queries import FILE, Texts, ask, faults, read_queries
from tests.helpers.understood import told_quote

CONTENT = ROOT / "content"
SEEDS = ROOT / "seeds"
SLUGS = ("why-putin-has-not-congratulated-trump", "will-putin-and-trump-meet")


@pytest.fixture(name="project")
def _project(tmp_path: Path) -> Project:
    """Return a copy of the repository as its user has it."""
    for name in ("content", "seeds", "theme"):
        shutil.copytree(ROOT / name, tmp_path / name)
    for name in ("pelicanconf.py", "publishconf.py"):
        shutil.copy(ROOT / name, tmp_path)
    return Project(tmp_path)


def test_the_site_is_built_and_checked_without_a_warning_and_no_ledger_is_behind(
    project: Project,
) -> None:
    content = digests(CONTENT)
    built = project.run("build")
    checked = project.run("check")

    assert (built.returncode, built.stderr) == (0, "")
    assert digests(project.root / "content") == content
    assert (checked.returncode, checked.stderr) == (0, "")
    assert ": error: " not in checked.stdout


@pytest.mark.parametrize("settings", ["pelicanconf.py", "publishconf.py"])
def test_every_explainer_stands_in_both_languages_and_side_by_side(
    settings: str, project: Project
) -> None:
    files = project.built("--settings", settings)

    assert sorted(path.name for path in (CONTENT / "explainers").iterdir()) == sorted(SLUGS)
    for slug in SLUGS:
        for path in (*LANGS, "ar-en"):
            assert f"{path}/{slug}/index.html" in files


def test_the_seeds_become_drafts_that_hold_every_word_and_state_nothing_as_fact(
    tmp_path: Path,
) -> None:
    registry = load_registry(CONTENT / "topics.toml")
    conversion = convert_seeds(SEEDS, tmp_path, registry)
    problems = Problems()
    explainers = load_explainers(tmp_path, problems)

    assert not [problem for problem in conversion.problems if problem.severity == "error"]
    assert [report.status for report in conversion.reports] == ["new"] * len(SLUGS)
    assert len(explainers) == len(SLUGS)
    assert not list(problems)
    for report in conversion.reports:
        folder = tmp_path / "explainers" / str(report.slug)
        original = (folder / "ar.md").read_text(encoding="utf-8")
        head = original.partition("\n\n")[0]
        assert "\nStatus: draft\n" in head
        assert not re.search("^(Date|Source|Source_url|Author|Rights):", head, re.MULTILINE)
        assert "\nTranslation: true\n" in (folder / "en.md").read_text(encoding="utf-8")
        held = html.unescape(original)
        for line in read_seed(SEEDS / report.name).lines:
            assert all(word in held for word in re.findall(r"\w+", line.text)), line.text


def test_the_seeds_are_understood(tmp_path: Path) -> None:
    registry = registry_of(tmp_path, TOPICS)
    congratulation = outline(read_seed(SEEDS / "000_5bc304d3efec465b.txt"), registry)
    assert congratulation.title_source == "first line"
    assert congratulation.kicker == "ترامب"
    assert [s.heading.number for s in congratulation.sections if s.heading] == [4, 7, 11]
    assert [len(s.paragraphs) for s in congratulation.sections] == [2, 2, 3, 4]
    assert [told_quote(quote) for quote in congratulation.quotes if quote.speech] == [
        "9 speech “ليس لديها أي أوهام” وزارة الخارجية الروسية, had said, medium"
    ]
    meeting = outline(read_seed(SEEDS / "003_e513dfa207b60504.txt"), registry)
    assert meeting.title_source == "proposed from the lede"
    assert [drop.line for drop in meeting.dropped] == [1, 2]
    speakers = [(quote.line, quote.speaker) for quote in meeting.quotes if quote.speech]
    assert speakers == [
        (4, "ترامب"),
        (5, "بيسكوف"),
        (6, "بيسكوف"),
        (8, "ترامب"),
        (9, "الرئيس المنتخب"),
        (9, "الرئيس المنتخب"),
        (13, "مسؤول كبير سابق في الكرملين"),
        (13, "المسؤول السابق"),
        (13, "المسؤول السابق"),
    ]
    assert {date.text: date.resolved for date in meeting.dates}["اليوم الجمعة"] is None


def test_readers_find_what_they_look_for(
    project: Project, server: Callable[[Path], str], page: Page
) -> None:
    """Each query with all that it must list, and nothing that it must not."""
    project.built("--no-convert")
    url, texts = server(project.output), Texts(load_settings(project.root / "pelicanconf.py"))
    queries = read_queries("shipped")
    wrong = {query.query: [*faults(query, ask(page, url, query), texts)] for query in queries}
    assert len(queries) >= 80
    assert {query: found for query, found in wrong.items() if found} == {}


def test_no_other_test_names_what_is_shipped() -> None:
    names = [path.stem for path in (*(CONTENT / "explainers").iterdir(), *SEEDS.iterdir())]
    found = [
        f"{path.relative_to(ROOT)}: {name}"
        for path in sorted((ROOT / "tests").rglob("*"))
        if path.is_file() and path.suffix != ".pyc" and path not in (Path(__file__), FILE)
        for name in names
        if name in path.read_text(encoding="utf-8", errors="replace")
    ]
    assert names
    assert found == []


@pytest.mark.parametrize(
    ("settings", "old", "new"),
    [
        ("pelicanconf.py", '"en": "Sharih"', '"en": "Dawn"'),
        ("pelicanconf.py", 'SITENAME = "Sharih"', 'SITENAME = "Dawn"'),
        ("publishconf.py", "https://example.org", "https://dawn.example.net"),
    ],
)
def test_the_samples_are_warned_of_on_a_site_of_another_name_or_address(
    settings: str, old: str, new: str, project: Project
) -> None:
    project.replace(settings, old, new)
    project.built("--settings", settings)
    told = project.run("check", "--settings", settings).stdout
    lines = [line for line in told.splitlines() if "came with Sharih as a sample" in line]
    assert [line.partition(":")[0] for line in lines] == [
        f"content/explainers/{slug}/ar.md" for slug in SLUGS
    ]


def test_an_explainer_made_of_another_seed_is_no_sample_though_it_is_called_so(
    project: Project,
) -> None:
    project.replace("pelicanconf.py", '"en": "Sharih"', '"en": "Dawn"')
    for path in (project.root / "content/explainers").glob("*/*.md"):
        text = path.read_text(encoding="utf-8")
        path.write_text(re.sub(r"(?m)^Seed: .*", "Seed: mine.txt", text), encoding="utf-8")
    project.built()
    assert "came with Sharih" not in project.run("check").stdout
