"""`content/stories.toml` → the stories that explainers belong to, checked."""

from __future__ import annotations

import difflib
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

from sharih.arabic import Lang, fold, strip_controls
from sharih.content.stories import Stories, Story
from sharih.content.toml_source import TomlSource, read_toml
from sharih.errors import Problems
from sharih.inputs import Inputs
from sharih.languages import LANGS
from sharih.slugs import is_slug

KEYS: Final = ("ar", "en", "about")
"""What a table of the file may hold."""


def load_stories(path: Path, inputs: Inputs | None = None) -> Stories:
    """Read and check the file; one that does not exist has no stories.

    Raises ContentError with everything that is wrong, each with its line.
    """
    try:
        source = read_toml(path, inputs)
    except FileNotFoundError:
        return Stories(path)
    problems = Problems()
    found = {}
    for ident, table in source.data.items():
        if story := _Table(source, ident, problems).story(table):
            found[ident] = story
    _find_namesakes(source, found, problems)
    problems.raise_errors()
    return Stories(path, MappingProxyType(found))


class _Table:
    """Turns one table of the file into a story, noting all that is wrong with it."""

    def __init__(self, source: TomlSource, ident: str, problems: Problems) -> None:
        self.source = source
        self.id = ident
        self.problems = problems

    def wrong(self, reason: str, remedy: str, *keys: str) -> None:
        line = self.source.line(self.id, *keys) or 1
        self.problems.add(self.source.path, line, f"[{self.id}] {reason}", remedy)

    def story(self, table: object) -> Story | None:
        if not isinstance(table, dict):
            line, reason = self.source.line(self.id) or 1, f"{self.id} stands outside of a table"
            remedy = "Put it under the table of its story, such as [grain-deal]."
            self.problems.add(self.source.path, line, reason, remedy)
            return None
        if not is_slug(self.id):
            self.wrong("is no id", "Write lower-case letters a-z, digits and single hyphens.")
        self.check_keys(table, KEYS)
        names = self.texts(table, "name")
        about_table = table.get("about", {})
        if not isinstance(about_table, dict):
            reason = "has about without a language"
            self.wrong(reason, "Write about.ar and about.en.", "about")
            about_table = dict.fromkeys(LANGS, "-")
        self.check_keys(about_table, LANGS, "about")
        about = self.texts(about_table, "paragraph", "about")
        return Story(self.id, names, about, self.source.line(self.id) or 1)

    def check_keys(self, table: Mapping[str, Any], known: tuple[str, ...], *above: str) -> None:
        for key in table:
            if key not in known:
                close = difflib.get_close_matches(key, known, n=1, cutoff=0.5)
                remedy = f"Did you mean {close[0]}?" if close else f"Known are {', '.join(known)}."
                reason = f"has an unknown key {'.'.join((*above, key))}"
                self.wrong(reason, remedy, *above, key)

    def texts(self, table: Mapping[str, Any], what: str, *above: str) -> dict[Lang, str]:
        """Read a text in each language; every one is needed."""
        return {lang: self.text(table, lang, what, *above) for lang in LANGS}

    def text(self, table: Mapping[str, Any], lang: Lang, what: str, *above: str) -> str:
        name = ".".join((*above, lang))
        if lang not in table:
            self.wrong(f"has no {what} in {lang!r}", f'Add a line {name} = "…".', *above)
            return ""
        value = table[lang]
        if not isinstance(value, str):
            reason, remedy = f"has a {name} that is no text", "Put it in quotation marks."
            self.wrong(reason, remedy, *above, lang)
            return ""
        if not value.strip():
            self.wrong(f"has an empty {name}", "Write the text.", *above, lang)
        elif strip_controls(value) != value or any(char in value.strip() for char in "\n\r\t"):
            remedy = "Retype it in one line; pages set the direction by themselves."
            self.wrong(f"has invisible control characters in {name}", remedy, *above, lang)
        return value.strip()


def _find_namesakes(source: TomlSource, stories: Mapping[str, Story], problems: Problems) -> None:
    """Note stories that readers could not tell apart."""
    for lang in LANGS:
        owners: dict[str, Story] = {}
        for story in stories.values():
            owner = owners.setdefault(fold(story.names[lang]), story)
            if owner is not story and story.names[lang]:
                line = source.line(story.id, lang)
                reason = f"[{story.id}] has the name of [{owner.id}] in line {owner.line}"
                problems.add(source.path, line, reason, "Name one of them otherwise.")
