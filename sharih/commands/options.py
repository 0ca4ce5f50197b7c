"""The commands and their options, said once, for argparse's parsers and invoke's tasks.

Importing this takes no time, so that `./inv` can list every command at once.
"""

from __future__ import annotations

from collections.abc import Mapping
from keyword import iskeyword
from types import MappingProxyType
from typing import Final

from sharih.commands import site_commands as site
from sharih.commands import text_commands as text
from sharih.commands.option_records import Command, Option, Word

__all__ = ["COMMANDS", "Command", "Option", "Word", "module_of"]

_COMMANDS: Final = (
    site.BUILD,
    text.CONVERT,
    text.NEW,
    text.TRANSLATE,
    site.SERVE,
    site.CHECK,
    text.STATUS,
    text.DIFF,
    text.ACCEPT,
    text.STRIP,
    site.PUBLISH,
    text.ADOPT,
    text.EXPORT,
    text.IMPORT,
    site.INIT,
    site.UPDATE,
)


def module_of(task: str) -> str:
    """Name the module in `sharih.commands` that does a task; a word of Python's has a _ behind."""
    return f"{task}_" if iskeyword(task) else task


COMMANDS: Final[Mapping[str, Command]] = MappingProxyType({c.name: c for c in _COMMANDS})
"""All commands by name."""
