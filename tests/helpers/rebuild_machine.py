"""Random changes to a project and random builds → each site compared with that of a clean build."""

from __future__ import annotations

import re
import shutil
import tempfile
from pathlib import Path

from hypothesis import currently_in_test_context, note
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule

from tests.helpers.rebuild_changes import CHANGES
from tests.helpers.rebuilds import Rebuilt, files_of

INPUTS = ("content", "look", "overrides", "theme")
FILES = ("icon.svg", "pelicanconf.py")

names = st.sampled_from(sorted(CHANGES))
numbers = st.integers(0, 120)
EDITS = """a paragraph, two paragraphs, an event, a link, a title, a summary, a ledger, a touch,
a shorter text, a file of somebody else, no hidden tree, a picture"""
edits = st.sampled_from(re.split(r",\s", EDITS))
commands = st.sampled_from(
    [*[("--no-convert",)] * 5, (), (), ("--no-convert", "--clean"), ("--quiet",)]
)


class Rebuilds(RuleBasedStateMachine):
    """Whatever happened, a build leaves what a clean one would, and says the same."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.site = Rebuilt(self.folder)
        self.good: dict[str, bytes] = {}
        """The inputs as a build last took them."""

    def teardown(self) -> None:
        """Leave nothing behind."""
        shutil.rmtree(self.folder)

    @initialize(words=commands)
    def begin(self, words: tuple[str, ...]) -> None:
        """Build for the first time."""
        self.build(words)

    @rule(changes=st.lists(st.tuples(names, numbers), min_size=1, max_size=3), words=commands)
    def change(self, changes: list[tuple[str, int]], words: tuple[str, ...]) -> None:
        """Let things happen, and build."""
        for name, number in changes:
            CHANGES[name](self.site, number)
        self.build(words)

    @rule(changes=st.lists(st.tuples(edits, numbers), min_size=1, max_size=2))
    def edit(self, changes: list[tuple[str, int]]) -> None:
        """Let words of texts change, so that little is to be made again."""
        self.change(changes, ("--no-convert",))

    @rule(words=commands)
    def build(self, words: tuple[str, ...]) -> None:
        """Build; faults are told and mended, and after a success there is nothing to do."""
        done = self.site.build(*words)
        if done.returncode:
            if currently_in_test_context():
                note(done.stderr)
            self.mend()
            assert self.site.build(*words).returncode == 0
        self.good = self.inputs()
        if words == ("--no-convert",):
            assert self.site.build_again(*words) == 0

    def inputs(self) -> dict[str, bytes]:
        """Read what a build reads."""
        root = self.site.project.root
        found = {f"{top}/{n}": d for top in INPUTS for n, d in files_of(root / top).items()}
        return {**found, **{n: (root / n).read_bytes() for n in FILES if (root / n).is_file()}}

    def mend(self) -> None:
        """Put everything back as it was when a build last succeeded."""
        root = self.site.project.root
        now = self.inputs()
        for name in now.keys() - self.good.keys():
            (root / name).unlink()
        for name, data in self.good.items():
            if now.get(name) != data:
                (root / name).parent.mkdir(parents=True, exist_ok=True)
                (root / name).write_bytes(data)
        for top in INPUTS:
            for folder in (*sorted((root / top).rglob("*"), reverse=True), root / top):
                if folder.is_dir() and not any(folder.iterdir()):
                    folder.rmdir()
