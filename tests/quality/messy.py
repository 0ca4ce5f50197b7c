"""Print how messy texts are read, per kind and field: `python -m tests.quality.messy [WORD …]`.

With words it tells what is missed and what is wrong in the open texts whose names hold one.
"""

from __future__ import annotations

import sys

from tests.quality.gate import load_topics
from tests.quality.messy_gate import MESSY_FIELDS, judge_messy, messy_differences, read_messy


def main(words: list[str]) -> None:
    """Print it."""
    registry, texts = load_topics(), read_messy()
    if words:
        for text in texts:
            if not text.held and any(word in text.path.name for word in words):
                print(f"\n== {text.path.name}")
                for found in messy_differences(text, registry):
                    print(*(f"  {found.name} - {item[:150]}" for item in found.missed), sep="\n")
                    print(*(f"  {found.name} + {item[:150]}" for item in found.wrong), sep="\n")
        return
    for held in (False, True):
        print(f"\n{'held' if held else 'open':15}", *(f"{name[:8]:>8}" for name in MESSY_FIELDS))
        for kind, scores in judge_messy((t for t in texts if t.held == held), registry).items():
            cells = (scores.fields[name] for name in MESSY_FIELDS)
            shown = (f"{c.per_mille / 10:8.1f}" if c.hits + c.missed + c.wrong else " " * 8
                     for c in cells)  # fmt: skip
            print(f"{kind[:11]:11} {scores.texts:3}", *shown)


main(sys.argv[1:])
