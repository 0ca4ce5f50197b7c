"""Cards in a site's own fonts, where those can set the language."""

from __future__ import annotations

import io
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest
from fontTools import subset
from fontTools.ttLib import TTFont
from PIL import Image

from sharih.arabic import Lang
from sharih.cards.design import design_of, unshaped
from sharih.cards.drawing import CardDrawer
from sharih.cards.own_faces import own_faces
from sharih.cards.records import BOLD, HEIGHT, REGULAR, WIDTH, CardWords, Design
from sharih.cards.shaping import has_letters
from sharih.look.theme_fonts import ARABIC, SIGNS, Cut, ThemeFonts, cut_font
from sharih.settings import Settings, load_settings
from tests.helpers.projects import Project

SANS = Cut("pylopdf-fonts-ar", "pylopdf_fonts_ar/NotoSansArabic-Variable.ttf", (*ARABIC, *SIGNS))
NAMES: dict[Lang, str] = {"ar": "شارح", "en": "Sharih"}


@cache
def sans() -> bytes:
    """Return a font that has Arabic and nothing else."""
    return cut_font(SANS)


def serif() -> bytes:
    """Return a font without Arabic."""
    return ThemeFonts().read("serif.woff2") or b""


@cache
def unjoined() -> bytes:
    """Return a font with the letters of Arabic, and no way to join them."""
    font = TTFont(io.BytesIO(ThemeFonts().read("naskh.woff2") or b""))
    options = subset.Options(layout_features=[])
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=[code for code in ARABIC if code < 0x660])
    subsetter.subset(font)
    out = io.BytesIO()
    font.save(out)
    return out.getvalue()


def site(project: Project, fonts: str, **files: bytes) -> Settings:
    """Return the settings of a site for the web with fonts of its own."""
    (project.root / "look").mkdir()
    for name, data in files.items():
        (project.root / "look" / f"{name}.woff2").write_bytes(data)
    text = (project.root / "pelicanconf.py").read_text(encoding="utf-8")
    project.write("pelicanconf.py", f"{text}\nSHARIH_FONTS = {fonts}\n")
    return load_settings(project.root / "pelicanconf.py", {"SITEURL": "https://example.org"})


def drawn(title: str, design: Design) -> bytes:
    return CardDrawer(design).draw(CardWords("ar", title, "روسيا", "وصف"))


def marks(card: bytes) -> bytes:
    """Return the part of a card above the name of the site."""
    with Image.open(io.BytesIO(card)) as opened:
        return opened.convert("RGB").crop((0, 0, WIDTH, HEIGHT - 120)).tobytes()


def test_a_card_is_set_in_the_font_of_the_site(project: Project) -> None:
    fonts = '{"ar": {"text": {"family": "Sans", "files": {"100 900": "look/sans.woff2"}}}}'
    settings = site(project, fonts, sans=sans())
    design = design_of(settings)
    assert design is not None
    assert design.faces == {("ar", BOLD): sans(), ("ar", REGULAR): sans()}
    assert unshaped(settings) == []
    theirs = Design(design.names, design.palette)
    assert drawn("لماذا لم يهنئ؟", design) != drawn("لماذا لم يهنئ؟", theirs)
    english = CardWords("en", "Why not?")
    assert CardDrawer(design).draw(english) == CardDrawer(theirs).draw(english)


def test_headings_have_a_font_of_their_own_and_the_weight_that_is_nearest(project: Project) -> None:
    naskh = ThemeFonts().read("naskh.woff2") or b""
    fonts = """{"ar": {
        "headings": {"family": "A", "files": {"400": "look/naskh.woff2", "600": "look/sans.woff2"}},
        "text": {"family": "B", "files": {"400": "look/naskh.woff2"}},
    }}"""
    found = own_faces(site(project, fonts, sans=sans(), naskh=naskh))
    assert found == {("ar", BOLD): sans(), ("ar", REGULAR): naskh}


def test_words_with_letters_that_the_font_has_not_are_in_the_face_of_the_theme() -> None:
    own, theirs = Design(NAMES, faces={("ar", BOLD): sans()}), Design(NAMES)
    assert has_letters(sans(), "سيقيّم\u200c 24٪ «من»")
    assert not has_letters(sans(), "White House")
    for title, same in (("افتح White House", True), ("خبر", False)):
        words = CardWords("ar", title)
        # The name of the site, below, is in the font of the site either way.
        one, other = (marks(CardDrawer(each).draw(words)) for each in (own, theirs))
        assert (one == other) is same


@pytest.mark.parametrize(
    ("lang", "data", "reason"),
    [
        ("ar", serif, "no file with all letters of Arabic that joins"),
        ("ar", unjoined, "no file with all letters of Arabic that joins them"),
        ("en", sans, "no file with all letters of English"),
    ],
    ids=["no Arabic", "Arabic that does not join", "no English"],
)
def test_a_font_that_cannot_set_the_language_is_told_in_one_line(
    lang: Lang, data: Callable[[], bytes], reason: str, project: Project
) -> None:
    fonts = f'{{"{lang}": {{"text": {{"family": "Odd", "files": {{"400": "look/a.woff2"}}}}}}}}'
    settings = site(project, fonts, a=data())
    design = design_of(settings)
    assert design is not None
    assert design.faces == {}
    (problem,) = unshaped(settings)
    assert problem.severity == "warning"
    assert problem.path == Path(project.root / "pelicanconf.py")
    assert problem.line
    assert f"cards cannot be set in Odd, which has {reason}" in problem.reason


def test_families_without_files_are_no_fonts_of_cards(project: Project) -> None:
    settings = site(project, '{"ar": {"text": "Amiri"}, "en": {"text": "system"}}')
    assert own_faces(settings) == {}
    assert unshaped(settings) == []
