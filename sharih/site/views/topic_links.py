"""A topic → what stands around words that name it: a link, or what opens its definition."""

from __future__ import annotations

import html
from collections.abc import Callable
from typing import NamedTuple

TERM, MENTION = "term_", "named_"
"""What the ids of a definition and of the first mention of a topic begin with.

No section can have such an id, as theirs have no underscore.
"""
SCHEME = "topic:"
"""What an address begins with that an editor gives a topic."""


class TopicLink(NamedTuple):
    """What stands around words that name a topic."""

    first: str
    """Before words that lead to the definition and are the first on their page."""
    again: str
    """Before all others."""
    written: str
    """The link where there is no definition, of words that an editor linked."""
    found: str
    """The same of words that nobody linked."""


class TopicLinks(dict[str, TopicLink]):
    """What stands around the words that name a topic, by its id; made when it is first asked for.

    Words that lead to its definition are a plain link to the glossary, as reader views, text
    browsers and programs that collect texts keep the words of links, and not those of buttons. A
    script opens the definition over the text.
    """

    def __init__(self, resolve: Callable[[str], str], topic_url: Callable[[str], str]) -> None:
        """`resolve` gives the address of a link as written, `topic_url` that of a topic."""
        super().__init__()
        self._resolve = resolve
        self._topic_url = topic_url

    def __missing__(self, ident: str) -> TopicLink:
        self[ident] = made = TopicLink(
            f'<a href="#{TERM}{ident}" class="term" id="{MENTION}{ident}">',
            f'<a href="#{TERM}{ident}" class="term">',
            f'<a href="{html.escape(self._resolve(SCHEME + ident))}" class="term">',
            f'<a class="term" href="{html.escape(self._topic_url(ident))}">',
        )
        return made
