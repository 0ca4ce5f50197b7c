"""A site of four hundred explainers, whose lists do not fit on one page."""

from __future__ import annotations

import datetime as dt
import shutil
from pathlib import Path
from typing import Final

from tests.helpers import sites
from tests.helpers.pages import Pages, read
from tests.helpers.projects import Project, copied_project, explainer_text

COUNT: Final = 400
TOPICS: Final = 300
UNDATED: Final = 3
"""The last explainers are drafts without a date."""
LATEST: Final = dt.date(2026, 3, 31)
FULL_MONTH: Final = 120
"""The month before is so full that it has two pages."""
STORIES: Final = 55
"""The newest 51 explainers are one story, the next 50 another; then each has one of its own."""

_LETTERS: Final = ("بتثجحخدذرزسشصضطظعغفقكلمنهوي", "BCDEFGHIJKLMNOPQRSTUVWXYZAB")


def local(shared_folder: Path) -> Pages:
    """Return the site as built at home."""
    return read(sites.local(project(shared_folder), shared_folder / "many"))


def production(shared_folder: Path) -> Pages:
    """Return the site as built for publishing."""
    folder = shared_folder / "many-production"
    return read(sites.production(project(shared_folder), folder), sites.PRODUCTION_URL)


def project(shared_folder: Path) -> Project:
    """Return the project, made once per run."""
    return Project(sites.made_once(shared_folder / "many-project", make))


def make(folder: Path, count: int = COUNT, topics: int = TOPICS) -> Project:
    """Make a project of so many explainers and topics, instead of those of the sample."""
    made = copied_project(folder)
    for name in ("explainers", "pages"):
        shutil.rmtree(made.root / "content" / name)
    made.write("content/topics.toml", "\n".join(map(_topic, range(topics))))
    made.write("content/stories.toml", "\n".join(map(_story, range(STORIES))))
    for number in range(count):
        _write_explainer(made, number, count)
    return made


def tagged(topic: int) -> set[str]:
    """Return the explainers that topic 0 or 1 has: the even or the odd ones."""
    return {slug_of(number) for number in range(topic, COUNT, 2)}


def slug_of(number: int) -> str:
    """Return the slug of an explainer; the newest is 0."""
    return f"report-{number:03}"


def day_of(number: int, count: int = COUNT) -> dt.date | None:
    """Return the day of an explainer: ten in March, `FULL_MONTH` in February, then one a day."""
    if number >= count - UNDATED:
        return None
    if number < 10:
        return LATEST - dt.timedelta(days=number)
    if number < 10 + FULL_MONTH:
        return dt.date(2026, 2, 28 - (number - 10) * 28 // FULL_MONTH)
    return dt.date(2026, 1, 31) - dt.timedelta(days=number - 10 - FULL_MONTH)


def names_of(topic: int) -> tuple[str, str]:
    """Return the names of a topic in Arabic and in English; one has no letter to stand under."""
    if topic == 1:
        return "1914", "1914"
    ar, en = (letters[topic % len(letters)] for letters in _LETTERS)
    return f"{ar}دائرة{topic}", f"{en}office{topic}"


def _topic(number: int) -> str:
    ar, en = names_of(number)
    return (
        f'[topic-{number}]\nkind = "idea"\nar = "{ar}"\nen = "{en}"\n'
        f'about.ar = "شيء."\nabout.en = "Something."\n'
    )


def _story(number: int) -> str:
    return (
        f'[story-{number}]\nar = "ملف {number}"\nen = "Story {number}"\n'
        f'about.ar = "عن ملف."\nabout.en = "On a story."\n'
    )


def _write_explainer(made: Project, number: int, count: int) -> None:
    """Write an explainer: in both languages, or every fifth one in one of them."""
    day, slug = day_of(number, count), slug_of(number)
    story = 0 if number < 51 else 1 if number < 101 else number - 99
    head = {
        "Date": day.isoformat() if day else "",
        "Status": "published" if day else "draft",
        "Author": "محرر",
        "Tags": f"topic-{number % 2}, topic-{4 + number % 100}",
        "Story": f"story-{story}" if story < STORIES else "",
    }
    ar, en = names_of(2 + number % 2)
    translation = {
        **head, "Summary": "Short.", "Rights": "The site's.",
        "Translation": "" if number % 10 == 5 else "true",
    }  # fmt: skip
    texts = {
        "ar": explainer_text(f"ماذا في التقرير {number}؟", f"نص عن {ar}.", **head),
        "en": explainer_text(f"What is in report {number}?", f"Text on {en}.", **translation),
    }
    alone = {0: "ar", 5: "en"}.get(number % 10)
    for lang, text in texts.items():
        if alone in (None, lang):
            made.write(f"content/explainers/{slug}/{lang}.md", text)
