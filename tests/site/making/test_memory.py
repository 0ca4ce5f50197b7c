"""What a build remembers of the registry."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from sharih.content import topics_file
from sharih.content.toml_source import TomlSource
from sharih.content.topics import Registry
from sharih.settings import load_settings
from sharih.site.making.memory import Memory


def test_a_registry_that_has_not_changed_is_not_checked_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = tmp_path / "content"
    content.mkdir()
    (content / "topics.toml").write_text('[a]\nkind = "idea"\nar = "ألف بيت"\nen = "Alpha"\n')
    (tmp_path / "pelicanconf.py").write_text("")
    settings = load_settings(tmp_path / "pelicanconf.py")
    counts: Counter[str] = Counter()
    check = topics_file.checked_registry

    def counted(source: TomlSource) -> Registry:
        counts["checked"] += 1
        return check(source)

    monkeypatch.setattr(topics_file, "checked_registry", counted)

    def read(*, empty: bool = False) -> Registry:
        cache = Memory(settings, empty=empty).topics()
        return topics_file.load_registry(settings.registry, settings.inputs, cache)

    first = read()
    assert read() == first
    assert read().warnings == first.warnings
    assert counts["checked"] == 1
    read(empty=True)
    assert counts["checked"] == 2
