"""Lines of what a TOML file says."""

from __future__ import annotations

from pathlib import Path

from tests.helpers.registries import problems_of


def test_lines_are_found_in_every_form_of_toml(tmp_path: Path) -> None:
    text = (
        '# a comment with [brackets] and "quotes"\n'
        '[a]\nkind="idea"\nar = """ألف\\\n  بيت"""\nen = \'Alpha\' # en = "no"\n'
        "aliases = { ar = [ 'باء', # ]\n 'تاء' ], en = ['x'] }\n"
    )
    assert problems_of(tmp_path, text) == [
        "8: [a] has “x” (en), too short to be sure of. List it under exact too, or leave it out."
    ]
