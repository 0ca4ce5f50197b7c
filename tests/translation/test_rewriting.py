"""New words for units of an edition: those lines change and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sharih.content.explainers import edition_of
from sharih.errors import ContentError, Problems
from sharih.translation.rewriting import rewritten
from tests.helpers.sample import SAMPLE, SLUGS

PATH = Path("en.md")
TEXT = """Title: A title
Summary: A summary
    of two lines

Words here
and *more* words.

## Heading {#a}

- one {: lang=en}
- two
    - inner
      on two lines

2026-11-21
:   It happened.
:   It happened again.

> said
>
> on
> — Speaker

| a | b |
|---|---|
| 1 | 2 |

![alt](a.png)
"""


def _units(text: str) -> list[tuple[str, str]]:
    found = edition_of("en", PATH, text.replace("\r\n", "\n"), Problems()).document.units
    return [(unit.kind, unit.text) for unit in found]


def _index(words: str) -> int:
    return next(n for n, (_, text) in enumerate(_units(TEXT)) if words in text)


@pytest.mark.parametrize(
    ("words", "new", "line"),
    [
        ("Heading", "Another", "## Another {#a}"),
        ("one", "uno", "- uno {: lang=en}"),
        ("two", "dos", "- dos"),
        ("inner", "within", "    - within"),
        ("It happened", "2026-11-21\nIt did.\n\nIt did again.", ":   It did again."),
        ("said", "said so\n\non\n— Speaker", "> said so"),
        ("| 1", "| ١ | ٢ |", "| ١ | ٢ |"),
        ("alt", "![other words](a.png)", "![other words](a.png)"),
    ],
)
def test_only_the_lines_of_a_unit_change(words: str, new: str, line: str) -> None:
    index = _index(words)
    text = rewritten(TEXT, "en", {index: new}, PATH)
    assert line in text.split("\n")
    was, now = _units(TEXT), _units(text)
    assert now[index][1] == new
    assert [u for n, u in enumerate(now) if n != index] == [
        u for n, u in enumerate(was) if n != index
    ]


def test_a_unit_may_get_more_lines_or_fewer() -> None:
    longer = rewritten(TEXT, "en", {_index("Words"): "One\ntwo\nthree."}, PATH)
    assert "One\ntwo\nthree.\n\n## Heading" in longer
    shorter = rewritten(longer, "en", {_index("Words"): "One."}, PATH)
    assert "\nOne.\n\n## Heading" in shorter


def test_title_and_summary_stand_in_the_head() -> None:
    text = rewritten(TEXT, "en", {-1: "Another", -2: "Short"}, PATH)
    assert text.startswith("Title: Another\nSummary: Short\n\nWords here\n")


def test_line_ends_stay() -> None:
    text = rewritten(TEXT.replace("\n", "\r\n"), "en", {_index("Words"): "One\ntwo."}, PATH)
    assert "\r\nOne\r\ntwo.\r\n\r\n## Heading" in text
    assert text.count("\n") == text.count("\r\n")


@pytest.mark.parametrize("new", ["- an item", "## A heading", "one\n\ntwo", "<!-- gone -->", ""])
def test_words_that_would_be_something_else_are_refused(new: str) -> None:
    with pytest.raises(ContentError) as caught:
        rewritten(TEXT, "en", {_index("Words"): new}, PATH)
    assert caught.value.problems[0].line is not None


@given(st.data())
def test_words_that_are_there_change_nothing(data: st.DataObject) -> None:
    path = SAMPLE / "content" / "explainers" / data.draw(st.sampled_from(SLUGS)) / "ar.md"
    text = path.read_text(encoding="utf-8")
    units = edition_of("ar", path, text, Problems()).document.units
    chosen = data.draw(st.sets(st.sampled_from(units), min_size=1))
    assert rewritten(text, "ar", {unit.index: unit.text for unit in chosen}, path) == text
