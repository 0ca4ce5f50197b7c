"""Templates as trees → Python that does what Jinja's own does, with fewer steps for each value.

A value that is markup or plain text is written without asking what it is more than once, the
attribute of a record is read without a call, and macros and functions are called as they are.
What is unusual goes the way that Jinja goes.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.nodes import Node

from sharih.site.pages.compiled_words import JOINED
from sharih.site.pages.template_trees import filters_and_tests


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
        self.writeline("call, caller, output, escaped, markup, text_join = environment.quick")

    def pull_dependencies(self, nodes: Iterable[Node]) -> None:
        """Name filters and tests, without Jinja's own walk, which takes several times as long."""
        super().pull_dependencies(map(_without_parts, filters_and_tests(nodes)))

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
        if not node.kwargs:
            self._write_straight(node, frame, f"({loop}, {block})")
            return
        self.write(f"call(context, ({loop}, {block}), ")
        self.visit(node.node, frame)
        self.signature(node, frame)
        self.write(")")

    def _write_straight(self, node: nodes.Call, frame: Frame, names: str) -> None:
        """Write a call with values in their order only."""
        called = self.temporary_identifier()
        self.write(f"({called}.straight if ({called} := ")
        self.visit(node.node, frame)
        self.write(f").__class__ is Macro else caller(context, {names}, {called}))(")
        for number, value in enumerate(node.args):
            self.write(", " if number else "")
            self.visit(value, frame)
        self.write(")")

    def visit_Concat(self, node: nodes.Concat, frame: Frame) -> None:  # noqa: N802
        """Put values together; nearly all of them are text."""
        if frame.eval_ctx.volatile or not frame.eval_ctx.autoescape:
            super().visit_Concat(node, frame)
            return
        self.write("text_join((")
        for value in node.nodes:
            self.visit(value, frame)
            self.write(", ")
        self.write("))")

    def visit_Getitem(self, node: nodes.Getitem, frame: Frame) -> None:  # noqa: N802
        """Look something up in a table; where it is not there, Jinja looks further."""
        if isinstance(node.arg, nodes.Slice):
            super().visit_Getitem(node, frame)
            return
        table, key = self.temporary_identifier(), self.temporary_identifier()
        self.write(f"({table}[{key}] if ({table} := ")
        self.visit(node.node, frame)
        self.write(f").__class__ is dict and ({key} := ")
        self.visit(node.arg, frame)
        self.write(f") in {table} else environment.getitem({table}, ")
        self.visit(node.arg, frame)
        self.write("))")

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


def _without_parts(node: nodes.Filter | nodes.Test) -> nodes.Node:
    return node.__class__(None, node.name, [], [], None, None)


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
