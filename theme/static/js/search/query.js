/**
 * What a reader asks → the parts of it (names of topics, months, words), and the editions that have
 * all of them.
 */
const MOST_LETTERS = 200;
const MOST_WORDS = 12;
const MOST_OTHERS = 3; // topics that only have the words in their names
const FORGIVEN = 5; // letters from which on one slip is forgiven
const SUGGESTED = 4; // letters from which on what is near is told
const FAR = 7; // letters from which on that may be two slips away

/** Answer a query: its parts, the topics it names, and the editions, the best first. */
async function answer(query, index, lang) {
  const asked = query.slice(0, MOST_LETTERS);
  const found = wordsWithPlaces(asked).slice(0, MOST_WORDS);
  const words = found.map(({ word }) => word);
  const pieces = await Promise.all(words.map((word) => index.words(word)));
  const parts = [];
  for (let at = 0; at < words.length; ) {
    const part =
      monthAt(at, words, index.months) ?? nameAt(at, words, pieces) ?? { length: 1 };
    const end = at + part.length;
    const written = asked.slice(found[at].start, found[end - 1].end);
    parts.push({ ...part, written, words: words.slice(at, end) });
    at = end;
  }
  await Promise.all(parts.map((part) => fill(part, index)));
  const topics = await topicsOf(parts, words, pieces, index);
  return { parts, topics, editions: ranked(parts, index.count, lang) };
}

/** The month that is named at a place, if one is; it may be two words. */
function monthAt(at, words, months) {
  for (const length of [2, 1]) {
    const said = words.slice(at, at + length).join(" ");
    for (const { left } of readings(said)) {
      if (words.length >= at + length && months[left]) return { month: months[left], length };
    }
  }
  return undefined;
}

/** The longest name of topics that stands at a place, if one does. */
function nameAt(at, words, pieces) {
  let longest;
  for (const [name, topics] of pieces[at].topics) {
    const said = name.split(" ");
    const length = said.length;
    if (length <= (longest?.length ?? 0) || at + length > words.length) continue;
    const fits = said.every((part, place) => isNamed(words[at + place], part, place === 0));
    if (fits) longest = { names: topics, length };
  }
  return longest;
}

/** Whether a word asked for is one of a name, for all particles; plurals only where both are. */
function isNamed(word, part, first) {
  const bare = withoutArticle(part);
  if (word === part || withoutArticle(word) === bare) return true;
  if (numbersOf(withoutArticle(word)).has(bare)) return true;
  if (!first) return false;
  for (const { left } of readings(word)) {
    if (left.length >= LEAST && (left === bare || left === part)) return true;
  }
  return false;
}

/** Find the editions that have a part, and what is near it where none has. */
async function fill(part, index) {
  await find(part, index);
  if (part.count || part.length > 1 || part.words[0].length < FORGIVEN) {
    if (!part.count && part.length === 1) await suggest(part, index);
    return;
  }
  const [word] = part.words;
  const near = await nearest(word, index, 1);
  if (!near.length) {
    await suggest(part, index);
    return;
  }
  part.near = near[0];
  await findNear(part, near, index);
}

/** Find the word to offer for one that is too short, or too far from any, to be forgiven. */
async function suggest(part, index) {
  const [word] = part.words;
  if (word.length < SUGGESTED) return;
  const [near] = await nearest(word, index, word.length < FAR ? 1 : 2);
  if (!near) return;
  const piece = await index.words(near);
  part.suggested = { ...(nameAt(0, [near], [piece]) ?? { length: 1 }), words: [near] };
  await find(part.suggested, index);
}

/** Find what nearly is the word: all words that are one slip away, as they may be one name. */
async function findNear(part, near, index) {
  const others = await Promise.all(
    near.map(async (word) => {
      const piece = await index.words(word);
      const other = { ...(nameAt(0, [word], [piece]) ?? { length: 1 }), words: [word] };
      await find(other, index);
      return other;
    }),
  );
  part.weights = others[0].weights;
  part.spellings = others.flatMap((other) => other.spellings ?? []);
  part.patterns = others.flatMap((other) => other.patterns);
  part.apart = [];
  part.names = others.flatMap((other) => other.names ?? []);
  for (const other of others.slice(1)) {
    other.weights.forEach((weight, at) => {
      part.weights[at] = Math.max(part.weights[at], weight);
    });
  }
  part.count = part.weights.filter(Boolean).length;
}

