#!/usr/bin/env bash
# pandoc's citations in Arabic: English commas, the month before its day, and و stands by itself.
#
# Met: 2026-11-28, with pandoc 3.9 (pypandoc_binary 1.17) on Python 3.11.
# Guess written down first: with `lang: ar` the references have Arabic terms, stops and order of dates:
#   «20 مايو», «،» between the parts, «وزارة الصحة ووزارة التربية»; a page is read behind «ص.»;
#   a citation behind an attached particle is one.
# Seen: terms are Arabic, the rest is not. Parts are joined by "," and ";", the day stands behind its
#   month, a word of its own is made of «و» («و وزارة»). «ص. 5» as a place within [@…] is passed on as
#   words, and so is "p. 5", which is read in English. «و@a» is plain text with an at sign.
# Way out: a style of CSL with its own marks; citations in brackets.
# Fails when this changes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/env"
"$folder/env/bin/python" -m pip install --quiet pypandoc_binary==1.17
cd "$folder"
"$folder/env/bin/python" - <<'PY'
import json
from pathlib import Path

import pypandoc

SOURCES = [
    {"id": "a", "type": "article-newspaper", "title": "الماء في بغداد", "language": "ar",
     "author": [{"literal": "وزارة المياه"}], "issued": {"date-parts": [[2024, 5, 20]]},
     "container-title": "الشرق الأوسط"},
    {"id": "b", "type": "book", "title": "تقرير",
     "author": [{"literal": "وزارة الصحة"}, {"literal": "وزارة التربية"}],
     "issued": {"date-parts": [[2023]]}, "publisher": "دار النشر"},
]
Path("sources.json").write_text(json.dumps(SOURCES), encoding="utf-8")


def cited(text: str, lang: str) -> str:
    options = ["--citeproc", "--bibliography=sources.json", "-M", f"lang={lang}", "--wrap=none"]
    return pypandoc.convert_text(text, "plain", format="markdown", extra_args=options).replace("\xa0", " ")


assert pypandoc.get_pandoc_version() == "3.9"
arabic = cited("[@a; @b, p. 5] [@a, ص. 5] و@a", "ar")
print(arabic)
for seen in ("مايو 20", "وزارة المياه 2024; وزارة الصحة", "وزارة الصحة و وزارة التربية", "2023, p. 5",
             "ص. 5", "و@a", "الشرق الأوسط, "):
    assert seen in arabic, seen
assert "،" not in arabic and "؛" not in arabic and "20 مايو" not in arabic
assert "2023, 5)" in cited("[@b, p. 5]", "en")
PY
