"""A page → what keeps readers out: languages, headings, pictures, names of controls."""

from __future__ import annotations

from collections.abc import Iterator

from babel import UnknownLocaleError

from sharih import routes
from sharih.check.built_site import Finding
from sharih.check.page_tree import Element, PageTree
from sharih.languages import LANGS, direction

_THEME = "Mend the template."
_HEADINGS = "h1, h2, h3, h4, h5, h6"
_CONTROLS = "a[href], button"
_UNSHOWN = ":is(a[href], button) :is(script, style)"
_FIELDS = (
    ":is(input, select, textarea):not(label *)"
    ":not([type=hidden i], [type=submit i], [type=reset i])"
)
"""Fields that do not stand in their label; a browser names the buttons of a form by itself."""
_NAMES = ("aria-label", "aria-labelledby", "title")
"""The attributes that name what has them."""
_NAMING = "[aria-label], [aria-labelledby], [title], img[alt]"


def language_and_direction(page: PageTree) -> Iterator[Finding]:
    """Find pages that do not say their language, or whose direction does not fit it."""
    lang, written = page.attribute("html", "lang"), page.attribute("html", "dir")
    if lang not in LANGS:
        reason = f"html says {lang or 'nothing'} for its language"
        yield Finding(page.file, reason, f"Write lang, one of {', '.join(LANGS)}.")
    elif written != direction(lang):
        reason = f"html says {written or 'nothing'} for the direction of {lang}"
        yield Finding(page.file, reason, f'Write dir="{direction(lang)}".')


def turned_without_direction(page: PageTree) -> Iterator[Finding]:
    """Find passages in a language written the other way that do not say the direction."""
    for element in page.select("[lang]:not([lang=''], [dir], html, link, meta)"):
        lang = element.attribute("lang")
        around = next(filter(None, (outer.attribute("lang") for outer in element.around)), "")
        if around and _written(lang) != _written(around):
            reason = f"<{element.tag} lang={lang}> turns the language, not the direction"
            yield Finding(page.file, reason, "Add dir.", near=element.near)


def one_main_heading(page: PageTree) -> Iterator[Finding]:
    """Find pages without a heading of the first level, or with several."""
    count = len(page.select("h1"))
    if count != 1 and not page.redirects:
        reason = f"the page has {count or 'no'} headings of the first level"
        yield Finding(page.file, reason, "Give it exactly one h1.")


def heading_order(page: PageTree) -> Iterator[Finding]:
    """Find headings that leave out a level."""
    if page.redirects:
        return
    before = 0
    for node in page.document.css(_HEADINGS):
        level = int((node.tag or "")[1:])
        if level > before + 1 and before:
            reason = f"a heading of level {level} follows one of level {before}"
            remedy = f"Write it with {'#' * (before + 1)}, or give it a heading above."
            yield Finding(page.file, reason, remedy, "warning", Element(node).near)
        before = level


def pictures_without_text(page: PageTree) -> Iterator[Finding]:
    """Find pictures that say nothing to those who cannot see them."""
    for picture in page.select("img:not([alt])"):
        url = picture.attribute("src")
        reason = f"the picture {url or '(without address)'} has no alt"
        remedy = "Write ![what it shows](file), or alt for one that only decorates."
        yield Finding(page.file, reason, remedy, near=picture.near, url=url)


def nameless_controls(page: PageTree) -> Iterator[Finding]:
    """Find links, buttons and fields that a screen reader cannot name."""
    if page.redirects:
        return
    remedy = "Give it words, a label or aria-label."
    for control in _wordless(page):
        if not any(map(_is_named, control.select(_NAMING))):
            url = control.attribute("href")
            what = "a button" if control.tag == "button" else "a link"
            reason = f"{what}{f' to {url}' if url else ''} has no name"
            yield Finding(page.file, reason, remedy, near=control.near, url=url)
    labelled = {label.attribute("for") for label in page.select("label[for]")}
    for field in page.select(_FIELDS):
        if not (field.attribute("id") in labelled or _is_named(field)):
            reason = f"a field ({field.tag}) has no name"
            yield Finding(page.file, reason, remedy, near=field.near)


def head_of_page(page: PageTree) -> Iterator[Finding]:
    """Find pages whose head lacks what browsers and search engines need."""
    title = page.first("title:not(svg title)")
    if title is None or not title.words.strip():
        yield Finding(page.file, "the page has no title", _THEME)
    if not page.has("meta[charset='utf-8' i]"):
        yield Finding(page.file, "the page does not say that it is UTF-8", _THEME)
    if page.redirects:
        return
    if not page.has("meta[name=viewport i]"):
        reason = "the page has no viewport, so phones show it small"
        yield Finding(page.file, reason, _THEME, "warning")
    if not page.has("main"):
        reason = "the page does not mark its main part"
        yield Finding(page.file, reason, "Put it into <main>.", "warning")


def pages_without_description(page: PageTree) -> Iterator[Finding]:
    """Find explainers that do not say to search engines what they are about."""
    route = routes.parse(routes.path_of(page.file))
    if page.redirects or route is None or not route.shows_explainer:
        return
    described = page.has("meta[name=description i][content]:not([content=''])")
    if not described and not page.has("meta[name=robots i][content*=noindex i]"):
        reason = "the page has no description for search engines"
        yield Finding(page.file, reason, "Write Summary.", "warning")


def _wordless(page: PageTree) -> Iterator[Element]:
    """Go through the links and buttons without words; what no script or style is in is quick."""
    plain = not page.has(_UNSHOWN)
    for node in page.document.css(_CONTROLS):
        words = node.text() if plain else Element(node).words
        if not words or words.isspace():
            yield Element(node)


def _is_named(element: Element) -> bool:
    """Say whether an attribute names an element; one of a picture names the link it is in."""
    names = (*_NAMES, "alt") if element.tag == "img" else _NAMES
    return any(element.attribute(name).strip() for name in names)


def _written(lang: str) -> str:
    """Give the direction a language is written in; a language nobody knows is left to right."""
    try:
        return direction(lang)
    except (ValueError, UnknownLocaleError):
        return "ltr"
