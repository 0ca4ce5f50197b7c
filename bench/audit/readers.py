"""The folder of a built site → what programs that read feeds and sitemaps say of them."""

from __future__ import annotations

import importlib.metadata
import json
from pathlib import Path
from typing import Final

import feedparser

from bench.audit.tools import MissingError, answer, program
from bench.audit.verdicts import Court, Verdict

_READ_SITEMAP: Final = """
import json, logging, sys
from importlib.metadata import version
logging.disable(logging.CRITICAL)
from usp.tree import sitemap_tree_for_homepage
tree = sitemap_tree_for_homepage(sys.argv[1], use_robots=True, use_known_paths=True)
urls = sorted({page.url for page in tree.all_pages()})
print(json.dumps([version("ultimate-sitemap-parser"), urls]))
"""


def feeds(site: Path, on: str) -> Verdict:
    """Let feedparser read every feed."""
    court, count, entries = Court(), 0, 0
    for path in sorted([*site.rglob("*.atom"), *site.rglob("*.rss")]):
        found = feedparser.parse(path.read_bytes())
        where, count, entries = str(path.relative_to(site)), count + 1, entries + len(found.entries)
        if found.bozo:
            court.hear(where, f"{found.bozo_exception}")
        if not found.version:
            court.hear(where, "is no feed")
        for number, entry in enumerate(found.entries, 1):
            for name in ("id", "title", "link", "updated_parsed"):
                if not entry.get(name):
                    court.hear(where, f"entry {number} has no {name}")
    version = importlib.metadata.version("feedparser")
    return court.verdict(f"feedparser {version}", on, f"{count} feeds, {entries} entries")


def sitemap(site: Path, on: str, address: str) -> Verdict:
    """Let a reader of sitemaps find the pages, and compare them with those that are there.

    Raises MissingError.
    """
    python = program("python")
    done = answer([python, "-c", _READ_SITEMAP, address])
    if done.returncode:
        raise MissingError(f"it ends with {done.stderr.strip().splitlines()[-1:]}")
    version, listed = json.loads(done.stdout)
    court = Court()
    for url in listed:
        inside = url.startswith(address)
        if not inside or not (site / url.removeprefix(address) / "index.html").is_file():
            court.hear(url, "is listed and not there")
    if not listed:
        court.hear("sitemap.xml", "no page was found in it")
    return court.verdict(f"ultimate-sitemap-parser {version}", on, f"{len(listed)} addresses")
