"""Saved pages: the article is found, and everything else a reader sees is outside."""

from __future__ import annotations

from pathlib import Path

import pytest

from sharih.conversion.seeds.markup_limits import is_beyond_measure
from sharih.conversion.seeds.saved_pages import read_saved_page
from sharih.conversion.seeds.seeds import seed_from_bytes
from sharih.errors import ContentError
from tests.helpers.casefile import Case, cases
from tests.helpers.documents import told
from tests.helpers.understood import PARK

PAGE = Path("seeds/page.html")


@cases("saved_pages.md")
def test_the_article_of_a_page_is_found_and_everything_else_is_outside(case: Case) -> None:
    assert told(seed_from_bytes(PAGE, case.given.encode())) == case.expected.splitlines()


@pytest.mark.parametrize(
    ("codec", "charset", "name"),
    [
        ("cp1256", "windows-1256", "Windows-1256"),
        ("iso8859_6", "ISO-8859-6", "ISO 8859-6"),
        ("utf-8", "windows-1256", ""),
        ("utf-8-sig", "utf-8", ""),
    ],
)
def test_a_page_is_decoded_as_it_says_unless_it_is_utf_8(
    codec: str, charset: str, name: str
) -> None:
    lines = "".join(f"<p>{line}</p>" for line in PARK.splitlines())
    markup = f'<html><head><meta charset="{charset}"></head><body>{lines}</body></html>'
    found = read_saved_page(markup.encode(codec), PAGE)
    assert found.text.splitlines() == PARK.splitlines()
    assert found.encoding == name


@pytest.mark.parametrize(
    "markup",
    [
        "<div>" * 1_000,
        "<x-y>" * 1_000,
        "<table><tr><td>" * 1_000,
        "<p>" + "".join(f"<font size={n}>" for n in range(600)) + "<p>نص" * 3_000,
        "<p>نص" * 500_000,
        "<p>نص" * 30_000,
        "<div " + " ".join(f"a{n}=1" for n in range(3_000)) + ">نص عربي</div>",
    ],
    ids=["deep", "deep of no known name", "tables", "left open", "many", "pieces", "attributes"],
)
def test_a_page_beyond_measure_is_refused_in_one_line(markup: str) -> None:
    with pytest.raises(ContentError, match="far more elements, or deeper ones") as caught:
        read_saved_page(markup.encode(), PAGE)
    assert "\n" not in str(caught.value)


def test_an_ordinary_page_with_marks_left_open_is_not_beyond_measure() -> None:
    assert not is_beyond_measure("<p>نص <b>عريض" * 300 + "<div><ul><li>بند" * 50)
