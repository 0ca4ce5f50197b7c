"""What has changed in an original, as a page of the preview."""

from __future__ import annotations

from http import HTTPStatus
from pathlib import Path

import pytest
from lxml import html

from sharih.preview.page_answers import Pages
from sharih.preview.panels import Panels
from tests.helpers.pages import DIRECTIONS, language, plain
from tests.helpers.projects import Project
from tests.helpers.sample import CONGRATULATION, MEETING
from tests.helpers.workspaces import working

AR = f"content/explainers/{MEETING}/ar.md"


@pytest.fixture
def pages(project: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Pages:
    copy = project.copied(tmp_path / "copy")
    monkeypatch.chdir(copy.root)
    copy.replace(AR, "مرارًا وتكرارًا", "مرات <b>عدة</b>")
    workspace = working(copy)
    panels = Panels()
    panels.speak(workspace.settings)
    return Pages(workspace, panels, "run")


@pytest.mark.parametrize(
    ("path", "lang"), [(f"/diff/{MEETING}/", "ar"), (f"/en/diff/{MEETING}/", "en")]
)
def test_old_and_new_words_stand_beside_the_translation(pages: Pages, path: str, lang: str) -> None:
    found = pages.answer(path)
    assert found.status == HTTPStatus.OK
    page = html.document_fromstring(found.body.decode())
    assert (page.get("lang"), page.get("dir")) == (lang, DIRECTIONS[lang])
    (section,) = page.xpath("//section")
    (link,) = section.xpath("h2/a")
    assert link.get("href").endswith(f"/en/{MEETING}/#meeting-date.4")
    (desk,) = section.xpath("p/a[starts-with(@href, '/desk/')]")
    assert desk.get("href") == f"/desk/{MEETING}/?lang={lang}#meeting-date.4"
    (gone,), (came,) = section.xpath(".//del"), section.xpath(".//ins")
    assert (plain(gone), plain(came)) == ("مرارًا وتكرارًا", "مرات <b>عدة</b>")
    assert language(gone) == "ar"
    assert "Interfax quoted" in plain(section)
    twin = page.xpath("//main/p[1]/a")[0]
    assert pages.answer(twin.get("href")).status == HTTPStatus.OK


def test_what_is_in_step_says_so(pages: Pages) -> None:
    assert "Nothing is out of step." in pages.answer(f"/en/diff/{CONGRATULATION}/").body.decode()


def test_a_page_that_explains_nothing_has_one_too(pages: Pages) -> None:
    assert "Nothing is out of step." in pages.answer("/en/diff/about/").body.decode()
    path = pages.workspace.settings.pages / "about" / "ar.md"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("بالعربية والإنجليزية", "بثلاث لغات", 1), encoding="utf-8")
    pages.workspace.update({path})
    page = html.document_fromstring(pages.answer("/en/diff/about/").body.decode())
    (section,) = page.xpath("//section")
    assert [plain(words) for words in section.xpath(".//ins")] == ["بثلاث لغات"]
    assert section.xpath("h2/a/@href") == ["/en/about/#lead.1"]
    (desk,) = page.xpath("//main/p/a[starts-with(@href, '/desk/')]")
    assert (desk.get("href"), plain(desk)) == ("/desk/pages/about/?lang=en", "Translate this page")


@pytest.mark.parametrize("path", ["/diff/nobody/", "/diff/", f"/diff/{MEETING}", "/xx/diff/a/"])
def test_there_is_none_of_other_addresses(pages: Pages, path: str) -> None:
    assert pages.answer(path).status == HTTPStatus.NOT_FOUND


def test_the_bar_of_an_explainer_leads_to_it(pages: Pages) -> None:
    assert f'href="/ar/diff/{MEETING}/"' in pages.answer(f"/ar/{MEETING}/").body.decode()
    assert "/diff/" not in pages.answer("/ar/").body.decode()
