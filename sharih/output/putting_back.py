"""A site whose folder is gone, and a copy of it → the site, where nothing else has changed."""

from __future__ import annotations

from pathlib import Path

from sharih.errors import SharihError
from sharih.output.tree import OutputTree
from sharih.rebuild.record import save_standing
from sharih.rebuild.unchanged import Looked

_NONE = "(0 added,"


def put_back(looked: Looked) -> Looked:
    """Put the site back that `looked` tells of; what it says then is what is to be told.

    Where that cannot be, all is to be built: nothing is to be told, and nothing was changed.
    """
    if looked.gone is None or looked.told is None:
        return looked
    store, record = looked.gone
    names = record["files"]
    try:
        with OutputTree(Path(record["output"]), []) as tree:
            done = tree.put_back(names)
    except SharihError:
        done = False
    if not done:
        return Looked(inputs=looked.inputs)
    save_standing(store, record)
    out, err = looked.told
    return Looked((out.replace(_NONE, f"({len(names)} added,"), err), looked.inputs)
