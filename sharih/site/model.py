"""What a linked site consists of."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import field, replace
from typing import Final

from sharih.arabic import Lang
from sharih.content.editions import Edition, Explainer, Located
from sharih.content.published import PublishedRegister
from sharih.content.stories import Story
from sharih.content.topics import Registry
from sharih.errors import Problem
from sharih.languages import LANGS
from sharih.pictures.store import Picture
from sharih.records import record
from sharih.routes import Urls
from sharih.settings import Settings
from sharih.site.kept import Cells, KeptEdition, PageStanding
from sharih.translation.statuses import UnitStatus


@record(frozen=True, slots=True)
class Publication:
    """An explainer as this build shows it to the others; its body is fetched by its slug."""

    explainer: Explainer[KeptEdition]
    counts: Mapping[UnitStatus, int]
    """How many pairs of units have each status; a status that none has is left out."""
    editions: Mapping[Lang, KeptEdition]
    """The editions that are built; Arabic first."""
    mentions: frozenset[str]
    """The topics its texts name, whether tagged or not."""
    waiting: Mapping[Lang, dt.date] = field(default_factory=dict)
    """Editions that readers get from a later day on, which only local builds show."""
    known: frozenset[Lang] = frozenset()
    """The languages in which it has been public."""
    pictures: Mapping[str, Picture] = field(default_factory=dict)
    """The pictures of these editions by the name of their file."""
    cells: Cells = ()
    """The key and status of every unit, where they differ."""

    @property
    def slug(self) -> str:
        """The name of its folder and of its pages."""
        return self.explainer.slug

    @property
    def date(self) -> dt.date | None:
        """The date of publication; the original's where the editions differ."""
        return self.explainer.date

    @property
    def modified(self) -> dt.date | None:
        """When it last changed, by what its editors say."""
        dates = [e.metadata.modified or e.metadata.date for e in self.editions.values()]
        return max((date for date in dates if date), default=None)

    @property
    def story(self) -> str:
        """The id of the story it belongs to; empty where it belongs to none."""
        return self.explainer.story

    def is_draft(self, lang: Lang) -> bool:
        """Say whether an edition is a draft, or waits: only local builds show it."""
        return self.editions[lang].metadata.status == "draft" or lang in self.waiting


@record(frozen=True, slots=True)
class ShownPage:
    """A page that explains nothing, such as that about the site, as this build shows it."""

    slug: str
    """The name of its folder and its address."""
    editions: Mapping[Lang, Edition]
    """The languages in which it is built; Arabic first."""
    waiting: Mapping[Lang, dt.date] = field(default_factory=dict)
    """Editions that readers get from a later day on, which only local builds show."""
    standing: PageStanding | None = None
    """Where its translation stands, if that is not in step."""
    pictures: Mapping[str, Picture] = field(default_factory=dict)
    """The pictures of these editions by the name of their file."""
    unseen: tuple[Problem, ...] = ()
    """What keeps pictures of these editions from being shown."""

    def is_draft(self, lang: Lang) -> bool:
        """Say whether it is a draft in a language, or waits: only local builds show it."""
        return self.editions[lang].metadata.status == "draft" or lang in self.waiting


DRAFT: Final = "draft"
"""Why an edition is left out that is not meant to be published yet."""


@record(frozen=True, slots=True)
class Held:
    """An edition of an explainer or a page that this build leaves out."""

    edition: Located
    reason: str
    """`DRAFT`, or what keeps a published one back, in a few words."""
    until: dt.date | None = None
    """The day from which readers get it, where it only waits for that."""


@record(frozen=True, slots=True)
class MenuEntry:
    """A link that all pages of a language have: in the menu, or at their foot."""

    title: str
    """Its words; empty where the interface names it by its kind."""
    href: str
    path: str = ""
    """The path on the site that it leads to; empty where it leads elsewhere."""
    kind: str = ""
    """Which name of the interface's it has: `home`, `stories`, `topics`, `archive` or `about`."""
    lang: Lang | None = None
    """The language of what it leads to, where that is not the reader's."""
    spare: bool = False
    """Whether it stands at the foot too, and can be spared where there is little room."""

    def as_spare(self) -> MenuEntry:
        """Return the same as one that can be spared."""
        return replace(self, spare=True)


Entries = Mapping[Lang, tuple[MenuEntry, ...]]
_NO_ENTRIES: Final[Entries] = dict.fromkeys(LANGS, ())


@record(frozen=True, slots=True)
class Menus:
    """What all pages of a language lead to."""

    menu: Entries = field(default_factory=lambda: _NO_ENTRIES)
    foot: Entries = field(default_factory=lambda: _NO_ENTRIES)
    """The pages that stand at the foot."""
    links: Entries = field(default_factory=lambda: _NO_ENTRIES)
    social: Entries = field(default_factory=lambda: _NO_ENTRIES)


@record(frozen=True, slots=True)
class Site:
    """A site whose links have been checked, ready to be rendered."""

    settings: Settings
    urls: Urls
    registry: Registry
    publications: Sequence[Publication]
    """The newest first; those without a date behind all others."""
    table: Mapping[str, Publication]
    """The same by slug."""
    letters: Mapping[Lang, Mapping[str, int]]
    """The letters of the index of topics with how many topics stand under each, where they have
    pages of their own; else empty."""
    tagged: Mapping[str, Sequence[Publication]]
    """Topic → the explainers that have it among their tags, the newest first."""
    mentioned: Mapping[str, Sequence[Publication]]
    """Topic → the other explainers whose texts name it."""
    stories: Mapping[str, Story]
    """The stories that explainers of this build belong to, by id."""
    storied: Mapping[str, Sequence[Publication]]
    """Story → its explainers, the newest first."""
    dated: Mapping[str, Sequence[Publication]]
    """ISO month → the explainers of it, the newest first; under nothing those without a date."""
    pages: Mapping[str, ShownPage]
    """The pages that explain nothing, by name."""
    paths: frozenset[str]
    """The path of every page; the table that links are checked against."""
    redirects: Mapping[str, str]
    """Path of an old address → path that it leads to."""
    held: tuple[Held, ...]
    withdrawn: Mapping[str, Located]
    """Path → the edition that was withdrawn there; readers are told when."""
    published: PublishedRegister
    """What has been public."""
    menus: Menus = field(default_factory=Menus)
    """What all pages of a language lead to."""
    readable: Mapping[tuple[Lang, bool], Sequence[Publication]] = field(default_factory=dict)
    """Language → the explainers that can be read in it, or with False those that cannot, the newest
    first; worked out when asked for where it is not given."""
    standings: Sequence[tuple[int, int, str]] = ()
    """The explainers as `link.standing` puts them in order, where that is given."""


def slugs_of(publications: Sequence[Publication]) -> Sequence[str]:
    """List the slugs of publications, without having any of them made that need not be."""
    known: Sequence[str] | None = getattr(publications, "slugs", None)
    return [publication.slug for publication in publications] if known is None else known
