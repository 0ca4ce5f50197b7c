"""`./inv mutate`: faults are put where they can matter, and tests that notice them are heard."""

from __future__ import annotations

import ast
import subprocess
import sys
from typing import Any

from bench.mutants.sites import code_of, lines_of, sites, with_fault
from tests.helpers.projects import ROOT

SOURCE = '''"""A docstring."""

from typing import Final

__all__ = ["small"]

WORD: Final[str] = "word"


def small(number: int, more: bool = False) -> bool:
    """Say something."""
    if not more:
        raise ValueError("no more")
    return number < 3 and number + 1 in (4, 5)
'''


def test_every_place_of_the_program_is_found_and_nothing_else() -> None:
    found = [(site.line, site.before, site.after) for site in sites(SOURCE)]
    assert sorted(found) == sorted([
        (7, "'word'", "'ord'"),
        (10, "False", "True"),
        (12, "if not more:", "if not not more:"),
        (12, "not more", "more"),
        (14, "return number < 3 and number + 1 in (4, 5)", "return None"),
        (14, "number < 3 and number + 1 in (4, 5)", "number < 3 or number + 1 in (4, 5)"),
        (14, "number < 3", "number <= 3"),
        (14, "3", "4"),
        (14, "number + 1 in (4, 5)", "number + 1 not in (4, 5)"),
        (14, "number + 1", "number - 1"),
        (14, "1", "2"),
        (14, "4", "5"),
        (14, "5", "6"),
    ])  # fmt: skip


def test_one_fault_is_one_difference() -> None:
    plain = ast.unparse(ast.parse(SOURCE)).splitlines()
    for site in sites(SOURCE):
        changed = with_fault(SOURCE, site).splitlines()
        differing = [(a, b) for a, b in zip(plain, changed, strict=True) if a != b]
        assert len(differing) == 1, site


def test_a_fault_is_compiled_where_it_stands() -> None:
    compared = next(site for site in sites(SOURCE) if site.after == "number <= 3")
    said = {}
    for site in (None, compared):
        module: dict[str, Any] = {"__name__": "module"}
        exec(code_of(SOURCE, "module.py", site), module)  # noqa: S102 - written here
        said[site] = module["small"](3, more=True)
        assert module["small"].__code__.co_firstlineno == 10
    assert said == {None: False, compared: True}


def test_a_place_has_the_lines_of_its_statement_without_a_body() -> None:
    source = """def long(a):
    if (a
            < 3):
        return [
            one for one in a
            if one
        ]
    return 1
"""
    found = {(site.before, site.line): lines_of(source, site) for site in sites(source)}
    assert found["a < 3", 2] == {2, 3}
    assert found["3", 3] == {2, 3}
    assert found["for … if …", 5] == {4, 5, 6, 7}
    assert found["1", 8] == {8}


def test_a_sample_is_tried_and_summed_up() -> None:
    words = ["--package", "arabic", "--sample", "2", "--seed", "3"]
    done = subprocess.run([sys.executable, "-m", "bench.mutants", *words], cwd=ROOT,
                          capture_output=True, text=True, check=False)  # fmt: skip
    assert done.returncode == 0, done.stderr
    *left, row = done.stdout.splitlines()
    cells = row.strip("| ").split(" | ")
    assert cells[0] == "arabic"
    assert cells[2] == "2"
    assert len(left) == 2 - int(cells[3])
