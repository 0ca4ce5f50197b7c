"""What this site has already of another one → where links may lead, without making it anew."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from functools import cached_property
from pathlib import Path

from sharih.adopt.making.groups import Group
from sharih.content.head import split_head
from sharih.content.metadata import KEYS, PAGE_KEYS, parse_head
from sharih.errors import ContentError, Problems
from sharih.inputs import Inputs
from sharih.languages import LANGS


class There:
    """The explainers and pages of a run that the site has already."""

    def __init__(
        self, groups: Mapping[str, Group], content: Path, inputs: Inputs, day: dt.date
    ) -> None:
        """`content` is the folder of this site's texts, `day` the day it is."""
        self.groups = groups
        self._content = content
        self._inputs = inputs
        self._day = day

    @cached_property
    def public(self) -> frozenset[str]:
        """The slugs of those that readers get in one of their languages."""
        return frozenset(slug for slug in self.groups if self._is_public(slug))

    def texts(self, slug: str) -> list[str]:
        """Return the texts of one, as far as they can be read."""
        return list(self._read(slug).values())

    def _is_public(self, slug: str) -> bool:
        page = self.groups[slug].is_page
        for path, text in self._read(slug).items():
            head = split_head(text)[0]
            metadata = parse_head(head, path, Problems(), PAGE_KEYS if page else KEYS)
            said = page and "status" not in metadata.lines
            public = said or metadata.status == "published"
            if public and not (metadata.date and metadata.date > self._day):
                return True
        return False

    def _read(self, slug: str) -> dict[Path, str]:
        kind = "pages" if self.groups[slug].is_page else "explainers"
        found = {}
        for lang in LANGS:
            path = self._content / kind / slug / f"{lang}.md"
            try:
                data = self._inputs.read(path)
            except (OSError, ContentError):
                continue
            found[path] = data.decode("utf-8-sig", errors="replace").replace("\r\n", "\n")
        return found
