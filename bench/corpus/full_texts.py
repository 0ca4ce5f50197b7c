"""An explainer → its Markdown for Sharih and for Hugo."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from bench.corpus.full_records import Article, Block, Piece
from bench.corpus.full_words import Topic, Words
from bench.corpus.sentences import SIDES, quoted
from sharih.arabic import Lang

MARKS: Final = {"ar": ("«", "»"), "en": ("“", "”")}


class Body:
    """Writes the body of an explainer, and notes the topics that it names."""

    def __init__(self, lang: Lang, *, linked: bool, timeline: bool) -> None:
        """With `linked`, the first mention of a topic in a section is a link.

        Without `timeline`, the section of that name has a heading only.
        """
        self._lang = lang
        self._side = SIDES[lang]
        self._linked = linked
        self._timeline = timeline
        self.named: dict[str, None] = {}
        """Their ids, in the order of their first mention."""

    def write(self, article: Article) -> str:
        """Return the Markdown."""
        found = []
        for section in article.sections:
            seen: set[str] = set()
            found.append(f"## {section.heads[self._side]} {{#{section.ident}}}")
            for block in section.blocks:
                if block.kind != "timeline":
                    found.append(self._block(block, seen))
                elif self._timeline:
                    told = ((date, words[self._side]) for date, words in article.timeline)
                    found.append("\n\n".join(f"{date}\n:   {words}" for date, words in told))
        return "\n\n".join(found) + "\n"

    def _block(self, block: Block, seen: set[str]) -> str:
        if block.kind == "list":
            return "\n".join("- " + self._words(text[self._side], seen) for text in block.texts)
        (text,) = block.texts
        if block.kind == "paragraph":
            return self._words(text[self._side], seen)
        speaker = self._speaker(block, seen)
        opened, closed = MARKS[self._lang]
        return f"> {opened}{self._words(text[self._side], seen)}{closed}\n> — {speaker}"

    def _speaker(self, block: Block, seen: set[str]) -> str:
        who = block.speaker
        if not isinstance(who, Topic):
            return who[self._side] if who else ""
        self.named.setdefault(who.ident)
        seen.add(who.ident)
        name = who.names[self._side]
        return f"[{name}](topic:{who.ident})" if self._linked else name

    def _words(self, pieces: Iterable[Piece], seen: set[str]) -> str:
        found = []
        for words, topic in pieces:
            if topic is None:
                found.append(words)
                continue
            self.named.setdefault(topic.ident)
            link = self._linked and topic.ident not in seen
            found.append(f"[{words}](topic:{topic.ident})" if link else words)
            seen.add(topic.ident)
        return "".join(found)


def sharih_text(article: Article, words: Words, lang: Lang, *, linked: bool) -> str:
    """Write an edition for Sharih."""
    side = SIDES[lang]
    head = [
        f"Title: {article.title[side]}",
        f"Date: {article.date}",
        *([f"Modified: {article.modified}"] if article.modified else []),
        "Status: published",
        "Tags: " + ", ".join(topic.ident for topic in article.tags),
        f"Summary: {article.summary[side]}",
        f"Kicker: {article.kicker[side]}",
        f"Story: {article.story}",
        f"Source: {words.source[side]}",
        f"Rights: {words.rights[side]}",
        *(["Translation: true"] if lang == "en" else []),
    ]
    body = Body(lang, linked=linked, timeline=True).write(article)
    return "\n".join(head) + "\n\n" + body


def named_beside(article: Article) -> list[str]:
    """List the topics that an explainer names without having them."""
    body = Body("ar", linked=True, timeline=False)
    body.write(article)
    tags = {topic.ident for topic in article.tags}
    return [ident for ident in body.named if ident not in tags]


def hugo_text(article: Article, words: Words, lang: Lang, named: Sequence[str]) -> str:
    """Write an edition for Hugo, which is told what Sharih finds: mentions and the timeline.

    `named` are the topics it names without having them.
    """
    side = SIDES[lang]
    text = Body(lang, linked=True, timeline=False).write(article)
    tags = [topic.ident for topic in article.tags]
    events = (f"[{quoted(date)}, {quoted(told[side])}]" for date, told in article.timeline)
    head = [
        "+++",
        f"title = {quoted(article.title[side])}",
        f"date = {article.date}",
        *([f"lastmod = {article.modified}"] if article.modified else []),
        f"summary = {quoted(article.summary[side])}",
        f"kicker = {quoted(article.kicker[side])}",
        f"topics = {quoted(tags)}",
        f"mentions = {quoted(named)}",
        f"stories = [{quoted(article.story)}]",
        f"source = {quoted(words.source[side])}",
        f"rights = {quoted(words.rights[side])}",
        "timeline = [" + ", ".join(events) + "]",
        "+++",
    ]
    return "\n".join(head) + "\n\n" + text
