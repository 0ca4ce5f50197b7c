/**
 * <copy-text data-label data-done>: a button that copies the words marked `data-copy` in it.
 * Without it they can be selected.
 *
 * With a link in it, there is no button: the link copies the words it has in `data-copy` and its
 * address, and leads where it leads without this.
 */
customElements.define(
  "copy-text",
  class extends HTMLElement {
    connectedCallback() {
      if (!window.navigator.clipboard || this.querySelector("button, output")) return;
      const link = this.querySelector("a[data-copy]");
      if (link) {
        const said = this.appendChild(document.createElement("output"));
        link.addEventListener("click", (event) => this.cite(event, link, said));
        return;
      }
      const button = document.createElement("button");
      button.className = "button";
      button.textContent = this.dataset.label;
      button.addEventListener("click", () => {
        this.copy(this.querySelector("[data-copy]").textContent.trim(), button);
      });
      this.append(button);
    }

    cite(event, link, said) {
      // With a key held down a link opens elsewhere, as everywhere.
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      const address = new URL(link.href);
      address.search = ""; // where a reader came from
      this.copy(`${link.dataset.copy}\n${address}`, said);
      // It lies over the text, so it goes with whatever the reader does next.
      for (const next of ["keydown", "pointerdown", "wheel"]) {
        document.addEventListener(next, () => said.replaceChildren(), { once: true });
      }
    }

    async copy(words, said) {
      try {
        await window.navigator.clipboard.writeText(words);
      } catch {
        return; // Not allowed here; the words can still be selected, the link still leads.
      }
      said.textContent = this.dataset.done;
    }
  },
);
