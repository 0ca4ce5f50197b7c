/** What was found → the lines in which the page says so, also to those who do not see it. */
class Messages {
  constructor(status, entries) {
    this.status = status;
    this.entries = entries;
  }

  /** Say a line of the interface, and nothing else. */
  say(name, values) {
    this.status.replaceChildren(this.line(name, values));
  }

  /** Say what was found, or what is near it. */
  tell(query, parts, count) {
    const lines = parts.flatMap((part) => this.told(part, parts, count));
    if (!parts.length) lines.push(["wordless"]);
    else if (!count && parts.every((part) => part.count)) lines.push(["apart"]);
    if (count) lines.push(["found", { count: String(count) }]);
    else if (!lines.length) lines.push(["nothing", { query }]);
    this.status.replaceChildren(...lines.map(([name, values]) => this.line(name, values)));
  }

  told(part, parts, count) {
    const asked = part.written;
    if (part.near) return [["near", { asked, near: part.near }]];
    if (part.count || (count && !part.suggested)) return [];
    if (part.suggested) return [["suggested", { asked, near: this.link(part, parts) }]];
    return [["lacking", { asked }]];
  }

  /** A link to the same search with a word that the index has. */
  link(part, parts) {
    const link = document.createElement("a");
    const near = part.suggested.near ?? part.suggested.words[0];
    const words = parts.map((each) => (each === part ? near : each.written));
    link.href = `?${new URLSearchParams({ q: words.join(" ") })}`;
    link.textContent = near;
    return link;
  }

  /** A line of the interface, with what belongs into its places. */
  line(name, values = {}) {
    const line = this.entries.copy(name);
    for (const place of line.querySelectorAll("[data-name]")) {
      place.append(values[place.dataset.name] ?? "");
    }
    return line;
  }

  /** Find out how words are written that the index offers for others. */
  async spell(parts, passage) {
    const { index, data } = this.entries;
    for (const part of parts) {
      if (part.near) part.near = writtenAs(part, passage);
      const [first] = part.suggested ? ranked([part.suggested], index.count, data.lang) : [];
      if (!first) continue;
      const { address } = await this.entries.explainer(first);
      const [found] = await passagesOf(address, [part.suggested]).catch(() => []);
      part.suggested.near = writtenAs(part.suggested, found?.best);
    }
  }
}

/** How a word of the index is written: in the name of a topic, on the page, else as it is folded. */
function writtenAs(part, passage) {
  const names = (part.spellings ?? []).flatMap((name) => name.split(" "));
  const named = names.find((name) => part.words.includes(withoutArticle(fold(name))));
  if (named) return named;
  const words = passage ? wordsWithPlaces(passage.text) : [];
  for (let at = 0; at < words.length; at += 1) {
    const pattern = part.patterns.find((each) => fitsAt(each, words, at));
    if (pattern) return passage.text.slice(words[at].start, words[at + pattern.length - 1].end);
  }
  return part.near ?? part.words[0];
}
