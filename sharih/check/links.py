"""A built site → links that lead nowhere, and ids that are there twice."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator

from sharih import routes
from sharih.check.addresses import Target, file_at, resolve
from sharih.check.built_site import BuiltPage, BuiltSite, Finding, PageLink
from sharih.check.link_faults import (
    ALWAYS_THERE,
    fault_of,
    is_the_same_anywhere,
    lacks_slash,
    place_of,
)
from sharih.check.page_tree import PageTree

_SAME_ADDRESS = "Build it again, or say --siteurl with the address it was built for."


def wrong_address(site: BuiltSite) -> Iterator[Finding]:
    """Find a site that was built for another address than it is checked for."""
    front = site.pages.get(routes.file_of(routes.FRONT))
    if front is None:
        return
    for link in front.links:
        if link.tag != "link" or not link.url.startswith("/"):
            continue
        file = next((name for name in site.files if link.url.endswith(f"/{name}")), None)
        base = link.url[: -len(file) - 1] if file else site.base
        if base != site.base:
            reason = f"the site was built to lie under {base or '/'}, not {site.base or '/'}"
            yield Finding("", reason, _SAME_ADDRESS)
            return
    wanted = f"{site.siteurl}/"
    if site.listed and not site.listed[0].startswith(wanted):
        reason = f"the site was built for {site.listed[0]}, not for {wanted}"
        yield Finding("", reason, _SAME_ADDRESS)


def broken_links(site: BuiltSite) -> Iterator[Finding]:
    """Find links to pages and files that are not there, also when the site lies under a path."""
    folded = {name.casefold(): name for name in site.files}
    good: set[str] = set()
    for page, link, target in _links(site, good):
        if fault := fault_of(link, target, site, folded):
            yield Finding(page.file, *fault, near=link.near, url=link.url)
        else:
            good.add(link.url)


def broken_fragments(site: BuiltSite) -> Iterator[Finding]:
    """Find links to a place on a page that the page does not have."""
    for page in site.pages.values():
        for link in page.links:
            _, mark, place = link.url.rpartition("#")
            if not mark or (link.url[0] == "#" and place in page.ids):
                continue
            target = resolve(link.url, page.file, site)
            fragment = place_of(target)
            if target.kind != "inside" or fragment in ALWAYS_THERE:
                continue
            file = file_at(target.path, site)
            there = site.pages.get(file) if file else None
            if there and fragment not in there.ids and not there.redirects:
                where = "this page" if file == page.file else f"/{target.path}"
                reason = f"a link to #{fragment}, which {where} does not have"
                remedy = "Mend what stands after the #."
                yield Finding(page.file, reason, remedy, near=link.near, url=link.url)


def slashless_links(site: BuiltSite) -> Iterator[Finding]:
    """Find links that reach their page only by a redirect, for want of the slash at the end."""
    good: set[str] = set()
    for page, link, target in _links(site, good):
        if lacks_slash(target, site):
            reason = f"a link to {link.url} without the slash at its end"
            remedy = "Add it; readers are sent on otherwise."
            yield Finding(page.file, reason, remedy, "warning", link.near, link.url)
        else:
            good.add(link.url)


def _links(site: BuiltSite, good: Collection[str]) -> Iterator[tuple[BuiltPage, PageLink, Target]]:
    """Go through the links of a site that lead elsewhere than to their page.

    Of those whose address means the same on every page, the `good` ones are left out: most links
    of a page are on many others.
    """
    for page in site.pages.values():
        for link in page.links:
            if link.url[:1] != "#" and not (link.url in good and is_the_same_anywhere(link.url)):
                yield page, link, resolve(link.url, page.file, site)


def duplicate_ids(page: PageTree) -> Iterator[Finding]:
    """Find ids that stand on a page more than once."""
    idents = list(filter(None, page.ids))
    if len(set(idents)) == len(idents):
        return
    counts = Counter(idents)
    for element in page.select("[id]"):
        ident = element.attribute("id")
        if counts.pop(ident, 0) > 1:
            reason = f"the id {ident} stands on the page more than once"
            yield Finding(page.file, reason, "Give each its own.", near=element.near)


def broken_styles(site: BuiltSite) -> Iterator[Finding]:
    """Find fonts and pictures that a style sheet names and that are not there."""
    for file, urls in site.styles.items():
        for url in urls:
            target = resolve(url, file, site)
            if target.kind == "astray" or (
                target.kind == "inside" and url and file_at(target.path, site) is None
            ):
                reason = f"the style sheet names {url}, which is not there"
                yield Finding(file, reason, "Mend the theme.", url=url)


def broken_sitemap(site: BuiltSite) -> Iterator[Finding]:
    """Find addresses in the sitemap that no page answers, or that are no whole addresses."""
    for url in site.listed:
        target = resolve(url, "sitemap.xml", site)
        whole = url.startswith(("https://", "http://")) or not site.siteurl
        if target.kind != "inside" or file_at(target.path, site) is None or not whole:
            reason = f"sitemap.xml lists {url}, which is no page of this site"
            yield Finding("sitemap.xml", reason, "Build the site again.", url=url)


def one_sided_alternates(site: BuiltSite) -> Iterator[Finding]:
    """Find pages that name a twin which does not name them."""
    named = {page.file: _alternates(page, site) for page in site.pages.values()}
    for page in site.pages.values():
        for twin, lang in named[page.file].items():
            # Pages for one language name the page for all others as theirs, and it names them.
            if lang != "x-default" and twin in named and page.file not in named[twin]:
                reason = f"it names /{twin} as its twin, which does not name it"
                yield Finding(page.file, reason, "Mend the alternates of the theme's head.")


def _alternates(page: BuiltPage, site: BuiltSite) -> dict[str, str]:
    """Give the files that a page names as its own in other languages, each with its `hreflang`."""
    found: dict[str, str] = {}
    for lang, url in page.alternates:
        target = resolve(url, page.file, site)
        file = file_at(target.path, site) if target.kind == "inside" else None
        if file is not None:
            found.setdefault(file, lang)
    return found
