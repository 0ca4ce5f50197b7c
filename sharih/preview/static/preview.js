/**
 * Keeps a page of the preview up to date. The server says how things stand: the version of the
 * pages, the addresses of styles and script, and what is wrong. What differs from this page is
 * changed in it, without losing the place; what cannot be changed in place is loaded anew.
 */
const own = document.querySelector("script[data-preview]");
const holder = document.createElement("div");
const dialog = document.createElement("dialog");
const again = document.createElement("button");
dialog.className = "preview-problems";
again.className = "preview-again";
again.hidden = true;
holder.append(again, dialog);
document.documentElement.append(holder);
again.addEventListener("click", () => dialog.showModal());
dialog.addEventListener("close", () => {
  again.hidden = !dialog.hasChildNodes();
});

let stream = null;
let wanted = own.dataset.version;
let busy = false;
let shown = "";
let messages = 0;

/* Browsers allow few connections to a server: only tabs that are looked at hold one. */
function connect() {
  if (stream || document.hidden) return;
  stream = new EventSource(own.dataset.preview);
  stream.addEventListener("message", (event) => receive(JSON.parse(event.data)));
}

function disconnect() {
  stream?.close();
  stream = null;
}

document.addEventListener("visibilitychange", () => (document.hidden ? disconnect() : connect()));
window.addEventListener("pagehide", disconnect);
window.addEventListener("pageshow", connect);
connect();

function receive(state) {
  messages += 1;
  tell(state.problems?.[document.documentElement.lang] ?? "");
  if (state.problems && own.dataset.status === "500") return;
  if (state.scripts !== own.dataset.scripts) {
    window.location.reload();
    return;
  }
  if (state.styles !== own.dataset.styles) restyle(state.styles);
  wanted = state.version;
  refresh();
}

/** Shows problems over the page; nothing takes them away again. */
function tell(problems) {
  if (own.dataset.status === "500" || problems === shown) return;
  shown = problems;
  const lines = new DOMParser().parseFromString(problems, "text/html").body.childNodes;
  dialog.replaceChildren(...lines);
  again.hidden = true;
  if (!problems) {
    dialog.close();
    return;
  }
  const heading = dialog.querySelector("h2");
  again.textContent = heading.textContent;
  const { lang, dir } = heading.closest("[lang]");
  Object.assign(again, { lang, dir });
  heading.id = "preview-heading";
  dialog.setAttribute("aria-labelledby", heading.id);
  if (!dialog.open) dialog.showModal();
}

/** Puts another style sheet in the place of the present one, once it is there. */
function restyle(address) {
  const old = [...document.head.querySelectorAll('link[rel="stylesheet"]')].find(
    (link) => link.getAttribute("href") === own.dataset.styles,
  );
  own.dataset.styles = address;
  if (!old) return;
  const fresh = old.cloneNode();
  fresh.setAttribute("href", address);
  fresh.addEventListener("load", () => old.remove());
  fresh.addEventListener("error", () => fresh.remove());
  old.after(fresh);
}

async function refresh() {
  if (busy || wanted === own.dataset.version) return;
  busy = true;
  const version = wanted;
  try {
    await replace();
  } catch {
    // The server has gone; when it is back, it says how things stand.
  }
  busy = false;
  if (wanted !== version) refresh();
}

async function replace() {
  const { pathname, search } = window.location;
  const before = messages;
  const response = await fetch(pathname + search, { cache: "no-store" });
  const page = new DOMParser().parseFromString(await response.text(), "text/html");
  const next = page.querySelector("script[data-preview]");
  if (response.status === 500) {
    if (own.dataset.status !== "500") tell(page.querySelector("template")?.innerHTML ?? "");
    return;
  }
  const moved = response.redirected || next?.dataset.status !== own.dataset.status;
  if (moved || next.dataset.scripts !== own.dataset.scripts) {
    window.location.reload();
    return;
  }
  // A message that came meanwhile knows of newer ones.
  if (messages === before && next.dataset.styles !== own.dataset.styles) {
    restyle(next.dataset.styles);
  }
  own.dataset.version = next.dataset.version;
  keepingPlace(() => exchange(page));
}

/** Brings the body up to date, part by part, and what the root says of language. */
function exchange(page) {
  document.title = page.title;
  copyAttributes(page.documentElement, document.documentElement);
  copyAttributes(page.body, document.body);
  const olds = [...document.body.children];
  const news = [...page.body.children].map((part) => document.importNode(part, true));
  const alike = olds.length === news.length && olds.every((o, n) => o.localName === news[n].localName);
  if (!alike) {
    document.body.replaceChildren(...news);
    return;
  }
  olds.forEach((old, n) => {
    if (!old.isEqualNode(news[n])) old.replaceWith(news[n]);
  });
}

function copyAttributes(from, to) {
  for (const name of ["lang", "dir", "class"]) {
    if (from.hasAttribute(name)) to.setAttribute(name, from.getAttribute(name));
    else to.removeAttribute(name);
  }
}

/** Changes the page so that what is read stays where it is, with focus and opened parts. */
function keepingPlace(change) {
  const marks = [...document.querySelectorAll("main [id]")].filter(movesWithThePage);
  const mark = marks.find((element) => element.getBoundingClientRect().top >= 0) ?? marks.at(-1);
  const top = mark?.getBoundingClientRect().top;
  const { scrollX, scrollY } = window;
  const focused = document.activeElement?.id;
  const inBar = document.activeElement?.closest(".preview-bar summary");
  const opened = document.querySelector(".preview-bar details")?.open;
  change();
  const bar = document.querySelector(".preview-bar details");
  if (bar && opened) bar.open = true;
  if (inBar) bar?.querySelector("summary").focus({ preventScroll: true });
  else if (focused) document.getElementById(focused)?.focus({ preventScroll: true });
  const there = scrollY > 0 && mark ? document.getElementById(mark.id) : null;
  const shift = there ? there.getBoundingClientRect().top - top + window.scrollY - scrollY : 0;
  window.scrollTo({ left: scrollX, top: scrollY + shift, behavior: "instant" });
}

function movesWithThePage(element) {
  for (let part = element; part && part.localName !== "main"; part = part.parentElement) {
    if (["fixed", "sticky"].includes(getComputedStyle(part).position)) return false;
  }
  return true;
}
