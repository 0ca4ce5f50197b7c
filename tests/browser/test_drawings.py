"""Drawings in a browser: those for light paper alone have some of their own where it is dark."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from tests.helpers.pages import LANGS
from tests.helpers.projects import Project, explainer_text

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 560 300">{}<path d="M9 9h90"/></svg>'
DARK = "<style>path {} @media (prefers-color-scheme: dark) {{ path {{ stroke: #fff }} }}</style>"
LIGHT = """selector => [...document.querySelectorAll(selector)].map(each => {
  const shares = getComputedStyle(each).backgroundColor.match(/[\\d.]+/g).map(Number);
  return (shares[0] + shares[1] + shares[2]) / 3 > 200;
})"""


@pytest.fixture
def address(project: Project, server: Callable[..., str]) -> str:
    """Build three explainers that begin with a drawing, the newest and the oldest with colours."""
    for day, styles in ((10, DARK), (9, ""), (8, DARK)):
        folder = f"content/explainers/drawn-{day}"
        for lang in LANGS:
            told = {"Translation": "true", "Summary": "Short."} if lang == "en" else {}
            text = explainer_text("رسم", "![خط](a.svg)\n\nنص.\n", Date=f"2026-06-{day:02}", **told)
            project.write(f"{folder}/{lang}.md", text)
        project.write(f"{folder}/a.svg", SVG.format(styles))
    project.built()
    return server(project.output)


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize(("scheme", "light"), [("light", True), ("dark", False)])
def test_a_drawing_without_colours_for_dark_paper_stands_on_light(
    lang: str, scheme: str, light: bool, address: str, new_page: Callable[..., Page]
) -> None:
    page = new_page(color_scheme=scheme, viewport={"width": 360, "height": 740})
    page.goto(f"{address}{lang}/")
    assert page.evaluate(LIGHT, ".card-drawing")[:3] == [light, True, light]
    for day, seen in ((10, light), (9, True)):
        page.goto(f"{address}{lang}/drawn-{day}/")
        assert page.evaluate(LIGHT, ".picture img") == [seen]
        assert page.evaluate("document.documentElement.scrollWidth") == 360
