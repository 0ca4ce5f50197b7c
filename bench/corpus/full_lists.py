"""What is listed of full explainers → the pages of long lists, which Hugo is told of.

Hugo divides lists into pages by itself; years and months, and who names a topic without having it,
are pages of their own that must be written down.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Final

from bench.corpus.full_words import Topic
from bench.corpus.sentences import SIDES, Pair, quoted, write
from sharih import routes
from sharih.arabic import Lang
from sharih.languages import LANGS, Conventions
from sharih.site.link.list_pages import CARDS, ITEMS

ONLY_PAGES: Final = 'outputs = ["html"]\n'
"""What keeps Hugo from giving a page a feed."""
_LOCALES: Final[Mapping[Lang, str]] = {"ar": "ar", "en": "en_GB"}
_SHOWN: Final = '[build]\nrender = "always"\n'
_OF: Final[Pair] = "شروح {}، الأحدث أولًا.", "Explainers of {}, the newest first."
_NAMING: Final[Pair] = "شروح تذكر {}", "Explainers that name {}"


def head(title: str, summary: str | None, more: str = "") -> str:
    """Write the head of a page for Hugo; what comes last may be a table."""
    told = f"summary = {quoted(summary)}\n" if summary is not None else ""
    return f"+++\ntitle = {quoted(title)}\n{told}{more}+++\n"


def write_periods(days: Iterable[dt.date], archive: Pair, theirs: Path) -> None:
    """Write the years and months of an archive that does not stand on one page."""
    isos = [day.isoformat() for day in days]
    if len(isos) <= ITEMS:
        return
    for time in {iso[:length] for iso in isos for length in (len("2026"), len("2026-01"))}:
        address = routes.period_of(time)
        for lang, side in SIDES.items():
            said = Conventions(lang, _LOCALES[lang]).vague_date(time)
            more = f'layout = "period"\nurl = "archive/{address}/"\ntime = {quoted(time)}\n'
            text = head(f"{archive[side]}: {said}", _OF[side].format(said), more + ONLY_PAGES)
            write(theirs / "content" / lang / "periods" / f"{time}.md", text)


def write_mentions(naming: Counter[str], topics: Iterable[Topic], theirs: Path) -> None:
    """Write the pages of the explainers that name a topic, where that of the topic has few."""
    for topic in topics:
        if naming[topic.ident] <= CARDS:
            continue
        for lang in LANGS:
            name = topic.names[SIDES[lang]]
            more = f'url = "topics/{topic.ident}/mentioned/"\n{ONLY_PAGES}{_SHOWN}'
            text = head(_NAMING[SIDES[lang]].format(name), None, more)
            write(theirs / "content" / lang / "mentions" / topic.ident / "_index.md", text)
