"""The metadata of an article of another generator → the head of an edition, and what was lost."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from sharih.adopt.bodies.context import Generator
from sharih.adopt.bodies.html import without_tags
from sharih.adopt.making.head_keys import (
    AS_THEY_ARE,
    AUTHORS,
    CATEGORIES,
    DATES,
    MODIFIED,
    OF_THE_PAGE,
    RIGHTS,
    SUMMARY,
    TAGS,
    UNDERSTOOD,
)
from sharih.adopt.sources.article_names import without_template
from sharih.adopt.sources.articles import Article
from sharih.adopt.sources.dates import ReadDate, read_date
from sharih.arabic import first_sentences
from sharih.content.mentions import folded_name
from sharih.content.metadata import KEYS, REQUIRED
from sharih.content.topics import Registry
from sharih.languages import LANGS
from sharih.markdown.inline import plain_text

_ADDRESS: Final = re.compile(r"https?://[^\s/]+\S*$")


@dataclass(frozen=True, slots=True)
class ConvertedHead:
    """The head of an edition."""

    values: Mapping[str, str]
    """Key → value, in the order of the documentation."""
    notes: tuple[tuple[int | None, str], ...]
    """Line in the article, and what did not come along as it was."""
    left_tags: tuple[str, ...] = ()
    """Tags that no topic is named by."""

    def __str__(self) -> str:
        """Write it as the lines on top of a file."""
        return "".join(f"{key}: {value}\n" for key, value in self.values.items())

    @property
    def draft(self) -> bool:
        """Whether readers will not get it."""
        return self.values.get("Status") != "published"


class TopicNames:
    """Finds the topic that a tag means: by id, by name, by another name."""

    def __init__(self, registry: Registry) -> None:
        self.ids: dict[str, str] = {}
        for topic in registry.topics.values():
            for lang in LANGS:
                for name in topic.all_names(lang):
                    self.ids.setdefault(folded_name(name.text), topic.id)
        for ident in registry.topics:
            self.ids[ident] = ident

    def find(self, tag: str) -> str | None:
        """Give the id of a topic."""
        as_id = re.sub(r"[\s_]+", "-", tag.strip().lower())
        return self.ids.get(as_id) or self.ids.get(folded_name(tag))


@dataclass(slots=True)
class HeadAtWork:
    """A head that is being read, with what is to be told of it."""

    article: Article
    topics: TopicNames
    generator: Generator
    notes: list[tuple[int | None, str]] = field(default_factory=list)
    left: list[str] = field(default_factory=list)

    def note(self, line: int | None, text: str) -> None:
        """Tell something of a line of the article."""
        self.notes.append((line, text))

    def words(self, *keys: str) -> str:
        """Give a value as plain words, without tags of a template."""
        head = self.article.head
        words, left = without_template(head.first(*keys), self.generator)
        if left:
            self.note(head.line(*keys), f"{left} was left out of the head")
        return plain_words(words)

    def date(self, keys: tuple[str, ...]) -> ReadDate | None:
        """Read the first date that these keys have."""
        head = self.article.head
        for key in keys:
            text = head.values.get(key, "")
            if not text:
                continue
            read = read_date(text)
            if read is None:
                self.note(head.lines.get(key), f"{key.capitalize()}: {text} is no date known here")
            elif read.guessed:
                self.note(head.lines.get(key), f"{key.capitalize()}: {text} was read as {read.day}")
            if read is not None:
                return read
        return None

    def modified(self, date: ReadDate | None) -> ReadDate | None:
        """Read the day of the last change; none that is before the day of publication."""
        modified = self.date(MODIFIED)
        if date and modified and modified.day < date.day:
            line = self.article.head.line(*MODIFIED)
            self.note(line, f"the day of change, {modified.day}, is before {date.day}")
            return None
        return modified

    def tags(self) -> list[str]:
        """Give the topics that tags and categories are named like."""
        head = self.article.head
        found: dict[str, None] = {}
        for tag in head.names(*TAGS, spaces=self.generator == "jekyll"):
            if topic := self.topics.find(tag):
                found[topic] = None
            else:
                self.left.append(tag)
        if len(self.left) == 1:
            self.note(head.line(*TAGS), f"no topic is named {self.left[0]}, so the tag was left")
        elif self.left:
            names = ", ".join(self.left)
            self.note(head.line(*TAGS), f"no topics are named {names}, so these tags were left")
        for category in self.categories():
            if topic := self.topics.find(category):
                found[topic] = None
        return list(found)

    def categories(self) -> tuple[str, ...]:
        """List the categories; Pelican has one, in which there may be commas."""
        head = self.article.head
        if self.generator == "pelican" and "category" not in head.lists:
            return (head.values["category"],) if head.values.get("category") else ()
        return head.names(*CATEGORIES, spaces=self.generator == "jekyll")

    def kicker(self) -> str:
        """Make the first category that is no topic the words over the title."""
        head = self.article.head
        others = [name for name in self.categories() if not self.topics.find(name)]
        if not others or head.values.get("kicker"):
            return ""
        line = head.line(*CATEGORIES)
        self.note(line, f"the category {others[0]} became the Kicker")
        if len(others) > 1:
            self.note(line, f"the categories {', '.join(others[1:])} were left")
        return others[0]

    def status(self, values: Mapping[str, str], text: str) -> str:
        """Keep a draft a draft; make one of what may not be published as it is."""
        head = self.article.head
        status = head.first("status").lower() or "published"
        if is_draft(self.article):
            status = "draft"
        if status != "published":
            if status != "draft":
                self.note(head.line("status"), f"Status: {status} became draft")
            return "draft"
        missing = [key for key in REQUIRED if not values.get(key)]
        missing += [] if text.strip() else ["a text"]
        proposed = values.get("Proposed", "")
        missing += [f"a {name.capitalize()} of its own" for name in proposed.split(", ") if name]
        if missing:
            what = ", ".join(missing)
            self.note(head.line("status"), f"a draft now: published needs {what}")
            return "draft"
        return "published"

    def unknown(self) -> None:
        """Tell what is not known here, unless it only says how a page looks."""
        head = self.article.head
        for key in sorted(head.values.keys() - UNDERSTOOD):
            if head.values[key] and not OF_THE_PAGE.fullmatch(key):
                line = head.lines.get(key)
                self.note(line, f"{key.capitalize()} was not taken over: {head.values[key]}")


_YES: Final = frozenset({"true", "yes", "on", "1"})
_NO: Final = frozenset({"false", "no", "off", "0"})


def is_draft(article: Article) -> bool:
    """Say whether an article lies among drafts, or its head says that it is one."""
    head = article.head
    said = head.first("draft").lower() in _YES or head.first("published").lower() in _NO
    return said or article.draft


def plain_words(text: str) -> str:
    """Write a value as plain words on one line, without the marks of Markdown and HTML."""
    return " ".join(plain_text(without_tags(text)).split())


def convert_head(
    article: Article,
    topics: TopicNames,
    rights: str,
    text: str,
    *,
    generator: Generator = "unknown",
    translation: bool = False,
) -> ConvertedHead:
    """Take over what is known of an article.

    `rights` is said where the article says nothing, `text` is its converted body, of which a
    summary is proposed where there is none.
    """
    work = HeadAtWork(article, topics, generator)
    head = article.head
    date = work.date(DATES) or article.named.date
    modified = work.modified(date)
    values: dict[str, str] = {
        "Title": plain_words(article.title),
        "Date": date.day.isoformat() if date else "",
        "Modified": modified.day.isoformat() if modified else "",
        "Tags": ", ".join(work.tags()),
        "Summary": work.words(*SUMMARY),
        "Author": ", ".join(head.names(*AUTHORS)),
        "Translation": "true" if translation else "",
    }
    values |= {key: head.values.get(key.lower(), "") for key in AS_THEY_ARE}
    if values["Source_url"] and not _ADDRESS.match(values["Source_url"]):
        work.note(head.line("source_url"), f"{values['Source_url']} is no web address")
        values["Source_url"] = ""
    values["Kicker"] = values["Kicker"] or work.kicker()
    values["Rights"] = head.first(*RIGHTS) or rights
    proposed = ["title"] if article.title_is_name else []
    if not values["Summary"] and (summary := first_sentences(plain_text(_first_paragraph(text)))):
        values["Summary"] = summary
        proposed.append("summary")
    values["Proposed"] = ", ".join(proposed)
    values["Status"] = work.status(values, text)
    work.unknown()
    known = {key: values[key] for key in KEYS if values.get(key)}
    return ConvertedHead(known, tuple(work.notes), tuple(work.left))


def _first_paragraph(body: str) -> str:
    paragraphs = (part.strip() for part in re.split(r"\n\s*\n", body))
    words = (part for part in paragraphs if part and part[0] not in "#!<>`~|-*+:")
    return " ".join(next(words, "").split())
