/**
 * <language-switch>: its links lead to the passage being read, not to the top of the page, and
 * the language chosen is remembered for the front page. Without it, they are plain links.
 */
customElements.define(
  "language-switch",
  class extends HTMLElement {
    connectedCallback() {
      for (const event of ["pointerenter", "pointerdown", "focusin", "click"]) {
        this.addEventListener(event, (found) => this.update(found));
      }
      this.arrive();
    }

    update(event) {
      const place = this.place();
      for (const link of this.querySelectorAll("a")) link.hash = place;
      const link = event.target.closest("a[hreflang]");
      if (link && event.type === "click") this.remember(link.hreflang);
    }

    /** The id to lead to: the address's own while it is in view, else what is being read. */
    place() {
      const named = this.named();
      if (named) return named.id;
      const line = window.innerHeight / 3;
      let read = { id: "", top: -Infinity };
      for (const element of document.querySelectorAll("main [id]")) {
        if (!this.isPlace(element)) continue;
        const { top, height } = element.getBoundingClientRect();
        // Of two side by side, the first.
        if (height && top < line && top > read.top) read = { id: element.id, top };
      }
      return read.id;
    }

    /** Sections, the passages in them, and entries of lists are where the twin has them too. */
    isPlace(element) {
      return (
        element.matches("section, [id^='at-']") || /^[a-z][a-z0-9-]*\.\d+$/.test(element.id)
      );
    }

    /** The place in the address: both languages have it under the same id. */
    named() {
      const target = document.getElementById(this.fragment());
      if (!target?.closest("main") || !this.isPlace(target)) return null;
      const box = target.getBoundingClientRect();
      return box.bottom > 0 && box.top < window.innerHeight ? target : null;
    }

    /** A passage that was not translated by itself is not here: its section is. */
    arrive() {
      const id = this.fragment();
      if (!id.includes(".") || document.getElementById(id)) return;
      document.getElementById(id.split(".")[0])?.scrollIntoView({ behavior: "instant" });
    }

    fragment() {
      try {
        return decodeURIComponent(window.location.hash.slice(1));
      } catch {
        return ""; // no valid encoding: somebody's address, not one of ours
      }
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
