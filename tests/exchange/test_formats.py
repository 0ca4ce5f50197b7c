"""What is written as PO or XLIFF is read as it was, whatever the words are."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import polib
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from sharih.exchange.files import read_file
from sharih.exchange.po_file import print_po, read_po_file
from sharih.exchange.records import ExchangeFile, Format, Passage, ReadFile, mark_of
from sharih.exchange.xliff_file import print_xliff, read_xliff_file

PATH = Path("file")
_words = st.text(
    st.sampled_from('ab كلمة"\\\n\t\u2028\u0085%«»—{}#~|<>&]][^ ')
    | st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\ufffe\uffff"),
    min_size=1,
    max_size=40,
).filter(str.strip)
_note = _words.map(lambda text: " ".join(text.split())).filter(bool)


def _passage(n: int, source: str, target: str, state: str, previous: str, note: str) -> Passage:
    known = "missing" if not target else state
    return Passage(f"a.{n}", source, target, known, previous, mark_of(target), (note,), n + 1)  # type: ignore[arg-type]


_files = st.lists(
    st.tuples(
        _words, _words | st.just(""), st.sampled_from(["done", "fuzzy", "machine"]),
        _words | st.just(""), _note,
    ),
    min_size=1, max_size=4,
).map(
    lambda rows: ExchangeFile(
        "bread", "ar", "en", tuple(_passage(n, *row) for n, row in enumerate(rows)), PATH
    )
)  # fmt: skip


def read(text: str, kind: Format) -> ReadFile:
    """Read the text of a file."""
    return read_po_file(text, PATH) if kind == "po" else read_xliff_file(text.encode(), PATH)


def told(passages: tuple[Passage, ...]) -> list[tuple[str, str, str, str, str]]:
    """List what a program must not lose."""
    return [(p.key, p.source, p.target, p.state, p.mark) for p in passages]


@given(_files, st.sampled_from(["po", "xliff"]))
def test_a_file_is_read_as_it_was_written(file: ExchangeFile, kind: Format) -> None:
    text = print_po(file) if kind == "po" else print_xliff(file)
    found = read(text, kind)
    assert found.problems == ()
    (part,) = found.parts
    assert told(part.passages) == told(file.passages)
    assert (part.slug, part.source_lang, part.target_lang) == ("bread", "ar", "en")


@given(_files)
def test_polib_reads_the_same(file: ExchangeFile) -> None:
    assume("\x85" not in print_po(file))  # which no text may hold, and which ends a line for it
    catalogue = polib.pofile(print_po(file), wrapwidth=0)
    assert [(e.msgctxt, e.msgid, e.msgstr) for e in catalogue] == [
        (p.key, p.source, p.target) for p in file.passages
    ]
    assert [e.previous_msgid or "" for e in catalogue] == [p.previous for p in file.passages]


FILE = ExchangeFile(
    "bread",
    "ar",
    "en",
    (
        Passage("@title", "عنوان", "Title", "done", mark=mark_of("Title"), line=1),
        Passage("a.1", "نص <b> & «قول»", "", notes=("Under: قسم",), line=9),
        Passage("a.2", "ثان", "Old", "fuzzy", "أول", mark_of("Old"), line=11),
        Passage("a.3", "ثالث", "Machine’s", "machine", mark=mark_of("Machine’s"), line=13),
    ),
    PATH,
)


def test_a_po_file_looks_like_this() -> None:
    assert print_po(FILE) == (
        '#\nmsgid ""\nmsgstr ""\n"Project-Id-Version: bread\\n"\n"Language: en\\n"\n'
        '"MIME-Version: 1.0\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n'
        '"Content-Transfer-Encoding: 8bit\\n"\n"X-Sharih-Explainer: bread\\n"\n'
        '"X-Source-Language: ar\\n"\n\n'
        f'#. As exported: {mark_of("Title")}\n#: bread/ar.md:1\nmsgctxt "@title"\n'
        'msgid "عنوان"\nmsgstr "Title"\n\n'
        '#. Under: قسم\n#: bread/ar.md:9\nmsgctxt "a.1"\nmsgid "نص <b> & «قول»"\nmsgstr ""\n\n'
        f'#. As exported: {mark_of("Old")}\n#: bread/ar.md:11\n#, fuzzy\n#| msgid "أول"\n'
        'msgctxt "a.2"\nmsgid "ثان"\nmsgstr "Old"\n\n'
        f"#. As exported: {mark_of('Machine’s')}\n#: bread/ar.md:13\n#, fuzzy, x-machine\n"
        'msgctxt "a.3"\nmsgid "ثالث"\nmsgstr "Machine’s"\n'
    )


def test_a_unit_of_xliff_looks_like_this() -> None:
    lines = print_xliff(FILE).split("\n")
    assert lines[2] == (
        '<file original="bread/ar.md" source-language="ar" target-language="en" '
        'datatype="plaintext">'
    )
    at = next(n for n, line in enumerate(lines) if 'id="a.2"' in line)
    mark = f'extradata="{mark_of("Old")}"'
    old = '<source xml:lang="ar">أول</source><target xml:lang="en">Old</target>'
    assert lines[at : at + 6] == [
        f'<trans-unit id="a.2" resname="a.2" approved="no" xml:space="preserve" {mark}>',
        '<source xml:lang="ar">ثان</source>',
        '<target xml:lang="en" state="needs-translation">Old</target>',
        "<note>bread/ar.md:11</note>",
        f'<alt-trans alttranstype="previous-version">{old}</alt-trans>',
        "</trans-unit>",
    ]


def test_gettext_takes_a_po_file(tmp_path: Path) -> None:
    msgfmt = shutil.which("msgfmt")
    if msgfmt is None:
        pytest.skip("gettext is not installed")
    (tmp_path / "en.po").write_text(print_po(FILE), encoding="utf-8")
    command = [msgfmt, "-c", "-o", "/dev/null", str(tmp_path / "en.po")]
    subprocess.run(command, check=True, capture_output=True)


def po(*entries: str, head: str = "") -> str:
    """Write a PO file as other programs do."""
    fields = f'msgid ""\nmsgstr ""\n{head}'
    return "\n\n".join([fields, *entries]) + "\n"


def test_what_other_programs_do_to_a_po_file_loses_nothing() -> None:
    text = po(
        "# a comment with a lone \r in it\n#: bread/ar.md:1 bread/ar.md:2\n#, c-format, fuzzy\n"
        '#| msgid "x"\nmsgctxt   "a.1"\nmsgid ""\n"one "\n"two\\n"\n"three"\nmsgstr "A \\"b\\""',
        '#~ msgctxt "a.9"\n#~ msgid "gone"\n#~ msgstr "Gone"',
        '#. As exported: 0123456789ab\nmsgctxt "a.2"\nmsgid "two"\nmsgstr ""\n"B"',
        head='"Language: en_GB\\n"\n',
    )
    for end in ("\n", "\r\n"):
        found = read_po_file(text.replace("\n", end), PATH)
        assert found.problems == ()
        (part,) = found.parts
        assert told(part.passages) == [
            ("a.1", "one two\nthree", 'A "b"', "fuzzy", ""),
            ("a.2", "two", "B", "done", "0123456789ab"),
        ]
        assert (part.slug, part.target_lang) == ("bread", "en_GB")


def test_the_line_of_a_passage_and_of_a_fault_is_told() -> None:
    text = po(
        'msgctxt "a.1"\nmsgid "x"\nmsgstr "A',
        'msgctxt "a.2"\nmsgid "y"\nmsgstr "B"',
        "<<<<<<< HEAD",
        "<p>text</p>",
        'msgctxt "a.3"\nmsgid "z"',
    )
    found = read_po_file(text, PATH)
    assert [(p.line, p.reason) for p in found.problems] == [
        (7, "a string that is not closed"),
        (13, "a mark of a merge conflict"),
        (15, "markup, which no PO file has"),
        (17, "an entry without msgstr"),
    ]
    assert [(p.key, p.line) for p in found.parts[0].passages] == [("a.2", 9)]


XLIFF = """\
<?xml version="1.0" encoding="UTF-8"?>
<xliff version="1.1" xmlns="urn:oasis:names:tc:xliff:document:1.1">
<file original="content/explainers/bread/ar.md" source-language="en-US" target-language="en-GB"
 datatype="po"><header/><body><group>
