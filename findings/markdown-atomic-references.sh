#!/usr/bin/env bash
# Python-Markdown: the text of an element that an inline processor makes is not only text.
#
# Met: 2026-11-27, with Markdown 3.11.3 on Python 3.11.
# Guess written down first: a processor that returns an element whose text is
#   AtomicString("a&amp;b") has said that this is plain text, so the serializer writes the
#   ampersand as a reference and the reader sees a&amp;b.
# Seen: the serializer escapes an ampersand only where no reference seems to begin. What holds
#   &amp; as its own characters (an address pasted from the source of a page) is printed as it is,
#   and the reader sees, and follows, another address: &amp;b=3 becomes &b=3, and &lt; becomes <.
# Way out: put the reference by with md.htmlStash.store("&amp;") and write its placeholder.
# Fails when this changes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/env"
"$folder/env/bin/python" -m pip install --quiet Markdown==3.11.3
"$folder/env/bin/python" - <<'PY'
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.inlinepatterns import InlineProcessor
from markdown.util import AtomicString


class Address(InlineProcessor):
    def handleMatch(self, m, data):
        element = Element("a")
        element.set("href", m[0])
        element.text = AtomicString(m[0])
        return element, m.start(0), m.end(0)


converter = Markdown()
converter.inlinePatterns.register(Address(r"https?://\S+", converter), "address", 115)
found = converter.convert("زوروا https://example.org/?a=1&copy=2&amp;b=3&c اليوم")
print(found)
assert "&amp;copy=2" in found, "an ampersand without a semicolon behind its word is escaped"
assert "2&amp;b=3" in found, "one with a semicolon is left alone"
assert "&amp;amp;" not in found, found
PY
