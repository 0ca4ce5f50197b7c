"""A build that makes only what differs leaves the site that a clean build makes."""

from __future__ import annotations

import re
import shutil
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from sharih.content.editions import Edition, Explainer
from sharih.content.explainers import load_entry
from sharih.rebuild.store import Store
from sharih.site import reading
from tests.helpers.projects import explainer_text
from tests.helpers.rebuild_changes import change_picture_of_page
from tests.helpers.rebuilds import LOOK, SETTINGS, Quick, Rebuilt, edit, write_settings

TRANSLATION = {"ar": "", "en": "true"}


@pytest.fixture(scope="module", autouse=True)
def _quick() -> Iterator[None]:
    with Quick():
        yield


@pytest.fixture
def site(tmp_path: Path) -> Rebuilt:
    """Return a small project that was built."""
    found = Rebuilt(tmp_path)
    assert found.run(found.project, "--no-convert").returncode == 0
    return found


def without_story(text: str) -> str:
    """Take the story out of an edition."""
    return "".join(line for line in text.splitlines(True) if not line.startswith("Story:"))


# --- what other pages and the frame show --------------------------------------------------------


@pytest.mark.parametrize("file", ["css/base.css", "js/share-page.js"])
def test_a_style_or_a_script_that_changes_has_another_address_on_every_page(
    site: Rebuilt, file: str
) -> None:
    edit(site.project.root / "theme/static" / file, lambda text: f"{text}\n/* more */\n")
    assert site.build("--no-convert").returncode == 0


@pytest.mark.parametrize("name", sorted(LOOK))
def test_a_file_of_the_look_that_changes_is_seen_and_else_there_is_nothing_to_do(
    site: Rebuilt, name: str
) -> None:
    """Also one that only a style sheet names, and one that lies beside the settings."""
    time.sleep(0.1)  # else the times of its files could not be trusted
    assert site.build("--no-convert").returncode == 0
    assert "Nothing has changed" in site.run(site.project, "--no-convert").stdout
    edit(site.project.root / name, lambda text: text.replace("p {", "i {").replace("</", " </", 1))
    done = site.build("--no-convert")
    assert done.returncode == 0
    assert "Nothing has changed" not in done.stdout
    (site.project.root / name).unlink()
    done = site.build("--no-convert")
    assert done.returncode == 1
    assert f"names {name}, which is not there." in done.stderr


def test_a_text_that_is_edited_keeps_the_look_of_its_page(site: Rebuilt) -> None:
    assert site.build("--no-convert").returncode == 0
    edit(site.project.explainer("one") / "en.md", lambda text: f"{text.rstrip()}\n\nMore.\n")
    assert site.build("--no-convert").returncode == 0
    page = (site.project.output / "en/one/index.html").read_text(encoding="utf-8")
    assert re.search(r'<img class="logo" src="/static/logo\.\w+\.svg" width="60"', page)


@pytest.mark.parametrize("data", [None, "<svg", "folder", "link"])
def test_a_picture_that_goes_or_is_spoilt_is_seen_and_one_that_comes_back(
    site: Rebuilt, data: str | None
) -> None:
    """Also while the text is edited."""
    path = site.project.explainer("six") / "map.svg"
    whole = path.read_text(encoding="utf-8")
    page = site.project.output / "ar/six/index.html"
    path.unlink()
    if data == "folder":
        path.mkdir()
    elif data == "link":
        path.symlink_to("/etc/hostname")
    elif data:
        path.write_text(data, encoding="utf-8")
    for _ in range(2):
        edit(path.with_name("ar.md"), lambda text: f"{text}\nكلمة أخرى.\n")
        done = site.build("--no-convert")
        assert (done.returncode, done.stderr.count("map.svg")) == (0, 1), done.stderr
        assert "picture-unseen" in page.read_text(encoding="utf-8")
    path.rmdir() if data == "folder" else path.unlink(missing_ok=True)
    path.write_text(whole, encoding="utf-8")
    assert "map.svg" not in site.build("--no-convert").stderr
    assert "picture-unseen" not in page.read_text(encoding="utf-8")


def test_a_chart_that_comes_or_changes_is_seen_in_lists(site: Rebuilt) -> None:
    path = site.project.explainer("one") / "ar.md"
    whole = path.read_text(encoding="utf-8")
    seen = []
    for number in ("3", "4", ""):
        table = f"| أ | ب |\n| --- | --- |\n| 2020 | 1 |\n| 2021 | {number} |\n{{: .chart}}\n"
        path.write_text(f"{whole.rstrip()}\n\n{table if number else ''}", encoding="utf-8")
        assert site.build("--no-convert").returncode == 0
        topic = site.project.output / "ar/topics/harbour/index.html"
        seen.append(re.findall("<polyline.*", topic.read_text(encoding="utf-8")))
    assert [len(each) for each in seen] == [1, 1, 0]
    assert seen[0] != seen[1]


