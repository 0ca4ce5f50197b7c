"""`update` brings a site to another version as a whole, and says what that changes."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from sharih import __version__
from sharih.commands import init
from sharih.files import replace_file
from sharih.start import update
from sharih.start.origin import Origin, origin_of_clone
from tests.helpers.clones import copied_clone, release
from tests.helpers.projects import Project, digests
from tests.helpers.repositories import git

WORKFLOW = ".github/workflows/pages.yml"
OLD, NEW = __version__, "9.1.0"


@pytest.fixture(scope="module")
def clone(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a clone with two versions of the program, the newer one checked out."""
    clone = Project(copied_clone(tmp_path_factory.mktemp("clones") / "sharih"))
    release(clone.root, OLD)
    clone.replace("requirements.txt", "Jinja2==3.1.6\n", "Jinja2==3.1.7\nlazy==1.2\n")
    clone.replace("requirements.txt", "mdurl==0.1.2\n", "")
    clone.replace("inv", "#!/bin/sh\n", "#!/bin/sh\n# A newer one.\n")
    clone.replace(WORKFLOW, 'cron: "7 4 * * *"', 'cron: "9 4 * * *"')
    clone.replace("CHANGELOG.md", "## Unreleased\n", f"## Unreleased\n\n## {NEW}\n")
    clone.replace("CHANGELOG.md", "### Added\n", "### Added\n\n- Something new.\n")
    release(clone.root, NEW)
    git(clone.root, "tag", "v10.0rc1")
    git(clone.root, "tag", "nightly")
    return clone.root


@pytest.fixture(scope="module")
def address(clone: Path) -> str:
    """Return the address of a bare repository with these versions."""
    bare = clone.parent / "sharih.git"
    git(clone.parent, "clone", "-q", "--bare", str(clone), str(bare))
    return f"file://{bare}"


def begun(folder: Path, requirement: str, monkeypatch: pytest.MonkeyPatch) -> Project:
    """Begin a site that names the older version so, and keep it under git."""
    monkeypatch.setattr(init, "origin_of_program", lambda: Origin(requirement))
    site = Project(folder / "site")
    assert Project(folder).run("init", "site", "--name-ar", "الفجر", "--empty").returncode == 0
    git(site.root, "init", "-q")
    git(site.root, "add", "-A")
    return site


