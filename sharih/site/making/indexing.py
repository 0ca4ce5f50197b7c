"""A linked site, and the index as it was last made → the pieces of the index that differ."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from typing import Final, NamedTuple

from sharih.arabic import Lang
from sharih.languages import LANGS
from sharih.output.tree_files import Made
from sharih.rebuild.stamps import digest, digest_all
from sharih.routes import INDEX_OF_WORDS
from sharih.search.index import index_files, topic_pieces
from sharih.search.records import NEAR, TEXTS, TOPICS, WORDS, IndexedText
from sharih.search.sizes import Sizes
from sharih.search.update import ChangedText, updated_pieces
from sharih.search.words import Words, edition_words
from sharih.site.kept import Fetch
from sharih.site.making.word_memory import WordMemory
from sharih.site.model import Site
from sharih.site.pages.search import (
    index_sizes,
    indexed_text,
    indexed_texts,
    indexed_topics,
    oldest_first,
    other_texts,
)

MOST_CHANGED: Final = 16
"""Where more texts than these have changed, all pieces are sooner made anew."""
Files = dict[str, bytes | None]
"""The files of the index by their paths; None for one that is as it was."""


class FormerIndex(NamedTuple):
    """Of what the index was last made; plain values, to be kept."""

    basis: bytes
    """The mark of what it was made with, beside the texts."""
    slugs: list[str]
    """The explainers in the order of their numbers."""
    marks: list[bytes]
    """The marks of these, of all that the index has of each."""
    others: bytes = b""
    """The mark of the texts before them, which are no explainers."""
    before: int = 0
    """How many these are."""


class StalePieceError(Exception):
    """A piece is no longer as it was made."""


class Indexing:
    """Makes the index of a site, as far as no earlier build has."""

    def __init__(
        self,
        former: FormerIndex | None,
        words: WordMemory,
        text_mark: Callable[[str], bytes],
        basis: bytes,
    ) -> None:
        """`text_mark` returns the mark of an explainer's files; `basis` is that of the rest."""
        self._former, self._words = former, words
        self._text_mark, self._basis = text_mark, basis
        self.now = FormerIndex(basis, [], [])
        """Of what the index is made that was asked for last."""

    def ways(
        self, site: Site, fetch: Fetch, known: Mapping[str, Made], read: Callable[[str], bytes]
    ) -> Iterator[Files]:
        """Go through the ways to make all of it, the quickest first.

        One is good where what it leaves as it was is still there. `known` has the files of an
        earlier build, of which `read` returns the bytes.
        """
        if not site.settings.options.search:
            yield {}
            return
        publications = list(oldest_first(site))
        slugs = [publication.slug for publication in publications]
        marks = [self._mark(p.slug, list(p.editions)) for p in publications]
        others = other_texts(site)
        self.now = FormerIndex(self._basis, slugs, marks, _mark_of(others), len(others))
        sizes = index_sizes(site)
        if (places := self._changed(sizes, known)) is not None:
            texts = [(at, indexed_text(publications[at], {})) for at in places]
            topics = dict(topic_pieces(indexed_topics(site), sizes))
            with suppress(StalePieceError):
                yield self._updated(texts, topics, sizes, fetch, Pieces(known, read))
        every = indexed_texts(site, self._words_of(fetch))
        yield dict(index_files(every, indexed_topics(site), sizes))

    def edited(
        self,
        site: Site,
        slugs: Iterable[str],
        fetch: Fetch,
        known: Mapping[str, Made],
        read: Callable[[str], bytes],
    ) -> dict[str, bytes] | None:
        """Make the pieces that differ after texts were edited that are to others what they were.

        None where all of it is to be looked at.
        """
        former = self._former
        if not site.settings.options.search:
            return {}
        if former is None or former.basis != self._basis:
            return None
        places = {slug: former.slugs.index(slug) for slug in slugs if slug in former.slugs}
        marks = list(former.marks)
        for slug, place in places.items():
            marks[place] = self._mark(slug, list(site.table[slug].editions))
        self.now = former._replace(marks=marks)
        texts = [(place, indexed_text(site.table[slug], {})) for slug, place in places.items()]
        pieces = Pieces(known, read)
        try:
            files = self._updated(texts, {}, pieces.sizes(), fetch, pieces)
        except StalePieceError:
            return None
        return {path: data for path, data in files.items() if data is not None}

    def _mark(self, slug: str, langs: list[Lang]) -> bytes:
        return digest_all([self._text_mark(slug), ",".join(langs).encode()])

    def _changed(self, sizes: Sizes, known: Mapping[str, Made]) -> list[int] | None:
        """List the places of texts that changed or are new; None where more than that did."""
        former, now = self._former, self.now
        if former is None or former.basis != self._basis or former.others != now.others:
            return None
        if now.slugs[: len(former.slugs)] != former.slugs:
            return None
        cut = Pieces(known, lambda _: b"").sizes()
        if (cut.words, cut.near, cut.topics) != (sizes.words, sizes.near, sizes.topics):
            return None
        marks = former.marks + [b""] * (len(now.marks) - len(former.marks))
        places = [at for at, mark in enumerate(now.marks) if mark != marks[at]]
        return places if len(places) <= MOST_CHANGED else None

    def _updated(
        self,
        texts: Iterable[tuple[int, IndexedText]],
        topics: Mapping[str, bytes],
        sizes: Sizes,
        fetch: Fetch,
        pieces: Pieces,
    ) -> Files:
        """Make what differs, and leave the rest as it was."""
        words = self._words_of(fetch)
        changed = [
            ChangedText(
                self.now.before + at,
                self._with_words(text, words(text.slug)),
                self._former_words(at),
            )
            for at, text in texts
        ]
        made = {**topics, **updated_pieces(changed, sizes, pieces.read)}
        files: Files = dict.fromkeys(pieces.paths())
        files |= {path: data for path, data in made.items() if not pieces.is_same(path, data)}
        return files

    def _with_words(self, text: IndexedText, words: Mapping[Lang, Words]) -> IndexedText:
        found = {lang: words[lang] for lang in text.titles}
        return IndexedText(text.slug, text.date, text.titles, found)

    def _former_words(self, place: int) -> Mapping[Lang, Words]:
        former = self._former
        if former is None or place >= len(former.slugs):
            return {}
        slug = former.slugs[place]
        found = self._words.former(slug)
        for langs in ([*LANGS], *([lang] for lang in LANGS)):
            of_these = {lang: found.words[lang] for lang in langs if found and lang in found.words}
            mark = digest_all([found.mark if found else b"", ",".join(langs).encode()])
            if found and mark == former.marks[place]:
                return of_these
        raise StalePieceError

    def _words_of(self, fetch: Fetch) -> Callable[[str], Mapping[Lang, Words]]:
        def words(slug: str) -> Mapping[Lang, Words]:
            mark = self._text_mark(slug)
            known = self._words.now(slug, mark)
            if known is None:
                editions = fetch(slug).explainer.editions
                known = {lang: edition_words(edition) for lang, edition in editions.items()}
                self._words.learn(slug, known)
            return known

        return words


