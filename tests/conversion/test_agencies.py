"""The table of news agencies, and where a text names one."""

from __future__ import annotations

from pathlib import Path

import pytest

from sharih.conversion.agencies import agencies, identity, named_in
from sharih.errors import ContentError

WHOLE = (
    '[[agencies]]\ncountry = "EG"\nnames = ["أبجد"]\nshort = []\nenglish = []\n'
    "english_short = []\nwrites = []\n"
)
ARAB = "AE BH DJ DZ EG IQ JO KM KW LB LY MA MR OM PS QA SA SD SO SY TN YE"


def test_every_arab_country_has_an_agency() -> None:
    assert {agency.country for agency in agencies()} >= set(ARAB.split(" "))


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("names = []\n", ":1: unknown key names"),
        ("agencies = 3\n", ":1: holds no agencies"),
        (WHOLE.replace('"EG"', '"Egypt"'), ":2: country is missing or no country"),
        (WHOLE.replace("short = []\n", ""), "short is missing or no list of texts"),
        (WHOLE.replace("short = []", "short = 3"), ":4: agencies.short is missing or no list"),
        (WHOLE.replace('["أبجد"]', "[]"), ":3: an agency without a name"),
        (WHOLE + "colour = 1\n", ":8: unknown key colour"),
        (WHOLE + WHOLE, ":10: أبجد is a name of another agency too"),
    ],
)
def test_what_is_wrong_in_the_table_is_told_with_its_line(
    tmp_path: Path, text: str, message: str
) -> None:
    path = tmp_path / "agencies.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ContentError) as caught:
        agencies(path)
    assert message in "\n".join(str(problem) for problem in caught.value.problems)


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("ونقلت رويترز عن متحدث", ["رويترز"]),
        ("ونقلت «رويترز» ولوكالة الأناضول قال", ["رويترز", "وكالة الأناضول"]),
        ("بحسب وكالة الأنباء السعودية (واس) أمس", ["وكالة الأنباء السعودية (واس)"]),
        ("كما ذكرت (واس) أمس", ["واس"]),
        ("نقلت أ.ف.ب عن أ ف ب", ["أ.ف.ب", "أ ف ب"]),
        ("وكالة الأنباء الكورية المركزية", ["وكالة الأنباء الكورية"]),
        ("وكالة أنباء فارس", ["وكالة أنباء فارس"]),
        (
            "وفق وكالة الأنباء والمعلومات الفلسطينية «وفا» أمس",
            ["وكالة الأنباء والمعلومات الفلسطينية «وفا»"],
        ),
        ("تكوين وكالة وطنية للنهوض بالاستثمار، ووكالة فارسية", []),
        ("the state news agency SANA said", ["news agency SANA"]),
        ("واس من الوسائد، وفارس على حصانه، وتونس بترا ووفا بوعده", []),
        ("وكالة الأنباء الرسمية ووكالات الأنباء ووكالة ناسا الفضائية", []),
        ("Petra fell in love with fars and wafa", []),
    ],
)
def test_an_agency_is_found_where_its_name_is_sure(text: str, named: list[str]) -> None:
    assert [written for _, written in named_in(text)] == named


def test_wordings_of_one_agency_are_one() -> None:
    assert identity("أ.ف.ب") == identity("وكالة فرانس برس") == identity("AFP") != identity("واس")
