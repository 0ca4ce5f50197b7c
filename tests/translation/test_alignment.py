"""Tests of two editions in step: keys that stay, pairs, statuses, and the ledger anew."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sharih.arabic import Lang
from sharih.content.editions import Edition
from sharih.content.explainers import load_editions
from sharih.errors import Problems
from sharih.translation.alignment import Alignment, align, same_record, updated
from sharih.translation.ledger import Ledger
from tests.helpers.casefile import Case, cases
from tests.helpers.patience import linear_time

ARABIC = [
    "قال الكرملين إن الرئيس لن يهنئ أحدا في الوقت الراهن.",
    "جرت الانتخابات في 5 نوفمبر وشارك فيها ملايين الناخبين في كل الولايات.",
    "أما وزارة الخارجية فأكدت أنها بلا أوهام حيال الإدارة المقبلة.",
    "ويتولى الرئيس المنتخب منصبه في 20 يناير 2025.",
]
ENGLISH = [
    "The Kremlin said the president would not congratulate anyone for now.",
    "The election was held on 5 November, with millions of voters in all states taking part.",
    "The foreign ministry, for its part, stressed that it had no illusions about the next team.",
    "The president-elect takes office on 20 January 2025.",
]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder for the files of an explainer."""
    return tmp_path_factory.mktemp("alignment")


def edition(folder: Path, lang: Lang, body: str | list[str], title: str = "") -> Edition:
    """Read an edition; a list is the paragraphs of one section."""
    if isinstance(body, list):
        body = "\n\n".join(["## قسم {#one}" if lang == "ar" else "## Section {#one}", *body])
    for file in folder.glob("*.md"):
        file.unlink()
    title = title or ("عنوان" if lang == "ar" else "Title")
    (folder / f"{lang}.md").write_text(f"Title: {title}\n\n{body}\n", encoding="utf-8")
    return load_editions(folder, Problems())[lang]


class Desk:
    """An explainer at work: both editions as they are, and the ledger as it was recorded."""

    def __init__(self, folder: Path, arabic: str | list[str], english: str | list[str]) -> None:
        self.folder = folder
        self.ledger = Ledger()
        self.edit(arabic, english)
        self.record()

    def edit(
        self, arabic: str | list[str] | None = None, english: str | list[str] | None = None
    ) -> None:
        """Write other texts."""
        if arabic is not None:
            self.arabic = edition(self.folder, "ar", arabic)
        if english is not None:
            self.english = edition(self.folder, "en", english)

    def align(self) -> Alignment:
        """Align the editions as they are."""
        return align(self.arabic, self.english, self.ledger)

    def record(self) -> None:
        """Bring the ledger up to date."""
        self.ledger = updated(self.ledger, self.align())

    def keys(self) -> list[str]:
        """Return the keys of the paragraphs in the order of the original."""
        units = self.arabic.document.units
        keys = self.align().source_keys
        return [keys[unit.index] for unit in units if unit.kind != "heading"]

    def pairs(self) -> list[tuple[str, str, str]]:
        """Return source, target and status of each pair of the text."""
        return [
            ("+".join(u.text for u in p.source), "+".join(u.text for u in p.target), p.status)
            for p in self.align().pairs
            if not p.key.startswith("@") and not any(u.kind == "heading" for u in p.source)
        ]

    def statuses(self) -> list[str]:
        """Return the status of each pair of the text."""
        return [status for _, _, status in self.pairs()]


@pytest.fixture
def desk(folder: Path) -> Desk:
    """Return four paragraphs that are in step."""
    return Desk(folder, ARABIC, ENGLISH)


def in_step(count: int = 4) -> list[tuple[str, str, str]]:
    return [(ARABIC[n], ENGLISH[n], "fresh") for n in range(count)]


# ------------------------------------------------------------------ keys


def test_keys_are_the_section_and_a_number(desk: Desk) -> None:
    assert desk.keys() == ["one.1", "one.2", "one.3", "one.4"]
    assert list(desk.ledger.entries) == ["@title", "one", "one.1", "one.2", "one.3", "one.4"]


def test_an_inserted_paragraph_shifts_nothing(desk: Desk) -> None:
    desk.edit([ARABIC[0], "فقرة جديدة تماما.", *ARABIC[1:]])
    assert desk.keys() == ["one.1", "one.5", "one.2", "one.3", "one.4"]
    assert desk.pairs() == [in_step()[0], ("فقرة جديدة تماما.", "", "missing"), *in_step()[1:]]


