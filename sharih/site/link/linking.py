"""Content → a site: what is built, the table of its addresses, and every link checked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from itertools import chain

from sharih import routes
from sharih.content.editions import Explainer, Located
from sharih.content.pages import PageText
from sharih.content.published import PublishedRegister
from sharih.content.stories import Stories
from sharih.content.topics import Registry
from sharih.errors import Problem, Problems
from sharih.languages import LANGS
from sharih.routes import Urls
from sharih.settings import Settings
from sharih.site.kept import KeptEdition, KeptText, PageStanding
from sharih.site.link.link_faults import check_explainer, check_links, check_story, check_withdrawal
from sharih.site.link.link_targets import NO_PAGE, STORIES, key_of, target_of, targets_of
from sharih.site.link.list_pages import letters
from sharih.site.link.menus import menus
from sharih.site.link.page_paths import Lists, fixed_paths, has_status, list_paths, own_paths
from sharih.site.link.ranking import Ranking, Shelves, newest_first
from sharih.site.link.redirects import had_others, redirects, to_what_is_left
from sharih.site.link.standing import is_open
from sharih.site.link.text_pages import TextPages
from sharih.site.link.unread import unread_texts
from sharih.site.link.visibility import Text, publication_of, withdrawals
from sharih.site.model import Held, Publication, Site
from sharih.site.project import Content


def link(content: Content, settings: Settings, problems: Problems) -> Site:
    """Decide what is built and check how it hangs together; faults go to `problems`."""
    linkage = Linkage(
        settings,
        content.registry,
        content.published,
        topics_known=content.topics_known,
    )
    linkage.know_unread(unread_texts(content.texts, content.pages, settings, problems.errors))
    linkage.put_stories(content.stories)
    linkage.put_pages(content.pages, content.standings)
    for text in content.texts.values():
        linkage.put(text)
    site = linkage.site()
    problems.extend(linkage.problems())
    return site


class Linkage:
    """The texts of a site, put in one by one, and what follows from them for the others.

    After a text has changed, only it and those that link to it are looked at again.
    """

    def __init__(
        self,
        settings: Settings,
        registry: Registry,
        published: PublishedRegister | None = None,
        *,
        topics_known: bool = True,
    ) -> None:
        """Without `topics_known` nothing is said about topics that are not in the registry."""
        self._settings = settings
        self._unread: frozenset[str] = frozenset()
        self._registry = registry
        self._published = published or PublishedRegister(settings.published)
        self._topics_to_check = registry if topics_known else None
        self._pages = TextPages({}, settings)
        self._texts: dict[str, KeptText] = {}
        self._table: dict[str, Publication] = {}
        self._held: dict[str, tuple[Held, ...]] = {}
        self._withdrawn: dict[str, dict[str, Located]] = {}
        self._ranking = Ranking()
        self._shelves = Shelves()
        self._stories = Stories(settings.stories)
        self._letters = letters(registry)
        self._shown = dict.fromkeys(LANGS, 0)
        self._waiting = 0
        self._has_status = has_status(settings)
        self._fixed_paths = frozenset(
            fixed_paths(registry, search=settings.options.search, status=self._has_status)
        )
        self._paths = set(self._fixed_paths)
        self._list_paths: frozenset[str] = frozenset()
        self._redirects: dict[str, str] = {}
        self._renamed: dict[str, Explainer[KeptEdition]] = {}
        """Explainers with a page that had other slugs before."""
        self._linking: dict[str, set[str]] = {}
        self._stale: set[str] = set()
        """What links depend on, as `key_of` names it, that changed since they were last checked."""
        self._own_problems: dict[str, list[Problem]] = {}
        self._link_problems: dict[str, list[Problem]] = {}
        self._story_problems: dict[str, list[Problem]] = {}
        self._other_problems: list[Problem] = []

    def put(self, text: KeptText) -> None:
        """Take in a text, instead of the one with its slug."""
        slug = text.explainer.slug
        self.remove(slug)
        self._texts[slug] = text
        for target in targets_of(text):
            self._linking.setdefault(target, set()).add(slug)
        found = Problems()
        check_explainer(text.explainer, self._topics_to_check, found)
        self._check_story(text)
        check_withdrawal(text.explainer, self._published, found)
        if len(found):
            self._own_problems[slug] = list(found)
        held: list[Held] = []
        if publication := publication_of(text, self._settings, self._published, held):
            self._add(publication)
        if withdrawn := withdrawals(text.explainer):
            self._withdrawn[slug] = withdrawn
            self._paths.update(withdrawn)
        if (publication or withdrawn) and had_others(text.explainer):
            self._renamed[slug] = text.explainer
        if held:
            self._held[slug] = tuple(held)

    def remove(self, slug: str) -> None:
        """Leave out a text, if it is there."""
        self._stale.add(slug)
        text = self._texts.pop(slug, None)
        if text is None:
            return
        for target in targets_of(text):
            self._linking[target].discard(slug)
        self._paths.difference_update(self._withdrawn.pop(slug, ()))
        for known in (self._own_problems, self._link_problems, self._story_problems, self._held,
                      self._renamed):  # fmt: skip
            known.pop(slug, None)
        if publication := self._table.pop(slug, None):
            self._discard(publication)

    def know_unread(self, slugs: frozenset[str]) -> None:
        """Say which texts could not be read as they are: nothing is told that only follows."""
        self._stale |= self._unread ^ slugs
        self._unread = slugs

    def put_pages(
        self, pages: Mapping[str, PageText], standings: Mapping[str, PageStanding] | None = None
    ) -> None:
        """Take in the pages that explain nothing, instead of those there were.

        `standings` say where their translations stand, of those that are not in step.
        """
        self._stale.update((*self._pages.texts, *pages))
        self._paths.difference_update(self._pages.paths)
        self._pages = TextPages(pages, self._settings, standings)
        self._paths.update(self._pages.paths)

    def put_stories(self, stories: Stories) -> None:
        """Take in the stories, instead of those there were."""
        self._stale.update(STORIES)
        self._stories = stories
        for text in self._texts.values():
            self._check_story(text)

    def site(self) -> Site:
        """Return the site of the texts that are there now."""
        storied = self._shelves.storied.items()
        stories = {i: story for i, story in self._stories.known.items() if i in storied}
        lists = Lists(
            per_page=self._settings.per_page,
            shown=self._shown,
            letters=self._letters,
            tagged=self._shelves.tagged.items(),
            mentioned=self._shelves.mentioned.items(),
            storied={ident: storied[ident] for ident in stories},
            dated=self._shelves.dated.items(),
            waiting=self._waiting if self._has_status else None,
        )
        self._take_pages_of(lists)
        found = Problems()
        withdrawn = {
            path: edition
            for slug in sorted(self._withdrawn)
            for path, edition in self._withdrawn[slug].items()
        } | self._pages.withdrawn
        self._lead_on(withdrawn, found)
        site = Site(
            settings=self._settings,
            urls=Urls(self._settings.base, self._settings.siteurl),
            registry=self._registry,
            publications=self._ranking.items(),
            table=dict(self._table),
            letters=self._letters,
            tagged=lists.tagged,
            mentioned=lists.mentioned,
            stories=stories,
            storied=storied,
            dated=lists.dated,
            pages=self._pages.shown,
            paths=frozenset(self._paths),
            redirects=self._redirects,
            held=(
                *chain.from_iterable(self._held[s] for s in sorted(self._held)),
                *self._pages.held,
            ),
            withdrawn=withdrawn,
            published=self._published,
        )
        self._check_links(site)
        self._pages.check(
            site, self._texts, self._topics_to_check, self._published, found, self._is_followed
        )
        site = replace(site, menus=menus(site, self._topics_to_check, found))
        self._other_problems = list(found)
        return site

    def problems(self) -> list[Problem]:
        """List what is wrong with the site last returned."""
        own = [found for slug, found in self._own_problems.items() if slug not in self._unread]
        by_text = (self._story_problems, self._link_problems)
        found = [*own, *(problems for known in by_text for problems in known.values())]
        return [problem for problems in (*found, self._other_problems) for problem in problems]

    def _check_story(self, text: KeptText) -> None:
        found = Problems()
        check_story(text.explainer, self._stories, found)
        self._story_problems.pop(text.explainer.slug, None)
        if len(found):
            self._story_problems[text.explainer.slug] = list(found)

    def _add(self, publication: Publication) -> None:
        self._table[publication.slug] = publication
        self._ranking.add(publication)
        self._shelves.add(publication)
        self._paths.update(own_paths(publication))
        for lang in publication.editions:
            self._shown[lang] += 1
        self._waiting += is_open(publication)
        if publication.story:
            self._stale.update(STORIES)

    def _discard(self, publication: Publication) -> None:
        self._ranking.discard(publication)
        self._shelves.discard(publication)
        # One that has the name of a page of the site, which is told, takes nothing along.
        self._paths.difference_update({*own_paths(publication)} - self._fixed_paths)
        for lang in publication.editions:
            self._shown[lang] -= 1
        self._waiting -= is_open(publication)
        if publication.story:
            self._stale.update(STORIES)

    def _take_pages_of(self, lists: Lists) -> None:
        """Let there be the pages that these lists need, and no longer those they needed before."""
        wanted, before = frozenset(list_paths(lists)), self._list_paths
        self._paths.update(wanted - before)
        self._paths.difference_update(before - wanted - self._fixed_paths)
        self._stale.update(key_of(path) for path in wanted ^ before)
        self._list_paths = wanted

    def _lead_on(self, withdrawn: Mapping[str, Located], found: Problems) -> None:
        """Let addresses that pages had before lead to what is there now."""
        renamed: list[Text] = [*sorted(self._renamed.values(), key=newest_first)]
        renamed += self._pages.texts.values()
        kinds = dict.fromkeys(self._texts, "explainer") | dict.fromkeys(self._pages.texts, "page")
        led = redirects(renamed, kinds, self._paths, found)
        led |= to_what_is_left(self._published, led, self._paths, withdrawn)
        if (status := routes.status(LANGS[0])) in self._fixed_paths:
            led.setdefault(routes.STATUS, status)
        changed = led.items() ^ self._redirects.items()
        self._stale.update(key_of(path) for path, _ in changed)
        self._redirects = led

    def _check_links(self, site: Site) -> None:
        """Check the links of what changed, of what leads there, and those that were broken."""
        again = self._stale | self._link_problems.keys()
        for target in {*self._stale, NO_PAGE}:
            again |= self._linking.get(target, set())
        self._stale.clear()
        for slug in again:
            self._link_problems.pop(slug, None)
            publication = self._table.get(slug)
            if publication is None or slug in self._unread:
                continue
            found = Problems()
            for edition in publication.editions.values():
                links, own = self._followed(edition), edition.anchors
                topics = self._topics_to_check
                check_links(edition.path, links, own, site, topics, site.table, found)
            if len(found):
                self._link_problems[slug] = list(found)

    def _followed(self, edition: KeptEdition) -> Iterable[tuple[int, str]]:
        """Leave out the links of an edition that lead to what could not be read."""
        if not self._unread:
            return edition.addresses
        return [link for link in edition.addresses if self._is_followed(link[1])]

    def _is_followed(self, address: str) -> bool:
        return target_of(address) not in self._unread
