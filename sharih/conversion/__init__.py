"""Raw articles in `seeds/` → drafts of explainers, with an account of every line.

bytes → `Seed` (seeds, characters) → `Outline` (outline and what it uses) → files (drafts).
`convert_seeds` does this for all that are new, and keeps the register of what became of each.
"""

from sharih.conversion.conversion import Conversion, convert_seeds
from sharih.conversion.outline import outline
from sharih.conversion.records import Outline, Seed, SeedReport
from sharih.conversion.report import as_json, render_report
from sharih.conversion.seeds import decode, read_seed
from sharih.conversion.slugs import propose_slug

__all__ = [
    "Conversion",
    "Outline",
    "Seed",
    "SeedReport",
    "as_json",
    "convert_seeds",
    "decode",
    "outline",
    "propose_slug",
    "read_seed",
    "render_report",
]
