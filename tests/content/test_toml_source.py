"""Lines of what a TOML file says."""

from __future__ import annotations

from pathlib import Path

import pytest

from sharih.content.toml_source import parse_toml, read_toml
from sharih.errors import ContentError
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


PATH = Path("topics.toml")


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"a = 1\nb = '\xff'\n", "topics.toml:2: is not UTF-8 text. Save it as UTF-8."),
        (b"a = 1\n<<<<<<< ours\nb = 2\n", "topics.toml:2: "),
        (b"a = 1\nb = \n", "topics.toml:2: is not TOML: Invalid value. Mend this line; "),
        (b"a = 1\nb = [", "topics.toml:2: is not TOML: "),
        (b"a = " + b"[" * 5000, "topics.toml: is nested too deeply. Write it without nesting."),
    ],
)
def test_what_cannot_be_read_is_told_with_its_line(data: bytes, told: str) -> None:
    with pytest.raises(ContentError) as caught:
        parse_toml(PATH, data)
    (problem,) = caught.value.problems
    assert str(problem).startswith(told)


def test_a_file_that_is_none_is_told_and_one_that_is_not_there_is_not(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        read_toml(tmp_path / "topics.toml")
    (tmp_path / "topics.toml").mkdir()
    with pytest.raises(ContentError) as caught:
        read_toml(tmp_path / "topics.toml")
    assert caught.value.problems[0].path == tmp_path / "topics.toml"


def test_lines_of_keys_and_of_the_nearest_above_them() -> None:
    text = '\ufeff# x\r\n[a]\r\nb.c = "x"\r\n\r\n[[d]]\r\ne = 1\r\n[[d]]\r\ne = "2"\r\n'
    source = parse_toml(PATH, text.encode())
    assert source.data == {"a": {"b": {"c": "x"}}, "d": [{"e": 1}, {"e": "2"}]}
    assert [source.line(*keys) for keys in (("a",), ("a", "b", "c"), ("a", "x"))] == [2, 3, 2]
    assert [source.line("d", "1", "e"), source.line("d", "0"), source.line("z")] == [8, 5, None]
    assert source.line_of("x", "a", "b", "c") == 3
    assert source.line_of("gone", "a", "b", "c") == 3
    assert source.line_of("2", "d", "1", "e") == 8
