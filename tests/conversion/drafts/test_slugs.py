"""The addresses of drafts."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sharih.content.topics import Registry
from sharih.conversion.drafts.slug_proposals import propose_slug
from sharih.routes import RESERVED
from tests.helpers.newsroom import PRESS_SLUG, PRESS_TEXT, Newsroom
from tests.helpers.registries import EMPTY


def test_two_articles_with_one_title_get_two_folders(press: Newsroom) -> None:
    for name in ("a.txt", "b.txt", "c.txt"):
        press.put(name, f"{PRESS_TEXT}وهذه نسخة {name} من المقال نفسه.\n")
    assert [slug for *_, slug in press.statuses()] == [
        PRESS_SLUG,
        f"{PRESS_SLUG}-2",
        f"{PRESS_SLUG}-3",
    ]


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("لماذا لم يهنئ بوتين ترامب؟", "vladimir-putin-donald-trump"),
        ("الكرملين وبوتين وترامب وبيسكوف", "kremlin-vladimir-putin-donald-trump"),
        ("ماذا حدث في المدينة أمس؟", "events-city-yesterday"),
        ("؟!", "explainer"),
        ("أرشيف", "archives"),
        ("Topics", "topics-2"),
        ("About", "about-2"),
    ],
)
def test_a_slug_is_made_of_names_or_of_what_can_be_said(
    registry: Registry, title: str, slug: str
) -> None:
    lang = "en" if title.isascii() else "ar"
    assert propose_slug(title, "ar" if lang == "ar" else "en", registry, ()) == slug


@given(st.text(max_size=300), st.sampled_from(["ar", "en"]))
def test_a_slug_can_always_stand_in_an_address(title: str, lang: str) -> None:
    taken: set[str] = set()
    for _ in range(3):
        slug = propose_slug(title, "ar" if lang == "ar" else "en", EMPTY, taken)
        assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", slug)
        assert len(slug) <= 63
        assert slug not in RESERVED
        assert slug not in taken
        taken.add(slug)


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("وصول القطار إلى المحطة للتجارب", "arrives-train-station"),
        ("كيف تعمل المحطة في الليل من دون الكهرباء", "how-works-station-night-no-electricity"),
        ("وزير الصحة الجديد يفتتح المستشفى", "new-health-minister-opens-hospital"),
        ("مصر ترفع سعر الخبز المدعوم", "egypt-raises-bread-price"),
        ("الأمم المتحدة تدعو إلى هدنة في السودان", "united-nations-calls-truce-sudan"),
        ("إعدام 10 أشخاص في الأردن", "execution-10-people-jordan"),
        ("هجوم على سجن وفرار سجينا 132", "attack-prison-prisoner"),
        ("غستانتي تطل على البحر", "ghastanti-tatal-sea"),
        ("Why did the bridge over the river not open in May?", "why-bridge-over-river-not-open"),
        (
            "Island ferry service suspended after engine fire injures six",
            "island-ferry-service-suspended",
        ),
        ("Old bridge closed after survey finds cracks", "old-bridge-closed"),
        ("Old bridge closed after survey", "old-bridge-closed-after-survey"),
        ("هل من", "hal-man"),
        ("The the", "the-the"),
    ],
)
def test_a_slug_has_six_words_at_most_and_none_that_tells_nothing(title: str, slug: str) -> None:
    assert propose_slug(title, "en" if title.isascii() else "ar", EMPTY, ()) == slug