@pytest.fixture
def site(address: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    """Return a site on the older version, which it names by its tag."""
    return begun(tmp_path, f"sharih @ git+{address}@v{OLD}", monkeypatch)


def changed(site: Project) -> set[str]:
    """List what differs from when the site was begun."""
    return set(git(site.root, "diff", "--name-only").splitlines())


def test_without_words_the_newest_release_is_taken_and_told(site: Project, address: str) -> None:
    done = site.run("update")
    assert (done.returncode, done.stderr) == (0, "")
    lines = done.stdout.splitlines()
    assert lines[0] == f"Sharih {OLD} → {NEW}: sharih @ git+{address}@v{NEW}"
    assert lines[1:4] == [
        "  Jinja2 3.1.6 → 3.1.7",
        "  lazy (new) → 1.2",
        "  mdurl 0.1.2 → (no longer needed)",
    ]
    assert lines[4:6] == [f"{name}: as the new version writes it" for name in ("inv", WORKFLOW)]
    assert lines[6:] == [
        f"## {NEW}", "### Added", "- Something new.", "The next ./inv installs it.",
    ]  # fmt: skip
    assert changed(site) == {"inv", WORKFLOW, "pelicanconf.py", "requirements.txt"}
    assert f'SHARIH_VERSION = "{NEW}"' in text_of(site, "pelicanconf.py")
    assert f"@v{NEW}\n" in text_of(site, "requirements.txt")
    assert "# A newer one." in text_of(site, "inv")
    assert (site.root / "inv").stat().st_mode & 0o111 == 0o111


def text_of(site: Project, name: str) -> str:
    """Read a file of a site."""
    return (site.root / name).read_text(encoding="utf-8")


def test_after_it_there_is_nothing_newer_and_this_version_refuses_the_site(site: Project) -> None:
    site.run("update")
    again = site.run("update")
    assert again.stdout == "The site is on this version of Sharih already; there is no newer one.\n"
    refused = site.run("build")
    assert refused.returncode == 1
    assert re.fullmatch(
        rf"pelicanconf.py:\d+: this site is on Sharih {NEW}, and this is {OLD}\. .*\n",
        refused.stderr,
    )
    assert site.run("update", OLD).returncode == 0
    assert site.run("build").returncode == 0
    assert changed(site) == set()


NOTE = f'pelicanconf.py: SHARIH_VERSION = "{OLD}", as requirements.txt has it; '


@pytest.mark.parametrize(
    ("line", "was"),
    [('SHARIH_VERSION = "99.0"', 'it was "99.0"'), ('SHARIH_VERSION = "0.0.1"', 'it was "0.0.1"'),
     ("", "it noted none")],
)  # fmt: skip
def test_a_note_of_another_version_than_the_site_has_is_put_right(
    line: str, was: str, site: Project
) -> None:
    before = text_of(site, "pelicanconf.py")
    site.replace("pelicanconf.py", f'SHARIH_VERSION = "{OLD}"', line)
    wrong = text_of(site, "pelicanconf.py")
    if "99" in line:
        assert site.run("build").stderr.endswith("where that says the same: ./inv update.\n")
    already = "The site is on this version of Sharih already; it is told to.\n"
    dry = site.run("update", OLD, "--dry-run")
    assert dry.stdout == f"{already}{NOTE}{was}\nNothing was changed.\n"
    assert text_of(site, "pelicanconf.py") == wrong
    assert site.run("update", OLD).stdout == f"{already}{NOTE}{was}\n"
    assert text_of(site, "pelicanconf.py").count(f'SHARIH_VERSION = "{OLD}"\n') == 1
    assert (text_of(site, "pelicanconf.py") == before) == bool(line)
    assert site.run("update", OLD).stdout == already
    assert site.run("build").returncode == 0


def test_a_note_that_was_deleted_comes_back_with_a_newer_version(site: Project) -> None:
    site.replace("pelicanconf.py", f'SHARIH_VERSION = "{OLD}"\n', "")
    told = site.run("update").stdout.splitlines()
    line = f'pelicanconf.py: SHARIH_VERSION = "{NEW}", as requirements.txt has it; it noted none'
    assert line in told
    assert text_of(site, "pelicanconf.py").endswith(f'SHARIH_VERSION = "{NEW}"\n')


def test_a_note_in_another_settings_file_is_put_right_there(site: Project) -> None:
    site.replace("pelicanconf.py", f'SHARIH_VERSION = "{OLD}"', "from shared import *")
    site.write("shared.py", 'SHARIH_VERSION = "99.0"\n')
    assert "shared.py: SHARIH_VERSION = " in site.run("update", OLD).stdout
    assert text_of(site, "shared.py") == f'SHARIH_VERSION = "{OLD}"\n'


def test_a_commit_that_is_no_older_than_any_release_is_left_alone(
    site: Project, clone: Path, address: str
) -> None:
    commit = git(clone, "rev-parse", "HEAD")
    text = text_of(site, "requirements.txt")
    site.write("requirements.txt", text.replace(f"@v{OLD}", f"@{commit}"))
    assert "there is no newer one" in site.run("update").stdout
    assert f"sharih @ git+{address}@{commit}" in text_of(site, "requirements.txt")


@pytest.mark.parametrize("words", [(NEW,), (f"v{NEW}",), ("--to", "9.1"), (f"--to=v{NEW}",)])
def test_a_version_can_be_named(words: tuple[str, ...], site: Project) -> None:
    assert f"→ {NEW}" in site.run("update", *words).stdout
    same = site.run("update", *words)
    assert same.stdout == "The site is on this version of Sharih already; it is told to.\n"


def test_a_dry_run_tells_the_same_and_writes_nothing(site: Project) -> None:
    before = digests(site.root)
    told = site.run("update", "--dry-run").stdout
    assert digests(site.root) == before
    assert told.splitlines()[-1] == "Nothing was changed."
    assert told.splitlines()[:-1] == site.run("update").stdout.splitlines()[:-1]


def test_what_its_people_changed_stays_and_what_they_deleted_stays_away(site: Project) -> None:
    site.replace("inv", "#!/bin/sh\n", "#!/bin/sh\n# Mine.\n")
    (site.root / WORKFLOW).unlink()
    site.write("requirements.txt", text_of(site, "requirements.txt") + "pelican-seo==1.0\n")
    done = site.run("update")
    line = "inv: left as you have it; what is new: diff inv .sharih/update/inv"
    assert line in done.stdout.splitlines()
    assert WORKFLOW not in done.stdout
    assert "# Mine." in text_of(site, "inv")
    assert "# A newer one." in text_of(site, ".sharih/update/inv")
    assert not (site.root / WORKFLOW).exists()
    assert text_of(site, "requirements.txt").endswith("\npelican-seo==1.0\n")


def test_line_ends_that_git_wrote_are_no_change_of_anybodys(site: Project) -> None:
    for name in ("inv", "tasks.py"):
        data = (site.root / name).read_bytes()
        (site.root / name).write_bytes(data.replace(b"\n", b"\r\n"))
    assert "left as you have it" not in site.run("update").stdout


def test_settings_that_are_broken_are_left_alone(site: Project) -> None:
    broken = "SITENAME = (\n"
    site.write("pelicanconf.py", broken)
    assert site.run("update").returncode == 0
    assert text_of(site, "pelicanconf.py") == broken


@pytest.mark.parametrize("nth", [0, 1, 2, 3])
def test_where_a_file_cannot_be_written_everything_is_as_it_was(
    nth: int, site: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = digests(site.root)
    write, count = replace_file, iter(range(100))

    def fail(path: Path, data: bytes) -> None:
        if next(count) == nth:
            raise OSError(28, "No space left on device", str(path))
        write(path, data)

    monkeypatch.setattr(update, "replace_file", fail)
    done = site.run("update")
    assert done.returncode == 1
    assert done.stderr.endswith(
        "cannot be written (No space left on device). Nothing was changed.\n"
    )
    assert digests(site.root) == before


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        (("8.0",), "has no version 8.0; the newest is v9.1.0. Nothing was changed."),
        (("main",), "has no version main; "),
        (("9.1.0", "--to", "9.0"), "Both 9.0 and 9.1.0 are named. Name one."),
        (("./nowhere",), "is no clone of Sharih that a wheel could be built of. "),
        (("nowhere.whl",), "nowhere.whl: cannot be read (No such file or directory). "),
        (("pelicanconf.whl",), "pelicanconf.whl: is no wheel of Sharih. "),
    ],
)
def test_a_version_that_is_not_there_is_told_in_a_line(
    words: tuple[str, ...], reason: str, site: Project
) -> None:
    site.write("pelicanconf.whl", "x")
    before = digests(site.root)
    done = site.run("update", *words)
    assert done.returncode == 1
    assert reason in done.stderr
    assert done.stderr.count("\n") == 1
    assert digests(site.root) == before


