"""A file of stories, as `content/stories.toml` is written."""

from __future__ import annotations

GRAIN_DEAL = """# A comment
[grain-deal]
ar = "اتفاق الحبوب"
en = "The grain deal"
about.ar = "فقرة."
about.en = "A paragraph."
"""
