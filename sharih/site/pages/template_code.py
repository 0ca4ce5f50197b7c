"""Templates as trees → Python that does what Jinja's own does, with fewer steps for each value.

A value that is markup or plain text is written without asking what it is more than once, the
attribute of a record is read without a call, and macros and functions are called as they are.
What is unusual goes the way that Jinja goes.
"""

from __future__ import annotations

from functools import _lru_cache_wrapper
from types import FunctionType, MethodType
from typing import Any, Final

from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.runtime import Context, Macro
from jinja2.utils import missing
from markupsafe import Markup, escape

from sharih.site.pages.compiled_words import JOINED

try:  # what `escape` calls, without a record around each result
    from markupsafe._speedups import _escape_inner as _escaped
except ImportError:
    _escaped = escape

MOST_KEPT: Final = 4096
"""So many results of a macro are kept: lists of one topic have the same explainers as those of
the next, but a large site has more of them than are worth their memory."""
_FUNCTIONS: Final = (FunctionType, MethodType, _lru_cache_wrapper)


class QuickMacro(Macro):
    """A macro that knows whether it takes values in their order and nothing beside, as most do."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        special = self.catch_kwargs or self.catch_varargs or self.caller
        self.most = -1 if special else self._argument_count
        """How many values it takes at most; less than none where it takes others."""
        self._made: dict[tuple[Any, ...], tuple[object, Markup]] = {}
        self._repeated: tuple[type, ...] = ()

    def keep(self, repeated: tuple[type, ...]) -> None:
        """Let what is made of such a record, which stands on many pages, be made once.

        The macro must depend on nothing but what it is given.
        """
        self._repeated = repeated

    def quick(self, args: tuple[Any, ...], kwargs: dict[str, Any]) -> Markup | None:
        """Do what a call does, in the usual cases; returns None in others."""
        if args and args[0].__class__ in self._repeated:
            return self._kept(args, kwargs)
        lack = self.most - len(args)
        if kwargs or lack < 0:
            return None
        return markup(self._func(*args, *(missing,) * lack) if lack else self._func(*args))

    def _kept(self, args: tuple[Any, ...], kwargs: dict[str, Any]) -> Markup:
        """Return what is made of a record, which is known by what it is, not by what it says."""
        values = (*args[1:], *kwargs.values())
        # Text and markup of the same letters are equal, and so are 1 and true.
        key = (id(args[0]), values, (*map(type, values), *kwargs))
        if key not in self._made:
            if len(self._made) >= MOST_KEPT:
                self._made.clear()
            self._made[key] = args[0], markup(self(*args, **kwargs))
        return self._made[key][1]


def markup(text: str) -> Markup:
    """Return text that is HTML already as markup; `Markup` would ask what it is."""
    return str.__new__(Markup, text)


def output(value: Any) -> str:
    """Return what a value is written as."""
    return escape(value)


def call(context: Context, names: tuple[Any, ...], called: Any, *args: Any, **kwargs: Any) -> Any:
    """Call what a template calls, as `Context.call` does.

    `names` are the names that the loop and the block around have set.
    """
    kind = called.__class__
    if kind is QuickMacro:
        made = called.quick(args, kwargs)
        if made is not None:
            return made
    elif kind in _FUNCTIONS and not hasattr(called, "jinja_pass_arg"):
        return called(*args, **kwargs)
    loop, block = names
    if loop is not None:
        kwargs["_loop_vars"] = loop
    if block is not None:
        kwargs["_block_vars"] = block
    return context.call(called, *args, **kwargs)


QUICK: Final = (call, output, _escaped, markup)
"""What the code of a template calls."""


class QuickCode(CodeGenerator):
    """Writes the Python of a template."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._markup: dict[str, str] = {}
        """Words of the interface → the name of the constant that they are."""
        self._written = ""
        """The name of the value that is being written."""

    def visit_Template(  # noqa: N802 - Jinja's names
        self, node: nodes.Template, frame: Frame | None = None
    ) -> None:
        """Write constants behind the functions that use them."""
        super().visit_Template(node, frame)
        self.writeline("Macro = environment.quick_macro")
        for text, name in self._markup.items():
            self.writeline(f"{name} = Markup({text!r})")

    def write_commons(self) -> None:
        """Name what the code calls."""
        super().write_commons()
        self.writeline("call, output, escaped, markup = environment.quick")

    def visit_Scope(self, node: nodes.Scope, frame: Frame) -> None:  # noqa: N802
        """Write statements with names of their own; what they print is gathered first."""
        scope = frame.inner()
        scope.symbols.analyze_node(node)
        self.enter_frame(scope)
        gathers = frame.buffer is None
        if gathers:
            self.buffer(scope)
        self.blockvisit(node.body, scope)
        if gathers:
            self.simple_write(f"concat({scope.buffer})", frame)
        self.leave_frame(scope)

    def visit_MarkSafe(self, node: nodes.MarkSafe, frame: Frame) -> None:  # noqa: N802
        """Write words of the interface as a constant."""
        if not isinstance(node.expr, nodes.Const):
            super().visit_MarkSafe(node, frame)
            return
        text = str(node.expr.value)
        name = self._markup.setdefault(text, f"markup_{len(self._markup)}")
        self.write(name)

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:  # noqa: N802
        """Read an attribute; where there is none, Jinja looks further."""
        found = self.temporary_identifier()
        self.write(f"({found} if ({found} := getattr(")
        if isinstance(node.node, nodes.Name):
            self.visit(node.node, frame)
            self.write(f", {node.attr!r}, missing)) is not missing else environment.getattr(")
            self.visit(node.node, frame)
            self.write(f", {node.attr!r}))")
            return
        value = self.temporary_identifier()
        self.write(f"({value} := ")
        self.visit(node.node, frame)
        self.write(f"), {node.attr!r}, missing)) is not missing else ")
        self.write(f"environment.getattr({value}, {node.attr!r}))")

    def visit_Call(  # noqa: N802
        self, node: nodes.Call, frame: Frame, forward_caller: bool = False
    ) -> None:
        """Call a macro or a function."""
        if forward_caller or node.dyn_args or node.dyn_kwargs:
            super().visit_Call(node, frame, forward_caller=forward_caller)
            return
        loop = "_loop_vars" if frame.loop_frame else None
        block = "_block_vars" if frame.block_frame else None
        self.write(f"call(context, ({loop}, {block}), ")
        self.visit(node.node, frame)
        self.signature(node, frame)
        self.write(")")

    def visit_Filter(self, node: nodes.Filter, frame: Frame) -> None:  # noqa: N802
        """Write the parts of a sentence where they stand."""
        if node.name != JOINED or not isinstance(node.node, nodes.Tuple):
            super().visit_Filter(node, frame)
            return
        self.write("markup(concat((")
        for part in node.node.items:
            if _is_markup(part):
                self.visit(part, frame)
            else:
                name = self.temporary_identifier()
                self.write(f"({name} if ({name} := ")
                self.visit(part, frame)
                self._write_value_end(name)
            self.write(", ")
        self.write(")))")

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        self._written = ""
        if _is_markup(node):
            return
        if not _is_escaped(frame, finalize):
            super()._output_child_pre(node, frame, finalize)
            return
        self._written = self.temporary_identifier()
        self.write(f"({self._written} if ({self._written} := ")

    def _output_child_post(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        if _is_markup(node):
            return
        if not _is_escaped(frame, finalize):
            super()._output_child_post(node, frame, finalize)
            return
        self._write_value_end(self._written)

    def _write_value_end(self, name: str) -> None:
        self.write(f").__class__ is Markup else escaped({name}) if {name}.__class__ is str")
        self.write(f" else output({name}))")


def _is_escaped(frame: Frame, finalize: Any) -> bool:
    """Say whether values are escaped here, and nothing else is done to them."""
    context = frame.eval_ctx
    return bool(context.autoescape) and not context.volatile and finalize.src is None


def _is_markup(node: nodes.Expr | None) -> bool:
    """Say whether an expression is one of our words in any case."""
    match node:
        case nodes.MarkSafe():
            return isinstance(node.expr, nodes.Const)
        case nodes.Filter():
            return node.name == JOINED
        case nodes.CondExpr():
            return _is_markup(node.expr1) and _is_markup(node.expr2)
        case _:
            return False
