#!/usr/bin/env bash
# SQLite's FTS5 and RapidFuzz: vowel marks cut an Arabic word into its letters.
#
# Met: 2026-11-28, with apsw 3.54.1.0 (SQLite 3.54.1) and RapidFuzz 3.14.6 on Python 3.11.
# Guess written down first: FTS5 with remove_diacritics takes fatha, damma and shadda off as it does
#   the accents of "Été"; without that option they stay in the word. RapidFuzz's default_process,
#   which lowers letters and blanks what is none, leaves marks in their word or takes them out.
# Seen: to both a combining mark of Arabic is no part of a word. The terms of «كُتِبَ» are ك, ت and ب,
#   of «غزّة» غز and ة, with remove_diacritics 0, 1 and 2; "Été" is "ete" beside them. «كتب» does not
#   find «كُتِبَ», but «غز» (to raid) finds «غزّة» (Gaza), written as papers write it. RapidFuzz makes
#   'ك ت ب' of it, so that a name and the same name with one shadda are 75 to 96 per cent alike, not 100.
# Way out: take the marks off (U+064B to U+065F, U+0670) before either sees the text.
# Fails when this changes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/env"
"$folder/env/bin/python" -m pip install --quiet apsw==3.54.1.0 rapidfuzz==3.14.6
"$folder/env/bin/python" - <<'PY'
import re

import apsw
from rapidfuzz import fuzz, utils

MARKS = re.compile("[\u064b-\u065f\u0670]")
TEXTS = ("كُتِبَ عن غزّة", "كتب عن غزة", "Été à Orléans")
database = apsw.Connection(":memory:")
for level in (0, 1, 2):
    database.execute(
        f"create virtual table t{level} using fts5(x, tokenize='unicode61 remove_diacritics {level}')"
    )
    database.execute(f"create virtual table v{level} using fts5vocab(t{level}, 'row')")
    database.executemany(f"insert into t{level} values (?)", [(text,) for text in TEXTS])
    terms = {term for (term,) in database.execute(f"select term from v{level}")}
    print(level, sorted(terms))
    assert {"ك", "ت", "ب", "غز", "ة", "كتب", "غزة"} <= terms
    assert ("ete" in terms) is (level > 0)
    found = {
        word: [row for (row,) in database.execute(f"select rowid from t{level} where t{level} match ?", (word,))]
        for word in ("كتب", "غزة", "غز")
    }
    assert found == {"كتب": [2], "غزة": [2], "غز": [1]}, found

assert utils.default_process("كُتِبَ") == "ك ت ب"
assert utils.default_process("Café") == "café"
for marked in ("كُتِبَ", "غزّة", "مكّة المكرمة"):
    bare = MARKS.sub("", marked)
    alike = fuzz.ratio(marked, bare, processor=utils.default_process)
    print(marked, bare, round(alike), fuzz.ratio(MARKS.sub("", marked), bare))
    assert 60 < alike < 97, alike
PY
