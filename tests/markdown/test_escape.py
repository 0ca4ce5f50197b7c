"""Tests of plain text written as Markdown: it shows the same characters."""

from __future__ import annotations

import html
import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown import Markdown

from sharih.arabic import strip_controls
from sharih.markdown.escape import escape_comment, escape_text
from sharih.markdown.foreign_markup import foreign_markup
from sharih.markdown.inline import plain_text
from sharih.markdown.parser import parse

_PIECES = [
    *"#*_`~<>[](){}|&!:;=+-—–.\\/\"'١2 ",
    "كلمة", "word", "&amp;", "&#42;", "<b>", "{{ x }}", "{% y %}", "{{< z >}}", "[gallery]",
    '[caption id="1"]', "{#id}", "{: lang=ar}", "1.",
    "٣)", "Title:", "](", "![", "```", "~~~", "<!--", "-->", "---", "  ", "\t", "https://example.org",
]  # fmt: skip
plain = st.lists(st.sampled_from(_PIECES), max_size=12).map("".join) | st.text(max_size=30)
_NOT_SHOWN = re.compile("[\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f]")


def shown(text: str) -> str:
    """Return the characters of a text that a page shows, spaces normalised."""
    normalised = " ".join(_NOT_SHOWN.sub("", text).split())
    return " ".join(strip_controls(normalised).split())


@given(plain)
@example("# Title: *a* <b>")
@example('{% youtube x %} [gallery ids="1"] [/gallery] {{% a %}} [b c=1] <iframe src="x">')
@example("| a | b |\u2028| c | d |")
@example("1. 2. 3.")
@example("    four spaces")
@example("a ###")
@example('[caption id="1"](]')
@example('[caption id="1"]([gallery]')
@example("\x1c- a\u2028# b")
def test_any_text_is_one_paragraph_that_shows_it(text: str) -> None:
    document = parse(escape_text(text))
    if shown(text):
        (block,) = document.blocks
        assert block.kind == "paragraph"
        assert shown(plain_text(block.text)) == shown(text)
    assert not document.flaws
    assert not list(foreign_markup(document))


@given(plain)
def test_any_text_is_a_heading_that_shows_it(text: str) -> None:
    document = parse(f"## {escape_text(text)} {{#id}}")
    (block,) = document.blocks
    assert (block.kind, block.level, block.attributes.id) == ("heading", 2, "id")
    assert shown(plain_text(block.text)) == shown(text)


@given(plain)
def test_any_text_is_an_item_that_shows_it(text: str) -> None:
    (block,) = parse(f"- {escape_text(text)}").blocks
    (item,) = block.items
    assert block.kind == "list"
    assert not item.blocks
    assert shown(plain_text(item.head)) == shown(text)


@pytest.mark.parametrize(
    "text",
    [
        "AT&T", "5 < 6 > 4", "3 * 4", "file_name_2", "[وكالات]", "(أ) و{ب} و[ج]", "100%!",
        "قال: «نعم» - ثم | مضى", "https://example.org/a_b?c=d&e=f", "C# و.NET", "سؤال: لماذا؟",
    ],
)  # fmt: skip
def test_what_markdown_does_not_take_as_markup_stays_as_it_is(text: str) -> None:
    assert escape_text(text) == text.replace("|", "&#124;")


@pytest.fixture(scope="module")
def stock() -> Markdown:
    """Return Python-Markdown as Pelican sets it up."""
    return Markdown(
        extensions=["markdown.extensions.extra", "markdown.extensions.meta"], output_format="html"
    )


@given(plain)
@example("۱. a")
def test_plain_pelican_shows_the_same_characters(stock: Markdown, text: str) -> None:
    for before, element in (("", "p"), ("## ", "h2"), ("- ", "li")):
        rendered = stock.reset().convert(f"\n{before}{escape_text(text)}")
        assert shown(html.unescape(re.sub(r"<[^>]*>", "", rendered))) == shown(text)
        if shown(text):
            assert set(re.findall(r"<([a-z0-9]+)", rendered)) <= {element, "ul"}


@given(plain)
@example("--> <script>")
@example("a --")
def test_a_comment_ends_where_it_should(text: str) -> None:
    written = f"<!-- {escape_comment(text)} -->\n\nafter"
    document = parse(written)
    assert [block.kind for block in document.blocks] == ["comment", "paragraph"]
    assert not document.flaws
    inside = written[4 : written.index("-->")]
    assert "--" not in inside
    assert "<" not in inside
    assert shown(html.unescape(inside)) == shown(text)


def test_a_comment_keeps_its_lines_and_nothing_in_it_opens_or_closes_one() -> None:
    written = escape_comment("a --> b <!-- &\n\u2028c\x01\ufdd0")
    assert written == "a &#45;&#45;&gt; b &lt;!&#45;&#45; &amp;\n c"
