"""The parts of an explainer in a real browser: definitions by keyboard and touch, drawn gaps."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.helpers.browser import axe_findings
from tests.helpers.looks import CONTRAST
from tests.helpers.pages import LANGS
from tests.helpers.sample import MEETING

OPEN = ".definition:popover-open"

both_languages = pytest.mark.parametrize("lang", LANGS)
with_and_without = pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])


def mention(page: Page) -> Locator:
    """Return a mention in a paragraph whose words stand in one line."""
    page.wait_for_load_state()
    for found in page.locator("main p > .mention").all():
        if found.evaluate("span => span.firstElementChild.getClientRects().length") == 1:
            return found
    raise AssertionError("no mention")


@with_and_without
@both_languages
def test_a_definition_opens_and_closes_by_keyboard(
    lang: str, script: bool, site_url: str, new_page: Callable[..., Page]
) -> None:
    page = new_page(java_script_enabled=script)
    page.goto(f"{site_url}{lang}/{MEETING}/")
    button = mention(page).locator("button")
    button.focus()
    page.keyboard.press("Enter")
    definition = page.locator(OPEN)
    expect(definition).to_have_count(1)
    expect(definition).to_be_in_viewport()
    assert definition.get_attribute("id") == button.get_attribute("popovertarget")
    page.keyboard.press("Escape")
    expect(page.locator(OPEN)).to_have_count(0)
    expect(button).to_be_focused()


@with_and_without
@both_languages
def test_a_definition_opens_at_the_foot_of_a_telephone_by_a_tap(
    lang: str, script: bool, site_url: str, new_page: Callable[..., Page]
) -> None:
    size = {"width": 360, "height": 740}
    page = new_page(java_script_enabled=script, has_touch=True, is_mobile=True, viewport=size)
    page.goto(f"{site_url}{lang}/{MEETING}/")
    found = mention(page)
    found.evaluate("span => span.scrollIntoView({block: 'center', behavior: 'instant'})")
    box = found.locator("a").bounding_box()
    assert box
    page.touchscreen.tap(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    definition = page.locator(OPEN)
    expect(definition).to_have_count(1)
    place = definition.bounding_box()
    assert place
    assert abs(place["y"] + place["height"] - size["height"]) <= 1
    definition.locator(".definition-close button").tap()
    expect(page.locator(OPEN)).to_have_count(0)
    assert "#" not in page.url


@both_languages
def test_words_over_a_lines_end_open_the_definition_too(
    lang: str, site_url: str, new_page: Callable[..., Page]
) -> None:
    page = new_page(viewport={"width": 320, "height": 740})
    page.goto(f"{site_url}{lang}/{MEETING}/")
    broken = [
        found
        for found in page.locator("main p > .mention").all()
        if found.evaluate("span => span.firstElementChild.getClientRects().length") > 1
    ]
    assert broken
    for found in broken[:3]:
        link = found.locator("a")
        link.evaluate("a => a.scrollIntoView({block: 'center', behavior: 'instant'})")
        line = link.evaluate("a => (({x, y, width, height}) => [x + width / 2, y + height / 2])"
                             "(a.getClientRects()[0])")  # fmt: skip
        page.mouse.click(*line)
        expect(page.locator(OPEN)).to_have_count(1)
        page.keyboard.press("Escape")


@both_languages
def test_without_popovers_a_mention_is_a_link_to_the_glossary(
    lang: str, site_url: str, new_page: Callable[..., Page]
) -> None:
    page = new_page()
    page.add_init_script("delete HTMLElement.prototype.popover")
    page.goto(f"{site_url}{lang}/{MEETING}/")
    link = mention(page).locator("a")
    assert link.get_attribute("tabindex") is None
    link.focus()
    page.keyboard.press("Enter")
    target = str(link.get_attribute("href"))
    page.wait_for_url(f"**/{MEETING}/{target}")
    expect(page.locator(f'[id="{target[1:]}"]')).to_be_in_viewport()


@both_languages
def test_closed_definitions_are_the_glossary_at_the_end(
    lang: str, site_url: str, page: Page
) -> None:
    page.goto(f"{site_url}{lang}/{MEETING}/")
    entries = page.locator(".definition")
    assert entries.count() > 10
    assert set(entries.evaluate_all("all => all.map((e) => getComputedStyle(e).position)")) == {
        "static"
    }
    assert page.locator(".definition-close").first.is_hidden()
    page.emulate_media(media="print")
    assert all(entries.nth(n).is_visible() for n in range(entries.count()))
    assert page.locator(".mention button").first.is_hidden()
    expect(page.locator(".cite-text")).to_be_visible()
    assert page.locator(".cite-more").is_hidden(), "no program reads BibTeX from paper"


@both_languages
def test_longer_times_are_drawn_longer(lang: str, site_url: str, page: Page) -> None:
    """Of the years before the election, the two months after it, and a day."""
    page.goto(f"{site_url}{lang}/{MEETING}/")
    tops = page.locator(".timeline-event time").evaluate_all(
        "all => Object.fromEntries(all.map((e) => [e.dateTime, e.getBoundingClientRect().top]))"
    )
    dates = ["2022-02-24", "2024-11-05", "2025-01-09", "2025-01-10"]
    years, months, day = (tops[b] - tops[a] for a, b in pairwise(dates))
    assert years > months > day > 0
    assert years < 8 * day


@both_languages
def test_the_timeline_is_mirrored(lang: str, site_url: str, page: Page) -> None:
    page.goto(f"{site_url}{lang}/topics/donald-trump/")
    event = page.locator(".timeline-event").first
    date, text = (event.locator(c).bounding_box() for c in (".timeline-date", ".timeline-text"))
    assert date
    assert text
    assert (date["x"] > text["x"]) is (lang == "ar")


@both_languages
def test_words_are_copied_and_shared_where_the_browser_can(
    lang: str, site_url: str, new_page: Callable[..., Page]
) -> None:
    page = new_page(permissions=["clipboard-read", "clipboard-write"])
    page.add_init_script("navigator.share = async (what) => { window.shared = what; }")
    page.goto(f"{site_url}{lang}/{MEETING}/")
    page.locator(".cite copy-text > button").first.click()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert page.locator("h1").inner_text() in copied
    page.locator("share-page button").click()
    assert page.evaluate("window.shared.url") == page.url
    plain = new_page()
    plain.goto(f"{site_url}{lang}/{MEETING}/")
    plain.evaluate("navigator.share")
    if not plain.evaluate("'share' in navigator"):
        expect(plain.locator("share-page")).to_be_hidden()


@both_languages
def test_the_link_to_a_section_is_copied_with_what_to_cite(
    lang: str, site_url: str, new_page: Callable[..., Page]
) -> None:
    page = new_page(
        permissions=["clipboard-read", "clipboard-write"], viewport={"width": 360, "height": 740}
    )
    page.goto(f"{site_url}{lang}/{MEETING}/?from=elsewhere")
    link = page.locator("#six-months .section-link a")
    link.focus()
    before = page.locator("#six-months").bounding_box()
    page.keyboard.press("Enter")
    done = page.locator("#six-months").get_by_role("status")
    expect(done).not_to_be_empty()
    cited, address = page.evaluate("navigator.clipboard.readText()").split("\n")
    assert address == f"{site_url}{lang}/{MEETING}/#six-months"
    assert page.locator("#six-months h2").inner_text() in cited
    assert page.locator("h1").inner_text() in cited
    assert page.url.endswith("#six-months")
    after = page.locator("#six-months").bounding_box()
    assert before is not None
    assert after is not None
    assert after["height"] == before["height"]
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    assert axe_findings(page) == []
    page.keyboard.press("Tab")
    expect(done).to_be_empty()


@with_and_without
@both_languages
def test_the_link_to_a_section_can_be_touched_and_leads_there(
    lang: str, script: bool, site_url: str, new_page: Callable[..., Page]
) -> None:
    size = {"width": 360, "height": 740}
    page = new_page(java_script_enabled=script, has_touch=True, viewport=size)
    for path in (f"{lang}/{MEETING}/", f"ar-en/{MEETING}/"):
        page.goto(site_url + path)
        links = page.locator(".section-link a").all()
        assert len(links) > 9
        for link in links:
            box = link.bounding_box()
            assert box is not None
            assert min(box["width"], box["height"]) >= 24
        page.locator("#background .section-link a").first.tap()
        page.wait_for_url("**/#background")
        expect(page.locator("#background h2").first).to_be_in_viewport()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@both_languages
def test_nothing_is_found_with_a_definition_open_and_on_a_topic(
    lang: str, scheme: str, site_url: str, page: Page
) -> None:
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")  # type: ignore[arg-type]
    page.goto(f"{site_url}{lang}/{MEETING}/")
    page.locator(".cite summary").click()
    button = mention(page).locator("button")
    button.focus()
    page.keyboard.press("Enter")
    expect(page.locator(OPEN)).to_be_visible()
    assert axe_findings(page) + page.evaluate(CONTRAST) == []
    page.goto(f"{site_url}{lang}/topics/kremlin/")
    assert axe_findings(page) + page.evaluate(CONTRAST) == []
