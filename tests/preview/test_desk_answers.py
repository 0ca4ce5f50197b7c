"""The desk's answers: who may write, into which files, and what becomes of it."""

from __future__ import annotations

import errno
import http.client
import json
import re
import threading
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pytest

from sharih.desk import writing
from sharih.desk.suggestions import Suggestion
from sharih.files import replace_file
from sharih.preview import desk_files
from sharih.preview.desk_answers import MARK, TOKEN, DeskAnswers
from sharih.preview.panels import Panels
from sharih.preview.requests import MOST_BYTES, Asked
from sharih.preview.workspace import Workspace
from sharih.translation.ledger_file import read_ledger
from tests.helpers.previews import Preview, previewing
from tests.helpers.projects import Project, explainer_text
from tests.helpers.sample import MEETING
from tests.helpers.workspaces import small_project, working

PATH = f"/desk/{MEETING}/"
ARABIC = "قال بوتين إن الكرملين لم يحدد موعدا. انظر [آخر](explainer:other)."
ENGLISH = "The Kremlin said that there was no date yet."
OPEN = 1
"""Nobody has translated the summary."""


@dataclass(slots=True)
class Desk:
    """A desk at work, asked as its own page asks."""

    project: Project
    workspace: Workspace
    answers: DeskAnswers
    token: str

    def page(self, path: str = PATH, query: str = "", **headers: str) -> tuple[int, str]:
        """Look at a page."""
        answer = self.answers.answer(Asked(path, query, headers, None))
        return answer.status, answer.body.decode()

    def send(
        self,
        path: str = PATH,
        token: str | None = None,
        headers: Mapping[str, str] = MappingProxyType({}),
        **wanted: Any,
    ) -> tuple[int, Any]:
        """Have something done."""
        headers = {TOKEN: self.token if token is None else token, **headers}
        answer = self.answers.answer(Asked(path, "", headers, json.dumps(wanted).encode()))
        return answer.status, json.loads(answer.body)

    def write(self, words: str, known: str = ENGLISH, **other: Any) -> tuple[int, Any]:
        """Write words for the only paragraph."""
        wanted: dict[str, Any] = {"do": "write", "key": "what.1", "side": "target", "part": 0}
        return self.send(**(wanted | {"known": known, "words": words} | other))

    def told(self, *names: str) -> None:
        """Have the preview look at files that came."""
        self.workspace.update({self.project.root / name for name in names})

    def text(self, name: str = "en.md") -> str:
        """Read a file of the explainer."""
        path = self.project.explainer(MEETING) / name
        return path.read_text(encoding="utf-8")


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """Return the desk of a project with two short explainers."""
    project = small_project(tmp_path / "project")
    monkeypatch.chdir(project.root)
    workspace, panels = working(project), Panels()
    panels.speak(workspace.settings)
    answers = DeskAnswers(workspace, panels)
    found = Desk(project, workspace, answers, "")
    named = re.search('data-token="([^"]+)"', found.page()[1])
    assert named is not None
    found.token = named[1]
    return found


def test_the_list_leads_to_every_explainer(desk: Desk) -> None:
    status, page = desk.page("/desk/")
    assert status == 200
    for slug in (MEETING, "other"):
        assert f'href="/desk/{slug}/?lang=ar"' in page
    assert '<html lang="en" dir="ltr">' in desk.page("/desk/", "lang=en")[1]


def test_the_list_leads_to_every_page_and_says_how_it_stands(desk: Desk) -> None:
    desk.project.write("content/pages/contact/ar.md", "Title: اتصل بنا\n\nكلام.\n")
    desk.project.write("content/pages/broken/ar.md", "No head.\n")
    desk.told("content/pages")
    _, page = desk.page("/desk/", "lang=en")
    for name in ("about", "contact", "broken"):
        assert f'href="/desk/pages/{name}/?lang=en"' in page
    pages = page.partition("<h2>Pages</h2>")[2]
    assert pages.index("contact") < pages.index("about")
    assert 'dir="ltr">broken</a>' in pages  # which has no title
    assert 'data-status="missing">not translated 1</span>' in pages


def test_the_list_tells_which_names_and_definitions_wait_in_which_line(desk: Desk) -> None:
    registry = '[kremlin]\nar = "الكرملين"\nen = "Kremlin"\nabout.ar = "مقر الرئاسة."\n'
    desk.project.write("content/topics.toml", registry)
    _, page = desk.page("/desk/", "lang=en")
    assert '<bdi lang="ar" dir="rtl">مقر الرئاسة.</bdi>' in page
    assert "<code>content/topics.toml:4</code>" in page
    desk.project.write("content/topics.toml", registry + 'about.en = "Seat of the president."\n')
    assert "topics.toml" not in desk.page("/desk/", "lang=en")[1]


