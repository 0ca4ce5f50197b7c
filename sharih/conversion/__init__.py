"""Raw articles in `seeds/` → drafts of explainers, with an account of every line.

bytes → `Seed` (seeds, characters) → `Outline` (outline and what it uses) → files (drafts).
`convert_seeds` does this for all that are new, and keeps the register of what became of each.
"""

from sharih.conversion.drafts.slug_proposals import propose_slug
from sharih.conversion.outline import outline
from sharih.conversion.records import Outline, Seed
from sharih.conversion.reporting import report_again
from sharih.conversion.reports.name_candidates import as_toml as names_to_check
from sharih.conversion.reports.name_candidates import tag_lines
from sharih.conversion.reports.outcomes import Conversion, SeedReport
from sharih.conversion.reports.report import as_json, render_report, whole_as_json
from sharih.conversion.reports.summary import is_news, summary
from sharih.conversion.run import ConversionOptions, convert_seeds, options_of
from sharih.conversion.seeds.encodings import decode
from sharih.conversion.seeds.kinds import is_seed
from sharih.conversion.seeds.seeds import read_seed
from sharih.conversion.seeds.selection import Request

__all__ = [
    "Conversion",
    "ConversionOptions",
    "Outline",
    "Request",
    "Seed",
    "SeedReport",
    "as_json",
    "convert_seeds",
    "decode",
    "is_news",
    "is_seed",
    "names_to_check",
    "options_of",
    "outline",
    "propose_slug",
    "read_seed",
    "render_report",
    "report_again",
    "summary",
    "tag_lines",
    "whole_as_json",
]
