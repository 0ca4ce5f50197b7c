"""The first lines of a text that was broken at a width → the head of its paper, and its title.

Over a printed text stand the name of the paper, its number, its day and the page; the title is
the first line below them that is long enough for one, and may go over several lines.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final, Literal

from sharih.arabic import Lang, fold, fold_pattern
from sharih.conversion.credits.credit_lines import credits_of
from sharih.conversion.credits.dateline_forms import find_dateline
from sharih.conversion.credits.days_told import ANY_WEEKDAY, DAY
from sharih.conversion.credits.timestamps import TIMESTAMP
from sharih.conversion.lines.labels import LABEL_WORDS, is_label
from sharih.conversion.lines.lists import marker
from sharih.conversion.lines.reading import Reading
from sharih.conversion.printed.line_widths import Width, ends_sentence, goes_on
from sharih.conversion.records import SeedLine

MASTHEAD: Final = "head of the paper"
"""The reason for leaving out the name of a paper, its number and its page."""
MOST: Final = 12
"""So many lines at most stand over a text."""
TITLE_WORDS: Final = 4
"""A title under the head of a paper has at least this many words,"""
LONGEST_TITLE: Final = 30
"""and at most this many."""
NAME_WORDS: Final = 4
"""The name of a paper has at most so many words,"""
OTHER_WORDS: Final = 7
"""a line with its number so many beside it,"""
DAY_WORDS: Final = 3
"""and a line with its day so many."""
WRAPPED: Final = 0.33
"""A line of a title that goes on takes up at least this share of the width of the text, as its
letters are larger."""

_ISSUE: Final = re.compile(
    fold_pattern(
        r"(?:ال)?عدد(?: رقم)? ?[(:]? ?\d|\d ?العدد|\d{2,} ?عدد\b"
        r"|السنة (?:ال\w+|\d)|المجلد (?:ال\w+|\d)"
        r"|(?:ال)?صفحة ?:? ?\d|\bص ?[.:]? ?\d|\d ?(?:صفحة|ص)\b|(?:الثمن|السعر|ثمن النسخة) ?:? ?\d"
        r"|\bno\.? ?\d|\bissue (?:no\.? ?)?\d|\bvol(?:ume)?\.? ?[\divx]+\b|\bpage ?\d|\bp\. ?\d"
        r"|^\d{1,5} .*(?:صفحة|العدد)\Z|\bissn\b|\bedition\b|\b(?:price|established|founded|est\.) "
    ),
    re.IGNORECASE,
)  # fmt: skip
_YEAR: Final = re.compile(r"(?<!\d)(?:(?:19|20)\d\d|1[34]\d\d)(?!\d)")
_DAY: Final = re.compile(DAY)
_WEEKDAY: Final = re.compile(ANY_WEEKDAY)
_WORD: Final = re.compile(r"[^\W\d_]+")
_PAPER: Final = re.compile(
    fold_pattern(
        r"(?:ال)?(?:جريدة|صحيفة|مجلة|نشرة|وكالة|صوت|أخبار|أنباء|بوابة|موقع|يومية|أسبوعية|شهرية|ملحق)\b"
        r"|ال\w"
    )
)
_SECTION: Final = re.compile(
    fold_pattern(
        r"(?:(?:ال)?(?:سياسة|اقتصاد|رياضة|ثقافة|فنون|منوعات|محليات|محلي|عربي|دولي|صحة|تقنية|علوم"
        r"|مجتمع|رأي|ملف|استطلاع|ريبورتاج|روبورتاج|جهات|جهويات|وطني|زراعة|فلاحة|طاقة|نقل|مواصلات|موانئ"
        r"|تراث|آثار|سينما|مسرح|موسيقى|كتب|تكنولوجيا|متفرقات|شخصيات|مدن|طقس|تربية|زاوية|أخيرة|مقالات|تقرير|تقارير|تحقيق|تحقيقات|حوار|حوارات|حوادث|تعليم|أسواق|أعمال|بيئة"
        r"|سياحة|قضايا|متابعات|خاص|بيان(?: صحفي)?|شؤون)\b.*"
        r"|(?:news|business|sports?|culture|opinion|health|world|local|politics|science|features?"
        r"|analysis|education|travel|environment|interview|press release|media release|news release"
        r"|statement)\b.*)"
    ),
    re.IGNORECASE,
)
_BAR: Final = re.compile(r" ?[|·•–—] ?| - | ?/ ?")
_BY: Final = re.compile(
    fold_pattern(
        r"(?:كتب|كتبت|إعداد|تحرير|ترجمة|تصوير|عدسة|المصدر|متابعة|حوار|تقرير|حاوره|حاورها) ?[:/]"
        r"|(?:بقلم|بواسطة|مراسلنا|مراسل|كتب|كتبت) \w"
        r"|(?:words |story |text |report |photos? )?by [a-z]"
        r"|from [a-z]|(?:حاور(?:ه|ها|ته|تها|هم)?|أجر[ىت]\w* (?:ال)?(?:حوار|مقابلة|لقاء)) ?:? ?\w"
    ),
    re.IGNORECASE,
)
_BY_NAME: Final = re.compile(r"(?:[A-Za-z]+ ){0,4}[Bb]y (?:[A-Z][\w.'’-]* ?){2,4}\Z")
_MAIL: Final = re.compile(r"[^\W\d_]+(?: [^\W\d_]+)?: .*[^\s<]@\w")

Look = Literal["head", "credit", "name", "title"]


@dataclass(frozen=True, slots=True)
class Head:
    """What stands over a broken text."""

    dropped: dict[int, str]
    """The lines of the head of the paper, with reasons."""
    title: int | None
    """The line of the title,"""
    joins: dict[int, int]
    """and the lines that it goes on in: number → number of the line before."""
    body: int
    """The line that the text begins with."""


def find_head(reading: Reading, run: Sequence[SeedLine], width: Width) -> Head | None:
    """Find the head of the paper and the title over a broken text; None where neither is sure."""
    lang = reading.seed.lang
    looks = [_look(line.text, lang) for line in run[: MOST + 4]]
    places = (at for at in range(1, min(MOST, len(run))) if _is_body(run, at, width, looks))
    body = 0 if _is_body(run, 0, width, looks) else next(places, 0)
    if not body or any(_MAIL.match(line.text) for line in run[:body]):
        return None
    title = next((at for at in range(body) if looks[at] == "title"), None)
    if title is None:
        return None
    dropped = {
        run[at].number: _reason(run[at].text)
        for at in range(body)
        if looks[at] == "head" or (at < title and _is_name(run, looks, at))
    }
    joins: dict[int, int] = {}
    for at in range(title + 1, body):
        if looks[at] not in ("title", "name") or not _wraps(run, at, width, looks, body):
            break
        joins[run[at].number] = run[at - 1].number
    return Head(dropped, run[title].number if dropped else None, joins, run[body].number)


def _is_body(run: Sequence[SeedLine], at: int, width: Width, looks: Sequence[Look]) -> bool:
    """Whether a paragraph begins at a line: full lines, until one that ends with a stop."""
    last = at
    if looks[at] in ("head", "credit") or run[at].text.isupper():
        return False
    while (
        last + 1 < len(run)
        and (last + 1 >= len(looks) or looks[last + 1] not in ("head", "credit"))
        and last - at < 3
        and not ends_sentence(run[last].text)
        and width.is_nearly_full(run[last].text, run[last + 1].text, 0.12)
    ):
        last += 1
    text = run[last].text
    if last - at >= 3:
        return True
    stop = ends_sentence(text) and not text.endswith((":", "؟", "?", "!"))
    return stop and (last > at or 2 * len(text) > width.most)


def _look(text: str, lang: Lang) -> Look:
    """Tell what a line over a text looks like."""
    key = fold(text)
    words = text.count(" ") + 1
    issue = _ISSUE.search(key)
    if not issue:
        found = find_dateline(text)
        if found and found.rest and found.sure:
            return "title"
        if (found and not found.rest) or credits_of(text, lang, surely=True) is not None:
            return "credit"
        if _BY.match(key) or _BY_NAME.match(text):
            return "credit"
    dated = _YEAR.search(key) and (_DAY.search(key) or _WEEKDAY.search(key))
    if (issue or dated) and not text[0].islower():
        others = len(_WORD.findall(_WEEKDAY.sub(" ", _DAY.sub(" ", _ISSUE.sub(" ", key)))))
        if others <= (OTHER_WORDS if issue else DAY_WORDS) and not ends_sentence(text):
            return "head"
    if (
        text[0] in "(["
        or marker(text)
        or is_label(text)
        or (words <= NAME_WORDS and _SECTION.fullmatch(key))
    ):
        return "credit"
    if text.isupper() and words <= NAME_WORDS + 2:
        return "name"
    if (parts := _BAR.split(text))[1:] and all(part.count(" ") < NAME_WORDS for part in parts):
        return "name"
    short = words < TITLE_WORDS or (words == TITLE_WORDS and _is_proper(text))
    return "name" if short or words > LONGEST_TITLE else "title"


def _is_proper(text: str) -> bool:
    """Whether all words of an English line are written large."""
    return text.isascii() and all(word[:1].isupper() for word in text.split() if len(word) > 3)


def _is_name(run: Sequence[SeedLine], looks: Sequence[Look], at: int) -> bool:
    """Whether a short line over the title is the name of a paper, or another line of its head."""
    if looks[at] != "name" or ends_sentence(run[at].text):
        return False
    text = run[at].text
    # Between the head of the paper and the title stands the label of a section.
    behind_head = at and text.count(" ") < LABEL_WORDS and looks[at - 1] in ("head", "name")
    if behind_head and looks[at + 1] == "title":
        return False
    beside = "head" in looks[max(0, at - 2) : at + 3] or (at > 0 and looks[at - 1] == "name")
    if beside or text.count(" ") < 2:
        return beside or not text.isascii() or _is_proper(text)
    return _is_proper(text) or text.isupper() or _PAPER.match(fold(text)) is not None


def _reason(text: str) -> str:
    key = fold(text)
    return TIMESTAMP if _YEAR.search(key) and _DAY.search(key) else MASTHEAD


def _wraps(
    run: Sequence[SeedLine], at: int, width: Width, looks: Sequence[Look], body: int
) -> bool:
    """Whether a line is the rest of the title before it: that was full of larger letters."""
    text, following = run[at - 1].text, run[at].text
    if ends_sentence(text) or marker(following) or ends_sentence(following[:-1]):
        return False
    if goes_on(text, following):
        return True
    if len(text) < WRAPPED * width.most or _BAR.search(following):
        return False
    if run[at].number - run[at - 1].number > _spacing(run[body:]):
        return False
    if len(text) + 1 + len(following.partition(" ")[0]) <= len(following):
        return False
    # A name below the title has two words or three.
    known = "credit" in looks[at + 1 : body] or _shares(following, run[body : body + 12])
    return known or not 1 < following.count(" ") + 1 < TITLE_WORDS or at + 1 < body


def _spacing(lines: Sequence[SeedLine]) -> int:
    """Tell how far lines of a paragraph are from each other in most places."""
    apart = sorted(b.number - a.number for a, b in pairwise(lines[:10]))
    return apart[len(apart) // 2] if apart else 1


def _shares(text: str, lines: Sequence[SeedLine]) -> bool:
    """Whether one of the longer words of a line stands in the text too."""
    told = fold(" ".join(line.text for line in lines))
    return any(len(word) > 3 and word[:5] in told for word in _WORD.findall(fold(text)))
