"""Registries of topics for tests of single stages, which need no site."""

from __future__ import annotations

from pathlib import Path

import pytest

from sharih.content.topics import Registry
from sharih.content.topics_file import load_registry
from sharih.errors import ContentError

EMPTY = Registry(Path("topics.toml"), {})

TOPICS = """\
[donald-trump]
kind = "person"
ar = "دونالد ترامب"
en = "Donald Trump"
aliases.ar = ["ترامب", "الرئيس المنتخب"]
aliases.en = ["Trump"]

[vladimir-putin]
kind = "person"
ar = "فلاديمير بوتين"
en = "Vladimir Putin"
aliases.ar = ["بوتين", "الرئيس الروسي"]
aliases.en = ["Putin"]

[dmitry-peskov]
kind = "person"
ar = "بيسكوف"
en = "Dmitry Peskov"
aliases.en = ["Peskov"]

[kremlin]
kind = "organisation"
ar = "الكرملين"
en = "the Kremlin"

[united-states]
kind = "place"
ar = "الولايات المتحدة"
en = "United States"
"""
MANY_TOPICS = """\
[vladimir-putin]
kind = "person"
ar = "فلاديمير بوتين"
en = "Vladimir Putin"
aliases.ar = ["بوتين"]
aliases.en = ["Putin"]
about.ar = "رئيس."
about.en = "A president."
wikidata = "Q7747"

[kremlin]
kind = "organisation"
ar = "الكرملين"
en = "Kremlin"

[committee]
kind = "organisation"
ar = "اللجنة"
en = "Committee"

[ukraine]
kind = "place"
ar = "أوكرانيا"
en = "Ukraine"
aliases.ar = ["أوكراني"]

[nato]
kind = "organisation"
ar = "حلف شمال الأطلسي"
en = "NATO"

[north-atlantic]
kind = "place"
ar = "شمال الأطلسي"
en = "North Atlantic"

[ali]
kind = "person"
ar = "علي"
en = "Ali"

[clouds]
kind = "idea"
ar = "أقطار"
en = "Regions"
aliases.ar = ["أمل"]

[dubai]
kind = "place"
ar = "دبي"
en = "Dubai"

[annan]
kind = "person"
ar = "ان"
en = "Annan"
exact = ["ان"]

[united-states]
kind = "place"
ar = "الولايات المتحدة"
en = "United States"
aliases.en = ["US"]
exact = ["US"]

[china]
kind = "place"
ar = "الصين"
en = "People's Republic"
"""
"""Names of all kinds and lengths, some within others, for finding them in a text."""


def registry_of(folder: Path, text: str) -> Registry:
    """Read a text as the registry of a content folder."""
    path = folder / "topics.toml"
    path.write_text(text, encoding="utf-8")
    return load_registry(path)


def problems_of(folder: Path, text: str) -> list[str]:
    """Return what is wrong with a text as a registry, each with its line."""
    with pytest.raises(ContentError) as caught:
        registry_of(folder, text)
    lines = [str(problem) for problem in caught.value.problems]
    return [line.partition("topics.toml")[2].lstrip(":") for line in lines]
