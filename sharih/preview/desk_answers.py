"""Requests to the desk → its pages, and what was written; only for pages that this run has made."""

from __future__ import annotations

import hmac
import json
import secrets
from collections.abc import Mapping, Sequence
from http import HTTPStatus
from pathlib import Path
from typing import Any, Final
from urllib.parse import parse_qs, quote

from sharih.arabic import Lang
from sharih.content.topics import Registry
from sharih.desk.desk_page import changed_units, desk_page
from sharih.desk.suggestions import Suggest, suggestions_for
from sharih.desk.texts import GoneError, Standing, TextKind
from sharih.desk.writing import Change, Question, Written
from sharih.errors import ContentError, Problem
from sharih.languages import LANGS
from sharih.preview.answers import Answer, type_of
from sharih.preview.desk_address import DESK, desk_address, text_at
from sharih.preview.desk_files import DeskFiles
from sharih.preview.desk_list import desk_lists, open_names
from sharih.preview.panels import FOLDER, Panels
from sharih.preview.requests import Asked
from sharih.preview.workspace import Workspace
from sharih.routes import Route
from sharih.slugs import is_slug

_POLICY: Final = (
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; "
    "img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
TOKEN: Final = "x-sharih-token"  # noqa: S105 - its name
"""The header that a page proves with that this run of the preview has made it."""
MARK: Final = "x-sharih-mark"
"""The header that says which state of the files a page shows."""
_HEAD: Final = ("desk_summary.html", "desk_problems.html")
"""The templates of what a page says of the whole text."""
_JSON: Final = type_of(".json")


class DeskAnswers:
    """Answers requests for the desk of a workspace."""

    def __init__(
        self, workspace: Workspace, panels: Panels, suggest: Sequence[Suggest] = ()
    ) -> None:
        """`suggest` are those who know what a translation could be, the quickest first."""
        self._suggest = suggest
        self._workspace = workspace
        self._panels = panels
        self._files = DeskFiles(workspace)
        self._token = secrets.token_urlsafe(24)
        self._registry: Registry | None = None
        self._registries = 0

    def answer(self, asked: Asked) -> Answer:
        """Answer a request for a path of the desk."""
        inside = asked.path.removeprefix(self._workspace.settings.base)
        lang = _lang_of(asked.query)
        if f"{inside}/" == DESK or not inside.endswith("/"):
            return self._moved(inside)
        kind, slug = text_at(inside)
        if asked.body is None:
            if inside == DESK:
                return self._list(lang)
            return self._page(kind, slug, lang, asked.headers)
        if not hmac.compare_digest(asked.headers.get(TOKEN, "").encode(), self._token.encode()):
            return _json(HTTPStatus.FORBIDDEN, {"code": "token"})
        folder = self._folder(kind, slug)
        if folder is None:
            return _json(HTTPStatus.NOT_FOUND, {"code": "gone"})
        return self._done(folder, asked.body, lang, asked.headers.get(MARK, ""))

    def _done(self, folder: Path, body: bytes, lang: Lang, shown: str) -> Answer:
        """Do what was asked for, or say why it cannot be done; `shown` is the page's mark."""
        try:
            self._files.read(folder)
        except ContentError as error:
            return self._refused(HTTPStatus.CONFLICT, "files", error.problems, lang)
        try:
            return self._do(folder, json.loads(body), lang, shown)
        except (KeyError, TypeError, ValueError, RecursionError):
            return _json(HTTPStatus.BAD_REQUEST, {"code": "request"})
        except GoneError as error:
            return self._refused(HTTPStatus.NOT_FOUND, "gone", error.problems, lang)
        except ContentError as error:
            return self._refused(HTTPStatus.UNPROCESSABLE_ENTITY, "words", error.problems, lang)
        except OSError as error:
            problems = (_unwritten(folder, error),)
            return self._refused(HTTPStatus.INSUFFICIENT_STORAGE, "disk", problems, lang)

    def _refused(
        self, status: HTTPStatus, code: str, problems: tuple[Problem, ...], lang: Lang
    ) -> Answer:
        html = self._part("desk_problem.html", lang, problems=problems)
        return _json(status, {"code": code, "html": html})

    def _do(self, folder: Path, wanted: Mapping[str, Any], lang: Lang, shown: str) -> Answer:
        """Do what a page asks for. Raises KeyError, TypeError or ValueError for anything else."""
        key = _text(wanted, "key")
        if wanted["do"] == "accept":
            before, now = self._files.accept(folder, key)
            return self._changed(before, now, lang, "", shown)
        if wanted["do"] == "suggest":
            return self._suggested(self._files.read(folder), key, int(wanted["at"]), lang)
        if wanted["do"] != "write" or wanted["side"] not in ("source", "target"):
            raise ValueError
        known, words = _text(wanted, "known"), _text(wanted, "words")
        change = Change(key, wanted["side"], int(wanted["part"]), known, words)
        before, made = self._files.write(folder, change)
        if isinstance(made, Question):
            return _json(HTTPStatus.CONFLICT, {"code": "question", "theirs": made.theirs})
        place = made.standing.place(made.key, change.side, change.part)
        return self._changed(before, made, lang, place.words, shown)

    def _suggested(self, standing: Standing, key: str, at: int, lang: Lang) -> Answer:
        """Ask one of those who know; the page asks the next one, as that may take its time."""
        asked = self._suggest[at : at + 1] if at >= 0 else ()
        found = [one for suggest in asked for one in suggestions_for(standing, key, suggest)]
        shown = {"suggestions": found, "target_lang": standing.translation.lang}
        html = self._part("desk_suggestions.html", lang, **shown)
        more = bool(asked) and at + 1 < len(self._suggest)
        return _json(HTTPStatus.OK, {"key": key, "html": html, "more": more})

    def _changed(
        self, before: Standing, made: Written, lang: Lang, words: str, shown: str
    ) -> Answer:
        """Say how things stand after something was written: the units that look otherwise.

        A page that does not show how they stood before gets no mark, and asks for the whole.
        """
        registry = self._workspace.registry
        old, new = desk_page(before, registry), desk_page(made.standing, registry)
        changed = changed_units(old, new)
        return _json(
            HTTPStatus.OK,
            {
                "mark": self._mark(made.standing) if shown == self._mark(before) else "",
                "key": made.key,
                "words": words,
                "open": new.open,
                "head": [self._part(name, lang, page=new) for name in _HEAD],
                "order": [unit.key for unit in new.units],
                "units": [self._part("desk_unit.html", lang, page=new, unit=u) for u in changed],
            },
        )

    def _page(self, kind: TextKind, slug: str, lang: Lang, headers: Mapping[str, str]) -> Answer:
        folder = self._folder(kind, slug)
        if folder is None:
            status = HTTPStatus.NOT_FOUND
            return self._html(status, "desk_missing.html", lang, kind=kind, slug=slug)
        try:
            standing = self._files.read(folder)
        except ContentError as error:
            status = HTTPStatus.INTERNAL_SERVER_ERROR
            return self._html(status, "desk_fault.html", lang, problems=error.problems)
        mark = self._mark(standing)
        if headers.get(MARK) == mark and headers.get(TOKEN) == self._token:
            return Answer(HTTPStatus.NO_CONTENT, _JSON, b"")
        page = desk_page(standing, self._workspace.registry)
        base = self._workspace.settings.base
        pages = [(lang, f"{base}/{Route(kind, lang, slug).path}") for lang in LANGS]
        here = desk_address(base, slug, kind)
        shown = {"page": page, "mark": mark, "token": self._token, "pages": pages, "here": here}
        return self._html(HTTPStatus.OK, "desk.html", lang, **shown)

    def _list(self, lang: Lang) -> Answer:
        names = open_names(self._workspace.settings)
        shown = {"lists": desk_lists(self._workspace), "names": names}
        return self._html(HTTPStatus.OK, "desk_list.html", lang, **shown)

    def _moved(self, inside: str) -> Answer:
        to = quote(f"{self._workspace.settings.base}{inside}/")
        return Answer(HTTPStatus.MOVED_PERMANENTLY, "text/plain; charset=utf-8", b"", to)

    def _folder(self, kind: TextKind, slug: str) -> Path | None:
        """Find a text in the table of those that were read: nothing else is a path."""
        folder = self._workspace.folder_of(slug, kind) if is_slug(slug) else None
        if folder is None or self._workspace.settings.inputs.fault(folder):
            return None
        return folder

    def _mark(self, standing: Standing) -> str:
        """Tell what a page shows from what it showed before."""
        registry = self._workspace.registry
        if registry is not self._registry:
            self._registry, self._registries = registry, self._registries + 1
        return f"{standing.files.mark}-{self._registries}"

    def _html(self, status: HTTPStatus, name: str, lang: Lang, **context: Any) -> Answer:
        body = self._part(name, lang, **context).encode()
        return Answer(status, type_of(".html"), body, policy=_POLICY)

    def _part(self, name: str, lang: Lang, **context: Any) -> str:
        desk = desk_address(self._workspace.settings.base)
        return self._panels.render(name, lang, desk=desk, folder=FOLDER, **context).decode()


def is_of_desk(path: str, base: str) -> bool:
    """Say whether a decoded path is the desk's, of a site that lies at `base`."""
    desk = desk_address(base)
    return path == desk.removesuffix("/") or path.startswith(desk)


def _lang_of(query: str) -> Lang:
    """Say in which language the desk is to speak: Arabic, unless another one is asked for."""
    asked = parse_qs(query).get("lang", [""])[-1]
    return next((lang for lang in LANGS if lang == asked), LANGS[0])


def _text(wanted: Mapping[str, Any], name: str) -> str:
    found = wanted[name]
    if not isinstance(found, str):
        raise TypeError(name)
    return found


def _unwritten(folder: Path, error: OSError) -> Problem:
    reason = f"cannot be written ({error.strerror or error})"
    remedy = "What you typed stays here and is written once that is mended."
    path = Path(error.filename or folder)
    if path.suffix == ".partial":  # which is written beside the file, and takes its place
        path = path.with_name(path.name.removeprefix(".").rsplit(".", 2)[0])
    return Problem(path, None, reason, remedy)


def _json(status: HTTPStatus, found: Mapping[str, Any]) -> Answer:
    return Answer(status, _JSON, json.dumps(found).encode())
