"""Files that the settings name, or that those ask for → their bytes, and paths for the site."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable
from pathlib import Path
from typing import Final

from sharih.errors import ContentError, Problem, Problems
from sharih.inputs import Inputs

FOLDER: Final = "static"
BESIDE: Final = "own"
"""The folder beside the site's style sheet that has what it asks for."""
_CHANGE: Final = "Change the name, or put the file there."

Place = tuple[Path, int | None]
"""A file, and the line that names another."""


class ProjectFiles:
    """Reads the files of a look, each once, and keeps what goes onto the site."""

    def __init__(self, root: Path, inputs: Inputs, problems: Problems) -> None:
        """`root` is the project's folder; what is wrong goes into `problems`."""
        self.root = root
        self.inputs = inputs
        self.problems = problems
        self.sources: dict[Path, None] = {}
        """Every file that was asked for and lies in the project, whether it is there or not."""
        self.files: dict[str, bytes] = {}
        """Bytes by their path on the site."""

    def read(self, path: Path, place: Place, what: str) -> bytes | None:
        """Read a file that stands at a place under the name of a setting or a file, `what`.

        None, with a problem, for one that cannot be had.
        """
        path = Path(os.path.normpath(self.root / path))
        shown = path.relative_to(self.root) if path.is_relative_to(self.root) else path
        if shown is path:
            reason = f"{what} names {path}, which lies outside of the project"
            self.fault(place, reason, "Put the file into the project's folder.")
            return None
        self.sources[path] = None
        try:
            return self.inputs.read(path)
        except FileNotFoundError:
            self.fault(place, f"{what} names {shown}, which is not there", _CHANGE)
        except ContentError as error:
            self.problems.extend(error.problems)
        except OSError as error:
            reason = f"{what} names {shown}, which cannot be read ({error.strerror or error})"
            self.fault(place, reason, "Make it a readable file.")
        return None

    def put(self, folder: str, source: Path, data: bytes, check: Callable[[bytes], object]) -> str:
        """Keep bytes for the site and return their path there, below `FOLDER`.

        The digest in the name lets browsers keep the file for ever. Raises what `check` raises.
        """
        check(data)
        digest = hashlib.sha256(data).hexdigest()[:10]
        name = f"{_stem(source)}.{digest}{source.suffix.lower()}"
        path = f"{folder}/{name}" if folder else name
        self.files[f"{FOLDER}/{path}"] = data
        return path

    def fault(self, place: Place, reason: str, remedy: str) -> None:
        """Note what is wrong at a place."""
        self.problems.extend([Problem(*place, reason, remedy)])


def _stem(path: Path) -> str:
    kept = "".join(c if c.isascii() and c.isalnum() else "-" for c in path.stem.lower())
    return "-".join(filter(None, kept.split("-"))) or "file"
