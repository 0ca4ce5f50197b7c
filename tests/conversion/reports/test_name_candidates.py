"""Names that are proposed for the registry."""

from __future__ import annotations

from pathlib import Path

import pytest

from sharih.arabic import fold
from sharih.content.topics_file import load_registry
from sharih.conversion.names.known_names import find_known, names_of
from sharih.conversion.reports.english_names import spelt_name
from sharih.conversion.reports.name_candidates import as_toml, tag_lines
from sharih.conversion.reports.name_patterns import arabic_names, english_names
from sharih.errors import ContentError
from tests.helpers.newsroom import Newsroom, lines_of


def test_frequent_names_are_proposed_as_entries_of_the_registry(newsroom: Newsroom) -> None:
    for number in range(3):
        newsroom.add(
            f"{number}.txt",
            *lines_of(number),
            "والتقى وزير الخارجية سالم الطويل في مدينة نهرية وفد مجموعة Blue River.",
            "وقالت Blue River إنها راضية، كما رحب البيت الأبيض والكرملين.",
        )
    found = {candidate.name: candidate for candidate in newsroom.convert().candidates}
    assert set(found) == {"سالم الطويل", "نهرية", "Blue River"}
    assert found["سالم الطويل"].kind == "person"
    assert found["نهرية"].kind == "place"
    assert (found["Blue River"].mentions, found["Blue River"].seeds) == (6, 3)
    entries = as_toml(list(found.values()), newsroom.registry)
    assert entries.count("# check") >= 6
    path = newsroom.content / "topics.toml"
    path.write_text(path.read_text(encoding="utf-8") + "\n" + entries, encoding="utf-8")
    assert len(load_registry(path).topics) == 5


def test_names_that_one_seed_mentions_three_times_are_proposed_from_the_first_on(
    newsroom: Newsroom,
) -> None:
    newsroom.add("a.txt", *lines_of(1))
    newsroom.add(
        "b.txt",
        *lines_of(2),
        "وزار وزير الخارجية سالم الطويل بيروت أمس. وقال الطويل إن لبنان يستقبله كل عام.",
        "وغادر الطويل بيروت إلى تونس، ثم عاد إلى بيروت بعد أن زار لبنان كله، كما قال في لبنان.",
    )
    conversion = newsroom.convert()
    found = {candidate.name: candidate for candidate in conversion.candidates}
    assert set(found) == {"سالم الطويل", "بيروت", "لبنان"}
    assert found["سالم الطويل"].mentions == 3
    assert (found["بيروت"].kind, found["بيروت"].other) == ("place", "Beirut")
    entries = as_toml(conversion.candidates, newsroom.registry)
    assert "[beirut]  # check: 3 times in 1 seed\n" in entries
    assert 'kind = "place"\nar = "بيروت"\nen = "Beirut"\n' in entries
    assert 'kind = "person"  # check\nar = "سالم الطويل"\nen = "Salim Al-Tuyl"  # check' in entries
    slug = conversion.reports[1].slug
    assert tag_lines(conversion.candidates, newsroom.registry, conversion.reports) == [
        f"{slug}/ar.md: Tags: kremlin, beirut, lebanon, salim-al-tuyl"
    ]


@pytest.mark.parametrize(
    ("line", "known"),
    [
        ("اجتمعت الأمم المتحدة ثم بالأمم المتحدة وللأمم المتحدة.", ["United Nations"] * 3),
        ("وصلت الشاحنات إلى تونس والجزائر.", ["Tunisia", "Algeria"]),
        ("قطرات المطر على شواطئ لبنانية.", []),
        ("طلب مالي من بنين المدرسة.", []),
        ("قال الحوثيون إن اليونيسف أوقفت عملها.", ["Houthis", "UNICEF"]),
    ],
)
def test_known_names_are_whole_words_with_their_particles(line: str, known: list[str]) -> None:
    assert [name.en for _, _, name in find_known(fold(line), "ar")] == known


def test_what_is_wrong_in_the_file_of_names_is_told(tmp_path: Path) -> None:
    path = tmp_path / "bodies.toml"
    path.write_text('[people]\n"س" = "S"\n[place]\n"ص" = ""\n', encoding="utf-8")
    with pytest.raises(ContentError, match="unknown key people"):
        names_of("ar", path)
    with pytest.raises(ContentError, match="ص has no English name"):
        names_of("en", path)


