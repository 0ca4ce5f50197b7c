"""Scores of the quality gate ↔ the tables in `docs/quality.md` and the floor in `floor.toml`."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from sharih.content.topics import Registry
from sharih.conversion.titles import propose_title
from tests.quality.gate import FIELDS, FOLDER, Sample, Score, judge
from tests.quality.messy_gate import (
    MESSY_FIELDS,
    MessyScores,
    MessyText,
    judge_messy,
    messy_per_mille,
    reached,
)
from tests.quality.part_scores import READERS, Balance, Marked, judge_parts
from tests.quality.part_scores import ROWS as PART_ROWS
from tests.quality.titles import ROWS, Lede, TitleScore, title_scores

PAGE: Final = FOLDER.parent.parent / "docs" / "quality.md"
FLOOR: Final = FOLDER / "floor.toml"
PARTS: Final = ("open", "held")
FLOORS: Final = (
    *FIELDS,
    *(f"titles_{row}" for row in ROWS),
    "titles_likeness",
    *(f"messy_{name.replace(' ', '_')}" for name in MESSY_FIELDS),
    *(f"{row.replace(' ', '_')}_{name}" for row in PART_ROWS[::2] for name in READERS),
)
"""What has a floor: the fields, the share of titles that can stay, how near they are, the fields
of messy texts, and the parts of an explainer by each reader's marks."""

Floor = Mapping[str, Mapping[str, int]]
"""Part → one of `FLOORS` → the least that is allowed, per mille."""


@dataclass(frozen=True, slots=True)
class Scores:
    """What the gate measures of the open and of the held part."""

    fields: Mapping[str, Mapping[str, Score]]
    """Part → field → score."""
    titles: Mapping[str, Mapping[str, TitleScore]]
    """Part → register, and `all` → score of proposed titles."""
    messy: Mapping[str, Mapping[str, MessyScores]]
    """Part → kind, and `all` → scores of messy texts."""

    parts: Mapping[str, Mapping[str, Mapping[str, Balance]]]
    """Part → row → reader → score of the parts of an explainer."""

    def per_mille(self, part: str) -> dict[str, int]:
        """Give what has a floor, by its name in `FLOORS`."""
        titles = self.titles[part]
        return {
            **{field: score.per_mille for field, score in self.fields[part].items()},
            **{f"titles_{row}": score.per_mille for row, score in titles.items()},
            "titles_likeness": titles["all"].likeness_per_mille,
            **{
                f"messy_{name.replace(' ', '_')}": reached
                for name, reached in messy_per_mille(self.messy[part]).items()
            },
            **{
                f"{row.replace(' ', '_')}_{name}": self.parts[part][row][name].per_mille
                for row in PART_ROWS[::2]
                for name in READERS
            },
        }


def scores(
    samples: Sequence[Sample],
    registry: Registry,
    ledes: Sequence[Lede],
    messy: Sequence[MessyText],
    marked: Sequence[Marked],
) -> Scores:
    """Score the open and the held samples, ledes, messy and marked texts."""
    fields, titles, of_messy, parts = {}, {}, {}, {}
    for part in PARTS:
        held = part == "held"
        fields[part] = judge([sample for sample in samples if sample.held == held], registry)
        titles[part] = title_scores([lede for lede in ledes if lede.held == held], propose_title)
        of_messy[part] = judge_messy([text for text in messy if text.held == held], registry)
        parts[part] = judge_parts([one for one in marked if one.held == held], registry)
    return Scores(fields, titles, of_messy, parts)


def page(text: str, measured: Scores) -> str:
    """Put the tables of scores into the text of the page."""
    fields = [
        "| field | open: items | score | held: items | score |",
        "| --- | --- | --- | --- | --- |",
    ]
    for field in FIELDS:
        found = [measured.fields[part][field] for part in PARTS]
        cells = [f"{score.items} | {_percent(score.per_mille)}" for score in found]
        fields.append(f"| {field} | {' | '.join(cells)} |")
    titles = [
        "| register | open: ledes | can stay | likeness | held: ledes | can stay | likeness |",
        "| --- | --- | --- | --- | --- | --- | --- |",
    ]
    for row in ROWS:
        of_row = [measured.titles[part][row] for part in PARTS]
        cells = [
            f"{score.ledes} | {_percent(score.per_mille)} | {_percent(score.likeness_per_mille)}"
            for score in of_row
        ]
        titles.append(f"| {row.replace('_', ' ')} | {' | '.join(cells)} |")
    text = _with_table(text, "messy", _messy_fields(measured))
    text = _with_table(text, "kinds", _messy_kinds(measured))
    text = _with_table(text, "parts", _parts(measured))
    return _with_table(_with_table(text, "scores", fields), "titles", titles)


