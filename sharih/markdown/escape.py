"""Plain text → Markdown that shows the same characters.

What Markdown would take as markup is written as a numeric character reference (`&#42;` for an
asterisk), which every Markdown dialect prints as the character itself, also where a backslash
would not do. Everything else stays as it is, so that an editor reads words and not references.
"""

from __future__ import annotations

import re

from sharih.arabic import NONCHARACTER
from sharih.markdown.foreign_markup import FOREIGN

_LINE_END = re.compile("[\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]+")
_CONTROL = re.compile(f"[\x00-\x08\x0e-\x1b\x1f\x7f-\x9f{NONCHARACTER}]")
_SIGNS = re.compile(r"[\\`*_{}\[\]<>&|]")
"""Without one of these there is no markup in a text; most texts have none."""
_MARKUP = re.compile(
    r"[\\`]"
    r"|(?<!\s)\*|\*(?!\s)"  # an asterisk between spaces is no emphasis
    r"|(?<![^\W_])_|_(?![^\W_])"  # nor is an underscore inside a word: file_name
    r"|\{(?=:|[^}]*\}\Z)"  # attribute lists
    r"|\](?=\()|\A\[(?=.*\]:)"  # links, and what a reference leads to
    r"|<(?=[A-Za-z/!?])"
    r"|&(?=#?\w+;)"
    r"|\|"
)
_TAG = re.compile(rf"(?={FOREIGN})[\[{{]")
"""Where what other site generators take for a tag begins, once the rest is escaped."""
# \d and not [0-9]: Python-Markdown counts lists in the digits of any script.
_LINE_START = re.compile(r"[-+=#:~—–>*]|\d+[.)](?=\s|$)")
_TRAILING_HASH = re.compile(r"#(?=#*$)")
_HYPHENS = re.compile(r"-(?=-)|(?<=-)-")


def escape_text(text: str) -> str:
    """Write plain text as the Markdown of one paragraph, heading or list item.

    Line ends become spaces; control characters, which no file of ours may hold, are left out.
    Raises nothing; any text is data.
    """
    text = _clean(text).strip()
    if _SIGNS.search(text):
        text = _MARKUP.sub(lambda found: _reference(found[0]), text)
        # One that is escaped may have been all that kept another from being one.
        while text != (text := _TAG.sub(lambda found: _reference(found[0]), text)):
            pass
    if found := _LINE_START.match(text):
        at = found.end() - 1
        text = text[:at] + _reference(text[at]) + text[at + 1 :]
    # A heading may end in #s, which Markdown drops; references keep them.
    return _TRAILING_HASH.sub("&#35;", text)


def escape_comment(text: str) -> str:
    """Make text safe between `<!--` and `-->`; its line feeds stay."""
    text = "\n".join(_clean(line) for line in text.split("\n"))
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return _HYPHENS.sub("&#45;", text)


def _clean(text: str) -> str:
    if text.isprintable():
        return text  # so it holds neither
    return _CONTROL.sub("", _LINE_END.sub(" ", text))


def _reference(char: str) -> str:
    return f"&#{ord(char)};"
