"""Text that came out of a printed page → what was printed: marks, brackets, direction runs."""

from __future__ import annotations

import re
from typing import Final

from sharih.arabic import ARABIC_LETTER, ARABIC_MARK

_LETTER = f"[{ARABIC_LETTER}]"
_RLE, _LRE, _PDF = "\u202b", "\u202a", "\u202c"

# ------------------------------------------------------------------ runs of one direction

RUN_SIGN: Final = _RLE
_LINE: Final = re.compile(rf"^([ \t\f]*){_RLE}(.*){_PDF}([ \t]*)$", re.MULTILINE)
_LEFT_RUN: Final = re.compile(rf"{_LRE}([^{_LRE}{_RLE}{_PDF}\n]*){_PDF}")
_RIGHT_RUN: Final = re.compile(rf"{_RLE}( [^{_LRE}{_RLE}{_PDF}\n]*){_PDF}")
_CORE: Final = re.compile(r"[^\W_](?:.*[^\W_])?")
_NUMBER_AND_SIGNS: Final = re.compile(r"[^\W_](?:[\w ./:,'’-]*[^\W_])?|.")


def order_runs(text: str) -> tuple[str, int]:
    """Put in order what pdftotext puts between direction marks, as it stood on the page.

    It marks the runs from left to right within lines from right to left, with the spaces and
    punctuation marks around them in the order of the screen.
    """
    count = 0

    def run(found: re.Match[str]) -> str:
        nonlocal count
        ordered = _from_right(found[1])
        count += ordered != found[1]
        return ordered

    def line(found: re.Match[str]) -> str:
        return found[1] + _LEFT_RUN.sub(run, found[2]) + found[3]

    text = _LINE.sub(line, text)
    return _RIGHT_RUN.sub(run, text) if _RLE in text else text, count


def _from_right(run: str) -> str:
    """Read a run from the right, but for words and numbers in it."""
    core = _CORE.search(run)
    if core is None:
        return run[::-1]
    inner = core.group()
    if not inner.isascii() or not re.search("[A-Za-z]", inner):
        inner = "".join(reversed(_NUMBER_AND_SIGNS.findall(inner)))
    return run[core.end() :][::-1] + inner + run[: core.start()][::-1]


# ------------------------------------------------------------------ signs

_SIGNS = f"[{ARABIC_MARK}]"
PARTED_SIGN: Final = re.compile(f" {_SIGNS}")
_BEFORE_ALEF: Final = re.compile(
    rf"(?<={_LETTER}) ({_SIGNS}+)(?=ا|[^{ARABIC_LETTER}{ARABIC_MARK}]|\Z)"
)
_BEFORE_LETTER: Final = re.compile(rf"(?<={_LETTER}) ({_SIGNS}+)({_LETTER})")


def join_signs(text: str) -> tuple[str, int]:
    """Put shadda and tanwin that stand behind a space on their letter.

    Before an alef, or a space, it is the letter before them; else the one behind them.
    """
    text, before = _BEFORE_ALEF.subn(r"\1", text)
    text, behind = _BEFORE_LETTER.subn(r"\2\1", text)
    return text, before + behind


PERCENT: Final = "%"
TURNED_PERCENT: Final = re.compile(
    rf"(?<![\w%٪/=&?.])(%)(\d{{1,3}}(?:[.,٫]\d{{1,3}})?)(?=[\s)»”\"،؛.؟!]|{_LETTER}|\Z)(?!\.?[A-Za-z0-9])",
)

ALLAH: Final = ("هلل", "ا لله", "الل ه")
"""One of these stands where the ligature came apart."""
_ALLAH_FORMS: Final = re.compile(
    rf"(?<!{_LETTER})(?P<before>[وفبت]{{0,2}}|[وف]?عبد)(?:اهلل|هللا|ا (?:هلل|لله)|الل ه)"
    rf"(?P<after>م?)(?![{ARABIC_LETTER}{ARABIC_MARK}])"
)
_PRAISE: Final = re.compile(rf"(?<!{_LETTER})(?P<word>[وف]?(?:ال)?(?:حمد|شكر)ا?) هلل(?!{_LETTER})")


def mend_allah(text: str) -> tuple[str, int]:
    """Write «الله» where its ligature came apart: «اهلل», «هللا», «ا لله»."""
    text, count = _ALLAH_FORMS.subn(r"\g<before>الله\g<after>", text)
    text, praised = _PRAISE.subn(r"\g<word> لله", text)
    return text, count + praised


# ------------------------------------------------------------------ brackets

TURNED_BRACKET: Final = re.compile(f"[)»](?={_LETTER})")
_TURNED: Final = re.compile(
    rf"(?P<space>^|[ \t])\)(?P<words>{_LETTER}[^()\n]*[\w%.»\"”])\((?=[\s.،؛:؟!]|\Z)"
    rf"|(?P<also>^|[ \t])»(?P<quoted>{_LETTER}[^«»\n]*[\w%.؟!])«(?=[\s.،؛:؟!]|\Z)",
    re.MULTILINE,
)


def turn_brackets(text: str) -> tuple[str, int]:
    """Turn round brackets and quotation marks that both open to the outside: `)نص(`."""

    def turned(found: re.Match[str]) -> str:
        if found["words"]:
            return f"{found['space']}({found['words']})"
        return f"{found['also']}«{found['quoted']}»"

    return _TURNED.subn(turned, text)
