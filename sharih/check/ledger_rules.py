"""The ledgers of a site → those that a copy of its repository does not have.

Without its ledger, nobody knows what of a translation a machine wrote, or is older than its
original: readers of a site built there would be told nothing.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from sharih.check.sources import Sources
from sharih.content.editions import Located
from sharih.content.explainers import roles
from sharih.errors import Problem, Problems, shown_path
from sharih.git.tracking import IgnoreRule, ignored, tracked

_UNKNOWN = (
    "no other copy of the site can tell which passages of {} are a machine's, and which are behind"
)


def unkept_ledgers(sources: Sources) -> Iterator[Problem]:
    """Find ledgers of translations that readers get which git does not know; a warning for each.

    Nothing where the translation itself is not committed yet, or where there is no repository.
    """
    settings = sources.web.settings
    public = {text.path.with_suffix(".po"): text.path for text in _translations(sources)}
    known = tracked(settings.root, settings.content) if public else None
    if known is None:
        return
    unkept = [ledger for ledger, text in public.items() if text in known and ledger not in known]
    rules = ignored(settings.root, unkept) if unkept else {}
    for ledger in unkept:
        yield _problem(ledger, public[ledger].name, rules.get(ledger))


def _translations(sources: Sources) -> Iterator[Located]:
    """Go through the translations that readers get."""
    for publication in sources.web.publications:
        translation = publication.explainer.translation
        if translation is not None and translation.lang in publication.editions:
            yield translation
    for page in sources.web.pages.values():
        _, other = roles([*page.editions.values()], Problems())
        if other is not None:
            yield other


def _problem(ledger: Path, text: str, rule: IgnoreRule | None) -> Problem:
    unknown = _UNKNOWN.format(text)
    shown = shown_path(ledger)
    if rule is not None:
        reason = f"ignored by git ({rule.source}:{rule.line}: {rule.pattern}), so {unknown}"
        remedy = f"Take that line out, and commit the ledger with its texts: git add {shown}"
    elif os.path.lexists(ledger):
        reason = f"not under version control as its texts are, so {unknown}"
        remedy = f"Commit it: git add {shown}"
    else:
        reason = f"not there, and git does not know it, so {unknown}"
        remedy = "Bring it from where the texts were written; or once all is read: ./inv build."
    return Problem(ledger, None, reason, remedy, "warning")
