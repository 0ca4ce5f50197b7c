"""Three versions of an edition's metadata → its head with both changes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from sharih.arabic import digits
from sharih.content.head import Field, changed_head, names_of, read_fields
from sharih.conversion.drafts.draft_head import ORDER

FOLLOWING: Final = ("title", "tags", "summary", "kicker", "date", "modified", "author", "source")
"""The fields that a conversion proposes."""


@dataclass(frozen=True, slots=True)
class MergedHead:
    """The outcome for a head."""

    head: str
    fields: tuple[str, ...]
    """Which ones follow the seed."""
    kept: tuple[tuple[int, str], ...]
    """Line and name of those that an editor had changed and that differ from the seed's."""
    confirmed: frozenset[str] = frozenset()
    """The kept ones in which nobody changed a word."""


def merge_head(base: str, new: str, mine: str, keys: Sequence[str] = FOLLOWING) -> MergedHead:
    """Let the fields follow the seed that are as it gave them, and that nobody has confirmed."""
    was, then, now = read_fields(base), read_fields(new), read_fields(mine)
    followed: list[str] = []
    kept: list[tuple[int, str]] = []
    only_confirmed: set[str] = set()
    changes: dict[str, str | None] = {}
    proposed = {key: set(names_of(of, "proposed")) for key, of in
                (("was", was), ("then", then), ("now", now))}  # fmt: skip
    for key in keys:
        old, wanted, here = (_value(of, key) for of in (was, then, now))
        if wanted in (old, here):
            continue
        confirmed = key in proposed["was"] and key not in proposed["now"] and "proposed" in was
        if here == old and not confirmed:
            changes[key] = wanted
            followed.append(key)
        elif key not in ("tags", "date", "modified"):
            kept.append((now[key].line if key in now else 1, key))
            if here == old:
                only_confirmed.add(key)
    if _is_too_early(changes, now):
        del changes["modified"]
        followed.remove("modified")
    marks = proposed["now"] - set(followed) | (proposed["then"] & set(followed))
    if marks != proposed["now"]:
        order = [name for name in (*ORDER, *sorted(marks)) if name in marks]
        changes["proposed"] = ", ".join(dict.fromkeys(order)) or None
    return MergedHead(
        changed_head(mine, changes), tuple(followed), tuple(kept), frozenset(only_confirmed)
    )


def _is_too_early(changes: Mapping[str, str | None], now: Mapping[str, Field]) -> bool:
    """Whether the day of a change would come before that of publication."""
    modified = changes.get("modified")
    date = changes["date"] if "date" in changes else _value(now, "date")
    return bool(modified and date and modified < digits(date, "latn")[:10])


def _value(fields: Mapping[str, Field], key: str) -> str | None:
    return fields[key].value if key in fields else None
