"""Inline Markdown → safe HTML, with topics linked and runs of the other script isolated.

What a block is has been decided by `blocks`; Python-Markdown only sees the words inside one, so
its block grammar is taken away. Its output is sanitised by nh3 before anything is added.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import lru_cache
from threading import get_ident

import nh3
from markdown import Markdown
from markdown.blockprocessors import ParagraphProcessor
from markdown.extensions.attr_list import AttrListTreeprocessor
from markdown.util import Registry as Processors
from markupsafe import Markup

from sharih.arabic import (
    ARABIC_MARK,
    TATWEEL,
    Lang,
    foreign_runs,
    language_within,
    strip_controls,
)
from sharih.languages import direction, other_language
from sharih.topics import Registry

_TAGS = {"a", "abbr", "br", "code", "em", "img", "strong"}
_ATTRIBUTES = {"a": {"href", "title", "hreflang", "lang"}, "img": {"src", "alt", "title", "lang"}}
_SCHEMES = {"http", "https", "mailto", "topic", "explainer"}
_TOKEN = re.compile(r"<[^>]*>|[^<]+")
_TAG_NAME = re.compile(r"</?([a-zA-Z0-9]+)")
_HREF = re.compile(r'(<(?:a|img)\b[^>]*?\b(?:href|src)=")([^"]*)(")')
_IMAGE = re.compile(r"<img\b[^>]*>")
_ATTRIBUTE = re.compile(r'\b(src|alt|title)="([^"]*)"')
_JOINED_PARTICLES = re.compile(f"(?:[بفكل][{ARABIC_MARK}{TATWEEL}]*)+$")
_DESTINATION = re.compile(r"\]\([^()\n]*\)")
_CLOSED = frozenset({"a", "code"})
_TOPIC = "topic:"
TERM, NAME, MENTION = "term_", "name_", "named_"
"""What the ids of a definition, of its name and of the first mention of a topic begin with.

