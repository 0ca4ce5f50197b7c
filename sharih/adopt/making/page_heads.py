"""The metadata of a page of another generator → the head of one of `content/pages/`."""

from __future__ import annotations

from typing import Final

from sharih.adopt.bodies.context import Generator
from sharih.adopt.making.head_keys import AS_THEY_ARE, AUTHORS, CATEGORIES, DATES, SUMMARY, TAGS
from sharih.adopt.making.heads import ConvertedHead, HeadAtWork, TopicNames, is_draft, plain_words
from sharih.adopt.making.menus import Standing, is_of_list
from sharih.adopt.sources.articles import Article
from sharih.content.metadata import PAGE_KEYS

_NOT_OF_PAGES: Final = (
    *TAGS, *CATEGORIES, *AUTHORS, *(key.lower() for key in AS_THEY_ARE), "copyright", "license",
)  # fmt: skip
"""What explainers say of themselves, and pages do not."""
_HIDDEN: Final = "hidden"


def convert_page_head(
    article: Article,
    topics: TopicNames,
    standing: Standing,
    *,
    generator: Generator = "unknown",
    translation: bool = False,
) -> ConvertedHead:
    """Take over what is known of a page; `standing` says where menus lead to it."""
    work = HeadAtWork(article, topics, generator)
    head = article.head
    date = work.date(DATES)
    modified = work.modified(date)
    if article.title_is_name:
        work.note(None, f"it says no title, and has its name: {article.title}")
    if article.is_front:
        work.note(None, "the front page is made of the newest here: its words are a page")
    if is_of_list(article):
        work.note(None, "lists are made of topics and dates here: what stands over one is a page")
    status = head.first("status").lower()
    draft = is_draft(article) or status not in ("", "published", _HIDDEN)
    if draft and status not in ("", "published", "draft"):
        work.note(head.line("status"), f"Status: {status} became draft")
    values = {
        "Title": plain_words(article.title),
        "Date": date.day.isoformat() if date else "",
        "Modified": modified.day.isoformat() if modified else "",
        "Status": "draft" if draft else "published",
        "Summary": work.words(*SUMMARY),
        "Place": standing.place,
        "Order": standing.order,
        "Menu_title": plain_words(standing.title),
        "Translation": "true" if translation else "",
    }
    for key in _NOT_OF_PAGES:
        if key in head.lines and head.values.get(key):
            reason = f"{key.capitalize()} was not taken over: {head.values[key]}"
            work.note(head.lines[key], f"{reason} (pages have none)")
    work.unknown()
    known = {key: values[key] for key in PAGE_KEYS if values.get(key)}
    return ConvertedHead(known, tuple(work.notes))
