"""Tables, lists, quotations, code and figures in HTML → Markdown, by the tree of a real parser."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from selectolax.lexbor import LexborHTMLParser, LexborNode

from sharih.adopt.bodies.context import one_line, picture
from sharih.adopt.bodies.tables import Cell, even_rows

WHOLE: Final = frozenset({"table", "ul", "ol", "dl", "blockquote", "pre", "figure"})
"""The elements that are read as a whole."""
_INLINE: Final = {"strong": "**", "b": "**", "em": "*", "i": "*", "cite": "*"}
_BLOCKS: Final = WHOLE | {
    "p", "div", "section", "article", "center", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "details",
    "figcaption",
}  # fmt: skip
_CODE: Final = frozenset({"code", "kbd", "samp", "tt"})
_NEVER: Final = frozenset({"-comment", "script", "style"})
_BESIDE: Final = _BLOCKS | {"dt", "dd", "tr", "td", "th", "caption", "summary", "option"}
"""Elements whose words are apart from those around them, also where all stands on a line."""
_SPAN: Final = re.compile("[1-9][0-9]{0,3}")
_HEADING: Final = re.compile("h[1-6]")
_BACKTICKS: Final = re.compile("`+")
_SPACES: Final = re.compile(r"[ \t]+")
_LINE_ENDS: Final = re.compile(r"[ \t]*\n\s*")


def markdown_of(source: str, put_by: Callable[[str], str] = str) -> str:
    """Write an element as Markdown; its text stays as it is, so that Markdown in it is read too.

    `put_by` keeps code from being read; it gives what is to stand in its place until then.
    """
    body = LexborHTMLParser(source).body
    if body is None:
        return source
    try:
        return _Writer(put_by).blocks(body)
    except RecursionError:  # elements inside of each other by the hundred
        return body.text(deep=True, separator=" ")


class _Writer:
    """Writes one element after the other."""

    def __init__(self, put_by: Callable[[str], str]) -> None:
        self.put_by = put_by

    def blocks(self, node: LexborNode) -> str:
        """Write what stands inside of an element, a block after the other."""
        parts: list[str] = []
        words = ""
        for child in node.iter(include_text=True):
            if child.tag in _BLOCKS:
                parts += [words.strip(), self.block(child)]
                words = ""
            elif child.tag not in _NEVER:
                words += self.inline(child)
        return "\n\n".join(filter(None, [*parts, words.strip()]))

    def block(self, node: LexborNode) -> str:
        """Write an element that is a block."""
        tag = node.tag or ""
        if tag in ("ul", "ol"):
            return self.list(node, ordered=tag == "ol")
        if tag == "blockquote":
            return "\n".join(f"> {line}".rstrip() for line in self.blocks(node).split("\n"))
        if tag == "pre":
            code = node.text(deep=True).strip("\n")
            longest = max(map(len, _BACKTICKS.findall(code)), default=0)
            fence = "`" * max(3, longest + 1)
            return self.put_by(f"{fence}\n{code}\n{fence}")
        if tag == "hr":
            return "---"
        if _HEADING.fullmatch(tag):
            return "#" * int(tag[1]) + f" {one_line(self.words(node))}"
        special = {"table": self.table, "dl": self.definitions, "figure": self.figure}
        return special.get(tag, self.blocks)(node)

    def inline(self, node: LexborNode) -> str:
        """Write an element or text of a line."""
        tag = node.tag or ""
        if tag == "-text":
            text = (node.text_content or "").replace("<", "&lt;")
            # What stands on lines of its own may be Markdown.
            return _SPACES.sub(
                " ", _LINE_ENDS.sub(lambda end: "\n" * min(2, end[0].count("\n")), text)
            )
        if tag == "br":
            return "  \n"
        if tag == "img":
            said = {key: value or "" for key, value in node.attributes.items()}
            src = said.get("src") or said.get("data-src") or ""
            return picture(src, said.get("alt", ""), said.get("title", "")) if src else ""
        words = self.words(node)
        if tag == "a":
            href = (node.attributes.get("href") or "").strip().replace(" ", "%20")
            href = href.replace("(", "%28").replace(")", "%29")
            return f"[{one_line(words)}]({href})" if href and words.strip() else words
        if tag in _CODE and words.strip() and "\x01" not in words and "`" not in words:
            return f"`{node.text(deep=True).strip()}`"
        if (mark := _INLINE.get(tag)) and words.strip():
            before, after = words[: len(words) - len(words.lstrip())], words[len(words.rstrip()) :]
            return f"{before}{mark}{words.strip()}{mark}{after}"
        if tag == "li":
            return f" • {words} "
        return f" {words} " if tag in _BESIDE else words

    def words(self, node: LexborNode) -> str:
        """Write what stands inside of an element, on a line."""
        inside = node.iter(include_text=True)
        return "".join(self.inline(child) for child in inside if child.tag not in _NEVER)

    def list(self, node: LexborNode, *, ordered: bool) -> str:
        """Write a list."""
        items = []
        for number, item in enumerate(node.iter(), start=1):
            mark = f"{number}. " if ordered else "- "
            items.append(_indented(mark, self.blocks(item), "    "))
        return "\n".join(items)

    def definitions(self, node: LexborNode) -> str:
        """Write terms with their definitions."""
        parts: list[str] = []
        for child in node.css("dt, dd"):
            if child.tag == "dt":
                parts.append(("\n" if parts else "") + one_line(self.words(child)))
            else:
                parts.append(_indented(":   ", self.blocks(child), "    "))
        return "\n".join(parts)

    def table(self, node: LexborNode) -> str:
        """Write a table; what stands in a cell, stands on a line."""
        rows = even_rows(
            [self.cell(cell) for cell in row.iter() if cell.tag in ("td", "th")]
            for row in node.css("tr")
            if _table_of(row) == node.mem_id
        )
        rows = [row for row in rows if row]
        if not rows:
            return one_line(self.words(node))
        width = len(rows[0])
        if not node.css("th"):
            rows.insert(0, [""] * width)
        rows.insert(1, ["---"] * width)
        table = "\n".join(f"| {' | '.join(row)} |" for row in rows)
        caption = node.css_first("caption")
        return table if caption is None else f"{one_line(self.words(caption))}\n\n{table}"

    def cell(self, node: LexborNode) -> Cell:
        """Write a cell of a table."""
        spans = (node.attributes.get(name) or "" for name in ("colspan", "rowspan"))
        columns, rows = (int(span) if _SPAN.fullmatch(span) else 1 for span in spans)
        return Cell(one_line(self.words(node).replace("|", "\\|")), columns, rows)

    def figure(self, node: LexborNode) -> str:
        """Write a figure: its pictures, the last one with the caption; else what it holds."""
        caption = node.css_first("figcaption")
        said = one_line(caption.text(deep=True)) if caption is not None else ""
        shown = [image for image in node.css("img") if image.attributes.get("src")]
        if not shown:
            return self.blocks(node)
        parts = []
        for image in shown:
            about = said if image.mem_id == shown[-1].mem_id else ""
            title = about or image.attributes.get("title") or ""
            alt = image.attributes.get("alt") or about
            parts.append(picture(image.attributes.get("src") or "", alt, title))
        return "\n\n".join(parts)


def _table_of(node: LexborNode) -> int:
    """Tell which table a row is of: there may be one inside of another."""
    while node.parent is not None and node.tag != "table":
        node = node.parent
    return node.mem_id


def _indented(mark: str, text: str, margin: str) -> str:
    first, *rest = text.split("\n")
    return "\n".join([mark + first, *(f"{margin}{line}".rstrip() for line in rest)])
