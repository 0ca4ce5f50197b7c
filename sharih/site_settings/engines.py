"""The settings about translation engines → checked values; no engine is loaded."""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

from sharih.look.values import UnfitValueError

GROUP: Final = "sharih.engines"
"""The group of entry points by which other packages bring engines."""
BUILT_IN: Final = ("memory", "firefox", "ctranslate2", "http")
OPTIONS: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "memory": (),
        "firefox": (),
        "ctranslate2": ("folder",),
        "http": ("protocol", "url", "model", "key_from", "timeout", "batch"),
    }
)
"""What `SHARIH_ENGINES` may say of each."""
PROTOCOLS: Final = ("chat", "libretranslate")

_VARIABLE: Final = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
_ADDRESS: Final = re.compile(r"https?://[^\s/@?#]+(?:/[^\s?#]*)?")


def engine_name(value: object) -> str:
    """Check the name of an engine; nothing is none. Raises UnfitValueError."""
    if value in (None, ""):
        return ""
    if isinstance(value, str) and (value in BUILT_IN or value in engine_names()):
        return value
    near = difflib.get_close_matches(str(value), engine_names(), n=1)
    remedy = f"Did you mean {near[0]!r}?" if near else f"Known are {', '.join(engine_names())}."
    raise UnfitValueError(f"cannot be {value!r}", remedy)


def engine_names() -> tuple[str, ...]:
    """List the engines that are there, those of other packages behind the built-in ones."""
    from importlib.metadata import entry_points  # slow to import, and seldom asked for

    others = {point.name for point in entry_points(group=GROUP)} - {*BUILT_IN}
    return (*BUILT_IN, *sorted(others))


def engine_options(value: object) -> Mapping[str, Mapping[str, Any]]:
    """Check what is said of engines, by name. Raises UnfitValueError."""
    example = '{"http": {"protocol": "chat", "url": "http://localhost:11434/v1", "model": "…"}}'
    if not isinstance(value, Mapping) or not all(isinstance(v, Mapping) for v in value.values()):
        raise UnfitValueError(f"cannot be {type(value).__name__}", f"Write {example}.")
    found = {}
    for name, said in value.items():
        engine_name(name)
        for option, setting in said.items():
            known = OPTIONS.get(name)
            if known is not None and option not in known:
                raise UnfitValueError(f"has {name}: {option}, which is none", _remedy(name, option))
            if known is not None and (fault := _CHECKS[option](setting)):
                raise UnfitValueError(f"has {name}: {option} {setting!r}", fault)
        found[str(name)] = dict(said)
    return found


def models_folder(value: object) -> str:
    """Check the folder of models; nothing is none. Raises UnfitValueError."""
    if value in (None, ""):
        return ""
    if isinstance(value, str | Path):
        return str(value)
    raise UnfitValueError(f"cannot be {value!r}", "Write the name of a folder.")


def _remedy(name: str, option: str) -> str:
    if "key" in option or "token" in option:
        return 'Keys stand in the environment: name the variable, "key_from": "MY_KEY".'
    known = OPTIONS[name]
    return f"Known are {', '.join(known)}." if known else "It has no options."


def _text(value: object) -> str:
    return "" if isinstance(value, str | Path) and str(value) else "Write a text."


def _address(value: object) -> str:
    if isinstance(value, str) and _ADDRESS.fullmatch(value):
        return ""
    return "Write an address such as http://localhost:11434/v1, without a name or key in it."


def _protocol(value: object) -> str:
    return "" if value in PROTOCOLS else f"Write one of {', '.join(PROTOCOLS)}."


def _variable(value: object) -> str:
    if isinstance(value, str) and _VARIABLE.fullmatch(value):
        return ""
    return "Write the name of a variable of the environment, not the key."


def _positive(value: object) -> str:
    good = isinstance(value, int | float) and not isinstance(value, bool) and value > 0
    return "" if good else "Write a number over 0."


_CHECKS: Final[Mapping[str, Callable[[object], str]]] = MappingProxyType({
    "folder": _text, "protocol": _protocol, "url": _address, "model": _text,
    "key_from": _variable, "timeout": _positive, "batch": _positive,
})  # fmt: skip

CHECKS: Final[Mapping[str, Callable[[Any], Any]]] = MappingProxyType({
    "translate": engine_name, "engines": engine_options, "models": models_folder,
})  # fmt: skip
"""What checks each setting, by its name in `Options`."""
