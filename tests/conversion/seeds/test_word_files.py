"""Word documents: what a reader of one sees is read, and nothing else."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from sharih.conversion.outline import outline
from sharih.conversion.seeds import archives
from sharih.conversion.seeds.seeds import seed_from_bytes
from sharih.errors import ContentError
from tests.helpers.documents import NAMESPACE, archive, document, paragraph, run, table
from tests.helpers.documents import told as told_of
from tests.helpers.registries import EMPTY

FILE = Path("seeds/article.docx")
TITLE = "بدء توسعة الجسر الشمالي"
FIRST = "أعلنت وزارة الأشغال يوم الأحد بدء توسعة الجسر الشمالي في العاصمة."
SECOND = "وقال الوزير إن الجسر سيضم ثلاثة مسارات في كل اتجاه."
BOLD = "<w:b/><w:bCs/>"


def told(*blocks: str, **parts: str) -> list[str]:
    """Tell what is read of a document; parts are named without folder and ending."""
    files = {f"word/{name}.xml": text for name, text in parts.items()}
    return told_of(seed_from_bytes(FILE, document(*blocks, parts=files)))


def test_styles_lists_tables_quotations_and_captions_are_kept() -> None:
    assert told(
        paragraph(TITLE, style="T"),
        paragraph("فهرس", style="S"),
        paragraph(FIRST),
        paragraph("الأسباب", style="Mine"),
        paragraph("أولا", list_id="2"),
        paragraph("ثانيا", list_id="2"),
        paragraph("نقطة", list_id="1"),
        paragraph("«لن نغلق الجسر».", style="Q"),
        paragraph("الجسر عند الغروب", style="C"),
        table(("الجزء", "الكلفة"), ("المسارات", "28")),
        paragraph(SECOND),
    ) == [
        f"title: {TITLE}", "outside: فهرس", f"paragraph: {FIRST}", "heading: الأسباب",
        "item 1: أولا", "item 2: ثانيا", "item: نقطة", "quotation: «لن نغلق الجسر».",
        "caption: الجسر عند الغروب", "row: الجزء | الكلفة", "row: المسارات | 28",
        f"paragraph: {SECOND}",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "inside",
    [
        f'<w:dir w:val="ltr">{run("(400 kV)")}</w:dir>',
        f'<w:bdo w:val="rtl">{run("(400 kV)")}</w:bdo>',
        f'<w:fldSimple w:instr=" QUOTE ">{run("(400 kV)")}</w:fldSimple>',
        f'<w:ins w:id="1">{run("(400 kV)")}</w:ins>',
        f'<w:moveTo w:id="1">{run("(400 kV)")}</w:moveTo>',
        f"<w:sdt><w:sdtContent>{run('(400 kV)')}</w:sdtContent></w:sdt>",
        f"<w:hyperlink>{run('(400 kV)')}</w:hyperlink>",
        f"<w:smartTag>{run('(400')}</w:smartTag>{run(' kV)')}",
    ],
)
def test_what_stands_in_fields_marks_of_direction_and_insertions_is_kept(inside: str) -> None:
    assert told(paragraph("خط النقل ", inside, " في الجنوب.")) == [
        "paragraph: خط النقل (400 kV) في الجنوب."
    ]


@pytest.mark.parametrize(
    ("inside", "what"),
    [
        (f'<w:del w:id="1">{run("محذوف")}</w:del>', "deleted text left out"),
        (f'<w:moveFrom w:id="1">{run("منقول")}</w:moveFrom>', None),
        (run("مخفي", "<w:vanish/>"), "hidden text left out"),
        ('<w:r><w:fldChar/><w:instrText>HYPERLINK "x"</w:instrText></w:r>', None),
        (f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr>{run('اكتب هنا')}</w:sdt>", None),
    ],
)
def test_what_a_reader_does_not_see_is_left_out_and_told(inside: str, what: str | None) -> None:
    seed = seed_from_bytes(FILE, document(paragraph("خط النقل", inside, " في الجنوب.")))
    assert [line.text for line in seed.lines] == ["خط النقل في الجنوب."]
    assert [repair.what for repair in seed.repairs] == ([what] if what else [])


def test_a_paragraph_whose_end_was_deleted_goes_on_in_the_next() -> None:
    first = f"<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>{run('أول ')}</w:p>"
    assert told(first, paragraph("ثان."), paragraph("ثالث.")) == [
        "paragraph: أول ثان.", "paragraph: ثالث.",
    ]  # fmt: skip


def test_a_text_box_is_kept_once() -> None:
    box = f"<w:txbxContent>{paragraph('نص الإطار.')}</w:txbxContent>"
    both = (
        f"<w:r><mc:AlternateContent><mc:Choice>{box}</mc:Choice>"
        f"<mc:Fallback>{box}</mc:Fallback></mc:AlternateContent></w:r>"
    )
    assert told(paragraph(FIRST, both), paragraph(SECOND)) == [
        f"paragraph: {FIRST}", "paragraph: نص الإطار.", f"paragraph: {SECOND}",
    ]  # fmt: skip


def test_breaks_begin_lines_and_signs_are_letters() -> None:
    broken = (
        f"{run('أول.')}<w:r><w:br/></w:r>{run('ثان')}<w:r><w:noBreakHyphen/></w:r>{run('ثالث.')}"
    )
    assert told(paragraph(broken)) == ["paragraph: أول.", "paragraph: ثان-ثالث."]


def test_notes_stand_at_the_end_and_heads_and_feet_of_pages_are_outside() -> None:
    note = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    assert told(
        paragraph(FIRST, note),
        paragraph(SECOND),
        footnotes=f"<w:footnotes {NAMESPACE}>"
        f'<w:footnote w:id="1" w:type="separator">{paragraph("فاصل")}</w:footnote>'
        f'<w:footnote w:id="2">{paragraph("حاشية.")}</w:footnote>'
        f'<w:footnote w:id="3">{paragraph("لا أحد يذكرها.")}</w:footnote></w:footnotes>',
        header1=f"<w:hdr {NAMESPACE}>{paragraph('نشرة الوزارة')}</w:hdr>",
        footer1=f"<w:ftr {NAMESPACE}>{paragraph('صفحة 1')}</w:ftr>",
    ) == [
        "outside: نشرة الوزارة", f"paragraph: {FIRST}", f"paragraph: {SECOND}", "note: حاشية.",
        "outside: صفحة 1",
    ]  # fmt: skip


def test_a_line_all_bold_is_a_heading_where_text_that_is_not_follows() -> None:
    assert told(
        paragraph(run(TITLE, BOLD)), paragraph(FIRST), paragraph(run("الأسباب", BOLD)),
        paragraph(SECOND), paragraph(run("قال الوزير كل هذا أمس.", BOLD)), paragraph(SECOND),
    ) == [
        f"title: {TITLE}", f"paragraph: {FIRST}", "heading: الأسباب", f"paragraph: {SECOND}",
        "paragraph: قال الوزير كل هذا أمس.", f"paragraph: {SECOND}",
    ]  # fmt: skip


def test_the_head_of_a_letter_stands_over_the_title_and_is_left_out() -> None:
    data = document(
        paragraph("وزارة الأشغال - المكتب الإعلامي"), paragraph(TITLE, style="H1"),
        paragraph(FIRST), paragraph("الأسباب", style="H2"), paragraph(SECOND),
    )  # fmt: skip
    found = outline(seed_from_bytes(FILE, data), EMPTY)
    assert (found.title, found.title_source) == (TITLE, "first line")
    assert found.lede.text == FIRST
    assert [drop.text for drop in found.dropped] == ["وزارة الأشغال - المكتب الإعلامي"]


def test_a_table_that_lays_out_a_page_is_paragraphs() -> None:
    assert told(table((FIRST,), (SECOND,))) == [f"paragraph: {FIRST}", f"paragraph: {SECOND}"]
    wide = " ".join([SECOND] * 6)
    assert told(table((FIRST, wide))) == [f"paragraph: {FIRST}", f"paragraph: {wide}"]


GOOD = document(paragraph(FIRST))


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"no archive at all", "is no file of Word"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "is an old or protected file of Word"),
        (GOOD[: len(GOOD) // 2], "is damaged: its archive"),
        (archive({"a.txt": "x"}), "is an archive, but no document of Word"),
        (archive({"word/document.xml": "<w:document>"}), "cannot be read: its XML"),
        (
            archive({"word/document.xml": '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'}),
            "its XML declares a document type",
        ),
        (document("<w:p>" * 2_000), "its XML is nested far too deeply"),
        (document("<w:tbl><w:tr><w:tc>" * 500), "its XML is nested far too deeply"),
        (document("<w:p/>" * 60_000), "its XML has far more paragraphs"),
        (document(parts={"word/styles.xml": "<a>" * 500}), "its XML has too many elements"),
        (document(paragraph("ا" * 2_100_000)), "holds 2100000 characters"),
    ],
)
def test_what_cannot_be_read_is_refused_in_one_line(data: bytes, reason: str) -> None:
    with pytest.raises(ContentError, match=reason) as caught:
        seed_from_bytes(FILE, data)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("says", [True, False], ids=["said", "unsaid"])
def test_what_unpacks_to_far_more_than_an_article_is_refused(
    says: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(archives, "MOST_UNPACKED", 100_000)
    data = archive({"word/document.xml": f"<a>{' ' * 1_000_000}</a>"})
    if not says:
        size = (1_000_007).to_bytes(4, "little")
        assert data.count(size) == 2
        data = data.replace(size, (1_000).to_bytes(4, "little"))
    with pytest.raises(ContentError, match=r"unpacks to more than|is damaged"):
        seed_from_bytes(FILE, data)


@pytest.mark.parametrize(
    ("offset", "value", "reason"),
    [(8, 1, "is protected with a password"), (10, 14, "packed in a way that Word does not use")],
)
def test_protected_and_foreign_archives_are_refused(offset: int, value: int, reason: str) -> None:
    changed = bytearray(GOOD)
    for info in zipfile.ZipFile(io.BytesIO(GOOD)).infolist():
        central = changed.index(b"PK\x01\x02", 0)
        while changed[central + 46 : central + 46 + len(info.filename)] != info.filename.encode():
            central = changed.index(b"PK\x01\x02", central + 1)
        changed[central + offset] = value
    with pytest.raises(ContentError, match=reason):
        seed_from_bytes(FILE, bytes(changed))


def test_an_archive_of_very_many_files_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archives, "MOST_PARTS", 2)
    with pytest.raises(ContentError, match="holds more files than a document does"):
        seed_from_bytes(FILE, GOOD)
