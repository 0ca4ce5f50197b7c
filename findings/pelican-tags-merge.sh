#!/usr/bin/env bash
# Pelican: Arabic tags that differ by a letter become one tag, and nothing is said.
#
# Met: 2026-11-28, with pelican 4.12.0 on Python 3.11.
# Guess written down first: two tags of different letters have two pages; where their addresses
#   meet, Pelican stops or warns, as it does for two articles of one address.
# Seen: a tag is told from another by its slug, which is the word in Latin letters, and in it short
#   vowels and the last letter of «قناة» (channel) do not stand: it is "qn" as «قنا» (Qena, a city)
#   is, «كاتبة» (a writer, she) "ktb" as «كاتب» (he) and «كتب» (books) are. One page has the articles
#   of all of them under the name that came first. No warning, exit 0.
# Way out: SLUGIFY_USE_UNICODE = True, which keeps Arabic letters in addresses.
# Fails when this changes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/env"
"$folder/env/bin/python" -m pip install --quiet pelican==4.12.0 markdown==3.11.3
cd "$folder"
mkdir content
number=0
for tag in قناة قنا كاتبة كاتب كتب; do
  number=$((number + 1))
  printf 'Title: Article %s\nDate: 2024-01-0%s\nTags: %s\n\nText.\n' "$number" "$number" "$tag" >"content/$number.md"
done
cat >conf.py <<'PY'
PATH, SITENAME, SITEURL, DEFAULT_LANG, TIMEZONE = "content", "x", "https://example.org", "ar", "UTC"
THEME_STATIC_DIR, FEED_ALL_ATOM, CATEGORY_FEED_ATOM = "theme", None, None
PY
env/bin/pelican -s conf.py -o first >said.txt 2>&1
cat said.txt
ls first/tag
test "$(ls first/tag | tr '\n' ' ')" = "ktb.html qn.html "
test "$(grep -o 'Article [0-9]' first/tag/ktb.html | sort -u | wc -l)" = 3
test "$(grep -o 'Article [0-9]' first/tag/qn.html | sort -u | wc -l)" = 2
if grep -qiE "warning|error" said.txt; then exit 1; fi
echo 'SLUGIFY_USE_UNICODE = True' >>conf.py
env/bin/pelican -s conf.py -o second >/dev/null 2>&1
test "$(ls second/tag | wc -l)" = 5
