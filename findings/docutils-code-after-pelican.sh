#!/usr/bin/env bash
# docutils reads code blocks of reStructuredText as HTML once Pelican's readers are loaded.
#
# Met: 2026-11-28, with docutils 0.23 and pelican 4.12.0 on Python 3.11.
# Guess written down first: a program that reads reStructuredText with docutils by itself, with
#   syntax_highlight "none", gets a literal block for `.. code-block:: python`, whatever else is
#   imported; Pelican's own directive is for Pelican's reader.
# Seen: so it is before. When pelican.readers is imported, its directive takes the names
#   `code-block` and `sourcecode` in docutils' table for the whole process: the same call gives a
#   raw node with highlighted HTML, and what walks the tree for literal blocks finds none. `code`
#   and `::` stay as they were, and `abbr` becomes a role that docutils alone does not know.
# Way out: register docutils' own CodeBlock for both names before reading.
# Fails when this changes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/env"
"$folder/env/bin/python" -m pip install --quiet docutils==0.23 pelican==4.12.0
"$folder/env/bin/python" -W ignore - <<'PY'
from docutils import nodes
from docutils.core import publish_doctree
from docutils.parsers.rst import directives
from docutils.parsers.rst.directives.body import CodeBlock

SETTINGS = {"syntax_highlight": "none", "report_level": 5, "warning_stream": False}
NAMES = ("code-block", "sourcecode", "code")


def kinds() -> list[str]:
    found = []
    for name in NAMES:
        text = f"نص قبل الشيفرة.\n\n.. {name}:: python\n\n    عدد = 1\n"
        tree = publish_doctree(text, settings_overrides=SETTINGS)
        block = tree.children[1]
        found.append(block.tagname)
    return found


before = kinds()
import pelican.readers

after = kinds()
directives.register_directive("code-block", CodeBlock)
mended = kinds()
print(before, after, mended, sep="\n")
assert before == ["literal_block"] * 3, before
assert after == ["raw", "raw", "literal_block"], after
assert mended == ["literal_block", "raw", "literal_block"], mended
tree = publish_doctree(":abbr:`م.ت. (مجلس التعاون)`", settings_overrides=SETTINGS)
assert not list(tree.findall(nodes.problematic)), tree
PY
