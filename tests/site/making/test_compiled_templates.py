"""Templates are compiled when something that their code depends on has changed, and only then."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from sharih.rebuild.store import Store
from sharih.settings import load_settings
from sharih.site.link.linking import link
from sharih.site.making.compiled_templates import NAME, CompiledTemplates
from sharih.site.making.memory import Memory
from sharih.site.model import Site
from sharih.site.pages.linked_templates import LinkedEnvironment
from tests.helpers.projects import Project

CODES = {"a.html": compile("1 + 1", "a.html", "eval")}


def test_code_is_given_back_as_long_as_its_basis_is_the_same(tmp_path: Path) -> None:
    store = Store(str(tmp_path / "store"))
    kept = CompiledTemplates(store, b"basis", empty=False)
    assert kept.load() is None
    kept.save(CODES)
    assert kept.load() == CODES
    assert CompiledTemplates(store, b"other", empty=False).load() is None
    assert CompiledTemplates(store, b"basis", empty=True).load() is None


@pytest.mark.parametrize("data", [b"", b"nothing", b"\0" * 64])
def test_a_broken_file_is_no_code(tmp_path: Path, data: bytes) -> None:
    kept = CompiledTemplates(Store(str(tmp_path)), b"basis", empty=False)
    kept.save(CODES)
    (tmp_path / NAME).write_bytes(data)
    assert kept.load() is None


def test_what_cannot_be_kept_is_no_fault(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    kept = CompiledTemplates(Store(str(tmp_path / "file")), b"basis", empty=False)
    kept.save(CODES)
    assert kept.load() is None
    assert (tmp_path / "file").read_text() == ""


@pytest.fixture
def counts(monkeypatch: pytest.MonkeyPatch) -> Counter[str]:
    """Count the templates that builds in this process compile."""
    found: Counter[str] = Counter()
    generate = LinkedEnvironment._generate

    def counted(self: LinkedEnvironment, *arguments: Any, **named: Any) -> str:
        found["compiled"] += 1
        return generate(self, *arguments, **named)

    monkeypatch.setattr(LinkedEnvironment, "_generate", counted)
    return found


@pytest.mark.parametrize("jobs", [1, 2])
def test_templates_are_compiled_once_whoever_reads_meanwhile(
    project: Project, counts: Counter[str], monkeypatch: pytest.MonkeyPatch, jobs: int
) -> None:
    """With several processes, this one compiles them while others read."""
    monkeypatch.setattr("sharih.site.making.maker.usable_processors", lambda: 1)
    monkeypatch.setattr("sharih.site.reading.usable_processors", lambda: jobs)
    monkeypatch.setattr("sharih.site.reading.FEWEST_FOR_FORKS", 1)
    monkeypatch.setattr("sharih.site.reading.can_fork", lambda: True)
    when_linked: list[int] = []

    def linked(*arguments: Any) -> Site:
        when_linked.append(counts["compiled"])
        return link(*arguments)

    monkeypatch.setattr("sharih.build.link", linked)
    project.built()
    assert (when_linked[0] > 0) is (jobs > 1)
    made = counts["compiled"]
    settings = load_settings(project.root / "pelicanconf.py")
    assert made == len(Memory(settings, empty=False).templates().load() or ())


def test_a_build_compiles_what_the_last_one_did_not(
    project: Project, counts: Counter[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sharih.site.making.maker.usable_processors", lambda: 1)
    before = project.built()
    assert counts.pop("compiled") > 10
    (project.output / "ar" / "index.html").unlink()
    assert project.built() == before
    assert counts["compiled"] == 0
    project.replace("theme/templates/partials/footer.html", "<footer", "<footer data-new")
    project.built()
    assert counts["compiled"] > 10
    assert "data-new" in (project.output / "ar" / "index.html").read_text(encoding="utf-8")
