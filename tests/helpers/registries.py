"""Registries of topics for tests of single stages, which need no site."""

from __future__ import annotations

from pathlib import Path

from sharih.content.topics import Registry

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
