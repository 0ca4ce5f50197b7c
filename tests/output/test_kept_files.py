"""Files that an earlier build made: kept as they are, told apart from others, and put back."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from sharih.errors import OutputError, SharihError
from sharih.output import OutputTree
from sharih.output.plan import Put
from sharih.rebuild.record import folder_stamp
from tests.helpers.output_folders import HOME, PAGES, build, read_site


def put_all(output: Path, site: dict[str, bytes]) -> dict[str, Put]:
    """Build a site as processes do, which tell what they put; returns that by path."""
    with OutputTree(output, []) as tree:
        found = {name: tree.put(name, data) for name, data in site.items()}
        for each in found.values():
            tree.note(each)
        tree.commit()
    return found


def test_a_file_that_is_as_it_was_made_is_kept_without_its_bytes(output: Path) -> None:
    made = put_all(output, dict(PAGES))
    assert {each.likeness for each in made.values()} == {"other"}
    with OutputTree(output, []) as tree:
        for name, each in made.items():
            kept = tree.keep(name, each.made)
            assert kept == Put(name, "same", each.made)
            tree.note(kept)
        change = tree.commit()
    assert (change.added, change.changed, change.removed, change.unchanged) == ((), (), (), 3)
    assert read_site(output) == PAGES


def test_a_copy_of_it_is_kept_and_another_file_is_not(output: Path) -> None:
    made = put_all(output, dict(HOME))["index.html"].made
    page = output / "index.html"
    page.write_bytes(b"h" * len(HOME["index.html"]))  # as long, and other
    with OutputTree(output, []) as tree:
        assert tree.keep("index.html", made) is None
    page.unlink()
    page.write_bytes(HOME["index.html"])  # as an archive unpacks it
    page.chmod(0o644)
    with OutputTree(output, []) as tree:
        kept = tree.keep("index.html", made)
        assert kept is not None
        assert kept.likeness == "same"
    page.chmod(0o600)
    with OutputTree(output, []) as tree:
        assert tree.keep("index.html", made) is None
    page.unlink()
    page.symlink_to("index.html")
    with OutputTree(output, []) as tree:
        assert tree.keep("index.html", made) is None
        assert tree.keep("none.html", made) is None


def test_a_path_is_noted_once_and_is_a_file_or_a_folder(output: Path) -> None:
    with OutputTree(output, []) as tree:
        tree.note(tree.put("a/b.html", b"1"))
        tree.note(tree.put("c.html", b"1"))
        with pytest.raises(SharihError, match=r"c\.html"):
            tree.note(Put("c.html/d.html", "other", tree.put("e.html", b"1").made))


def test_some_files_of_a_site_are_made_anew_and_none_is_new(output: Path) -> None:
    build(output, PAGES)
    build(output, PAGES)
    with OutputTree(output, []) as tree:
        tree.note(tree.put("en/a.html", b"new"))
        folders = {name: folder_stamp(f"{output}/{name}") for name in ("", "ar", "ar/حول", "en")}
        change = tree.commit_some(folders, ("CNAME",))
    assert (change.changed, change.unchanged, change.foreign) == (("en/a.html",), 2, ("CNAME",))
    assert (change.added, change.removed) == ((), ())
    assert set(change.folders) == {"", "ar", "ar/حول", "en"}
    assert read_site(output) == {**PAGES, "en/a.html": b"new"}
    build(output, {**PAGES, "en/a.html": b"new"})
    with OutputTree(output, []) as tree:
        tree.note(tree.put("en/a.html", b"new"))
        assert tree.commit_some({}, ()).changed == ()
    with OutputTree(output, []) as tree:
        tree.note(tree.put("en/b.html", b"new"))
        with pytest.raises(SharihError, match="is new to the site"):
            tree.commit_some({}, ())
    assert read_site(output) == {**PAGES, "en/a.html": b"new"}


def test_what_came_into_a_folder_while_some_files_were_made_is_carried_over(output: Path) -> None:
    build(output, PAGES)
    build(output, PAGES)
    with OutputTree(output, []) as tree:
        tree.note(tree.put("en/a.html", b"new"))
        folders = {name: folder_stamp(f"{output}/{name}") for name in ("", "ar", "ar/حول", "en")}
        (output / "en" / "mine.txt").write_bytes(b"mine")
        tree.commit_some(folders, ())
    assert read_site(output) == {**PAGES, "en/a.html": b"new", "en/mine.txt": b"mine"}


def test_a_site_that_is_gone_is_put_back(output: Path) -> None:
    build(output, PAGES)
    build(output, PAGES)
    with OutputTree(output, []) as tree:
        assert not tree.put_back(PAGES)  # it is there
    shutil.rmtree(output)
    with OutputTree(output, []) as tree:
        assert tree.put_back(PAGES)
        assert not os.path.lexists(tree.staging / "none")
        assert read_site(tree.staging) == PAGES
    assert read_site(output) == PAGES
    assert build(output, PAGES).unchanged == 3


def test_without_its_copy_a_site_is_not_put_back(output: Path) -> None:
    build(output, PAGES)
    shutil.rmtree(output)
    with OutputTree(output, []) as tree:
        shutil.rmtree(tree.staging)
        with pytest.raises(OutputError):
            tree.put_back(PAGES)
    assert not output.exists()
