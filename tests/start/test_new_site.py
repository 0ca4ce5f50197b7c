"""`init` makes a site that builds and checks at once, or nothing at all."""

from __future__ import annotations

import ast
import io
import os
import subprocess
import sys
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from sharih.commands import init
from sharih.settings import load_settings
from sharih.start import new_site
from sharih.start.origin import Origin
from tests.helpers.projects import ROOT, Project, digests

REQUIREMENT = "sharih @ git+https://example.org/sharih.git@v0.1.0"
NAMED = ("--name-ar", "الفجر", "--name-en", "Dawn", "--siteurl", "https://example.org/dawn")
SAME = {"inv": "inv", ".gitignore": ".gitignore", ".github/workflows/pages.yml": "pages.yml"}


@pytest.fixture(autouse=True)
def _of_a_tag(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the program stand on a tag, wherever the tests run."""
    monkeypatch.setattr(init, "origin_of_program", lambda: Origin(REQUIREMENT))


def begin(folder: Path, *words: str) -> CompletedProcess[str]:
    """Run `init` in a folder."""
    return Project(folder).run("init", *words)


def new(folder: Path, *words: str) -> Project:
    """Begin a site, which must succeed."""
    done = begin(folder, "mine", *(words or NAMED))
    assert done.returncode == 0, done.stderr
    return Project(folder / "mine")


def test_a_new_site_builds_and_checks_and_is_then_up_to_date(tmp_path: Path) -> None:
    site = new(tmp_path)
    built = site.run("build")
    assert (built.returncode, built.stderr) == (0, "")
    for page in ("ar/example", "en/example", "ar-en/example", "ar/about", "en/about", "ar", "en"):
        assert (site.output / page / "index.html").is_file(), page
    checked = site.run("check")
    assert "0 errors" in checked.stdout, checked.stdout
    home = (site.output / "en/index.html").read_text(encoding="utf-8")
    assert "Dawn" in home
    assert "Sharih" not in home.replace("Made with Sharih", "")


def test_what_the_example_says_is_for_its_owner_alone(tmp_path: Path) -> None:
    site = new(tmp_path)
    assert site.built("--settings", "publishconf.py")
    assert not (site.output / "ar/example/index.html").exists()
    checked = site.run("check", "--settings", "publishconf.py")
    assert "0 errors, 0 warnings" in checked.stdout


def test_the_example_is_translated_passage_by_passage(tmp_path: Path) -> None:
    site = new(tmp_path)
    site.run("build")
    ledger = (site.root / "content/explainers/example/en.po").read_text(encoding="utf-8")
    assert ledger.count("msgctxt") > 10
    assert "fuzzy" not in ledger
    texts = [(site.root / f"content/explainers/example/{lang}.md") for lang in ("ar", "en")]
    for text in texts:
        site.write(str(text), text.read_text(encoding="utf-8").replace(
            "Status: draft", "Status: published\nDate: 2026-01-02\nRights: x"))  # fmt: skip
    built = site.run("build", "--settings", "publishconf.py")
    assert "Readers get 1 in Arabic and 1 in English." in built.stdout


def test_an_empty_site_has_no_explainer_and_builds_all_the_same(tmp_path: Path) -> None:
    site = new(tmp_path, *NAMED, "--empty")
    assert not (site.root / "content/explainers").exists()
    assert site.built()
    assert "0 errors, 0 warnings" in site.run("check").stdout


def test_a_seed_becomes_a_draft_in_a_new_site(tmp_path: Path) -> None:
    site = new(tmp_path, *NAMED, "--empty")
    site.write("seeds/bread.txt", "هل ترتفع أسعار الخبز؟\nقالت الوزارة إن الأسعار لن تتغير.\n")
    assert "bread.txt → " in site.run("build").stdout
    (folder,) = (site.root / "content/explainers").iterdir()
    assert (site.output / "ar" / folder.name / "index.html").is_file()


def test_the_files_that_a_clone_has_too_are_the_clones(tmp_path: Path) -> None:
    site = new(tmp_path)
    for path in SAME:
        assert (site.root / path).read_bytes() == (ROOT / path).read_bytes()
    assert os.access(site.root / "inv", os.X_OK)
    kept = (ROOT / ".gitattributes").read_text(encoding="utf-8").splitlines()
    ours = (site.root / ".gitattributes").read_text(encoding="utf-8").splitlines()
    assert {line for line in kept if line and not line.startswith(("#", "tests/"))} <= {*ours}


def test_its_settings_are_those_of_a_clone_but_for_names_theme_and_version(tmp_path: Path) -> None:
    site = new(tmp_path)
    own = {"SITENAME", "SHARIH_NAME", "SHARIH_TAGLINE", "SHARIH_VERSION", "THEME"}
    ours, clones = (settings_in(folder / "pelicanconf.py") for folder in (site.root, ROOT))
    assert ours.keys() - own == clones.keys() - own
    assert all(ours[name] == clones[name] for name in ours.keys() - own)
    ours, clones = (settings_in(folder / "publishconf.py") for folder in (site.root, ROOT))
    assert ours == {**clones, "SITEURL": "'https://example.org/dawn'"}


def settings_in(path: Path) -> dict[str, str]:
    """Read the settings of a file, as they are written."""
    found = {}
    for node in ast.parse(path.read_text(encoding="utf-8")).body:
        target = node.targets[0] if isinstance(node, ast.Assign) else getattr(node, "target", None)
        if isinstance(target, ast.Name):
            found[target.id] = ast.unparse(getattr(node, "value"))  # noqa: B009 - of either kind
    return found


def test_its_requirements_name_the_program_and_every_tested_pin(tmp_path: Path) -> None:
    site = new(tmp_path)
    lines = (site.root / "requirements.txt").read_text(encoding="utf-8").splitlines()
    pins = (ROOT / "requirements.txt").read_text(encoding="utf-8").splitlines()
    said = [line for line in lines if line and not line.startswith("#")]
    assert said == [REQUIREMENT, *(line for line in pins if not line.startswith("#"))]


@pytest.mark.parametrize(
    "name",
    [
        'صحيفة "الفجر"',
        "It's \\n {x} {{y}} %s $z",
        "\u202bموقع\u202c\u200f",
        "@NAME@ # no comment",
        "'''\"\"\"",
        "🌾 قمح",
    ],
)
def test_settings_hold_any_name_as_it_was_said(name: str, tmp_path: Path) -> None:
    site = new(tmp_path, "--name-ar", name, "--name-en", name, "--tagline-ar", name, "--empty")
    said = load_settings(site.root / "pelicanconf.py").pelican
    assert said["SHARIH_NAME"] == {"ar": name, "en": name}
    assert said["SHARIH_TAGLINE"] == {"ar": name, "en": ""}
    text = (site.root / "pelicanconf.py").read_text(encoding="utf-8")
    assert all(char.isprintable() or char == "\n" for char in text)


def test_a_site_of_an_odd_name_is_built(tmp_path: Path) -> None:
    name = "\u202b'<b>'\u202c {{ \"x\" }} {% y %}"
    site = new(tmp_path, "--name-ar", name, "--name-en", name, "--empty")
    assert site.built()
    home = (site.output / "ar/index.html").read_text(encoding="utf-8")
    assert "{{ &#34;x&#34; }} {% y %}" in home


def test_a_name_on_two_lines_is_a_name_on_one(tmp_path: Path) -> None:
    site = new(tmp_path, "--name-ar", " الفجر\n الجديد ", "--name-en", "The\tnew\r\ndawn")
    names = load_settings(site.root / "pelicanconf.py").options.name
    assert names == {"ar": "الفجر الجديد", "en": "The new dawn"}


def test_what_is_not_said_is_marked_and_told(tmp_path: Path) -> None:
    done = begin(tmp_path, "mine", "--name-en", "Dawn")
    assert done.returncode == 0
    assert "  pelicanconf.py: fill in the name of the site in both languages" in done.stdout
    assert "  publishconf.py: fill in SITEURL, the address of the site" in done.stdout
    text = (tmp_path / "mine/pelicanconf.py").read_text(encoding="utf-8")
    assert '    "ar": "موقعي",  # to fill in\n    "en": "Dawn",\n' in text
    refused = Project(tmp_path / "mine").run("publish")
    assert "SITEURL is still https://example.org" in refused.stderr
    told = begin(tmp_path, "other", *NAMED).stdout
    assert "fill in" not in told


def test_on_a_terminal_what_is_not_said_is_asked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = io.StringIO("الفجر\n\nسطر\nexample.org\nhttps://example.org/dawn/\n")
    monkeypatch.setattr(answers, "isatty", lambda: True)
    monkeypatch.setattr(sys, "stdin", answers)
    done = begin(tmp_path, "mine", "--name-en", "Dawn")
    assert done.returncode == 0, done.stderr
    assert "Name of the site in English" not in done.stderr
    assert "example.org is no address of a site. Write it as https://example.org." in done.stderr
    settings = load_settings(tmp_path / "mine/publishconf.py")
    assert settings.options.name == {"ar": "الفجر", "en": "Dawn"}
    assert settings.options.tagline == {"ar": "", "en": "سطر"}
    assert settings.siteurl == "https://example.org/dawn"


@pytest.mark.parametrize(
    ("said", "remedy"),
    [
        ("example.org/dawn", "Write it as https://example.org/dawn."),
        ("dawn", "Write it as https://example.org or "),
        ("https://example.org/?a", "Write it as https://example.org or "),
        ("https://a b", "Write it as https://example.org or "),
        ('https://example.org/"', "Write it as https://example.org or "),
        ("ftp://example.org", "Write it as https://example.org or "),
        ("http://[::1", "Write it as https://example.org or "),
        ("https://example.org:65536", "Write it as https://example.org or "),
        ("example.org:80a", "Write it as https://example.org or "),
        ("https://user:word@example.org", "Write it as https://example.org or "),
    ],
)
def test_what_is_no_address_is_told_before_anything_is_written(
    said: str, remedy: str, tmp_path: Path
) -> None:
    done = begin(tmp_path, "mine", "--siteurl", said)
    assert done.returncode == 1
    assert remedy in done.stderr
    assert done.stderr.count("\n") == 1
    assert list(tmp_path.iterdir()) == []


def test_an_address_is_kept_without_a_slash_at_its_end(tmp_path: Path) -> None:
    site = new(tmp_path, "--siteurl", "http://localhost:8000/dawn//")
    assert load_settings(site.root / "publishconf.py").siteurl == "http://localhost:8000/dawn"


@pytest.mark.parametrize(
    ("folder", "reason"),
    [
        ("full", "full: is not empty, it has notes.txt. Name a folder that is new, or empty."),
        ("full/notes.txt", "full/notes.txt: is not a folder. "),
        ("full/notes.txt/x", "full/notes.txt: is not a folder. "),
        ("site", "site: is not empty, it has content. "),
        ("site/x", "site/x: lies in another site (site). Name a folder beside it, such as x."),
        ("site/content/a/b", "site/content/a/b: lies in another site (site). "),
        ("link/x", "link/x: lies in another site (site). "),
    ],
)
def test_a_folder_that_cannot_be_a_site_is_refused_and_left_alone(
    folder: str, reason: str, tmp_path: Path
) -> None:
    here = Project(tmp_path)
    here.write("full/notes.txt", "x")
    here.write("site/pelicanconf.py", "")
    here.write("site/content/topics.toml", "")
    (tmp_path / "link").symlink_to("site/content")
    before = digests(tmp_path)
    done = begin(tmp_path, folder, *NAMED)
    assert done.returncode == 1
    assert done.stderr.startswith(reason)
    assert done.stderr.count("\n") == 1
    assert digests(tmp_path) == before


@pytest.mark.parametrize("task", ["init", "adopt"])
@pytest.mark.parametrize("word", ["", " "])
def test_a_folder_without_a_name_is_not_this_one(task: str, word: str, tmp_path: Path) -> None:
    done = Project(tmp_path).run(task, word)
    assert done.returncode == 1
    assert done.stderr == f"No folder is named. Write its path behind {task}.\n"
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "name", ["a b", "it's", "$HOME", "~", "-x", "a\nb", "a;b", "a\\\tb'", "موقع", "\u202eموقع"]
)
def test_the_line_that_leads_into_a_site_does_so_in_a_shell(name: str, tmp_path: Path) -> None:
    done = begin(tmp_path, "--empty", "--", name)
    assert done.returncode == 0, done.stderr
    (line,) = [line for line in done.stdout.splitlines() if line.startswith("  cd ")]
    there = subprocess.run(
        ["/bin/bash", "-c", f"{line}; pwd -P"], cwd=tmp_path, capture_output=True, check=False
    )
    assert os.fsdecode(there.stdout) == f"{tmp_path.resolve() / name}\n"


def test_a_site_can_begin_in_a_repository_without_files(tmp_path: Path) -> None:
    Project(tmp_path).write("mine/.git/config", "[core]\n")
    site = new(tmp_path)
    assert (site.root / ".git/config").read_text(encoding="utf-8") == "[core]\n"
    assert (site.root / "inv").is_file()
    assert begin(site.root, ".", *NAMED).returncode == 1


def test_the_folder_that_one_stands_in_stays_the_same_folder(tmp_path: Path) -> None:
    before = tmp_path.stat().st_ino
    assert begin(tmp_path, ".", *NAMED).returncode == 0
    assert tmp_path.stat().st_ino == before
    assert not [path for path in tmp_path.iterdir() if path.name.endswith(".partial")]


@pytest.mark.parametrize("kept", [None, "mine/.git/config"])
@pytest.mark.parametrize("after", [0, 3, 9])
def test_where_writing_fails_nothing_is_left(
    kept: str | None, after: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if kept:
        Project(tmp_path).write(kept, "x")
    before = sorted(tmp_path.rglob("*"))
    written: list[str] = []

    def create(path: str, _data: bytes) -> None:
        if len(written) == after:
            raise OSError(28, "No space left on device", path)
        written.append(path)
        Path(path).touch()

    monkeypatch.setattr(new_site, "create", create)
    done = begin(tmp_path, "mine" if kept else "deep/down/mine", *NAMED)
    assert done.returncode == 1
    assert "cannot be written (No space left on device)." in done.stderr
    assert len(written) == after
    assert sorted(tmp_path.rglob("*")) == before