def test_a_repository_that_cannot_be_reached_is_told_without_its_password(site: Project) -> None:
    text = text_of(site, "requirements.txt")
    elsewhere = "git+https://me:secretword@localhost:1/x"
    site.write("requirements.txt", re.sub(r"git\+file://[^@]+", elsewhere, text))
    done = site.run("update")
    assert done.returncode == 1
    assert done.stderr.startswith("https://localhost:1/x: cannot be fetched from: ")
    assert "secretword" not in done.stderr
    assert done.stderr.count("\n") == 1


def test_a_folder_that_is_no_site_is_told(tmp_path: Path, clone: Path) -> None:
    assert "Run this in the folder of a site" in Project(tmp_path).run("update").stderr
    assert "does not name Sharih" in Project(clone).run("update").stderr


# ------------------------------------------------------------------ wheels


@pytest.fixture
def with_wheel(clone: Path, tmp_path: Path) -> Project:
    """Return a site that brings the older version along as a wheel."""
    older = tmp_path / "older"
    shutil.copytree(clone, older)
    git(older, "checkout", "-q", f"v{OLD}")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(init, "origin_of_program", lambda: origin_of_clone(older))
        assert Project(tmp_path).run("init", "site", "--empty").returncode == 0
    return Project(tmp_path / "site")


def test_a_site_with_a_wheel_is_told_what_to_name(with_wheel: Project) -> None:
    done = with_wheel.run("update")
    assert done.returncode == 1
    assert done.stderr.startswith("requirements.txt:3: names no repository")


def test_a_site_with_a_wheel_needs_no_name_to_note_its_version(with_wheel: Project) -> None:
    with_wheel.replace("pelicanconf.py", f'SHARIH_VERSION = "{OLD}"', 'SHARIH_VERSION = "99.0"')
    assert NOTE in with_wheel.run("update").stdout
    assert f'SHARIH_VERSION = "{OLD}"' in text_of(with_wheel, "pelicanconf.py")


def test_a_site_with_a_wheel_takes_a_clone_or_another_wheel(
    with_wheel: Project, clone: Path
) -> None:
    site = with_wheel
    (first,) = (site.root / "wheels").iterdir()
    done = site.run("update", str(clone))
    lines = done.stdout.splitlines()
    assert re.fullmatch(
        rf"Sharih {re.escape(OLD)}\+\w+ → {NEW}\+\w+: \./wheels/sharih-.*\.whl", lines[0]
    )
    assert "- Something new." in lines
    assert f"wheels/{first.name}: no longer needed" in lines
    (second,) = (site.root / "wheels").iterdir()
    assert f"./wheels/{second.name}\n" in text_of(site, "requirements.txt")

    kept = second.rename(site.root.parent / second.name)
    shutil.copy(kept, second)
    assert "already" in site.run("update", str(kept)).stdout
    edited = clone / "theme/static/css/base.css"
    text = edited.read_text(encoding="utf-8")
    try:
        edited.write_text(f"{text}/* more */\n", encoding="utf-8")
        again = site.run("update", str(clone))
    finally:
        edited.write_text(text, encoding="utf-8")
    assert again.returncode == 0
    (third,) = (site.root / "wheels").iterdir()
    assert third.name != second.name
    assert site.run("update", str(kept)).returncode == 0
    assert [path.name for path in (site.root / "wheels").iterdir()] == [kept.name]
