"""The body of an article of Pelican's → one Sharih reads the same, line for line."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import unquote

_PLACE = r"(?:\{(?P<kind>filename|static|attach)\}|\|(?P<old>filename|static|attach)\|)"
_LINK = re.compile(
    rf"(?P<picture>!?)\[(?P<text>[^\[\]]*)\]\(\s*<?{_PLACE}(?P<target>[^\s()<>]*)>?[^()]*\)"
)
_DEFINITION = re.compile(
    r"^ {0,3}\[(?P<id>[^\]^][^\]]*)\]:[ \t]*<?(?P<url>[^\s<>]+)>?.*$", re.MULTILINE
)
_REFERENCE = re.compile(
    r"(?P<mark>!?)\[(?P<text>[^\[\]]+)\](?:[ ]?\[(?P<id>[^\[\]]*)\])?(?![(:\[{])"
)
_HTML = re.compile(r"</?[a-zA-Z][^<>\n]*>")
_FENCE = re.compile(r"^(?P<fence>```|~~~).*?^(?P=fence)", re.MULTILINE | re.DOTALL)

Find = Callable[[str], str | None]


@dataclass(frozen=True, slots=True)
class ConvertedBody:
    """A body that has been taken over."""

    text: str
    notes: tuple[tuple[int, str], ...]
    """Line within the body, from 1, and what was changed there or should be looked at."""


def convert_body(body: str, title: str, address: Find) -> ConvertedBody:
    """Write Pelican's links as ours; `address` finds the slug of an article by its path.

    No line is added or taken away, so that line numbers stay what they were.
    """
    notes: list[tuple[int, str]] = []

    def note(at: int, text: str) -> None:
        notes.append((body.count("\n", 0, at) + 1, text))

    def place(found: re.Match[str]) -> str:
        path, mark, fragment = unquote(found["target"]).partition("#")
        slug = address(path) if (found["kind"] or found["old"]) == "filename" else None
        if slug and not found["picture"]:
            return f"[{found['text']}](explainer:{slug}{mark}{fragment})"
        what = "the picture" if found["picture"] else "the link to"
        note(found.start(), f"{what} {found['target']} was left out, its words stay")
        return found["text"]

    text = _without_title(body, title)
    text = _inline_references(text)
    text = _LINK.sub(place, text)
    for found in _HTML.finditer(_FENCE.sub(lambda code: re.sub(r"[^\n]", " ", code[0]), text)):
        note_at = text.count("\n", 0, found.start()) + 1
        notes.append((note_at, f"HTML shows as it is written: {found[0]}"))
        break  # one is enough to make an editor look
    return ConvertedBody(text, tuple(notes))


def resolve_path(target: str, article: str) -> str:
    """Give the path within the folder that Pelican's `{filename}` leads to from an article."""
    if target.startswith("/"):
        return posixpath.normpath(target.lstrip("/"))
    return posixpath.normpath(posixpath.join(posixpath.dirname(article), target))


def _without_title(body: str, title: str) -> str:
    """Blank a first heading that repeats the title: the page has it already."""
    found = re.match(r"\s*#[ \t]+(?P<words>[^\n]*?)[ \t]*#*[ \t]*(?:\n|$)", body)
    if found and found["words"].strip() == title.strip():
        return "\n" * found[0].count("\n") + body[found.end() :]
    return body


def _inline_references(body: str) -> str:
    """Put the addresses of links that stand at the end of a text to their words."""
    urls = {_key(found["id"]): found["url"] for found in _DEFINITION.finditer(body)}
    if not urls:
        return body

    def inline(found: re.Match[str]) -> str:
        url = urls.get(_key(found["id"] or found["text"]))
        return f"{found['mark']}[{found['text']}]({url})" if url else found[0]

    return _REFERENCE.sub(inline, _DEFINITION.sub("", body))


def _key(name: str) -> str:
    return " ".join(name.lower().split())
