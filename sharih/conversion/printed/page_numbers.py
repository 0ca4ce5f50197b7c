"""Lines of a seed → those that number the pages it was printed on."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from sharih.arabic import digits
from sharih.conversion.records import SeedLine

LONGEST: Final = 32
"""A longer line is no page number."""
FEWEST_BETWEEN: Final = 5
"""How many lines a page has at least."""
NEAR: Final = 3
"""How many lines at the edge of a page may be its head or foot."""

_DASH = r"[-–—_=~•·*|]"
_WORD = r"(?:(?:ال)?صفح[ةه]|ص\.?|رقم الصفح[ةه]|page|pg\.?|p\.?)"
_OF = r"(?:من|من أصل|of|/|\|)"
_SAYING: Final = re.compile(
    rf"{_DASH}* ?[(\[]?{_WORD} ?[:|.]? ?{_DASH}? ?(?P<after>\d{{1,4}})(?: ?{_OF} ?\d{{1,4}})?"
    rf"[)\]]? ?{_DASH}*"
    rf"|{_DASH}* ?(?P<before>\d{{1,4}}) ?{_DASH}? ?{_WORD}(?: ?{_OF} ?\d{{1,4}})? ?{_DASH}*"
    rf"|(?P<turned>\d{{1,4}}) +{_OF} ?(?P<late>\d{{1,4}}) +{_WORD}"
    rf"|{_WORD} ?{_DASH}?(?P<glued>\d{{1,4}}) ?{_OF} ?\d{{1,4}}",
    re.IGNORECASE,
)
_BARE: Final = re.compile(
    rf"(?P<open>[(\[{{<])? ?(?P<dash>{_DASH}{{1,3}})? ?(?P<number>\d{{1,4}}) ?"
    rf"(?P<of>(?:{_OF}) ?(?P<last>\d{{1,4}}) ?)?{_DASH}{{0,3}} ?[)\]}}>]?",
    re.IGNORECASE,
)

# The foot of a page that a browser printed.
_PRINTED: Final = re.compile(r"(?:https?|file)://\S+ +(?P<number>\d{1,3})/\d{1,3}")


@dataclass(frozen=True, slots=True)
class PageNumber:
    """What a line says that may be the number of a page."""

    number: int
    said: bool
    """Whether it says that it is one: `Page 2`, `صفحة 2 من 4`."""
    framed: bool
    """Whether it has signs around the number, or the number of all pages behind it."""


def page_number(text: str) -> PageNumber | None:
    """Read a line as the number of a page; None where it is none."""
    if text.startswith(("http", "file:")) and (printed := _PRINTED.fullmatch(text)):
        return PageNumber(int(printed["number"]), True, True)
    if len(text) > LONGEST or not any(map(str.isdigit, text)):
        return None
    text = digits(text, "latn")
    said = _SAYING.fullmatch(text)
    if said:
        number = next(found for found in (said["after"], said["before"], said["late"],
                                          said["glued"]) if found)  # fmt: skip
        return PageNumber(int(number), True, True)
    bare = _BARE.fullmatch(text)
    if (
        bare is None
        or bare["number"][0] == "0"
        or (bare["last"] and not 0 < int(bare["number"]) <= int(bare["last"]))
    ):
        return None
    return PageNumber(
        int(bare["number"]), False, bool(bare["open"] or bare["dash"] or bare["last"])
    )


def find_page_numbers(
    lines: Sequence[SeedLine], edges: Collection[int], is_open: Collection[int]
) -> dict[int, int]:
    """Find the places of the lines that number pages, and their numbers.

    `edges` are the places near a form feed, `is_open` those of lines whose sentence goes on.
    Without a form feed a number counts where it says that it is one of a page, where it counts
    up over whole pages, or where it stands alone at the end.
    """
    found = {
        at: number for at, line in enumerate(lines) if (number := page_number(line.text))
    }  # fmt: skip
    if not found:
        return {}
    taken = {at for at, page in found.items() if page.said or at in edges}
    bare = [at for at in found if at not in taken]
    for chain in _chains(bare, found):
        near_end = chain[-1] >= len(lines) - NEAR
        if len(chain) > 1 and (near_end or any(at - 1 in is_open for at in chain)):
            taken.update(chain)
    last = len(lines) - 1
    if last in found and last and (found[last].framed or found[last].number < 100):
        taken.add(last)
    return {at: found[at].number for at in sorted(taken)}


def _chains(places: Sequence[int], pages: dict[int, PageNumber]) -> list[list[int]]:
    """Put together the numbers that count up by one, a page between each two."""
    chains: list[list[int]] = []
    for at in places:
        for chain in chains[-4:]:
            fewest = 1 if pages[at].framed and pages[chain[-1]].framed else FEWEST_BETWEEN
            if pages[at].number == pages[chain[-1]].number + 1 and at - chain[-1] > fewest:
                chain.append(at)
                break
        else:
            chains.append([at])
    return [chain for chain in chains if _is_even(chain)]


def _is_even(chain: Sequence[int]) -> bool:
    """Whether the pages between are of about one length."""
    lengths = [b - a for a, b in pairwise(chain)][:-1]
    return not lengths or max(lengths) <= 3 * min(lengths)
