/**
 * <glossary-terms data-close>: links to its entries open the entry over the text, in one popover for
 * all of them. Without this, and in a browser without popovers, they lead to the entry.
 */
customElements.define(
  "glossary-terms",
  class extends HTMLElement {
    connectedCallback() {
      if (!("popover" in HTMLElement.prototype) || this.definition) return;
      this.definition = this.querySelector("[popover]");
      this.definition.addEventListener("beforetoggle", ({ newState }) => {
        this.link?.setAttribute("aria-expanded", newState === "open");
      });
      document.addEventListener("click", (event) => this.open(event));
    }

    open(event) {
      const link = event.target.closest("a[href^='#term_']");
      const entry = link && document.getElementById(link.hash.slice(1));
      // With a key held down a link opens elsewhere, as everywhere.
      if (!entry || event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      this.definition.hidePopover();
      this.link = link;
      this.fill(entry);
      this.definition.showPopover({ source: link });
    }

    fill(entry) {
      const list = document.createElement("dl");
      list.append(...entry.cloneNode(true).children);
      list.querySelector(".to-mention")?.remove();
      const close = document.createElement("button");
      close.textContent = this.dataset.close;
      close.addEventListener("click", () => this.definition.hidePopover());
      this.definition.replaceChildren(list, close);
    }
  },
);
