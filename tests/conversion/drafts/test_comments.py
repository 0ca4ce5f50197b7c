"""Comments in a draft, and lines that an editor moves out of them."""

from __future__ import annotations

from sharih.content.edition_text import read_edition
from sharih.markdown.inline import plain_text
from tests.helpers.newsroom import ARTICLE, Newsroom


def test_a_line_that_was_left_out_means_the_same_when_it_is_moved_out(newsroom: Newsroom) -> None:
    newsroom.add("a.txt", *ARTICLE, "اقرأ أيضا: *خبر* <b> -- `رمز` {#x} --> [ت](u)")
    newsroom.convert()
    comment = newsroom.body()[-1]
    line = comment.split("\n")[-2]
    (piece,) = read_edition(f"\n{line}\n".encode()).pieces
    assert piece.kind == "paragraph"
    assert plain_text(line).endswith("*خبر* <b> -- `رمز` {#x} --> [ت](u)")
    assert "--" not in line
