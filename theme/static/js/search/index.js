/** The index of the site, of which pieces are fetched when they are needed, each once. */
class SearchIndex {
  constructor(folder) {
    this.folder = folder;
    this.pieces = new Map();
  }

  /** Read the manifest; without it there is no search. */
  async open() {
    this.manifest ??= await this.fetched("index.json", { cache: "no-cache" }).then((r) => r.json());
    return this.manifest;
  }

  /** The piece in which a word lies with its family: words → texts, and names of topics → ids. */
  async words(word) {
    const piece = pieceOf(family(word), this.manifest.pieces.words);
    return this.piece(`words/${piece}.txt`, (text) => {
      const found = { words: new Map(), topics: new Map(), names: new Set() };
      for (const line of text.split("\n")) {
        const [key, value] = line.split("\t");
        if (key.startsWith("!")) found.names.add(key.slice(1));
        else if (!key.startsWith("=")) found.words.set(key, value);
        else {
          found.topics.set(key.slice(1), value.split(" "));
          for (const part of key.slice(1).split(" ")) found.names.add(withoutArticle(part));
        }
      }
      found.words.delete("");
      return found;
    });
  }

  /** Words that begin or end like this one, each with about how many texts have it. */
  async near(word) {
    const ends = [`${word.slice(0, 2)}-`, `-${word.slice(-2)}`];
    const pieces = await Promise.all(
      ends.map((end) =>
        this.piece(`near/${pieceOf(end, this.manifest.pieces.words)}.txt`, (text) =>
          text.split("\n").filter(Boolean).map((line) => line.split(" ")),
        ),
      ),
    );
    return new Map(pieces.flat());
  }

  /** A topic by its id; undefined where there is none. */
  async topic(id) {
    const piece = pieceOf(id, this.manifest.pieces.topics);
    const found = (await this.piece(`topics/${piece}.json`, JSON.parse))[id];
    if (!found) return undefined;
    const [kind, [ar, en], [arabic, english], [aboutAr, aboutEn], postings] = found;
    const names = [ar, en, ...arabic, ...english];
    return { id, kind, name: { ar, en }, about: { ar: aboutAr, en: aboutEn }, names, postings };
  }

  /** The explainer at a place: its slug, date and titles. */
  async text(place) {
    const size = this.manifest.pieces.texts;
    const piece = await this.piece(`texts/${Math.floor(place / size)}.json`, JSON.parse);
    const [slug, date, ar, en] = piece[place % size];
    return { slug, date, title: { ar, en } };
  }

  piece(path, read) {
    if (!this.pieces.has(path)) {
      const found = this.fetched(`${path}?${this.manifest.mark}`).then(async (r) => read(await r.text()));
      found.catch(() => this.pieces.delete(path)); // asked for again, it may be there
      this.pieces.set(path, found);
    }
    return this.pieces.get(path);
  }

  async fetched(path, options) {
    const response = await fetch(this.folder + path, options);
    if (!response.ok) throw new Error(`${path}: ${response.status}`);
    return response;
  }
}
