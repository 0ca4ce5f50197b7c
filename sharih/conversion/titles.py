"""The first lines of an article → its title, kicker and summary; its lede → a proposed title."""

from __future__ import annotations

import re
from typing import Final

from sharih.arabic import Lang, first_sentences, fold, fold_pattern, fold_with_offsets, sentences

HEADING_WORDS: Final = 14
"""A heading has at most so many words,"""
HEADING_CHARACTERS: Final = 95
"""and at most so many characters."""
TITLE_WORDS: Final = 24
"""A title may be longer where it plainly is one: without a full stop, before a longer line."""
PROPOSED_WORDS: Final = 14
"""A proposed title has at most so many words,"""
CLAUSE_WORDS: Final = 7
"""and is cut at the end of a clause where that leaves it so many."""

_SENTENCE_END: Final = re.compile(r"(?:[.!…:؛;]|[.!…؛]?[”»\"’])\Z")
_QUESTION: Final = re.compile(r"[؟?]\Z")
_KICKER: Final = re.compile(r"([^.،,\"“”«»]{2,25}?) ?\.\.(?!\.) ?(?=\S)")
# قال الكرملين اليوم الجمعة إن …: what was said makes the better title.
_SAID_THAT: Final = re.compile(
    fold_pattern(
        r"(?:قال|قالت|أعلن|أعلنت|أكد|أكدت|أوضح|أوضحت|ذكر|ذكرت|صرح|صرحت|أفاد|أفادت|كشف|كشفت)"
        r" (?P<subject>(?:"
        r"(?!(?:إن|أن|بأن|في|من|على|عن|خلال|يوم|اليوم|أمس|مساء|صباح|بعد|قبل|لدى)[ ])"
        r"[^\s،.:]+ ){1,5})(?:[^،.:“\"«]{0,60}? )?(?:إن|أن|بأن)(?P<pronoun>ه|ها|هم)? (?P<said>.+)"
    )
)
# Where a clause of a long sentence ends.
_CLAUSE: Final = re.compile(
    fold_pattern(
        r"[،؛:]| [–—-] | (?=(?:لكن|ولكن|لكنه|لكنها|بعدما|بينما|فيما|حيث|إذ|مشيرا|مشيرة|مؤكدا|مؤكدة"
        r"|موضحا|موضحة|مضيفا|وذلك|وفق|وفقا|بحسب|حسب|بعد أن|بمناسبة|على خلفية)[ ])"
    )
)
# Words that cannot stand before a cut.
_DANGLING: Final = frozenset(
    fold(
        "في من إلى على عن مع بين أن إن التي الذي الذين خلال بعد قبل عند حول ضد لدى ما لا لم لن قد"
        " the a an of in on at to for and or with by from that who which"
    ).split()
)
_ENGLISH_CLAUSE: Final = re.compile(
    r"[,;:]| [–—-] | (?=(?:but|after|while|as|because|which|who)\b)"
)


def is_heading(text: str) -> bool:
    """Whether a line looks like a heading: short, and a question or without a full stop."""
    if len(text) > HEADING_CHARACTERS or text.count(" ") >= HEADING_WORDS:
        return False
    return bool(_QUESTION.search(text)) or not _SENTENCE_END.search(text)


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


def propose_title(lede: str, lang: Lang) -> str:
    """Make a title from a lede: what was said and by whom, or the first clause.

    A proposal for an editor, made of the lede's own words.
    """
    sentence = sentences(lede)[0] if sentences(lede) else lede
    if lang == "en":
        return _clause(sentence, _ENGLISH_CLAUSE, CLAUSE_WORDS)
    folded = fold_with_offsets(sentence)
    match = _SAID_THAT.match(folded.text)
    if match is None or match["pronoun"]:
        return _clause(sentence, _CLAUSE, CLAUSE_WORDS)
    start, end = match.span("subject")
    subject = sentence[folded.start(start) : folded.end(end)].strip()
    said = sentence[folded.start(match.start("said")) :]
    return f"{subject}: {_clause(said, _CLAUSE, CLAUSE_WORDS - 2)}"


def _clause(text: str, ends: re.Pattern[str], least: int) -> str:
    """Cut a sentence to its first clause of at least so many words, or at a word with `…`."""
    folded = fold_with_offsets(text)
    words = text.split(" ")
    limit = len(" ".join(words[:PROPOSED_WORDS]))
    best = len(text) if len(words) <= PROPOSED_WORDS else 0
    for match in ends.finditer(folded.text):
        at = folded.start(match.start()) if match.start() < len(folded.text) else len(text)
        if at > limit:
            break
        if text.count(" ", 0, at) >= least - 1 and not _opens(text[:at]):
            best = min(best or at, at)
    if best:
        return text[:best].strip().rstrip(".،؛:,; ").strip() or text.strip()
    kept = words[:PROPOSED_WORDS]
    while len(kept) > 1 and fold(kept[-1]) in _DANGLING:
        kept.pop()
    return " ".join(kept).rstrip(".،؛:,;") + "…"


def _opens(text: str) -> bool:
    """Whether a quotation or bracket is open at the end of the text."""
    pairs = (("“", "”"), ("«", "»"), ("(", ")"))
    return any(text.count(a) > text.count(b) for a, b in pairs) or text.count('"') % 2 == 1


def propose_summary(lede: str) -> str:
    """Take the beginning of a lede as a summary: whole sentences, about 160 characters."""
    return first_sentences(lede)
