"""Templates that are joined before they are compiled say what they say one by one."""

from __future__ import annotations

import datetime as dt
import shutil
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from types import CodeType
from typing import Any

import pytest
from jinja2 import Environment
from markupsafe import Markup

from sharih.build import prepare
from sharih.errors import ContentError
from sharih.settings import load_settings
from sharih.site.pages.frame import frame_of
from sharih.site.pages.pages import all_pages, completed_page
from sharih.site.pages.sitemap import alternates
from sharih.site.pages.template_calls import MOST_KEPT, QuickMacro
from sharih.site.pages.templates import Templates
from sharih.site.views.page_records import Card, Reading, Words
from sharih.site.views.views import Views
from tests.helpers import sites
from tests.helpers.sample import SAMPLE

CARD = Card(
    slug="bread", lang="ar", href="/ar/bread/", title=Words("لماذا ارتفع سعر الخبز؟", "ar"),
    summary=Words("عن <الخبز> & Bread", "ar"), kicker=Words("", "ar"), date=dt.date(2026, 3, 4),
    modified=None, draft=False, readings=(Reading("ar", "/ar/bread/"), Reading("en", None)),
    topics=(),
)  # fmt: skip
STATES = {
    "plain": CARD,
    "with a kicker": replace(CARD, kicker=Words("Economy", "en")),
    "without a summary": replace(CARD, summary=Words("", "ar")),
    "without a date": replace(CARD, date=None),
    "changed since": replace(CARD, modified=dt.date(2026, 4, 1)),
    "in the other language": replace(CARD, lang="en", title=Words("Why?", "en")),
    "a draft": replace(CARD, readings=(Reading("ar", "/ar/bread/", draft=True),)),
    "behind": replace(CARD, readings=(Reading("en", "/en/bread/", behind=True),)),
    "waiting": replace(CARD, readings=(Reading("ar", "/", until=dt.date(2026, 5, 1)),)),
}


@pytest.fixture(name="theme")
def _theme(root: Path, tmp_path: Path) -> Path:
    """Return the folder of templates of a theme that has none but those of the test."""
    shutil.copytree(root / "theme" / "locale", tmp_path / "theme" / "locale")
    shutil.copy(SAMPLE / "pelicanconf.py", tmp_path)
    for name in ("macros", "partials"):
        (tmp_path / "theme" / "templates" / name).mkdir(parents=True)
    return tmp_path / "theme" / "templates"


def templates_of(theme: Path, texts: Mapping[str, str], **options: Any) -> Templates:
    """Write templates and make what renders them."""
    for name, text in texts.items():
        (theme / name).write_text(text, encoding="utf-8")
    return Templates(load_settings(theme.parents[1] / "pelicanconf.py"), None, **options)


def both(templates: Templates, name: str, **context: Any) -> str:
    """Render a template, which must say the same joined and one by one."""
    assert templates.linked is not None
    joined = templates.linked.get_template(name).render(context)
    assert joined == templates.environment.get_template(name).render(context)
    return joined


def test_every_page_of_the_sample_is_the_same(shared_folder: Path) -> None:
    settings = load_settings(sites.sample(shared_folder).root / "pelicanconf.py")
    site, fetch, _ = prepare(settings)
    templates, views = Templates(settings, frame_of(site)), Views(site)
    kinds = set()
    for each in all_pages(views):
        page = completed_page(views, each, fetch)
        context = {"lang": page.lang, "page": page, "alternates": alternates(site, page)}
        assert both(templates, page.template, **context, **page.context)
        kinds.add(page.kind)
    assert len(kinds) >= 11


@pytest.mark.parametrize("lang", ["ar", "en"])
@pytest.mark.parametrize("state", STATES)
def test_a_kept_card_is_what_a_new_one_is(shared_folder: Path, lang: str, state: str) -> None:
    settings = load_settings(sites.sample(shared_folder).root / "pelicanconf.py")
    text = """{% from "macros/cards.html" import card with context %}
        {{ card(item, 3) }}{{ card(item, 2, "card-lead") }}{{ card(item, 3, place=true) }}"""
    templates = Templates(settings, None)
    assert templates.linked is not None
    fresh = templates.environment.from_string(text).render(lang=lang, item=STATES[state])
    for _ in range(2):
        kept = templates.linked.from_string(text).render(lang=lang, item=STATES[state])
        assert kept == fresh
    assert fresh.count("</article>") == 3


