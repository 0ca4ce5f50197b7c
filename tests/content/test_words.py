"""The words of an edition: which changes make it say something else."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from sharih.arabic import fold
from sharih.content.editions import Edition
from sharih.content.explainers import load_editions
from sharih.content.metadata import Metadata
from sharih.content.topics import Registry
from sharih.content.words import (
    addresses,
    all_words,
    mentioned_topics,
    plain_links,
    word_count,
    words_digest,
)
from sharih.errors import Problems
from sharih.markdown.inline import links, plain_text
from sharih.markdown.parser import parse

TEXT = """Title: أسعار الخبز
Summary: خلاصة.

## السعر {#price}

قال [المتحدث](explainer:bread#price) إن «السعر» ثابت، أي 5 ليرات.

![أكياس](flour.svg "مخزون الطحين")
"""


def digest(folder: Path, old: str, new: str) -> str:
    assert old in TEXT
    (folder / "ar.md").write_text(TEXT.replace(old, new), encoding="utf-8")
    return words_digest(load_editions(folder, Problems())["ar"])


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("«السعر»", '"السعر"'),
        ("إن", "أن"),
        ("ثابت،", "ثابتٌ؛"),
        ("explainer:bread#price", "explainer:loaf"),
        ("[المتحدث](explainer:bread#price)", "المتحدث"),
    ],
)
def test_spelling_and_where_links_lead_say_nothing_else(tmp_path: Path, old: str, new: str) -> None:
    assert digest(tmp_path, old, new) == digest(tmp_path, "", "")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("5 ليرات", "6 ليرات"),
        ("ثابت", "غير ثابت"),
        ("أسعار الخبز", "سعر الخبز"),
        ("خلاصة", "خلاصة أخرى"),
        ("مخزون الطحين", "مخزون القمح"),
        ("[المتحدث]", "[الناطق]"),
    ],
)
def test_other_words_say_something_else(tmp_path: Path, old: str, new: str) -> None:
    assert digest(tmp_path, old, new) != digest(tmp_path, "", "")


PIECES = st.sampled_from(
    [
        "بوتين", "الكرملين", "Putin", "مشيرًا", " ", "  ", "\n", "\n\n", "[", "]", "(", ")", "!",
        "*", "\\", "](topic:", "[بوتين](topic:vladimir-putin)", "[a b](explainer:bread#bakers)",
        "[x ](#lead)", "![أكياس](a.svg)", "\u200f", "http:", "//", "www.", "a.b", "<", "_", "&",
        "`", "- ", "> ", "5", "،", "…", "²",
    ]
)  # fmt: skip
MARKDOWN = st.lists(PIECES, max_size=16).map("".join)


def edition_of(text: str) -> Edition:
    return Edition("ar", Path("ar.md"), Metadata(title="عنوان"), parse(text), ())


@given(MARKDOWN)
@example("[a\u200f](topic:x)")
@example("[\u200f](topic:x)")
@example("[x ](#lead)")
@example("http:\u200f//a.b [a](#b)")
@example('![أكياس](a.svg "خبز")')
def test_plain_links_are_those_the_converter_finds(text: str) -> None:
    assert plain_links(text) == links(text)


@given(MARKDOWN)
@example("a [b\n\nc](x)")
@example("![\n\n[b](x)")
@example("[b]\n\n(x)")
@example("a [ ](#a) b [ c](#a)[d ](#a) [\u2003e](topic:x)")
def test_an_edition_says_what_its_texts_say_one_by_one(registry: Registry, text: str) -> None:
    edition = edition_of(text)
    texts = list(all_words(edition))
    found = [(line, address) for line, words in texts for address in links(words)]
    assert addresses(edition) == tuple(found)
    named = {mention.topic for _, words in texts for mention in registry.mentions(words, "ar")}
    assert mentioned_topics(edition, registry) == named
    assert word_count(edition) == sum(len(plain_text(words).split()) for _, words in texts)
    said = ["عنوان", "", *(words for _, words in texts)]
    linked = re.compile(r"(?<!!)(\[[^\[\]]*\])\([^()\s]*\)")
    bare = (re.sub(r"[\W_]+", "", fold(linked.sub(r"\1", words))) for words in said)
    assert words_digest(edition) == hashlib.sha256("".join(bare).encode()).hexdigest()[:16]
