"""A cell of a table → its number with its unit; what is not one exact number is none."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from sharih.arabic import digits
from sharih.records import record

_MOST_DIGITS: Final = 15
_NUMBER: Final = re.compile(
    r"[-−+]?(?:[1-9]\d{0,2}(?:[,٬ ]\d{3})+(?!\d)(?:[.,٫]\d+)?|\d+(?:[.,٫]\d+)?|[.٫]\d+)", re.ASCII
)
_GROUPED: Final = re.compile(r"[,٬ ](?=\d{3}(?!\d))")
_COMMA_OF_THOUSANDS: Final = re.compile(r"[1-9]\d{0,2}(?:,\d{3})+(?![\d,])", re.ASCII)
_COMMA_OF_DECIMALS: Final = re.compile(r"(?<![\d,٬ ])\d+,(?!\d{3}(?!\d))\d+|(?<!\d)0,\d+", re.ASCII)
_NO_UNIT: Final = re.compile(r"[()\[\]/|<>≤≥±~≈]|^[.,٫]|^[-−–+]|[-−–+]$")
"""In what stands beside a number, and makes another number of it."""
_NOTE_SIGNS: Final = "*†‡¹²³"
_INEXACT: Final = frozenset({
    "about", "around", "approximately", "approx", "approx.", "circa", "ca.", "c.", "roughly",
    "some", "nearly", "almost", "over", "under", "above", "below", "more than", "less than",
    "at least", "at most", "up to", "between", "from", "or more", "or less", "and more",
    "نحو", "حوالي", "حوالى", "قرابة", "زهاء", "تقريبا", "تقريبًا", "تقريباً", "ما يقارب",
    "ما يقرب من", "أكثر من", "اكثر من", "أقل من", "اقل من", "ما يزيد على", "ما يزيد عن",
    "ما لا يقل عن", "ما لا يزيد على", "على الأقل", "على الأكثر", "فأكثر", "فأقل", "فوق", "دون",
    "حتى", "بين", "من",
})  # fmt: skip
"""Words beside a number that is not meant to the letter: a bar would say more than it does."""
_MISSING: Final = frozenset({
    "", "-", "–", "—", "−", "ـ", "ــ", "…", "...", "..", "?", "؟", "n/a", "n.a.", "na",
    "not available", "not applicable", "no data", "غير متاح", "غير متاحة", "غير متوفر",
    "غير متوفرة", "لا يوجد", "لا ينطبق", "لا بيانات",
})  # fmt: skip
"""What stands in a cell without a number."""


@record(frozen=True, slots=True)
class Cell:
    """A number with its unit."""

    number: float
    before: str
    after: str
    shown: str
    """The number as it was written, with its sign."""

    @property
    def unit(self) -> str:
        """Its unit, which is the same on either side of the number, and in either script."""
        return f"{self.before} {self.after}".strip().replace("٪", "%")


def is_missing(words: str) -> bool:
    """Say whether the words of a cell say that there is no number."""
    return words.lower() in _MISSING


def read_cell(words: str) -> Cell | None:
    """Read a cell such as ٤٥٫٢٪, -$5 or 1,200 tons."""
    words = words.rstrip(_NOTE_SIGNS).strip()
    western = digits(words, "latn")
    found = list(_NUMBER.finditer(western))
    if len(found) != 1 or sum(map(str.isdigit, western)) > _MOST_DIGITS:
        return None
    start, end = found[0].span()
    before, after = words[:start].strip(), words[end:].strip()
    sign = before[:1] in "-−" and bool(before)
    before = before[1:].strip() if sign else before
    if not (_is_unit(before) and _is_unit(after)) or _inexact(before, after):
        return None
    whole = found[0][0].replace("−", "-")
    whole = whole if whole.lstrip("+-").startswith("0") else _GROUPED.sub("", whole)
    number = float(whole.replace(",", ".").replace("٫", "."))
    bare = words[start:end]
    return Cell(-number if sign else number, before, after, f"-{bare}" if sign else bare)


def two_commas(cells: Iterable[Cell]) -> tuple[str, str] | None:
    """Find numbers in which a comma means thousands in one and decimals in the other."""
    shown = [digits(cell.shown, "latn") for cell in cells]
    decimals = next((each for each in shown if _COMMA_OF_DECIMALS.search(each)), "")
    thousands = next((each for each in shown if _COMMA_OF_THOUSANDS.search(each)), "")
    return (decimals, thousands) if decimals and thousands else None


def _is_unit(words: str) -> bool:
    return not (_NO_UNIT.search(words) or any(map(str.isdigit, words)))


def _inexact(before: str, after: str) -> bool:
    """Say whether what stands around a number has it not meant to the letter."""
    first, last = f"{before.lower()} ", f" {after.lower()}"
    return any(first.startswith(f"{words} ") or last.endswith(f" {words}") for words in _INEXACT)
