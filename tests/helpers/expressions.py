"""An expression of GitHub Actions and its contexts → the value it has.

Names, texts, true and false, !, ==, !=, &&, || and brackets; what else there is, functions among
it, is an error. Source: GitHub's documentation, Evaluate expressions in workflows and actions.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

_EXPRESSION = re.compile(r"\$\{\{(.*?)\}\}", re.DOTALL)
_WORD = re.compile(r"\s*('(?:[^']|'')*'|&&|\|\||==|!=|!|\(|\)|[A-Za-z_][\w.-]*)\s*")


def filled(text: object, context: Mapping[str, Any]) -> str:
    """Put values in place of the expressions in a text."""
    return _EXPRESSION.sub(lambda found: _shown(value_of(found[1], context)), str(text))


def evaluated(condition: object, context: Mapping[str, Any]) -> bool:
    """Say whether a condition holds; a workflow may write one without its braces."""
    text = str(condition).strip()
    inner = _EXPRESSION.fullmatch(text)
    return bool(value_of(inner[1] if inner else text, context))


def value_of(text: str, context: Mapping[str, Any]) -> Any:
    """Work an expression out; what a context does not have is None."""
    reader = _Reader(_words(text), context)
    found = reader.either()
    assert not reader.words, f"{text}: nobody knows here what follows at {reader.words}"
    return found


def _shown(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return "" if value is None else str(value)


def _words(text: str) -> list[str]:
    words, at = [], 0
    while at < len(text):
        found = _WORD.match(text, at)
        assert found, f"nobody knows here what {text[at:]} means"
        words.append(found[1])
        at = found.end()
    return words


class _Reader:
    """Goes through the words of an expression, the loosest operator first."""

    def __init__(self, words: list[str], context: Mapping[str, Any]) -> None:
        self.words = words
        self._context = context

    def either(self) -> Any:
        left = self._both()
        while self._next("||"):
            right = self._both()
            left = left or right
        return left

    def _both(self) -> Any:
        left = self._same()
        while self._next("&&"):
            right = self._same()
            left = left and right
        return left

    def _same(self) -> Any:
        left = self._one()
        while operator := self._next("==", "!="):
            left = (left == self._one()) is (operator == "==")
        return left

    def _one(self) -> Any:
        word = self.words.pop(0)
        if word == "!":
            return not self._one()
        if word == "(":
            found = self.either()
            assert self._next(")"), "a bracket is not closed"
            return found
        if word.startswith("'"):
            return word[1:-1].replace("''", "'")
        if word in ("true", "false"):
            return word == "true"
        found = self._context
        for part in word.split("."):
            found = found.get(part) if isinstance(found, Mapping) else None
        return found

    def _next(self, *operators: str) -> str | None:
        return self.words.pop(0) if self.words[:1] and self.words[0] in operators else None
