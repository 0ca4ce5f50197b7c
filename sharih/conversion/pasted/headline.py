"""The first lines of an article → its title, and the label of a section over it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from sharih.arabic import sentences
from sharih.conversion.headlines.evidence import is_house_or_greeting
from sharih.conversion.line_keys import key_of
from sharih.conversion.lines.headings import HEADING_WORDS, is_heading
from sharih.conversion.lines.labels import LABEL_WORDS, is_label, split_title_label
from sharih.conversion.lines.reading import Reading
from sharih.conversion.records import Dropped, Mark, SeedLine

TITLE_WORDS: Final = 24
"""A title may be longer where it plainly is one: without a full stop, before a longer line."""
SITE_WORDS: Final = 4
"""The name of a site behind a title has at most this many words."""
OVER: Final = "stands over the title"
"""The reason for leaving out short lines before a title that the file itself tells."""
SITE: Final = "name of a site"
"""The reason for leaving that out."""

AGAIN: Final = "headline once more"
ABOVE: Final = "above the headline"
"""The reason for leaving out what a message says before it."""
OVER_WORDS: Final = 4
"""A label over a headline that is known has at most this many words."""

_NO_LABEL: Final = re.compile(r"[.،,؟?!/]|\d{3}|\d\Z")
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
    if any(line.number == reading.headline for line in lines):
        return _known_headline(reading, reading.headline or 0, site)
    if marks and any(marks[line.number].kind not in ("paragraph", "heading") for line in lines[:1]):
        return Headline(None, None)
    if len(lines) > 2 and _is_site(lines[0].text, lines[1].text, lines[2].text, site):
        reading.drop({lines[0].number: SITE})
        lines = reading.lines
    label = split_label(*(line.text for line in lines[:3])) if len(lines) > 2 else None
    if len(lines) > 1 and is_label(lines[0].text):
        label = lines[0].text.strip(" #:!.|*")
    if label:
        reading.fates[lines[0].number] = "kicker"
        lines = lines[1:]
    title = lines[0] if len(lines) > 1 and is_title(lines[0].text, lines[1].text) else None
    if title is not None:
        title = _without_site(reading, title, site)
        lines = lines[1:]
    reading.lines = lines
    headline = _without_label(reading, Headline(title, label))
    again = headline.title and key_of(headline.title.text) == key_of(reading.lines[0].text)
    if again and len(reading.lines) > 1:
        reading.drop({reading.lines[0].number: AGAIN})
    return headline


def _without_label(reading: Reading, headline: Headline) -> Headline:
    """Take a label off the beginning of the title, or of the text where there is no title."""
    line = headline.title or reading.lines[0]
    label, text = split_title_label(line.text)
    if not label:
        return headline
    reading.note(line.number, "label before the title taken off")
    if headline.label:
        reading.dropped.append(Dropped(line.number, label, "label"))
    if headline.title:
        return Headline(SeedLine(line.number, text), headline.label or label)
    reading.change({line.number: text})
    return Headline(None, headline.label or label)


def _without_site(reading: Reading, line: SeedLine, site: re.Pattern[str]) -> SeedLine:
    """Take a line for the title, without the name of a site."""
    text, name = split_site(line.text.removeprefix("• "), site)
    if name:
        reading.dropped.append(Dropped(line.number, name, SITE))
        reading.note(line.number, f"{SITE} dropped")
    reading.fates[line.number] = "title"
    return SeedLine(line.number, text)


def _known_headline(reading: Reading, number: int, site: re.Pattern[str]) -> Headline:
    """Take for the title the line that an earlier stage knows to be it; over it is its label."""
    lines = reading.lines
    at = next((at for at, line in enumerate(lines) if line.number == number), None)
    if at is None or all(line.number in reading.beside for line in lines[at + 1 :]):
        return Headline(None, None)
    above = lines[at - 1] if at else None
    label = above if above and _is_over(above.text) else None
    if label is not None:
        reading.fates[label.number] = "kicker"
    title = _without_site(reading, lines[at], site)
    chatter = {line.number: ABOVE for line in lines[:at] if line is not label}
    reading.drop(chatter | reading.beside)
    reading.lines = [line for line in reading.lines if line not in (label, lines[at])]
    kicker = label.text.rstrip(":").strip() if label else None
    return _without_label(reading, Headline(title, kicker))


def _is_over(text: str) -> bool:
    """Whether the line over a headline that is known may be its label."""
    if is_label(text):
        return True
    short = text.count(" ") < OVER_WORDS and not _NO_LABEL.search(text)
    return short and not is_house_or_greeting(text)


def _marked_headline(reading: Reading) -> Headline:
    """Take for the title what the file itself says is it."""
    marks = reading.seed.marks
    title = next(
        (line for line in reading.lines
         if (mark := marks.get(line.number)) and mark.kind == "title"), None
    )  # fmt: skip
    if title is None:
        return Headline(None, None)
    before = [line for line in reading.lines if line.number < title.number]
    label = before[-1] if before and _is_marked_label(before[-1], marks) else None
    over = {line.number: OVER for line in before if line is not label and is_heading(line.text)}
    if all(line in (title, label) or line.number in over for line in reading.lines):
        return Headline(None, None)
    if label is not None:
        reading.fates[label.number] = "kicker"
    reading.drop(over)
    reading.fates[title.number] = "title"
    reading.lines = [line for line in reading.lines if line not in (title, label)]
    return Headline(title, label.text if label else None)


def _is_marked_label(line: SeedLine, marks: Mapping[int, Mark]) -> bool:
    """Whether the line over a title that the file tells is its label."""
    mark = marks.get(line.number)
    return line.text.count(" ") < LABEL_WORDS or (mark is not None and mark.kind == "kicker")


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


def _is_site(first: str, second: str, third: str, site: re.Pattern[str]) -> bool:
    """Whether the first line is the name of a site, a channel or a paper over the title."""
    if first.count(" ") >= SITE_WORDS or second.count(" ") < LABEL_WORDS:
        return False
    if not site.search(key_of(first)) or len(third) <= len(second) + 10:
        return False
    return is_title(second, third) and not second.endswith((".", ":"))


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
        if "|" in match.group() or site.search(key_of(name)):
            return title.rstrip(), text[match.start() :].strip()
    return text, ""
