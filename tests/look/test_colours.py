"""Colours as CSS writes them are known, and words that are hard to read are found."""

from __future__ import annotations

import pytest

from sharih.look.colours import contrast, luminance
from sharih.look.tokens import PAIRS, faint_words, resolved, tokens
from sharih.site.pages.assets import load_assets
from tests.helpers.projects import ROOT

GREY = 0.2158605
"""The luminance of #808080, worked out by hand after WCAG's definition."""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("white", 1),
        ("#FFF", 1),
        ("#000000", 0),
        ("#ffffffff", 1),
        ("gray", GREY),
        ("#808080", GREY),
        ("rgb(128 128 128)", GREY),
        ("rgb(128, 128, 128)", GREY),
        ("RGB(128 128 128 / 100%)", GREY),
        ("hsl(0 0% 50.196%)", GREY),
        ("hwb(0 50.196% 49.804%)", GREY),
        ("color(srgb 0.50196 0.50196 0.50196)", GREY),
        ("color(display-p3 0.50196 0.50196 0.50196)", GREY),
        ("color(srgb-linear 0.2158605 0.2158605 0.2158605)", GREY),
        ("lab(53.585% 0 0)", GREY),
        ("lch(53.585% 0 0)", GREY),
        ("oklab(59.987% 0 0)", GREY),
        ("oklch(59.987% 0 none)", GREY),
        ("/* a */ #808080", GREY),
        ("red", 0.2126),
        ("hsl(120deg 100% 50%)", 0.7152),
    ],
)
def test_a_colour_has_its_luminance(text: str, expected: float) -> None:
    assert luminance(text) == pytest.approx(expected, abs=2e-4)


@pytest.mark.parametrize(
    "text",
    [
        "", " ", "#12", "#12345g", "rgb(1 2)", "rgb(", "color()", "color(srgb)", "currentcolor",
        "Canvas", "inherit", "transparent", "rgb(0 0 0 / 50%)", "#0008", "var(--x)", "red blue",
        "red;", "red}", "url(x.png)", "5px", "color(unknown 1 1 1)", "\u202ered",
    ],
)  # fmt: skip
def test_what_is_no_colour_or_lets_something_through_has_none(text: str) -> None:
    assert luminance(text) is None


def test_contrast_is_that_of_wcag() -> None:
    assert contrast(0, 1) == contrast(1, 0) == pytest.approx(21)
    assert contrast(0.5, 0.5) == 1


CSS = """
@layer tokens, later;
:root { --own: 1 }
@layer later { html { --b: later; --own: 2 } }
@layer tokens {
  :root { --a: #fff; --b: tokens; --c: var(--a) }
  @media (prefers-color-scheme: dark) { :root { --a: #000 } }
  @media screen and (prefers-color-scheme: light) { :root, p { --d: light } }
  @media print { :root { --a: #999 } }
  @media (width > 10rem) { :root { --a: #888 } }
  p { --a: #777 }
}
"""


def test_tokens_are_those_of_every_reader_of_a_scheme() -> None:
    light, dark = tokens(CSS, "light"), tokens(CSS, "dark")
    assert light == {"--a": "#fff", "--b": "later", "--c": "var(--a)", "--own": "1", "--d": "light"}
    assert dark == {"--a": "#000", "--b": "later", "--c": "var(--a)", "--own": "1"}


def test_tokens_that_ask_for_others_are_resolved_and_circles_end() -> None:
    assert resolved("var(--c)", tokens(CSS, "dark")) == "#000"
    assert resolved("var(--z, blue)", {}) == "blue"
    assert resolved("var(--z)", {}) == "var(--z)"
    assert resolved("var(--z)", {"--z": "var(--z)"}) == "var(--z)"


def test_the_theme_can_be_read_in_light_and_in_dark() -> None:
    assets = load_assets(ROOT / "theme")
    values = tokens(assets.css, "light")
    for pair in PAIRS:
        for name in pair:
            assert luminance(resolved(f"var(--{name})", values)) is not None, name
    assert faint_words(assets.css) == []


@pytest.mark.parametrize(("words", "ground"), PAIRS)
def test_a_planted_faint_colour_is_found_by_its_names(words: str, ground: str) -> None:
    theme = load_assets(ROOT / "theme").css
    planted = f"@media (prefers-color-scheme: dark) {{ :root {{ --{words}: var(--{ground}) }} }}"
    (found,) = [one for one in faint_words(theme + planted) if (one.words, one.ground) ==
                (words, ground)]  # fmt: skip
    assert (found.scheme, found.ratio) == ("dark", 1)
    assert found.colours[0] == found.colours[1]
