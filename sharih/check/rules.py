"""The rules by name: about a built folder, about its sources, and about how the two go together."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType
from typing import Final

from sharih.check import access, content, files, links
from sharih.check.records import BuiltSite, Finding
from sharih.check.sources import Sources
from sharih.errors import Problem

BuiltRule = Callable[[BuiltSite], Iterable[Finding]]
SourceRule = Callable[[Sources], Iterable[Problem]]
BothRule = Callable[[Sources, BuiltSite], Iterable[Problem]]

BUILT_RULES: Final[Mapping[str, BuiltRule]] = MappingProxyType(
    {
        "address": links.wrong_address,
        "links": links.broken_links,
        "fragments": links.broken_fragments,
        "slashes": links.slashless_links,
        "ids": links.duplicate_ids,
        "styles": links.broken_styles,
        "sitemap": links.broken_sitemap,
        "twins": links.one_sided_alternates,
        "language": access.language_and_direction,
        "direction": access.turned_without_direction,
        "main-heading": access.one_main_heading,
        "heading-order": access.heading_order,
        "alt": access.pictures_without_text,
        "names": access.nameless_controls,
        "head": access.head_of_page,
        "description": access.pages_without_description,
        "site-size": files.size_of_site,
        "file-size": files.size_of_files,
        "collisions": files.names_that_collide,
        "file-names": files.names_that_break,
        "symlinks": files.irregular_files,
        "needed-files": files.needed_files,
    }
)
"""Rules about a built folder by name."""

SOURCE_RULES: Final[Mapping[str, SourceRule]] = MappingProxyType(
    {
        "facts": content.changed_facts,
        "older": content.older_passages,
        "held": content.held_editions,
        "drafts-linked": content.links_to_drafts,
        "parity": content.missing_twins,
        "sections": content.missing_sections,
        "topics": content.without_topics,
        "origin": content.without_source,
    }
)
"""Rules about the sources by name."""

BOTH_RULES: Final[Mapping[str, BothRule]] = MappingProxyType(
    {"drafts": content.shown_though_held, "missing-pages": content.missing_pages}
)
"""Rules about how the two go together by name."""
