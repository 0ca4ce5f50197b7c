"""Made-up articles to measure with, as sites of Sharih and other programs."""

from __future__ import annotations

from collections.abc import Callable

from bench.sites import Sites

PAIRS = 3

Make = Callable[..., Sites]
"""Makes the sites of a kind of articles, `full` or `plain`; those of a kind once a folder."""
