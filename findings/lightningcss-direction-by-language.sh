#!/usr/bin/env bash
# Lightning CSS: for older browsers the direction of an element becomes a list of languages.
#
# Met: 2026-11-28, with lightningcss 1.33.0, Node.js 20.
# Guess written down first: where :dir() is missing, "blockquote:dir(rtl)" and inset-inline-start
#   become rules under [dir="rtl"], or under the attribute of the nearest element that has one.
# Seen: rules under :lang() of 19 codes, whatever dir says: both for Chrome 80, the first for
#   Safari 14. A phone number in <span dir="ltr"> inside lang="ar" is laid out from the right, and so
#   is lang="ku", which is written in Latin letters as well as in Arabic ones. Arabic script that is
#   told by its subtag ("uz-Arab", "az-Arab") is laid out from the left.
# Way out: browsers of 2023 and later as targets (Chrome 120, Safari 16.4, Firefox 49), or [dir] by
#   hand in the style sheet.
# Fails when this changes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund lightningcss@1.33.0
cat >seen.cjs <<'JS'
const { transform } = require("lightningcss");
const code = Buffer.from("blockquote:dir(rtl) { color: red } .note { inset-inline-start: 0 }");
const made = (targets) => transform({ filename: "a.css", code, targets }).code.toString();

const older = { chrome: made({ chrome: 80 << 16 }), safari: made({ safari: (14 << 16) | (1 << 8) }) };
for (const [name, css] of Object.entries(older)) {
  console.log(name, css);
  if (/\[dir|:dir\(/.test(css)) throw new Error(`${name} asks for the direction`);
  for (const code of ["ar", "fa", "he", "ku", "ur"]) {
    if (!new RegExp(`:lang\\([^)]*\\b${code}\\b`).test(css)) throw new Error(`${name}: no ${code}`);
  }
  if (/az-Arab|uz-Arab|uz\b|az\b/.test(css)) throw new Error(`${name}: knows scripts`);
}
const recent = made({ chrome: 120 << 16 });
if (!recent.includes(":dir(rtl)") || recent.includes(":lang(")) throw new Error(recent);
JS
node seen.cjs
