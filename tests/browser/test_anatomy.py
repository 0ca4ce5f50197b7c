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
    for found in page.locator("main p:not(.quote-speaker) > a[href^='#term_']").all():
        if found.evaluate("link => link.getClientRects().length") == 1:
            return found
    raise AssertionError("no mention")


@both_languages
def test_a_definition_opens_and_closes_by_keyboard(lang: str, site_url: str, page: Page) -> None:
    page.goto(f"{site_url}{lang}/{MEETING}/")
    link = mention(page)
    link.focus()
    page.keyboard.press("Enter")
    definition = page.locator(OPEN)
    expect(definition).to_have_count(1)
    expect(definition).to_be_in_viewport()
    expect(link).to_have_attribute("aria-expanded", "true")
    entry = page.locator(str(link.get_attribute("href")))
    assert definition.locator("dt").inner_text() == entry.locator("dt").inner_text()
    page.keyboard.press("Tab")
    expect(definition.locator("dt a")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator(OPEN)).to_have_count(0)
    expect(link).to_be_focused()
    expect(link).to_have_attribute("aria-expanded", "false")
    assert "#" not in page.url


@both_languages
def test_a_definition_opens_at_the_foot_of_a_telephone_by_a_tap(
    lang: str, site_url: str, new_page: Callable[..., Page]
) -> None:
    size = {"width": 360, "height": 740}
    page = new_page(has_touch=True, is_mobile=True, viewport=size)
    page.goto(f"{site_url}{lang}/{MEETING}/")
    found = mention(page)
    found.evaluate("link => link.scrollIntoView({block: 'center', behavior: 'instant'})")
    found.tap()
    definition = page.locator(OPEN)
    expect(definition).to_have_count(1)
    place = definition.bounding_box()
    assert place
    assert abs(place["y"] + place["height"] - size["height"]) <= 1
    definition.locator("button").tap()
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
        for found in page.locator("main p > a[href^='#term_']").all()
        if found.evaluate("link => link.getClientRects().length") > 1
    ]
    assert broken
    for link in broken[:3]:
        link.evaluate("a => a.scrollIntoView({block: 'center', behavior: 'instant'})")
        line = link.evaluate("a => (({x, y, width, height}) => [x + width / 2, y + height / 2])"
                             "(a.getClientRects()[0])")  # fmt: skip
        page.mouse.click(*line)
        expect(page.locator(OPEN)).to_have_count(1)
        page.keyboard.press("Escape")


@both_languages
def test_another_mention_opens_its_own_definition(lang: str, site_url: str, page: Page) -> None:
    page.goto(f"{site_url}{lang}/{MEETING}/")
    links = page.locator("#meeting-date a[href^='#term_']")
    names = []
    for n in range(2):
        links.nth(n).focus()
        page.keyboard.press("Enter")
        expect(page.locator(OPEN)).to_have_count(1)
        names.append(page.locator(f"{OPEN} dt").inner_text())
    assert names[0] != names[1]
    expect(page.locator("[aria-expanded=true]")).to_have_count(1)


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("script", [True, False], ids=["no popovers", "no script"])
@both_languages
def test_without_popovers_a_mention_is_a_link_to_the_glossary_and_back(
    lang: str, script: bool, width: int, site_url: str, new_page: Callable[..., Page]
) -> None:
    page = new_page(java_script_enabled=script, viewport={"width": width, "height": 740})
    page.add_init_script("delete HTMLElement.prototype.popover")
    page.goto(f"{site_url}{lang}/{MEETING}/")
    link = mention(page)
    link.focus()
    page.keyboard.press("Enter")
    target = str(link.get_attribute("href"))
    page.wait_for_url(f"**/{MEETING}/{target}")
    entry = page.locator(f'[id="{target[1:]}"]')
    expect(entry).to_be_in_viewport()
    entry.locator(".to-mention").click()
    page.wait_for_url(f"**/{MEETING}/#named_*")
    expect(page.locator(f"[id='{page.url.partition('#')[2]}']")).to_be_in_viewport()


ENDS = ".speakers details, .glossary details, .cite > details"


