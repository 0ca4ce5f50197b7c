#!/usr/bin/env bash
# PyMuPDF: in dir="rtl", text-align: right is the left side; bullets and tables stay at the left.
#
# Met: 2026-11-28, with PyMuPDF 2.0 on Python 3.11.
# Guess written down first: insert_htmlbox(), which sets Arabic from right to left as its documentation
#   says, knows `dir`: right is right, a bullet stands before its item, the first column at the right.
# Seen: a paragraph with dir="rtl" begins at the right. With `text-align: right` it stands at the left,
#   and at the right with `left` and with `end`: the sides are turned with the direction, as if they were
#   called start and end, and `end` is no value. `align="right"` is the same. A list has its bullet at the
#   left edge of the page and its words at the right one; a table stands at the left with its first
#   column leftmost, so that rows are read backwards.
# Way out: no alignment in right-to-left text but none; lists and tables by hand, or another program.
# Fails when this changes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/env"
"$folder/env/bin/python" -m pip install --quiet pymupdf==2.0
"$folder/env/bin/python" - <<'PY'
import pymupdf

LEFT, RIGHT = 20, 380


def words(html: str) -> list[tuple[float, float]]:
    """From where to where each word stands, in the order of the page's text."""
    page = pymupdf.open().new_page(width=400, height=300)
    page.insert_htmlbox(pymupdf.Rect(LEFT, 20, RIGHT, 280), html)
    return [(round(word[0]), round(word[2])) for word in page.get_text("words")]


def side(attributes: str, word: str) -> str:
    ((start, end),) = words(f"<p {attributes}>{word}</p>")
    return "left" if start < LEFT + 5 else "right" if end > RIGHT - 5 else "between"


for attributes, arabic, english in (
    ("", "right", "left"), ('style="text-align:start"', "right", "left"),
    ('style="text-align:right"', "left", "right"), ('style="text-align:left"', "right", "left"),
    ('style="text-align:end"', "right", "left"), ('align="right"', "left", "right"),
):
    seen = side(f'dir="rtl" {attributes}', "كلمة"), side(attributes, "word")
    print(attributes, seen)
    assert seen == (arabic, english), (attributes, seen)
bullet, item = words('<ul dir="rtl"><li>كلمة</li></ul>')
print(bullet, item)
assert bullet[1] < LEFT + 30 and item[1] > RIGHT - 5
first, second = words('<table dir="rtl"><tr><td>كلمة</td><td>أخرى</td></tr></table>')
print(first, second)
assert LEFT <= first[0] < first[1] < second[0] < second[1] < RIGHT / 2
PY
