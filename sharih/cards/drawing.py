"""The words of a card, a site's design and a photograph → the bytes of a picture."""

from __future__ import annotations

import io
from typing import Final

from PIL import Image, ImageDraw, ImageOps

from sharih.arabic import Lang
from sharih.cards.lines import Fitted, Frame, fit
from sharih.cards.records import BOLD, HEIGHT, REGULAR, WIDTH, CardWords, Design
from sharih.cards.shades import ACCENT, ACCENTED, INK, LINE, MUTED, Layers, paper, put_picture
from sharih.cards.shaping import Typeface, begins_left, drawable, has_letters, height, width

_MARGIN: Final = 72
_BAR: Final = 14
_FOOT: Final = 118
"""The height of the part that has the name of the site."""
_ROOM: Final = (_BAR + 46, HEIGHT - _FOOT - 34)
"""Where the words of a card begin and end."""
_ABOVE: Final = 0.42
"""The part of the room left over that stands above them."""
_PANEL: Final = 450
"""The width of a photograph, which takes the side where lines end."""
_LOGO: Final = (420, 64)
"""The most that a logo takes."""
_NAME: Final = 46
_STOP: Final = (9, 6)
"""The side of the point behind the site's name, and the space before it."""
_LABEL: Final = (34, 20)
"""The size of what stands over a title, and the space under it."""
_NOTE: Final = (32, 26)
"""The size of what stands under it, and the space over it."""
_NOTE_LINES: Final = 3
_SIZES: Final = (
    (120, 1), (104, 1), (92, 1), (104, 2), (96, 2), (88, 3), (82, 3), (76, 3), (70, 3), (64, 4),
    (58, 5), (52, 6), (46, 7), (40, 8), (34, 9),
)  # fmt: skip
"""The sizes of a title, with the most lines of it that are set in each."""
_LEADING: Final = {"ar": 1.42, "en": 1.16}
_OF_HEIGHT: Final = 0.8
"""The height of lines in a face of the site's, in heights of its letters at the least."""
_LETTER: Final = 0.31
"""How far the foot of letters is below the middle of their line, in sizes."""
_QUALITY: Final = 84


class CardDrawer:
    """Draws the cards of a site; what all of them have alike is drawn once."""

    def __init__(self, design: Design) -> None:
        self._design = design
        self._blanks: dict[tuple[Lang, int], Image.Image] = {}

    def draw(self, words: CardWords, photograph: bytes = b"") -> bytes:
        """Draw a card: as PNG, or as JPEG where a photograph is in it.

        Raises OSError where letters cannot be joined, and for a photograph that cannot be read.
        """
        room = WIDTH - 2 * _MARGIN - (_PANEL if photograph else 0)
        card = self._blank(words.lang, room).copy()
        _write(card, words, self._design, room)
        return _with_photograph(card, photograph, words.lang) if photograph else _as_png(card)

    def _blank(self, lang: Lang, room: int) -> Image.Image:
        if (lang, room) not in self._blanks:
            self._blanks[lang, room] = _blank(self._design, lang, room)
        return self._blanks[lang, room]


def _typeface(design: Design, text: str, lang: Lang, weight: int) -> Typeface:
    """Choose the site's own face for words, if it has all their letters, else the theme's."""
    own = design.faces.get((lang, weight), b"")
    return Typeface(lang, weight, own if own and has_letters(own, text) else b"")


def _leading(typeface: Typeface) -> float:
    """Return the height of lines, in sizes of their type; some faces need more than the theme's."""
    usual = _LEADING[typeface.lang]
    return max(usual, _OF_HEIGHT * height(typeface)) if typeface.own else usual


def _write(card: Image.Image, words: CardWords, design: Design, room: int) -> None:
    """Write label, title and note below each other, a little above the middle of the room."""
    layers, lang = Layers(words.lang, _MARGIN), words.title_lang or words.lang
    label, note, text = drawable(words.label), drawable(words.note), drawable(words.title)
    above = sum(_LABEL) if label else 0
    space = _ROOM[1] - _ROOM[0] - above
    large = _typeface(design, text, lang, BOLD)
    title = _fitted(text, large, Frame(room, space, _leading(large), _SIZES))
    step = round(title.size * _leading(large))
    rest = space - step * len(title.lines)
    small = _typeface(design, note, words.lang, REGULAR)
    under = _note(note, small, room, rest)
    rest -= _NOTE[1] + len(under) * _note_step(small) if under else 0
    top = _ROOM[0] + round(rest * _ABOVE)
    if label:
        strong = _typeface(design, label, words.lang, BOLD)
        clipped = _clipped(label, strong, room, _LABEL[0])
        layers.line(ACCENT, clipped, strong, top + _LABEL[0], _LABEL[0])
    top += above
    for at, line in enumerate(title.lines):
        foot = top + step * at + round(step / 2 + title.size * _LETTER)
        layers.line(INK, line, large, foot, title.size)
    top += step * len(title.lines) + sum(_NOTE)
    for at, line in enumerate(under):
        layers.line(MUTED, line, small, top + _note_step(small) * at, _NOTE[0])
    layers.put_on(card)


