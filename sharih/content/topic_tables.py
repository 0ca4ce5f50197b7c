"""A table of `content/topics.toml` in which nothing is wrong → its topic, all at once.

Whatever may be wrong is left to `topics_file`, which says what; a property of the tests holds that
both make the same topic.
"""

from __future__ import annotations

import re
from typing import Any, Final

from sharih.arabic import Lang
from sharih.content.mentions import folded_names
from sharih.content.toml_source import TomlSource
from sharih.content.topics import KINDS, LANGS, Topic
from sharih.slugs import is_slug

KEYS: Final = ("kind", "ar", "en", "aliases", "about", "wikidata", "exact", "common")
"""What a table of the registry may hold."""


SHORTEST_ALIAS: Final = 3
"""Names with fewer folded letters must be listed under `exact`."""


_LANGS: Final = frozenset(LANGS)
_PLAIN_KEYS: Final = frozenset(KEYS) - {"exact"}
WIKIDATA: Final = re.compile(r"Q[1-9][0-9]*")
"""The number of an item at Wikidata."""


def plain_topic(source: TomlSource, topic_id: str, table: object) -> Topic | None:
    """Make a topic of a table in which nothing is wrong; None where that is not sure."""
    if not (source.is_clean and isinstance(table, dict) and table.keys() <= _PLAIN_KEYS):
        return None
    names: dict[Lang, Any] = {lang: table.get(lang) for lang in LANGS}
    about, aliases = table.get("about"), table.get("aliases", {})
    wikidata, common = table.get("wikidata"), table.get("common", False)
    if not (isinstance(about, dict) and isinstance(aliases, dict) and is_slug(topic_id)):
        return None
    if about.keys() != _LANGS or not aliases.keys() <= _LANGS or table.get("kind") not in KINDS:
        return None
    others = {lang: aliases.get(lang, []) for lang in LANGS}
    if not all(isinstance(texts, list) for texts in others.values()):
        return None
    searched = [*names.values(), *others["ar"], *others["en"]]
    if not all(map(_is_plain, searched)) or not all(map(_is_plain, about.values())):
        return None
    if wikidata is not None and not (isinstance(wikidata, str) and WIKIDATA.fullmatch(wikidata)):
        return None
    if not isinstance(common, bool) or min(map(len, folded_names(searched))) < SHORTEST_ALIAS:
        return None
    return Topic(
        id=topic_id,
        kind=table["kind"],
        names=names,
        aliases={lang: tuple(texts) for lang, texts in others.items()},
        about={lang: about[lang] for lang in LANGS},
        wikidata=wikidata,
        exact=(),
        line=source.tables[topic_id],
        common=common,
    )


def _is_plain(text: object) -> bool:
    """Say whether a value is a text without spaces around it."""
    return isinstance(text, str) and text != "" and not text[0].isspace() and not text[-1].isspace()
