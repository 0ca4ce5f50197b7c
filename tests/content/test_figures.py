"""Pictures of a text, found without a converter as with one."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from sharih.content.figures import PLAIN_PICTURE, images_of
from sharih.markdown.inline import Image, images

PARTS = st.sampled_from(
    ["كلمة", "a", "7", " ", "  ", "،", ".", ":", "“", '"', "'", "(", ")", "[", "]", "!", "*", "_",
     "&", "\\", "{", "}", "\u200f", "\u00a0", "www.", "http:", "//", "#", "/", "-", "—", "1."]
)  # fmt: skip
WORDS = st.lists(PARTS, max_size=5).map("".join)


@given(WORDS, st.sampled_from(["a.png", "a-1.svg", "b/a.png", "a_b.png", "#"]), WORDS | st.none())
@example("أكياس طحين", "a.svg", "مخزون الطحين")
@example("a", "a.png", None)
def test_a_plain_picture_is_what_the_converter_makes_of_it(
    alt: str, src: str, title: str | None
) -> None:
    text = f"![{alt}]({src})" if title is None else f'![{alt}]({src} "{title}")'
    assert images_of(text) == images(text)


def test_a_picture_with_words_needs_no_converter() -> None:
    text = '![أكياس طحين](flour-1.svg "مخزون، 2024.")'
    assert PLAIN_PICTURE.fullmatch(text)
    assert images_of(text) == [Image("flour-1.svg", "أكياس طحين", "مخزون، 2024.")]


@pytest.mark.parametrize("text", ["![a *b*](c.png)", "![](c.png)", "![a](c.png) b", "![a](b c)"])
def test_any_other_is_left_to_the_converter(text: str) -> None:
    assert PLAIN_PICTURE.fullmatch(text) is None
