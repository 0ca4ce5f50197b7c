"""Templates that stand in several files → code that is ready to run, without searching for parts.

An included template is put where it is included, an imported one whose macros need nothing of the
page but its language is made once a language, and a name of the context is looked up once for a
template. The words are the same as from the templates one by one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, MutableMapping
from contextlib import suppress
from types import CodeType
from typing import Any, Final

from jinja2 import TemplateError, nodes

from sharih.arabic import Lang
from sharih.errors import SharihError
from sharih.site.pages.compiled_words import WordedEnvironment
from sharih.site.pages.steady_parts import KEPT, ONCE, SteadyParts, with_steady_parts
from sharih.site.pages.template_calls import QUICK, QuickMacro
from sharih.site.pages.template_code import QuickCode
from sharih.site.pages.template_names import SPECIAL, free_names, stores
from sharih.site.pages.template_trees import all_inside

MODULE: Final = "module in"
"""The filter that gives the macros of a template in a language."""
_EVERYWHERE: Final = frozenset({"lang", "direction", "languages"})
"""Names that mean the same on all pages of a language."""
_IN_CONTEXT: Final = frozenset({"_", "gettext", "ngettext", "pgettext", "npgettext"})
"""Functions that ask the context for its language."""
_IMPORTS: Final = (nodes.Import, nodes.FromImport)
_CONSTANTS: Final = (nodes.Const, nodes.TemplateData, nodes.Tuple)


class LinkedEnvironment(WordedEnvironment):
    """An environment that joins templates before it compiles them; they are read once."""

    code_generator_class = QuickCode

    def __init__(self, **options: Any) -> None:
        super().__init__(optimized=False, **options)  # nothing in the theme is worth it
        self.repeated: tuple[type, ...] = ()
        """Records that stand on many pages: what a macro makes of one is made once."""
        self.quick, self.quick_macro = QUICK, QuickMacro
        self._alike: set[str] = set()
        """The templates whose macros are the same on all pages of a language."""
        self._puttable: dict[str, bool] = {}
        """Whether a template can stand in the place where it is included, as far as it is known."""
        self._needed: set[str] = set()
        """The templates that others use and that are not put into them."""
        self.codes: dict[str, CodeType] = {}
        """The code of each template that has been asked for."""
        self._trees: dict[str, nodes.Template | None] = {}
        self._open: list[str] = []
        self._modules: dict[tuple[str, Lang], Any] = {}
        self.filters[MODULE] = self._module
        self.parts = SteadyParts()
        self.filters |= {ONCE: self.parts.known, KEPT: self.parts.keep}

    def forget(self) -> None:
        """Make modules anew, for the globals have changed."""
        self._modules.clear()
        self.parts.forget(self.globals.get("site"))

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """Return what every template sees; one table for all, which is quickly copied."""
        return super().make_globals(d) if d else self.globals

    def load_all(self) -> None:
        """Compile every template that makes files, and what they need; faults are told later."""
        left = set(self.list_templates(filter_func=lambda name: "/" not in name))
        done: set[str] = set()
        while left:
            for name in sorted(left):
                with suppress(Exception):
                    self.get_template(name)
            done |= left
            left = self._needed - done

    def compile(  # it is many functions in one
        self,
        source: str | nodes.Template,
        name: str | None = None,
        filename: str | None = None,
        raw: bool = False,
        defer_init: bool = False,
    ) -> Any:
        """Return the code of a template, which is made once."""
        if raw or name is None:
            return super().compile(source, name, filename, raw, defer_init)  # type: ignore[call-overload]
        if name not in self.codes:
            self.codes[name] = super().compile(source, name, filename)
        return self.codes[name]

    def _module(self, name: str, lang: Lang) -> Any:
        """Return the macros of a template in a language."""
        if (name, lang) not in self._modules:
            module = self._modules[name, lang] = self.get_template(name).make_module({"lang": lang})
            for macro in vars(module).values():
                if isinstance(macro, QuickMacro):
                    macro.keep(self.repeated)
        return self._modules[name, lang]

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        if name is not None and (known := self._trees.get(name)):
            return known
        tree = super()._parse(source, name, filename)
        extended = (each for each in all_inside(tree) if isinstance(each, nodes.Extends))
        self._needed.update(map(_name, extended))
        _replace(tree, self._joined)
        return tree

    def _generate(
        self, source: nodes.Template, name: str | None, filename: str | None,
        defer_init: bool = False,
    ) -> str:  # fmt: skip
        source.body = with_steady_parts(source.body)
        for block in _blocks(source):
            block.body = _function(with_steady_parts(block.body), 0)
        tree = nodes.Template(_function(source.body, _last_stored(source.body)), lineno=1)
        inside = all_inside(tree)  # Jinja's own walk takes five times as long, four times over
        tree.find_all = lambda kind: (n for n in inside if isinstance(n, kind))  # type: ignore[assignment, method-assign]
        return super()._generate(tree, name, filename, defer_init)

    def _tree(self, name: str) -> nodes.Template | None:
        """Read a template for others; None where it cannot be read, or is being read."""
        if not name or name in self._open or self.loader is None:
            return None
        if name not in self._trees:
            self._open.append(name)
            try:
                source, filename, _ = self.loader.get_source(self, name)
                self._trees[name] = self._parse(source, name, filename)
            except (TemplateError, SharihError, OSError, UnicodeDecodeError):
                self._trees[name] = None  # told when it is asked for on a page
            finally:
                self._open.pop()
        return self._trees[name]

    def _may_be_put(self, name: str, tree: nodes.Template) -> bool:
        if name not in self._puttable:
            self._puttable[name] = _can_be_put(tree)
        return self._puttable[name]

    def _joined(self, node: nodes.Node) -> list[nodes.Node]:
        """Put what a statement brings from another template in its place."""
        if isinstance(node, nodes.Include) and node.with_context and not node.ignore_missing:
            tree = self._tree(_name(node))
            if tree is not None and self._may_be_put(_name(node), tree):
                return [nodes.Scope(tree.body, lineno=node.lineno)]
        if isinstance(node, nodes.Import | nodes.FromImport) and node.with_context:
            tree = self._tree(_name(node))
            if tree is not None and (_name(node) in self._alike or _is_alike(tree)):
                self._alike.add(_name(node))
                self._needed.add(_name(node))
                return list(_assigned(node))
        if isinstance(node, nodes.Include | nodes.Import | nodes.FromImport) and _name(node):
            self._needed.add(_name(node))
        return [node]


def _name(node: nodes.Include | nodes.Import | nodes.FromImport | nodes.Extends) -> str:
    """Return the name of a template; nothing where it is known only while a page is made."""
    name = node.template.value if isinstance(node.template, nodes.Const) else ""
    return name if isinstance(name, str) else ""


def _replace(node: nodes.Node, change: Callable[[nodes.Node], list[nodes.Node]]) -> None:
    """Put other statements in the place of some, in a whole tree."""
    for statements in _statements(node):
        for child in statements:
            _replace(child, change)
        statements[:] = [other for child in statements for other in change(child)]


def _statements(node: nodes.Node) -> Iterator[list[nodes.Node]]:
    """List the lists of statements that a statement has inside."""
    for field in ("body", "elif_", "else_"):
        if field in node.fields and isinstance(statements := getattr(node, field), list):
            yield statements


def _blocks(node: nodes.Node) -> Iterator[nodes.Block]:
    """List the blocks of a template, those inside of others too."""
    for statements in _statements(node):
        for child in statements:
            if isinstance(child, nodes.Block):
                yield child
            yield from _blocks(child)


def _has(tree: nodes.Template, *kinds: type[nodes.Node]) -> bool:
    return any(isinstance(node, kinds) for node in all_inside(tree))


def _can_be_put(tree: nodes.Template) -> bool:
    """Say whether a template means the same in the place where it is included."""
    if _has(tree, nodes.Extends, nodes.Block):
        return False
    # With `loop` and its like a template could now reach what lies around it.
    return not free_names(tree.body, frozenset()) & (SPECIAL | _IN_CONTEXT)


def _is_alike(tree: nodes.Template) -> bool:
    """Say whether the macros of a template are the same on all pages of a language."""
    if _has(tree, nodes.Extends, nodes.Block, nodes.Include):
        return False
    imports = (each for each in all_inside(tree) if isinstance(each, _IMPORTS))
    if any(each.with_context for each in imports):
        return False
    kept = all(_is_constant(node) for node in tree.body)
    return kept and free_names(tree.body) <= _EVERYWHERE


def _is_constant(node: nodes.Node) -> bool:
    """Say whether a statement does the same every time: defines a macro, or a value."""
    match node:
        case nodes.Output():
            return all(isinstance(child, nodes.TemplateData) for child in node.nodes)
        case nodes.Assign():
            values = (node.node, *node.node.find_all(nodes.Expr))
            return all(isinstance(value, _CONSTANTS) for value in values) or _is_module(node.node)
        case _:
            return isinstance(node, nodes.Macro | nodes.Import | nodes.FromImport)


def _is_module(node: nodes.Node) -> bool:
    inner = node.node if isinstance(node, nodes.Getattr) else node
    return isinstance(inner, nodes.Filter) and inner.name == MODULE


def _assigned(node: nodes.Import | nodes.FromImport) -> Iterator[nodes.Node]:
    """Write an import as assignments."""
    language = [nodes.Name("lang", "load")]
    module = nodes.Filter(node.template, MODULE, language, [], None, None, lineno=node.lineno)
    if isinstance(node, nodes.Import):
        yield nodes.Assign(nodes.Name(node.target, "store"), module, lineno=node.lineno)
        return
    for name in node.names:
        there, here = (name, name) if isinstance(name, str) else name
        value = nodes.Getattr(module, there, "load", lineno=node.lineno)
        yield nodes.Assign(nodes.Name(here, "store"), value, lineno=node.lineno)


def _last_stored(body: list[nodes.Node]) -> int:
    """Count the statements of a template up to the last that others can see something of.

    All are, where it extends another: blocks must stay where Jinja looks for them.
    """
    if any(map(_extends, body)):
        return len(body)
    return max((at for at, node in enumerate(body, 1) if stores([node])), default=0)


def _extends(node: nodes.Node) -> bool:
    inside = (child for statements in _statements(node) for child in statements)
    return isinstance(node, nodes.Extends) or any(map(_extends, inside))


def _function(body: list[nodes.Node], seen: int) -> list[nodes.Node]:
    """Let what becomes a function of its own look its names up first, and write in one piece.

    The first statements, so many as are `seen`, stay as they are.
    """
    first: list[nodes.Node] = []
    if names := sorted(free_names(body)):  # in a branch that is never taken
        shown = nodes.Output([nodes.Name(name, "load") for name in names], lineno=1)
        first.append(nodes.If(nodes.Const(False), [shown], [], [], lineno=1))
    rest = [nodes.Scope(body[seen:], lineno=1)] if body[seen:] else []
    return [*first, *body[:seen], *rest]
