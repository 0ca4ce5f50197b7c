"""Files of a built site → an output folder that changes as one.

Two trees stand: the visible one, which is the output folder, and a hidden one beside it in
`.sharih/NAME/next`. A build brings the hidden tree up to date by the difference and then
exchanges the two, so the visible site is the old one or the new one, whatever happens.
"""

from __future__ import annotations

from sharih.output.changes import TreeChange
from sharih.output.exchange import Swap, kernel_swap, no_swap
from sharih.output.guard import refuse_dangerous
from sharih.output.recovery import recover
from sharih.output.tree import OutputTree

__all__ = [
    "OutputTree",
    "Swap",
    "TreeChange",
    "kernel_swap",
    "no_swap",
    "recover",
    "refuse_dangerous",
]
