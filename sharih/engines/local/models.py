"""The folders that models may lie in → the files of Firefox's model for two languages."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from sharih.engines.interface import EngineError, Workplace
from sharih.files import user_cache

VARIABLE: Final = "SHARIH_MODELS"
"""The variable of the environment that names a folder of models."""
SOURCE_VOCABULARY: Final = ("srcvocab.", "vocab.")
TARGET_VOCABULARY: Final = ("trgvocab.", "vocab.")
GET: Final = "./inv translate --get"


@dataclass(frozen=True, slots=True)
class ModelFiles:
    """The files of a model."""

    folder: Path
    model: Path
    source: Path
    """The vocabulary of the original's language; often both have the same."""
    target: Path
    shortlist: Path | None

    def digest(self) -> str:
        """Return a digest of the model itself."""
        digest = hashlib.sha256()
        for path in filter(None, (self.model, self.source, self.target, self.shortlist)):
            with path.open("rb") as file:
                digest.update(hashlib.file_digest(file, "sha256").digest())
        return digest.hexdigest()[:16]


def cache_folder(environment: Mapping[str, str] = os.environ) -> Path:
    """Name the folder that models are fetched into."""
    return user_cache(environment) / "models"


def model_folders(
    named: str, root: Path, environment: Mapping[str, str] = os.environ
) -> tuple[Path, ...]:
    """List the folders of models: that of the environment, of the settings, and the cache.

    `named` is what the settings name, which begins at `root` where it is relative.
    """
    said = environment.get(VARIABLE, "")
    folders = [Path(said).expanduser()] if said else []
    folders += [root / Path(named).expanduser()] if named else []
    return (*folders, cache_folder(environment))


def firefox_model(place: Workplace) -> ModelFiles:
    """Find Firefox's model for two languages; raises EngineError where there is none."""
    for folder in place.models:
        for inner in (folder / place.pair, folder):
            if (found := _files(inner, place)) is not None:
                return found
    where = " or ".join(str(folder / place.pair) for folder in place.models)
    raise EngineError(
        f"firefox: there is no model for {place.pair} in {where}. Fetch it with {GET}, or name the"
        f" folder that has it in {VARIABLE}."
    )


def _files(folder: Path, place: Workplace) -> ModelFiles | None:
    """Find the files of a folder by their names, such as `model.aren.intgemm.alphas.bin`."""
    joint = f"{place.source}{place.target}"
    try:
        names = sorted(path.name for path in folder.iterdir() if joint in path.name.split("."))
    except OSError:
        return None

    def first(*beginnings: str) -> Path | None:
        found = [name for start in beginnings for name in names if name.startswith(start)]
        return folder / found[0] if found else None

    model = first("model.")
    source, target = first(*SOURCE_VOCABULARY), first(*TARGET_VOCABULARY)
    if model is None or source is None or target is None:
        return None
    return ModelFiles(folder, model, source, target, first("lex."))
