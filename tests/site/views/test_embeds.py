"""Addresses alone in a paragraph: what lies there, and the card that leads to it."""

from __future__ import annotations

import pytest
from selectolax.lexbor import LexborHTMLParser

from sharih.site.views.embeds import embed
from tests.helpers.casefile import Case, cases
from tests.helpers.projects import Project, explainer_text


@cases("embeds.md")
def test_what_lies_at_an_address_is_known_from_it(case: Case) -> None:
    found = embed(case.given)
    assert (f"{found.kind} {found.host}" if found else "-") == case.expected


@pytest.fixture
def card_page(project: Project) -> LexborHTMLParser:
    """Build an explainer with cards; returns its Arabic page."""
    body = (
        "[كلمة **الوزير**](https://youtu.be/a?b=1&c=2)\n\nhttps://example.org/report.pdf\n\n"
        "- [في قائمة](https://youtu.be/a)\n\n> [في اقتباس](https://youtu.be/a)\n"
    )
    project.write("content/explainers/cards/ar.md", explainer_text("بطاقات", body))
    project.built()
    page = (project.output / "ar/cards/index.html").read_text(encoding="utf-8")
    return LexborHTMLParser(page)


def test_a_card_has_the_title_the_site_and_one_link(card_page: LexborHTMLParser) -> None:
    video, report = card_page.css("main p.embed")[:2]
    (link,) = video.css("a")
    assert link.attributes["href"] == "https://youtu.be/a?b=1&c=2"
    assert link.text() == "كلمة الوزير"
    assert [each.text() for each in video.css("bdi[dir=ltr]")] == ["youtu.be"]
    assert [each.text() for each in report.css("a")] == ["https://example.org/report.pdf"]
    assert video.css("svg[aria-hidden=true] .embed-solid")
    assert not report.css(".embed-solid")


def test_a_long_address_is_shown_in_part_and_led_to_whole(project: Project) -> None:
    address = f"https://example.org/?a=1&b={'c' * 2000}"
    project.write("content/explainers/cards/ar.md", explainer_text("بطاقات", f"{address}\n"))
    project.built()
    page = LexborHTMLParser((project.output / "ar/cards/index.html").read_text(encoding="utf-8"))
    (link,) = page.css("main .embed a")
    assert link.attributes["href"] == address
    assert link.text() == f"{address[:79]}…"


def test_a_link_with_a_large_scheme_leads_on(project: Project) -> None:
    text = "Https://youtu.be/abc\n\nفي [جملة](HTTPS://youtu.be/abc) هنا.\n"
    project.write("content/explainers/cards/ar.md", explainer_text("بطاقات", text))
    project.built()
    page = LexborHTMLParser((project.output / "ar/cards/index.html").read_text(encoding="utf-8"))
    found = [link.attributes["href"] or "" for link in page.css("main p a[href*='youtu.be']")]
    assert [href.lower() for href in found] == ["https://youtu.be/abc"] * 2


def test_nothing_of_another_site_is_fetched(card_page: LexborHTMLParser) -> None:
    fetched = "iframe, script[src^=http], img[src^=http], link[rel=stylesheet][href^=http]"
    assert not card_page.css(f"{fetched}, link[rel=preconnect], link[rel=dns-prefetch]")


def test_links_in_lists_and_quotations_are_links_as_ever(card_page: LexborHTMLParser) -> None:
    assert card_page.css("main ul li a[href='https://youtu.be/a']")
    assert not card_page.css("main :is(li, blockquote) .embed")