/** Find the editions that have a part: its weight in each, and how it may be written there. */
async function find(part, index) {
  const editions = 2 * index.count;
  const found = await Promise.all(part.words.map((word) => ofWord(word, index, editions)));
  part.weights = found.map(({ weights }) => weights).reduce(both);
  part.patterns = [found.map(({ terms }) => terms)];
  part.apart = found.map(({ terms }) => [terms]);
  for (const id of part.names ?? []) {
    const topic = await index.topic(id);
    if (!topic) continue;
    addPostings(topic.postings, part.weights);
    part.patterns.push(...topic.names.map(wordsOf));
    part.spellings = [...(part.spellings ?? []), ...topic.names];
  }
  if (part.month) {
    const piece = await index.words(`#${part.month}`);
    addPostings(piece.words.get(`#${part.month}`) ?? "", part.weights);
    part.patterns.push(...monthPatterns(part.month, index.months));
  }
  part.count = part.weights.filter(Boolean).length;
}

async function ofWord(word, index, editions) {
  const piece = await index.words(word);
  const weights = new Uint8Array(editions);
  const terms = new Set(sameWords(word, piece));
  for (const term of terms) addPostings(piece.words.get(term), weights);
  return { weights, terms };
}

function both(one, other) {
  return one.map((weight, at) => (weight && other[at] ? Math.max(weight, other[at]) : 0));
}

/** The topics that a query names, those that are meant first; then those with it in their name. */
async function topicsOf(parts, words, pieces, index) {
  const named = parts.flatMap((part) => part.names ?? []);
  const touched = words.length ? [...pieces[0].topics] : [];
  const partly = touched
    .filter(([name]) => {
      const said = name.split(" ");
      return words.every((word) => said.some((each) => isNamed(word, each, true)));
    })
    .flatMap(([, ids]) => ids);
  const others = [...new Set(partly)].filter((id) => !named.includes(id)).slice(0, MOST_OTHERS);
  const found = await Promise.all([...new Set(named), ...others].map((id) => index.topic(id)));
  return found.filter(Boolean);
}

/** The places of explainers that have all parts, each with the edition to show, the best first. */
function ranked(parts, texts, lang) {
  const own = lang === "ar" ? 0 : 1;
  const found = [];
  for (let place = 0; parts.length && place < texts; place += 1) {
    for (const side of [own, 1 - own]) {
      const weights = parts.map((part) => part.weights[2 * place + side]);
      if (weights.every(Boolean)) {
        const score = weights.reduce((sum, weight) => sum + 2 ** weight, 0);
        found.push({ place, lang: side ? "en" : "ar", score });
        break;
      }
    }
  }
  return found.sort((one, other) => other.score - one.score || other.place - one.place);
}

// ---------------------------------------------------------------- what is near

/** The words of the index that are so few slips away, the most frequent first. */
async function nearest(word, index, slips) {
  const found = new Map();
  for (const asked of new Set([withoutArticle(word), word])) {
    if (found.size) break;
    for (const [other, count] of await index.near(asked)) {
      if (other !== asked && isNear(asked, other, slips)) found.set(other, count);
    }
  }
  const sorted = [...found].sort(
    (one, other) => other[1] - one[1] || (one[0] < other[0] ? -1 : 1),
  );
  return sorted.map(([other]) => other);
}

/** Whether a word becomes another by so few letters left out, added, changed or exchanged. */
function isNear(word, other, slips) {
  if (Math.abs(word.length - other.length) > slips) return false;
  let before = [];
  let row = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let at = 1; at <= word.length; at += 1) {
    const next = [at];
    for (let place = 1; place <= other.length; place += 1) {
      const same = word[at - 1] === other[place - 1];
      let least = Math.min(row[place] + 1, next[place - 1] + 1, row[place - 1] + (same ? 0 : 1));
      const crossed = word[at - 1] === other[place - 2] && word[at - 2] === other[place - 1];
      if (at > 1 && place > 1 && crossed) least = Math.min(least, before[place - 2] + 1);
      next.push(least);
    }
    before = row;
    row = next;
  }
  return row[other.length] <= slips;
}

/** The names of a month, each as its words. */
function monthPatterns(number, months) {
  return Object.keys(months)
    .filter((name) => months[name] === number)
    .map((name) => name.split(" "));
}
