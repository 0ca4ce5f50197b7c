"""First lines of paragraphs that are known by their indent."""

from __future__ import annotations

from sharih.conversion.records import Outline
from tests.helpers.understood import understood

LEDE = (
    "    في قرية المطرية لم يبق من صناع القوارب سوى أربع ورش،\nبعدما كان عددها يزيد على ثلاثين.\n"
)
FURTHER = (
    "    يحتاج القارب الواحد إلى مترين من خشب التوت للضلوع،\n"
    "ومتر ونصف المتر من خشب الكافور للألواح.\n"
)


def _shown(found: Outline) -> list[str]:
    """Write headings and paragraphs with a sign before each."""
    shown = []
    for section in found.sections:
        if section.heading:
            shown.append(f"# {section.heading.text}")
        shown += [("- " if part.item else "") + part.text for part in section.paragraphs]
    return shown


def test_an_indented_line_begins_a_paragraph_and_a_heading_stands_before_it() -> None:
    title = "كيف تعود القوارب الخشبية إلى بحيرة المنزلة في مصر\n"
    found = understood(title + LEDE + "خشب التوت والكافور\n" + FURTHER + FURTHER)
    assert found.title == title.strip()
    further = " ".join(FURTHER.split())
    assert _shown(found) == [" ".join(LEDE.split()), "# خشب التوت والكافور", further, further]


def test_an_indented_line_behind_the_last_item_begins_a_paragraph() -> None:
    items = "- مطرقة من الخشب\n- منشار صغير\n"
    found = understood("أدوات صانع القوارب\n" + LEDE + items + FURTHER + LEDE)
    assert _shown(found)[1:4] == ["- مطرقة من الخشب", "- منشار صغير", " ".join(FURTHER.split())]


def test_lines_that_are_indented_farther_than_the_first_one_begin_nothing() -> None:
    text = (
        "أعلنت البلدية فتح السوق القديم بعد إغلاق استمر عامين،\n"
        "    وقالت إن المحلات وزعت بالقرعة على أصحابها القدامى\n"
        "    ممن تقدموا قبل الصيف، وعددهم تسعون تاجرا وصانعا\n"
        "    من أهل المدينة.\n"
    )
    found = understood("فتح السوق القديم في المدينة\n\n" + text + text)
    assert _shown(found) == [" ".join(text.split())] * 2


def test_a_name_before_several_lines_begins_a_turn_also_in_narrow_columns() -> None:
    found = understood(
        "حوار مع أمينة دار المخطوطات في صنعاء\n\n"
        "المجلة: كيف تحفظ المخطوطات الآن؟\n"
        "الأمينة: بالطريقة القديمة، نفتح\n"
        "النوافذ في الصباح ونغلقها قبل\n"
        "الظهر، ونضع بين الرفوف أكياسا\n"
        "من القرنفل.\n"
        "المجلة: وهل يكفي ذلك في المطر؟\n"
        "الأمينة: لا يكفي، ولذلك طلبنا\n"
        "أجهزة صغيرة لتجفيف الهواء، ولم\n"
        "تصل بعد.\n"
        "المجلة: متى تتاح الصور للباحثين؟\n"
        "الأمينة: حين يكتمل الفهرس، وقد\n"
        "أنجزنا نصفه في العام الماضي.\n"
    )
    assert _shown(found)[::2] == [
        "# كيف تحفظ المخطوطات الآن؟",
        "# وهل يكفي ذلك في المطر؟",
        "# متى تتاح الصور للباحثين؟",
    ]
    assert _shown(found)[3] == "لا يكفي، ولذلك طلبنا أجهزة صغيرة لتجفيف الهواء، ولم تصل بعد."


def test_what_is_in_bold_over_two_lines_is_a_heading_of_its_own() -> None:
    found = understood(
        "*مهندسة الترام: السكة أسهل من الرصيف*\n\n"
        "يدخل الخطان الثالث والرابع من الترام\n"
        "عامهما الثاني، وقد تحدثنا إلى كبيرة\n"
        "المهندسين عن الحفر والتأخير وعن\n"
        "المدينة كلها.\n"
        "*كم كلف الكيلومتر الواحد من الخط\n"
        "الثالث الذي فتح في العام الماضي؟*\n"
        "نحو مئة وعشرين مليون درهم، وهذا أقل\n"
        "مما كلف الخط الأول لو حسبنا الأسعار\n"
        "كلها.\n"
    )
    assert _shown(found)[1] == "# كم كلف الكيلومتر الواحد من الخط الثالث الذي فتح في العام الماضي؟"
    assert _shown(found)[2].startswith("نحو مئة وعشرين مليون درهم، وهذا أقل مما كلف")
