"""Text → which script it is in, which spans are foreign to a page, and what must not be seen."""

from __future__ import annotations

import re
from collections.abc import Iterator
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

_ADDRESS: Final = re.compile(
    r"(?:https?|ftp)://[^\s<>()«»\"“”؟،]*[\w/]|www\.[^\s<>()«»\"“”؟،]*[\w/]"
    r"|(?<![\w.+-])[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+"
)
_ADDRESS_SIGNS: Final = ("://", "www.", "@")
# Written with the class twice, so that the engine skips to the first such letter.
_ARABIC_RUN: Final = re.compile(f"[{ARABIC_LETTER}][{ARABIC_LETTER}]*")
_LATIN_RUN: Final = re.compile(f"[{LATIN_LETTER}][{LATIN_LETTER}]*")


def majority_script(text: str) -> Lang | None:
    """Tell the language of a text from the script of most of its letters.

    Web and mail addresses do not count: they are the same in every language, and a long one
    would make an Arabic line English. None where there is no other letter; on a tie the
    script that comes first.
    """
    text = _without_addresses(text)
    latin = sum(map(len, _LATIN_RUN.findall(text)))
    if latin < text.count("ا"):
        return "ar"  # an eighth of all Arabic letters are this one: no need to count the others
    arabic = sum(map(len, _ARABIC_RUN.findall(text)))
    if arabic != latin:
        return "ar" if arabic > latin else "en"
    first_arabic, first_latin = _ARABIC_RUN.search(text), _LATIN_RUN.search(text)
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
        latin = sum(map(len, _LATIN_RUN.findall(bare)))
        if latin <= 4 * bare.count("ا"):
            return "ar"
        arabic = sum(map(len, _ARABIC_RUN.findall(bare)))
        return "en" if latin > 4 * arabic else "ar"
    return majority_script(text) or around


def _without_addresses(text: str) -> str:
    """Leave the web and mail addresses out of a text."""
    return _ADDRESS.sub(" ", text) if _may_hold_address(text) else text


def _may_hold_address(text: str) -> bool:
    return any(sign in text for sign in _ADDRESS_SIGNS)


# ------------------------------------------------------------------ foreign runs

_NUMBERS = r"(?:[ \u00a0]\d++(?:[.,:/]\d++)*%?(?![\d–−-]))*"
_GAP: Final = re.compile(
    rf"(?P<close>[\"”’»)\]])?{_NUMBERS}(?:[ \u00a0]|[,:;،؛/] ?| [&–—-] )(?P<open>[\"“‘«(\[])?"
)
_TAIL: Final = re.compile(_NUMBERS)
_PAIRS: Final = {'"': '"', "“": "”", "‘": "’", "«": "»", "(": ")", "[": "]"}

# A Latin word with what may stand inside it and the digits that touch it. Abbreviations keep
# their full stop, since a sentence cannot be told to end there. Telephone and negative
# numbers are taken too: the bidi algorithm would turn them around.
_LATIN_NAME: Final = (
    r"\b(?:[A-Z]\.){2,}|\b[A-Z]\.(?=\s[A-Z])"
    r"|\b(?:Inc|Ltd|Corp|Co|Jr|Sr|St|Mr|Mrs|Ms|Dr|Prof|vs)\."
    rf"|(?:(?<![\d.,])\d[\d.,]{{0,15}}+)?[#@]?[{LATIN_LETTER}]"
    rf"(?:[{LATIN_LETTER}\u0300-\u036f\d_]|[.'’&/+@#:*=~–-](?=[A-Za-z\d])|[+#]++(?!\w))*+"
    r"|\+\d[\d ()-]{5,20}\d|(?<![\w–−-])(?<!\d )[−-]\d++(?:[.,]\d++)*(?![\w–−-])"
)
_LATIN_WORD: Final = re.compile(f"(?=[{LATIN_LETTER}\\d#@+−-])(?:{_LATIN_NAME})")
_LATIN_WORD_OR_ADDRESS: Final = re.compile(f"{_ADDRESS.pattern}|{_LATIN_NAME}")
_LATIN_HINT: Final = re.compile(rf"[{LATIN_LETTER}+−-]")
_ARABIC_WORD: Final = re.compile(
    rf"[{ARABIC_LETTER}][{ARABIC_LETTER}{ARABIC_MARK}{TATWEEL}\u200c\u200d]*+؟?"
)


