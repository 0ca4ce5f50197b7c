/** Topics and explainers → the entries that list them, copies of the templates of the page. */
const MOST_SECTIONS = 4; // of an explainer that are led to

class Entries {
  /** `host` is the element with the templates, and with the patterns of addresses in its data. */
  constructor(host, index) {
    this.host = host;
    this.data = host.dataset;
    this.index = index;
  }

  /** A copy of a template. */
  copy(name) {
    const template = this.host.querySelector(`template[data-name="${name}"]`);
    return template.content.cloneNode(true).firstElementChild;
  }

  /** The part of the page that lists topics. */
  topics(topics) {
    const part = this.copy("part-topics");
    for (const topic of topics) {
      const item = this.copy("topic");
      const link = item.querySelector("a");
      link.href = this.data.topic.replace("{}", topic.id);
      link.textContent = topic.name[this.data.lang];
      item.querySelector(".result-about").textContent = topic.about[this.data.lang];
      part.querySelector("ul").append(item);
    }
    return part;
  }

  /** An explainer without its passages, and its address. */
  async explainer({ place, lang }) {
    const text = await this.index.text(place);
    const item = this.copy("explainer");
    const link = item.querySelector("a");
    const address = this.data[lang].replace("{}", text.slug);
    link.href = address;
    link.textContent = text.title[lang];
    const line = item.querySelector(".result-date");
    if (text.date) {
      const date = document.createElement("time");
      date.dateTime = text.date;
      date.textContent = this.day(text.date);
      line.append(date);
    } else if (this.isStory(text.slug)) line.append(this.copy("story"));
    else line.remove();
    if (lang !== this.data.lang) {
      link.hreflang = lang;
      for (const part of item.querySelectorAll(".result-title, .result-excerpt, .result-sections")) {
        part.lang = lang;
        part.dir = lang === "ar" ? "rtl" : "ltr";
      }
    }
    return { item, address };
  }

  /** Whether a result is a story, and there are words to say so. */
  isStory(slug) {
    const says = this.host.querySelector('template[data-name="story"]');
    return says !== null && slug.startsWith(this.data.stories);
  }

  day(iso) {
    const [year, month, day] = iso.split("-").map(Number);
    const options = { dateStyle: "long", timeZone: "UTC", numberingSystem: this.data.digits };
    const format = new Intl.DateTimeFormat(this.data.locale, options);
    return format.format(Date.UTC(year, month - 1, day));
  }

  /** Show the passages of an explainer; without its page the link alone stands there. */
  async fill({ item, address }, parts) {
    const passages = await passagesOf(address, parts).catch(() => []);
    const [best] = passages;
    if (!best) return undefined;
    if (best.id) item.querySelector("a").hash = best.id;
    const place = item.querySelector(".result-excerpt");
    for (const { text, asked } of excerpt(best.best)) {
      if (!asked) place.append(text);
      else place.appendChild(document.createElement("mark")).textContent = text;
    }
    const sections = passages.filter(
      ({ id, heading, has }) => id && heading && has.size === best.has.size,
    );
    for (const { id, heading } of sections.slice(0, MOST_SECTIONS)) {
      const link = document.createElement("a");
      link.href = `${address}#${id}`;
      link.textContent = heading;
      const entry = item.querySelector(".result-sections").appendChild(document.createElement("li"));
      entry.append(link);
    }
    return best.best;
  }
}
