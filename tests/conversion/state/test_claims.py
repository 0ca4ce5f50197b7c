"""What the explainers say of their seeds and addresses."""

from __future__ import annotations

import pytest

from tests.helpers.newsroom import PRESS_SLUG, Newsroom


def test_a_folder_without_its_seed_line_is_still_the_seeds(press: Newsroom) -> None:
    press.add("a.txt")
    press.convert()
    for lang in ("ar", "en"):
        path = press.explainers / PRESS_SLUG / f"{lang}.md"
        path.write_text("Title: لي\n\nنصي.\n", encoding="utf-8")
    assert press.statuses() == [("a.txt", "known", PRESS_SLUG)]


def test_an_explainer_may_name_several_seeds(press: Newsroom) -> None:
    press.add("a.txt")
    press.add("b.txt")
    folder = press.explainers / "both"
    folder.mkdir(parents=True)
    (folder / "ar.md").write_text(
        "Title: كلاهما\nSeed: a.txt,\n    b.txt\n\nنص.\n", encoding="utf-8"
    )
    assert press.statuses() == [("a.txt", "known", "both"), ("b.txt", "known", "both")]


@pytest.mark.parametrize(
    "former", ["{}", "/en/{}/", "/ar/{}", "/ar-en/{}/index.html", "/blog/a.html, /ar/{}/"]
)
def test_an_earlier_address_of_another_explainer_is_not_taken(press: Newsroom, former: str) -> None:
    folder = press.explainers / "other"
    folder.mkdir(parents=True)
    head = f"Title: Other\nOld_slugs: {former.format(PRESS_SLUG)}"
    (folder / "en.md").write_text(f"{head}\n\nText.\n")
    press.add("a.txt")
    assert press.statuses() == [("a.txt", "new", f"{PRESS_SLUG}-2")]


def test_the_name_of_a_page_is_not_taken(press: Newsroom) -> None:
    folder = press.explainers.parent / "pages" / PRESS_SLUG
    folder.mkdir(parents=True)
    (folder / "ar.md").write_text("Title: صفحة\n\nنص.\n", encoding="utf-8")
    press.add("a.txt")
    assert press.statuses() == [("a.txt", "new", f"{PRESS_SLUG}-2")]
