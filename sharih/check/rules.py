"""The rules by name: about a page, about a built folder, about its sources, about both together."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Final

from sharih.check import access, content, links
from sharih.check import hosting_limits as files
from sharih.check.built_site import BuiltSite, Finding
from sharih.check.page_tree import PageTree
from sharih.check.sources import Sources
from sharih.errors import Problem

PageRule = Callable[[PageTree], Iterable[Finding]]
BuiltRule = Callable[[BuiltSite], Iterable[Finding]]
SourceRule = Callable[[Sources], Iterable[Problem]]
BothRule = Callable[[Sources, BuiltSite], Iterable[Problem]]

PAGE_RULES: Final[Mapping[str, PageRule]] = MappingProxyType(
    {
        "ids": links.duplicate_ids,
        "language": access.language_and_direction,
        "direction": access.turned_without_direction,
        "main-heading": access.one_main_heading,
        "heading-order": access.heading_order,
        "alt": access.pictures_without_text,
        "names": access.nameless_controls,
        "head": access.head_of_page,
        "description": access.pages_without_description,
    }
)
"""Rules about each page for itself by name; they are asked when it is read."""


def _on_pages(name: str) -> BuiltRule:
    """Make the rule about a folder that gives what a rule about pages found in it."""

    def found(site: BuiltSite) -> Iterator[Finding]:
        for page in site.pages.values():
            yield from page.findings.get(name, ())

    return found


BUILT_RULES: Final[Mapping[str, BuiltRule]] = MappingProxyType(
    {
        "address": links.wrong_address,
        "links": links.broken_links,
        "fragments": links.broken_fragments,
        "slashes": links.slashless_links,
        "styles": links.broken_styles,
        "sitemap": links.broken_sitemap,
        "twins": links.one_sided_alternates,
        **{name: _on_pages(name) for name in PAGE_RULES},
        "site-size": files.size_of_site,
        "file-size": files.size_of_files,
        "collisions": files.names_that_collide,
        "file-names": files.names_that_break,
        "symlinks": files.irregular_files,
        "needed-files": files.needed_files,
    }
)
"""Rules about a built folder by name, those about its pages among them."""

VANISHED: Final = "vanished"
"""The rule about what was public and would be gone; to let it go is an editor's decision."""
BEHIND: Final = frozenset({"facts", "older"})
"""The rules about translations that are behind: warnings, which some newsrooms want as errors."""

SOURCE_RULES: Final[Mapping[str, SourceRule]] = MappingProxyType(
    {
        "facts": content.changed_facts,
        "older": content.older_passages,
        "held": content.held_editions,
        "far-dates": content.far_dates,
        "half-withdrawn": content.half_withdrawn,
        VANISHED: content.vanished_pages,
        "register": content.unregistered_editions,
        "modified": content.silent_changes,
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
