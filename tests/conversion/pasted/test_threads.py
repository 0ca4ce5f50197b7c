"""Threads that were copied and messages that were forwarded: who posted them is no text."""

from __future__ import annotations

from tests.helpers.understood import understood

POSTS = (
    "في القرن السابع عشر كان كل كيس بن يغادر الجزيرة العربية تقريبا يمر من رصيف واحد.",
    "كانت القوافل تنزل بالمحصول من جبال حراز إلى بيت الفقيه، ثم ينقل البن إلى الميناء.",
    "بعد أن زرعت جاوة البن تراجع الميناء، وبقي الاسم على الفناجين.",
)


def test_names_signs_days_and_counts_of_a_thread_are_left_out() -> None:
    over = "أرشيف البحر\n@bahr_archive\n·\n٣ يونيو ٢٠٢٤\n"
    text = "".join(f"{over}{post}\n{at}/3\n١٢\n٤٣١\n" for at, post in enumerate(POSTS, 1))
    found = understood(text)
    texts = [part.text for section in found.sections for part in section.paragraphs]
    assert texts == list(POSTS)
    assert {drop.text for drop in found.dropped} >= {"أرشيف البحر", "@bahr_archive", "٤٣١", "2/3"}
    assert found.published == "2024-06-03"


def test_two_lines_of_a_name_without_a_sign_stay() -> None:
    found = understood(f"عنوان عن أرشيف البحر\n{POSTS[0]}\nأرشيف البحر\n{POSTS[1]}\n{POSTS[2]}\n")
    assert "أرشيف البحر" not in {drop.text for drop in found.dropped}


def test_the_channel_of_a_forwarded_message_is_left_out_at_its_end() -> None:
    title = "السودان: فتح معبر أدري ثلاثة أشهر أخرى"
    found = understood(f"Forwarded from عاجل السودان\n{title}\n{POSTS[0]}\n🟢 عاجل السودان\n")
    assert [drop.line for drop in found.dropped] == [1, 4]
