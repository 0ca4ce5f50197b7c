/** <share-page hidden>: its button opens the browser's own share sheet; hidden without one. */
customElements.define(
  "share-page",
  class extends HTMLElement {
    connectedCallback() {
      if (!window.navigator.share) return;
      this.hidden = false;
      this.addEventListener("click", () => this.share());
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
