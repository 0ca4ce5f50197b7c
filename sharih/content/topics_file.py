"""`content/topics.toml` → the registry of topics, checked."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Collection, Mapping, Sequence
from functools import partial
from itertools import chain
from pathlib import Path
from types import MappingProxyType
from typing import Any

from sharih.arabic import Lang, strip_controls
from sharih.content.mentions import folded_name, folded_names, is_case_sensitive
from sharih.content.registry_cache import RegistryCache
from sharih.content.toml_source import TomlSource, parse_toml, toml_bytes
from sharih.content.topic_tables import KEYS, SHORTEST_ALIAS, WIKIDATA, plain_topic
from sharih.content.topics import KINDS, LANGS, Registry, Topic
from sharih.errors import Problems
from sharih.inputs import Inputs
from sharih.slugs import is_slug


def load_registry(
    path: Path, inputs: Inputs | None = None, cache: RegistryCache | None = None
) -> Registry:
    """Read and check the registry; a file that does not exist is an empty one.

    One that a cache has kept is not checked again. Raises ContentError with everything that is
    wrong, each with its line.
    """
    try:
        data = toml_bytes(path, inputs)
    except FileNotFoundError:
        return Registry(path, MappingProxyType({}))
    if cache and (known := cache.recall(path, data)):
        return known
    registry = checked_registry(parse_toml(path, data))
    if cache:
        cache.learn(registry, data)
    return registry


def checked_registry(source: TomlSource) -> Registry:
    """Make the registry of the values of its file; raises ContentError as `load_registry` does."""
    problems = Problems()
    topics: dict[str, Topic] = {}
    for topic_id, table in source.data.items():
        topic = plain_topic(source, topic_id, table) or _Table(source, topic_id, problems).topic(
            table
        )
        if topic is not None:
            topics[topic_id] = topic
    _find_collisions(source, topics.values(), problems)
    problems.raise_errors()
    return Registry(source.path, MappingProxyType(topics), tuple(problems.warnings))


class _Table:
    """Turns one table of the registry into a topic, noting all that is wrong with it."""

    def __init__(self, source: TomlSource, topic_id: str, problems: Problems) -> None:
        self.source = source
        self.id = topic_id
        self.problems = problems

    def wrong(self, line: int | None, reason: str, remedy: str) -> None:
        self.problems.add(self.source.path, line, f"[{self.id}] {reason}", remedy)

    def topic(self, table: object) -> Topic | None:
        line = self.source.tables[self.id]
        if not isinstance(table, dict):
            self.problems.add(
                self.source.path, line, f"{self.id} stands outside of a table",
                "Put it under the table of its topic, such as [dmitry-peskov].",
            )  # fmt: skip
            return None
        if not is_slug(self.id):
            remedy = "Write lower-case letters a-z, digits and single hyphens."
            self.wrong(line, "is no id", remedy)
        for key in table:
            if key not in KEYS:
                self.unknown(key, KEYS)
        names = {lang: self.text(table, lang) for lang in LANGS}
        for lang in LANGS:
            if not names[lang] and lang not in table:
                self.wrong(line, f"has no name in {lang!r}", f'Add a line {lang} = "…".')
        aliases = {lang: self.texts(self.languages(table, "aliases"), lang) for lang in LANGS}
        about_table = self.languages(table, "about")
        about = {lang: self.text(about_table, lang, "about") for lang in LANGS}
        for lang in LANGS:
            if not about[lang]:
                self.problems.add(
                    self.source.path, line, f"[{self.id}] has no definition in {lang!r}",
                    f'Add a line about.{lang} = "…".', "warning",
                )  # fmt: skip
        exact = self.texts(table, "exact", ())
        self.check_exact(exact, {lang: (names[lang], *aliases[lang]) for lang in LANGS})
        kind, wikidata, common = self.kind(table), self.wikidata(table), self.common(table)
        if not all(names.values()):
            return None
        return Topic(
            id=self.id,
            kind=kind,
            names=names,
            aliases=aliases,
            about=about,
            wikidata=wikidata,
            exact=exact,
            line=line,
            common=common,
        )

    def unknown(self, key: str, known: tuple[str, ...], *above: str) -> None:
        close = difflib.get_close_matches(key, known, n=1, cutoff=0.5)
        remedy = f"Did you mean {close[0]}?" if close else f"Known are {', '.join(known)}."
        line = self.source.line(self.id, *above, key)
        self.wrong(line, f"has an unknown key {'.'.join((*above, key))}", remedy)

    def languages(self, table: Mapping[str, Any], key: str) -> Mapping[str, Any]:
        """The table with a value per language under a key."""
        value = table.get(key, {})
        if not isinstance(value, dict):
            line = self.source.line(self.id, key)
            self.wrong(line, f"has {key} without a language", f"Write {key}.ar and {key}.en.")
            return {}
        for name in value:
            if name not in LANGS:
                self.unknown(name, LANGS, key)
        return value

    def text(self, table: Mapping[str, Any], key: str, *above: str) -> str:
        """One line of text under a key; empty where there is none."""
        if key not in table:
            return ""
        value, path = table[key], (*above, key)
        if not isinstance(value, str):
            remedy = "Put it in quotation marks, without brackets."
            line = self.source.line(self.id, *path)
            self.wrong(line, f"has a {'.'.join(path)} that is no text", remedy)
            return ""
        return self.checked(value, path, lambda: self.source.line(self.id, *path))

    def texts(
        self, table: Mapping[str, Any], key: str, above: tuple[str, ...] = ("aliases",)
    ) -> tuple[str, ...]:
        """A list of texts under a key."""
        path = (*above, key)
        value = table.get(key, [])
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            remedy = 'Write a list of texts: ["…", "…"].'
            line = self.source.line(self.id, *path)
            self.wrong(line, f"has {'.'.join(path)} that is no list of texts", remedy)
            return ()
        checked = (
            self.checked(item, path, partial(self.source.line_of, item, self.id, *path))
            for item in value
        )
        return tuple(text for text in checked if text)

    def checked(self, value: str, path: Sequence[str], line: Callable[[], int | None]) -> str:
        """Check one line of text; where it stands is looked for only if something is wrong."""
        what = ".".join(path)
        if not value.strip():
            self.wrong(line(), f"has an empty {what}", "Write the text, or leave the key out.")
        elif strip_controls(value) != value or any(char in value for char in "\n\r\t"):
            remedy = "Retype it in one line; pages set the direction by themselves."
            self.wrong(line(), f"has invisible control characters in {what}", remedy)
        return value.strip()

    def kind(self, table: Mapping[str, Any]) -> str:
        value = table.get("kind")
        if value in KINDS:
            return str(value)
        line = self.source.line(self.id, "kind")
        said = "has no kind" if value is None else f"has the unknown kind {value!r}"
        self.wrong(line, said, f"Write one of {', '.join(KINDS)}.")
        return KINDS[-1]

    def wikidata(self, table: Mapping[str, Any]) -> str | None:
        value = table.get("wikidata")
        if value is None or (isinstance(value, str) and WIKIDATA.fullmatch(value)):
            return value
        line = self.source.line(self.id, "wikidata")
        remedy = 'Write an item\'s number, such as "Q90", or leave the line out.'
        self.wrong(line, f"has {value!r} as wikidata", remedy)
        return None

    def common(self, table: Mapping[str, Any]) -> bool:
        value = table.get("common", False)
        if not isinstance(value, bool):
            line = self.source.line(self.id, "common")
            self.wrong(line, f"has {value!r} as common", "Write true, or leave the line out.")
        return value is True

    def check_exact(self, exact: tuple[str, ...], names: Mapping[Lang, tuple[str, ...]]) -> None:
        known = list(chain.from_iterable(names.values()))
        for text in exact:
            if text not in known:
                line = self.source.line_of(text, self.id, "exact")
                remedy = "Write it as it stands among the names and aliases."
                self.wrong(line, f"has “{text}” under exact, which is no alias", remedy)
        for lang, of_lang in names.items():
            for name in of_lang:
                if name and name not in exact and len(folded_name(name)) < SHORTEST_ALIAS:
                    line = self.source.line_of(name, self.id)
                    remedy = "List it under exact too, or leave it out."
                    self.wrong(line, f"has “{name}” ({lang}), too short to be sure of", remedy)


def _find_collisions(source: TomlSource, topics: Collection[Topic], problems: Problems) -> None:
    """Note names that mean the same topic twice, or two topics at once."""
    for lang in LANGS:
        keys = folded_names([text for t in topics for text in (t.names[lang], *t.aliases[lang])])
        if len(set(keys)) == len(keys):
            continue
        owners: dict[str, tuple[Topic, str]] = {}
        for topic in topics:
            seen: set[tuple[str, str]] = set()
            for name in topic.all_names(lang):
                key = folded_name(name.text)
                # US beside us is no repetition: they find different words.
                form = (key, name.text if lang == "en" and is_case_sensitive(name) else "")
                owner, other = owners.setdefault(key, (topic, name.text))
                if form in seen:
                    line = source.line_of(name.text, topic.id)
                    reason = f"[{topic.id}] has “{name.text}” twice, if spelling is normalised"
                    problems.add(source.path, line, reason, "Leave one of them.")
                elif owner is not topic:
                    line = source.line_of(name.text, topic.id)
                    where = source.line_of(other, owner.id)
                    reason = (
                        f"[{topic.id}] has “{name.text}”, which is also “{other}”"
                        f" of [{owner.id}] in line {where}"
                    )
                    remedy = "Leave it to one of the two topics."
                    problems.add(source.path, line, reason, remedy)
                seen.add(form)
