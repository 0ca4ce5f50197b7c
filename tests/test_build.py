"""A build gives the whole site, the same bytes anywhere, or a line for each problem."""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from base64 import b64encode
from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

import pytest

from sharih.conversion.merging.journal import FILE_NAME as JOURNAL
from tests.helpers import sites
from tests.helpers.projects import ROOT, Project, copied_project, digests, explainer_text
from tests.helpers.sample import CONGRATULATION, MEETING

AR = f"content/explainers/{CONGRATULATION}/ar.md"
EN = f"content/explainers/{CONGRATULATION}/en.md"
LINE = re.compile(r"[^\s:]+(:\d+)?: .+\. .+[.…?!)]$")


def test_both_explainers_stand_in_both_languages_and_side_by_side(project: Project) -> None:
    result = project.run_apart("build")
    files = digests(project.output)

    assert (result.returncode, result.stderr) == (0, "")
    for slug in (CONGRATULATION, MEETING):
        for path in (f"ar/{slug}", f"en/{slug}", f"ar-en/{slug}"):
            assert f"{path}/index.html" in files


def test_a_second_build_changes_no_byte_and_says_so(built_project: Project) -> None:
    before = digests(built_project.output)
    result = built_project.run("build")

    assert "0 added, 0 changed, 0 removed" in result.stdout
    assert digests(built_project.output) == before


def test_each_stage_is_told_with_what_it_did(project: Project) -> None:
    lines = project.run("build").stdout.splitlines()
    told = [re.sub(r" in \d+\.\d\d s$", "", line) for line in lines]
    files = len(digests(project.output))
    pages = next(line.split()[0] for line in lines if " pages in " in line)
    stages = ["2 explainers read", f"{pages} pages linked", f"{files} files rendered"]
    assert told[:4] == [*stages, f"{files} files written"]
    assert f"0 of {files} files written in " in project.run("build").stdout


def test_what_a_build_tidies_before_it_reads_is_no_change_from_outside(project: Project) -> None:
    register = project.root / "content" / "seeds.toml"
    shutil.rmtree(project.root / "content" / "explainers")
    for seed in (project.root / "seeds").iterdir():
        seed.unlink()
    project.write("content/explainers/by-hand/ar.md", explainer_text("بلا بذرة", "نص."))
    known = register.read_bytes()
    result = project.run("build")
    assert (result.returncode, result.stderr) == (0, "")
    assert register.read_bytes() != known
    text = project.root / "content/explainers/by-hand/ar.md"
    path = text.relative_to(project.root / "content").as_posix()
    before, after = sha256(text.read_bytes()).hexdigest(), text.read_bytes() + b"\nA merged line.\n"
    merged = [{"path": path, "before": before, "after": b64encode(after).decode("ascii")}]
    journal = project.root / "content" / JOURNAL  # of a run that was killed
    journal.write_text(json.dumps(merged), encoding="utf-8")
    result = project.run("build")
    assert (result.returncode, result.stderr) == (0, "")
    assert (text.read_bytes(), journal.exists()) == (after, False)


def test_a_quiet_build_tells_only_what_is_wrong(project: Project) -> None:
    result = project.run("build", "--quiet")
    assert (result.returncode, result.stdout, result.stderr) == (0, "", "")
    project.replace(AR, "Date: 2024-11-07", "Date: soon")
    result = project.run("build", "--quiet")
    assert (result.returncode, result.stdout) == (1, "")
    assert result.stderr.startswith(f"{AR}:")


def test_the_content_of_the_sample_has_no_warnings_and_its_ledgers_are_up_to_date(
    project: Project,
) -> None:
    content = digests(project.root / "content")
    result = project.run("build")

    assert result.stderr == ""
    now = digests(project.root / "content")
    assert now.pop("published.toml")  # what readers get is known from now on
    assert now == content


