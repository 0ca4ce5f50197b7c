"""Raw articles in `seeds/` → drafts of explainers, with an account of every line.

bytes → `Seed` (seeds, characters) → `Outline` (outline and what it uses) → files (drafts).
`convert_seeds` does this for all that are new, and keeps the register of what became of each.
"""

from sharih.conversion.candidates import as_toml as names_to_check
from sharih.conversion.conversion import Options, convert_seeds
from sharih.conversion.encodings import decode
from sharih.conversion.outcomes import Conversion, SeedReport
from sharih.conversion.outline import outline
from sharih.conversion.records import Outline, Seed
from sharih.conversion.report import as_json, render_report, whole_as_json
from sharih.conversion.seeds import read_seed
from sharih.conversion.selection import Request
from sharih.conversion.slugs import propose_slug
from sharih.conversion.summary import is_news, summary

__all__ = [
    "Conversion",
    "Options",
    "Outline",
    "Request",
    "Seed",
    "SeedReport",
    "as_json",
    "convert_seeds",
    "decode",
    "is_news",
    "names_to_check",
    "outline",
    "propose_slug",
    "read_seed",
    "render_report",
    "summary",
    "whole_as_json",
]
