#!/usr/bin/env bash
# htmldate: ١٢/٥/٢٠٢٤ on an Arabic page is another day than 12/5/2024.
#
# Met: 2026-11-27, with htmldate 1.11.0 (and dateparser 1.5.0 below it) on Python 3.11.
# Guess written down first: Arabic-Indic digits are as good as Western ones; what cannot be read
#   (Hijri dates, the Maghreb's months) gives None.
# Seen: Western digits are read day first (2024-05-12), as Arab papers write them; the same date in
#   Arabic-Indic digits is read month first (2024-12-05), in <time> and in the meta data too,
#   whatever lang="ar" says. Only a day above 12 comes out right. With full stops between, it is
#   not read at all, and a copyright year at the foot is given instead, as 1 January. Trafilatura
#   passes the wrong day on. dateparser alone, told languages=["ar"], reads either day first;
#   htmldate tells it none.
# Way out: fold the digits (str.translate) before the page is given to htmldate.
# Fails when this changes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/env"
"$folder/env/bin/python" -m pip install --quiet htmldate==1.11.0 dateparser==1.5.0
"$folder/env/bin/python" -W ignore - <<'PY'
import dateparser
from htmldate import find_date

BODY = "<p>قال المتحدث إن العمل مستمر وإن الأهالي سيحصلون على الماء في الأسابيع المقبلة.</p>" * 4
HEAD = '<html lang="ar" dir="rtl"><head><title>عودة الماء</title>'
SHAPES = [
    HEAD + "</head><body><article><h1>عودة الماء</h1><time>{}</time>" + BODY + "</article>",
    HEAD + '<meta property="article:published_time" content="{}"></head><body>' + BODY,
]
FOOT = "<footer>© 2019</footer></body></html>"
for written, expected in {
    "12/5/2024": "2024-05-12",
    "١٢/٥/٢٠٢٤": "2024-12-05",
    "07-11-2024": "2024-11-07",
    "٠٧-١١-٢٠٢٤": "2024-07-11",
    "٢٥/١٢/٢٠٢٤": "2024-12-25",
    "07.11.2024": "2024-11-07",
    "٠٧.١١.٢٠٢٤": "2019-01-01",
}.items():
    for shape in SHAPES:
        found = find_date(shape.format(written) + FOOT)
        assert found == expected, (written, found, expected)
    print(written, found)
for written in ("12/5/2024", "١٢/٥/٢٠٢٤"):
    found = dateparser.parse(written, languages=["ar"])
    assert (found.month, found.day) == (5, 12), found
PY
