"""From a seed to its outline: every line understood, mended or accounted for."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from sharih.content.topics import Registry
from sharih.conversion import Outline, SeedReport, as_json
from sharih.conversion.outline import outline
from sharih.conversion.records import Seed
from sharih.conversion.rule_files import boilerplate_rules
from sharih.errors import ContentError
from tests.helpers.casefile import Case, cases
from tests.helpers.patience import linear_time
from tests.helpers.registries import EMPTY
from tests.helpers.understood import seed_of, told, understood


@cases("outlines.md")
def test_the_structure_of_an_article_is_found(case: Case, registry: Registry) -> None:
    assert told(outline(seed_of(case.given), registry)) == case.expected.splitlines()


def test_topics_weigh_more_in_title_heading_and_lede(registry: Registry) -> None:
    text = (
        "بوتين يلتقي ترامب\nقال الكرملين هذا الكلام في بيان.\nوقال بيسكوف ذلك كله.\n"
        "ماذا يريد بيسكوف؟\nتريد الولايات المتحدة هذا أيضا."
    )
    found = outline(seed_of(text), registry).topics
    assert [(topic.topic, topic.count, topic.weight) for topic in found] == [
        ("vladimir-putin", 1, 5),
        ("donald-trump", 1, 5),
        ("dmitry-peskov", 2, 4),
        ("kremlin", 1, 2),
        ("united-states", 1, 1),
    ]


def test_agencies_are_listed_as_written(registry: Registry) -> None:
    text = (
        'أكدت وكالة الأنباء الروسية "إنترفاكس" ذلك.\nونقلت رويترز عنه.\n'
        "وكالة إنترفاكس للأنباء نفت.\nوليس في الكوب تاس.\nثم وكالة تاس."
    )
    assert outline(seed_of(text), registry).agencies == (
        'وكالة الأنباء الروسية "إنترفاكس"', "رويترز", "وكالة تاس",
    )  # fmt: skip


@given(
    st.lists(
        st.one_of(
            st.text(max_size=80),
            st.text(alphabet='ابترس “”"«».؟:،\u200f\u064e', max_size=80),
            st.sampled_from(
                [
                    "",
                    "اشترك في النشرة البريدية",
                    "ماذا حدث؟",
                    "خبر.. عاجل جدا",
                    "***",
                    "- بند",
                    "1) بند",
                ]
            ),
        ),
        max_size=12,
    )
)
@example(["A", "0\t0", "0\t0"])
def test_any_text_is_accounted_for_line_by_line_or_refused(lines: list[str]) -> None:
    text = "\n".join(lines)
    understood = _understood_or_refused(text)
    if isinstance(understood, ContentError):
        assert len(understood.problems) == 1
        assert "\n" not in str(understood)
        return
    seed, found = understood
    assert [fate.line for fate in found.fates] == [line.number for line in seed.lines]
    assert len(seed.lines) >= len([line for line in re.split(r"\r\n|\n|\r", text) if line.strip()])
    by_fate: dict[str, list[int]] = {}
    for fate in found.fates:
        by_fate.setdefault(fate.fate, []).append(fate.line)
    paragraphs = [p for section in found.sections for p in section.paragraphs]
    told = sorted(by_fate.get("paragraph", []) + by_fate.get("table row", []))
    assert told == [p.line for p in paragraphs if not p.item]
    assert by_fate.get("list item", []) == [p.line for p in paragraphs if p.item]
    assert by_fate.get("heading", []) == [s.heading.number for s in found.sections if s.heading]
    # What was joined with a line that is dropped goes with it.
    gone = {drop.line: drop.text for drop in found.dropped}
    assert [line for line in by_fate.get("dropped", []) if line in gone] == sorted(gone)
    assert by_fate.get("title", []) == (
        [found.title_line] if found.title_source == "first line" else []
    )
    text_of = {line.number: line.text for line in seed.lines}
    assert all(not text_of[line] for line in by_fate.get("blank", []))
    into = {
        fate.line: int(fate.note.split(";")[0].removeprefix("to line "))
        for fate in found.fates
        if fate.fate == "joined"
    }
    for line, first in into.items():
        text_of[first] += text_of[line]
    rows = set(by_fate.get("table row", []))
    for paragraph in paragraphs:
        shown, written = paragraph.text, text_of[paragraph.line]
        if paragraph.line in rows:  # whose cells are set apart by other signs
            shown, written = shown.replace("|", ""), written.replace("|", "")
        assert _letters(shown) in _letters(written)


def _letters(text: str) -> str:
    """Leave out the spaces and hyphens that go where broken lines are put together."""
    return re.sub(r"[\s\u2010\u0640-]", "", text)


def _understood_or_refused(text: str) -> tuple[Seed, Outline] | ContentError:
    try:
        seed = seed_of(text)
        return seed, outline(seed, EMPTY)
    except ContentError as error:
        return error


@pytest.mark.parametrize(
    "line",
    ["“" * 50_000, "قال " * 30_000, '"نعم" ' * 20_000, "كان قد " * 20_000, "ا" * 300_000,
     ". " * 99_000, "وفقا ل" * 30_000, "نقلت وكالة " * 20_000, "1 " * 99_000, "في يناير " * 20_000],
)  # fmt: skip
def test_monstrous_lines_take_no_more_than_their_length(line: str) -> None:
    with linear_time():
        found = outline(seed_of(f"عنوان الخبر الأول\n{line}"), EMPTY)
    assert [fate.line for fate in found.fates] == [1, 2]


def test_the_documentation_tells_what_a_rule_and_a_report_hold(
    tmp_path: Path, root: Path, registry: Registry
) -> None:
    page = (root / "docs" / "converting.md").read_text(encoding="utf-8")
    example = tmp_path / "boilerplate.toml"
    example.write_text("[[rules]]" + page.partition("[[rules]]")[2].partition("```")[0])
    assert [rule.reason for rule in boilerplate_rules(example)] == ["newsletter box"]
    seed = seed_of("عنوان الخبر\nوصل الوفد إلى العاصمة.")
    plain = as_json(SeedReport("a.txt", "new", "a", seed, outline(seed, registry)))
    assert all(f"`{key}`" in page for key in plain)


@pytest.mark.parametrize(
    "line",
    [
        "يوم مساء " * 30_000,
        "في شهر " * 30_000,
        "“قال لكن " * 10_000,
        "قال الوزير في بيان " * 10_000,
        "the meeting of 5 May 2025, " * 6_000,
        f"{'“' * 40_000} ثم",
        f"“{'كان الأمر صعبا في المدينة. ' * 3_000}",
        f"{'كان الأمر صعبا. ' * 20}في مايو 2020{'، لكن الأمر في مايو 2021 لم يتضح' * 2_000}",
    ],
)
def test_monstrous_wordings_take_no_more_than_their_length(line: str) -> None:
    with linear_time():
        found = understood(line)
    assert [fate.line for fate in found.fates] == [1]


def test_a_text_of_which_the_head_of_a_paper_leaves_one_line_is_read(registry: Registry) -> None:
    title = "البلدية تفتح حديقة جديدة في الحي الشمالي"
    lede = (
        "فتحت البلدية حديقة جديدة في الحي الشمالي من المدينة، وهي أول حديقة في هذا الحي منذ"
        " عشرين عاما على الأقل، وفيها ملعب للأطفال وممشى طويل."
    )
    text = "\n".join([*[f"{lede} جديد"] * 3, title, lede])
    found = outline(seed_of(text), registry)
    assert len(found.fates) == 5
