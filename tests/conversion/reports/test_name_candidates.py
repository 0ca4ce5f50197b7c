"""Names that are proposed for the registry."""

from __future__ import annotations

from sharih.content.topics_file import load_registry
from sharih.conversion.reports.name_candidates import as_toml
from tests.helpers.newsroom import Newsroom, lines_of


def test_frequent_names_are_proposed_as_entries_of_the_registry(newsroom: Newsroom) -> None:
    for number in range(3):
        newsroom.add(
            f"{number}.txt",
            *lines_of(number),
            "والتقى وزير الخارجية سالم الطويل في مدينة نهرية وفد مجموعة Blue River.",
            "وقالت Blue River إنها راضية، كما رحب البيت الأبيض والكرملين.",
        )
    found = {candidate.name: candidate for candidate in newsroom.convert().candidates}
    assert set(found) == {"سالم الطويل", "نهرية", "Blue River"}
    assert found["سالم الطويل"].kind == "person"
    assert found["نهرية"].kind == "place"
    assert (found["Blue River"].mentions, found["Blue River"].seeds) == (6, 3)
    entries = as_toml(found.values(), newsroom.registry)
    assert entries.count("# check") >= 6
    path = newsroom.content / "topics.toml"
    path.write_text(path.read_text(encoding="utf-8") + "\n" + entries, encoding="utf-8")
    assert len(load_registry(path).topics) == 5