def test_a_reworded_paragraph_keeps_its_key(desk: Desk) -> None:
    desk.edit([ARABIC[0], ARABIC[1], "نص آخر كليا ولا كلمة منه بقيت.", ARABIC[3]])
    assert desk.keys() == ["one.1", "one.2", "one.3", "one.4"]


def test_a_moved_paragraph_keeps_its_key_and_its_translation(desk: Desk) -> None:
    desk.edit([ARABIC[3], *ARABIC[:3]])
    assert desk.keys() == ["one.4", "one.1", "one.2", "one.3"]
    assert desk.pairs() == [in_step()[3], *in_step(3)]


def test_a_paragraph_moved_and_changed_a_little_keeps_its_key(desk: Desk) -> None:
    desk.edit([ARABIC[3].replace("2025", "2026"), *ARABIC[:3]])
    assert desk.keys() == ["one.4", "one.1", "one.2", "one.3"]


def test_a_paragraph_moved_to_another_section_keeps_its_key(desk: Desk) -> None:
    desk.edit("\n\n".join(["## قسم {#one}", *ARABIC[:3], "## آخر {#two}", ARABIC[3]]))
    assert desk.keys() == ["one.1", "one.2", "one.3", "one.4"]


def test_a_key_is_never_given_to_another_text(desk: Desk) -> None:
    desk.edit(ARABIC[:3], ENGLISH[:3])
    desk.record()
    desk.edit([*ARABIC[:3], "خاتمة لم تكن من قبل."])
    assert desk.keys() == ["one.1", "one.2", "one.3", "one.5"]
    desk.record()
    assert list(desk.ledger.retired) == ["one.4"]


def test_a_text_that_comes_back_has_its_key_again(desk: Desk) -> None:
    desk.edit(ARABIC[:3])
    desk.record()
    desk.edit(ARABIC)
    assert desk.keys() == ["one.1", "one.2", "one.3", "one.4"]
    desk.record()
    assert not desk.ledger.retired


def test_equal_texts_have_keys_of_their_own(folder: Path) -> None:
    desk = Desk(folder, ["نعم.", "نعم.", "لا."], ["Yes.", "Yes.", "No."])
    assert desk.keys() == ["one.1", "one.2", "one.3"]
    assert desk.statuses() == ["fresh"] * 3


def test_without_the_ledger_only_history_is_lost(desk: Desk) -> None:
    desk.edit([ARABIC[0].replace("لن", "قد"), *ARABIC[1:]])
    assert desk.statuses()[0] == "material"
    desk.ledger = Ledger()
    assert desk.statuses() == ["fresh"] * 4
    assert desk.keys() == ["one.1", "one.2", "one.3", "one.4"]


def test_nested_items_are_counted_in_reading_order(folder: Path) -> None:
    desk = Desk(folder, "- أولى\n  - داخلها\n- ثانية", "- First\n  - Inside\n- Second")
    assert desk.keys() == ["lead.1", "lead.2", "lead.3"]
    assert [pair[1] for pair in desk.pairs()] == ["First", "Inside", "Second"]


# ------------------------------------------------------------------ pairs


def test_editions_that_were_never_recorded_are_paired_in_order(folder: Path) -> None:
    assert Desk(folder, ARABIC, ENGLISH).pairs() == in_step()


def test_two_paragraphs_may_be_translated_as_one(folder: Path) -> None:
    english = [ENGLISH[0], f"{ENGLISH[1]} {ENGLISH[2]}", ENGLISH[3]]
    desk = Desk(folder, ARABIC, english)
    expected = [
        in_step()[0],
        (f"{ARABIC[1]}+{ARABIC[2]}", english[1], "fresh"),
        in_step()[3],
    ]
    assert desk.pairs() == expected
    assert desk.ledger.entries["one.3"].joined == "one.2"
    desk.edit([*ARABIC[:2], ARABIC[2].replace("أوهام", "آمال"), ARABIC[3]])
    assert desk.statuses() == ["fresh", "stale", "fresh"]  # the second of them changed
    desk.record()
    assert desk.statuses() == ["fresh", "stale", "fresh"]
    desk.edit(english=[english[0], english[1].replace("illusions", "hopes"), english[2]])
    assert desk.statuses() == ["fresh", "fresh", "fresh"]


def test_one_paragraph_may_be_translated_as_two(folder: Path) -> None:
    arabic = [ARABIC[0], f"{ARABIC[1]} {ARABIC[2]}", ARABIC[3]]
    desk = Desk(folder, arabic, ENGLISH)
    assert desk.pairs() == [
        in_step()[0],
        (arabic[1], f"{ENGLISH[1]}+{ENGLISH[2]}", "fresh"),
        in_step()[3],
    ]
    alignment = desk.align()
    assert sorted(alignment.target_keys[unit.index] for unit in desk.english.document.units) == [
        "one", "one.1", "one.2", "one.2-2", "one.3",
    ]  # fmt: skip
    desk.edit([arabic[0], arabic[1].replace("5", "6"), arabic[2]])
    assert desk.statuses() == ["fresh", "material", "fresh"]


