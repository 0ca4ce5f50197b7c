"""Changed seeds, and the proposed parts of what was made of them."""

from __future__ import annotations

import pytest

from tests.helpers.newsroom import BRIDGE, BRIDGE_SLUG, Newsroom

POINT = "- تبلغ كلفة الجسر 12 مليون دينار، دفعت البلدية ثلثها."
DEARER = tuple(line.replace("12 مليون", "15 مليون") for line in BRIDGE)
LATER = tuple(line.replace("مارس 2022", "مايو 2021") for line in BRIDGE)
PROPOSED = "Proposed: summary, key-points, timeline, unknown, sources\n"


@pytest.fixture
def bridge(newsroom: Newsroom) -> Newsroom:
    """Return a newsroom whose one seed is long enough for all parts, and whose draft was edited."""
    newsroom.add("a.txt", *BRIDGE)
    newsroom.convert()
    newsroom.edit(BRIDGE[5], f"{BRIDGE[5]} هذا ما كتبه المحرر.", BRIDGE_SLUG)
    return newsroom


def change(newsroom: Newsroom, lines: tuple[str, ...]) -> list[str]:
    """Change the seed; returns what is told of it."""
    newsroom.add("a.txt", *lines)
    return [f"{problem.line}: {problem.reason}" for problem in newsroom.convert().problems]


def test_a_part_that_is_only_proposed_follows(bridge: Newsroom) -> None:
    assert change(bridge, DEARER) == []
    text = bridge.read(BRIDGE_SLUG)
    assert POINT.replace("12", "15") in text
    assert POINT not in text
    assert PROPOSED in text
    assert POINT.replace("12", "15") in bridge.read(BRIDGE_SLUG, "en")


def test_a_timeline_follows_date_by_date(bridge: Newsroom) -> None:
    change(bridge, LATER)
    for lang in ("ar", "en"):
        text = bridge.read(BRIDGE_SLUG, lang)
        assert "2021-05\n:   بدأ العمل فيه في مايو 2021." in text
        assert "2022-03" not in text


def test_a_date_that_was_deleted_does_not_keep_the_others_from_following(bridge: Newsroom) -> None:
    old = f"1954\n:   {BRIDGE[4][1:]}\n\n"
    bridge.edit(old, "", BRIDGE_SLUG)
    assert change(bridge, LATER) == []
    for lang in ("ar", "en"):
        text = bridge.read(BRIDGE_SLUG, lang)
        assert "2021-05\n:   بدأ العمل فيه في مايو 2021." in text
        assert "2022-03" not in text
        assert "1954\n:" not in text
    assert "<!--" not in bridge.read(BRIDGE_SLUG).partition("{#timeline}")[2]


def test_a_part_or_point_that_was_deleted_goes_from_a_translation_not_begun(
    bridge: Newsroom,
) -> None:
    text = bridge.read(BRIDGE_SLUG)
    begin, end = text.index("## التسلسل"), text.index("## ما لا نعرفه")
    bridge.edit(text[begin:end], "", BRIDGE_SLUG)
    bridge.edit(f"- {BRIDGE[1]}\n", "", BRIDGE_SLUG)
    assert change(bridge, DEARER) == []
    translation = bridge.read(BRIDGE_SLUG, "en")
    assert "{#timeline}" not in translation
    assert f"- {BRIDGE[1]}" not in translation
    assert POINT.replace("12", "15") in translation
    change(bridge, BRIDGE)
    assert f"- {BRIDGE[1]}" not in bridge.read(BRIDGE_SLUG, "en")
    assert POINT in bridge.read(BRIDGE_SLUG, "en")


def test_what_was_translated_stays_though_its_original_was_deleted(bridge: Newsroom) -> None:
    bridge.edit(f"- {BRIDGE[1]}", "- The bridge opens in spring.", BRIDGE_SLUG, "en")
    bridge.edit(f"- {BRIDGE[1]}\n", "", BRIDGE_SLUG)
    change(bridge, LATER)
    assert "- The bridge opens in spring." in bridge.read(BRIDGE_SLUG, "en")


def test_a_point_that_an_editor_changed_stays_beside_those_that_follow(bridge: Newsroom) -> None:
    bridge.edit(f"- {BRIDGE[1]}", "- يفتح الجسر في الربيع.", BRIDGE_SLUG)
    assert change(bridge, DEARER) == []
    text = bridge.read(BRIDGE_SLUG)
    assert f"- يفتح الجسر في الربيع.\n{POINT.replace('12', '15')}" in text


def test_a_part_that_was_confirmed_is_the_editors(bridge: Newsroom) -> None:
    bridge.edit(PROPOSED, "Proposed: summary, timeline\n", BRIDGE_SLUG)
    told = change(bridge, DEARER)
    assert POINT in bridge.read(BRIDGE_SLUG)
    assert POINT.replace("12", "15") not in bridge.read(BRIDGE_SLUG)
    assert len(told) == 1
    assert "key-points was confirmed here, and a.txt changed" in told[0]
    line = int(told[0].partition(":")[0])
    assert bridge.read(BRIDGE_SLUG).split("\n")[line - 1] == "## باختصار {#key-points}"
    # What was told once is not told again when something else changes.
    more = (*DEARER[:5], "ودعت جمعية السكان إلى ترميم الجسر القديم فورا. وهو ضيق جدا.")
    assert not [line for line in change(bridge, more) if "key-points" in line]


