"""Files that a user or a host put into a tree are kept, or taken for the site's, as is right."""

from __future__ import annotations

import errno
import os
import shutil
import stat
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis.stateful import run_state_machine_as_test

from sharih.errors import OutputError
from sharih.output import OutputTree, TreeChange
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
from tests.helpers.output_machine import Trees


def no_link(*_arguments: object, **_options: object) -> None:
    """Stand in for a file system without hard links."""
    raise OSError(errno.EPERM, "no hard links here")


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
    monkeypatch.setattr(os, "link", no_link)
    build(output, PAGES, swap=SWAPS[way])
    put(output / "CNAME", b"one")
    (output / "link").symlink_to("nowhere")
    copies: list[str] = []
    copy = shutil.copy2

    def counted(source: str, target: str, *, follow_symlinks: bool) -> None:
        copies.append(Path(source).name)
        copy(source, target, follow_symlinks=follow_symlinks)

    monkeypatch.setattr(shutil, "copy2", counted)
    for home in (b"1", b"2", b"3", b"4"):
        site = {**PAGES, "index.html": home}
        build(output, site, swap=SWAPS[way])
        assert read_site(output) == {**site, "CNAME": b"one", "link": b"-> nowhere"}
    assert copies.count("CNAME") == 1
    put(output / "CNAME", b"two")
    build(output, HOME, swap=SWAPS[way])
    assert (output / "CNAME").read_bytes() == b"two"


def test_a_foreign_file_that_was_replaced_is_told_by_more_than_its_time(
    output: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With hard links and without, for a file of the same size and time."""
    build(output, HOME)
    for number in range(8):
        if number == 4:
            monkeypatch.setattr(os, "link", no_link)
        (output / "CNAME").unlink(missing_ok=True)
        put(output / "CNAME", str(number).encode())
        os.utime(output / "CNAME", (1, 1))
        build(output, {"index.html": str(number).encode()})
        assert (output / "CNAME").read_bytes() == str(number).encode()


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
    """Also where it leads to the same bytes. What it led to stays."""
    put(tmp_path / "outside", b"home")
    (tmp_path / "outside").chmod(0o644)
    build(output, HOME)
    for home in (b"home", b"new"):
        (output / "index.html").unlink()
        (output / "index.html").symlink_to(tmp_path / "outside")
        assert build(output, {"index.html": home}).changed == ("index.html",)
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
    run_state_machine_as_test(Trees, settings=settings(max_examples=40, stateful_step_count=15))


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
