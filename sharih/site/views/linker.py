"""Inline Markdown of an edition → HTML with topics linked and links followed."""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from dataclasses import dataclass, field

from markupsafe import Markup

from sharih.arabic import ARABIC_MARK, TATWEEL, Lang
from sharih.content.topics import Registry
from sharih.markdown.inline import _HREF, inline_html, isolate

_TOKEN = re.compile(r"<[^>]*>|[^<]+")


_TAG_NAME = re.compile(r"</?([a-zA-Z0-9]+)")


_JOINED_PARTICLES = re.compile(f"(?:[بفكل][{ARABIC_MARK}{TATWEEL}]*)+$")


_CLOSED = frozenset({"a", "code"})


_TOPIC = "topic:"


TERM, NAME, MENTION = "term_", "name_", "named_"
"""What the ids of a definition, of its name and of the first mention of a topic begin with.

No section can have such an id, as theirs have no underscore.
"""


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
