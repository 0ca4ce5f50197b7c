"""The source of a module → the places where a small fault can be put, and the source with one."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass
from types import CodeType
from typing import Any, Final

_COMPARED: Final[dict[type[ast.cmpop], type[ast.cmpop]]] = {
    ast.Eq: ast.NotEq, ast.NotEq: ast.Eq, ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE,
    ast.GtE: ast.Gt, ast.In: ast.NotIn, ast.NotIn: ast.In, ast.Is: ast.IsNot, ast.IsNot: ast.Is,
}  # fmt: skip
_REFINED: Final[dict[type[ast.operator], type[ast.operator]]] = {
    ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.Add, ast.FloorDiv: ast.Mult,
    ast.Mod: ast.Mult, ast.BitOr: ast.BitAnd, ast.BitAnd: ast.BitOr,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Site:
    """A place in a module where a fault can be."""

    number: int
    """Of the node, as `ast.walk` comes to it."""
    line: int
    before: str
    after: str
    """What stands there, and what the fault makes of it."""


def sites(source: str) -> list[Site]:
    """List the places of a module, each once."""
    tree = ast.parse(source)
    passed_over = _passed_over(tree)
    found = []
    for number, node in enumerate(ast.walk(tree)):
        if node in passed_over:
            continue
        changed = _changed(deepcopy(node))
        if changed is not None:
            found.append(Site(number, _line(node), _shown(node), _shown(changed)))
    return found


def with_fault(source: str, site: Site) -> str:
    """Write a module with the fault in its place."""
    return ast.unparse(_faulty(source, site))


def code_of(source: str, path: str, site: Site | None = None) -> CodeType:
    """Compile a module, with a fault in its place if one is given; its lines are those it has."""
    tree = ast.parse(source) if site is None else _faulty(source, site)
    return compile(tree, path, "exec", dont_inherit=True)


def lines_of(source: str, site: Site) -> set[int]:
    """List the lines of the statement that a place is in; of one with a body, those before it."""
    at, innermost = _node(ast.parse(source), site), None
    for node in ast.walk(ast.parse(source)):  # what is inside comes later
        if isinstance(node, ast.stmt) and node.lineno <= site.line <= (node.end_lineno or 0):
            innermost = node
    if innermost is None:
        return {site.line}
    body = getattr(innermost, "body", None)
    end = body[0].lineno - 1 if body else innermost.end_lineno or 0
    last = max(end, getattr(at, "end_lineno", None) or site.line)
    return {*range(innermost.lineno, last + 1)}


def _faulty(source: str, site: Site) -> ast.Module:
    tree = ast.parse(source)
    wanted = _node(tree, site)

    class _Put(ast.NodeTransformer):
        def visit(self, node: ast.AST) -> ast.AST:
            if node is wanted:
                changed = _changed(node)
                assert changed is not None  # noqa: S101 - it is a site
                return ast.copy_location(changed, node)
            return self.generic_visit(node)

    _Put().visit(tree)
    return ast.fix_missing_locations(tree)


def _line(node: ast.AST) -> int:
    """Return where a node begins; of one that has no place itself, its first part."""
    return next((each.lineno for each in ast.walk(node) if hasattr(each, "lineno")), 0)


def _node(tree: ast.AST, site: Site) -> Any:
    return next(node for at, node in enumerate(ast.walk(tree)) if at == site.number)


def _changed(node: ast.AST) -> ast.AST | None:
    """Put the fault of its kind into a node; None where there is none."""
    match node:
        case ast.Compare(ops=[op, *rest]) if type(op) in _COMPARED:
            node.ops = [_COMPARED[type(op)](), *rest]
        case ast.BoolOp():
            node.op = ast.Or() if isinstance(node.op, ast.And) else ast.And()
        case ast.BinOp() if type(node.op) in _REFINED:
            node.op = _REFINED[type(node.op)]()
        case ast.UnaryOp(op=ast.Not()):
            return node.operand
        case ast.Constant():
            return _other_constant(node.value)
        case ast.If() | ast.IfExp() | ast.While():
            node.test = ast.UnaryOp(ast.Not(), node.test)
        case ast.comprehension(ifs=[_, *_]):
            node.ifs = []
        case ast.Break():
            return ast.Continue()
        case ast.Continue():
            return ast.Break()
        case ast.Return(value=ast.expr()) if not isinstance(node.value, ast.Constant):
            node.value = ast.Constant(None)
        case ast.Expr(value=ast.Call()):
            return ast.Pass()
        case _:
            return None
    return node


def _other_constant(value: object) -> ast.AST | None:
    match value:
        case bool():
            return ast.Constant(not value)
        case int():
            return ast.Constant(value + 1)
        case str() if value:  # a word or a set of characters that lacks one, or is another
            return ast.Constant(value[1:] or "\N{WHITE SQUARE}")
    return None


def _passed_over(tree: ast.AST) -> set[ast.AST]:
    """Find what is no program: docstrings, types, `__all__`, and the words of errors."""
    found: set[ast.AST] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            found |= set(ast.walk(node))
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "__all__":
            found |= set(ast.walk(node))
        for part in _without_effect(node):
            found |= set(ast.walk(part))
        if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING":
            found |= set(ast.walk(node))
    return found


def _without_effect(node: ast.AST) -> Iterator[ast.AST]:
    if isinstance(node, ast.AnnAssign | ast.arg) and node.annotation is not None:
        yield node.annotation
    if isinstance(node, ast.FunctionDef) and node.returns is not None:
        yield node.returns
    if isinstance(node, ast.FunctionDef | ast.ClassDef):
        yield from node.decorator_list
    if isinstance(node, ast.Assert | ast.Raise | ast.Import | ast.ImportFrom):
        yield node


def _shown(node: ast.AST) -> str:
    return " ".join(ast.unparse(node).split("\n")[0].split())[:80] if not isinstance(
        node, ast.comprehension) else "for … if …"  # fmt: skip
