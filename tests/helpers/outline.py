"""A document of blocks → a short outline that a text case can hold."""

from __future__ import annotations

from collections.abc import Iterator

from sharih.markdown.blocks import Block, Document, Item


def outline(document: Document) -> str:
    """Write a line per block and entry: its line, kind, what is known of it, and its words."""
    lines = [line for block in document.blocks for line in _block(block, "")]
    signs = {"error": "!", "warning": "?"}
    lines += [f"{signs[flaw.severity]} {flaw.line}: {flaw.reason}" for flaw in document.flaws]
    return "\n".join(lines)


def units(document: Document) -> str:
    """Write a line per unit: its line, kind, language if marked, and words."""
    return "\n".join(
        f"{unit.line} {unit.kind}{f' ({unit.lang})' if unit.lang else ''}: {_words(unit.text)}"
        for unit in document.units
    )


def _block(block: Block, margin: str) -> Iterator[str]:
    known = [str(block.line), block.kind + (str(block.level) if block.level else "")]
    if block.ordered:
        known.append(f"from {block.start}")
    if block.attributes.id:
        known.append(f"#{block.attributes.id}")
    known += [f".{name}" for name in block.attributes.classes]
    if block.attributes.lang:
        known.append(f"lang={block.attributes.lang}")
    if block.aligns:
        known.append(",".join(align or "-" for align in block.aligns))
    if block.speaker:
        known.append(f"by {block.speaker}")
    yield margin + " ".join(known) + (f": {_words(block.text)}" if block.text else "")
    for item in block.items:
        yield from _item(item, margin + "  ")
    for inner in block.blocks:
        yield from _block(inner, margin + "  ")


def _item(item: Item, margin: str) -> Iterator[str]:
    lang = f" ({item.unit.lang})" if item.unit and item.unit.lang else ""
    words = _words(item.head or " | ".join(item.cells))
    yield f"{margin}*{lang} {words}".rstrip()
    for inner in item.blocks:
        yield from _block(inner, margin + "  ")


def _words(text: str) -> str:
    return text.replace("\n", "⏎")
