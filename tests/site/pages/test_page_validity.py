"""What the HTML standard says of elements that the pages have: what a validator would find."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.helpers import kinds, wide
from tests.helpers.pages import Page, plain, read
from tests.helpers.projects import copied_project
from tests.helpers.sites import PRODUCTION_URL

WITHOUT_COMPLETION = ("button", "checkbox", "file", "image", "radio", "reset", "submit")
"""The types of fields that nothing can be filled into."""
MOMENT = re.compile(r"\d{4}(-\d\d(-\d\d(T\d\d:\d\d(:\d\d)?(Z|[+-]\d\d:\d\d))?)?)?")
HEADINGS = "*[self::h1 or self::h2 or self::h3 or self::h4 or self::h5 or self::h6]"


@pytest.fixture(name="pages")
def _pages(site: Path, production_site: Path, shared_folder: Path) -> list[Page]:
    return [
        *read(site).values(),
        *read(production_site, PRODUCTION_URL).values(),
        *wide.local(shared_folder).values(),
        *kinds.list_pages(shared_folder),
    ]


def faults(page: Page) -> list[str]:
    """List what the standard does not allow, and sections that are called nothing."""
    found = [
        f"autocomplete on {field.get('type')}"
        for field in page.all("//input[@autocomplete]")
        if field.get("type") in WITHOUT_COMPLETION
    ]
    known = {str(ident) for ident in page.all("//form/@id")}
    found += [f"form={form}" for form in page.all("//@form") if str(form) not in known]
    sections = page.all(f"//section[not(.//{HEADINGS})]")
    found += [f"section {section.get('id')} without a heading" for section in sections]
    moments = (time.get("datetime", plain(time)) for time in page.all("//time"))
    return found + [f"time {moment!r}" for moment in moments if not MOMENT.fullmatch(moment)]


def test_pages_have_what_the_standard_allows(pages: list[Page]) -> None:
    assert [f"{page.path}: {fault}" for page in pages for fault in faults(page)] == []


@pytest.mark.parametrize(
    ("planted", "fault"),
    [
        ('<input type="radio" autocomplete="off">', "autocomplete on radio"),
        ('<input type="checkbox" autocomplete="off">', "autocomplete on checkbox"),
        ('<input type="checkbox" form="other">', "form=other"),
        ('<section id="lead"><p>Words.</p></section>', "section lead without a heading"),
        ("<template><time></time></template>", "time ''"),
        ('<time datetime="5 November">then</time>', "time '5 November'"),
    ],
)
def test_a_planted_fault_is_found(planted: str, fault: str) -> None:
    good = '<form id="own" autocomplete="off"><input type="search" autocomplete="off"></form>'
    good += '<input type="checkbox" form="own"><section><div><h2>Heading</h2></div></section>'
    good += '<time>2024-11-07</time><time datetime="2024-11-07T10:00:00Z">then</time>'
    assert faults(Page("", good.encode())) == []
    assert faults(Page("", (good + planted).encode())) == [fault]


def test_the_front_page_of_a_site_of_one_name_says_its_languages(tmp_path: Path) -> None:
    project = copied_project(tmp_path / "project")
    settings = project.root / "pelicanconf.py"
    said = settings.read_text(encoding="utf-8").replace('"شارح"', '"Sharih"')
    settings.write_text(said, encoding="utf-8")
    project.built("--no-convert")
    front = (project.output / "index.html").read_text(encoding="utf-8")
    assert "<title>\u200fSharih | العربية | English</title>" in front
