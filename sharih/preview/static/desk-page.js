/**
 * Brings the desk up to date, passage by passage, without touching a field that is worked at.
 */
const main = document.querySelector("main");

export const areasOf = (article) => [...article.querySelectorAll("textarea")];
export const same = (first, second) => first.trim() === second.trim();
export const isClean = (area) => same(area.value, area.defaultValue);

/** Makes elements of what a template of the preview has written. */
export function elements(html) {
  return [...new DOMParser().parseFromString(html, "text/html").body.children];
}

/**
 * Puts passages in their order: those of `fresh` as they are now, all others as they stand.
 * Returns whether all were at hand.
 */
export function arrange(order, fresh) {
  const there = new Map([...main.children].map((article) => [article.id, article]));
  const now = new Map(fresh.map((article) => [article.id, document.importNode(article, true)]));
  if (!order.every((key) => there.has(key) || now.has(key))) return false;
  keepingFocus(() => {
    let before = null;
    for (const key of order) {
      let article = there.get(key);
      there.delete(key);
      if (!article) article = now.get(key);
      else if (now.has(key)) article = patched(article, now.get(key));
      const place = before ? before.nextElementSibling : main.firstElementChild;
      if (article !== place) main.insertBefore(article, place);
      before = article;
    }
    for (const gone of there.values()) if (areasOf(gone).every(isClean)) gone.remove();
  });
  return true;
}

/** Changes what differs in a passage; returns it, or the other one where it is of another shape. */
function patched(old, now) {
  const areas = areasOf(old);
  const others = areasOf(now);
  if (areas.length !== others.length) {
    if (areas.every(isClean)) old.replaceWith(now);
    return areas.every(isClean) ? now : old;
  }
  copyAttributes(now, old);
  const labels = [...now.querySelectorAll("label")];
  [...old.querySelectorAll("label")].forEach((label, n) => copyAttributes(labels[n], label));
  areas.forEach((area, n) => {
    const clean = isClean(area);
    copyAttributes(others[n], area);
    if (clean && !same(area.value, others[n].defaultValue)) area.value = others[n].defaultValue;
    if (clean) area.defaultValue = others[n].defaultValue;
  });
  for (const part of old.querySelectorAll("[data-part]")) {
    const other = now.querySelector(`[data-part="${part.dataset.part}"]`);
    if (other && !part.isEqualNode(other)) part.replaceWith(other);
  }
  return old;
}

function copyAttributes(from, to) {
  for (const { name } of [...to.attributes]) {
    if (!from.hasAttribute(name) && name !== "style") to.removeAttribute(name);
  }
  for (const { name, value } of from.attributes) {
    if (to.getAttribute(name) !== value) to.setAttribute(name, value);
  }
}

/* A field that moves loses the focus; a button that is exchanged leaves it to its passage. */
function keepingFocus(change) {
  const focused = document.activeElement;
  const article = focused?.closest("article");
  const { selectionStart, selectionEnd } = focused ?? {};
  change();
  if (!article || document.activeElement === focused) return;
  if (focused.isConnected) {
    focused.focus({ preventScroll: true });
    if (selectionStart !== undefined) focused.setSelectionRange?.(selectionStart, selectionEnd);
  } else {
    const place = document.getElementById(article.id);
    place?.querySelector('textarea[data-side="target"]')?.focus({ preventScroll: true });
  }
}
