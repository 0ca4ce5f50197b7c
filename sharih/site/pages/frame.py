"""A linked site and its theme → what every page shows around its text."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from sharih import routes
from sharih.arabic import Lang
from sharih.languages import LANGS
from sharih.look.records import Icon, Logo
from sharih.routes import Urls
from sharih.settings import Settings
from sharih.site.model import MenuEntry, Menus, Site
from sharih.site.pages.assets import Assets, load_site_assets


@dataclass(frozen=True, slots=True)
class Frame:
    """What every page shows around its text."""

    urls: Urls
    settings: Settings
    styles: str
    scripts: str
    search_scripts: str
    """What the search pages have besides."""
    missing: frozenset[tuple[str, Lang]]
    """The kinds of pages that a language has not, of those the navigation leads to."""
    menus: Menus
    icon: Icon
    logos: Mapping[Lang, Logo]
    """What stands in place of the site's name; their paths are addresses here."""

    def has(self, kind: str, lang: Lang) -> bool:
        """Say whether there is something for the navigation to lead to."""
        return (kind, lang) not in self.missing

    def static(self, name: str) -> str:
        """Return the address of a file of the theme's."""
        return self.urls.href(f"{self.settings.of_theme.static_dir}/{name}")

    def menu(self, lang: Lang) -> tuple[MenuEntry, ...]:
        """Return what stands in the menu."""
        return self.menus.menu[lang]

    def foot(self, lang: Lang) -> tuple[MenuEntry, ...]:
        """Return the pages that stand at the foot."""
        return self.menus.foot[lang]

    def links(self, lang: Lang) -> tuple[MenuEntry, ...]:
        """Return the links at the foot (LINKS)."""
        return self.menus.links[lang]

    def social(self, lang: Lang) -> tuple[MenuEntry, ...]:
        """Return where else its readers can follow the site (SOCIAL)."""
        return self.menus.social[lang]

    def name(self, lang: Lang) -> str:
        """Return the name of the site."""
        return self.settings.options.name[lang]

    def logo(self, lang: Lang) -> Logo | None:
        """Return the picture in place of the name; None where the name itself is shown."""
        return self.logos.get(lang)

    def tagline(self, lang: Lang) -> str:
        """Return the line under the name."""
        return self.settings.options.tagline[lang]

    def navigation(self, lang: Lang) -> dict[str, str]:
        """Return the addresses the header and footer lead to, by the kind of page."""
        paths = {
            "home": routes.home(lang),
            "stories": routes.stories(lang),
            "topics": routes.topics(lang),
            "archive": routes.archive(lang),
            "search": routes.search(lang),
            "about": routes.page(lang, routes.ABOUT),
            "feed": routes.feed(routes.home(lang), "atom"),
            "front": routes.FRONT,
        }
        return {kind: self.urls.href(path) for kind, path in paths.items()}


def frame_of(site: Site, assets: Assets | None = None) -> Frame:
    """Make what templates see under the name `site`; reads the theme's files if not given."""
    assets = assets or load_site_assets(site.settings)
    href = site.urls.href
    about = site.pages.get(routes.ABOUT)
    wanted = {("about", lang): about is not None and lang in about.editions for lang in LANGS}
    wanted |= {("stories", lang): bool(site.stories) for lang in LANGS}
    wanted |= {("search", lang): site.settings.options.search for lang in LANGS}
    missing = frozenset(page for page, there in wanted.items() if not there)
    icon, touch = assets.icon, assets.icon.touch
    icon = replace(icon, path=href(icon.path), touch=href(touch) if touch else "")
    logos = {
        lang: replace(logo, path=href(logo.path), dark=href(logo.dark) if logo.dark else "")
        for lang, logo in assets.logos.items()
    }
    return Frame(
        site.urls,
        site.settings,
        href(assets.styles),
        href(assets.scripts),
        href(assets.search_scripts),
        missing,
        site.menus,
        icon,
        logos,
    )
