"""A site's translation memory and its engine → what the desk suggests for a passage."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Final

from sharih.arabic import Lang
from sharih.desk.suggestions import Suggest, Suggestion
from sharih.errors import SharihError
from sharih.markdown.blocks import UnitKind
from sharih.settings import Settings

if TYPE_CHECKING:
    from sharih.engines.site_engines import SiteEngines

_MEMORY: Final = "memory"
"""The engine that knows what was translated earlier, by its name in settings."""
_KEPT: Final = 5.0
"""Seconds for which a memory is taken to know all that has been translated."""

Make = Callable[["SiteEngines", UnitKind, str, Lang], Sequence[Suggestion]]


def suggesters(settings: Callable[[], Settings]) -> tuple[Suggest, ...]:
    """Return those who may be asked what a translation could be, the quickest first.

    `settings` returns those of the project as they are now. Nothing is loaded, fetched or
    installed before somebody asks.
    """
    return (
        _Suggester(lambda: (settings(), _MEMORY), _earlier, kept=_KEPT).ask,
        _Suggester(lambda: (settings(), settings().options.translate), _made).ask,
    )


class _Suggester:
    """Asks in one thread of its own: a table and a model belong to the one that opened them."""

    def __init__(
        self, chosen: Callable[[], tuple[Settings, str]], make: Make, kept: float | None = None
    ) -> None:
        """`chosen` names the engine, `kept` is for how many seconds what was opened is good."""
        self._chosen = chosen
        self._make = make
        self._kept = kept
        self._thread = ThreadPoolExecutor(1)
        self._engines: SiteEngines | None = None
        self._until = 0.0

    def ask(self, kind: UnitKind, text: str, lang: Lang) -> Sequence[Suggestion]:
        """Suggest translations; an engine that cannot be used says why in their place."""
        return self._thread.submit(self._asked, kind, text, lang).result()

    def _asked(self, kind: UnitKind, text: str, lang: Lang) -> Sequence[Suggestion]:
        settings, name = self._chosen()
        try:
            return self._make(self._opened(settings, name), kind, text, lang) if name else ()
        except SharihError as error:
            self._engines = None
            return [Suggestion("", name, doubts=(str(error),))]

    def _opened(self, settings: Settings, name: str) -> SiteEngines:
        from sharih.engines.site_engines import SiteEngines  # which most previews never need

        now = time.monotonic()
        known = self._engines
        other = known is None or known.settings is not settings or known.name != name
        if known is None or other or (self._kept is not None and now > self._until):
            self._engines = known = SiteEngines(settings, name, lambda _line: None)
            self._until = now + (self._kept or 0.0)
        return known


def _earlier(engines: SiteEngines, _kind: UnitKind, text: str, lang: Lang) -> Sequence[Suggestion]:
    return [Suggestion(one.text, _MEMORY, one.grade) for one in engines.suggestions(text, lang)]


def _made(engines: SiteEngines, kind: UnitKind, text: str, lang: Lang) -> Sequence[Suggestion]:
    if engines.name == _MEMORY:
        return ()
    made = engines.unit(kind, text, lang)
    if not made.text.strip():
        return [Suggestion("", engines.name, doubts=made.doubts)]
    return [Suggestion(made.text, made.by.partition("/")[0], made.grade, made.doubts)]
