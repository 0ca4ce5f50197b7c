/**
 * A word that a reader asks for → the words of the index that are the same with something attached,
 * or with another regular ending. Nothing is cut to a stem: letters are taken away only where the
 * index has the word that is left, and where they are not the word's own.
 */
const CONJUNCTIONS = ["", "و", "ف"];
const PARTICLES = ["ب", "ك", "ل"];
const WITH_ARTICLE = ["ال", "بال", "كال", "لل"];
const KNOWN_BY = CONJUNCTIONS.flatMap((each) => ["", ...WITH_ARTICLE].map((article) => each + article));
const FUTURE = /^س(?=ي..|[تنا]...)/;
const DUAL = /^[\u0600-\u06ff]{3,}ت(?:ان|ين)$/; // of words in ة
const TENS = new Set(["عشر", "ثلاث", "اربع", "خمس", "سبع", "ثمان", "تسع"]);
const NO_PLURALS = new Set(["news", "means", "arms", "goods", "always", "perhaps", "works"]);
const RARE = 10;
const LEAST = 3; // letters that are left of a word without a particle

/** What a word may be with something before it: what is left, and whether an article says so. */
function* readings(word) {
  yield { left: word, sure: true, whole: [] };
  if (!isArabic(word)) return;
  for (const conjunction of CONJUNCTIONS) {
    if (!word.startsWith(conjunction)) continue;
    const rest = word.slice(conjunction.length);
    const joined = conjunction ? [word] : [];
    if (conjunction && rest.length >= LEAST) yield { left: rest, sure: false, whole: joined };
    for (const article of WITH_ARTICLE) {
      const left = rest.slice(article.length);
      if (rest.startsWith(article) && left.length >= 2) yield { left, sure: true, whole: joined };
    }
    for (const particle of PARTICLES) {
      const left = rest.slice(1);
      if (rest.startsWith(particle) && left.length >= LEAST) {
        yield { left, sure: false, whole: [...joined, rest] };
      }
    }
    if (FUTURE.test(rest)) yield { left: rest.slice(1), sure: false, whole: [...joined, rest] };
  }
}

/** The same word in its other numbers, as far as rules are sure. */
function numbersOf(word) {
  return isArabic(word) ? arabicNumbers(word) : englishNumbers(word);
}

function arabicNumbers(word) {
  const found = new Set([word]);
  const stem = word.slice(0, -2);
  if (DUAL.test(word)) found.add(singularOf(word));
  if (/(?:ون|ين)$/.test(word) && stem.length > LEAST && !TENS.has(stem)) {
    for (const ending of ["ون", "ين"]) found.add(stem + ending);
    if (!stem.endsWith("ي")) found.add(stem); // صحفي is an adjective more often than one of صحفيون
  } else if (word.endsWith("ات") && stem.length >= 2) {
    found.add(`${stem}ه`);
    if (stem.length > LEAST) found.add(stem);
  } else if (word.endsWith("ه") && word.length >= LEAST) {
    for (const ending of ["ات", "تان", "تين"]) found.add(word.slice(0, -1) + ending);
  } else if (word.length > LEAST && !TENS.has(word)) {
    for (const ending of ["ات", "ون", "ين"]) found.add(word + ending);
  }
  return found;
}

function englishNumbers(word) {
  const found = new Set([word]);
  if (word.length < LEAST || /\d/.test(word) || NO_PLURALS.has(word)) return found;
  const others = [`${word}s`];
  if (/(?:s|x|z|ch|sh|o)$/.test(word)) others.push(`${word}es`);
  if (/[^aeiou]y$/.test(word)) others.push(`${word.slice(0, -1)}ies`);
  if (/[^aeiou]ies$/.test(word)) others.push(`${word.slice(0, -3)}y`);
  if (/(?:s|x|z|ch|sh|o)es$/.test(word)) others.push(word.slice(0, -2));
  if (/[^s]s$/.test(word) && word.length > LEAST) others.push(word.slice(0, -1));
  for (const other of others) if (!NO_PLURALS.has(other)) found.add(other);
  return found;
}

/** The other spelling of مسؤول, where a reader writes the hamza on its other seat. */
function seatsOf(word) {
  const other = word.includes("يو") ? word.replace("يو", "وو") : word.replace("وو", "يو");
  return other === word ? [word] : [word, other];
}

/** The words of a piece, each with its texts, that are the same as a word asked for. */
function sameWords(word, piece) {
  const wanted = new Set();
  for (const seat of seatsOf(word)) {
    for (const start of startsOf(seat, piece)) {
      for (const number of numbersOf(start)) wanted.add(number);
    }
  }
  return [...piece.words.keys()].filter((term) => {
    for (const { left, sure, whole } of readings(term)) {
      if (wanted.has(left) && (sure || !whole.some((part) => isWhole(part, piece)))) {
        return sure || !isRare(left, term, piece);
      }
    }
    return false;
  });
}

/** The same word in numbers that may lie in another piece: those that no rule makes, and duals. */
function numbersElsewhere(word, piece) {
  const starts = seatsOf(word).flatMap((seat) => startsOf(seat, piece));
  const duals = starts.filter((start) => DUAL.test(start)).map(singularOf);
  return new Set([...starts.flatMap((start) => piece.numbers.get(start) ?? []), ...duals]);
}

function singularOf(dual) {
  return `${dual.slice(0, -3)}ه`;
}

/** The word, and what is left of it without particles, where the index has that. */
function startsOf(word, piece) {
  const found = [word];
  if (isWhole(word, piece)) return found;
  for (const { left, sure } of readings(word)) {
    if (left.length < LEAST || left === word) continue;
    if (sure || (isKnown(left, piece) && countOf(left, piece) >= countOf(word, piece))) {
      found.push(left);
    }
  }
  return found;
}

/**
 * Whether the first letter of a word is its own, and no particle: an article stands before it
 * somewhere, or a particle that never stands before another; or it is in the name of a topic.
 */
function isWhole(word, piece) {
  if (piece.names.has(word)) return true;
  if (word.startsWith("ال")) return false; // its own ا could not be told from that of an article
  const before = [...WITH_ARTICLE, ...PARTICLES];
  return before.some((each) =>
    CONJUNCTIONS.some((conjunction) => piece.words.has(conjunction + each + word)),
  );
}

/** Whether a word is so much rarer than it would be with a particle that this is another word. */
function isRare(word, term, piece) {
  if (piece.names.has(word) || /^[وف]/.test(term)) return false;
  const count = countOf(word, piece);
  return count > 0 && piece.words.get(term).length > RARE * count;
}

function isKnown(word, piece) {
  if (piece.names.has(word) || piece.numbers.has(word)) return true;
  return KNOWN_BY.some((before) => piece.words.has(before + word));
}

function countOf(word, piece) {
  return ["", "و", "ال"].reduce(
    (count, before) => count + (piece.words.get(before + word)?.length ?? 0),
    0,
  );
}
