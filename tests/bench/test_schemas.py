"""What a site says to programs holds against the schemas of others, and their readers have it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import feedparser
import pytest
from lxml import html

from bench.readers.programs import missing
from bench.readers.schemas import (
    CONSTRAINT,
    VOCABULARY,
    read_sitemap,
    sitemap_faults,
    triples,
    type_faults,
    unknown_words,
)
from tests.helpers.projects import Project, explainer_text
from tests.helpers.sample import MEETING
from tests.helpers.sites import PRODUCTION_URL

DATA = '//script[@type="application/ld+json"]/text()'
BODY = (
    "قال بوتين شيئا.\n\n## مصادر {#sources}\n\n- [تقرير](https://example.com/report)\n- وثيقة\n\n"
    "## تصحيحات {#updates}\n\n2026-01-03\n:   صُحح رقم.\n"
)


def needs(name: str) -> None:
    """Skip where a program is not there, and say what is missing."""
    if reason := missing(name):
        pytest.skip(reason)


def said_by(site: Path) -> dict[str, dict[str, Any]]:
    """Return what the pages of a site say of themselves, by their paths."""
    found = {}
    for file in sorted(site.rglob("index.html")):
        for script in html.document_fromstring(file.read_bytes()).xpath(DATA):
            found[file.parent.relative_to(site).as_posix()] = json.loads(script)
    return found


@pytest.fixture(name="said", scope="module")
def _said(production_site: Path) -> dict[str, dict[str, Any]]:
    return said_by(production_site)


def test_the_types_of_schema_org_allow_what_pages_say(
    said: dict[str, dict[str, Any]], project: Project, tmp_path: Path
) -> None:
    needs("schema-dts")
    text = explainer_text(
        "عنوان", BODY, Author="كاتبة ما", Translator="إنترفاكس", Source="صحيفة",
        Source_url="https://example.com/a", Modified="2026-01-03", Tags="vladimir-putin",
    )  # fmt: skip
    project.write("content/explainers/told/ar.md", text)
    project.built("--no-convert", "--siteurl", PRODUCTION_URL)
    told = {f"project/{path}": data for path, data in said_by(project.output).items()}
    assert {"author", "correction", "citation"} <= told["project/ar/told"]["@graph"][0].keys()
    assert type_faults({**said, **told}, tmp_path) == []


@pytest.mark.parametrize(
    ("thing", "fault"),
    [
        ({"@type": "BackgroundNews"}, "is not assignable"),
        ({"@type": "Person", "headline": "x"}, "'\"headline\"' does not exist"),
        ({"@type": "Article", "author": {"@type": "Place", "name": "x"}}, "is not assignable"),
        ({"@type": "ListItem", "position": {"@type": "Person"}}, "is not assignable"),
    ],
)
def test_a_planted_fault_of_types_is_found(
    thing: dict[str, Any], fault: str, tmp_path: Path
) -> None:
    needs("schema-dts")
    data = {"@context": "https://schema.org", "@graph": [thing]}
    (found, *_) = type_faults({"page": data}, tmp_path)
    assert found.startswith("page: TS")
    assert fault in found


def test_a_reader_of_linked_data_knows_every_word(said: dict[str, dict[str, Any]]) -> None:
    assert len(said) > 80
    found = {path: triples(data) for path, data in said.items()}
    unknown = {word for each in found.values() for word in unknown_words(each)}
    assert unknown == {VOCABULARY + CONSTRAINT}
    article = f"{PRODUCTION_URL}/ar/{MEETING}/"
    twin = article.replace("/ar/", "/en/")
    assert (article, f"{VOCABULARY}workTranslation", twin) in found[f"ar/{MEETING}"]
    assert (twin, f"{VOCABULARY}translationOfWork", article) in found[f"en/{MEETING}"]


@pytest.mark.parametrize("word", ["Explainer", "headlines"])
def test_a_word_that_schema_org_does_not_have_is_found(word: str) -> None:
    known = {"@type": "Article", "headline": "x"}
    data = {"@graph": [{**known, "@type": word} if word[0].isupper() else {**known, word: "x"}]}
    assert unknown_words(triples(data)) == {VOCABULARY + word}


def test_a_sitemap_holds_against_its_schema_and_is_read(production_site: Path) -> None:
    needs("sitemap")
    data = (production_site / "sitemap.xml").read_bytes()
    assert sitemap_faults(data) == []
    entries = {entry.url: entry for entry in read_sitemap(data)}
    for lang in ("ar", "en"):
        entry = entries[f"{PRODUCTION_URL}/{lang}/{MEETING}/"]
        assert entry.modified.startswith("2025-01-10")
        assert {("ar", entry.url.replace("/en/", "/ar/")), ("en", entry.url.replace("/ar/", "/en/"))
                } <= {*entry.twins}  # fmt: skip
    listed = {f"{PRODUCTION_URL}/{path}/" for path in said_by(production_site)}
    assert listed <= entries.keys()


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("<loc>", "<loc>x</loc><loc>"),
        ('hreflang="ar"', 'hreflang="arabic language"'),
        ('rel="alternate"', 'rel="other"'),
        ("<lastmod>20", "<lastmod>on 20"),
        ("urlset", "urls"),
    ],
)
def test_a_planted_fault_of_a_sitemap_is_found(old: str, new: str, production_site: Path) -> None:
    needs("sitemap")
    data = (production_site / "sitemap.xml").read_text(encoding="utf-8")
    assert old in data
    assert sitemap_faults(data.replace(old, new).encode())


def test_every_feed_is_read_without_a_complaint(production_site: Path) -> None:
    files = sorted(production_site.rglob("*.atom"))
    assert len(files) > 60
    for file in files:
        feed = feedparser.parse(file.read_bytes())
        assert (feed.bozo, feed.version) == (False, "atom10"), file
        assert feed.feed.title
        assert all(entry.link and entry.updated_parsed for entry in feed.entries)
