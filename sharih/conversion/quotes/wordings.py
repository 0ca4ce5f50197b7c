"""A paragraph → the wordings in it by which somebody is said to speak, in either language."""

from __future__ import annotations

from sharih.arabic import Lang
from sharih.conversion.quotes.arabic_attribution import arabic_after, find_arabic
from sharih.conversion.quotes.arabic_introductions import (
    blank_passed_on,
    is_introduced_in_arabic,
    leads_to_in_arabic,
)
from sharih.conversion.quotes.attribution import Statement
from sharih.conversion.quotes.english_attribution import (
    english_after,
    find_english,
    is_introduced_in_english,
    leads_to_english,
)

__all__ = ["blank_passed_on", "find_statements", "is_introduced", "leads_to", "statement_after"]


def find_statements(text: str, lang: Lang) -> list[Statement]:
    """Find the statements of a paragraph, in order; Arabic text must be folded."""
    return find_arabic(text) if lang == "ar" else find_english(text)


def statement_after(text: str, end: int, lang: Lang) -> Statement | None:
    """Find who is named right behind a quotation that ends at `end`."""
    return arabic_after(text, end) if lang == "ar" else english_after(text, end)


def is_introduced(text: str, start: int, words: int, lang: Lang) -> bool:
    """Whether what stands before a quotation of this many words at `start` announces speech."""
    if lang == "ar":
        return is_introduced_in_arabic(text, start, words)
    return is_introduced_in_english(text, start)


def leads_to(text: str, statement: Statement, start: int, words: int, lang: Lang) -> bool:
    """Say whether a statement leads straight to a quotation of this many words at `start`.

    Nothing stands between them, or what announces speech stands last.
    """
    if lang == "ar":
        return leads_to_in_arabic(text, statement, start, words)
    return leads_to_english(text, start)
