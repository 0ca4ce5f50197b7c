"""The rules by name: about a page, about a built folder, about its sources, about both together."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Final

from sharih.check import (
    access,
    ledger_rules,
    links,
    look_rules,
    machine_files,
    pelican_rules,
    photograph_rules,
    samples,
    source_rules,
    template_rules,
    translation_rules,
)
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
        "data": machine_files.faulty_data,
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
        "feeds": machine_files.faulty_files,
    }
)
"""Rules about a built folder by name, those about its pages among them."""

VANISHED: Final = "vanished"
"""The rule about what was public and would be gone; to let it go is an editor's decision."""
SAMPLES: Final = "samples"
"""The rule about what came with a clone, which nobody means to publish as their own."""
LEDGERS: Final = "ledgers"
"""The rule about what other copies of the site have, which who publishes is to know."""
BEHIND: Final = frozenset({"facts", "older", "untranslated"})
"""The rules about translations that are behind: warnings, which some newsrooms want as errors."""

SOURCE_RULES: Final[Mapping[str, SourceRule]] = MappingProxyType(
    {
        "facts": translation_rules.changed_facts,
        "older": source_rules.older_passages,
        "untranslated": source_rules.untranslated_passages,
        LEDGERS: ledger_rules.unkept_ledgers,
        "held": source_rules.held_editions,
        "empty-parts": source_rules.empty_parts,
        "pictures": source_rules.unseen_pictures,
        "camera-data": photograph_rules.written_photographs,
        "far-dates": source_rules.far_dates,
        "credits": source_rules.foreign_credits,
        "half-withdrawn": source_rules.half_withdrawn,
        VANISHED: source_rules.vanished_pages,
        "register": source_rules.unregistered_editions,
        "modified": source_rules.silent_changes,
        "drafts-linked": source_rules.links_to_drafts,
        "parity": source_rules.missing_twins,
        "overrides": template_rules.unused_overrides,
        "topics": source_rules.without_topics,
        "origin": source_rules.without_source,
        "look": look_rules.own_files,
        "contrast": look_rules.faint_colours,
        "schemes": look_rules.half_colours,
        "faces": look_rules.thin_faces,
        "letters": look_rules.foreign_faces,
        SAMPLES: samples.samples_of_the_repository,
        "settings": pelican_rules.idle_settings,
        "name": pelican_rules.unnamed_site,
    }
)
"""Rules about the sources by name."""

BOTH_RULES: Final[Mapping[str, BothRule]] = MappingProxyType(
    {"drafts": source_rules.shown_though_held, "missing-pages": source_rules.missing_pages}
)
"""Rules about how the two go together by name."""
