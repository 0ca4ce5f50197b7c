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
import nh3
from markdown import Markdown
from markdown.extensions.attr_list import AttrListExtension
from markupsafe import Markup

from sharih.arabic import Lang, foreign_runs, strip_controls
from sharih.languages import direction, other_language
from sharih.topics import Registry

_TAGS = {"a", "abbr", "br", "code", "em", "img", "strong"}
_ATTRIBUTES = {"a": {"href", "title", "hreflang", "lang"}, "img": {"src", "alt", "title", "lang"}}
_SCHEMES = {"http", "https", "mailto", "topic", "explainer"}
_TOKEN = re.compile(r"<[^>]*>|[^<]+")
_TAG_NAME = re.compile(r"</?([a-zA-Z0-9]+)")
_HREF = re.compile(r'(<(?:a|img)\b[^>]*?\b(?:href|src)=")([^"]*)(")')
_JOINING_PARTICLES = frozenset("بفكل")
_CLOSED = frozenset({"a", "code"})


@lru_cache(maxsize=1)
def _markdown() -> Markdown:
    """Make the converter once: building one costs more than using it."""
    converter = Markdown(extensions=[AttrListExtension()], output_format="html")
    for name in list(converter.parser.blockprocessors._data):
        if name != "paragraph":
            converter.parser.blockprocessors.deregister(name)
    # Raw HTML is text here; without these the serializer escapes it.
    converter.preprocessors.deregister("html_block")
    converter.inlinePatterns.deregister("html")
    for pattern in ("reference", "image_reference", "short_reference", "short_image_ref"):
        converter.inlinePatterns.deregister(pattern)
    return converter


@lru_cache(maxsize=65536)
def inline_html(text: str) -> str:
    """Render inline Markdown as sanitised HTML without a paragraph around it.

    Cached by content: the same words stand on the page of their language, on the bilingual
    page and in feeds.
    """
    if not text.strip():
        return ""
    converter = _markdown().reset()
    # Blank lines cannot occur inside a unit, but a paragraph parser would split at them.
    rendered = converter.convert(re.sub(r"\n\s*\n", "\n", strip_controls(text)).strip())
    rendered = rendered.replace("<p>", "").replace("</p>", "")
    return nh3.clean(
        rendered, tags=_TAGS, attributes=_ATTRIBUTES, url_schemes=_SCHEMES, link_rel=None
    )


@lru_cache(maxsize=65536)
def plain_text(text: str) -> str:
    """Render inline Markdown as plain text: for titles, summaries, feeds and word counts."""
    return html.unescape(re.sub(r"<[^>]*>", "", inline_html(text)))


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

    def new_section(self) -> None:
        """Begin a section: first mentions are counted anew."""
        self.seen.clear()

    def html(self, text: str, lang: Lang | None = None, *, topics: bool = True) -> Markup:
        """Render inline Markdown in `lang` (by default the edition's)."""
        lang = lang or self.lang
        rendered = inline_html(text)
        if 'href="' in rendered or 'src="' in rendered:
            rendered = self._follow(rendered)
        out = []
        closed = 0
        for token in _TOKEN.findall(rendered):
            if token.startswith("<"):
                name = _TAG_NAME.match(token)
                if name and name[1] in _CLOSED:
                    closed += -1 if token.startswith("</") else 1
                out.append(token)
            else:
                plain = html.unescape(token)
                out.append(self._words(plain, lang, topics=topics and not closed))
        return Markup("".join(out))  # noqa: S704 - sanitised by nh3, added text is escaped

    def _follow(self, rendered: str) -> str:
        def replace(found: re.Match[str]) -> str:
            written = html.unescape(found[2])
            if written.startswith("topic:"):
                self.seen.add(written.removeprefix("topic:"))
            return f"{found[1]}{html.escape(self.resolve(written))}{found[3]}"

        return _HREF.sub(replace, rendered)

    def _words(self, text: str, lang: Lang, *, topics: bool) -> str:
        if not topics:
            return isolate(text, lang)
        out = []
        at = 0
        for mention in self.registry.mentions(text, lang):
            if mention.topic in self.seen:
                continue
            self.seen.add(mention.topic)
            start = _word_part(text, mention.start)
            name = isolate(text[start : mention.end], lang)
            address = html.escape(self.topic_url(mention.topic))
            out.append(isolate(text[at:start], lang))
            out.append(f'<a class="term" href="{address}">{name}</a>')
            at = mention.end
        out.append(isolate(text[at:], lang))
        return "".join(out)


def _word_part(text: str, start: int) -> int:
    """Take a particle that is joined to a name into its link (لبوتين, but و before إيران not).

    Letters that join must not be parted: some browsers then draw them unjoined.
    """
    while start and text[start - 1] in _JOINING_PARTICLES:
        start -= 1
    return start


def links(text: str) -> list[str]:
    """List the addresses that inline Markdown links to, as written."""
    return [html.unescape(found[2]) for found in _HREF.finditer(inline_html(text))]
