"""The example of a restyled site reaches its pages, and breaks nothing that the theme keeps."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page

from sharih.look.colours import contrast, luminance
from sharih.settings import load_settings
from tests.helpers import restyled, style_rules
from tests.helpers.browser import axe_findings
from tests.helpers.looks import CONTRAST
from tests.helpers.pages import LANGS
from tests.helpers.projects import ROOT
from tests.helpers.sample import MEETING
from tests.helpers.style_rules import StyleRule
from tests.helpers.stylesheets import Declaration, parse, read_styles

LOOK = ROOT / restyled.EXAMPLE / "look"
RULES = (
    style_rules.no_direction, style_rules.logical_properties, style_rules.equal_sides,
    style_rules.symmetrical_values, style_rules.no_letter_spacing, style_rules.no_slant,
    style_rules.no_capitals, style_rules.no_hyphens, style_rules.no_justification,
    style_rules.no_thin_letters, style_rules.no_arrows_in_content, style_rules.language_for_type,
    style_rules.in_layers, style_rules.nothing_important, style_rules.no_ids,
    style_rules.no_other_host, style_rules.known_properties,
)  # fmt: skip
COMPUTED = """(element) => {
  const style = getComputedStyle(element);
  return {colour: style.color, ground: style.backgroundColor, face: style.fontFamily};
}"""
WIDTH = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
RGB = """(colour) => {
  const [canvas] = [new OffscreenCanvas(1, 1).getContext("2d")];
  canvas.fillStyle = colour;
  canvas.fillRect(0, 0, 1, 1);
  return `rgb(${[...canvas.getImageData(0, 0, 1, 1).data.slice(0, 3)].join(", ")})`;
}"""


@pytest.fixture(name="url")
def _url(shared_folder: Path, server: Callable[..., str]) -> str:
    return server(restyled.built(shared_folder))


@pytest.mark.parametrize("rule", RULES)
def test_the_style_sheet_of_the_example_keeps(rule: StyleRule) -> None:
    theme: list[Declaration] = read_styles(ROOT / "theme" / "static" / "css")
    own = parse((LOOK / "style.css").read_text(encoding="utf-8"), "own")
    assert len(own) > 50
    assert rule([*theme, *own]) == []


def test_colours_of_the_example_stand_in_its_tokens() -> None:
    own = parse((LOOK / "style.css").read_text(encoding="utf-8"))
    drawn = [one for one in own if one.layers != ("tokens",)]
    assert style_rules.colours_in_tokens(drawn) == []


def test_check_finds_nothing_to_say_of_the_example(tmp_path: Path) -> None:
    project = restyled.made(tmp_path)
    project.built("--no-convert")
    result = project.run("check")
    assert result.returncode == 0
    assert [line for line in result.stdout.splitlines() if "pelicanconf.py" in line] == []
    assert [line for line in result.stdout.splitlines() if "error:" in line] == []


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_colours_and_faces_of_the_settings_reach_the_page(
    lang: str, scheme: str, url: str, page: Page
) -> None:
    options = load_settings(ROOT / restyled.EXAMPLE / "pelicanconf.py").options
    colours, faces = options.colours[scheme], options.fonts[lang]  # type: ignore[index]
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")  # type: ignore[arg-type]
    page.goto(f"{url}{lang}/{MEETING}/")
    root = page.locator("html").evaluate(COMPUTED)
    paragraph = page.locator("#background p").first.evaluate(COMPUTED)
    link = page.locator(".facts a").first.evaluate(COMPUTED)
    heading = page.locator("h1").evaluate(COMPUTED)
    found = (root["ground"], paragraph["colour"], link["colour"], heading["colour"])
    names = ("surface", "text", "accent", "accent-strong")
    assert found == tuple(page.evaluate(RGB, colours[name]) for name in names)
    assert paragraph["face"].startswith(f'"{faces["text"].family}"')
    assert heading["face"].startswith(f'"{faces["headings"].family}"')


@pytest.mark.parametrize("lang", LANGS)
def test_the_logo_stands_for_the_name_and_says_it(lang: str, url: str, page: Page) -> None:
    name = load_settings(ROOT / restyled.EXAMPLE / "pelicanconf.py").options.name
    page.goto(f"{url}{lang}/")
    logo = page.locator("header .logo")
    assert logo.get_attribute("alt") == name[lang]  # type: ignore[index]
    assert logo.evaluate("image => image.complete && image.naturalWidth > 0")
    box = logo.bounding_box()
    assert box is not None
    assert 40 < box["height"] < 100
    shape = box["width"] / box["height"]
    assert shape == pytest.approx(logo.evaluate("image => image.width / image.height"), abs=0.05)
    icon = page.locator("link[rel=icon]").get_attribute("href")
    assert icon is not None
    drawing = page.request.get(f"{url.rstrip('/')}{icon}").text()
    assert drawing == (LOOK / "icon.svg").read_text(encoding="utf-8")


@pytest.mark.parametrize("lang", LANGS)
def test_the_template_of_the_example_stands_in_for_the_theme_s(
    lang: str, url: str, page: Page
) -> None:
    page.goto(f"{url}{lang}/{MEETING}/")
    ways = page.locator("main ~ nav.onward a")
    assert [way.get_attribute("href") for way in ways.all()] == [
        f"/{lang}/topics/",
        f"/{lang}/archive/",
    ]
    assert page.locator("nav.onward ~ footer").count() == 1
    page.goto(f"{url}{lang}/")
    assert page.locator(".onward").count() == 0


@pytest.mark.parametrize("lang", LANGS)
def test_the_restyled_pages_can_be_read_by_everybody(lang: str, url: str, page: Page) -> None:
    found = {}
    paths = [
        f"{lang}/",
        f"{lang}/{MEETING}/",
        f"{lang}/topics/",
        f"ar-en/{MEETING}/",
        "",
        "404.html",
    ]
    for path in paths:
        page.emulate_media(color_scheme="light", reduced_motion="reduce")
        page.goto(url + path)
        found[path] = [*axe_findings(page), *page.evaluate(CONTRAST)]
        page.emulate_media(color_scheme="dark", reduced_motion="reduce")
        found[path] += page.evaluate(CONTRAST)
        page.set_viewport_size({"width": 320, "height": 640})
        assert page.evaluate(WIDTH) <= 0, path
        page.set_viewport_size({"width": 1280, "height": 800})
    assert {path: lines for path, lines in found.items() if lines} == {}


def test_the_restyled_site_is_black_on_white_on_paper(url: str, page: Page) -> None:
    page.emulate_media(media="print", color_scheme="dark")
    page.goto(f"{url}ar/{MEETING}/")
    for selector in ("h1", "#background p", "body > header a"):
        colour = page.locator(selector).first.evaluate(COMPUTED)["colour"]
        bright = luminance(colour)
        assert bright is not None
        assert contrast(bright, 1) > 7, selector
    darkened = "image => getComputedStyle(image).filter"
    assert page.locator(".logo").evaluate(darkened) == "brightness(0)"


def test_the_pictures_of_the_documentation_are_there_and_small() -> None:
    text = (ROOT / "docs" / "theming.md").read_text(encoding="utf-8")
    for name in restyled.SHOWN:
        picture = restyled.PICTURES / f"{name}.webp"
        assert 0 < picture.stat().st_size < 80_000
        assert f"images/{name}.webp" in text
