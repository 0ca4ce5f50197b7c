"""Words with their topics linked and their scripts isolated, and never markup of their own."""

from __future__ import annotations

import html
import re
from pathlib import Path

import nh3
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from sharih.content.topics import Registry
from sharih.content.topics_file import load_registry
from sharih.markdown.inline import inline_html, plain_text
from sharih.markdown.isolation import isolate
from sharih.site.views.linker import Linker
from tests.helpers.casefile import Case, cases

TOPICS = """
[putin]
kind = "person"
ar = "بوتين"
en = "Putin"
about.ar = "رئيس روسيا."
about.en = "President of Russia."

[kremlin]
kind = "organisation"
ar = "الكرملين"
en = "Kremlin"
about.ar = "مقر الرئاسة الروسية."
about.en = "Seat of the Russian presidency."
"""

_PIECES = [
    *"[]()<>!*_`{}\"'&;:=#\\/ \n",
    "كلمة", "word", "javascript:alert(1)",
    "data:text/html,x", "topic:putin", "onerror=x", "<script>",
    "</p>", "&#106;", "&lt;", "&#8238;", "\u202e", "\u200f", "[a](", "![", "](", "{: ", "style=x",
    "بوتين", "Putin", "{{ x }}", "\x02", "klzzwxh:0000", "https://example.org/",
]  # fmt: skip

markdown = st.lists(st.sampled_from(_PIECES), max_size=20).map("".join) | st.text(max_size=40)

_TAG = re.compile(r'</?(?:a|bdi|br|code|em|img|strong)(?: [a-z]+="[^"<>]*")*>')


@pytest.fixture(scope="module")
def registry(tmp_path_factory: pytest.TempPathFactory) -> Registry:
    """Return two topics."""
    path: Path = tmp_path_factory.mktemp("markup") / "topics.toml"
    path.write_text(TOPICS, encoding="utf-8")
    return load_registry(path)


def linker(registry: Registry, lang: str = "ar") -> Linker:
    """Make a linker whose addresses show what they came from."""
    return Linker(
        lang="ar" if lang == "ar" else "en",
        registry=registry,
        resolve=lambda address: address.replace("topic:", "/"),
        topic_url=lambda ident: f"/{ident}",
    )


@cases("linked_arabic.md")
def test_words_of_an_arabic_page(registry: Registry, case: Case) -> None:
    assert linker(registry).html(case.given) == case.expected


@cases("linked_english.md")
def test_words_of_an_english_page(registry: Registry, case: Case) -> None:
    assert linker(registry, "en").html(case.given) == case.expected


@given(markdown)
def test_no_text_becomes_script_or_foreign_markup(registry: Registry, text: str) -> None:
    for rendered in (inline_html(text), linker(registry).html(text), isolate(text, "ar")):
        rest = _TAG.sub("", rendered)
        assert "<" not in rest
        assert ">" not in rest
        for tag in _TAG.findall(rendered):
            assert not re.search(r' (?:on[a-z]+|style|id|class="(?!term))=', tag)
            for address in re.findall(r'(?:href|src)="([^"]*)"', tag):
                scheme = re.match(r"\s*([a-zA-Z][\w+.-]*):", html.unescape(address))
                allowed = {"http", "https", "mailto", "tel", "sms", "topic", "explainer"}
                assert scheme is None or scheme[1].lower() in allowed


@given(markdown)
@example("`&#8238;`")  # the reader sees these signs, and no control
@example('\u2066a[b](https://example.org/ "c\u2069")&#x2069;\u2069')
def test_no_override_comes_out_and_no_isolate_that_stays_open(
    registry: Registry, text: str
) -> None:
    shown = (html.unescape(one) for one in (inline_html(text), linker(registry).html(text)))
    for words in (*shown, plain_text(text)):
        assert not re.search("[\u202a-\u202e]", words)
        closed = words
        while closed != (closed := re.sub("[\u2066-\u2068][^\u2066-\u2069]*\u2069", "", closed)):
            pass
        assert not re.search("[\u2066-\u2069]", closed)


@given(markdown)
def test_isolating_and_linking_change_no_character(registry: Registry, text: str) -> None:
    for lang in ("ar", "en"):
        linked = linker(registry, lang).html(text)
        assert html.unescape(re.sub(r"<[^>]*>", "", linked)) == plain_text(text)


@given(markdown)
def test_what_comes_out_is_whole_html(registry: Registry, text: str) -> None:
    linked = str(linker(registry).html(text))
    attributes = {"a": {"href", "title", "class", "lang", "hreflang"}, "bdi": {"lang", "dir"}}
    attributes |= {"bdo": {"dir"}, "code": {"dir"}}
    attributes["img"] = {"src", "alt", "title", "lang"}
    again = nh3.clean(
        linked,
        tags={"a", "bdi", "bdo", "br", "code", "em", "img", "strong"},
        attributes=attributes,
        url_schemes={"http", "https", "mailto", "tel", "sms"},
        link_rel=None,
    )
    tags = re.compile(r"</?\w+")
    assert tags.findall(again) == tags.findall(linked)


_PLAIN = st.sampled_from(
    [
        "بوتين", "وبوتين ", "الكرملين ", "Putin", "the Kremlin ", "كلمة ", "word ", " ", "\n", '"',
        "'", "[بوتين](topic:putin)", "[Putin](topic:putin)", "[it](topic:nobody)", "[x](#lead)",
        "[a b](explainer:bread-prices)", "**بوتين**", "*Kremlin*", "**", "*", "[", "&", "ه\u200dم",
        "\u200f", "كما",
    ]
)  # fmt: skip


@given(st.lists(_PLAIN, max_size=9).map("".join), st.sampled_from(["ar", "en"]), st.booleans())
@example("[Putin](topic:putin) Putin **Kremlin**", "en", True)
def test_words_and_links_are_written_as_from_the_converter(
    registry: Registry, text: str, lang: str, explains: bool
) -> None:
    quick, exact = linker(registry, lang), linker(registry, lang)
    quick.explained = exact.explained = [*registry.topics] if explains else ()
    written = quick.html(text)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("sharih.site.views.linker.plain_parts", lambda _text: None)
        expected = exact.html(text)
    assert written == expected
    assert [*quick.elsewhere.values()] == [*exact.elsewhere.values()]
    assert (quick.seen, [*quick.named]) == (exact.seen, [*exact.named])


def test_a_topic_is_linked_once_in_a_section(registry: Registry) -> None:
    words = linker(registry)
    assert words.html("بوتين وبوتين").count("<a") == 1
    assert "<a" not in words.html("بوتين")
    words.new_section()
    assert "<a" in words.html("بوتين")


def test_a_link_by_hand_counts_as_the_first_mention(registry: Registry) -> None:
    words = linker(registry)
    assert words.html("[الرئيس](topic:putin) بوتين").count("<a") == 1
    assert "<a" not in words.html("بوتين")


def test_no_topic_is_linked_where_it_is_not_wanted(registry: Registry) -> None:
    words = linker(registry)
    assert "<a" not in words.html("بوتين", topics=False)
    assert words.html("[عن بوتين](/x/) `بوتين`").count("<a") == 1
    assert "<a" in words.html("بوتين")


def test_a_passage_in_the_other_language_is_linked_by_its_names(registry: Registry) -> None:
    assert "<bdi" not in linker(registry).html("Putin said", "en")
    assert '<a class="term"' in linker(registry).html("Putin said", "en")
