"""An engine for tests: each word in Latin letters, known names as the sample's registry has them.

It is installed as a package that brings an entry point, as another one's engine is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

import pytest

from sharih.arabic import transliterate
from sharih.engines.interface import Answer, EngineError, Question, Workplace

NAMES: Final = {
    "فلاديمير بوتين": "Vladimir Putin", "الرئيس الروسي": "the Russian president",
    "دونالد ترامب": "Donald Trump", "بوتين": "Putin", "ترامب": "Trump",
    "الكرملين": "the Kremlin", "موسكو": "Moscow",
}  # fmt: skip
_NOT: Final = {"لا": "no", "لم": "not", "لن": "not"}
_SIGNS: Final = str.maketrans("«»،؛؟", "“”,;?")
_ARABIC: Final = re.compile(r"[\u0621-\u0652]+")


class ToyEngine:
    """Translates nothing, in a way that all checks are satisfied with."""

    name = "toy"
    whole = False

    def __init__(self, place: Workplace) -> None:
        self.mark = str(place.options.get("mark", "1"))
        self._repeats = "repeats" in place.options
        self._fails_at = place.environment.get("TOY_FAILS_AT", "")
        self._log = place.root / "asked.txt"

    def translate(self, questions: Sequence[Question]) -> Iterator[Answer]:
        """Go through what the texts are in Latin letters; fails where the environment says."""
        for question in questions:
            if self._fails_at and self._fails_at in question.text:
                raise EngineError("toy: is broken. Mend it.")
            if self._fails_at == "anything":
                raise ValueError("something\nelse")
            with self._log.open("a", encoding="utf-8") as log:
                log.write(question.text + "\n")
            yield Answer(question.text if self._repeats else in_latin(question.text))


def in_latin(text: str) -> str:
    """Write Arabic in Latin letters."""
    for arabic, english in NAMES.items():
        text = text.replace(arabic, english)
    text = text.translate(_SIGNS)
    return _ARABIC.sub(lambda word: _NOT.get(word[0]) or transliterate(word[0]) or "x", text)


def install_toy(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Install the engine into a folder that Python looks for packages in."""
    info = folder / "toy_engine-1.dist-info"
    info.mkdir(parents=True)
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: toy-engine\nVersion: 1\n")
    points = "[sharih.engines]\ntoy = tests.helpers.toy_engine:ToyEngine\n"
    points += "broken = tests.helpers.no_such_module:Engine\n"
    (info / "entry_points.txt").write_text(points)
    monkeypatch.syspath_prepend(str(folder))


def asked(root: Path) -> list[str]:
    """Return what the engine of a project was asked."""
    log = root / "asked.txt"
    return log.read_text(encoding="utf-8").splitlines() if log.exists() else []
