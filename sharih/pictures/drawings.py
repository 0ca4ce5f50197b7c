"""The bytes of an SVG → its size, if it is a drawing and nothing else.

A drawing may be opened by itself, where no policy of a page holds, so it must have no script, no
link and nothing that is fetched. What is not known to be harmless is refused.
"""

from __future__ import annotations

import re
from typing import Final
from xml.parsers import expat

_SVG: Final = "http://www.w3.org/2000/svg"
_XML: Final = "http://www.w3.org/XML/1998/namespace"
_XLINK: Final = "http://www.w3.org/1999/xlink"
_ELEMENTS: Final = frozenset({
    "svg", "g", "defs", "title", "desc", "symbol", "use", "path", "rect", "circle", "ellipse",
    "line", "polyline", "polygon", "text", "tspan", "textPath", "linearGradient",
    "radialGradient", "stop", "clipPath", "mask", "pattern", "marker", "style",
})  # fmt: skip
_LENGTH: Final = re.compile(r"([0-9]*\.?[0-9]+)(?:px)?")
_REFERENCE: Final = re.compile(r"url\(\s*(['\"]?)#[A-Za-z][\w.-]*\1\s*\)")
MOST_OF_DRAWING: Final = 1_000_000
"""Bytes of a drawing; more than that is a photograph in disguise."""


class DrawingError(ValueError):
    """Why a drawing is refused; the text says it in a few words."""


def drawing_size(data: bytes) -> tuple[int, int]:
    """Check a drawing and return its width and height.

    Raises DrawingError for whatever could run, be fetched or lead elsewhere.
    """
    if len(data) > MOST_OF_DRAWING:
        raise DrawingError("larger than a drawing should be (1 MB)")
    reader = _Reader()
    try:
        reader.parser.Parse(data, True)
    except expat.ExpatError as error:
        reason = f"no XML: {expat.ErrorString(error.code)} in its line {error.lineno}"
        raise DrawingError(reason) from None
    if reader.size is None:
        raise DrawingError("without a size; give svg a viewBox, or width and height")
    return reader.size


class _Reader:
    """Walks over the elements of a drawing and refuses what it does not know."""

    def __init__(self) -> None:
        self.size: tuple[int, int] | None = None
        self.styles: list[str] | None = None
        self.root = True
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self.start
        self.parser.EndElementHandler = self.end
        self.parser.CharacterDataHandler = self.text
        self.parser.StartDoctypeDeclHandler = self.doctype
        self.parser.ProcessingInstructionHandler = self.instruction

    def doctype(self, *_: object) -> None:
        raise DrawingError("with a DOCTYPE; leave it out")

    def instruction(self, target: str, _data: str) -> None:
        raise DrawingError(f"with the instruction <?{target}?>; leave it out")

    def start(self, name: str, attributes: dict[str, str]) -> None:
        space, _, local = name.rpartition(" ")
        if space != _SVG or local not in _ELEMENTS:
            raise DrawingError(f"with <{local}>; save it as plain SVG of shapes and text")
        if self.root:
            if local != "svg":
                raise DrawingError(f"with <{local}> outermost instead of <svg>")
            self.size = _size(attributes)
            self.root = False
        for key, value in attributes.items():
            _check_attribute(local, key, value)
        if local == "style":
            self.styles = []

    def text(self, data: str) -> None:
        if self.styles is not None:
            self.styles.append(data)

    def end(self, _name: str) -> None:
        if self.styles is not None:
            _check_styles("".join(self.styles), "a style sheet")
            self.styles = None


def _check_attribute(element: str, key: str, value: str) -> None:
    space, _, local = key.rpartition(" ")
    if space not in ("", _XML, _XLINK):
        raise DrawingError(f"with {local} of another namespace; save it as plain SVG")
    if local.lower().startswith("on"):
        raise DrawingError(f"with a script in {local}")
    if local == "href" and not value.strip().startswith("#"):
        raise DrawingError(f"with <{element} href> that leads elsewhere")
    if space == _XLINK and local != "href":
        raise DrawingError(f"with xlink:{local}")
    if local == "base":
        raise DrawingError("with xml:base")
    _check_styles(value, local)


def _check_styles(text: str, where: str) -> None:
    """Refuse whatever could fetch something; escapes too, behind which it could hide."""
    rest = _REFERENCE.sub("", text).lower()
    for sign in ("url(", "@import", "@font-face", "image(", "image-set(", "\\", "expression(",
                 "javascript:", "-moz-binding"):  # fmt: skip
        if sign in rest:
            raise DrawingError(f"with {sign} in {where}")


def _size(attributes: dict[str, str]) -> tuple[int, int] | None:
    box = re.split(r"[\s,]+", attributes.get("viewBox", "").strip())
    sizes = [attributes.get("width", ""), attributes.get("height", "")]
    found = [_LENGTH.fullmatch(size.strip()) for size in sizes]
    if not all(found) and len(box) == 4:
        found = [_LENGTH.fullmatch(size) for size in box[2:]]
    numbers = [round(float(match[1])) for match in found if match]
    return (numbers[0], numbers[1]) if len(numbers) == 2 and min(numbers) > 0 else None