def test_the_same_bytes_come_out_under_any_hash_seed_zone_locale_umask_and_folder(
    built_project: Project, tmp_path: Path
) -> None:
    before = digests(built_project.output)
    other = copied_project(tmp_path / "elsewhere" / "مشروع")
    for path in other.root.rglob("*"):
        os.utime(path, (0, 0))
    code = "import os, sys, runpy; os.umask(0o077); sys.argv = ['sharih', 'build'];"
    code += "runpy.run_module('sharih', run_name='__main__')"
    environment = {
        **os.environ,
        "PYTHONPATH": str(ROOT),
        "PYTHONHASHSEED": "7",
        "TZ": "Asia/Tokyo",
        "LC_ALL": "C",
        "LANGUAGE": "fr",
    }
    subprocess.run([sys.executable, "-c", code], cwd=other.root, env=environment, check=True)

    assert digests(other.output) == before
    modes = {path.stat().st_mode & 0o777 for path in other.output.rglob("*") if path.is_file()}
    assert modes == {0o644}


def test_an_incremental_build_equals_a_clean_one(built_project: Project, tmp_path: Path) -> None:
    built_project.replace(AR, "لم يغلق الكرملين الباب.", "الباب مفتوح.")
    built_project.replace("content/topics.toml", 'en = "Kyiv"', 'en = "Kyjiv"')
    shutil.rmtree(built_project.explainer(MEETING))
    for path in (AR, EN):
        built_project.replace(path, "explainer:" + MEETING, "topic:kremlin")
    incremental = built_project.built()
    shutil.copytree(
        built_project.root, tmp_path / "fresh", ignore=shutil.ignore_patterns("output", ".*")
    )
    clean = Project(tmp_path / "fresh").built()

    assert incremental == clean
    assert f"ar/{MEETING}/index.html" not in incremental


def test_a_build_works_from_any_folder(built_project: Project, tmp_path: Path) -> None:
    before = digests(built_project.output)
    settings = str(built_project.root / "pelicanconf.py")
    result = built_project.run("build", "--settings", settings, "--output", "site", cwd=tmp_path)

    assert result.returncode == 0, result.stderr
    assert digests(tmp_path / "site") == before


# Bad input: one line with file, line, reason and remedy; the last good output is left alone.


GOOD_SEED = "عنوان مقال عن أسعار الخبز\nقالت الوزارة إن الأسعار لن تتغير.\n"


def bytes_of(path: str, data: bytes) -> Callable[[Project], None]:
    def damage(project: Project) -> None:
        (project.root / path).write_bytes(data)

    return damage


def words_of(path: str, old: str, new: str) -> Callable[[Project], None]:
    def damage(project: Project) -> None:
        project.replace(path, old, new)

    return damage


def folder_named_like_a_seed(project: Project) -> None:
    (project.root / "seeds" / "x.txt").mkdir()


def reserved_slug(project: Project) -> None:
    shutil.copytree(project.explainer(CONGRATULATION), project.explainer("topics"))


def colliding_slug(project: Project) -> None:
    project.replace(AR, "Story:", f"Old_slugs: {MEETING}\nStory:")


