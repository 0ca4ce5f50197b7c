/**
 * What a translation could be: asked for when an open passage is entered, taken over with one key.
 */
import { areasOf, elements } from "./desk-page.js";

const asked = new WeakSet();

/** Shows suggestions under the translation of a passage, unless they are there. */
export async function offer(server, article) {
  if (asked.has(article) || !article.hasAttribute("data-open")) return;
  asked.add(article);
  const place = article.querySelector(".desk-offers");
  try {
    for (let at = 0, more = true; more; at += 1) {
      const { status, found } = await server.send({ do: "suggest", key: article.id, at });
      more = status === 200 && found.more;
      if (status === 200) place.append(...elements(found.html).filter((list) => isNew(place, list)));
    }
  } catch {
    asked.delete(article);
  }
}

/* Two may suggest the same words, and why one does not need not be said at each passage. */
function isNew(place, list) {
  const known = [...place.querySelectorAll("[data-suggestion]")].map((one) => one.dataset.suggestion);
  const told = [...document.querySelectorAll(".desk-suggestions p")].map((one) => one.textContent);
  for (const item of list.querySelectorAll("li")) {
    const button = item.querySelector("[data-suggestion]");
    const old = button ? known.includes(button.dataset.suggestion) : told.includes(item.textContent.trim());
    if (old) item.remove();
  }
  return list.querySelector("li") !== null;
}

/** Takes over a suggestion: the one given, or the one behind that which stands there. */
export function take(article, button) {
  const all = [...article.querySelectorAll("[data-suggestion]")];
  if (all.length === 0) return false;
  const area = areasOf(article).find(({ dataset }) => dataset.side === "target");
  const at = all.findIndex(({ dataset }) => dataset.suggestion.trim() === area.value.trim());
  const { suggestion } = (button ?? all[(at + 1) % all.length]).dataset;
  area.focus();
  area.select();
  write(area, suggestion);
  return true;
}

/** Puts words where the cursor is, so that the browser's own key takes them back. */
export function write(area, words) {
  if (document.execCommand("insertText", false, words)) return;
  area.setRangeText(words, area.selectionStart, area.selectionEnd, "end");
  area.dispatchEvent(new Event("input", { bubbles: true }));
}
