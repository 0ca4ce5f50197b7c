"""The preview in a real browser: what an editor changes is what the page shows."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.helpers.browser import PageLog, axe_findings
from tests.helpers.previews import Preview, previewing, rename_over
from tests.helpers.projects import Project, copied_project
from tests.helpers.sample import CONGRATULATION, MEETING

ARABIC = f"content/explainers/{MEETING}/ar.md"
DIALOG = "dialog.preview-problems"
SEED = """هل ترتفع أسعار الخبز هذا الشتاء؟
قالت وزارة التجارة إن أسعار الخبز لن تتغير قبل الربيع.
"""


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """Return a project that the tests of this file edit, each in a place of its own."""
    return copied_project(tmp_path_factory.mktemp("preview") / "project")


@pytest.fixture(scope="module")
def preview(project: Project) -> Iterator[Preview]:
    """Return the preview of that project, under a base path as on GitHub Pages."""
    with previewing(project.root, "--prefix", "/repo/") as running:
        yield running


def opened(page: Page, address: str) -> Page:
    """Open a page and mark it, so that a page loaded anew can be told from one changed in place."""
    page.goto(address)
    page.evaluate("window.marked = true")
    return page


def is_same_page(page: Page) -> bool:
    return bool(page.evaluate("window.marked === true"))


def add_line(project: Project, path: str, line: str) -> None:
    text = (project.root / path).read_text(encoding="utf-8")
    project.write(path, f"{text.rstrip()}\n\n{line}\n")


def test_an_edited_paragraph_appears_and_the_reader_stays_where_she_was(
    project: Project, preview: Preview, page: Page
) -> None:
    opened(page, f"{preview.url}ar/{MEETING}/")
    page.evaluate("window.scrollTo({top: 900, behavior: 'instant'})")
    heading = page.locator("main section[id] h2").nth(3)
    before = heading.evaluate("element => element.getBoundingClientRect().top")
    metadata = (project.root / ARABIC).read_text(encoding="utf-8").split("\n\n")[0]
    project.replace(ARABIC, f"{metadata}\n\n", f"{metadata}\n\nسطر جديد في أول النص كله.\n\n")
    expect(page.get_by_text("سطر جديد في أول النص كله.")).to_be_attached()
    assert is_same_page(page)
    assert page.evaluate("window.scrollY") > 900
    after = heading.evaluate("element => element.getBoundingClientRect().top")
    assert abs(after - before) <= 1


def test_a_file_saved_by_renaming_is_seen(project: Project, preview: Preview, page: Page) -> None:
    opened(page, f"{preview.url}ar/{MEETING}/")
    for number in (1, 2):
        text = (project.root / ARABIC).read_text(encoding="utf-8")
        rename_over(project, ARABIC, f"{text.rstrip()}\n\nحُفظ بإعادة التسمية مرة {number}.\n")
        expect(page.get_by_text(f"حُفظ بإعادة التسمية مرة {number}.")).to_be_attached()
    assert is_same_page(page)


def test_a_name_changed_in_the_registry_is_shown(
    project: Project, preview: Preview, page: Page
) -> None:
    opened(page, f"{preview.url}en/topics/kremlin/")
    project.replace("content/topics.toml", 'en = "Kremlin"', 'en = "Great Kremlin"')
    expect(page.get_by_role("heading", level=1)).to_contain_text("Great Kremlin")
    assert is_same_page(page)
    page.goto(f"{preview.url}en/topics/")
    expect(page.get_by_role("link", name="Great Kremlin")).to_be_visible()


def test_styles_are_changed_in_place(project: Project, preview: Preview, page: Page) -> None:
    opened(page, f"{preview.url}ar/{MEETING}/")
    page.evaluate("document.querySelector('main').marked = true")
    add_line(project, "theme/static/css/base.css", "h1 { outline: 7px solid rgb(1, 2, 3); }")
    expect(page.locator("main h1")).to_have_css("outline-width", "7px")
    assert is_same_page(page)
    assert page.evaluate("document.querySelector('main').marked") is True
    expect(page.locator("link[rel=stylesheet]")).to_have_count(2)  # the site's and the preview's


def test_a_style_sheet_of_the_site_comes_and_changes_in_place(
    project: Project, preview: Preview, page: Page
) -> None:
    opened(page, f"{preview.url}ar/{MEETING}/")
    project.write("look/style.css", "h1 { outline: 5px solid rgb(1, 2, 3); }\n")
    add_line(project, "pelicanconf.py", 'SHARIH_STYLES = ["look/style.css"]')
    expect(page.locator("main h1")).to_have_css("outline-width", "5px")
    project.write("look/style.css", "h1 { outline: 7px solid rgb(1, 2, 3); }\n")
    expect(page.locator("main h1")).to_have_css("outline-width", "7px")
    assert is_same_page(page)


def test_a_changed_script_loads_the_page_anew(
    project: Project, preview: Preview, page: Page
) -> None:
    opened(page, f"{preview.url}ar/{MEETING}/")
    add_line(project, "theme/static/js/language-switch.js", 'document.title = "script";')
    expect(page).to_have_title("script")
    assert not is_same_page(page)


def test_an_edited_template_is_shown(project: Project, preview: Preview, page: Page) -> None:
    opened(page, f"{preview.url}ar/{MEETING}/")
    footer = "theme/templates/partials/footer.html"
    project.replace(footer, "</footer>", "<p>{{ 6 * 7 }} words</p></footer>")
    expect(page.get_by_text("42 words")).to_be_attached()
    assert is_same_page(page)


def test_an_edited_setting_is_shown(project: Project, preview: Preview, page: Page) -> None:
    opened(page, f"{preview.url}en/")
    project.replace("pelicanconf.py", '"en": "Sharih"', '"en": "Renamed"')
    expect(page.locator(".masthead-name")).to_have_text("Renamed")
    assert is_same_page(page)


def test_a_broken_file_is_told_over_the_last_good_page_until_it_is_mended(
    project: Project, preview: Preview, page: Page
) -> None:
    opened(page, f"{preview.url}ar/{MEETING}/")
    title = page.locator("h1").inner_text()
    project.replace(ARABIC, "Status: published", "Status: publisht")
    dialog = page.locator(DIALOG)
    expect(dialog).to_be_visible()
    expect(dialog).to_contain_text(f"{ARABIC}:")
    expect(dialog.locator("code")).to_have_text([f"{ARABIC}:3"])
    assert page.locator("h1").inner_text() == title
    assert axe_findings(page) == []
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    page.locator(".preview-again").press("Enter")
    expect(dialog).to_be_visible()
    project.replace(ARABIC, "Status: publisht", "Status: published")
    expect(dialog).to_be_hidden()
    assert is_same_page(page)


def test_all_problems_are_told_and_a_page_opened_meanwhile_tells_them_too(
    project: Project, preview: Preview, page: Page
) -> None:
    other = f"content/explainers/{CONGRATULATION}/en.md"
    project.replace(ARABIC, "Status: published", "Status: publisht")
    project.replace(other, "Status: published", "Status: publisht")
    page.goto(f"{preview.url}en/")
    expect(page.locator(f"{DIALOG} li")).to_have_count(2)
    project.replace(ARABIC, "Status: publisht", "Status: published")
    expect(page.locator(f"{DIALOG} li")).to_have_count(1)
    project.replace(other, "Status: publisht", "Status: published")
    expect(page.locator(DIALOG)).to_be_hidden()


@pytest.mark.parametrize("wrong", ["{% if %}", "{{ nobody.knows }}"])
def test_a_broken_template_is_told_until_it_is_mended(
    project: Project, preview: Preview, page: Page, page_log: PageLog, wrong: str
) -> None:
    opened(page, f"{preview.url}ar/{MEETING}/")
    template = "theme/templates/explainer.html"
    project.replace(template, "<article", f"{wrong}<article")
    expect(page.locator(DIALOG)).to_contain_text(template)
    expect(page.locator("h1")).to_be_attached()
    project.replace(template, f"{wrong}<article", "<article")
    expect(page.locator(DIALOG)).to_be_hidden()
    assert is_same_page(page)
    page_log.clear()  # the browser tells of the answer with status 500


def test_two_tabs_follow_each_its_own_page(
    project: Project, preview: Preview, new_page: Callable[..., Page]
) -> None:
    first = opened(new_page(), f"{preview.url}ar/{MEETING}/")
    second = opened(new_page(), f"{preview.url}ar/")
    project.replace(ARABIC, "Title: ", "Title: عنوان آخر ")
    for tab in (first, second):
        expect(tab.get_by_text("عنوان آخر").first).to_be_attached()
        assert is_same_page(tab)
    expect(first).to_have_title(first.title())
    assert "عنوان آخر" in first.title()


def test_a_new_seed_becomes_a_draft(project: Project, preview: Preview, page: Page) -> None:
    opened(page, f"{preview.url}ar/")
    project.write("seeds/bread.txt", SEED)
    link = page.get_by_role("link", name="هل ترتفع أسعار الخبز هذا الشتاء؟")
    expect(link).to_be_visible()
    link.click()
    expect(page.locator(".preview-bar summary")).to_contain_text("مسودة")


def test_the_bar_tells_of_both_editions_and_is_opened_by_keyboard(
    preview: Preview, page: Page
) -> None:
    page.goto(f"{preview.url}en/{MEETING}/")
    bar = page.locator(".preview-bar")
    bar.locator("summary").press("Enter")
    expect(bar).to_contain_text(f"content/explainers/{MEETING}/en.md")
    expect(bar).to_contain_text(ARABIC)
    expect(bar).to_contain_text("Translation")
    assert axe_findings(page) == []
    page.goto(f"{preview.url}ar/{MEETING}/")
    expect(bar).to_have_attribute("aria-label", "معاينة")
    assert axe_findings(page) == []


def test_a_page_that_goes_away_and_comes_back_is_followed(
    project: Project, preview: Preview, page: Page, page_log: PageLog
) -> None:
    folder = project.explainer("a-guest")
    text = (project.root / ARABIC).read_text(encoding="utf-8")
    own = ("Old_slugs", "![")  # what lies in the folder of the first one only
    text = "".join(line for line in text.splitlines(True) if not line.startswith(own))
    project.write("content/explainers/a-guest/ar.md", text)
    page.goto(f"{preview.url}ar/a-guest/")
    for _ in range(2):
        expect(page.locator("article.explainer")).to_be_attached()
        (folder / "ar.md").unlink()
        folder.rmdir()
        expect(page.locator("article.explainer")).to_have_count(0)
        project.write("content/explainers/a-guest/ar.md", text)
    expect(page.locator("article.explainer")).to_be_attached()
    page_log.clear()  # the browser tells of the answers with status 404


def test_a_project_that_is_broken_from_the_start_shows_why_and_then_the_page(
    tmp_path: Path, page: Page, page_log: PageLog
) -> None:
    project = copied_project(tmp_path / "project")
    project.replace(ARABIC, "Status: published", "Status: publisht")
    with previewing(project.root) as running:
        page.goto(f"{running.url}ar/{MEETING}/")
        expect(page.locator("main li code")).to_have_text([f"{ARABIC}:3"])
        project.replace(ARABIC, "Status: publisht", "Status: published")
        expect(page.locator("article.explainer")).to_be_attached()
        page.close()  # while there is a server: it may still be fetching the icon
    page_log.clear()  # the browser tells of the answer with status 500
