"""What became of a passage that was to be translated, and what translated it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

_UNWRITABLE: Final = re.compile("[^!-~]+")
"""What has no place in the name of an engine in a ledger."""
MEMORY: Final = "memory"
REGISTRY: Final = "registry"
"""What the ledger names where a passage was known, and no engine was asked."""


@dataclass(frozen=True, slots=True)
class Prefilled:
    """What became of a passage."""

    text: str
    """Its translation in Markdown; empty where there is none."""
    doubts: tuple[str, ...] = ()
    """Why it cannot be taken; nothing where it can."""
    grade: int = 0
    """How much alike the least like of the texts is that were translated earlier."""
    by: str = ""
    """What translated it, as the ledger has it: `firefox`, `memory/92`."""


def named(translators: Iterable[str]) -> str:
    """Name what translated a unit: the engine, if one did, else what it was known from."""
    found = sorted(filter(None, translators))
    asked = (name for name in found if name.partition("/")[0] not in (MEMORY, REGISTRY))
    name = next(asked, found[0] if found else "")
    return _UNWRITABLE.sub("-", name)
