"""What is known of an explainer → how it is cited: a BibTeX entry; nothing is made up."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from sharih.arabic import Lang
from sharih.records import record
from sharih.site.views.page_records import Words, words

_LANGUAGES = {"ar": "arabic", "en": "english"}
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MARKUP = str.maketrans({
    "\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "%": r"\%", "&": r"\&", "#": r"\#",
    "$": r"\$", "_": r"\_", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}",
})  # fmt: skip


@record(frozen=True, slots=True)
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
        return "".join(map(str, self.parts))

    @property
    def parts(self) -> tuple[Words | str, ...]:
        """Take the entry apart: words, each whole and in its own language, and what is between."""
        return (f"@misc{{{self.slug}-{self.lang},\n", *self._fields(), "}")

    def _fields(self) -> Iterator[Words | str]:
        if self.author:
            yield from self._field("author", self.author, "{{", "}}")
        yield from self._field("title", self.title, "{{", "}}")
        yield from self._field("howpublished", self.site, "{", "}")
        if self.translator:
            yield from self._field("translator", self.translator, "{{", "}}")
        if self.date:
            yield f"  year = {{{self.date.year:04}}},\n"
            yield f"  month = {_MONTHS[self.date.month - 1]},\n"
            yield f"  day = {{{self.date.day}}},\n"
        if self.url:
            yield f"  url = {{{self.url}}},\n"
        yield f"  language = {{{_LANGUAGES[self.lang]}}},\n"

    def _field(self, name: str, text: str, opens: str, closes: str) -> Iterator[Words | str]:
        written = text.translate(_MARKUP)
        yield f"  {name} = {opens}"
        yield Words(written, words(text, self.lang).lang)
        yield f"{closes},\n"
