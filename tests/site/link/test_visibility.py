"""Which editions readers get: what waits, what is held, what is withdrawn, what would vanish."""

from __future__ import annotations

from pathlib import Path

import pytest

from sharih.errors import Problems
from sharih.settings import load_settings
from sharih.site.link.linking import link
from sharih.site.link.visibility import for_web, readership, vanishing
from sharih.site.model import Site
from sharih.site.pages.pages import page_at
from sharih.site.project import Content, load_content
from sharih.site.recording import record_public
from sharih.site.views.views import Views
from tests.helpers.projects import Project, explainer_text

AR, EN = "content/explainers/bread/ar.md", "content/explainers/bread/en.md"
BODY = "## السعر {#price}\n\nنص أول عن السعر.\n\nنص ثان عن الطحين."
ENGLISH = "## The price {#price}\n\nA first text on the price.\n\nA second text on flour."
HEAD = {"Summary": "Short.", "Rights": "The site's.", "Translation": "true"}


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """Return a project of one explainer in both languages."""
    made = Project(tmp_path)
    made.write("pelicanconf.py", "")
    made.write(AR, explainer_text("الخبز", BODY))
    made.write(EN, explainer_text("Bread", ENGLISH, **HEAD))
    return made


def seen(project: Project, day: str = "2026-11-27") -> tuple[Site, Content, list[str]]:
    """Link a project for readers on a day; returns the site, its sources and what is wrong."""
    found = Problems()
    path = project.root / "pelicanconf.py"
    epoch = {"2026-11-27": "1795780800", "2026-01-01": "1767225600"}[day]
    settings = for_web(load_settings(path, environment={"SOURCE_DATE_EPOCH": epoch}))
    content = load_content(settings, found)
    return link(content, settings, found), content, [p.reason for p in found]


def publish(project: Project) -> None:
    site, content, _ = seen(project)
    assert record_public(content, site.settings)


def shown(project: Project, day: str = "2026-11-27") -> list[str]:
    site, _, _ = seen(project, day)
    return sorted(path for path in site.paths if "bread" in path)


BOTH = ["ar-en/bread/", "ar/bread/", "en/bread/"]


def test_the_first_publication_wants_every_unit_translated(project: Project) -> None:
    project.replace(EN, "A second text on flour.", "نص ثان عن الطحين.")
    assert shown(project) == ["ar/bread/"]


def test_what_was_public_stays_public_when_the_original_gets_more(project: Project) -> None:
    publish(project)
    project.replace(AR, "نص ثان", "نص جديد عن المخابز.\n\nنص ثان")
    assert shown(project) == BOTH


MACHINE = """msgid ""
msgstr "Content-Type: text/plain; charset=UTF-8\\n"

#, fuzzy, x-machine
msgctxt "price.2"
msgid "نص ثان عن الطحين."
msgstr "A second text on flour."
"""


def test_what_a_machine_translated_holds_back_a_first_publication_and_no_other(
    project: Project,
) -> None:
    publish(project)
    register = (project.root / "content/published.toml").read_text("utf-8")
    project.write("content/explainers/bread/en.po", MACHINE)
    assert shown(project) == BOTH
    site, content, _ = seen(project)
    assert readership(content.texts.values(), site.settings, content.published).behind == 1
    project.write("content/published.toml", register.partition("[bread.en]")[0])
    assert shown(project) == ["ar/bread/"]
    (held,) = seen(project)[0].held
    assert held.reason == "1 passage translated by a machine, not looked at"


def test_it_stays_public_under_a_new_name_too(project: Project) -> None:
    publish(project)
    folder = project.root / "content/explainers"
    (folder / "bread").rename(folder / "loaf")
    for lang in ("ar", "en"):
        path = folder / "loaf" / f"{lang}.md"
        text = path.read_text("utf-8").replace("Status", "Old_slugs: bread\nStatus", 1)
        path.write_text(text.replace("A second text on flour.", "نص ثان عن الطحين."), "utf-8")
    site, _, told = seen(project)
    assert "en/loaf/" in site.paths
    assert site.redirects["en/bread/"] == "en/loaf/"
    assert list(vanishing(site)) == []
    assert told == []


def test_what_has_a_date_to_come_waits_for_it(project: Project) -> None:
    project.replace(AR, "2026-01-02", "2026-11-27")
    project.replace(EN, "2026-01-02", "2026-11-27")
    assert shown(project, "2026-01-01") == []
    assert shown(project) == BOTH
    site, content, _ = seen(project, "2026-01-01")
    assert str(readership(content.texts.values(), site.settings, content.published)).endswith(
        "; 2 waiting for the day."
    )


