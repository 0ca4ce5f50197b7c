"""Days, numbers and words → how they are written on a page, in the language of the place."""

from __future__ import annotations

import datetime as dt
import gettext
import json
import re
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from typing import Any, Final

from jinja2 import pass_context
from jinja2.runtime import Context
from markupsafe import Markup, escape

from sharih.arabic import Lang, majority_script
from sharih.languages import Conventions, direction
from sharih.markdown.isolation import isolate, isolated_numbers
from sharih.site.pages.compiled_words import BY_LANGUAGE, COUNTED, JOINED
from sharih.site.views.page_records import Words

RIGHT_TO_LEFT_MARK = "\u200f"
_OPENING: Final = re.compile(r"[^\W_]")
"""The first letter or digit of a text."""

_WITH_ID: Final = re.compile(r'(<[a-z][a-z0-9]* id="[^"]*")(?: class="([^"]*)")?')

Catalogues = Mapping[Lang, gettext.NullTranslations]


def filters_of(conventions: Mapping[Lang, Conventions]) -> dict[str, Any]:
    """Return what templates write dates, numbers and words with, in the language of the page."""
    given = filters_in(conventions, {})

    def asking(name: str) -> Callable[..., str]:
        """Let a filter ask the context for the language."""
        write = given[BY_LANGUAGE[name]]

        @pass_context
        def filtered(context: Context, value: Any, *arguments: Any, **named: Any) -> str:
            written: str = write(value, context["lang"], *arguments, **named)
            return written

        return filtered

    filters: dict[str, Any] = {name: asking(name) for name in BY_LANGUAGE}
    filters["as_article"] = as_article
    filters |= {"linked_data": linked_data, "in_cdata": in_cdata}
    return filters | {"trim_end": lambda markup: markup.rstrip()}


def filters_in(conventions: Mapping[Lang, Conventions], catalogues: Catalogues) -> dict[str, Any]:
    """Return the same filters as templates have them compiled in, which are given the language.

    The last value is always that language; behind it stands what a template gives.
    """

    def date(day: dt.date, around: Lang) -> str:
        return conventions[around].date(day)

    def vague_date(iso: str, around: Lang, lang: Lang | None = None) -> str:
        return conventions[lang or around].vague_date(iso)

    def number(value: float, around: Lang) -> str:
        return conventions[around].number(value)

    def counted(one: str, several: str, count: int, lang: Lang, /, **values: object) -> Markup:
        values.setdefault("num", count)
        return Markup(catalogues[lang].ngettext(one, several, count)) % values  # noqa: S704 - ours  # nosec B704

    return {
        BY_LANGUAGE["date"]: date,
        BY_LANGUAGE["vague_date"]: vague_date,
        BY_LANGUAGE["number"]: number,
        BY_LANGUAGE["text"]: text,
        BY_LANGUAGE["plain_title"]: plain_title,
        COUNTED: counted,
        JOINED: joined,
    }


def text(value: Words | str, around: Lang, lang: Lang | None = None) -> Markup:
    """Write plain text in a language, by default that around it, with other scripts isolated."""
    lang = lang or around
    if not isinstance(value, Words) or value.lang == lang:
        return _isolated(str(value), lang)
    # A span, not bdi: the words may be the whole of their element.
    return Markup('<span lang="{}" dir="{}">{}</span>').format(
        value.lang, direction(value.lang), _isolated(value.text, value.lang)
    )


# A site says the same titles and names over and over.
_isolated = lru_cache(maxsize=8192)(isolate)


def joined(parts: Iterable[object]) -> Markup:
    """Put parts together, markup as it is and text escaped."""
    return Markup("".join(map(escape, parts)))  # noqa: S704 - every part is escaped  # nosec B704


def linked_data(things: object) -> Markup:
    """Write things as JSON-LD for a script element, which no text can end from within."""
    graph = {"@context": "https://schema.org", "@graph": things}
    written = json.dumps(graph, ensure_ascii=False, separators=(",", ":"))
    return Markup(written.replace("<", "\\u003c"))  # noqa: S704 - holds no markup  # nosec B704


def in_cdata(html: str) -> Markup:
    """Write HTML of ours into a section of character data, which no text can end from within."""
    return Markup(html.replace("]]>", "]]&gt;"))  # noqa: S704 - read as text, and as HTML then  # nosec B704


def as_article(html: Markup) -> Markup:
    """Let blocks with an id say by a class that they are an article's.

    Else reader views leave out those whose id has `extra` or `social` in it.
    """
    return Markup(_WITH_ID.sub(_called_article, html))  # noqa: S704 - the same, with classes  # nosec B704


def _called_article(found: re.Match[str]) -> str:
    return f'{found[1]} class="article-text{f" {found[2]}" if found[2] else ""}"'


def plain_title(value: Words | str, lang: Lang) -> str:
    """Prepare words for a place that holds plain text, such as `<title>`.

    On a right-to-left page, a text that opens with Latin letters or digits gets a right-to-left
    mark in front, or the whole line would turn round (W3C, Structural markup and right-to-left
    text in HTML). Numbers that stand left to right as a whole are isolated by characters.
    """
    # What a template gathered is escaped already, and a place for plain text escapes it again.
    text = value.unescape() if isinstance(value, Markup) else str(value)
    if direction(lang) == direction("en"):
        return text
    found = _OPENING.search(text)
    text = isolated_numbers(text)
    if found and (found[0].isdigit() or majority_script(found[0]) == "en"):
        return RIGHT_TO_LEFT_MARK + text
    return text
