"""HTML in a text → Markdown where it is simple, else its words; what is left out is told.

What holds other things (`div`, `section`, `center`) is taken off, and what stands inside is read
on as Markdown. Tables, lists, quotations and their like are read as a whole, by `html_blocks`.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping
from typing import Final

from sharih.adopt.bodies.context import apart, one_line, picture, standing_alone
from sharih.adopt.bodies.data import read_data
from sharih.adopt.bodies.embeds import player
from sharih.adopt.bodies.html_blocks import WHOLE, markdown_of
from sharih.adopt.bodies.lined_text import LinedText

_VALUE: Final = r"""(?:"[^"]*"|'[^']*'|[^\s"'=<>`]+)"""
_TAG: Final = re.compile(
    rf"<(?P<end>/?)(?P<name>[A-Za-z][A-Za-z0-9-]*)(?P<attributes>(?:\s+[^\s\"'<>/=]+(?:\s*=\s*{_VALUE})?)*)"
    r"\s*/?>"
)
_ATTRIBUTE: Final = re.compile(rf"([A-Za-z_:@][\w:.-]*)(?:\s*=\s*({_VALUE}))?")
_GONE: Final = {
    name: re.compile(rf"<{name}\b[^>]*>.*?</{name}\s*>", re.DOTALL | re.IGNORECASE)
    for name in ("script", "style", "noscript", "template", "form", "button", "select", "textarea",
                 "svg", "canvas", "head")
}  # fmt: skip
"""Elements that are left out with all that they hold."""
_IN_ANGLES: Final = re.compile(
    r"(?P<over>\]\([ \t]*|^[ ]{0,3}\[[^\]\n]+\]:[ \t]*)<(?P<address>[A-Za-z][^<>\n]*[ ][^<>\n]*)>",
    re.MULTILINE,
)
"""An address with blanks, which looks like a tag: `[words](<main page.md>)`."""
_ESCAPES: Final = {ord(" "): "%20", ord("("): "%28", ord(")"): "%29"}
_DECLARATION: Final = re.compile(r"<(?:\?|!doctype|!\[cdata\[)[^>]*>", re.IGNORECASE)
_PLAYER: Final = re.compile(
    r"<(?P<name>iframe|video|audio|embed|object)\b(?P<attributes>[^>]*)>"
    r"(?:(?P<inside>(?:(?!<(?P=name)\b).)*?)</(?P=name)\s*>)?",
    re.DOTALL | re.IGNORECASE,
)
_PAIRS: Final[tuple[tuple[re.Pattern[str], str], ...]] = tuple(
    (
        re.compile(
            rf"<(?P<name>{names})\b[^<>]*>(?P<before>\s*)(?P<words>(?:(?!</?(?:{names})\b).)*?)"
            rf"(?P<after>\s*)</(?P=name)\s*>",
            re.DOTALL | re.IGNORECASE,
        ),
        mark,
    )
    for names, mark in (("code|kbd|samp|tt", "`"), ("strong|b", "**"), ("em|i|cite|var|dfn", "*"))
)
_LINK: Final = re.compile(
    r"<a\b(?P<attributes>[^<>]*)>(?P<words>(?:(?!</?a\b).)*?)</a\s*>", re.DOTALL | re.IGNORECASE
)
_RAISED: Final = re.compile(
    r"<(?P<name>su[pb])\b[^<>]*>(?P<words>[^<>]*)</su[pb]\s*>", re.IGNORECASE
)
_HEADINGS: Final = {
    level: re.compile(
        rf"<h{level}\b(?P<attributes>[^<>]*)>(?P<words>.*?)</h{level}\s*>",
        re.DOTALL | re.IGNORECASE,
    )
    for level in "123456"
}
_SUMMARY: Final = re.compile(
    r"<summary\b[^<>]*>(?P<words>.*?)</summary\s*>", re.DOTALL | re.IGNORECASE
)
_NAMED: Final = re.compile(r"<a\s+(?:name|id)\s*=\s*[^<>]*?/?>\s*(?:</a\s*>)?", re.IGNORECASE)
_PARAGRAPHS: Final = frozenset(read_data()["elements"]["parting"].split())
_PLAIN: Final = frozenset(read_data()["elements"]["plain"].split())
_CELLS: Final = frozenset(read_data()["elements"]["separate"].split())
_SUPERSCRIPTS: Final = str.maketrans("0123456789+-=()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿ")
_SUBSCRIPTS: Final = str.maketrans("0123456789+-=()", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎")
_RAISABLE: Final = re.compile(r"[0-9+\-=()n]+")


def read_html(body: LinedText) -> None:
    """Read all HTML of a text."""
    if "<" not in body.text:
        return
    body.sub(_IN_ANGLES, lambda found, _: found["over"] + found["address"].translate(_ESCAPES))
    for name, pattern in _GONE.items():
        body.sub(pattern, lambda found, line, name=name: _gone(body, name, found, line),  # type: ignore[misc]
                 f"</{name}")  # fmt: skip
    body.sub(_DECLARATION, lambda found, line: _gone(body, one_line(found[0]), found, line))
    body.sub(_PLAYER, lambda found, line: _player(body, found, line))
    _read_whole(body)
    body.sub(_NAMED, lambda *_: "")
    body.sub(_SUMMARY, lambda found, _: _summary(found), "</summary")
    for level in "123456":
        pattern = _HEADINGS[level]
        body.sub(pattern, lambda found, _, level=level: _heading(found, level), f"</h{level}")  # type: ignore[misc]
    body.sub(_RAISED, lambda found, _: _raised(found))
    for pattern, mark in _PAIRS:
        body.sub(pattern, lambda found, _, mark=mark: _between(found, mark))  # type: ignore[misc]
    body.sub(_TAG, lambda found, line: _picture_or_break(body, found, line))
    body.sub(_LINK, lambda found, _: _link(found))
    body.sub(_TAG, lambda found, _: _bare(found))
    body.sub(_TAG, lambda found, _: _beside(found))


def without_tags(words: str) -> str:
    """Take the tags off words that stand on a line, such as a title."""

    def take_off(found: re.Match[str]) -> str:
        if found["name"].lower() in ("br", "hr", "img"):
            return " "
        instead = _bare(found)
        return found[0] if instead is None else instead

    def part(found: re.Match[str]) -> str:
        instead = _beside(found)
        return found[0] if instead is None else instead

    return _TAG.sub(part, _TAG.sub(take_off, words))


def attributes_of(text: str) -> Mapping[str, str]:
    """Read the attributes of a tag; names are in small letters."""
    return {
        name.lower(): html.unescape(value.strip("\"'")) for name, value in _ATTRIBUTE.findall(text)
    }


def _gone(body: LinedText, name: str, found: re.Match[str], line: int) -> str:
    body.note(line, f"<{name.strip('<>')}> was left out, with all that it holds", found[0])
    return ""


def _player(body: LinedText, found: re.Match[str], line: int) -> str:
    attributes = attributes_of(found["attributes"])
    inside = found["inside"] or ""
    src = attributes.get("src") or attributes.get("data") or attributes.get("data-src") or ""
    if not src and (source := re.search(rf"<source\b[^>]*?\bsrc\s*=\s*({_VALUE})", inside)):
        src = source[1].strip("\"'")
    address = player(src)
    title = one_line(attributes.get("title", ""))
    if address is None:
        body.note(line, f"<{found['name'].lower()}> was left out: {src or 'no address'}", found[0])
        return ""
    lost = f"{title} {_TAG.sub(' ', inside)}" if inside.strip() or title else ""
    body.note(line, f"<{found['name'].lower()}> became the address {address}", lost)
    return standing_alone(f"<{address}>")


def _read_whole(body: LinedText) -> None:
    """Read tables, lists and their like, each from its tag to the one that ends it."""
    text = body.text

    def written(begin: int, end: int) -> str:
        return standing_alone(markdown_of(text[begin:end], body.put_by))

    body.replace(
        (begin, end, lambda _, begin=begin, end=end: written(begin, end))  # type: ignore[misc]
        for begin, end in _elements(text)
    )


def _elements(text: str) -> Iterator[tuple[int, int]]:
    """Find the elements that are read as a whole; one that is never closed is none."""
    depth, begin, name = 0, 0, ""
    for tag in _TAG.finditer(text):
        this = tag["name"].lower()
        if not depth and not tag["end"] and this in WHOLE:
            depth, begin, name = 1, tag.start(), this
        elif depth and this == name:
            depth += -1 if tag["end"] else 1
            if not depth:
                yield begin, tag.end()


def _summary(found: re.Match[str]) -> str:
    return standing_alone(f"**{one_line(found['words'])}**")


def _heading(found: re.Match[str], level: str) -> str:
    words = one_line(found["words"])
    ident = attributes_of(found["attributes"]).get("id", "")
    return standing_alone("#" * int(level) + f" {words}" + (f" {{#{ident}}}" if ident else ""))


def _raised(found: re.Match[str]) -> str:
    if not _RAISABLE.fullmatch(found["words"]):
        return found["words"]
    table = _SUPERSCRIPTS if found["name"].lower() == "sup" else _SUBSCRIPTS
    return found["words"].translate(table)


def _between(found: re.Match[str], mark: str) -> str:
    words = found["words"]
    if not words.strip() or (mark == "`" and ("`" in words or "\x01" in words)):
        return found["before"] + words + found["after"]
    words = html.unescape(words) if mark == "`" else words
    return f"{found['before']}{mark}{words}{mark}{found['after']}"


def _picture_or_break(body: LinedText, found: re.Match[str], line: int) -> str | None:
    name = found["name"].lower()
    if name == "br":
        text, end = found.string, found.end()
        here = text[text.rfind("\n", 0, end) + 1 : end]
        return (
            " "
            if "|" in here or here.startswith("#")
            else "  \n"
            if text[end:].lstrip(" ")[:1] not in ("\n", "")
            else ""
        )
    if name == "hr":
        return standing_alone("---")
    if name not in ("img", "amp-img") or found["end"]:
        return None
    attributes = attributes_of(found["attributes"])
    src = attributes.get("src") or attributes.get("data-src") or ""
    if src:
        return picture(src, attributes.get("alt", ""), attributes.get("title", ""))
    body.note(line, "a picture without a file was left out", found[0])
    return ""


def _link(found: re.Match[str]) -> str:
    href = attributes_of(found["attributes"]).get("href", "").strip()
    words = one_line(found["words"])
    if not href or not words:
        return words
    href = href.replace(" ", "%20").replace("(", "%28").replace(")", "%29")
    return f"[{words}]({href})"


def _bare(found: re.Match[str]) -> str | None:
    """Take off a tag; one that parts paragraphs leaves an empty line."""
    name = found["name"].lower()
    if name in _PARAGRAPHS:
        return "\n\n"
    if name in _CELLS:
        return None
    return "" if name in _PLAIN or "-" in name else None


def _beside(found: re.Match[str]) -> str | None:
    """Take off a tag that parts words, such as an item's, where no others stand any more."""
    return apart(found) if found["name"].lower() in _CELLS else None
