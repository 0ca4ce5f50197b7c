"""The words of an edition: which changes make it say something else."""

from __future__ import annotations

from pathlib import Path

import pytest

from sharih.content.explainers import load_editions
from sharih.content.words import words_digest
from sharih.errors import Problems

TEXT = """Title: أسعار الخبز
Summary: خلاصة.

## السعر {#price}

قال [المتحدث](explainer:bread#price) إن «السعر» ثابت، أي 5 ليرات.

![أكياس](flour.svg "مخزون الطحين")
"""


def digest(folder: Path, old: str, new: str) -> str:
    assert old in TEXT
    (folder / "ar.md").write_text(TEXT.replace(old, new), encoding="utf-8")
    return words_digest(load_editions(folder, Problems())["ar"])


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("«السعر»", '"السعر"'),
        ("إن", "أن"),
        ("ثابت،", "ثابتٌ؛"),
        ("explainer:bread#price", "explainer:loaf"),
        ("[المتحدث](explainer:bread#price)", "المتحدث"),
    ],
)
def test_spelling_and_where_links_lead_say_nothing_else(tmp_path: Path, old: str, new: str) -> None:
    assert digest(tmp_path, old, new) == digest(tmp_path, "", "")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("5 ليرات", "6 ليرات"),
        ("ثابت", "غير ثابت"),
        ("أسعار الخبز", "سعر الخبز"),
        ("خلاصة", "خلاصة أخرى"),
        ("مخزون الطحين", "مخزون القمح"),
        ("[المتحدث]", "[الناطق]"),
    ],
)
def test_other_words_say_something_else(tmp_path: Path, old: str, new: str) -> None:
    assert digest(tmp_path, old, new) != digest(tmp_path, "", "")
