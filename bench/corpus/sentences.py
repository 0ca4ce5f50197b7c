"""Seeds and the sentences in `plain.toml` → the pool that made-up articles are mixed of."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from sharih.arabic import Lang
from sharih.facts.reading import read_facts

HERE: Final = Path(__file__).resolve().parent
SEED: Final = 7
"""What chance begins with: the same articles at every run."""

Pair = tuple[str, str]
"""The same words in Arabic and in English."""
SIDES: Final[Mapping[Lang, int]] = {"ar": 0, "en": 1}


@dataclass(frozen=True, slots=True)
class Pool:
    """Sentences without anything that Markdown or YAML would take for markup."""

    arabic: tuple[str, ...]
    english: tuple[str, ...]


def read_words(name: str) -> dict[str, Any]:
    """Read a file of words that lies here."""
    return tomllib.loads((HERE / name).read_text(encoding="utf-8"))


def read_pool(seeds: Path) -> Pool:
    """Take the long lines of all seeds; where there are none, those that `plain.toml` has."""
    words = read_words("plain.toml")
    lines = [
        line.strip()
        for path in sorted(seeds.glob("*.txt"))
        for line in path.read_text(encoding="utf-8").splitlines()
        if len(line.split()) > 12
    ]
    arabic = map(_cleaned, lines or words["arabic"])
    return Pool(tuple(arabic), tuple(words["english"]))


def without_latin(pool: Pool) -> Pool:
    """Leave out Arabic sentences with Latin words, which Sharih sets apart and Hugo does not."""
    arabic = [sentence for sentence in pool.arabic if not re.search(r"[A-Za-z]", sentence)]
    return Pool(tuple(arabic or map(_cleaned, read_words("plain.toml")["arabic"])), pool.english)


def without_facts(pool: Pool) -> Pool:
    """Leave out the words of numbers and dates, of which a translation would have others."""
    return Pool(
        tuple([_without_facts(sentence, "ar") for sentence in pool.arabic]),
        tuple([_without_facts(sentence, "en") for sentence in pool.english]),
    )


def _without_facts(sentence: str, lang: Lang) -> str:
    words = sentence.split()
    return " ".join([word for word in words if not read_facts(word, lang).facts]) or sentence


def _cleaned(sentence: str) -> str:
    return re.sub(r"[\"“”\\*_`#\[\]<>]", "", sentence)


def quoted(value: str | Sequence[str]) -> str:
    """Write a string or a list of strings as TOML, YAML and JSON have it."""
    return json.dumps(value if isinstance(value, str) else list(value), ensure_ascii=False)


def write(path: Path, text: str) -> None:
    """Write a file of a corpus, and the folders above it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
