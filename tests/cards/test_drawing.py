"""Cards: shaped, inside of their frame, light, and the same each time."""

from __future__ import annotations

import io

import pytest
from PIL import Image, ImageChops

from sharih.arabic import Lang
from sharih.cards import shaping
from sharih.cards.drawing import CardDrawer
from sharih.cards.records import BOLD, HEIGHT, WIDTH, CardWords, Design, Palette
from sharih.look.theme_fonts import CARDS, ThemeFonts
from tests.helpers.shaping import Shaper

NAMES: dict[Lang, str] = {"ar": "شارح", "en": "Sharih"}
HARD = {
    "three hundred characters": " ".join(["كلمة طويلة في عنوان لا ينتهي"] * 11),
    "a word of eighty letters": "و" + "مستشفيات" * 10,
    "a long word in English": "Donau" + "dampfschiff" * 8,
    "symbols": "؟!… «» — 100% (+/-) #@& \U0001f600 \u4e2d\u6587",
    "both directions": "«افتح لـ White House Watch»: سيقيّم (الناتو) 24% من 2024-2025",
    "nothing": "",
}
MOST_BYTES = 60_000


def drawn(words: CardWords, photograph: bytes = b"", design: Design | None = None) -> Image.Image:
    """Draw a card and open it."""
    drawer = CardDrawer(design or Design(NAMES))
    return Image.open(io.BytesIO(drawer.draw(words, photograph)))


def marks(words: CardWords) -> tuple[int, int, int, int]:
    """Return the box around all that is written over the rule."""
    card = drawn(words).convert("RGB").crop((0, 20, WIDTH, HEIGHT - 120))
    paper = Image.new("RGB", card.size, card.getpixel((2, 2)))
    differing = ImageChops.difference(card, paper).convert("L")
    return differing.point([0] * 9 + [255] * 247).getbbox() or (0, 0, 0, 0)


@pytest.mark.parametrize("lang", ["ar", "en"])
@pytest.mark.parametrize("title", HARD.values(), ids=HARD)
def test_hard_titles_stay_in_their_frame(title: str, lang: Lang) -> None:
    words = CardWords(lang, title, label=title, note=title)
    left, top, right, bottom = marks(words)
    assert (left == right == 0) or (left >= 60 and right <= WIDTH - 60)
    assert top >= 0
    assert bottom <= HEIGHT - 20 - 120 - 4
    data = CardDrawer(Design(NAMES)).draw(words)
    assert len(data) <= MOST_BYTES


def test_a_card_is_drawn_from_the_side_where_lines_begin() -> None:
    arabic, english = marks(CardWords("ar", "عنوان")), marks(CardWords("en", "Title"))
    assert WIDTH - arabic[2] == pytest.approx(72, abs=12)
    assert english[0] == pytest.approx(72, abs=12)


def test_the_same_words_give_the_same_bytes() -> None:
    words = CardWords("ar", "لماذا؟", "روسيا")
    assert CardDrawer(Design(NAMES)).draw(words) == CardDrawer(Design(NAMES)).draw(words)


def test_letters_are_joined() -> None:
    """A word is less wide than its letters by themselves, which Pillow's own layout draws."""
    word, bold = "الانتخابات", shaping.Typeface("ar", BOLD)
    alone = sum(shaping.width(letter, bold) for letter in word)
    assert shaping.width(word, bold) < 0.9 * alone


def test_no_card_is_drawn_where_letters_cannot_be_joined(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shaping, "can_shape", lambda: False)
    shaping.face.cache_clear()
    with pytest.raises(OSError, match="cannot shape"):
        CardDrawer(Design(NAMES)).draw(CardWords("ar", "عنوان"))


def test_what_the_face_has_not_is_left_out() -> None:
    known = Shaper(ThemeFonts().read(CARDS) or b"").characters
    for code in [*range(0x20, 0x3000), *range(0xFB00, 0x10000)]:
        letter = chr(code)
        if letter.isprintable() and not letter.isspace():
            assert bool(shaping.drawable(letter)) == (letter in known), hex(code)
    assert shaping.drawable("خبر \U0001f600  عاجل\u4e2d") == "خبر عاجل"


def test_a_photograph_takes_the_side_where_lines_end() -> None:
    data = io.BytesIO()
    Image.new("RGB", (1500, 1000), (0, 90, 200)).save(data, "JPEG")
    for lang, place in (("ar", 40), ("en", WIDTH - 40)):
        card = drawn(CardWords(lang, "Title"), data.getvalue())  # type: ignore[arg-type]
        assert (card.format, card.size) == ("JPEG", (WIDTH, HEIGHT))
        assert card.getpixel((place, 300)) == pytest.approx((0, 90, 200), abs=6)


def test_colours_and_logo_are_those_of_the_site() -> None:
    logo = io.BytesIO()
    Image.new("RGBA", (300, 100), (0, 120, 60, 255)).save(logo, "PNG")
    palette = Palette(paper=(10, 20, 30), accent=(200, 210, 220))
    design = Design(NAMES, palette, {"en": logo.getvalue()}, "1")
    card = drawn(CardWords("en", "Title"), design=design).convert("RGB")
    assert card.getpixel((600, 5)) == (200, 210, 220)
    assert card.getpixel((20, 300)) == (10, 20, 30)
    assert card.getpixel((100, HEIGHT - 59)) == pytest.approx((0, 120, 60), abs=6)


def test_marks_of_direction_are_not_drawn_and_turn_what_they_should() -> None:
    assert shaping.isolated("لـ White House هنا", "ar") == "لـ \u2066White House\u2069 هنا"
    assert shaping.isolated("plain", "en") == "plain"
