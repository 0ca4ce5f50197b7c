"""The page "Your first hour" → its files and commands, written and run in their order."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from sharih import __version__
from tests.helpers.clones import copied_clone, release
from tests.helpers.installed import Environment, installed, run
from tests.helpers.previews import previewing
from tests.helpers.projects import ROOT
from tests.helpers.repositories import git, isolate
from tests.helpers.workflow import Actions, lend_environment

PAGES = ("docs/first-hour.md", "docs/first-hour.ar.md")
BLOCK = re.compile(r"(?ms)^```(?P<kind>\w+)(?: (?P<path>\S+))?\n(?P<text>.*?)^```$")
HOST = "https://github.com/USER/"
TODAY = "1794700800"  # 2026-11-15

Block = tuple[str, str, str]
"""The language of a block, the file it is of, and what stands in it."""


def blocks(page: str) -> list[Block]:
    """List the blocks of a page that are written or run."""
    text = (ROOT / page).read_text(encoding="utf-8")
    found = [(m["kind"], m["path"] or "", m["text"]) for m in BLOCK.finditer(text)]
    return [block for block in found if block[0] == "sh" or block[1]]


@dataclass
class Hour:
    """Somebody at a terminal who does what the page says."""

    place: Path
    """The folder they are in."""
    environment: Environment
    """What `./inv` of the new site finds installed."""
    variables: dict[str, str]
    seen: list[str] = field(default_factory=list)
    """What the preview showed."""
    said: dict[str, str] = field(default_factory=dict)
    """Command → what it printed."""

    def do(self, command: str) -> None:
        """Do what a line of the page says."""
        if command.startswith("cd "):
            self.place = (self.place / command.removeprefix("cd ")).resolve()
            lend_environment(self.place, self.environment.python)
        elif command == "./inv serve":
            with previewing(self.place) as preview:
                status, _, page = preview.get("/ar/")
                assert status == 200
                self.seen.append(page.decode())
        else:
            words = ("sh", "-e", "-c", command)
            self.said[command] = run(*words, cwd=self.place, variables=self.variables)

    def write(self, kind: str, path: str, text: str) -> None:
        """Write a file; settings are added to those there are."""
        file = self.place / path
        before = file.read_text(encoding="utf-8") if kind == "python" else ""
        file.write_text(f"{before}\n{text}" if before else text, encoding="utf-8")


@pytest.fixture(scope="module")
def hour(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Hour]:
    """Let somebody begin in a clone of Sharih, at its newest version, with GitHub played."""
    folder = tmp_path_factory.mktemp("hour")
    for name in ("sharih", "notebook"):
        git(folder, "init", "-q", "--bare", "-b", "main", f"hub/{name}.git")
    home = folder / "home"
    home.mkdir()
    variables = isolate(dict(os.environ), home)
    with pytest.MonkeyPatch.context() as patch:
        for name in set(os.environ) - set(variables):
            patch.delenv(name)
        for name, value in {**variables, "SOURCE_DATE_EPOCH": TODAY}.items():
            patch.setenv(name, value)
        git(folder, "config", "--global", f"url.file://{folder}/hub/.insteadOf", HOST)
        clone = copied_clone(folder / "sharih")
        shutil.copy(ROOT / "tasks.py", clone)
        release(clone, __version__)
        git(clone, "remote", "add", "origin", f"{HOST}sharih.git")
        git(clone, "push", "-q", "--tags", "origin", "main")
        lend_environment(clone)
        yield Hour(clone, installed(folder), {"SOURCE_DATE_EPOCH": TODAY})


def test_both_languages_say_the_same() -> None:
    english, arabic = map(blocks, PAGES)
    assert english == arabic
    assert len(english) > 10


def test_the_hour_ends_with_a_site_that_readers_get(hour: Hour) -> None:
    folder = hour.place.parent
    for kind, path, text in blocks(PAGES[0]):
        if path:
            hour.write(kind, path, text)
            continue
        for command in text.splitlines():
            if command == "./inv update":
                hour.do("./inv publish")  # the other way, which the page names above
                release(folder / "sharih", "9.9")
                git(folder / "sharih", "push", "-q", "--tags", "origin", "main")
            hour.do(command)

    assert "دفتر المدينة" in hour.seen[0]
    assert "water.txt → " in hour.said["./inv build"]
    checked = hour.said["./inv check"]
    assert " 0 errors" in checked
    assert "contrast" not in checked
    assert f"sharih @ git+{HOST}sharih.git@v9.9" in (hour.place / "requirements.txt").read_text()
    assert "9.9" in hour.said["./inv update"]

    address = "https://user.github.io/notebook"
    actions = Actions(folder / "hub/notebook.git", folder / "pages", address, folder,
                      hour.variables, hour.environment.python)  # fmt: skip
    done = actions.run("push")
    assert done.jobs == {"build": True, "deploy": True}, done.log
    for lang, title in (("ar", "هل ترتفع أسعار الخبز"), ("en", "Will bread cost more")):
        page = (folder / f"pages/{lang}/bread-prices/index.html").read_text(encoding="utf-8")
        assert title in page
    styles = "".join(p.read_text("utf-8") for p in (folder / "pages").rglob("*.css"))
    assert "#8a1f1f" in styles
    assert not (folder / "pages/ar/example").exists()  # a draft
    names = git(hour.place, "ls-tree", "-r", "--name-only", "origin/gh-pages").splitlines()
    assert {"ar/bread-prices/index.html", "en/bread-prices/index.html"} <= {*names}
    assert "ar/example/index.html" not in names
