"""What a list says of texts that are not in step, line by line, and what a workflow fails on."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from sharih.errors import Problem
from sharih.status.rows import Kind, Row, Survey, row_of
from sharih.status.told import as_json, fails, lines, reason_text, summary
from sharih.translation.reasons import Reason
from sharih.translation.states import TextState, UnitState
from sharih.translation.statuses import UnitStatus

AR, EN = Path("content/explainers/harvest/ar.md"), Path("content/explainers/harvest/en.md")
MISSING = (Reason("missing"),)


def unit(key: str, status: UnitStatus, *reasons: Reason, **named: Any) -> UnitState:
    """Make a passage of three words at lines 7 and 9, where nothing else is said."""
    target = "" if status == "missing" else "Wheat first."
    line = 0 if status == "missing" else 9
    found = UnitState(key, "brief", "paragraph", status, reasons, "القمح ثم الشعير", "", target,
                      target, 7, line)  # fmt: skip
    return replace(found, **named)


def row(*units: UnitState, kind: Kind = "explainer", name: str = "harvest") -> Row:
    return row_of(TextState(name, "ar", AR, EN, EN.with_suffix(".po"), units), kind)


def told(*rows: Row, named: bool = False) -> list[str]:
    return list(lines(Survey(rows), named=named, isolate=lambda words: f"<{words}>"))


def test_a_table_has_a_row_for_a_text_and_a_line_for_each_passage() -> None:
    number = Reason("number", "20 ← 21")
    doubt = Reason("name", "بوتين", doubt=True)
    found = row(
        unit("@title", "fresh"),
        unit("brief.1", "material", number, doubt),
        unit("brief.2", "stale", Reason("words")),
        unit("brief.3", "fresh", doubt),
    )
    assert told(found) == [
        "          open     of  words   done  waits",
        "harvest      2      4      6    50%  English for Arabic",
        "  material  ar.md:7 en.md:9  #brief.1  number: <20 ← 21>; name: <بوتين> (?)",
        "  stale     ar.md:7 en.md:9  #brief.2  the original has other words now",
        "  doubt     ar.md:7 en.md:9  #brief.3  name: <بوتين> (?)",
        "",
        "1 of 1 text is not in step: 2 passages, 6 words to look at.",
    ]


def test_passages_in_a_row_of_which_the_same_is_to_be_said_share_a_line() -> None:
    machine = Reason("machine")
    found = row(
        unit("brief.1", "missing", *MISSING),
        unit("brief.2", "missing", *MISSING, source="الشعير"),
        unit("brief.3", "machine", machine),
        unit("brief.4", "stale", Reason("words")),
        unit("brief.5", "stale", Reason("words")),
        unit("brief.6", "missing", *MISSING),
    )
    assert [line for line in told(found) if "#" in line] == [
        "  missing   ar.md:7  #brief.1 … #brief.2  2 passages, 4 words",
        "  machine   ar.md:7 en.md:9  #brief.3  translated by a machine, and nobody has looked",
        "  stale     ar.md:7 en.md:9  #brief.4  the original has other words now",
        "  stale     ar.md:7 en.md:9  #brief.5  the original has other words now",
        "  missing   ar.md:7  #brief.6  not translated",
    ]


def test_passages_of_a_machine_that_something_is_in_doubt_of_stand_by_themselves() -> None:
    doubted = (Reason("machine"), Reason("date", "2024", doubt=True))
    found = row(unit("brief.1", "machine", *doubted), unit("brief.2", "machine", *doubted))
    assert [line.split()[3] for line in told(found) if "#" in line] == ["#brief.1", "#brief.2"]


def test_a_text_of_the_interface_is_called_by_its_words() -> None:
    words = unit("text-1", "missing", Reason("missing", "404.html:2"), source="Lost?",
                 source_line=0)  # fmt: skip
    found = row(words, kind="interface", name="interface")
    assert told(found)[1].startswith("interface (en.md)      1      1      1     0%")
    assert told(found)[2] == "  missing   <Lost?>  missing: <404.html:2>"


def test_pages_and_files_of_names_say_what_they_are() -> None:
    rows = [
        row(unit("lead.1", "stale"), kind="page", name="about"),
        row(unit("putin", "missing", *MISSING), kind="topics", name="topics"),
    ]
    head, page, _, topics, *_ = told(*rows)
    assert (page.split("  ")[0], topics.split("  ")[0]) == ("about (page)", "topics (en.md)")
    assert head.index(" open") == len("topics (en.md)") + 2


def test_texts_in_which_nothing_is_to_be_done_are_listed_only_where_they_were_named() -> None:
    clear, waiting = row(unit("brief.1", "fresh")), row(unit("brief.1", "stale"), name="wheat")
    assert [line.split()[0] for line in told(clear, waiting)[1:2]] == ["wheat"]
    assert told(clear, waiting)[-1] == "1 of 2 texts is not in step: 1 passage, 3 words to look at."
    assert told(clear) == ["Nothing is open in 1 text."]
    assert told(clear, named=True) == [
        "          open     of  words   done  waits",
        "harvest      0      1      0   100%",
        "",
        "Nothing is open in 1 text.",
    ]


def test_the_sum_counts_texts_passages_and_words() -> None:
    doubted = row(unit("brief.1", "fresh", Reason("name", "x", doubt=True)))
    one = row(unit("brief.1", "stale", source="القمح"))
    assert summary(Survey(())) == "Nothing is open in 0 texts."
    assert summary(Survey((doubted,))) == "Nothing is open in 1 text; 1 with something to look at."
    assert summary(Survey((one,))) == "1 of 1 text is not in step: 1 passage, 1 word to look at."
    assert summary(Survey((one, one, doubted))) == (
        "2 of 3 texts are not in step: 2 passages, 2 words to look at."
    )


@pytest.mark.parametrize(
    ("reason", "said"),
    [
        (Reason("spelling"), "only spelling has changed"),
        (Reason("words"), "the original has other words now"),
        (Reason("length"), "length"),
        (Reason("length", doubt=True), "length (?)"),
        (Reason("split", "#brief.2"), "split, goes on in: <#brief.2>"),
        (Reason("missing", "404.html:2"), "missing: <404.html:2>"),
    ],
)
def test_a_reason_is_said_in_words(reason: Reason, said: str) -> None:
    assert reason_text(reason, lambda words: f"<{words}>") == said


def test_other_programs_get_every_number_of_it() -> None:
    reason = Reason("number", "20 ← 21", source_line=7, doubt=True)
    waiting = unit("brief.1", "stale", reason, before="القمح", accepted=("name",))
    problem = Problem(AR, 3, "a title is missing", "Write it.")
    fresh = unit("brief.2", "fresh")
    assert as_json(Survey((row(waiting, fresh),), (problem,))) == {
        "open": 1,
        "words": 3,
        "texts": [
            {
                "name": "harvest",
                "kind": "explainer",
                "source": {"lang": "ar", "path": AR.as_posix()},
                "target": {"lang": "en", "path": EN.as_posix()},
                "units": 2,
                "open": 1,
                "words": 3,
                "done": 50,
                "counts": {"stale": 1, "fresh": 1},
                "waiting": [
                    {
                        "key": "brief.1",
                        "kind": "paragraph",
                        "status": "stale",
                        "reasons": [
                            {
                                "rule": "number",
                                "values": "20 ← 21",
                                "source_line": 7,
                                "target_line": None,
                                "doubt": True,
                            }
                        ],
                        "words": 3,
                        "source_line": 7,
                        "target_line": 9,
                        "source": "القمح ثم الشعير",
                        "before": "القمح",
                        "target": "Wheat first.",
                        "accepted": ["name"],
                    }
                ],
            }
        ],
        "problems": [
            {
                "path": AR.as_posix(),
                "line": 3,
                "reason": "a title is missing",
                "remedy": "Write it.",
            }
        ],
    }


@pytest.mark.parametrize(
    ("status", "kinds"),
    [("material", {"material", "open"}), ("stale", {"stale", "open"}),
     ("missing", {"missing", "open"}), ("machine", {"machine", "open"}), ("fresh", set()),
     ("extra", set()), ("cosmetic", set())],
)  # fmt: skip
def test_a_workflow_fails_on_the_kinds_it_names(status: UnitStatus, kinds: set[str]) -> None:
    found = Survey((row(unit("brief.1", "fresh")), row(unit("brief.1", status))))
    for kind in ("material", "stale", "missing", "machine", "open", "doubt"):
        assert fails(found, ["doubt", kind] if kind == "doubt" else [kind]) == (kind in kinds), kind


def test_a_workflow_can_fail_on_doubts_which_are_nothing_open() -> None:
    found = Survey((row(unit("brief.1", "fresh", Reason("name", "x", doubt=True))),))
    assert fails(found, ["doubt"])
    assert fails(found, ["stale", "doubt"])
    assert not fails(found, ["open"])
    assert not fails(found, [])
