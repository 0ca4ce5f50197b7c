/** A page of the site and the parts of a query → where the page has them, as it is written there. */
const BLOCKS = "p, li, dt, dd, td, th, blockquote, figcaption, h1, h2, h3, h4, pre, time, img[alt]";
const NOT_TEXT =
  "nav, aside, copy-text, button, .part-twin, .byline, .glossary, .speakers, .provenance, .cite";
const AROUND = 110; // characters before and behind what was found

/** Fetch a page and find the passages that have parts of a query, the best section first. */
async function passagesOf(address, parts) {
  const blocks = await blocksOf(address);
  const patterns = parts.map((part) =>
    blocks.some(({ words }) => has(part.patterns, words)) ? part.patterns : part.apart,
  );
  const found = new Map();
  for (const block of blocks) {
    const passage = marked(block, patterns);
    if (!passage.places.length) continue;
    const { id, heading } = block;
    if (!found.has(id)) found.set(id, { id, heading, has: new Set(), count: 0, best: passage });
    const place = found.get(id);
    for (const part of passage.has) place.has.add(part);
    place.count += passage.places.length;
    if (isBetter(passage, place.best)) place.best = passage;
  }
  return [...found.values()].sort(
    (one, other) =>
      other.has.size - one.has.size ||
      Boolean(other.id) - Boolean(one.id) ||
      other.best.has.size - one.best.has.size ||
      other.count - one.count,
  );
}

/** The paragraphs, headings and entries of a page, each with its words and its section. */
async function blocksOf(address) {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  const page = new DOMParser().parseFromString(await response.text(), "text/html");
  for (const other of page.querySelectorAll(NOT_TEXT)) other.remove();
  const found = [];
  for (const block of page.querySelectorAll(BLOCKS)) {
    if (!block.closest("main") || block.querySelector("p, li, dd, td, blockquote")) continue;
    const section = block.closest("section[id], .part[id]");
    const text = (block.alt ?? block.textContent).replace(/\s+/g, " ").trim();
    found.push({
      text,
      words: wordsWithPlaces(text),
      isHeading: /^H\d$/.test(block.tagName),
      id: section?.id ?? "",
      heading: section?.querySelector("h2")?.textContent.trim() ?? "",
    });
  }
  return found;
}

function has(patterns, words) {
  return patterns.some((pattern) => words.some((_, at) => fitsAt(pattern, words, at)));
}

function isBetter(passage, other) {
  const more = passage.has.size - other.has.size;
  return more > 0 || (more === 0 && other.isHeading && !passage.isHeading);
}

/** A block with the places at which parts of the query stand in it, and which these are. */
function marked({ text, words, isHeading }, patterns) {
  const places = [];
  const has = new Set();
  for (let at = 0; at < words.length; at += 1) {
    patterns.forEach((forms, number) => {
      const pattern = forms.find((each) => fitsAt(each, words, at));
      if (!pattern) return;
      has.add(number);
      places.push({ start: words[at].start, end: words[at + pattern.length - 1].end });
    });
  }
  return { text, places, has, isHeading };
}

/** Whether words stand at a place: each is a set of forms, or a word that may have particles. */
function fitsAt(pattern, words, at) {
  if (!pattern.length || at + pattern.length > words.length) return false;
  return pattern.every((wanted, place) => {
    const { word } = words[at + place];
    return typeof wanted === "string" ? isNamed(word, wanted, true) : wanted.has(word);
  });
}

/** The words around what was found, as pieces: what stands there, and whether it was asked for. */
function excerpt({ text, places }) {
  const first = places[0];
  let start = Math.max(0, first.start - AROUND);
  let end = Math.min(text.length, first.end + AROUND);
  if (start > 0) start = text.indexOf(" ", start) + 1;
  if (end < text.length) end = Math.max(first.end, text.lastIndexOf(" ", end));
  const pieces = [{ text: start > 0 ? "… " : "", asked: false }];
  let at = start;
  for (const place of places) {
    if (place.start < at || place.end > end) continue;
    pieces.push({ text: text.slice(at, place.start), asked: false });
    pieces.push({ text: text.slice(place.start, place.end), asked: true });
    at = place.end;
  }
  pieces.push({ text: text.slice(at, end) + (end < text.length ? " …" : ""), asked: false });
  return pieces.filter((piece) => piece.text);
}
