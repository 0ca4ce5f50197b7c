"""Bodies of other generators become ours; whatever they hold, none is refused and none is lost."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sharih.adopt.bodies.context import REFERENCE, BodyContext, Found, Generator, Target
from sharih.adopt.bodies.conversion import ConvertedBody, convert_body
from sharih.adopt.bodies.lined_text import SILENT, LinedText
from sharih.markdown.blocks import all_blocks
from sharih.markdown.inline import links
from sharih.markdown.parser import parse
from tests.helpers.casefile import Case, cases
from tests.helpers.patience import linear_time

GENERATORS: tuple[Generator, ...] = ("pelican", "hugo", "jekyll", "unknown")
ARTICLES = {"bread": "bread", "milk": "milk", "tea": "tea", "2024-11-07-bread": "bread",
            "2024/11/milk": "milk"}  # fmt: skip
FILES = ("flour.jpg", "mill.png")


def link(address: str) -> Target:
    """Lead to one of a few articles, or to the web."""
    if address.startswith(("https://", "http://", "mailto:")):
        return Target("web", address)
    for sign in (REFERENCE, "{filename}", "|filename|"):
        address = address.removeprefix(sign)
    path, mark, section = address.partition("#")
    name = path.strip("/").removesuffix(".md").removesuffix(".html")
    slug = ARTICLES.get(name)
    return Target("explainer", f"explainer:{slug}{mark}{section}") if slug else Target("nothing")


def picture(address: str) -> Found:
    """Find one of a few files."""
    name = address.rpartition("/")[2]
    return Found(name) if name in FILES else Found(fault="there is no such file")


def converted(text: str, generator: Generator) -> ConvertedBody:
    """Convert a body that begins in line 1."""
    context = BodyContext(
        "ar", "عنوان المقال", generator, {"title": "عنوان المقال"}, {}, link, picture,
        generator == "jekyll",
    )  # fmt: skip
    return convert_body(LinedText.of(text, 1), context)


def told(body: ConvertedBody) -> str:
    """Write a body and what was told of it as the cases do."""
    notes = [f"! {note.line}: {note.text}" for note in body.notes if note.text != SILENT]
    return "\n".join([body.text, *notes])


@cases("adopted_bodies.md")
def test_a_body_becomes_ours(case: Case) -> None:
    generator = next(name for name in GENERATORS if case.title.startswith(f"{name}: "))
    assert told(converted(case.given, generator)) == case.expected


@cases("adopted_bodies.md")
def test_what_was_converted_is_read_without_a_fault(case: Case) -> None:
    for generator in GENERATORS:
        check(converted(case.given, generator))


def check(body: ConvertedBody) -> None:
    """See that the site can be built with a body, and that each line has a number."""
    document = parse(body.text)
    assert [flaw for flaw in document.flaws if flaw.severity == "error"] == []
    headings = [block for block in all_blocks(document.blocks) if block.kind == "heading"]
    assert all(heading.level > 1 for heading in headings)
    assert len(body.numbers) == (body.text.count("\n") + 1 if body.text else 0)
    assert not set(body.text) & set("\x01\x02\x03\x04")
    sections = {heading.attributes.id for heading in headings if heading.level == 2}
    for _, words in document.texts:
        for address in links(words):
            web = address.startswith(("https://", "http://", "mailto:", "explainer:"))
            assert web or address[1:] in sections, address


PARTS = (
    "# A", "## ب {#x}", "====", "---", "text", "نص", "  ", "\n", "\n\n", "- item", "1. one",
    "    code", "```", "~~~", "> q", "| a | b |", "|---|---|", "| 1 | 2 | 3 |", "[x](y.md)",
    "[x][1]", "[1]: http://a.b", "[^1]", "[^1]: note", "![p](flour.jpg)", "![", "<div>", "</div>",
    "<b>", "</b>", "<table><tr><td>", "</td></tr></table>", "<ul><li>", "</li></ul>", "<!-- c -->",
    "<!--", "-->", '{{< figure src="a" >}}', "{{% x %}}", "{% raw %}", "{% endraw %}",
    "{% highlight x %}", "{% endhighlight %}", "{: .x}", "{#id}", "*[AB]: x", "AB",
    '!!! note "t"', ": def", "`c`", "``", "*", "\\", "&lt;", "<br>", "[TOC]", "{:toc}",
    "<img src=flour.jpg>", "<a href='#x'>y</a>", "[y](#x)", "<pre>", "</pre>", "[[a]](b)",
    "[a]: b c d", "{{ page.title }}", "| a", "<http://x.y>", "\t", "<h2>", "</h2>", "<figure>",
    "</figure>", "<blockquote>", "</blockquote>", "— x", "<ftp://x.y/z>", "[x](<a b>)",
    "[x](javascript:alert(1))", "[x](topic:a)", "[[x](a)](b)", "[x](#nowhere)", "[x\\](y)",
)  # fmt: skip


@given(
    st.lists(st.sampled_from(PARTS) | st.sampled_from(["\n", "\n\n", " "]), max_size=25),
    st.sampled_from(GENERATORS),
)
def test_no_body_is_refused_for_what_it_holds(parts: list[str], generator: Generator) -> None:
    check(converted("".join(parts), generator))


@given(st.lists(st.sampled_from(("نص", "word", "10", "«قول»", "- بند", "## قسم", "**غليظ**",
                                 "\n\n", "\n", " ", "`code`")), max_size=30))  # fmt: skip
def test_words_are_never_lost(parts: list[str]) -> None:
    text = " ".join(parts)
    for generator in GENERATORS:
        body = converted(text, generator)
        lost = [note.lost for note in body.notes]
        for word in ("نص", "word", "10", "قول", "بند", "قسم", "غليظ", "code"):
            there = body.text.count(word) + sum(words.count(word) for words in lost)
            assert there >= text.count(word)


@pytest.mark.parametrize(
    "flood",
    [
        "[" * 20_000, "![" * 20_000, "<!--" * 20_000, "{{<" * 20_000, "{%" * 20_000, "`" * 20_000,
        "<script>" * 5_000, "<ul><li>" * 5_000, "<b>" * 10_000, "*[a" * 10_000, "{: " * 10_000,
        "[^1]: a\n" * 5_000, "<a href=" * 10_000, "> " * 5_000, "{{ " * 10_000, "(" * 20_000,
    ],
)  # fmt: skip
def test_a_flood_of_signs_is_read(flood: str) -> None:
    for generator in GENERATORS:
        check(converted(flood, generator))


def test_floods_of_blanks_take_no_more_than_their_length() -> None:
    with linear_time():
        for begun in ("[k]:", "[k]: x", "[a](", "[a](x", "![a](x "):
            for generator in GENERATORS:
                body = converted(f"{begun}{' ' * 20_000}y\n\nWords behind it.\n", generator)
                assert body.text.endswith("Words behind it.")
