"""What is known of an explainer that is still to be written → its texts, with the parts ready.

The forms lie in `sharih/data/blanks/`: headings, and under each a comment that says what goes
there. A heading without a text is on no page, so that a form may be built as it is.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Final

from sharih.arabic import Lang
from sharih.languages import other_language

FORMS: Final = Path(__file__).parents[1] / "data" / "blanks"
"""Where the forms lie."""


def blank_texts(
    title: str, slug: str, lang: Lang, tags: Iterable[str] = (), story: str = ""
) -> dict[Lang, str]:
    """Write both texts, the original in `lang` first.

    Of the metadata only the title, tags and story are known; the others wait to be filled in.
    """
    other = other_language(lang)
    known = {"Title": title, "Status": "draft", "Tags": ", ".join(tags), "Story": story}
    keys = ("Title", "Date", "Status", "Tags", "Summary", "Story", "Author", "Source", "Rights")
    head = [f"{key}: {known.get(key, '')}".rstrip() for key in keys]
    frame = [f"Title: {title}", "Status: draft", "Summary:", "Translator:", "Translation: true"]
    return {
        lang: _text(head, _form("original", lang)),
        other: _text(frame, _translation(slug, other)),
    }


def _translation(slug: str, lang: Lang) -> str:
    """Write the body of a translation: what it is, and the headings in its language."""
    headings = [line for line in _form("original", lang).split("\n") if line.startswith("## ")]
    return "\n\n".join([_form("translation", lang).replace("SLUG", slug), *headings])


def _text(head: Iterable[str], body: str) -> str:
    return "\n".join(head) + f"\n\n{body}\n"


def _form(kind: str, lang: Lang) -> str:
    return (FORMS / f"{kind}.{lang}.md").read_text(encoding="utf-8").strip("\n")
