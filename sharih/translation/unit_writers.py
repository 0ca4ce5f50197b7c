"""The lines of a unit, by its kind → the lines that say something else in the same place.

What stands around the words stays: the sign of an item and how far in it stands, the marks of a
quotation, the fences of code, the hashes of a heading, an attribute list.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import Final

from sharih.markdown.blocks import Unit, UnitKind
from sharih.markdown.grammar import CODE_INDENT, Line, fence
from sharih.markdown.leaf_blocks import attributes_of

_MARKER: Final = re.compile(r"\s*(?:[-*+]|[0-9٠-٩]{1,9}[.)])(?: +|$)")
_HASHES: Final = re.compile(r" *#{1,6} *")
_QUOTE_MARK: Final = re.compile(r"( *)>( ?)")
_DEFINED: Final = re.compile(r"( *): +")


def written_unit(old: Sequence[str], unit: Unit, value: str) -> list[str] | None:
    """Write the lines of a unit that is to say `value`, in the form that the text of units has.

    `old` are its lines as they are, without line ends, tabs written as spaces. None where they
    are not what a unit of that kind has.
    """
    return _WRITERS[unit.kind](old, unit, value)


def _paragraph(old: Sequence[str], unit: Unit, value: str) -> list[str] | None:
    return _inline(old, unit, value, _indent(old[0]))


def _item(old: Sequence[str], unit: Unit, value: str) -> list[str] | None:
    found = _MARKER.match(old[0])
    if found is None:
        return None
    sign = found[0] if found[0].endswith(" ") or not value else f"{found[0]} "
    return _inline([old[0][found.end() :], *old[1:]], unit, value, sign)


def _inline(old: Sequence[str], unit: Unit, value: str, first: str) -> list[str] | None:
    """Write the lines of a paragraph or an item: `first` stands before the first of them."""
    before = "\n".join([line.lstrip() for line in old]).rstrip()
    if not before.startswith(unit.text):
        return None
    tail = before[len(unit.text) :]
    written = f"{value}{tail}".split("\n")
    indent = _indent(old[1]) if len(old) > 1 else " " * len(first)
    if len(old) == 1 and len(first.strip()) == 0:
        indent = first
    return [first + written[0], *(indent + line for line in written[1:])]


def _heading(old: Sequence[str], unit: Unit, value: str) -> list[str] | None:
    if found := _HASHES.match(old[0]):
        rest = old[0][found.end() :]
        if not rest.startswith(unit.text):
            return None
        sign = found[0] if found[0].endswith(" ") or not value else f"{found[0]} "
        return [f"{sign}{value}{rest[len(unit.text) :]}"]
    written = _inline(old[:-1], unit, value, _indent(old[0]))  # it is underlined
    return None if written is None else [*written, old[-1]]


def _row(old: Sequence[str], unit: Unit, value: str) -> list[str]:
    return [old[0].replace(unit.text, value, 1)]


def _code(old: Sequence[str], _unit: Unit, value: str) -> list[str] | None:
    opening = fence(old[0].lstrip()) if len(old[0].lstrip()) < len(old[0]) else fence(old[0])
    indent = _indent(old[0])
    written = [indent + line if line else "" for line in value.split("\n")] if value else []
    if opening is None:
        return written or None
    return [old[0], *written, old[-1]] if len(old) > 1 else None


def _quote(old: Sequence[str], unit: Unit, value: str) -> list[str] | None:
    found = _QUOTE_MARK.match(old[0])
    if found is None:
        return None
    own = [*old]
    tail: list[str] = []
    if len(own) > 1 and not _QUOTE_MARK.match(own[-1]) and attributes_of(Line(0, own[-1].lstrip())):
        tail = [own.pop()]
    last = own[-1].rstrip()
    ends = unit.text.rsplit("\n", 1)[-1]
    marked = last[last.rfind("{") :] if "{" in last and not last.endswith(ends) else ""
    written = [f"{found[1]}> {line}" if line else f"{found[1]}>" for line in value.split("\n")]
    if marked:
        written[-1] += f" {marked}"
    return [*written, *tail]


def _definition(old: Sequence[str], unit: Unit, value: str) -> list[str] | None:
    """Write a term and its definitions: as many terms as there were, then what is said of them."""
    first = next((n for n, line in enumerate(old) if _DEFINED.match(line)), None)
    found = _DEFINED.match(old[first]) if first is not None else None
    if first is None or found is None:
        return None
    terms = [line for line in old[:first] if line.strip()]
    written = value.split("\n")
    if len(written) <= len(terms):
        return None
    indent, sign = _indent(old[0]), found[0]
    new = [indent + line for line in written[: len(terms)]]
    new += [""] * (first - len(terms))
    said = _paragraphs("\n".join(written[len(terms) :]))
    signs = _signs_of(old[first:], len(said))
    for n, (words, is_new) in enumerate(zip(said, signs, strict=True)):
        blanks, lines = words
        new += [""] * (blanks - is_new if n else 0)
        begin = sign if is_new else found[1] + " " * CODE_INDENT
        new += [begin + lines[0], *(found[1] + " " * CODE_INDENT + line for line in lines[1:])]
    return _with_attributes(new, old[-1], unit)


def _with_attributes(new: list[str], last: str, unit: Unit) -> list[str]:
    """Keep an attribute list that ends what was there."""
    ends = unit.text.rsplit("\n", 1)[-1]
    if last.rstrip().endswith(ends):
        return new
    at = last.rfind("{")
    if at < 0:
        return new
    alone = not last[:at].strip()
    return [*new, last] if alone else [*new[:-1], f"{new[-1]} {last[at:]}"]


def _paragraphs(text: str) -> list[tuple[int, list[str]]]:
    """Part a text at blank lines; each part with how many stood before it."""
    found: list[tuple[int, list[str]]] = []
    blanks = 0
    for line in text.split("\n"):
        if not line.strip():
            blanks += 1
            continue
        if blanks or not found:
            found.append((blanks, []))
        found[-1][1].append(line)
        blanks = 0
    return found


def _signs_of(old: Sequence[str], count: int) -> list[bool]:
    """Say which parts of a definition begin with a colon: as they did, where there are as many."""
    begins = [
        _DEFINED.match(line) is not None
        for n, line in enumerate(old)
        if _DEFINED.match(line) or (line.strip() and n and not old[n - 1].strip())
    ]
    return begins if len(begins) == count else [n == 0 for n in range(count)]


def _indent(line: str) -> str:
    return line[: len(line) - len(line.lstrip(" "))]


_WRITERS: Final[Mapping[UnitKind, Callable[[Sequence[str], Unit, str], list[str] | None]]] = (
    MappingProxyType(
        {
            "paragraph": _paragraph,
            "caption": _paragraph,
            "heading": _heading,
            "item": _item,
            "row": _row,
            "code": _code,
            "quote": _quote,
            "definition": _definition,
        }
    )
)
