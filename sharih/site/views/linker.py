"""Inline Markdown of an edition → HTML with topics linked and links followed."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from markupsafe import Markup

from sharih.arabic import ARABIC_MARK, TATWEEL, Lang
from sharih.content.mentions import Mention
from sharih.content.topics import Registry
from sharih.markdown.inline import _HREF, inline_html, isolate

_TOKEN = re.compile(r"<[^>]*>|[^<]+")
_TAG_NAME = re.compile(r"</?([a-zA-Z0-9]+)")
_JOINED_PARTICLES = re.compile(f"(?:[بفكل][{ARABIC_MARK}{TATWEEL}]*)+$")
_CLOSED = frozenset({"a", "code"})
_TOPIC = "topic:"
_NOTHING = Markup()

_Two = tuple[str, str]
"""HTML that opens a definition, and the same as it stands where there is no definition."""
TERM, NAME, MENTION = "term_", "name_", "named_"
"""What the ids of a definition, of its name and of the first mention of a topic begin with.

No section can have such an id, as theirs have no underscore.
"""


# Tuples, as there are as many as words with markup on a site.
class _Run(NamedTuple):
    """Words without markup."""

    text: str
    html: Markup
    """The same as HTML, without topics."""
    closed: bool
    """Whether they stand where no topic is linked: in a link or in code."""


class _Link(NamedTuple):
    """The tag of a link, or of a picture."""

    written: str
    """The address as the text has it."""
    before: str
    """The tag up to its address."""
    after: tuple[str, str]
    """The quotation mark behind the address, and the rest."""

    def leading_to(self, address: str, marked: str = "") -> str:
        """Write the tag with another address, and what marks it."""
        return f"{self.before}{address}{self.after[0]}{marked}{self.after[1]}"


# The same words stand on the page of their language and on that of both, one after the other.
@lru_cache(maxsize=4096)
def _parts(text: str, lang: Lang) -> tuple[str | _Run | _Link, ...]:
    """Take inline Markdown apart into tags and words."""
    rendered = inline_html(text)
    if rendered and "<" not in rendered:
        plain = html.unescape(rendered)
        return (_Run(plain, isolate(plain, lang), closed=False),)
    found: list[str | _Run | _Link] = []
    closed = 0
    for part in _TOKEN.findall(rendered):
        if not part.startswith("<"):
            plain = html.unescape(part)
            found.append(_Run(plain, isolate(plain, lang), closed > 0))
            continue
        name = _TAG_NAME.match(part)
        if name and name[1] in _CLOSED:
            closed += -1 if part.startswith("</") else 1
        address = _HREF.match(part)
        if address is None:
            found.append(part)
        else:
            rest = address[3], part[address.end() :]
            found.append(_Link(html.unescape(address[2]), address[1], rest))
    return tuple(found)


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
    elsewhere: dict[int, tuple[Markup, Markup]] = field(default_factory=dict)
    """The id of HTML in which definitions are opened → it, and the same with plain links."""
    mentions: Callable[[str, Lang], Sequence[Mention]] = field(init=False)
    """Finds the topics that a text names; a site's linkers may share one that remembers."""

    def __post_init__(self) -> None:
        self.mentions = self.registry.mentions

    def new_section(self) -> None:
        """Begin a section: first mentions are counted anew."""
        self.seen.clear()

    def html(self, text: str, lang: Lang | None = None, *, topics: bool = True) -> Markup:
        """Render inline Markdown in `lang` (by default the edition's)."""
        lang = lang or self.lang
        topics = topics and self.topics
        if not text:
            return _NOTHING
        parts = _parts(text, lang)
        pieces: list[str | _Two] = []
        ending: str | _Two = ""
        for part in parts:
            if isinstance(part, _Run):
                if topics and not part.closed:
                    pieces += self._words(part, lang)
                else:
                    pieces.append(part.html)
            elif isinstance(part, _Link):
                tag, ending = self._followed(part)
                pieces.append(tag)
            else:
                pieces.append(part)
                if part == "</a>" and ending:
                    pieces.append(ending)
        return self._written(pieces)

    def named_topic(self, ident: str, text: str, lang: Lang) -> Markup:
        """Render plain text that is the name of a topic, linked whether it was before or not."""
        self.seen.add(ident)
        return self._written([self._term(ident, isolate(text, lang))])

    def _written(self, pieces: list[str | _Two]) -> Markup:
        """Put pieces together; where a definition is opened, also as they stand elsewhere."""
        if len(pieces) == 1 and isinstance(only := pieces[0], Markup):
            return only
        here = [piece if isinstance(piece, str) else piece[0] for piece in pieces]
        written = Markup("".join(here))  # noqa: S704 - sanitised by nh3, added text is escaped
        if not all(isinstance(piece, str) for piece in pieces):
            there = "".join([piece if isinstance(piece, str) else piece[1] for piece in pieces])
            self.elsewhere[id(written)] = written, Markup(there)  # noqa: S704 - as above
        return written

    def _followed(self, link: _Link) -> tuple[str | _Two, str | _Two]:
        """Let a tag with an address lead there; returns it and what follows the end of a link."""
        address = html.escape(self.resolve(link.written))
        if not link.written.startswith(_TOPIC):
            return link.leading_to(address), ""
        ident = link.written.removeprefix(_TOPIC)
        self.seen.add(ident)
        if ident not in self.registry.topics or not link.before.startswith("<a"):
            return link.leading_to(address), ""
        tag = link.leading_to(address, ' class="term"')
        if not self.explains:
            return tag, ""
        start, marked, end = self._mention(ident)
        return (start + link.leading_to(f"#{TERM}{ident}", marked), tag), (end, "")

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

    def _term(self, ident: str, words: Markup) -> str | _Two:
        link = f'<a class="term" href="{html.escape(self.topic_url(ident))}">{words}</a>'
        if not self.explains:
            return link
        start, marked, end = self._mention(ident)
        return f'{start}<a href="#{TERM}{ident}"{marked}>{words}</a>{end}', link

    def _words(self, run: _Run, lang: Lang) -> list[str | _Two]:
        pieces: list[str | _Two] = []
        at = 0
        text = run.text
        for mention in self.mentions(text, lang):
            if mention.topic in self.seen:
                continue
            self.seen.add(mention.topic)
            start = _word_part(text, mention.start)
            pieces.append(isolate(text[at:start], lang))
            pieces.append(self._term(mention.topic, isolate(text[start : mention.end], lang)))
            at = mention.end
        return [*pieces, isolate(text[at:], lang)] if at else [run.html]


def _word_part(text: str, start: int) -> int:
    """Take a particle that is joined to a name into its link (لبوتين, but و before إيران not).

    Letters that join must not be parted: some browsers then draw them unjoined.
    """
    found = _JOINED_PARTICLES.search(text, max(0, start - 12), start)
    return found.start() if found else start
