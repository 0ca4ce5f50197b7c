/**
 * <glossary-terms>: mentions of its terms open the definition wherever they are hit, also where
 * their words run over a line's end and the button over them cannot cover all. In a browser
 * without popovers they are plain links to it, for the keyboard too.
 */
customElements.define(
  "glossary-terms",
  class extends HTMLElement {
    connectedCallback() {
      if ("popover" in HTMLElement.prototype) {
        document.addEventListener("click", (event) => this.open(event));
        return;
      }
      for (const link of document.querySelectorAll(".mention > a")) {
        link.removeAttribute("tabindex");
      }
    }

    open(event) {
      const link = event.target.closest(".mention > a");
      // With a key held down a link opens elsewhere, as everywhere.
      if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      link.nextElementSibling.click();
    }
  },
);