def _fitted(text: str, typeface: Typeface, frame: Frame) -> Fitted:
    return fit(text, frame, lambda part: width(part, typeface), joins=typeface.lang == "ar")


def _note(text: str, typeface: Typeface, room: int, space: float) -> tuple[str, ...]:
    """Set what stands under a title; nothing where there is no room for two lines of it."""
    step = _note_step(typeface)
    lines = min(_NOTE_LINES, int((space - _NOTE[1]) / step))
    if not text or lines < 2:
        return ()
    frame = Frame(room, lines * step, _leading(typeface), ((_NOTE[0], lines),))
    return _fitted(text, typeface, frame).lines


def _note_step(typeface: Typeface) -> int:
    return round(_NOTE[0] * _leading(typeface)) + 1


def _clipped(text: str, typeface: Typeface, room: int, size: int) -> str:
    """Leave words out at the end of what must stand in one line."""
    lines = _fitted(text, typeface, Frame(room, size, 1.0, ((size, 1),))).lines
    return lines[0] if lines else ""


def _blank(design: Design, lang: Lang, room: int) -> Image.Image:
    """Draw what all cards have alike: a bar, a rule, and the name of the site under it."""
    card = paper(design.palette)
    pen = ImageDraw.Draw(card)
    pen.rectangle((0, 0, WIDTH, _BAR - 1), fill=ACCENTED)
    left = begins_left(lang)
    begins, rule = (_MARGIN if left else WIDTH - _MARGIN - room), HEIGHT - _FOOT
    pen.rectangle((begins, rule, begins + room - 1, rule + 1), fill=LINE)
    if logo := design.logos.get(lang):
        shown = _logo(logo, design)
        begins = _MARGIN if left else WIDTH - _MARGIN - shown.width
        put_picture(card, shown, (begins, rule + (_FOOT - shown.height) // 2))
        return card
    layers, (side, space) = Layers(lang, _MARGIN), _STOP
    name = drawable(design.names[lang])
    typeface = _typeface(design, name, lang, BOLD)
    name = _clipped(name, typeface, room - side - space, _NAME)
    foot = rule + _FOOT // 2 + round(_NAME * _LETTER)
    layers.line(INK, name, typeface, foot, _NAME)
    layers.put_on(card)
    end = _MARGIN + round(width(name, typeface) * _NAME) + space
    stop = end if left else WIDTH - end - side
    pen.rectangle((stop, foot - side, stop + side - 1, foot - 1), fill=ACCENTED)
    return card


def _logo(logo: bytes, design: Design) -> Image.Image:
    with Image.open(io.BytesIO(logo)) as opened:
        shown = ImageOps.contain(opened.convert("RGBA"), _LOGO, Image.Resampling.LANCZOS)
    flat = Image.new("RGB", shown.size, design.palette.paper)
    flat.paste(shown, mask=shown.getchannel("A"))
    return flat


def _with_photograph(card: Image.Image, photograph: bytes, lang: Lang) -> bytes:
    """Put the middle of a photograph, where most have their subject, beside the words."""
    with Image.open(io.BytesIO(photograph)) as opened:
        panel = ImageOps.fit(opened.convert("RGB"), (_PANEL, HEIGHT), Image.Resampling.BICUBIC)
    whole = card.convert("RGB")
    whole.paste(panel, (WIDTH - _PANEL if begins_left(lang) else 0, 0))
    out = io.BytesIO()
    whole.save(out, "JPEG", quality=_QUALITY, optimize=True, progressive=True, subsampling=1)
    return out.getvalue()


def _as_png(card: Image.Image) -> bytes:
    out = io.BytesIO()
    card.save(out, "PNG", compress_level=6)
    return out.getvalue()
