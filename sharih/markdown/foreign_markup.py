"""The texts of a document → markup of other programs in them, which readers see as characters.

HTML, the codes of embeds and the tags of other site generators mean nothing here; nothing is
lost of them, and so each is a warning. What stands in code is meant as characters, and what
`escape_text` wrote holds none of this.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final

from sharih.markdown.blocks import Block, Document, Flaw, all_blocks
from sharih.markdown.grammar import cells

_LINK: Final = "Write a link to it: [words](https://…)."
_LINK_OR_PICTURE: Final = (
    "Write a link to it, [words](https://…), or a picture, ![what is seen](file.jpg)."
)
_WORDS: Final = "Write the words alone; an empty line begins a new paragraph."
_OTHERWISE: Final = "Leave it out, or write it as `code` where these characters are meant."
_REMEDIES: Final[Mapping[str, str]] = {
    "iframe script embed object video audio source style": _LINK,
    "table thead tbody tfoot tr td th caption": (
        "Write rows of cells between |, and | --- | --- | under the first."
    ),
    "img picture figure figcaption": 'Write ![what is seen](file.jpg "caption") on its own line.',
    "a": "Write [words](address).",
    "b strong": "Write **words**.",
    "i em cite": "Write *words*.",
    "h1 h2 h3 h4 h5 h6": "Write ## before its words, on a line of its own.",
    "ul ol li": "Begin each line of the list with - and a space.",
    "dl dt dd": "Write the term, and under it a line that begins with : and three spaces.",
    "blockquote q": "Begin each line of the quotation with > and a space.",
    "code pre kbd samp": "Write `code`, or put it between lines of ```.",
    "hr": "Write --- between two empty lines.",
    "br": "End the line with two spaces, or begin a new paragraph.",
    "p div span section article aside header footer main nav center font": _WORDS,
    "small big sup sub u s strike del ins mark abbr time details summary form input button label"
    " select option textarea svg path noscript link meta html head body title": _OTHERWISE,
}
"""Names of elements → what to write instead; those that tell most of a text come first."""
_REMEDY_OF: Final = {name: remedy for names, remedy in _REMEDIES.items() for name in names.split()}
_RANKS: Final = {name: rank for rank, name in enumerate(_REMEDY_OF)}

_FLAGS: Final = (
    "allowfullscreen|async|autoplay|checked|controls|defer|disabled|hidden|ismap|itemscope|loop"
    "|multiple|muted|nomodule|novalidate|nowrap|open|playsinline|readonly|required|reversed"
    "|selected|download"
)
_VALUE: Final = r"""(?:"[^"<]*"|'[^'<]*'|[^\s"'=<>`]+)"""
_TAG: Final = re.compile(
    # `a<b and c>d` is no tag: what has no value is one of few attributes.
    rf"<(?:/(?P<end>[A-Za-z][A-Za-z0-9-]*)\s*>|(?P<name>[A-Za-z][A-Za-z0-9-]*)"
    rf"(?:\s+(?:[A-Za-z_:][\w:.-]*\s*=\s*{_VALUE}|(?:{_FLAGS})(?![\w-])))*\s*/?>)",
    re.ASCII | re.IGNORECASE,
)
_DECLARATION: Final = re.compile(r"<(?:!doctype|!\[cdata\[|\?(?:php|xml|=))", re.IGNORECASE)
_TEMPLATE: Final = r"\{%|\{\{<"
_SHORT_NAMES: Final = (
    "audio|caption|contact-form-7|embed|facebook|gallery|gist|googlemaps|instagram|playlist"
    "|soundcloud|spotify|tiktok|tweet|twitter|video|vimeo|wp_caption|youtube"
)
_SHORTCODE: Final = (
    # `[video of the crash]` is no tag: a word is no argument.
    rf"\[(?:/?(?:{_SHORT_NAMES})(?:\s+[^\s\[\]]*[=/:\d][^\[\]\n]*)?"
    rf"|[a-z][a-z0-9_-]*(?:\s+[a-z][a-z0-9_-]*=[^\[\]\s]+)+)\s*/?\](?![(:])"
)
FOREIGN: Final = rf"{_TEMPLATE}|{_SHORTCODE}"
"""Finds the tags of other site generators, at their first character."""
_FOREIGN: Final = re.compile(FOREIGN)
_HINT: Final = re.compile(r"<|`|\{[%{]|\[/?[a-z][^\[\]]*\](?![(:])")
"""What a text with any of these has; in code there may be more of it than can be seen."""
_BACKTICKS: Final = re.compile("`+")
_NOT_SHAPE: Final = re.compile(r"[^\n]")
_LONGEST: Final = 40
"""How many characters of a tag are told."""


