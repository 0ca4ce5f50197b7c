#!/usr/bin/env bash
# pandoc to Word and back: the paragraphs turn, the table and the title do not; back, it is the reverse.
#
# Met: 2026-11-28, with pandoc 3.9 (pypandoc_binary 1.17) on Python 3.11.
# Guess written down first: with `lang: ar` and `dir: rtl` all of the document stands from the right:
#   title, paragraphs, items, tables (w:bidiVisual, the first column at the right); and what Word holds
#   as right-to-left paragraphs becomes <p dir="rtl"> again.
# Seen: paragraphs, items, quotations and notes have w:bidi and their runs w:rtl, spans and blocks with
#   dir=ltr have neither. The title has no w:bidi, and a table no w:bidiVisual: its first column stands
#   at the left, so that rows read backwards. On the way back from Word no <p>, <li> or <table> has a
#   direction: it is on spans within them, so that lists and full stops stand as in English.
# Way out: `w:bidiVisual` and the title by a reference document or a filter; `dir` of a page by hand.
# Fails when this changes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/env"
"$folder/env/bin/python" -m pip install --quiet pypandoc_binary==1.17
cd "$folder"
"$folder/env/bin/python" - <<'PY'
import re
import zipfile

import pypandoc

TEXT = """---
lang: ar
dir: rtl
title: عنوان
---

قال الوزير إن [A-1 (x)]{dir=ltr} هنا^[حاشية أولى.].

- بند

| الاسم | العدد |
|---|---|
| بغداد | ٢ |

> اقتباس
"""
assert pypandoc.get_pandoc_version() == "3.9"
pypandoc.convert_text(TEXT, "docx", format="markdown", outputfile="text.docx")
with zipfile.ZipFile("text.docx") as archive:
    body = archive.read("word/document.xml").decode()
paragraphs = dict.fromkeys(re.findall(r"<w:p>.*?</w:p>", body, re.DOTALL))
turned = {"".join(re.findall(r"<w:t [^>]*>([^<]*)<", each)): "<w:bidi />" in each
          for each in paragraphs}
print(turned)
assert [text for text, right in turned.items() if not right] == ["عنوان"], turned
assert len(turned) == 8, turned
assert "<w:tbl>" in body
assert "bidiVisual" not in body
back = pypandoc.convert_file("text.docx", "html")
print(back)
assert set(re.findall(r'<(\w+)[^>]*dir="rtl"', back)) == {"span"}, back
PY
