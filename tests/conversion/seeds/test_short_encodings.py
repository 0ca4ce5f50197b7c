"""Short texts in old Arabic encodings: told by their letters, and nothing else taken for one."""

from __future__ import annotations

import pytest
from babel import Locale

from sharih.conversion.seeds.encodings import decode_bytes
from sharih.conversion.seeds.short_encodings import encoding_of_short
from sharih.errors import ContentError

TITLES = (
    "وزير الزراعة: موسم القمح جيد هذا العام",
    "افتتاح معرض الكتاب في الرباط",
    "ارتفاع أسعار النفط في الأسواق العالمية، والذهب يتراجع",
    "هل تنجح المحادثات بين الوفدين؟",
    "البنك المركزي يبقي سعر الفائدة عند 5.5%",
)


@pytest.mark.parametrize("title", TITLES)
@pytest.mark.parametrize("codec", ["cp1256", "iso8859_6"])
def test_one_line_of_arabic_is_read(title: str, codec: str) -> None:
    assert decode_bytes(title.encode(codec), "new.txt").text == title


@pytest.mark.parametrize(
    ("locale", "codec"),
    [
        ("ru", "cp1251"), ("ru", "koi8_r"), ("el", "cp1253"), ("he", "cp1255"), ("th", "tis_620"),
        ("ja", "shift_jis"), ("ja", "euc_jp"), ("zh", "gbk"), ("ko", "euc_kr"), ("fr", "cp1252"),
    ],
)  # fmt: skip
def test_other_languages_are_never_taken_for_arabic(locale: str, codec: str) -> None:
    names = list(Locale(locale).territories.values())
    for at in range(0, len(names) - 4, 3):
        data = " ".join(names[at : at + 4]).encode(codec, "ignore")
        assert encoding_of_short(data) is None, names[at : at + 4]


@pytest.mark.parametrize("data", [b"", "نص".encode("cp1256"), bytes(range(192, 256)) * 3])
def test_too_little_and_noise_is_refused(data: bytes) -> None:
    assert encoding_of_short(data) is None
    if data:
        with pytest.raises(ContentError, match="is not UTF-8"):
            decode_bytes(data, "new.txt")
