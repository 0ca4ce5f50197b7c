"""What is known of an explainer → how it is cited: a BibTeX entry; nothing is made up."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from sharih.arabic import Lang

_LANGUAGES = {"ar": "arabic", "en": "english"}
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MARKUP = str.maketrans({
    "\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "%": r"\%", "&": r"\&", "#": r"\#",
    "$": r"\$", "_": r"\_", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}",
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Citation:
    """What can be said of a text that is cited."""

    slug: str
    lang: Lang
    author: str
    translator: str
    title: str
    site: str
    date: dt.date | None
    url: str
    """The whole address; empty where the site has none yet."""

    @property
    def bibtex(self) -> str:
        """Write the entry; only fields that something is known of."""
        return "\n".join((f"@misc{{{self.slug}-{self.lang},", *self._fields(), "}"))

    def _fields(self) -> Iterator[str]:
        if self.author:
            yield f"  author = {{{{{_text(self.author)}}}}},"
        yield f"  title = {{{{{_text(self.title)}}}}},"
        yield f"  howpublished = {{{_text(self.site)}}},"
        if self.translator:
            yield f"  translator = {{{{{_text(self.translator)}}}}},"
        if self.date:
            yield f"  year = {{{self.date.year:04}}},"
            yield f"  month = {_MONTHS[self.date.month - 1]},"
            yield f"  day = {{{self.date.day}}},"
        if self.url:
            yield f"  url = {{{self.url}}},"
        yield f"  language = {{{_LANGUAGES[self.lang]}}},"


def _text(text: str) -> str:
    return text.translate(_MARKUP)
