"""What is found in the tree of a template is what Jinja's own walks find."""

from __future__ import annotations

import pytest
from jinja2 import Environment, nodes
from jinja2.compiler import DependencyFinderVisitor

from sharih.site.pages.template_trees import all_inside, filters_and_tests

TEMPLATES = (
    "{{ a|upper }}{% block b %}{{ c|lower if d is odd }}{% endblock %}",
    "{% for e in f|sort if e is even %}{{ e|title|trim }}{% else %}{{ g is none }}{% endfor %}",
    "{% macro h(i=1|abs) %}{% block j %}{{ i|int }}{% endblock %}{{ i|float }}{% endmacro %}",
    "{% filter upper %}{% set k %}{{ l[m|first] }}{% endset %}{{ k|e }}{% endfilter %}",
    "words alone",
)


@pytest.mark.parametrize("source", TEMPLATES)
def test_filters_and_tests_are_those_that_jinja_finds(source: str) -> None:
    tree = Environment(autoescape=True).parse(source)
    finder = DependencyFinderVisitor()
    for statement in tree.body:
        finder.visit(statement)

    found = filters_and_tests(tree.body)

    assert {each.name for each in found if isinstance(each, nodes.Filter)} == finder.filters
    assert {each.name for each in found if isinstance(each, nodes.Test)} == finder.tests


@pytest.mark.parametrize("source", TEMPLATES)
def test_all_that_stands_inside_is_what_jinja_finds(source: str) -> None:
    tree = Environment(autoescape=True).parse(source)

    assert set(map(id, all_inside(tree))) == set(map(id, tree.find_all(nodes.Node)))
