"""What the preview has in memory is what a build would make."""

from __future__ import annotations

import shutil
from pathlib import Path

from tests.helpers.projects import explainer_text
from tests.helpers.sample import MEETING
from tests.helpers.workspaces import made, shown, small_project, working

SETTINGS = """DEFAULT_PAGINATION = 1
THEME = 'theme'
PATH = 'content'
THEME_TEMPLATES_OVERRIDES = ['overrides']
"""


def test_every_edit_gives_the_pages_that_a_build_gives(tmp_path: Path) -> None:
    project = small_project(tmp_path / "project")
    workspace = working(project)
    assert shown(workspace) == made(project)
    slug = f"content/explainers/{MEETING}"
    body = "## ماذا؟ {#what}\n\nكلام عن [سؤال](explainer:another#what) وعن الكرملين."
    edits = [
        (f"{slug}/en.md", None),
        ("content/explainers/another/ar.md", explainer_text("شرح آخر", body, Old_slugs="older")),
        ("content/explainers/third/ar.md", explainer_text("ثالث", "[قديم](/ar/older/)")),
        (f"{slug}/ar.md", explainer_text("عنوان جديد", body, Tags="kremlin", Date="2020-01-01")),
        ("content/pages/about/en.md", None),
        ("theme/static/css/base.css", "@layer base { p { color: red; } }\n"),
        ("content/explainers/third", None),
        ("content/pages/contact/ar.md", "Title: اتصل بنا\nOrder: 3\n\nنص.\n"),
        ("content/pages/contact/en.md", "Title: Contact\nTranslation: true\n\n[a](page:about)\n"),
        ("content/pages/contact/ar.md", "Title: راسلنا\nStatus: draft\n\nنص.\n"),
        ("content/pages/contact", None),
        ("pelicanconf.py", SETTINGS),
        ("overrides/404.html", "<!doctype html>\n<title>first</title>\n"),
        ("overrides/404.html", "<!doctype html>\n<title>second</title>\n"),
        ("overrides/404.html", None),
        ("pelicanconf.py", f'{SETTINGS}MENUITEMS = [("A", "/topics/")]\n'),
    ]
    (project.root / "overrides").mkdir()
    for name, text in edits:
        path = project.root / name
        if text is not None:
            project.write(name, text)
        elif path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink()
        workspace.update({path})
        assert workspace.state.problems == ()
        assert shown(workspace) == made(project), name


def test_an_edit_of_the_look_gives_the_pages_that_a_build_gives(tmp_path: Path) -> None:
    project = small_project(tmp_path / "project")
    workspace = working(project)
    settings = (project.root / "pelicanconf.py").read_text(encoding="utf-8")
    drawing = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 30 {}"/>'
    look = 'SHARIH_STYLES = ["look/style.css"]\nSHARIH_LOGO = "look/logo.svg"\n'
    project.write("look/logo.svg", drawing.format(20))
    project.write("look/style.css", "p { color: teal }\n")
    edits = [
        ("pelicanconf.py", f"{settings}\n{look}", True),
        ("look/style.css", '@import "more.css";\n', None),
        ("look/more.css", "p { background: url(dots.svg) }\n", None),
        ("look/dots.svg", drawing.format(3), False),
        ("look/style.css", "p { color: red }\n", False),
        ("look/logo.svg", drawing.format(40), True),
        ("look/logo.svg", "", None),
        ("look/logo.svg", drawing.format(50), True),
    ]
    for name, text, another in edits:
        former = workspace.state
        project.write(name, text)
        workspace.update({project.root / name})
        now = workspace.state
        assert bool(now.problems) == (another is None), name
        if another is None:
            assert now.renderer is former.renderer
            continue
        assert shown(workspace) == made(project), name
        assert (now.version > former.version) == another, name
    assert project.root / "look" in workspace.watched()
    assert project.root not in workspace.watched()


def test_a_folder_of_the_look_that_comes_later_is_seen(tmp_path: Path) -> None:
    project = small_project(tmp_path / "project")
    settings = (project.root / "pelicanconf.py").read_text(encoding="utf-8")
    project.write("pelicanconf.py", f'{settings}\nSHARIH_STYLES = ["look/style.css"]\n')
    workspace = working(project)
    assert [one.path.name for one in workspace.state.problems] == ["pelicanconf.py"]
    assert project.root / "look" in workspace.watched()
    project.write("look/style.css", "p { color: teal }\n")
    workspace.update({project.root / "look"})
    assert not workspace.state.problems
    assert shown(workspace) == made(project)


def test_a_theme_of_the_projects_own_may_come_and_go(tmp_path: Path) -> None:
    project = small_project(tmp_path / "project")
    theme, aside = project.root / "theme", tmp_path / "aside"
    project.replace("theme/templates/partials/footer.html", "<footer", "<footer data-ours")
    theme.rename(aside)
    workspace = working(project)
    first = shown(workspace)
    aside.rename(theme)
    workspace.update({theme})
    assert theme in workspace.watched()
    assert shown(workspace) == made(project) != first
    theme.rename(aside)
    workspace.update({theme})
    assert workspace.state.problems == ()
    assert shown(workspace) == first


