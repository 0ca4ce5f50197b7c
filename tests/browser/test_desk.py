"""The translator's desk in a real browser: what is typed is in the files, whatever else happens."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from sharih.translation.ledger import Ledger, LedgerEntry
from sharih.translation.ledger_file import print_ledger
from tests.helpers.browser import PageLog, axe_findings
from tests.helpers.patience import WAIT
from tests.helpers.previews import Preview, previewing
from tests.helpers.projects import Project, explainer_text
from tests.helpers.sample import MEETING
from tests.helpers.workspaces import small_project

SLUG = "harvest"
INDENT = """button => {
  const range = document.createRange();
  range.selectNodeContents(button.querySelector("bdi"));
  return range.getBoundingClientRect().left - button.getBoundingClientRect().left;
}"""
"""How far from its left edge a suggestion begins."""
ARABIC = """## باختصار {#brief}

قال الكرملين إن الحصاد بدأ في 20 يناير.

- البند الأول عن القمح.
- البند الثاني عن الشعير.

## التواريخ {#dates}

2024-11-05
:   جرت الانتخابات في كل الولايات."""
ENGLISH = """## In brief {#brief}

The Kremlin said the harvest began on 20 January.

- The first item is about wheat.
- The second item is about barley.

## Dates {#dates}

2024-11-05
:   The election was held in all states."""
WORDS = {
    "@title": "The harvest", "@summary": "In one line.", "brief": "In brief",
    "brief.1": "The Kremlin said the harvest began on 20 January.",
    "brief.2": "The first item is about wheat.", "brief.3": "The second item is about barley.",
    "dates": "Dates", "dates.1": "2024-11-05\nThe election was held in all states.",
}  # fmt: skip


@pytest.fixture
def desk(tmp_path: Path) -> Project:
    """Return a project with an explainer whose translation is whole."""
    project = small_project(tmp_path / "project")
    arabic = explainer_text("الحصاد", ARABIC, Summary="في سطر واحد.")
    project.write(f"content/explainers/{SLUG}/ar.md", arabic)
    english = explainer_text("The harvest", ENGLISH, Summary="In one line.", Translation="true")
    project.write(f"content/explainers/{SLUG}/en.md", english)
    return project


@pytest.fixture
def preview(desk: Project) -> Iterator[Preview]:
    """Return the preview of that project."""
    with previewing(desk.root) as running:
        yield running


def opened(page: Page, preview: Preview, query: str = "?lang=en") -> Page:
    """Open the desk of the explainer."""
    page.goto(f"{preview.url}desk/{SLUG}/{query}")
    return page


def field(page: Page, key: str, side: str = "target") -> Locator:
    """Find the field of a passage."""
    return page.locator(f'[id="_{key}-{side}-0"]')


def unit(page: Page, key: str) -> Locator:
    """Find a passage."""
    return page.locator(f'article[id="{key}"]')


def text(project: Project, name: str = "en.md") -> str:
    """Read a file of the explainer."""
    path = project.explainer(SLUG) / name
    return path.read_text(encoding="utf-8") if path.exists() else ""


def comes(project: Project, words: str, name: str = "en.md") -> bool:
    """Wait until words stand in a file."""
    until = time.monotonic() + WAIT
    while words not in text(project, name):
        if time.monotonic() > until:
            return False
        time.sleep(0.01)
    return True


@pytest.mark.parametrize("query", ["", "?lang=en"])
def test_what_is_typed_is_in_the_file_as_soon_as_one_rests(
    desk: Project, preview: Preview, page: Page, query: str
) -> None:
    opened(page, preview, query)
    field(page, "brief.2").press("End")
    page.keyboard.type(" So it is.")
    assert comes(desk, "- The first item is about wheat. So it is.\n")
    assert comes(desk, "about wheat. So it is.", "en.po")
    expect(field(page, "brief.2")).to_be_focused()
    expect(page.locator("#_state")).to_have_text("Saved" if query else "حُفظ")


def test_who_corrects_the_original_sees_at_once_which_translation_that_touches(
    desk: Project, preview: Preview, page: Page
) -> None:
    opened(page, preview)
    field(page, "brief.1", "source").fill("قال الكرملين إن الحصاد بدأ في 21 يناير.")
    assert comes(desk, "21 يناير", "ar.md")
    expect(unit(page, "brief.1")).to_have_attribute("data-status", "material")
    expect(unit(page, "brief.1").locator("del")).to_have_text("20")
    expect(unit(page, "brief.1").locator("ins")).to_have_text("21")
    expect(page.get_by_role("status")).to_contain_text("facts differ")
    expect(page.locator("#_summary")).to_contain_text("to do: 1 of 8")
    unit(page, "brief.1").get_by_role("button", name="Still right").click()
    expect(unit(page, "brief.1")).to_have_attribute("data-status", "fresh")
    expect(field(page, "brief.1")).to_be_focused()


def test_a_name_of_the_registry_is_one_tap_away(
    desk: Project, preview: Preview, page: Page
) -> None:
    opened(page, preview)
    expect(unit(page, "brief.1").locator("button[data-name]")).to_have_attribute("data-there", "")
    field(page, "brief.1").fill("It began on 20 January, said the")
    expect(unit(page, "brief.1").locator("button[data-there]")).to_have_count(0)
    unit(page, "brief.1").get_by_role("button", name="Kremlin").click()
    assert comes(desk, "It began on 20 January, said the Kremlin\n")
    expect(unit(page, "brief.1").locator("button[data-there]")).to_have_count(1)


def test_a_whole_explainer_is_translated_with_the_keyboard_alone(
    desk: Project, preview: Preview, page: Page
) -> None:
    (desk.explainer(SLUG) / "en.md").unlink()
    (desk.explainer(SLUG) / "en.po").unlink(missing_ok=True)
    opened(page, preview, "")
    expect(page.locator("#_summary")).to_contain_text("8")
    page.keyboard.press("Alt+ArrowDown")
    for key, words in WORDS.items():
        expect(field(page, key)).to_be_focused()
        if key == "dates.1":
            page.keyboard.press("ControlOrMeta+a")
        for number, line in enumerate(words.split("\n")):
            if number:
                page.keyboard.press("Enter")
            article, name, rest = line.partition(" Kremlin")
            page.keyboard.type(article)
            if name:
                page.keyboard.press("Alt+KeyN")
            page.keyboard.type(rest)
        page.keyboard.press("Control+Enter")
    assert comes(desk, ":   The election was held in all states.")
    expect(page.locator("[data-open]")).to_have_count(0)
    expect(page.get_by_role("status")).to_contain_text("لم تبقَ فقرة")
    body = text(desk).partition("\n\n")[2]
    assert body.strip() == ENGLISH
    page.keyboard.press("Escape")
    page.keyboard.press("?")
    expect(page.get_by_role("dialog")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_be_hidden()


def test_what_was_translated_elsewhere_is_taken_over_with_one_key(
    desk: Project, preview: Preview, page: Page
) -> None:
    source, words = "قال الكرملين إن الحصاد بدأ في 20 يناير.", WORDS["brief.1"]
    for name in ("en.md", "en.po"):
        (desk.explainer(SLUG) / name).unlink(missing_ok=True)
    ledger = Ledger({"what.1": LedgerEntry("what.1", source, words)})
    desk.write(f"content/explainers/{MEETING}/en.po", print_ledger(ledger, "en", "ar.md"))
    opened(page, preview)
    field(page, "brief.1").focus()
    suggestion = unit(page, "brief.1").get_by_role("list", name="Suggestions").get_by_role("button")
    expect(suggestion).to_have_text(f"memory 100 {words}")
    page.evaluate("document.documentElement.dir = 'rtl'")
    assert suggestion.evaluate(INDENT) < 20, "English begins at the left on an Arabic desk too"
    page.evaluate("document.documentElement.dir = 'ltr'")
    page.keyboard.press("Alt+Enter")
    expect(field(page, "brief.1")).to_have_value(words)
    assert comes(desk, f"\n{words}\n")
    expect(unit(page, "brief.1")).to_have_attribute("data-status", "fresh")


def test_what_does_not_agree_is_told_while_one_types(preview: Preview, page: Page) -> None:
    opened(page, preview)
    field(page, "brief.1").fill(WORDS["brief.1"].replace("20", "27"))
    reasons = unit(page, "brief.1").locator(".desk-reasons")
    expect(reasons).to_contain_text("27")
    field(page, "brief.1").fill(WORDS["brief.1"])
    expect(reasons.locator("li")).to_have_count(0)


def test_what_a_machine_translated_is_looked_through_with_one_key(
    desk: Project, preview: Preview, page: Page
) -> None:
    sources = {
        "brief.1": "قال الكرملين إن الحصاد بدأ في 20 يناير.",
        "brief.2": "البند الأول عن القمح.",
    }
    entries = {
        key: LedgerEntry(key, source, WORDS[key], fuzzy=True, machine=True, engine="firefox")
        for key, source in sources.items()
    }
    path = f"content/explainers/{SLUG}/en.po"
    desk.write(path, print_ledger(Ledger(entries), "en", "ar.md"))
    opened(page, preview)
    expect(page.locator("[data-status=machine]")).to_have_count(2)
    page.keyboard.press("Alt+ArrowDown")
    expect(field(page, "brief.1")).to_be_focused()
    page.keyboard.press("Control+Shift+Enter")
    expect(field(page, "brief.2")).to_be_focused()
    expect(unit(page, "brief.1")).to_have_attribute("data-status", "fresh")
    page.keyboard.press("End")
    page.keyboard.type(" Indeed.")
    expect(unit(page, "brief.2")).to_have_attribute("data-status", "fresh")
    assert comes(desk, "about wheat. Indeed.", "en.po")
    assert "fuzzy" not in text(desk, "en.po")


def test_the_next_open_passage_is_one_tap_away_for_who_has_no_keys(
    desk: Project, preview: Preview, new_page: Callable[..., Page]
) -> None:
    text = (desk.explainer(SLUG) / "en.md").read_text(encoding="utf-8")
    for key in ("brief.1", "brief.3"):
        text = text.replace(WORDS[key], {"brief.1": "قال الكرملين", "brief.3": "البند"}[key])
    desk.write(f"content/explainers/{SLUG}/en.md", text)
    page = opened(new_page(has_touch=True, viewport={"width": 360, "height": 640}), preview)
    for key in ("brief.1", "brief.3", "brief.1"):
        page.get_by_role("button", name="Next open passage").tap()
        expect(field(page, key)).to_be_focused()
        expect(field(page, key)).to_be_in_viewport()


@pytest.mark.parametrize(("answer", "kept"), [("Keep what", "Mine."), ("Take what", "Theirs.")])
def test_two_browsers_at_one_passage_are_asked_which_words_it_is_to_be(
    desk: Project, preview: Preview, new_page: Callable[..., Page], page_log: PageLog,
    answer: str, kept: str,
) -> None:  # fmt: skip
    first, second = (opened(new_page(), preview) for _ in range(2))
    # As where the second one's connection is slow: it does not hear of what the first one writes.
    second.route("**/desk/**", lambda route: route.abort() if route.request.method == "GET" else
                 route.continue_())  # fmt: skip
    field(first, "brief.2").fill("Theirs.")
    assert comes(desk, "- Theirs.\n")
    field(second, "brief.2").fill("Mine.")
    note = unit(second, "brief.2").locator(".desk-note")
    expect(note).to_contain_text("This passage was changed elsewhere")
    expect(note.locator(".desk-theirs")).to_have_text("Theirs.")
    second.keyboard.type(" And more.")
    assert "Mine." not in text(desk)
    field(second, "brief.2").fill("Mine.")
    note.get_by_role("button", name=answer).click()
    expect(field(second, "brief.2")).to_have_value(kept)
    expect(note).to_be_hidden()
    assert comes(desk, f"- {kept}\n")
    expect(field(first, "brief.2")).to_have_value(kept)
    second.close()  # what it asks for is refused
    page_log.clear()


def test_what_an_editor_saves_elsewhere_comes_in_without_touching_what_is_typed(
    desk: Project, preview: Preview, page: Page
) -> None:
    opened(page, preview)
    field(page, "brief.2").press("End")
    page.keyboard.type(" Half a")
    assert comes(desk, "wheat. Half a\n")
    desk.replace(f"content/explainers/{SLUG}/en.md", "about barley", "about oats")
    desk.replace(f"content/explainers/{SLUG}/ar.md", "## التواريخ", "فقرة جديدة.\n\n## التواريخ")
    expect(field(page, "brief.3")).to_have_value("The second item is about oats.")
    expect(unit(page, "brief.4")).to_have_attribute("data-status", "missing")
    expect(field(page, "brief.2")).to_be_focused()
    page.keyboard.type(" sentence.")
    assert comes(desk, "wheat. Half a sentence.\n")
    assert "about oats" in text(desk)


def test_what_is_typed_while_the_preview_is_killed_is_written_when_it_is_back(
    desk: Project, new_page: Callable[..., Page], page_log: PageLog
) -> None:
    with ExitStack() as stack:
        first = stack.enter_context(previewing(desk.root))
        page = opened(new_page(), first)
        before = text(desk), text(desk, "ar.md")
        field(page, "brief.2").press("End")
        first.process.kill()
        first.process.wait()
        page.keyboard.type(" Typed into nothing.")
        expect(page.get_by_role("status")).to_contain_text("the preview does not answer")
        assert (text(desk), text(desk, "ar.md")) == before
        stack.enter_context(previewing(desk.root, "--port", str(first.port)))
        assert comes(desk, "wheat. Typed into nothing.\n")
        expect(unit(page, "brief.2").locator(".desk-note")).to_be_hidden()
        page.goto("about:blank")
    page_log.clear()


def test_what_was_never_written_is_offered_again(
    desk: Project, new_page: Callable[..., Page], page_log: PageLog
) -> None:
    with ExitStack() as stack:
        first = stack.enter_context(previewing(desk.root))
        page = opened(new_page(), first)
        first.process.kill()
        first.process.wait()
        field(page, "brief.2").fill("Never written.")
        field(page, "brief.3").fill("Never wanted.")
        expect(page.get_by_role("status")).to_contain_text("the preview does not answer")
        page.goto("about:blank")
        stack.enter_context(previewing(desk.root, "--port", str(first.port)))
        opened(page, first)
        notes = {key: unit(page, key).locator(".desk-note") for key in ("brief.2", "brief.3")}
        expect(notes["brief.2"].locator(".desk-theirs")).to_have_text("Never written.")
        notes["brief.2"].get_by_role("button", name="Put it in").click()
        assert comes(desk, "- Never written.\n")
        notes["brief.3"].get_by_role("button", name="Drop it").click()
        expect(notes["brief.3"]).to_be_hidden()
        page.reload()
        expect(notes["brief.3"]).to_be_hidden()
        assert "Never wanted" not in text(desk)
        page.goto("about:blank")
    page_log.clear()


def test_words_that_cannot_stand_there_stay_in_the_field(
    desk: Project, preview: Preview, page: Page, page_log: PageLog
) -> None:
    opened(page, preview)
    before = text(desk)
    field(page, "brief.1").fill("One.\n\nTwo.")
    note = unit(page, "brief.1").locator(".desk-note")
    expect(note).to_contain_text("these words cannot stand here")
    expect(note).to_contain_text(f"{SLUG}/en.md:")
    expect(field(page, "brief.1")).to_have_attribute("aria-invalid", "true")
    assert text(desk) == before
    field(page, "brief.1").fill("One. Two on 20 January.")
    expect(note).to_be_hidden()
    assert comes(desk, "\nOne. Two on 20 January.\n")
    page_log.clear()


TREE = """
- article "{item} 5":
  - heading "{item} 5" [level=2]
  - paragraph: {status}
  - paragraph:
    - code: /ar.md:\\d+/
    - code: /en.md:\\d+/
  - text: {source}
  - textbox "{source} {item} 5": البند الأول عن القمح.
  - text: {target}
  - textbox "{target} {item} 5": The first item is about wheat.
