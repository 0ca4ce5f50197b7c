"""The picture of an explainer beside its title: which one, in which sizes, and where it leads."""

from __future__ import annotations

from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from sharih.pictures.store import PictureStore
from sharih.routes import Urls
from sharih.site.views.card_pictures import card_picture
from tests.helpers.pictured import add_pictured, photograph
from tests.helpers.projects import Project, explainer_text


def test_the_first_picture_stands_in_lists_in_the_sizes_of_its_page(tmp_path: Path) -> None:
    store = PictureStore(None)
    found = {}
    for name, width in (("a.jpg", 700), ("b.jpg", 300)):
        (tmp_path / name).write_bytes(photograph(width, 200))
        found[name] = store.picture(tmp_path / name, "one")
    urls = Urls("/repo", "https://example.org/repo")
    card = card_picture(found, urls)
    assert card is not None
    assert (card.width, card.height) == (700, 200)
    assert [part.split()[1] for part in card.srcset.split(", ")] == ["480w", "700w"]
    assert card.src.startswith("/repo/static/pictures/one/a-")
    assert card_picture({}, urls) is None


@pytest.fixture
def home(project: Project) -> LexborHTMLParser:
    """Build six explainers, the third without a picture; returns the Arabic home page."""
    add_pictured(project)
    project.built()
    page = (project.output / "ar/index.html").read_text(encoding="utf-8")
    return LexborHTMLParser(page)


def test_the_newest_leads_and_the_next_three_stand_beside_each_other(
    home: LexborHTMLParser,
) -> None:
    first, *others = home.css(".home-list .card")
    assert "card-lead" in (first.attributes["class"] or "")
    assert [card.text().split()[1] for card in home.css(".home-beside .card")] == ["1", "2", "3"]
    (lead,) = first.css("img")
    assert "loading" not in lead.attributes
    assert lead.attributes["alt"] == ""
    assert not home.css(".home-beside .card")[1].css("picture")
    images = [image for card in others for image in card.css("img")]
    assert {image.attributes.get("loading") for image in images} == {"lazy"}
    assert all(image.attributes["width"] for image in images)


def test_a_new_picture_is_shown_in_lists_after_the_next_build(project: Project) -> None:
    folder = "content/explainers/pictured"
    project.write(f"{folder}/ar.md", explainer_text("شرح", "نص.\n", Date="2026-06-20"))
    project.built()
    page = project.output / "ar/index.html"
    assert "pictures/pictured/" not in page.read_text(encoding="utf-8")
    (project.root / folder / "a.jpg").write_bytes(photograph(640, 400))
    project.write(
        f"{folder}/ar.md", explainer_text("شرح", "![أ](a.jpg)\n\nنص.\n", Date="2026-06-20")
    )
    project.built()
    assert "pictures/pictured/a-" in page.read_text(encoding="utf-8")


def test_a_chart_is_sketched_in_lists_where_there_is_no_picture_and_never_leads(
    project: Project,
) -> None:
    table = "| السنة | عدد |\n| --- | --- |\n| 2020 | 1 |\n| 2021 | 3 |\n{: .chart}\n"
    texts = {22: table, 21: table, 20: f"{table}\n![أ](a.jpg)\n"}
    for day, body in texts.items():
        text = explainer_text("شرح", body, Date=f"2026-06-{day}", Tags="kremlin")
        project.write(f"content/explainers/chart-{day}/ar.md", text)
    path = project.root / "content/explainers/chart-20/a.jpg"
    path.write_bytes(photograph(640, 400))
    project.built()
    for lang in ("ar", "en"):
        page = LexborHTMLParser((project.output / lang / "index.html").read_text(encoding="utf-8"))
        leads, sketched, pictured = (
            page.css(f'.card:has(a[href="/ar/chart-{day}/"]) .card-picture') for day in texts
        )
        assert [each.tag for each in leads] == ([] if lang == "ar" else ["svg"])
        assert [each.tag for each in pictured] == ["picture"]
        (drawing,) = sketched
        assert 'points="56,25.3 4,4"' in (drawing.html or "")
    beside = (project.output / "ar/chart-22/index.html").read_text(encoding="utf-8")
    related = LexborHTMLParser(beside).css(".related .card")
    assert len(related) > 1
    assert not [card for card in related if card.css("svg")]


def test_a_drawing_that_is_higher_than_wide_is_shown_where_it_leads_alone(project: Project) -> None:
    svg = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {} {}"><path d="M0 0h9"/></svg>'
    for day, size in ((22, (40, 60)), (21, (40, 60)), (20, (60, 40))):
        folder = f"content/explainers/drawn-{day}"
        project.write(f"{folder}/a.svg", svg.format(*size))
        text = explainer_text("رسم", "![أ](a.svg)\n\nنص.\n", Date=f"2026-06-{day}", Tags="kremlin")
        project.write(f"{folder}/ar.md", text)
    project.built()
    home = LexborHTMLParser((project.output / "ar/index.html").read_text(encoding="utf-8"))
    shown = [bool(home.css(f'.card:has(a[href="/ar/drawn-{day}/"]) img')) for day in (22, 21, 20)]
    assert shown == [True, False, True]
    beside = (project.output / "ar/drawn-20/index.html").read_text(encoding="utf-8")
    related = LexborHTMLParser(beside).css(".related .card")
    assert len(related) > 1
    assert not [card for card in related if card.css("img")]


def test_pictures_of_related_explainers_and_of_topics_are_fetched_as_wide_as_they_are(
    project: Project,
) -> None:
    for name, day in (("one", 19), ("other", 20)):
        body = "![أ](a.jpg)\n\nنص.\n"
        text = explainer_text("شرح", body, Date=f"2026-06-{day}", Tags="kremlin")
        project.write(f"content/explainers/{name}/ar.md", text)
        (project.root / "content/explainers" / name / "a.jpg").write_bytes(photograph(640, 400))
    project.built()
    lead, small = (
        _sizes(project, "ar/topics/kremlin", f".card{which} source")[0]
        for which in (".card-lead", ":not(.card-lead)")
    )
    assert lead.startswith("(min-width: 64rem) 41rem,")
    assert small == "(min-width: 48rem) 12rem, 7rem"
    related = _sizes(project, "ar/one", ".related source")
    assert related
    assert all(sizes.endswith(", 100vw") for sizes in related)


def _sizes(project: Project, path: str, selector: str) -> list[str]:
    page = (project.output / path / "index.html").read_text(encoding="utf-8")
    return [each.attributes["sizes"] or "" for each in LexborHTMLParser(page).css(selector)]
