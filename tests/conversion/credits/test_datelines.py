"""Datelines before the first sentence, on lines of their own and before titles."""

from __future__ import annotations

import pytest

from sharih.conversion.agencies import agencies
from sharih.conversion.credits.dateline_forms import find_dateline
from sharih.conversion.credits.datelines import split_dateline
from sharih.conversion.records import Outline
from tests.helpers.understood import told, understood

RAIN = "تساقطت أمطار خفيفة على المدن الساحلية صباح اليوم، وتوقف بعض الطرق عن العمل ساعات."
ENGLISH_RAIN = "Light rain fell over the coastal towns this morning, and some roads were closed."
TITLE = "أمطار خفيفة على المدن الساحلية"


@pytest.mark.parametrize("written", [way for agency in agencies() for way in agency.writes])
def test_an_agency_is_read_as_its_table_says_that_it_writes(written: str) -> None:
    rain = RAIN if any("\u0600" <= letter <= "\u06ff" for letter in written) else ENGLISH_RAIN
    assert split_dateline(f"{written} {rain}") == (written, rain)
    alone = find_dateline(written)
    assert alone is not None
    assert alone.rest == ""


@pytest.mark.parametrize(
    ("dateline", "agency", "author"),
    [
        ("القاهرة - رويترز:", "رويترز", ""),
        ("القاهرة (رويترز) -", "رويترز", ""),
        ("(اف ب) -", "اف ب", ""),
        ("بيروت/دمشق - (وكالات):", "", ""),
        ("القاهرة (وكالات الأنباء):", "", ""),
        ("الرباط (الخليج):", "", ""),
        ("سوسة (الصباح):", "", ""),
        ("لواندا (أنغوب) -", "أنغوب", ""),
        ("القاهرة ـ «القدس العربي»:", "", ""),
        ("دبي -", "", ""),
        ("القاهرة، 7 نوفمبر:", "", ""),
        ("القاهرة في 7 نوفمبر 2024:", "", ""),
        ("باريس(ا ف ب)-", "ا ف ب", ""),
        ("القاهرة – من طه حسين:", "", "طه حسين"),
        ("من طه حسين:", "", "طه حسين"),
        ("كتب طه حسين:", "", "طه حسين"),
        ("طه حسين – القاهرة:", "", "طه حسين"),
        ("مراسل الأهرام في لندن:", "", ""),
        ("بور سودان في 18-11-2024 (سونا) كتب: الطيب صالح -", "سونا", "الطيب صالح"),
        ("(بترا) عمان -", "بترا", ""),
        ("(واس) الرياض:", "واس", ""),
        ("مدريد / 7 نوفمبر 2024 / إفي /", "إفي", ""),
        ("القاهرة / 7 نوفمبر 2024 / أنغوب /", "أنغوب", ""),
    ],
)
def test_a_dateline_tells_its_agency_and_correspondent(
    dateline: str, agency: str, author: str
) -> None:
    found = find_dateline(f"{dateline} {RAIN}")
    assert found is not None
    assert (found.text, found.rest) == (dateline, RAIN)
    assert "".join(found.agencies) == agency
    assert found.author == author


@pytest.mark.parametrize(
    "lede",
    [
        f"الوزير: {RAIN}",
        f"قال الوزير: {RAIN}",
        f"تحليل: {RAIN}",
        f"عاجل - {RAIN}",
        f"7 نوفمبر: {RAIN}",
        f"من جهة أخرى: {RAIN}",
        f"من المتوقع أن تتساقط الأمطار: {RAIN}",
        f"فارس: {RAIN}",
        "قال أحدهم - وهو خبير - إن الأمطار خفيفة على المدن",
        "القاهرة - أكبر مدينة عربية - تستضيف مؤتمرا دوليا كبيرا هذا العام.",
        "القاهرة - بكين: شراكة متجددة بين البلدين منذ عقود طويلة",
        "القاهرة: «نرفض القرار» وهذا موقفنا الأخير منه اليوم وغدا.",
        "القاهرة الكبرى: خطة جديدة للنقل العام في المدينة كلها.",
        "محمد صلاح (ليفربول): نلعب من أجل الفوز دائما وأبدا.",
        'كتب ترامب: "سنعود إلى البيت الأبيض بعد وقت قصير".',
        f"The minister said: {ENGLISH_RAIN}",
        f"BREAKING - {ENGLISH_RAIN}",
        f"NATO: {ENGLISH_RAIN}",
        "Cairo - the biggest city - hosts a summit of many countries today.",
        f"ونقلت وكالة «فارس» {RAIN}",
        f"ونقل موقع شبكة «بلومبرغ» {RAIN}",
        f'ووفقا لوكالة "تسنيم" {RAIN}',
        f"نقلت وكالة (تاس) للأنباء عن متحدث أن {RAIN}",
        "أطلقت السلطات الصحية، الإثنين، حملة وطنية للتلقيح تستهدف مليوني طفل في كل المدن.",
        f"الخميس04 ماي 2017 : {RAIN}",
        f"البرنامج: الأربعاء 19 أبريل 2017: {RAIN}",
        f"البرنامج الأربعاء 19 أبريل 2017 الساعة الثالثة ظهرا: {RAIN}",
    ],
)
def test_what_begins_like_a_dateline_and_is_none_stays(lede: str) -> None:
    assert split_dateline(lede) == ("", lede)