def test_the_navigation_leads_to_pages_that_are_there(site: Rebuilt) -> None:
    about = site.project.root / "content/pages/about"
    shutil.move(about, site.folder / "aside")
    assert site.build("--no-convert").returncode == 0
    shutil.move(site.folder / "aside", about)
    assert site.build("--no-convert").returncode == 0
    for path in (site.project.root / "content/explainers").glob("*/*.md"):
        edit(path, without_story)
    assert site.build("--no-convert").returncode == 0


@pytest.mark.parametrize("where", ["told", "text", "original"])
def test_a_link_leads_to_the_edition_that_there_is(site: Rebuilt, where: str) -> None:
    """In its text, in a timeline that a topic's page tells, in what a translation lacks."""
    link = "[القمر](explainer:moon)"
    timeline = "\n\n## التسلسل الزمني {{#timeline}}\n\n2025-01-01\n:   خبر {0}.\n"
    texts = {
        "told": {"ar": timeline.format(link)},
        "text": {"ar": f"خبر {link}.", "en": f"News {link}."},
        "original": {"ar": f"خبر.\n\nخبر آخر {link}.", "en": "News."},
    }
    for lang, body in texts[where].items():
        text = explainer_text("خبر", body, Tags="salma-nadir", Translation=TRANSLATION[lang])
        site.project.write(f"content/explainers/seen/{lang}.md", text)
    for lang in ("ar", "en"):
        text = explainer_text("القمر", "خبر.", Tags="fishers-union", Translation=TRANSLATION[lang])
        site.project.write(f"content/explainers/moon/{lang}.md", text)
    assert site.build("--no-convert").returncode == 0
    (site.project.explainer("moon") / "en.md").unlink()
    assert site.build("--no-convert").returncode == 0


def test_a_link_leads_to_the_page_that_there_is(site: Rebuilt) -> None:
    """After its text was edited, and after the page has lost a language."""
    for lang in ("ar", "en"):
        head = f"Title: Rules\nTranslation: {TRANSLATION[lang]}\n"
        site.project.write(f"content/pages/rules/{lang}.md", f"{head}\nText.\n")
    path = site.project.explainer("one") / "en.md"
    edit(path, lambda text: f"{text.rstrip()}\n\nSee [them](page:rules).\n")
    assert site.build("--no-convert").returncode == 0
    edit(path, lambda text: text.replace("See", "Look at"))
    assert site.build("--no-convert").returncode == 0
    (site.project.root / "content/pages/rules/en.md").unlink()
    assert site.build("--no-convert").returncode == 0
    page = (site.project.output / "en/one/index.html").read_text(encoding="utf-8")
    assert 'href="/ar/rules/"' in page


# --- files of others ----------------------------------------------------------------------------


def test_a_picture_of_a_page_that_changes_is_shown(site: Rebuilt) -> None:
    """All builds leave what a clean one would: with it, with another, without it."""
    for n in (1, 2, 4, 3):
        change_picture_of_page(site, n)
        done = site.build("--no-convert")
        assert done.returncode == 0, done.stderr
        assert ("house.svg is not there" in done.stderr) is (n == 4)
    assert site.build_again("--no-convert") == 0


def put_foreign(site: Rebuilt, name: str, text: str) -> None:
    """Put a file into the output in one step, as editors do."""
    path = site.project.output / name
    path.parent.mkdir(parents=True, exist_ok=True)
    partial = path.with_name(".partial")
    partial.write_text(text, encoding="utf-8")
    partial.replace(path)
    site.foreign[name] = text.encode()


@pytest.mark.parametrize("what", ["replaced", "more", "deleted", "in a folder that was empty"])
def test_files_of_others_stay_as_they_are_when_a_text_is_edited(site: Rebuilt, what: str) -> None:
    """Also in folders that have no file of the site."""
    put_foreign(site, "mine/deep/x.txt", "1")
    (site.project.output / "mine/empty").mkdir()
    for _ in range(2):
        assert site.build("--no-convert").returncode == 0
    if what == "deleted":
        (site.project.output / "mine/deep/x.txt").unlink()
        site.foreign.clear()
    else:
        names = {"replaced": "deep/x.txt", "more": "deep/y.txt"}
        put_foreign(site, f"mine/{names.get(what, 'empty/y.txt')}", "2")
    edit(site.project.explainer("one") / "ar.md", lambda text: f"{text.rstrip()}\n\nفقرة.\n")
    assert site.build("--no-convert").returncode == 0