No section can have such an id, as theirs have no underscore.
"""
_MOST_BRACKETS = 500
"""Python-Markdown takes time that grows with the square of the brackets; no text has so many."""


class _Attributes(AttrListTreeprocessor):
    """Attribute lists of inline elements; those of blocks have been read by the splitter.

    The colon is asked for: without it `{words}` of a text would be lost.
    """

    BLOCK_RE = re.compile(r"(?!)")  # type: ignore[misc]
    HEADER_RE = BLOCK_RE  # type: ignore[misc]
    INLINE_RE = re.compile(r"^\{:[ ]*([^\}\n ][^\n]*?)[ ]*\}")  # type: ignore[misc]


@lru_cache(maxsize=64)
def _markdown(_thread: int) -> Markdown:
    """Make the converter of a thread once: building one costs more than using it."""
    converter = Markdown(output_format="html")
    converter.treeprocessors.register(_Attributes(converter), "attr_list", 8)
    converter.parser.blockprocessors = Processors()
    converter.parser.blockprocessors.register(ParagraphProcessor(converter.parser), "text", 1)
    converter.ESCAPED_CHARS = [*converter.ESCAPED_CHARS, "|"]  # as its tables extension does
    # Raw HTML is text here; without these the serializer escapes it.
    converter.preprocessors.deregister("html_block")
    converter.inlinePatterns.deregister("html")
    for pattern in ("reference", "image_reference", "short_reference", "short_image_ref"):
        converter.inlinePatterns.deregister(pattern)
    return converter


def _rendered(text: str) -> str:
    """Render inline Markdown as HTML that is not safe yet."""
    # Blank lines cannot occur inside a unit, but a paragraph parser would split at them.
    text = re.sub(r"\n\s*\n", "\n", strip_controls(text)).strip()
    if text.count("[") > _MOST_BRACKETS:
        return html.escape(text)
    rendered: str = _markdown(get_ident()).reset().convert(text)
    return rendered.replace("<p>", "").replace("</p>", "")


@lru_cache(maxsize=65536)
def inline_html(text: str) -> str:
    """Render inline Markdown as sanitised HTML without a paragraph around it.

    Cached by content: the same words stand on the page of their language, on the bilingual
    page and in feeds.
    """
    if not text.strip():
        return ""
    clean = nh3.clean(
        _rendered(text), tags=_TAGS, attributes=_ATTRIBUTES, url_schemes=_SCHEMES, link_rel=None
    )
    # Once more: a character reference may have stood for a control.
    return strip_controls(clean)


@lru_cache(maxsize=65536)
def plain_text(text: str) -> str:
    """Render inline Markdown as plain text: for titles, summaries, feeds and word counts."""
    return html.unescape(re.sub(r"<[^>]*>", "", inline_html(text)))


@lru_cache(maxsize=65536)
def main_language(text: str, around: Lang) -> Lang:
    """Tell the language of Markdown that stands where `around` is read.

    Addresses of links do not count.
    """
    return language_within(_DESTINATION.sub("]", text) if "](" in text else text, around)


def isolate(text: str, lang: Lang) -> Markup:
    """Escape plain text and wrap each run of the other script in `<bdi lang dir>`.

    Source: W3C, Inline markup and bidirectional text in HTML.
    """
    text = strip_controls(text)
    other = other_language(lang)
    parts = []
    at = 0
    for start, end in foreign_runs(text, lang):
        run = html.escape(text[start:end])
        parts.append(html.escape(text[at:start]))
        parts.append(f'<bdi lang="{other}" dir="{direction(other)}">{run}</bdi>')
        at = end
    parts.append(html.escape(text[at:]))
    return Markup("".join(parts))  # noqa: S704 - every part is escaped above


@dataclass(slots=True)
class Linker:
    """Renders the words of one edition: follows links, links topics, isolates scripts."""

    lang: Lang
    registry: Registry
    resolve: Callable[[str], str]
    """A link as written → the address on the page."""
    topic_url: Callable[[str], str]
    seen: set[str] = field(default_factory=set)
    """The topics linked so far in this section."""
    topics: bool = True
    """Whether topics are linked that no editor has linked."""
    explains: bool = False
    """Whether a linked topic opens its definition, which the page then must hold."""
    named: dict[str, None] = field(default_factory=dict)
    """The topics linked so far on the page, in order; the first link to each has an id."""

    def new_section(self) -> None:
        """Begin a section: first mentions are counted anew."""
        self.seen.clear()

    def html(self, text: str, lang: Lang | None = None, *, topics: bool = True) -> Markup:
        """Render inline Markdown in `lang` (by default the edition's)."""
        lang = lang or self.lang
        topics = topics and self.topics
        out = []
        closed = 0
        ending = ""
        for part in _TOKEN.findall(inline_html(text)):
            if not part.startswith("<"):
                plain = html.unescape(part)
                out.append(self._words(plain, lang, topics=topics and not closed))
                continue
            tag = part
            name = _TAG_NAME.match(tag)
            if name and name[1] in _CLOSED:
                closed += -1 if tag.startswith("</") else 1
            if found := _HREF.match(tag):
                tag, ending = self._followed(tag, found)
            out.append(tag + ending if tag == "</a>" else tag)
        return Markup("".join(out))  # noqa: S704 - sanitised by nh3, added text is escaped

    def named_topic(self, ident: str, text: str, lang: Lang) -> Markup:
        """Render plain text that is the name of a topic, linked whether it was before or not."""
        self.seen.add(ident)
        return Markup(self._term(ident, isolate(text, lang)))  # noqa: S704 - escaped

    def _followed(self, tag: str, found: re.Match[str]) -> tuple[str, str]:
        """Let a tag with an address lead there; returns it and what follows the end of a link."""
        written = html.unescape(found[2])
        ident = written.removeprefix(_TOPIC)
        term = ""
        if written.startswith(_TOPIC):
            self.seen.add(ident)
            if ident in self.registry.topics and tag.startswith("<a"):
                if self.explains:
                    start, link, end = self._mention(ident)
                    href = f"{found[1]}#{TERM}{ident}{found[3]}"
                    return f"{start}{href}{link}{tag[found.end() :]}", end
                term = ' class="term"'
        address = html.escape(self.resolve(written))
        return f"{found[1]}{address}{found[3]}{term}{tag[found.end() :]}", ""

    def _mention(self, ident: str) -> tuple[str, str, str]:
        """Return what words that open the definition of a topic have around and in their link.

        The words are a plain link to the glossary, so that they stay words wherever a page is
        read without its looks. A button without words lies over them and opens the definition:
        it alone takes a popover without a script, and it is what the keyboard finds.
        """
        place = "" if ident in self.named else f' id="{MENTION}{ident}"'
        self.named.setdefault(ident)
        aims = f'popovertarget="{TERM}{ident}" aria-labelledby="{NAME}{ident}"'
        return (
            f'<span class="mention"{place}>',
            ' class="term" tabindex="-1"',
            f"<button {aims}></button></span>",
        )

    def _term(self, ident: str, words: Markup) -> str:
        if self.explains:
            start, link, end = self._mention(ident)
            return f'{start}<a href="#{TERM}{ident}"{link}>{words}</a>{end}'
        return f'<a class="term" href="{html.escape(self.topic_url(ident))}">{words}</a>'

    def _words(self, text: str, lang: Lang, *, topics: bool) -> str:
        if not topics:
            return isolate(text, lang)
        out: list[str] = []
        at = 0
        for mention in self.registry.mentions(text, lang):
            if mention.topic in self.seen:
                continue
            self.seen.add(mention.topic)
            start = _word_part(text, mention.start)
            out.append(isolate(text[at:start], lang))
            out.append(self._term(mention.topic, isolate(text[start : mention.end], lang)))
            at = mention.end
        out.append(isolate(text[at:], lang))
        return "".join(out)


def _word_part(text: str, start: int) -> int:
    """Take a particle that is joined to a name into its link (لبوتين, but و before إيران not).

    Letters that join must not be parted: some browsers then draw them unjoined.
    """
    found = _JOINED_PARTICLES.search(text, max(0, start - 12), start)
    return found.start() if found else start


def links(text: str) -> list[str]:
    """List the addresses that inline Markdown links to, as written; unsafe ones too."""
    if "](" not in text and "<" not in text:
        return []
    found = _HREF.finditer(_rendered(text))
    return [html.unescape(link[2]) for link in found if link[1].startswith("<a")]


@dataclass(frozen=True, slots=True)
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
        found.append(Image(src, strip_controls(alt), strip_controls(title)))
    return found
