"""A project in memory → the answers of its preview: pages with the bar and the script added."""

from __future__ import annotations

import json
import re
from http import HTTPStatus
from typing import Final

from sharih import routes
from sharih.arabic import Lang
from sharih.errors import ContentError, Problem
from sharih.preview.answers import Answer, answer, type_of
from sharih.preview.diff_page import diff_page
from sharih.preview.panels import FOLDER, HERE, Head, Panels
from sharih.preview.state import State, own_fault
from sharih.preview.workspace import Workspace

_OWN: Final = frozenset(
    {
        "preview.css", "preview.js", "desk.css", "desk.js", "desk-drafts.js", "desk-page.js",
        "desk-server.js", "desk-suggestions.js", "desk.svg", "desk-writing.js",
    }
)  # fmt: skip
_LANG: Final = re.compile(rb"""<html\b[^>]*?\blang=["']?([a-z]+)""")


class Pages:
    """Answers requests for the pages of a workspace."""

    def __init__(self, workspace: Workspace, panels: Panels, run: str) -> None:
        """`run` tells this run of the preview from another at the same address."""
        self.workspace = workspace
        self.panels = panels
        self.run = run

    def answer(self, path: str) -> Answer:
        """Answer a request for a path, decoded and beginning with a slash."""
        if path.startswith(FOLDER):
            return self._own(path.removeprefix(FOLDER))
        # Taken before the page is made: a page may be newer than it says, never older.
        state = self.workspace.state
        base = self.workspace.settings.base
        inside = path.removeprefix(f"{base}/")
        lang = routes.lang_of(inside)
        if state.renderer is None:
            return self._error(state, state.problems, lang)
        try:
            if page := diff_page(state, inside):
                body = self._with_script(self.panels.diff(page), state, HTTPStatus.OK)
                return Answer(HTTPStatus.OK, type_of(".html"), body)
            found = answer(path, base, self._find)
        except ContentError as error:
            return self._error(state, error.problems, lang)
        except Exception as error:  # noqa: BLE001 - the preview outlives every fault
            return self._error(state, (own_fault(error),), lang)
        if found.location is not None or not found.kind.startswith("text/html"):
            return found
        shown = routes.MISSING if found.status == HTTPStatus.NOT_FOUND else routes.path_of(inside)
        # A page may be in another language than its path says: 404.html is in Arabic everywhere.
        written = _LANG.search(found.body)
        lang = routes.lang_of(written[1].decode()) if written else lang
        bar = self.panels.bar(state, shown, lang)
        body = self._with_script(found.body, state, found.status)
        before, mark, after = body.rpartition(b"</body>")
        return Answer(found.status, found.kind, before + bar + mark + after if mark else body)

    def message(self) -> str:
        """Say how things stand, for the script in the pages."""
        state = self.workspace.state
        head = self._head(state, HTTPStatus.OK)
        return json.dumps(
            {
                "version": head.version,
                "styles": head.styles,
                "scripts": head.scripts,
                "problems": self.panels.problems(state.problems),
            }
        )

    def _find(self, name: str) -> bytes | None:
        return self.workspace.page(routes.path_of(name))

    def _own(self, name: str) -> Answer:
        if name not in _OWN:
            return Answer(HTTPStatus.NOT_FOUND, "text/plain; charset=utf-8", b"")
        return Answer(HTTPStatus.OK, type_of(name), (HERE / "static" / name).read_bytes())

    def _error(self, state: State, problems: tuple[Problem, ...], lang: Lang) -> Answer:
        status = HTTPStatus.INTERNAL_SERVER_ERROR
        body = self._with_script(self.panels.error(problems, lang), state, status)
        return Answer(status, type_of(".html"), body)

    def _with_script(self, body: bytes, state: State, status: HTTPStatus) -> bytes:
        return body.replace(
            b"</head>", self.panels.head(self._head(state, status)) + b"\n</head>", 1
        )

    def _head(self, state: State, status: HTTPStatus) -> Head:
        version = f"{self.run}-{state.version}"
        if state.renderer is None:
            return Head(version, status, "", "")
        assets, href = state.renderer.assets, state.renderer.site.urls.href
        return Head(version, status, href(assets.styles), href(assets.scripts))