def test_what_is_made_of_a_card_is_made_once_for_each_way_to_ask() -> None:
    asked: list[tuple[Any, ...]] = []

    def body(card: Card, level: Any, place: Any) -> str:
        asked.append((card.slug, level, place))
        return f"{card.slug} {level}"

    macro = QuickMacro(
        Environment(autoescape=True), body, "card", ["card", "level", "place"],
        catch_kwargs=False, catch_varargs=False, caller=False,
    )  # fmt: skip
    macro.keep((Card,))
    other = replace(CARD, slug="other")
    for _ in range(2):
        for card in (CARD, other):
            assert macro.quick((card, 1), {}) == f"{card.slug} 1"
            assert macro.quick((card, True), {}) == f"{card.slug} True"
            macro.quick((card,), {"place": True})
    assert len(asked) == 6
    for number in range(MOST_KEPT):
        macro.quick((CARD, number, 0), {})
    macro.quick((CARD, 1), {})
    assert len(asked) == 6 + MOST_KEPT + 1, "and is forgotten where there is too much of it"


def test_an_included_template_has_the_names_around_it_and_leaves_none_behind(theme: Path) -> None:
    templates = templates_of(theme, {
        "partials/line.html": "{% set word = word ~ item %}{{ word }}{{ lang }}",
        "a.html": """{% set word = "w" %}{% for item in items %}
            {% include "partials/line.html" %}{{ word }} {% endfor %}
            {% for lang in languages %}
            {% set item = 0 %}{% include "partials/line.html" %}{% endfor %}.
            {% macro m(item) %}{% include "partials/line.html" %}{% endmacro %}{{ m("<b>") }}""",
    })  # fmt: skip
    said = both(templates, "a.html", lang="en", items=[1, 2]).split()
    assert said == ["w1enw", "w2enw", "w0arw0en.", "w&lt;b&gt;en"]


def test_words_dates_and_numbers_are_in_the_language_of_the_place(theme: Path) -> None:
    text = '{{ _("Topics") }} {{ day|date }} {{ word|text }}'
    text += "{% trans count=n, number=n|number %}{{ number }} explainer{% pluralize %}"
    text += "{{ number }} explainers{% endtrans %}{% trans name=word %}By {{ name }}{% endtrans %}"
    templates = templates_of(theme, {
        "partials/said.html": text,
        "a.html": '{% for lang in languages %}{% include "partials/said.html" %}|{% endfor %}',
    })  # fmt: skip
    said = both(templates, "a.html", lang="en", day=dt.date(2026, 3, 4), word="بوتين & x", n=2)
    arabic, english, _ = said.split("|")
    assert "الموضوعات 4 مارس 2026" in arabic
    assert "شرحان" in arabic
    assert 'Topics 4 March 2026 <bdi lang="ar"' in english
    assert "2 explainersBy بوتين &amp; x" in english


def test_a_template_that_includes_itself_ends_where_it_says(theme: Path) -> None:
    text = '{{ n }}{% if n %}{% with n = n - 1 %}{% include "partials/down.html" %}{% endwith %}'
    text += "{% endif %}"
    templates = templates_of(
        theme, {"partials/down.html": text, "a.html": '{% include "partials/down.html" %}'}
    )
    assert both(templates, "a.html", lang="ar", n=3) == "3210"


def test_a_template_that_is_not_there_is_missed_where_it_is_included(theme: Path) -> None:
    text = '{% if wanted %}{% include "partials/none.html" %}{% endif %}.'
    templates = templates_of(theme, {"a.html": text})
    assert both(templates, "a.html", lang="ar", wanted=False) == "."
    with pytest.raises(ContentError, match=r"TemplateNotFound"):
        templates.render("a.html", {"lang": "ar", "wanted": True})


def test_macros_that_need_the_page_are_made_for_each_page(theme: Path) -> None:
    templates = templates_of(theme, {
        "macros/of_page.html": "{% macro say() %}{{ page }}{% endmacro %}",
        "macros/counts.html": "{% set all = namespace(n=0) %}{% macro say() %}"
        "{% set all.n = all.n + 1 %}{{ all.n }}{% endmacro %}",
        "a.html": '{% from "macros/of_page.html" import say with context %}{{ say() }}'
        '{% from "macros/counts.html" import say as count with context %}'
        "{{ count() }}{{ count() }}",
    })  # fmt: skip
    for page in ("one", "two"):
        assert both(templates, "a.html", lang="ar", page=page) == f"{page}12"


