"""Templates with the words of the interface compiled in: no look-up is left for each time.

A label costs some fifty times as much through gettext as a constant does. So a call of gettext
whose message stands in the template becomes the message in the page's language, chosen by `lang`
as the template sees it at that place; what has a plural is still asked of the catalogue.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from jinja2 import Environment, nodes

from sharih.arabic import Lang
from sharih.languages import LANGS

_NAMES = ("_", "gettext")


class WordedEnvironment(Environment):
    """An environment that compiles interface texts into its templates."""

    texts: Mapping[Lang, Any]
    """The catalogues, set before the first template is loaded."""

    def _generate(
        self, source: nodes.Template, name: str | None, filename: str | None,
        defer_init: bool = False,
    ) -> str:  # fmt: skip
        return super()._generate(self._worded(source), name, filename, defer_init)

    def _worded(self, node: Any) -> Any:
        """Put constants in the place of calls, in a whole tree."""
        for field, value in node.iter_fields():
            if isinstance(value, list):
                value[:] = [self._worded(x) if isinstance(x, nodes.Node) else x for x in value]
            elif isinstance(value, nodes.Node):
                setattr(node, field, self._worded(value))
        return self._constant(node) if _is_label(node) else node

    def _constant(self, call: nodes.Call) -> nodes.Expr:
        message = call.args[0].value  # type: ignore[attr-defined]
        said = [self._said(lang, message, call.kwargs) for lang in LANGS]
        is_first = nodes.Compare(
            nodes.Name("lang", "load"), [nodes.Operand("eq", nodes.Const(LANGS[0]))]
        )
        return nodes.CondExpr(is_first, *said, lineno=call.lineno)

    def _said(self, lang: Lang, message: str, values: list[nodes.Keyword]) -> nodes.Expr:
        text = self.texts[lang].gettext(message)
        if not values:
            # What gettext's callables do: `%%` is a per cent sign, and the words are markup.
            return nodes.MarkSafe(nodes.Const(text % {}))
        pairs = [nodes.Pair(nodes.Const(value.key), value.value) for value in values]
        return nodes.Mod(nodes.MarkSafe(nodes.Const(text)), nodes.Dict(pairs))


def _is_label(node: Any) -> bool:
    """Whether a node is a call of gettext with a constant message and named values."""
    return (
        isinstance(node, nodes.Call)
        and isinstance(node.node, nodes.Name)
        and node.node.name in _NAMES
        and len(node.args) == 1
        and isinstance(node.args[0], nodes.Const)
        and not node.dyn_args
        and not node.dyn_kwargs
    )
