"""What docutils makes of the words of a line → Markdown."""

from __future__ import annotations

import re
from typing import Any, Final

from sharih.adopt.bodies.context import picture

_SIGNS: Final = re.compile(r"[\\`*_\[\]<{|#~]")
_LINE_START: Final = re.compile(r"^(?:[-+=:>—–]|\d+[.)])(?=\s|$)")
_TARGET: Final = r"(?:\s*<[^<>`]*>)?"
_ROLE: Final = re.compile(
    rf":[\w.+:-]+:`(?P<before>[^`]+?){_TARGET}`|`(?P<behind>[^`]+?){_TARGET}`:[\w.+:-]+:"
)
"""Words in a role that docutils does not know, as `:ref:` of Sphinx's."""
_BACKTICKS: Final = re.compile("`+")


def inline(node: Any) -> str:
    """Write what stands on a line."""
    tag = node.tagname
    if tag == "#text":
        return _characters(node.astext())
    if tag == "problematic" and (found := _ROLE.fullmatch(node.astext())):
        return _characters(" ".join((found["before"] or found["behind"]).split()))
    words = "".join(inline(child) for child in node.children)
    if tag in ("emphasis", "title_reference", "strong") and words.strip():
        mark = "**" if tag == "strong" else "*"
        return f"{mark}{words.strip()}{mark}"
    if tag in ("literal", "math"):
        code = node.astext()
        fence = "`" * (max(map(len, _BACKTICKS.findall(code)), default=0) + 1)
        return f"{fence}{code}{fence}" if "`" not in code else f"{fence} {code} {fence}"
    if tag == "reference":
        address = node.get("refuri") or (f"#{node['refid']}" if node.get("refid") else "")
        return f"[{words}]({address.replace(' ', '%20')})" if address else words
    if tag in ("footnote_reference", "citation_reference"):
        return f"[^{node.astext()}]"
    if tag == "image":
        return picture(node["uri"], node.get("alt", ""))
    if tag in ("superscript", "subscript"):
        name = tag[:3]
        return f"<{name}>{words}</{name}>"
    return node.astext() if tag == "raw" else words


def _characters(text: str) -> str:
    return _SIGNS.sub(lambda sign: f"&#{ord(sign[0])};", text)


def plain_start(line: str) -> str:
    """Write a sign that begins a block in Markdown as a character."""
    return _LINE_START.sub(lambda sign: f"&#{ord(sign[0][-1])};" if len(sign[0]) == 1
                           else f"{sign[0][:-1]}&#{ord(sign[0][-1])};", line)  # fmt: skip
