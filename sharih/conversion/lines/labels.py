"""The first lines of an article → the label over or before its title: `اقتصاد`, `عاجل |`."""

from __future__ import annotations

import re
from typing import Final

from sharih.arabic import fold_pattern
from sharih.conversion.line_keys import folded_line, key_of

LABEL_WORDS: Final = 2
"""The label of a section over a title has at most this many words."""

# Behind a bar whatever stands before it is a label; else only a word that is known for one.
_LABEL_BEFORE: Final = re.compile(r"(?P<label>#?[^\W\d]+(?: [^\W\d]+)?) ?[|¦] ?(?=[^\s|])")
# Before a slash with spaces, and no other, it is one word.
_SECTION: Final = re.compile(r"(?P<label>[^\W\d_]{3,12}) / (?=[^/]{20,}\Z)")
# What may stand between a label and a title besides marks: emoji.
_SIGN = r" ?[^\w\s،؛؟.\"“«'‘(\[]+ "
_LABELS = (
    r"عاجل(?: جدا)?|خبر عاجل|خاص|حصري|حصريا|انفراد|breaking(?: news)?|urgent|exclusive|just in"
    r"|flash|bulletin|news ?alert|alert"
)
_KNOWN_LABEL: Final = re.compile(
    fold_pattern(
        rf"(?:#(?P<tag>{_LABELS})[ _:|!–—.-]+"
        rf"|(?P<label>{_LABELS})(?: ?[:!|]| ?\.{{2,3}}| ?[–—-] |{_SIGN})"
        r"|(?P<update>(?:update|wrapup|rpt|refile|corrected|correction|(?:\d[a-z]{2} )?lead) ?\d*)"
        r" ?[-:])\s*"
    ),
    re.IGNORECASE,
)
_LEADING_SIGNS: Final = re.compile(r"\A[^\w\"“«'‘(\[]+")
_ONLY_LABEL: Final = re.compile(fold_pattern(rf"#?(?:{_LABELS})\W*(?:\d\W*)?\Z"), re.IGNORECASE)


def is_label(text: str) -> bool:
    """Whether a line is a label that is known for one, and nothing else."""
    return _ONLY_LABEL.match(key_of(text)) is not None


def split_title_label(text: str) -> tuple[str | None, str]:
    """Take a label off the beginning of a title: `عاجل | …`, `#عاجل …`, `خاص: …`."""
    match = _LABEL_BEFORE.match(text) or _SECTION.match(text)
    if match is None:
        folded = folded_line(text)
        known = _KNOWN_LABEL.match(folded.text)
        if known is None:
            return None, text
        label = text[: folded.end(known.end(known.lastgroup or 0))]
        rest = text[folded.end(known.end()) :]
    else:
        label, rest = match["label"], text[match.end() :]
    if rest.count(" ") < LABEL_WORDS or ("|" in rest and match):
        return None, text
    return label.strip(" #").replace("_", " "), _LEADING_SIGNS.sub("", rest)