def test_a_part_that_was_deleted_stays_deleted(bridge: Newsroom) -> None:
    text = bridge.read(BRIDGE_SLUG)
    begin, end = text.index("## باختصار"), text.index("## التفاصيل")
    bridge.edit(text[begin:end], "", BRIDGE_SLUG)
    for lines in (DEARER, LATER):
        assert change(bridge, lines) == []
        assert "{#key-points}" not in bridge.read(BRIDGE_SLUG)
        assert bridge.read(BRIDGE_SLUG).count("15 مليون" if lines is DEARER else "12 مليون") == 1
    assert "Proposed: summary, timeline, unknown, sources\n" in bridge.read(BRIDGE_SLUG)


def test_parts_that_a_seed_no_longer_gives_go(bridge: Newsroom) -> None:
    change(bridge, BRIDGE[:3])
    for lang in ("ar", "en"):
        text = bridge.read(BRIDGE_SLUG, lang)
        assert "{#key-points}" not in text
        assert "{#timeline}" not in text
        assert "{#details}" in text  # what the editor wrote stands under it
    assert "Proposed: summary\n" in bridge.read(BRIDGE_SLUG)


def test_parts_come_only_into_a_draft_that_nobody_has_touched(newsroom: Newsroom) -> None:
    for touched in (False, True):
        name = f"{touched}.txt"
        newsroom.add(name, *BRIDGE[:3])
        slug = newsroom.convert(name).reports[0].slug
        assert slug is not None
        if touched:
            newsroom.edit(BRIDGE[1], f"{BRIDGE[1]} هذا ما كتبه المحرر.", slug)
        newsroom.add(name, *BRIDGE)
        newsroom.convert(name)
        assert ("{#key-points}" in newsroom.read(slug)) != touched
        assert ("{#details}" in newsroom.read(slug)) != touched
        assert ("key-points" in newsroom.read(slug).partition("\n\n")[0]) != touched
        newsroom.add(name, *DEARER)
        newsroom.convert(name)
        assert ("{#key-points}" in newsroom.read(slug)) != touched


def test_merging_twice_is_merging_once(bridge: Newsroom) -> None:
    change(bridge, DEARER)
    once = bridge.files()
    assert bridge.statuses() == [("a.txt", "known", BRIDGE_SLUG)]
    assert bridge.files() == once


def test_a_heading_that_a_translator_wrote_anew_stays(bridge: Newsroom) -> None:
    bridge.edit("## In brief", "## At a glance", BRIDGE_SLUG, "en")
    change(bridge, DEARER)
    assert "## At a glance {#key-points}" in bridge.read(BRIDGE_SLUG, "en")
    assert POINT.replace("12", "15") in bridge.read(BRIDGE_SLUG, "en")


QUOTED = "وقال بيسكوف: “لن نهنئ أحدا قبل ذلك اليوم”."


def test_a_new_quotation_is_proposed_again(press: Newsroom) -> None:
    press.add("a.txt", "لماذا لم يهنئ بوتين ترامب؟", "لم يهنئ الكرملين أحدا حتى هذه الساعة.")
    slug = press.convert().reports[0].slug
    assert slug is not None
    press.edit("حتى هذه الساعة", "حتى الآن", slug)
    press.add(
        "a.txt", "لماذا لم يهنئ بوتين ترامب؟", "لم يهنئ الكرملين أحدا حتى هذه الساعة.", QUOTED
    )
    press.convert()
    assert "Proposed: summary, quotations\n" in press.read(slug)
    assert "> — بيسكوف" in press.read(slug)
    press.edit("Proposed: summary, quotations\n", "", slug)
    press.add(
        "a.txt", "لماذا لم يهنئ بوتين ترامب؟", "لم يهنئ الكرملين أحدا حتى هذه الساعة.", QUOTED,
        "وهذا كل ما قيل في ذلك اليوم.",
    )  # fmt: skip
    press.convert()
    assert "Proposed" not in press.read(slug)


def test_what_an_explainer_quotes_is_known_to_a_further_seed(press: Newsroom) -> None:
    press.add("a.txt", "لماذا لم يهنئ بوتين ترامب؟", "لم يهنئ الكرملين أحدا حتى الآن.", QUOTED)
    press.add("b.txt", "بيسكوف: لا تهنئة", "جاء ذلك في بيان طويل من صفحتين.", QUOTED)
    reports = press.convert("a.txt", "b.txt", into="no-words").reports
    assert [report.merge.repeated for report in reports if report.merge] == [1]
    assert press.read("no-words").count("“لن نهنئ") == 2  # once as a line that was left out


def test_what_joins_stands_before_the_parts_at_the_end(newsroom: Newsroom) -> None:
    newsroom.add("a.txt", *BRIDGE)
    newsroom.add("b.txt", "الطريق إلى الجسر تفتح في الصيف", "تفتح الطريق الجديدة أمام السيارات.")
    newsroom.convert("a.txt", "b.txt", into="bridge")
    text = newsroom.read("bridge")
    assert text.index("تفتح الطريق الجديدة") < text.index("{#timeline}") < text.index("{#sources}")


def test_key_points_do_not_hide_what_a_further_seed_says(newsroom: Newsroom) -> None:
    """They say once more what the article says; a paragraph of both is not all there is."""
    newsroom.add("a.txt", *BRIDGE)
    words = "الجسر الجديد فوق النهر يتسع لأربع سيارات وكلفته 12 مليون دينار دفعت البلدية ثلثها"
    newsroom.add("b.txt", "ما طول الجسر؟", f"{words}.")
    newsroom.convert("a.txt", "b.txt", into="bridge")
    assert f"\n{words}.\n" in newsroom.read("bridge")
