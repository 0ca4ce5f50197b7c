"""The output changes as one: what was written last stands there, and nothing stale."""

from __future__ import annotations

import os
import stat
import threading
from pathlib import Path

import pytest

from sharih.errors import SharihError
from sharih.output import OutputTree, TreeChange, kernel_swap
from tests.helpers.output_folders import (
    HOME,
    PAGES,
    SWAPS,
    build,
    put,
    read_folders,
    read_site,
    state_of,
    ways,
)

# --- what a build does --------------------------------------------------------------------------


@ways
def test_a_site_is_what_was_written_last(output: Path, way: str) -> None:
    """No stale file and no stale folder stays, over several builds."""
    sites = [PAGES, HOME, {**PAGES, "index.html": b"new"}, {"x/y/z.html": b"z"}, PAGES]
    for site in sites:
        build(output, site, swap=SWAPS[way])
        assert read_site(output) == site
    assert read_folders(output) == {"ar", "ar/\u062d\u0648\u0644", "en"}


@ways
def test_a_build_tells_what_it_changed(output: Path, way: str) -> None:
    """The change is told against the site that was visible before, not the hidden one."""
    build(output, {"a": b"1", "b": b"1", "c": b"1"}, swap=SWAPS[way])
    build(output, {"a": b"1", "b": b"2", "c": b"1"}, swap=SWAPS[way])
    put(output / "CNAME", b"example.org")
    change = build(output, {"a": b"1", "b": b"1", "d": b"1"}, swap=SWAPS[way])
    assert change == TreeChange(("d",), ("b",), ("c",), 1, ("CNAME",))


def test_a_build_that_changes_nothing_leaves_the_folder_itself_alone(output: Path) -> None:
    """A server or a shell in the output goes on in the same folder."""
    build(output, PAGES)
    before = output.stat()
    assert build(output, PAGES) == TreeChange((), (), (), 3, ())
    assert os.path.samestat(before, output.stat())


def test_a_file_with_equal_bytes_is_not_written_again(output: Path) -> None:
    """Unchanged files stay the same files through an exchange."""
    for home in (b"1", b"2", b"3"):
        build(output, {**PAGES, "index.html": home})
    before = (output / "en/a.html").stat()
    build(output, {**PAGES, "index.html": b"4"})
    assert os.path.samestat(before, (output / "en/a.html").stat())
    assert not os.path.samestat(before, (output / "index.html").stat())


def test_without_commit_the_site_stays_as_it_was(output: Path) -> None:
    """What an abandoned build wrote is never seen, and the next build is right."""
    build(output, PAGES)
    with OutputTree(output, []) as tree:
        tree.write("index.html", b"abandoned")
        tree.write("abandoned.html", b"abandoned")
    assert read_site(output) == PAGES
    build(output, HOME)
    assert read_site(output) == HOME


