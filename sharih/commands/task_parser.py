"""The words after a task's name → argparse's own, where a word of the task was said by its name."""

from __future__ import annotations

import argparse
import re
from collections.abc import Sequence
from typing import Any, Final

from sharih.commands.options import Word

_OPTION: Final = re.compile(r"(--[a-z][a-z-]*)=", re.ASCII)


class TaskParser(argparse.ArgumentParser):
    """Takes `--title=…` for the title, as invoke does, and nothing that is no option for a word.

    argparse itself takes what begins like an option and has a space in it for a word, and
    `--site` for `--siteurl`.
    """

    def __init__(self, *args: Any, words: Sequence[Word] = (), **more: Any) -> None:
        super().__init__(*args, **{**more, "allow_abbrev": False})
        self._names = {f"--{word.name}" for word in words if not (word.many or word.optional)}

    def parse_known_args(self, args: Any = None, namespace: Any = None) -> Any:
        """Parse what was said behind the name of the task; ends the program where that is wrong."""
        return super().parse_known_args(self._in_place(args or ()), namespace)

    def _in_place(self, said: Sequence[str]) -> list[str]:
        """Put what was said by the name of a word behind everything else, where words stand."""
        options, mark, behind = [*said], "--" in said, list[str]()
        if mark:
            at = options.index("--")
            options, behind = options[:at], options[at + 1 :]
        kept: list[str] = []
        words: list[str] = []
        rest = iter(options)
        for each in rest:
            name = found[1] if (found := _OPTION.match(each)) else each
            if name in self._names:
                word = each[found.end() :] if found else next(rest, None)
                if word is None:
                    self.error(f"argument {name}: expected one argument")
                words.append(word)
            elif found and name not in self._option_string_actions:
                self.error(f"unrecognized arguments: {each}")
            else:
                kept.append(each)
        return [*kept, "--", *words, *behind] if words or mark else kept
