"""A pair of texts and their entry in the ledger → whether the translation is up to date."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from sharih.arabic import ARABIC_LETTER, LATIN_LETTER, Lang, digits
from sharih.content.topics import Registry
from sharih.languages import other_language
from sharih.markdown.blocks import Unit
from sharih.markdown.inline import main_language
from sharih.records import record
from sharih.translation.bare_words import bare_words
from sharih.translation.ledger import Ledger, LedgerEntry
from sharih.translation.statuses import UnitStatus

__all__ = ["JOIN", "Judge", "bare_words", "in_step", "numbers", "same_numbers", "text_before"]

JOIN = "\n\n"
"""Stands between units that are one in the other language."""

# All decimal digits are among these, and finding one of them takes half of finding a digit.
_DIGIT = re.compile("[0-9٠-٩۰-۹\u07c0-\u1fff\ua000-\U0010ffff]")
_NUMBER = re.compile(r"(?<!\w)[-−]?\d+(?:[.,٫٬]\d+)*(?: ?[%٪])?|\d+(?:[.,٫٬]\d+)*")
_THOUSANDS = re.compile(r"[,٬](?=\d{3}(?!\d))")
_SCRIPT = {"ar": re.compile(f"[{ARABIC_LETTER}]"), "en": re.compile(f"[{LATIN_LETTER}]")}


@record(frozen=True, slots=True)
class Judge:
    """Knows when a translation is behind its source."""

    source_lang: Lang
    ledger: Ledger
    registry: Registry | None = None
    """Without it, nothing is said of names."""

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
            if untranslated or any(source.strip() for source in sources):
                return "missing"
            return "fresh" if targets else "extra"  # without words there is nothing to translate
        entries = self.ledger.entries
        first = entries.get(keys[0])
        if first is None or not first.target:
            return "fresh"
        if first.fuzzy and first.machine and first.target == target:
            return "machine"
        unchanged = first.target == target
        if unchanged and len(keys) == 1 and first.source == sources[0]:
            return "fresh"  # as nearly all are
        before, now = text_before(keys, entries), JOIN.join(sources)
        if unchanged and before == now:
            return "fresh"
        # Most builds find nothing changed, and need none of the words of the rules.
        from sharih.translation.edits import Edit, edits

        edit = Edit(before, now, first.target, target, self.source_lang, self.registry)
        return edits(edit).status


def text_before(keys: Sequence[str], entries: Mapping[str, LedgerEntry]) -> str:
    """Return what units that are translated as one said when they were translated."""
    first = entries[keys[0]]
    joined = [entries[key] for key in keys[1:] if key in entries]
    return JOIN.join([first.source, *(e.source for e in joined if e.joined == first.key)])


def in_step(entry: LedgerEntry | None, status: UnitStatus) -> bool:
    """Say whether what stands in both files now is what the ledger should hold."""
    return status in ("fresh", "cosmetic") or (
        status in ("missing", "extra") and (entry is None or not entry.target)
    )


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
