"""The theme's fonts: whole, joined, of one width of digits, light, and with their licence."""

from __future__ import annotations

import gzip
import io
import re
from collections.abc import Callable
from importlib import metadata
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from bench.font_table import digit_widths
from sharih.errors import ContentError
from sharih.look import theme_fonts
from sharih.look.theme_fonts import CARDS, CUTS, LICENCES, ThemeFonts, ranges
from sharih.site.pages.assets import load_assets
from tests.helpers.pages import read
from tests.helpers.shaping import Shaper, faults

MOST = 120_000
"""Bytes of fonts that a page may ask for."""
MOST_OF_A_PAGE = 200_000
"""Bytes of a page with its fonts and without its pictures."""
ARABIC_WORD = re.compile("[\u0620-\u065f\u0670-\u06d3]+")
FACE = re.compile(r"@font-face \{(.*?)\}", re.DOTALL)


@pytest.fixture(name="font", scope="module")
def _font(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], bytes]:
    fonts = ThemeFonts(tmp_path_factory.mktemp("fonts"))

    def read(name: str) -> bytes:
        data = fonts.read(name)
        assert data is not None
        return data

    return read


def faces(root: Path) -> dict[str, str]:
    """Return the rule of each file of a font in the theme's style sheets."""
    text = (root / "theme/static/css/fonts.css").read_text(encoding="utf-8")
    rules = [found[1] for found in FACE.finditer(text)]
    named = [(re.search(r"fonts/([\w-]+\.woff2)", rule), rule) for rule in rules]
    return {name[1]: rule for name, rule in named if name}


def packed(path: Path) -> int:
    """Return the size of a file as servers send it."""
    return len(gzip.compress(path.read_bytes(), 6))


def test_every_word_of_the_site_is_drawn_whole_and_joined(
    site: Path, font: Callable[[str], bytes]
) -> None:
    pages = read(site)
    text = " ".join(" ".join(page.root.itertext()) for page in pages.values())
    words = sorted(set(ARABIC_WORD.findall(text)))
    assert len(words) > 500
    assert faults(Shaper(font("naskh.woff2")), words) == []
    assert faults(Shaper(font(CARDS)), words) == []


def test_letters_that_are_not_joined_are_found_out(font: Callable[[str], bytes]) -> None:
    opened = TTFont(io.BytesIO(font("naskh.woff2")))
    del opened["GSUB"]
    broken = io.BytesIO()
    opened.save(broken)
    assert faults(Shaper(broken.getvalue()), ["شارح"]) == ["شارح: شا unjoined"]
    assert faults(Shaper(font("serif.woff2")), ["لم"])[0] == "لم: no مل"


def test_a_page_asks_for_a_file_only_where_it_has_its_letters(
    root: Path, font: Callable[[str], bytes]
) -> None:
    rules = faces(root)
    assert rules.keys() == {"naskh.woff2", "serif.woff2", "serif-italic.woff2"}
    for name, rule in rules.items():
        said = re.search(r"unicode-range:([^;]*);", rule)
        assert said is not None
        assert " ".join(said[1].split()) == ranges(map(ord, Shaper(font(name)).characters))


@pytest.mark.parametrize("name", ["naskh.woff2", "serif.woff2"])
def test_digits_are_of_one_width(name: str, font: Callable[[str], bytes]) -> None:
    assert len(digit_widths(font(name), "0123456789")) == 1
    if name == "naskh.woff2":
        assert len(digit_widths(font(name), "٠١٢٣٤٥٦٧٨٩")) == 1


def test_digits_and_quotation_marks_are_of_the_face_of_their_text(
    font: Callable[[str], bytes],
) -> None:
    signs = set("0123456789٠١٢٣٤٥٦٧٨٩«»“”…–—()[]،؛؟!:. %٪")
    assert signs <= Shaper(font("naskh.woff2")).characters
    assert set("0123456789“”‘’…–—()[]!:. %é") <= Shaper(font("serif.woff2")).characters


def test_all_fonts_together_are_less_than_a_page_may_ask_for(
    font: Callable[[str], bytes],
) -> None:
    assert sum(len(font(name)) for name in CUTS if name != CARDS) <= MOST


def test_a_page_without_its_pictures_is_light(site: Path) -> None:
    """As it is sent: text is packed on the way, and fonts are packed already."""
    fonts = sum(path.stat().st_size for path in (site / "static/fonts").glob("*.woff2"))
    frame = sum(packed(path) for path in (site / "static").glob("sharih.*"))
    weights = {path: packed(path) + frame + fonts for path in site.rglob("index.html")}
    assert len(weights) > 50
    assert max(weights.values()) <= MOST_OF_A_PAGE


def test_a_font_is_made_once_and_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    data = ThemeFonts(tmp_path / "kept").read("naskh.woff2")
    (kept,) = (tmp_path / "kept").iterdir()
    assert kept.read_bytes() == data

    def cut_again(cut: theme_fonts.Cut) -> bytes:
        raise AssertionError(cut)

    monkeypatch.setattr(theme_fonts, "cut_font", cut_again)
    assert ThemeFonts(tmp_path / "kept").read("naskh.woff2") == data


def test_without_their_packages_texts_are_in_the_faces_of_their_readers(
    tmp_path: Path, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def installed(name: str) -> str:
        if name == "fontpkg-noto-serif":
            raise PackageNotFoundError(name)
        return version(name)

    monkeypatch.setattr(metadata, "version", installed)
    fonts = ThemeFonts(tmp_path)
    assert fonts.missing() == "fontpkg-noto-serif"
    assert fonts.read("naskh.woff2") is None
    css = load_assets(root / "theme", fonts=fonts).css
    assert ".woff2" not in css
    assert "Sharih Naskh Local" in css


def test_licences_go_with_the_fonts_and_reserve_no_name(site: Path) -> None:
    for name in LICENCES.values():
        text = (site / "static/fonts" / name).read_text(encoding="utf-8")
        assert "SIL OPEN FONT LICENSE Version 1.1" in text
        head = text.partition("-----")[0]
        assert "Reserved Font Name" not in head  # a part of a font must not bear such a name
    fonts = [path.name for path in (site / "static/fonts").glob("*.woff2")]
    assert sorted(re.sub(r"\.[0-9a-f]{10}\.", ".", name) for name in fonts) == [
        "naskh.woff2", "serif-italic.woff2", "serif.woff2",
    ]  # fmt: skip


def test_a_style_sheet_that_names_a_file_that_is_not_there_is_told(
    tmp_path: Path, root: Path
) -> None:
    css = tmp_path / "theme/static/css"
    css.mkdir(parents=True)
    for named in ("../fonts/gone.woff2", "../../../outside.woff2"):
        (css / "main.css").write_text(f'@font-face {{ src: url("{named}") }}', encoding="utf-8")
        with pytest.raises(ContentError) as caught:
            load_assets(tmp_path / "theme")
        assert named.removeprefix("../") in str(caught.value)
    assert load_assets(root / "theme").files
