#!/usr/bin/env bash
# Readability: the id of a section, a word of its own text, decides whether readers get its text.
#
# Met: 2026-11-28, with @mozilla/readability 0.6.0 and jsdom 29.1.1, Node.js 20.
# Guess written down first: ids are names of places in a page. A <section> with a heading and two
#   long paragraphs is article text, whatever its id says; ids such as "comments" may be looked at.
# Seen: names of unlikely elements are looked for anywhere inside an id, so that whole sections of an
#   ordinary article vanish, heading and all: "extradition" (it holds "extra"),
#   "related-party-loans", "state-sponsored-attacks"; "budget-vote" beside them, with the same
#   words, stays. An Arabic page is hit like an English one, since ids are Latin.
# Way out: class="content" on the sections, which is looked at together with the id.
# Fails when this changes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund @mozilla/readability@0.6.0 jsdom@29.1.1
cat >read.cjs <<'JS'
const { Readability } = require("@mozilla/readability");
const { JSDOM } = require("jsdom");

const words = "قال وزير المالية إن الحكومة ستعرض الموازنة على البرلمان في الأسبوع المقبل، وإن القروض ستنخفض. ";
const part = (id, kind) =>
  `<section id="${id}"${kind}><h2>عنوان ${id}</h2><p>${words.repeat(4)}</p><p>${words.repeat(3)}</p></section>`;

function kept(ids, kind = "") {
  const sections = ids.map((id) => part(id, kind)).join("");
  const page = `<!doctype html><html lang="ar" dir="rtl"><head><title>شرح الموازنة الجديدة</title></head>
<body><main><article><h1>شرح الموازنة الجديدة</h1><p>${words.repeat(3)}</p>${sections}</article></main></body></html>`;
  const { content } = new Readability(new JSDOM(page).window.document).parse();
  return ids.filter((id) => content.includes(`عنوان ${id}`));
}

const ids = ["budget-vote", "related-party-loans", "state-sponsored-attacks", "extradition", "contact-group"];
const plain = kept(ids);
const marked = kept(ids, ' class="content"');
console.log("without a class:", plain.join(" "));
console.log('class="content":', marked.join(" "));
JS
node read.cjs | tee seen.txt
diff seen.txt - <<'SEEN'
without a class: budget-vote contact-group
class="content": budget-vote related-party-loans state-sponsored-attacks extradition contact-group
SEEN
