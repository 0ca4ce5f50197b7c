"""A number → so many plain articles in two languages, for Sharih, Hugo and Pelican.

They have headings and paragraphs only. Article i is the same for every number above i.
"""

from __future__ import annotations

import datetime as dt
import json
import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from bench.corpus.sentences import (
    SEED,
    SIDES,
    Pair,
    Pool,
    quoted,
    read_pool,
    read_words,
    write,
)
from sharih.arabic import Lang
from sharih.languages import LANGS

LATEST: Final = dt.datetime(2026, 10, 31, 12, tzinfo=dt.UTC)
RIGHTS: Final = {"ar": "نص مركب للقياس.", "en": "A text made up for measuring."}


@dataclass(frozen=True, slots=True)
class Topic:
    """What an article may be about."""

    ident: str
    names: Pair


@dataclass(frozen=True, slots=True)
class Edition:
    """An article in one language."""

    title: str
    summary: str
    body: str
    """Markdown: headings, paragraphs, and a bold word here and there."""


@dataclass(frozen=True, slots=True)
class Article:
    """A plain article."""

    slug: str
    moment: dt.datetime
    topics: tuple[Topic, ...]
    editions: Mapping[Lang, Edition]


class Maker:
    """Makes articles, each by its number."""

    def __init__(self, seeds: Path) -> None:
        words = read_words("plain.toml")
        self.topics = [Topic(ident, (ar, en)) for ident, ar, en in words["topics"]]
        self.about: Pair = words["about"][0], words["about"][1]
        self._heads: list[Pair] = [(ar, en) for ar, en in words["heads"]]
        self._pool = read_pool(seeds)

    def article(self, number: int) -> Article:
        """Make an article."""
        chance = random.Random(f"{SEED}:{number}")  # noqa: S311 - the same at every run
        count = chance.randrange(8, 13)
        places = sorted(chance.sample(range(1, count), 3))
        heads = [self._heads[i] for i in chance.sample(range(len(self._heads)), 3)]
        drawn = sorted(chance.sample(range(len(self.topics)), chance.randrange(2, 5)))
        topics = tuple(self.topics[i] for i in drawn)
        editions: dict[Lang, Edition] = {}
        for lang in LANGS:
            paragraph = _paragraphs(chance, self._pool, lang)
            title = " ".join(paragraph().split()[:8]).strip(".,،:") + f" {number}"
            summary = " ".join(paragraph().split()[:24]).strip(".")
            blocks = []
            for place in range(count):
                if place in places:
                    blocks.append(f"## {heads[places.index(place)][SIDES[lang]]}")
                blocks.append(_with_emphasis(chance, paragraph()))
            body = "\n\n".join(blocks) + "\n"
            editions[lang] = Edition(title.replace(":", ""), summary.replace(":", ""), body)
        slug = f"story-{number:05d}-{topics[0].ident}"
        return Article(slug, LATEST - dt.timedelta(hours=3 * number), topics, editions)


def _paragraphs(chance: random.Random, pool: Pool, lang: Lang) -> Callable[[], str]:
    def arabic() -> str:
        words = chance.choice(pool.arabic).split()
        if chance.random() < 0.5:
            words += chance.choice(pool.arabic).split()[:12]
        turn = chance.randrange(1, len(words))
        words = words[turn:] + words[:turn]
        _swap(chance, words, 4)
        return " ".join(words).strip(" .،") + "."

    def english() -> str:
        words = " ".join(chance.sample(pool.english, chance.choice((1, 2, 2, 3)))).split()
        _swap(chance, words, 3)
        return " ".join(words)

    return arabic if lang == "ar" else english


def _swap(chance: random.Random, words: list[str], times: int) -> None:
    for _ in range(times):
        one, other = chance.randrange(len(words)), chance.randrange(len(words))
        words[one], words[other] = words[other], words[one]


def _with_emphasis(chance: random.Random, text: str) -> str:
    if chance.random() >= 0.25:
        return text
    words = text.split()
    place = chance.randrange(len(words))
    words[place] = "**" + words[place].strip(".,،:") + "**"
    return " ".join(words)


def write_plain(count: int, folder: Path, seeds: Path) -> None:
    """Write the folders `sharih`, `hugo` and `pelican`, each with the content of that program."""
    maker = Maker(seeds)
    for number in range(count):
        article = maker.article(number)
        for lang in LANGS:
            name = f"{article.slug}.md"
            ours = folder / "sharih" / "content" / "explainers" / article.slug / f"{lang}.md"
            write(ours, _sharih(article, lang))
            write(folder / "hugo" / "content" / lang / "posts" / name, _hugo(article, lang))
            write(folder / "pelican" / "content" / lang / name, _pelican(article, lang))
    write(folder / "sharih" / "content" / "topics.toml", _registry(maker))
    names = {lang: {t.ident: t.names[SIDES[lang]] for t in maker.topics} for lang in LANGS}
    write(folder / "hugo" / "data" / "topics.json", json.dumps(names, ensure_ascii=False))


def _registry(maker: Maker) -> str:
    entries = []
    for topic in maker.topics:
        lines = [f"[{topic.ident}]", 'kind = "idea"']
        lines += [f"{lang} = {quoted(topic.names[side])}" for lang, side in SIDES.items()]
        lines += [f"about.{lang} = {quoted(maker.about[side])}" for lang, side in SIDES.items()]
        entries.append("\n".join(lines) + "\n")
    return "\n".join(entries)


def _sharih(article: Article, lang: Lang) -> str:
    edition = article.editions[lang]
    head = [
        f"Title: {edition.title}",
        f"Date: {article.moment:%Y-%m-%d}",
        "Status: published",
        "Tags: " + ", ".join(topic.ident for topic in article.topics),
        f"Summary: {edition.summary}",
        f"Rights: {RIGHTS[lang]}",
        *(["Translation: true"] if lang == "en" else []),
    ]
    return "\n".join(head) + "\n\n" + edition.body


def _hugo(article: Article, lang: Lang) -> str:
    edition = article.editions[lang]
    head = [
        "---",
        f"title: {quoted(edition.title)}",
        f"date: {article.moment:%Y-%m-%dT%H:%M:%S}Z",
        f"slug: {article.slug}",
        f"lang: {lang}",
        f"summary: {quoted(edition.summary)}",
        "topics: [" + ", ".join(topic.ident for topic in article.topics) + "]",
        "---",
    ]
    return "\n".join(head) + "\n\n" + edition.body


def _pelican(article: Article, lang: Lang) -> str:
    edition = article.editions[lang]
    head = [
        f"Title: {edition.title}",
        f"Date: {article.moment:%Y-%m-%d %H:%M:%S}",
        f"Slug: {article.slug}",
        f"Lang: {lang}",
        "Tags: " + ", ".join(topic.names[SIDES[lang]] for topic in article.topics),
        f"Summary: {edition.summary}",
    ]
    return "\n".join(head) + "\n\n" + edition.body