def test_what_a_page_calls_a_path_tells_agency_and_correspondent() -> None:
    found = find_dateline("إسطنبول / الأناضول / طه حسين")
    assert found is not None
    assert (found.agencies, found.author, found.rest) == (("الأناضول",), "طه حسين", "")
    told = understood(f"أمطار على المدن الساحلية اليوم\nإسطنبول/ طه حسين/ الأناضول\n{RAIN}\n{RAIN}")
    assert told.agencies == ("الأناضول",)


@pytest.mark.parametrize(
    ("end", "agency"),
    [
        ("-- AFP", "AFP"),
        ("/العمانية/", "العمانية"),
        ("(With inputs from AFP)", "AFP"),
        ("(بالتعاون مع رويترز)", "رويترز"),
    ],
)
def test_the_agency_under_a_text_is_told_and_its_line_left_out(end: str, agency: str) -> None:
    found = understood(f"أمطار على المدن الساحلية اليوم\n{RAIN}\n{RAIN}\n{end}")
    assert found.agencies == (agency,)
    assert end in [drop.text for drop in found.dropped]


def dateline_of(found: Outline) -> list[str]:
    return [drop.text for drop in found.dropped if drop.reason == "dateline"]


def test_a_line_that_is_a_dateline_is_no_title() -> None:
    found = understood(f"الكويت - 7 - 11 (كونا) --\n{TITLE}\n{RAIN}")
    assert told(found)[0] == f"title (first line): {TITLE}"
    assert dateline_of(found) == ["الكويت - 7 - 11 (كونا) --"]
    assert found.agencies == ("كونا",)


def test_a_dateline_leaves_the_title_and_stands_between_it_and_the_lede() -> None:
    found = understood(f"القاهرة - رويترز: {TITLE}\n{RAIN}")
    assert found.title == TITLE
    assert found.title_source == "first line"
    own = understood(f"{TITLE}\nدمشق-سانا\n{RAIN}")
    assert (own.title, own.lede.text, dateline_of(own)) == (TITLE, RAIN, ["دمشق-سانا"])


def test_a_lede_with_a_dateline_and_no_title_over_it_is_no_title() -> None:
    found = understood(f"عمان (بترا) - وصل الوفد إلى المدينة.\n{RAIN}\n{RAIN}")
    assert found.title_source == "proposed from the lede"
    assert found.lede.text == "وصل الوفد إلى المدينة."


def test_a_dateline_behind_what_sums_up_the_text_is_found() -> None:
    text = "\n".join([TITLE, "- بند أول من الملخص", "- بند ثان من الملخص", f"عدن، سبأ: {RAIN}"])
    assert dateline_of(understood(text)) == ["عدن، سبأ:"]


@pytest.mark.parametrize(
    ("lines", "day"),
    [
        ((f"أبوظبي في 7 نوفمبر / وام / {RAIN}",), None),
        (("نشر في 8 نوفمبر 2024", f"أبوظبي في 7 نوفمبر / وام / {RAIN}"), "2024-11-07"),
        ((f"رام الله 7-11-2024 وفا- {RAIN}",), "2024-11-07"),
        (
            (f"الرياض 05 جمادى الأولى 1446 هـ الموافق 07 نوفمبر 2024 م واس {RAIN}",),
            "2024-11-07",
        ),
        (("الرياض 05 جمادى الأولى 1446 هـ الموافق 07 نوفمبر م واس", RAIN), "2024-11-07"),
    ],
)
def test_a_day_without_a_year_stays_open_unless_another_date_tells_it(
    lines: tuple[str, ...], day: str | None
) -> None:
    assert understood("\n".join([TITLE, *lines])).published == day


def test_a_name_in_a_dateline_that_is_the_sites_own_is_no_author() -> None:
    lede = f"السلط - عين البلد - {RAIN}"
    assert [credit.text for credit in understood(f"{TITLE}\n{lede}").credits] == ["عين البلد"]
    assert understood(f"{TITLE}\n{lede}\nنشكر قراء عين البلد على صبرهم.").credits == ()


@pytest.mark.parametrize("line", ["بيروت:", "بيروت", "بيروت -", "القاهرة :", "غزة.."])
def test_a_place_alone_over_the_lede_is_a_dateline(line: str) -> None:
    found = understood("\n".join((TITLE, line, RAIN, f"و{RAIN}")))
    assert [one.reason for one in found.dropped] == ["dateline"]
    assert found.summary == RAIN


@pytest.mark.parametrize("line", ["بيروت:", "الحافلات:"])
def test_a_word_over_a_list_or_of_no_place_is_no_dateline(line: str) -> None:
    items = ("- خمس حافلات كبيرة", "- ست حافلات صغيرة", "- سيارة واحدة")
    found = understood("\n".join((TITLE, RAIN, f"و{RAIN}", line, *items)))
    assert found.dropped == ()


@pytest.mark.parametrize(
    ("line", "authors"),
    [
        ("(إعداد مي زيادة للنشرة العربية)", ["مي زيادة"]),
        ("(من مي زيادة وطه حسين للنشرة العربية)", ["مي زيادة", "طه حسين"]),
        ("(ترجمة للنشرة العربية)", []),
        ("(إعداد وتحرير للنشرة العربية)", []),
        ("(رويترز للنشرة العربية)", []),
        ("(شارك في التغطية طه حسين - للنشرة العربية)", ["طه حسين"]),
    ],
)
def test_the_service_that_a_text_is_for_is_no_author(line: str, authors: list[str]) -> None:
    found = understood("\n".join((TITLE, RAIN, f"و{RAIN}", line)))
    assert [credit.text for credit in found.credits if credit.kind == "author"] == authors
    assert [one.text for one in found.dropped] == [line]
