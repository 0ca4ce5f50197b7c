"""What Lighthouse is asked, and how its answers are read; it runs itself where somebody asks."""

from __future__ import annotations

import gzip
from pathlib import Path
from typing import Any
from urllib.request import Request, urlopen

import pytest

from bench.lighthouse.__main__ import cells
from bench.lighthouse.pages import one_of_each
from bench.lighthouse.records import CATEGORIES, Row, Scores
from bench.lighthouse.running import read_report
from bench.lighthouse.server import CompressedPages
from tests.helpers.pages import LANGS
from tests.helpers.server import serving

KINDS = ("archive", "explainer", "home", "page", "search", "stories", "story", "topic", "topics")
"""What a page of each language is."""


def test_a_page_of_every_kind_is_looked_at_in_both_languages(production_site: Path) -> None:
    found = one_of_each(production_site)
    assert [kind for kind, _ in found] == sorted(
        [*(kind for kind in KINDS for _ in LANGS), "bilingual", "front"]
    )
    assert ("page", "ar/about/") in found
    assert all((production_site / path / "index.html").is_file() for _, path in found)


def report(**scores: float | None) -> dict[str, Any]:
    """Write what Lighthouse would, one audit a category, with the score of the category."""
    names = {name: name.replace("-", "_") for name in CATEGORIES}
    audits = {
        f"{name}-audit": {"score": scores.get(key, 1), "scoreDisplayMode": "binary"}
        for name, key in names.items()
    }
    audits["informs"] = {"score": None, "scoreDisplayMode": "informative"}
    categories = {
        name: {
            "score": scores.get(key, 1),
            "auditRefs": [{"id": f"{name}-audit", "weight": 1}, {"id": "informs", "weight": 1}],
        }
        for name, key in names.items()
    }
    return {"audits": audits, "categories": categories, "environment": {"benchmarkIndex": 1500.4}}


@pytest.mark.parametrize(
    ("said", "scores"),
    [
        ({}, Scores((100, 100, 100, 100), (), 1500)),
        ({"seo": 0.69}, Scores((100, 100, 100, 69), ("seo-audit",), 1500)),
        ({"performance": None}, Scores((0, 100, 100, 100), ("performance-audit",), 1500)),
        ({"best_practices": 0.996}, Scores((100, 100, 100, 100), (), 1500)),
    ],
)
def test_a_report_says_what_counts_and_was_not_passed(
    said: dict[str, float | None], scores: Scores
) -> None:
    assert read_report(report(**said)) == scores


def test_only_what_is_whole_is_full() -> None:
    row = Row("home", "ar/", "mobile", (100, 100, 100, 99), ("x", "y"), 5, 1500)
    assert not row.is_full
    assert cells(row) == ["home", "/ar/", "mobile", "100", "100", "100", "99", "x, y", "1500"]


def test_text_is_sent_compressed_to_those_who_take_it_so(production_site: Path) -> None:
    page = (production_site / "ar" / "index.html").read_bytes()
    with serving(production_site, pages=CompressedPages) as url:
        address = f"{url}ar/"
        taken = Request(address, headers={"Accept-Encoding": "gzip"})  # noqa: S310 - our own
        with urlopen(taken) as answer, urlopen(address) as plain:  # noqa: S310 - our own
            assert answer.headers["Content-Encoding"] == "gzip"
            assert gzip.decompress(answer.read()) == plain.read() == page
        icon = next(production_site.rglob("*.woff2"))
        font = Request(  # noqa: S310 - our own
            url + icon.relative_to(production_site).as_posix(), headers={"Accept-Encoding": "gzip"}
        )
        with urlopen(font) as answer:  # noqa: S310 - our own
            assert "Content-Encoding" not in answer.headers