BAD = {
    "an edition that is no UTF-8": (bytes_of(AR, b"Title: x\n\xd8\n"), f"{AR}:2"),
    "a link to an unknown topic": (
        words_of(EN, "topic:us-inauguration", "topic:us-inaguration"),
        EN,
    ),
    "a link to an unknown explainer": (words_of(EN, "explainer:will", "explainer:wil"), EN),
    "a link to an unknown section": (words_of(EN, "(explainer:" + MEETING, "(#nowhere"), EN),
    "a link that cannot be followed": (words_of(EN, "(explainer:" + MEETING, "(../x.html"), EN),
    "unknown metadata": (words_of(AR, "Kicker:", "Kiker:"), f"{AR}:"),
    "an unknown topic": (words_of(AR, "Tags: vladimir-putin", "Tags: vladimir-puttin"), f"{AR}:"),
    "a reserved slug": (reserved_slug, "content/explainers/topics"),
    "a duplicate slug": (colliding_slug, AR),
    "a date that is none": (words_of(AR, "Date: 2024-11-07", "Date: 7/11/2024"), f"{AR}:2"),
    "a registry that is no TOML": (
        words_of("content/topics.toml", "[china]", "[china"),
        "content/topics.toml:",
    ),
    "a template with a syntax error": (
        words_of("theme/templates/topic.html", "{% endblock %}", "{% endblok %}"),
        "theme/templates/topic.html:",
    ),
    "a template with an unknown name": (
        words_of(
            "theme/templates/topic.html", "{% block content %}", "{% block content %}{{ nme }}"
        ),
        "theme/templates/topic.html:",
    ),
    "an unknown setting": (
        words_of("pelicanconf.py", "SHARIH_NAME", "SHARIH_NAM"),
        "pelicanconf.py:",
    ),
    "a catalogue that is no PO": (
        bytes_of("theme/locale/ar/LC_MESSAGES/theme.po", b'msgid "a"\nmsgstr nothing\n'),
        "theme/locale/ar/LC_MESSAGES/theme.po",
    ),
    "a ledger that is no PO": (
        bytes_of(f"content/explainers/{CONGRATULATION}/en.po", b"msgctxt nothing\n"),
        f"content/explainers/{CONGRATULATION}/en.po",
    ),
    "a published edition without rights": (words_of(AR, "Rights:", "Source:"), f"{AR}:"),
    "a published edition with a proposed title": (
        words_of(AR, "Status: published", "Status: published\nProposed: title"),
        f"{AR}:",
    ),
}

REGISTER = "content/seeds.toml"
BAD_SEEDS = {
    "a seed that is no UTF-8": (
        bytes_of("seeds/a.txt", b"title\n\xff\xfe line\n"),
        "seeds/a.txt:2",
    ),
    "an empty seed": (bytes_of("seeds/a.txt", b" \n\n"), "seeds/a.txt"),
    "a seed of boilerplate only": (
        bytes_of("seeds/a.txt", "افتح النشرة الإخبارية مجانًا\n".encode()),
        "seeds/a.txt",
    ),
    "a seed with NUL bytes": (bytes_of("seeds/a.txt", b"one\ntwo\x00\n"), "seeds/a.txt:2"),
    "a folder named like a seed": (folder_named_like_a_seed, "seeds/x.txt"),
    "a register that is no TOML": (bytes_of(REGISTER, b"[a\n"), f"{REGISTER}:1"),
    "a register with a broken table": (bytes_of(REGISTER, b'["a.txt"]\n'), f"{REGISTER}:1"),
    "a list of lines that is none": (
        bytes_of("content/boilerplate.toml", b"lines = 3\n"),
        "content/boilerplate.toml:1",
    ),
}


@pytest.mark.parametrize("name", BAD)
def test_bad_input_gives_one_line_and_leaves_the_site_alone(
    name: str, built_project: Project
) -> None:
    """The line has the file and its line, the reason and the remedy; the exit is not zero."""
    damage, where = BAD[name]
    before = digests(built_project.output)
    damage(built_project)
    result = built_project.run("build")

    lines = [line for line in result.stderr.splitlines() if line.startswith(where)]
    assert result.returncode == 1
    assert lines, result.stderr
    assert LINE.match(lines[0]), lines[0]
    assert digests(built_project.output) == before


@pytest.mark.parametrize("name", BAD_SEEDS)
def test_a_bad_seed_gives_one_line_and_the_site_is_built_all_the_same(
    name: str, built_project: Project
) -> None:
    """So is one by a register that cannot be used: it knows of seeds, and pages need none."""
    damage, where = BAD_SEEDS[name]
    before = digests(built_project.output)
    damage(built_project)
    shutil.rmtree(built_project.output)
    result = built_project.run("build")

    lines = [line for line in result.stderr.splitlines() if line.startswith(where)]
    assert result.returncode == 1
    assert len(lines) == 1, result.stderr
    assert LINE.match(lines[0]), lines[0]
    assert re.search(r"^\d+ pages in ", result.stdout, re.MULTILINE)
    assert digests(built_project.output) == before


