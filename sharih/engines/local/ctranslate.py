"""A model in CTranslate2's form, such as a converted OPUS-MT, in a folder of the user's."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Sequence
from importlib import import_module
from pathlib import Path
from typing import Any, Final

from sharih.engines.interface import Answer, EngineError, Question, Workplace

_SOURCE: Final = ("source.spm", "source.model", "sentencepiece.model", "spm.model")
_TARGET: Final = ("target.spm", "target.model", "sentencepiece.model", "spm.model")
_END: Final = "</s>"
_BEAM: Final = 4
_MOST_TOKENS: Final = 1024
"""Tokens that are worked on at once."""
_LONGEST: Final = 256
"""Tokens of a sentence: more than models are trained on."""
_MORE: Final = 2
"""How many times as many tokens as the longest sentence has a translation may have, and more."""
_MODEL: Final = 'SHARIH_ENGINES = {"ctranslate2": {"folder": "models/opus-mt-ar-en"}}'


class CTranslateEngine:
    """Translates sentences on this machine's processor; nothing is fetched."""

    name = "ctranslate2"
    whole = False

    def __init__(self, place: Workplace) -> None:
        """Load a model. Raises EngineError where it is none, or a package is missing."""
        folder = _folder(place)
        ctranslate2: Any = import_module("ctranslate2")
        sentencepiece: Any = import_module("sentencepiece")
        vocabularies = [_first(folder, names) for names in (_SOURCE, _TARGET)]
        try:
            self._source, self._target = (
                sentencepiece.SentencePieceProcessor(model_file=str(path)) for path in vocabularies
            )
            self._translator = ctranslate2.Translator(
                str(folder), device="cpu", compute_type="default", inter_threads=1
            )
            self.mark = f"{_digest(folder, vocabularies)} beam={_BEAM}"
            self._adds_end = _adds_end(folder)
        except (OSError, RuntimeError, ValueError) as error:
            reason = str(error).splitlines()[0] if str(error) else type(error).__name__
            raise EngineError(
                f"{folder}: is no model that CTranslate2 can read ({reason}). Convert one into it."
            ) from None

    def translate(self, questions: Sequence[Question]) -> Iterator[Answer]:
        """Go through translations of sentences, which are worked on together."""
        pieces = [self._source.encode(question.text, out_type=str) for question in questions]
        fitting = [[*found, *([] if self._adds_end else [_END])] for found in pieces
                   if len(found) < _LONGEST]  # fmt: skip
        limit = _MORE * (max(map(len, fitting), default=0) + 32)
        results = iter(self._translated(fitting, limit) if fitting else ())
        for found in pieces:
            if len(found) >= _LONGEST:
                yield Answer("", refused="a sentence is too long for the model")
                continue
            tokens = next(results)
            if len(tokens) >= limit:
                yield Answer("", refused="the model does not come to an end")
            else:
                yield Answer(self._target.decode([t for t in tokens if t != _END]).strip())

    def _translated(self, tokens: Sequence[Sequence[str]], limit: int) -> Iterator[list[str]]:
        try:
            found = self._translator.translate_batch(
                tokens,
                beam_size=_BEAM,
                max_decoding_length=limit,
                max_batch_size=_MOST_TOKENS,
                batch_type="tokens",
            )
        except (RuntimeError, ValueError) as error:
            reason = str(error).splitlines()[0]
            raise EngineError(f"ctranslate2: the model fails ({reason}). Try another.") from None
        return (result.hypotheses[0] for result in found)


def _folder(place: Workplace) -> Path:
    """Find the folder of the model for two languages; raises EngineError where none is named."""
    said = place.options.get("folder")
    folders = [place.root / Path(str(said)).expanduser()] if said else []
    folders += [folder / "ctranslate2" for folder in place.models]
    for folder in folders:
        for inner in (folder / place.pair, folder):
            if (inner / "model.bin").is_file():
                return inner
    where = f"{folders[0]}: has no model.bin" if said else "ctranslate2: no model is named"
    raise EngineError(f"{where}. Convert a model, and name its folder: {_MODEL}.")


def _first(folder: Path, names: Sequence[str]) -> Path:
    for name in names:
        if (folder / name).is_file():
            return folder / name
    raise EngineError(
        f"{folder}: has no {names[0]}, without which words cannot be cut up. Copy it from the model"
        " that was converted."
    )


def _adds_end(folder: Path) -> bool:
    """Tell whether the model itself ends a sentence, which its converter has noted."""
    try:
        said = json.loads((folder / "config.json").read_bytes())
    except (OSError, ValueError):
        return True
    return bool(isinstance(said, dict) and said.get("add_source_eos", False))


def _digest(folder: Path, vocabularies: Sequence[Path]) -> str:
    digest = hashlib.sha256()
    for path in (folder / "model.bin", *vocabularies):
        with path.open("rb") as file:
            digest.update(hashlib.file_digest(file, "sha256").digest())
    return digest.hexdigest()[:16]
