"""A built site → what keeps readers out: languages, headings, pictures, names of controls."""

from __future__ import annotations

from collections.abc import Iterator

from sharih import routes
from sharih.check.records import BuiltSite, Finding, Page
from sharih.languages import LANGS, direction

_THEME = "Mend the template."
_CONTROLS = {"a": "a link", "button": "a button"}


def _readable(site: BuiltSite) -> Iterator[Page]:
    """Go through the pages people stay on."""
    return (page for page in site.pages.values() if not page.redirects)


def language_and_direction(site: BuiltSite) -> Iterator[Finding]:
    """Find pages that do not say their language, or whose direction does not fit it."""
    for page in site.pages.values():
        if page.lang not in LANGS:
            said = page.lang or "nothing"
            reason = f"html says {said} for its language"
            yield Finding(page.file, reason, f"Write lang, one of {', '.join(LANGS)}.")
        elif page.direction != direction(page.lang):
            reason = f"html says {page.direction or 'nothing'} for the direction of {page.lang}"
            yield Finding(page.file, reason, f'Write dir="{direction(page.lang)}".')


def turned_without_direction(site: BuiltSite) -> Iterator[Finding]:
    """Find passages in a language written the other way that do not say the direction."""
    for page in site.pages.values():
        for element in page.turned:
            reason = f"<{element.tag} lang={element.text}> turns the language, not the direction"
            yield Finding(page.file, reason, "Add dir.", near=element.near)


def one_main_heading(site: BuiltSite) -> Iterator[Finding]:
    """Find pages without a heading of the first level, or with several."""
    for page in _readable(site):
        count = sum(level == 1 for level, _ in page.headings)
        if count != 1:
            reason = f"the page has {count or 'no'} headings of the first level"
            yield Finding(page.file, reason, "Give it exactly one h1.")


def heading_order(site: BuiltSite) -> Iterator[Finding]:
    """Find headings that leave out a level."""
    for page in _readable(site):
        before = 0
        for level, near in page.headings:
            if level > before + 1 and before:
                reason = f"a heading of level {level} follows one of level {before}"
                remedy = f"Write it with {'#' * (before + 1)}, or give it a heading above."
                yield Finding(page.file, reason, remedy, "warning", near)
            before = level


def pictures_without_text(site: BuiltSite) -> Iterator[Finding]:
    """Find pictures that say nothing to those who cannot see them."""
    for page in site.pages.values():
        for picture in page.pictures:
            reason = f"the picture {picture.url or '(without address)'} has no alt"
            remedy = "Write ![what it shows](file), or alt for one that only decorates."
            yield Finding(page.file, reason, remedy, near=picture.near, url=picture.url)


def nameless_controls(site: BuiltSite) -> Iterator[Finding]:
    """Find links, buttons and fields that a screen reader cannot name."""
    for page in _readable(site):
        for element in page.nameless:
            what = _CONTROLS.get(element.tag, f"a field ({element.tag})")
            to = f" to {element.url}" if element.url else ""
            remedy = "Give it words, a label or aria-label."
            yield Finding(
                page.file, f"{what}{to} has no name", remedy, near=element.near, url=element.url
            )


def head_of_page(site: BuiltSite) -> Iterator[Finding]:
    """Find pages whose head lacks what browsers and search engines need."""
    for page in site.pages.values():
        if not page.title:
            yield Finding(page.file, "the page has no title", _THEME)
        if page.metas.get("charset", "").lower() != "utf-8":
            yield Finding(page.file, "the page does not say that it is UTF-8", _THEME)
        if page.redirects:
            continue
        if "viewport" not in page.metas:
            reason = "the page has no viewport, so phones show it small"
            yield Finding(page.file, reason, _THEME, "warning")
        if not page.has_main:
            reason = "the page does not mark its main part"
            yield Finding(page.file, reason, "Put it into <main>.", "warning")


def pages_without_description(site: BuiltSite) -> Iterator[Finding]:
    """Find explainers that do not say to search engines what they are about."""
    for page in _readable(site):
        if page.noindex or page.metas.get("description"):
            continue
        route = routes.parse(routes.path_of(page.file))
        if route is not None and route.shows_explainer:
            reason = "the page has no description for search engines"
            yield Finding(page.file, reason, "Write Summary.", "warning")
