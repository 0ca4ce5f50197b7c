/**
 * <copy-text data-label data-done>: a button that copies the words marked `data-copy` in it.
 * Without it they can be selected.
 */
customElements.define(
  "copy-text",
  class extends HTMLElement {
    connectedCallback() {
      if (!window.navigator.clipboard || this.querySelector("button")) return;
      const button = document.createElement("button");
      button.className = "button";
      button.textContent = this.dataset.label;
      button.addEventListener("click", () => this.copy(button));
      this.append(button);
    }

    async copy(button) {
      const words = this.querySelector("[data-copy]").textContent.trim();
      try {
        await window.navigator.clipboard.writeText(words);
      } catch {
        return; // Not allowed here; the words can still be selected.
      }
      button.textContent = this.dataset.done;
    }
  },
);
