"""The names under an original: what the registry calls them in the other language."""

from __future__ import annotations

from pathlib import Path

from sharih.content.topics import Registry, Topic
from sharih.desk.names import NameHint, name_hints

REGISTRY = Registry(
    Path("topics.toml"),
    {
        ident: Topic(ident, kind, {"ar": ar, "en": en}, {"ar": (), "en": short}, {}, None, (), 1)
        for ident, kind, ar, en, short in (
            ("kremlin", "organisation", "الكرملين", "Kremlin", ()),
            ("moscow", "place", "موسكو", "Moscow", ()),
            ("united-nations", "organisation", "الأمم المتحدة", "United Nations", ("UN",)),
        )
    },
)


def test_each_topic_is_named_once_as_the_text_has_it_and_as_the_registry_wants_it() -> None:
    source = "قال **الكرملين** إن الأمم المتحدة تعلم، والكرملين يعلم."
    assert name_hints(source, "The UN knows.", "ar", REGISTRY) == (
        NameHint("kremlin", "الكرملين", "Kremlin", False),
        NameHint("united-nations", "الأمم المتحدة", "United Nations", True),
    )


def test_it_works_from_english_too_and_tells_nothing_where_nobody_is_named() -> None:
    found = name_hints("From Moscow.", "", "en", REGISTRY)
    assert found == (NameHint("moscow", "Moscow", "موسكو", False),)
    assert name_hints("Nobody.", "", "en", REGISTRY) == ()
