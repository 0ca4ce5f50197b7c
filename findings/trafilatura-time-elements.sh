#!/usr/bin/env bash
# trafilatura: the words of a <time> are cut out of the middle of their sentence.
#
# Met: 2026-11-27, with trafilatura 2.3.1 on Python 3.11.
# Guess written down first: an inline element is nothing to the words: "وصل يوم <time>الخميس</time>"
#   comes out as «وصل يوم الخميس», as with <b> and <span>.
# Seen: <time> is in the list of elements that are taken out with what they hold, with or without a
#   datetime, in paragraphs, items, headings, quotations and cells, in every format, with
#   favor_recall too: «وصل الوزراء يوم للقاء الرئيس». No warning, and the sentence reads on. Of
#   و<time>الخميس</time> a single و stays. <output>, <label>, <math>, <button> go the same way;
#   <bdi>, <bdo>, <abbr>, <data>, <dfn>, <cite>, <q> and <mark> stay. So a page that marks its dates
#   well loses them all, and one that does not keeps them. html2txt and baseline of the same package
#   give them.
# Way out: read the page with lxml, rename "time" to "span", and give extract the tree; read the
#   date (extract_metadata) before that, for it looks for <time>.
# Fails when this changes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/env"
"$folder/env/bin/python" -m pip install --quiet trafilatura==2.3.1 \
    lxml_html_clean==0.4.6
"$folder/env/bin/python" -W ignore - <<'PY'
from lxml import html
from trafilatura import baseline, extract, html2txt

BEFORE = "<p>قال المتحدث إن العمل مستمر وإن الأهالي سيحصلون على الماء في الأسابيع المقبلة.</p>" * 4
SENTENCE = "وصل الوزراء إلى المدينة يوم {} للقاء الرئيس في مكتبه كما قالت الوكالة."
PAGE = (
    '<html lang="ar" dir="rtl"><head><title>عودة الماء</title></head><body><article>'
    "<h1>عودة الماء</h1>" + BEFORE + "{}" + BEFORE + "</article></body></html>"
)
LOST = ("time", "output", "label", "math", "button")
KEPT = ("b", "span", "bdi", "bdo", "abbr", "data", "dfn", "cite", "q", "mark")


def page(block, element="time", attributes=""):
    word = f"<{element}{attributes}>الخميس</{element}>"
    return PAGE.format(block.format(SENTENCE.format(word)))


for element in LOST + KEPT:
    found = extract(page("<p>{}</p>", element))
    assert "كما قالت الوكالة" in found, element
    assert ("الخميس" in found) == (element in KEPT), element
for block in ("<p>{}</p>", "<ul><li>{}</li></ul>", "<h2>{}</h2>", "<blockquote>{}</blockquote>",
              "<table><tr><td>{}</td><td>ب</td></tr></table>", "<dl><dt>أ</dt><dd>{}</dd></dl>"):
    for options in ({}, {"favor_recall": True}, {"output_format": "markdown"},
                    {"output_format": "xml"}, {"include_formatting": True}):
        found = extract(page(block), **options)
        assert "كما قالت الوكالة" in found, (block, options)
        assert "الخميس" not in found, (block, options)
assert "الخميس" not in extract(page("<p>{}</p>", attributes=' datetime="2024-11-07"'))
paragraph = page("<p>{}</p>")
print(next(line for line in extract(paragraph).splitlines() if "الوكالة" in line))
assert "الخميس" in html2txt(paragraph) and "الخميس" in baseline(paragraph)[1]
tree = html.fromstring(paragraph)
for element in tree.iter("time"):
    element.tag = "span"
assert SENTENCE.format("الخميس") in extract(tree)
PY