def test_a_translation_waits_with_its_original(project: Project) -> None:
    project.replace(AR, "2026-01-02", "2026-11-27")
    project.replace(EN, "Date: 2026-01-02\n", "")
    assert shown(project, "2026-01-01") == []


@pytest.mark.parametrize("how", ["deleted", "renamed", "draft", "file", "waits"])
def test_a_page_that_would_vanish_is_found(project: Project, how: str) -> None:
    publish(project)
    folder = project.root / "content/explainers/bread"
    if how == "deleted":
        (folder / "en.md").unlink()
        (folder / "ar.md").unlink()
        folder.rmdir()
    elif how == "renamed":
        folder.rename(folder.with_name("loaf"))
    elif how == "draft":
        project.replace(EN, "Status: published", "Status: draft")
    elif how == "file":
        (folder / "en.md").unlink()
    else:
        project.replace(EN, "2026-01-02", "2999-01-01")
    gone = list(vanishing(seen(project)[0]))
    assert ("bread", "en") in gone
    assert (("bread", "ar") in gone) is (how in ("deleted", "renamed"))


def test_what_is_withdrawn_has_a_page_and_stands_in_no_list(project: Project) -> None:
    publish(project)
    for path in (AR, EN):
        project.replace(path, "Status: published", "Status: withdrawn\nModified: 2026-11-20")
    site, content, told = seen(project)
    assert told == []
    assert shown(project) == ["ar/bread/", "en/bread/"]
    assert site.publications == ()
    assert list(vanishing(site)) == []
    assert readership(content.texts.values(), site.settings, content.published).withdrawn == 2


def test_the_page_of_a_withdrawn_original_leads_to_the_translation_that_stays(
    project: Project,
) -> None:
    publish(project)
    project.replace(AR, "Status: published", "Status: withdrawn\nModified: 2026-11-20")
    site, _, _ = seen(project)
    page = page_at(Views(site), "ar/bread/")
    assert (page.template, page.noindex) == ("withdrawn.html", True)
    assert [(reading.lang, reading.href) for reading in page.readings] == [
        ("ar", None),
        ("en", "/en/bread/"),
    ]


def withdraw(project: Project, *paths: str) -> None:
    for path in paths:
        project.replace(path, "Status: published", "Status: withdrawn\nModified: 2026-11-20")


def renamed(project: Project) -> list[str]:
    """Rename the explainer, say so in the Arabic text, and return the paths of both."""
    folder = project.root / "content/explainers"
    (folder / "bread").rename(folder / "loaf")
    paths = [path.replace("bread", "loaf") for path in (AR, EN)]
    project.replace(paths[0], "Status:", "Old_slugs: bread\nStatus:")
    return paths


def test_what_is_withdrawn_is_found_at_its_old_address_too(project: Project) -> None:
    publish(project)
    withdraw(project, *renamed(project))
    site, _, told = seen(project)
    assert told == []
    assert site.redirects == {
        "ar/bread/": "ar/loaf/",
        "en/bread/": "en/loaf/",
        "ar-en/bread/": "ar/loaf/",
    }
    assert list(vanishing(site)) == []


@pytest.mark.parametrize(
    ("gone", "left"), [(AR, "en/bread/"), (EN, "ar/bread/"), (f"{AR} {EN}", "ar/bread/")]
)
def test_where_both_texts_stood_one_is_led_to_what_is_left(
    project: Project, gone: str, left: str
) -> None:
    publish(project)
    withdraw(project, *gone.split())
    assert seen(project)[0].redirects == {"ar-en/bread/": left}


def test_nothing_leads_on_from_where_no_two_texts_were(project: Project) -> None:
    project.replace(EN, "Status: published", "Status: draft")
    publish(project)
    assert seen(project)[0].redirects == {}


def test_what_never_was_public_cannot_be_withdrawn(project: Project) -> None:
    project.replace(AR, "Status: published", "Status: withdrawn\nModified: 2026-11-20")
    assert "withdrawn, but it never was public" in seen(project)[2]


def test_a_withdrawal_says_on_which_day(project: Project) -> None:
    publish(project)
    project.replace(AR, "Status: published", "Status: withdrawn")
    assert "withdrawn without the day" in seen(project)[2]
