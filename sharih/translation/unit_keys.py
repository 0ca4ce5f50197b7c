"""The units of an original and its ledger → a key for each unit, stable while the text changes.

A key comes from the ledger where the source is known there: by exact text, also of entries whose
unit was away for a while; then by likeness within the section; then by position between
neighbours that are known. What is new gets the next number of its section.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from sharih.markdown.blocks import Unit
from sharih.translation.bare_words import bare_words
from sharih.translation.ledger import Ledger

_ALIKE = 0.6
"""Share of words in common from which a text is an older one, reworded."""

_MANY = 100
"""A word in more texts than these is no reason to compare two of them."""

Sections = Mapping[str, Sequence[Unit]]


def source_keys(sections: Sections, ledger: Ledger) -> dict[int, str]:
    """Return the key of each unit by its index."""
    search = _Search(sections, ledger)
    search.match()
    if search.is_done():
        return search.keys
    numbers = ledger.highest_numbers()
    for section, units in sections.items():
        number = numbers.get(section, 0)
        for unit in search.unknown(units):
            number += 1
            search.keys[unit.index] = f"{section}.{number}"
    return search.keys


class _Search:
    """Entries that are still free, and the keys given so far."""

    def __init__(self, sections: Sections, ledger: Ledger) -> None:
        self.sections = sections
        self.ledger = ledger
        self.keys: dict[int, str] = {}
        headings = set()
        for section, units in sections.items():
            # The heading of a section has its id, whatever it says.
            if units and units[0].kind == "heading" and section != "lead":
                self.keys[units[0].index] = section
                headings.add(section)
        self.free = {
            key: entry
            for key, entry in {**ledger.retired, **ledger.entries}.items()
            if key not in headings and not key.startswith("@")
        }

    def is_done(self) -> bool:
        """Say whether every unit has its key."""
        return len(self.keys) == sum(map(len, self.sections.values()))

    def match(self) -> None:
        """Find the keys of units that the ledger knows, as long as both are left."""
        for retired in (False, True):
            for anywhere in (False, True):
                if not self.free or self.is_done():
                    return
                self.match_exact(retired=retired, anywhere=anywhere)
                if not (retired or anywhere or self.is_done()):
                    for section, units in self.sections.items():
                        self.settle_equal(section, units)
        for section, units in self.sections.items():
            self.match_alike(section, units)
            self.match_between(section, units)

    def unknown(self, units: Iterable[Unit]) -> list[Unit]:
        return [unit for unit in units if unit.index not in self.keys]

    def free_keys(self, section: str) -> list[str]:
        """List the free keys of a section in the order of the ledger, retired ones not."""
        keys = self.ledger.entries
        return [key for key in keys if key in self.free and section_of(key) == section]

    def take(self, unit: Unit, key: str) -> None:
        self.keys[unit.index] = key
        del self.free[key]

    def match_exact(self, *, retired: bool, anywhere: bool) -> None:
        """Take entries whose source is the unit's text: of its section, or of any."""
        table: dict[tuple[str, str], list[str]] = defaultdict(list)
        entries = self.ledger.retired if retired else self.ledger.entries
        for key in reversed([*entries]):
            if key in self.free:
                section = "" if anywhere else section_of(key)
                table[section, self.free[key].source].append(key)
        if not table:
            return
        for section, units in self.sections.items():
            for unit in self.unknown(units):
                if found := table.get(("" if anywhere else section, unit.text)):
                    self.take(unit, found.pop())

    def settle_equal(self, section: str, units: Sequence[Unit]) -> None:
        """Where a text stands more often than it did, give its keys to those at their places."""
        texts = {unit.text for unit in self.unknown(units)}
        keys: dict[str, list[str]] = {}
        for unit in units:
            key = self.keys.get(unit.index, section)
            if key != section and unit.text in texts:
                del self.keys[unit.index]
                self.free[key] = self.ledger.entries[key]
                keys.setdefault(unit.text, []).append(key)
        if not keys:
            return
        order = {key: n for n, key in enumerate(self.ledger.entries)}
        after = [len(order)]
        for unit in reversed(units):
            after.append(order.get(self.keys.get(unit.index, ""), after[-1]))
        before = -1
        for unit, end in zip(units, after[-2::-1], strict=True):
            places = keys.get(unit.text, []) if unit.index not in self.keys else []
            at = bisect_right(places, before, key=order.__getitem__)
            if at < len(places) and order[places[at]] < end:
                self.take(unit, places.pop(at))
            before = order.get(self.keys.get(unit.index, ""), before)
        for unit in self.unknown(units):
            if keys.get(unit.text):
                self.take(unit, keys[unit.text].pop(0))

    def match_alike(self, section: str, units: Sequence[Unit]) -> None:
        """Take the entries of a section most alike, the most alike first."""
        units = self.unknown(units)
        keys = self.free_keys(section) if units else []
        if not keys:
            return
        counts = {key: Counter(bare_words(self.free[key].source).split()) for key in keys}
        holders: dict[str, list[str]] = defaultdict(list)
        for key, words in counts.items():
            for word in words:
                holders[word].append(key)
        found = []
        for n, unit in enumerate(units):
            words = Counter(bare_words(unit.text).split())
            for key, shared in _shared(words, counts, holders).items():
                likeness = 2 * shared / (words.total() + counts[key].total())
                if likeness >= _ALIKE:
                    found.append((-likeness, n, key))
        for _, n, key in sorted(found):
            if units[n].index not in self.keys and key in self.free:
                self.take(units[n], key)

    def match_between(self, section: str, units: Sequence[Unit]) -> None:
        """Between two neighbours that are known, as many new texts as lost ones are reworded."""
        if not self.unknown(units) or not self.free_keys(section):
            return
        order = {key: n for n, key in enumerate(self.ledger.entries)}
        keys = self.free_keys(section)
        places = [order[key] for key in keys]
        run: list[Unit] = []
        before = -1
        for unit in [*units, None]:
            if unit is not None and unit.index not in self.keys:
                run.append(unit)
                continue
            after = len(order) if unit is None else order.get(self.keys[unit.index], before)
            between: list[str] = []
            if run:
                # Where units have moved, some may be taken already.
                found = keys[bisect_right(places, before) : bisect_left(places, after)]
                between = [key for key in found if key in self.free]
            if len(run) == len(between):
                for new, key in zip(run, between, strict=True):
                    self.take(new, key)
            run, before = [], after


def _shared(
    words: Counter[str],
    counts: Mapping[str, Counter[str]],
    holders: Mapping[str, Sequence[str]],
) -> Counter[str]:
    """Count the words that a text shares with older ones, each by its key.

    Words that very many have in common tell nobody by themselves.
    """
    shared: Counter[str] = Counter()
    frequent = []
    for word, count in words.items():
        having = holders.get(word, ())
        if len(having) > _MANY:
            frequent.append((word, count))
            continue
        for key in having:
            shared[key] += min(count, counts[key][word])
    for key in [*shared]:
        theirs = counts[key]
        shared[key] += sum([min(count, theirs[word]) for word, count in frequent])
    return shared


def section_of(key: str) -> str:
    """Return the section a key was given in."""
    return key.rpartition(".")[0] or key
