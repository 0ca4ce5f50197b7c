"""The first lines of an article → its title, and the label of a section over it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from sharih.arabic import fold, sentences
from sharih.conversion.records import Dropped, SeedLine
from sharih.conversion.structure.headings import HEADING_WORDS, is_heading
from sharih.conversion.structure.reading import Reading

TITLE_WORDS: Final = 24
"""A title may be longer where it plainly is one: without a full stop, before a longer line."""
LABEL_WORDS: Final = 2
"""The label of a section over a title has at most this many words."""
SITE_WORDS: Final = 4
"""The name of a site behind a title has at most this many words."""
OVER: Final = "stands over the title"
"""The reason for leaving out short lines before a title that the file itself tells."""
SITE: Final = "name of a site"
"""The reason for leaving that out."""

_BEHIND_TITLE: Final = re.compile(r" [–—|-] ?(?=[^|]*\Z)| ?\| ?(?=[^|]*\Z)")


@dataclass(frozen=True, slots=True)
class Headline:
    """What stands over an article."""

    title: SeedLine | None
    """The title, without the name of a site; None where there is none."""
    label: str | None
    """The label of a section over it."""


def take_headline(reading: Reading, site: re.Pattern[str]) -> Headline:
    """Take the title and the label over it out of the text.

    `site` finds the name of a site in a folded text. At least one line stays.
    """
    lines = reading.lines
    marks = reading.seed.marks
    if reading.seed.title or any(mark.kind == "title" for mark in marks.values()):
        return _marked_headline(reading)
    if marks and any(marks[line.number].kind not in ("paragraph", "heading") for line in lines[:1]):
        return Headline(None, None)
    label = split_label(*(line.text for line in lines[:3])) if len(lines) > 2 else None
    if label:
        reading.fates[lines[0].number] = "kicker"
        lines = lines[1:]
    title = lines[0] if len(lines) > 1 and is_title(lines[0].text, lines[1].text) else None
    if title is not None:
        text, name = split_site(title.text, site)
        title = SeedLine(title.number, text)
        if name:
            reading.dropped.append(Dropped(title.number, name, SITE))
            reading.note(title.number, f"{SITE} dropped")
        reading.fates[title.number] = "title"
        lines = lines[1:]
    reading.lines = lines
    return Headline(title, label)


def _marked_headline(reading: Reading) -> Headline:
    """Take for the title what the file itself says is it."""
    marks = reading.seed.marks
    title = next(
        (line for line in reading.lines
         if (mark := marks.get(line.number)) and mark.kind == "title"), None
    )  # fmt: skip
    if title is not None and len(reading.lines) > 1:
        before = [line for line in reading.lines if line.number < title.number]
        label = before[-1] if before and before[-1].text.count(" ") < LABEL_WORDS else None
        over = {line.number: OVER for line in before if is_heading(line.text)}
        if label is not None:
            over.pop(label.number, None)
            reading.fates[label.number] = "kicker"
        reading.drop(over)
        reading.fates[title.number] = "title"
        reading.lines = [line for line in reading.lines if line not in (title, label)]
        return Headline(title, label.text if label else None)
    return Headline(None, None)


def is_title(text: str, following: str) -> bool:
    """Whether the first line of an article is its title.

    Headlines are longer than headings, may end in a quotation, and sometimes in a full stop;
    what follows them is longer.
    """
    words = text.count(" ") + 1
    if is_heading(text):
        return True
    if words > TITLE_WORDS or len(text) >= len(following):
        return False
    if re.search(r"[.:؛;،]\Z", text):
        return words <= HEADING_WORDS and len(sentences(text)) == 1
    return True


def split_label(first: str, second: str, third: str) -> str | None:
    """Tell whether the first line is the label of a section over the title: `اقتصاد`."""
    label = first.rstrip(":").strip()
    if label.count(" ") >= LABEL_WORDS or not label or re.search(r"[.؟?!،\"“«\d]", label):
        return None
    long_enough = second.count(" ") >= (3 if " " in label else 2)
    titled = long_enough and is_title(second, third) and not second.endswith((".", ":"))
    return label if titled and len(third) > len(second) + 10 else None


def split_site(text: str, site: re.Pattern[str]) -> tuple[str, str]:
    """Take the name of the site off the end of a title; `site` finds it in folded text."""
    matches = list(_BEHIND_TITLE.finditer(text))
    for match in matches[-2:]:
        name, title = text[match.end() :], text[: match.start()]
        words = name.count(" ") + 1
        if words > SITE_WORDS or title.count(" ") < 2 or not name.strip():
            continue
        if "|" in match.group() or site.search(fold(name)):
            return title.rstrip(), text[match.start() :].strip()
    return text, ""
