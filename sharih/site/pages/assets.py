"""The theme's style sheets and scripts → one file each, named by what is in them."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from sharih.errors import ContentError, Problem
from sharih.inputs import Inputs

_IMPORT = re.compile(r'^@import "([^"]+)";$', re.MULTILINE)
FOLDER = "static"


@dataclass(frozen=True, slots=True)
class Assets:
    """What pages link to and show beside their text."""

    styles: str
    """Path of the style sheet on the site."""
    scripts: str
    """Path of the script, an ES module."""
    files: Mapping[str, bytes]
    """Every file by its path, the two above included."""


def load_assets(theme: Path, inputs: Inputs | None = None) -> Assets:
    """Read `theme/static`: `css/main.css` with its imports, `js/*.js`, and other files.

    The digest of its content in a file's name lets browsers keep it for ever. Raises
    ContentError for an import of a file that is not there, and for a file that is refused.
    """
    folder = theme / "static"
    inputs = inputs or Inputs.below(theme)
    styles = _joined_styles(folder / "css" / "main.css", inputs)
    scripts = b"".join(inputs.read(path) for path in sorted((folder / "js").glob("*.js")))
    files = {
        _name("sharih", "css", styles): styles,
        _name("sharih", "js", scripts): scripts,
    }
    names = tuple(files)
    for path in sorted(folder.rglob("*")):
        inside = path.relative_to(folder)
        inputs.check(path)
        if not path.is_dir() and inside.parts[0] not in ("css", "js"):
            files[f"{FOLDER}/{inside.as_posix()}"] = inputs.read(path)
    return Assets(names[0], names[1], files)


def _joined_styles(main: Path, inputs: Inputs) -> bytes:
    """Put the imports of a style sheet where they stand."""
    text = _read(main, main, 1, inputs)

    def replace(found: re.Match[str]) -> str:
        line = text.count("\n", 0, found.start()) + 1
        return _read(main.parent / found[1], main, line, inputs).rstrip("\n")

    return _IMPORT.sub(replace, text).encode()


def _read(path: Path, where: Path, line: int, inputs: Inputs) -> str:
    try:
        return inputs.read(path).decode("utf-8").replace("\r\n", "\n")
    except (OSError, UnicodeDecodeError):
        reason = f"the style sheet {path.name} cannot be read"
        raise ContentError(Problem(where, line, reason, "Mend the theme.")) from None


def _name(stem: str, ending: str, data: bytes) -> str:
    return f"{FOLDER}/{stem}.{hashlib.sha256(data).hexdigest()[:10]}.{ending}"
