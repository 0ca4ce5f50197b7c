"""A site that is linked text by text, and all at once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from sharih.content.explainers import load_explainer
from sharih.content.stories import Stories, Story
from sharih.content.topics import Registry
from sharih.content.topics_file import load_registry
from sharih.errors import Problems
from sharih.settings import Settings, load_settings
from sharih.site.kept import KeptText
from sharih.site.link.linking import Linkage
from sharih.site.loading import load_text
from tests.helpers.projects import copied_project, explainer_text

BODIES = (
    "نص عن الكرملين.",
    "## ماذا؟ {#what}\n\n[ب](explainer:b#what) و[ج](/ar/c/) و[صفحة](/ar/page/2/).",
    "## ماذا؟ {#what}\n\n[أ](explainer:a) و[قديم](/ar/old-b/) و[د](/en/d/).",
    "[ب](explainer:b) و[لا شيء](explainer:nobody) و[موضوع](topic:nothing).",
    "كلام.",
    "[بحث](/ar/search/).",
    "[قصة](/ar/stories/harvest/).",
    "[قصص](/en/stories/).",
    "[صفحة](/ar/page/2/).",
)
VARIED = ("a", "b", "c", "d", "search")
"""The slugs of the explainers; the last is one that none can have."""
NONE = len(BODIES)
"""Stands for the variant where an explainer is taken out."""
STEP = st.tuples(st.sampled_from(VARIED), st.integers(0, NONE))
STEPS = st.lists(STEP, min_size=1, max_size=12)
HARVEST = Story("harvest", {"ar": "الحصاد", "en": "Harvest"}, {"ar": "فقرة.", "en": "It."}, 1)


@dataclass(frozen=True, slots=True)
class Variants:
    """Explainers to be put into a site and taken out again."""

    settings: Settings
    registry: Registry
    texts: Mapping[tuple[str, int], KeptText]
    """By slug and number of the variant."""


@pytest.fixture(scope="module")
def variants(tmp_path_factory: pytest.TempPathFactory) -> Variants:
    """Return some variants of each explainer."""
    project = copied_project(tmp_path_factory.mktemp("variants") / "project")
    read = load_settings(project.root / "pelicanconf.py", {"DEFAULT_PAGINATION": 2})
    registry = load_registry(read.registry)
    texts = {}
    for slug in VARIED:
        for number, body in enumerate(BODIES):
            extra = {
                "Date": f"2026-01-0{1 + number}" if number != 4 else "",
                "Status": "draft" if number == 4 else "published",
                "Tags": "kremlin" if number % 2 else "",
                "Story": "harvest" if number == 2 else "",
                "Old_slugs": f"old-{slug}, old-{number}" if number in (1, 3) else "",
            }
            path = f"content/explainers/{slug}/ar.md"
            project.write(path, explainer_text(f"شرح {number}", body, **extra))
            if number == 2:
                project.write(path.replace("ar.md", "en.md"), explainer_text("One", "Words."))
            explainer = load_explainer(project.explainer(slug), Problems())
            assert explainer is not None
            texts[slug, number] = load_text(explainer, registry).kept
            (project.explainer(slug) / "en.md").unlink(missing_ok=True)
    return Variants(read, registry, texts)


@pytest.mark.parametrize("drafts", [True, False])
@settings(max_examples=60)
@example(steps=[("a", 0), ("b", 0), ("c", 8), ("b", NONE)])
@example(steps=[("a", 2), ("b", 6), ("a", 0)])
@example(steps=[("a", 2), ("b", 7), ("a", 0)])
@example(steps=[("search", 0), ("b", 5), ("search", NONE)])
@example(steps=[("b", 1), ("d", 2), ("a", 2), ("b", 0)])
@given(steps=STEPS)
def test_linking_text_by_text_is_linking_all_at_once(
    variants: Variants, drafts: bool, steps: list[tuple[str, int]]
) -> None:
    """Whatever comes, goes and changes, the site and its problems are those of a fresh start."""
    stories = Stories(variants.settings.stories, {"harvest": HARVEST})
    options = replace(variants.settings.options, drafts=drafts)
    read = replace(variants.settings, options=options)
    linkage = Linkage(read, variants.registry)
    linkage.put_stories(stories)
    there: dict[str, int] = {}
    for slug, number in steps:
        there.pop(slug, None)
        linkage.remove(slug)
        if number < NONE:
            there[slug] = number
            linkage.put(variants.texts[slug, number])
        fresh = Linkage(read, variants.registry)
        fresh.put_stories(stories)
        for name, kind in sorted(there.items()):
            fresh.put(variants.texts[name, kind])
        assert linkage.site() == fresh.site()
        assert set(linkage.problems()) == set(fresh.problems())
