/**
 * <bilingual-reading>: the way of reading chosen on a page with both texts is remembered for the
 * next one. Choosing itself is the style sheet's work and needs no script.
 */
customElements.define(
  "bilingual-reading",
  class extends HTMLElement {
    connectedCallback() {
      const chosen = this.remembered();
      for (const option of this.querySelectorAll("input")) {
        if (option.value === chosen) option.checked = true;
      }
      this.addEventListener("change", (event) => this.remember(event.target.value));
    }

    remembered() {
      try {
        return window.localStorage.getItem("sharih-reading");
      } catch {
        return null; // Storage is switched off; both languages are shown.
      }
    }

    remember(choice) {
      try {
        window.localStorage.setItem("sharih-reading", choice);
      } catch {
        // As above.
      }
    }
  },
);
