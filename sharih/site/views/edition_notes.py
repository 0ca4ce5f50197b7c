"""Where the translation of an explainer stands → what its page tells readers of that."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from sharih.arabic import Lang
from sharih.languages import LANGS
from sharih.site.model import Publication
from sharih.site.views.node_records import NOTED, Node
from sharih.translation.statuses import OLDER, UnitStatus, untranslated

_HEAD_UNITS: Final = (-1, -2)
"""The indexes of title and summary, which are no part of a document."""


def shared_sections(publication: Publication) -> frozenset[str]:
    """Return the ids of the sections that can be read in both languages."""
    found = [edition.sections for edition in publication.editions.values()]
    return found[0] & found[1] if len(found) == len(LANGS) else frozenset()


def missing_units(publication: Publication, lang: Lang) -> int:
    """Count the units of a translation that readers get in the original's language."""
    statuses = untranslated(public=lang in publication.known)
    return sum(publication.counts.get(status, 0) for status in statuses)


def head_notes(statuses: Mapping[int, UnitStatus]) -> tuple[Node, ...]:
    """Make a node for each status that title or summary have and readers are told of."""
    found = dict.fromkeys(statuses.get(index, "fresh") for index in _HEAD_UNITS)
    return tuple([Node("head", status=status) for status in found if status in NOTED])


def unchecked_units(publication: Publication, lang: Lang) -> int:
    """Count the units that only a machine has translated, and that readers get nevertheless."""
    shown = "machine" not in untranslated(public=lang in publication.known)
    return publication.counts.get("machine", 0) if shown else 0


def is_behind(publication: Publication) -> bool:
    """Say whether passages of the translation are older than the original."""
    return any(publication.counts.get(status) for status in OLDER)
