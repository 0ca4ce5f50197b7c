"""What the code of templates calls: macros, functions, and what writes a value, in few steps.

What is unusual goes the way that Jinja goes.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import _lru_cache_wrapper, partial
from types import FunctionType, MethodType
from typing import Any, Final

from jinja2.runtime import Context, Macro, markup_join
from jinja2.utils import missing
from markupsafe import Markup, escape

try:  # what `escape` calls, without a record around each result
    from markupsafe._speedups import _escape_inner as _escaped
except ImportError:
    _escaped = escape

MOST_KEPT: Final = 4096
"""So many results of a macro are kept: lists of one topic have the same explainers as those of
the next, but a large site has more of them than are worth their memory."""
_FUNCTIONS: Final = (FunctionType, MethodType, _lru_cache_wrapper)
_TEXT: Final = {str}


class QuickMacro(Macro):
    """A macro that knows whether it takes values in their order and nothing beside, as most do."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        special = self.catch_kwargs or self.catch_varargs or self.caller
        self.most = -1 if special else self._argument_count
        """How many values it takes at most; less than none where it takes others."""
        self._made: dict[Any, tuple[object, Markup]] = {}
        self._repeated: tuple[type, ...] = ()
        self.straight: Callable[..., Any] = self if special else _straight(self._func)
        """What a call with values in their order, and none by name, calls."""

    def keep(self, repeated: tuple[type, ...]) -> None:
        """Let what is made of such a record, which stands on many pages, be made once.

        The macro must depend on nothing but what it is given.
        """
        self._repeated = repeated
        if self.most > 0:
            self.straight = self._straight_or_kept

    def _straight_or_kept(self, *args: Any) -> Markup:
        if args and args[0].__class__ in self._repeated:
            return self._kept(args, {})
        return markup(self._func(*args))

    def quick(self, args: tuple[Any, ...], kwargs: dict[str, Any]) -> Markup | None:
        """Do what a call does, in the usual cases; returns None in others."""
        if args and args[0].__class__ in self._repeated:
            return self._kept(args, kwargs)
        if kwargs or len(args) > self.most:
            return None
        return markup(self._func(*args))

    def _kept(self, args: tuple[Any, ...], kwargs: dict[str, Any]) -> Markup:
        """Return what is made of a record, which is known by what it is, not by what it says."""
        key: Any = id(args[0])
        if len(args) > 1 or kwargs:
            values = (*args[1:], *kwargs.values())
            # Text and markup of the same letters are equal, and so are 1 and true.
            key = (key, values, (*map(type, values), *kwargs))
        if key not in self._made:
            if len(self._made) >= MOST_KEPT:
                self._made.clear()
            self._made[key] = args[0], markup(self(*args, **kwargs))
        return self._made[key][1]


def _straight(function: Any) -> Callable[..., Markup]:
    """Let a macro's function do without the values that are not given, and return markup."""
    function.__defaults__ = (missing,) * function.__code__.co_argcount

    def straight(*args: Any) -> Markup:
        return str.__new__(Markup, function(*args))

    return straight


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


def caller(context: Context, names: tuple[Any, ...], called: Any) -> Callable[..., Any]:
    """Return what is to be called for something that is no macro."""
    if called.__class__ in _FUNCTIONS and not hasattr(called, "jinja_pass_arg"):
        return called
    return partial(call, context, names, called)


def text_join(parts: tuple[Any, ...]) -> str:
    """Put values together as `~` does: text, or markup where one of them is."""
    return "".join(parts) if {*map(type, parts)} == _TEXT else markup_join(parts)


QUICK: Final = (call, caller, output, _escaped, markup, text_join)
"""What the code of a template calls."""
