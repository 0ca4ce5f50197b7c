/**
 * <site-search>: asks the index for what stands in its form, and lists the answer as plain links.
 * What is asked stands in the address, so that a search can be shared and gone back to.
 */
const AT_ONCE = 10; // results shown at first, and more at a time
const MOST_SECTIONS = 4; // of an explainer that are led to

customElements.define(
  "site-search",
  class extends HTMLElement {
    connectedCallback() {
      this.form = this.querySelector("form");
      this.input = this.querySelector("input");
      this.status = this.querySelector("[role=status]");
      this.results = this.querySelector(".search-results");
      this.title = document.title;
      this.index = new SearchIndex(this.dataset);
      this.form.addEventListener("submit", (event) => this.submitted(event));
      window.addEventListener("popstate", () => this.arrive());
      this.arrive();
    }

    submitted(event) {
      event.preventDefault();
      const address = new URL(window.location.href);
      address.hash = "";
      address.searchParams.set("q", this.input.value.slice(0, MOST_LETTERS));
      if (address.href !== window.location.href) window.history.pushState(null, "", address);
      this.search();
    }

    arrive() {
      const asked = new URLSearchParams(window.location.search).get("q") ?? "";
      this.input.value = asked.slice(0, MOST_LETTERS);
      if (asked) this.search();
      else this.clear();
      if (!asked) this.input.focus({ preventScroll: true });
    }

    clear() {
      this.asked = undefined;
      this.status.replaceChildren();
      this.results.replaceChildren();
      document.title = this.title;
    }

    async search() {
      const query = this.input.value.trim();
      this.clear();
      if (!query) return;
      this.asked = query;
      document.title = `${query} | ${this.title}`;
      this.dataset.busy = "";
      this.say("searching");
      try {
        const found = await answer(query, this.index, this.dataset.lang);
        if (this.asked === query) await this.show(query, found);
      } catch (error) {
        if (this.asked === query) this.fail(error);
      }
      if (this.asked === query) delete this.dataset.busy;
    }

    fail(error) {
      this.results.replaceChildren();
      this.index = new SearchIndex(this.dataset);
      this.say("failed");
      console.warn(error);
    }

    async show(query, { parts, topics, editions }) {
      const shown = topics.length ? [this.topics(topics)] : [];
      const list = this.part("explainers");
      const count = topics.length + editions.length;
      const [first] = editions;
      const entry = first && (await this.explainer(first));
      if (this.asked !== query) return;
      if (entry) {
        list.querySelector("ol").append(entry.item);
        shown.push(list);
      }
      this.results.replaceChildren(...shown);
      this.tell(query, parts, count);
      const passage = entry && (await this.fill(entry, parts));
      await this.spell(parts, passage);
      if (this.asked !== query) return;
      this.tell(query, parts, count);
      if (entry) await this.more(list, parts, editions, 1);
    }

    /** List explainers from a place on, with their passages. */
    async more(list, parts, editions, start) {
      const end = start + AT_ONCE - (start % AT_ONCE);
      const entries = await Promise.all(editions.slice(start, end).map((one) => this.explainer(one)));
      list.querySelector("ol").append(...entries.map(({ item }) => item));
      const button = list.querySelector("button");
      button.hidden = end >= editions.length;
      button.onclick = async () => {
        this.dataset.busy = "";
        const last = list.querySelector("ol").lastElementChild;
        await this.more(list, parts, editions, end);
        last.nextElementSibling?.querySelector("a").focus();
        delete this.dataset.busy;
      };
      await Promise.all(entries.map((entry) => this.fill(entry, parts)));
    }

    /** Find out how words are written that the index offers for others. */
    async spell(parts, passage) {
      for (const part of parts) {
        if (part.near) part.near = writtenAs(part, passage);
        if (!part.suggested) continue;
        const [first] = ranked([part.suggested], this.index.count, this.dataset.lang);
        if (!first) continue;
        const { address } = await this.explainer(first);
        const [found] = await passagesOf(address, [part.suggested]).catch(() => []);
        part.suggested.near = writtenAs(part.suggested, found?.best);
      }
    }

    /** Say what was found, or what is near it. */
    tell(query, parts, count) {
      const lines = parts.flatMap((part) => this.told(part, parts, count));
      if (!parts.length) lines.push(["wordless"]);
      else if (!count && parts.every((part) => part.count)) lines.push(["apart"]);
      if (count) lines.push(["found", { count: String(count) }]);
      else if (!lines.length) lines.push(["nothing", { query }]);
      this.status.replaceChildren(...lines.map(([name, values]) => this.text(name, values)));
    }

    told(part, parts, count) {
      const asked = part.written;
      if (part.near) return [["near", { asked, near: part.near }]];
      if (part.count || (count && !part.suggested)) return [];
      if (part.suggested) return [["suggested", { asked, near: this.link(part, parts) }]];
      return [["lacking", { asked }]];
    }

    /** A link to the same search with a word that the index has. */
    link(part, parts) {
      const link = document.createElement("a");
      const near = part.suggested.near ?? part.suggested.words[0];
      const words = parts.map((each) => (each === part ? near : each.written));
      link.href = `?${new URLSearchParams({ q: words.join(" ") })}`;
      link.textContent = near;
      return link;
    }

    topics(topics) {
      const part = this.part("topics");
      const lang = this.dataset.lang;
      for (const topic of topics) {
        const item = this.copy("topic");
        const link = item.querySelector("a");
        link.href = this.dataset.topic.replace("{}", topic.id);
        link.textContent = topic.name[lang];
        item.querySelector(".result-about").textContent = topic.about[lang];
        part.querySelector("ul").append(item);
      }
      return part;
    }

    async explainer({ place, lang }) {
      const text = await this.index.text(place);
      const item = this.copy("explainer");
      const link = item.querySelector("a");
      const address = this.dataset[lang].replace("{}", text.slug);
      link.href = address;
      link.textContent = text.title[lang];
      const date = item.querySelector("time");
      if (text.date) {
        date.dateTime = text.date;
        date.textContent = this.day(text.date);
      } else date.remove();
      if (lang !== this.dataset.lang) {
        for (const each of [item.querySelector(".result-title"), item.querySelector(".result-excerpt")]) {
          each.lang = lang;
          each.dir = lang === "ar" ? "rtl" : "ltr";
        }
        link.hreflang = lang;
      }
      return { item, address };
    }

    day(iso) {
      const [year, month, day] = iso.split("-").map(Number);
      const options = { dateStyle: "long", timeZone: "UTC" };
      return new Intl.DateTimeFormat(this.dataset.locale, options).format(Date.UTC(year, month - 1, day));
    }

    /** Show the passages of a result; without its page the link alone stands there. */
    async fill({ item, address }, parts) {
      let passages = [];
      try {
        passages = await passagesOf(address, parts);
      } catch (error) {
        console.warn(error);
      }
      const [best] = passages;
      if (!best) return undefined;
      const link = item.querySelector("a");
      if (best.id) link.hash = best.id;
      this.write(item.querySelector(".result-excerpt"), best.best);
      const more = item.querySelector(".result-sections");
      const sections = passages
        .filter(({ id, heading, has }) => id && heading && has.size === best.has.size)
        .slice(0, MOST_SECTIONS);
      for (const { id, heading } of sections) {
        const section = document.createElement("a");
        section.href = `${address}#${id}`;
        section.textContent = heading;
        const entry = document.createElement("li");
        entry.append(section);
        more.append(entry);
      }
      return best.best;
    }

    write(place, passage) {
      for (const { text, asked } of excerpt(passage)) {
        if (!asked) place.append(text);
        else place.appendChild(document.createElement("mark")).textContent = text;
      }
    }

    part(name) {
      return this.copy(`part-${name}`);
    }

    copy(name) {
      const template = this.querySelector(`template[data-name="${name}"]`);
      return template.content.cloneNode(true).firstElementChild;
    }

    say(name, values) {
      this.status.replaceChildren(this.text(name, values));
    }

    /** A line of the interface, with what belongs into its places. */
    text(name, values = {}) {
      const line = this.copy(name);
      for (const place of line.querySelectorAll("[data-name]")) {
        place.append(values[place.dataset.name] ?? "");
      }
      return line;
    }
  },
);

/** How a word of the index is written: in the name of a topic, on the page, else as it is folded. */
function writtenAs(part, passage) {
  const names = (part.spellings ?? []).flatMap((name) => name.split(" "));
  const named = names.find((name) => part.words.includes(withoutArticle(fold(name))));
  if (named) return named;
  const words = passage ? wordsWithPlaces(passage.text) : [];
  for (let at = 0; at < words.length; at += 1) {
    const pattern = part.patterns.find((each) => fitsAt(each, words, at));
    if (pattern) return passage.text.slice(words[at].start, words[at + pattern.length - 1].end);
  }
  return part.near ?? part.words[0];
}
