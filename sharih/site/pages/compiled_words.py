"""Templates with the language of each place compiled in: no look-up is left for each time.

A label costs some fifty times as much through gettext as a constant does. So a call of gettext
whose message stands in the template becomes the message in the page's language, chosen by `lang`
as the template sees it at that place; filters that write in a language are given it the same way.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

from jinja2 import Environment, nodes

from sharih.arabic import Lang
from sharih.languages import LANGS

JOINED: Final = "joined in"
"""The filter that puts parts together as markup."""
COUNTED: Final = "counted in"
"""The filter that takes the form of a message for a number."""
BY_LANGUAGE: Final = {
    name: f"{name} in" for name in ("date", "number", "plain_title", "text", "vague_date")
}
"""Filters that ask the context for the language → the same ones that are given it."""
_NAMES: Final = ("_", "gettext")
_PLACE: Final = re.compile(r"%(?:\((\w+)\)s|(%))")


class WordedEnvironment(Environment):
    """An environment that compiles interface texts into its templates."""

    texts: Mapping[Lang, Any]
    """The catalogues, set before the first template is loaded."""

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        tree: nodes.Template = self._worded(super()._parse(source, name, filename))
        return tree

    def _worded(self, node: Any) -> Any:
        """Put constants and filters in the place of calls, in a whole tree."""
        for field, value in node.iter_fields():
            if isinstance(value, list):
                value[:] = [self._worded(x) if isinstance(x, nodes.Node) else x for x in value]
            elif isinstance(value, nodes.Node):
                setattr(node, field, self._worded(value))
        if isinstance(node, nodes.Filter) and node.name in BY_LANGUAGE and node.node:
            node.args.insert(0, _language())
            node.name = BY_LANGUAGE[node.name]
        if _is_label(node):
            return self._constant(node)
        return _counted(node) if _is_counted(node) else node

    def _constant(self, call: nodes.Call) -> nodes.Expr:
        message = call.args[0].value  # type: ignore[attr-defined]
        said = [self._said(lang, message, call.kwargs) for lang in LANGS]
        is_first = nodes.Compare(_language(), [nodes.Operand("eq", nodes.Const(LANGS[0]))])
        return nodes.CondExpr(is_first, *said, lineno=call.lineno)

    def _said(self, lang: Lang, message: str, values: list[nodes.Keyword]) -> nodes.Expr:
        text = self.texts[lang].gettext(message)
        if not values:
            # What gettext's callables do: `%%` is a per cent sign, and the words are markup.
            return nodes.MarkSafe(nodes.Const(text % {}))
        known = {value.key: value.value for value in values}
        parts = list(_parts(text, known))
        if all(parts):
            return nodes.Filter(nodes.Tuple(parts, "load"), JOINED, [], [], None, None)
        pairs = [nodes.Pair(nodes.Const(key), value) for key, value in known.items()]
        return nodes.Mod(nodes.MarkSafe(nodes.Const(text)), nodes.Dict(pairs))


def _language() -> nodes.Name:
    return nodes.Name("lang", "load")


def _parts(text: str, values: Mapping[str, nodes.Expr]) -> Iterator[nodes.Expr | None]:
    """Take a message with places for values apart; None for a place that is of another kind."""
    at = 0
    for found in _PLACE.finditer(text):
        yield from _words(text[at : found.start()])
        yield nodes.MarkSafe(nodes.Const("%")) if found[2] else values.get(found[1])
        at = found.end()
    yield from _words(text[at:])


def _words(text: str) -> Iterator[nodes.Expr | None]:
    if text:
        yield None if "%" in text else nodes.MarkSafe(nodes.Const(text))


def _is_label(node: Any) -> bool:
    """Whether a node is a call of gettext with a constant message and named values."""
    return _is_call(node, _NAMES) and len(node.args) == 1


def _is_counted(node: Any) -> bool:
    """Whether a node is a call of ngettext with constant messages and a number."""
    return (
        _is_call(node, ("ngettext",))
        and len(node.args) == 3
        and isinstance(node.args[1], nodes.Const)
    )


def _is_call(node: Any, names: tuple[str, ...]) -> bool:
    return (
        isinstance(node, nodes.Call)
        and isinstance(node.node, nodes.Name)
        and node.node.name in names
        and bool(node.args)
        and isinstance(node.args[0], nodes.Const)
        and not node.dyn_args
        and not node.dyn_kwargs
    )


def _counted(call: nodes.Call) -> nodes.Expr:
    one, several, count = call.args
    arguments = [several, count, _language()]
    return nodes.Filter(one, COUNTED, arguments, call.kwargs, None, None, lineno=call.lineno)
