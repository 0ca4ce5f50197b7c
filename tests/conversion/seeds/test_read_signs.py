"""Bullets that were read as another sign."""

from __future__ import annotations

import pytest

from sharih.conversion.records import SeedLine
from sharih.conversion.seeds.read_signs import mend_bullets


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("نصائح\n٠ إصلاح الحنفيات\n٠ ري الحدائق", "نصائح\n• إصلاح الحنفيات\n• ري الحدائق"),
        ("° إصلاح\n٠» ري الحدائق\n° جمع المياه", "• إصلاح\n• ري الحدائق\n• جمع المياه"),
        ("+ Fewer pesticides\n+ More trees", "• Fewer pesticides\n• More trees"),
        ("e Fewer pesticides\ne More trees", "• Fewer pesticides\n• More trees"),
        ("e fewer\ne more", "e fewer\ne more"),
        ("٠ مرة واحدة\nولا شيء", "٠ مرة واحدة\nولا شيء"),
        ("» قال أحدهم\n» وقال آخر", "» قال أحدهم\n» وقال آخر"),
        ("٠ 12\n٠ 13", "٠ 12\n٠ 13"),
    ],
)  # fmt: skip
def test_a_sign_before_several_lines_is_a_bullet(given: str, expected: str) -> None:
    lines = tuple(SeedLine(n, text) for n, text in enumerate(given.split("\n"), start=1))
    mended, repairs = mend_bullets(lines, given)
    assert "\n".join(line.text for line in mended) == expected
    changed = [a.number for a, b in zip(lines, mended, strict=True) if a != b]
    assert [repair.line for repair in repairs] == changed
