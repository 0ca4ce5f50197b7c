"""The XML of a part of a Word document → events, or a small tree; without entities of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final
from xml.parsers import expat

_OFF: Final = frozenset(("0", "false", "off", "none"))
_MOST_NODES: Final = 200_000
_DEEPEST: Final = 100
_CHUNK: Final = 1 << 16

Start = Callable[[str, Mapping[str, str]], None]
Told = Callable[[str], None]


class BadXmlError(ValueError):
    """A part is no XML, or declares what no document of Word does."""


def parse(
    data: bytes, start: Start, end: Callable[[str], None], text: Callable[[str], None]
) -> None:
    """Tell of each element and text, by local names; raises BadXmlError.

    A declaration of a document type is refused: entities could unpack without end.
    """
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = lambda name, attributes: start(
        name.rpartition(":")[2],
        {key.rpartition(":")[2]: value for key, value in attributes.items()},
    )
    parser.EndElementHandler = lambda name: end(name.rpartition(":")[2])
    parser.CharacterDataHandler = text
    parser.StartDoctypeDeclHandler = _refuse
    try:
        for at in range(0, len(data), _CHUNK):
            parser.Parse(data[at : at + _CHUNK], False)
        parser.Parse(b"", True)
    except expat.ExpatError as error:
        raise BadXmlError(str(error)) from None


def _refuse(*_: object) -> None:
    raise BadXmlError("declares a document type")


@dataclass(slots=True)
class Node:
    """An element of a small part, such as the styles."""

    name: str
    attributes: Mapping[str, str]
    children: list[Node] = field(default_factory=list)

    def all(self, name: str) -> Iterator[Node]:
        """Give the elements of this name right below it."""
        return (child for child in self.children if child.name == name)

    def find(self, name: str) -> Node | None:
        """Find an element of this name below it or below its properties."""
        for child in self.children:
            if child.name == name:
                return child
            if child.name in ("pPr", "rPr", "numPr") and (found := child.find(name)):
                return found
        return None

    def value(self, name: str) -> str:
        """Give the value of a property; nothing where it is not there."""
        node = self.find(name)
        return node.attributes.get("val", "") if node else ""

    def is_on(self, name: str) -> bool:
        """Whether a property is switched on."""
        node = self.find(name)
        return node is not None and is_on(node.attributes)

    def is_off(self, name: str) -> bool:
        """Whether a property is switched off."""
        node = self.find(name)
        return node is not None and not is_on(node.attributes)


def is_on(attributes: Mapping[str, str]) -> bool:
    """Whether the element of a property switches it on."""
    return attributes.get("val", "1").lower() not in _OFF


def attribute(node: Node, name: str) -> str:
    """Give an attribute of an element; nothing where it is not there."""
    return node.attributes.get(name, "")


def parse_small(data: bytes) -> Node:
    """Make a tree of a part that is small; an empty one of no part. Raises BadXmlError."""
    root = Node("", {})
    stack = [root]
    count = 0

    def start(name: str, attributes: Mapping[str, str]) -> None:
        nonlocal count
        count += 1
        if count > _MOST_NODES or len(stack) > _DEEPEST:
            raise BadXmlError("has too many elements, or too deep ones")
        node = Node(name, attributes)
        stack[-1].children.append(node)
        stack.append(node)

    if data:
        parse(data, start, lambda _: stack.__delitem__(-1), lambda _: None)
    return root.children[0] if root.children else root
