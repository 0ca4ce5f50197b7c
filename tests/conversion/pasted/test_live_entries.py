"""Pages that tell of an event as it goes on: their entries, with the time of each."""

from __future__ import annotations

from sharih.conversion.pasted.live_entries import LIVE
from tests.helpers.casefile import Case, cases
from tests.helpers.understood import assert_accounted_in_time, told, understood

ENTRY = "أعلنت وزارة الكهرباء عودة التيار إلى ثلثي أحياء المدينة قبل منتصف الليل.\n"
MIDNIGHT = ("2:10", "1:30", "0:15", "23:50", "22:40")


@cases("live_entries.md")
def test_each_entry_has_its_time_before_it(case: Case) -> None:
    assert told(understood(case.given)) == case.expected.splitlines()


def test_the_order_of_the_page_is_told() -> None:
    found = understood("عنوان الصفحة كلها\n" + "".join(f"{n}:30\n{ENTRY}" for n in (17, 15, 11)))
    (order,) = [finding for finding in found.findings if finding.kind == LIVE]
    assert (order.line, order.text) == (2, "17:30 … 11:30, the newest first")


def test_a_programme_whose_lines_begin_with_a_clock_stays_as_it_is() -> None:
    lines = "".join(f"{n}:00 افتتاح الجلسة بكلمة الوزير في القاعة الكبرى\n" for n in (9, 10, 11))
    found = understood(f"برنامج المؤتمر السنوي للمياه\n{lines}")
    assert all(finding.kind != LIVE for finding in found.findings)
    assert found.dropped == ()


def test_the_newest_is_first_also_over_midnight() -> None:
    found = understood("عنوان الصفحة كلها\n" + "".join(f"{n}\n{ENTRY}" for n in MIDNIGHT))
    (order,) = [finding for finding in found.findings if finding.kind == LIVE]
    assert order.text == "2:10 … 22:40, the newest first"


def test_comments_with_a_day_are_no_entries() -> None:
    comments = "".join(f"قارئ {n}\n14-05-2025 1{n}:02\n{ENTRY}" for n in (5, 4, 3))
    assert all(finding.kind != LIVE for finding in understood(f"عنوان\n{comments}").findings)


def test_a_flood_of_clocks_takes_no_more_than_its_length() -> None:
    assert_accounted_in_time("".join(f"{23 - n % 24}:00\n{ENTRY}" for n in range(5000)))