def test_what_only_the_translation_has_is_extra(desk: Desk) -> None:
    desk.edit(english=[*ENGLISH[:2], "A note for readers abroad: it is a body.", *ENGLISH[2:]])
    assert desk.pairs() == [
        *in_step(2),
        ("", "A note for readers abroad: it is a body.", "extra"),
        *in_step()[2:],
    ]


def test_a_reordered_translation_is_found_again(desk: Desk) -> None:
    desk.edit(english=[ENGLISH[3], *ENGLISH[:3]])
    assert desk.pairs() == in_step()


def test_units_of_one_kind_belong_together(folder: Path) -> None:
    desk = Desk(
        folder,
        "## أ {#a}\n\nفقرة.\n\n- بند\n- بند آخر\n\n> اقتباس\n",
        "## A {#a}\n\nParagraph.\n\n- Item\n- Another item\n\nOne more.\n\n> Quotation\n",
    )
    assert desk.pairs() == [
        ("فقرة.", "Paragraph.", "fresh"),
        ("بند", "Item", "fresh"),
        ("بند آخر", "Another item", "fresh"),
        ("", "One more.", "extra"),
        ("اقتباس", "Quotation", "fresh"),
    ]


def test_a_section_of_one_language_only_is_missing_or_extra(folder: Path) -> None:
    desk = Desk(folder, "## أ {#a}\n\nفقرة.", "## B {#b}\n\nWords.\n\n## C {#c}")
    found = [(p.key, p.section, p.status) for p in desk.align().pairs if p.section != "@"]
    assert found == [
        ("a", "a", "missing"),
        ("a.1", "a", "missing"),
        ("b.x1", "b", "extra"),
        ("b.x2", "b", "extra"),
        ("c.x1", "c", "extra"),
    ]


def test_an_original_alone_is_all_missing(folder: Path) -> None:
    alignment = align(edition(folder, "ar", ARABIC), None, Ledger())
    assert {pair.status for pair in alignment.pairs} == {"missing"}
    assert alignment.counts() == {"missing": 5}


# ------------------------------------------------------------------ statuses


@cases("statuses.md")
def test_a_change_of_the_original_has_a_status(folder: Path, case: Case) -> None:
    before, after, *targets = case.given.split("\n")
    desk = Desk(folder, [before], [targets[0]])
    desk.edit([after], [targets[-1]])
    assert desk.statuses() == [case.expected]


def test_a_draft_is_all_missing_and_becomes_fresh_paragraph_by_paragraph(folder: Path) -> None:
    desk = Desk(folder, ARABIC, ARABIC)
    assert desk.statuses() == ["missing"] * 4
    for done in range(1, 5):
        desk.edit(english=[*ENGLISH[:done], *ARABIC[done:]])
        desk.record()
        assert desk.pairs() == [*in_step(done), *[(a, a, "missing") for a in ARABIC[done:]]]
    assert [entry.target for entry in desk.ledger.entries.values()][2:] == ENGLISH


def test_a_short_item_with_a_long_link_is_untranslated_all_the_same(folder: Path) -> None:
    item = "- [شرحنا](explainer:why-has-the-ministry-not-answered-yet)"
    assert Desk(folder, item, item).statuses() == ["missing"]
    marked = f"{item} {{: lang=ar}}"
    assert Desk(folder, item, marked).statuses() == ["fresh"]


def test_code_and_figures_need_no_translation(folder: Path) -> None:
    assert Desk(folder, "```\nشرح\n```", "```\nشرح\n```").statuses() == ["fresh"]
    assert Desk(folder, "5%", "5%").statuses() == ["fresh"]


def test_a_prefilled_unit_is_machine_until_somebody_edits_it(desk: Desk) -> None:
    entry = replace(desk.ledger.entries["one.2"], fuzzy=True, machine=True)
    desk.ledger = Ledger({**desk.ledger.entries, "one.2": entry})
    assert desk.statuses() == ["fresh", "machine", "fresh", "fresh"]
    desk.record()
    assert desk.statuses() == ["fresh", "machine", "fresh", "fresh"]
    desk.edit(english=[ENGLISH[0], ENGLISH[1].replace("held", "held, as planned,"), *ENGLISH[2:]])
    desk.record()
    assert desk.statuses() == ["fresh"] * 4
    assert not desk.ledger.entries["one.2"].machine


