"""Two ways to search the same texts → queries right, and what the first result costs a reader.

`python -m bench.search_ways judge PROJECT FOLDER SITE` asks Pagefind the queries of a site;
`python -m bench.search_ways cost PROJECT [FOLDER]` measures requests, bytes and time to the first
result of a built project, or of Pagefind's index of it in FOLDER (`bench.search_pagefind`), on a
processor slowed down four times. Bytes are those of files as GitHub Pages sends them: text is
compressed. What every page of the site has, and the search page itself, is not counted.
"""

from __future__ import annotations

import argparse
import gzip
import statistics
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from urllib.parse import quote, unquote, urlsplit

from playwright.sync_api import Browser, Page, Request

from bench.search import slugs_of
from bench.search_pagefind import Analysis, analysis_of
from sharih.errors import Problems
from sharih.settings import load_settings
from sharih.site.project import load_content
from tests.helpers.browser import chromium
from tests.helpers.search_queries import Listed, Query, Texts, faults, read_queries
from tests.helpers.server import serving

SLOWER: Final = 4
COMPRESSED: Final = (".txt", ".json", ".js", ".html", ".css")
"""What GitHub Pages compresses."""
_ON_EVERY_PAGE: Final = (".css", ".svg", ".ico", "/search/", "ask.html")
RESULT: Final = {True: "main a", False: "site-search .result a[href]"}
PASSAGE: Final = {True: "main a", False: ".result-excerpt mark"}


def main(words: Sequence[str] | None = None) -> None:
    """Do what is asked."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("what", choices=("judge", "cost"))
    parser.add_argument("project", type=Path)
    parser.add_argument("folder", type=Path, nargs="?", help="with Pagefind's index")
    parser.add_argument("site", nargs="?", default="", help="whose queries are asked")
    parser.add_argument("--queries", default="بوتين|لأوكرانيا|الانتخابات|مسؤول كبير|Kremlln")
    arguments = parser.parse_args(words)
    if arguments.what == "judge":
        judge(arguments.project, arguments.folder, arguments.site)
    else:
        cost(arguments.project, arguments.folder, arguments.queries.split("|"))


def judge(project: Path, folder: Path, site: str) -> None:
    """Ask Pagefind all queries; which topics it would name is not judged."""
    settings = load_settings(project / "pelicanconf.py")
    texts = Texts(settings, slugs_of(project))
    analysis = analysis_of(load_content(settings, Problems()))
    right = asked = 0
    with serving(folder) as url, chromium() as browser:
        page = browser.new_page()
        for query in read_queries(site):
            found = [*faults(query, _listed(page, url, query, analysis), texts)]
            asked, right = asked + 1, right + (not found)
            for fault in found[:1]:
                print(f"{query.kind}, {query.on}: {query.query!r} {fault}")
    print(f"{right} of {asked} queries right")


def _listed(page: Page, url: str, query: Query, analysis: Analysis) -> Listed:
    words = analysis.asked(query.query[:200])
    explainers: dict[tuple[str, str], set[str]] = {}
    if words:
        page.goto(f"{url}ask.html?n=500&q={quote(words)}")
        page.wait_for_selector("main[data-done]", state="attached")
        for address in page.eval_on_selector_all("a", "all => all.map(a => a.href)"):
            parts = urlsplit(address)
            lang, slug = parts.path.strip("/").split("/")
            explainers.setdefault((lang, slug), set()).add(parts.fragment)
    shown = {key: frozenset(found) for key, found in explainers.items()}
    return Listed(query.topics, shown, "", in_order=True)  # type: ignore[arg-type]


@dataclass(slots=True)
class Cost:
    """What a search took until its first result, and until that told where it has the words."""

    requests: int = 0
    sent: int = 0
    """Bytes, compressed."""
    result: float = 0.0
    """Seconds."""
    passage: float = 0.0


def cost(project: Path, folder: Path | None, queries: Sequence[str]) -> None:
    """Measure searches, each by a browser that has nothing of the site yet."""
    site = folder or project / "output"
    analysis = None
    if folder is not None:
        settings = load_settings(project / "pelicanconf.py")
        analysis = analysis_of(load_content(settings, Problems()))
    found = []
    with serving(site) as url, chromium() as browser:
        for query in queries:
            each = measured(browser, url, site, analysis.asked(query) if analysis else query,
                            pagefind=folder is not None)  # fmt: skip
            found.append(each)
            print(f"{query}: {each.requests} requests, {each.sent / 1000:.0f} kB, "
                  f"result {each.result:.2f} s, passage {each.passage:.2f} s")  # fmt: skip
    for name in ("requests", "sent", "result", "passage"):
        values = [getattr(each, name) for each in found]
        print(f"{name}: median {statistics.median(values):.2f}, most {max(values):.2f}")


def measured(browser: Browser, url: str, site: Path, query: str, *, pagefind: bool) -> Cost:
    """Measure one search, by the clock of the page."""
    path = f"ask.html?q={quote(query)}" if pagefind else f"ar/search/?q={quote(query)}"
    context = browser.new_context()
    page = context.new_page()
    finished: list[Request] = []
    context.on("requestfinished", lambda request: finished.append(request))  # noqa: PLW0108 - a method of a list takes no attribute
    page.add_init_script(_WATCH % (RESULT[pagefind], PASSAGE[pagefind]))
    context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    page.goto(f"{url}{path}")
    page.wait_for_selector(PASSAGE[pagefind], state="attached")
    page.wait_for_load_state("networkidle")
    seen, origin = page.evaluate("[window.seen, performance.timeOrigin]")
    at = seen["result"] + origin
    asked = [each.url for each in finished if _start(each) < at]
    context.close()
    sizes = [_size(file) for file in _files(asked, site)]
    return Cost(len(sizes), sum(sizes), seen["result"] / 1000, seen["passage"] / 1000)


def _start(request: Request) -> float:
    return request.timing["startTime"]


_WATCH: Final = """
window.seen = {};
const watched = { result: %r, passage: %r };
new MutationObserver(() => {
  for (const [name, selector] of Object.entries(watched)) {
    if (document.querySelector(selector)) window.seen[name] ??= performance.now();
  }
}).observe(document, { childList: true, subtree: true });
"""


def _files(addresses: Sequence[str], site: Path) -> Iterator[Path]:
    """Find the files of requests that only a search makes."""
    for address in addresses:
        path = unquote(urlsplit(address).path)
        name = path.rpartition("/")[2]
        if name.startswith("sharih.") or path.endswith(
            (".css", ".svg", ".ico", "/search/", "ask.html")
        ):
            continue
        file = site / path.lstrip("/")
        yield file / "index.html" if path.endswith("/") else file


def _size(file: Path) -> int:
    """Return the bytes that GitHub Pages sends of a file."""
    data = file.read_bytes()
    return len(gzip.compress(data)) if file.suffix in COMPRESSED else len(data)


if __name__ == "__main__":
    main()
