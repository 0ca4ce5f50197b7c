"""Passages are translated with their markup, and nothing is taken that is not in order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sharih.content.topics import Registry
from sharih.content.topics_file import load_registry
from sharih.engines.interface import Answer, Question, Workplace
from sharih.engines.prefilling.asking import Asked
from sharih.engines.prefilling.checks import doubts
from sharih.engines.prefilling.inline import marked, words_of
from sharih.engines.prefilling.passages import passages, with_words
from sharih.engines.prefilling.prefill import prefill
from sharih.engines.prefilling.sentences import MOST_WORDS, cut
from sharih.markdown.inline import links, plain_text
from tests.helpers.casefile import Case, cases
from tests.helpers.sample import SAMPLE


class Dictionary:
    """An engine that knows some texts."""

    name = "dictionary"
    mark = ""

    def __init__(self, said: dict[str, str], *, whole: bool = False) -> None:
        self.said = said
        self.whole = whole
        self.asked: list[Question] = []

    def translate(self, questions: Sequence[Question]) -> Iterator[Answer]:
        """Go through what is known."""
        for question in questions:
            self.asked.append(question)
            known = self.said.get(question.text)
            yield Answer(known) if known is not None else Answer("", refused="is unknown")


@pytest.fixture(scope="module")
def registry() -> Registry:
    """Return the sample's topics."""
    return load_registry(SAMPLE / "content" / "topics.toml")


def of(engine: Dictionary, registry: Registry, folder: Path = SAMPLE) -> Asked:
    """Return an engine to be asked from Arabic into English."""
    return Asked(engine, Workplace("ar", "en", folder, folder / "content"), registry)


@pytest.mark.parametrize(
    ("text", "whole", "asked"),
    [
        ("قال (بغداد)\u200f، الـ\u2066A-1\u2069", False, "قال (بغداد)، الـA-1"),
        ("كتـــاب من عام 1445هـ", False, "كتاب من عام 1445هـ"),
        ("(بغداد)\u200f كتـــاب", True, "(بغداد)\u200f كتـــاب"),
    ],
)
def test_a_model_of_sentences_gets_the_words_alone(
    text: str, whole: bool, asked: str, registry: Registry
) -> None:
    engine = Dictionary({asked: "said"}, whole=whole)
    question = of(engine, registry)
    question.ask([text])
    assert [one.text for one in engine.asked] == [asked]
    assert question.answer(text) == Answer("said")


@cases("prefill_doubts.md")
def test_what_cannot_be_taken_is_told(case: Case, registry: Registry) -> None:
    source, target = f"{case.given}\n".split("\n")[:2]
    assert "\n".join(doubts(source, target, "ar", registry)) == case.expected.rstrip("\n")


@cases("carried_markup.md")
def test_markup_is_carried_over(case: Case, registry: Registry) -> None:
    text, *said = case.given.rstrip("\n").split("\n")
    engine = Dictionary({one.partition(" = ")[0]: one.partition(" = ")[2] for one in said})
    found = prefill([text], of(engine, registry))[text]
    if case.expected.startswith("!"):
        assert found.doubts
        assert plain_text(found.text) == said[0].partition(" = ")[2]
    else:
        assert found.text == case.expected.rstrip("\n")


def test_an_engine_that_takes_passages_is_asked_for_sentences_where_it_lost_a_link(
    registry: Registry,
) -> None:
    good, bad = "قال [الكرملين](topic:kremlin) نعم.", "انظر [هنا](#a) الآن."
    said = {
        good: "The [Kremlin](topic:kremlin) said yes.",
        bad: "Look here now.",
        "انظر هنا الآن.": "Look here now.",
        "هنا": "here",
    }
    engine = Dictionary(said, whole=True)
    found = prefill([good, bad], of(engine, registry))
    assert found[good].text == said[good]
    assert (found[bad].text, found[bad].doubts) == ("Look [here](#a) now.", ())
    # It is told what names are called, and not asked for a sentence of what it did right.
    assert engine.asked[0] == Question(good, (("الكرملين", "Kremlin"),))
    assert "قال الكرملين نعم." not in [question.text for question in engine.asked]


def test_what_an_engine_refuses_is_told(registry: Registry) -> None:
    found = prefill(["قال نعم."], of(Dictionary({}), registry))
    assert found["قال نعم."].doubts == ("is unknown",)


def test_a_sentence_of_which_a_piece_is_refused_is_not_left_out(registry: Registry) -> None:
    text = "قال نعم. عاد [الرجل](#a) أمس. وانتهى كل شيء في ذلك اليوم الطويل كله."
    said = {
        "قال نعم.": "He said yes.",
        "عاد الرجل أمس.": "He came back yesterday.",
        "الرجل": "the man",
        "عاد": "came back",
        "وانتهى كل شيء في ذلك اليوم الطويل كله.": "And all was over in that whole long day.",
    }
    found = prefill([text], of(Dictionary(said), registry))[text]
    assert found.doubts == ("a piece of it has no translation",)


