/** A part of a query → the editions that have it, and how it may be written there. */

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

/** The weights of a word in all its numbers, and the words of the index that are these. */
async function ofWord(word, index, editions) {
  const weights = new Uint8Array(editions);
  const terms = new Set();
  const asked = new Set([word]);
  for (const each of asked) {
    const piece = await index.words(each);
    for (const term of sameWords(each, piece)) {
      terms.add(term);
      addPostings(piece.words.get(term), weights);
    }
    for (const other of numbersElsewhere(each, piece)) asked.add(other);
  }
  return { weights, terms };
}

function both(one, other) {
  return one.map((weight, at) => (weight && other[at] ? Math.max(weight, other[at]) : 0));
}

/** The names of a month, each as its words. */
function monthPatterns(number, months) {
  return Object.keys(months)
    .filter((name) => months[name] === number)
    .map((name) => name.split(" "));
}
