/**
 * The translator's desk: keys, names, help, and what is changed elsewhere meanwhile.
 */
import { arrange, areasOf, elements } from "./desk-page.js";
import { Server } from "./desk-server.js";
import { offer, take, write } from "./desk-suggestions.js";
import { Writing } from "./desk-writing.js";

const { body } = document;
const main = document.querySelector("main");
const help = document.getElementById("_help");
const texts = document.getElementById("_texts").dataset;
const server = new Server(body.dataset);
const writing = new Writing(server, {
  say: (text) => put("_said", text),
  show: (text) => put("_state", text),
});

function put(id, text) {
  const place = document.getElementById(id);
  if (place.textContent !== text) place.textContent = text;
}

/* Fields grow with what is typed; a style sheet does that where the browser can. */
const grows = CSS.supports("field-sizing", "content");
function fit(area) {
  if (grows) return;
  area.style.blockSize = "auto";
  area.style.blockSize = `${area.scrollHeight + 2}px`;
}

document.addEventListener("input", ({ target }) => {
  if (target.localName !== "textarea") return;
  fit(target);
  writing.typed(target);
});
/** The passage that one was in last, for buttons that lie in none. */
let last = null;
document.addEventListener("focusin", ({ target }) => {
  const article = target.closest("article");
  if (!article) return;
  last = article;
  delete article.dataset.left;
  if (target.dataset.side === "target") offer(server, article);
});
document.addEventListener("focusout", ({ target }) => {
  if (target.localName === "textarea") writing.save(target);
});
for (const area of main.querySelectorAll("textarea")) {
  fit(area);
  writing.offer(area);
}

document.addEventListener("click", ({ target }) => {
  const button = target.closest("button");
  if (button?.matches(".desk-help")) help.showModal();
  if (button?.dataset.do === "accept") writing.accept(button.closest("article"));
  if (button?.dataset.do === "next") go(1, last);
  if (button?.dataset.suggestion) take(button.closest("article"), button);
  if (button?.dataset.name) insert(button.closest("article"), button.dataset.name);
});

const KEYS = {
  "Alt+ArrowDown": () => go(1),
  "Alt+ArrowUp": () => go(-1),
  "Alt+Enter": () => {
    if (!here() || !take(here())) put("_said", texts.noSuggestions);
  },
  "Alt+KeyN": () => insertNext(),
  "Alt+KeyO": () => cross(),
  "Alt+Slash": () => help.showModal(),
  "Ctrl+Enter": () => {
    saveHere();
    go(1);
  },
  "Ctrl+Shift+Enter": async () => {
    const article = here();
    const button = article?.querySelector('[data-do="accept"]');
    if (button) await writing.accept(article);
    go(1, article);
  },
};

document.addEventListener("keydown", (event) => {
  if (event.isComposing || help.open) return;
  const inField = event.target.localName === "textarea";
  if (event.key === "Escape" && inField) here()?.focus();
  const asks = event.key === "?" || event.key === "؟";
  const plain = !event.ctrlKey && !event.altKey && !event.metaKey;
  if (asks && plain && !inField) help.showModal();
  const control = event.ctrlKey || event.metaKey;
  const held = [control && "Ctrl", event.altKey && "Alt", event.shiftKey && "Shift"];
  const code = event.code === "NumpadEnter" ? "Enter" : event.code;
  const does = KEYS[[...held.filter(Boolean), code].join("+")];
  if (!does) return;
  event.preventDefault();
  does();
});

function here() {
  return document.activeElement?.closest("article") ?? null;
}

function saveHere() {
  const area = document.activeElement;
  if (area?.localName !== "textarea") return;
  writing.save(area);
  // Until the answer says how it stands, a passage that one has done with is not gone back to.
  area.closest("article").dataset.left = "";
}

/** Goes to the next passage that is open, or to the one before; round the ends. */
function go(step, from = here()) {
  const articles = [...main.children];
  const at = from ? articles.indexOf(from) : step > 0 ? -1 : 0;
  const count = articles.length;
  for (let n = 1; n <= count; n += 1) {
    const article = articles[(((at + step * n) % count) + count) % count];
    if (article.matches("[data-open]:not([data-left])") && article !== from) {
      enter(article);
      return;
    }
  }
  // After what is being saved has told how it stands.
  writing.next(() => {
    if (!main.querySelector("[data-open]")) put("_said", texts.done);
  });
}

function enter(article, side = "target") {
  const area = article.querySelector(`textarea[data-side="${side}"]`);
  if (!area) return;
  area.focus({ preventScroll: true });
  area.setSelectionRange(area.value.length, area.value.length);
  article.scrollIntoView({ block: "center", behavior: "instant" });
}

/** Goes from the translation of a passage to its original, and back. */
function cross() {
  const article = here();
  if (article) enter(article, document.activeElement.dataset.side === "target" ? "source" : "target");
}

/** Puts the name of a topic into the translation, where the cursor is. */
function insert(article, name) {
  const area = areasOf(article).find(({ dataset }) => dataset.side === "target");
  area.focus();
  const before = area.value.slice(0, area.selectionStart);
  write(area, attached(before, name));
}

/* In Arabic some words of one letter are written together with the next one. */
function attached(before, name) {
  const letter = /(?<![\p{L}\p{N}])[وفبكل]$/u.exec(before)?.[0];
  if (letter) return letter === "ل" && name.startsWith("ال") ? `ل${name.slice(2)}` : name;
  return /[\p{L}\p{N},.;:،؛]$/u.test(before) ? ` ${name}` : name;
}

function insertNext() {
  const article = here();
  const button = article?.querySelector("button[data-name]:not([data-there])");
  if (button) insert(article, button.dataset.name);
  else put("_said", texts.noNames);
}

/** Shows the files as they are now, where somebody else has changed them. */
async function refresh() {
  if (writing.isBusy) await writing.last;
  const page = await server.page();
  if (!page) return;
  const fresh = [...page.querySelectorAll("main > article")];
  for (const id of ["_summary", "_problems"]) {
    document.getElementById(id).replaceWith(page.getElementById(id));
  }
  arrange(
    fresh.map(({ id }) => id),
    fresh,
  );
  put("_said", texts.changed);
}

/* From elsewhere one comes to a passage to write there; the browser goes to the passage itself. */
function arrive() {
  const asked = document.getElementById(window.location.hash.slice(1));
  if (asked?.parentElement === main) enter(asked);
}
window.addEventListener("load", () => requestAnimationFrame(() => setTimeout(arrive)));
window.addEventListener("hashchange", arrive);

/** Tells what keeps the site from being shown, which a passage may have brought about. */
function tell(problems) {
  const told = elements(problems).flatMap((part) => [...part.querySelectorAll("h2, .preview-list")]);
  document.getElementById("_site").replaceChildren(...told);
}

let stream = null;
function connect() {
  if (stream || document.hidden) return;
  stream = new EventSource(body.dataset.events);
  stream.addEventListener("message", ({ data }) => {
    tell(JSON.parse(data).problems?.[document.documentElement.lang] ?? "");
    refresh().catch(() => {});
  });
}
function disconnect() {
  stream?.close();
  stream = null;
}
document.addEventListener("visibilitychange", () => (document.hidden ? disconnect() : connect()));
window.addEventListener("pagehide", disconnect);
window.addEventListener("pageshow", connect);
connect();
