"""Links and pictures of a text → links that lead somewhere here, and files that lie beside it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import PurePosixPath
from typing import Final
from urllib.parse import unquote

from sharih.adopt.bodies.context import REFERENCE, BodyContext, one_line
from sharih.adopt.bodies.lined_text import LinedText

_TEXT: Final = r"(?:[^\[\]\\\n]|\\.|\[(?:[^\[\]\\\n]|\\.|\[[^\[\]\n]*\])*\]|\n(?![ \t]*\n))*?"
_DESTINATION: Final = (
    r"[ \t]*\n?[ \t]*(?:<(?P<inside>[^<>\n]*)>|(?P<bare>(?:[^()\n\"']|\([^()\n]*\)|(?<=\w)['])*?))"
)
_TITLE: Final = (
    r"(?:\s+(?P<quote>[\"'“])(?P<title>(?:(?!(?P=quote)[ \t]*\))[^\n])*)(?:(?P=quote)|”))?\s*\)"
)
_IMAGE: Final = re.compile(rf"!\[(?P<text>{_TEXT})\]\({_DESTINATION}{_TITLE}")
_BANG: Final = re.compile(r"!(?=\[)")
_LINK: Final = re.compile(rf"(?<!!)\[(?P<text>{_TEXT})\]\({_DESTINATION}{_TITLE}")
_BARE_REFERENCE: Final = re.compile(
    rf"{REFERENCE}([^\s)\]]*?)(?=[.,،;؛:!?؟…\"'«»“”]*(?:[\s)\]]|\Z))"
)
_FIGURE: Final = re.compile("\x03(\\d+)\x04")
_ONLY_FIGURES: Final = re.compile("(?:\\s*\x03\\d+\x04\\s*)+")
_BRACKETS: Final = str.maketrans("[]", "()")
_FILE_WORDS: Final = re.compile(r"[\W_]+")


def read_pictures(body: LinedText, context: BodyContext) -> list[str]:
    """Put a sign in the place of each picture; returns what is to stand there, by its number."""
    figures: list[str] = []

    def read(found: re.Match[str], line: int) -> str:
        src = (found["inside"] or found["bare"] or "").strip()
        alt = one_line(found["text"]).translate(_BRACKETS)
        title = one_line(found["title"] or "").replace('\\"', "”").replace('"', "”")
        if src.startswith(("https://", "http://", "//")):
            address = src if not src.startswith("//") else f"https:{src}"
            return _elsewhere(body, line, address, _words(alt, title))
        name = unquote(src)
        copy = context.picture(name)
        if not copy.name:
            body.note(line, f"the picture {name} was left out, its words stay: {copy.fault}", src)
            return _words(alt, title)
        if not alt:
            alt = title or _FILE_WORDS.sub(" ", PurePosixPath(name).stem).strip() or copy.name
            body.note(line, f"the picture {name} has no description: say what is seen")
        if alt == title:
            title = ""
        figures.append(f'![{alt}]({copy.name} "{title}")' if title else f"![{alt}]({copy.name})")
        return f"\x03{len(figures) - 1}\x04"

    if "![" in body.text:
        body.sub(_IMAGE, read)
        body.sub(_BANG, lambda *_: "&#33;")
    return figures


def _words(alt: str, title: str) -> str:
    """Write the words of a picture that is not there: its description, and what stood under it."""
    return f"{alt}: {title}" if alt and title and title != alt else alt or title


def _elsewhere(body: LinedText, line: int, address: str, words: str) -> str:
    """Write a picture that lies on another site as a link to it."""
    body.note(
        line, f"the picture {address} lies elsewhere, and became a link", "" if words else address
    )
    return f"[{words}]({address})" if words else f"<{address}>"


def read_links(body: LinedText, context: BodyContext, sections: Mapping[str, str]) -> None:
    """Write every link as one that leads somewhere, or as its words alone.

    `sections` tells what the ids of headings in the source are called now.
    """

    def read(found: re.Match[str], line: int) -> str:
        words = found["text"]
        address = (found["inside"] or found["bare"] or "").strip()
        if _ONLY_FIGURES.fullmatch(words):
            # Most lead to the same picture, larger.
            body.note(line, f"a picture leads nowhere now, and not to {address}", address)
            return words
        if not words.strip():
            body.note(line, f"a link without words, to {address}, was left out", address)
            return ""
        if address.startswith("#") and (ident := sections.get(unquote(address[1:]))):
            return f"[{words}](#{ident})"
        target = context.link(address)
        if target.kind == "nothing":
            if address not in ("#", "#top"):
                told = unquote(address.removeprefix(REFERENCE)) or "nothing"
                reason = f": {target.address}" if target.address else ""
                body.note(line, f"the link to {told} was left out, its words stay{reason}", address)
            return words
        return f"[{words}]({target.address})"

    if "](" in body.text:
        body.sub(_LINK, read)
    if REFERENCE in body.text:
        body.sub(_BARE_REFERENCE, lambda found, line: _bare(body, context, found, line))


def _bare(body: LinedText, context: BodyContext, found: re.Match[str], line: int) -> str:
    """Write what a tag leads to where it stands in no link."""
    target = context.link(found[0])
    name = unquote(found[1])
    if target.kind == "nothing":
        body.note(line, f"the address of {name} was left out", found[1])
        return ""
    body.note(line, f"the address of {name} stood as words, and became a link")
    return f"[{name}]({target.address})"


def place_figures(body: LinedText, figures: list[str]) -> None:
    """Put each picture on a line of its own: where it stood alone, else behind its paragraph."""
    if not figures:
        return
    out: list[tuple[int, str]] = []
    waiting: list[tuple[int, str]] = []
    for number, text in body.lines():
        if not text.strip("> \t") and waiting:
            out += waiting
            waiting.clear()
        if "\x03" not in text:
            out.append((number, text))
            continue
        margin, mark, words = _parted(text)
        shown = [figures[int(sign)] for sign in _FIGURE.findall(words)]
        rest = re.sub(r"[ \t]{2,}", " ", _FIGURE.sub("", words)).strip()
        inside = margin + (" " * max(4, len(mark)) if mark else "")
        if not rest.strip("*_ |"):
            inside = margin
            out += _alone(number, inside, shown)
        else:
            out.append((number, f"{margin}{mark}{rest}"))
            inside = "" if rest.startswith(("#", "|")) or "|" in rest else inside
            waiting += _alone(number, inside, shown)
    body.set_lines([*out, *waiting])


_PARTED: Final = re.compile(
    r"(?P<margin>[ \t]*(?:>[ \t]?)*[ \t]*)(?P<mark>(?:[-*+]|\d{1,9}[.)])[ \t]+)?"
)


def _parted(text: str) -> tuple[str, str, str]:
    """Part a line into what stands before it, the sign of an item, and its words."""
    found = _PARTED.match(text)
    assert found is not None  # noqa: S101 - it matches nothing at all too  # nosec B101
    return found["margin"], found["mark"] or "", text[found.end() :]


def _alone(number: int, margin: str, figures: list[str]) -> list[tuple[int, str]]:
    lines = [(number, margin.rstrip())]
    for figure in figures:
        lines += [(number, margin + figure), (number, margin.rstrip())]
    return lines
