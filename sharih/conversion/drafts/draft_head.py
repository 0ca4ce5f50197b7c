"""A `Seed` and its `Outline` → the metadata of a draft, and which of them are only proposed."""

from __future__ import annotations

import re
from typing import Final

from sharih.arabic import Lang
from sharih.content.metadata import PARTS
from sharih.conversion.drafts.part_blocks import proposed_parts
from sharih.conversion.drafts.spoken import is_spoken
from sharih.conversion.records import CreditKind, Outline, Seed

ORDER: Final = ("title", "date", "modified", "tags", "summary", "author", "source", *PARTS)
"""How what is proposed is listed in a head."""
OF_ORIGINAL: Final = ("Proposed:", "Modified:", "Author:", "Source:")
"""Lines of an original's head that its translation does without: it has them from there."""

_NOT_METADATA: Final = re.compile(r"[\r\n]+")
_COMMAS: Final[dict[Lang, str]] = {"ar": "، ", "en": ", "}


def head_of(seed: Seed, outline: Outline, tags: tuple[str, ...]) -> list[str]:
    """Write the lines of metadata of a draft."""
    credited = {
        "modified": modified_day(outline),
        "author": _names(outline, "author", seed.lang),
        "source": _names(outline, "source", seed.lang),
    }
    proposed = {key for key, value in credited.items() if value}
    proposed |= {"title"} if outline.title_source != "first line" else set()
    proposed |= {"date"} if outline.published else set()
    proposed |= {"summary"} if outline.summary else set()
    proposed |= {"tags"} if set(outline.tagged).intersection(tags) else set()
    proposed |= set(proposed_parts(outline.parts))
    paragraphs = (paragraph for section in outline.sections for paragraph in section.paragraphs)
    proposed |= {"quotations"} if any(map(is_spoken, paragraphs)) else set()
    values = {
        "Title": outline.title,
        "Date": outline.published or "",
        "Modified": credited["modified"],
        "Status": "draft",
        "Tags": ", ".join(tags),
        "Summary": outline.summary,
        "Kicker": outline.kicker or "",
        "Author": credited["author"],
        "Seed": seed.name,
        "Source": credited["source"],
        "Proposed": ", ".join(name for name in ORDER if name in proposed),
    }
    return [f"{key}: {_NOT_METADATA.sub(' ', value)}" for key, value in values.items() if value]


def modified_day(outline: Outline) -> str:
    """Give the day of the last change that a line tells; empty where that is before its `Date`."""
    told = (credit.text for credit in outline.credits if credit.kind == "modified")
    day = max(told, default="")
    return day if day >= (outline.published or "") else ""


def without_proposals(head: list[str]) -> list[str]:
    """Leave out of a head what a translation has from its original."""
    return [line for line in head if not line.startswith(OF_ORIGINAL)]


def _names(outline: Outline, kind: CreditKind, lang: Lang) -> str:
    names = (credit.text for credit in outline.credits if credit.kind == kind)
    return _COMMAS[lang].join(dict.fromkeys(names))
