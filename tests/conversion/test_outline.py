"""From the bytes of a seed to its outline: every line understood, mended or accounted for."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sharih.content.topics import Registry
from sharih.content.topics_file import load_registry
from sharih.conversion import Outline, SeedReport, as_json, decode, outline, read_seed
from sharih.conversion.dates.dates import find_dates
from sharih.conversion.quotes.quotes import find_quotes
from sharih.conversion.records import Line, Seed
from sharih.conversion.rule_files import boilerplate_rules, spelling_variants
from sharih.conversion.seeds.characters import clean_lines
from sharih.conversion.seeds.seeds import seed_from_bytes
from sharih.conversion.titles.titles import propose_title
from sharih.errors import ContentError
from tests.helpers.casefile import Case, cases
from tests.helpers.patience import linear_time
from tests.helpers.registries import EMPTY, TOPICS
from tests.helpers.understood import seed_of, told, told_quote


@pytest.fixture(scope="module")
def registry(tmp_path_factory: pytest.TempPathFactory) -> Registry:
    path = tmp_path_factory.mktemp("registry") / "topics.toml"
    path.write_text(TOPICS, encoding="utf-8")
    return load_registry(path)


@cases("characters.md")
def test_characters_are_mended_and_every_repair_is_told(case: Case) -> None:
    lines, repairs = clean_lines(case.given)
    assert [
        *(line.text for line in lines),
        *(f"{repair.what}: {repair.count}" for repair in repairs),
    ] == case.expected.splitlines()


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_are_counted_as_an_editor_counts_them(end: str) -> None:
    lines, _ = clean_lines(end.join(["أول", "", "ثالث\u2028تتمة", ""]))
    assert [(line.number, line.text) for line in lines] == [
        (1, "أول"), (2, ""), (3, "ثالث تتمة"),
    ]  # fmt: skip


@given(st.text(max_size=200))
def test_clean_text_stays_as_it_is(text: str) -> None:
    lines, _ = clean_lines(text)
    again, repairs = clean_lines("\n".join(line.text for line in lines))
    assert [line.text for line in again][: len(lines)] == [
        line.text for line in lines[: len(again)]
    ]
    assert not repairs


@pytest.mark.parametrize(
    ("data", "message"),
    [
        ("أول\nثان ".encode() + b"\xff\nx", "new.txt:2: is not UTF-8 (byte 0xff)"),
        ("نص".encode("cp1256"), "new.txt:1: is not UTF-8"),
        ("أول\nثان\x00".encode(), "new.txt:2: holds NUL bytes"),
        ("نص عربي\x00".encode("utf-16"), "new.txt:1: holds NUL bytes"),
        (b"", "new.txt: is empty"),
        (b"\xef\xbb\xbf \n\t\n", "new.txt: is empty"),
        ("\u200f\u202a\n".encode(), "new.txt: is empty"),
        (b"123\n***", "new.txt:1: has no text in Arabic or Latin letters"),
        ("漢字".encode(), "new.txt:1: has no text in Arabic or Latin letters"),
        ("جميع الحقوق محفوظة".encode(), "new.txt:1: holds nothing but boilerplate"),
    ],
)
def test_a_seed_that_cannot_be_used_is_refused_in_one_line(
    data: bytes, message: str, registry: Registry
) -> None:
    with pytest.raises(ContentError) as caught:
        outline(seed_from_bytes(Path("new.txt"), data), registry)
    assert len(caught.value.problems) == 1
    line = str(caught.value)
    assert line.startswith(message)
    assert "\n" not in line
    assert re.search(r"\. \S.*\.$", line), "a problem ends with what to do"


def test_a_byte_order_mark_is_no_text() -> None:
    assert decode("\ufeffنص".encode(), "new.txt") == "نص"


def test_a_folder_and_a_missing_file_are_refused(tmp_path: Path) -> None:
    (tmp_path / "x.txt").mkdir()
    with pytest.raises(ContentError, match=r"x\.txt: is a folder"):
        read_seed(tmp_path / "x.txt")
    with pytest.raises(ContentError, match="cannot be read"):
        read_seed(tmp_path / "y.txt")


@cases("titles.md")
def test_a_proposed_title_is_made_of_the_words_of_the_lede(case: Case) -> None:
    assert propose_title(case.given, "ar") == case.expected


@cases("titles_english.md")
def test_an_english_title_is_the_first_clause(case: Case) -> None:
    assert propose_title(case.given, "en") == case.expected


@given(lede=st.text(alphabet='قال إن أعلن في من الذي على تمكنت بعد و،.:"“”«»()[] 12', max_size=300))
def test_no_proposed_title_holds_half_a_pair_of_marks(lede: str) -> None:
    """Whatever a lede holds, its title is no longer than it and leaves no mark open."""
    title = propose_title(lede, "ar")
    if title != lede:
        assert title.count('"') % 2 == 0
        for opening, closing in ("“”", "«»", "()", "[]"):
            assert title.count(opening) == title.count(closing)
    assert len(title) <= len(lede) + len(": …")


@cases("dates.md")
def test_dates_are_found_and_resolved_only_where_they_are_whole(case: Case) -> None:
    found = [
        f"{date.kind}: {date.text}" + (f" = {date.resolved}" if date.resolved else "")
        for date in find_dates(1, case.given, "ar")
    ]
    assert found == case.expected.splitlines()


def test_english_dates_are_found_too() -> None:
    text = "On Friday, 7 November 2024, and January 20, 2025; in March; last week; 2022."
    found = [(date.kind, date.text, date.resolved) for date in find_dates(1, text, "en")]
    assert found == [
        ("weekday", "On Friday", None),
        ("date", "7 November 2024", "2024-11-07"),
        ("date", "January 20, 2025", "2025-01-20"),
        ("month", "in March", None),
        ("relative", "last week", None),
        ("year", "2022", "2022"),
    ]


@cases("quotes.md")
def test_speakers_are_proposed_by_the_wording(case: Case, registry: Registry) -> None:
    assert quotes_in(case, "ar", registry) == case.expected.splitlines()


@cases("quotes_english.md")
def test_english_speakers_are_proposed_too(case: Case, registry: Registry) -> None:
    assert quotes_in(case, "en", registry) == case.expected.splitlines()


def quotes_in(case: Case, lang: str, registry: Registry) -> list[str]:
    paragraphs = [Line(n, text) for n, text in enumerate(case.given.splitlines(), start=1)]
    found = find_quotes(paragraphs, "ar" if lang == "ar" else "en", registry)
    return [told_quote(quote) for quotes in found for quote in quotes]


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


def test_what_looks_broken_is_told(registry: Registry) -> None:
    text = (
        "عنوان الخبر الأول\nوصرح الكرملين قد صرح بأن بوتين لا يعتزم ذلك.\n"
        "قالت الإدارة الأمريكية ذلك في في بيان.\nثم قالت الإدارة الأميركية في White House: “نعم.\n"
        "ضاعت حر\ufffdف هنا وهناك."
    )
    found = outline(seed_of(text), registry).findings
    assert [(finding.line, finding.kind, finding.text) for finding in found] == [
        (2, "verb twice", "وصرح الكرملين قد صرح"),
        (3, "word twice in a row", "في في"),
        (4, "words in the other script", "White House"),
        (4, "quotation mark missing", "نعم."),
        (4, "two spellings", "الأمريكية / الأميركية"),
        (5, "letters lost before the text came in", "\ufffd"),
    ]


def test_an_arabic_text_of_which_only_figures_are_left_is_converted() -> None:
    found = outline(seed_of("2024\nاشترك"), EMPTY)
    assert [fate.fate for fate in found.fates] == ["paragraph", "dropped"]
    assert found.findings == ()


def test_agencies_are_listed_as_written(registry: Registry) -> None:
    text = (
        'أكدت وكالة الأنباء الروسية "إنترفاكس" ذلك.\nونقلت رويترز عنه.\n'
        "وكالة إنترفاكس للأنباء نفت.\nوليس في الكوب تاس.\nثم وكالة تاس."
    )
    assert outline(seed_of(text), registry).agencies == (
        'وكالة الأنباء الروسية "إنترفاكس"', "رويترز", "وكالة إنترفاكس للأنباء", "وكالة تاس",
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
    assert by_fate.get("paragraph", []) == [p.line for p in paragraphs if not p.item]
    assert by_fate.get("list item", []) == [p.line for p in paragraphs if p.item]
    assert by_fate.get("heading", []) == [s.heading.number for s in found.sections if s.heading]
    assert by_fate.get("dropped", []) == [drop.line for drop in found.dropped]
    assert by_fate.get("title", []) == (
        [found.title_line] if found.title_source == "first line" else []
    )
    text_of = {line.number: line.text for line in seed.lines}
    assert all(not text_of[line] for line in by_fate.get("blank", []))
    for section in found.sections:
        for paragraph in section.paragraphs:
            assert text_of[paragraph.line].endswith(paragraph.text)


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


def test_the_rules_for_boilerplate_are_checked(tmp_path: Path) -> None:
    path = tmp_path / "boilerplate.toml"
    path.write_text(
        "[[rules]]\nreason = 'x'\nwhere = 'top'\nmost_words = '3'\nsentence = true\n"
        "patterns = ['(', 'ok']\ncolour = 1\n[[rules]]\nreason = 'y'\nwhere = 'edges'\n"
        "most_words = 3\nsentence = true\npatterns = ['ok', '(']\n",
        encoding="utf-8",
    )
    with pytest.raises(ContentError) as caught:
        boilerplate_rules(path)
    found = [str(problem).partition("boilerplate.toml")[2] for problem in caught.value.problems]
    assert [line[:30] for line in found] == [
        ":3: where = 'top' is not known",
        ":4: a rule whose most_words is",
        ":7: unknown key colour. Known ",
        ":13: '(' is no regular express",
    ]


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


def test_rules_match_whatever_the_spelling() -> None:
    rules = boilerplate_rules()
    assert spelling_variants()
    for text in ("إقرأ أيضاً: خبر", "اقرا ايضا: خبر", "اقْرَأ أيضًا: خبر"):
        found = outline(
            seed_of(f"عنوان الخبر\nهذا هو الخبر كله كما وصل إلينا.\n{text}"), EMPTY, rules
        )
        assert [drop.line for drop in found.dropped] == [3], text