@with_and_without
@both_languages
def test_the_parts_behind_a_text_are_folded_on_a_telephone_alone(
    lang: str, script: bool, site_url: str, new_page: Callable[..., Page]
) -> None:
    shown = {}
    for width in (360, 1280):
        page = new_page(java_script_enabled=script, viewport={"width": width, "height": 740})
        page.goto(f"{site_url}{lang}/{MEETING}/")
        page.wait_for_load_state()
        parts = page.locator(ENDS)
        assert parts.count() >= 3
        entries = page.locator(".glossary dl > div").all()
        shown[width] = {entry.is_visible() for entry in entries}
        if width == 360:
            summary = page.locator(".glossary summary").first
            box = summary.bounding_box()
            assert box
            assert box["height"] >= 44
            summary.click()
            expect(entries[0]).to_be_visible()
    assert shown == {360: {False}, 1280: {True}}


@both_languages
def test_paper_has_the_glossary_whole(
    lang: str, site_url: str, new_page: Callable[..., Page]
) -> None:
    page = new_page(viewport={"width": 360, "height": 740})
    page.goto(f"{site_url}{lang}/{MEETING}/")
    page.emulate_media(media="print")
    entries = page.locator(".glossary dl > div")
    assert entries.count() > 10
    assert all(entry.is_visible() for entry in entries.all())
    assert page.locator(".to-mention").first.is_hidden()
    expect(page.locator(".cite-text")).to_be_visible()
    assert page.locator(".cite-more").is_hidden(), "no program reads BibTeX from paper"


@pytest.mark.parametrize("path", [f"ar/{MEETING}/", f"ar-en/{MEETING}/", "ar/topics/donald-trump/",
                                  "ar/", "ar/archive/", "ar/topics/"])  # fmt: skip
def test_nothing_on_paper_is_laid_out_in_a_grid(path: str, site_url: str, page: Page) -> None:
    """Some programs that print do not turn a grid round for Arabic."""
    page.goto(f"{site_url}{path}")
    page.emulate_media(media="print")
    grids = page.evaluate(
        "[...document.querySelectorAll('main, main *')]"
        ".filter((e) => getComputedStyle(e).display.includes('grid') && e.getClientRects().length)"
        ".map((e) => e.className)"
    )
    assert grids == []


@both_languages
def test_a_speaker_that_leads_on_looks_like_a_link(lang: str, site_url: str, page: Page) -> None:
    page.goto(f"{site_url}{lang}/{MEETING}/")
    for speaker in page.locator(".quote-speaker a").all():
        assert speaker.evaluate("a => getComputedStyle(a).textDecorationLine") == "underline"
        colours = speaker.evaluate(
            "a => [a, a.parentElement].map((e) => getComputedStyle(e).color)"
        )
        assert colours[0] != colours[1]


@both_languages
def test_longer_times_are_drawn_longer(lang: str, site_url: str, page: Page) -> None:
    """Of the years before the election, the two months after it, and a day."""
    page.goto(f"{site_url}{lang}/{MEETING}/")
    tops = page.locator(".timeline-event data").evaluate_all(
        "all => Object.fromEntries(all.map((e) => [e.value, e.getBoundingClientRect().top]))"
    )
    dates = ["2022-02-24", "2024-11-05", "2025-01-09", "2025-01-10"]
    years, months, day = (tops[b] - tops[a] for a, b in pairwise(dates))
    assert years > months > day > 0
    assert years < 8 * day


@both_languages
def test_the_timeline_is_mirrored(lang: str, site_url: str, page: Page) -> None:
    page.goto(f"{site_url}{lang}/topics/donald-trump/")
    event = page.locator(".timeline-event").first
    date, text = (event.locator(c).bounding_box() for c in (".timeline-date", ".timeline-date + p"))
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
    page.locator(".cite-more summary").click()
    mention(page).focus()
    page.keyboard.press("Enter")
    expect(page.locator(OPEN)).to_be_visible()
    assert axe_findings(page) + page.evaluate(CONTRAST) == []
    page.goto(f"{site_url}{lang}/topics/kremlin/")
    assert axe_findings(page) + page.evaluate(CONTRAST) == []
