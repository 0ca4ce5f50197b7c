"""Print the scores of the quality gate; with `--write` bring its page and its floor up to date."""

from __future__ import annotations

import sys

from tests.quality.gate import load_topics, read_samples
from tests.quality.messy_gate import read_messy
from tests.quality.part_scores import read_marked
from tests.quality.table import FLOOR, PAGE, page, raised, read_floor, scores, write_floor
from tests.quality.titles import read_ledes


def main(arguments: list[str]) -> int:
    """Run the gate."""
    measured = scores(read_samples(), load_topics(), read_ledes(), read_messy(), read_marked())
    text = page(PAGE.read_text(encoding="utf-8"), measured)
    if "--write" in arguments:
        PAGE.write_text(text, encoding="utf-8")
        write_floor(FLOOR, raised(read_floor(FLOOR), measured))
    sys.stdout.write(text)
    return 0


sys.exit(main(sys.argv[1:]))