def test_an_error_during_a_build_passes_through_and_frees_the_lock(output: Path) -> None:
    """A template error, say, reaches the caller; the next build need not wait."""
    with pytest.raises(ZeroDivisionError), OutputTree(output, []) as tree:
        tree.write("index.html", bytes(1 // 0))
    build(output, HOME)
    assert read_site(output) == HOME


def test_nothing_is_written_after_commit(output: Path) -> None:
    """A tree is committed once."""
    with OutputTree(output, []) as tree:
        tree.commit()
        with pytest.raises(SharihError, match="not open"):
            tree.write("late.html", b"")
        with pytest.raises(SharihError, match="not open"):
            tree.commit()


@pytest.mark.parametrize("umask", [0o000, 0o027, 0o077, 0o777])
@ways
def test_modes_are_the_same_under_any_umask(output: Path, way: str, umask: int) -> None:
    """Files are 0644 and folders 0755."""
    output.parent.joinpath(".sharih", "output").mkdir(parents=True)  # a umask of 777 locks us out
    former = os.umask(umask)
    try:
        build(output, {}, swap=SWAPS[way])
        build(output, PAGES, swap=SWAPS[way])
    finally:
        os.umask(former)
    for path in (output, *output.rglob("*")):
        mode = stat.S_IMODE(path.stat().st_mode)
        assert mode == (0o755 if path.is_dir() else 0o644), path


def test_a_mode_that_was_changed_is_mended(output: Path) -> None:
    """The same bytes with another mode count as a change."""
    build(output, PAGES)
    (output / "index.html").chmod(0o600)
    assert build(output, PAGES).changed == ("index.html",)
    assert stat.S_IMODE((output / "index.html").stat().st_mode) == 0o644


def test_our_files_that_a_user_changed_or_deleted_come_back(output: Path) -> None:
    """Also where the user wrote into a file that both trees have in common."""
    build(output, PAGES)
    build(output, PAGES)
    (output / "index.html").write_bytes(b"mine")
    (output / "en/a.html").unlink()
    change = build(output, PAGES)
    assert (change.changed, change.added) == (("index.html",), ("en/a.html",))
    assert read_site(output) == PAGES


@ways
def test_a_folder_of_ours_that_a_user_emptied_goes(output: Path, way: str) -> None:
    """Though no file changes."""
    build(output, PAGES, swap=SWAPS[way])
    (output / "en/a.html").unlink()
    site = {name: data for name, data in PAGES.items() if name != "en/a.html"}
    build(output, site, swap=SWAPS[way])
    assert read_folders(output) == {"ar", "ar/\u062d\u0648\u0644"}


@ways
def test_the_process_may_stand_in_the_output(
    output: Path, way: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It stands in the new site afterwards, and relative paths lead where they did."""
    build(output, PAGES, swap=SWAPS[way])
    monkeypatch.chdir(output / "en")
    build(Path(".."), {**PAGES, "index.html": b"new"}, swap=SWAPS[way])
    assert Path.cwd() == output / "en"
    assert Path("../index.html").read_bytes() == b"new"
    build(Path(".."), HOME, swap=SWAPS[way])
    assert Path.cwd() == output


def test_an_output_that_is_a_link_stays_one(tmp_path: Path) -> None:
    """The folder it leads to is exchanged, beside where that lies."""
    real = tmp_path / "disk" / "site"
    real.parent.mkdir()
    (tmp_path / "output").symlink_to(real)
    for site in (PAGES, HOME):
        build(tmp_path / "output", site)
        assert read_site(real) == site
    assert (tmp_path / "output").is_symlink()
    assert state_of(real).is_dir()
    assert not (tmp_path / ".sharih").exists()


def test_git_does_not_see_the_state(output: Path) -> None:
    """The folder of the state has its own ignore file, which no build replaces."""
    build(output, HOME)
    ignore = output.parent / ".sharih" / ".gitignore"
    assert ignore.read_bytes() == b"*\n"


def test_a_reader_finds_a_page_at_every_moment(output: Path, tmp_path: Path) -> None:
    """With the exchange of the kernel there is no gap in which the site is missing."""
    (tmp_path / "one").mkdir()
    (tmp_path / "other").mkdir()
    has_gaps = not kernel_swap(str(tmp_path / "one"), str(tmp_path / "other"))
    pages = [{"index.html": str(number).encode() * 100} for number in range(20)]
    build(output, pages[0])
    seen: list[bytes | None] = []
    done = threading.Event()

    def read() -> None:
        while not done.is_set():
            try:
                seen.append((output / "index.html").read_bytes())
            except FileNotFoundError:
                seen.append(None)

    reader = threading.Thread(target=read)
    reader.start()
    try:
        for page in pages:
            build(output, page)
    finally:
        done.set()
        reader.join()
    assert len(seen) > 1
    known = {page["index.html"] for page in pages}
    assert {page for page in seen if page is not None or not has_gaps} <= known


# --- paths --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "name", ["", "/a", "a/", "a//b", ".", "..", "../a", "a/../b", "a/./b", "a\\b", "a\0b"]
)
def test_a_path_that_leads_elsewhere_is_refused(output: Path, name: str) -> None:
    """Whatever makes the paths, no file is written outside the tree."""
    with OutputTree(output, []) as tree, pytest.raises(SharihError, match="no path of a file"):
        tree.write(name, b"")


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("a.html", "a.html"),
        ("a.html", "A.html"),
        ("Ar/a.html", "ar/A.html"),
        ("caf\u00e9.html", "cafe\u0301.html"),
        ("a", "a/b/c.html"),
        ("a/b/c.html", "a"),
        ("a/b/c.html", "a/b"),
    ],
)
def test_two_files_for_one_path_are_refused(output: Path, first: str, second: str) -> None:
    """Also where only some systems take both for one, and where one would be a folder."""
    with OutputTree(output, []) as tree:
        tree.write(first, b"1")
        with pytest.raises(SharihError) as caught:
            tree.write(second, b"2")
    assert str(caught.value).startswith((first, second))


def test_the_same_file_may_be_written_twice(output: Path) -> None:
    """Equal bytes are no collision."""
    with OutputTree(output, []) as tree:
        tree.write("a.html", b"1")
        tree.write("a.html", b"1")
        assert tree.commit().added == ("a.html",)


@ways
def test_a_file_may_become_a_folder_and_the_reverse(output: Path, way: str) -> None:
    """And a name may change its case."""
    for site in ({"a": b"1", "B": b"1"}, {"a/b": b"2", "b": b"1"}, {"a": b"3"}, {"a/b/c": b"4"}):
        build(output, site, swap=SWAPS[way])
        assert read_site(output) == site


def test_after_a_build_the_hidden_tree_has_the_files_of_the_visible_one(tmp_path: Path) -> None:
    output = tmp_path / "output"
    sites = ({"index.html": b"1", "ar/a/index.html": b"2"}, {"ar/a/index.html": b"3", "b": b"4"})
    for files in (*sites, sites[0], {}, sites[1]):
        with OutputTree(output, []) as tree:
            for name, data in files.items():
                tree.write(name, data)
            tree.commit()
        hidden = tmp_path / ".sharih" / "output" / "next"
        found = {
            path.relative_to(hidden).as_posix(): path.read_bytes()
            for path in hidden.rglob("*")
            if path.is_file()
        }
        assert found == files
        for name in files:
            assert (hidden / name).samefile(output / name)