def test_what_is_stale_keeps_its_history_until_it_is_translated(desk: Desk) -> None:
    desk.edit([ARABIC[0].replace("الراهن", "الحالي"), *ARABIC[1:]])
    desk.record()
    assert desk.statuses()[0] == "stale"
    assert desk.ledger.entries["one.1"].source == ARABIC[0]
    desk.edit(english=[ENGLISH[0].replace("for now", "at present"), *ENGLISH[1:]])
    desk.record()
    assert desk.statuses()[0] == "fresh"
    assert "الحالي" in desk.ledger.entries["one.1"].source


def test_a_translation_that_was_taken_out_is_missing_and_not_forgotten(desk: Desk) -> None:
    desk.edit(english=ENGLISH[:3])
    desk.record()
    assert desk.statuses()[3] == "missing"
    assert desk.ledger.entries["one.4"].target == ENGLISH[3]


def test_title_and_summary_are_units_too(folder: Path) -> None:
    ours = edition(folder, "ar", ARABIC, "عنوان في 2024\nSummary: ملخص")
    theirs = edition(folder, "en", ENGLISH, "Title in 2024\nSummary: ملخص")
    ledger = updated(Ledger(), align(ours, theirs, Ledger()))
    ours = edition(folder, "ar", ARABIC, "عنوان في 2025\nSummary: ملخص")
    found = {pair.key: pair.status for pair in align(ours, theirs, ledger).pairs}
    assert (found["@title"], found["@summary"]) == ("material", "missing")


# ------------------------------------------------------------------ properties and speed

_words = st.sampled_from(["كلمة", "جملة 5", "word", "sentence 5", "2024", "شرح طويل بعض الشيء"])
_paragraph = st.lists(_words, min_size=1, max_size=4).map(" ".join)
_part = st.sampled_from(["", "- ", "> ", "### "])
_body = st.lists(
    st.builds("{}{}".format, _part, _paragraph) | st.sampled_from(["## A {#a}", "## B {#b}"]),
    max_size=8,
).map("\n\n".join)


@given(_body, _body, _body, _body)
def test_every_unit_is_in_exactly_one_pair_whatever_was_edited(
    folder: Path, arabic: str, english: str, arabic_after: str, english_after: str
) -> None:
    desk = Desk(folder, arabic, english)
    desk.edit(arabic_after, english_after)
    alignment = desk.align()
    for side, document in (
        ("source", desk.arabic.document),
        ("target", desk.english.document),
    ):
        paired = [u.index for p in alignment.pairs for u in getattr(p, side) if u.index >= 0]
        assert sorted(paired) == [unit.index for unit in document.units]
    keys = [*alignment.source_keys.values()]
    if len({section.id for section in desk.arabic.sections}) == len(desk.arabic.sections):
        assert len(set(keys)) == len(keys)
        assert {k for k in keys if k not in ("a", "b")}.isdisjoint(
            key for key, entry in desk.ledger.retired.items() if entry.source not in arabic_after
        )


@given(_body, _body, _body)
def test_recording_twice_is_recording_once(
    folder: Path, arabic: str, english: str, arabic_after: str
) -> None:
    desk = Desk(folder, arabic, english)
    for body in (None, arabic_after):
        desk.edit(body)
        desk.record()
        before, statuses = desk.ledger, desk.statuses()
        desk.record()
        assert same_record(desk.ledger, before)
        assert desk.statuses() == statuses


def paragraphs(count: int, lang: Lang) -> list[str]:
    """Make paragraphs of different lengths with numbers in them."""
    word = "كلمات" if lang == "ar" else "words "
    return [f"{word} {n} " + f"{word} " * (n * 7 % 23 + 3) for n in range(count)]


@pytest.mark.parametrize("changed", ["nothing", "every source", "order", "number"])
def test_a_huge_section_is_aligned_too(folder: Path, changed: str) -> None:
    arabic, english = paragraphs(400, "ar"), paragraphs(400, "en")
    desk = Desk(folder, arabic, english)
    if changed == "every source":
        arabic = [f"{text} نص جديد {n * 3}" for n, text in enumerate(arabic)]
    elif changed == "order":
        arabic = arabic[::-1]
    elif changed == "number":
        arabic = arabic[::3]
    desk.edit(arabic)
    for ledger in (desk.ledger, Ledger()):
        with linear_time():
            pairs = align(desk.arabic, desk.english, ledger).pairs
        assert {text.strip() for text in arabic} <= {u.text for pair in pairs for u in pair.source}
        assert {text.strip() for text in english} <= {u.text for pair in pairs for u in pair.target}
