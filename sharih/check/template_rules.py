"""Templates that come before the theme's → those that nothing asks for."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from sharih.check.sources import Sources
from sharih.errors import Problem

_QUOTED: Final = re.compile(r"""["']([^"'\n]+)["']""")
"""What may be the name of a template, in another."""
_NOTES: Final = (".md", ".txt")
"""What people write beside templates about them."""


def unused_overrides(sources: Sources) -> Iterator[Problem]:
    """Find templates before the theme's whose name no template of the theme has, or names."""
    *folders, theme = (_texts(folder) for folder in sources.site.settings.template_folders)
    texts = [text for found in (*folders, theme) for text in found.values()] if folders else []
    named = {name for text in texts for name in _QUOTED.findall(text)}
    for folder, found in zip(sources.site.settings.template_folders, folders, strict=False):
        for name in found:
            if name in theme or name in named:
                continue
            near = difflib.get_close_matches(name, theme, n=1)
            reason = "takes the place of no template of the theme, and none names it"
            remedy = f"Did you mean {near[0]}?" if near else "Give it the name of one."
            yield Problem(folder / name, None, reason, remedy, "warning")


def _can_be_template(path: Path) -> bool:
    return path.suffix not in _NOTES and not path.name.startswith(".")


def _texts(folder: Path) -> dict[str, str]:
    """Read the templates of a folder, by their names; what editors leave behind is none."""
    return {
        path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8", errors="replace")
        for path in sorted(folder.rglob("*.*"))
        if path.is_file() and not path.is_symlink() and _can_be_template(path)
    }
