"""What a merge kept as editors made it → what an editor is told of it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from sharih.content.head import Field
from sharih.conversion.merging.merge_plan import Merged
from sharih.conversion.merging.metadata_merge import MergedHead
from sharih.conversion.merging.part_merge import (
    PartMerge,
)
from sharih.conversion.reports.outcomes import Merge
from sharih.errors import Problems


def account_of(merged: Merged, fields: tuple[str, ...]) -> Merge:
    """Count what a merge did."""
    steps = merged.steps
    return Merge(
        len(steps.replaced), len(steps.added), len(steps.removed), len(merged.kept), fields
    )


def tell_of_blocks(merged: Merged, path: Path, name: str, problems: Problems) -> None:
    """Tell of the blocks that stay as editors made them, though the seed changed."""
    for kept in merged.kept:
        remedy = "Look at both versions, and leave what is right."
        if (
            "seed" in kept.reason and "changed in the seed" in kept.reason
        ) or "and in" in kept.reason:
            remedy = "The seed's new words stand in a comment: take them over, or delete it."
        problems.add(path, kept.line, f"a block {kept.reason} ({name})", remedy, "warning")


def tell_of_fields(
    head: MergedHead, new: Mapping[str, Field], path: Path, name: str, problems: Problems
) -> None:
    """Tell of the fields that stay as editors wrote them, though the seed says others now."""
    for line, field in head.kept:
        value = new[field].value.rstrip(".") if field in new else "none"
        what = f"was changed here and in {name}"
        if field in head.confirmed:
            what = f"was confirmed here and changed in {name}"
        reason = f"{field.capitalize()} {what}, where it is now: {value}"
        problems.add(path, line, reason, "Take it over if it is better.", "warning")


def tell_of_parts(parts: PartMerge, path: Path, name: str, problems: Problems) -> None:
    """Tell of the parts that an editor confirmed, and that would be proposed otherwise now."""
    for line, ident in parts.kept:
        reason = f"{ident} was confirmed here, and {name} changed: other words are proposed now"
        remedy = f"See whether it is still right; convert --report {name} tells what is proposed."
        problems.add(path, line, reason, remedy, "warning")
