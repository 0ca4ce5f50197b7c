"""Firefox's list of models → the files of one, checked, in a folder of this machine.

Only a user who asks for it, and says yes, comes here. What fails or is stopped leaves no file.
"""

from __future__ import annotations

import hashlib
import json
import shutil
import urllib.error
import urllib.request
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any, Final

from sharih.engines.interface import EngineError

ATTACHMENTS: Final = "https://firefox-settings-attachments.cdn.mozilla.net"
"""Where the files lie that the list names."""
LICENCE: Final = "MPL-2.0"
_FILES: Final = ("model", "lex", "vocab", "srcvocab", "trgvocab")
MAJOR: Final = 3
"""The first number of the versions that fxtranslate 0.5 can run; others are of another form."""
_PREFERRED: Final = ("base-memory", "base", "tiny")
"""Which of several kinds to take, the best first; others come behind them."""
_TIMEOUT: Final = 60.0
_MOST: Final = 512 << 20
_CHUNK: Final = 1 << 18

Step = Callable[[int, int], None]
"""Told how many bytes of how many are there."""


@dataclass(frozen=True, slots=True)
class _File:
    name: str
    location: str
    size: int
    """Bytes that are to be fetched."""
    packed: str
    """SHA-256 of these."""
    unpacked: str | None
    """SHA-256 of the file, where it is told."""


@dataclass(frozen=True, slots=True)
class Offer:
    """A model that can be fetched."""

    pair: str
    """The two languages: `ar-en`."""
    version: str
    files: tuple[_File, ...]
    source: str
    """The host it comes from."""

    @property
    def size(self) -> int:
        """How many bytes are to be fetched."""
        return sum(file.size for file in self.files)


def offered(pair: str) -> Offer:
    """Ask for the list of models, and choose the newest of two languages.

    Raises EngineError where there is no network or no such model.
    """
    discovery: Any = import_module("fxtranslate").discovery
    url = discovery.records_url()
    try:
        records = json.loads(_fetched(url, _MOST))["data"]
        found = [one for one in records if _is_usable(one, pair)]
        newest = max((_version(one["version"]) for one in found), default=None)
        found = [one for one in found if _version(one["version"]) == newest]
        kinds = {one.get("architecture") or "" for one in found}
        kind = min(kinds, key=_rank, default="")
        found = [one for one in found if (one.get("architecture") or "") == kind]
        files = {one["name"]: _file(one) for one in found}
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        reason = f"is no list of models that is known here ({type(error).__name__})"
        raise EngineError(f"{url}: {reason}. See whether there is a newer Sharih.") from None
    if not any(name.startswith("model.") for name in files):
        raise EngineError(f"{url}: has no model for {pair}. Name a folder that has one.")
    return Offer(pair, found[0]["version"], tuple(files.values()), _host(url))


def get(offer: Offer, folder: Path, step: Step | None = None, base: str = "") -> Path:
    """Fetch a model into a folder of its own below this one; returns that.

    Each file is compared with its checksum before any is put there. Raises EngineError.
    """
    discovery: Any = import_module("fxtranslate").discovery
    target = folder / offer.pair
    partial = folder / f".{offer.pair}.partial"
    try:
        shutil.rmtree(partial, ignore_errors=True)
        partial.mkdir(parents=True)
        done = 0
        for file in offer.files:
            packed = _fetched(
                f"{base or ATTACHMENTS}/{file.location}", file.size, _from(done, offer, step)
            )
            if hashlib.sha256(packed).hexdigest() != file.packed:
                raise EngineError(_wrong(file.name))
            try:
                data = discovery.verify_and_decompress(packed, file.unpacked)
            except ValueError:
                raise EngineError(_wrong(file.name)) from None
            (partial / file.name).write_bytes(data)
            done += file.size
        if target.exists():
            shutil.rmtree(target)
        partial.rename(target)
    except OSError as error:
        reason = error.strerror or str(error)
        raise EngineError(f"{target}: cannot be written ({reason}). Make room there.") from None
    finally:
        with suppress(OSError):
            shutil.rmtree(partial, ignore_errors=True)
    return target


def _is_usable(record: Mapping[str, Any], pair: str) -> bool:
    languages = f"{record.get('sourceLanguage')}-{record.get('targetLanguage')}"
    fits = _version(str(record.get("version", "")))[0] == MAJOR
    return fits and languages == pair and record.get("fileType") in _FILES


def _version(text: str) -> tuple[int, ...]:
    """Read a version that may be an early one: `1.0a2` comes before `1.0`."""
    early = "a" in text
    numbers = [int(part) if part.isdecimal() else 0 for part in text.partition("a")[0].split(".")]
    return (*numbers, 0 if early else 1)


def _rank(kind: str) -> tuple[int, str]:
    return _PREFERRED.index(kind) if kind in _PREFERRED else len(_PREFERRED), kind


def _file(record: Mapping[str, Any]) -> _File:
    attachment = record["attachment"]
    name = str(record["name"])
    if Path(name).name != name or name.startswith("."):
        raise ValueError(name)
    return _File(
        name,
        str(attachment["location"]),
        int(attachment["size"]),
        str(attachment["hash"]),
        record.get("decompressedHash"),
    )


def _from(done: int, offer: Offer, step: Step | None) -> Step:
    """Tell the bytes of one file as those of all."""

    def told(count: int, _total: int) -> None:
        if step is not None:
            step(done + count, offer.size)

    return told


def _fetched(url: str, most: int, step: Step | None = None) -> bytes:
    """Fetch a file of at most so many bytes."""
    try:
        with urllib.request.urlopen(url, timeout=_TIMEOUT) as answer:  # noqa: S310 - https above  # nosec B310
            parts = []
            count = 0
            while chunk := answer.read(_CHUNK):
                parts.append(chunk)
                count += len(chunk)
                if count > most:
                    raise EngineError(f"{url}: is longer than was said. Try again later.")
                if step is not None:
                    step(count, most)
            return b"".join(parts)
    except OSError as error:
        reason = getattr(error, "reason", error)
        what = getattr(reason, "strerror", None) or str(reason) or type(reason).__name__
        raise EngineError(
            f"{url}: cannot be fetched ({what}). See whether there is a network, or name a folder"
            " that has the model in SHARIH_MODELS."
        ) from None


def _wrong(name: str) -> str:
    return f"{name}: is not the file that was promised: its checksum differs. Try again later."


def _host(url: str) -> str:
    return urllib.request.Request(url).host  # noqa: S310 - only taken apart