def foreign_markup(document: Document) -> Iterator[Flaw]:
    """Find what readers see as characters, one of each sort in a text; all are warnings."""
    if _HINT.search(document.joined):
        yield from _markup(document)
    if document.holds("|"):
        for block in all_blocks(document.blocks):
            if block.kind == "paragraph" and "|" in block.text:
                yield from _table(block)


def _markup(document: Document) -> Iterator[Flaw]:
    for line, text in document.texts:
        if _HINT.search(text):
            plain = _without_code(text)
            for at, reason, remedy in _found(plain):
                yield _warning(line + plain.count("\n", 0, at), reason, remedy)


def _found(text: str) -> Iterator[tuple[int, str, str]]:
    """Find HTML, comments and tags of other programs in a text without code."""
    tags = [(found, (found["name"] or found["end"]).lower()) for found in _TAG.finditer(text)]
    known = [(found, name) for found, name in tags if name in _RANKS or "-" in name]
    if known:
        found, name = min(known, key=lambda tag: _RANKS.get(tag[1], len(_RANKS)))
        reason = f"HTML is text here, and <{name}> is shown as characters"
        yield found.start(), reason, _REMEDY_OF.get(name, _OTHERWISE)
    elif declaration := _DECLARATION.search(text):
        reason = f"HTML is text here, and {declaration[0]} is shown as characters"
        yield declaration.start(), reason, _OTHERWISE
    if (at := text.find("<!--")) >= 0:
        reason = "a comment inside of a text is shown as characters"
        yield at, reason, "Put it on lines of its own, with an empty line before and after it."
    if tag := _FOREIGN.search(text):
        end = text.find("\n", tag.start())
        words = text[tag.start() : end if end >= 0 else None]
        for mark in ("%}", ">}}", "]"):
            words = words[: words.find(mark) + len(mark)] if mark in words else words
        told = words if len(words) <= _LONGEST else f"{words[:_LONGEST].rstrip()}…"
        reason = f"{told} is a tag of another program and is shown as characters"
        yield tag.start(), reason, _LINK_OR_PICTURE


def _table(block: Block) -> Iterator[Flaw]:
    """Find rows in a paragraph: those of a table that lacks the line under its head."""
    lines = [line.replace("\\|", "  ") for line in _without_code(block.text).split("\n")]
    for at, line in enumerate(lines):
        beside = lines[at + 1] if at + 1 < len(lines) else ""
        edged = re.fullmatch(r"\s*\|.*\|\s*", line) is not None
        alike = "|" in line and "|" in beside and len(cells(line)) == len(cells(beside))
        if edged or alike:
            reason = "a table without the line under its head is shown as characters"
            dashes = " | ".join(["---"] * len(cells(line)))
            remedy = f"Write | {dashes} | under its first row, with no empty line inside the table."
            yield _warning(block.line + at, reason, remedy)
            return


def _warning(line: int, reason: str, remedy: str) -> Flaw:
    return Flaw(line, reason, remedy, "warning")


def _without_code(text: str) -> str:
    """Blank out code between backticks; what stands elsewhere stays in its place."""
    if "`" not in text:
        return text
    runs = [found.span() for found in _BACKTICKS.finditer(text)]
    closing: dict[int, list[int]] = {}
    for number in reversed(range(len(runs))):
        closing.setdefault(runs[number][1] - runs[number][0], []).append(number)
    parts: list[str] = []
    done = number = 0
    while number < len(runs):
        start, end = runs[number]
        partners = closing[end - start]
        while partners and partners[-1] <= number:
            partners.pop()
        if not partners or text[max(0, start - 1) : start] == "\\":
            number += 1
            continue
        number = partners[-1] + 1
        stop = runs[number - 1][1]
        parts += [text[done:start], _NOT_SHAPE.sub(" ", text[start:stop])]
        done = stop
    return "".join([*parts, text[done:]])