def test_one_bad_seed_keeps_neither_the_report_nor_the_page_of_another_back(
    project: Project,
) -> None:
    project.write("seeds/empty.txt", "")
    project.write("seeds/good.txt", GOOD_SEED)
    result = project.run("build")

    assert result.returncode == 1
    assert "good.txt → " in result.stdout
    assert re.search(r"Seeds: 1 new draft, \d+ known, 1 refused\.$", result.stdout, re.MULTILINE)
    assert re.search(r"^\d+ pages in ", result.stdout, re.MULTILINE)
    pages = [path.read_text(encoding="utf-8") for path in project.output.glob("ar/*/index.html")]
    assert any("لن تتغير" in page for page in pages)

    (project.root / "seeds/empty.txt").unlink()
    assert project.run("build").returncode == 0


def test_all_problems_of_a_run_are_listed(project: Project) -> None:
    project.replace(AR, "Date: 2024-11-07", "Date: soon")
    project.replace(EN, "Tags:", "Tag:")
    project.replace("content/topics.toml", 'kind = "person"', 'kind = "persn"')
    result = project.run_apart("build")

    assert result.returncode == 1
    assert "Traceback" not in result.stderr
    for where in (AR, EN, "content/topics.toml"):
        assert any(line.startswith(where) for line in result.stderr.splitlines()), where
    assert "unknown topic" not in result.stderr


def test_one_bad_seed_hides_neither_other_seeds_nor_other_problems(project: Project) -> None:
    project.replace(EN, "Tags:", "Tag:")
    project.write("seeds/empty.txt", "")
    project.write("seeds/good.txt", GOOD_SEED)
    result = project.run("build")

    assert result.returncode == 1
    assert "good.txt → " in result.stdout
    for where in (EN, "seeds/empty.txt"):
        assert any(line.startswith(where) for line in result.stderr.splitlines()), where
    assert 'good.txt"]' in (project.root / "content/seeds.toml").read_text(encoding="utf-8")


def test_a_missing_partner_file_is_no_error(project: Project) -> None:
    for name in ("en.md", "en.po"):
        (project.explainer(CONGRATULATION) / name).unlink(missing_ok=True)
    files = project.built()

    assert f"ar/{CONGRATULATION}/index.html" in files
    assert f"en/{CONGRATULATION}/index.html" not in files
    assert f"ar-en/{CONGRATULATION}/index.html" not in files


def test_a_dangerous_output_folder_is_refused(project: Project) -> None:
    before = digests(project.root)
    for folder in (".", "content", "content/explainers", str(Path.home()), "/"):
        result = project.run("build", "--output", folder)

        assert result.returncode == 1
        assert len(result.stderr.splitlines()) == 1
    assert digests(project.root) == before


def test_production_leaves_out_drafts_and_says_so(project: Project) -> None:
    project.replace(EN, "Status: published", "Status: draft")
    result = project.run("build", "--settings", "publishconf.py")
    files = digests(project.output)

    assert result.returncode == 0, result.stderr
    assert f"{EN}: left out, draft" in result.stdout
    assert f"ar/{CONGRATULATION}/index.html" in files
    assert f"en/{CONGRATULATION}/index.html" not in files


def test_production_holds_a_translation_with_a_missing_passage(project: Project) -> None:
    text = (project.root / EN).read_text(encoding="utf-8")
    paragraph = next(p for p in text.split("\n\n") if p.startswith("The Kremlin has not closed"))
    project.replace(EN, paragraph, "لم يغلق الكرملين الباب.")
    (project.root / "content" / "published.toml").unlink(missing_ok=True)  # it never was public
    result = project.run("build", "--settings", "publishconf.py")

    assert f"{EN}: left out, 1 passage missing" in result.stdout
    assert f"en/{CONGRATULATION}/index.html" not in digests(project.output)


