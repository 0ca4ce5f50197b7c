"""Encodings of seeds: read where they are sure, refused where not."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sharih.conversion.seeds.characters import clean_lines
from sharih.conversion.seeds.encodings import decode_bytes, mend_twice_decoded
from sharih.conversion.seeds.seeds import seed_from_bytes
from sharih.errors import ContentError
from tests.helpers.understood import PARK, seed_of


@pytest.mark.parametrize(
    ("codec", "name"),
    [
        ("cp1256", "Windows-1256"),
        ("iso8859_6", "ISO 8859-6"),
        ("utf-16", "UTF-16"),
        ("utf-16-le", "UTF-16"),
        ("utf-16-be", "UTF-16"),
        ("utf-32", "UTF-32"),
    ],
)
def test_other_encodings_are_read_where_they_are_sure_and_said_in_the_report(
    codec: str, name: str
) -> None:
    seed = seed_from_bytes(Path("new.txt"), PARK.encode(codec))
    assert [line.text for line in seed.lines] == PARK.splitlines()
    assert (seed.repairs[0].line, seed.repairs[0].what) == (1, f"read as {name}")


def test_english_with_the_quotation_marks_of_windows_is_read() -> None:
    text = "The new path will open soon\n“It is the longest path,” the mayor said on Monday.\n"
    decoded = decode_bytes(text.encode("cp1252"), "new.txt")
    assert (decoded.text, decoded.encoding) == (text, "Windows-1252")


@pytest.mark.parametrize("codec", ["cp864", "mac_arabic", "cp720"])
def test_encodings_that_cannot_be_told_for_sure_are_refused_in_one_line(codec: str) -> None:
    with pytest.raises(ContentError, match=r"new\.txt:\d: is not UTF-8 \(byte 0x"):
        decode_bytes(PARK.encode(codec, "replace"), "new.txt")


@pytest.mark.parametrize(
    "data",
    [
        PARK.encode() + b"\xff",
        PARK.encode()[:200] + b"\xe9" + PARK.encode()[200:],
        "قصير".encode("cp1256"),
        bytes(range(1, 256)) * 3,
        b"\xff\xfe\x00",
        b"\xff\xfea\x00\x00\x00",
        b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR",
    ],
)
def test_damaged_text_and_what_is_no_text_is_refused(data: bytes) -> None:
    with pytest.raises(ContentError) as caught:
        decode_bytes(data, "new.txt")
    assert "\n" not in str(caught.value)


@given(st.binary(max_size=300))
def test_any_bytes_are_text_or_refused(data: bytes) -> None:
    try:
        text = decode_bytes(data, "new.txt").text
    except ContentError as error:
        text = str(error)
    assert "\x00" not in text


@pytest.mark.parametrize(
    ("written", "read_as", "what"),
    [
        ("utf-8", "latin-1", "UTF-8 text that was read as Windows-1252"),
        ("utf-8", "cp1256", "UTF-8 text that was read as Windows-1256"),
        ("cp1256", "cp1252", "Windows-1256 text that was read as Windows-1252"),
    ],
)
def test_text_that_was_decoded_wrongly_is_mended(written: str, read_as: str, what: str) -> None:
    wrong = PARK.encode(written).decode(read_as)
    lines, repairs = clean_lines(wrong)
    assert [line.text for line in lines] == PARK.splitlines()
    assert {repair.what for repair in repairs} == {what}


@pytest.mark.parametrize(
    "line",
    [
        "Ein schöner Ärger über die Größe der Öfen",
        "طظ طظ طظ طظ",
        PARK.splitlines()[1],
        "Ø ist ein Buchstabe, Ù und Ú auch",
    ],
)
def test_text_that_only_looks_wrongly_decoded_stays(line: str) -> None:
    assert mend_twice_decoded(line) == (line, "")


def test_letters_in_the_order_of_the_screen_are_refused() -> None:
    turned = "\n".join(line[::-1] for line in PARK.splitlines())
    with pytest.raises(ContentError, match="in the order of the screen"):
        seed_of(turned)
