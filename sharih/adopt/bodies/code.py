"""A text → the same with its blocks of code put by: no other step reads them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from sharih.adopt.bodies.lined_text import LinedText

_OPENING: Final = re.compile(
    r"(?P<before>[ \t]*(?:>[ \t]*)*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)?)"
    r"(?P<marks>`{3,}|~{3,})(?P<info>[^`\n]*)"
)
_HOLDS_MORE: Final = re.compile(r"[-*+][ \t]|\d{1,9}[.)][ \t]|:[ \t]|\[\^|!!!|\?\?\?|[ \t]*>|</?\w")
"""How what goes on further in begins: an item, a definition, a footnote, an admonition, HTML."""
_HIGHLIGHTER: Final = re.compile(r"(?: {4}|\t)(?::::|#!)[ ]*[\w+.#-]*[ \t]*(?:hl_lines=.*)?$")
"""Pelican's first line of indented code, which names its language."""
_INDENTED: Final = re.compile(r" {4}|\t| {1,3}\t")
_QUOTE_MARK: Final = re.compile(r"^[ \t]*>[ ]?")
_TAGS: Final = {
    f"end{name}": re.compile(
        rf"\{{%-?[ \t]*{name}\b(?P<words>[^%\n]*)-?%\}}[ \t]*\n?(?P<code>.*?)\n?[ \t]*"
        rf"\{{%-?[ \t]*end{name}[ \t]*-?%\}}",
        re.DOTALL,
    )
    for name in ("highlight", "codeblock")
} | {
    f"/{space}{name}": re.compile(
        rf"\{{\{{[<%][ \t]*{name}\b(?P<words>[^\n]*?)[ \t]*[>%]\}}\}}[ \t]*\n?"
        r"(?P<code>.*?)\n?[ \t]*"
        rf"\{{\{{[<%][ \t]*/[ \t]*{name}[ \t]*[>%]\}}\}}",
        re.DOTALL,
    )
    for name in ("highlight", "code")
    for space in (" ", "")
}
"""What ends code between tags → how it is written."""
_RAW: Final = re.compile(r"\{%-?\s*(?:end)?raw\s*-?%\}[ \t]*\n?")
_ESCAPED: Final = re.compile(r"(\{\{[<%])/\*(.*?)\*/([>%]\}\})")
_LANGUAGE: Final = re.compile(r"[A-Za-z][\w+#-]*")


def put_by_code(body: LinedText) -> None:
    """Put by blocks of code, whichever way they are written; a block that is never closed is."""
    if "highlight" in body.text or "code" in body.text:
        for closing, pattern in _TAGS.items():
            body.sub(pattern, _fenced, closing)
    if "```" in body.text or "~~~" in body.text:
        body.set_lines(list(_without_fenced(body)))
    if "\n    " in body.text or "\n\t" in body.text or body.text.startswith(("    ", "\t")):
        body.set_lines(list(_without_indented(body)))


def _fenced(found: re.Match[str], _line: int) -> str:
    """Write code between tags as code between fences."""
    code = found["code"]
    named = _LANGUAGE.search(found["words"])
    longest = max(map(len, re.findall("`+", code)), default=0)
    fence = "`" * max(3, longest + 1)
    return f"\n{fence}{named[0] if named else ''}\n{code}\n{fence}\n"


def _without_fenced(body: LinedText) -> Iterator[tuple[int, str]]:
    lines = list(body.lines())
    at = 0
    while at < len(lines):
        number, text = lines[at]
        opening = _OPENING.fullmatch(text)
        if opening is None or (opening["marks"][0] == "`" and "`" in opening["info"]):
            yield lines[at]
            at += 1
            continue
        end = at + 1
        while end < len(lines) and not _closes(opening["marks"], lines[end][1]):
            end += 1
        before = opening["before"]
        code = [_without(before, text) for _, text in lines[at + 1 : end]]
        if end == len(lines):
            body.note(number, "a block of code was never closed, and is at the end of the text")
            code.append(opening["marks"])
        else:
            code.append(lines[end][1].strip("> \t"))
        words = "\n".join([opening["marks"] + opening["info"].rstrip(), *code])
        yield number, before + body.put_by(_as_meant(words))
        at = end + 1


def _without(before: str, text: str) -> str:
    """Take off a line of code what stands before the first one: quote marks and spaces."""
    for _ in range(before.count(">")):
        text = _QUOTE_MARK.sub("", text, count=1)
    width = len(before.rpartition(">")[2].removeprefix(" ").expandtabs(4))
    text = text.expandtabs(4) if width and text.startswith((" ", "\t")) else text
    return text[min(width, len(text) - len(text.lstrip(" "))) :]


def _closes(marks: str, text: str) -> bool:
    found = text.strip("> \t")
    return len(found) >= len(marks) and not found.strip(marks[0])


def _without_indented(body: LinedText) -> Iterator[tuple[int, str]]:
    """Put by lines that stand in by four spaces, unless they belong to what stands above."""
    lines = list(body.lines())
    at = 0
    for begin, end in _indented(lines):
        yield from lines[at:begin]
        code = [text for _, text in lines[begin:end]]
        code = code[1:] if _HIGHLIGHTER.fullmatch(code[0]) and len(code) > 1 else code
        yield lines[begin][0], body.put_by(_as_meant("\n".join(code)))
        at = end
    yield from lines[at:]


def take_out_stray_indents(body: LinedText) -> None:
    """Let lines that other markup stood before be no code."""
    lines = list(body.lines())
    for begin, end in list(_indented(lines)):
        for at in range(begin, end):
            lines[at] = (lines[at][0], lines[at][1].lstrip(" \t"))
    body.set_lines(lines)


def _indented(lines: Sequence[tuple[int, str]]) -> Iterator[tuple[int, int]]:
    """Find the lines that are code because they stand in by four spaces."""
    blank, inside = True, False
    at = 0
    while at < len(lines):
        text = lines[at][1]
        if not (blank and not inside and text.strip() and _INDENTED.match(text)):
            if text.strip() and not text.startswith((" ", "\t")):
                inside = bool(_HOLDS_MORE.match(text)) or (inside and not blank)
            elif text.strip() and _HOLDS_MORE.match(text.lstrip(" ")):
                inside = True
            blank = not text.strip()
            at += 1
            continue
        end = at
        while end < len(lines) and (not lines[end][1].strip() or _INDENTED.match(lines[end][1])):
            end += 1
        while not lines[end - 1][1].strip():
            end -= 1
        yield at, end
        blank = False
        at = end


def _as_meant(code: str) -> str:
    """Take off what keeps a generator from reading tags inside of code."""
    if "raw" in code:
        code = _RAW.sub("", code)
    return _ESCAPED.sub(r"\1\2\3", code) if "/*" in code else code
