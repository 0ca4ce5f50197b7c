"""Firefox's models, run on this machine's processor by the package fxtranslate."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from importlib import import_module
from typing import Any

from sharih.engines.interface import Answer, EngineError, Question, Workplace
from sharih.engines.local.models import GET, ModelFiles, firefox_model


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
        """Go through translations of sentences; one after the other, as this package has it."""
        translator = self._translator or self._loaded()
        for question in questions:
            try:
                yield Answer(translator.translate(question.text))
            except ValueError as error:
                yield Answer("", refused=f"the model fails ({error})")

    def _loaded(self) -> Any:
        """Load the model. Raises EngineError where its files are none."""
        files = self._files
        try:
            self._translator = self._package.Translator(
                model=files.model.read_bytes(),
                src_vocab=files.source.read_bytes(),
                trg_vocab=files.target.read_bytes(),
                shortlist=files.shortlist.read_bytes() if files.shortlist else None,
            )
        except OSError as error:
            raise EngineError(_unreadable(files, error.strerror or str(error))) from None
        except ValueError as error:
            reason = f"its files are no model that fxtranslate can read ({error})"
            raise EngineError(f"{files.folder}: {reason}. Fetch it again with {GET}.") from None
        return self._translator


def _unreadable(files: ModelFiles, reason: str) -> str:
    return f"{files.folder}: cannot be read ({reason}). Make it a folder that can be read."
