"""Ledgers read without a parser of PO files as with one."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from sharih.errors import ContentError
from sharih.translation.ledger import Ledger, LedgerEntry
from sharih.translation.ledger_file import ledger_of, print_ledger
from sharih.translation.po import parse_po
from sharih.translation.printed_ledger import read_printed

ENTRIES = st.builds(
    LedgerEntry,
    key=st.sampled_from(["@title", "a", "a.1", "a.2", "b-c.10", "a 1", 'a"1', "ب.1"]),
    source=st.text(alphabet='ab كلمة"\\\n\t\r\u00a0\u2028%#~|', max_size=20),
    target=st.text(alphabet='ab"\\\n —', max_size=20),
    fuzzy=st.booleans(),
    machine=st.booleans(),
    accepted=st.lists(st.sampled_from(["numbers", "two words"]), unique=True).map(tuple),
    joined=st.none() | st.just("a.1"),
    engine=st.sampled_from(["", "firefox"]),
    line=st.integers(0, 120),
)
LEDGERS = st.builds(
    lambda used, retired: Ledger(
        {entry.key: entry for entry in used}, {entry.key: entry for entry in retired}
    ),
    st.lists(ENTRIES, max_size=4),
    st.lists(ENTRIES, max_size=3),
)
PATH = Path("en.po")
CHANGES = (
    "",
    "\n",
    '"',
    "\\",
    "#",
    "~",
    "# note\n",
    "#~ ",
    "fuzzy",
    '""\n',
    "\r",
    "\u2028",
    " ",
    "9",
)
"""What may come into a ledger by hand, or by a program that merges."""


def by_parser(text: str) -> Ledger | None:
    """Read a ledger as polib has it; None where it is refused."""
    try:
        return ledger_of(parse_po(text, PATH, "Mend it."), PATH)
    except ContentError:
        return None


@given(LEDGERS, st.sampled_from(["ar.md", "en.md"]))
def test_what_is_printed_is_read_as_the_parser_has_it(ledger: Ledger, name: str) -> None:
    text = print_ledger(ledger, "en", name)
    read = read_printed(text)
    assert read is None or read == by_parser(text)


@given(LEDGERS, st.integers(0, 10_000), st.integers(0, 3), st.sampled_from(CHANGES))
@example(Ledger({"a": LedgerEntry("a", "b")}), 0, 1, "")
def test_a_change_is_read_as_the_parser_has_it_or_left_to_it(
    ledger: Ledger, place: int, lost: int, come: str
) -> None:
    text = print_ledger(ledger, "en", "ar.md")
    at = place % len(text)
    changed = text[:at] + come + text[at + lost :]
    read = read_printed(changed)
    assert read is None or read == by_parser(changed)


USUAL = Ledger(
    {
        "@title": LedgerEntry("@title", "عنوان", "Title", line=1),
        "a.1": LedgerEntry("a.1", "كلمة " * 60, "word " * 60, fuzzy=True, machine=True, line=9),
        "a.2": LedgerEntry("a.2", 'س "١"\nص', "", accepted=("numbers",), joined="a.1"),
    },
    {"a.3": LedgerEntry("a.3", 'قديم\n"\\n"', "old", fuzzy=True, joined="a.1")},
)


@pytest.mark.parametrize("ledger", [Ledger(), USUAL], ids=["empty", "usual"])
def test_a_usual_ledger_needs_no_parser(ledger: Ledger) -> None:
    assert read_printed(print_ledger(ledger, "en", "ar.md")) == ledger


def test_another_program_s_header_and_a_key_twice_are_left_to_the_parser() -> None:
    text = print_ledger(USUAL, "en", "ar.md")
    assert read_printed(text.replace("Language: en", "X-Generator: Poedit")) is None
    assert read_printed(text.replace('"a.1"', '"a.2"')) is None
    assert read_printed(text.replace('"a.3"', '"a.2"')) is None
