"""Related explainers share the most topics, and a rare topic says more than a frequent one."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from sharih.site.views.once import Once
from sharih.site.views.related import MOST, related

TAGS = {
    "a": ("rare", "common", "third"),
    "b": ("common",),
    "c": ("common",),
    "d": ("rare",),
    "e": ("third", "common"),
    "f": ("other",),
}


def site_of(tags: dict[str, tuple[str, ...]]) -> Any:
    """Return views of a site of explainers with these topics."""
    table = {
        slug: SimpleNamespace(slug=slug, explainer=SimpleNamespace(tags=of))
        for slug, of in tags.items()
    }
    names = {tag for of in tags.values() for tag in of}
    tagged = {n: tuple(p for p in table.values() if n in p.explainer.tags) for n in names}
    return SimpleNamespace(site=SimpleNamespace(table=table, tagged=tagged), once=Once())


@pytest.mark.parametrize(("slug", "found"), [("a", "edb"), ("b", "ace"), ("d", "a"), ("f", "")])
def test_those_that_share_the_most_come_first(slug: str, found: str) -> None:
    views = site_of(TAGS)
    shown = [each.slug for each in related(views, views.site.table[slug])]
    assert shown == list(found)


def test_a_topic_that_very_many_share_says_nothing() -> None:
    views = site_of({f"x{number:03}": ("common",) for number in range(MOST + 1)})
    assert related(views, views.site.table["x000"]) == []
    fewer = site_of({f"x{number:03}": ("common",) for number in range(MOST)})
    shown = related(fewer, fewer.site.table["x000"])
    assert [each.slug for each in shown] == ["x001", "x002", "x003"]
