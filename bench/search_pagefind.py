"""A project → the same search by Pagefind, with our analysis of words on both sides.

`python -m bench.search_pagefind PROJECT FOLDER` writes pages into FOLDER that have the analysed
words of the project's texts, and says what indexing them took. Pagefind is not among the
project's requirements: `PAGEFIND` names its binary (`pip install "pagefind[bin]"` in another
environment). What is written has `ask.html`, which a browser asks with `?q=`: the words of the
query are to be analysed by `Analysis` too.
"""

from __future__ import annotations

import argparse
import html
import os
import shutil
import subprocess
import time
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Final

from sharih.arabic import fold
from sharih.content.editions import Edition
from sharih.content.topics import Registry
from sharih.errors import Problems
from sharih.languages import LANGS
from sharih.markdown.blocks import inline_texts
from sharih.markdown.inline import plain_text
from sharih.search.families import whole_words, without_article
from sharih.search.months import months_in
from sharih.search.words import words_of
from sharih.settings import load_settings
from sharih.site.project import Content, load_content

_LEAST: Final = 3
_ENDINGS: Final = (("ات", "ه"), ("ون", ""), ("ين", ""))
_ASK: Final = """<!doctype html><html lang="zxx"><meta charset="utf-8"><title>?</title>
<main></main><script type="module">
const pagefind = await import("/pagefind/pagefind.js");
const asked = new URLSearchParams(location.search).get("q");
const { results } = await pagefind.search(asked);
const main = document.querySelector("main");
for (const result of results.slice(0, Number(new URLSearchParams(location.search).get("n") ?? 1))) {
  const data = await result.data();
  for (const { url } of [{ url: data.url }, ...data.sub_results]) {
    const link = main.appendChild(document.createElement("a"));
    link.href = url;
    link.textContent = data.meta.title;
  }
}
main.dataset.done = results.length;
</script>
"""


class Analysis:
    """Writes words as both sides have them: without what is attached to them, if that is known."""

    def __init__(self, texts: Iterable[str], registry: Registry) -> None:
        """`texts` are all words of the site, to know which there are."""
        self._known = frozenset(word for text in texts for word in words_of(text))
        self._registry = registry
        self.bare = lru_cache(maxsize=None)(self._bare)

    def written(self, text: str) -> str:
        """Write a text as its analysed words, with signs of the months and topics it names."""
        words = words_of(text)
        signs = [f"month{month[1:]}" for month in months_in(fold(text), {*words})]
        for lang in LANGS:
            topics = sorted(self._registry.mentioned(text, lang))
            signs += [f"topic{topic.replace('-', '')}" for topic in topics]
        return " ".join([*map(self.bare, words), *signs])

    def asked(self, query: str) -> str:
        """Write a query so: what is a name or a month is asked for by its sign alone."""
        signs: list[str] = []
        for lang in LANGS:
            for mention in reversed(self._registry.mentions(query, lang)):
                signs.append(f"topic{mention.topic.replace('-', '')}")
                query = query[: mention.start] + " " + query[mention.end :]
        words = words_of(query)
        months = months_in(fold(query), {*words})
        if months:
            signs += [f"month{month[1:]}" for month in months]
            words = [word for word in words if not months_in(word, {word})]
        return " ".join([*map(self.bare, words), *signs])

    def _bare(self, word: str) -> str:
        word = self._singular(self._alone(word))
        return word.replace("يو", "وو")

    def _alone(self, word: str) -> str:
        if word < "\u0600" or self._is_whole(word):
            return word
        if (bare := without_article(word)) != word:
            return bare
        rest = word[1:]
        if word[0] in "وفبكلس" and len(rest) >= _LEAST and rest in self._known:
            return self._alone(rest)
        return word

    def _is_whole(self, word: str) -> bool:
        behind = (f"{before}{word}" for before in ("ال", "بال", "لل", "ب", "ك", "ل"))
        return word in whole_words() or not self._known.isdisjoint(behind)

    def _singular(self, word: str) -> str:
        for ending, other in _ENDINGS:
            if word.endswith(ending) and (one := word.removesuffix(ending) + other) in self._known:
                return one
        if word.endswith("s") and word[:-1] in self._known:
            return word[:-1]
        return word


def main(words: Sequence[str] | None = None) -> None:
    """Write the pages and have them indexed."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("project", type=Path)
    parser.add_argument("folder", type=Path)
    arguments = parser.parse_args(words)
    settings = load_settings(arguments.project / "pelicanconf.py")
    content = load_content(settings, Problems())
    begun = time.perf_counter()
    analysis = analysis_of(content)
    write(content, analysis, arguments.folder)
    written = time.perf_counter()
    index(arguments.folder)
    print(
        f"analysis and pages {written - begun:.2f} s, index {time.perf_counter() - written:.2f} s"
    )
    files = [path for path in (arguments.folder / "pagefind").rglob("*") if path.is_file()]
    print(f"{len(files)} files, {sum(path.stat().st_size for path in files)} bytes")


def analysis_of(content: Content) -> Analysis:
    """Make the analysis of all texts of a project."""
    editions = [e for slug in content.texts for e in content.body(slug).explainer.editions.values()]
    return Analysis(("\n".join(_texts(edition)) for edition in editions), content.registry)


def _texts(edition: Edition) -> Iterator[str]:
    yield from map(plain_text, (edition.metadata.title, edition.metadata.summary))
    yield from (plain_text(text) for _, text in edition.document.texts)


def write(content: Content, analysis: Analysis, folder: Path) -> None:
    """Write a page for each edition, with its sections."""
    shutil.rmtree(folder, ignore_errors=True)
    for slug in content.texts:
        for lang, edition in content.body(slug).explainer.editions.items():
            path = folder / lang / slug / "index.html"
            path.parent.mkdir(parents=True)
            path.write_text(_page(edition, analysis), encoding="utf-8")
    (folder / "ask.html").write_text(_ASK, encoding="utf-8")


def _page(edition: Edition, analysis: Analysis) -> str:
    title = analysis.written(plain_text(edition.metadata.title))
    parts = [f"<h1>{title}</h1><p>{analysis.written(plain_text(edition.metadata.summary))}</p>"]
    for section in edition.sections:
        if section.heading:
            heading = analysis.written(plain_text(section.heading.text))
            parts.append(f'<h2 id="{html.escape(section.id)}">{heading}</h2>')
        texts = (plain_text(text) for _, text in inline_texts(section.blocks))
        parts += [f"<p>{analysis.written(text)}</p>" for text in texts]
    body = "\n".join(parts)
    head = f'<!doctype html><html lang="zxx"><title>{title}</title>'
    return f"{head}<main data-pagefind-body>{body}</main>"


def index(folder: Path) -> None:
    """Let Pagefind make its index."""
    binary = os.environ.get("PAGEFIND", "pagefind")
    command = [binary, "--site", str(folder), "--quiet"]
    subprocess.run(command, check=True)


if __name__ == "__main__":
    main()