@pytest.mark.parametrize(
    "folder",
    [
        "static/pictures/mine",
        "mine",
        "ar/mine",
    ],
)
def test_a_folder_of_others_that_came_stays_when_a_text_is_edited(
    site: Rebuilt, folder: str
) -> None:
    for _ in range(2):
        assert site.build("--no-convert").returncode == 0
    put_foreign(site, f"{folder}/x.txt", "1")
    edit(site.project.explainer("one") / "ar.md", lambda text: f"{text.rstrip()}\n\nفقرة.\n")
    assert site.build("--no-convert").returncode == 0


# --- what is remembered -------------------------------------------------------------------------


def test_what_another_version_remembered_in_another_form_is_no_failure(
    site: Rebuilt, monkeypatch: pytest.MonkeyPatch
) -> None:
    Store(str(site.memory)).save("site", (("one thing",), {}))
    monkeypatch.setattr("sharih.rebuild.record.library_versions", lambda: ["another"])
    assert site.build("--no-convert").returncode == 0


def test_what_a_program_in_another_place_remembered_is_not_what_this_one_would_do(
    site: Rebuilt, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert site.build("--no-convert").returncode == 0
    assert "Nothing has changed" in site.build("--no-convert").stdout
    monkeypatch.setattr("sharih.rebuild.record.program_home", lambda: "/elsewhere")
    assert "Nothing has changed" not in site.build("--no-convert").stdout


def test_a_text_that_changed_while_it_was_read_is_not_known(
    site: Rebuilt, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is put back before the next build, which would take it for what it was."""
    path = site.project.explainer("one") / "ar.md"
    edit(path, lambda text: f"{text}\nفقرة.\n")
    written = path.read_text(encoding="utf-8")

    def load_another(folder: Path, *arguments: Any) -> Explainer[Edition] | None:
        if folder.name == "one":
            path.write_text(f"{written}\nفقرة أخرى.\n", encoding="utf-8")
        return load_entry(folder, *arguments)

    with monkeypatch.context() as patched:
        patched.setattr(reading, "load_entry", load_another)
        site.run(site.project, "--no-convert")
    path.write_text(written, encoding="utf-8")
    assert site.build("--no-convert").returncode == 0


def test_a_folder_that_became_a_link_out_of_the_project_is_refused(site: Rebuilt) -> None:
    """Its files have the stamps that they had."""
    folder = site.project.explainer("one")
    folder.rename(site.folder / "outside")
    folder.symlink_to(site.folder / "outside")
    done = site.build("--no-convert")
    assert "leads out of the project" in done.stderr


def test_the_folder_of_all_texts_that_became_a_link_out_of_the_project_is_refused(
    site: Rebuilt,
) -> None:
    folder = site.project.root / "content/explainers"
    folder.rename(site.folder / "outside")
    folder.symlink_to(site.folder / "outside")
    done = site.build("--no-convert")
    assert "leads out of the project" in done.stderr


def test_settings_that_are_functions_or_sets_are_the_same_in_each_build(site: Rebuilt) -> None:
    write_settings(site.project, SETTINGS)
    edit(
        site.project.root / "pelicanconf.py",
        lambda text: (
            f"{text}\nJINJA_FILTERS = {{'x': lambda value: value}}\nNAMES = {{'a', 'b'}}\n"
        ),
    )
    assert site.build("--no-convert").returncode == 0
    assert site.build_again("--no-convert") == 0


def test_ledgers_that_a_build_writes_do_not_count_as_changes_meanwhile(site: Rebuilt) -> None:
    """Bodies of more texts than are kept at hand are read once more, after their ledgers."""
    assert site.build().returncode == 0
    for path in (site.project.root / "content/explainers").glob("*/*.md"):
        edit(path, lambda text: text.replace("نص قصير", "نص طويل").replace("A short", "A long"))
    assert site.build("--no-convert").returncode == 0
    edit(site.project.root / "theme/templates/explainer.html", lambda text: f"{text}<!-- x -->")
    assert site.build().returncode == 0


def test_a_build_after_one_that_recorded_translations_has_nothing_to_do(site: Rebuilt) -> None:
    assert site.build().returncode == 0
    assert site.build_again() == 0


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("Proposed: title\n", "published while title is only proposed"),
        ("Rights:", "Rights is empty"),
        ("Summary:", "Summary is empty"),
        ("Title:", "no Title"),
    ],
)
def test_what_a_published_text_must_have_is_asked_of_an_edited_one_too(
    site: Rebuilt, line: str, told: str
) -> None:
    """Also where nothing else has changed, and others see the same of it."""
    key = line.partition(":")[0]
    site.project.write("content/explainers/whole/ar.md", explainer_text("خبر", "نص."))
    assert site.build("--no-convert").returncode == 0

    def mended(text: str) -> str:
        lines = [each for each in text.splitlines(True) if not each.startswith(f"{key}:")]
        return "".join([line.rstrip("\n") + "\n", *lines])

    edit(site.project.explainer("whole") / "ar.md", mended)
    done = site.build("--no-convert")
    assert done.returncode == 1
    assert told in done.stderr
