#!/usr/bin/env bash
# humanize in Arabic: 1.2 million are "1.2 two millions".
#
# Met: 2026-11-28, with humanize 4.17.0 and Babel 2.19.0 on Python 3.11.
# Guess written down first: intword(1_200_000) is «1.2 مليون» and 2_000_000 «2.0 مليون» or «مليونان»,
#   as CLDR has it, whose Arabic category of a number with decimals is "other".
# Seen: the number is rounded up before its plural is chosen, and the forms for two are the dual
#   itself, with the digit before it: 1.2 million «1.2 مليونين», 1.1 thousand «1.1 ألفين», 2.4 million
#   «2.4 ملايين», two days «2 يومين» («two two-days»). Babel's compact numbers are right.
# Way out: Babel's format_compact_decimal and format_timedelta.
# Fails when this changes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/env"
"$folder/env/bin/python" -m pip install --quiet humanize==4.17.0 babel==2.19.0
"$folder/env/bin/python" - <<'PY'
from datetime import timedelta

import humanize
from babel.numbers import format_compact_decimal

SEEN = {1_100: ("1.1 ألفين", "1.1 ألف"), 1_200_000: ("1.2 مليونين", "1.2 مليون"),
        2_400_000: ("2.4 ملايين", "2.4 مليون"), 3_000_000: ("3.0 ملايين", "3 ملايين"),
        1_500_000_000: ("1.5 مليارين", "1.5 مليار")}
humanize.i18n.activate("ar")
for number, (words, right) in SEEN.items():
    said = humanize.intword(number)
    by_cldr = format_compact_decimal(number, format_type="long", locale="ar", fraction_digits=1)
    print(number, said, "|", by_cldr)
    assert said == words, said
    assert by_cldr == right, by_cldr
assert humanize.naturaldelta(timedelta(days=2)) == "2 يومين"
assert humanize.naturaldelta(timedelta(days=3)) == "3 أيام"
PY
