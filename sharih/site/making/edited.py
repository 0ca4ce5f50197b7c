"""A site as it was built, and texts that were edited since → the files that differ, and no others.

What a text is to others (where it stands in lists, what it links to, which topics it has) mostly
stays as it was when its words are edited. Then nothing need be read but the text itself, and only
its own pages and those that show its title are made again; all others are known by their names.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any, Final

from sharih.content.metadata import Metadata
from sharih.content.published import PublishedRegister
from sharih.content.topics import Registry
from sharih.languages import LANGS
from sharih.routes import Route
from sharih.settings import Settings
from sharih.site.kept import KeptEdition, KeptText
from sharih.site.link.page_paths import own_paths
from sharih.site.link.standing import standing_parts
from sharih.site.link.visibility import publication_of, withdrawals
from sharih.site.making.site_links import Links
from sharih.site.model import Held, Site
from sharih.site.pages.sitemap import index_entry, with_other_entry
from sharih.site.views.views import Views

SHOWN: Final = ("title", "summary", "kicker", "author", "translator", "reviewed_by", "source",
                "source_url", "rights", "seed", "proposed", "lines")  # fmt: skip
"""What an editor says of a text that decides of nothing but what is shown of it."""


def is_alike(
    former: KeptText, now: KeptText, settings: Settings, published: PublishedRegister
) -> bool:
    """Say whether a text is to all others what it was, but for what is shown of it in lists."""
    held: tuple[list[Held], list[Held]] = ([], [])
    before, after = (
        publication_of(text, settings, published, found)
        for text, found in zip((former, now), held, strict=True)
    )
    if before is None or after is None:
        return False
    if withdrawals(former.explainer) or withdrawals(now.explainer):
        return False
    reasons = [[(one.edition.lang, one.reason, one.until) for one in found] for found in held]
    return (
        reasons[0] == reasons[1]
        and list(before.editions) == list(after.editions)
        and before.mentions == after.mentions
        and (before.waiting, before.known) == (after.waiting, after.known)
        and former.explainer.of(_bare) == now.explainer.of(_bare)
    )


def _bare(edition: KeptEdition) -> KeptEdition:
    """Leave out of an edition what others neither depend on nor are told of."""
    unsaid: dict[str, Any] = {name: getattr(Metadata(), name) for name in SHOWN}
    links = sorted({address for _, address in edition.addresses})
    return replace(
        edition,
        metadata=replace(edition.metadata, **unsaid),
        addresses=tuple((0, address) for address in links),
        digest="",
        timeline=(),
        empty=(),
    )


def _in_row(text: KeptText) -> tuple[object, ...]:
    """Return what the pages of the translations show of a text."""
    editions = text.explainer.editions.values()
    titles = {each.lang: each.metadata.title for each in editions}
    headings = {each.lang: {ident for _, ident in each.empty} for each in editions}
    return text.counts, text.cells, titles, headings


@dataclass(frozen=True, slots=True)
class Edit:
    """A text that was edited, before and after."""

    slug: str
    former: KeptText
    now: KeptText

    def has_other_row(self) -> bool:
        """Say whether the pages of the translations show something else of it than before."""
        return _in_row(self.former) != _in_row(self.now)


class EditedSite:
    """A site of which nothing but some texts has changed, and these not in what others need."""

    def __init__(
        self,
        links: Links,
        settings: Settings,
        registry: Registry,
        texts: Callable[[str], KeptText | None],
        edits: Sequence[Edit],
    ) -> None:
        """`texts` returns what is kept of the texts that were not edited, by their slugs."""

        def kept(known: Mapping[str, KeptText], slug: str) -> KeptText:
            text = known.get(slug) or texts(slug)
            if text is None:
                raise KeyError(slug)
            return text

        former = {edit.slug: edit.former for edit in edits}
        now = {edit.slug: edit.now for edit in edits}
        self.edits = edits
        self.before = links.site(settings, registry, partial(kept, former))
        self.site = links.site(settings, registry, partial(kept, now), now)

    def is_enough(self) -> bool:
        """Say whether the texts are to all others what they were, but for what lists show."""
        settings, published = self.site.settings, self.site.published
        return all(is_alike(e.former, e.now, settings, published) for e in self.edits)

    def listed_anew(self) -> list[Edit]:
        """List the texts of which lists, feeds or timelines show something else than before."""
        before, after = Views(self.before), Views(self.site)
        return [edit for edit in self.edits if _is_listed_anew(edit, before, after)]

    def index(self, written: bytes) -> bytes | None:
        """Bring index.json, as it was written before, up to date; None where that cannot be."""
        data: bytes | None = written
        for edit in self.edits:
            former, now = (
                index_entry(site, site.table[edit.slug]) for site in (self.before, self.site)
            )
            if former != now and data is not None:
                data = with_other_entry(data, former, now)
        return data


def _is_listed_anew(edit: Edit, before: Views, after: Views) -> bool:
    slug = edit.slug
    cards = any(
        before.card(before.site.table[slug], lang) != after.card(after.site.table[slug], lang)
        for lang in LANGS
    )
    return cards or any(
        edition.timeline != edit.now.explainer.editions[lang].timeline
        for lang, edition in edit.former.explainer.editions.items()
    )


def status_paths(whole: EditedSite) -> list[str] | None:
    """List the paths of the pages of the translations that show something else than before.

    None where there are more or fewer of them now.
    """
    changed = {edit.slug for edit in whole.edits if edit.has_other_row()}
    if not changed:
        return []
    former, now = ([*standing_parts(site.standings)] for site in (whole.before, whole.site))
    if len(former) != len(now):
        return None
    return [
        Route("status", lang, number=number).path
        for number, (before, after) in enumerate(zip(former, now, strict=True), start=1)
        if before != after or not changed.isdisjoint(s for *_, s in (*after.rows, *after.clear))
        for lang in LANGS
    ]


def paths_of(site: Site, edits: Iterable[Edit]) -> Iterator[str]:
    """List the paths of the own pages of texts."""
    for edit in edits:
        yield from own_paths(site.table[edit.slug])


def feeds_with_texts(site: Site, edits: Sequence[Edit]) -> list[Route]:
    """List the feeds that have the words of texts."""
    found: list[Route] = []
    most = site.settings.options.feed_items
    for lang in LANGS:
        newest = {publication.slug for publication in site.readable[lang, True][:most]}
        if not newest.isdisjoint(edit.slug for edit in edits):
            found += Route("home", lang).feeds()
    return found


def feeds_of(site: Site, edits: Iterable[Edit]) -> list[Route]:
    """List the feeds that may show something of texts."""
    tags = {tag for edit in edits for tag in site.table[edit.slug].explainer.tags}
    routes = [Route("home", lang) for lang in LANGS]
    routes += [Route("topic", lang, tag) for lang in LANGS for tag in sorted(tags)]
    return [feed for route in routes for feed in route.feeds()]
