"""The theme's style sheets and scripts → one file each, named by what is in them."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from sharih.errors import ContentError, Problem

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


def load_assets(theme: Path) -> Assets:
    """Read `theme/static`: `css/main.css` with its imports, `js/*.js`, and other files.

    The digest of its content in a file's name lets browsers keep it for ever. Raises
    ContentError for an import of a file that is not there.
    """
    folder = theme / "static"
    styles = _joined_styles(folder / "css" / "main.css")
    scripts = b"".join(path.read_bytes() for path in sorted((folder / "js").glob("*.js")))
    files = {
        _name("sharih", "css", styles): styles,
        _name("sharih", "js", scripts): scripts,
    }
    names = tuple(files)
    for path in sorted(folder.rglob("*")):
        inside = path.relative_to(folder)
        if path.is_file() and inside.parts[0] not in ("css", "js"):
            files[f"{FOLDER}/{inside.as_posix()}"] = path.read_bytes()
    return Assets(names[0], names[1], files)


def _joined_styles(main: Path) -> bytes:
    """Put the imports of a style sheet where they stand."""
    text = _read(main, main, 1)

    def replace(found: re.Match[str]) -> str:
        line = text.count("\n", 0, found.start()) + 1
        return _read(main.parent / found[1], main, line).rstrip("\n")

    return _IMPORT.sub(replace, text).encode()


def _read(path: Path, where: Path, line: int) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        reason = f"the style sheet {path.name} cannot be read"
        raise ContentError(Problem(where, line, reason, "Mend the theme.")) from None


def _name(stem: str, ending: str, data: bytes) -> str:
    return f"{FOLDER}/{stem}.{hashlib.sha256(data).hexdigest()[:10]}.{ending}"
