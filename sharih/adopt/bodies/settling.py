"""A converted text → one that is read without a fault: what would be one stands as characters.

The steps before read what people write; whatever else a text holds is seen here by the reader of
our own Markdown itself, so that no article is refused for a sign in it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Final

from sharih.adopt.bodies.lined_text import LinedText
from sharih.content.section_rules import TIMELINE, UPDATES
from sharih.markdown.attribute_lists import split_attributes
from sharih.markdown.blocks import Document, all_blocks
from sharih.markdown.inline import links
from sharih.markdown.parser import parse

_ROUNDS: Final = 12
_FENCE: Final = re.compile(r"`{3,}|~{3,}")
_IDENT: Final = re.compile(r"[a-z][a-z0-9-]*")
_FIRST_SIGN: Final = re.compile(r"[^\s\w]")
_WORD_START: Final = re.compile(r"\S")
_PLAIN_LINK: Final = re.compile(
    r"\]\((?:https?://[^\s()<>\"'\\]+|(?:explainer|page):[a-z0-9-]+(?:#[a-z0-9-]+)?)\)"
)
_AUTOLINK: Final = re.compile(r"<ftp", re.IGNORECASE)
_FOLLOWED: Final = ("https://", "http://", "mailto:", "explainer:", "page:", "tel:", "sms:")

Mend = Callable[[str], str]


def settle(body: LinedText) -> None:
    """Write as characters whatever would be a fault."""
    for _ in range(_ROUNDS):
        document = parse(body.text)
        mends = dict(_mends(document))
        if not mends:
            return
        lines = list(body.lines())
        for at, mend in mends.items():
            number, text = lines[at - 1]
            lines[at - 1] = (number, mend(text))
            body.note(number, f"{text.strip()[:40]} stands as characters", text)
        body.set_lines(lines)


def _mends(document: Document) -> Iterator[tuple[int, Mend]]:
    """Find the lines that are to be mended, and how."""
    lines = str(document).split("\n")
    for flaw in document.flaws:
        if flaw.severity == "error":
            mend = next((m for words, m in _MENDS.items() if words in flaw.reason), _first_sign)
            yield flaw.line, mend
    sections: set[str] = set()
    for block in all_blocks(document.blocks):
        if block.kind != "heading":
            continue
        if block.level == 1:
            yield _line_of_mark(lines, block.line), _lower
        ident = block.attributes.id
        if ident and (not _IDENT.fullmatch(ident) or ident in sections or ident in _DATED):
            yield block.line, _without_attributes
        if ident:
            sections.add(ident)
    for line, text in document.texts:
        if _may_lead_astray(text) and any(
            not address.startswith(_FOLLOWED) and address[1:] not in sections
            for address in links(text)
        ):
            yield from ((at, _unlinked) for at in _lines_with(lines, line, text))


def _may_lead_astray(text: str) -> bool:
    """Say whether a text may hold a link that leads nowhere here; most surely do not."""
    return len(_PLAIN_LINK.findall(text)) < text.count("](") or _AUTOLINK.search(text) is not None


_DATED: Final = frozenset({TIMELINE, UPDATES, "lead"})


def _line_of_mark(lines: list[str], at: int) -> int:
    """Find the line that makes a heading: its first one, or the one under its words."""
    if lines[at - 1].lstrip().startswith("#"):
        return at
    after = range(at + 1, len(lines) + 1)
    return next(
        (n for n in after if lines[n - 1].strip("> ") and not lines[n - 1].strip("> =")), at
    )


def _lines_with(lines: list[str], first: int, text: str) -> Iterator[int]:
    for at in range(first, min(first + text.count("\n") + 2, len(lines) + 1)):
        if "](" in lines[at - 1] or "<" in lines[at - 1]:
            yield at


def _lower(text: str) -> str:
    if "#" in text:
        return text.replace("#", "##", 1)
    return text.replace("=", "-")


def _without_attributes(text: str) -> str:
    words, found = split_attributes(text)
    return words if found.id else re.sub(r"\s*\{[^{}]*\}\s*$", "", text)


def _first_sign(text: str) -> str:
    pattern = _FIRST_SIGN if _FIRST_SIGN.search(text) else _WORD_START
    return pattern.sub(lambda sign: f"&#{ord(sign[0])};", text, count=1)


def _open_fence(text: str) -> str:
    return _FENCE.sub(lambda marks: f"&#{ord(marks[0][0])};" * len(marks[0]), text)


def _unlinked(text: str) -> str:
    return text.replace("](", "]&#40;").replace("<", "&lt;")


_MENDS: Final[Mapping[str, Mend]] = {
    "without words": lambda _: "",
    "belong to nothing": lambda _: "",
    "code block is never closed": _open_fence,
    "comment": lambda text: text.replace("<!--", "&lt;!--").replace("-->", "--&gt;"),
    "footnote": lambda text: text.replace("[", "&#91;", 1),
    "kept apart": lambda text: text.replace("[", "&#91;", 1),
    "table row": lambda text: text.replace("|", "&#124;"),
}
"""Words of a reason → what to do about it."""
