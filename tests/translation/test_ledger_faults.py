"""What is wrong with a damaged ledger, line by line, and what can be kept of it."""

from __future__ import annotations

import pytest

from sharih.translation.ledger_faults import LedgerScan, scan_ledger

HEADER = 'msgid ""\nmsgstr ""\n"Language: {}\\n"\n"Content-Type: text/plain; charset={}\\n"\n\n'
UTF8 = HEADER.format("en", "UTF-8")


def entry(key: str, source: str = "س", target: str = "s", mark: str = "") -> str:
    """Write an entry of four lines; `mark` stands before those of one that is retired."""
    return f'{mark}msgctxt "{key}"\n{mark}msgid "{source}"\n{mark}msgstr "{target}"\n\n'


def scanned(text: str, lang: str = "en", encoding: str = "utf-8") -> LedgerScan:
    return scan_ledger(text.encode(encoding), lang)


def test_all_of_a_whole_ledger_is_kept_where_it_stands() -> None:
    places = "#: ar.md:12\n#, fuzzy, x-machine\n"
    found = scanned(UTF8 + places + entry("a.1") + entry("a.2", "ق", "q", "#~ "))
    (one,), (retired,) = found.entries, found.retired
    assert (one.key, one.source, one.target, one.line) == ("a.1", "س", "s", 12)
    assert (one.fuzzy, one.machine) == (True, True)
    assert (retired.key, retired.source, retired.target) == ("a.2", "ق", "q")
    assert (found.lost, found.faults) == (0, ())
    assert scanned("") == LedgerScan((), (), 0, ())


@pytest.mark.parametrize(
    ("text", "kept", "lost", "faults"),
    [
        (entry("a.1") + entry("a.1"), "a.1 a.1", 1, ["10: the key a.1 stands twice"]),
        (entry("a.1") + entry("a.1", mark="#~ "), "a.1 ~a.1", 1, ["10: the key a.1 stands twice"]),
        ('msgctxt "a.1"\nmsgstr "s"\n\n', "a.1", 1, ["6: an entry without msgid"]),
        ('msgctxt "a.1"\nmsgid "س"\n\n', "a.1", 1, ["6: an entry without msgstr"]),
        ('msgctxt "a.1"\n\n', "a.1", 1, ["6: an entry without msgid"]),
        (entry("A B"), "", 1, ["6: the key A B is that of no passage"]),
        ('msgid "س"\nmsgstr "s"\n\n', "", 1, ["6: an entry without msgctxt"]),
        ('msgid "س"\nmsgstr "s"\n\n' * 2, "", 2, ["6: an entry without msgctxt"]),
        (
            'msgid "س"\nmsgstr "s"\n\n' * 3, "", 3,
            ["6: an entry without msgctxt (and in 2 more lines)"],
        ),
        (entry("a.1", "س\x01"), "a.1", 1, ["6: a.1 holds a control character (U+0001)"]),
        (
            'msgctxt "a.1"\nmsgid "س\nmsgstr "s"\n\n' + entry("a.2"), "a.1 a.2", 1,
            ["7: a string that is not closed"],
        ),
        (
            'msgctxt "a.1"\nmsgid "س"\nmsgid_plural "س"\nmsgstr[0] "s"\n\n', "a.1", 1,
            ["6: a.1 has plural forms"],
        ),
    ],
)  # fmt: skip
def test_each_fault_is_told_with_its_line_and_the_rest_kept(
    text: str, kept: str, lost: int, faults: list[str]
) -> None:
    found = scanned(UTF8 + text)
    keys = [one.key for one in found.entries] + [f"~{one.key}" for one in found.retired]
    told = [f"{fault.line}: {fault.reason}" for fault in found.faults]
    assert (keys, found.lost, told) == (kept.split(), lost, faults)
    assert "\x01" not in "".join(one.source for one in found.entries)


@pytest.mark.parametrize(
    ("header", "lang", "encoding", "fault"),
    [
        (("en", "UTF-8"), "en", "utf-8", None),
        (("en", "us-ascii"), "en", "utf-8", None),
        (("EN", "utf-8"), "en", "utf-8-sig", None),
        (("fr", "UTF-8"), "en", "utf-8", (1, "its header says that it translates into fr")),
        (("en", "UTF-8"), "ar", "utf-8", (1, "its header says that it translates into en")),
        (("en", "cp1256"), "en", "utf-8",
         (1, "its header says that it is in cp1256, and it is in UTF-8")),
        (("en", "cp1256"), "en", "cp1256", (7, "not UTF-8, but cp1256")),
    ],
)  # fmt: skip
def test_the_header_says_what_is_there(
    header: tuple[str, str], lang: str, encoding: str, fault: tuple[int, str] | None
) -> None:
    found = scanned(HEADER.format(*header) + entry("a.1"), lang, encoding)
    assert [(one.line, one.reason) for one in found.faults] == ([fault] if fault else [])
    (one,) = found.entries
    assert (one.source, one.target, found.lost) == ("س", "s", 0)


def test_of_bytes_in_no_encoding_only_what_is_whole_is_kept() -> None:
    found = scan_ledger(
        (UTF8 + entry("a.1", "x", "y")).encode() + entry("a.2").encode("cp1256"), "en"
    )
    assert [(one.key, one.source) for one in found.entries] == [("a.1", "x"), ("a.2", "")]
    assert (found.lost, found.faults[0].line) == (1, 11)
    assert found.faults[0].reason == "not UTF-8"
