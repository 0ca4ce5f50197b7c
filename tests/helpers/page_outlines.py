"""A page → its outline as text: a line for each element and text, indented by what it lies in.

`html`, `head` and `body`, which every page has, are left out where they have no attributes. What a
`template` holds is no part of the page.
"""

from __future__ import annotations

from collections.abc import Iterator

from selectolax.lexbor import LexborNode

from sharih.check.page_tree import PageTree

ON_EVERY_PAGE = ("html", "head", "body")

IN_BROWSER = """() => {
  const lines = [];
  const walk = (node, indent) => {
    if (node.nodeType === 3 && node.data.trim()) {
      lines.push(`${indent}"${node.data.trim().split(/\\s+/).join(" ")}"`);
    }
    if (node.nodeType !== 1) return;
    const written = [...node.attributes].map(({ name, value }) => ` ${name}="${value}"`);
    if (written.length || !["html", "head", "body"].includes(node.localName)) {
      lines.push(`${indent}${node.localName}${written.join("")}`);
      indent += "  ";
    }
    for (const child of node.childNodes) walk(child, indent);
  };
  walk(document.documentElement, "");
  return lines;
}"""
"""The same outline, made by a browser of the page it shows."""


def outline(tree: PageTree) -> list[str]:
    """List the lines of the outline of a page."""
    root = tree.document.root
    assert root is not None
    return list(_lines(root, ""))


def _lines(node: LexborNode, indent: str) -> Iterator[str]:
    if words := " ".join((node.text_content or "").split()):
        yield f'{indent}"{words}"'
    if not node.is_element_node:
        return
    written = "".join(f' {name}="{value or ""}"' for name, value in node.attributes.items())
    if written or node.tag not in ON_EVERY_PAGE:
        yield f"{indent}{node.tag}{written}"
        indent += "  "
    for child in node.iter(include_text=True):
        yield from _lines(child, indent)
