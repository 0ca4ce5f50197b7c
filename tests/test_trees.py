"""The output changes as one, keeps foreign files, and never hurts what is no output."""

from __future__ import annotations

import errno
import fcntl
import json
import os
import shutil
import stat
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis.stateful import run_state_machine_as_test

from sharih.errors import OutputError, SharihError
from sharih.trees import OutputTree, TreeChange, kernel_swap, no_swap, recover
from tests import trees_faults as faults
from tests.trees_folders import SWAPS, build, put, read_folders, read_site, state_of
from tests.trees_machine import Trees

HOME = {"index.html": b"home"}
PAGES = {"index.html": b"home", "ar/\u062d\u0648\u0644/index.html": b"about", "en/a.html": b"a"}

ways = pytest.mark.parametrize("way", SWAPS)


@pytest.fixture(name="output")
def _output(tmp_path: Path) -> Path:
    return tmp_path / "output"


def refusal(output: Path, *protected: Path, root: Path | None = None) -> str:
    """Build into a dangerous folder and get the one line that refuses it."""
    with pytest.raises(OutputError) as caught, OutputTree(output, protected, root=root):
        pass
    assert "\n" not in str(caught.value)
    return str(caught.value)


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


@pytest.mark.skipif(sys.platform != "linux", reason="renameat2 is a call of Linux")
def test_a_reader_finds_a_page_at_every_moment(output: Path) -> None:
    """With the exchange of the kernel there is no gap in which the site is missing."""
    pages = [{"index.html": str(number).encode() * 100} for number in range(20)]
    build(output, pages[0])
    known = {page["index.html"] for page in pages}
    seen: list[bytes] = []
    done = threading.Event()

    def read() -> None:
        while not done.is_set():
            seen.append((output / "index.html").read_bytes())

    reader = threading.Thread(target=read)
    reader.start()
    try:
        for page in pages:
            build(output, page)
            assert reader.is_alive()
    finally:
        done.set()
        reader.join()
    assert len(seen) > 1
    assert set(seen) <= known


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


# --- foreign files ------------------------------------------------------------------------------


@ways
def test_foreign_files_stay(output: Path, way: str) -> None:
    """With their bytes, mode and time; links, empty folders and odd names too."""
    build(output, PAGES, swap=SWAPS[way])
    put(output / "CNAME", b"example.org")
    put(output / "en/\u0645\u0644\u0627\u062d\u0638\u0629 1.txt", b"note")
    put(output / os.fsdecode(b"latin-\xe9.txt"), b"bytes")
    (output / "CNAME").chmod(0o600)
    os.utime(output / "CNAME", (1, 2))
    (output / "empty/inner").mkdir(parents=True)
    (output / "empty").chmod(0o700)
    (output / "link").symlink_to("nowhere")
    (output / "folder-link").symlink_to(output.parent)
    foreign = {name: data for name, data in read_site(output).items() if name not in PAGES}
    for site in (HOME, PAGES, {**HOME, "en/b.html": b"b"}, {}):
        change = build(output, site, swap=SWAPS[way])
        assert read_site(output) == {**site, **foreign}
        assert set(change.foreign) == set(foreign)
        status = (output / "CNAME").stat()
        assert (stat.S_IMODE(status.st_mode), status.st_mtime) == (0o600, 2)
        assert stat.S_IMODE((output / "empty").stat().st_mode) == 0o700
        assert (output / "empty/inner").is_dir()


