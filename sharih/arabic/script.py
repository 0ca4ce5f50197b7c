"""Text → which script and language it is in."""

from __future__ import annotations

import re
from typing import Final, Literal

Lang = Literal["ar", "en"]
"""The two languages of a site."""

ARABIC_LETTER: Final = (
    "\u0620-\u063f\u0641-\u064a\u066e\u066f\u0671-\u06d3\u06d5\u06ee\u06ef\u06fa-\u06ff"
    "\u0750-\u077f\u08a0-\u08c7\ufb50-\ufbb1\ufbd3-\ufd3d\ufd50-\ufdfc\ufe70-\ufefc"
)
"""Inside of a character class: every Arabic letter, without marks, digits and tatweel."""
LATIN_LETTER: Final = "A-Za-zªµºÀ-ÖØ-öø-ʯḀ-ỿＡ-Ｚａ-ｚ"
"""Inside of a character class: every Latin letter."""
ARABIC_MARK: Final = "\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed"
"""Inside of a character class: the diacritics that stand over and under Arabic letters."""
TATWEEL: Final = "\u0640"
"""The stroke that lengthens a word; before a Latin noun (`لـ White`) it carries meaning."""
FORMAT_CONTROL: Final = (
    "\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    "\U0001d173-\U0001d17a\U000e0001-\U000e007f"
)
"""Inside of a character class: invisible characters, the bidi controls among them."""
NONCHARACTER: Final = "\ufdd0-\ufdef" + "".join(
    f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0, 0x110000, 0x10000)
)
"""Inside of a character class: code points that never stand for anything, such as U+FFFE; XML has
no way to write some of them."""

ADDRESS: Final = re.compile(
    r"(?:https?|ftp)://[^\s<>()«»\"“”؟،]*[\w/]|www\.[^\s<>()«»\"“”؟،]*[\w/]"
    r"|(?<![\w.+-])[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+"
)
"""An address of the web or of mail."""
_JOINER: Final = "\u034f"
"""The combining grapheme joiner: what Unicode calls printable of `FORMAT_CONTROL`."""
# Written with the class twice, so that the engine skips to the first such letter.
ARABIC_RUN: Final = re.compile(f"[{ARABIC_LETTER}][{ARABIC_LETTER}]*")
"""Arabic letters in a row."""
LATIN_RUN: Final = re.compile(f"[{LATIN_LETTER}][{LATIN_LETTER}]*")
"""Latin letters in a row."""


def is_all_seen(text: str) -> bool:
    """Say whether a text surely holds no control or other invisible character but spaces.

    This takes a twentieth of looking for one of them. A text with line ends may hold none either.
    """
    return text.isprintable() and _JOINER not in text


def majority_script(text: str) -> Lang | None:
    """Tell the language of a text from the script of most of its letters.

    Web and mail addresses do not count: they are the same in every language, and a long one
    would make an Arabic line English. None where there is no other letter; on a tie the
    script that comes first.
    """
    text = _without_addresses(text)
    latin = sum(map(len, LATIN_RUN.findall(text)))
    if latin < text.count("ا"):
        return "ar"  # an eighth of all Arabic letters are this one: no need to count the others
    arabic = sum(map(len, ARABIC_RUN.findall(text)))
    if arabic != latin:
        return "ar" if arabic > latin else "en"
    first_arabic, first_latin = ARABIC_RUN.search(text), LATIN_RUN.search(text)
    if first_arabic is None or first_latin is None:
        return None
    return "ar" if first_arabic.start() < first_latin.start() else "en"


def language_within(text: str, around: Lang) -> Lang:
    """Tell the language of a text that stands where `around` is read.

    Arabic news is full of Latin names, English news not of Arabic ones: among Arabic a text is
    English only where fewer than a fifth of its letters are Arabic; among English the majority
    of letters decides. A text without letters is in the language around it.
    """
    if around == "ar":
        bare = _without_addresses(text)
        latin = sum(map(len, LATIN_RUN.findall(bare)))
        if latin <= 4 * bare.count("ا"):
            return "ar"
        arabic = sum(map(len, ARABIC_RUN.findall(bare)))
        return "en" if latin > 4 * arabic else "ar"
    return majority_script(text) or around


def base_language(text: str, around: Lang) -> Lang:
    """Tell the language whose direction a text has that stands where `around` is read.

    That is `around`, unless the text holds no word of its script but of the other: a sentence
    that begins with a foreign name, or is full of them, still runs as its page does. Source:
    UAX #9, HL1; a paragraph's own letters cannot tell it (P2 takes the first).
    """
    own, other = (ARABIC_RUN, LATIN_RUN) if around == "ar" else (LATIN_RUN, ARABIC_RUN)
    bare = _without_addresses(text)
    if own.search(bare) is not None or other.search(bare) is None:
        return around
    return "en" if around == "ar" else "ar"


def is_mostly(lang: Lang, text: str) -> bool:
    """Say whether more than four letters in five of a text are of a language's script."""
    bare = _without_addresses(text)
    arabic, latin = (sum(map(len, run.findall(bare))) for run in (ARABIC_RUN, LATIN_RUN))
    return latin > 4 * arabic if lang == "en" else arabic > 4 * latin


def _without_addresses(text: str) -> str:
    """Leave the web and mail addresses out of a text."""
    return ADDRESS.sub(" ", text) if may_hold_address(text) else text


def may_hold_address(text: str) -> bool:
    """Say whether it is worth while to look for addresses in a text."""
    return "@" in text or "://" in text or "www." in text


_ARABIC_INDIC: Final = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
_WESTERN: Final = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "01234567890123456789")


def digits(text: str, system: Literal["latn", "arab"]) -> str:
    """Write the digits of a text in one system: 2024 or ٢٠٢٤."""
    western = text.translate(_WESTERN)
    return western.translate(_ARABIC_INDIC) if system == "arab" else western
