"""A built site → links that lead nowhere, and ids that are there twice."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator

from sharih import routes
from sharih.check.addresses import Target, file_at, resolve
from sharih.check.built_site import BuiltPage, BuiltSite, Finding, PageLink
from sharih.check.page_tree import PageTree

_SAME_ADDRESS = "Build it again, or say --siteurl with the address it was built for."
_TEXT_FRAGMENT = re.compile(r":~:.*")


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
        if fault := _fault(link, target, site, folded):
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
            fragment = _TEXT_FRAGMENT.sub("", target.fragment)
            if target.kind != "inside" or fragment in ("", "top"):
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
        path = target.path
        if (
            target.kind == "inside" and path and not path.endswith("/")
            and path not in site.files and routes.file_of(f"{path}/") in site.files
        ):  # fmt: skip
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
            if link.url[:1] != "#" and not (link.url in good and _is_the_same_anywhere(link.url)):
                yield page, link, resolve(link.url, page.file, site)


def _is_the_same_anywhere(url: str) -> bool:
    return url.startswith("/") or "://" in url


def duplicate_ids(page: PageTree) -> Iterator[Finding]:
    """Find ids that stand on a page more than once."""
    elements = [(element, element.attribute("id")) for element in page.select("[id]")]
    counts = Counter(ident for _, ident in elements if ident)
    if len(counts) == counts.total():
        return
    for element, ident in elements:
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


def _fault(
    link: PageLink, target: Target, site: BuiltSite, folded: dict[str, str]
) -> tuple[str, str] | None:
    """Say what is wrong with a link, and what to do; None where it is good."""
    if not link.url and link.tag in ("a", "area", "form"):
        return None  # it leads to the page it is on
    if target.kind == "bad" or not link.url:
        return f"the address {link.url!r} cannot be read", "Write https://… or /path/."
    if target.kind == "other":
        scheme = link.url.partition(":")[0].lower()
        if scheme in ("javascript", "file", "topic", "explainer"):
            return f"a link to {link.url}, which cannot be followed", "Write a web address."
        return None
    if target.kind == "astray":
        reason = f"a link to {link.url}, which leads out of the site below {site.base}/"
        return reason, "Build the site with the SITEURL it is checked with."
    if target.kind == "outside" or file_at(target.path, site) is not None:
        return None
    near = _folded_match(target.path, folded)
    remedy = f"Did you mean /{near}? Letters' case counts." if near else "Mend the address."
    return f"a link to {link.url}, which is no page of the site", remedy


def _folded_match(path: str, folded: dict[str, str]) -> str | None:
    key = path.casefold()
    for name in (key, routes.file_of(key), routes.file_of(f"{key}/")):
        if name in folded:
            return routes.path_of(folded[name])
    return None
