"""The metadata of an article of Pelican's → the head of an edition, and what of it was lost."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass

from sharih.adopt.articles import Article
from sharih.arabic import digits, first_sentences
from sharih.content.mentions import folded_name
from sharih.content.metadata import KEYS, REQUIRED
from sharih.content.topics import Registry
from sharih.languages import LANGS
from sharih.markdown.inline import plain_text

_DATE = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)")
_AS_THEY_ARE = ("Kicker", "Story", "Translator", "Reviewed_by", "Source", "Source_url", "Rights")
_UNDERSTOOD = frozenset(
    {"title", "slug", "lang", "date", "modified", "status", "tags", "category", "summary",
     "author", "authors", "translation", *(key.lower() for key in _AS_THEY_ARE)}
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class ConvertedHead:
    """The head of an edition."""

    values: Mapping[str, str]
    """Key → value, in the order of the documentation."""
    notes: tuple[tuple[int | None, str], ...]
    """Line in the article, and what did not come along as it was."""

    def __str__(self) -> str:
        """Write it as the lines on top of a file."""
        return "".join(f"{key}: {value}\n" for key, value in self.values.items())


class TopicNames:
    """Finds the topic that a tag of Pelican's means: by id, by name, by another name."""

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


def convert_head(
    article: Article, topics: TopicNames, rights: str, *, translation: bool
) -> ConvertedHead:
    """Take over what is known of an article; `rights` is said where the article says nothing."""
    notes: list[tuple[int | None, str]] = []
    said = article.values
    values: dict[str, str] = {
        "Title": plain_text(said["title"]),
        "Date": _date(article, "date", notes) or _date_of_name(article),
        "Modified": _date(article, "modified", notes),
        "Tags": ", ".join(_tags(article, topics, notes)),
        "Summary": plain_text(said.get("summary", "")),
        "Author": said.get("author") or said.get("authors", "").replace(";", ","),
        "Translation": "true" if translation else "",
    }
    values |= {key: said.get(key.lower(), "") for key in _AS_THEY_ARE}
    category = said.get("category", "")
    if category and not values["Kicker"] and not topics.find(category):
        values["Kicker"] = category
        notes.append((article.lines["category"], f"the category {category} became the Kicker"))
    values["Rights"] = values["Rights"] or rights
    proposed = not values["Summary"]
    if proposed:
        values["Summary"] = first_sentences(plain_text(_first_paragraph(article.body)))
        values["Proposed"] = "summary" if values["Summary"] else ""
    values["Status"] = _status(article, values, notes)
    notes += [
        (article.lines[key], f"{key.capitalize()} was not taken over: {said[key]}")
        for key in sorted(said.keys() - _UNDERSTOOD)
    ]
    return ConvertedHead({key: values[key] for key in KEYS if values.get(key)}, tuple(notes))


def _status(
    article: Article, values: Mapping[str, str], notes: list[tuple[int | None, str]]
) -> str:
    """Keep a draft a draft; make one of what may not be published as it is."""
    status = article.values.get("status", "published").lower()
    line = article.lines.get("status")
    if status != "published":
        if status != "draft":
            notes.append((line, f"Status: {status} became draft"))
        return "draft"
    missing = [key for key in REQUIRED if not values.get(key)]
    if values.get("Proposed"):
        missing.append("a Summary of its own")
    if missing:
        notes.append((line, f"a draft now: published needs {', '.join(missing)}"))
        return "draft"
    return "published"


def _tags(article: Article, topics: TopicNames, notes: list[tuple[int | None, str]]) -> list[str]:
    found: dict[str, None] = {}
    tags = [tag.strip() for tag in re.split("[,،;]", article.values.get("tags", ""))]
    for tag in filter(None, tags):
        if topic := topics.find(tag):
            found[topic] = None
        else:
            notes.append((article.lines["tags"], f"no topic is named {tag}, so the tag was left"))
    if category := topics.find(article.values.get("category", "")):
        found[category] = None
    return list(found)


def _date(article: Article, key: str, notes: list[tuple[int | None, str]]) -> str:
    text = article.values.get(key, "")
    day = _day(text)
    if text and day is None:
        notes.append((article.lines[key], f"{key.capitalize()}: {text} is no date known here"))
    return day.isoformat() if day else ""


def _date_of_name(article: Article) -> str:
    """Take the date from the file's name, as Pelican does."""
    day = _day(article.path.stem)
    return day.isoformat() if day else ""


def _day(text: str) -> dt.date | None:
    found = _DATE.match(digits(text, "latn"))
    try:
        return dt.date(int(found[1]), int(found[2]), int(found[3])) if found else None
    except ValueError:
        return None


def _first_paragraph(body: str) -> str:
    paragraphs = (part.strip() for part in re.split(r"\n\s*\n", body))
    words = (part for part in paragraphs if part and part[0] not in "#!<>`~|-*+")
    return " ".join(next(words, "").split())