def _messy_fields(measured: Scores) -> list[str]:
    """Lay out the scores of the fields over all kinds of messy texts."""
    rows = [
        "| field | open: items | score | held: items | score |",
        "| --- | --- | --- | --- | --- |",
    ]
    for name in MESSY_FIELDS:
        found = [measured.messy[part]["all"].fields[name] for part in PARTS]
        cells = [f"{score.items} | {_percent(reached(name, score))}" for score in found]
        rows.append(f"| {name} | {' | '.join(cells)} |")
    return rows


SHOWN_OF_KINDS: Final = (
    "title", "dropped", "paragraphs", "headings", "items", "dateline", "speakers", "agencies",
)  # fmt: skip
"""The fields that the table of kinds shows."""


def _messy_kinds(measured: Scores) -> list[str]:
    """Lay out the scores of kinds of messy texts, open and held parted by a bar."""
    rows = [f"| kind | texts | {' | '.join(SHOWN_OF_KINDS)} |"]
    rows.append(f"| --- | --- |{' --- |' * len(SHOWN_OF_KINDS)}")
    for kind in sorted({*measured.messy["open"], *measured.messy["held"]} - {"all"}):
        found = [measured.messy[part].get(kind, MessyScores()) for part in PARTS]
        cells = [" / ".join(str(scores.texts) for scores in found)]
        for name in SHOWN_OF_KINDS:
            of_field = [scores.fields[name] for scores in found]
            cells.append(" / ".join(
                _percent(reached(name, score)) if score.items + score.wrong else "–"
                for score in of_field
            ))  # fmt: skip
        rows.append(f"| {kind} | {' | '.join(cells)} |")
    return rows


def _parts(measured: Scores) -> list[str]:
    """Lay out how much of what each reader marked is proposed."""
    columns = [(part, name) for part in PARTS for name in READERS]
    rows = [
        f"| | {' | '.join(f'{part}: reader {name.upper()}' for part, name in columns)} |",
        f"| --- |{' --- |' * len(columns)}",
    ]
    for row in PART_ROWS:
        cells = [_percent(measured.parts[part][row][name].per_mille) for part, name in columns]
        rows.append(f"| {row} | {' | '.join(cells)} |")
    return rows


def _with_table(text: str, name: str, rows: Iterable[str]) -> str:
    """Put a table between the marks that bear its name."""
    marked = re.compile(rf"(?<=<!-- {name} -->\n).*?(?=<!-- end of {name} -->)", re.DOTALL)
    return marked.sub(lambda _: "\n" + "\n".join(rows) + "\n\n", text)


def _percent(per_mille: int) -> str:
    return f"{per_mille // 10}.{per_mille % 10}"


def read_floor(path: Path) -> Floor:
    """Read the floor; what is new begins at nothing."""
    if not path.exists():
        return {}
    return {
        part: {name: int(least) for name, least in table.items()}
        for part, table in tomllib.loads(path.read_text(encoding="utf-8")).items()
    }


def raised(floor: Floor, measured: Scores) -> Floor:
    """Raise the floor to what is reached; it never falls."""
    return {
        part: {
            name: max(floor.get(part, {}).get(name, 0), reached)
            for name, reached in measured.per_mille(part).items()
        }
        for part in PARTS
    }


def write_floor(path: Path, floor: Floor) -> None:
    """Write the floor."""
    lines = ["# The least score of each field, per mille. Written by `python -m tests.quality"]
    lines[0] += " --write`; it only rises."
    for part, names in floor.items():
        lines += ["", f"[{part}]", *(f"{name} = {least}" for name, least in names.items())]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
