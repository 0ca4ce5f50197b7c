"""A survey → the lines of a terminal, and the data for other programs."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby
from pathlib import Path
from typing import Any, Final

from sharih.errors import shown_path
from sharih.status.rows import GRAVEST, Row, Survey
from sharih.translation.reasons import Reason, Rule
from sharih.translation.states import UnitState

Isolate = Callable[[str], str]
"""Keeps words of another direction together, where somebody looks at them."""

_LANGUAGES: Final = {"ar": "Arabic", "en": "English"}
_RULES: Final[dict[Rule, str]] = {
    "spelling": "only spelling has changed",
    "words": "the original has other words now",
    "machine": "translated by a machine, and nobody has looked",
    "missing": "not translated",
}
"""What is said of a rule that has no values; of others their name is."""
_WITH_VALUES: Final[dict[Rule, str]] = {"split": "split, goes on in"}
"""What stands before the values of a rule whose word alone would not do."""
_HEAD: Final = ("open", "of", "words", "done", "waits")


def lines(survey: Survey, *, named: bool, isolate: Isolate) -> Iterator[str]:
    """Write a table, the worst first, with the lines of both files under each text.

    Texts in which nothing is to be done stand in it where they were `named`, else in the sum.
    """
    rows = [row for row in survey.rows if named or not row.is_clear]
    width = max([len(_title(row)) for row in rows], default=0)
    if rows:
        yield _columns("", width, _HEAD)
    for row in rows:
        yield _columns(_title(row), width, _numbers(row))
        for group in _groups(row.units):
            yield f"  {_line(row, group, isolate)}"
    yield from ["", summary(survey)] if rows else [summary(survey)]


def summary(survey: Survey) -> str:
    """Say in a line how much there is to do."""
    waiting = [row for row in survey.rows if row.open]
    texts = f"{len(survey.rows)} text{'' if len(survey.rows) == 1 else 's'}"
    if not waiting:
        doubted = sum(not row.is_clear for row in survey.rows)
        more = f"; {doubted} with something to look at" if doubted else ""
        return f"Nothing is open in {texts}{more}."
    units, words = sum(row.open for row in waiting), sum(row.open_words for row in waiting)
    verb = "is" if len(waiting) == 1 else "are"
    return (
        f"{len(waiting)} of {texts} {verb} not in step: {_counted(units, 'passage')}, "
        f"{_counted(words, 'word')} to look at."
    )


def _counted(count: int, word: str) -> str:
    return f"{count} {word}" if count == 1 else f"{count} {word}s"


def _title(row: Row) -> str:
    kinds = {"explainer": "", "page": " (page)"}
    return f"{row.name}{kinds.get(row.kind, f' ({row.target.name})')}"


def _columns(title: str, width: int, values: Sequence[str]) -> str:
    *numbers, last = values
    return "  ".join([title.ljust(width), *(value.rjust(5) for value in numbers), last]).rstrip()


def _numbers(row: Row) -> tuple[str, ...]:
    waits = f"{_LANGUAGES[row.target_lang]} for {_LANGUAGES[row.source_lang]}" if row.open else ""
    return str(row.open), str(row.total), str(row.open_words), f"{row.done}%", waits


def _groups(units: Sequence[UnitState]) -> Iterator[list[UnitState]]:
    """Put units together that follow each other and of which the same is to be said."""

    def said(unit: UnitState) -> object:
        plain = unit.status in ("missing", "machine") and not any(r.values for r in unit.reasons)
        return (unit.status, unit.reasons and unit.reasons[0].rule) if plain else unit.key

    for _, group in groupby(units, said):
        yield list(group)


def _line(row: Row, group: Sequence[UnitState], isolate: Isolate) -> str:
    first, last = group[0], group[-1]
    status = first.status if first.is_open else "doubt"
    place = " ".join(_places(row, first))
    if len(group) > 1:
        words = sum(unit.words for unit in group)
        to = f" … #{last.key}"
        said = f"{_counted(len(group), 'passage')}, {_counted(words, 'word')}"
    else:
        to = ""
        said = "; ".join(reason_text(reason, isolate) for reason in first.reasons)
    key = isolate(first.source) if row.kind == "interface" else f"#{first.key}{to}"
    return "  ".join(filter(None, [status.ljust(8), place, key, said]))


def _places(row: Row, unit: UnitState) -> Iterator[str]:
    """Name the places of a unit in both files, as far as it has them."""
    for path, line in ((row.source, unit.source_line), (row.target, unit.target_line)):
        if line:
            yield f"{path.name}:{line}"


def reason_text(reason: Reason, isolate: Isolate) -> str:
    """Say why a unit has its status, or what is in doubt."""
    name = _RULES.get(reason.rule, reason.rule)
    word = _WITH_VALUES.get(reason.rule, reason.rule)
    said = f"{word}: {isolate(reason.values)}" if reason.values else name
    return f"{said} (?)" if reason.doubt else said


def as_json(survey: Survey) -> dict[str, Any]:
    """Give a survey to other programs."""
    return {
        "open": sum(row.open for row in survey.rows),
        "words": sum(row.open_words for row in survey.rows),
        "texts": [_row(row) for row in survey.rows],
        "problems": [
            {"path": p.shown, "line": p.line, "reason": p.reason, "remedy": p.remedy}
            for p in survey.problems
        ],
    }


def _row(row: Row) -> dict[str, Any]:
    return {
        "name": row.name,
        "kind": row.kind,
        "source": _side(row.source_lang, row.source),
        "target": _side(row.target_lang, row.target),
        "units": row.total,
        "open": row.open,
        "words": row.open_words,
        "done": row.done,
        "counts": dict(row.counts),
        "waiting": [_unit(unit) for unit in row.units],
    }


def _side(lang: str, path: Path) -> dict[str, str]:
    return {"lang": lang, "path": shown_path(path)}


def _unit(unit: UnitState) -> dict[str, Any]:
    return {
        "key": unit.key,
        "kind": unit.kind,
        "status": unit.status,
        "reasons": [
            {
                "rule": reason.rule,
                "values": reason.values,
                "source_line": reason.source_line or None,
                "target_line": reason.target_line or None,
                "doubt": reason.doubt,
            }
            for reason in unit.reasons
        ],
        "words": unit.words,
        "source_line": unit.source_line or None,
        "target_line": unit.target_line or None,
        "source": unit.source,
        "before": unit.before,
        "target": unit.target,
        "accepted": list(unit.accepted),
    }


KINDS: Final = (*GRAVEST, "open", "doubt")
"""What a workflow can be told to fail on; `open` is all but doubts."""


def fails(survey: Survey, kinds: Sequence[str]) -> bool:
    """Say whether there is anything of these kinds, as `KINDS` names them."""
    wanted = {*kinds} | ({*GRAVEST} if "open" in kinds else set())
    if any(row.counts.get(status) for row in survey.rows for status in GRAVEST if status in wanted):
        return True
    return "doubt" in wanted and any(
        reason.doubt for row in survey.rows for unit in row.units for reason in unit.reasons
    )
