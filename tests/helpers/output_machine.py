"""Random builds and random changes by a user → a check of the visible site against a model."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from sharih.errors import OutputError
from sharih.output import OutputTree
from tests.helpers.output_folders import SWAPS, build, put, read_site, state_of

NAMES = ["CNAME", "a", "a/x", "a/y/z", "index.html", "\u0639/\u0628.html", "\u0639/t.html"]

contents = st.sampled_from([b"", b"1", b"2", b"longer"])
names = st.sampled_from(NAMES)
ways = st.sampled_from(sorted(SWAPS))


def fits(site: Mapping[str, bytes]) -> bool:
    """Tell whether no name is a file and a folder as well."""
    return not any(lies_in(name, other) for name in site for other in site)


def lies_in(name: str, folder: str) -> bool:
    """Tell whether a name lies under another."""
    return name.startswith(f"{folder}/")


sites = st.dictionaries(names, contents).filter(fits)


class Trees(RuleBasedStateMachine):
    """The visible site is always what was committed last, and the foreign files."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.output = self.folder / "output"
        self.visible: dict[str, bytes] = {}
        self.ours: set[str] = set()

    def teardown(self) -> None:
        """Leave nothing behind."""
        shutil.rmtree(self.folder)

    def foreign(self) -> dict[str, bytes]:
        """Get the files that are not ours."""
        return {name: data for name, data in self.visible.items() if name not in self.ours}

    @rule(site=sites, way=ways, fresh=st.booleans(), clean=st.booleans())
    def build(self, site: dict[str, bytes], way: str, *, fresh: bool, clean: bool) -> None:
        """Build a site, which is refused just if a foreign file is in its way."""
        foreign = self.foreign()
        differs = any(foreign.get(name, data) != data for name, data in site.items())
        blocks = any(
            lies_in(name, other) or lies_in(other, name) for name in foreign for other in site
        )
        if blocks or (differs and not clean):
            with pytest.raises(OutputError):
                build(self.output, site, swap=SWAPS[way], fresh=fresh, clean=clean)
            return
        change = build(self.output, site, swap=SWAPS[way], fresh=fresh, clean=clean)
        before, self.visible, known = self.visible, {**foreign, **site}, self.ours
        self.ours = set(site)
        assert set(change.added) == site.keys() - before.keys()
        assert set(change.removed) == (before.keys() & known) - site.keys()
        assert set(change.foreign) == foreign.keys() - site.keys()
        kept = {name for name in site if name in before}
        assert set(change.changed) == {name for name in kept if before[name] != site[name]}
        assert change.unchanged == len(kept) - len(change.changed)

    @rule(site=sites, fresh=st.booleans())
    def abandon(self, site: dict[str, bytes], *, fresh: bool) -> None:
        """Begin a build that is never committed."""
        with OutputTree(self.output, [], fresh=fresh) as tree:
            for name, data in site.items():
                tree.write(name, data)

    @rule(name=names, data=contents, in_place=st.booleans())
    def edit(self, name: str, data: bytes, *, in_place: bool) -> None:
        """Write a file into the visible site, as an editor does."""
        if not fits({**self.visible, name: data}):
            return
        path = self.output / name
        if path.is_dir() or any(parent.is_file() for parent in path.parents):
            return
        if not in_place:
            path.unlink(missing_ok=True)
        put(path, data)
        self.visible[name] = data

    @rule(name=names)
    def delete(self, name: str) -> None:
        """Delete a file from the visible site."""
        if self.visible.pop(name, None) is not None:
            (self.output / name).unlink()

    @rule()
    def forget(self) -> None:
        """Delete the state, so that every file there is foreign."""
        shutil.rmtree(self.folder / ".sharih", ignore_errors=True)
        self.ours = set()

    @rule()
    def empty_hidden(self) -> None:
        """Delete the hidden tree, which costs a build time and nothing else."""
        shutil.rmtree(state_of(self.output) / "next", ignore_errors=True)

    @invariant()
    def the_site_is_as_the_model(self) -> None:
        """Compare after each step."""
        assert read_site(self.output) == self.visible
