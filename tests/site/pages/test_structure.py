"""Every page is a whole document: title, description, headings, nothing inline, a policy."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.helpers import kinds, wide
from tests.helpers.pages import Page, plain, read
from tests.helpers.sites import PRODUCTION_URL

WITH_DESCRIPTION = re.compile(r"(ar|en)/(|about/|topics/[a-z0-9-]+/|[a-z-]+-[a-z-]+/)$")


@pytest.fixture(name="pages")
def _pages(site: Path, production_site: Path, shared_folder: Path) -> list[Page]:
    return [
        *read(site).values(),
        *read(production_site, PRODUCTION_URL).values(),
        *wide.local(shared_folder).values(),
        *kinds.list_pages(shared_folder),
    ]


DATA = " and not(@type='application/ld+json')"
"""A block of data is no script, which a browser would run."""


def inline_faults(page: Page) -> list[str]:
    """List what a policy without `unsafe-inline` would not run or show."""
    found = [f"<{element.tag}>" for element in page.all(f"//style|//script[not(@src){DATA}]")]
    found += [f"style={value}" for value in page.all("//@style")]
    found += [f"{name}" for name in re.findall(r"\son[a-z]+\s*=", _tags(page), re.IGNORECASE)]
    return found + [f"href={value}" for value in page.all('//@href[starts-with(., "javascript:")]')]


def _tags(page: Page) -> str:
    return "\n".join(re.findall(r"<[a-zA-Z][^>]*>", page.text))


def policy_faults(page: Page) -> list[str]:
    """List what is wrong with the content security policy of a page."""
    found = page.all('//head/meta[@http-equiv="Content-Security-Policy"]/@content')
    if len(found) != 1:
        return ["no single policy"]
    parts = [part.split() for part in str(found[0]).split(";") if part.strip()]
    policy = {name: values for name, *values in parts}
    faults = [f"{name} unlimited" for name in ("default-src", "base-uri") if name not in policy]
    allowed = {"'none'", "'self'"}
    return faults + [f"{n} {v}" for n, values in policy.items() for v in values if v not in allowed]


def unlike(page: Page) -> list[str]:
    """List words of the title that are not those of the heading or the name of the site."""
    title = plain(page.one("//head/title")).lstrip("\u200f")
    name = page.meta("og:site_name") or ""
    shown = (page.meta("og:title") or "").lstrip("\u200f")
    if page.path == "":
        return [] if title.startswith(f"{name} | ") and name == shown else [title]
    heading, _, rest = title.rpartition(" | ")
    if page.path.startswith("ar-en/"):
        heading = heading.removesuffix(" | اللغتان معًا")
    if heading:
        return [] if rest == name and heading == page.h1() == shown else [title]
    return [] if title == name == shown else [title]


def test_every_page_is_one_document_with_a_title(pages: list[Page]) -> None:
    for page in pages:
        assert page.text.lstrip().lower().startswith("<!doctype html>"), page.path
        assert plain(page.one("//head/title")), page.path
        assert page.one('//head/meta[@name="viewport"]').get("content") == (
            "width=device-width, initial-scale=1"
        )


def test_the_title_is_the_heading_and_the_name_of_the_site(pages: list[Page]) -> None:
    framed = [page for page in pages if not page.is_redirect]
    assert [f"{page.path}: {title}" for page in framed for title in unlike(page)] == []


def test_no_two_pages_have_one_title(site: Path) -> None:
    titles = [plain(page.one("//title")) for page in read(site).values()]
    assert [title for title in titles if titles.count(title) > 1] == []


def test_pages_that_have_a_summary_give_it_to_search_engines(site: Path) -> None:
    pages = [page for page in read(site).values() if WITH_DESCRIPTION.match(page.path)]
    assert len(pages) > 60
    for page in pages:
        description = page.meta("description")
        assert description, page.path
        assert page.meta("og:description") == description
        words = " ".join(map(plain, page.all("//body")))
        assert description.lstrip("\u200f") in words, page.path


def test_no_page_has_anything_inline(pages: list[Page]) -> None:
    assert [f"{page.path}: {fault}" for page in pages for fault in inline_faults(page)] == []


def test_every_page_with_a_frame_has_a_policy_that_allows_the_site_alone(pages: list[Page]) -> None:
    framed = [page for page in pages if not page.is_redirect]
    assert [f"{page.path}: {fault}" for page in framed for fault in policy_faults(page)] == []


def test_the_policy_comes_before_what_it_governs(pages: list[Page]) -> None:
    for page in pages:
        if not page.is_redirect:
            at = page.text.index("Content-Security-Policy")
            assert at < min(page.text.find("<link"), page.text.find("<script"))


def test_no_element_repeats_an_id(pages: list[Page]) -> None:
    for page in pages:
        ids = list(map(str, page.all("//@id")))
        assert sorted(set(ids)) == sorted(ids), page.path


def test_what_names_an_element_is_on_the_page(pages: list[Page]) -> None:
    for page in pages:
        ids = set(map(str, page.all("//@id")))
        for value in page.all("//@aria-labelledby|//@aria-describedby|//@aria-controls|//@for"):
            assert set(str(value).split()) <= ids, f"{page.path}: {value}"


def test_scripts_are_modules_and_styles_are_named_by_their_content(site: Path) -> None:
    for page in read(site).framed():
        assert set(page.all(f"//script[@src{DATA}]/@type")) == {"module"}
        scripts = page.all("//script[@type='module']/@src")
        named = [re.sub(r"\.[0-9a-f]{10}\.", ".", str(address)) for address in scripts]
        searches = page.path in {"ar/search/", "en/search/"}
        more = ["/static/search.js"] if searches else []
        assert sorted(named) == [*more, "/static/sharih.js"], page.path
        sheet = page.one("//link[@rel='stylesheet']").get("href")
        assert re.fullmatch(r"/static/sharih\.[0-9a-f]{10}\.css", sheet)
        assert not {*map(str, scripts)} & {*named}


@pytest.mark.parametrize(
    "markup",
    [
        "<style>p {}</style>",
        "<script>x()</script>",
        '<p style="color: red">x</p>',
        '<p onclick="x()">x</p>',
        "<img ONERROR = 'x()'>",
        '<a href="javascript:x()">x</a>',
    ],
)
def test_a_planted_inline_fault_is_found(markup: str) -> None:
    text = "<p>once = twice, onclick=no</p><a title='on'>x</a>"
    assert inline_faults(Page("", text.encode())) == []
    assert inline_faults(Page("", (text + markup).encode())) != []


@pytest.mark.parametrize(
    "policy",
    [
        "",
        "default-src 'none'; base-uri 'none'; style-src 'self' 'unsafe-inline'",
        "default-src *; base-uri 'none'",
        "script-src 'self'; base-uri 'none'",
        "default-src 'none'; img-src https://example.org; base-uri 'none'",
    ],
)
def test_a_planted_weak_policy_is_found(policy: str) -> None:
    meta = '<head><meta http-equiv="Content-Security-Policy" content="{}"></head>'
    good = "default-src 'none'; img-src 'self'; base-uri 'none'"
    assert policy_faults(Page("", meta.format(good).encode())) == []
    assert policy_faults(Page("", meta.format(policy).encode())) != []


def test_a_planted_title_unlike_its_heading_is_found() -> None:
    head = '<title>{}</title><meta property="og:title" content="A"><meta property="og:site_name" '
    head += 'content="S"><body><h1>A</h1>'
    assert unlike(Page("en/", head.format("A | S").encode())) == []
    assert unlike(Page("en/", head.format("B | S").encode())) == ["B | S"]
