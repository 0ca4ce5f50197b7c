#!/usr/bin/env bash
# spaCy in Arabic and Persian: behind a bracket the full stop stays on the word, the sentence goes on.
#
# Met: 2026-11-28, with spaCy 3.8.18 on Python 3.11.
# Guess written down first: «قال (نعم).» has five tokens, as "He said (yes)." has six, and the
#   sentencizer ends the sentence there in each language.
# Seen: the tokens are قال, ( and «نعم).»: in "ar" and "fa" a full stop is parted from letters, and
#   not from what closes a bracket before it, though "ur" and "xx" do it. Such a word is another word
#   than نعم to all that counts or looks up, and the sentence does not end: the next one is joined
#   to it. News writes the short name of a body so: «… منظمة الصحة العالمية (الصحة).».
# Way out: spacy.blank("xx"), or suffixes of one's own for "ar".
# Fails when this changes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/env"
"$folder/env/bin/python" -m pip install --quiet spacy==3.8.18
"$folder/env/bin/python" - <<'PY'
import spacy

TEXT = "قال (نعم). ثم غادر الوفد."
PARTED = ["قال", "(", "نعم", ")", ".", "ثم", "غادر", "الوفد", "."]
GLUED = ["قال", "(", "نعم).", "ثم", "غادر", "الوفد", "."]
for language, tokens in {"ar": GLUED, "fa": GLUED, "ur": PARTED, "xx": PARTED}.items():
    nlp = spacy.blank(language)
    nlp.add_pipe("sentencizer")
    document = nlp(TEXT)
    print(language, [token.text for token in document], len(list(document.sents)))
    assert [token.text for token in document] == tokens
    assert len(list(document.sents)) == (1 if tokens is GLUED else 2)
english = spacy.blank("en")
english.add_pipe("sentencizer")
assert len(list(english("He said (yes). Then they left.").sents)) == 2
PY
