/**
 * <site-search>: asks the index for what stands in its form, and lists the answer as plain links.
 * What is asked stands in the address, so that a search can be shared and gone back to.
 */
const AT_ONCE = 10; // results shown at first, and more at a time

customElements.define(
  "site-search",
  class extends HTMLElement {
    connectedCallback() {
      this.input = this.querySelector("input");
      this.results = this.querySelector(".search-results");
      this.title = document.title;
      this.begin();
      this.querySelector("form").addEventListener("submit", (event) => this.submitted(event));
      window.addEventListener("popstate", () => this.arrive());
      this.arrive();
    }

    /** Have an index of which nothing is fetched yet. */
    begin() {
      this.index = new SearchIndex(this.dataset);
      this.entries = new Entries(this, this.index);
      this.messages = new Messages(this.querySelector("[role=status]"), this.entries);
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
      this.search();
      if (!asked) this.input.focus({ preventScroll: true });
    }

    async search() {
      const query = this.input.value.trim();
      this.asked = query;
      this.messages.status.replaceChildren();
      this.results.replaceChildren();
      delete this.dataset.busy;
      document.title = query ? `${query} | ${this.title}` : this.title;
      if (!query) return;
      this.dataset.busy = "";
      this.messages.say("searching");
      try {
        const found = await answer(query, this.index, this.dataset.lang);
        if (this.asked === query) await this.show(query, found);
      } catch (error) {
        if (this.asked === query) this.fail(error);
      }
      if (this.asked === query) delete this.dataset.busy;
    }

    fail(error) {
      console.warn(error);
      this.results.replaceChildren();
      this.begin(); // asked again, the index may be there
      this.messages.say("failed");
    }

    /** Show the first result before anything is asked for that only others need. */
    async show(query, { parts, topics, editions }) {
      const count = topics.length + editions.length;
      const list = this.entries.copy("part-explainers");
      const first = editions.length ? await this.entries.explainer(editions[0]) : undefined;
      if (this.asked !== query) return;
      if (first) list.querySelector("ol").append(first.item);
      if (topics.length) this.results.append(this.entries.topics(topics));
      if (first) this.results.append(list);
      this.messages.tell(query, parts, count);
      const passage = first && (await this.entries.fill(first, parts));
      await this.messages.spell(parts, passage);
      if (this.asked !== query) return;
      this.messages.tell(query, parts, count);
      if (first) await this.more(list, parts, editions, 1);
    }

    /** List explainers from a place on, with their passages. */
    async more(list, parts, editions, start) {
      const end = start + AT_ONCE - (start % AT_ONCE);
      const found = editions.slice(start, end).map((edition) => this.entries.explainer(edition));
      const entries = await Promise.all(found);
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
      await Promise.all(entries.map((entry) => this.entries.fill(entry, parts)));
    }
  },
);
