"""Edits of either text change the units they touch, and leave all others as they were."""

from __future__ import annotations

from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sharih.translation.alignment import Alignment, align, updated
from sharih.translation.ledger import Ledger
from tests.helpers.desk import edition

_ARABIC = """
قال أعلن الوزير الرئيس المجلس الاتفاق المدينة الجسر الحدود السكان المحادثات العاصمة الشرطة القرار
التجارة الموسم الزراعة المدرسة الطريق الميناء
"""
_ENGLISH = """
said announced minister president council agreement city bridge border residents talks capital
police decision trade season farming school road harbour
"""
_WORDS = {"ar": _ARABIC.split(), "en": _ENGLISH.split()}
_SECTIONS = ("one", "two", "three")


def _sentence(lang: str, number: int) -> str:
    """Write the unit of a number; its translation has as many words and the same digits."""
    words = _WORDS[lang]
    # Neighbours are much alike: but for a number, or for one word.
    kind = number // 3
    count = 4 + kind * 7 % 9
    chosen = [words[(kind * 11 + n * n * 3 + n * kind) % len(words)] for n in range(count)]
    return " ".join([*chosen, str(1000 + number) if number % 3 else f"x{number}"]) + "."


class Side:
    """The units of one language by section, each with what it was."""

    def __init__(self, lang: str, sizes: list[int]) -> None:
        self.lang = lang
        self.sections: dict[str, list[tuple[str, int]]] = {}
        self.order = list(_SECTIONS[: len(sizes)])
        number = 0
        for section, size in zip(self.order, sizes, strict=True):
            self.sections[section] = [(_sentence(lang, n), n) for n in range(number, number + size)]
            number += size
        self.touched: set[int] = set()
        self.count = 500

    def text(self) -> str:
        """Write it as Markdown."""
        return "\n\n".join(
            part
            for section in self.order
            for part in (
                f"## {section if self.lang == 'en' else 'قسم'} {{#{section}}}",
                *(words for words, _ in self.sections[section]),
            )
        )

    def edit(self, operation: str, section: str, at: int, to: int) -> None:
        """Edit one unit, or two, and remember which."""
        units = self.sections[section]
        if operation == "section":
            self.order.insert(to % len(self.order), self.order.pop(at % len(self.order)))
            return
        if operation == "insert":
            self.count += 1
            units.insert(at % (len(units) + 1), (_sentence(self.lang, self.count), self.count))
            self.touched.add(self.count)
            return
        if not units:
            return
        at %= len(units)
        words, number = units[at]
        if operation == "delete":
            units.pop(at)
            self.touched.add(number)
        elif operation == "move":
            units.pop(at)
            units.insert(to % (len(units) + 1), (words, number))
        elif operation == "carry":
            units.pop(at)
            self.sections[self.order[to % len(self.order)]].append((words, number))
            self.touched.add(number)
        elif operation == "split" and len(words.split()) > 5:
            begins, ends = " ".join(words.split()[:3]), " ".join(words.split()[3:])
            units[at : at + 1] = [(f"{begins}.", number), (ends, -1)]
            self.touched.add(number)
        elif operation == "merge" and at + 1 < len(units):
            other, second = units.pop(at + 1)
            units[at] = (f"{words} {other}", number)
            self.touched |= {number, second}
        elif operation == "reword":
            units[at] = (words.replace(".", f" {_WORDS[self.lang][to % 20]}."), number)
            self.touched.add(number)


def _align(folder: Path, sides: dict[str, Side], ledger: Ledger) -> Alignment:
    ours = edition(folder, "ar", sides["ar"].text())
    theirs = edition(folder, "en", sides["en"].text())
    return align(ours, theirs, ledger)


_OPERATION = st.tuples(
    st.sampled_from(["ar", "en"]),
    st.sampled_from(
        ["insert", "delete", "move", "carry", "split", "merge", "reword", "section", "record"]
    ),
    st.sampled_from(_SECTIONS),
    st.integers(0, 30),
    st.integers(0, 30),
)


@given(
    sizes=st.lists(st.integers(1, 14), min_size=3, max_size=3),
    operations=st.lists(_OPERATION, min_size=1, max_size=9),
)
@settings(
    deadline=None, max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_a_unit_that_no_edit_touches_stays_fresh_with_its_translation(
    folder: Path, sizes: list[int], operations: list[tuple[str, str, str, int, int]]
) -> None:
    sides = {lang: Side(lang, sizes) for lang in ("ar", "en")}
    ledger = updated(Ledger(), _align(folder, sides, Ledger()))
    keys = {entry.source: key for key, entry in ledger.entries.items()}
    for lang, operation, section, at, to in operations:
        if operation == "record":
            ledger = updated(ledger, _align(folder, sides, ledger))
        else:
            sides[lang].edit(operation, section, at, to)
    touched = sides["ar"].touched | sides["en"].touched
    pairs = _align(folder, sides, ledger).pairs
    found = {
        (pair.source[0].text, pair.target[0].text): pair
        for pair in pairs
        if len(pair.source) == len(pair.target) == 1
    }
    for number in range(sum(sizes)):
        if number not in touched:
            source, target = _sentence("ar", number), _sentence("en", number)
            pair = found.get((source, target))
            assert pair is not None, (source, target)
            assert pair.status == "fresh"
            assert pair.key == keys[source]
