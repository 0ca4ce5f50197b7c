"""The lines at the edges of an article → who wrote it, from whom it came, when: proposed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from typing import Final

from sharih.arabic import Lang, fold, fold_with_offsets
from sharih.conversion.credits.credit_lines import Said, credits_of, office_of
from sharih.conversion.credits.datelines import CREDIT
from sharih.conversion.credits.page_credits import first_told, told_around
from sharih.conversion.credits.person_names import POST, is_name
from sharih.conversion.credits.service_lines import is_agencies
from sharih.conversion.credits.timestamps import TIMESTAMP, days_in, time_line
from sharih.conversion.lines.reading import Reading
from sharih.conversion.records import Credit, CreditKind, Dropped, SeedLine

PICTURE: Final = "caption or credit of a picture"
"""The reason for leaving out what stood under a picture."""
TAGS: Final = "tags"
"""The reason for leaving out what an article is about."""
BESIDE: Final = 8
"""In so many lines of a page before the article, and behind it, credits with labels are read."""
LONG: Final = 90
"""Of this many characters on, a line is a paragraph: between the first and the last of them
nothing but captions is looked for."""
OF_TITLE: Final = 130
"""The first line may be a title of so many characters, where it has no full stop."""
ALREADY_READ: Final = (
    TIMESTAMP, CREDIT, TAGS, PICTURE,
    "behind the end of the article", "field over the text", "not of the article",
)  # fmt: skip
"""The reasons of lines that are read elsewhere, and of those that the file itself puts outside."""
MOST: Final = 60
"""So many lines are looked at before the first paragraph, and behind the last one."""
OF_HEADLINE: Final = 4
"""A line of this many words may be the headline."""
DECK: Final = 4
"""One of so many first lines may be a long one that sums up the article."""
CONTRIBUTORS: Final = 4
"""Who contributed to a text stands in one of so many last lines."""
POST_WORDS: Final = 4
"""The post of who wrote a text has at most this many words."""
CAPTION_WORDS: Final = 32
"""A caption has at most this many words."""

_LABELLED: Final = re.compile(r"[^\W\d_][^:|/.،,]{1,28} ?[:/] ?\S|(?:[Ff]irst|[Oo]riginally) ")
_BY: Final = re.compile(
    r"(?:بواسطة|بقلم|\bby)[ :]+((?:[^\W\d_]+[ .]{1,2}){0,3}[^\W\d_]+)", re.IGNORECASE
)
_BEHIND_NAME: Final = re.compile(r" ?(?:[|/،] ?| [-–—] )[^\W\d_]+(?: [^\W\d_]+)?\Z")
_NO_POST: Final = re.compile(r"[\d.:؟?!«“\"]")
_CONTRIBUTED: Final = re.compile(
    r"(?:[\w’']+ ){0,4}(?P<post>photographer|writer|reporter|journalist|correspondent|editor)s? "
    r"(?P<names>[A-Z][^.]{3,80}?)(?: in [A-Z][\w ,]+)? (?:also )?contributed"
    r"(?: to this (?:report|story|article))?\."
)
_PICTURE_SIGNS: Final = ("تصوير", "عدس", "صور", "photo", "credit", "picture", "image")
_AGENCY_AND_NAME: Final = re.compile(
    r"[^.؟!] ?[(\[](?P<agency>[^()\[\]/|،,–-]{2,30}) ?[/|،,–-] ?"
    r"(?P<name>[^\W\d_]+(?: [^\W\d_]+){1,3})[)\]]\Z"
)
_NAME_AND_HOUSE: Final = re.compile(
    r"[.»”!?] (?P<name>[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){1,3}) ?/ ?[A-Z][\w ]{1,30}\Z"
)
_PHOTO: Final = re.compile(r" ?(?:[Pp]hoto|صورة|تصوير)")
_IN_CAPTION: Final = re.compile(
    r"(?:[-–—|(\[.,،/] ?|^)"
    r"(?:(?:تصوير|عدسه|مصدر الصوره|الصور|الصوره|المصور|photo(?:graph)?s?|file photo|credit"
    r"|photo credit|image(?: credit)?) ?[:/]|(?<=[-–—|(/] )(?:عدسه|تصوير)(?= )"
    r"|(?:photo(?:graph)?|picture)s? by ) ?"
    r"(?P<name>[^:|]{2,50}?)[)\]]? ?\.?$"
)


def take_credits(reading: Reading) -> None:
    """Leave out lines of credits, and propose what they say and what such lines said before."""
    lang = reading.seed.lang
    said: list[tuple[int, Said]] = list(_of_dropped(reading.dropped, lang))
    said += _of_page(reading)
    if reading.seed.marks:
        reading.credits = list(map(_of_house, reading.credits))
    around = told_around(reading) if reading.seed.marks else []
    said += first_told(reading, around)
    found: dict[int, list[Said]] = {}
    reasons: dict[int, str] = dict.fromkeys((number for number, _ in around), CREDIT)
    for line, surely in _edges(reading.lines):
        told = credits_of(line.text, lang, surely=surely)
        if told is not None:
            found[line.number] = told
            reasons[line.number] = _reason(line.text, lang, told)
    for line in reading.lines:
        if line.number not in reasons and (name := _photographer(line.text)) is not None:
            reasons[line.number] = PICTURE
            found[line.number] = [("photographer", name)] if name else []
    for line in reading.lines[-CONTRIBUTORS:]:
        if len(line.text) < 2 * LONG and (match := _CONTRIBUTED.fullmatch(line.text)):
            reasons[line.number] = CREDIT
            found[line.number] = _contributed(match, lang)
    _take_offices(reading, reasons, found)
    _take_names(reading, reasons, found)
    if len(reasons) == len(reading.lines):
        return
    reading.drop(reasons)
    said += [(number, one) for number, told in found.items() for one in told]
    reading.propose(*_credits(sorted(said, key=lambda one: one[0])))


def _of_house(credit: Credit) -> Credit:
    """Take for the source whom a page names as author, where that is agencies and no person."""
    if credit.kind == "author" and any(map(is_agencies, credit.text.split(" - "))):
        return Credit("source", credit.text, credit.line)
    return credit


def _by_agency(text: str) -> str | None:
    """Find the name beside an agency in brackets behind a caption: `… (سونا/ فلان الفلاني)`."""
    match = _AGENCY_AND_NAME.search(text) if text.endswith((")", "]")) else None
    if match is None or not is_agencies(_PHOTO.sub("", match["agency"])):
        return None
    return match["name"]


def _contributed(match: re.Match[str], lang: Lang) -> list[Said]:
    """Tell who took the pictures for a text; others who contributed are no authors of it."""
    told = credits_of(f"photo: {match['names']}", lang) or []
    return told if match["post"] == "photographer" else []


def _edges(lines: Sequence[SeedLine]) -> Iterator[tuple[SeedLine, bool]]:
    """Give the lines before the first paragraph and behind the last one.

    With each, whether it may be the headline: no line before it is long enough for one.
    """
    long = [
        at
        for at, line in enumerate(lines)
        if len(line.text) >= LONG
        and (at or len(line.text) > OF_TITLE or line.text.endswith((".", "»", "”", '"')))
    ]
    first, last = (long[0], long[-1]) if long else (min(6, len(lines)), max(0, len(lines) - 6))
    if first <= DECK and len(long) > 1 and 1 < long[1] - first <= DECK - 1:
        # Between what sums up an article and its first paragraph stands who wrote it.
        first = long[1]
    titled = False
    for at, line in enumerate(lines):
        if at <= min(first, MOST) or at >= max(last, len(lines) - MOST):
            yield line, not titled
        titled = titled or line.text.count(" ") >= OF_HEADLINE - 1


def _reason(text: str, lang: Lang, told: Sequence[Said]) -> str:
    if time_line(text, lang) is not None:
        return TIMESTAMP
    kinds = {kind for kind, _ in told}
    if kinds and kinds <= {"photographer"}:
        return PICTURE
    return TAGS if kinds == {"tags"} else CREDIT


def _of_dropped(dropped: Sequence[Dropped], lang: Lang) -> Iterator[tuple[int, Said]]:
    """Read what lines say that were left out before."""
    waiting = False
    for drop in sorted(dropped, key=lambda one: one.line):
        told: Sequence[Said] | None = None
        if drop.reason == TIMESTAMP:
            told = credits_of(drop.text, lang) or days_in(drop.text, lang)
            if by := _BY.search(drop.text):
                told = [*told, *(credits_of(by.group(), lang) or [])]
        elif match := _CONTRIBUTED.fullmatch(drop.text):
            told = _contributed(match, lang)
        elif drop.reason in (CREDIT, TAGS) or drop.reason.startswith("caption"):
            told = credits_of(drop.text, lang)
            if told is None and (name := _photographer(drop.text)):
                told = [("photographer", name)]
            if told is None and drop.reason.startswith("caption") and is_agencies(drop.text):
                told = [("photographer", drop.text)]
            if told is None and drop.reason == TAGS and (waiting or "#" in drop.text):
                told = credits_of(f"tags: {drop.text}", lang)
        waiting = drop.reason == TAGS and (waiting or not told)
        yield from ((drop.line, one) for one in told or ())


def _of_page(reading: Reading) -> Iterator[tuple[int, Said]]:
    """Read labelled credits in lines of the page right before and behind the article."""
    lang, lines = reading.seed.lang, reading.lines
    first, last = lines[0].number, lines[-1].number
    others = [drop for drop in reading.dropped if drop.reason not in ALREADY_READ]
    near = sorted((d for d in others if d.line > last), key=lambda d: d.line)[:BESIDE]
    near += sorted((d for d in others if d.line < first), key=lambda d: -d.line)[:BESIDE]
    for drop in near:
        if _LABELLED.match(drop.text):
            yield from ((drop.line, one) for one in credits_of(drop.text, lang) or ())


def _photographer(text: str) -> str | None:
    """Find who took the picture of a caption that ends in that; empty for a place of keeping."""
    if text.count(" ") >= CAPTION_WORDS:
        return None
    if named := _by_agency(text):
        return named
    if "/" in text and (behind := _NAME_AND_HOUSE.search(text)):
        return behind["name"]
    folded = fold_with_offsets(text).text
    if not any(sign in folded for sign in _PICTURE_SIGNS):
        return None
    match = _IN_CAPTION.search(folded)
    if match is None or (len(folded) != len(text) and fold(text[-1]) != folded[-1]):
        return None
    told = credits_of(f"تصوير: {text[len(text) - len(folded) + match.start('name') :]}", "ar")
    return told[0][1] if told else None


def _take_offices(
    reading: Reading, reasons: dict[int, str], found: dict[int, list[Said]]
) -> None:  # fmt: skip
    """Take an office alone on a line behind the last paragraph for the source of the text."""
    marks = reading.seed.marks
    lines = [
        line for line in reading.lines
        if (mark := marks.get(line.number)) is None or mark.kind == "paragraph"
    ]  # fmt: skip
    offices: dict[int, str] = {}
    for line in reversed(lines[-CONTRIBUTORS:] if len(lines) > CONTRIBUTORS else ()):
        if line.number in reasons:
            continue
        office = office_of(line.text) if len(line.text) < LONG else None
        if office is None:
            break
        offices[line.number] = office
    kinds = {fold(office).split()[0] for office in offices.values()}
    if len(kinds) == len(offices):
        # Several of one kind are a list: the branches of a school with their best pupils.
        reasons |= dict.fromkeys(offices, CREDIT)
        found |= {number: [("source", office)] for number, office in offices.items()}


def _take_names(
    reading: Reading, reasons: dict[int, str], found: dict[int, list[Said]]
) -> None:  # fmt: skip
    """Take a name alone on its line for the author's between headline and time."""
    lines = [line for line in reading.seed.lines if line.text]
    gone = {drop.line for drop in reading.dropped if drop.reason == TIMESTAMP}
    gone |= {number for number, reason in reasons.items() if reason == TIMESTAMP}
    kept = {line.number for line in reading.lines}
    texts = [line.text for line in lines]
    if not gone or any(kind == "author" for told in found.values() for kind, _ in told):
        return
    for at, line in enumerate(lines[: min(MOST, len(lines) - 1)]):
        if len(line.text) >= LONG and line.number in kept:
            return
        if not at or line.number in reasons or line.number not in kept:
            continue
        behind = [lines[at + 1]] if lines[at + 1].number not in gone else []
        if behind and not _is_post(lines[at + 1 : at + 3], kept - reasons.keys(), gone):
            continue
        titled = lines[at - 1].text.count(" ") >= OF_HEADLINE - 1
        name = _BEHIND_NAME.sub("", line.text)
        if titled and is_name(name) and texts.count(line.text) == 1:
            reasons |= dict.fromkeys((one.number for one in (line, *behind)), CREDIT)
            found[line.number] = [("author", POST.sub("", name))]
            return


