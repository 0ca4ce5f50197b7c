/**
 * What a reader asks → its parts (names of topics, months, words), the topics it names, and the
 * editions that have all of it.
 */
const MOST_LETTERS = 200;
const MOST_WORDS = 12;
const MOST_OTHERS = 3; // topics that only have the words in their names

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

/** Find the editions that have a part, and what is near it where none has. */
async function fill(part, index) {
  await find(part, index);
  if (part.count || part.length > 1) return;
  const [word] = part.words;
  const near = lettersOf(word) < FORGIVEN ? [] : await nearest(word, index, 1);
  const meant = await surelyMeant(near, index);
  if (meant.length) {
    part.near = meant[0];
    await findNear(part, meant, index);
  } else await suggest(part, index);
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