def test_a_stale_translation_is_published_with_a_notice(built_project: Project) -> None:
    built_project.replace(AR, "لم يغلق الكرملين الباب.", "ترك الكرملين الباب مفتوحًا أمام الجميع.")
    result = built_project.run("build", "--settings", "publishconf.py")
    page = (built_project.output / "en" / CONGRATULATION / "index.html").read_text(encoding="utf-8")

    assert result.returncode == 0, result.stderr
    assert "behind" in page
    assert "facts here are not those of the original" in page.lower()


def test_text_of_an_explainer_is_never_markup(project: Project) -> None:
    body = (
        "<script>alert(1)</script> {{ 7*7 }} {% raw %} [x](javascript:alert(1)) <b onclick=x>y</b>"
    )
    for lang, mark in (("ar", ""), ("en", "Translation: true\n")):
        text = mark + explainer_text('"><script>alert(2)</script> {{ 1 }}', body)
        project.write(f"content/explainers/plain/{lang}.md", text)
    result = project.run("build")
    assert result.returncode == 1
    assert "javascript" in result.stderr

    for lang in ("ar", "en"):
        project.replace(f"content/explainers/plain/{lang}.md", "[x](javascript:alert(1))", "")
    project.built()
    page = (project.output / "en/plain/index.html").read_text(encoding="utf-8")
    assert "<script>" not in page
    assert "<b onclick" not in page
    assert "{{ 7*7 }}" in page


@dataclass(frozen=True, slots=True)
class Change:
    """A project whose site was built before a setting changed that stands on every page."""

    project: Project
    old: dict[str, str]
    new: dict[str, str]
    seconds: float
    """How long a build takes in a process of its own."""


@pytest.fixture(scope="module")
def change(shared_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Change:
    folder = tmp_path_factory.mktemp("change")
    project = sites.built_sample(shared_folder).copied(folder / "project")
    old = digests(project.output)
    project.replace("pelicanconf.py", '"en": "Sharih"', '"en": "Sharih Weekly"')
    begun = time.monotonic()
    result = project.run_apart("build", "--output", "../whole")
    seconds = time.monotonic() - begun
    assert result.returncode == 0, result.stderr
    return Change(project, old, digests(folder / "whole"), seconds)


@pytest.mark.parametrize("moment", range(10))
def test_a_killed_build_leaves_the_old_site_or_the_new_one(
    moment: int, change: Change, tmp_path: Path
) -> None:
    project = change.project.copied(tmp_path / "project")
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "sharih", "build"]
    process = subprocess.Popen(command, cwd=project.root, env=environment)
    time.sleep(change.seconds * (0.3 + moment * 0.075))
    process.send_signal(signal.SIGKILL)
    process.wait()

    assert digests(project.output) in (change.old, change.new)
    assert project.built() == change.new


@pytest.mark.parametrize("zone", ["None", '""', '"Asia/Beirut"'])
def test_a_build_is_known_again_whatever_the_time_zone_is_set_to(
    project: Project, zone: str
) -> None:
    settings = (project.root / "pelicanconf.py").read_text("utf-8")
    project.write("pelicanconf.py", f"{settings}\nTIMEZONE = {zone}\n")
    time.sleep(0.2)  # else the times of its files could not be trusted
    assert project.run("build", "--no-convert").returncode == 0
    assert "Nothing has changed" in project.run("build", "--no-convert").stdout


@pytest.mark.parametrize(("words", "left"), [("None", False), ("sys.argv[1:]", True)])
def test_what_a_build_has_made_is_not_looked_through_where_its_process_ends(
    project: Project, words: str, left: bool
) -> None:
    code = (
        "import gc, sys; from sharih.__main__ import main; "
        f"status = main({words}); assert gc.isenabled(); "
        "print(len(gc.get_objects())); sys.exit(status)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, "build", "--no-convert", "--quiet"],
        cwd=project.root,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=True,
    )
    # What is not looked through is not listed either.
    assert (int(done.stdout.splitlines()[-1]) > 10_000) is left
