"""A number → an explainer with all its parts in two languages, as pieces of text."""

from __future__ import annotations

import datetime as dt
import random
import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final

from bench.corpus.full_records import Article, Block, Piece, Text
from bench.corpus.full_words import Topic, Words, full_words
from bench.corpus.sentences import SEED, SIDES, Pair, read_pool, without_facts, without_latin
from sharih.arabic import Lang
from sharih.languages import LANGS

LATEST: Final = dt.date(2026, 10, 31)
A_STORY: Final = 10
"""How many explainers a story has."""


class Maker:
    """Makes explainers, each by its number; what they say means nothing."""

    def __init__(self, seeds: Path) -> None:
        self.words: Words = full_words()
        self._pool = without_facts(without_latin(read_pool(seeds)))

    def article(self, number: int) -> Article:
        """Make an explainer; one a day, so that all lists have one order."""
        chance = random.Random(f"full:{SEED}:{number}")  # noqa: S311 - the same at every run
        words, day = self.words, LATEST - dt.timedelta(days=number)
        tags = self._draw(chance, chance.randint(3, 6), ())
        cast = tags + self._draw(chance, chance.randint(4, 7), tags)
        changed = chance.random() < 0.2
        modified = day + dt.timedelta(days=chance.randint(2, 40)) if changed else None
        article = Article(number, day, modified, tags, cast, story_of(number))
        article.kicker = chance.choice(words.kickers)
        asked = chance.choice(words.asking)
        arabic = f"{asked[0]} {self.mixed(chance, 'ar', 7)} {number}؟"
        english = f"{asked[1]} {self.mixed(chance, 'en', 8).lower()} {number}?"
        article.title = arabic, english
        article.summary = self.mixed(chance, "ar", 24) + ".", self.mixed(chance, "en", 26) + "."
        self._add_questions(chance, article)
        background = [self._text(chance, 12, _some(chance, article, 3)) for _ in range(2)]
        article.add("background", ("الخلفية", "Background"), *map(_paragraph, background))
        article.timeline = self._timeline(chance, number, day)
        article.add("timeline", ("التسلسل الزمني", "Timeline"), Block("timeline"))
        for ident, heads in (
            ("known", ("ما نعرفه", "What we know")),
            ("unknown", ("ما لا نعرفه", "What we do not know")),
        ):
            count = chance.randint(2, 3)
            entries = [self._text(chance, 6, _some(chance, article, 1)) for _ in range(count)]
            article.add(ident, heads, Block("list", tuple(entries)))
        sources = self._sources(chance, article)
        article.add("sources", ("المصادر", "Sources"), Block("list", sources))
        return article

    def mixed(self, chance: random.Random, lang: Lang, count: int) -> str:
        """Mix so many words of the pool, so that hardly any two texts are alike."""
        words: list[str] = []
        while len(words) < count:
            found = chance.choice(getattr(self._pool, _POOLS[lang])).split()
            if lang == "ar":
                turn = chance.randrange(len(found))
                found = found[turn:] + found[:turn]
            words += found
        words = words[:count]
        for _ in range(2):
            one, other = chance.randrange(count), chance.randrange(count)
            words[one], words[other] = words[other], words[one]
        text = " ".join(word.strip(".,،:؟?!()") for word in words)
        return re.sub(r" +", " ", text).strip(" -–،,.")

    def _draw(
        self, chance: random.Random, count: int, without: Sequence[Topic]
    ) -> tuple[Topic, ...]:
        found: list[Topic] = []
        while len(found) < count:
            topic = chance.choices(self.words.topics, self.words.weights)[0]
            if topic not in found and topic not in without:
                found.append(topic)
        return tuple(found)

    def _add_questions(self, chance: random.Random, article: Article) -> None:
        words, cast = self.words, article.cast
        count = chance.randint(3, 4)
        points = [self._text(chance, 8, chance.sample(cast, 1)) for _ in range(count)]
        article.add("key-points", ("باختصار", "In brief"), Block("list", tuple(points)))
        asked = sorted(chance.sample(range(len(words.questions)), chance.randint(4, 6)))
        quoted = set(chance.sample(asked, chance.randint(1, 3)))
        people = [topic for topic in cast if topic.kind == "person"]
        for place in asked:
            blocks = []
            for _ in range(chance.randint(2, 3)):
                length = chance.randint(9, 14)
                text = self._text(chance, length, _some(chance, article, 2))
                blocks.append(_paragraph(text))
            if place in quoted:
                named = bool(people) and chance.random() < 0.6
                speaker = chance.choice(people) if named else chance.choice(words.speakers)
                at = chance.randint(1, len(blocks))
                blocks.insert(at, Block("quote", (self._text(chance, 8, ()),), speaker))
            article.add(words.questions[place].ident, words.questions[place].heads, *blocks)

    def _timeline(
        self, chance: random.Random, number: int, day: dt.date
    ) -> tuple[tuple[str, Pair], ...]:
        # What all explainers of a story tell of comes first.
        shared = random.Random(f"story:{SEED}:{number // A_STORY}")  # noqa: S311 - see above
        latest = LATEST - dt.timedelta(days=number // A_STORY * A_STORY)
        first = latest - dt.timedelta(days=shared.randint(60, 700))
        events = {first.isoformat(): shared.choice(self.words.told)}
        for away in chance.sample(range(-90, 9), chance.randint(2, 4)):
            date = (day + dt.timedelta(days=away)).isoformat()
            told = chance.choice(self.words.told)
            events.setdefault(date, told)
        return tuple(sorted(events.items()))

    def _sources(self, chance: random.Random, article: Article) -> tuple[Text, ...]:
        said = chance.sample(self.words.sources, 2)
        texts: list[Text] = [([Piece(ar)], [Piece(en)]) for ar, en in said]
        topics = [chance.sample(article.cast, 1) for _ in texts]
        for text, named in zip(texts, topics, strict=True):
            self._end(chance, text, named)
        return tuple(texts)

    def _text(self, chance: random.Random, count: int, topics: Iterable[Topic]) -> Text:
        arabic, english = self.mixed(chance, "ar", count), self.mixed(chance, "en", count + 2)
        text = [Piece(arabic)], [Piece(english[:1].upper() + english[1:])]
        self._end(chance, text, topics)
        return text

    def _end(self, chance: random.Random, text: Text, topics: Iterable[Topic]) -> None:
        """Tie names to a text, and end it."""
        for topic in topics:
            tie = chance.choice(self.words.ties_of(topic))
            names = topic.aliases if chance.random() < 0.3 else topic.names
            for side in SIDES.values():
                before, after = tie[side].split("{}")
                text[side].extend((Piece(before), Piece(names[side], topic), Piece(after)))
        for lang in LANGS:
            text[SIDES[lang]].append(Piece("."))


_POOLS: Final = {"ar": "arabic", "en": "english"}


def story_of(number: int) -> str:
    """Name the story of an explainer."""
    return f"story-{number // A_STORY:04d}"


def _some(chance: random.Random, article: Article, most: int) -> list[Topic]:
    return chance.sample(article.cast, chance.randint(0, most))


def _paragraph(text: Text) -> Block:
    return Block("paragraph", (text,))
