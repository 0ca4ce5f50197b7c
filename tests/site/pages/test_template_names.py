"""The names that a template takes from its context."""

from __future__ import annotations

import pytest
from jinja2 import Environment, nodes

from sharih.site.pages.template_names import free_names, stores
from sharih.site.pages.template_trees import all_inside
from tests.helpers.projects import ROOT


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("{{ a }}{{ b.c }}{{ d[e] }}{{ f(g, h=i)|j }}", "a b d e f g i"),
        ("{% set a = b %}{{ a }}", "b"),
        ("{% set a, b = c %}{{ a }}{{ b }}", "c"),
        ("{% set a %}{{ b }}{% endset %}{{ a }}", "b"),
        ("{% if a %}{% set b = 1 %}{% elif c %}{{ d }}{% endif %}{{ b }}", "a c d"),
        (
            "{% for a in b if a and c %}{{ a }}{{ loop.index }}{% else %}{{ d }}{% endfor %}",
            "b c d",
        ),
        ("{% for a in a %}{{ a }}{% endfor %}", "a"),
        ("{% macro m(a, b=c) %}{{ a }}{{ b }}{{ d }}{{ caller() }}{% endmacro %}{{ m() }}", "c d"),
        ("{% call(a) m(b) %}{{ a }}{{ c }}{% endcall %}", "b c m"),
        ("{% with a = b %}{{ a }}{{ c }}{% endwith %}{{ a }}", "a b c"),
        ("{% filter upper %}{{ a }}{% endfilter %}", "a"),
        ('{% import "x" as a %}{% from "y" import b, c as d %}{{ a }}{{ b }}{{ c }}{{ d }}', "c"),
        ("{% block a %}{{ b }}{% endblock %}{{ c }}", "c"),
        ("{% extends a %}", "a"),
    ],
)
def test_names_that_are_not_set_are_found(text: str, names: str) -> None:
    assert free_names(Environment(autoescape=True).parse(text).body) == set(names.split())


@pytest.mark.parametrize(
    ("text", "does"),
    [
        ("{{ a }}{% for b in c %}{% set d = 1 %}{% endfor %}", False),
        ("{% set a = 1 %}", True),
        ("{% if a %}{% set b = 1 %}{% endif %}", True),
        ("{% macro m() %}{% endmacro %}", True),
        ('{% import "x" as a %}', True),
    ],
)
def test_what_sets_a_name_is_told(text: str, does: bool) -> None:
    assert stores(Environment(autoescape=True).parse(text).body) is does


def test_all_nodes_of_the_themes_templates_are_found() -> None:
    """As many as Jinja's own walk finds, and the same."""
    environment = Environment(autoescape=True, extensions=["jinja2.ext.i18n"])
    paths = sorted((ROOT / "theme" / "templates").rglob("*.html"))
    for path in paths:
        tree = environment.parse(path.read_text(encoding="utf-8"))
        ours, theirs = all_inside(tree), list(tree.find_all(nodes.Node))
        assert sorted(map(id, ours)) == sorted(map(id, theirs)), path
    assert len(paths) > 20
