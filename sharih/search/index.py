"""Texts with their words, and topics → the files of the index."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from sharih.arabic import Lang
from sharih.languages import LANGS
from sharih.search.families import (
    ends,
    family,
    irregular_numbers,
    piece_of,
    whole_words,
    without_article,
)
from sharih.search.postings import WEIGHTS, encode
from sharih.search.records import (
    NEAR,
    TEXTS,
    TOPICS,
    WORDS,
    IndexedText,
    IndexedTopic,
    edition_number,
    piece_path,
)
from sharih.search.sizes import TEXTS_A_PIECE, Sizes
from sharih.search.words import Words, words_of

Postings = Mapping[str, Sequence[int]]
Row = list[str | None]
"""What a piece of titles has of an explainer: slug, date and titles."""
HEADS = ("=", "!", "~")
"""What begins lines of a piece that stand before its words: names of topics, words that begin with
no particle, and words with their irregular plurals."""
SHORTEST_NEAR = 4
"""Words of fewer letters are not offered for one that was misspelt."""


def index_files(
    texts: Iterable[IndexedText], topics: Sequence[IndexedTopic], sizes: Sizes
) -> dict[str, bytes]:
    """Make the whole index: the files by their paths.

    The words of each text are looked at once, so that not all of them need be at hand.
    """
    names = topic_names(topics)
    rows: list[Row] = []
    postings = postings_of(_noted(texts, rows))
    files = word_pieces(postings, names, sizes)
    files |= near_pieces(postings, names, sizes)
    files |= topic_pieces(topics, sizes)
    return files | text_pieces(rows)


def _noted(texts: Iterable[IndexedText], rows: list[Row]) -> Iterator[Mapping[Lang, Words]]:
    for text in texts:
        rows.append(title_row(text))
        yield text.words


def postings_of(texts: Iterable[Mapping[Lang, Words]]) -> dict[str, list[int]]:
    """List the editions in which each word stands, with its weight there."""
    found: defaultdict[str, list[int]] = defaultdict(list)
    for place, editions in enumerate(texts):
        for lang in LANGS:
            if lang not in editions:
                continue
            first = edition_number(place, lang) * WEIGHTS
            for entry, words in enumerate(editions[lang], start=first):
                for word in words.split():
                    found[word].append(entry)
    return found


def topic_names(topics: Iterable[IndexedTopic]) -> dict[str, list[str]]:
    """List the topics that have a name, by its folded words with spaces between."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for each in topics:
        names = (name.text for lang in LANGS for name in each.topic.all_names(lang))
        for name in dict.fromkeys(" ".join(words_of(name)) for name in names):
            if name:
                found[name].append(each.topic.id)
    return found


def word_pieces(
    postings: Postings, names: Mapping[str, Sequence[str]], sizes: Sizes
) -> dict[str, bytes]:
    """Write the pieces of words: names of topics first, in the piece of each of their words."""
    pieces: list[list[str]] = [[] for _ in range(sizes.words)]
    for name in sorted(names):
        line = f"={name}\t{' '.join(names[name])}"
        for number in sorted({piece_of(family(word), sizes.words) for word in name.split()}):
            pieces[number].append(line)
    for word in whole_words():
        pieces[piece_of(family(word), sizes.words)].append(f"!{word}")
    for word, others in sorted(irregular_numbers().items()):
        pieces[piece_of(family(word), sizes.words)].append(f"~{word}\t{' '.join(others)}")
    for word in sorted(postings):
        line = f"{word}\t{encode(postings[word])}"
        pieces[piece_of(family(word), sizes.words)].append(line)
    return {piece_path(WORDS, at): lines_as_bytes(lines) for at, lines in enumerate(pieces)}


def near_pieces(
    postings: Postings, names: Mapping[str, Sequence[str]], sizes: Sizes
) -> dict[str, bytes]:
    """Write the pieces in which words are looked for that nearly are one of the index."""
    counts: defaultdict[str, int] = defaultdict(int)
    for word, entries in postings.items():
        for offered in offered_as(word):
            counts[offered] += len(entries)
    for name in names:
        for word in name.split():
            for offered in offered_as(word):
                counts[offered] += 0
    pieces: list[list[str]] = [[] for _ in range(sizes.near)]
    for word in sorted(counts):
        if is_offered(word):
            line = near_line(word, counts[word])
            for number in {piece_of(end, sizes.near) for end in ends(word)}:
                pieces[number].append(line)
    return {piece_path(NEAR, at): lines_as_bytes(lines) for at, lines in enumerate(pieces)}


def offered_as(word: str) -> tuple[str, ...]:
    """Return what is offered of a word: it is no article that begins فالداي."""
    bare = without_article(word)
    return (bare,) if bare == word or word.startswith("ال") else (bare, word)


def is_offered(word: str) -> bool:
    """Say whether a word, without its article, is offered for one that was misspelt."""
    return len(word) >= SHORTEST_NEAR and word.isalpha()


def near_line(word: str, count: int) -> str:
    """Write a word with about how many texts have it: the digits of that number in base two."""
    return f"{word} {count.bit_length()}"


def topic_pieces(topics: Iterable[IndexedTopic], sizes: Sizes) -> dict[str, bytes]:
    """Write the pieces of topics: what each is, and which texts name it."""
    pieces: list[dict[str, Any]] = [{} for _ in range(sizes.topics)]
    for each in topics:
        topic = each.topic
        pieces[piece_of(topic.id, sizes.topics)][topic.id] = [
            topic.kind,
            [topic.names[lang] for lang in LANGS],
            [list(topic.aliases[lang]) for lang in LANGS],
            [topic.about[lang] for lang in LANGS],
            encode(each.entries),
        ]
    return {piece_path(TOPICS, at): json_line(found) for at, found in enumerate(pieces)}


def text_pieces(rows: Sequence[Row]) -> dict[str, bytes]:
    """Write the pieces of titles, in the order of the texts."""
    return {
        piece_path(TEXTS, at // TEXTS_A_PIECE): json_line(rows[at : at + TEXTS_A_PIECE])
        for at in range(0, len(rows), TEXTS_A_PIECE)
    }


def title_row(text: IndexedText) -> Row:
    """Return what a piece of titles has of an explainer."""
    return [text.slug, text.date, *(text.titles.get(lang) for lang in LANGS)]


def lines_as_bytes(lines: Iterable[str]) -> bytes:
    """Write lines, each with its end."""
    return "".join([f"{line}\n" for line in lines]).encode()


def json_line(value: object) -> bytes:
    """Write JSON in one line."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"
