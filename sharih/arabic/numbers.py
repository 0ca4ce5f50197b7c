"""Numbers in a text from right to left → those that stand left to right as a whole.

The bidi algorithm turns round what stands between two numbers behind an Arabic word, and a sign
before one: of `555-0199` it makes 0199-555. For a range or a score that is right, since its first
number then stands where reading begins; a telephone number, a date or `-5°` is no longer itself.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from sharih.arabic.script import ARABIC_RUN, LATIN_LETTER

Span = tuple[int, int]

_HYPHEN = "\u2010\u2011-"
_MINUS = "\u2212-"
_DASH = "\u2010-\u2015\u2212-"
_SPACE = " \u00a0\u202f"
_BETWEEN = rf"(?:[{_SPACE}{_HYPHEN}]|[{_SPACE}][{_HYPHEN}][{_SPACE}])"
_MONEY = "$€£¥₪₺"
_NUMBER = r"\d++(?:[.,:/٫٬]\d++)*+"
_UNIT = rf"[{_SPACE}]?(?:[%٪‰]|°(?:[{_SPACE}]?[CFKcf](?![A-Za-z]))?|[{_MONEY}])"
_WORD = rf"\d_{LATIN_LETTER}"
# Not within a Latin word, behind a dash or behind the separator of a number; behind the letters
# of an Arabic particle there may be one: `و555-0199`.
_MARK = "\u061c\u200e\u200f"
_BEGINS = rf"(?<![{_WORD}{_DASH}])(?<!\d[.,:/٫٬+×÷*={_MARK}])"
_ENDS = rf"(?!\d|[{_DASH}]\d|[.,:/٫٬]\d)"

# A sign belongs to its number, also behind a particle; to the letter of a label (ب-5) none but و
# is one.
_SIGNED = (
    rf"(?<!\d[{_SPACE}{_MARK}])(?:(?<![\w%٪‰°){_DASH}])|(?<=(?<!\w)و)"
    r"|(?<=(?<!\w)[وفبلك]ـ)|(?<=(?<!\w)[وف][بلك]ـ))"
)
# Western digits take a sign of hundredths along; behind Arabic ones it stands at the left, where
# reading goes on. What stands before its number (%50) is written so that it is read at its right.
_EUROPEAN = r"[0-9۰-۹]++(?:[.,٫٬][0-9۰-۹]++)*+"
_HUNDREDTHS = (
    rf"(?<![{_WORD}.,٫٬])[~≈]?(?:[1-9۱-۹][0-9۰-۹]{{0,2}}(?:[{_SPACE}][0-9۰-۹]{{3}})++|{_EUROPEAN})"
    rf"[{_SPACE}]?[%٪‰](?![\w%])"
)
_MEASURES = (
    r"(?:[kKcmµn]?m(?:[²³23]|/s²?|/h)?|km/h|mph|kph|knots?|[kmµ]?g|[cm]?l|ha|hp|bar|h?Pa"
    r"|[kMGT]?W(?:h|p)?|[kmM]?V|mA|mAh|[kMGT]?Hz|[kMGTP]i?[Bb](?:/s|ps)?|dB|fps|dpi|px|lux|cal|kcal"
    r"|bn|mn|tn|USD|EUR|GBP|AED|SAR|QAR|EGP|TND|MAD|DZD|LBP|JOD|KWD|IQD|CHF|JPY|CNY)"
)
_MEASURED = (
    rf"(?<![{_WORD}.,٫٬])[~≈]?(?:[1-9]\d{{0,2}}(?:[{_SPACE}]\d{{3}})++|{_NUMBER})"
    rf"[{_SPACE}]{_MEASURES}(?![\w/])"
)
_MINUTES = rf"{_NUMBER}[′'’](?:[{_SPACE}]?{_NUMBER}(?:[″”\"]|′′|''))?"

_KINDS: Final = {
    "code": r"(?<![\w*#])(?:\*#?|#\*?)\d++(?:\*\d++){0,9}+#(?!\w)",
    "sum": rf"{_BEGINS}{_NUMBER}(?:[{_SPACE}]?[+×÷*/{_MINUS}][{_SPACE}]?{_NUMBER}){{0,9}}+"
    rf"[{_SPACE}]?=[{_SPACE}]?[{_MINUS}]?{_NUMBER}(?:{_UNIT})?"
    rf"|{_BEGINS}{_NUMBER}(?:[{_SPACE}]?[+×÷*^<>≤≥≈≠][{_SPACE}]?{_NUMBER})++",
    "called": rf"(?<![{_WORD}+])\+\d[\d{_SPACE}().{_HYPHEN}]{{5,20}}\d",
    "area": rf"(?<![{_WORD}(])"
    rf"\((?:0\d{{0,4}}|\+\d{{1,3}}|\d{{3}}(?=\)[ ]?\d{{3}}[{_HYPHEN}]\d{{4}}))\)"
    rf"[{_SPACE}]?\d++(?:[{_SPACE}{_HYPHEN}]\d++){{0,4}}",
    "trunk": rf"{_BEGINS}0\d{{1,6}}(?:[{_SPACE}{_HYPHEN}]\(?\d{{1,8}}\)?){{1,5}}{_ENDS}",
    "chain": rf"{_BEGINS}{_NUMBER}(?:{_UNIT})?(?:[{_HYPHEN}]{_NUMBER}(?:{_UNIT})?)++",
    "signed": rf"{_SIGNED}(?:[+±{_MINUS}][{_MONEY}]?{_NUMBER}"
    rf"|[{_MONEY}][{_MINUS}]{_NUMBER})(?:{_UNIT})?(?![\d{_DASH}])",
    "hundredths": _HUNDREDTHS,
    "measured": _MEASURED,
    "money": rf"(?<![\w.,{_MONEY}])[{_MONEY}]{_NUMBER}(?![\d.,:/٫٬]\d)"
    rf"|(?<=(?<!\w)[وفبلك])[{_MONEY}]{_NUMBER}(?![\d.,:/٫٬]\d)",
    "degrees": rf"{_BEGINS}{_NUMBER}[{_SPACE}]?°[{_SPACE}]?"
    rf"(?:[CFKcfNSEW](?![A-Za-z])|{_MINUTES}(?:[{_SPACE}]?[NSEW](?![A-Za-z]))?)",
    "spaced": rf"{_BEGINS}(?<!\d[{_SPACE}])[1-9١-٩۱-۹]\d{{0,2}}"
    rf"(?:[{_SPACE}]\d{{3}})++(?![{_SPACE}]?\d){_ENDS}",
    "digits": rf"{_BEGINS}\d++(?:{_BETWEEN}\d++){{1,8}}+",
}
"""What may stand left to right as a whole, by kind; the first that fits at a place is asked."""


@cache
def _any() -> re.Pattern[str]:
    """Look for all of them at once; compiled where it is needed, as that takes so long."""
    kinds = "|".join(f"(?P<{kind}>{pattern})" for kind, pattern in _KINDS.items())
    return re.compile(rf"(?=[\d(+±*#~≈{_MONEY}{_MINUS}])(?:{kinds})")


# Nearly every text has none of these signs; each class by itself is looked for quickly.
_SIGN: Final = re.compile(rf"[%٪‰+±×÷*^<>≤≥≈≠#=°{_MONEY}\u2010\u2011{_MINUS}]")
_DIGIT = "0-9٠-٩۰-۹"  # found faster than \d
_SPACED: Final = re.compile(rf"[{_DIGIT}][{_SPACE}][{_DIGIT}A-Za-zµ]")
_CALL: Final = re.compile(
    r"(?:هاتف|هواتف|تلفون|تليفون|الخط الساخن|فاكس|جوال|موبايل|محمول|خليوي|واتس|اتصل|الاتصال)\w{0,3}"
    r"(?:[ \u00a0:.،(-]|(?:ب?ال)?رقم\w{0,2}|على|التالي|أو){0,9}\Z"
)
"""A word for a telephone, with no more behind it than what announces its number."""
_CALL_REACH: Final = 32
_DIGITS: Final = re.compile(rf"\d++(?:{_BETWEEN}\d++){{1,8}}+")
_CHAIN: Final = re.compile(_KINDS["chain"])
_SHARE: Final = re.compile(_HUNDREDTHS)
_APART: Final = re.compile(f"[^{_HYPHEN}]+")
_NUMERAL: Final = re.compile(r"\d++")
_GROUP: Final = re.compile(r"\d+(?:[.,:/٫٬]\d+)*")
_WESTERN: Final = re.compile("[0-9۰-۹]")
_MODEL: Final = re.compile(r"\d{3}-\d{1,3}(?![\w–−-])")
_MAKES: Final = re.compile(
    r"(?:بوين[غجق]|[إا]يرباص|[إا]مبراير|طراز|طرازات|موديل|طائر(?:ة|ات|تا|تي|تين))[ \u00a0(«]{1,2}"
    r"(?:\d{3}-\d{1,3}(?:،? (?:و|أو )|، ?)){0,3}\Z"
)
"""A word for a model of an aircraft, with no more behind it than further models."""
_MAKE_REACH: Final = 48
_FEWEST_TOLD: Final = 5
"""With fewer digits, a number behind a word for a telephone is none of a telephone."""
_CALLED: Final = range(7, 16)
"""How many digits a number has that can be called."""


def whole_numbers(text: str) -> list[Span]:
    """Find the numbers of a text from right to left that are to be isolated, left to right.

    Telephone numbers, dates with hyphens, versions, sums, numbers with a sign, with a measure or in
    groups are isolated whole, ranges and scores not. Where no Arabic letter stands before a range,
    which then would stand left to right by itself, its numbers are isolated one by one.
    """
    if _SIGN.search(text) is None and _SPACED.search(text) is None:
        return []
    found: list[Span] = []
    at = 0
    search = _any().search
    while match := search(text, at):
        spans = _spans(text, match)
        found += spans
        at = match.start() + 1
        if spans:
            at = max(at, spans[-1][1])
        elif number := _NUMERAL.match(text, match.start()):
            at = number.end()  # behind the first number, another may begin what is whole
    return found


def _spans(text: str, match: re.Match[str]) -> list[Span]:
    """Say what of a place where something may stand left to right does."""
    start = match.start()
    if match.lastgroup not in ("trunk", "chain", "digits"):
        return [match.span()]
    told = _DIGITS.match(text, start)
    if told and _count(told) >= _FEWEST_TOLD and _is_announced(text, told):
        return [told.span()]
    if match.lastgroup == "trunk" and _count(match) in _CALLED:
        return [match.span()]
    model = _MODEL.match(text, start)
    if model and _MAKES.search(text, max(0, start - _MAKE_REACH), start):
        return [model.span()]
    chain = _CHAIN.match(text, start)
    if chain is None:
        return []
    if _is_whole(_GROUP.findall(chain.group())):
        return [chain.span()]
    if _WESTERN.search(chain.group()) and not ARABIC_RUN.search(text, 0, start):
        parts = _APART.finditer(chain.group())
        return [(start + part.start(), start + part.end()) for part in parts]
    hundredths = _SHARE.finditer(text, start, chain.end())
    return [part.span() for part in hundredths]


def _is_announced(text: str, told: re.Match[str]) -> bool:
    """Say whether digits stand behind a word for a telephone, and are none of a range."""
    start = told.start()
    if _CALL.search(text, max(0, start - _CALL_REACH), start) is None:
        return False
    first, *others = re.findall(r"\d+", told.group())
    if len(others) != 1 or len(first) != len(others[0]) or int(first) >= int(others[0]):
        return True
    years = len(first) == 4 and int(others[0]) < 2100
    return not years and (int(first) % 10 != 0 or int(others[0]) % 10 != 0)


def _count(match: re.Match[str]) -> int:
    return sum(map(str.isdecimal, match.group()))


def _is_whole(groups: list[str]) -> bool:
    """Say whether numbers with hyphens between them are one thing, and no range and no score."""
    if len(groups) == 2:
        return _is_whole_pair(*groups)
    lengths = {len(group) for group in groups}
    if any(not group.isdecimal() for group in groups):
        return False
    if max(lengths) > 2:
        return lengths != {4}  # years
    return lengths == {2} and int(groups[0]) <= 31 and int(groups[1]) <= 12


def _is_whole_pair(first: str, second: str) -> bool:
    """Say whether two numbers with a hyphen between them are a telephone number or a version."""
    if not second.isdecimal():
        return False
    if not first.isdecimal():
        # 3.11-2 is a version, 3.5-4 a range.
        parts = re.split(r"\.", first)
        numbers = all(part.isdecimal() for part in parts)
        return numbers and (len(parts) > 2 or int(parts[0]) >= int(second))
    long = max(len(first), len(second))
    zero = any(group[0] in "0٠۰" and len(group) > 1 for group in (first, second))
    if zero and long > 2:
        return True
    rises = int(first) < int(second)
    if (len(first), len(second)) == (3, 4):
        return not (rises and int(first) % 10 == 0 and int(second) % 10 == 0)
    return long > 5 and len(first) != len(second) and not (rises and int(first) % 100 == 0)
