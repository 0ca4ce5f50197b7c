/**
 * <language-switch>: its link leads to the section being read, not to the top of the page, and
 * the language chosen is remembered for the front page. Without it, the link is a plain link.
 */
customElements.define(
  "language-switch",
  class extends HTMLElement {
    connectedCallback() {
      for (const event of ["pointerenter", "pointerdown", "focusin", "click"]) {
        this.addEventListener(event, (found) => this.update(found));
      }
    }

    update(event) {
      const link = this.querySelector("a[hreflang]");
      if (!link) return;
      link.hash = this.place();
      if (event.type === "click") this.remember(link.hreflang);
    }

    /** The id to lead to: the address's own while it is in view, else the section being read. */
    place() {
      const named = this.named();
      if (named) return named.id;
      const line = window.innerHeight / 3;
      let read = { id: "", top: -Infinity };
      for (const section of document.querySelectorAll("main section[id]")) {
        const { top } = section.getBoundingClientRect();
        // Of two side by side, the first.
        if (top < line && top > read.top) read = { id: section.id, top };
      }
      return read.id;
    }

    /** The section or passage in the address: both languages have it under the same id. */
    named() {
      let id;
      try {
        id = decodeURIComponent(window.location.hash.slice(1));
      } catch {
        return null; // no valid encoding: somebody's address, not one of ours
      }
      const target = id ? document.getElementById(id) : null;
      if (!target?.closest("main section[id]")) return null;
      const box = target.getBoundingClientRect();
      return box.bottom > 0 && box.top < window.innerHeight ? target : null;
    }

    remember(language) {
      try {
        window.localStorage.setItem("sharih-language", language);
      } catch {
        // Storage is switched off; the site works without.
      }
    }
  },
);
