"""Settings of `serve` → a preview that runs until it is interrupted."""

from __future__ import annotations

import gc
import os
import re
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from threading import Event

from sharih.errors import OutputError, one_line
from sharih.preview.answers import Answer, answer, file_in
from sharih.preview.desk_answers import DeskAnswers, is_of_desk
from sharih.preview.desk_suggestions import suggesters
from sharih.preview.events import Events
from sharih.preview.page_answers import Pages
from sharih.preview.panels import Panels
from sharih.preview.requests import Asked
from sharih.preview.server import HOST, start
from sharih.preview.watch import Watcher
from sharih.preview.workspace import Workspace
from sharih.routes import FRONT, file_of
from sharih.settings import Settings

_SETTLE = 0.5
"""Seconds without a change after which a seed is taken to be whole."""
_PATIENCE = 0.15
"""Seconds that an editor is given to finish a file that looks broken."""

_WRITTEN = {".md", ".po", ".toml", ".html", ".css", ".js", ".py", ".svg", ".png", ".woff2"}
"""Files that some editors remove, or empty, for a moment while they save."""

Say = Callable[[str], None]
Look = dict[Path, tuple[int, int, int] | None]
"""Paths → what told a file from another at that moment; None where there was none."""


def checked_prefix(prefix: str) -> str:
    """Turn `/repo/` into the path a site lies under, `/repo`; `/` and nothing are no prefix.

    Raises OutputError for what is no such path.
    """
    if prefix in ("", "/"):
        return ""
    if not re.fullmatch(r"/(?:[A-Za-z0-9~][A-Za-z0-9._~-]*/)+", prefix):
        inner = prefix.strip("/")
        better = f"/{inner}/" if re.fullmatch(r"[\w.~/-]+", inner, re.ASCII) else "/repo/"
        raise OutputError(one_line(f"--prefix {prefix}: no path between slashes. Write {better}"))
    return prefix.rstrip("/")


def checked_port(port: int) -> int:
    """Return a port that there is. Raises OutputError for another number."""
    if not 0 <= port <= 65535:
        raise OutputError(f"--port {port}: no such port. Write a number from 1024 to 65535.")
    return port


def serve_folder(folder: Path, base: str, port: int, say: Say) -> None:
    """Serve a built folder as it is, until interrupted.

    Raises OutputError for a folder that is no site.
    """
    shown = one_line(folder.as_posix())
    if folder.is_symlink():
        raise OutputError(f"{shown}: a link to a folder. Name the folder itself.")
    if not folder.is_dir():
        raise OutputError(f"{shown}: no such folder. Build the site first: ./inv build")
    if not os.access(folder, os.R_OK | os.X_OK):
        raise OutputError(f"{shown}: cannot be read. Give yourself the right to.")
    find = file_in(folder.absolute())
    if find(file_of(FRONT)) is None:
        raise OutputError(f"{shown}: no index.html there. Name the folder of a built site.")

    def respond(path: str) -> Answer:
        return answer(path, base, find)

    found, _ = start(respond, None, port)
    _announce(port, found, base, say)
    Event().wait()


class _DeskLater:
    """The desk of a project that may not have been read yet: whoever asks waits until it has."""

    def __init__(self, base: str, ready: Event) -> None:
        self._base = base
        self._ready = ready
        self.desks: list[DeskAnswers] = []

    def owns(self, path: str) -> bool:
        """Say whether a decoded path is the desk's."""
        return is_of_desk(path, self._base)

    def answer(self, asked: Asked) -> Answer:
        """Answer a request for such a path."""
        self._ready.wait()
        return self.desks[0].answer(asked)


