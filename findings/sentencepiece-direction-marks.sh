#!/usr/bin/env bash
# SentencePiece: a mark of direction becomes a space, an isolate a letter, a joiner cuts a word.
#
# Met: 2026-11-28, with sentencepiece 0.2.3 on Python 3.11.
# Guess written down first: the normalization that most translation models have (nmt_nfkc, the default
#   of training) drops all invisible marks of direction, and spells a word with tatweel as without it.
# Seen: U+200E and U+200F become a space, so that «(بغداد)‏،» has its comma behind a space and a mark
#   within a word cuts it; the joiner of Persian (U+200C) cuts «می‌خواهم» in two. Isolates (U+2066 to
#   U+2069) stay and are letters for the model, as is tatweel; NFKC writes «ﷺ» out as four words.
# Way out: take marks and tatweel out before a model is asked.
# Fails when this changes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/env"
"$folder/env/bin/python" -m pip install --quiet sentencepiece==0.2.3
"$folder/env/bin/python" - <<'PY'
from sentencepiece import SentencePieceNormalizer

SEEN = {
    "(بغداد)\u200f، قال": "(بغداد) ، قال",
    "ال\u200fوزير": "ال وزير",
    "می\u200cخواهم": "می خواهم",
    "رقم \u2066555-0199\u2069 هنا": "رقم \u2066555-0199\u2069 هنا",
    "كتـــاب": "كتـــاب",
    "ﻻ": "لا",
    "ﷺ": "صلى الله عليه وسلم",
}
normalizer = SentencePieceNormalizer(rule_name="nmt_nfkc")
for text, expected in SEEN.items():
    said = normalizer.normalize(text).replace("▁", " ").strip()
    print(ascii(text), ascii(said))
    assert said == expected, (text, said)
plain = SentencePieceNormalizer(rule_name="nfkc")
assert "\u200f" in plain.normalize("(بغداد)\u200f، قال")
PY
