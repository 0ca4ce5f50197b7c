"""Dangerous folders, builds at the same time, and faults: no site and no source is hurt."""

from __future__ import annotations

import errno
import fcntl
import json
import os
import shutil
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from sharih.errors import OutputError, SharihError
from sharih.output import OutputTree, kernel_swap, no_swap, recover
from tests.helpers import output_faults as faults
from tests.helpers.output_folders import HOME, PAGES, SWAPS, build, put, read_site, state_of, ways


def refusal(output: Path, *protected: Path, root: Path | None = None) -> str:
    """Build into a dangerous folder and get the one line that refuses it."""
    with pytest.raises(OutputError) as caught, OutputTree(output, protected, root=root):
        pass
    assert "\n" not in str(caught.value)
    return str(caught.value)


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
    assert "output" in refusal(tmp_path / "output")
    assert (tmp_path / "output").is_symlink()


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
    assert waits.wait(60)
    return thread, waits, lines


def test_a_second_build_waits_and_says_so(output: Path) -> None:
    """It goes on by itself, knowing what the first one made."""
    with OutputTree(output, []) as tree:
        tree.write("first.html", b"1")
        thread, _, lines = second_build(output)
        tree.commit()
        assert read_site(output) == {"first.html": b"1"}
    thread.join(60)
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
    thread.join(60)
    assert len(lines) == 1
    assert read_site(output) == {**HOME, "second.html": b"2"}
    assert not thread.is_alive()


def test_a_build_whose_state_was_deleted_does_not_spoil_the_next_one(output: Path) -> None:
    """The hidden tree is another build's by then."""
    build(output, HOME)
    with OutputTree(output, []) as first:
        shutil.rmtree(output.parent / ".sharih")
        with OutputTree(output, []) as second:
            second.write("index.html", b"home")
            second.write("second.html", b"2")
            first.write("first.html", b"1")
            with pytest.raises(OutputError, match="was deleted during the build"):
                first.commit()
            second.commit()
    assert read_site(output) == {**HOME, "second.html": b"2"}


def test_a_tree_that_another_build_began_is_not_shown(output: Path) -> None:
    """Even if it took the place of ours in the last moment."""
    build(output, HOME)

    def on_step(name: str) -> None:
        if name == "completed":
            shutil.rmtree(output.parent / ".sharih")
            put(state_of(output) / "next" / "half.html", b"half")

    with OutputTree(output, [], on_step=on_step) as tree:
        tree.write("a.html", b"1")
        with pytest.raises(OutputError, match="was deleted during the build"):
            tree.commit()
    assert read_site(output) == HOME


def test_a_file_that_was_deleted_before_commit_is_missed(output: Path) -> None:
    """The site that lacks it is not shown."""
    build(output, HOME)
    with OutputTree(output, []) as tree:
        tree.write("a.html", b"1")
        (tree.staging / "a.html").unlink()
        with pytest.raises(OutputError, match=r"a\.html was deleted during the build"):
            tree.commit()
    assert read_site(output) == HOME


def test_a_build_that_died_blocks_nobody(output: Path) -> None:
    """Its lock dies with it."""
    script = (
        "import os, sys; from pathlib import Path; from sharih.output import OutputTree\n"
        "OutputTree(Path(sys.argv[1]), []).__enter__().write('a', b'1'); os.kill(os.getpid(), 9)"
    )
    dead = subprocess.run([sys.executable, "-c", script, output], check=False, timeout=120)
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
        assert is_free(lock)
    finally:
        os.close(inherited)


def is_free(lock: Path) -> bool:
    """Whether a lock can be had at once."""
    with lock.open("rb") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
    return True


# --- faults -------------------------------------------------------------------------------------


def campaign(fault: str, way: str, scene: str, folder: Path) -> list[str]:
    """Build again and again, meeting the fault one operation later each time."""
    command = [sys.executable, "-m", "tests.helpers.output_faults", fault, way, scene, str(folder)]
    root = Path(__file__).resolve().parents[2]
    done = subprocess.run(
        command, cwd=root, capture_output=True, text=True, check=True, timeout=300
    )
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


@ways
@pytest.mark.parametrize("step", ["recorded", "exchanged"])
def test_an_interrupted_build_still_knows_which_files_are_foreign(
    output: Path, way: str, step: str
) -> None:
    """A name that only the site has that is not visible is free for the user."""
    build(output, {"old.html": b"old"})

    def on_step(name: str) -> None:
        if name == step:
            raise KeyboardInterrupt

    with OutputTree(output, [], swap=SWAPS[way], on_step=on_step) as tree:
        tree.write("new.html", b"new")
        with pytest.raises(KeyboardInterrupt):
            tree.commit()
    free = "new.html" if step == "recorded" else "old.html"
    put(output / free, b"mine")
    build(output, HOME)
    assert read_site(output) == {**HOME, free: b"mine"}


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
    assert read_site(output) == PAGES  # which the hidden tree has too