class Session:
    """A live preview: what changes in the project is seen in the browser."""

    def __init__(self, load_settings: Callable[[], Settings], say: Say) -> None:
        self._load_settings = load_settings
        self._say = say
        self._told = ""

    def run(self, port: int) -> None:
        """Serve until interrupted. Raises SharihError where it cannot begin."""
        ready = Event()
        events = Events()
        panels = Panels()
        settings = self._load_settings()
        # Before anything is read: what changes from now on is seen.
        watcher = Watcher(
            settings.root, [settings.content, settings.seeds, *settings.theme_folders]
        )
        pages: list[Pages] = []
        desk = _DeskLater(settings.base, ready)

        def respond(path: str) -> Answer:
            ready.wait()
            return pages[0].answer(path)

        found, _ = start(respond, events, port, desk)
        _announce(port, found, settings.base, self._say)
        if reason := settings.needs_pelican():
            self._say(f"{reason}: what Pelican itself makes is not shown; build, then --site.")
        workspace = Workspace(self._load_settings)
        panels.speak(workspace.settings)
        pages.append(Pages(workspace, panels, f"{time.time_ns():x}"))
        suggest = suggesters(lambda: workspace.settings)
        desk.desks.append(DeskAnswers(workspace, panels, suggest))
        if workspace.has_new_seeds():
            self._convert(workspace)
        else:
            workspace.load()
        self._tell(workspace, pages[0], events)
        ready.set()
        gc.freeze()  # what has been read stays; looking through it again and again costs time
        self._convert(workspace)  # seeds that have changed, which takes a look at every text
        self.follow(workspace, watcher, pages[0], events)

    def follow(self, workspace: Workspace, watcher: Watcher, pages: Pages, events: Events) -> None:
        """Take in each change and tell the open pages, until interrupted."""
        seeds_changed: float | None = None
        spoken = workspace.settings
        taken_in: Look = {}
        # The system may not have been watching yet when the first files were read.
        changed = watcher.next(_SETTLE) | workspace.overlooked()
        while True:
            if changed & set(workspace.watched()):
                watcher.again()
                changed |= watcher.next(_SETTLE) | workspace.overlooked()
            if any(path.suffix in _WRITTEN and not _has_content(path) for path in changed):
                changed |= watcher.next(_PATIENCE)
            if workspace.may_convert(changed):
                seeds_changed = time.monotonic()
            taken_in |= _look_at(changed)
            if changed:
                workspace.update(changed)
                while workspace.state.problems and (more := watcher.next(_PATIENCE)):
                    taken_in |= _look_at(more)
                    workspace.update(more | workspace.unfinished())
                watcher.watch(workspace.watched())
            if seeds_changed is not None and time.monotonic() - seeds_changed >= _SETTLE:
                seeds_changed = None
                self._convert(workspace)
            settings = workspace.settings
            if settings is not spoken or any(settings.theme in path.parents for path in changed):
                pages.panels.speak(settings)
                spoken = settings
            self._tell(workspace, pages, events)
            changed = watcher.next(_SETTLE if taken_in or seeds_changed is not None else None)
            if not changed:
                # What comes while changes are being told may not be told of.
                changed = {path for path, look in taken_in.items() if look != _look(path)}
                taken_in = {}

    def _convert(self, workspace: Workspace) -> None:
        """Make drafts of new seeds, and say which."""
        for line in workspace.convert():
            self._say(line)

    def _tell(self, workspace: Workspace, pages: Pages, events: Events) -> None:
        """Tell the open pages how things stand, and the terminal what is wrong."""
        events.send(pages.message())
        state = workspace.state
        text = "\n".join(str(problem) for problem in state.told)
        if text != self._told:
            self._say(text or "All problems are mended.")
            self._told = text


def _look_at(paths: Iterable[Path]) -> Look:
    return {path: _look(path) for path in paths}


def _has_content(path: Path) -> bool:
    try:
        return path.stat().st_size > 0
    except OSError:
        return False


def _look(path: Path) -> tuple[int, int, int] | None:
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_ino, status.st_mtime_ns, status.st_size


def _announce(asked: int, found: int, base: str, say: Say) -> None:
    if asked not in (0, found):
        say(f"Port {asked} is in use; {found} is taken instead.")
    say(f"The preview is at http://{HOST}:{found}{base}/ (Ctrl-C ends it).")
