/**
 * Writes what is typed into the files as soon as the typist rests, one field after the other.
 * Words that cannot be written stay in the field and in the browser, and are tried again.
 */
import * as drafts from "./desk-drafts.js";
import { arrange, elements, isClean, same } from "./desk-page.js";

const REST = 30;
const AGAIN = 1500;
const RETRIED = new Set(["lost", "disk", "files"]);
const texts = document.getElementById("_texts").dataset;

export class Writing {
  /** `say` tells what everybody should hear, `show` how far the saving is. */
  constructor(server, { say, show }) {
    Object.assign(this, { server, say, show });
    this.timers = new WeakMap();
    this.asked = new WeakSet();
    this.last = Promise.resolve();
    this.waiting = 0;
  }

  get isBusy() {
    return this.waiting > 0;
  }

  typed(area) {
    drafts.keep(area);
    this.show(texts.typing);
    this.soon(area, REST);
  }

  soon(area, milliseconds) {
    clearTimeout(this.timers.get(area));
    this.timers.set(
      area,
      setTimeout(() => this.save(area), milliseconds),
    );
  }

  /** Writes a field after those before it. */
  save(area) {
    clearTimeout(this.timers.get(area));
    return this.next(() => this.write(area));
  }

  next(action) {
    this.waiting += 1;
    this.last = this.last.then(action).finally(() => {
      this.waiting -= 1;
    });
    return this.last;
  }

  async write(area) {
    if (this.asked.has(area) || !area.isConnected) return;
    if (isClean(area)) {
      drafts.drop(area);
      return;
    }
    const words = area.value;
    const { side, partNumber } = area.dataset;
    const key = area.closest("article").id;
    const known = area.defaultValue;
    const wanted = { do: "write", key, side, part: Number(partNumber), known, words };
    let answer = { status: 0, found: { code: "lost" } };
    try {
      answer = await this.server.send(wanted);
    } catch {
      // Nobody is there; what was typed waits.
    }
    if (answer.status === 200) this.written(area, words, answer.found);
    else if (answer.found.code === "question") this.ask(area, answer.found.theirs);
    else this.failed(area, answer.found);
  }

  written(area, words, found) {
    const article = area.closest("article");
    if (article.id !== found.key) {
      drafts.drop(area);
      article.id = found.key;
    }
    area.defaultValue = found.words;
    this.quiet(area);
    this.take(found, article);
    this.show(texts.saved);
    if (!same(area.value, words)) {
      this.soon(area, REST);
      return;
    }
    drafts.drop(area);
    // What only pasting brings is left out; that is shown when one has left the field.
    if (document.activeElement !== area) area.value = found.words;
  }

  /** Shows what changed on the page with something that was written. */
  take(found, own) {
    const fresh = found.units.flatMap(elements);
    const before = new Map(fresh.map(({ id }) => [id, document.getElementById(id)?.dataset.status]));
    for (const part of found.head.flatMap(elements)) {
      document.getElementById(part.id).replaceWith(part);
    }
    if (!arrange(found.order, fresh)) this.server.mark = "";
    const touched = fresh.filter(({ id, dataset }) => before.get(id) !== dataset.status);
    const names = touched.map(({ id }) => described(document.getElementById(id)));
    if (names.length > 0 && own) this.say(names.join(" · "));
  }

  failed(area, found) {
    const code = found.code in texts ? found.code : "request";
    this.show(texts.typing);
    this.note(area, texts[code], found.html ?? "");
    if (RETRIED.has(code)) this.soon(area, AGAIN);
  }

  note(area, text, html) {
    const note = noteOf(area);
    const line = document.createElement("p");
    line.textContent = text;
    note.replaceChildren(line, ...elements(html));
    if (note.hidden || note.dataset.text !== text) this.say(text);
    note.dataset.text = text;
    note.hidden = false;
    area.setAttribute("aria-invalid", "true");
  }

  quiet(area) {
    const note = noteOf(area);
    if (!note.hidden) this.say("");
    note.hidden = true;
    note.replaceChildren();
    area.removeAttribute("aria-invalid");
  }

  /** Asks which words it is to be, where somebody else changed the passage. */
  ask(area, theirs) {
    this.asked.add(area);
    this.question(area, "question", theirs, {
      mine: () => {
        area.defaultValue = theirs;
        this.save(area);
      },
      theirs: () => {
        area.value = theirs;
        area.defaultValue = theirs;
        drafts.drop(area);
        this.server.mark = "";
      },
    });
  }

  /** Offers words that were typed and never written. */
  offer(area) {
    const words = drafts.found(area);
    if (words === null) return;
    this.question(area, "draft", words, {
      put: () => {
        area.value = words;
        this.save(area);
      },
      drop: () => drafts.drop(area),
    });
  }

  question(area, kind, words, answers) {
    const note = noteOf(area);
    const parts = document.getElementById("_question").content.cloneNode(true);
    for (const part of parts.querySelectorAll("[data-say]")) {
      if (part.dataset.say !== kind) part.remove();
    }
    const shown = parts.querySelector(".desk-theirs");
    shown.textContent = words;
    shown.lang = area.lang;
    const said = parts.querySelector("p").textContent;
    for (const button of parts.querySelectorAll("button")) {
      button.addEventListener("click", () => {
        this.asked.delete(area);
        this.quiet(area);
        area.focus();
        answers[button.dataset.answer]();
      });
    }
    note.replaceChildren(parts);
    note.hidden = false;
    this.say(said);
  }

  /** Says that a translation is right as it stands. */
  accept(article) {
    return this.next(async () => {
      try {
        const { status, found } = await this.server.send({ do: "accept", key: article.id });
        if (status === 200) this.take(found, article);
        else this.failed(article.querySelector('textarea[data-side="target"]'), found);
      } catch {
        this.say(texts.lost);
      }
    });
  }
}

function noteOf(area) {
  return area.closest("article").querySelector(".desk-note");
}

function described(article) {
  const [name, status] = ["h2", ".desk-status"].map((part) => article?.querySelector(part));
  return name && status ? `${name.textContent}: ${status.textContent}` : "";
}
