"""What stands before a quotation → whether it is a name: of a work, a campaign, a place."""

from __future__ import annotations

import re
from typing import Final

from sharih.arabic import Lang
from sharih.conversion.quotes.word_lists import speech_words

_LAST_ARABIC: Final = re.compile(r"([^\W\d_]+)(?: ب)?\s*[(\[]?\s*\Z")
_THAT: Final = re.compile(r"(?<![^\W_])[وفب]?ان[ ]*\Z")
_PARTS: Final = re.compile(r"[وف]?[بكل]?(?:ال|لل)?(?P<bare>.+?)\Z")
_OWNER: Final = re.compile(r"(?:ه|ها|هم|نا|ي)\Z")
_LAST_ENGLISH: Final = re.compile(r"([\w-]+)(?:’s|'s)?,?\s*\Z")
_LONGEST: Final = 30


def is_name(text: str, start: int, lang: Lang) -> bool:
    """Say whether a quotation at `start` is the name of what the word before it tells."""
    before = text[max(0, start - _LONGEST) : start]
    words = speech_words()
    if lang == "en":
        match = _LAST_ENGLISH.search(before)
        return match is not None and match[1].lower() in words.english_titles_of
    match = _LAST_ARABIC.search(before)
    # Behind "that" it may be the subject of what is quoted: إن الوكالة «لا تعرف ذلك».
    if match is None or _THAT.search(before, 0, match.start()):
        return False
    forms = {match[1]}
    parts = _PARTS.match(match[1])
    forms.add(parts["bare"] if parts else match[1])
    forms |= {_OWNER.sub("", form) for form in tuple(forms)}
    # A ة becomes a ت before "his" and "her".
    forms |= {form[:-1] + "ه" for form in tuple(forms) if form.endswith("ت")}
    return not forms.isdisjoint(words.titles_of)