def test_a_page_is_translated_as_an_explainer_is(desk: Desk) -> None:
    path, folder = "/desk/pages/contact/", "content/pages/contact"
    desk.project.write(f"{folder}/ar.md", "Title: اتصل بنا\nPlace: footer\n\nاكتب لنا.\n")
    desk.told(folder)
    status, page = desk.page(path, "lang=en")
    assert status == 200
    assert 'href="/ar/contact/"' in page
    assert 'href="/desk/pages/contact/?lang=ar"' in page
    assert "preview-list" not in page  # Place is no key of explainers
    status, found = desk.write("Contact us", "", path=path, key="@title")
    assert (status, found["words"], found["open"]) == (200, "Contact us", 1)
    root = desk.project.root / folder
    english = (root / "en.md").read_text(encoding="utf-8")
    assert english.startswith("Title: Contact us\nStatus: draft\nTranslation: true\n")
    assert read_ledger(root / "en.po").entries["@title"].target == "Contact us"
    status, found = desk.write("راسلنا", "اتصل بنا", path=path, key="@title", side="source")
    assert (status, found["open"]) == (200, 2)
    assert desk.send(path, do="accept", key="@title")[1]["open"] == 1


def test_a_page_and_an_explainer_called_pages_are_told_apart(desk: Desk) -> None:
    desk.project.write("content/explainers/pages/ar.md", explainer_text("شرح آخر", "كلام."))
    desk.told("content/explainers/pages")
    assert "شرح آخر" in desk.page("/desk/pages/")[1]
    assert "عن الموقع" in desk.page("/desk/pages/about/")[1]
    assert desk.page("/desk/about/")[0] == desk.page(f"/desk/pages/{MEETING}/")[0] == 404


def test_it_speaks_arabic_unless_english_is_asked_for(desk: Desk) -> None:
    for query, root in (("", '"ar" dir="rtl"'), ("lang=en", '"en" dir="ltr"'), ("lang=x", '"ar"')):
        assert f"<html lang={root}" in desk.page(query=query)[1]
    assert "ما زال" not in desk.page(query="lang=en")[1]


def test_what_is_written_is_in_the_text_and_in_the_ledger(desk: Desk) -> None:
    status, found = desk.write("The Kremlin has named no date.")
    assert (status, found["words"], found["open"]) == (200, "The Kremlin has named no date.", OPEN)
    assert desk.text().endswith("\n\nThe Kremlin has named no date.\n")
    ledger = read_ledger(desk.project.explainer(MEETING) / "en.po")
    assert ledger.entries["what.1"].target == "The Kremlin has named no date."
    assert len(found["units"]) == 1
    assert 'id="what.1"' in found["units"][0]


def test_the_original_is_written_and_its_translation_is_shown_anew(desk: Desk) -> None:
    desk.write("The Kremlin has named no date.")
    words = "قال بوتين إن الكرملين حدد موعدا في 5 مايو."
    status, found = desk.write(words, ARABIC, side="source")
    assert (status, found["open"]) == (200, OPEN + 1)
    assert words in desk.text("ar.md")
    assert 'data-status="material"' in found["units"][0]
    assert "<ins>" in found["units"][0]
    assert desk.send(do="accept", key="what.1")[1]["open"] == OPEN


def test_a_page_that_is_as_the_files_are_is_not_sent_again(desk: Desk) -> None:
    mark = re.search('data-mark="([^"]+)"', desk.page()[1])
    assert mark is not None
    headers = {MARK: mark[1], TOKEN: desk.token}
    assert desk.page(**headers) == (204, "")
    assert desk.page(**headers | {TOKEN: "of another run"})[0] == 200
    desk.write("The Kremlin has named no date.")
    assert desk.page(**headers)[0] == 200


def test_a_page_that_shows_less_than_the_files_said_is_not_taken_for_up_to_date(desk: Desk) -> None:
    def shown() -> str:
        found = re.search('data-mark="([^"]+)"', desk.page()[1])
        assert found is not None
        return found[1]

    _, first = desk.write("The Kremlin has named no date.", headers={MARK: shown()})
    mark = shown()
    assert first["mark"] == mark
    desk.project.replace(f"content/explainers/{MEETING}/en.md", "Title: A title", "Title: Another")
    words = "The Kremlin has named no day."
    _, second = desk.write(words, "The Kremlin has named no date.", headers={MARK: mark})
    assert second["mark"] == ""
    status, page = desk.page(**{MARK: mark, TOKEN: desk.token})
    assert (status, "Another" in page) == (200, True)


