"""Seeds that are read and understood, in one process or several, and those that cannot be."""

from __future__ import annotations

import multiprocessing
import os
import pickle
from collections.abc import Callable
from concurrent.futures import Executor, Future, ProcessPoolExecutor, ThreadPoolExecutor
from contextlib import chdir
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from sharih import processes
from sharih.conversion import Seed
from sharih.conversion import run as conversion
from sharih.conversion import workers as preparing
from sharih.conversion.seeds.seeds import read_bytes, seed_from_bytes
from sharih.errors import ContentError
from sharih.inputs import Inputs
from tests.helpers.newsroom import ARTICLE, LAST, SLUG, Newsroom, lines_of


def test_several_processes_write_the_same_bytes_as_one(newsroom: Newsroom, tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    other = Newsroom(tmp_path / "other")
    for number in range(120):
        newsroom.add(f"{number:03}.txt", *lines_of(number % 50))
        other.add(f"{number:03}.txt", *lines_of(number % 50))
    newsroom.add("bad.txt", "")
    other.add("bad.txt", "")
    one, many = newsroom.convert(jobs=1), other.convert(jobs=3)
    assert newsroom.files() == other.files()
    assert one.reports == many.reports
    assert [problem.reason for problem in many.problems] == ["is empty"]


def in_new_processes() -> Executor:
    return ProcessPoolExecutor(2, multiprocessing.get_context("spawn"))


@pytest.mark.parametrize("begin", [partial(ThreadPoolExecutor, 3), in_new_processes])
def test_any_executor_writes_the_same_bytes_as_none(
    newsroom: Newsroom, tmp_path: Path, begin: Callable[[], Executor]
) -> None:
    (tmp_path / "other").mkdir()
    other = Newsroom(tmp_path / "other")
    for number in range(40):
        newsroom.add(f"{number:03}.txt", *lines_of(number % 25))
        other.add(f"{number:03}.txt", *lines_of(number % 25))
    newsroom.add("bad.txt", "")
    other.add("bad.txt", "")
    here = newsroom.convert(jobs=1)
    with begin() as executor:
        there = other.convert(executor=executor)
    assert newsroom.files() == other.files()
    assert here.reports == there.reports
    assert [problem.reason for problem in there.problems] == ["is empty"]


def _sent(thing: Any) -> Any:
    """Return what arrives of something that is sent."""
    return pickle.loads(pickle.dumps(thing))  # noqa: S301 - of this test


class Far(Executor):
    """An executor that gets all by a wire, and reaches no file of the seeds."""

    def __init__(self, seeds: Path) -> None:
        self.seeds = seeds
        self.sizes: list[int] = []

    def submit(self, fn: Any, /, *args: Any, **kwargs: Any) -> Future[Any]:
        """Do the call at once, as if at another place."""
        away = self.seeds.rename(self.seeds.with_name("away"))
        try:
            fn, args, kwargs = _sent((fn, args, kwargs))
            self.sizes.append(len(args[0]))
            future: Future[Any] = Future()
            with chdir("/"):
                future.set_result(_sent(fn(*args, **kwargs)))
        finally:
            away.rename(self.seeds)
        return future


def test_an_executor_elsewhere_needs_none_of_the_files(
    newsroom: Newsroom, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "other").mkdir()
    other = Newsroom(tmp_path / "other")
    for room in (newsroom, other):
        for number in range(40):
            room.add(f"{number:03}.txt", *lines_of(number))
        room.add("bad.txt", "")
        (room.seeds / "pipe.txt").mkdir()
    monkeypatch.chdir(newsroom.seeds.parent)
    here = newsroom.convert(jobs=1)
    monkeypatch.chdir(other.seeds.parent)
    there = other.convert(executor=Far(other.seeds))
    assert newsroom.files() == other.files()
    assert here.reports == there.reports
    assert [str(problem) for problem in there.problems] == [str(p) for p in here.problems]
    assert [problem.shown for problem in there.problems] == ["seeds/bad.txt", "seeds/pipe.txt"]


def test_large_seeds_travel_in_smaller_chunks(
    newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(10):
        newsroom.add(f"{number}.txt", *lines_of(number))
    monkeypatch.setattr(preparing, "MOST_BYTES", 2 * len((newsroom.seeds / "0.txt").read_bytes()))
    executor = Far(newsroom.seeds)
    assert len(newsroom.convert(executor=executor).reports) == 10
    assert executor.sizes == [2] * 5


def test_processes_that_cannot_be_forked_write_the_same_bytes(
    newsroom: Newsroom, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "other").mkdir()
    other = Newsroom(tmp_path / "other")
    for number in range(40):
        newsroom.add(f"{number:03}.txt", *lines_of(number))
        other.add(f"{number:03}.txt", *lines_of(number))
    monkeypatch.setattr(processes, "can_fork", lambda: False)
    assert newsroom.convert(jobs=1).reports == other.convert(jobs=2).reports
    assert newsroom.files() == other.files()


def test_a_seed_that_is_no_article_is_refused_by_its_size(newsroom: Newsroom) -> None:
    (newsroom.seeds / "a.txt").write_bytes(("كلمة " * 1_000_000).encode())
    conversion = newsroom.convert()
    assert str(conversion.problems[0]).count("\n") == 0
    assert "has 9.0 MB; a seed is one article" in conversion.problems[0].reason


def test_bad_files_get_a_line_each_and_the_others_are_converted(newsroom: Newsroom) -> None:
    newsroom.add("good.txt")
    (newsroom.seeds / "binary.txt").write_bytes(bytes(range(256)) * 40)
    (newsroom.seeds / "gone.txt").symlink_to("nowhere")
    (newsroom.seeds / "loop.txt").symlink_to("loop.txt")
    os.mkfifo(newsroom.seeds / "pipe.txt")
    conversion = newsroom.convert()
    assert [report.name for report in conversion.converted] == ["good.txt"]
    assert [Path(problem.path).name for problem in conversion.problems] == [
        "binary.txt", "gone.txt", "loop.txt", "pipe.txt",
    ]  # fmt: skip


def test_a_seed_that_vanishes_while_it_is_read_is_told(
    newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    newsroom.add("a.txt")
    newsroom.add("b.txt", *ARTICLE, LAST)
    real = seed_from_bytes

    def vanishing(path: Path, data: bytes) -> Seed:
        (newsroom.seeds / "b.txt").unlink(missing_ok=True)
        return real(path, data)

    monkeypatch.setattr(preparing, "seed_from_bytes", vanishing)
    conversion = newsroom.convert()
    assert [report.name for report in conversion.converted] == ["a.txt"]
    assert "cannot be read (No such file or directory)" in str(conversion.problems[0])


def test_a_process_that_is_ended_from_outside_is_told_in_one_line(
    newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(120):
        newsroom.add(f"{number:03}.txt", *lines_of(number))
    monkeypatch.setattr(processes, "can_fork", lambda: True)  # so that they have what is set here
    monkeypatch.setattr(preparing, "prepare", lambda *_, **__: os._exit(9))
    with pytest.raises(ContentError, match="was ended from outside"):
        newsroom.convert(jobs=2)


def test_a_seed_that_nobody_may_read_is_told_and_the_others_are_converted(
    newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    newsroom.add("good.txt")
    newsroom.add("bad.txt", *ARTICLE, LAST)
    read = Inputs.read

    def failing(inputs: Inputs, path: Path, most: int | None = None) -> bytes:
        if path.name == "bad.txt":
            raise OSError(5, "Input/output error")
        return read(inputs, path, most)

    monkeypatch.setattr(Inputs, "read", failing)
    found = newsroom.convert()
    assert [report.name for report in found.converted] == ["good.txt"]
    (problem,) = found.problems
    assert str(problem).endswith(
        "bad.txt: cannot be read (Input/output error)."
        " Make it readable, or take it out of the folder."
    )
    assert {path.name for path in newsroom.explainers.iterdir()} == {SLUG}
    assert "bad.txt" not in (newsroom.content / "seeds.toml").read_text()


@pytest.mark.parametrize("reads", [0, 1])
def test_a_seed_that_vanishes_between_two_looks_leaves_nothing_half_written(
    newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch, reads: int
) -> None:
    for name in ("a.txt", "b.txt", "c.txt"):
        newsroom.add(name, *ARTICLE, f"وهذه نسخة {name} من المقال نفسه.")
    seen: list[str] = []

    def vanishing(path: Path, inputs: Inputs) -> bytes:
        if path.name == "b.txt" and seen.count("b.txt") == reads:
            path.unlink()
        seen.append(path.name)
        return read_bytes(path, inputs)

    monkeypatch.setattr(preparing, "read_bytes", vanishing)
    monkeypatch.setattr(conversion, "read_bytes", vanishing)
    found = newsroom.convert()
    assert [report.name for report in found.converted] == ["a.txt", "c.txt"]
    (problem,) = found.problems
    assert "b.txt: cannot be read (No such file or directory)" in str(problem)
    assert {path.name for path in newsroom.explainers.iterdir()} == {SLUG, f"{SLUG}-2"}
    assert "b.txt" not in (newsroom.content / "seeds.toml").read_text()
