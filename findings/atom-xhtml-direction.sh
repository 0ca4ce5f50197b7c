#!/usr/bin/env bash
# Atom entries of type="xhtml": one reader drops the direction, one the titles, one all.
#
# Met: 2026-11-27, with feedparser 6.0.14, fastfeedparser 0.6.5 and atoma 0.0.17 on Python 3.11.
# Guess written down first: the content comes out as markup with the dir and lang of its <div>, and
#   the xml:lang of an entry is told.
# Seen: feedparser leaves the <div> out, as the standard of Atom says, and with it the dir and lang
#   that stand there; "language" is the entry's, so Arabic in an English entry is told to be
#   English, without dir. fastfeedparser gives the whole <content> element, wrapper and all, of a
#   title or summary nothing, and the language only where <content> itself has xml:lang. atoma
#   gives None for content, summary and title, without error, and None for every lang. With
#   type="html" and the dir on its <p> all three give text and direction.
# Way out: in feeds write type="html", dir and lang on each block, xml:lang on <content> itself.
# Fails when this changes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/env"
"$folder/env/bin/python" -m pip install --quiet \
    feedparser==6.0.14 fastfeedparser==0.6.5 atoma==0.0.17
"$folder/env/bin/python" -W ignore - <<'PY'
from html import escape

import atoma
import fastfeedparser
import feedparser

DIV = '<div xmlns="http://www.w3.org/1999/xhtml" dir="rtl" lang="ar"><p>عاد الماء</p></div>'
ENTRY = """<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="ar"><title>أخبار</title>
<id>urn:x:1</id><updated>2024-11-07T10:00:00Z</updated><entry xml:lang="en"><id>urn:x:2</id>
<updated>2024-11-07T10:00:00Z</updated>{}</entry></feed>"""


def read(inner):
    feed = ENTRY.format(inner)
    (one,), (two,) = feedparser.parse(feed).entries, fastfeedparser.parse(feed).entries
    (three,) = atoma.parse_atom_bytes(feed.encode()).entries
    return one, two, three


xhtml = f'<title type="xhtml">{DIV}</title><content type="xhtml">{DIV}</content>'
one, two, three = read(xhtml)
print(one.content[0], two.content[0], three.content, sep="\n")
assert (one.content[0].value, one.content[0].language) == ("<p>عاد الماء</p>", "en")
assert one.title_detail.value == "<p>عاد الماء</p>"
assert two.content[0]["value"].startswith("<content ") and DIV in two.content[0]["value"]
assert (two.content[0]["language"], two["title"]) == (None, "")
assert three.content is None and three.title is None

one, two, three = read(f'<title>Water</title><summary type="xhtml">{DIV}</summary>')
assert one.summary == "<p>عاد الماء</p>"
assert two["description"] == "" and three.summary is None, two

block = '<p dir="rtl" lang="ar">عاد الماء</p>'
one, two, three = read(
    f'<title>Water</title><content type="html" xml:lang="ar">{escape(block)}</content>'
)
values = one.content[0].value, two.content[0]["value"], three.content.value
languages = one.content[0].language, two.content[0]["language"], three.content.lang
print(languages, *values, sep="\n")
assert all('dir="rtl"' in value and 'lang="ar"' in value for value in values), values
assert languages == ("ar", "ar", None), languages
PY
