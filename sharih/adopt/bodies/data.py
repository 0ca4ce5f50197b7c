"""`sharih/data/moving_in.toml` → what is known of languages and of HTML, as words."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Final

_DATA: Final = Path(__file__).parents[2] / "data" / "moving_in.toml"


@cache
def read_data() -> Mapping[str, Mapping[str, str]]:
    """Read the tables; what they hold are words with spaces between."""
    return tomllib.loads(_DATA.read_text(encoding="utf-8"))
