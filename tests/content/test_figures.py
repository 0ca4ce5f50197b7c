"""Pictures of a text, found without a converter as with one."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from sharih.content.figures import PLAIN_PICTURE, images_of, read_pictures
from sharih.errors import Problems
from sharih.markdown.inline import Image, images
from sharih.pictures.store import PictureStore
from tests.helpers.editions import edition
from tests.helpers.rebuilds import SVG

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


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return the folder of an explainer, with two pictures."""
    made = tmp_path / "harvest"
    made.mkdir()
    for name in ("map.svg", "Flour.svg"):
        (made / name).write_text(SVG.format(40, name), encoding="utf-8")
    return made


def looked_at(folder: Path, body: str) -> tuple[list[str], list[str]]:
    """Read the pictures of a body, which begins in line 3; returns their names and what is told."""
    problems = Problems()
    text = edition(body, folder=folder)
    found = read_pictures(text, folder, PictureStore(None), problems)
    told = [str(problem).removeprefix(f"{folder}/") for problem in problems]
    return [*found], told


def test_pictures_that_stand_alone_are_read_by_their_names(folder: Path) -> None:
    body = '![خريطة](map.svg)\n\nنص.\n\n![طحين](Flour.svg "أكياس")\n\n![مرة أخرى](map.svg)\n'
    assert looked_at(folder, body) == (["map.svg", "Flour.svg"], [])
    assert looked_at(folder, "`![a](b.png)`\n\n<!-- ![a](c.png) -->\n") == ([], [])
    problems = Problems()
    found = read_pictures(edition(body, folder=folder), folder, PictureStore(None), problems)
    assert (found["map.svg"].width, found["map.svg"].source) == (40, folder / "map.svg")
    assert found["map.svg"].fallback.path.startswith("static/pictures/harvest/map.")


PLACE = "Put the file beside the text and write its name."


@pytest.mark.parametrize(
    ("body", "told"),
    [
        (
            "نص ![خريطة](map.svg) نص.",
            (
                "a picture in the middle of a paragraph. "
                "Let it stand alone, with an empty line before and after it."
            ),
        ),
        (
            "- ![خريطة](map.svg)",
            (
                "a picture in the middle of a paragraph. "
                "Let it stand alone, with an empty line before and after it."
            ),
        ),
        (
            "![](map.svg)",
            ("the picture map.svg has no description. Say what is seen: ![…](map.svg)."),
        ),
        ("![a](../map.svg)", f"the picture ../map.svg does not lie beside the text. {PLACE}"),
        ("![a](b/map.svg)", f"the picture b/map.svg does not lie beside the text. {PLACE}"),
        (
            "![a](https://example.org/map.svg)",
            f"the picture https://example.org/map.svg does not lie beside the text. {PLACE}",
        ),
        ("![a](.map.svg)", f"the picture .map.svg does not lie beside the text. {PLACE}"),
        ("![a](Map.svg)", "the picture Map.svg is not there. Did you mean map.svg?"),
        ("![a](flour.svg)", "the picture flour.svg is not there. Did you mean Flour.svg?"),
        ("![a](mapp.svg)", "the picture mapp.svg is not there. Did you mean map.svg?"),
        ("![a](nothing-like-it.svg)", f"the picture nothing-like-it.svg is not there. {PLACE}"),
        (
            "![a](map.txt)",
            (
                "the picture map.txt is no picture; use .jpg, .jpeg, .png, .webp, .svg. "
                "Use another file."
            ),
        ),
    ],
)
def test_what_is_wrong_with_a_picture_is_told_in_its_line(
    folder: Path, body: str, told: str
) -> None:
    names, faults = looked_at(folder, f"نص.\n\n{body}\n")
    shown = "description" in told or "middle" in told
    assert faults == [f"ar.md:5: {'' if shown else 'warning: '}{told}"]
    assert names == (["map.svg"] if "description" in told else [])


def test_a_picture_that_must_not_or_cannot_be_read_is_told(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "private.svg").write_text(SVG.format(1, "x"), encoding="utf-8")
    (folder / "link.svg").symlink_to(tmp_path / "private.svg")
    names, (fault,) = looked_at(folder, "![a](link.svg)")
    assert (names, fault.startswith("ar.md:3: warning: the picture link.svg ")) == ([], True)
    (folder / "loop.svg").symlink_to(folder / "loop.svg")
    names, (fault,) = looked_at(folder, "![a](loop.svg)")
    assert (names, fault.startswith("ar.md:3: warning: the picture loop.svg ")) == ([], True)
    os.mkfifo(folder / "pipe.svg")
    names, (fault,) = looked_at(folder, "![a](pipe.svg)")
    assert (names, fault.startswith("ar.md:3: warning: the picture pipe.svg ")) == ([], True)
    (folder / "broken.svg").write_text("<svg", encoding="utf-8")
    assert looked_at(folder, "![a](broken.svg)")[1][0].endswith("Use another file.")
