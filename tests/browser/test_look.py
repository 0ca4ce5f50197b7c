"""Fonts and pictures of a site's own in a real browser: they come, and from the site only."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.helpers import sites
from tests.helpers.pages import LANGS
from tests.helpers.projects import Project, copied_project
from tests.helpers.sample import MEETING
from tests.helpers.woff2 import as_woff2, font_file

LOADED = """() => document.fonts.ready.then((fonts) => [...fonts]
  .filter((face) => face.status === "loaded").map((face) => `${face.family} ${face.weight}`))"""
FACE = "(element) => getComputedStyle(element).fontFamily.split(',')[0]"
SETTINGS = """
SHARIH_FONTS = {
    "ar": {
        "text": {"family": "Text of ours", "files": {"400": "look/a.woff2", "700": "look/a.woff2"}},
        "headings": {"family": "Heads of ours", "files": {"100 900": "look/a.woff2"}},
    },
    "en": {"interface": {"family": "Notes of ours", "files": {"400": "look/a.woff2"}}},
}
SHARIH_LOGO = "look/light.svg"
SHARIH_LOGO_DARK = "look/dark.svg"
SHARIH_STYLES = ["look/style.css"]
"""
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {} 20"><path d="M0 0h9v9z"/></svg>'


def made(folder: Path) -> Project:
    """Make a project with a look of its own."""
    project = copied_project(folder)
    settings = (project.root / "pelicanconf.py").read_text(encoding="utf-8")
    project.write("pelicanconf.py", settings + SETTINGS)
    project.write("look/light.svg", SVG.format(60))
    project.write("look/dark.svg", SVG.format(60))
    project.write("look/style.css", "main { background-image: url(dots.svg) }")
    project.write("look/dots.svg", SVG.format(12))
    (project.root / "look/a.woff2").write_bytes(as_woff2(font_file().read_bytes()))
    return project


@pytest.fixture(name="url")
def _url(shared_folder: Path, server: Callable[..., str]) -> str:
    project = Project(sites.made_once(shared_folder / "look", made))
    site = sites.production(project, shared_folder / "look-site")
    return server(site, "/repo")


@pytest.mark.parametrize("lang", LANGS)
def test_fonts_come_for_the_language_they_are_for(lang: str, url: str, page: Page) -> None:
    page.goto(f"{url}{lang}/{MEETING}/")
    faces = {selector: page.locator(selector).first.evaluate(FACE) for selector in
             ("h1", "#background p", ".facts")}  # fmt: skip
    if lang == "ar":
        assert faces["h1"] == '"Heads of ours"'
        assert faces["#background p"] == '"Text of ours"'
        assert faces[".facts"] not in ('"Text of ours"', '"Notes of ours"')
        assert {"Heads of ours 100 900", "Text of ours 400"} <= set(page.evaluate(LOADED))
    else:
        assert faces[".facts"] == '"Notes of ours"'
        assert not {faces["h1"], faces["#background p"]} & {'"Heads of ours"', '"Text of ours"'}
        assert "Notes of ours 400" in page.evaluate(LOADED)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_logo_is_that_of_the_scheme_and_pictures_of_style_sheets_come(
    scheme: str, url: str, page: Page
) -> None:
    asked: list[str] = []
    page.on("response", lambda response: asked.append(f"{response.status} {response.url}"))
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    page.goto(f"{url}ar/", wait_until="networkidle")
    logo = page.locator("header .logo")
    assert logo.evaluate("image => image.currentSrc").startswith(f"{url}static/{scheme}.")
    assert logo.evaluate("image => image.complete && image.naturalWidth > 0")
    box = logo.bounding_box()
    assert box is not None
    assert box["width"] == pytest.approx(3 * box["height"], abs=0.1)
    assert [one for one in asked if one.startswith(f"200 {url}static/own/dots.")]
    assert [one for one in asked if not one.startswith(("200 ", "304 "))] == []


def test_a_site_without_fonts_of_its_own_asks_for_none(site_url: str, page: Page) -> None:
    page.goto(f"{site_url}ar/{MEETING}/")
    assert page.evaluate("document.fonts.size") == 0
