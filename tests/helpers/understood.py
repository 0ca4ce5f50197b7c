"""What was understood of a seed → the lines by which a text case tells it."""

from __future__ import annotations

from pathlib import Path

from sharih.conversion.outline import outline
from sharih.conversion.records import Outline, Quote, Seed
from sharih.conversion.seeds.seeds import seed_from_bytes
from tests.helpers.patience import linear_time
from tests.helpers.registries import EMPTY

PARK = (
    "البلدية تفتح حديقة جديدة في الحي الشمالي\n"
    "فتحت البلدية حديقة جديدة في الحي الشمالي من المدينة، وهي أول حديقة في هذا الحي منذ "
    "عشرين عاما على الأقل، وفيها ملعب للأطفال وممشى طويل.\n"
    "وقال متحدث باسم البلدية إن الحديقة مفتوحة كل يوم من الصباح إلى المساء، وإن على الزوار "
    "أن يحافظوا على نظافتها.\n"
)
"""The text of a seed of three lines, in which nothing is named, dated or quoted."""


def seed_of(text: str) -> Seed:
    """Read a text as a seed in a file."""
    return seed_from_bytes(Path("seeds/new.txt"), text.encode())


def understood(text: str) -> Outline:
    """Understand a text as a seed whose project knows no topics."""
    return outline(seed_of(text), EMPTY)


def told(found: Outline) -> list[str]:
    """Tell title, kicker, headings, paragraphs and what was dropped, a line for each."""
    lines = [f"title ({found.title_source}): {found.title}"]
    if found.kicker:
        lines.append(f"kicker: {found.kicker}")
    for section in found.sections:
        if section.heading:
            lines.append(f"# {section.heading.text}")
        lines += [f"- {paragraph.text}" for paragraph in section.paragraphs]
    return lines + [f"x {drop.reason}: {drop.text}" for drop in found.dropped]


def told_with_credits(found: Outline) -> list[str]:
    """Tell the same, and what is proposed from the lines around the article."""
    return [*told(found), *(f"{credit.kind}: {credit.text}" for credit in found.credits)]


def told_quote(quote: Quote) -> str:
    """Tell a quotation, who says it, and how that is known."""
    if not quote.speech:
        return f"{quote.line} term “{quote.text}”"
    who = quote.speaker or "nobody"
    who += f" [{quote.topic}]" if quote.topic else ""
    how = f", {quote.frame}, {quote.confidence}" if quote.frame else ""
    missing = "; mark missing" if quote.repaired else ""
    return f"{quote.line} speech “{quote.text}” {who}{how}{missing}"


def told_parts(found: Outline) -> list[str]:
    """Tell the parts of a body: headings (#), items of lists (*), paragraphs (-), what is left out.

    The title is not told.
    """
    lines = []
    for section in found.sections:
        if section.heading:
            lines.append(f"# {section.heading.text}")
        lines += [
            f"{'*' if part.item == '-' else part.item or '-'} {part.text}"
            for part in section.paragraphs
        ]
    return lines + [f"x {drop.reason}: {drop.text}" for drop in found.dropped]


def assert_accounted_in_time(text: str) -> None:
    """Check that a flood is understood in linear time, with a fate for every line of it."""
    with linear_time():
        found = understood(text)
    count = len(text.split("\n")) - text.endswith("\n")
    assert [fate.line for fate in found.fates] == list(range(1, count + 1))
    assert found.title
