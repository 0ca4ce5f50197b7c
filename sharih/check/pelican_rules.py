"""Settings of Pelican → those that mean nothing here, or not what their author may think."""

from __future__ import annotations

import difflib
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Final, Literal

from sharih.check.sources import Sources
from sharih.errors import Problem
from sharih.site_settings.options import PREFIX

Here = Literal["same", "other", "pelican", "nothing"]
_TABLE: Final = "docs/pelican.md has what does it here."
_ALIKE: Final = 0.86
"""How like a known name one must be to be taken for a slip of the pen."""


@dataclass(frozen=True, slots=True)
class PelicanSettings:
    """Settings of Pelican of which the same is to be said."""

    names: tuple[str, ...]
    here: Here
    says: str


@cache
def site_settings() -> tuple[PelicanSettings, ...]:
    """Return what is known of Pelican's settings, in the order of the documentation."""
    text = resources.files("sharih").joinpath("data/pelican.toml").read_text(encoding="utf-8")
    return tuple(
        PelicanSettings(tuple(each["names"]), each["here"], each["says"])
        for each in tomllib.loads(text)["settings"]
    )


def idle_settings(sources: Sources) -> Iterator[Problem]:
    """Find settings that do nothing: of a part of Pelican that is not used, or misspelt."""
    settings = sources.site.settings
    known = _known()
    hosted = settings.needs_pelican() is not None
    for name, place in settings.places.items():
        if name.startswith(PREFIX) or not settings.pelican.get(name):
            continue
        found = known.get(name)
        if found is None:
            near = difflib.get_close_matches(name, known, n=1, cutoff=_ALIKE)
            if near:
                remedy = f"Did you mean {near[0]}?"
                yield Problem(*place, f"{name} is no setting", remedy, "warning")
        elif found.here == "nothing":
            yield Problem(*place, f"{name} means nothing here", f"{_TABLE} Take it out.", "warning")
        elif found.here == "pelican" and not hosted:
            reason = f"{name} is for pages and files of Pelican's own, and there are none"
            yield Problem(*place, reason, _TABLE, "warning")


def unnamed_site(sources: Sources) -> Iterator[Problem]:
    """Find a site whose author has named it for Pelican, and not for its readers."""
    places = sources.site.settings.places
    if "SITENAME" in places and f"{PREFIX}NAME" not in places:
        reason = "SITENAME is not what readers see"
        remedy = f'Write {PREFIX}NAME = {{"ar": "…", "en": "…"}} too.'
        yield Problem(*places["SITENAME"], reason, remedy, "warning")


@cache
def _known() -> Mapping[str, PelicanSettings]:
    return {name: each for each in site_settings() for name in each.names}
