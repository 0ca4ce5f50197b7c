#!/usr/bin/env bash
# nh3 (Ammonia): its defaults keep an element's language and take its direction away.
#
# Met: 2026-11-28, with nh3 0.3.8 on Python 3.11.
# Guess written down first: lang and dir are the two global attributes that say how a text is to be
#   read and set, neither can run anything, so a cleaner keeps both or none of them.
# Seen: lang and title are allowed everywhere, dir on <bdo> only. <bdi> stays, with the dir that it
#   was given for taken off. An Arabic paragraph or table inside an English page comes out with
#   lang="ar" and stands from the left; <span dir="ltr">+961 1 555 199</span> turns its groups.
# Way out: nh3.clean(text, attributes={**nh3.ALLOWED_ATTRIBUTES, "*": {"lang", "title", "dir"}}).
# Fails when this changes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/env"
"$folder/env/bin/python" -m pip install --quiet nh3==0.3.8
"$folder/env/bin/python" - <<'PY'
import nh3

SEEN = {
    '<p dir="rtl" lang="ar">نص</p>': '<p lang="ar">نص</p>',
    '<table dir="rtl"><tbody><tr><td>1</td></tr></tbody></table>':
        "<table><tbody><tr><td>1</td></tr></tbody></table>",
    '<p>الهاتف <span dir="ltr">+961 1 555 199</span></p>':
        "<p>الهاتف <span>+961 1 555 199</span></p>",
    '<bdi dir="ltr">x</bdi>': "<bdi>x</bdi>",
    '<bdo dir="rtl">y</bdo>': '<bdo dir="rtl">y</bdo>',
}
allowed = {**nh3.ALLOWED_ATTRIBUTES, "*": {"lang", "title", "dir"}}
for given, cleaned in SEEN.items():
    print(given, "->", nh3.clean(given))
    assert nh3.clean(given) == cleaned, nh3.clean(given)
    assert nh3.clean(given, attributes=allowed) == given
PY
