"""Text in Arabic or Latin script → keys, spans, sentences and letters that respect the script.

All knowledge of Arabic writing stands in this package, which imports nothing else of Sharih.
Nothing here walks over Arabic text character by character in Python: the work is done by
compiled regular expressions, `str.replace` and `str.translate`.
"""

from sharih.arabic.direction_marks import (
    ISOLATES,
    MARKS,
    strip_controls,
    strip_unsafe_controls,
)
from sharih.arabic.folding import Folded, fold, fold_pattern, fold_with_offsets
from sharih.arabic.numbers import whole_numbers
from sharih.arabic.order import FOREIGN, index_letter, letter_name, sort_key
from sharih.arabic.particles import attached, merged_with_li
from sharih.arabic.runs import foreign_runs
from sharih.arabic.script import (
    ARABIC_LETTER,
    ARABIC_MARK,
    FORMAT_CONTROL,
    LATIN_LETTER,
    NONCHARACTER,
    TATWEEL,
    Lang,
    base_language,
    digits,
    is_all_seen,
    is_mostly,
    language_within,
    majority_script,
)
from sharih.arabic.sentences import first_sentences, sentences, whole_sentences
from sharih.arabic.transliteration import transliterate

__all__ = [
    "ARABIC_LETTER",
    "ARABIC_MARK",
    "FOREIGN",
    "FORMAT_CONTROL",
    "ISOLATES",
    "LATIN_LETTER",
    "MARKS",
    "NONCHARACTER",
    "TATWEEL",
    "Folded",
    "Lang",
    "attached",
    "base_language",
    "digits",
    "first_sentences",
    "fold",
    "fold_pattern",
    "fold_with_offsets",
    "foreign_runs",
    "index_letter",
    "is_all_seen",
    "is_mostly",
    "language_within",
    "letter_name",
    "majority_script",
    "merged_with_li",
    "sentences",
    "sort_key",
    "strip_controls",
    "strip_unsafe_controls",
    "transliterate",
    "whole_numbers",
    "whole_sentences",
]
