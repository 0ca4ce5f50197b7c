"""The texts of explainers in feeds: whole, in elements that readers of feeds keep."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import feedparser
import pytest

from sharih.site.pages.feed_text import feed_text
from tests.helpers import wide
from tests.helpers.pages import LANGS, Pages, read
from tests.helpers.projects import Project, explainer_text
from tests.helpers.sample import MEETING
from tests.helpers.sites import PRODUCTION_URL

SPACE = re.compile(r"[\s\u2066-\u2069]+")


ENGLISH = '<div lang="en" dir="ltr">'
PICTURE = """<picture>
<source type="image/webp" srcset="/a.webp 1w">
<img src="/a.png" alt="a > b" loading="lazy">
</picture>"""


def parsed(folder: Path, lang: str) -> list[Any]:
    """Read the feed of a language as programs do."""
    found = feedparser.parse((folder / lang / "feed.atom").read_bytes())
    assert not found.bozo
    entries: list[Any] = found.entries
    return entries


def words(html: str) -> str:
    return SPACE.sub("", re.sub(r"<[^>]*>", "", html))


@pytest.mark.parametrize("lang", LANGS)
def test_a_reader_of_feeds_keeps_all_of_a_text(lang: str, production_site: Path) -> None:
    pages: Pages = read(production_site, PRODUCTION_URL)
    for entry in parsed(production_site, lang):
        content = words(entry.content[0].value)
        page = pages[str(entry.id).removeprefix(f"{PRODUCTION_URL}/")]
        blocks = page.all("//main//section[@id]//*[self::p or self::h2 or self::td or self::data]")
        assert len(blocks) > 20
        for block in blocks:
            assert words(block.text_content()) in content


@pytest.mark.parametrize("lang", LANGS)
def test_every_block_says_its_language_and_addresses_are_whole(
    lang: str, shared_folder: Path
) -> None:
    for entry in parsed(wide.production(shared_folder).folder, lang):
        html = entry.content[0].value
        for tag in re.findall(r"<(?:p|h2|ul|ol|dl|blockquote|table|figure)\b[^>]*>", html):
            assert re.search(r'lang="(ar|en)"', tag), tag
            assert re.search(r'dir="(rtl|ltr)"', tag), tag
        assert all(to.startswith(("https:", "http:", "mailto:", "tel:", "sms:"))
                   for to in re.findall(r'(?:href|src)="([^"]*)"', html))  # fmt: skip
        assert "class=" not in html


def test_pictures_are_in_feeds(production_site: Path) -> None:
    (entry,) = [e for e in parsed(production_site, "ar") if MEETING in e.id]
    (src,) = re.findall(r'<img[^>]* src="([^"]*)"', entry.content[0].value)
    assert (production_site / src.removeprefix(f"{PRODUCTION_URL}/")).is_file()


def test_the_json_feed_has_the_same_texts(production_site: Path) -> None:
    data = json.loads((production_site / "ar/feed.json").read_text(encoding="utf-8"))
    atom = {entry.id: entry.content[0].value for entry in parsed(production_site, "ar")}
    assert {i["id"]: words(i["content_html"]) for i in data["items"]} == {
        ident: words(html) for ident, html in atom.items()
    }


def test_the_feed_of_a_topic_has_summaries_alone(production_site: Path) -> None:
    found = feedparser.parse((production_site / "ar/topics/kremlin/feed.atom").read_bytes())
    assert found.entries
    assert all("content" not in entry and entry.summary for entry in found.entries)


def test_a_text_may_hold_what_ends_character_data(project: Project) -> None:
    text = explainer_text("عن ]]>", "نص فيه ]]> و`]]>` و<نص>.\n", Author="كاتب")
    project.write("content/explainers/ended/ar.md", text)
    project.built("--no-convert", "--siteurl", PRODUCTION_URL)
    (entry,) = [e for e in parsed(project.output, "ar") if "ended" in e.id]
    assert entry.content[0].value.count("]]&gt;") == 2
    assert entry.author == "كاتب"


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>نص</p>", '<p lang="ar" dir="rtl">نص</p>'),
        ('<p class="x" id="a.1">نص</p>', '<p lang="ar" dir="rtl">نص</p>'),
        (f"{ENGLISH}<p>Text</p></div>", f'{ENGLISH}<p lang="en" dir="ltr">Text</p></div>'),
        (f"{ENGLISH}</div><p>نص</p>", f'{ENGLISH}</div><p lang="ar" dir="rtl">نص</p>'),
        (
            '<data class="x" value="2024-11">نوفمبر 2024</data>',
            '<time datetime="2024-11">نوفمبر 2024</time>',
        ),
        ("<bdi>50%</bdi>", '<span dir="auto">50%</span>'),
        ('<bdi lang="en" dir="ltr">NATO</bdi>', '<span lang="en" dir="ltr">NATO</span>'),
        ('<a href="/ar/x/" class="term">س</a>', '<a href="https://x/ar/x/">س</a>'),
        ('<a href="https://y/">س</a>', '<a href="https://y/">س</a>'),
        (PICTURE, '<img src="https://x/a.png" alt="a > b">'),
        ("س < ص &lt;p&gt;", "س < ص &lt;p&gt;"),
    ],
)
def test_html_of_a_page_becomes_that_of_a_feed(html: str, expected: str) -> None:
    assert feed_text(html, "ar", lambda to: f"https://x{to}") == expected


def test_a_chart_is_its_table_in_feeds() -> None:
    html = (
        '<div class="chart">\n<div class="chart-drawn">\n<ul class="chart-key"><li>x</li></ul>\n'
        '<svg role="img"><text x="0">45%</text></svg>\n</div>\n<details class="chart-table">\n'
        "<summary>All numbers</summary>\n<div><table><tr><td>45%</td></tr></table></div>\n"
        "</details>\n</div>"
    )
    found = feed_text(html, "en", str)
    assert "svg" not in found
    assert "All numbers" not in found
    assert found.count("45%") == 1
    assert "<td>45%</td>" in found
    assert "details" not in found
