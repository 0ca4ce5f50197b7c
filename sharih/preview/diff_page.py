"""The path of a request → the page with what has changed in an original, beside its translation."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from sharih import routes
from sharih.arabic import Lang
from sharih.content.editions import Explainer
from sharih.content.explainers import roles
from sharih.desk.texts import TextKind
from sharih.errors import Problems
from sharih.languages import LANGS, other_language
from sharih.preview.desk_address import desk_address
from sharih.preview.state import State
from sharih.routes import Route
from sharih.site.kept import Body, Fetch
from sharih.site.loading import load_body
from sharih.site.model import Publication, ShownPage, Site
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
    """What the page of an explainer or a page shows."""

    kind: TextKind
    lang: Lang
    """The language of the page itself."""
    twin: str
    """Its address in the other language."""
    desk: str
    """Where the text is translated."""
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
    kind: TextKind = "page" if slug in site.pages else "explainer"
    page = site.pages.get(slug) or site.table.get(slug)
    body = _body_of(page, site, state.renderer.fetch)
    if page is None or body is None:
        return None
    lang = routes.lang_of(path)
    text = text_state(body.explainer, body.ledger, body.alignment, site.registry)
    shown = text.target_lang if text.target_lang in page.editions else text.source_lang
    href = site.urls.href(Route(kind, shown, slug).path)
    units = [
        DiffUnit(
            each,
            href if each.unit.key.startswith("@") else f"{href}#{each.unit.key}",
        )
        for each in differences(text, text.units, every=False)
    ]
    twin = site.urls.href(f"{other_language(lang)}/diff/{slug}/")
    desk = f"{desk_address(site.settings.base, slug, kind)}?lang={lang}"
    return DiffPage(kind, lang, twin, desk, text, units)


def _body_of(page: Publication | ShownPage | None, site: Site, fetch: Fetch) -> Body | None:
    """Return the body of a text; None where there is no such one."""
    if not isinstance(page, ShownPage):
        return fetch(page.slug) if page else None
    if page.standing:
        return page.standing.body
    editions = [*page.editions.values()]
    text = Explainer(page.slug, editions[0].path.parent, *roles(editions, Problems()))
    return load_body(text, site.settings.inputs, registry=site.registry)
