"""The first lines of an article → its title and kicker; a line → whether it is a heading."""

from __future__ import annotations

import re
from typing import Final

from sharih.arabic import fold, fold_pattern, sentences
from sharih.conversion.structure.lists import marker

HEADING_WORDS: Final = 14
"""A heading has at most this many words,"""
HEADING_CHARACTERS: Final = 95
"""and at most this many characters."""
TITLE_WORDS: Final = 24
"""A title may be longer where it plainly is one: without a full stop, before a longer line."""

COLON_WORDS: Final = 6
"""A heading that ends in a colon has at most this many words."""
LABEL_WORDS: Final = 2
"""The label of a section over a title has at most this many words."""
SITE_WORDS: Final = 4
"""The name of a site behind a title has at most this many words."""

# Verbs of speech and words that announce a list.
_LEADS_IN: Final = re.compile(
    fold_pattern(
        r"(?<![^\W_])[وف]?(?:قال|أضاف|أوضح|أكد|صرح|ذكر|أعلن|كتب|تابع|أشار|قائلا|يقول|تقول)ت?(?![^\W_])"
        r"|(?<![^\W_])(?:التالي|التالية|الآتي|الآتية|يلي|مثل|منها|وهي|هي|كما)(?![^\W_])"
        r"|\b(?:said|says|told|added|wrote|following|these|are|include|includes|including)\b"
    )
)
_BEHIND_TITLE: Final = re.compile(r" [–—|-] ?(?=[^|]*\Z)| ?\| ?(?=[^|]*\Z)")
_SENTENCE_END: Final = re.compile(r"(?:[.!…:؛;]|[.!…؛]?[”»\"’])\Z")
_COLON: Final = re.compile(r":\Z")
_QUESTION: Final = re.compile(r"[؟?]\Z")
_KICKER: Final = re.compile(r"([^.،,\"“”«»]{2,25}?) ?\.\.(?!\.) ?(?=\S)")


def is_heading(text: str) -> bool:
    """Whether a line looks like a heading: short, and a question or without a full stop."""
    if len(text) > HEADING_CHARACTERS or text.count(" ") >= HEADING_WORDS:
        return False
    return bool(_QUESTION.search(text)) or not _SENTENCE_END.search(text)


def is_heading_with_colon(text: str) -> bool:
    """Whether a line that ends in a colon may be a heading and no lead-in to what follows."""
    if not _COLON.search(text) or text.count(" ") >= COLON_WORDS:
        return False
    return not _LEADS_IN.search(fold(text))


def plain_heading(text: str) -> str:
    """Take the bullet sign off a heading; its number stays."""
    mark = marker(text)
    return text[mark.end :] if mark and mark.kind != "number" else text


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


def split_kicker(text: str) -> tuple[str | None, str]:
    """Take the keyword and two dots off the beginning of a lede: `ترامب.. نفت` begins نفت."""
    match = _KICKER.match(text)
    if match is None or match[1].count(" ") > 3:
        return None, text
    return match[1].strip(), text[match.end() :]


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