def test_markup_that_is_not_known_is_not_guessed_at(registry: Registry) -> None:
    text = "قال **هذا *مهم* جدا** نعم"
    assert prefill([text], of(Dictionary({}), registry))[text].doubts == (
        "its markup is not known here",
    )


# ------------------------------------------------------------------ properties

_PIECES = [
    "كلمة ", "word ", " ", "**", "*", "_", "`", "[", "](#a)", "](topic:kremlin)", "{: lang=ar}",
    "![a](b.png)", "<https://e.org/a>", "https://e.org/b.", "\\*", "&#42;", "&amp;", "|", "«", "»",
]  # fmt: skip
markdown = st.lists(st.sampled_from(_PIECES), max_size=14).map("".join)


@given(markdown)
def test_words_and_marks_put_together_show_the_same(text: str) -> None:
    words = words_of(text)
    if words is not None:
        again = marked(words.text, words.spans)
        assert links(again) == links(text)
        assert "".join(plain_text(again).split()) == "".join(plain_text(text).split())


@given(st.text(st.sampled_from("كلمة word.،؟ ;\n«»1"), max_size=600))
def test_sentences_hold_all_words_and_are_not_too_long(text: str) -> None:
    found = cut(text)
    assert "".join("".join(text[a:b].split()) for a, b in found) == "".join(text.split())
    assert all(len(text[a:b].split()) <= MOST_WORDS for a, b in found)
    assert all(one[1] <= other[0] for one, other in pairwise(found))


@pytest.mark.parametrize(
    ("words", "lengths"),
    [
        (["كلمة"] * 55, [45, 10]),
        (["كلمة"] * 30 + ["كلمة،"] + ["كلمة"] * 30, [31, 30]),
        (["كلمة،"] + ["كلمة"] * 60, [45, 16]),
    ],
)
def test_a_long_sentence_is_cut_at_a_clause_where_there_is_one(
    words: list[str], lengths: list[int]
) -> None:
    text = " ".join(words) + "."
    assert [len(text[a:b].split()) for a, b in cut(text)] == lengths


@given(
    st.sampled_from(["paragraph", "item", "quote", "definition", "row", "caption", "heading"]),
    st.lists(st.sampled_from([*_PIECES, "\n", "\n\n", "- ", "— ", "> ", "```\n"]), max_size=16)
    .map("".join),
)  # fmt: skip
def test_passages_put_back_unchanged_are_the_unit(kind: str, text: str) -> None:
    found = passages(kind, text, "ar")  # type: ignore[arg-type]
    assert with_words(text, {one: text[one.start : one.end] for one in found if one.form == "words"}
                      ) == text  # fmt: skip
    bounds = [(one.start, one.end) for one in found]
    assert all(one[1] <= other[0] for one, other in pairwise(bounds))


@pytest.mark.parametrize(
    ("kind", "text", "found"),
    [
        ("code", "كلمة", []),
        ("heading", "كلمة 1", ["كلمة 1"]),
        ("paragraph", "كلمة\nأخرى  \nثم", ["كلمة أخرى", "ثم"]),
        ("quote", "كلمة\n\n- بند\n- آخر\n— قائل", ["كلمة", "بند", "آخر", "قائل"]),
        ("quote", "كلمة\n\n```\nرمز\n```\nثم", ["كلمة", "ثم"]),
        ("definition", "2026\nكلمة\n\nأخرى\nتتبعها", ["كلمة", "أخرى تتبعها"]),
        ("definition", "لفظ\nمعناه", ["لفظ", "معناه"]),
        ("row", "| أ \\| ب | 20 | ج |", ["أ | ب", "ج"]),
        ("row", "أ | ب", ["أ", "ب"]),
        ("caption", '![وصف](a.png "شرح")', ["وصف", "شرح"]),
        ("caption", "![word](a.png 'شرح')", ["شرح"]),
    ],
)
def test_a_unit_has_passages(kind: str, text: str, found: list[str]) -> None:
    assert [one.text for one in passages(kind, text, "ar")] == found  # type: ignore[arg-type]


def test_words_fit_the_place_they_come_to() -> None:
    (cell,) = passages("row", "| أ |", "ar")
    assert with_words("| أ |", {cell: "a|b"}) == "| a\\|b |"
    text = '![وصف](a.png "شرح")'
    alt, caption = passages("caption", text, "ar")
    assert with_words(text, {alt: "a [b]", caption: 'say "so"'}) == '![a (b)](a.png "say ”so”")'