<trans-unit id="a.1"><source>one</source><seg-source><mrk mtype="seg" mid="0">one</mrk></seg-source>
<target state="translated"><mrk mtype="seg" mid="0">A</mrk> <g id="1">b</g></target>
<alt-trans><source>other</source><target>Other</target></alt-trans></trans-unit>
<trans-unit id="7" resname="a.2" approved="yes"><source>two</source><target>B</target></trans-unit>
<trans-unit id="a.3"><source>three</source><target>C<x id="1"/></target></trans-unit>
<trans-unit id="a.4"><source>four</source></trans-unit>
<trans-unit id="a.5"><source>five</source><target state="needs-translation">E</target></trans-unit>
</group></body></file>
</xliff>
"""


def test_xliff_of_other_programs_is_read() -> None:
    (part,) = read(XLIFF, "xliff").parts
    assert (part.slug, part.target_lang, part.line) == ("bread", "en-GB", 3)
    assert [(p.key, p.source, p.target, p.state, p.line, p.fault) for p in part.passages] == [
        ("a.1", "one", "A b", "done", 5, ""),
        ("a.2", "two", "B", "done", 8, ""),
        ("a.3", "three", "C", "done", 9, "has codes inside its translation"),
        ("a.4", "four", "", "missing", 10, ""),
        ("a.5", "five", "E", "fuzzy", 11, ""),
    ]


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"", "no XML: no element found"),
        (b"<html/>", "no XLIFF: it begins with <html>"),
        (b"<xliff version='2.0'/>", "XLIFF 2, which is another format"),
        (b"<xliff version='1.2'/>", "holds no file with passages"),
        (b"<xliff>\n<file>\n</xliff>", "no XML: mismatched tag"),
        (b"<xliff>\xff</xliff>", "not UTF-8"),
        (b"<?xml version='1.0' encoding='x-none'?><xliff/>", "is in an encoding that is not known"),
        (b"<!DOCTYPE x [<!ENTITY a 'b'>]><xliff>&a;</xliff>", "declares a document type"),
    ],
)
def test_what_is_no_xliff_is_told(data: bytes, told: str) -> None:
    found = read_xliff_file(data, PATH)
    assert [problem.reason for problem in found.problems] == [told]
    assert found.parts == ()


@pytest.mark.parametrize(
    ("name", "data", "told"),
    [
        ("a.txt", b"", "is neither PO nor XLIFF"),
        ("none.po", None, "is not there"),
        ("a.po", b'msgctxt "a"\nmsgid "\xff"\nmsgstr ""\n', "not UTF-8"),
    ],
)
def test_what_is_no_file_for_it_is_told(
    name: str, data: bytes | None, told: str, tmp_path: Path
) -> None:
    if data is not None:
        (tmp_path / name).write_bytes(data)
    assert [problem.reason for problem in read_file(tmp_path / name).problems] == [told]


def test_the_encoding_that_a_po_file_names_is_read(tmp_path: Path) -> None:
    text = po(
        'msgctxt "a.1"\nmsgid "عنوان"\nmsgstr "Title"',
        head='"Content-Type: text/plain; charset=CP1256\\n"\n',
    )
    (tmp_path / "a.po").write_bytes(text.encode("cp1256"))
    assert read_file(tmp_path / "a.po").parts[0].passages[0].source == "عنوان"


def test_translate_toolkit_takes_both_kinds_and_its_xliff_comes_back(tmp_path: Path) -> None:
    storage = pytest.importorskip("translate.storage.factory")
    (tmp_path / "en.po").write_text(print_po(FILE), encoding="utf-8")
    (tmp_path / "en.xlf").write_text(print_xliff(FILE), encoding="utf-8")
    for name in ("en.po", "en.xlf"):
        units = storage.getobject(str(tmp_path / name)).units
        found = [(u.source, u.target or "", u.isfuzzy()) for u in units if u.source]
        assert [(source, target) for source, target, _ in found] == [
            (p.source, p.target) for p in FILE.passages
        ]
        assert [fuzzy for *_, fuzzy in found][:3] == [False, False, True]
    file = storage.getobject(str(tmp_path / "en.xlf"))
    for unit, words in zip(file.units, ("Other", "New <b> & “words”", "Old"), strict=False):
        unit.target = words
        unit.markfuzzy(False)
    file.save()
    (part,) = read_file(tmp_path / "en.xlf").parts
    assert [(p.key, p.target, p.state, p.mark) for p in part.passages] == [
        ("@title", "Other", "done", mark_of("Title")),
        ("a.1", "New <b> & “words”", "done", ""),
        ("a.2", "Old", "done", mark_of("Old")),
        ("a.3", "Machine’s", "machine", mark_of("Machine’s")),
    ]
