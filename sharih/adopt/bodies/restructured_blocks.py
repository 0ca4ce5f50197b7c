"""The tree that docutils makes of a text → the lines of Markdown, each with its line there."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from itertools import count, repeat
from typing import Any, Final

from docutils import nodes

from sharih.adopt.bodies.context import one_line, picture
from sharih.adopt.bodies.restructured_inline import inline, plain_start
from sharih.adopt.bodies.tables import Cell, even_rows

_ADMONITIONS: Final = [
    "attention",
    "caution",
    "danger",
    "error",
    "hint",
    "important",
    "note",
    "tip",
    "warning",
    "admonition",
    "seealso",
]
_SKIPPED: Final = frozenset(
    [
        "docinfo",
        "comment",
        "target",
        "substitution_definition",
        "meta",
        "pending",
        "decoration",
        "header",
        "footer",
    ]
)
_BACKTICKS: Final = re.compile("`+")


def _is_inline(node: Any) -> bool:
    """Say whether an element stands on a line; where addresses are named, nothing is shown."""
    return isinstance(node, nodes.Inline | nodes.Text) and node.tagname not in _SKIPPED


class BlockWriter:
    """Writes blocks one after the other; `margin` stands before each line of what is inside."""

    def __init__(self) -> None:
        self.lines: list[tuple[int, str]] = []
        self.notes: list[tuple[int | None, str]] = []
        self.margin = ""
        self.line = 1
        self.level = 1

    def text(self) -> str:
        """Return all that was written."""
        return "\n".join(text for _, text in self.lines)

    def numbers(self) -> list[int]:
        """Return the line of the source that each line came from."""
        return [number for number, _ in self.lines] or [1]

    def write(self, node: Any) -> None:
        """Write an element that is a block."""
        self.line = node.line or self.line
        tag = node.tagname
        if tag in _SKIPPED:
            return
        if tag in _ADMONITIONS:
            self.admonition(node)
            return
        writer: Callable[[Any], None] | None = getattr(self, f"write_{tag}", None)
        if writer is not None:
            writer(node)
        elif any(map(_is_inline, node.children)):
            self.add(inline(node))
        else:
            self.children(node)

    def children(self, node: Any) -> None:
        """Write the blocks inside of an element."""
        for child in node.children:
            if _is_inline(child) and not isinstance(child, nodes.image):
                self.add(inline(child))
            else:
                self.write(child)

    def add(self, text: str) -> None:
        """Write a block, with an empty line behind it."""
        for number, line in enumerate(text.split("\n")):
            ending = "  " if line.endswith("  ") else ""
            self.lines.append((self.line + number, f"{self.margin}{line}".rstrip(" ") + ending))
        self.lines.append((self.line + text.count("\n"), self.margin.rstrip()))

    def inside(self, node: Any, first: str, margin: str) -> None:
        """Write the blocks of an item, whose first line begins with its sign."""
        at, outer = len(self.lines), self.margin
        self.margin = outer + margin
        self.children(node)
        self.margin = outer
        if len(self.lines) > at:
            number, text = self.lines[at]
            self.lines[at] = (number, outer + first + text[len(outer) + len(margin) :])
        else:
            self.lines.append((self.line, outer + first.rstrip()))

    def items(self, node: Any, marks: Iterable[str]) -> None:
        """Write the items of a list, without empty lines between where each is one line."""
        at = len(self.lines)
        for item, mark in zip(node.children, marks, strict=False):
            self.inside(item, mark, "    ")
        if all(len(item.children) == 1 and "\n" not in item.astext() for item in node.children):
            written = [line for line in self.lines[at:] if line[1].strip("> ")]
            self.lines[at:] = [*written, (self.line, self.margin.rstrip())]

    def write_section(self, node: Any) -> None:
        """Write a section."""
        self.level += 1
        self.children(node)
        self.level -= 1

    def write_title(self, node: Any) -> None:
        """Write a heading; the title of the whole text stands in its head."""
        if isinstance(node.parent, nodes.document):
            return
        if isinstance(node.parent, nodes.section):
            self.add("#" * min(self.level, 6) + f" {one_line(inline(node))}")
        else:
            self.add(f"**{one_line(inline(node))}**")

    def write_subtitle(self, node: Any) -> None:
        """Write the line under a title."""
        self.add(inline(node))

    def write_paragraph(self, node: Any) -> None:
        """Write a paragraph; a sign that begins a block elsewhere is written as a character."""
        self.add("\n".join(plain_start(line) for line in inline(node).split("\n")))

    def write_bullet_list(self, node: Any) -> None:
        """Write a list."""
        self.items(node, repeat("- "))

    def write_enumerated_list(self, node: Any) -> None:
        """Write a list with numbers."""
        self.items(node, (f"{number}. " for number in count(int(node.get("start", 1)))))

    def write_definition_list(self, node: Any) -> None:
        """Write terms and what they mean."""
        for item in node.children:
            terms = [child for child in item.children if isinstance(child, nodes.term)]
            self.line = item.line or self.line
            self.lines.append((self.line, self.margin + one_line(" ".join(map(inline, terms)))))
            for child in item.children:
                if isinstance(child, nodes.definition):
                    self.inside(child, ":   ", "    ")

    def write_field_list(self, node: Any) -> None:
        """Write fields as terms."""
        for field in node.children:
            self.lines.append((self.line, self.margin + one_line(inline(field.children[0]))))
            self.inside(field.children[1], ":   ", "    ")

    def write_option_list(self, node: Any) -> None:
        """Write options of a command as terms."""
        for item in node.children:
            self.lines.append((self.line, f"{self.margin}`{item.children[0].astext()}`"))
            self.inside(item.children[1], ":   ", "    ")

    def write_block_quote(self, node: Any) -> None:
        """Write a quotation, with who said it."""
        said = [child for child in node.children if isinstance(child, nodes.attribution)]
        outer = self.margin
        self.margin += "> "
        for child in node.children:
            if child not in said:
                self.write(child)
        if said:
            while self.lines and not self.lines[-1][1].strip("> "):
                self.lines.pop()
            self.add(f"— {one_line(inline(said[0]))}")
        self.margin = outer
        self.part()

    def part(self) -> None:
        """End a quotation: the line behind it is empty."""
        while self.lines and not self.lines[-1][1].strip("> "):
            self.lines.pop()
        self.lines.append((self.line, self.margin.rstrip()))

    def admonition(self, node: Any) -> None:
        """Write an admonition as a quotation with its title."""
        outer = self.margin
        self.margin += "> "
        if node.tagname != "admonition":
            # What it is called in the language of the article is written where that is known.
            self.lines.append((self.line, f"{self.margin}[!{node.tagname}]"))
        self.children(node)
        self.margin = outer
        self.part()

    def write_sidebar(self, node: Any) -> None:
        """Write what stood beside the text as a quotation."""
        self.write_block_quote(node)

    def write_topic(self, node: Any) -> None:
        """Write a topic; a table of contents is left out."""
        if "contents" in node.get("classes", ()):
            self.notes.append((node.line, "the table of contents was left out"))
            return
        self.write_block_quote(node)

    def write_literal_block(self, node: Any) -> None:
        """Write code."""
        code = node.astext()
        longest = max(map(len, _BACKTICKS.findall(code)), default=0)
        fence = "`" * max(3, longest + 1)
        self.add(f"{fence}\n{code}\n{fence}")

    write_doctest_block = write_literal_block
    write_math_block = write_literal_block

    def write_line_block(self, node: Any) -> None:
        """Write lines that are to stay lines."""
        lines = [inline(line) for line in node.findall(nodes.line)]
        self.add("  \n".join(lines))

    def write_transition(self, _node: Any) -> None:
        """Write a rule."""
        self.add("---")

    def write_image(self, node: Any) -> None:
        """Write a picture."""
        self.add(picture(node["uri"], node.get("alt", "")))

    def write_figure(self, node: Any) -> None:
        """Write a picture with its caption; what is told under that is text."""
        parts = {kind: [child for child in node.children if isinstance(child, kind)]
                 for kind in (nodes.caption, nodes.legend)}  # fmt: skip
        said = one_line(" ".join(caption.astext() for caption in parts[nodes.caption]))
        for image in node.findall(nodes.image):
            if image.parent is node or image.parent.parent is node:
                self.add(picture(image["uri"], image.get("alt", "") or said, said))
        for legend in parts[nodes.legend]:
            self.children(legend)

    def write_raw(self, node: Any) -> None:
        """Write raw HTML, which is read later; what is raw for others is left out."""
        if "html" in node.get("format", ""):
            self.add(node.astext())
        else:
            self.notes.append((node.line, f"raw {node.get('format', 'text')} was left out"))

    def write_footnote(self, node: Any) -> None:
        """Write a footnote."""
        label = node.children[0].astext()
        words = "\n".join(one_line(inline(child)) for child in node.children[1:])
        self.add(f"[^{label}]: {words}")

    write_citation = write_footnote

    def write_table(self, node: Any) -> None:
        """Write a table; what a cell holds stands on a line."""
        rows = even_rows(
            [
                Cell(
                    one_line(" ".join(inline(child) for child in cell.children)),
                    cell.get("morecols", 0) + 1,
                    cell.get("morerows", 0) + 1,
                )
                for cell in row.children
            ]
            for row in node.findall(nodes.row)
        )
        if not rows:
            return
        width = len(rows[0])
        if node.next_node(nodes.thead) is None:
            rows.insert(0, [""] * width)
        rows.insert(1, ["---"] * width)
        title = node.next_node(nodes.title)
        if title is not None:
            self.add(inline(title))
        self.add("\n".join(f"| {' | '.join(row)} |" for row in rows))

    def write_system_message(self, node: Any) -> None:
        """Tell what docutils does not understand; the text itself is written."""
        said = one_line(node.children[0].astext()) if node.children else "something is wrong"
        self.notes.append((node.get("line"), f"docutils says: {said.rstrip('.')}"))
        for child in node.children[1:]:
            self.write(child)
