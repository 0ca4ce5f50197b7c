"""A number → so many full explainers in two languages, for Sharih and for Hugo."""

from __future__ import annotations

import datetime as dt
import json
import random
import re
from collections import Counter
from pathlib import Path
from typing import Final

from bench.corpus.full_articles import Maker, story_of
from bench.corpus.full_lists import ONLY_PAGES, head, write_mentions, write_periods
from bench.corpus.full_texts import hugo_text, named_beside, sharih_text
from bench.corpus.full_words import Topic, Words
from bench.corpus.sentences import SEED, SIDES, Pair, quoted, write
from sharih.arabic import Lang
from sharih.languages import LANGS

LISTS: Final = {
    "archive": ("الأرشيف", "Archive"),
    "topics": ("الموضوعات", "Topics"),
    "stories": ("الملفات", "Stories"),
}
FREQUENT: Final = 200
"""A topic of more explainers than these says little of which are related: Sharih's own rule."""


def write_full(count: int, folder: Path, seeds: Path, *, linked: bool = True) -> None:
    """Write the folders `sharih` and `hugo`, each with the content of that program.

    Names of topics are links in what Hugo reads; without `linked`, Sharih finds them by itself.
    """
    maker = Maker(seeds)
    days: list[dt.date] = []
    naming = Counter[str]()
    ours, theirs = folder / "sharih" / "content", folder / "hugo"
    for number in range(count):
        article = maker.article(number)
        named = named_beside(article)
        days.append(article.date)
        naming.update(named)
        for lang in LANGS:
            text = sharih_text(article, maker.words, lang, linked=linked)
            write(ours / "explainers" / article.slug / f"{lang}.md", text)
            twin = theirs / "content" / lang / "explainers" / f"{article.slug}.md"
            write(twin, hugo_text(article, maker.words, lang, named))
    _write_topics(maker.words, ours, theirs)
    _write_stories(maker, count, ours, theirs)
    for lang in LANGS:
        _write_pages(maker.words, lang, ours, theirs)
    write_periods(days, LISTS["archive"], theirs)
    write_mentions(naming, maker.words.topics, theirs)
    _write_related(count, theirs)


def _write_topics(words: Words, ours: Path, theirs: Path) -> None:
    write(ours / "topics.toml", "\n".join(map(_entry, words.topics)))
    for topic in words.topics:
        for lang in LANGS:
            text = head(topic.names[SIDES[lang]], topic.about[SIDES[lang]])
            write(theirs / "content" / lang / "topics" / topic.ident / "_index.md", text)
    data = {topic.ident: _hugo_topic(topic) for topic in words.topics}
    write(theirs / "data" / "topics.json", json.dumps(data, ensure_ascii=False))


def _entry(topic: Topic) -> str:
    lines = [f"[{topic.ident}]", f"kind = {quoted(topic.kind)}"]
    lines += [f"{lang} = {quoted(topic.names[side])}" for lang, side in SIDES.items()]
    lines += [f"aliases.{lang} = {quoted([topic.aliases[side]])}" for lang, side in SIDES.items()]
    lines += [f"about.{lang} = {quoted(topic.about[side])}" for lang, side in SIDES.items()]
    return "\n".join(lines) + "\n"


def _hugo_topic(topic: Topic) -> dict[str, object]:
    def told(lang: Lang) -> dict[str, str]:
        name = topic.names[SIDES[lang]]
        key = re.sub("[أإآ]", "ا", name.removeprefix("ال")).lower()
        return {"name": name, "key": key, "about": topic.about[SIDES[lang]]}

    return {"kind": topic.kind, **{lang: told(lang) for lang in LANGS}}


def _write_stories(maker: Maker, count: int, ours: Path, theirs: Path) -> None:
    entries = []
    for ident in dict.fromkeys(map(story_of, range(count))):
        chance = random.Random(f"name:{SEED}:{ident}")  # noqa: S311 - the same at every run
        number = int(ident.removeprefix("story-")) + 1
        arabic = f"ملف {maker.mixed(chance, 'ar', 4)} {number}"
        english = f"The story of {maker.mixed(chance, 'en', 4).lower()} {number}"
        names: Pair = arabic, english
        about: Pair = maker.mixed(chance, "ar", 34) + ".", maker.mixed(chance, "en", 34) + "."
        lines = [f"[{ident}]"]
        lines += [f"{lang} = {quoted(names[side])}" for lang, side in SIDES.items()]
        lines += [f"about.{lang} = {quoted(about[side])}" for lang, side in SIDES.items()]
        entries.append("\n".join(lines) + "\n")
        for lang, side in SIDES.items():
            text = head(names[side], about[side], ONLY_PAGES)
            write(theirs / "content" / lang / "stories" / ident / "_index.md", text)
    write(ours / "stories.toml", "\n".join(entries))


def _write_pages(words: Words, lang: Lang, ours: Path, theirs: Path) -> None:
    page, content = words.pages[lang], theirs / "content" / lang
    translation = "Translation: true\n" if lang == "en" else ""
    lines = f"Title: {page.title}\nSummary: {page.summary}\n{translation}\n"
    write(ours / "pages" / "about" / f"{lang}.md", lines + page.text)
    write(content / "about.md", head(page.title, page.summary, ONLY_PAGES) + "\n" + page.text)
    titles = {name: names[SIDES[lang]] for name, names in LISTS.items()}
    archive = head(titles["archive"], None, 'layout = "archive"\n' + ONLY_PAGES)
    write(content / "archive.md", archive)
    for name in ("topics", "stories"):
        write(content / name / "_index.md", head(titles[name], None, ONLY_PAGES))


def _write_related(count: int, theirs: Path) -> None:
    """Tell Hugo, in per cent of all, which topics are left out of what is related."""
    share = min(100, max(1, 100 * FREQUENT // count))
    settings = "includeNewer = true\nthreshold = 0\n"
    index = f'name = "topics"\nweight = 100\ncardinalityThreshold = {share}\n'
    path = theirs / "config" / "_default" / "related.toml"
    write(path, f"{settings}[[indices]]\n{index}")
