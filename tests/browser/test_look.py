"""Fonts and pictures of a site's own in a real browser: they come, and from the site only."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, Route

from tests.helpers import kinds, sites
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


PAINTED = """() => new Promise((done) => {
  requestAnimationFrame(() => requestAnimationFrame(done));
})"""
FONTS = """() => performance.getEntriesByType("resource")
  .filter((entry) => entry.name.endsWith(".woff2")).map((entry) => entry.name.split("/").pop())"""
SHIFTS = """window.shifts = 0;
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) window.shifts += entry.value;
}).observe({ type: "layout-shift", buffered: true });"""
"""JavaScript that adds up how far a page moves under its readers' eyes."""


def shift_of_fonts(page: Page, address: str) -> float:
    """Show a page before its fonts are there, then with them; returns how far it moved in all."""
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route("**/*.woff2", hold)
    page.goto(address, wait_until="domcontentloaded")
    page.evaluate(PAINTED)
    assert held
    let_go = 0
    while let_go < len(held):  # letters of a second face are asked for when they are drawn
        held[let_go].continue_()
        let_go += 1
        page.evaluate(PAINTED)
    page.evaluate("document.fonts.ready.then(() => true)")
    page.evaluate(PAINTED)
    page.unroute("**/*.woff2")
    shifts: float = page.evaluate("shifts")
    return shifts


@pytest.mark.parametrize("path", [f"ar/{MEETING}/", f"en/{MEETING}/", f"ar-en/{MEETING}/"])
@pytest.mark.parametrize("width", [360, 1280])
def test_a_text_keeps_its_lines_when_its_fonts_have_come(
    path: str, width: int, site_url: str, page: Page
) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.add_init_script(SHIFTS)
    shift = shift_of_fonts(page, site_url + path)
    assert "Sharih" in page.locator("h1, .pair-title").first.evaluate(FACE)
    assert shift < 0.001  # parts of a pixel, as outlines are hinted


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("width", [360, 1280])
def test_no_kind_of_page_moves_by_more_than_a_line_of_its_title_when_fonts_come(
    lang: str, width: int, site_url: str, new_page: Callable[..., Page]
) -> None:
    """A title that fits by less than a pixel in a face of the reader's may need a line more."""
    for path in kinds.ordinary(lang):
        page = new_page(viewport={"width": width, "height": 800})
        page.add_init_script(SHIFTS)
        assert shift_of_fonts(page, site_url + path) < 0.03, path
        page.context.close()


@pytest.mark.parametrize(("path", "wanted"), [
    (f"ar/{MEETING}/", {"naskh", "serif"}),  # a few of its words are in Latin letters
    (f"en/{MEETING}/", {"serif"}),
    (f"ar-en/{MEETING}/", {"naskh", "serif"}),
])  # fmt: skip
def test_pages_ask_for_the_fonts_of_their_letters_only(
    path: str, wanted: set[str], site_url: str, page: Page
) -> None:
    page.goto(f"{site_url}{path}", wait_until="networkidle")
    asked = {name.partition(".")[0] for name in page.evaluate(FONTS)}
    assert asked - {"serif-italic"} == wanted


def test_a_site_may_have_every_text_in_the_faces_of_its_readers(
    project: Project, server: Callable[..., str], page: Page
) -> None:
    settings = (project.root / "pelicanconf.py").read_text(encoding="utf-8")
    project.write("pelicanconf.py", f'{settings}\nSHARIH_FONTS = "system"\n')
    project.built()
    url = server(project.output)
    page.goto(f"{url}ar-en/{MEETING}/", wait_until="networkidle")
    assert page.evaluate(FONTS) == []
    assert "Sharih" not in page.locator("h1").first.evaluate(FACE)
