/** The index of the site, of which pieces are fetched when they are needed, each once. */
class SearchIndex {
  /** `data` has where it lies, how many pieces it is cut into, and the names of the months. */
  constructor({ index, texts, pieces, months }) {
    const [words, near, topics, textsAPiece] = pieces.split(" ").map(Number);
    this.folder = index;
    this.count = Number(texts);
    this.cut = { words, near, topics, textsAPiece };
    this.months = JSON.parse(months);
    this.pieces = new Map();
  }

  /** The piece in which a word lies with its family: words → texts, and names of topics → ids. */
  async words(word) {
    const piece = pieceOf(family(word), this.cut.words);
    return this.piece(`words/${piece}.txt`, (text) => {
      const found = { words: new Map(), topics: new Map(), names: new Set(), numbers: new Map() };
      for (const line of text.split("\n")) {
        const [key, value] = line.split("\t");
        if (key.startsWith("!")) found.names.add(key.slice(1));
        else if (key.startsWith("~")) found.numbers.set(key.slice(1), value.split(" "));
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
        this.piece(`near/${pieceOf(end, this.cut.near)}.txt`, (text) =>
          text.split("\n").filter(Boolean).map((line) => line.split(" ")),
        ),
      ),
    );
    return new Map(pieces.flat());
  }

  /** A topic by its id; undefined where there is none. */
  async topic(id) {
    const piece = pieceOf(id, this.cut.topics);
    const found = (await this.piece(`topics/${piece}.json`, JSON.parse))[id];
    if (!found) return undefined;
    const [kind, [ar, en], [arabic, english], [aboutAr, aboutEn], postings] = found;
    const names = [ar, en, ...arabic, ...english];
    return { id, kind, name: { ar, en }, about: { ar: aboutAr, en: aboutEn }, names, postings };
  }

  /** The explainer at a place: its slug, date and titles. */
  async text(place) {
    const size = this.cut.textsAPiece;
    const piece = await this.piece(`texts/${Math.floor(place / size)}.json`, JSON.parse);
    const [slug, date, ar, en] = piece[place % size];
    return { slug, date, title: { ar, en } };
  }

  piece(path, read) {
    if (!this.pieces.has(path)) {
      const found = this.fetched(path).then(read);
      found.catch(() => this.pieces.delete(path)); // asked for again, it may be there
      this.pieces.set(path, found);
    }
    return this.pieces.get(path);
  }

  /** Fetch a piece; one that the browser has kept is asked about, for all must be of one build. */
  async fetched(path) {
    const response = await fetch(this.folder + path, { cache: "no-cache" });
    if (!response.ok) throw new Error(`${path}: ${response.status}`);
    return response.text();
  }
}
