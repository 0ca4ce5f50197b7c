#!/usr/bin/env bash
# num2words in Arabic: dollars are riyals, a half is fifty, and two thousand waits for its noun.
#
# Met: 2026-11-28, with num2words 0.5.14 on Python 3.11.
# Guess written down first: lang="ar" says 3.5 as «ثلاثة فاصلة خمسة», 2000 as «ألفان», 21st as
#   «الحادي والعشرون», and an unknown currency raises NotImplementedError, as in English.
# Seen: a decimal is read as an amount of money without its money: 3.5 is «ثلاثة  , خمسون» (three,
#   fifty), 0.25 begins with a comma. 200, 2000 and 2,000,000 are «مئتا», «ألفا», «مليونا», the form
#   that stands before a noun only; 2024 has «ألفان». Ordinals end at 19: the 21st is
#   «إحدى و عشرون», twenty-one of something feminine. And currency="USD" gives riyals and halalas,
#   without an error: a hundred dollars are said to be a hundred riyals.
# Way out: none inside the package; Babel's spelled numbers are none either. Digits.
# Fails when this changes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/env"
"$folder/env/bin/python" -m pip install --quiet num2words==0.5.14
"$folder/env/bin/python" - <<'PY'
from num2words import num2words

CARDINAL = {3.5: "ثلاثة  , خمسون", 0.25: ", خمس و عشرون", 200: "مئتا", 2000: "ألفا", 2_000_000: "مليونا",
            2024: "ألفان و أربعة و عشرون", 3000: "ثلاثة آلاف"}
for number, words in CARDINAL.items():
    said = num2words(number, lang="ar")
    print(number, repr(said))
    assert said.strip() == words, said
assert num2words(3, lang="ar", to="ordinal").strip() == "ثالث"
assert num2words(21, lang="ar", to="ordinal").strip() == "إحدى و عشرون"
dollars = num2words(100.5, lang="ar", to="currency", currency="USD")
print(dollars)
assert "ريال" in dollars and "دولار" not in dollars, dollars
assert "dollars" in num2words(100.5, lang="en", to="currency", currency="USD")
try:
    num2words(100.5, lang="en", to="currency", currency="QQQ")
except NotImplementedError:
    pass
else:
    raise SystemExit("English takes any currency, too")
PY
