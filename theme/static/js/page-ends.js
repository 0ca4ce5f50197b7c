/** <page-ends>: where there is room, the parts behind a text are open; a telephone has them folded. */
customElements.define(
  "page-ends",
  class extends HTMLElement {
    connectedCallback() {
      if (!window.matchMedia("(width >= 48rem)").matches) return;
      for (const part of this.querySelectorAll("details:not(.cite-more)")) part.open = true;
    }
  },
);
