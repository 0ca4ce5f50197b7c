"""A `Seed` and the rules → its shape: which line is the title, a heading, an item, dropped."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from sharih.conversion.records import Dropped, FateName, LineOutcome, Seed, SeedLine
from sharih.conversion.rule_files import BoilerplateRule, site_pattern
from sharih.conversion.structure.boilerplate import find_boilerplate
from sharih.conversion.structure.datelines import publication, split_dateline
from sharih.conversion.structure.headings import (
    is_heading,
    is_heading_with_colon,
    is_title,
    plain_heading,
    split_kicker,
    split_label,
    split_site,
)
from sharih.conversion.structure.line_wrapping import rejoin
from sharih.conversion.structure.lists import ListItem, find_items, marker
from sharih.errors import ContentError, Problem


@dataclass(frozen=True, slots=True)
class Structure:
    """What each line of a seed is."""

    title: SeedLine | None
    """The title, without the name of a site; None where there is none."""
    kicker: str | None
    dateline: str
    """What stood before the lede to say where, when and from whom it came; may be empty."""
    published: str | None
    """The day of publication that the seed tells, as an ISO date."""
    body: tuple[SeedLine, ...]
    """Headings, paragraphs and items, without markers, kicker and dateline."""
    lede: SeedLine
    """The first line of the body that is no heading."""
    headings: frozenset[int]
    """The numbers of the lines that are headings."""
    items: Mapping[int, str]
    """The markers of the lines that are items of a list."""
    dropped: tuple[Dropped, ...]
    fates: tuple[LineOutcome, ...]
    """What became of every line of the file."""


def find_shape(seed: Seed, rules: Sequence[BoilerplateRule]) -> Structure:
    """Find out what each line of a seed is.

    Raises ContentError where nothing is left of it without its boilerplate.
    """
    lines, joined = rejoin(seed.lines)
    dropped = find_boilerplate(lines, rules)
    gone = {drop.line for drop in dropped}
    kept = [line for line in lines if line.number not in gone]
    if not kept:
        reason = f"holds nothing but boilerplate ({dropped[0].reason})"
        remedy = "Paste the article itself into it, or remove the file."
        raise ContentError(Problem(seed.path, dropped[0].line, reason, remedy))
    label = split_label(*(line.text for line in kept[:3])) if len(kept) > 2 else None
    above = kept.pop(0) if label else None
    title = kept[0] if len(kept) > 1 and is_title(kept[0].text, kept[1].text) else None
    notes: dict[int, list[str]] = {}
    if title is not None:
        text, site = split_site(title.text, site_pattern(rules))
        kept.pop(0)
        title = SeedLine(title.number, text)
        if site:
            dropped.append(Dropped(title.number, site, "name of a site"))
            notes.setdefault(title.number, []).append("name of a site dropped")
    kicker, dateline, kept[0] = _lede(kept[0], seed, label)
    if dateline:
        dropped.append(Dropped(kept[0].number, dateline, "dateline"))
    number = kept[0].number
    if kicker and not label:
        notes.setdefault(number, []).append("kicker and lede")
    if dateline:
        notes.setdefault(number, []).append("dateline dropped")
    items = find_items(kept)
    headings = _headings(kept, items)
    body = tuple(_plain(line, items, headings) for line in kept)
    lede = next(line for line in body if line.number not in headings)
    notes.setdefault(lede.number, ["lede"] if not (kicker and not label) else [])
    fates: dict[int, FateName] = dict.fromkeys(items, "list item")
    fates |= dict.fromkeys(headings, "heading")
    if title:
        fates[title.number] = "title"
    if above:
        fates[above.number] = "kicker"
    reasons = {drop.line: drop.reason for drop in dropped if drop.line in gone}
    return Structure(
        title=title,
        kicker=label or kicker,
        dateline=dateline,
        published=publication(dateline, dropped, seed.lang),
        body=body,
        lede=lede,
        headings=headings,
        items={number: item.marker for number, item in items.items()},
        dropped=tuple(sorted(dropped, key=lambda drop: drop.line)),
        fates=tuple(_fates(seed, joined, reasons, fates, notes)),
    )


def _lede(line: SeedLine, seed: Seed, label: str | None) -> tuple[str | None, str, SeedLine]:
    """Take the kicker or the dateline off the first line of the body."""
    dateline, text = split_dateline(line.text, seed.lang)
    kicker = None
    if not dateline and not label:
        kicker, text = split_kicker(line.text)
    return kicker, dateline, SeedLine(line.number, text)


def _headings(body: Sequence[SeedLine], items: Mapping[int, ListItem]) -> frozenset[int]:
    """Find the headings: lines that look like one, alone between two paragraphs."""
    likely = [line.number not in items and is_heading(line.text) for line in body]
    numbered = _numbered(body, items)
    found: set[int] = set()
    for at in range(1, len(body) - 1):
        number, text = body[at].number, body[at].text
        if number in items:
            continue
        alone = not likely[at - 1] and not likely[at + 1]
        with_colon = body[at + 1].number not in items and is_heading_with_colon(text)
        if (alone and (likely[at] or with_colon)) or (number in numbered and is_heading(text)):
            found.add(number)
    return frozenset(found)


def _numbered(body: Sequence[SeedLine], items: Mapping[int, ListItem]) -> set[int]:
    """Find short lines that count up through the body, with paragraphs between them."""
    counted = [
        (mark.number, at)
        for at, line in enumerate(body)
        if line.number not in items
        and (mark := marker(line.text))
        and mark.kind == "number"
        and is_heading(line.text)
    ]
    numbers = [number for number, _ in counted]
    if len(counted) < 2 or numbers != list(range(numbers[0], numbers[0] + len(numbers))):
        return set()
    return {body[at].number for _, at in counted}


def _plain(line: SeedLine, items: Mapping[int, ListItem], headings: frozenset[int]) -> SeedLine:
    if line.number in headings:
        return SeedLine(line.number, plain_heading(line.text))
    item = items.get(line.number)
    return line if item is None else SeedLine(line.number, item.text)


def _fates(
    seed: Seed,
    joined: Mapping[int, int],
    reasons: Mapping[int, str],
    fates: Mapping[int, FateName],
    notes: Mapping[int, Sequence[str]],
) -> Iterator[LineOutcome]:
    """Account for every line of the file."""
    for line in seed.lines:
        first = joined.get(line.number)
        if not line.text:
            yield LineOutcome(line.number, "blank")
        elif (reason := reasons.get(first or line.number)) is not None:
            yield LineOutcome(line.number, "dropped", reason)
        elif first is not None:
            yield LineOutcome(line.number, "joined", f"to line {first}")
        else:
            fate = fates.get(line.number, "paragraph")
            yield LineOutcome(line.number, fate, "; ".join(notes.get(line.number, ())))
