#!/usr/bin/env bash
# fpdf2: in Arabic, write_html() turns the digits of every number round, cell() does not.
#
# Met: 2026-11-28, with fpdf2 2.8.9 and uharfbuzz 0.57.0 on Python 3.11.
# Guess written down first: with set_text_shaping(True) and a font of Arabic letters, the same sentence
#   stands on the page in the same order by cell(), multi_cell() and write_html().
# Seen: cell() and multi_cell() are right: «بلغ 12.5% أمس» shows 12.5. By write_html() it shows 5.21,
#   2024 becomes 4202, A-1 becomes 1-A, and «٢٠٢٤» stands as «٤٢٠٢»: the letters are right, so that the
#   sentence reads well with another number in it. An Arabic paragraph stands at the left edge.
# Way out: multi_cell() with align="R"; other programs for HTML.
# Fails when this changes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/env"
"$folder/env/bin/python" -m pip install --quiet fpdf2==2.8.9 uharfbuzz==0.57.0 pypdfium2==5.15.2 \
  fontpkg-cairo==3.130
cd "$folder"
"$folder/env/bin/python" - <<'PY'
import io
import sysconfig
from pathlib import Path

import pypdfium2
from fpdf import FPDF

(FONT,) = Path(sysconfig.get_path("purelib")).glob("fontpkg_*/files/Cairo[[]*.ttf")
# What of each text is neither blank nor an Arabic letter, from left to right on the page.
SEEN = {"بلغ 12.5 أمس": ("12.5", "5.21"), "عام 2024 هنا": ("2024", "4202"),
        "نص A-1 هنا": ("A-1", "1-A"), "في ٢٠٢٤ هنا": ("٢٠٢٤", "٤٢٠٢"), "only 12.5": ("only12.5",) * 2}


def shown(text: str, html: bool) -> str:
    pdf = FPDF()
    pdf.add_page()
    pdf.add_font("one", fname=FONT)
    pdf.set_font("one", size=14)
    pdf.set_text_shaping(True)
    if html:
        pdf.write_html(f"<p>{text}</p>")
    else:
        pdf.multi_cell(150, text=text)
    page = pypdfium2.PdfDocument(io.BytesIO(pdf.output()))[0].get_textpage()
    placed = sorted((page.get_charbox(at)[0], page.get_text_range(at, 1))
                    for at in range(page.count_chars()))
    return "".join(sign for _, sign in placed if sign.strip() and not "\u0621" <= sign <= "\u064a")


for text, (by_cell, by_html) in SEEN.items():
    said = shown(text, html=False), shown(text, html=True)
    print(text, said)
    assert said == (by_cell, by_html), (text, said)
PY