def test_a_change_outside_is_asked_about_where_it_is_of_the_same_passage(desk: Desk) -> None:
    path = f"content/explainers/{MEETING}/en.md"
    desk.project.replace(path, "no date yet", "no day yet")
    status, found = desk.write("Mine.")
    assert (status, found) == (409, {"code": "question", "theirs": ENGLISH.replace("date", "day")})
    assert "Mine." not in desk.text()
    desk.project.replace(path, "## What?", "## What now?")
    status, _ = desk.write("Mine.", found["theirs"])
    assert status == 200
    assert "## What now? {#what}\n\nMine.\n" in desk.text()


def test_an_editor_who_saves_between_reading_and_writing_loses_nothing(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = f"content/explainers/{MEETING}/en.md"
    written = writing.written
    saves = iter(["## What now?", "## What then?"])

    def interrupted(*arguments: Any) -> Any:
        made = written(*arguments)
        if heading := next(saves, None):
            text = re.sub(r"## \w[^{]*\?", heading, desk.text())
            desk.project.write(path, text)
        return made

    monkeypatch.setattr(desk_files, "written", interrupted)
    assert desk.write("Mine.")[0] == 200
    assert "## What then? {#what}\n\nMine.\n" in desk.text()


def test_suggestions_come_from_who_knows_one_after_the_other(desk: Desk) -> None:
    none = {"key": "what.1", "html": "", "more": False}
    assert desk.send(do="suggest", key="what.1", at=0) == (200, none)
    first = Suggestion('He named "no" <date>.', "memory", 92, ("5 is not there",))
    desk.answers._suggest = [lambda *_: [first], lambda *_: [Suggestion(ENGLISH, "firefox")]]
    status, found = desk.send(do="suggest", key="what.1", at=0)
    assert (status, found["more"]) == (200, True)
    assert 'data-suggestion="He named &#34;no&#34; &lt;date&gt;."' in found["html"]
    assert "memory 92" in found["html"]
    assert "5 is not there" in found["html"]
    assert desk.send(do="suggest", key="what.1", at=1) == (200, none)  # it stands there
    assert desk.send(do="suggest", key="what.1", at=9) == (200, none)
    assert desk.send(do="suggest", key="what.1", at="x")[0] == 400
    assert desk.send(do="suggest", key="what.7", at=0)[0] == 404


def test_the_desk_works_while_something_else_keeps_the_site_from_being_shown(desk: Desk) -> None:
    broken = {
        desk.project.write("content/topics.toml", "[a\n"),
        desk.project.write("theme/templates/base.html", "{% if %}"),
    }
    desk.workspace.update(broken)
    assert desk.workspace.state.problems
    assert desk.page()[0] == 200
    assert desk.write("The Kremlin has named no date.")[0] == 200


def test_a_text_that_cannot_be_read_is_listed_and_its_page_says_why(desk: Desk) -> None:
    folder = desk.project.explainer("spoilt")
    folder.mkdir()
    (folder / "ar.md").write_bytes(b"Title: \xff\n")
    desk.workspace.update({folder})
    assert 'href="/desk/spoilt/?lang=ar"' in desk.page("/desk/")[1]
    status, page = desk.page("/desk/spoilt/")
    assert status == 500
    assert "spoilt/ar.md:1</code>" in page


def test_two_browsers_at_two_passages_both_write(desk: Desk) -> None:
    def heading(number: int) -> None:
        known = "What?" if number == 0 else f"What {number - 1}?"
        assert desk.write(f"What {number}?", known, key="what")[0] == 200

    def paragraph(number: int) -> None:
        known = ENGLISH if number == 0 else f"Words {number - 1}."
        assert desk.write(f"Words {number}.", known)[0] == 200

    failed: list[BaseException] = []

    def run(write: Any) -> None:
        try:
            for number in range(12):
                write(number)
        except BaseException as error:  # noqa: BLE001 - told to the test's own thread
            failed.append(error)

    threads = [threading.Thread(target=run, args=(write,)) for write in (heading, paragraph)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failed == []
    assert "## What 11? {#what}\n\nWords 11.\n" in desk.text()


@pytest.mark.parametrize("full", ["en.md", "en.po"])
def test_a_full_disk_is_told_and_both_texts_are_there(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, full: str
) -> None:
    before, arabic = desk.text(), desk.text("ar.md")
    ledger = desk.text("en.po") if (desk.project.explainer(MEETING) / "en.po").exists() else None

    def no_space(path: Path, data: bytes) -> None:
        if path.name == full:
            raise OSError(
                errno.ENOSPC, "No space left on device", f"{path.parent}/.{full}.1-2.partial"
            )
        replace_file(path, data)

    monkeypatch.setattr(desk_files, "replace_file", no_space)
    status, found = desk.write("Mine.")
    assert (status, found["code"]) == (507, "disk")
    assert f"{MEETING}/{full}" in found["html"]
    assert "No space left on device" in found["html"]
    assert desk.text("ar.md") == arabic
    assert desk.text() == before or full == "en.po"
    assert ledger is None or desk.text("en.po") == ledger
    monkeypatch.undo()
    monkeypatch.chdir(desk.project.root)
    assert desk.write("Mine.")[0] == 200
    assert "Mine." in desk.text()
    assert "Mine." in desk.text("en.po")


def test_words_that_cannot_stand_there_are_told_with_file_line_and_remedy(desk: Desk) -> None:
    before = desk.text()
    status, found = desk.write("One.\n\n# Two")
    assert (status, found["code"]) == (422, "words")
    assert re.search(rf"{MEETING}/en\.md:\d+</code>", found["html"])
    assert desk.text() == before


def test_a_passage_that_has_gone_is_told(desk: Desk) -> None:
    assert desk.write("Mine.", key="what.7")[0] == 404


def test_a_ledger_that_is_damaged_is_named_and_nothing_is_written(desk: Desk) -> None:
    desk.write("Mine.")
    desk.project.write(f"content/explainers/{MEETING}/en.po", 'msgid "\n')
    status, found = desk.write("Yours.", "Mine.")
    assert (status, found["code"]) == (409, "files")
    assert "en.po" in found["html"]
    assert "Yours." not in desk.text()
    assert desk.page()[0] == 500
    assert "en.po" in desk.page()[1]


@pytest.mark.parametrize(
    "wanted",
    [
        {}, {"do": "remove", "key": "what.1"}, {"do": "write", "key": "what.1"}, {"do": "accept"},
        {"do": "write", "key": 1, "side": "target", "part": 0, "known": "", "words": ""},
        {"do": "write", "key": "what.1", "side": "both", "part": 0, "known": "", "words": ""},
        {"do": "write", "key": "what.1", "side": "target", "part": "x", "known": "", "words": ""},
        {"do": "write", "key": "what.1", "side": "target", "part": 0, "known": "", "words": None},
    ],
)  # fmt: skip
def test_anything_else_is_refused(desk: Desk, wanted: dict[str, Any]) -> None:
    before = desk.text()
    assert desk.send(**wanted) == (400, {"code": "request"})
    assert desk.text() == before


@pytest.mark.parametrize("token", ["", "wrong", "\u0661"])
def test_nothing_is_written_for_who_has_no_token_of_this_run(desk: Desk, token: str) -> None:
    before = desk.text()
    assert desk.write("Mine.", token=token) == (403, {"code": "token"})
    assert desk.text() == before


@pytest.mark.parametrize(
    "path",
    [
        "/desk/nobody/", "/desk/../", "/desk/other/../", "/desk/Other/", "/desk/.git/",
        "/desk/pages/nobody/", "/desk/pages/../", "/desk/pages/about/../", "/desk/pages/.git/",
        "/desk/pages//", "/desk/pages/pages/about/", "/desk//about/",
    ],
)  # fmt: skip
def test_only_the_table_of_texts_says_what_a_path_is(desk: Desk, path: str) -> None:
    assert desk.page(path)[0] == 404
    assert desk.send(path, do="accept", key="what.1")[0] == 404


def test_a_folder_that_leads_elsewhere_is_not_followed(desk: Desk, tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    desk.project.explainer(MEETING).rename(outside)
    desk.project.explainer(MEETING).symlink_to(outside)
    assert desk.write("Mine.")[0] in (404, 409)
    assert "Mine." not in (outside / "en.md").read_text(encoding="utf-8")


def test_a_folder_of_a_page_that_leads_elsewhere_is_not_followed(
    desk: Desk, tmp_path: Path
) -> None:
    folder, outside = desk.project.root / "content/pages/about", tmp_path / "outside"
    folder.rename(outside)
    folder.symlink_to(outside)
    before = (outside / "en.md").read_bytes()
    assert desk.write("Mine.", "About this site", path="/desk/pages/about/", key="@title")[0] in (
        404,
        409,
    )
    assert (outside / "en.md").read_bytes() == before


def test_a_translation_put_back_is_as_old_as_it_was_until_it_is_accepted(desk: Desk) -> None:
    first = "Putin said the Kremlin had not set a date. See [another](explainer:other)."
    second = "Putin said the Kremlin had set a date, 5 May."
    assert desk.write(first)[1]["open"] == OPEN
    desk.write("قال بوتين إن الكرملين حدد موعدا في 5 مايو.", ARABIC, side="source")
    assert desk.write(second, first)[1]["open"] == OPEN
    assert desk.write(first, second)[1]["open"] == OPEN + 1
    assert desk.send(do="accept", key="what.1")[1]["open"] == OPEN
    assert desk.write(second, first)[1]["open"] == OPEN
    assert desk.write(first, second)[1]["open"] == OPEN


@pytest.mark.parametrize("after", [0.0, 0.02, 0.1])
def test_a_preview_that_is_killed_while_it_writes_leaves_both_texts_whole(
    tmp_path: Path, after: float
) -> None:
    project = small_project(tmp_path / "project")
    folder = project.explainer(MEETING)
    before = {name: (folder / name).read_text(encoding="utf-8") for name in ("ar.md", "en.md")}
    written = {before["en.md"]}
    with previewing(project.root) as running:
        page = running.get(PATH)[2].decode()
        token = re.search('data-token="([^"]+)"', page)
        assert token is not None
        killing = threading.Timer(after, running.process.kill)
        known = ENGLISH
        for number in range(1000):
            words = f"Words {number} of many. " * 200
            wanted = {"do": "write", "key": "what.1", "side": "target", "part": 0}
            body = json.dumps(wanted | {"known": known, "words": words}).encode()
            written.add(before["en.md"].replace(ENGLISH, words.strip()))
            if number == 3:
                killing.start()
            try:
                assert running.post(PATH, body, **{"X-Sharih-Token": token[1]})[0] == 200
            except (OSError, http.client.HTTPException):
                break
            known = words
        else:
            pytest.fail("it was not killed")
    assert (folder / "ar.md").read_text(encoding="utf-8") == before["ar.md"]
    assert (folder / "en.md").read_text(encoding="utf-8") in written
    read_ledger(folder / "en.po")  # raises where it is not whole
    visible = {path.name for path in folder.iterdir() if not path.name.startswith(".")}
    assert visible <= {"ar.md", "en.md", "en.po"}


POST = json.dumps({"do": "accept", "key": "what.1"}).encode()


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 403),  # all is well but the token
        ({"Origin": ""}, 403),
        ({"Origin": "http://evil.example"}, 403),
        ({"Origin": "null"}, 403),
        ({"Origin": "https://127.0.0.1:{port}"}, 403),
        ({"Host": "evil.example"}, 403),
        ({"Sec_Fetch_Site": "cross-site"}, 403),
        ({"Sec_Fetch_Site": "same-site"}, 403),
        ({"Content_Type": "text/plain"}, 415),
        ({"Content_Type": "application/x-www-form-urlencoded"}, 415),
        ({"Content_Length": ""}, 411),
        ({"Content_Length": "", "Transfer_Encoding": "chunked"}, 411),
        ({"Content_Length": "-1"}, 400),
        ({"Content_Length": str(MOST_BYTES + 1)}, 413),
    ],
)
def test_the_server_takes_nothing_that_no_page_of_its_own_sends(
    preview: Preview, headers: dict[str, str], status: int
) -> None:
    named = {name: value.format(port=preview.port) for name, value in headers.items()}
    found, body = preview.post(f"/repo{PATH}", POST, **named)
    assert found == status
    assert (b"token" in body) == (headers == {})


def test_only_the_desk_is_sent_anything(preview: Preview) -> None:
    assert preview.post("/repo/ar/", POST)[0] == 405
    for path in ("/repo/desk", f"/repo{PATH[:-1]}", "/repo/desk/a%0D%0AX-Own%3A%20yes"):
        status, headers, _ = preview.get(path)
        assert (status, headers["location"]) == (301, f"{path}/")
    status, headers, body = preview.get(f"/repo{PATH}")
    assert status == 200
    assert "frame-ancestors 'none'" in headers["content-security-policy"]
    assert "unsafe" not in headers["content-security-policy"]
    assert b" style=" not in body
    assert b"<style" not in body
    assert b"onclick" not in body
    assert "access-control-allow-origin" not in headers


def test_a_built_folder_has_no_desk(built: Preview) -> None:
    assert built.get(PATH)[0] == 404
    assert built.post(PATH, POST)[0] == 405
