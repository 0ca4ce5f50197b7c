"""Inline Markdown of an edition → HTML with topics linked and links followed."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from markupsafe import Markup

from sharih.arabic import ARABIC_LETTER, ARABIC_MARK, LATIN_LETTER, TATWEEL, Lang
from sharih.content.mentions import Mention
from sharih.content.topics import Registry
from sharih.languages import direction
from sharih.markdown.inline import block_language
from sharih.markdown.isolation import escaped, isolate, isolated
from sharih.markdown.plain_inline import ELEMENT, plain_parts
from sharih.site.views.inline_parts import BARE, Link, Run, inline_parts, is_address
from sharih.site.views.topic_links import MENTION, SCHEME, TERM, TopicLink, TopicLinks

_JOINED_PARTICLES = re.compile(f"(?:[بفكل][{ARABIC_MARK}{TATWEEL}]*)+$")
_LETTER = re.compile(f"[{ARABIC_LETTER}{LATIN_LETTER}]")
_ENDS = ("</a>", "</code>")
_CALLS = ("tel:", "sms:")
_NOTHING = Markup()
_APART = "\x00"
"""Stands between words that are looked through at once; no name of a topic goes over it."""

_Two = tuple[str, str]
"""HTML that leads to a definition, and the same as it stands where there is no definition."""
_markup: Callable[[str], Markup] = partial(str.__new__, Markup)
"""Takes HTML as what it is; each use says why that is safe."""


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
    explained: Collection[str] = ()
    """The topics that lead to their definition, which the page then must hold; others lead to
    their own page."""
    named: dict[str, None] = field(default_factory=dict)
    """The explained topics linked so far on the page; the first link to each has an id."""
    elsewhere: dict[int, tuple[Markup, Markup]] = field(default_factory=dict)
    """The id of HTML that leads to definitions → it, and the same as it stands elsewhere."""
    links: TopicLinks = field(init=False)
    """What stands around names of topics; a site's linkers of a language may share them."""

    def __post_init__(self) -> None:
        self.links = TopicLinks(self.resolve, self.topic_url)

    def new_section(self) -> None:
        """Begin a section: first mentions are counted anew."""
        self.seen.clear()

    def html(self, text: str, lang: Lang | None = None, *, topics: bool = True) -> Markup:
        """Render inline Markdown in `lang` (by default the edition's)."""
        if not text:
            return _NOTHING
        lang = lang or self.lang
        topics = topics and self.topics
        parts = plain_parts(text)
        if parts is None:
            return self._written(self._converted(text, lang, topics))
        mentions = self._mentions(parts, lang) if topics else ()
        if len(parts) == 1 and not mentions:
            return _markup(isolated(parts[0], lang))
        return self._written(self._plain(parts, lang, mentions))

    def within(
        self, text: str, around: Lang, marked: Lang | None = None, *, topics: bool = True
    ) -> Markup:
        """Render words of a place that keeps its own direction, which they need not run in.

        Such are the cells of a row and the entries of a list. `marked` is their language where
        it is known; else it is told from them.
        """
        if not text:
            return _NOTHING
        lang = marked or block_language(text, around)
        written = self.html(text, lang, topics=topics)
        if lang == around:
            return written
        opens = f'<span lang="{lang}" dir="{direction(lang)}">'
        here = _markup(f"{opens}{written}</span>")  # both are HTML
        if other := self.elsewhere.get(id(written)):
            self.elsewhere[id(here)] = here, _markup(f"{opens}{other[1]}</span>")
        return here

    def _mentions(self, parts: Sequence[Any], lang: Lang) -> Sequence[Mention]:
        """Find the topics that words without a link name; places are those of all such words."""
        if len(parts) == 1:
            return self.registry.mentions(parts[0], lang)
        words = [parts[0]]
        for at in range(1, len(parts), ELEMENT):
            _, _, strong, em, after = parts[at : at + ELEMENT]
            words += (strong or em or "", after)
        return self.registry.mentions(_APART.join(words), lang)

    def _plain(
        self, parts: Sequence[Any], lang: Lang, mentions: Sequence[Mention]
    ) -> list[str | _Two]:
        """Go through what `plain_parts` gives."""
        words = parts[0]
        pieces = self._words(words, lang, mentions) or [isolated(words, lang)]
        place = len(parts[0]) + 1
        for at in range(1, len(parts), ELEMENT):
            linked, to, strong, em, after = parts[at : at + ELEMENT]
            if to:
                pieces.append(self._linked(to, isolated(linked, lang), bare=is_address(linked, to)))
                place += 1
            else:
                words, tag = (strong, "strong") if strong else (em, "em")
                pieces.append(f"<{tag}>")
                pieces += self._words(words, lang, mentions, place) or (isolated(words, lang),)
                pieces.append(f"</{tag}>")
                place += len(words) + 1
            if after:
                pieces += self._words(after, lang, mentions, place) or (isolated(after, lang),)
            place += len(after) + 1
        return pieces

    def _converted(self, text: str, lang: Lang, topics: bool) -> list[str | _Two]:
        """Go through whatever else inline Markdown is."""
        pieces: list[str | _Two] = []
        within = ""
        for part in inline_parts(text):
            if isinstance(part, Run):
                pieces += self._run(part, lang, within, topics=topics)
            elif isinstance(part, Link):
                pieces.append(self._followed(part))
                within = "call" if part.written.startswith(_CALLS) else within
            elif part == "<code>":
                within = "code"
                pieces.append('<code dir="ltr">')
            else:
                pieces.append(part)
                within = "" if part in _ENDS else within
        return pieces

    def _run(self, run: Run, lang: Lang, within: str, *, topics: bool) -> Sequence[str | _Two]:
        """Write words between tags; `within` says whether they are code, or what is called."""
        if within == "code":
            return (html.escape(run.text),)
        if within == "call" and not _LETTER.search(run.text):
            return (f'<bdo dir="ltr">{html.escape(run.text)}</bdo>',)
        known = self.registry.mentions(run.text, lang) if topics and not run.closed else ()
        return self._words(run.text, lang, known) or (escaped(run.text, lang),)

    def named_topic(self, ident: str, text: str, lang: Lang) -> Markup:
        """Render plain text that is the name of a topic, linked whether it was before or not."""
        self.seen.add(ident)
        return self._written([self._term(ident, isolate(text, lang))])

    def _written(self, pieces: list[str | _Two]) -> Markup:
        """Put pieces together; where they lead to a definition, also as they stand elsewhere.

        Each is escaped, of our own, or sanitised by nh3.
        """
        here = [piece[0] if isinstance(piece, tuple) else piece for piece in pieces]
        written = _markup("".join(here))
        if self.explained:
            there = [piece[1] if isinstance(piece, tuple) else piece for piece in pieces]
            if here != there:
                self.elsewhere[id(written)] = written, _markup("".join(there))
        return written

    def _linked(self, to: str, words: str, *, bare: bool) -> str | _Two:
        """Write a link of an editor's; `words` are HTML, and where it is bare, its address."""
        if not to.startswith(SCHEME):
            return f'<a href="{html.escape(self.resolve(to))}"{BARE if bare else ""}>{words}</a>'
        ident = to.removeprefix(SCHEME)
        self.seen.add(ident)
        if ident not in self.registry.topics:
            return f'<a href="{html.escape(self.resolve(to))}">{words}</a>'
        link = self.links[ident]
        return self._opening(ident, link, words, f"{link.written}{words}</a>")

    def _term(self, ident: str, words: str) -> str | _Two:
        """Write a link to a topic that no editor has made; `words` are HTML."""
        link = self.links[ident]
        return self._opening(ident, link, words, f"{link.found}{words}</a>")

    def _opening(self, ident: str, link: TopicLink, words: str, elsewhere: str) -> str | _Two:
        """Let words lead to the definition of a topic, where the page has it."""
        if ident not in self.explained:
            return elsewhere
        start = link.again if ident in self.named else link.first
        self.named[ident] = None
        return f"{start}{words}</a>", elsewhere

    def _followed(self, link: Link) -> str | _Two:
        """Let a tag with an address lead there."""
        address = html.escape(self.resolve(link.written))
        if not link.written.startswith(SCHEME):
            return link.leading_to(address, BARE if link.bare else "")
        ident = link.written.removeprefix(SCHEME)
        self.seen.add(ident)
        if ident not in self.registry.topics or not link.before.startswith("<a"):
            return link.leading_to(address)
        tag = link.leading_to(address, ' class="term"')
        if ident not in self.explained:
            return tag
        first = "" if ident in self.named else f' id="{MENTION}{ident}"'
        self.named[ident] = None
        return link.leading_to(f"#{TERM}{ident}", f' class="term"{first}'), tag

    def _words(
        self, text: str, lang: Lang, mentions: Sequence[Mention], place: int = 0
    ) -> list[str | _Two]:
        """Link the topics that words name, which stand at `place` of what was looked through.

        Returns nothing where none is linked.
        """
        pieces: list[str | _Two] = []
        at = 0
        for mention in mentions:
            start, end = mention.start - place, mention.end - place
            if start < 0 or end > len(text) or mention.topic in self.seen:
                continue
            self.seen.add(mention.topic)
            start = _word_part(text, start)
            pieces.append(escaped(text[at:start], lang))
            pieces.append(self._term(mention.topic, escaped(text[start:end], lang)))
            at = end
        return [*pieces, escaped(text[at:], lang)] if at else pieces


def _word_part(text: str, start: int) -> int:
    """Take a particle that is joined to a name into its link (لبوتين, but و before إيران not).

    Letters that join must not be parted: some browsers then draw them unjoined.
    """
    found = _JOINED_PARTICLES.search(text, max(0, start - 12), start)
    return found.start() if found else start
