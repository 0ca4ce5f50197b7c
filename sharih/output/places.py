"""An output folder → the paths of its trees and of the state beside it."""

from __future__ import annotations

import os
from pathlib import Path

from sharih.records import record


@record(frozen=True, slots=True)
class Places:
    """Where everything about one output lies, as absolute paths without links."""

    visible: str
    """The visible tree, which is the output folder itself."""
    state: str
    """The folder of everything below."""

    @property
    def hidden(self) -> str:
        """The hidden tree: the next site while a build runs, the site before afterwards."""
        return f"{self.state}/next"

    @property
    def aside(self) -> str:
        """Where the visible tree waits during an exchange by renames; see `exchange`."""
        return f"{self.state}/aside"

    @property
    def manifest(self) -> str:
        """The names of our files."""
        return f"{self.state}/manifest.json"

    @property
    def memory(self) -> str:
        """The folder of what a build remembers for the next one."""
        return f"{self.state}/build"

    @property
    def lock(self) -> str:
        """The file that one build at a time has locked."""
        return f"{self.state}/lock"


def places_of(output: Path) -> Places:
    """Find the places of an output; where it is a link, they lie beside the folder it leads to."""
    visible = os.path.realpath(output)
    parent, name = os.path.split(visible)
    return Places(visible, os.path.join(parent, ".sharih", name))
