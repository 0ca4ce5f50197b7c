#!/usr/bin/env bash
# EbookLib: an Arabic book whose pages turn from the right and whose texts stand from the left.
#
# Met: 2026-11-28, with EbookLib 0.20 on Python 3.11.
# Guess written down first: with set_language("ar") and set_direction("rtl") chapters and the table
#   of contents are laid out from the right; dir="rtl" on a chapter's own <html> or <body> stays.
# Seen: set_direction says which way pages turn and nothing else. <html> and <body> of a chapter are
#   made anew: lang comes from the book, the dir that the chapter had is lost, while dir on <p> stays.
#   Nothing says rtl in the table of contents either. EPUB readers take the direction of a text from
#   its dir alone, so headings, lists and tables stand from the left.
# Way out: direction="rtl" for each EpubHtml and for EpubNav.
# Fails when this changes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/env"
"$folder/env/bin/python" -m pip install --quiet EbookLib==0.20
cd "$folder"
"$folder/env/bin/python" - <<'PY'
import zipfile

from ebooklib import epub

CHAPTER = '<html dir="rtl" lang="ar"><body dir="rtl"><h1>فصل</h1><p dir="rtl">نص</p></body></html>'


def written(name, **options):
    book = epub.EpubBook()
    book.set_identifier("sharh")
    book.set_title("شرح")
    book.set_language("ar")
    book.set_direction("rtl")
    chapter = epub.EpubHtml(title="فصل", file_name="one.xhtml", lang="ar", **options)
    chapter.content = CHAPTER
    book.add_item(chapter)
    book.add_item(epub.EpubNcx())
    book.add_item(epub.EpubNav(**options))
    book.toc, book.spine = (chapter,), ["nav", chapter]
    epub.write_epub(name, book)
    with zipfile.ZipFile(name) as archive:
        return {part: archive.read(f"EPUB/{part}").decode() for part in ("one.xhtml", "nav.xhtml", "content.opf")}


plain = written("plain.epub")
print(plain["one.xhtml"])
assert 'page-progression-direction="rtl"' in plain["content.opf"]
assert 'lang="ar"' in plain["one.xhtml"] and '<p dir="rtl">' in plain["one.xhtml"]
assert plain["one.xhtml"].count("dir=") == 1, plain["one.xhtml"]
assert "dir=" not in plain["nav.xhtml"], plain["nav.xhtml"]
told = written("told.epub", direction="rtl")
for part in ("one.xhtml", "nav.xhtml"):
    assert '<body dir="rtl"' in told[part] or 'dir="rtl"' in told[part].split("<head")[0], told[part]
PY
