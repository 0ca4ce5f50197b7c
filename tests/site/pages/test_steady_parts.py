"""What all pages of a language have alike is made once for them, and nothing else is."""

from __future__ import annotations

import shutil
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from sharih.settings import load_settings
from sharih.site.pages.templates import Templates
from tests.helpers.sample import SAMPLE


@dataclass
class Site:
    """Stands for the frame, and counts what it is asked."""

    word: str = "<word>"
    asked: Counter[str] = field(default_factory=Counter)

    def name(self, lang: str) -> str:
        """Return a name that says its language."""
        self.asked[lang] += 1
        return f"{self.word} {lang}"


@dataclass(frozen=True)
class Page:
    """Stands for a page."""

    kind: str
    title: str = "title"


NAMES = "{{ site.name(lang) }} {{ direction(lang) }}, {{ site.name(lang) }}"


@pytest.fixture(name="theme")
def _theme(root: Path, tmp_path: Path) -> Path:
    shutil.copytree(root / "theme" / "locale", tmp_path / "theme" / "locale")
    shutil.copy(SAMPLE / "pelicanconf.py", tmp_path)
    (tmp_path / "theme" / "templates" / "partials").mkdir(parents=True)
    return tmp_path / "theme" / "templates"


def templates_of(theme: Path, site: Site, text: str) -> Templates:
    """Make what renders one template."""
    (theme / "a.html").write_text(text, encoding="utf-8")
    return Templates(load_settings(theme.parents[1] / "pelicanconf.py"), site)


def said(templates: Templates, lang: str, page: Page) -> str:
    """Render the template, which must say the same as if nothing was kept."""
    assert templates.linked is not None
    context = {"lang": lang, "page": page}
    joined = templates.linked.get_template("a.html").render(context)
    assert joined == templates.environment.get_template("a.html").render(context)
    return joined


def made(templates: Templates, site: Site, *pages: tuple[str, Page]) -> int:
    """Count what the site is asked for these pages."""
    assert templates.linked is not None
    site.asked.clear()
    for lang, page in pages:
        templates.linked.get_template("a.html").render({"lang": lang, "page": page})
    return site.asked.total()


def test_a_part_is_made_once_a_language(theme: Path) -> None:
    site = Site()
    templates = templates_of(theme, site, f"<p>{NAMES}</p>{{{{ page.title }}}}")
    pages = [(lang, Page("home", title)) for title in ("one", "<two>") for lang in ("ar", "en")]
    assert made(templates, site, *pages, *pages) == 2 * 2
    assert said(templates, "en", Page("home", "<two>")).endswith("</p>&lt;two&gt;")


def test_the_kind_of_a_page_makes_a_part_of_its_own(theme: Path) -> None:
    site = Site()
    text = f'{{% if page.kind == "home" %}}home {NAMES}{{% else %}}{{{{ page.kind }}}}{{% endif %}}'
    templates = templates_of(theme, site, text)
    for kind in ("home", "front", "topic", "home"):
        assert kind in said(templates, "ar", Page(kind))
    assert made(templates, site, ("ar", Page("home")), ("ar", Page("topic"))) == 0


@pytest.mark.parametrize(
    "text",
    [
        f"{NAMES}{{% if page.title %}}{{{{ page.title }}}}{{% endif %}}",
        f"{{% with title = page.title %}}{NAMES}{{{{ title }}}}{{% endwith %}}",
        f"{{% set word = page.title %}}{NAMES}{{{{ word }}}}",
        f"{{% for page in (page,) %}}{NAMES}{{{{ page.title }}}}{{% endfor %}}",
        f"{{% for name in (page.title,) %}}{NAMES}{{{{ loop.index }}}}{{{{ name }}}}{{% endfor %}}",
        f"{{% block body %}}{NAMES}{{{{ page.title }}}}{{% endblock %}}",
        f"{{% if page %}}{NAMES}{{% set said = page.title %}}{{% endif %}}{{{{ said }}}}",
    ],
)
def test_what_a_page_says_of_itself_is_never_kept(theme: Path, text: str) -> None:
    templates = templates_of(theme, Site(), text)
    for title in ("one", "two"):
        assert title in said(templates, "ar", Page("home", title))


def test_a_language_set_around_a_part_is_that_of_the_part(theme: Path) -> None:
    text = f'{{% with lang = "en" %}}{NAMES}{{% endwith %}}|{NAMES}'
    templates = templates_of(theme, Site(), text)
    first, second = said(templates, "ar", Page("home")).split("|")
    assert first == "&lt;word&gt; en ltr, &lt;word&gt; en"
    assert second == "&lt;word&gt; ar rtl, &lt;word&gt; ar"


def test_another_thing_of_the_name_site_is_not_kept(theme: Path) -> None:
    text = f"{{% for site in page.title %}}{NAMES}{{% endfor %}}"
    templates = templates_of(theme, Site(), text)
    for word in ("one", "two"):
        page = Page("home", [Site(word)])  # type: ignore[arg-type]
        assert word in said(templates, "ar", page)
    assert templates.linked is not None
    assert len(templates.linked.parts) == 0


def test_parts_are_made_anew_where_the_site_is_another(theme: Path) -> None:
    templates = templates_of(theme, Site("one"), NAMES)
    assert "one" in said(templates, "ar", Page("home"))
    templates.show(Site("two"))
    assert "two" in said(templates, "ar", Page("home"))
