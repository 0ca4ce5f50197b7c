"""A server that speaks LibreTranslate's protocol: texts in a list → translations in a list."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, Final

from sharih.engines.http.server import RefusedError, Server
from sharih.engines.interface import Answer, EngineError, Question, Workplace

_BATCH: Final = 16


class LibreTranslateEngine:
    """Translates sentences, several in one question."""

    name = "http"
    whole = False

    def __init__(self, place: Workplace) -> None:
        self._server = Server(place)
        self._languages = {"source": place.source, "target": place.target}
        self._batch = int(place.options.get("batch", _BATCH))
        self.mark = f"libretranslate {self._server.url}"

    def translate(self, questions: Sequence[Question]) -> Iterator[Answer]:
        """Go through translations of sentences, in their order."""
        for at in range(0, len(questions), self._batch):
            yield from self._answers([q.text for q in questions[at : at + self._batch]])

    def _answers(self, texts: Sequence[str]) -> Iterator[Answer]:
        """Ask for some texts at once; where one of them is refused, for each by itself."""
        body: dict[str, Any] = {"q": list(texts), "format": "text", **self._languages}
        if self._server.key:
            body["api_key"] = self._server.key
        try:
            found = self._server.ask("/translate", body)
        except RefusedError as error:
            if len(texts) == 1:
                yield Answer("", refused=str(error))
                return
            for text in texts:
                yield from self._answers([text])
            return
        said = found.get("translatedText") if isinstance(found, dict) else None
        said = [said] if isinstance(said, str) and len(texts) == 1 else said
        if not isinstance(said, list) or not all(isinstance(text, str) for text in said):
            reason = "does not answer as LibreTranslate does"
            raise EngineError(f"{self._server.url}: {reason}. See whether it is one.")
        if len(said) != len(texts):
            if len(texts) == 1:
                yield Answer("", refused=f"{len(said)} translations came back")
                return
            for text in texts:
                yield from self._answers([text])
            return
        yield from map(Answer, said)
