"""A topic → what stands around words that name it: a link, or what opens its definition."""

from __future__ import annotations

import html
from collections.abc import Callable
from typing import NamedTuple

TERM, NAME, MENTION = "term_", "name_", "named_"
"""What the ids of a definition, of its name and of the first mention of a topic begin with.

No section can have such an id, as theirs have no underscore.
"""
SCHEME = "topic:"
"""What an address begins with that an editor gives a topic."""
OPENS = ' class="term" tabindex="-1"'
"""The attributes of a link that opens a definition."""


class TopicLink(NamedTuple):
    """What stands around words that name a topic."""

    first: str
    """Before words that open the definition and are the first on their page."""
    again: str
    """Before all others."""
    end: str
    """Behind them."""
    written: str
    """The link where there is no definition, of words that an editor linked."""
    found: str
    """The same of words that nobody linked."""


class TopicLinks(dict[str, TopicLink]):
    """What stands around the words that name a topic, by its id; made when it is first asked for.

    Words that open its definition are a plain link to the glossary, so that they stay words
    wherever a page is read without its looks. A button without words lies over them and opens the
    definition: it alone takes a popover without a script, and it is what the keyboard finds.
    """

    def __init__(self, resolve: Callable[[str], str], topic_url: Callable[[str], str]) -> None:
        """`resolve` gives the address of a link as written, `topic_url` that of a topic."""
        super().__init__()
        self._resolve = resolve
        self._topic_url = topic_url

    def __missing__(self, ident: str) -> TopicLink:
        link = f'<a href="#{TERM}{ident}"{OPENS}>'
        self[ident] = made = TopicLink(
            span(ident, first=True) + link,
            span(ident, first=False) + link,
            f"</a>{button(ident)}",
            f'<a href="{html.escape(self._resolve(SCHEME + ident))}" class="term">',
            f'<a class="term" href="{html.escape(self._topic_url(ident))}">',
        )
        return made


def span(ident: str, *, first: bool) -> str:
    """Begin words that open a definition, which end with its `button`."""
    return f'<span class="mention" id="{MENTION}{ident}">' if first else '<span class="mention">'


def button(ident: str) -> str:
    """End words that open a definition."""
    aims = f'popovertarget="{TERM}{ident}" aria-labelledby="{NAME}{ident}"'
    return f"<button {aims}></button></span>"
