"""The text of an edition: read into pieces and written back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sharih.content.edition_text import (
    assembled,
    pieces_of,
    read_edition,
    with_ident,
    without_comments,
)


@given(st.text("ابتث #-*>|:`\r\n", max_size=80))
def test_any_edition_is_written_back_to_the_character(text: str) -> None:
    assert read_edition(text.encode()).encode() == text.encode()


def test_a_text_has_a_head_a_lead_and_pieces_with_what_stands_between_them() -> None:
    data = "\ufeffTitle: ع\r\n\r\n\r\n## أ {#a}  \r\n\r\nنص.\r\n<!-- ملاحظة -->\r\n".encode()
    text = read_edition(data)
    assert (text.head, text.newline, text.mark) == ("Title: ع\r", "\r\n", True)
    assert text.first_line() == 4
    heading, words, comment = text.pieces
    assert (heading.kind, heading.words, heading.ident) == ("heading", "## أ", "a")
    assert (words.words, words.ident, words.gap) == ("نص.", None, "\r\n")
    assert without_comments(text.pieces) == [heading, words]
    assert comment.source == "<!-- ملاحظة -->\r\n"
    assert text.encode() == data
    with pytest.raises(UnicodeDecodeError):
        read_edition(b"\xff")


def test_a_heading_can_be_given_another_id() -> None:
    (heading,) = pieces_of(["## أ {#a}"])
    assert with_ident(heading, "b").text == "## أ {#b}"
    assert with_ident(heading, "b").ident == "b"
    assert with_ident(heading, "a") is heading
    assert with_ident(heading, None) is heading


@pytest.mark.parametrize(
    ("given_text", "order", "expected"),
    [
        # What is new has a blank line before and after it; what stood there keeps its own.
        ("A: b\n\nواحد\n\n\nاثنان\n", "0n1", "A: b\n\nواحد\n\n\nجديد\n\nاثنان\n"),
        ("A: b\n\nواحد\n- اثنان\n", "0n1", "A: b\n\nواحد\n\nجديد\n\n- اثنان\n"),
        ("A: b\n\nواحد\n", "0n", "A: b\n\nواحد\n\nجديد\n"),
        ("A: b\n\nواحد", "0n", "A: b\n\nواحد\n\nجديد"),
        ("A: b\n\nواحد", "n0", "A: b\n\nجديد\n\nواحد"),
        ("A: b\r\n\r\nواحد\r\n", "n0", "A: b\r\n\r\nجديد\r\n\r\nواحد\r\n"),
        ("A: b\n\nواحد\n\nاثنان", "10", "A: b\n\nاثنان\n\nواحد"),
        ("A: b\n\nواحد\n\nاثنان\n", "0", "A: b\n\nواحد\n"),
        ("A: b\n", "n", "A: b\n\nجديد\n"),
        ("A: b\n\nواحد\n", "", "A: b\n\n"),
    ],
)
def test_pieces_are_put_together_with_blank_lines_where_they_need_them(
    given_text: str, order: str, expected: str
) -> None:
    text = read_edition(given_text.encode())
    (new,) = pieces_of(["جديد"])
    pieces = [new if sign == "n" else text.pieces[int(sign)] for sign in order]
    found = assembled(text, pieces, {at for at, sign in enumerate(order) if sign == "n"})
    assert str(found) == expected
