"""Inline Markdown → safe HTML, plain text, and the language it is in.

What a block is has been decided by `blocks`; Python-Markdown only sees the words inside one, so
its block grammar is taken away. Its output is sanitised by nh3 before anything is added.
"""

from __future__ import annotations

import html
import re
from functools import lru_cache
from threading import get_ident
from typing import TYPE_CHECKING

import nh3

from sharih import arabic
from sharih.arabic import (
    ISOLATES,
    MARKS,
    Lang,
    base_language,
    language_within,
    strip_controls,
    strip_unsafe_controls,
)
from sharih.markdown.plain_inline import ELEMENT, HINTS, plain_inline, plain_parts
from sharih.records import record

if TYPE_CHECKING:
    from markdown import Markdown

_TAGS = {"a", "abbr", "br", "code", "em", "img", "strong"}
_ATTRIBUTES = {"a": {"href", "title", "hreflang", "lang"}, "img": {"src", "alt", "title", "lang"}}
_SCHEMES = {"http", "https", "mailto", "tel", "sms", "topic", "explainer", "page"}
_HREF = re.compile(r'(<(?:a|img)\b[^>]*?\b(?:href|src)=")([^"]*)(")')
_TAG = re.compile(r"<[^>]*>")
_IMAGE = re.compile(r"<img\b[^>]*>")
_ATTRIBUTE = re.compile(r'\b(src|alt|title)="([^"]*)"')
_MARKED = re.compile(f"[{MARKS}{ISOLATES}]")
_MARKED_TAG = re.compile(f"<[^>]*[{MARKS}{ISOLATES}][^>]*>")
_QUOTED = re.compile(r'\b([a-z]+)="([^"]*)"')
_ADDRESSES = {"href", "src"}
_DESTINATION = re.compile(r"\]\([^()\n]*\)")
_NO_WORDS = re.compile(r"\]\([^()\n]*\)|`[^`]*`|&#?\w{1,32};")
_BLANK_LINE = re.compile(r"\n\s*\n")
_MOST_BRACKETS = 500
"""Python-Markdown takes time that grows with the square of the brackets; no text has this many."""


@lru_cache(maxsize=64)
def _markdown(_thread: int) -> Markdown:
    """Make the converter of a thread once: building one costs more than using it."""
    from sharih.markdown.converter import inline_converter  # slow to import, and seldom needed

    return inline_converter()


def _joined(text: str) -> str:
    """Take out unsafe controls and blank lines.

    These cannot occur inside a unit, but a paragraph parser would split at them.
    """
    return _BLANK_LINE.sub("\n", strip_unsafe_controls(text)).strip()


def _rendered(text: str) -> str:
    """Render inline Markdown as HTML that is not safe yet."""
    text = _joined(text)
    if text.count("[") > _MOST_BRACKETS:
        return html.escape(text)
    rendered: str = _markdown(get_ident()).reset().convert(text)
    return rendered.replace("<p>", "").replace("</p>", "")


def _cleaned(clean: str) -> str:
    """Take unsafe controls out of HTML once more: a reference may have stood for one.

    An address has none at all, and what is isolated in an attribute is closed there.
    """
    if _MARKED.search(clean):
        clean = _MARKED_TAG.sub(lambda tag: _QUOTED.sub(_cleaned_attribute, tag[0]), clean)
    return strip_unsafe_controls(clean)


def _cleaned_attribute(found: re.Match[str]) -> str:
    strip = strip_controls if found[1] in _ADDRESSES else strip_unsafe_controls
    return f'{found[1]}="{strip(found[2])}"'


@lru_cache(maxsize=65536)
def inline_html(text: str) -> str:
    """Render inline Markdown as sanitised HTML without a paragraph around it.

    Cached by content: the same words stand on the page of their language, on the bilingual
    page and in feeds.
    """
    if not text.strip():
        return ""
    plain = plain_inline(_joined(text))
    return converted(text) if plain is None else plain


def converted(text: str) -> str:
    """Render inline Markdown as `inline_html` does, by the converter whatever it holds."""
    clean = _sanitised(_rendered(text))
    cleaned = _cleaned(clean)
    if cleaned == clean:
        return clean
    # A character reference stood for a control, without which an address may be another one.
    return _sanitised(cleaned)


def _sanitised(rendered: str) -> str:
    return nh3.clean(
        rendered, tags=_TAGS, attributes=_ATTRIBUTES, url_schemes=_SCHEMES, link_rel=None
    )


@lru_cache(maxsize=65536)
def plain_text(text: str) -> str:
    """Render inline Markdown as plain text: for titles, summaries, feeds and word counts."""
    parts = plain_parts(text)
    if parts is None:
        return html.unescape(_TAG.sub("", inline_html(text)))
    del parts[2::ELEMENT]  # where links lead
    return "".join([part for part in parts if part])


def main_language(text: str, around: Lang) -> Lang:
    """Tell the language of Markdown that stands where `around` is read.

    Addresses of links do not count.
    """
    if around == "en" and text.isascii():
        return "en"  # there is nothing to count
    return _counted_language(text, around)


@lru_cache(maxsize=65536)
def _counted_language(text: str, around: Lang) -> Lang:
    return language_within(_DESTINATION.sub("]", text) if "](" in text else text, around)


def block_language(text: str, around: Lang) -> Lang:
    """Tell the language whose direction Markdown has that stands where `around` is read.

    Neither addresses nor code are words of a language.
    """
    if around == "en" and text.isascii():
        return "en"
    return base_language(_words_alone(text), around)


def is_mostly(lang: Lang, text: str) -> bool:
    """Say whether nearly all words of Markdown are in a language."""
    return arabic.is_mostly(lang, _words_alone(text))


def _words_alone(text: str) -> str:
    if "](" in text or "`" in text or "&" in text:
        return _NO_WORDS.sub(" ", text)
    return text


def may_hold_links(text: str) -> bool:
    """Say whether it is worth while to look for links in inline Markdown."""
    return "](" in text or "<" in text or any(hint in text for hint in HINTS)


def links(text: str) -> list[str]:
    """List the addresses that inline Markdown links to, as written; unsafe ones too."""
    if not may_hold_links(text):
        return []
    plain = plain_inline(_joined(text))
    found = _HREF.finditer(_rendered(text) if plain is None else plain)
    written = (html.unescape(link[2]) for link in found if link[1].startswith("<a"))
    return [strip_controls(address) for address in written]


@record(frozen=True, slots=True)
class Image:
    """A picture as inline Markdown names it: `![alt](src "title")`."""

    src: str
    alt: str
    title: str


def images(text: str) -> list[Image]:
    """List the pictures of inline Markdown, as written."""
    if "![" not in text:
        return []
    found = []
    for tag in _IMAGE.findall(_rendered(text)):
        values = dict(_ATTRIBUTE.findall(tag))
        src, alt, title = (html.unescape(values.get(key, "")) for key in ("src", "alt", "title"))
        safe = strip_unsafe_controls
        found.append(Image(strip_controls(src), safe(alt), safe(title)))
    return found
