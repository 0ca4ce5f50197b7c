/**
 * <language-memory>: on the front page, the panel of the language chosen before, or else of the
 * browser's, comes first and stands out. Nobody is sent anywhere.
 */
customElements.define(
  "language-memory",
  class extends HTMLElement {
    connectedCallback() {
      const panels = [...this.querySelectorAll("[data-lang]")];
      const wanted = [this.remembered(), ...window.navigator.languages];
      const first = wanted
        .map((tag) => panels.find((panel) => panel.dataset.lang === tag?.split("-")[0]))
        .find((panel) => panel);
      if (first) {
        first.dataset.preferred = "";
        this.dataset.preferred = first.dataset.lang;
        this.prepend(first);
      }
      this.addEventListener("click", (event) => this.remember(event));
    }

    remembered() {
      try {
        return window.localStorage.getItem("sharih-language");
      } catch {
        return null; // Storage is switched off; the browser's language decides.
      }
    }

    remember(event) {
      const link = event.target.closest("a[hreflang]");
      if (!link) return;
      try {
        window.localStorage.setItem("sharih-language", link.hreflang);
      } catch {
        // As above.
      }
    }
  },
);
