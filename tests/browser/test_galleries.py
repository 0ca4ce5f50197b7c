"""Galleries in a browser: full rows, and pictures fetched as large as they are shown."""

from __future__ import annotations

from collections.abc import Callable
from itertools import groupby

import pytest
from playwright.sync_api import Page

from tests.helpers.pictured import photograph
from tests.helpers.projects import Project, explainer_text

COUNTS = (2, 3, 4, 5, 7)
FOUND = """() => [...document.querySelectorAll(".gallery")].map(gallery => {
  const whole = gallery.getBoundingClientRect();
  return [...gallery.querySelectorAll("img")].map(image => {
    const box = image.getBoundingClientRect();
    const sizes = image.parentElement.querySelector("source").sizes.split(", ");
    const wide = matchMedia(sizes[0].split(") ")[0] + ")").matches;
    const told = wide ? parseFloat(sizes[0].split(") ")[1]) * 16 : parseFloat(sizes[1]) / 100;
    return {top: Math.round(box.top), begin: box.left - whole.left, end: whole.right - box.right,
            width: box.width, told: wide ? told : told * innerWidth};
  });
})"""


@pytest.fixture
def address(project: Project, server: Callable[..., str]) -> str:
    """Build an explainer with galleries of several sizes; returns its address."""
    folder = "content/explainers/galleries"
    parts = []
    for count in COUNTS:
        pictures = [f'![وصف](p{at % 3}.jpg "تعليق {at} {"طويل " * at}")' for at in range(count)]
        parts.append("\n\n".join([f"## {count} {{#s{count}}}", *pictures, "نص."]))
    project.write(f"{folder}/ar.md", explainer_text("معرض", "\n\n".join(parts)))
    for at, (width, height) in enumerate([(640, 400), (400, 640), (900, 300)]):
        (project.root / folder / f"p{at}.jpg").write_bytes(photograph(width, height))
    project.built()
    return f"{server(project.output)}ar/galleries/"


@pytest.mark.parametrize("width", [320, 360, 800, 1280])
def test_rows_have_no_gap_and_sizes_say_how_wide_pictures_are(
    width: int, address: str, page: Page
) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(address)
    galleries = page.evaluate(FOUND)
    assert [len(pictures) for pictures in galleries] == [*COUNTS]
    for pictures in galleries:
        for _, group in groupby(pictures, key=lambda each: each["top"]):
            row = [*group]
            assert row[0]["end"] == pytest.approx(0, abs=1), "it begins at the right"
            assert row[-1]["begin"] == pytest.approx(0, abs=1), "and ends at the left"
        for picture in pictures:
            assert picture["width"] <= picture["told"] + 1
            assert picture["told"] <= 1.25 * picture["width"]
    assert page.evaluate("document.documentElement.scrollWidth") == width
