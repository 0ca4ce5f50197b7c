"""An address as an editor wrote it → the address on the page of a language."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from sharih import routes
from sharih.arabic import Lang
from sharih.site.model import Publication, Site

DEPENDENT: Final = ("explainer:", "page:")
"""What addresses begin with that lead to what a site has; others lead where they say."""


def resolve(address: str, lang: Lang, table: Mapping[str, Publication], site: Site) -> str:
    """Turn an address as an editor wrote it into one for a page in `lang`."""
    scheme, _, rest = address.partition(":")
    if scheme == "topic":
        return site.urls.href(routes.topic(lang, rest))
    if scheme == "explainer":
        slug, mark, fragment = rest.partition("#")
        editions = table[slug].editions if slug in table else {}
        target = lang if lang in editions else next(iter(editions), lang)
        return site.urls.href(routes.explainer(target, slug)) + mark + fragment
    if scheme == "page":
        slug, mark, fragment = rest.partition("#")
        there = site.pages[slug].editions if slug in site.pages else {}
        target = lang if lang in there else next(iter(there), lang)
        return site.urls.href(routes.page(target, slug)) + mark + fragment
    if address.startswith("/"):
        return site.urls.base + address
    return address
