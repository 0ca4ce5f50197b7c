"""Firefox's models, run on this machine's processor by the package fxtranslate."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib import import_module
from typing import Any, Final

from sharih.engines.interface import Answer, EngineError, Question, Workplace
from sharih.engines.local.models import GET, ModelFiles, firefox_model

_PANIC: Final = "PanicException"


class FirefoxEngine:
    """Translates sentences; nothing leaves this machine."""

    name = "firefox"
    whole = False

    def __init__(self, place: Workplace) -> None:
        """Find the model, and load it once a text is asked for.

        Raises EngineError where there is none, or the package is missing.
        """
        self._package: Any = import_module("fxtranslate")
        self._files: ModelFiles = firefox_model(place)
        self._translator: Any = None
        try:
            self.mark = self._files.digest()
        except OSError as error:
            raise EngineError(_unreadable(self._files, error.strerror or str(error))) from None

    def translate(self, questions: Sequence[Question]) -> Iterator[Answer]:
        """Go through translations of sentences; one after the other, as this package has it.

        Raises EngineError where the files are no model that it can run.
        """
        for question in questions:
            with _told(self._files):
                self._translator = self._translator or self._loaded()
                said = self._translator.translate(question.text)
            yield Answer(said)

    def _loaded(self) -> Any:
        files = self._files
        return self._package.Translator(
            model=files.model.read_bytes(),
            src_vocab=files.source.read_bytes(),
            trg_vocab=files.target.read_bytes(),
            shortlist=files.shortlist.read_bytes() if files.shortlist else None,
        )


@contextmanager
def _told(files: ModelFiles) -> Iterator[None]:
    """Turn what the package raises into an EngineError.

    Where a file is damaged within, it panics, which is no `Exception` in Python.
    """
    try:
        yield
    except OSError as error:
        raise EngineError(_unreadable(files, error.strerror or str(error))) from None
    except BaseException as error:
        if not isinstance(error, ValueError) and type(error).__name__ != _PANIC:
            raise
        reason = f"its files are no model that fxtranslate can run ({error})".replace("\n", " ")
        raise EngineError(f"{files.folder}: {reason}. Fetch it again with {GET}.") from None


def _unreadable(files: ModelFiles, reason: str) -> str:
    return f"{files.folder}: cannot be read ({reason}). Make it a folder that can be read."
