"""The name of an engine → the engine, with what it needs installed where that is allowed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from difflib import get_close_matches
from importlib import import_module
from importlib.metadata import entry_points
from typing import Final, cast

from sharih.engines.installing import Install, missing
from sharih.engines.interface import Answer, Engine, EngineError, Factory, Question, Workplace
from sharih.errors import SharihError
from sharih.site_settings.engines import GROUP, engine_names

_BUILT_IN: Final = {
    "memory": ("sharih.engines.memory", "MemoryEngine"),
    "firefox": ("sharih.engines.local.firefox", "FirefoxEngine"),
    "ctranslate2": ("sharih.engines.local.ctranslate", "CTranslateEngine"),
    "http": ("sharih.engines.http", "http_engine"),
}
"""The module of each engine that is always there, and what makes it."""


def open_engine(name: str, place: Workplace, install: Install | None = None) -> Engine:
    """Make an engine ready to translate.

    `install` brings packages that are missing; without it, they are told. Raises EngineError
    where there is no such engine or it cannot be used; its message is one line with what to do.
    """
    if name in _BUILT_IN:
        if lacking := missing(name):
            if install is None:
                packages = " and ".join(lacking)
                raise EngineError(
                    f"{name}: {packages} must be installed. ./inv translate does it, or:"
                    f"  pip install 'sharih[{name}]'"
                )
            install(name)
        module, factory = _BUILT_IN[name]
        return cast("Factory", getattr(import_module(module), factory))(place)
    return _ForeignEngine(name, place)


class _ForeignEngine:
    """An engine that another package brings: whatever it raises is told in a line."""

    def __init__(self, name: str, place: Workplace) -> None:
        self.name = name
        factory = _of_others(name)
        with _told(name):
            self._engine = factory(place)
            self.mark, self.whole = str(self._engine.mark), bool(self._engine.whole)

    def translate(self, questions: Sequence[Question]) -> Iterator[Answer]:
        """Go through what it answers; raises EngineError."""
        with _told(self.name):
            yield from self._engine.translate(questions)


@contextmanager
def _told(name: str) -> Iterator[None]:
    try:
        yield
    except SharihError:
        raise
    except Exception as error:  # noqa: BLE001 - another's code may raise anything
        reason = " ".join(f"{type(error).__name__}: {error}".split())
        raise EngineError(f"{name}: fails ({reason}). Tell its makers.") from None


def _of_others(name: str) -> Factory:
    """Find an engine that another package brings."""
    for point in entry_points(group=GROUP, name=name):
        try:
            return cast("Factory", point.load())
        except Exception as error:  # noqa: BLE001 - another's module may raise anything
            reason = f"{type(error).__name__}: {error}".splitlines()[0]
            raise EngineError(
                f"{name}: {point.value} cannot be loaded ({reason}). Install it again."
            ) from None
    near = get_close_matches(name, engine_names(), n=1)
    remedy = f"Did you mean {near[0]}?" if near else f"Known are {', '.join(engine_names())}."
    raise EngineError(f"{name}: there is no such engine. {remedy}")
