"""The stories that explainers belong to, with names and a paragraph."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from pathlib import Path
from types import MappingProxyType

from sharih.arabic import Lang
from sharih.content.suggestions import suggestion, suggestion_key
from sharih.records import record


@record(frozen=True, slots=True)
class Story:
    """Events that several explainers tell of."""

    id: str
    """Lower-case ASCII words with hyphens: what explainers name in `Story:`."""
    names: Mapping[Lang, str]
    """The name in each language."""
    about: Mapping[Lang, str]
    """One paragraph of plain text in each language."""
    line: int
    """Where its table begins in the file."""


@record(frozen=True, slots=True)
class Stories:
    """All stories of a site."""

    path: Path
    """The file they were read from."""
    known: Mapping[str, Story] = field(default_factory=lambda: MappingProxyType({}))
    """Id → story, in the order of the file."""
    readable: bool = True
    """False where the file has errors: nothing can be said of stories then."""

    def nearest(self, name: str) -> str | None:
        """Give the id of the story that an unknown name surely means: by id or by name."""
        known = {suggestion_key(ident): ident for ident in self.known}
        for story in self.known.values():
            for text in story.names.values():
                known.setdefault(suggestion_key(text), story.id)
        return suggestion(name, known)
