"""A template as a tree → the same, with what all pages of a language have alike made once.

Such a part is what stands together and needs nothing of its page but the language, the kind, and
its place in the menu: the head and the foot of a page, its menu. It is looked up by what it says
and by these values.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from hashlib import sha256
from itertools import islice
from typing import Any, Final

from jinja2 import nodes
from markupsafe import Markup

from sharih.site.pages.template_names import FreeNames, free_names, stores
from sharih.site.pages.template_trees import all_inside

ONCE: Final = "once in"
"""The filter that gives a part that has been made; nothing where it has not."""
KEPT: Final = "kept in"
"""The filter that keeps a part."""
_EVERYWHERE: Final = frozenset({"lang", "direction", "languages", "site"})
_OF_PAGE: Final = ("kind", "current")
"""What a part may need of its page: these have the same few values on many pages."""
_NEEDED: Final = _EVERYWHERE | {f"page.{name}" for name in _OF_PAGE}
_MORE: Final = frozenset({"more than writing"})
_PLAIN: Final = (nodes.Output, nodes.If, nodes.For, nodes.With, nodes.Scope)
"""The statements that do nothing but write."""
_OTHER: Final[tuple[type[nodes.Node], ...]] = (
    nodes.Block, nodes.CallBlock, nodes.Extends, nodes.FromImport, nodes.Import, nodes.Include,
    nodes.Macro, nodes.NSRef,
)  # fmt: skip
_WORK: Final = (nodes.Call, nodes.Filter, nodes.For, nodes.Getattr)
LEAST: Final = 3
"""With so much to work out, a part is worth looking up."""
_NAME: Final = "part_made_once"


class SteadyParts:
    """The parts that have been made, for one site."""

    def __init__(self) -> None:
        self._site: object = None
        self._made: dict[tuple[Any, ...], Markup] = {}

    def __len__(self) -> int:
        """Count them."""
        return len(self._made)

    def forget(self, site: object) -> None:
        """Make all anew, for this site."""
        self._site = site
        self._made.clear()

    def known(self, key: str, lang: str, site: object, of_page: Hashable) -> Markup | None:
        """Return a part for a language and what it needs of its page; None where it is not made."""
        return self._made.get((key, lang, of_page)) if self._is_ours(site) else None

    def keep(self, part: Markup, key: str, lang: str, site: object, of_page: Hashable) -> Markup:
        """Keep a part, and return it."""
        if self._is_ours(site):
            self._made[key, lang, of_page] = part
        return part

    def _is_ours(self, site: object) -> bool:
        """Say whether what a part calls `site`, if anything, is what all pages call so."""
        return site is None or site is self._site


def with_steady_parts(
    statements: list[nodes.Node], used: FreeNames | None = None
) -> list[nodes.Node]:
    """Put look-ups in the place of what is the same on all pages of a language and kind.

    `used` is for what stands inside of others.
    """
    used = used or _Used()
    found: list[nodes.Node] = []
    run: list[nodes.Node] = []
    for node in (*_pieces(statements), None):
        if node is not None and _is_steady(node, used):
            run.append(node)
            continue
        found += [_once(run)] if _is_worth(run) else run
        run = []
        if node is not None:
            found.append(node)
            _look_inside(node, used)
    return list(_together(found))


def _look_inside(node: nodes.Node, used: FreeNames) -> None:
    if not isinstance(node, nodes.Macro | nodes.CallBlock):
        for field in ("body", "else_"):
            if field in node.fields and isinstance(inner := getattr(node, field), list):
                setattr(node, field, with_steady_parts(inner, used))
        if isinstance(node, nodes.If):
            for other in node.elif_:
                _look_inside(other, used)


def _pieces(statements: list[nodes.Node]) -> Iterator[nodes.Node]:
    """List statements, each value that is written by itself."""
    for node in statements:
        if isinstance(node, nodes.Output):
            yield from (nodes.Output([each], lineno=node.lineno) for each in node.nodes)
        else:
            yield node


def _together(statements: list[nodes.Node]) -> Iterator[nodes.Node]:
    """Write at once what stands together."""
    last: nodes.Output | None = None
    for node in statements:
        if isinstance(node, nodes.Output) and last is not None:
            last.nodes += node.nodes
            continue
        if last is not None:
            yield last
        last = node if isinstance(node, nodes.Output) else None
        if last is None:
            yield node
    if last is not None:
        yield last


def _is_steady(node: nodes.Node, used: FreeNames) -> bool:
    """Say whether a statement writes the same on all pages of a language and kind."""
    return isinstance(node, _PLAIN) and used.of(node) <= _NEEDED and not stores([node])


class _Used(FreeNames):
    """Knows what parts use: names, attributes of the page, and what does more than write."""

    def _found(self, node: nodes.Node) -> frozenset[str]:
        if isinstance(node, _OTHER):
            return _MORE
        name = _attribute(node)
        return frozenset((f"page.{name}",)) if name in _OF_PAGE else super()._found(node)


def _attribute(node: nodes.Node) -> str:
    """Name the attribute of the page that an expression is; nothing where it is another."""
    is_of_page = isinstance(node, nodes.Getattr) and _is_name(node.node, "page")
    return str(node.attr) if is_of_page else ""  # type: ignore[attr-defined]


def _is_name(node: nodes.Node, name: str) -> bool:
    return isinstance(node, nodes.Name) and node.name == name


def _is_worth(run: list[nodes.Node]) -> bool:
    work = (each for node in run for each in all_inside(node) if isinstance(each, _WORK))
    return len(list(islice(work, LEAST))) == LEAST


def _once(run: list[nodes.Node]) -> nodes.Node:
    """Write that a part is looked up, or made and kept."""
    key = sha256(repr(run).encode()).hexdigest()[:16]
    used = free_names(run, frozenset())
    values: list[nodes.Expr] = [nodes.Name("lang", "load")]
    values.append(nodes.Name("site", "load") if "site" in used else nodes.Const(None))
    needed = {_attribute(each) for node in run for each in all_inside(node)}
    page = nodes.Name("page", "load")
    of_page = [nodes.Getattr(page, name, "load") for name in _OF_PAGE if name in needed]
    values.append(nodes.Tuple(of_page, "load") if "page" in used else nodes.Const(""))
    known = nodes.Filter(nodes.Const(key), ONCE, values, [], None, None)
    kept = nodes.Filter(_made("load"), KEPT, [nodes.Const(key), *values], [], None, None)
    make = [nodes.AssignBlock(_made("store"), None, run), nodes.Assign(_made("store"), kept)]
    body = [
        nodes.Assign(_made("store"), known),
        nodes.If(nodes.Not(_made("load")), make, [], []),
        nodes.Output([_made("load")]),
    ]
    return nodes.Scope(body).set_lineno(run[0].lineno)


def _made(context: str) -> nodes.Name:
    return nodes.Name(_NAME, context)