def _mark_of(texts: Iterable[IndexedText]) -> bytes:
    said = [
        (text.slug, sorted(text.titles.items()), [
            (lang, [sorted(part.split()) for part in words])
            for lang, words in sorted(text.words.items())
        ])
        for text in texts
    ]  # fmt: skip
    return digest(repr(said).encode())


class Pieces:
    """The files of the index as an earlier build made them."""

    def __init__(self, known: Mapping[str, Made], read: Callable[[str], bytes]) -> None:
        self._known, self._read = known, read

    def paths(self) -> list[str]:
        """List their paths."""
        return [path for path in self._known if path.startswith(INDEX_OF_WORDS)]

    def sizes(self) -> Sizes:
        """Count them."""
        kinds = Counter(path.split("/")[1] for path in self.paths())
        return Sizes(kinds[WORDS], kinds[NEAR], kinds[TOPICS], kinds[TEXTS])

    def is_same(self, path: str, data: bytes) -> bool:
        """Say whether one of them has these bytes."""
        return path in self._known and self._known[path].digest == digest(data)

    def read(self, path: str) -> bytes:
        """Return the bytes of one; raises StalePieceError where it is not as it was made."""
        try:
            data = self._read(path)
        except OSError:
            raise StalePieceError from None
        if path not in self._known or digest(data) != self._known[path].digest:
            raise StalePieceError
        return data
