"""A `Seed` and the rules → its shape: which line is the title, a heading, an item, dropped."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from sharih.conversion.credits.chronology import find_chronology
from sharih.conversion.credits.credits import take_credits
from sharih.conversion.credits.datelines import (
    begins_with_lede,
    drop_datelines,
    publication,
    take_dateline,
    take_off_title,
)
from sharih.conversion.credits.letter_ends import take_ends
from sharih.conversion.credits.letters import take_fields
from sharih.conversion.credits.sign_offs import take_sign_offs
from sharih.conversion.credits.wires import drop_service_lines, read_wire
from sharih.conversion.line_keys import key_of
from sharih.conversion.lines.cell_lines import join_cells
from sharih.conversion.lines.reading import FIELD, Reading
from sharih.conversion.lines.rows import find_rows
from sharih.conversion.pasted.contents import find_contents
from sharih.conversion.pasted.furniture import drop_furniture
from sharih.conversion.pasted.headline import Headline, take_headline
from sharih.conversion.pasted.live_entries import read_live
from sharih.conversion.pasted.messages import read_messages
from sharih.conversion.pasted.pull_quotes import told_twice
from sharih.conversion.pasted.quoted_mail import read_quoted_mail
from sharih.conversion.pasted.threads import drop_posters
from sharih.conversion.printed.columns import order_columns
from sharih.conversion.printed.first_lines import find_first_lines
from sharih.conversion.printed.line_wrapping import join_broken
from sharih.conversion.printed.pages import find_page_lines
from sharih.conversion.printed.typed_breaks import is_typed, join_typed
from sharih.conversion.printed.unfinished import join_unfinished
from sharih.conversion.records import (
    Credit,
    Dropped,
    LanguageFinding,
    LineOutcome,
    ParagraphForm,
    Seed,
    SeedLine,
)
from sharih.conversion.rule_files import BoilerplateRule, site_pattern
from sharih.conversion.structure.heads import choose_headline
from sharih.conversion.structure.kickers import split_kicker
from sharih.conversion.structure.over_lines import drop_over
from sharih.conversion.structure.parts import ROW, find_parts, forms_of, plain_line
from sharih.conversion.talk.clock import is_recorded
from sharih.conversion.talk.interviews import OF_ANSWER
from sharih.conversion.talk.turns import CLOCK, read_turns
from sharih.errors import ContentError, Problem

OUTSIDE: Final = "not of the article"
"""The reason for leaving out what the file itself says is none of it."""
LEDE_WORDS: Final = 9
"""A sentence right behind a dateline on a line of its own is the lede, from so many words on."""
CAPTION: Final = "caption or credit of a picture"
"""The reason for leaving out what stands under a picture."""


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
    forms: Mapping[int, ParagraphForm]
    """What lines are that are no ordinary paragraphs."""
    answering: tuple[str, ...]
    """The signs of the answers of an interview: names, letters, dashes."""
    credits: tuple[Credit, ...]
    """What the lines around the article say of it."""
    dropped: tuple[Dropped, ...]
    findings: tuple[LanguageFinding, ...]
    """What an editor should look at."""
    fates: tuple[LineOutcome, ...]
    """What became of every line of the file."""


def find_shape(seed: Seed, rules: Sequence[BoilerplateRule]) -> Structure:
    """Find out what each line of a seed is.

    Raises ContentError where nothing is left of it without its boilerplate.
    """
    reading = Reading.of(seed)
    turns = _read_around(reading, rules)
    if not reading.lines:
        raise _nothing_left(reading)
    headline, kicker, dateline = _read_over(reading, turns, site_pattern(rules))
    take_sign_offs(reading, dateline)
    rows = find_rows(reading.lines, reading.cells)
    items, headings = find_parts(reading, frozenset(rows))
    reading.change(rows)
    body = tuple(plain_line(line, items, headings) for line in reading.lines)
    lede = next(line for line in body if line.number not in headings)
    forms = forms_of(body, seed.marks) | dict.fromkeys(rows, ROW)
    if (headline.label or kicker is None) and not reading.notes(lede.number):
        reading.note(lede.number, "lede")
    reading.fates.update(dict.fromkeys(items, "list item"))
    reading.fates.update(dict.fromkeys(headings, "heading"))
    reading.fates.update({number: form for number, form in forms.items() if form})
    return Structure(
        title=headline.title,
        kicker=headline.label or kicker,
        dateline=dateline,
        published=publication(reading.dropped, reading.credits, seed.lang),
        body=body,
        lede=lede,
        headings=headings,
        items={number: item.marker for number, item in items.items()},
        forms=forms,
        answering=tuple(drop.text for drop in reading.dropped if drop.reason == OF_ANSWER),
        credits=tuple(
            {(one.kind, key_of(one.text)): one for one in reversed(reading.credits)}.values()
        )[::-1],
        dropped=tuple(sorted(reading.dropped, key=lambda drop: drop.line)),
        findings=tuple(reading.findings),
        fates=tuple(reading.outcomes()),
    )


def _read_around(reading: Reading, rules: Sequence[BoilerplateRule]) -> frozenset[int]:
    """Leave out what is around the article, and put its broken lines together.

    Gives the lines that begin with the name of a speaker.
    """
    marks = reading.seed.marks
    reading.find(reading.seed.doubts)
    reading.propose(*reading.seed.credits)
    reading.drop({n: OUTSIDE for n, mark in marks.items() if mark.kind == "outside"})
    reading.drop({n: CAPTION for n, mark in marks.items() if mark.kind == "caption"})
    if marks:
        take_fields(reading)
        take_ends(reading)
    else:
        drop_posters(reading)
        read_live(reading)
    typed = not marks and _read_printed(reading)
    read_messages(reading)
    if typed:
        join_typed(reading)
    turns = read_turns(reading)
    reading.drop(find_contents(reading.lines))
    if not marks:
        reading.headings |= find_chronology(reading.lines, reading.seed.lang)
    drop_furniture(reading, rules)
    reading.drop(told_twice(reading.lines[1:]))
    return turns


def _read_printed(reading: Reading) -> bool:
    """Leave out what mails, papers and agencies write around a plain text, and join its lines.

    Tells whether somebody broke them while typing; such lines are still to be joined.
    """
    read_quoted_mail(reading)
    take_fields(reading)
    if any(drop.reason == FIELD for drop in reading.dropped):
        take_ends(reading)
    reading.drop(find_page_lines(reading))
    drop_over(reading)
    read_wire(reading)
    order_columns(reading)
    take_ends(reading)
    reading.cells |= join_cells(reading)
    if is_recorded(reading.lines):
        return False
    find_first_lines(reading)
    typed = is_typed(reading)
    if join_broken(reading, typed=typed):
        return False
    if not typed:
        join_unfinished(reading)
    return typed


def _read_over(
    reading: Reading, turns: frozenset[int], site: re.Pattern[str]
) -> tuple[Headline, str | None, str]:
    """Take credits, headline, kicker and dateline out of the text."""
    take_credits(reading)
    drop_service_lines(reading)
    stamped = [drop.line for drop in reading.dropped if drop.reason == CLOCK]
    choose_headline(reading, turns, stamped)
    recorded = reading.headline is None and bool(stamped) and reading.lines[0].number > min(stamped)
    headline, dateline = _over_the_lede(reading, site, recorded=recorded)
    if reading.lines[0].number in turns:
        return headline, None, dateline
    kicker, dateline = _lede(reading, headline.label, dateline)
    return headline, kicker, dateline


def _nothing_left(reading: Reading) -> ContentError:
    first = reading.dropped[0]
    reason = f"holds nothing but boilerplate ({first.reason})"
    remedy = "Paste the article itself into it, or remove the file."
    return ContentError(Problem(reading.seed.path, first.line, reason, remedy))


def _over_the_lede(
    reading: Reading, site: re.Pattern[str], *, recorded: bool
) -> tuple[Headline, str]:
    """Take the title out of the text, and a dateline that stands before it or beside it.

    A recording has none where the first line is one of it.
    """
    dateline = drop_datelines(reading)
    if recorded or begins_with_lede(reading):
        return Headline(None, None), dateline
    if dateline and _is_sentence(reading.lines):
        return Headline(None, None), dateline
    dateline = dateline or take_off_title(reading)
    return take_headline(reading, site), dateline


def _is_sentence(lines: Sequence[SeedLine]) -> bool:
    """Whether the first line is one of several sentences, so that it is no title."""
    return len(lines) > 1 and all(
        line.text.endswith((".", '."', ".”", ".»")) for line in lines[:2]
    ) and lines[0].text.count(" ") >= LEDE_WORDS  # fmt: skip


def _lede(reading: Reading, label: str | None, dateline: str) -> tuple[str | None, str]:
    """Take the dateline or the kicker off the first line of the body."""
    line = reading.lines[0]
    dateline = take_dateline(reading) or dateline
    if reading.lines[0] is not line:
        return None, dateline
    kicker, text = (None, line.text) if label else split_kicker(line.text)
    if kicker:
        reading.note(line.number, "kicker and lede")
        reading.change({line.number: text})
    return kicker, dateline
