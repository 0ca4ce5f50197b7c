#!/usr/bin/env bash
# Arabic PDFs: what pypdf and PyMuPDF read back hangs on the font and on the kind of digits.
#
# Met: 2026-11-27, with fpdf2 2.8.9, uharfbuzz 0.57.0, pypdf 7.1.1 and PyMuPDF 2.0 on Python 3.11.
# Guess written down first: the writer knows which letters each glyph stands for and puts that
#   into the file, so both readers give السلام and ٢٠٢٤ as they were written, in every font.
# Seen: three things, each with its own cause.
#   1. Cairo, Tajawal and Plex draw lam-alef as one glyph, Amiri and Noto as two. The file says
#      "lam, alef" for the one (as it should); PyMuPDF turns the line and the pair with it:
#      السالم. pypdf is right in all five, PyMuPDF where there are two glyphs.
#   2. ٢٠٢٤ inside a line comes back as ٤٢٠٢ from both readers, in every font: a wrong year without
#      a sign of it. 2024 comes back whole, but both readers change the two halves of the line
#      about it: what was behind the year stands before it. With the Persian ۲۰۲۴ pypdf does the
#      first, PyMuPDF the second.
#   3. Noto draws ب as a bare tooth and a dot. fpdf2 names only one of the two glyphs, and both
#      readers give the other's number as a control character inside the word (U+0001 and on).
# Way out: place words by their boxes, from the right; turn runs of U+0660..0669 back; drop control
#   characters. A turned lam-alef needs a list of words.
# Fails when this changes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/env"
"$folder/env/bin/python" -m pip install --quiet \
    fpdf2==2.8.9 uharfbuzz==0.57.0 pypdf==7.1.1 pymupdf==2.0 \
    fontpkg-amiri==1.2 fontpkg-cairo==3.130 fontpkg-tajawal==1.700 \
    fontpkg-ibm-plex-sans-arabic==1.101 fontpkg-noto-sans-arabic==2.12
"$folder/env/bin/python" - <<'PY'
import io
import sysconfig
from pathlib import Path

import pymupdf
import pypdf
from fpdf import FPDF

PACKAGES = Path(sysconfig.get_path("purelib"))
FONTS = {  # does the font draw lam-alef as one glyph? are the dots glyphs of their own?
    "Amiri-Regular": (False, False),
    "NotoSansArabic[[]*": (False, True),
    "Cairo[[]*": (True, False),
    "Tajawal-Regular": (True, False),  # (has no Persian digits)
    "IBMPlexSansArabic-Regular": (True, False),
}
YEARS = {"٢٠٢٤": ("٤٢٠٢", "٤٢٠٢"), "2024": ("2024", "2024"), "۲۰۲۴": ("۴۲۰۲", "۲۰۲۴")}


def read_back(font, text):
    pdf = FPDF()
    pdf.add_page()
    pdf.add_font("one", fname=font)
    pdf.set_font("one", size=14)
    pdf.set_text_shaping(True)
    pdf.cell(text=text)
    data = bytes(pdf.output())
    page = pypdf.PdfReader(io.BytesIO(data)).pages[0]
    return page.extract_text().strip(), pymupdf.open(stream=data)[0].get_text().strip()


for name, (one_glyph, dots) in FONTS.items():
    (font,) = PACKAGES.glob(f"fontpkg_*/files/{name}.ttf")
    word = read_back(font, "السلام")
    assert word == ("السلام", "السالم" if one_glyph else "السلام"), (name, word)
    for year, expected in YEARS.items():
        if name.startswith("Tajawal") and year == "۲۰۲۴":
            continue
        lines = read_back(font, f"أول عام {year} كما مر")
        found = tuple((back in line, line.index("أول") > line.index("كما"))
                      for line, back in zip(lines, expected))
        assert found == tuple((True, back == year) for back in expected), (name, lines)
    house = read_back(font, "بيت")
    assert all(any(c < " " for c in text) for text in house) == dots, (name, house)
    assert dots or house == ("بيت", "بيت"), (name, house)
    print(font.stem, *word, ascii(house[0]))
PY
