"""What a link leads to and this site has not → why it has not, and what to do."""

from __future__ import annotations

from collections.abc import Collection

from sharih import routes
from sharih.arabic import Lang
from sharih.languages import LANGS
from sharih.site.model import DRAFT, Site


def left_out_at(path: str, site: Site) -> tuple[str, str] | None:
    """Say why what lies at a path is not on this site, and what to do; None where nothing does."""
    route = routes.parse(path, (routes.ABOUT,))
    if route is None or not route.shows_text:
        return None
    langs = LANGS if route.kind == "bilingual" else (route.lang,)
    return left_out(route.ident, langs, site)


def left_out(slug: str, langs: Collection[Lang], site: Site) -> tuple[str, str] | None:
    """Say why an explainer is not on this site in one of these languages, and what to do.

    None where it has no text in them, or all are there.
    """
    found = [
        held
        for held in site.held
        if held.edition.path.parent.name == slug and held.edition.lang in langs
    ]
    # One that is no draft is nearer to being there.
    found.sort(key=lambda held: (held.reason == DRAFT, held.until is None))
    if found and found[0].until:
        return found[0].reason, "Give this text that Date too, or take the link out."
    if found and found[0].reason != DRAFT:
        return f"is held back ({found[0].reason})", "Finish it, or take the link out."
    if found:
        return "is a draft and not published", "Publish it, or take the link out."
    if any(routes.explainer(lang, slug) in site.withdrawn for lang in langs):
        return "was withdrawn", "Take the link out."
    return None
