"""What was understood of a seed → the lines by which a text case tells it."""

from __future__ import annotations

from pathlib import Path

from sharih.conversion.records import Outline, Quote, Seed
from sharih.conversion.seeds.seeds import seed_from_bytes


def seed_of(text: str) -> Seed:
    """Read a text as a seed in a file."""
    return seed_from_bytes(Path("seeds/new.txt"), text.encode())


def told(outline: Outline) -> list[str]:
    """Tell title, kicker, headings, paragraphs and what was dropped, a line for each."""
    lines = [f"title ({outline.title_source}): {outline.title}"]
    if outline.kicker:
        lines.append(f"kicker: {outline.kicker}")
    for section in outline.sections:
        if section.heading:
            lines.append(f"# {section.heading.text}")
        lines += [f"- {paragraph.text}" for paragraph in section.paragraphs]
    return lines + [f"x {drop.reason}: {drop.text}" for drop in outline.dropped]


def told_quote(quote: Quote) -> str:
    """Tell a quotation, who says it, and how that is known."""
    if not quote.speech:
        return f"{quote.line} term “{quote.text}”"
    who = quote.speaker or "nobody"
    who += f" [{quote.topic}]" if quote.topic else ""
    how = f", {quote.frame}" if quote.frame else ""
    missing = "; mark missing" if quote.repaired else ""
    return f"{quote.line} speech “{quote.text}” {who}{how}{missing}"