@ways
def test_foreign_files_stay_where_there_are_no_hard_links(
    output: Path, way: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """They are copied then, and copied again only when they changed."""

    def no_link(*_arguments: object, **_options: object) -> None:
        raise OSError(errno.EPERM, "no hard links here")

    monkeypatch.setattr(os, "link", no_link)
    build(output, PAGES, swap=SWAPS[way])
    put(output / "CNAME", b"one")
    (output / "link").symlink_to("nowhere")
    for home in (b"1", b"2", b"3"):
        site = {**PAGES, "index.html": home}
        build(output, site, swap=SWAPS[way])
        assert read_site(output) == {**site, "CNAME": b"one", "link": b"-> nowhere"}
    put(output / "CNAME", b"two")
    build(output, HOME, swap=SWAPS[way])
    assert (output / "CNAME").read_bytes() == b"two"


@ways
def test_a_foreign_file_that_was_edited_or_deleted_does_not_come_back(
    output: Path, way: str
) -> None:
    """The hidden tree has its old state and must not bring it back."""
    build(output, HOME, swap=SWAPS[way])
    for name in ("edited", "replaced", "deleted", "folder/deleted", "turned"):
        put(output / name, b"before")
    build(output, PAGES, swap=SWAPS[way])
    (output / "edited").write_bytes(b"after")
    (output / "replaced").unlink()
    (output / "replaced").write_bytes(b"AFTER!")
    (output / "deleted").unlink()
    shutil.rmtree(output / "folder")
    (output / "turned").unlink()
    put(output / "turned/inner", b"after")
    foreign = {"edited": b"after", "replaced": b"AFTER!", "turned/inner": b"after"}
    for site in (HOME, PAGES, {**HOME, "x": b""}):
        build(output, site, swap=SWAPS[way])
        assert read_site(output) == {**site, **foreign}
        assert "folder" not in read_folders(output)


def test_a_foreign_file_that_comes_during_the_exchange_stays(output: Path) -> None:
    """Also one that was replaced in the last moment."""
    build(output, HOME)
    put(output / "CNAME", b"one")

    def on_step(name: str) -> None:
        if name == "recorded":
            put(output / "late/note.txt", b"late")
            (output / "CNAME").unlink()
            put(output / "CNAME", b"two")

    with OutputTree(output, [], on_step=on_step) as tree:
        tree.write("index.html", b"new")
        tree.commit()
    foreign = {"CNAME": b"two", "late/note.txt": b"late"}
    assert read_site(output) == {"index.html": b"new", **foreign}
    build(output, HOME)
    assert read_site(output) == {**HOME, **foreign}


def test_a_foreign_file_that_comes_late_at_a_new_page_is_told(output: Path) -> None:
    """Its bytes are still there to be taken."""
    build(output, HOME)

    def on_step(name: str) -> None:
        if name == "recorded":
            put(output / "new.html", b"mine")

    with OutputTree(output, [], on_step=on_step) as tree:
        tree.write("new.html", b"ours")
        with pytest.raises(OutputError, match=r"new\.html.*new site is in place") as caught:
            tree.commit()
    assert Path(str(caught.value).partition(":")[0]).read_bytes() == b"mine"
    assert read_site(output) == {"new.html": b"ours"}


@pytest.mark.parametrize(
    ("foreign", "page"),
    [("a.html", "a.html"), ("a", "a/b.html"), ("a/b.html", "a"), ("a/b/c", "a")],
)
@ways
def test_a_foreign_file_in_the_way_of_the_site_is_never_lost(
    output: Path, way: str, foreign: str, page: str
) -> None:
    """The build is refused by one line that names it; the site is as it was."""
    build(output, HOME, swap=SWAPS[way])
    put(output / foreign, b"mine")
    with pytest.raises(OutputError, match="nothing was changed") as caught:
        build(output, {page: b"ours"}, swap=SWAPS[way])
    assert str(caught.value).startswith(f"{output}/{foreign}: ")
    assert read_site(output) == {**HOME, foreign: b"mine"}
    (output / foreign).unlink()
    build(output, {page: b"ours"}, swap=SWAPS[way])
    assert read_site(output) == {page: b"ours"}


@pytest.mark.parametrize("page", ["a", "a/page.html"])
def test_a_foreign_link_is_not_followed(output: Path, tmp_path: Path, page: str) -> None:
    """Nothing behind it is changed, nor taken for the site's."""
    outside = tmp_path / "outside"
    put(outside / "page.html", b"ours")
    build(output, HOME)
    (output / "a").symlink_to(outside)
    with pytest.raises(OutputError, match="not from Sharih"):
        build(output, {page: b"ours"})
    assert read_site(outside) == {"page.html": b"ours"}
    assert (output / "a").is_symlink()


def test_a_link_in_the_place_of_our_file_is_replaced_and_not_followed(
    output: Path, tmp_path: Path
) -> None:
    """What it led to stays."""
    put(tmp_path / "outside", b"home")
    build(output, HOME)
    (output / "index.html").unlink()
    (output / "index.html").symlink_to(tmp_path / "outside")
    build(output, {"index.html": b"new"})
    assert not (output / "index.html").is_symlink()
    assert (tmp_path / "outside").read_bytes() == b"home"


def test_an_equal_foreign_file_becomes_ours(output: Path) -> None:
    """Whatever its mode; it goes when it is no more written."""
    put(output / "index.html", b"home")
    (output / "index.html").chmod(0o600)
    put(output / "CNAME", b"example.org")
    build(output, HOME)
    assert stat.S_IMODE((output / "index.html").stat().st_mode) == 0o644
    assert build(output, {}).removed == ("index.html",)
    assert read_site(output) == {"CNAME": b"example.org"}


def test_an_empty_foreign_folder_gives_way(output: Path) -> None:
    """A file of the site may take its place: nothing is lost."""
    (output / "a/b").mkdir(parents=True)
    build(output, {"a": b"1"})
    assert read_site(output) == {"a": b"1"}


@pytest.mark.parametrize("manifest", [None, b"", b"[]", b'{"version": 1}', b'{"version": 99}'])
def test_without_a_readable_manifest_nothing_is_taken_for_ours(
    output: Path, manifest: bytes | None
) -> None:
    """Equal files are, differing ones stop the build, until `clean` takes them over."""
    build(output, PAGES)
    if manifest is None:
        shutil.rmtree(output.parent / ".sharih")
    else:
        (state_of(output) / "manifest.json").write_bytes(manifest)
    put(output / "CNAME", b"example.org")
    new = {**PAGES, "index.html": b"new"}
    with pytest.raises(OutputError, match=r"index\.html: .* --clean"):
        build(output, new)
    assert read_site(output) == {**PAGES, "CNAME": b"example.org"}
    build(output, new, clean=True)
    assert read_site(output) == {**new, "CNAME": b"example.org"}
    build(output, HOME)
    assert read_site(output) == {**HOME, "CNAME": b"example.org"}


def test_clean_builds_remove_stale_pages_and_keep_foreign_files(output: Path) -> None:
    """What is known to be ours stays known."""
    build(output, PAGES)
    put(output / "CNAME", b"example.org")
    build(output, HOME, clean=True)
    assert read_site(output) == {**HOME, "CNAME": b"example.org"}


def test_a_named_pipe_blocks_nothing(output: Path) -> None:
    """It stays like any foreign file, and one in the way is told."""
    build(output, HOME)
    os.mkfifo(output / "pipe")
    build(output, PAGES)
    assert stat.S_ISFIFO((output / "pipe").stat().st_mode)
    with pytest.raises(OutputError, match="pipe"):
        build(output, {"pipe": b"1"})


def test_whatever_is_built_and_edited_the_site_is_the_last_build_and_the_foreign_files() -> None:
    """Over random builds, edits, abandoned builds and lost state."""
    run_state_machine_as_test(Trees, settings=settings(max_examples=100, stateful_step_count=15))


# --- a host that writes files itself ------------------------------------------------------------


@ways
def test_what_a_host_wrote_is_the_site(output: Path, way: str) -> None:
    """With no stale page, with foreign files, and told as any change."""
    swap = SWAPS[way]
    build(output, {"a": b"1", "b/c": b"1", "d": b"1"}, fresh=True, swap=swap)
    put(output / "CNAME", b"example.org")
    change = build(output, {"a": b"2", "d": b"1", "e": b"1"}, fresh=True, swap=swap)
    assert change == TreeChange(("e",), ("a",), ("b/c",), 1, ("CNAME",))
    assert read_site(output) == {"a": b"2", "d": b"1", "e": b"1", "CNAME": b"example.org"}
    assert read_folders(output) == set()


def test_a_host_may_write_in_place_and_beside_us(output: Path) -> None:
    """A file of the visible site is never one with a file that a host may open for writing."""
    build(output, PAGES)
    build(output, {**PAGES, "index.html": b"2"})
    with OutputTree(output, [], fresh=True) as tree:
        assert list(tree.staging.iterdir()) == []
        tree.write("en/a.html", b"a")
        with (tree.staging / "en/a.html").open("r+b") as file:
            file.write(b"B")
        assert (output / "en/a.html").read_bytes() == b"a"
        tree.commit()
    assert read_site(output) == {"en/a.html": b"B"}


def test_the_modes_of_a_host_are_mended_without_touching_its_sources(
    output: Path, tmp_path: Path
) -> None:
    """Pelican can link static files instead of copying them."""
    put(tmp_path / "source.png", b"picture")
    (tmp_path / "source.png").chmod(0o600)
    with OutputTree(output, [], fresh=True) as tree:
        put(tree.staging / "a/b.html", b"page")
        (tree.staging / "a/b.html").chmod(0o600)
        (tree.staging / "a").chmod(0o700)
        (tree.staging / "picture.png").hardlink_to(tmp_path / "source.png")
        tree.commit()
    for name, mode in {"a": 0o755, "a/b.html": 0o644, "picture.png": 0o644}.items():
        assert stat.S_IMODE((output / name).stat().st_mode) == mode, name
    assert stat.S_IMODE((tmp_path / "source.png").stat().st_mode) == 0o600


def test_a_link_that_a_host_left_is_refused(output: Path) -> None:
    """It would lead elsewhere after the exchange."""
    build(output, HOME)
    with OutputTree(output, [], fresh=True) as tree:
        (tree.staging / "a.png").symlink_to("../b.png")
        with pytest.raises(OutputError, match=r"^a\.png: "):
            tree.commit()
    assert read_site(output) == HOME


# --- dangerous folders --------------------------------------------------------------------------


def test_sources_are_no_output(tmp_path: Path) -> None:
    """Neither they, nor what contains them, nor what lies in them; the project may contain it."""
    content = tmp_path / "project" / "content"
    content.mkdir(parents=True)
    root = content.parent
    assert "is or lies in" in refusal(content, content, root=root)
    assert "is or lies in" in refusal(content / "output", content, root=root)
    assert "contains" in refusal(root, content)
    assert "project" in refusal(root, root=root)
    assert "project" in refusal(tmp_path, root=root)
    (tmp_path / "link").symlink_to(content)
    assert "is or lies in" in refusal(tmp_path / "link", content, root=root)
    assert "is or lies in" in refusal(tmp_path / "link/output", content, root=root)
    assert "is or lies in" in refusal(content / "../content/x", content, root=root)
    assert "is or lies in" in refusal(root / "theme", root / "theme", root=root)
    assert [path.name for path in root.iterdir()] == ["content"]
    assert list(content.iterdir()) == []
    assert not (tmp_path / ".sharih").exists()
    with OutputTree(root / "output", [content], root=root) as tree:
        tree.commit()
    with OutputTree(root / "content-site", [content], root=root) as tree:
        tree.commit()


def test_a_home_and_the_system_are_no_output(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nor is a folder that contains one of them."""
    home = tmp_path / "homes" / "me"
    home.mkdir(parents=True)
    monkeypatch.setenv("HOME", str(home))
    assert "home" in refusal(home)
    assert "home" in refusal(home.parent)
    assert "root of the file system" in refusal(Path("/"))
    for folder in ("/usr", "/etc", "/var/www"):
        assert "system" in refusal(Path(folder)), folder
    with OutputTree(home / "site", []) as tree:
        tree.commit()


def test_a_repository_a_file_and_a_mounted_disk_are_no_output(
    output: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each is told with what to choose instead."""
    put(output / ".git", b"gitdir: elsewhere")
    assert "has a .git in it" in refusal(output)
    assert "lies in a .git" in refusal(output.parent / ".git/output")
    assert "lies in a .sharih" in refusal(output.parent / ".sharih/output")
    shutil.rmtree(output)
    output.write_bytes(b"a file")
    assert "is a file" in refusal(output)
    output.unlink()
    output.mkdir()
    monkeypatch.setattr(os.path, "ismount", lambda path: Path(path) == output)
    assert refusal(output).endswith("Choose a folder of its own, such as output.")


def test_an_output_that_loops_is_told(tmp_path: Path) -> None:
    """A link to itself is no folder."""
    (tmp_path / "output").symlink_to("output")
    refusal(tmp_path / "output")


# --- builds at the same time --------------------------------------------------------------------


def second_build(output: Path) -> tuple[threading.Thread, threading.Event, list[str]]:
    """Start a build that must wait, and get what it says when it does."""
    waits, lines = threading.Event(), []

    def on_wait(line: str) -> None:
        lines.append(line)
        waits.set()

    def run() -> None:
        with OutputTree(output, [], on_wait=on_wait) as tree:
            tree.write("second.html", b"2")
            tree.commit()

    thread = threading.Thread(target=run)
    thread.start()
    assert waits.wait(10)
    return thread, waits, lines


def test_a_second_build_waits_and_says_so(output: Path) -> None:
    """It goes on by itself, knowing what the first one made."""
    with OutputTree(output, []) as tree:
        tree.write("first.html", b"1")
        thread, _, lines = second_build(output)
        tree.commit()
        assert read_site(output) == {"first.html": b"1"}
    thread.join(10)
    assert lines == [f"{output}: another build is at work here; waiting for it."]
    assert read_site(output) == {"second.html": b"2"}


def test_the_state_may_be_deleted_while_a_build_waits(output: Path) -> None:
    """The one that waits takes the lock anew; the one at work stops and leaves the site alone."""
    build(output, HOME)
    with OutputTree(output, []) as tree:
        tree.write("first.html", b"1")
        thread, _, lines = second_build(output)
        shutil.rmtree(output.parent / ".sharih")
        with pytest.raises(OutputError, match="the site is as it was"):
            tree.commit()
        assert read_site(output) == HOME
    thread.join(10)
    assert len(lines) == 1
    assert read_site(output) == {**HOME, "second.html": b"2"}
    assert not thread.is_alive()


def test_a_build_that_died_blocks_nobody(output: Path) -> None:
    """Its lock dies with it."""
    script = (
        "import os, sys; from pathlib import Path; from sharih.trees import OutputTree\n"
        "OutputTree(Path(sys.argv[1]), []).__enter__().write('a', b'1'); os.kill(os.getpid(), 9)"
    )
    dead = subprocess.run([sys.executable, "-c", script, output], check=False, timeout=30)
    assert dead.returncode == -9
    lines: list[str] = []
    with OutputTree(output, [], on_wait=lines.append) as tree:
        tree.commit()
    assert lines == []


def test_a_child_process_does_not_keep_the_lock(output: Path) -> None:
    """A worker that outlives the build does not hold up the next one."""
    with OutputTree(output, []) as tree:
        tree.commit()
        lock = state_of(output) / "lock"
        inherited = os.dup(tree._lock._descriptor or -1)
    try:
        with lock.open("rb") as file:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    finally:
        os.close(inherited)


# --- faults -------------------------------------------------------------------------------------


def campaign(fault: str, way: str, scene: str, folder: Path) -> list[str]:
    """Build again and again, meeting the fault one operation later each time."""
    command = [sys.executable, "-m", "tests.trees_faults", fault, way, scene, str(folder)]
    root = Path(__file__).resolve().parent.parent
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, check=True, timeout=60)
    return [str(outcome) for outcome in json.loads(done.stdout)]


@pytest.mark.parametrize(
    ("fault", "way", "scene"),
    [
        ("kill", "exchange", "again"),
        ("kill", "renames", "again"),
        ("kill", "exchange", "first"),
        ("interrupt", "renames", "again"),
        ("full", "exchange", "again"),
    ],
)
def test_whenever_a_build_ends_the_old_site_or_the_new_one_stands(
    tmp_path: Path, fault: str, way: str, scene: str
) -> None:
    """At every file operation; and the next build is right, with no stale file."""
    outcomes = campaign(fault, way, scene, tmp_path)
    foreign = faults.FOREIGN if scene == "again" else {}
    old = {**faults.OLD, **foreign} if scene == "again" else {}
    new = {**faults.NEW, **foreign}
    after: list[dict[str, bytes]] = []
    for number, outcome in enumerate(outcomes):
        output = tmp_path / str(number) / "output"
        if fault == "kill" and way == "renames":
            recover(output)
        after.append(read_site(output))
        assert after[-1] in (old, new), (number, outcome)
        assert not outcome.startswith("raised"), (number, outcome)
        if "as it was" in outcome:
            assert after[-1] == old, (number, outcome)
        elif outcome.startswith(("refused", "built", "unharmed")):
            assert after[-1] == new, (number, outcome)
        build(output, faults.NEXT, swap=SWAPS[way])
        assert read_site(output) == {**faults.NEXT, **foreign}, (number, outcome)
        assert not (state_of(output) / "aside").exists()
    assert len(outcomes) > 20
    assert old in after
    assert new in after


def test_a_disk_that_fills_up_within_a_file_leaves_the_site(
    output: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Half a file is never shown, and the build cannot go on to commit."""
    build(output, PAGES)
    write = os.write

    def half(descriptor: int, data: bytes) -> int:
        if len(data) < 4:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        return write(descriptor, data[: len(data) // 2])

    with OutputTree(output, []) as tree:
        with monkeypatch.context() as patch:
            patch.setattr(os, "write", half)
            with pytest.raises(OutputError, match=r"No space left.*the site is as it was"):
                tree.write("index.html", b"a longer page")
        with pytest.raises(SharihError, match="not open"):
            tree.commit()
    assert read_site(output) == PAGES
    build(output, {"index.html": b"a longer page"})
    assert read_site(output) == {"index.html": b"a longer page"}


def test_the_kernel_exchanges_two_folders_or_says_that_it_cannot(tmp_path: Path) -> None:
    """Either both changed places or none did; something missing is an error."""
    put(tmp_path / "a/name", b"a")
    put(tmp_path / "b/name", b"b")
    done = kernel_swap(str(tmp_path / "a"), str(tmp_path / "b"))
    assert (tmp_path / "a/name").read_bytes() == (b"b" if done else b"a")
    assert (tmp_path / "b/name").read_bytes() == (b"a" if done else b"b")
    if done:
        with pytest.raises(FileNotFoundError):
            kernel_swap(str(tmp_path / "a"), str(tmp_path / "none"))


def stop_aside(output: Path) -> None:
    """Leave an exchange by renames as kill -9 leaves it between the two."""
    build(output, HOME, swap=no_swap)
    build(output, PAGES, swap=no_swap)
    output.rename(state_of(output) / "aside")


def test_recover_is_nothing_where_nothing_was_cut_short(output: Path) -> None:
    """It makes no folder and changes no site."""
    recover(output)
    assert not output.parent.joinpath(".sharih").exists()
    build(output, HOME)
    recover(output)
    assert read_site(output) == HOME


def test_recover_goes_back_where_the_new_site_is_lost(output: Path) -> None:
    """The old one is a whole site too."""
    stop_aside(output)
    shutil.rmtree(state_of(output) / "next")
    recover(output)
    assert read_site(output) == PAGES


def test_a_folder_made_in_the_gap_is_kept(output: Path) -> None:
    """An empty one gives way; one with files is told, and both sites stay."""
    stop_aside(output)
    put(output / "mine", b"mine")
    for attempt in (lambda: recover(output), lambda: build(output, HOME)):
        with pytest.raises(OutputError, match="both sites are kept"):
            attempt()
    assert read_site(output) == {"mine": b"mine"}
    (output / "mine").unlink()
    recover(output)
    assert read_site(output) == HOME
