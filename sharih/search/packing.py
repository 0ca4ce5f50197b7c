"""The words of an explainer ↔ a few bytes, in which they are kept from one build to the next."""

from __future__ import annotations

import marshal
import zlib
from collections.abc import Mapping

from sharih.arabic import Lang
from sharih.content.editions import Edition, Explainer
from sharih.search.words import Words, edition_words


def packed_words(explainer: Explainer[Edition]) -> bytes:
    """Write the words of an explainer as a few bytes."""
    return pack({lang: edition_words(edition) for lang, edition in explainer.editions.items()})


def pack(words: Mapping[Lang, Words]) -> bytes:
    """Write words as a few bytes."""
    return zlib.compress(marshal.dumps(dict(words)), 1)


def unpack(data: bytes) -> Mapping[Lang, Words]:
    """Read words that `pack` wrote."""
    found: Mapping[Lang, Words] = marshal.loads(zlib.decompress(data))  # noqa: S302 - our own file  # nosec B302
    return found
