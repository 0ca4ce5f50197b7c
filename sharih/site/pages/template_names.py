"""A part of a template → the names that it takes from its context."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from jinja2 import nodes

SPECIAL: Final = frozenset({"loop", "caller", "varargs", "kwargs", "self", "super"})
"""Names that Jinja gives a meaning by where they stand."""
_CALLED: Final = ("caller", "varargs", "kwargs")


def free_names(body: Iterable[nodes.Node], bound: frozenset[str] = SPECIAL) -> set[str]:
    """List the names that statements use and do not set; those inside of blocks are left out.

    `bound` are names that are set around the statements.
    """
    body = list(body)
    bound = bound.union(_stored(body))
    return {name for node in body for name in _free(node, bound)}


def stores(body: Iterable[nodes.Node]) -> bool:
    """Say whether statements set a name for what stands behind them, or define macros."""
    return any(True for _ in _stored(body))


def _free(node: nodes.Node, bound: frozenset[str]) -> Iterator[str]:
    match node:
        case nodes.Name():
            if node.ctx == "load" and node.name not in bound:
                yield node.name
        case nodes.For():
            inner = bound.union(_targets(node.target), ("loop",))
            yield from _free(node.iter, bound)
            yield from _free(node.test, inner) if node.test else ()
            yield from free_names(node.body, inner)
            yield from free_names(node.else_, bound)
        case nodes.Macro() | nodes.CallBlock():
            inner = bound.union((arg.name for arg in node.args), _CALLED)
            yield from _free(node.call, bound) if isinstance(node, nodes.CallBlock) else ()
            for default in node.defaults:
                yield from _free(default, inner)
            yield from free_names(node.body, inner)
        case nodes.With():
            for value in node.values:
                yield from _free(value, bound)
            targets = (name for target in node.targets for name in _targets(target))
            yield from free_names(node.body, bound.union(targets))
        case nodes.Scope() | nodes.FilterBlock() | nodes.AssignBlock():
            if not isinstance(node, nodes.Scope) and node.filter:
                yield from _free(node.filter, bound)
            yield from free_names(node.body, bound)
        case nodes.Block():
            pass
        case _:
            for child in node.iter_child_nodes():
                yield from _free(child, bound)


def _stored(body: Iterable[nodes.Node]) -> Iterator[str]:
    """List the names that are set where statements stand, not inside of them."""
    for node in body:
        match node:
            case nodes.Assign() | nodes.AssignBlock():
                yield from _targets(node.target)
            case nodes.Import():
                yield node.target
            case nodes.FromImport():
                yield from (name if isinstance(name, str) else name[1] for name in node.names)
            case nodes.Macro():
                yield node.name
            case nodes.If():
                yield from _stored((*node.body, *node.elif_, *node.else_))


def _targets(target: nodes.Node) -> Iterator[str]:
    if isinstance(target, nodes.Name):
        yield target.name
    yield from (name.name for name in target.find_all(nodes.Name))