def test_macros_take_values_in_all_ways(theme: Path) -> None:
    templates = templates_of(theme, {
        "macros/all.html": """{% macro plain(a, b="b") %}{{ a }}{{ b }}{% endmacro %}
{% macro rest(a) %}{{ a }}{{ varargs|join }}{{ kwargs|length }}{% endmacro %}
{% macro around(a) %}{{ a }}{{ caller() }}{% endmacro %}""",
        "a.html": '{% import "macros/all.html" as all with context %}'
        "{{ all.plain(1) }} {{ all.plain(1, 2) }} {{ all.plain(b=1, a=2) }}"
        " {{ all.rest(1, 2, c=3) }} {{ all.rest(1, 2) }} {{ all.plain('<', '<'|safe) }}"
        " {% call all.around(1) %}2{% endcall %}",
    })  # fmt: skip
    assert both(templates, "a.html", lang="ar") == "1b 12 21 121 120 &lt;< 12"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{{ '<' ~ 1 ~ '>' }}", "&lt;1&gt;"),
        ("{{ '<' ~ table['a'] }}", "&lt;<b>"),
        ("{{ ('<' ~ '>')|safe }}", "<>"),
        ("{{ table['a'] }}{{ table[1] }}", "<b>one"),
        ("{{ table['items'] is defined }}{{ table['none'] is defined }}", "TrueFalse"),
        ("{{ row[0] }}{{ row[-1] }}{{ row[9] is defined }}{{ row[1:]|join }}", "13False23"),
        ("{{ table[row[0]] }}{{ {'x': table}['x']['a'] }}", "one<b>"),
    ],
)
def test_values_are_put_together_and_looked_up_as_jinja_does(
    theme: Path, text: str, said: str
) -> None:
    table = {"a": Markup("<b>"), 1: "one"}
    templates = templates_of(theme, {"a.html": text})
    assert both(templates, "a.html", lang="ar", table=table, row=[1, 2, 3]) == said


def test_a_macro_that_is_given_too_much_is_a_fault(theme: Path) -> None:
    text = "{% macro say(a) %}{{ a }}{% endmacro %}\n{{ say(1, 2) }}"
    with pytest.raises(ContentError, match="takes not more than 1 argument"):
        templates_of(theme, {"a.html": text}).render("a.html", {"lang": "ar"})


@pytest.mark.parametrize(
    ("text", "line", "reason"),
    [
        ("one\n{{ nothing }}", 2, "'nothing' is undefined"),
        ("one\ntwo\n{{ word.nothing }}", 3, "has no attribute 'nothing'"),
        ("{% if %}", 1, "Expected an expression"),
    ],
)
def test_a_fault_is_told_with_the_file_and_line_that_it_is_in(
    theme: Path, text: str, line: int, reason: str
) -> None:
    around = '<p>\n{% include "partials/part.html" %}'
    templates = templates_of(theme, {"partials/part.html": text, "a.html": around})
    with pytest.raises(ContentError) as told:
        templates.render("a.html", {"lang": "ar", "word": "x"})
    problem = told.value.problems[0]
    assert (Path(problem.path).name, problem.line) == ("part.html", line)
    assert reason in problem.reason


class Kept:
    """Where code is kept, in memory."""

    def __init__(self, codes: dict[str, CodeType] | None = None) -> None:
        self.codes = codes
        self.saved = 0

    def load(self) -> dict[str, CodeType] | None:
        """Return the code of each template."""
        return self.codes

    def save(self, codes: dict[str, CodeType]) -> None:
        """Keep the code of each template."""
        self.codes = codes
        self.saved += 1


def test_code_of_an_earlier_build_is_taken_as_it_is(
    theme: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    texts = {
        "macros/m.html": "{% macro say() %}{{ lang }}{% endmacro %}",
        "partials/p.html": "<p>",
        "a.html": '{% from "macros/m.html" import say with context %}'
        '{% include "partials/p.html" %}{{ say() }}',
        "broken.html": "{% if %}",
    }
    kept = Kept()
    templates_of(theme, texts, compiled=kept)
    assert kept.codes is not None
    assert (sorted(kept.codes), kept.saved) == (["a.html", "macros/m.html"], 1)
    monkeypatch.setattr("sharih.site.pages.linked_templates.LinkedEnvironment._parse", None)
    again = templates_of(theme, texts, compiled=kept)
    assert again.render("a.html", {"lang": "en"}) == "<p>en"
    assert kept.saved == 1
