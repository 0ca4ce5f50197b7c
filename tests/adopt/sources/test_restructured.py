"""reStructuredText becomes Markdown that is read the same, with its head and its lines."""

from __future__ import annotations

from pathlib import Path

import pytest
from docutils.parsers.rst import directives

from sharih.adopt.bodies.context import BodyContext
from sharih.adopt.bodies.conversion import convert_body
from sharih.adopt.bodies.lined_text import LinedText
from sharih.adopt.bodies.restructured import read_restructured
from sharih.arabic import Lang

HEAD = "عنوان المقال\n############\n\n:date: 2024-11-07 10:20\n:tags: خبز, طحين\n:author: فلان\n\n"


@pytest.mark.parametrize(
    ("text", "markdown"),
    [
        (
            "نص *مائل* و**غليظ** و``كود``.",
            "نص *مائل* و&#42;&#42;غليظ&#42;&#42; و&#96;&#96;كود&#96;&#96;.",
        ),
        ("نص *مائل* و **غليظ** و ``كود``.", "نص *مائل* و **غليظ** و `كود`."),
        ("`رابط <https://example.org>`_ هنا", "[رابط](https://example.org) هنا"),
        ("`رابط <{filename}bread.rst>`_", "[رابط]({filename}bread.rst)"),
        (
            "نص `رابط`_ هنا.\n\nنص آخر.\n\n.. _رابط: https://example.org",
            "نص [رابط](https://example.org) هنا.\n\nنص آخر.",
        ),
        ("قسم\n===\n\nنص.\n\nفرع\n---\n\nنص.", "## قسم\n\nنص.\n\n### فرع\n\nنص."),
        ("- أ\n- ب\n\n1. ج\n2. د", "- أ\n- ب\n\n1. ج\n2. د"),
        ("- أ\n\n  تتمة\n- ب", "- أ\n\n    تتمة\n\n- ب"),
        ("مصطلح\n    معناه", "مصطلح\n:   معناه"),
        ("نص::\n\n    x = '*'\n", "نص:\n\n```\nx = '*'\n```"),
        (".. code-block:: python\n\n    x = 1\n", "```\nx = 1\n```"),
        (".. image:: {static}/a.png\n   :alt: أكياس\n", "![أكياس]({static}/a.png)"),
        (".. figure:: a.png\n   :alt: أ\n\n   تعليق\n", '![أ](a.png "تعليق")'),
        (
            ".. figure:: a.png\n   :alt: أ\n   :class-of: x\n\n   تعليق\n\n   شرح *تحته*.\n",
            '![أ](a.png "تعليق")\n\nشرح *تحته*.',
        ),
        (".. code-block:: python\n   :linenos:\n   :hl_lines: 1\n\n   x = 1\n", "```\nx = 1\n```"),
        (".. code:: python\n   :number-lines:\n\n   x = 1\n", "```\nx = 1\n```"),
        ("و :abbr:`UN (الأمم المتحدة)` هنا", "و UN (الأمم المتحدة) هنا"),
        ("و :ref:`قسم <x>` و `نص*`:role: هنا", "و قسم و نص&#42; هنا"),
        (".. note:: انتبه\n", "> [!note]\n> انتبه"),
        ("نص\n\n    قول\n\n    -- فلان", "> قول\n> — فلان"),
        ("نص [1]_\n\n.. [1] https://example.org", "نص [^1]\n\n[^1]: [https://example.org]"),
        ("| سطر\n| آخر", "سطر  \nآخر"),
        ("== ==\nأ  ب\n== ==\n1  2\n== ==", "| أ | ب |\n| --- | --- |\n| 1 | 2 |"),
        ("+---+---+\n| أ | ب |\n|   +---+\n|   | ج |\n+---+---+", "| أ | ب |\n|  | ج |"),
        (".. raw:: html\n\n    <b>نص</b>\n", "<b>نص</b>"),
        ("نص\n\n----\n\nنص", "نص\n\n---\n\nنص"),
        ("5 < 6 و {x} و [y]", "5 &#60; 6 و &#123;x} و &#91;y&#93;"),
        ("x\n\n\\- نص", "x\n\n&#45; نص"),
        (".. comment", ""),
        (".. youtube:: abc123\n   :width: 5\n", "<https://www.youtube.com/watch?v=abc123>"),
    ],
)
def test_a_text_becomes_markdown(text: str, markdown: str) -> None:
    read = read_restructured(HEAD + text + "\n", Path("a.rst"))
    assert markdown in read.body
    assert len(read.numbers) == read.body.count("\n") + 1


def test_the_head_is_that_of_pelican() -> None:
    read = read_restructured(HEAD + "نص.\n", Path("a.rst"))
    assert read.values == {
        "title": "عنوان المقال", "date": "2024-11-07 10:20", "tags": "خبز, طحين", "author": "فلان",
    }  # fmt: skip
    assert (read.lines["date"], read.lines["tags"]) == (4, 5)
    assert read.numbers[0] == 8


def test_what_docutils_does_not_know_is_told_and_its_words_stay() -> None:
    read = read_restructured(HEAD + ".. gallery:: a b\n\nنص |x| و :role:`كلمة`.\n", Path("a.rst"))
    assert "gallery" in read.body
    assert "كلمة" in read.body
    assert any('"gallery"' in text for _, text in read.notes)


def test_no_file_is_read_and_nothing_is_run(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("سر", encoding="utf-8")
    text = f"{HEAD}.. include:: {secret}\n\n.. raw:: html\n   :file: {secret}\n"
    assert "سر\n" not in read_restructured(text, tmp_path / "a.rst").body


def test_code_is_code_where_pelican_is_loaded_too() -> None:
    """Pelican has a directive of its own for it, which makes HTML."""
    import pelican.rstdirectives  # which registers it

    read = read_restructured(HEAD + ".. code-block:: python\n\n    x = 1\n", Path("a.rst"))
    assert "```\nx = 1\n```" in read.body
    assert directives._directives["code-block"] is pelican.rstdirectives.Pygments


def test_an_admonition_has_its_name_in_the_language_of_the_article() -> None:
    read = read_restructured(HEAD + ".. note:: انتبه\n\n   ثم.\n", Path("a.rst"))
    names: dict[Lang, str] = {"ar": "ملاحظة", "en": "Note"}
    for lang, name in names.items():
        body = convert_body(LinedText(read.body, list(read.numbers)), BodyContext(lang))
        assert body.text == f"> **{name}**\n>\n> انتبه\n>\n> ثم."
