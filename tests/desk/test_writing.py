"""Words that are typed at the desk: into which lines they go, and what the ledger knows then."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sharih.arabic import Lang
from sharih.desk.texts import DeskTexts, GoneError, Side, Standing, original_of, standing_of
from sharih.desk.writing import Change, Question, Written, still_right, written
from sharih.errors import ContentError
from sharih.translation.ledger import Ledger
from tests.helpers.standings import ARABIC, ENGLISH, FOLDER, edited, standing, status, typed

KEYS = ["@title", "@summary", "brief", "brief.1", "brief.2", "brief.3", "brief.4", "dates",
        "dates.1"]  # fmt: skip


def changed_lines(before: str, now: str) -> list[tuple[str, str]]:
    """Pair the lines that differ of two texts with as many."""
    old, new = before.splitlines(), now.splitlines()
    assert len(old) == len(new)
    return [(a, b) for a, b in zip(old, new, strict=True) if a != b]


def test_all_that_is_translated_has_a_field_on_both_sides() -> None:
    found = standing()
    assert [unit.key for unit in found.state.units] == KEYS
    assert found.state.counts() == {"fresh": len(KEYS)}
    assert found.place("brief.2", "target", 0).words == "The first item is about wheat."
    assert found.place("@title", "source", 0).words == "الحصاد"


@pytest.mark.parametrize(
    ("key", "words", "line"),
    [
        ("@title", "A harvest", "Title: A harvest"),
        ("brief", "In short", "## In short {#brief}"),
        ("brief.3", "Barley comes second.", "- Barley comes second."),
        ("brief.4", "No wheat comes in.", "> No wheat comes in."),
        ("dates.1", "2024-11-05\nAll states voted.", ":   All states voted."),
    ],
)
def test_words_go_into_their_own_line_and_no_other(key: str, words: str, line: str) -> None:
    made = typed(standing(), key, words)
    assert [new for _, new in changed_lines(ENGLISH, made.texts["en"])] == [line]
    assert made.standing.state.counts() == {"fresh": len(KEYS)}
    assert made.standing.ledger.entries.get(key) is not None
    assert made.standing.ledger.entries[key].target == made.standing.place(key, "target", 0).words


def test_the_original_is_written_too_and_tells_which_translation_it_touches() -> None:
    made = typed(standing(), "brief.1", "قال الوزير إن الحصاد بدأ في 21 يناير.", "source")
    assert set(made.texts) == {"ar"}
    assert status(made.standing, "brief.1") == "material"
    assert made.standing.state.counts() == {"fresh": len(KEYS) - 1, "material": 1}
    assert made.standing.ledger.entries["brief.1"].source.endswith("20 يناير.")


def test_a_passage_keeps_its_key_however_far_its_original_is_reworded() -> None:
    now = standing()
    for words in ("ل", "لا شيء", "لا شيء مما سبق صحيح اليوم."):
        made = typed(now, "brief.2", words, "source")
        now = made.standing
        assert made.key == "brief.2"
    assert [unit.key for unit in now.state.units] == KEYS


def test_what_is_half_typed_stays_the_translation_of_its_original() -> None:
    now = edited(standing(), "ar", "20 يناير", "21 يناير")
    assert status(now, "brief.1") == "material"
    seen = []
    for words in ("T", "The", "The minister said it", "The minister said it began on 21 January."):
        now = typed(now, "brief.1", words).standing
        assert now.place("brief.1", "target", 0).words == words
        assert [unit.key for unit in now.state.units] == KEYS
        seen.append(status(now, "brief.1"))
    assert seen == ["material", "material", "material", "fresh"]
    assert now.ledger.entries["brief.1"].source.endswith("21 يناير.")


def test_a_translation_put_back_as_it_was_is_as_old_as_it_was() -> None:
    first = edited(standing(), "ar", "القمح.", "القمح والذرة في كل الحقول.")
    assert status(first, "brief.2") == "stale"
    words = first.place("brief.2", "target", 0).words
    made = typed(first, "brief.2", f"{words}x")
    assert status(made.standing, "brief.2") == "fresh"
    assert made.earlier is not None
    again = typed(made.standing, "brief.2", words, opened={made.earlier.target: made.earlier})
    assert status(again.standing, "brief.2") == "stale"
    assert again.standing.ledger.entries["brief.2"] == made.earlier


def test_a_passage_that_somebody_else_changed_is_asked_about() -> None:
    before = standing()
    known = before.place("brief.2", "target", 0).words
    now = edited(before, "en", "about wheat", "about rye")
    made = written(now, Change("brief.2", "target", 0, known, "Wheat comes first."))
    assert made == Question("The first item is about rye.")
    kept = written(now, Change("brief.2", "target", 0, made.theirs, "Wheat comes first."))
    assert isinstance(kept, Written)
    assert "- Wheat comes first." in kept.texts["en"]


def test_what_somebody_else_changed_beside_it_is_kept() -> None:
    before = standing()
    known = before.place("brief.2", "target", 0).words
    now = edited(before, "en", "about barley", "about oats")
    now = edited(now, "en", "## Dates", "An added paragraph.\n\n## Dates")
    made = written(now, Change("brief.2", "target", 0, known, "Wheat comes first."))
    assert isinstance(made, Written)
    for words in ("- Wheat comes first.", "about oats", "An added paragraph."):
        assert words in made.texts["en"]


def test_the_same_words_twice_are_no_question() -> None:
    before = standing()
    now = typed(before, "brief.2", "Wheat comes first.").standing
    known = before.place("brief.2", "target", 0).words
    made = written(now, Change("brief.2", "target", 0, known, "Wheat comes first. "))
    assert isinstance(made, Written)
    assert made.texts == {}


def test_words_whose_ledger_could_not_be_written_are_recorded_when_they_come_again() -> None:
    """Whoever was killed between the text and its ledger sends them once more."""
    before = standing()
    known, words = before.place("brief.2", "target", 0).words, "Wheat comes first in 486 fields."
    whole = typed(before, "brief.2", words).standing
    cut_off = edited(before, "en", known, words)
    made = written(cut_off, Change("brief.2", "target", 0, known, words))
    assert isinstance(made, Written)
    assert made.texts == {}
    assert made.keeps_ledger
    assert made.standing.ledger.entries == whole.ledger.entries


def test_a_translation_is_begun_with_its_first_words() -> None:
    before = standing(english=None)
    assert (before.begun, before.state.counts()) == (False, {"missing": len(KEYS)})
    assert before.place("brief.1", "target", 0).words == ""
    made = typed(before, "brief.1", "The minister said the harvest began on 20 January.")
    assert made.standing.begun
    assert made.texts["en"].startswith("Title: الحصاد\nStatus: draft\n")
    assert made.standing.state.counts() == {"fresh": 1, "missing": len(KEYS) - 1}


def test_a_whole_translation_can_be_written_in_any_order() -> None:
    wanted, now = standing(), standing(english=None)
    for key in (*KEYS[::2], *KEYS[1::2]):
        now = typed(now, key, wanted.place(key, "target", 0).words).standing
        assert [unit.key for unit in now.state.units] == KEYS
    assert now.state.counts() == {"fresh": len(KEYS)}
    texts = [unit.text for unit in now.translation.document.units]
    assert texts == [unit.text for unit in wanted.translation.document.units]


def test_a_section_that_a_translation_leaves_out_comes_in_when_it_is_written_and_not_before() -> (
    None
):
    lacking = ENGLISH.replace("- The second item is about barley.\n", "")
    lacking = lacking.partition("## Dates")[0]
    before = standing(english=lacking, ledger=standing().ledger)
    assert status(before, "brief.3") == "missing"
    text = typed(before, "brief.3", "Barley comes second.").texts["en"]
    assert "- The first item is about wheat.\n- Barley comes second.\n" in text
    assert "dates" not in text
    made = typed(before, "dates.1", "2024-11-05\nAll states voted.")
    assert "## التواريخ {#dates}\n\n2024-11-05\n:   All states voted.\n" in made.texts["en"]


def test_a_summary_that_is_lacking_is_written_into_the_head() -> None:
    before = standing(english=ENGLISH.replace("Summary: What happened in the fields.\n", ""))
    assert status(before, "@summary") == "missing"
    made = typed(before, "@summary", "In the\nfields.")
    assert made.texts["en"].startswith("Title: The harvest\nSummary: In the fields.\n")


def test_a_translation_that_is_emptied_is_missing() -> None:
    before = standing()
    now = typed(before, "brief.2", "").standing
    assert status(now, "brief.2") == "missing"
    assert now.place("brief.2", "target", 0).words == ""
    assert now.ledger.entries["brief.2"].target == ""
    with pytest.raises(ContentError, match="a passage without words"):
        written(before, Change("brief.2", "source", 0, "البند الأول عن القمح.", " "))


@pytest.mark.parametrize(
    "words", ["One.\n\nTwo.", "# A heading", "- an item\n- another", "```\ncode"]
)
def test_words_that_would_be_something_else_are_refused_and_nothing_is_written(words: str) -> None:
    before = standing()
    with pytest.raises(ContentError, match=r"harvest/en\.md"):
        typed(before, "brief.1", words)


def test_what_only_pasting_brings_is_left_out() -> None:
    words = "\x00The\x0b minister\r\n   said it\ud800. "
    made = typed(standing(), "brief.1", words)
    assert "\nThe minister\nsaid it.\n" in made.texts["en"]


def test_a_passage_that_has_gone_is_told() -> None:
    now = edited(standing(), "en", "- The first item is about wheat.\n", "")
    now = edited(now, "ar", "- البند الأول عن القمح.\n", "")
    with pytest.raises(GoneError, match="no longer in the text"):
        written(now, Change("brief.2", "target", 0, "The first item is about wheat.", "Wheat."))


def test_line_ends_stay_as_they_are() -> None:
    texts: dict[Lang, str] = {
        "ar": ARABIC.replace("\n", "\r\n"),
        "en": ENGLISH.replace("\n", "\r\n"),
    }
    made = typed(standing_of(DeskTexts(FOLDER, texts, Ledger())), "brief.1", "Words\nin two lines.")
    assert "\r\nWords\r\nin two lines.\r\n" in made.texts["en"]
    assert made.texts["en"].replace("\r\n", "").isprintable()


def test_one_that_is_still_right_is_fresh_and_a_further_change_speaks_again() -> None:
    now = edited(standing(), "ar", "القمح.", "القمح والذرة في كل الحقول.")
    now = still_right(now, "brief.2").standing
    assert status(now, "brief.2") == "fresh"
    again = typed(now, "brief.2", "البند الأول عن الأرز والذرة في كل الحقول.", "source").standing
    assert status(again, "brief.2") == "stale"


def test_a_translation_by_a_machine_is_looked_at_when_it_is_written_or_accepted() -> None:
    before = standing()
    entry = before.ledger.entries["brief.2"]
    marked = type(entry)(entry.key, entry.source, entry.target, fuzzy=True, machine=True)
    ledger = Ledger({**before.ledger.entries, "brief.2": marked})
    now = standing_of(DeskTexts(FOLDER, before.files.texts, ledger))
    assert status(now, "brief.2") == "machine"
    assert status(typed(now, "brief.2", "Wheat comes first.").standing, "brief.2") == "fresh"
    assert status(still_right(now, "brief.2").standing, "brief.2") == "fresh"


SIDES: tuple[Side, ...] = ("source", "target")


TWO = "He added that all fields will be harvested before the end of next spring, as is usual."
ONE = "قال الوزير إن الحصاد بدأ في 20 يناير."
BOTH = f"{ONE} وأضاف أن كل الحقول ستحصد قبل نهاية الربيع المقبل كما جرت العادة."


def test_of_two_passages_that_translate_one_each_is_written_by_itself() -> None:
    arabic = ARABIC.replace(ONE, BOTH)
    english = ENGLISH.replace("on 20 January.\n", f"on 20 January.\n\n{TWO}\n")
    before = standing(arabic, english)
    assert before.place("brief.1", "target", 1).words == TWO
    words = TWO.replace("harvested", "reaped")
    made = written(before, Change("brief.1", "target", 1, TWO, words))
    assert isinstance(made, Written)
    assert changed_lines(english, made.texts["en"]) == [(TWO, words)]
    entry = made.standing.ledger.entries["brief.1"]
    assert entry.target == f"The minister said the harvest began on 20 January.\n\n{words}"
    assert made.standing.state.counts() == {"fresh": len(KEYS)}
    with pytest.raises(ContentError, match="a passage without words"):
        written(made.standing, Change("brief.1", "target", 1, words, ""))


def test_of_two_passages_that_are_translated_as_one_each_is_written_by_itself() -> None:
    arabic = ARABIC.replace("Summary", "Translation: true\nSummary").replace(ONE, BOTH)
    english = ENGLISH.replace("Translation: true\n", "")
    english = english.replace("on 20 January.\n", f"on 20 January.\n\n{TWO}\n")
    before = standing(arabic, english)
    assert before.place("brief.1", "source", 1).words == TWO
    made = written(before, Change("brief.1", "source", 1, TWO, f"{TWO} In 2030."))
    assert isinstance(made, Written)
    assert (made.key, status(made.standing, "brief.1")) == ("brief.1", "material")
    again = typed(made.standing, "brief.1", f"{BOTH} وذلك في 2030.").standing
    assert status(again, "brief.1") == "fresh"
    assert again.ledger.entries["brief.2"].joined == "brief.1"


def test_what_a_machine_said_and_what_was_waived_is_forgotten_with_its_words() -> None:
    before = edited(standing(), "ar", "20 يناير", "21 يناير")
    entry = before.ledger.entries["brief.1"]
    marked = replace(entry, fuzzy=True, machine=True, engine="firefox", accepted=("date",))
    ledger = Ledger({**before.ledger.entries, "brief.1": marked})
    now = standing_of(DeskTexts(FOLDER, before.files.texts, ledger))
    made = typed(now, "brief.1", "The minister said the harvest began on 22 January.")
    found = made.standing.ledger.entries["brief.1"]
    assert (found.machine, found.fuzzy, found.engine, found.accepted) == (False, False, "", ())
    assert status(made.standing, "brief.1") == "material"


def test_an_english_original_is_translated_into_arabic_in_the_same_way() -> None:
    english = ENGLISH.replace("Translation: true\n", "")
    now = standing_of(DeskTexts(FOLDER, {"en": english}, Ledger()))
    assert (now.explainer.original.lang, now.translation.path.name) == ("en", "ar.md")
    made = typed(now, "brief.1", "قال الوزير إن الحصاد بدأ في 20 يناير.")
    assert made.texts.keys() == {"ar"}
    assert status(made.standing, "brief.1") == "fresh"
    assert made.standing.files.texts["en"] == english
    now = typed(made.standing, "brief.1", "The harvest began on 21 January.", "source").standing
    assert status(now, "brief.1") == "material"


TYPED = {
    "ar": st.text("ابتثجحخ 0123٤٥", min_size=1, max_size=30),
    "en": st.text("abcdefgh 0123", min_size=1, max_size=30),
}


@given(st.data())
def test_whatever_is_typed_where_all_other_passages_stay(data: st.DataObject) -> None:
    now = standing()
    words = {(key, side): now.place(key, side, 0).words for key in KEYS for side in SIDES}
    for _ in range(data.draw(st.integers(1, 4))):
        key = data.draw(st.sampled_from([key for key in KEYS if key != "dates.1"]))
        side = data.draw(st.sampled_from(SIDES))
        said = data.draw(TYPED["ar" if side == "source" else "en"])
        if not said.strip() or said.strip().isdigit():
            continue
        now = typed(now, key, said, side).standing
        words[key, side] = now.place(key, side, 0).words
        assert words[key, side] == " ".join(said.split()) or words[key, side] == said.strip()
        assert [unit.key for unit in now.state.units] == KEYS
        assert {at: now.place(at[0], at[1], 0).words for at in words} == words
    assert read_again(now) == now.state.counts()


def read_again(found: Standing) -> object:
    """Say how things stand for whoever reads the files afterwards."""
    return standing_of(DeskTexts(FOLDER, found.files.texts, found.ledger)).state.counts()


@pytest.mark.parametrize(
    ("heads", "original"),
    [
        ({"ar": "Title: أ\n", "en": "Title: a\nTranslation: true\n"}, "ar"),
        ({"ar": "Title: أ\r\nTranslation: true\r\n", "en": "Title: a\n"}, "en"),
        ({"ar": "Title: أ\n", "en": "Title: a\n"}, "ar"),
        ({"ar": "Translation: true\n", "en": "Translation: true\n"}, "ar"),
        ({"en": "Title: a\nTranslation: true\n"}, "en"),
        ({"ar": "Title: أ\n"}, "ar"),
    ],
)
def test_the_original_is_the_text_that_is_not_marked_as_a_translation(
    heads: dict[Lang, str], original: Lang
) -> None:
    texts = {lang: f"{head}\nWords.\n" for lang, head in heads.items()}
    assert original_of(FOLDER, texts) == original


def test_code_keeps_how_far_in_its_lines_stand() -> None:
    code = "```\nif x:\n    y\n```"
    now = standing(f"{ARABIC}\n{code}\n", f"{ENGLISH}\n{code}\n")
    (key,) = [unit.key for unit in now.state.units if unit.kind == "code"]
    made = typed(now, key, "if x:\n    z")
    assert changed_lines(now.files.texts["en"], made.texts["en"]) == [("    y", "    z")]


def test_a_translation_that_no_ledger_knows_yet_is_recorded_as_it_is_typed() -> None:
    now = standing(ledger=Ledger())
    made = typed(now, "brief.2", "Wheat comes first.")
    assert made.keeps_ledger
    entry = made.standing.ledger.entries["brief.2"]
    assert (entry.source, entry.target) == ("البند الأول عن القمح.", "Wheat comes first.")
    assert status(made.standing, "brief.2") == "fresh"
