#!/usr/bin/env bash
# selectolax (Lexbor): behind :is() or :where() that opens a compound, a space means a child.
#
# Met: 2026-11-27, with selectolax 1.0.2 on Python 3.11.
# Guess written down first: ":is(section, article) p" is "section p, article p": each paragraph
#   at any depth, as CSS says and as soupsieve finds.
# Seen: only the paragraphs that are children of the section or article; those in a <div> or a
#   quotation are left out without a word. The same with :where(), with :is(section):has(p),
#   and with ":is(article) :is(p)"; ":not(section, nav) p" goes wrong as well. Right are
#   "*:is(section, article) p", "section p, article p" and p:is(section p, article p).
# Way out: write a type or a star before the pseudo-class: *:is(section, article) p.
# Fails when this changes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/env"
"$folder/env/bin/python" -m pip install --quiet \
    selectolax==1.0.2 beautifulsoup4==4.15.0 soupsieve==4.1.3
"$folder/env/bin/python" - <<'PY'
from bs4 import BeautifulSoup
from selectolax.lexbor import LexborHTMLParser

PAGE = """<html><body>
<section><p id="a1">عادت المياه</p><div><p id="a2">إلى القرية</p></div></section>
<article><p id="b1">قال الوزير</p>
<div><blockquote><p id="b2">العمل مستمر</p></blockquote></div></article>
</body></html>"""
ALL = ["a1", "a2", "b1", "b2"]
CHILDREN = ["a1", "b1"]
lexbor, soup = LexborHTMLParser(PAGE), BeautifulSoup(PAGE, "html.parser")
for selector, expected in {
    ":is(section, article) p": CHILDREN,
    ":where(section, article) p": CHILDREN,
    "body :is(section, article) p": CHILDREN,
    ":is(section, article) :is(p)": CHILDREN,
    ":is(section, article):has(p) p": CHILDREN,
    "*:is(section, article) p": ALL,
    "section p, article p": ALL,
    "p:is(section p, article p)": ALL,
}.items():
    found = [node.attributes["id"] for node in lexbor.css(selector)]
    print(f"{selector:34}", *found)
    assert found == expected, (selector, found)
    assert [node["id"] for node in soup.select(selector)] == ALL, selector
PY
