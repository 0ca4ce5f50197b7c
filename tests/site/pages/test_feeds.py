"""The feeds are valid Atom and JSON Feed, in the language of their pages."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from lxml import etree

from tests.helpers import wide
from tests.helpers.pages import LANGS, read
from tests.helpers.sample import SLUGS
from tests.helpers.sites import PRODUCTION_URL

ATOM = "{http://www.w3.org/2005/Atom}"
MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")
ONCE = ("title", "id", "updated")
NAMES = tuple(f"{ATOM}{name}" for name in ("title", "summary", "name", "id", "updated"))
"""The elements that hold plain text."""


def load(file: Path) -> Any:
    """Parse a feed."""
    return etree.parse(str(file)).getroot()


def atom_faults(feed: Any) -> list[str]:
    """List what RFC 4287 does not allow, of what a generator can get wrong."""
    found = [] if feed.tag == f"{ATOM}feed" else [f"the root is {feed.tag}"]
    if feed.get("{http://www.w3.org/XML/1998/namespace}lang") not in LANGS:
        found.append("no language")
    entries = feed.findall(f"{ATOM}entry")
    for part in (feed, *entries):
        found += part_faults(part)
    found += ["an entry without summary" for e in entries if not e.findtext(f"{ATOM}summary")]
    ids = [part.findtext(f"{ATOM}id") for part in (feed, *entries)]
    found += [f"{ident} twice" for ident in set(ids) if ids.count(ident) > 1]
    if len([a for a in feed.findall(f"{ATOM}link") if a.get("rel") == "self"]) != 1:
        found.append("no single link to itself")
    return found if feed.findtext(f"{ATOM}author/{ATOM}name") else [*found, "no author"]


def part_faults(part: Any) -> list[str]:
    """List what is wrong with a feed itself, or with one of its entries."""
    texts = {name: [e.text or "" for e in part.findall(f"{ATOM}{name}")] for name in ONCE}
    found = [f"{n} is {t}" for n, t in texts.items() if len(t) != 1 or not t[0].strip()]
    moments = texts["updated"] + [e.text or "" for e in part.findall(f"{ATOM}published")]
    found += [f"{text} is no moment" for text in moments if not MOMENT.fullmatch(text)]
    found += [f"{text} is no IRI" for text in texts["id"] if not urlsplit(text).scheme]
    links = part.findall(f"{ATOM}link")
    if len([link for link in links if link.get("rel") == "alternate"]) != 1:
        found.append("no single alternate")
    return found + [f"link to {a.get('href')}" for a in links if not urlsplit(a.get("href")).netloc]


@pytest.fixture(name="feeds")
def _feeds(production_site: Path) -> dict[str, Any]:
    return {
        file.relative_to(production_site).as_posix(): load(file)
        for file in sorted(production_site.rglob("*.atom"))
    }


def test_every_feed_is_valid_atom(feeds: dict[str, Any]) -> None:
    assert len(feeds) > 60
    assert [f"{path}: {fault}" for path, feed in feeds.items() for fault in atom_faults(feed)] == []


def test_every_feed_links_to_itself_and_to_its_page_in_its_language(feeds: dict[str, Any]) -> None:
    for path, feed in feeds.items():
        lang = feed.get("{http://www.w3.org/XML/1998/namespace}lang")
        assert path.startswith(f"{lang}/")
        links = {a.get("rel"): a for a in feed.findall(f"{ATOM}link")}
        home = f"{PRODUCTION_URL}/{path.removesuffix('feed.atom')}"
        assert links["self"].get("href") == f"{PRODUCTION_URL}/{path}"
        assert links["alternate"].get("href") == feed.findtext(f"{ATOM}id") == home
        for entry in feed.findall(f"{ATOM}entry"):
            assert entry.findtext(f"{ATOM}id", "").startswith(f"{PRODUCTION_URL}/{lang}/")


@pytest.mark.parametrize("lang", LANGS)
def test_the_feed_of_a_language_has_what_its_pages_say(lang: str, production_site: Path) -> None:
    feed = load(production_site / lang / "feed.atom")
    entries = feed.findall(f"{ATOM}entry")
    assert [entry.findtext(f"{ATOM}id") for entry in entries] == [
        f"{PRODUCTION_URL}/{lang}/{slug}/" for slug in SLUGS[::-1]
    ]
    for entry, slug in zip(entries, SLUGS[::-1], strict=True):
        page = read(production_site, PRODUCTION_URL)[f"{lang}/{slug}/"]
        assert entry.findtext(f"{ATOM}title") == page.h1()
        assert entry.findtext(f"{ATOM}summary") == page.meta("description")
        times = page.all("//main/article//header//time/@datetime")
        assert entry.findtext(f"{ATOM}published") == f"{times[0]}T00:00:00Z"
        assert entry.findtext(f"{ATOM}updated") == f"{times[-1]}T00:00:00Z"
        topics = page.all('//a[@rel="tag"]/@href')
        terms = [category.get("term") for category in entry.findall(f"{ATOM}category")]
        assert [str(href).rstrip("/").rpartition("/")[2] for href in topics] == terms
    newest = max(entry.findtext(f"{ATOM}updated") or "" for entry in entries)
    assert feed.findtext(f"{ATOM}updated") == newest


def test_a_topic_without_explainers_has_a_valid_empty_feed(feeds: dict[str, Any]) -> None:
    feed = feeds["ar/topics/mark-rutte/feed.atom"]
    assert feed.findall(f"{ATOM}entry") == []
    assert atom_faults(feed) == []


def test_pages_lead_to_the_feed_of_their_language_and_topic(production_site: Path) -> None:
    pages = read(production_site, PRODUCTION_URL)
    query = '//head/link[@type="application/atom+xml"]/@href'
    for page in pages.framed():
        assert f"/repo/{page.lang}/feed.atom" in page.all(query), page.path
        if page.path.count("/") == 3 and "/topics/" in page.path:
            assert f"/repo/{page.path}feed.atom" in page.all(query)


def test_a_feed_has_the_twenty_newest_of_its_language(shared_folder: Path) -> None:
    pages = wide.production(shared_folder)
    for lang in LANGS:
        feed = load(pages.folder / lang / "feed.atom")
        assert atom_faults(feed) == []
        ids = [entry.findtext(f"{ATOM}id") for entry in feed.findall(f"{ATOM}entry")]
        assert len(ids) == 20
        hrefs = pages[f"{lang}/"].all("//main//article//*[self::h2 or self::h3]/a/@href")
        assert [urlsplit(ident).path for ident in ids] == list(map(str, hrefs))[:20]
        data = json.loads((pages.folder / lang / "feed.json").read_text(encoding="utf-8"))
        assert [item["id"] for item in data["items"]] == ids


@pytest.mark.parametrize("lang", LANGS)
def test_the_json_feed_is_valid_and_says_the_same(lang: str, production_site: Path) -> None:
    data = json.loads((production_site / lang / "feed.json").read_text(encoding="utf-8"))
    assert data["version"] == "https://jsonfeed.org/version/1.1"
    assert data["language"] == lang
    assert data["title"]
    assert data["home_page_url"] == f"{PRODUCTION_URL}/{lang}/"
    assert data["feed_url"] == f"{PRODUCTION_URL}/{lang}/feed.json"
    atom = load(production_site / lang / "feed.atom")
    entries = atom.findall(f"{ATOM}entry")
    assert [item["id"] for item in data["items"]] == [e.findtext(f"{ATOM}id") for e in entries]
    for item, entry in zip(data["items"], entries, strict=True):
        assert item["title"] == entry.findtext(f"{ATOM}title")
        assert item["content_html"]
        assert item["date_published"] == entry.findtext(f"{ATOM}published")
        assert MOMENT.fullmatch(item["date_modified"])


def test_no_feed_holds_markup_or_direction_marks_within_its_text(feeds: dict[str, Any]) -> None:
    for path, feed in feeds.items():
        for text in feed.itertext(*NAMES):
            assert not re.search("[<>\u200e\u061c\u202a-\u202e\u2066-\u2069]", text), path
            assert "\u200f" not in text[1:], path


GOOD = f"""<feed xmlns="{ATOM[1:-1]}" xml:lang="ar"><title>t</title><id>https://example.org/</id>
<link rel="self" href="https://example.org/f"/><link rel="alternate" href="https://example.org/"/>
<updated>2024-11-07T00:00:00Z</updated><author><name>a</name></author><entry><title>t</title>
<id>https://example.org/a/</id><link rel="alternate" href="https://example.org/a/"/>
<updated>2024-11-07T00:00:00Z</updated><summary>s</summary></entry></feed>"""


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (' xml:lang="ar"', ""),
        ("<title>t</title><id>https://example.org/<", "<title/><id>https://example.org/<"),
        ("<id>https://example.org/a/</id>", ""),
        ("<id>https://example.org/a/</id>", "<id>https://example.org/</id>"),
        ("<id>https://example.org/a/</id>", "<id>a</id>"),
        ("2024-11-07T00:00:00Z</updated><s", "2024-11-07</updated><s"),
        ('<link rel="self" href="https://example.org/f"/>', ""),
        ('href="https://example.org/a/"', 'href="/a/"'),
        ("<author><name>a</name></author>", ""),
        ("<summary>s</summary>", ""),
    ],
)
def test_a_planted_fault_of_a_feed_is_found(old: str, new: str) -> None:
    assert atom_faults(etree.fromstring(GOOD)) == []
    assert old in GOOD
    assert atom_faults(etree.fromstring(GOOD.replace(old, new, 1))) != []
