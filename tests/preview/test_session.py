"""A preview from its start to its end: ports, prefixes, and changes that are followed."""

from __future__ import annotations

import socket
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from sharih.errors import OutputError
from sharih.preview.events import Events
from sharih.preview.page_answers import Pages
from sharih.preview.panels import Panels
from sharih.preview.session import Session, checked_port, checked_prefix
from sharih.preview.watch import Watcher
from sharih.preview.workspace import Workspace
from sharih.settings import load_settings
from sharih.site.link.linking import Linkage
from sharih.site.pages.render import Renderer
from tests.helpers.previews import previewing
from tests.helpers.projects import Project, copied_project, digests
from tests.helpers.sample import MEETING
from tests.helpers.workspaces import small_project, working


def test_interrupting_ends_it_without_a_word(project: Project) -> None:
    with previewing(project.root) as running:
        running.get("/ar/")
        assert running.end() == (0, "")


def test_a_port_in_use_is_said_and_the_next_one_taken(project: Project) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        with previewing(project.root, "--port", str(port)) as running:
            assert running.said[0].startswith(f"Port {port} is in use; ")
            assert running.port > port


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--prefix", "repo"), "--prefix repo: no path between slashes. Write /repo/"),
        (("--prefix", "/a b/"), "--prefix /a b/: no path between slashes. Write /repo/"),
        (("--port", "70000"), "--port 70000: no such port. Write a number from 1024 to 65535."),
        (("--site", "no-such"), "no-such: no such folder. Build the site first: ./inv build"),
        (("--site", "theme"), "theme: no index.html there. Name the folder of a built site."),
        (("--site", "link"), "link: a link to a folder. Name the folder itself."),
    ],
)
def test_what_cannot_be_served_is_told_in_one_line(
    project: Project, words: tuple[str, ...], said: str
) -> None:
    link_there = project.root / "link"
    if not link_there.is_symlink():
        link_there.symlink_to("theme")
    result = project.run_apart("serve", *words)
    assert result.returncode == 1
    assert (result.stdout + result.stderr).splitlines() == [said]


@pytest.mark.parametrize(
    ("prefix", "base"), [("", ""), ("/", ""), ("/repo/", "/repo"), ("/a/b.c/", "/a/b.c")]
)
def test_a_prefix_is_a_path_between_slashes(prefix: str, base: str) -> None:
    assert checked_prefix(prefix) == base


@pytest.mark.parametrize("prefix", ["/repo", "repo/", "//", "/../", "/a//b/", "/?/", "/a b/", "\n"])
def test_another_prefix_is_refused(prefix: str) -> None:
    with pytest.raises(OutputError, match=r"^--prefix [^\n]*\Z"):
        checked_prefix(prefix)
    assert checked_port(0) == 0


def test_a_fault_of_our_own_is_told_and_outlived(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    project = small_project(tmp_path / "project")
    workspace = working(project)
    pages = Pages(workspace, Panels(), "run")

    def fail(*_: object) -> None:
        raise RuntimeError("nobody thought of this")

    with monkeypatch.context() as patch:
        patch.setattr(Linkage, "put", fail)
        patch.setattr(Renderer, "file", fail)
        assert pages.answer("/en/").status == 500
        workspace.update({project.explainer(MEETING) / "ar.md"})
        assert "nobody thought of this" in str(workspace.state.problems)
    workspace.update({project.explainer(MEETING) / "ar.md"})
    assert workspace.state.problems == ()
    assert pages.answer("/en/").status == 200


def test_the_preview_never_touches_the_output_folder(tmp_path: Path) -> None:
    project = copied_project(tmp_path / "project")
    project.write("output/mine", "of another build")
    before = digests(project.root)
    with previewing(project.root) as running:
        assert running.get("/ar/")[0] == 200
        running.end()
    after = digests(project.root)
    again = (".sharih/preview", ".sharih/.gitignore")
    assert {name: d for name, d in after.items() if not name.startswith(again)} == before


def test_the_terminal_is_told_which_seeds_became_drafts(tmp_path: Path) -> None:
    project = copied_project(tmp_path / "project")
    project.write("seeds/bread.txt", "هل ترتفع أسعار الخبز؟\nقالت الوزارة إن الأسعار لن تتغير.\n")
    with previewing(project.root) as running:
        assert running.get("/ar/")[0] == 200
        _, told = running.end()
    assert "bread.txt → " in "".join(running.said) + told


class EndOfTest(BaseException):
    """Ends what would go on for ever."""


class ForgetfulWatcher(Watcher):
    """Tells of changes as it is told to, and of no others."""

    def __init__(self, steps: Iterable[Callable[[], set[Path]]]) -> None:
        self._steps = iter(steps)

    def next(self, timeout: float | None = None) -> set[Path]:
        """Take the next step; when all are taken, end what would go on for ever."""
        step = next(self._steps, None)
        if step is None:
            assert timeout is None, "nothing is left to be looked at"
            raise EndOfTest
        return step()

    def watch(self, folders: Iterable[Path]) -> bool:
        """Watch nothing."""
        return False


def test_a_change_that_was_not_told_because_another_just_was_is_seen(tmp_path: Path) -> None:
    project = copied_project(tmp_path / "project")
    settings = load_settings(project.root / "pelicanconf.py")
    session = Session(lambda: settings, print)
    workspace = Workspace(lambda: settings)
    workspace.load()
    file = project.explainer(MEETING) / "ar.md"
    text = file.read_text(encoding="utf-8")

    def told() -> set[Path]:
        file.write_text(f"{text}\n\nسطر أول.\n", encoding="utf-8")
        return {file}

    def untold() -> set[Path]:
        file.write_text(f"{text}\n\nسطر ثان.\n", encoding="utf-8")
        return set()

    steps = (set, told, untold, set)
    pages = Pages(workspace, Panels(), "run")
    with pytest.raises(EndOfTest):
        session.follow(workspace, ForgetfulWatcher(steps), pages, Events())
    page = workspace.page(f"ar/{MEETING}/")
    assert page is not None
    assert "سطر ثان." in page.decode()
