"""The sources of a site → the explainers of Sharih's own repository that are still in it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from sharih.check.sources import Sources
from sharih.errors import Problem
from sharih.settings import PLACEHOLDER, Settings
from sharih.site_settings.options import Options

_SITENAME: Final = "Sharih"
_SAMPLES: Final = {
    "why-putin-has-not-congratulated-trump": "000_5bc304d3efec465b.txt",
    "will-putin-and-trump-meet": "003_e513dfa207b60504.txt",
}
"""The folders of the samples, and the seed that each was made from."""


def samples_of_the_repository(sources: Sources) -> Iterator[Problem]:
    """Find the samples that came with a clone, on a site that has a name or address of its own."""
    if not _is_of_somebody(sources.site.settings):
        return
    for slug, text in sources.content.texts.items():
        original = text.explainer.original
        if _SAMPLES.get(slug) in original.metadata.seed:
            reason = "this explainer came with Sharih as a sample, and the site is yours"
            remedy = f"Delete its folder, {original.path.parent.name}, unless it is to stay."
            line = original.metadata.lines.get("seed")
            yield Problem(original.path, line, reason, remedy, "warning")


def _is_of_somebody(settings: Settings) -> bool:
    """Whether a site is called otherwise than the repository's own."""
    name = settings.pelican.get("SITENAME", _SITENAME)
    ours = settings.options.name == Options().name and name == _SITENAME
    return not ours or settings.siteurl not in ("", PLACEHOLDER)
