"""The pages of the preview: what is told on them beside the site's own words."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from sharih.preview.page_answers import Pages
from sharih.preview.panels import Panels
from tests.helpers.projects import explainer_text
from tests.helpers.sample import MEETING
from tests.helpers.workspaces import small_project, working


def test_a_bad_seed_is_told_on_every_page_and_keeps_no_page_from_being_shown(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    project = small_project(tmp_path / "project")
    monkeypatch.chdir(project.root)
    workspace = working(project)
    pages = Pages(workspace, Panels(), "run")
    version = workspace.state.version
    seed = project.write("seeds/empty.txt", "")
    assert workspace.may_convert({seed})
    workspace.convert()
    assert workspace.state.problems == ()
    assert workspace.state.version > version  # so that open pages show the bar that tells it
    assert "seeds/empty.txt: is empty" in "\n".join(map(str, workspace.state.told))
    for path in ("/", f"/ar/{MEETING}/", "/en/topics/kremlin/", "/nowhere/"):
        assert b"<code>seeds/empty.txt</code>" in pages.answer(path).body, path
    text = explainer_text("عنوان آخر", "كلام آخر.")
    workspace.update({project.write(f"content/explainers/{MEETING}/ar.md", text)})
    assert "عنوان آخر".encode() in pages.answer(f"/ar/{MEETING}/").body

    seed.unlink()
    register = project.write("content/seeds.toml", "[a\n")
    workspace.convert()
    assert [problem.shown for problem in workspace.state.seed_errors] == ["content/seeds.toml"]
    assert workspace.state.problems == ()
    register.unlink()
    assert workspace.may_convert({register})  # what is mended there is taken in
    workspace.convert()
    assert workspace.state.seed_errors == ()
    assert b"seeds" not in pages.answer(f"/ar/{MEETING}/").body


FRAMES = {
    "ar": ('lang="ar" dir="rtl" aria-label="معاينة"', "<dt>الملف</dt>", "لا يمكن عرض هذا بعد"),
    "en": ('lang="en" dir="ltr" aria-label="Preview"', "<dt>File</dt>", "This cannot be shown yet"),
}
"""The frame of bar, panels and overlay in each language: a part of each."""


@pytest.mark.parametrize(
    ("path", "lang"),
    [
        ("/", "ar"),
        (f"/ar/{MEETING}/", "ar"),
        (f"/en/{MEETING}/", "en"),
        (f"/ar-en/{MEETING}/", "ar"),
        ("/en/topics/kremlin/", "en"),
        ("/nowhere/", "ar"),
        ("/en/nowhere/", "ar"),  # 404.html is one page, whose frame is Arabic
    ],
)
def test_the_frame_of_the_bar_is_in_the_language_of_the_page(
    tmp_path: Path, path: str, lang: str
) -> None:
    project = small_project(tmp_path / "project")
    workspace, panels = working(project), Panels()
    panels.speak(workspace.settings)
    page = Pages(workspace, panels, "run").answer(path).body.decode()
    bar = page[page.index('<aside class="preview-bar"') :]
    marks, words, _ = FRAMES[lang]
    assert f'<html lang="{lang}"' in page
    assert bar.startswith(f'<aside class="preview-bar" {marks}>')
    assert words in bar or "<dt>" not in bar


@pytest.mark.parametrize(("path", "lang"), [("/ar/x/", "ar"), ("/en/x/", "en"), ("/", "ar")])
def test_the_page_of_problems_is_in_the_language_of_its_address(
    tmp_path: Path, path: str, lang: str
) -> None:
    project = small_project(tmp_path / "project")
    project.write("content/topics.toml", "[a")
    workspace, panels = working(project), Panels()
    panels.speak(workspace.settings)
    page = Pages(workspace, panels, "run").answer(path).body.decode()
    assert f"<h1>{FRAMES[lang][2]}</h1>" in page
    assert '<ul class="preview-list" lang="en" dir="ltr">' in page
    message = json.loads(Pages(workspace, panels, "run").message())["problems"]
    for each, (marks, _, heading) in FRAMES.items():
        assert message[each].startswith(f"<div {marks.partition(' aria')[0]}>\n<h2>{heading}</h2>")


def test_without_arabic_texts_the_frame_is_english_and_says_so(tmp_path: Path) -> None:
    project = small_project(tmp_path / "project")
    project.write("theme/locale/ar/LC_MESSAGES/theme.po", 'msgid "a"\nmsgstr nothing\n')
    workspace, panels = working(project), Panels()
    panels.speak(workspace.settings)
    page = Pages(workspace, panels, "run").answer(f"/ar/{MEETING}/").body.decode()
    assert '<html lang="en" dir="ltr">' in page
    assert FRAMES["en"][2] in page


def test_the_bar_has_the_digits_of_the_site(tmp_path: Path) -> None:
    project = small_project(tmp_path / "project")
    settings = (project.root / "pelicanconf.py").read_text(encoding="utf-8")
    project.write("pelicanconf.py", f'{settings}\nSHARIH_DIGITS = "arab"\n')
    workspace, panels = working(project), Panels()
    panels.speak(workspace.settings)
    page = Pages(workspace, panels, "run").answer(f"/ar/{MEETING}/").body.decode()
    assert re.search(r"<dt>الكلمات</dt><dd>[٠-٩]+</dd>", page)


def test_a_page_whose_picture_is_gone_is_shown_and_says_so(tmp_path: Path) -> None:
    project = small_project(tmp_path / "project")
    text = explainer_text("صور", "![مطحنة](mill.jpg)\n\nنص.\n")
    project.write("content/explainers/pictured/ar.md", text)
    workspace, panels = working(project), Panels()
    panels.speak(workspace.settings)
    page = Pages(workspace, panels, "run").answer("/ar/pictured/").body.decode()
    assert re.search(r'<p class="picture-unseen">.*مطحنة</p>', page)
    assert "the picture mill.jpg is not there" in page[page.index('<aside class="preview-bar"') :]
    assert not workspace.state.problems
