#!/usr/bin/env bash
# python-bidi: its two get_display turn brackets and lines differently, and each one wrongly.
#
# Met: 2026-11-27, with python-bidi 0.6.12 on Python 3.11.
# Guess written down first: each line of a text is a paragraph with its own direction, as in the
#   Unicode algorithm, and both functions of that name give the same.
# Seen: "from bidi import get_display" (Rust) does not mirror: «سلام (abc)» has its brackets turned
#   outwards, « » and [ ] too. A line end stands to the left of a right-to-left line, so that
#   the first line is empty and the others begin at the end of the one before: of two Arabic lines
#   one is left, with the second to the right of the first.
#   "from bidi.algorithm import get_display" (Python) mirrors, but gives all lines the direction of
#   the first, and pairs brackets across lines: with one pair in each of two lines, a bracket of
#   the first moves. One line at a time, it is right.
# Way out: bidi.algorithm's function, once for each line, broken before; or Pillow with raqm.
# Fails when this changes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/env"
"$folder/env/bin/python" -m pip install --quiet python-bidi==0.6.12
"$folder/env/bin/python" - <<'PY'
from bidi import get_display as by_rust
from bidi.algorithm import get_display as by_python

SALAM, AAD = "سلام"[::-1], "عاد"[::-1]  # as they stand on the screen, from left to right
for text, right, rust in (
    ("abc (سلام)", f"abc ({SALAM})", f"abc ({SALAM})"),
    ("سلام (abc)", f"(abc) {SALAM}", f")abc( {SALAM}"),
    ("سلام «عاد»", f"«{AAD}» {SALAM}", f"»{AAD}« {SALAM}"),
    ("سلام [1]", f"[1] {SALAM}", f"]1[ {SALAM}"),
):
    print(ascii(by_rust(text)), ascii(right))
    assert by_python(text) == right, text
    assert by_rust(text) == rust, text

for text, rust, python in (
    ("سلام\nعاد", f"\n{SALAM}{AAD}", f"{SALAM}\n{AAD}"),
    ("سلام\nabc 1.", f"\n{SALAM}abc 1.", f"{SALAM}\n.abc 1"),
    ("abc\nسلام.", f"abc\n.{SALAM}", f"abc\n{SALAM}."),
    ("عاد (abc)\nabc (عاد)", f"\n)abc( {AAD}abc ({AAD})", f"abc)) {AAD}\n({AAD}) abc"),
):
    lines = "\n".join(map(by_python, text.split("\n")))
    print(ascii(by_rust(text)), ascii(by_python(text)), ascii(lines))
    assert by_rust(text) == rust, ascii(by_rust(text))
    assert by_python(text) == python, ascii(by_python(text))
assert lines == f"(abc) {AAD}\nabc ({AAD})", ascii(lines)
PY
