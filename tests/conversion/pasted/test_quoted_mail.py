"""Mails that were quoted: the sign before their lines, their heads and signatures."""

from __future__ import annotations

from tests.helpers.understood import PARK, understood

_TITLE, *_TEXT = PARK.splitlines()
_HEAD = "From: Desk\nTo: Web\nDate: Mon, 5 May 2025 21:10:44 +0300\nSubject: حديقة\n"


def _quoted(text: str) -> str:
    return "".join(f"> {line}".rstrip() + "\n" for line in text.splitlines())


def test_a_quoted_mail_is_read_without_its_signs() -> None:
    found = understood(_quoted(f"{_HEAD}\n{PARK}"))
    assert found.title == _TITLE
    assert found.published == "2025-05-05"
    assert found.lede.text == _TEXT[0]


def test_a_signature_goes_with_what_follows_its_greeting() -> None:
    found = understood(_quoted(f"{_HEAD}\n{PARK}\n\nمع التحية\nمكتب الأخبار"))
    reasons = {drop.text: drop.reason for drop in found.dropped}
    assert reasons["مكتب الأخبار"] == "behind the end of the article"


def test_two_signs_where_somebody_else_speaks_are_no_quotation() -> None:
    found = understood(f">> PRESENTER: Good evening.\n>> GUEST: Hello.\n>> GUEST: Hi.\n{PARK}")
    assert not any("mail" in drop.reason for drop in found.dropped)


def test_one_quoted_line_in_a_text_stays() -> None:
    found = understood(f"عنوان من خمس كلمات هنا\n{PARK}\n> كلمة واحدة من الرسالة.")
    assert not any("mail" in drop.reason for drop in found.dropped)
