/**
 * Asks the preview for the page of the desk as it is now, and has it write. What it answers
 * belongs to the run that is there: after a restart the page takes the token of the new one.
 */
export class Server {
  constructor({ token, mark }) {
    this.token = token;
    this.mark = mark;
    this.address = window.location.pathname + window.location.search;
  }

  /** Has something done; returns the status and what was answered. Throws where nobody is there. */
  async send(wanted) {
    let response = await this.post(wanted);
    if (response.status === 403) {
      const { mark } = this;
      await this.page();
      this.mark = mark; // as nothing of that page is shown
      response = await this.post(wanted);
    }
    const found = await response.json().catch(() => ({ code: "request" }));
    if (found.mark) this.mark = found.mark;
    return { status: response.status, found };
  }

  post(wanted) {
    return fetch(this.address, {
      method: "POST",
      headers: {
        "Content-Type": "application/json",
        "X-Sharih-Mark": this.mark,
        "X-Sharih-Token": this.token,
      },
      body: JSON.stringify(wanted),
    });
  }

  /** Returns the page as it is now; null where it is as this one, or cannot be shown. */
  async page() {
    const headers = { "X-Sharih-Mark": this.mark, "X-Sharih-Token": this.token };
    const response = await fetch(this.address, { headers, cache: "no-store" });
    if (response.status !== 200) return null;
    const page = new DOMParser().parseFromString(await response.text(), "text/html");
    this.token = page.body.dataset.token;
    this.mark = page.body.dataset.mark;
    return page;
  }
}
