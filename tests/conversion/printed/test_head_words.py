"""The lists of what stands over a text: checked, and quick looks that hide nothing."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from sharih.arabic import fold, fold_pattern
from sharih.conversion.printed.head_words import head_words
from sharih.conversion.rule_files import DATA
from sharih.errors import ContentError

LISTS = (DATA / "heads.toml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("before", "after", "message"),
    [
        ("'\\d ?العدد',", "'(العدد',", r"heads.toml:12: '\(العدد' is no regular expression"),
        ("issue_words", "issue_word", "unknown key issue_word"),
        ('["السنة", "المجلد", "issn", "edition"]', '"السنة"', "issue_words is missing or no list"),
    ],
)
def test_what_is_wrong_in_the_lists_is_told(
    before: str, after: str, message: str, tmp_path: Path
) -> None:
    path = tmp_path / "heads.toml"
    path.write_text(LISTS.replace(before, after, 1), encoding="utf-8")
    with pytest.raises(ContentError, match=message):
        head_words(path)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("العدد 4521", True),
        ("الصفحة: 3", True),
        ("Est. 1923", True),
        ("المدينة اليوم • founded 1923", True),
        ("Vol. xii", True),
        ("عدد من الوزراء", False),
        ("ارتفاع أسعار الخبز", False),
    ],
)
def test_the_number_of_a_paper_is_found_anywhere(text: str, found: bool) -> None:
    assert (head_words().issue.search(fold(text)) is not None) is found


def test_a_look_at_the_first_sign_hides_nothing() -> None:
    plain = re.compile(
        head_words().issue.pattern[head_words().issue.pattern.index("(?:") :], re.IGNORECASE
    )
    assert head_words().issue.pattern.startswith("(?=[")
    texts = [
        "العدد 3 ص 4",
        "السنة الأولى",
        "no. 5, page 2",
        "- est. in 1900",
        "12 في الصفحة",
        "ISSN",
    ]
    for text in map(fold, texts):
        spans = [match.span() for match in plain.finditer(text)]
        assert spans
        assert [match.span() for match in head_words().issue.finditer(text)] == spans


def test_expressions_are_written_as_normalised_text_is() -> None:
    assert fold_pattern("المحليّة") not in head_words().section.pattern
    assert head_words().section.fullmatch(fold("الرياضة العربية"))
    assert head_words().byline.match(fold("إعداد: سلمى"))
    assert head_words().release.match(fold("للنشر الفوري"))
    assert head_words().note.match(fold("[مسودة 2]"))
