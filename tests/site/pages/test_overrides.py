"""Templates of a site's own come before the theme's, one by one, without copying the theme."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from sharih.settings import load_settings
from sharih.site.pages.templates import Templates
from tests.helpers.projects import Project, copied_project, digests, explainer_text

BASE = """{% extends "!theme/base.html" %}
{% block after %}
<aside class="ours">{{ site.name(lang) }}, {{ page.kind }}</aside>
{{ super() }}
{% endblock %}
{% block footer %}
{{ super() }}
<p class="ours">{% if lang == "ar" %}منا{% else %}Ours{% endif %}</p>
{% endblock %}
"""
FOOT = '<footer class="colophon">{% include "!theme/partials/foot_links.html" %}ours</footer>\n'


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    """Return a project of one explainer with a folder of templates of its own."""
    made = copied_project(tmp_path / "project")
    for folder in ("content/explainers", "content/pages", "seeds"):
        shutil.rmtree(made.root / folder)
    made.write("content/explainers/bread/ar.md", explainer_text("الخبز", "نص."))
    (made.root / "overrides").mkdir()
    text = (made.root / "pelicanconf.py").read_text(encoding="utf-8")
    made.write("pelicanconf.py", f'{text}\nTHEME_TEMPLATES_OVERRIDES = ["overrides"]\n')
    monkeypatch.chdir(made.root)
    return made


def build(project: Project, *words: str) -> None:
    result = project.run("build", "--no-convert", *words)
    assert result.returncode == 0, result.stderr


def page(project: Project, path: str) -> str:
    return (project.output / path / "index.html").read_text(encoding="utf-8")


def test_a_folder_without_templates_changes_nothing(project: Project) -> None:
    build(project)
    before = digests(project.output)
    project.replace("pelicanconf.py", '["overrides"]', "[]")
    build(project, "--clean")
    assert digests(project.output) == before


def test_a_template_takes_the_place_of_the_theme_s_and_may_extend_it(project: Project) -> None:
    build(project)
    before = page(project, "en/topics")
    project.write("overrides/base.html", BASE)
    project.write("overrides/partials/footer.html", FOOT)
    build(project)
    after = page(project, "en/topics")
    assert '<aside class="ours">Sharih, topics</aside>' in after
    assert '<aside class="ours">شارح, explainer</aside>' in page(project, "ar/bread")
    assert after.partition("</main>")[0] == before.partition("</main>")[0]
    assert '<footer class="colophon">ours</footer>' in after
    assert "Choose a language" not in after
    assert '<p class="ours">Ours</p>' in after
    build(project, "--clean")
    assert page(project, "en/topics") == after


def test_joined_templates_say_what_plain_ones_say(project: Project) -> None:
    project.write("overrides/base.html", BASE)
    project.write("overrides/partials/footer.html", FOOT)
    build(project)
    joined = digests(project.output)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Templates, "__init__", _without_joining)
        build(project, "--clean")
    assert digests(project.output) == joined


_INIT = Templates.__init__


def _without_joining(self: Templates, settings: object, site: object, **_: object) -> None:
    _INIT(self, settings, site, reload=True)  # type: ignore[arg-type]


def test_what_is_extended_is_compiled_with_the_others(project: Project) -> None:
    project.write("overrides/base.html", BASE)
    templates = Templates(load_settings(project.root / "pelicanconf.py"), None)
    assert templates.linked is not None
    templates.linked.load_all()
    assert {"base.html", "!theme/base.html", "home.html"} <= templates.linked.codes.keys()


def test_a_template_that_comes_changes_or_goes_is_seen_at_the_next_build(project: Project) -> None:
    build(project)
    before = digests(project.output)
    for words in ("first", "second"):
        project.write("overrides/404.html", f"<!doctype html><title>{words}</title>\n")
        build(project)
        assert words in (project.output / "404.html").read_text(encoding="utf-8")
    (project.root / "overrides/404.html").unlink()
    build(project)
    assert digests(project.output) == before


FAULTS = {
    "does not parse": (
        "base.html", "{% extends '!theme/base.html' %}\n\n{% if %}\n",
        "base.html:3: Expected an expression, got 'end of statement block'.",
    ),
    "fails": (
        "home.html", '{% extends "base.html" %}\n{% block content %}{{ no.such }}{% endblock %}\n',
        "home.html:2: UndefinedError: 'no' is undefined.",
    ),
    "extends what is not there": (
        "home.html", '{% extends "!theme/hom.html" %}\n',
        "home.html:1: TemplateNotFound: ",
    ),
    "divides by nothing": (
        "home.html", '{% extends "base.html" %}\n{% block content %}{{ 1 / 0 }}{% endblock %}\n',
        "home.html:2: ZeroDivisionError: ",
    ),
    "asks a list for what it has not": (
        "base.html",
        '{% extends "!theme/base.html" %}\n{% block after %}\n{{ [1].pop(7) }}{% endblock %}\n',
        "base.html:3: IndexError: ",
    ),
    "nests deeper than Python does": (
        "base.html", "{% for a in [1] %}" * 30 + "{% endfor %}" * 30,
        "base.html: too many statically nested blocks. ",
    ),
}  # fmt: skip


CIRCLES = {
    "extends itself": (
        {"base.html": '\n{% extends "base.html" %}\n{% block after %}\nours\n{% endblock %}\n'},
        'base.html:2: extends itself. Write "!theme/base.html".',
    ),
    "includes itself": (
        {"partials/footer.html": '<p>\n{% include "partials/footer.html" %}\n'},
        'partials/footer.html:2: includes itself. Write "!theme/partials/footer.html".',
    ),
    "includes itself, one of its own": (
        {"base.html": '{% extends "!theme/base.html" %}{% block after %}'
         '{% include "mine.html" %}{% endblock %}', "mine.html": '{% include "mine.html" %}'},
        "mine.html:1: includes itself. Take that out.",
    ),
    "imports itself": (
        {"404.html": '{% import "404.html" as a %}\n'},
        '404.html:1: imports itself. Write "!theme/404.html".',
    ),
    "extends what extends it": (
        {"base.html": '{% extends "home.html" %}\n'},
        (
            "base.html:1: extends home.html, which leads back to it. "
            'Take that out, or write "!theme/" before the name of one of the theme\'s.'
        ),
    ),
    "calls itself": (
        {"404.html": "{% macro a(b) %}\n{{ a(b) }}{% endmacro %}{{ a(1) }}\n"},
        "404.html:2: calls itself without end. Let it come to an end.",
    ),
}  # fmt: skip


@pytest.mark.parametrize("circle", CIRCLES)
@pytest.mark.parametrize("door", ["sharih", "pelican"])
def test_one_that_leads_back_to_itself_is_told_once(
    project: Project, circle: str, door: str
) -> None:
    files, told = CIRCLES[circle]
    for name, text in files.items():
        project.write(f"overrides/{name}", text)
    if door == "sharih":
        result = project.run("build", "--no-convert")
    else:
        result = project.module("pelican", "--settings", "pelicanconf.py")
    assert result.returncode == 1
    lines = [line for line in result.stderr.splitlines() if "overrides/" in line]
    assert lines == [f"overrides/{told}"]
    assert "Traceback" not in result.stderr


@pytest.mark.parametrize("name", ["base.html", "partials/footer.html", "home.html"])
def test_one_that_is_not_utf_8_is_told_once_and_by_its_own_name(
    project: Project, name: str
) -> None:
    path = project.root / "overrides" / name
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(b"<p>\n\xe9t\xe9\n")
    result = project.run("build", "--no-convert")
    assert result.returncode == 1
    lines = [line for line in result.stderr.splitlines() if "warning: " not in line]
    assert lines == [f"overrides/{name}:2: not UTF-8 (byte 0xe9). Save the file as UTF-8."]


@pytest.mark.parametrize("fault", FAULTS)
def test_one_that_cannot_be_used_is_told_with_its_line(project: Project, fault: str) -> None:
    build(project)
    before = digests(project.output)
    name, text, told = FAULTS[fault]
    project.write(f"overrides/{name}", text)
    result = project.run("build", "--no-convert")
    assert result.returncode == 1
    lines = [line for line in result.stderr.splitlines() if "warning: " not in line]
    assert [line.startswith(f"overrides/{told}") for line in lines] == [True]
    assert lines[0].endswith("the site there is as it was.")
    assert digests(project.output) == before


def test_one_that_leads_out_of_the_project_is_refused(project: Project, tmp_path: Path) -> None:
    (tmp_path / "secret.html").write_text("secret", encoding="utf-8")
    (project.root / "overrides/home.html").symlink_to(tmp_path / "secret.html")
    result = project.run("build", "--no-convert")
    assert result.returncode == 1
    assert "overrides/home.html: is a link that leads out of the project" in result.stderr


def test_a_name_that_no_template_has_is_told(project: Project) -> None:
    project.write("overrides/home.html", '{% extends "!theme/home.html" %}{% block after %}'
                  '{% include "partials/mine.html" %}{% endblock %}')  # fmt: skip
    project.write("overrides/partials/mine.html", "<hr>\n")
    project.write("overrides/partials/header.htm", "<hr>\n")
    project.write("overrides/README.md", "Ours.\n")
    project.write("overrides/q.svg", "<svg/>\n")
    build(project)
    found = json.loads(project.run("check", "--json").stdout)["problems"]
    told = [f"{f['path']}: {f['reason']}. {f['remedy']}" for f in found if f["rule"] == "overrides"]
    reason = "takes the place of no template of the theme, and none names it"
    assert told == [
        f"overrides/partials/header.htm: {reason}. Did you mean partials/header.html?",
        f"overrides/q.svg: {reason}. Give it the name of one.",
    ]


def test_pelican_takes_them_for_its_own_pages_too(project: Project) -> None:
    project.write("overrides/base.html", BASE)
    project.write("content/notes/note.md", "title: A note\nlang: en\nslug: note\n"
                  "save_as: en/note/index.html\nurl: en/note/\n\nHello.\n")  # fmt: skip
    project.replace("pelicanconf.py", "PAGE_PATHS: list[str] = []", 'PAGE_PATHS = ["notes"]')
    result = project.module("pelican", "--settings", "pelicanconf.py")
    assert result.returncode == 0, result.stderr
    assert '<aside class="ours">Sharih, page</aside>' in page(project, "en/note")
    assert '<aside class="ours">شارح, explainer</aside>' in page(project, "ar/bread")


PAGES = {
    "fails": (b"<p>\n{{ 1 / 0 }}\n", "2: ZeroDivisionError: division by zero. "),
    "does not parse": (b"<p>\n{% if %}\n", "2: Expected an expression, got 'end of "),
    "extends itself": (b'{% extends "page.html" %}\n', "1: extends itself. Write "),
    "is not UTF-8": (b"<p>\n\xe9t\xe9\n", "2: not UTF-8 (byte 0xe9). Save "),
}


@pytest.mark.parametrize("fault", PAGES)
def test_one_that_pelican_uses_is_told_as_ours_are(project: Project, fault: str) -> None:
    text, told = PAGES[fault]
    (project.root / "overrides/page.html").write_bytes(text)
    project.write("content/notes/note.md", "title: A note\nlang: en\nslug: note\n\nHello.\n")
    project.replace("pelicanconf.py", "PAGE_PATHS: list[str] = []", 'PAGE_PATHS = ["notes"]')
    result = project.run("build", "--no-convert")
    assert result.returncode == 1
    assert f"overrides/page.html:{told}" in result.stderr
    assert "Traceback" not in result.stderr + result.stdout
    assert not project.output.exists()
