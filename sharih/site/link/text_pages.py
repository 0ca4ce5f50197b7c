"""Pages that explain nothing → in which languages this build shows each, and what is wrong."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterator, Mapping
from dataclasses import replace

from sharih import routes
from sharih.content.editions import Edition, Located
from sharih.content.pages import PageText
from sharih.content.published import PublishedRegister
from sharih.content.topics import Registry
from sharih.content.words import addresses
from sharih.errors import Problems
from sharih.settings import Settings
from sharih.site.kept import PageStanding
from sharih.site.link.link_faults import check_links, check_name, check_withdrawal
from sharih.site.link.visibility import shown_page, withdrawals
from sharih.site.loading import section_ids
from sharih.site.model import Held, ShownPage, Site


class TextPages:
    """The pages of a project, such as that about the site."""

    def __init__(
        self,
        texts: Mapping[str, PageText],
        settings: Settings,
        standings: Mapping[str, PageStanding] | None = None,
    ) -> None:
        """Choose what is shown; `standings` are those of translations that are not in step."""
        told = standings or {}
        self.texts = texts
        self.shown: dict[str, ShownPage] = {}
        """Those that are built, by name."""
        self.held: list[Held] = []
        """What this build leaves out."""
        self.withdrawn: dict[str, Located] = {}
        """The editions that were withdrawn, by the path of the page that says so."""
        for slug, text in texts.items():
            if shown := shown_page(text, settings, self.held):
                self.shown[slug] = replace(shown, standing=told.get(slug))
            self.withdrawn |= withdrawals(text)
        self._links = {edition.path: addresses(edition) for edition in self._editions()}

    @property
    def paths(self) -> set[str]:
        """The paths of all of them, those that say they were withdrawn among them."""
        pages = self.shown.values()
        shown = (routes.page(lang, page.slug) for page in pages for lang in page.editions)
        return {*shown, *self.withdrawn}

    def check(
        self,
        site: Site,
        explainers: Container[str],
        registry: Registry | None,
        published: PublishedRegister,
        problems: Problems,
        is_followed: Callable[[str], bool],
    ) -> None:
        """Check names, states and links; `explainers` are the slugs of all, built or not.

        Without a registry nothing is said about topics, and nothing about the addresses that
        are not to be followed, as what they lead to could not be read.
        """
        for page in self.texts.values():
            check_name(page, explainers, problems)
            check_withdrawal(page, published, problems, page=True)
        for edition in self._editions():
            links = [link for link in self._links[edition.path] if is_followed(link[1])]
            own = section_ids(edition)
            check_links(edition.path, links, own, site, registry, site.table, problems)

    def _editions(self) -> Iterator[Edition]:
        for page in self.shown.values():
            yield from page.editions.values()
