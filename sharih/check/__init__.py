"""A project and its built folder → what is wrong with them, a line each, told of the sources."""

from __future__ import annotations

from sharih.check.built_site import Found
from sharih.check.checking import Report, check
from sharih.check.rules import BOTH_RULES, BUILT_RULES, LEDGERS, SAMPLES, SOURCE_RULES

__all__ = [
    "BOTH_RULES",
    "BUILT_RULES",
    "LEDGERS",
    "SAMPLES",
    "SOURCE_RULES",
    "Found",
    "Report",
    "check",
]
