"""A pair of texts and their entry in the ledger → whether the translation is up to date."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from babel import Locale

from sharih.arabic import ARABIC_LETTER, LATIN_LETTER, Lang, digits, fold
from sharih.languages import other_language
from sharih.markdown.blocks import Unit
from sharih.markdown.inline import main_language
from sharih.translation.ledger import Ledger, LedgerEntry
from sharih.translation.statuses import UnitStatus

JOIN = "\n\n"
"""Stands between units that are one in the other language."""

# All decimal digits are among these, and finding one of them takes half of finding a digit.
_DIGIT = re.compile("[0-9٠-٩۰-۹\u07c0-\u1fff\ua000-\U0010ffff]")
_NUMBER = re.compile(r"(?<!\w)[-−]?\d+(?:[.,٫٬]\d+)*(?: ?[%٪])?|\d+(?:[.,٫٬]\d+)*")
_THOUSANDS = re.compile(r"[,٬](?=\d{3}(?!\d))")
_NOT_WORDS = re.compile(r"[\W_]+")
_NEGATIONS = {
    "ar": re.compile(r"\b[وف]?(?:لا|لم|لن|ليس|ليست|ليسوا|غير|دون|بدون|بلا)\b"),
    "en": re.compile(r"\b(?:not|no|never|none|neither|nor|without|cannot)\b|n't\b"),
}
_SCRIPT = {"ar": re.compile(f"[{ARABIC_LETTER}]"), "en": re.compile(f"[{LATIN_LETTER}]")}
_MONTHS_OF = {"ar": ("ar", "ar_LB", "ar_MA", "ar_TN"), "en": ("en",)}
_MONTHS_AND_WORDS = frozenset({"march", "may"})


@dataclass(frozen=True, slots=True)
class Judge:
    """Knows when a translation is behind its source."""

    source_lang: Lang
    ledger: Ledger

    def untranslated(self, unit: Unit) -> bool:
        """A block in the original's script is one nobody has translated, unless marked."""
        if unit.lang == self.source_lang or unit.kind == "code":
            return False
        if self.source_lang == "ar" and unit.text.isascii():
            return False
        if _SCRIPT[self.source_lang].search(unit.text) is None:
            return False  # as most are, and as can be told at once
        return main_language(unit.text, other_language(self.source_lang)) == self.source_lang

    def status(
        self, keys: Sequence[str], sources: Sequence[str], targets: Sequence[Unit]
    ) -> UnitStatus:
        """Judge a pair; `keys` and `sources` are those of the units that are translated as one."""
        if len(targets) == 1:
            target, untranslated = targets[0].text, self.untranslated(targets[0])
        else:
            target = JOIN.join(unit.text for unit in targets)
            untranslated = any(self.untranslated(unit) for unit in targets)
        if untranslated or not target.strip():
            return "missing"
        entries = self.ledger.entries
        first = entries.get(keys[0])
        if first is None or not first.target:
            return "fresh"
        if first.fuzzy and first.machine and first.target == target:
            return "machine"
        if len(keys) == 1 and first.source == sources[0]:
            return "fresh"
        joined = [entries[key] for key in keys[1:] if key in entries]
        before = JOIN.join([first.source, *(e.source for e in joined if e.joined == first.key)])
        now = JOIN.join(sources)
        if before == now:
            return "fresh"
        if bare_words(before) == bare_words(now) and numbers(before) == numbers(now):
            return "cosmetic"
        if first.target != target:
            return "material" if _contradicts(before, now, target) else "fresh"
        facts = _facts(before, self.source_lang) == _facts(now, self.source_lang)
        return "stale" if facts else "material"


def in_step(entry: LedgerEntry | None, status: UnitStatus) -> bool:
    """Say whether what stands in both files now is what the ledger should hold."""
    return status in ("fresh", "cosmetic") or (
        status in ("missing", "extra") and (entry is None or not entry.target)
    )


@lru_cache(maxsize=4096)
def bare_words(text: str) -> str:
    """Write a text without what is a matter of spelling and punctuation."""
    return _NOT_WORDS.sub(" ", fold(text)).strip()


def numbers(text: str) -> Counter[str]:
    """Count the numbers of a text, in one spelling, with their signs."""
    if _DIGIT.search(text) is None:
        return Counter()
    return Counter(_plain_number(number) for number in _NUMBER.findall(text))


def same_numbers(first: str, second: str) -> bool:
    """Say whether two texts surely have the same numbers, each as often."""
    if _DIGIT.search(first) is None and _DIGIT.search(second) is None:
        return True
    return sorted(_NUMBER.findall(first)) == sorted(_NUMBER.findall(second))


def _plain_number(text: str) -> str:
    text = _THOUSANDS.sub("", digits(text, "latn"))
    return text.replace("٫", ".").replace("٪", "%").replace("−", "-").replace(" ", "").strip()


def _values(text: str) -> set[str]:
    return {number.strip("-%") for number in numbers(text)}


def _contradicts(before: str, now: str, target: str) -> bool:
    """Say whether a new translation misses a number that came, or keeps one that went."""
    old, new, theirs = _values(before), _values(now), _values(target)
    return not (new - old) <= theirs or bool((old - new) & theirs)


def _facts(text: str, lang: Lang) -> Counter[str]:
    """Count numbers, months and negations: what changes a statement with few letters."""
    words = bare_words(text).split()
    months = _month_names(lang)
    found = Counter(word for word in words if word in months)
    # The apostrophe of "don't" is no letter, so it is looked for in the folded text.
    found.update(match[0].lstrip("وف") for match in _NEGATIONS[lang].finditer(fold(text)))
    found.update(numbers(text))
    return found


@lru_cache(maxsize=2)
def _month_names(lang: Lang) -> frozenset[str]:
    names = {
        word
        for locale in _MONTHS_OF[lang]
        for name in Locale.parse(locale).months["format"]["wide"].values()
        for word in bare_words(name).split()
    }
    return frozenset(names - _MONTHS_AND_WORDS)