def foreign_runs(text: str, lang: Lang) -> list[tuple[int, int]]:
    """Find the spans of the other script that a page in `lang` must isolate.

    Each holds whole names with the punctuation and digits that belong to them; spaces at the
    edges, closing punctuation of the sentence, and bare numbers and ranges stay outside.
    """
    if (_ARABIC_RUN if lang == "en" else _LATIN_HINT).search(text) is None:
        return []
    if lang == "en":
        word = _ARABIC_WORD
    else:
        word = _LATIN_WORD_OR_ADDRESS if _may_hold_address(text) else _LATIN_WORD
    return list(_joined(text, [match.span() for match in word.finditer(text)]))


def _joined(text: str, words: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Join words that make one name; a bracket or quotation mark inside must be closed."""
    run: list[tuple[int, int]] = []
    opened: str | None = None
    opened_at = 0
    for start, end in words:
        gap = _GAP.fullmatch(text, run[-1][1], start) if run else None
        closes = gap["close"] if gap else None
        opens = gap["open"] if gap else None
        balanced = closes in (None, opened) and (opens is None or opened in (None, closes))
        if gap is None or not balanced:
            yield from _closed(text, run, opened, opened_at)
            run, opened = [], None
        elif opens:
            opened, opened_at = _PAIRS[opens], len(run)
        elif closes:
            opened = None
        run.append((start, end))
    yield from _closed(text, run, opened, opened_at)


def _closed(
    text: str, run: list[tuple[int, int]], opened: str | None, opened_at: int
) -> Iterator[tuple[int, int]]:
    """Give a finished run with its closing mark and trailing number, or split at an open mark."""
    if not run:
        return
    start, end = run[0][0], run[-1][1]
    if opened and text.startswith(opened, end):
        end += len(opened)
    elif opened:
        yield start, run[opened_at - 1][1]
        start = run[opened_at][0]
    tail = _TAIL.match(text, end)
    yield start, tail.end() if tail else end


# ------------------------------------------------------------------ hygiene

_HIDDEN: Final = re.compile(f"[\\x00-\\x08\\x0e-\\x1f\\x7f-\\x84\\x86-\\x9f{FORMAT_CONTROL}]")
_JOINED_WORD: Final = re.compile(f"[{ARABIC_LETTER}][{ARABIC_LETTER}\u200c\u200d]*+")
_PERSIAN: Final = re.compile("[پچژگکیڤٹڈڑںہھےۀۂۓ]")
_EMOJI = "\u2600-\u27bf\U0001f000-\U0001faff"
_JOINER: Final = re.compile(
    f"(?<=[{ARABIC_LETTER}])[\u200c\u200d](?=[{ARABIC_LETTER}])"
    f"|(?<=[{_EMOJI}\ufe0f])\u200d(?=[{_EMOJI}])"
)


def strip_controls(text: str) -> str:
    """Drop bidi controls and all other invisible characters that must not reach a page.

    Joiners stay in words with Persian or Urdu letters, where spelling needs them, and
    between the parts of an emoji.
    """
    if _HIDDEN.search(text) is None:
        return text
    kept: set[int] = set()
    if _JOINER.search(text):
        arabic = [word for word in _JOINED_WORD.finditer(text) if not _PERSIAN.search(word.group())]
        dropped = {at for word in arabic for at in range(*word.span())}
        kept = {joiner.start() for joiner in _JOINER.finditer(text)} - dropped
    return _HIDDEN.sub(lambda found: found.group() if found.start() in kept else "", text)


_ARABIC_INDIC: Final = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
_WESTERN: Final = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "01234567890123456789")


def digits(text: str, system: Literal["latn", "arab"]) -> str:
    """Write the digits of a text in one system: 2024 or ٢٠٢٤."""
    western = text.translate(_WESTERN)
    return western.translate(_ARABIC_INDIC) if system == "arab" else western
