"""An edition → its words: for finding links and topics, and for how long it takes to read.

What looks for something looks through all words of an edition at once, and at a text by itself
only where there is something: most of the time an edition takes to read is spent here.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from sys import intern
from typing import Final

from sharih.arabic import FORMAT_CONTROL, Lang, fold
from sharih.content.editions import Edition
from sharih.content.figures import PLAIN_PICTURE
from sharih.content.topics import Registry
from sharih.content.words_at_once import BETWEEN_FOLDED, HEADS, words_at_once
from sharih.markdown.blocks import BETWEEN
from sharih.markdown.inline import links, may_hold_links, plain_text
from sharih.markdown.plain_inline import HINTS

_NOT_WORDS = re.compile(r"[\W_]+")
_SIGNS: Final = bytes(code for code in range(128) if not chr(code).isalnum())
"""The characters of ASCII that are no words."""
_OTHER_SIGNS: Final = "،«»“”–؛؟’…"
"""Those that Arabic and English texts are full of besides."""
_LINKED = re.compile(r"(\[(?<!!\[)[^\[\]]*\])\([^()\s]*\)")  # its first character is looked for
_JOINTS: Final = ("](", "![")
"""Where as many of these are left, folding has made no link of what was none, nor the reverse."""
_SPECIAL = rf"\\`_<>&{{}}|*!\[\]\x00-\x1f\x7f-\xa0{FORMAT_CONTROL}"
_PLAIN: Final = re.compile(
    rf"(?:[^{_SPECIAL}]++|!(?!\[)|{re.escape(BETWEEN)}|(?<! )\n(?![ \n])"
    rf"|\[[^(){_SPECIAL}]++\]\((?:(?:topic|explainer|page):[A-Za-z0-9.#/-]+|#[A-Za-z0-9-]+)\))*+"
)
"""Words and links, and nothing that may be anything else in Markdown."""
_LINK_SIGNS: Final = re.compile(r"\]\([^()]*\)|\[")
_ADDRESS: Final = re.compile(r"\]\(([^()]*)\)")
_WORDS_A_MINUTE: Mapping[Lang, int] = {"ar": 180, "en": 230}


def all_words(edition: Edition) -> Iterator[tuple[int, str]]:
    """Go through the words of an edition: line and inline Markdown."""
    yield from edition.document.texts


def addresses(edition: Edition) -> tuple[tuple[int, str], ...]:
    """List what an edition links to, as written, with the line of each."""
    joined = edition.document.joined
    if not may_hold_links(joined):
        return ()
    texts: Iterable[tuple[int, str]] = edition.document.texts
    if "<" not in joined and not any(hint in joined for hint in HINTS):
        texts = [(line, text) for line, text in texts if "](" in text]
    take = _ADDRESS.findall if _is_plain(joined) else plain_links
    # The same few addresses stand everywhere, and are kept for as long as the site is at hand.
    return tuple([(line, intern(to)) for line, text in texts for to in take(text)])


def plain_links(text: str) -> list[str]:
    """List the addresses that inline Markdown links to, as `links` does.

    Where there are no more than words and links to what is here, the converter is not asked.
    """
    if not may_hold_links(text) or PLAIN_PICTURE.fullmatch(text):
        return []
    return _ADDRESS.findall(text) if _is_plain(text) else links(text)


@lru_cache(maxsize=32)  # several look at the words of an edition, one after the other
def _is_plain(text: str) -> bool:
    return _PLAIN.fullmatch(text) is not None and not any(hint in text for hint in HINTS)


def mentioned_topics(edition: Edition, registry: Registry) -> frozenset[str]:
    """Find the topics that an edition names."""
    texts = [text for _, text in edition.document.texts]
    return frozenset().union(*registry.mentioned_in_each(texts, edition.lang))


def words_digest(edition: Edition) -> str:
    """Return a digest of what an edition says, the same where only spelling has changed.

    Diacritics, hamza, quotation marks, punctuation and spaces are a matter of spelling; where a
    link leads says nothing, as another explainer may have been renamed.
    """
    words = words_at_once(edition)
    joined, head = edition.document.joined, BETWEEN.join(words.texts[:HEADS])
    is_linked = "](" in joined
    if words.shown and "](" not in head and (not is_linked or _is_plain(joined)):
        said = BETWEEN_FOLDED.join(words.shown[: words.blocks.stop])
        return hashlib.sha256(_bare(said)).hexdigest()[:16]
    digest = hashlib.sha256()
    digest.update(_bare(fold(_without_addresses(head))))
    folded = BETWEEN_FOLDED.join(words.folded[words.blocks]) if words.folded else fold(joined)
    if all(joined.count(signs) == folded.count(signs) for signs in _JOINTS):
        said = _without_addresses(folded)
    else:
        said = fold(_without_addresses(joined))
    digest.update(_bare(said))
    return digest.hexdigest()[:16]


def _without_addresses(text: str) -> str:
    """Leave out where links lead; what splits a text at a group keeps the group."""
    return "".join(_LINKED.split(text)) if "](" in text else text


def _bare(folded: str) -> bytes:
    """Write the letters and digits of a text alone, in UTF-8."""
    words = folded.encode().translate(None, _SIGNS).decode()
    for sign in _OTHER_SIGNS:
        words = words.replace(sign, "")
    # A check of all characters takes a tenth of looking for one of those by a pattern.
    return (words if words.isalnum() else _NOT_WORDS.sub("", words)).encode()


def reading_minutes(edition: Edition) -> int:
    """Estimate how many minutes it takes to read an edition; at least one."""
    return max(1, round(word_count(edition) / _WORDS_A_MINUTE[edition.lang]))


def word_count(edition: Edition) -> int:
    """Count the words of an edition as readers see them."""
    joined = edition.document.joined
    if _is_plain(joined):
        return _plain_count(joined.replace(BETWEEN, " ").replace("\n", " "))
    texts = [text for _, text in edition.document.texts]
    return sum(
        _plain_count(text) if _is_plain(text) else len(plain_text(text).split()) for text in texts
    )


def said(edition: Edition) -> str:
    """Return the words of an edition as readers see them, folded, with spaces between texts."""
    words = words_at_once(edition) if _is_plain(edition.document.joined) else None
    if words is None or words.shown is None:
        return fold("\n".join([plain_text(text) for _, text in edition.document.texts]))
    return " ".join(words.shown[words.blocks]).replace("[", "").replace("]", "")


def _plain_count(text: str) -> int:
    # Where no word of a link stands apart from its brackets, they make it none more and none less.
    if "[" in text and ("[ " in text or " ](" in text or not text.isprintable()):
        text = _LINK_SIGNS.sub("", text)
    return len(text.split())
