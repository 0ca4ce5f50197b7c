"""CSS → its declarations, each with where it stands: file, line, layer, selectors."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

_TOKEN = re.compile(
    r"(?P<comment>/\*.*?\*/)|(?P<string>\"(?:\\.|[^\"\\])*\"|'(?:\\.|[^'\\])*')"
    r"|(?P<mark>[{};()\[\]])|(?P<text>[^{};()\[\]\"'/]+|/)",
    re.DOTALL,
)
_VAR = re.compile(r"var\((--[\w-]+)\)")


@dataclass(frozen=True, slots=True)
class Declaration:
    """A property with its value."""

    file: str
    """Name of the style sheet."""
    line: int
    around: tuple[str, ...]
    """What its block stands in and the block's own prelude: at-rules and selectors."""
    name: str
    value: str

    @property
    def layers(self) -> tuple[str, ...]:
        """The layers it is in, the outermost first."""
        return tuple(p.removeprefix("@layer ") for p in self.around if p.startswith("@layer "))

    @property
    def selectors(self) -> tuple[str, ...]:
        """The selectors of its block and of those around, the outermost first."""
        return tuple(prelude for prelude in self.around if not prelude.startswith("@"))

    @property
    def is_descriptor(self) -> bool:
        """Whether it describes a font, a page or a property instead of styling elements."""
        return any(p.startswith(("@font-face", "@page", "@property")) for p in self.around)

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.name}: {self.value}"


def parse(text: str, file: str = "test.css") -> list[Declaration]:
    """List the declarations of a style sheet."""
    found: list[Declaration] = []
    around: list[str] = []
    parts: list[str] = []
    line = start = 1
    depth = 0

    def close() -> None:
        words = " ".join("".join(parts).split())
        name, colon, value = words.partition(":")
        if colon and around and not words.startswith("@"):
            place = (file, start, tuple(around))
            found.append(Declaration(*place, name.strip(), value.strip()))
        parts.clear()

    for token in _TOKEN.finditer(text):
        kind, words = token.lastgroup, token[0]
        if kind == "mark":
            depth += {"(": 1, "[": 1, ")": -1, "]": -1}.get(words, 0)
        if kind == "mark" and words in "{};" and not depth:
            if words == "{":
                around.append(" ".join("".join(parts).split()))
                parts.clear()
            else:
                close()
            if words == "}":
                around.pop()
        elif kind != "comment":
            if not "".join(parts).strip():
                start = line + words[: len(words) - len(words.lstrip())].count("\n")
            parts.append(words)
        line += words.count("\n")
    assert not around, f"{file}: a block is open"
    return found


def read_styles(folder: Path) -> list[Declaration]:
    """List the declarations of every style sheet in a folder."""
    found = []
    for path in sorted(folder.rglob("*.css")):
        name = path.relative_to(folder).as_posix()
        found += parse(path.read_text(encoding="utf-8"), name)
    return found


def only_english(declaration: Declaration) -> bool:
    """Say whether a declaration cannot reach Arabic text."""
    selectors = [
        re.sub(r":not\([^()]*(?:\([^()]*\)[^()]*)*\)", "", s) for s in declaration.selectors
    ]
    return any(
        all(":lang(en)" in part or re.search(r"\[lang=[\"']?en", part) for part in _parts(selector))
        for selector in selectors
    )


def resolved(declaration: Declaration, styles: Sequence[Declaration]) -> Iterator[Declaration]:
    """Go through what a declaration comes to: itself, or what its custom property may be."""
    name = _VAR.fullmatch(declaration.value)
    if name is None:
        yield declaration
        return
    for other in styles:
        if other.name == name[1]:
            yield from resolved(other, styles)


def used_properties(styles: Sequence[Declaration]) -> set[str]:
    """Return the custom properties that values ask for."""
    return {
        name
        for declaration in styles
        for name in re.findall(r"var\(\s*(--[\w-]+)", declaration.value)
    }


def values(text: str) -> list[str]:
    """Split a value at the spaces and commas outside of brackets."""
    found, depth = [""], 0
    for char in text:
        depth += {"(": 1, ")": -1}.get(char, 0)
        if char in " ," and not depth:
            found.append("")
        else:
            found[-1] += char
    return [part for part in found if part]


def _parts(selector: str) -> list[str]:
    """Split a list of selectors at the commas outside of brackets."""
    found, depth = [""], 0
    for char in selector:
        depth += {"(": 1, "[": 1, ")": -1, "]": -1}.get(char, 0)
        if char == "," and not depth:
            found.append("")
        else:
            found[-1] += char
    return found
