"""Settings of Pelican are all known, and those that do nothing are told."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from pelican.settings import DEFAULT_CONFIG

from sharih.check.pelican_rules import idle_settings, site_settings, unnamed_site
from sharih.check.rules import SourceRule
from sharih.check.sources import read_sources
from sharih.settings import load_settings
from tests.helpers import sites
from tests.helpers.projects import ROOT

WORDS = {
    "same": "the same",
    "other": "something else, or another form",
    "pelican": "the same, for what Pelican itself adds",
    "nothing": "nothing",
}


def found(shared_folder: Path, folder: Path, rule: SourceRule, text: str) -> list[str]:
    """Return what a rule finds in the sample with further settings in the last line."""
    root = sites.sample(shared_folder).copied(folder / "project").root
    path = root / "pelicanconf.py"
    before = path.read_text(encoding="utf-8")
    path.write_text(f"{before}{text}\n", encoding="utf-8")
    problems = rule(read_sources(load_settings(path)))
    place = f"{path.as_posix()}:{before.count(chr(10)) + 1}: warning: "
    return [str(one).removeprefix(place) for one in problems]


def test_every_setting_that_pelican_has_is_known_once() -> None:
    names = [name for each in site_settings() for name in each.names]
    assert len(names) == len(set(names))
    assert set(DEFAULT_CONFIG) - set(names) == set()


def test_the_documentation_has_the_table() -> None:
    text = (ROOT / "docs" / "pelican.md").read_text(encoding="utf-8")
    rows = [
        f"| {', '.join(f'`{name}`' for name in each.names)} | {WORDS[each.here]} | {each.says} |"
        for each in site_settings()
    ]
    table = text.partition("| settings |")[2].partition("\n\n")[0].split("\n")[2:]
    assert table == rows


def test_nothing_is_told_of_the_settings_that_everybody_begins_with(
    shared_folder: Path, tmp_path: Path
) -> None:
    assert found(shared_folder, tmp_path, idle_settings, "") == []
    for name in ("pelicanconf.py", "publishconf.py"):
        sources = read_sources(load_settings(ROOT / name))
        assert list(idle_settings(sources)) == []


@pytest.mark.parametrize(
    ("rule", "text", "line"),
    [
        (idle_settings, "RELATIVE_URLS = True", "RELATIVE_URLS means nothing here. "),
        (idle_settings, "SUMMARY_MAX_LENGTH = 40", "SUMMARY_MAX_LENGTH means nothing here. "),
        (idle_settings, "RELATIVE_URLS = False", ""),
        (idle_settings, "PAGE_URL = 'p/{slug}/'", "PAGE_URL is for pages and files of Pelican's"),
        (idle_settings, "STATIC_PATHS = ['x']; PAGE_URL = 'p/{slug}/'", ""),
        (idle_settings, "DEFAULT_PAGINATON = 3", "DEFAULT_PAGINATON is no setting. Did you mean "),
        (idle_settings, "MY_OWN = 3", ""),
        (idle_settings, "mine = 3", ""),
        (unnamed_site, "", ""),
    ],
)
def test_what_is_found_of_settings(
    shared_folder: Path, tmp_path: Path, rule: SourceRule, text: str, line: str
) -> None:
    told = found(shared_folder, tmp_path, rule, text)
    assert len(told) == bool(line)
    assert all(one.startswith(line) for one in told)


def test_a_site_that_is_named_for_pelican_only_is_told(tmp_path: Path) -> None:
    (tmp_path / "pelicanconf.py").write_text("SITENAME = 'Paper'\n", encoding="utf-8")
    (told,) = unnamed_site(read_sources(load_settings(tmp_path / "pelicanconf.py")))
    assert re.match(r"SITENAME is not what readers see", told.reason)
