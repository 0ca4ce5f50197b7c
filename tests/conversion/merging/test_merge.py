"""A merge of three versions by itself: nothing is lost, whatever the texts."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from sharih.content.edition_text import EditionText, pieces_of, read_edition
from sharih.conversion.merging.merge import merge
from sharih.conversion.merging.translation_merge import merge_translation
from tests.helpers.newsroom import CHANGED, HEADING, LAST, LEDE, NEW, SECOND, THIRD

WORDS = st.sampled_from([LEDE, SECOND, THIRD, LAST, NEW, CHANGED, f"## {HEADING} {{#a}}", "- بند"])

BLOCKS = st.lists(WORDS, max_size=7)


@given(BLOCKS, BLOCKS)
@settings(max_examples=200)
def test_merging_into_an_untouched_text_gives_the_new_text(old: list[str], new: list[str]) -> None:
    base, then = pieces_of(old), pieces_of(new)
    mine = EditionText("Title: x", "\n\n", base)
    merged = merge(base, then, mine, "a.txt")
    assert [piece.words for piece in merged.text.pieces] == [piece.words for piece in then]
    assert merged.kept == ()
    copy = merge_translation(base, merged, mine)
    assert [piece.words for piece in copy.pieces] == [piece.words for piece in then]


@given(BLOCKS, BLOCKS, st.lists(st.one_of(WORDS, st.text("ابتث #-*>\n", max_size=20)), max_size=7))
@settings(max_examples=300)
def test_merging_never_loses_what_an_editor_wrote(
    old: list[str], new: list[str], edited: list[str]
) -> None:
    base, then, mine = pieces_of(old), pieces_of(new), read_edition("\n\n".join(edited).encode())
    merged = merge(base, then, mine, "a.txt")
    left = [piece.words for piece in merged.text.pieces]
    of_base = {piece.words for piece in base}
    own = [piece.words for piece in mine.pieces if piece.words not in of_base]
    remaining = iter(left)
    assert all(words in remaining for words in own)  # each of them, in their order
    # Done again with the outcome as it is, nothing changes any more.
    again = merge(merged.base, merged.base, merged.text, "a.txt")
    assert str(again.text) == str(merged.text)


def test_a_long_text_is_merged_in_little_time() -> None:
    base = pieces_of(f"## عنوان {n % 7} {{#s{n}}}\n\nفقرة {n % 50} {n}" for n in range(3000))
    new = pieces_of(f"## عنوان {n % 7} {{#s{n}}}\n\nفقرة {n % 50} {n + n % 2}" for n in range(3000))
    merged = merge(base, new, EditionText("Title: x", "\n\n", base), "a.txt")
    assert [piece.words for piece in merged.text.pieces] == [piece.words for piece in new]
