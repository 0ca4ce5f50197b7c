"""Print how messy texts are read, per kind and field: `python -m tests.quality.messy [WORD …]`.

With words it tells what is missed and what is wrong in the open texts whose names hold one.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence

from sharih.content.topics import Registry
from tests.quality.gate import load_topics
from tests.quality.messy_gate import (
    MESSY_FIELDS,
    MessyText,
    judge_messy,
    messy_differences,
    reached,
    read_messy,
)

SHOWN = 150
"""How many characters of a text are shown."""


def told(texts: Sequence[MessyText], registry: Registry) -> Iterator[str]:
    """Tell text by text what is missed and what is wrong."""
    for text in texts:
        yield f"\n== {text.path.name}"
        for found in messy_differences(text, registry):
            yield from (f"  {found.name} - {item[:SHOWN]}" for item in found.missed)
            yield from (f"  {found.name} + {item[:SHOWN]}" for item in found.wrong)


def summed_up(texts: Sequence[MessyText], registry: Registry) -> Iterator[str]:
    """Tell the scores per kind and field."""
    for part in ("open", "held"):
        yield f"\n{part:15} " + " ".join(f"{name[:8]:>8}" for name in MESSY_FIELDS)
        of_part = [text for text in texts if text.held == (part == "held")]
        for kind, scores in judge_messy(of_part, registry).items():
            cells = [(name, scores.fields[name]) for name in MESSY_FIELDS]
            shown = (
                f"{reached(name, c) / 10:8.1f}" if c.items + c.wrong else " " * 8
                for name, c in cells
            )  # fmt: skip
            yield f"{kind[:11]:11} {scores.texts:3} " + " ".join(shown)


def main(words: list[str]) -> None:
    """Print it."""
    registry, texts = load_topics(), read_messy()
    named = [t for t in texts if not t.held and any(word in t.path.name for word in words)]
    lines = told(named, registry) if words else summed_up(texts, registry)
    sys.stdout.writelines(f"{line}\n" for line in lines)


main(sys.argv[1:])
