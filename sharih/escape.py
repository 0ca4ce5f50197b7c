"""Plain text → Markdown that shows the same characters.

What Markdown would take as markup is written as a numeric character reference (`&#42;` for an
asterisk), which every Markdown dialect prints as the character itself, also where a backslash
would not do.
"""

from __future__ import annotations

import re

_ANYWHERE = re.compile(r"[\\`*_{}\[\]<>&|]")
_LINE_START = re.compile(r"^(\s*)(?:([-+=#:~—–])|([0-9٠-٩]{1,9})([.)])(?=\s|$))")
_TRAILING_HASH = re.compile(r"#(?=#*\s*$)")


def escape_text(text: str) -> str:
    """Write one line of plain text as the Markdown of a paragraph or heading.

    Line ends become spaces. Raises nothing; any text is data.
    """
    text = " ".join(text.split("\n"))
    text = _ANYWHERE.sub(lambda found: _reference(found[0]), text)
    if found := _LINE_START.match(text):
        at = found.start(2) if found[2] else found.start(4)
        text = text[:at] + _reference(text[at]) + text[at + 1 :]
    # A heading may end in #s, which Markdown drops; a trailing reference keeps them.
    return _TRAILING_HASH.sub("&#35;", text)


def escape_comment(text: str) -> str:
    """Make text safe between `<!--` and `-->`: hyphens in a row and angle brackets go."""
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return re.sub(r"-(?=-)|(?<=-)-", "&#45;", text)


def _reference(char: str) -> str:
    return f"&#{ord(char)};"
