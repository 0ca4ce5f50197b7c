"""A code point that XML cannot carry gets into no feed, at whatever door it comes."""

from __future__ import annotations

import json
from pathlib import Path
from xml.parsers import expat

import pytest

from tests.helpers.projects import Project, copied_project
from tests.helpers.sample import CONGRATULATION

AR = f"content/explainers/{CONGRATULATION}/ar.md"
LEDGER = f"content/explainers/{CONGRATULATION}/en.po"
NEVER = ("\ufffe", "\uffff", "\ufdd0", "\U0001ffff")


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """Return a copy of the sample."""
    return copied_project(tmp_path / "project")


def files_for_programs(project: Project) -> list[Path]:
    """Read every feed, sitemap and JSON file of the built site; returns which they are."""
    found = []
    for path in sorted(project.output.rglob("*")):
        if path.suffix in (".xml", ".atom"):
            expat.ParserCreate().Parse(path.read_bytes(), True)
            found.append(path)
        elif path.suffix == ".json":
            json.loads(path.read_bytes())
            found.append(path)
    return found


@pytest.mark.parametrize(
    ("path", "old", "told"),
    [
        (AR, "Title: ", f"{AR}:1: a code point that is no character (U+FFFE)"),
        (AR, "Summary: ", "a code point that is no character (U+FFFE)"),
        (AR, "\n\n", "a code point that is no character (U+FFFE)"),
        ("content/topics.toml", '= "', "content/topics.toml:"),
        (LEDGER, 'msgstr "', "holds a code point that is no character (U+FFFE)"),
    ],
)
def test_it_is_refused_by_name_and_nothing_is_built(
    project: Project, path: str, old: str, told: str
) -> None:
    text = (project.root / path).read_text(encoding="utf-8")
    at = text.index(old, 200) if path == LEDGER else text.index(old)
    text = text[:at] + text[at:].replace(old, f"{old}\ufffe", 1)
    (project.root / path).write_text(text, encoding="utf-8")
    result = project.run("build", "--no-convert")
    assert result.returncode == 1
    assert told in result.stderr
    assert not project.output.exists()


@pytest.mark.parametrize("char", NEVER[1:])
def test_what_may_hold_anything_is_cleaned(project: Project, char: str) -> None:
    settings = (
        f'\nSHARIH_NAME = {{"ar": "شا{char}رح", "en": "Sha{char}rih"}}\n'
        f'SHARIH_TAGLINE = {{"ar": "س{char}", "en": "T{char}"}}\n'
        f'MENUITEMS = (("One{char}", "https://example.org/"),)\n'
    )
    path = project.root / "pelicanconf.py"
    path.write_text(path.read_text(encoding="utf-8") + settings, encoding="utf-8")
    project.replace(AR, "\n\n", f"\n\nكلام &#{ord(char)}; آخر.\n\n")
    seed = f"هل ترتفع أسعار ال{char}خبز هذا الشتاء؟\nقالت الوزارة إن السعر{char} لن يرتفع أبدا.\n"
    project.write("seeds/bread.txt", seed)
    result = project.run("build")
    assert (result.returncode, result.stderr) == (0, "")
    assert len(files_for_programs(project)) > 9
    built = [p for p in project.output.rglob("*") if p.suffix in (".html", ".atom", ".json")]
    assert built
    assert [p for p in built if char in p.read_text(encoding="utf-8")] == []


def test_a_check_reads_every_file_for_programs(project: Project) -> None:
    assert project.run("build", "--no-convert").returncode == 0
    feed = project.output / "ar/feed.atom"
    feed.write_text(feed.read_text(encoding="utf-8").replace("<title>", "<title>\ufffe", 1))
    (project.output / "ar/feed.json").write_text('{"a": ')
    result = project.run("check")
    assert result.returncode == 1
    assert "output/ar/feed.atom: no XML: not well-formed (invalid token) in line" in result.stdout
    assert "output/ar/feed.json: no JSON: Expecting value" in result.stdout
