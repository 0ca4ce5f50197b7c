/**
 * What was typed and is not in a file yet, kept in the browser: it outlives the page, the preview
 * and a full disk.
 */
const FOLDER = `sharih-desk ${window.location.pathname}#`;

/** Keeps the words of a field until they are written. */
export function keep(area) {
  quietly(() => localStorage.setItem(FOLDER + area.id, area.value));
}

export function drop(area) {
  quietly(() => localStorage.removeItem(FOLDER + area.id));
}

/** Returns words that were never written; null where there are none, or the file has them. */
export function found(area) {
  const words = quietly(() => localStorage.getItem(FOLDER + area.id));
  if (words === null || words === undefined) return null;
  if (words.trim() !== area.defaultValue.trim()) return words;
  drop(area);
  return null;
}

/* A browser may refuse to keep anything; the desk works without. */
function quietly(action) {
  try {
    return action();
  } catch {
    return null;
  }
}
