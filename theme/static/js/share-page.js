/** <share-page data-label hidden>: a button that opens the browser's own share sheet; hidden without one. */
customElements.define(
  "share-page",
  class extends HTMLElement {
    connectedCallback() {
      if (!window.navigator.share || this.firstChild) return;
      const button = this.appendChild(document.createElement("button"));
      button.className = "button";
      button.textContent = this.dataset.label;
      button.addEventListener("click", () => this.share());
      this.hidden = false;
    }

    async share() {
      try {
        await window.navigator.share({ title: document.title, url: window.location.href });
      } catch {
        // Given up by the reader, or not allowed.
      }
    }
  },
);
