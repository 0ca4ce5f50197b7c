"""Fonts and colours of the settings → the style sheet that sets the theme's tokens to them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from sharih.arabic import Lang
from sharih.look.records import SYSTEM, Face, FontFile, Scheme, Use

_TOKENS: Final[Mapping[Use, tuple[str, str]]] = {
    "text": ("--face-text", "var(--system-text, serif)"),
    "headings": ("--face-head", "var(--face-text)"),
    "interface": ("--face-ui", "var(--system-ui, sans-serif)"),
}
"""The token of each use, and what it falls back on where a letter is missing."""
_SYSTEMS: Final[Mapping[Use, str]] = {
    "text": "var(--system-text, serif)",
    "headings": "var(--system-text, serif)",
    "interface": "var(--system-ui, sans-serif)",
}
"""The same where nothing comes before it."""


def font_face(family: str, file: FontFile, address: str) -> str:
    """Write the rule that tells a browser of a file of a face."""
    lines = [
        f"font-family: {quoted(family)};",
        f'src: url("{address}") format("woff2");',
        f"font-weight: {file.weight};",
        f"font-style: {file.style};",
        "font-display: swap;",
    ]
    if file.characters:
        lines.append(f"unicode-range: {file.characters};")
    return _block("@font-face", lines)


def faces(fonts: Mapping[Lang, Mapping[Use, Face]]) -> str:
    """Write which face stands for what in each language."""
    blocks = [
        _block(f":lang({lang})", [_token(use, face) for use, face in of.items()])
        for lang, of in fonts.items()
        if of
    ]
    return _block("@layer tokens", blocks) if blocks else ""


def colours(schemes: Mapping[Scheme, Mapping[str, str]]) -> str:
    """Write the colours of each scheme; paper keeps the theme's black on white."""
    blocks = []
    for scheme, named in schemes.items():
        if named:
            tokens = [f"--{name}: {colour};" for name, colour in named.items()]
            condition = f"@media screen and (prefers-color-scheme: {scheme})"
            blocks.append(_block(condition, [_block(":root", tokens)]))
    return _block("@layer tokens", blocks) if blocks else ""


def quoted(text: str) -> str:
    """Write a text as CSS does."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _token(use: Use, face: Face) -> str:
    token, fallback = _TOKENS[use]
    if face.family == SYSTEM:
        return f"{token}: {_SYSTEMS[use]};"
    return f"{token}: {quoted(face.family)}, {fallback};"


def _block(head: str, lines: list[str]) -> str:
    inner = "\n".join(lines).replace("\n", "\n  ")
    return f"{head} {{\n  {inner}\n}}\n".replace("  \n", "\n").replace("\n\n", "\n")