def _is_post(lines: Sequence[SeedLine], kept: AbstractSet[int], gone: AbstractSet[int]) -> bool:
    """Whether a line between a name and the time may be the post of who has the name."""
    if len(lines) < 2 or lines[0].number not in kept or lines[1].number not in gone:
        return False
    return lines[0].text.count(" ") < POST_WORDS and not _NO_POST.search(lines[0].text)


def _joined_tags(said: Sequence[tuple[int, Said]]) -> list[tuple[int, Said]]:
    """Put tags together that stand one on each line."""
    found: list[tuple[int, Said]] = []
    last = -1
    for number, (kind, text) in said:
        if kind == "tags" and found and found[-1][1][0] == "tags" and number == last + 1:
            found[-1] = (found[-1][0], (kind, f"{found[-1][1][1]}، {text}"))
        else:
            found.append((number, (kind, text)))
        last = number
    return found


def _credits(said: Sequence[tuple[int, Said]]) -> Iterator[Credit]:
    """Write what is to be proposed; who edited or translated is proposed where nobody else is."""
    kinds = {kind for _, (kind, _) in said}
    said = _joined_tags(said)
    seen: set[tuple[str, str]] = set()
    for number, (kind, text) in said:
        if kind == "editor" and kinds & {"author", "source"}:
            continue
        if kind == "section" or not text:
            continue
        name: CreditKind = "author" if kind == "editor" else kind
        once = (name, "" if name in ("published", "modified") else fold(text))
        if once not in seen:
            seen.add(once)
            yield Credit(name, text, number)