def test_days_and_months_and_generic_words_are_no_names(newsroom: Newsroom) -> None:
    newsroom.add(
        "a.txt",
        "The hall opens",
        "The hall opens in September, the city said in September, and not in September again.",
    )
    newsroom.add(
        "b.txt", *lines_of(1), "قالت شركة مياه إن مياه النهر نقية. وتباع مياه النهر وكل مياه أخرى."
    )
    assert newsroom.convert().candidates == ()


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("قالت وزارة الطاقة إن العمل بدأ.", ["وزارة الطاقة"]),
        ("جاء ذلك في بيان لوزارة الطاقة والمياه.", ["وزارة الطاقة والمياه"]),
        ("زار وزير الخارجية سالم الطويل في المدينة.", ["سالم الطويل"]),
        ("اشترت شركة نهرية سفينة.", ["نهرية سفينة"]),
    ],
)
def test_a_body_is_named_with_the_word_it_begins_with(line: str, names: list[str]) -> None:
    assert [line[start:end] for start, end, _ in arabic_names(line)] == names


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("وقالت الهيئة العامة للموانئ إن السفن تنتظر.", ["الهيئة العامة للموانئ"]),
        ("قررت الهيئة العامة للثروة السمكية وقف الصيد.", ["الهيئة العامة للثروة السمكية"]),
        ("وقالت الهيئة العامة أمس إن السفن تنتظر.", []),
        ("نفت وزارة النقل البحري تأخر السفن.", ["وزارة النقل البحري"]),
        ("كانت شركة المرساة للرافعات تنقل البضائع.", ["المرساة للرافعات"]),
        ("اجتمع مجلس القرية رقم ثلاثة.", ["مجلس القرية"]),
        ("عالجتهم منظمة أطباء بلا حدود أمس.", ["منظمة أطباء بلا حدود"]),
        (
            "قالت المفوضية السامية للأمم المتحدة لشؤون اللاجئين إن العدد ارتفع.",
            ["المفوضية السامية للأمم المتحدة لشؤون اللاجئين"],
        ),
        ("وحذر المركز الوطني للأرصاد الجوية من الريح.", ["المركز الوطني للأرصاد الجوية"]),
        ("ونشرت الوكالة الوطنية لإدارة الكوارث خريطة.", ["الوكالة الوطنية لإدارة الكوارث"]),
        ("وأصدرت وزارة الخارجية والمغتربين بيانا.", ["وزارة الخارجية والمغتربين"]),
        ("وافقت جمعية التجار والصيادون على ذلك.", ["جمعية التجار"]),
        ("وتدير مؤسسة كهرباء لبنان الشبكة كلها.", ["مؤسسة كهرباء لبنان"]),
        ("وأعلنت الشركة التونسية للكهرباء والغاز ذلك.", ["الشركة التونسية للكهرباء والغاز"]),
        ("وأطلق مركز الملك سلمان للإغاثة حملة.", ["مركز الملك سلمان للإغاثة"]),
        ("وقال مدير مستشفى رفيق الحريري ذلك.", ["مستشفى رفيق الحريري"]),
    ],
)
def test_the_name_of_a_body_ends_where_the_sentence_goes_on(line: str, names: list[str]) -> None:
    assert [line[start:end] for start, end, _ in arabic_names(line)] == names


@pytest.mark.parametrize(
    ("name", "english"),
    [
        ("وزارة النقل البحري", "Ministry of Maritime Transport"),
        ("الهيئة العامة للثروة السمكية", "General Authority for Fisheries"),
        ("وزارة الزمرد", "Ministry of Zamrad"),
        ("المركز الوطني للأرصاد الجوية", "National Centre for Meteorology"),
        ("الهيئة العامة لحماية المستهلك", "General Authority for Protection Consumer"),
        ("سالم الطويل", "Salim Al-Tuyl"),
    ],
)
def test_an_english_name_to_begin_with_has_the_words_for_bodies(name: str, english: str) -> None:
    assert spelt_name(name) == english


@pytest.mark.parametrize(
    ("line", "names"),
    [
        (
            "The General Authority for Ports closed the quay.",
            [("General Authority for Ports", "organisation")],
        ),
        (
            "We met staff of the Office for the Coordination of Humanitarian Affairs came.",
            [
                ("Staff", ""),
                ("Office for the Coordination of Humanitarian Affairs", "organisation"),
            ],
        ),
        (
            "They met the World Food Programme and the Union of Fishermen at Lime Street.",
            [
                ("World Food Programme", "organisation"),
                ("Union of Fishermen", "organisation"),
                ("Lime Street", "place"),
            ],
        ),
    ],
)
def test_english_bodies_are_named_whole(line: str, names: list[tuple[str, str]]) -> None:
    found = [(line[start:end], kind) for start, end, kind in english_names(line)]
    assert [one for one in found if " " in one[0]] == [one for one in names if " " in one[0]]
