"""Copies among seeds: equal ones make one draft, and those that are nearly equal are told."""

from __future__ import annotations

from sharih.conversion import ConversionOptions, report_again
from sharih.conversion.reports.report import as_json
from tests.helpers.newsroom import ARTICLE, SLUG, Newsroom

LONG = (
    "أعلنت وزارة الأشغال العامة بدء أعمال توسعة الجسر الشمالي في العاصمة قبل نهاية العام المقبل.",
    "وأضافت الوزارة أن المشروع سيضم مسارات جديدة للحافلات وممرات للمشاة والدراجات الهوائية كلها.",
    "وطالبت الغرفة التجارية بتعويض أصحاب المحلات القريبة من مواقع العمل طوال مدة الإغلاق الجزئي.",
    "ويعتبر الجسر الشمالي من الجسور المزدحمة صباحا بحسب البيانات الرسمية الصادرة عن إدارة المرور.",
)


def test_equal_seeds_make_one_draft_and_the_others_are_told(newsroom: Newsroom) -> None:
    for name in ("b.txt", "a.txt", "c.txt"):
        newsroom.add(name)
    found = newsroom.convert()
    assert [(report.name, report.status, report.slug) for report in found.reports] == [
        ("a.txt", "new", SLUG), ("b.txt", "copy", SLUG), ("c.txt", "copy", SLUG),
    ]  # fmt: skip
    assert not found.problems
    assert [path.name for path in newsroom.explainers.iterdir()] == [SLUG]
    told = newsroom.told(found)
    assert "1 new draft, 2 copies of other seeds" in told
    assert f"b.txt: a copy of a.txt, in {SLUG}; not converted" in told
    assert as_json(found.reports[1]) == {
        "name": "b.txt", "status": "copy", "slug": SLUG, "copy_of": "a.txt",
    }  # fmt: skip
    assert [status for _, status, _ in newsroom.statuses()] == ["known", "copy", "copy"]


def test_a_known_seed_counts_before_the_first_by_name(newsroom: Newsroom) -> None:
    newsroom.add("b.txt")
    newsroom.convert()
    newsroom.add("a.txt")
    assert newsroom.statuses() == [("a.txt", "copy", SLUG), ("b.txt", "known", SLUG)]


def test_a_seed_under_a_new_name_makes_no_second_draft(converted: Newsroom) -> None:
    (converted.seeds / "a.txt").rename(converted.seeds / "z.txt")
    assert converted.statuses() == [("z.txt", "copy", SLUG)]
    options = ConversionOptions()
    (report,) = report_again(
        converted.seeds, converted.content, converted.registry, ("z.txt",), options
    ).reports
    assert (report.status, report.slug, report.copy_of) == ("copy", SLUG, "a.txt")


def test_a_copy_that_is_asked_for_is_converted(converted: Newsroom) -> None:
    converted.add("b.txt")
    assert converted.statuses(again=("b.txt",)) == [("b.txt", "new", f"{SLUG}-2")]


def test_a_copy_that_changes_is_a_seed_of_its_own(converted: Newsroom) -> None:
    converted.add("b.txt")
    converted.convert()
    converted.add("b.txt", *ARTICLE, LONG[0])
    assert converted.statuses()[1] == ("b.txt", "new", f"{SLUG}-2")


def test_seeds_of_other_kinds_with_nearly_the_same_words_are_told(newsroom: Newsroom) -> None:
    newsroom.add("a.txt", "توسعة الجسر الشمالي", *LONG)
    paragraphs = "".join(f"<p>{line}</p>" for line in LONG)
    newsroom.put("b.html", f"<nav>القائمة</nav><h1>توسعة الجسر</h1><div>{paragraphs}</div>")
    found = newsroom.convert()
    assert [report.status for report in found.reports] == ["new", "new"]
    (problem,) = found.problems
    assert "b.html: warning: is nearly the same as a.txt" in str(problem)
    assert not newsroom.convert().problems, "it is told once"


def test_a_new_seed_is_compared_with_known_ones(newsroom: Newsroom) -> None:
    newsroom.add("a.txt", "توسعة الجسر الشمالي", *LONG)
    paragraphs = "".join(f"<p>{line}</p>" for line in reversed(LONG[:3]))
    newsroom.put("p.html", f"<h1>محادثات</h1><div>{paragraphs}</div>")
    newsroom.convert()
    newsroom.add("b.txt", "توسعة جسر العاصمة", *LONG[:3], LONG[3].replace("صباحا", "مساء"))
    (problem,) = newsroom.convert().problems
    assert "b.txt: warning: is nearly the same as a.txt" in str(problem)
