/** A word that no text has → words of the index that are near it. */
const FORGIVEN = 5; // letters from which on one slip is forgiven
const SUGGESTED = 4; // letters from which on what is near is told
const FAR = 7; // letters from which on that may be two slips away

/** Find the word to offer for one that is too short, or too far from any, to be forgiven. */
async function suggest(part, index) {
  const [word] = part.words;
  if (lettersOf(word) < SUGGESTED) return;
  const [near] = await nearest(word, index, lettersOf(word) < FAR ? 1 : 2);
  if (!near) return;
  const piece = await index.words(near);
  part.suggested = { ...(nameAt(0, [near], [piece]) ?? { length: 1 }), words: [near] };
  await find(part.suggested, index);
}

/** The letters of a word by which it is told from others: its article is none of them. */
function lettersOf(word) {
  return withoutArticle(word).length;
}

/** Those of some near words that a slip is surely of: long ones, and names of topics. */
async function surelyMeant(near, index) {
  const pieces = await Promise.all(near.map((word) => index.words(word)));
  return near.filter((word, at) => word.length >= FORGIVEN || pieces[at].names.has(word));
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
