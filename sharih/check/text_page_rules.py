"""Pages that explain nothing → translations of them with passages that nobody has translated."""

from __future__ import annotations

from collections.abc import Iterator

from sharih.arabic import Lang
from sharih.check.sources import Sources
from sharih.content.editions import Edition
from sharih.errors import Problem
from sharih.languages import other_language
from sharih.site.model import ShownPage
from sharih.translation.ledger import Ledger
from sharih.translation.unit_status import Judge

_LANGUAGES = {"ar": "Arabic", "en": "English"}


def untranslated_pages(sources: Sources) -> Iterator[Problem]:
    """Find pages that readers get with passages in the other language."""
    for page in sources.web.pages.values():
        for lang, edition in _translations(page):
            judge = Judge(other_language(lang), Ledger())
            found = [unit for unit in edition.document.units if judge.untranslated(unit)]
            if found:
                one = len(found) == 1
                count = "1 passage is" if one else f"{len(found)} passages are"
                what, language = "it" if one else "them", _LANGUAGES[other_language(lang)]
                reason = f"{count} not translated, and readers get {what} in {language}"
                remedy = (
                    f"Translate {what}, or write {{: lang={other_language(lang)}}} after {what}."
                )
                yield Problem(edition.path, found[0].line, reason, remedy, "warning")


def _translations(page: ShownPage) -> Iterator[tuple[Lang, Edition]]:
    """Go through the editions that say they are a translation."""
    for lang, edition in page.editions.items():
        if edition.metadata.translation:
            yield lang, edition
