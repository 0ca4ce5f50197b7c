"""How seeds are read: their encoding, their broken lines, their lists and their dates."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sharih.conversion.dates.dates import find_dates
from sharih.conversion.outline import outline
from sharih.conversion.records import Line, Outline, Seed
from sharih.conversion.rule_files import agency_names, spelling_variants
from sharih.conversion.seeds.characters import clean_lines
from sharih.conversion.seeds.encodings import decode_bytes, mend_twice_decoded
from sharih.conversion.seeds.seeds import seed_from_bytes
from sharih.conversion.structure.datelines import split_dateline
from sharih.conversion.structure.line_wrapping import rejoin
from sharih.errors import ContentError
from tests.helpers.casefile import Case, cases
from tests.helpers.patience import linear_time
from tests.helpers.registries import EMPTY

ARTICLE = (
    "البلدية تفتح حديقة جديدة في الحي الشمالي\n"
    "فتحت البلدية حديقة جديدة في الحي الشمالي من المدينة، وهي أول حديقة في هذا الحي منذ "
    "عشرين عاما على الأقل، وفيها ملعب للأطفال وممشى طويل.\n"
    "وقال متحدث باسم البلدية إن الحديقة مفتوحة كل يوم من الصباح إلى المساء، وإن على الزوار "
    "أن يحافظوا على نظافتها.\n"
)


def read(text: str) -> Outline:
    return outline(seed_of(text), EMPTY)


def seed_of(text: str) -> Seed:
    return seed_from_bytes(Path("new.txt"), text.encode())


# ------------------------------------------------------------------ encodings


@pytest.mark.parametrize(
    ("codec", "name"),
    [
        ("cp1256", "Windows-1256"),
        ("iso8859_6", "ISO 8859-6"),
        ("utf-16", "UTF-16"),
        ("utf-16-le", "UTF-16"),
        ("utf-16-be", "UTF-16"),
        ("utf-32", "UTF-32"),
    ],
)
def test_other_encodings_are_read_where_they_are_sure_and_said_in_the_report(
    codec: str, name: str
) -> None:
    seed = seed_from_bytes(Path("new.txt"), ARTICLE.encode(codec))
    assert [line.text for line in seed.lines] == ARTICLE.splitlines()
    assert (seed.repairs[0].line, seed.repairs[0].what) == (1, f"read as {name}")


def test_english_with_the_quotation_marks_of_windows_is_read() -> None:
    text = "The new path will open soon\n“It is the longest path,” the mayor said on Monday.\n"
    decoded = decode_bytes(text.encode("cp1252"), "new.txt")
    assert (decoded.text, decoded.encoding) == (text, "Windows-1252")


@pytest.mark.parametrize("codec", ["cp864", "mac_arabic", "cp720"])
def test_encodings_that_cannot_be_told_for_sure_are_refused_in_one_line(codec: str) -> None:
    with pytest.raises(ContentError, match=r"new\.txt:\d: is not UTF-8 \(byte 0x"):
        decode_bytes(ARTICLE.encode(codec, "replace"), "new.txt")


@pytest.mark.parametrize(
    "data",
    [
        ARTICLE.encode() + b"\xff",
        ARTICLE.encode()[:200] + b"\xe9" + ARTICLE.encode()[200:],
        "قصير".encode("cp1256"),
        bytes(range(1, 256)) * 3,
        b"\xff\xfe\x00",
        b"\xff\xfea\x00\x00\x00",
        b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR",
    ],
)
def test_damaged_text_and_what_is_no_text_is_refused(data: bytes) -> None:
    with pytest.raises(ContentError) as caught:
        decode_bytes(data, "new.txt")
    assert "\n" not in str(caught.value)


@given(st.binary(max_size=300))
def test_any_bytes_are_text_or_refused(data: bytes) -> None:
    try:
        text = decode_bytes(data, "new.txt").text
    except ContentError as error:
        text = str(error)
    assert "\x00" not in text


@pytest.mark.parametrize(
    ("written", "read_as", "what"),
    [
        ("utf-8", "latin-1", "UTF-8 text that was read as Windows-1252"),
        ("utf-8", "cp1256", "UTF-8 text that was read as Windows-1256"),
        ("cp1256", "cp1252", "Windows-1256 text that was read as Windows-1252"),
    ],
)
def test_text_that_was_decoded_wrongly_is_mended(written: str, read_as: str, what: str) -> None:
    wrong = ARTICLE.encode(written).decode(read_as)
    lines, repairs = clean_lines(wrong)
    assert [line.text for line in lines] == ARTICLE.splitlines()
    assert {repair.what for repair in repairs} == {what}


@pytest.mark.parametrize(
    "line",
    [
        "Ein schöner Ärger über die Größe der Öfen",
        "طظ طظ طظ طظ",
        ARTICLE.splitlines()[1],
        "Ø ist ein Buchstabe, Ù und Ú auch",
    ],
)
def test_text_that_only_looks_wrongly_decoded_stays(line: str) -> None:
    assert mend_twice_decoded(line) == (line, "")


def test_letters_in_the_order_of_the_screen_are_refused() -> None:
    turned = "\n".join(line[::-1] for line in ARTICLE.splitlines())
    with pytest.raises(ContentError, match="in the order of the screen"):
        seed_of(turned)


def test_a_flood_of_signs_is_cut_to_what_a_letter_can_bear() -> None:
    lines, repairs = clean_lines("ب" + "\u0651\u064e\u0670" + "\u0653" * 500 + "اب")
    assert len(lines[0].text) == 6
    assert repairs[-1].what == "flood of signs on a letter cut"


# ------------------------------------------------------------------ lines


@cases("wrapping.md")
def test_lines_broken_at_a_width_are_joined(case: Case) -> None:
    lines = [Line(n, text) for n, text in enumerate(case.given.split("\n"), start=1)]
    joined, into = rejoin(lines)
    assert [f"{line.number} {line.text}" for line in joined] == case.expected.splitlines()
    assert len(joined) + len(into) == sum(bool(line.text) for line in lines)


def test_every_joined_line_is_accounted_for() -> None:
    text = (
        "ترميم الجسر القديم يبدأ الشهر المقبل\n\n"
        "تبدأ البلدية الشهر المقبل أعمال ترميم الجسر القديم\n"
        "الذي يربط ضفتي المدينة منذ مئة عام، وتستمر الأعمال\n"
        "ثمانية أشهر تغلق خلالها إحدى حارتي السير أمام كل\n"
        "السيارات والحافلات وتبقى حارة واحدة مفتوحة للناس\n"
        "المسرعين كل يوم."
    )
    found = read(text)
    assert [fate.fate for fate in found.fates] == [
        "title", "blank", "paragraph", "joined", "joined", "joined", "joined",
    ]  # fmt: skip
    assert found.fates[3].note == "to line 3"
    assert found.lede.text.endswith("مفتوحة للناس المسرعين كل يوم.")


def test_one_paragraph_of_two_thousand_words_is_one_paragraph() -> None:
    found = read("عنوان الخبر الأول\n" + "كلمة أخرى ثم كلمة. " * 500)
    assert [fate.fate for fate in found.fates] == ["title", "paragraph"]


@pytest.mark.parametrize("sign", ["-", "•", "*", "–"])
def test_lines_with_the_same_sign_are_a_list(sign: str) -> None:
    found = read(f"{ARTICLE}{sign} أول بند\n{sign} ثاني بند\nوهذا كل ما نعرفه عن الحديقة.")
    assert [(part.item, part.text) for part in found.sections[0].paragraphs if part.item] == [
        ("-", "أول بند"),
        ("-", "ثاني بند"),
    ]


@pytest.mark.parametrize("form", ["{0}- ", "{0}. ", "{0}) ", "({0}) ", "{0} - "])
@pytest.mark.parametrize("digits", ["123", "١٢٣"])
def test_numbers_that_count_up_are_a_list(form: str, digits: str) -> None:
    items = "\n".join(form.format(digit) + "بند من البنود" for digit in digits)
    found = read(f"{ARTICLE}{items}\nوهذا كل ما نعرفه عن الحديقة.")
    assert [part.item for part in found.sections[0].paragraphs if part.item] == ["1.", "2.", "3."]


@pytest.mark.parametrize("lines", ["- بند واحد", "1- أول\n3- ثالث", "2 - 1 للضيوف\n3 - 2 لنا"])
def test_what_does_not_make_a_list_stays_as_it_is(lines: str) -> None:
    found = read(f"{ARTICLE}{lines}\nوهذا كل ما نعرفه عن الحديقة.")
    texts = [p.text for s in found.sections for p in s.paragraphs]
    headings = [s.heading.text for s in found.sections if s.heading]
    assert not any(p.item for s in found.sections for p in s.paragraphs)
    assert all(
        any(line.removeprefix("- ") in text for text in [*texts, *headings])
        for line in lines.split("\n")
    )


# ------------------------------------------------------------------ datelines and dates


@pytest.mark.parametrize(
    ("lede", "dateline"),
    [
        ("القاهرة - رويترز: تساقطت أمطار خفيفة على المدن الساحلية", "القاهرة - رويترز:"),
        ("القاهرة (رويترز) - تساقطت أمطار خفيفة على المدن الساحلية", "القاهرة (رويترز) -"),
        ("(وكالات) تساقطت أمطار خفيفة على المدن الساحلية", ""),
        ("الوزير: تساقطت أمطار خفيفة على المدن الساحلية", ""),
        ("قال أحدهم - وهو خبير - إن الأمطار خفيفة على المدن", ""),
        ("دبي - تساقطت أمطار خفيفة على المدن الساحلية", "دبي -"),
    ],
)
def test_a_dateline_is_told_from_a_speaker_and_an_aside(lede: str, dateline: str) -> None:
    assert split_dateline(lede, "ar") == (dateline, lede[len(dateline) :].strip())


@cases("resolution.md")
def test_dates_are_resolved_against_a_known_day_of_publication(case: Case) -> None:
    found = [
        date.text + (f" = {date.resolved}" if date.resolved else "")
        for date in find_dates(1, case.given, "ar", dt.date(2024, 3, 14))
    ]
    assert found == case.expected.splitlines()


def test_the_day_of_publication_is_taken_from_the_seed_or_given() -> None:
    text = f"{ARTICLE}وحضر الافتتاح أمس عدد كبير من سكان الحي.\nنشر في 14 مارس 2024"
    found = read(text)
    assert found.published == "2024-03-14"
    assert [date.resolved for date in found.dates if date.text == "أمس"] == ["2024-03-13"]
    given_day = outline(seed_of(text), EMPTY, published=dt.date(2025, 1, 1))
    assert [d.resolved for d in given_day.dates if d.text == "أمس"] == ["2024-12-31"]


def test_a_date_that_ages_is_a_finding() -> None:
    found = read(f"{ARTICLE}وقالت اليوم الخميس إنها ستفتح أخرى في مارس المقبل، في 5 مايو 2025.")
    kinds = [(finding.kind, finding.text) for finding in found.findings]
    assert [kind for kind in kinds if kind[1] != "منذ عشرين عاما"] == [
        ("date that ages", "اليوم الخميس"),
        ("date that ages", "في مارس المقبل"),
    ]


def test_a_question_mark_in_the_place_of_a_quotation_mark_is_a_finding() -> None:
    found = read(f"{ARTICLE}وقالت إن ?الحديقة مفتوحة? للجميع.")
    assert "a ? where a quotation mark may have stood" in {f.kind for f in found.findings}
    assert "a ? where a quotation mark may have stood" not in {
        finding.kind for finding in read(ARTICLE).findings
    }


# ------------------------------------------------------------------ rule files


@pytest.mark.parametrize(
    ("load", "text", "message"),
    [
        (agency_names, "names = ['أ']\n", "only_after_agency is missing"),
        (agency_names, "names = 3\nonly_after_agency = []\n", ":1: names is missing or no list"),
        (agency_names, "names = ['أب']\nonly_after_agency = ['جد']\n", ":2: جد is not among"),
        (agency_names, "names = []\nonly_after_agency = []\nx = 1\n", ":3: unknown key x"),
        (spelling_variants, "", "variants is missing"),
        (spelling_variants, "variants = [['أمريك']]\n", ":1: أمريك has no variant"),
        (spelling_variants, "variants = [['أ', '']]\n", "is missing or no list of texts"),
        (spelling_variants, "variants = []\nx = 1\n", ":2: unknown key x"),
    ],
)
def test_the_files_of_words_are_checked(
    tmp_path: Path, load: Callable[[Path], object], text: str, message: str
) -> None:
    path = tmp_path / "words.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ContentError, match=message):
        load(path)


@pytest.mark.parametrize(
    "line",
    [
        "يوم مساء " * 30_000,
        "في شهر " * 30_000,
        "“قال لكن " * 10_000,
        "قال الوزير في بيان " * 10_000,
    ],
)
def test_monstrous_wordings_take_no_more_than_their_length(line: str) -> None:
    with linear_time():
        found = read(line)
    assert [fate.line for fate in found.fates] == [1]
