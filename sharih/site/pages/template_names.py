"""A part of a template → the names that it takes from its context."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from jinja2 import nodes

from sharih.site.pages.template_trees import all_inside, children

SPECIAL: Final = frozenset({"loop", "caller", "varargs", "kwargs", "self", "super"})
"""Names that Jinja gives a meaning by where they stand."""
_CALLED: Final = ("caller", "varargs", "kwargs")
_NONE: Final = frozenset[str]()


def free_names(body: Iterable[nodes.Node], bound: frozenset[str] = SPECIAL) -> frozenset[str]:
    """List the names that statements use and do not set; those inside of blocks are left out.

    `bound` are names that are set around the statements.
    """
    return FreeNames().of_all(body) - bound


class FreeNames:
    """Knows the names that parts of trees use and do not set, each part looked at once.

    What is inside of a part must not be changed meanwhile.
    """

    def __init__(self) -> None:
        self._known: dict[int, tuple[nodes.Node, frozenset[str]]] = {}

    def of_all(self, body: Iterable[nodes.Node]) -> frozenset[str]:
        """List those of statements that stand together."""
        body = list(body)
        return _NONE.union(*map(self.of, body)).difference(_stored(body))

    def of(self, node: nodes.Node) -> frozenset[str]:
        """List those of a node."""
        known = self._known.get(id(node))
        if known is None:
            known = self._known[id(node)] = node, self._found(node)
        return known[1]

    def _found(self, node: nodes.Node) -> frozenset[str]:
        if node.__class__ is nodes.Name:
            return frozenset((node.name,)) if node.ctx == "load" else _NONE
        if isinstance(node, nodes.Expr):  # most are, and none of those below is
            return self._of_each(children(node))
        match node:
            case nodes.For():
                test = self.of(node.test) if node.test else _NONE
                inside = (test | self.of_all(node.body)).difference(_targets(node.target))
                return self.of(node.iter) | inside - {"loop"} | self.of_all(node.else_)
            case nodes.Macro() | nodes.CallBlock():
                names = [arg.name for arg in node.args]
                inside = self._of_each(node.defaults) | self.of_all(node.body)
                called = self.of(node.call) if isinstance(node, nodes.CallBlock) else _NONE
                return called | inside.difference(names, _CALLED)
            case nodes.With():
                targets = [name for target in node.targets for name in _targets(target)]
                return self._of_each(node.values) | self.of_all(node.body).difference(targets)
            case nodes.Scope() | nodes.FilterBlock() | nodes.AssignBlock():
                apart = None if isinstance(node, nodes.Scope) else node.filter
                return self.of_all(node.body) | (self.of(apart) if apart else _NONE)
            case nodes.Block():
                return _NONE
            case _:
                return self._of_each(children(node))

    def _of_each(self, parts: Iterable[nodes.Node]) -> frozenset[str]:
        return _NONE.union(*map(self.of, parts))


def stores(body: Iterable[nodes.Node]) -> bool:
    """Say whether statements set a name for what stands behind them, or define macros."""
    return any(True for _ in _stored(body))


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
    yield from (each.name for each in all_inside(target) if isinstance(each, nodes.Name))
