"""What stood and what was written → how the new site differs, and what else came meanwhile."""

from __future__ import annotations

import os
from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field

from sharih.errors import OutputError, shown_path
from sharih.output import tree_files as files
from sharih.output.plan import Likeness, Plan


@dataclass(frozen=True, slots=True)
class TreeChange:
    """How a new site differs from the one that was visible before it."""

    added: tuple[str, ...]
    """Files of ours that were not there."""
    changed: tuple[str, ...]
    """Files of ours with other bytes, or another mode, than before."""
    removed: tuple[str, ...]
    """Files of ours that are there no more."""
    unchanged: int
    """How many files of ours are as they were."""
    foreign: tuple[str, ...]
    """Files that we did not make, and that stay."""
    folders: tuple[str, ...] = field(default=(), compare=False)
    """All folders of the new site, those without a file of ours too; its own is the empty text."""


def compared(
    standing: files.Listing, plan: Plan, written: Mapping[str, Likeness], ours: AbstractSet[str]
) -> TreeChange:
    """Tell how the new site differs from the visible one, of which `ours` are those of ours."""
    added = written.keys() - standing.files
    changed = {name for name, like in written.items() if like != "same" and name not in added}
    return TreeChange(
        tuple(sorted(added)),
        tuple(sorted(changed)),
        tuple(sorted((standing.files & ours) - written.keys())),
        len(written) - len(added) - len(changed),
        tuple(sorted(plan.foreign)),
        ("", *sorted(plan.folders)),
    )


def is_none(change: TreeChange, standing: files.Listing, plan: Plan) -> bool:
    """Tell whether the visible site already is the new one."""
    differs = change.added or change.changed or change.removed
    return not differs and standing.folders == plan.folders


def rescue(visible: str, former: str, standing: files.Listing, plan: Plan) -> None:
    """Carry over foreign files that came while the trees were being made and exchanged.

    `former` is the tree that was the visible one, and had what `standing` lists when the new one
    was planned. Raises OutputError for one whose name a file of the site has.
    """
    left = files.list_tree(former).files
    late = left - standing.files
    late |= {
        name
        for name in plan.foreign & left
        if not files.is_twin(f"{former}/{name}", f"{visible}/{name}")
    }
    for name in sorted(late):
        if name not in plan.foreign and os.path.lexists(f"{visible}/{name}"):
            raise OutputError(
                f"{shown_path(f'{former}/{name}')}: came into the output folder during the "
                "build, and a file of the site has its name. Take it from there before the "
                "next build; the new site is in place."
            )
        os.makedirs(os.path.dirname(f"{visible}/{name}"), exist_ok=True)
        files.carry(f"{former}/{name}", f"{visible}/{name}")


def rescue_late(visible: str, hidden: str, ours: frozenset[str]) -> None:
    """Carry over foreign files that came since the hidden tree was made; raises OutputError."""
    known = files.list_tree(visible)
    rescue(visible, hidden, known, Plan(known.files - ours, frozenset(), known.folders))
