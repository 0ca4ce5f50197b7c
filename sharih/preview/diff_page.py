"""The path of a request → the page with what has changed in an original, beside its translation."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from sharih import routes
from sharih.arabic import Lang
from sharih.languages import LANGS, other_language
from sharih.preview.desk_address import desk_address
from sharih.preview.state import State
from sharih.status.differences import Difference, differences
from sharih.translation.states import TextState, text_state

_PATH: Final = re.compile(rf"(?:(?:{'|'.join(LANGS)})/)?diff/([a-z0-9-]+)/")


@dataclass(frozen=True, slots=True)
class DiffUnit:
    """A unit of the page."""

    difference: Difference
    href: str
    """Where it stands on the site."""


@dataclass(frozen=True, slots=True)
class DiffPage:
    """What the page of an explainer shows."""

    lang: Lang
    """The language of the page itself."""
    twin: str
    """Its address in the other language."""
    desk: str
    """Where the explainer is translated."""
    state: TextState
    units: Sequence[DiffUnit]


def diff_page(state: State, path: str) -> DiffPage | None:
    """Make the page of a path below the site's; None for another, or where there is no such text.

    Raises ContentError where the text must be read and has gone.
    """
    found = _PATH.fullmatch(path)
    if found is None or state.renderer is None:
        return None
    site, slug = state.renderer.site, found[1]
    publication = site.table.get(slug)
    if publication is None:
        return None
    lang = routes.lang_of(path)
    body = state.renderer.fetch(slug)
    text = text_state(body.explainer, body.ledger, body.alignment, site.registry)
    shown = text.target_lang if text.target_lang in publication.editions else text.source_lang
    href = site.urls.href(routes.explainer(shown, slug))
    units = [
        DiffUnit(
            each,
            href if each.unit.key.startswith("@") else f"{href}#{each.unit.key}",
        )
        for each in differences(text, text.units, every=False)
    ]
    twin = site.urls.href(f"{other_language(lang)}/diff/{slug}/")
    desk = f"{desk_address(site.settings.base, slug)}?lang={lang}"
    return DiffPage(lang, twin, desk, text, units)
