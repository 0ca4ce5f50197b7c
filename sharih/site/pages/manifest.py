"""A site in one language → its web manifest, which names it where a reader keeps it at hand."""

from __future__ import annotations

import json
from typing import Final

from sharih import routes
from sharih.arabic import Lang
from sharih.cards.design import palette_of
from sharih.cards.records import Colour
from sharih.languages import LANGS, direction
from sharih.look.records import Icon
from sharih.site.model import Site

_NAME: Final = "site.webmanifest"
_TOUCH: Final = "512x512"
"""The size of the theme's icon as a PNG."""
PATHS: Final = {f"{routes.home(lang)}{_NAME}": lang for lang in LANGS}
"""Where the manifest of each language lies."""


def manifest(site: Site, lang: Lang, icon: Icon) -> bytes:
    """Write the manifest of a language. Source: W3C, Web Application Manifest."""
    options, home = site.settings.options, site.urls.href(routes.home(lang))
    palette = palette_of(site.settings)
    size = {"sizes": "any"} if icon.kind == "image/svg+xml" else {}
    icons = [{"src": site.urls.href(icon.path), "type": icon.kind, **size}]
    if icon.touch not in ("", icon.path):
        touch = site.urls.href(icon.touch)
        icons.append({"src": touch, "type": "image/png", "sizes": _TOUCH})
    said = {
        "id": home,
        "name": options.name[lang],
        "short_name": options.name[lang],
        "description": options.tagline[lang],
        "lang": lang,
        "dir": direction(lang),
        "start_url": home,
        "scope": site.urls.href(routes.FRONT),
        "display": "minimal-ui",
        "background_color": _written(palette.paper),
        "theme_color": _written(palette.accent),
        "icons": icons,
    }
    kept = {key: value for key, value in said.items() if value}
    return f"{json.dumps(kept, ensure_ascii=False, indent=2)}\n".encode()


def _written(colour: Colour) -> str:
    return "#{:02x}{:02x}{:02x}".format(*colour)
