"""The articles to measure with are the same at every run, and fit what they are measured with."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from bench.corpus.full import write_full
from bench.corpus.plain import write_plain
from tests.helpers.measured import Make
from tests.helpers.projects import Project, digests
from tests.helpers.sample import SAMPLE

SEEDS = SAMPLE / "seeds"


@pytest.mark.parametrize("write", [write_full, write_plain])
def test_articles_are_the_same_at_every_run_and_in_larger_corpora(
    write: Callable[[int, Path, Path], None], tmp_path: Path
) -> None:
    for name, count in (("one", 2), ("again", 2), ("larger", 3)):
        write(count, tmp_path / name, SEEDS)
    one, again, larger = (digests(tmp_path / name) for name in ("one", "again", "larger"))
    assert one == again
    texts = {path: digest for path, digest in one.items() if path.endswith("0.md")}
    assert texts.items() <= larger.items()


def test_articles_are_made_without_seeds_too(tmp_path: Path) -> None:
    write_plain(1, tmp_path / "plain", tmp_path / "none")
    write_full(1, tmp_path / "full", tmp_path / "none")
    assert len(list(tmp_path.rglob("explainers/*/ar.md"))) == 2


@pytest.mark.parametrize("kind", ["full", "plain"])
def test_sharih_has_nothing_to_say_of_the_articles(kind: str, make_sites: Make) -> None:
    result = Project(make_sites(kind).ours).run("build", "--no-convert")
    assert (result.returncode, result.stderr) == (0, "")
    assert "Readers get 3 in Arabic and 3 in English." in result.stdout


def test_names_without_links_give_the_same_pages(make_sites: Make) -> None:
    linked = Project(make_sites("full").ours)
    bare = Project(make_sites("full", linked=False).ours)
    for project in (linked, bare):
        texts = [path.read_text(encoding="utf-8") for path in project.root.rglob("ar.md")]
        assert any("(topic:" in text for text in texts) == (project is linked)
    one, other = linked.built("--no-convert"), bare.built("--no-convert")
    assert one.keys() == other.keys()
    # On the pages with both texts, attributes of links stand in another order.
    assert {path for path in one if one[path] != other[path]} <= {*bilingual(one)}


def bilingual(paths: Iterable[str]) -> list[str]:
    """Choose the pages with both texts."""
    return [path for path in paths if path.startswith("ar-en/")]