"""
WORDED = {
    "?lang=en": {
        "item": "List item", "status": "up to date", "source": "Original",
        "target": "Translation", "desk": "Translator’s desk",
    },
    "": {
        "item": "بند", "status": "مطابقة للأصل", "source": "الأصل", "target": "الترجمة",
        "desk": "مكتب الترجمة",
    },
}  # fmt: skip


@pytest.mark.parametrize("query", WORDED)
def test_its_accessibility_tree_says_what_each_field_is(
    preview: Preview, page: Page, query: str
) -> None:
    words = WORDED[query]
    opened(page, preview, query)
    expect(unit(page, "brief.2")).to_match_aria_snapshot(TREE.format(**words))
    expect(field(page, "brief.2")).to_have_accessible_description(words["status"])
    expect(page.get_by_role("navigation", name=words["desk"])).to_be_visible()


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("query", "direction"), [("", "rtl"), ("?lang=en", "ltr")])
def test_it_stands_at_every_width_in_both_directions(
    preview: Preview, new_page: Callable[..., Page],
    query: str, direction: str, scheme: str, width: int,
) -> None:  # fmt: skip
    page = new_page(viewport={"width": width, "height": 800}, color_scheme=scheme)
    opened(page, preview, query)
    field(page, "brief.1", "source").fill("قال الكرملين إن الحصاد بدأ في 21 يناير.")
    expect(unit(page, "brief.1")).to_have_attribute("data-status", "material")
    assert page.locator("html").get_attribute("dir") == direction
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert axe_findings(page) == []
    source, target = (field(page, "brief.2", side).bounding_box() for side in ("source", "target"))
    assert source is not None
    assert target is not None
    if width == 360:
        assert source["y"] + source["height"] < target["y"]
    else:
        assert (source["x"] > target["x"]) == (direction == "rtl")
    assert field(page, "brief.2", "source").evaluate("e => getComputedStyle(e).direction") == "rtl"
    assert field(page, "brief.2").evaluate("e => getComputedStyle(e).direction") == "ltr"
    page.goto(f"{preview.url}desk/{query}")
    assert axe_findings(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_the_bar_of_the_preview_leads_to_the_desk(preview: Preview, page: Page) -> None:
    page.goto(f"{preview.url}en/{SLUG}/")
    page.locator(".preview-bar summary").click()
    page.get_by_role("link", name="Translate this explainer").click()
    expect(page).to_have_url(re.compile(rf"/desk/{SLUG}/\?lang=en$"))
    page.get_by_role("link", name="What is to be translated").click()
    expect(page.get_by_role("link", name="الحصاد")).to_be_visible()


PAGE_TEXT = "Title: اتصل بنا\nPlace: footer\n\nاكتب إلى الكرملين.\n\n- بالبريد.\n"


@pytest.mark.parametrize(
    ("lang", "bar", "way"),
    [("ar", "ترجمة هذه الصفحة", ""), ("en", "Translate this page", "?lang=en")],
)
def test_a_page_that_explains_nothing_is_translated_with_the_keyboard_alone(
    desk: Project, preview: Preview, page: Page, lang: str, bar: str, way: str
) -> None:
    folder = desk.root / "content/pages/contact"
    desk.write("content/pages/contact/ar.md", PAGE_TEXT)
    page.goto(f"{preview.url}{lang}/about/")
    page.locator(".preview-bar summary").click()
    page.get_by_role("link", name=bar).click()
    expect(page).to_have_url(re.compile(rf"/desk/pages/about/\?lang={lang}$"))
    page.goto(f"{preview.url}desk/{way}")
    page.get_by_role("link", name="اتصل بنا").click()
    expect(page).to_have_url(re.compile(rf"/desk/pages/contact/\?lang={lang}$"))
    page.wait_for_load_state()  # until then, nobody listens to keys
    page.keyboard.press("Alt+ArrowDown")
    words = {"@title": "Contact us", "lead.1": "Write to the Kremlin.", "lead.2": "By post."}
    for key, translation in words.items():
        expect(field(page, key)).to_be_focused()
        page.keyboard.type(translation)
        page.keyboard.press("Control+Enter")
    expect(page.locator("[data-open]")).to_have_count(0)
    assert axe_findings(page) == []
    english = (folder / "en.md").read_text(encoding="utf-8")
    head = "Title: Contact us\nStatus: draft\nTranslation: true\n"
    assert english == f"{head}\nWrite to the Kremlin.\n\n- By post.\n"
    assert "By post." in (folder / "en.po").read_text(encoding="utf-8")
    page.goto(f"{preview.url}en/contact/")
    expect(page.locator("main")).to_contain_text("Write to the Kremlin.")


def test_what_an_editor_saves_of_a_page_comes_in_without_touching_what_is_typed(
    desk: Project, preview: Preview, page: Page
) -> None:
    path = desk.root / "content/pages/about/en.md"
    page.goto(f"{preview.url}desk/pages/about/?lang=en")
    field(page, "lead.1").press("ControlOrMeta+End")
    page.keyboard.type(" Mine.")
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("Title: About this site", "Title: About us"), encoding="utf-8")
    expect(field(page, "@title")).to_have_value("About us")
    expect(field(page, "lead.1")).to_have_value(re.compile(r" Mine\.$"))
    expect(page.locator("#_state")).to_have_text("Saved")
    assert path.read_text(encoding="utf-8").startswith("Title: About us\n")
    assert " Mine.\n" in path.read_text(encoding="utf-8")


def test_what_a_passage_brings_about_in_the_site_is_told_at_the_desk(
    desk: Project, preview: Preview, page: Page
) -> None:
    opened(page, preview)
    field(page, "brief.2").fill("See [nothing](explainer:nothing).")
    assert comes(desk, "explainer:nothing")
    expect(page.locator("#_site")).to_contain_text(f"{SLUG}/en.md:")
    expect(page.locator("#_site")).to_contain_text("This cannot be shown yet")
    field(page, "brief.2").fill("See nothing.")
    expect(page.locator("#_site .preview-list")).to_have_count(0)


def test_what_pasting_brings_is_left_out_in_the_field_too(
    desk: Project, preview: Preview, page: Page
) -> None:
    opened(page, preview)
    field(page, "@title").fill("A title\nin two lines")
    assert comes(desk, "Title: A title in two lines\n")
    expect(field(page, "@title")).to_have_value("A title\nin two lines")
    field(page, "@title").press("Escape")
    expect(field(page, "@title")).to_have_value("A title in two lines")


def test_an_address_leads_to_a_passage_to_be_written(preview: Preview, page: Page) -> None:
    opened(page, preview, "?lang=en#brief.3")
    expect(field(page, "brief.3")).to_be_focused()
