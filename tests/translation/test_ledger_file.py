"""PO files ↔ entries of a ledger."""

from __future__ import annotations

import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from sharih.errors import ContentError
from sharih.translation.ledger import Ledger, LedgerEntry
from sharih.translation.ledger_file import print_ledger, read_ledger

_text = st.text(
    st.sampled_from('ab كلمة"\\\n\t\u2028%«»—{}#~|')
    | st.characters(exclude_categories=("Cs", "Cc")),
    min_size=1,
    max_size=40,
).filter(str.strip)

_entry = st.builds(
    LedgerEntry,
    key=st.just(""),
    source=_text,
    target=st.just("") | _text,
    fuzzy=st.booleans(),
    machine=st.booleans(),
    accepted=st.lists(st.sampled_from(["numbers", "names"]), unique=True).map(tuple),
    joined=st.none() | st.just("a.1"),
    engine=st.sampled_from(["", "firefox"]),
)


def numbered(entries: list[LedgerEntry], lines: bool) -> dict[str, LedgerEntry]:
    """Give entries keys, and those in use lines."""
    kind = "a" if lines else "b"
    return {
        f"{kind}.{n}": replace(entry, key=f"{kind}.{n}", line=n if lines else 0)
        for n, entry in enumerate(entries)
    }


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a place for a ledger."""
    return tmp_path_factory.mktemp("ledger") / "en.po"


@given(st.lists(_entry, max_size=4), st.lists(_entry, max_size=3))
def test_a_ledger_is_read_as_it_was_printed(
    file: Path, entries: list[LedgerEntry], retired: list[LedgerEntry]
) -> None:
    assume(entries or retired)
    ledger = Ledger(numbered(entries, lines=True), numbered(retired, lines=False))
    printed = print_ledger(ledger, "en", "ar.md")
    file.write_text(printed, encoding="utf-8", newline="")
    assert read_ledger(file) == ledger
    assert print_ledger(read_ledger(file), "en", "ar.md") == printed


def test_a_ledger_looks_like_this(file: Path) -> None:
    entries = {
        "@title": LedgerEntry("@title", "عنوان", "Title", line=1),
        "a.1": LedgerEntry(
            "a.1", "كلمة " * 60, "word " * 60, fuzzy=True, machine=True, line=9, engine="memory/92"
        ),
        "a.2": LedgerEntry("a.2", 'س "١"\nص', "", accepted=("numbers",), joined="a.1"),
    }
    retired = {"a.3": LedgerEntry("a.3", "قديم", "old", joined="a.1")}
    printed = print_ledger(Ledger(entries, retired), "en", "ar.md")
    assert printed == (
        '#\nmsgid ""\nmsgstr ""\n"Language: en\\n"\n"MIME-Version: 1.0\\n"\n'
        '"Content-Type: text/plain; charset=UTF-8\\n"\n"Content-Transfer-Encoding: 8bit\\n"\n\n'
        '#: ar.md:1\nmsgctxt "@title"\nmsgid "عنوان"\nmsgstr "Title"\n\n'
        '#. engine memory/92\n#: ar.md:9\n#, fuzzy, x-machine\nmsgctxt "a.1"\n'
        f'msgid "{"كلمة " * 60}"\nmsgstr "{"word " * 60}"\n\n'
        '#. accepted numbers\n#. joined a.1\nmsgctxt "a.2"\n'
        'msgid ""\n"س \\"١\\"\\n"\n"ص"\nmsgstr ""\n\n'
        '# joined a.1\n#~ msgctxt "a.3"\n#~ msgid "قديم"\n#~ msgstr "old"\n'
    )
    file.write_text(printed, encoding="utf-8")
    if msgfmt := shutil.which("msgfmt"):
        subprocess.run([msgfmt, "-c", "-o", "/dev/null", str(file)], check=True)


def test_no_file_is_an_empty_ledger(tmp_path: Path) -> None:
    assert read_ledger(tmp_path / "en.po") == Ledger()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('msgctxt "a"\nmsgid "a"\nmsgstr "b"\nnonsense\n', ":4: no line of a PO file"),
        ('msgctxt "a"\nmsgid "a"\n<<<<<<< HEAD\nmsgstr "b"\n', ":3: a mark of a merge conflict"),
        ('msgid "a"\nmsgstr "b"\n', ":1: an entry without msgctxt"),
        (
            'msgctxt "a"\nmsgid "a"\nmsgstr "b"\n\nmsgctxt "a"\nmsgid "c"\nmsgstr "d"\n',
            ":5: the key a stands twice",
        ),
    ],
)
def test_a_broken_ledger_is_told_with_its_line(tmp_path: Path, text: str, told: str) -> None:
    file = tmp_path / "en.po"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(ContentError) as caught:
        read_ledger(file)
    assert str(caught.value).startswith(f"{file.as_posix()}{told}. ")


def test_bytes_that_are_no_utf8_are_told_with_their_line(tmp_path: Path) -> None:
    file = tmp_path / "en.po"
    file.write_bytes(b'msgctxt "a"\nmsgid "\xff"\nmsgstr ""\n')
    with pytest.raises(ContentError, match=r"en\.po:2: not UTF-8"):
        read_ledger(file)


@pytest.mark.parametrize("data", [b"", b"\n \n", b"\xef\xbb\xbf\n"])
def test_an_emptied_ledger_is_told_and_is_not_one_without_machine_passages(
    tmp_path: Path, data: bytes
) -> None:
    file = tmp_path / "en.po"
    file.write_bytes(data)
    with pytest.raises(ContentError, match=":1: an empty file"):
        read_ledger(file)


def test_a_ledger_of_which_the_head_alone_is_left_is_refused(tmp_path: Path) -> None:
    for name, refused in (("en.po", True), ("ar.po", True), ("topics.po", False)):
        path = tmp_path / name
        path.write_text(
            print_ledger(Ledger(), "ar" if name == "ar.po" else "en", "x.md"), encoding="utf-8"
        )
        if refused:
            with pytest.raises(ContentError, match="a ledger without an entry"):
                read_ledger(path)
        else:
            assert read_ledger(path) == Ledger()
