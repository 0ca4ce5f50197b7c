"""The style sheets inside a page → which of its elements are hidden, bold, large or small."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

PLAIN_SIZE: Final = 16.0
"""The size of letters, in pixels, where a page says nothing."""
_MOST_CSS: Final = 2_000_000
_MOST_DECLARED: Final = 2_000
_LONGEST_VALUE: Final = 200
_PIECE: Final = re.compile(r"([^{}]*)([{}])")
_SIZE: Final = re.compile(
    r"(?<![\w.])(?P<number>\d{1,3}(?:\.\d{1,4})?|\.\d{1,4})(?P<unit>px|pt|r?em|%)", re.IGNORECASE
)
_SIZE_WORD: Final = re.compile(r"\A\s*((?:xx?-)?(?:small|large)|smaller|larger|medium)\b")
_BOLD: Final = re.compile(r"(?<![\w.-])(?:bold|[6-9]00)(?![\w.-])")
_PLAIN: Final = re.compile(r"(?<![\w.-])(?:normal|lighter|[1-5]00)(?![\w.-])")
_SELECTOR: Final = re.compile(r"(?:[a-z][a-z0-9]*)?[.#][\w-]+|[a-z][a-z0-9]*", re.IGNORECASE)
_WORDS: Final = {
    "xx-small": 9.0, "x-small": 10.0, "small": 13.0, "medium": 16.0, "large": 18.0,
    "x-large": 24.0, "xx-large": 32.0,
}  # fmt: skip
_TIMES: Final = {
    "h1": 2.0, "h2": 1.5, "h3": 1.17, "big": 1.2, "small": 0.83, "h5": 0.83, "h6": 0.67,
}  # fmt: skip
_FONT_SIZES: Final = (10.0, 10.0, 13.0, 16.0, 18.0, 24.0, 32.0, 48.0)


@dataclass(frozen=True, slots=True)
class Look:
    """How something says that it looks; what it leaves open is as around it."""

    hidden: bool = False
    bold: bool | None = None
    size: float = 0.0
    """In pixels, or times what is around it where `relative`; 0 where it is left open."""
    relative: bool = False

    def over(self, other: Look) -> Look:
        """Put this before another look of the same element."""
        return Look(
            self.hidden or other.hidden,
            other.bold if self.bold is None else self.bold,
            self.size or other.size,
            self.relative if self.size else other.relative,
        )


@dataclass(frozen=True, slots=True)
class Sheet:
    """What the style sheets inside a page say of elements by name."""

    looks: Mapping[str, Look] = field(default_factory=dict)
    """Selector of one element → its look: `.name`, `#name`, `tag`, `tag.name`."""

    def look(self, tag: str, attributes: Mapping[str, str | None]) -> Look | None:
        """Tell how an element looks; None where nothing is said of it."""
        found = self.looks.get(tag) if self.looks else None
        if self.looks and ("class" in attributes or "id" in attributes):
            names = [f".{name}" for name in (attributes.get("class") or "").split()[:20]]
            names += [f"#{attributes.get('id')}"]
            for name in names:
                for selector in (name, tag + name):
                    if told := self.looks.get(selector):
                        found = told.over(found) if found else told
        if style := attributes.get("style"):
            told = look_of(style)
            if told is not None:
                found = told.over(found) if found else told
        return found


def read_sheets(sheets: Iterable[str]) -> Sheet:
    """Read the style sheets of a page."""
    looks: dict[str, Look] = {}
    left = _MOST_CSS
    for css in sheets:
        left -= len(css)
        if left < 0:
            break
        for selectors, declarations in _rules(css):
            look = look_of(declarations)
            if look is not None:
                for selector, told in _selected(selectors, look):
                    looks[selector] = told.over(looks[selector]) if selector in looks else told
    return Sheet(looks)


def _rules(css: str) -> Iterator[tuple[str, str]]:
    """Give the rules of a sheet that hold always; those for some media are passed over."""
    # In pieces, for an open comment must not be looked for from each of many signs.
    css = "".join(
        piece if at == 0 else piece.partition("*/")[2] for at, piece in enumerate(css.split("/*"))
    )
    depth, skipped, selectors = 0, 0, ""
    for match in _PIECE.finditer(css):
        text, sign = match.groups()
        if sign == "{":
            depth += 1
            selectors = text.rsplit(";", 1)[-1].strip()
            if selectors.startswith("@") and not skipped:
                skipped = depth
        else:
            if not skipped and depth == 1 and len(selectors) < 2000:
                yield selectors, text
            if skipped == depth:
                skipped = 0
            depth = max(0, depth - 1)


def _selected(selectors: str, look: Look) -> Iterator[tuple[str, Look]]:
    """Give each selector that can be told; of what stands in another, only its letters."""
    for selector in selectors.split(","):
        parts = selector.replace(">", " ").split()
        if not parts or not _SELECTOR.fullmatch(parts[-1]):
            continue
        if len(parts) == 1:
            yield parts[0], look
        elif ("." in parts[-1] or "#" in parts[-1]) and (look.size or look.bold is not None):
            yield parts[-1], Look(False, look.bold, look.size, look.relative)


def look_of(declarations: str) -> Look | None:
    """Read what declarations say of letters and of being hidden; None for nothing."""
    if not any(name in declarations for name in ("font", "display", "visibility", "clip")):
        return None
    hidden, bold, size, relative = False, None, 0.0, False
    for declared in declarations[:_MOST_DECLARED].lower().split(";"):
        name, _, value = declared.partition(":")
        name, value = name.strip(), value[:_LONGEST_VALUE]
        hidden = hidden or _hides(name, value)
        if name in ("font", "font-size"):
            size, relative = _size(value) or (size, relative)
        if name in ("font", "font-weight"):
            bold = True if _BOLD.search(value) else False if _PLAIN.search(value) else bold
    if not (hidden or size or bold is not None):
        return None
    return Look(hidden, bold, size, relative)


def _hides(name: str, value: str) -> bool:
    value = value.strip()
    if name == "clip":
        return value.startswith(("rect(0", "rect(1"))
    return (name == "display" and value.startswith("none")) or (
        name == "visibility" and value.startswith("hidden")
    )


def _size(value: str) -> tuple[float, bool] | None:
    if word := _SIZE_WORD.match(value):
        return _WORDS.get(word[1], 0.83 if word[1] == "smaller" else 1.2), word[1].endswith("er")
    match = _SIZE.search(value)
    if match is None:
        return None
    number, unit = float(match["number"]), match["unit"].lower()
    times = {"px": 1.0, "pt": 4 / 3, "rem": PLAIN_SIZE, "em": 1.0, "%": 0.01}[unit]
    return number * times, unit in ("em", "%")


def size_in(
    around: float, tag: str, attributes: Mapping[str, str | None], look: Look | None
) -> float:
    """Tell the size of the letters in an element from that around it."""
    if look is not None and look.size:
        return around * look.size if look.relative else look.size
    if tag == "font" and (told := (attributes.get("size") or "").strip()):
        steps = int(told) if re.fullmatch(r"[+-]?[1-7]", told) else 3
        return _FONT_SIZES[max(1, min(7, 3 + steps if told[0] in "+-" else steps))]
    return around * _TIMES.get(tag, 1.0)