def test_a_broken_template_before_the_theme_s_is_told_until_it_is_mended(tmp_path: Path) -> None:
    project = small_project(tmp_path / "project")
    (project.root / "overrides").mkdir()
    project.write("pelicanconf.py", SETTINGS)
    workspace = working(project)
    assert project.root / "overrides" in workspace.watched()
    before = shown(workspace)
    path = project.write("overrides/home.html", "{% extends '!theme/home.html' %}\n{% if %}\n")
    workspace.update({path})
    (problem,) = workspace.state.problems
    assert (problem.path, problem.line) == (path, 2)
    assert shown(workspace) == before
    path.unlink()
    workspace.update({path})
    assert workspace.state.problems == ()
    assert shown(workspace) == made(project)


def test_a_renamed_topic_is_linked_in_texts_that_did_not_change(tmp_path: Path) -> None:
    project = small_project(tmp_path / "project")
    workspace = working(project)
    page = workspace.page(f"en/{MEETING}/")
    project.replace("content/topics.toml", 'en = "NATO"', 'en = "no date"')
    workspace.update({project.root / "content/topics.toml"})
    assert workspace.page(f"en/{MEETING}/") != page
    assert shown(workspace) == made(project)


def test_a_broken_text_leaves_the_last_good_site_until_it_is_mended(tmp_path: Path) -> None:
    project = small_project(tmp_path / "project")
    workspace = working(project)
    before, version = shown(workspace), workspace.state.version
    path = project.explainer(MEETING) / "ar.md"
    good = path.read_bytes()
    for bad in (b"", b"\xff", good[: good.index(b"Status: publ") + 12]):
        path.write_bytes(bad)
        workspace.update({path})
        assert workspace.state.problems
        assert shown(workspace) == before
        assert workspace.state.version == version
    path.write_bytes(good)
    workspace.update({path})
    assert workspace.state.problems == ()
    assert workspace.state.version > version
    assert shown(workspace) == before


def test_of_a_damaged_ledger_nothing_is_told_that_only_follows(tmp_path: Path) -> None:
    project = small_project(tmp_path / "project")
    folder = project.explainer("other")
    body = "[نص](explainer:other) و[عن](page:about)."
    project.write("content/pages/contact/ar.md", f"Title: راسلنا\n\n{body}\n")
    workspace = working(project)
    for from_the_start in (False, True):
        path = project.write("content/explainers/other/en.po", 'msgid "x\n')
        if from_the_start:
            workspace = working(project)
        workspace.update({path})
        assert {problem.path for problem in workspace.state.problems} == {path}
        path.unlink()
        workspace.update({path})
        assert workspace.state.problems == ()
        assert shown(workspace) == made(project)
    shutil.rmtree(folder)
    workspace.update({folder})
    told = {problem.path.parent.name for problem in workspace.state.problems}
    assert told == {MEETING, "contact"}


def test_a_thousand_files_at_once_are_all_taken_in(tmp_path: Path) -> None:
    project = small_project(tmp_path / "project")
    workspace = working(project)
    for number in range(300):
        text = explainer_text(f"شرح {number}", "نص.")
        project.write(f"content/explainers/n-{number}/ar.md", text)
    # Of so many changes the system may have lost the greater part.
    some = {project.explainer(f"n-{number}") / "ar.md" for number in range(60)}
    workspace.update(some)
    assert workspace.page("ar/n-299/") is not None
    assert workspace.overlooked() == set()
    shutil.rmtree(project.root / "content/explainers/n-7")
    assert workspace.overlooked() == {project.explainer("n-7")}


def test_an_unreadable_file_is_a_problem_and_no_crash(tmp_path: Path) -> None:
    project = small_project(tmp_path / "project")
    workspace = working(project)
    path = project.explainer(MEETING) / "ar.md"
    path.unlink()
    path.mkdir()  # not even root can read this as a file
    workspace.update({path})
    assert "ar.md" in str(workspace.state.problems)


def test_a_new_seed_is_converted_as_the_settings_say(tmp_path: Path) -> None:
    project = small_project(tmp_path / "project")
    settings = (project.root / "pelicanconf.py").read_text(encoding="utf-8")
    project.write("pelicanconf.py", f"{settings}\nSHARIH_TOPIC_THRESHOLD = 99\n")
    workspace = working(project)
    title = "ماذا قال الكرملين عن بوتين؟"
    project.write("seeds/new.txt", f"{title}\nقال الكرملين إن بوتين في الكرملين.\nوصمت بوتين.\n")
    workspace.convert()
    texts = (project.root / "content/explainers").glob("*/ar.md")
    (draft,) = (text for path in texts if title in (text := path.read_text(encoding="utf-8")))
    assert "Tags:" not in draft


def test_seeds_of_every_kind_are_new_until_they_are_known_and_other_files_never_are(
    tmp_path: Path,
) -> None:
    project = small_project(tmp_path / "project")
    workspace = working(project)
    workspace.convert()
    assert not workspace.has_new_seeds()
    project.write("seeds/notes.pdf", "%PDF-1.7")
    assert not workspace.has_new_seeds()
    project.write("seeds/page.html", "<h1>خبر المحادثات اليوم</h1><p>بدأت المحادثات صباحا.</p>")
    assert workspace.has_new_seeds()
    workspace.convert()
    assert not workspace.has_new_seeds()
