/**
 * Text → the words that the index of the site has: what `fold` and `words_of` of the program do, in
 * the reader's browser, for what a reader asks and for the pages that are shown as results.
 */
const FOLDED = Object.fromEntries(
  Object.entries({
    ا: "ٱٲٳٵ", ي: "ىئیېۍےۓٸ", و: "ؤٶۥ", ه: "ةۃۀہۂھە", ك: "کگڪڭ", ب: "پ", ج: "چ", ف: "ڤ", ز: "ژ",
    ss: "ß", σ: "ς", "'": "‘’ʼ`´", "-": "‐‑", ".": "٫", ",": "٬",
  }).flatMap(([letter, others]) => [...others].map((other) => [other, letter])),
);
const TO_FOLD = new RegExp(`[${Object.keys(FOLDED).join("")}]`, "gu");
const FORMS = /[\u00b5\u0149\u017f\u0370-\u03ff\ufb00-\ufb06\ufb50-\ufbb1\ufbd3-\ufd3d\ufd50-\ufdf9\ufe70-\ufefc]/g;
const MARKED = /[\u00c0-\u024f\u0370-\u03ff\u0622-\u06d3\u1e00-\u1eff\u1f00-\u1fff]/g;
const UNSEEN = /[\p{Mn}\p{Cf}\u0640\u06e6]/gu;
const WORD = /[a-z](?:\.[a-z])+(?![\p{L}\p{N}])|\p{Nd}+(?:[.,]\p{Nd}+)+|[\p{L}\p{N}]+/gu;
const WORD_AS_WRITTEN = new RegExp(
  "[A-Za-z](?:\\.[A-Za-z])+(?![\\p{L}\\p{N}])|\\p{Nd}+(?:[.,٫٬]\\p{Nd}+)+|" +
    "[\\p{L}\\p{N}](?:[\\p{L}\\p{N}\\p{M}\\u0640\\u200c\\u200d\\u00ad])*",
  "gu",
);

/** The search key of a text: equal for spellings that a reader takes as the same. */
function fold(text) {
  return text
    .replace(FORMS, (letter) => letter.normalize("NFKD").trim()) // as in files of print
    .replace(MARKED, (letter) => letter.normalize("NFD"))
    .replace(UNSEEN, "")
    .toLowerCase()
    .replace(TO_FOLD, (letter) => FOLDED[letter])
    .replace(/[\u0660-\u0669\u06f0-\u06f9]/g, (digit) => digit.charCodeAt(0) & 15);
}

/** The words of a text, folded; single letters are none. */
function wordsOf(text) {
  return (fold(text).match(WORD) ?? []).map(withoutPoints).filter(isWord);
}

/** The words of a text with where each stands in it. */
function wordsWithPlaces(text) {
  const found = [];
  for (const match of text.matchAll(WORD_AS_WRITTEN)) {
    const word = withoutPoints(fold(match[0]));
    if (isWord(word)) found.push({ word, start: match.index, end: match.index + match[0].length });
  }
  return found;
}

function withoutPoints(word) {
  return word.replace(/[.,]/g, "");
}

function isWord(word) {
  return word.length > 1 || /\p{Nd}/u.test(word);
}

/** Whether a folded word is Arabic: then particles may be attached to it. */
function isArabic(word) {
  return word >= "\u0600";
}

/** The name of the family of a word; all members of a family lie in one piece of the index. */
function family(word) {
  if (!isArabic(word)) return word.slice(0, 3);
  const bare = word.replace(/^(?:ال(?=..)|[وفبكلس](?=..))*/, "");
  return bare.replace(/(?<=..)(?:ات|ون|ين|ه)$/, "").replace("يو", "وو").slice(0, 3);
}

/** A word without its article and what stands before that. */
function withoutArticle(word) {
  return word.replace(/^(?:[وف]?(?:[بك]?ال|لل))(?=...)/, "");
}

const REMAINDERS = Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  return value >>> 0;
});

/** The number of the piece, of so many, in which something of this name lies (CRC-32). */
function pieceOf(name, pieces) {
  let value = 0xffffffff;
  for (const byte of new TextEncoder().encode(name)) {
    value = (value >>> 8) ^ REMAINDERS[(value ^ byte) & 255];
  }
  return ((value ^ 0xffffffff) >>> 0) % pieces;
}
