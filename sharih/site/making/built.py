"""What a build did, and what it tells of the site."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import field
from pathlib import Path

from sharih.content.published import Address
from sharih.errors import Problem
from sharih.output import TreeChange
from sharih.output.tree_files import Made
from sharih.rebuild.record import Former
from sharih.rebuild.stamps import File
from sharih.records import record
from sharih.site.link.visibility import Readership
from sharih.site.model import Held


@record(frozen=True, slots=True)
class Told:
    """What a build tells at its end, whether much was done or nothing."""

    held: tuple[Held, ...]
    warnings: tuple[Problem, ...]
    web: Readership
    """What readers get."""
    next_day: dt.date | None
    """The first later day on which the same content makes another site."""
    foreign: tuple[str, ...]
    """Files in the output that are not of the site."""


@record(frozen=True, slots=True)
class Built:
    """What a build did."""

    change: TreeChange
    pages: int
    told: Told
    files: Mapping[str, Made]
    """The files of the site, by their path."""
    texts: Mapping[str, tuple[File, ...]]
    """The files of the texts, with their digests, by the names of their folders."""
    seed_errors: tuple[Problem, ...] = ()
    """What kept seeds from being converted; the site is built of what there is without them."""
    recorded: tuple[Path, ...] = ()
    """The ledgers that were brought up to date, and the register of what has been public."""
    vanished: tuple[Address, ...] = field(default=())
    """What was public and was let go."""
    former: Former | None = None
    """What stood before, where no more than a few files were looked at."""
