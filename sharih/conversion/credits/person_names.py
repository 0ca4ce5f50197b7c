"""A text alone on its line, or between signs → whether it may be the name of a person."""

from __future__ import annotations

import re
from typing import Final

from sharih.conversion.credits.credit_words import credit_words
from sharih.conversion.credits.dateline_words import dateline_words
from sharih.conversion.line_keys import key_of

POST: Final = re.compile(
    r", [^,]{2,40}\b(?:desk|editor|correspondent|reporter|writer|staff)\Z", re.IGNORECASE
)
"""The post of somebody behind the name."""


def is_name(text: str) -> bool:
    """Whether a text has the shape of a name of two or three words, and no word of other things."""
    text = POST.sub("", text)
    words = [key_of(word) for word in text.split()]
    if not 2 <= len(words) <= 3 or not re.fullmatch(r"[^\W\d_]+(?:[ .'’-]{1,2}[^\W\d_]+)+", text):
        return False
    if dateline_words().never.intersection(words) or words[0] in credit_words().desks:
        return False
    if text.isascii():
        return all(word[:1].isupper() for word in text.split())
    return not words[0].startswith("ال")
