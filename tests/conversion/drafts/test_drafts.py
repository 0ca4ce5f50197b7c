"""From seeds to drafts: what is written, what is never written over, and what is remembered."""

from __future__ import annotations

import html
import io
import json
import re
import shutil
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console

from sharih.content.explainers import load_explainers
from sharih.content.topics import Registry
from sharih.content.topics_file import load_registry
from sharih.conversion import Conversion, as_json, convert_seeds, render_report
from sharih.conversion.drafts.drafts import (
    FIXED_SECTIONS,
    draft_files,
    name_sections,
    propose_tags,
    write_draft,
)
from sharih.conversion.drafts.slugs import propose_slug
from sharih.conversion.outline import outline
from sharih.conversion.seeds.seeds import seed_from_bytes
from sharih.errors import ContentError, Problems
from sharih.markdown.parser import parse
from sharih.routes import RESERVED
from tests.helpers.registries import EMPTY, TOPICS

ARTICLE = (
    "لماذا لم يهنئ بوتين ترامب ؟\n"
    "خبر.. نفت الرئاسة الروسية صحة التقارير التي تحدثت عن تهنئة غير رسمية.\n"
    "وقال بيسكوف: “لن نهنئ أحدا قبل ذلك”.\n"
    "ماذا يريد الكرملين؟\n"
    "يريد الكرملين هذا الأمر كما قال من قبل.\n"
    "اقرأ أيضا: خبر آخر\n"
)


class Newsroom:
    """A project's folders, and the one command that is tested."""

    def __init__(self, root: Path) -> None:
        self.seeds = root / "seeds"
        self.content = root / "content"
        self.explainers = self.content / "explainers"
        self.register = self.content / "seeds.toml"
        self.seeds.mkdir()
        self.content.mkdir()
        (self.content / "topics.toml").write_text(TOPICS, encoding="utf-8")
        self.registry = load_registry(self.content / "topics.toml")

    def add(self, name: str, text: str | bytes = ARTICLE) -> None:
        """Put a seed into the folder."""
        data = text.encode() if isinstance(text, str) else text
        (self.seeds / name).write_bytes(data)

    def convert(self) -> Conversion:
        """Run the command."""
        return convert_seeds(self.seeds, self.content, self.registry)

    def statuses(self) -> list[tuple[str, str, str | None]]:
        """Run the command and tell what became of each seed."""
        return [(report.name, report.status, report.slug) for report in self.convert().reports]

    def files(self) -> dict[str, bytes]:
        """Read everything in the content folder."""
        return {
            path.relative_to(self.content).as_posix(): path.read_bytes()
            for path in sorted(self.content.rglob("*"))
            if path.is_file()
        }

    def draft(self, slug: str, lang: str = "ar") -> str:
        """Read a file of an explainer."""
        return (self.explainers / slug / f"{lang}.md").read_text(encoding="utf-8")


@pytest.fixture
def newsroom(tmp_path: Path) -> Newsroom:
    return Newsroom(tmp_path)


SLUG = "vladimir-putin-donald-trump"


def test_a_seed_becomes_a_draft_in_two_languages(newsroom: Newsroom) -> None:
    newsroom.add("a.txt")
    assert newsroom.statuses() == [("a.txt", "new", SLUG)]
    assert newsroom.draft(SLUG) == (
        "Title: لماذا لم يهنئ بوتين ترامب؟\n"
        "Status: draft\n"
        "Tags: vladimir-putin, donald-trump, kremlin\n"
        "Summary: نفت الرئاسة الروسية صحة التقارير التي تحدثت عن تهنئة غير رسمية.\n"
        "Kicker: خبر\n"
        "Seed: a.txt\n"
        "Proposed: summary\n"
        "\n"
        "نفت الرئاسة الروسية صحة التقارير التي تحدثت عن تهنئة غير رسمية.\n"
        "\n"
        "وقال بيسكوف: “لن نهنئ أحدا قبل ذلك”.\n"
        "\n"
        "<!-- who says it? (proposed)\n"
        "“لن نهنئ أحدا قبل…” بيسكوف [dmitry-peskov] (verb and subject, high)\n"
        "-->\n"
        "\n"
        "## ماذا يريد الكرملين؟ {#kremlin}\n"
        "\n"
        "يريد الكرملين هذا الأمر كما قال من قبل.\n"
        "\n"
        "<!-- left out; move a line out of this comment to restore it\n"
        "line 6, link to other articles:\n"
        "اقرأ أيضا: خبر آخر\n"
        "-->\n"
    )
    translation = newsroom.draft(SLUG, "en")
    assert "\nTranslation: true\n" in translation
    assert "<!--" not in translation
    assert "## ماذا يريد الكرملين؟ {#kremlin}" in translation


def test_no_date_source_or_speaker_is_stated_as_fact(newsroom: Newsroom) -> None:
    newsroom.add("a.txt", f"{ARTICLE}وقع ذلك في 7 نوفمبر 2024 بحسب وكالة رويترز.\n")
    newsroom.convert()
    head = newsroom.draft(SLUG).partition("\n\n")[0]
    assert not re.search("^(Date|Source|Source_url|Author|Rights):", head, re.MULTILINE)


def test_a_proposed_title_is_marked_as_such(newsroom: Newsroom) -> None:
    newsroom.add("a.txt", "قال الكرملين اليوم الجمعة إن الرئيس الروسي مستعد للقاء دونالد ترامب.\n")
    report = newsroom.convert().reports[0]
    assert report.slug == "kremlin-vladimir-putin-donald-trump"
    draft = newsroom.draft("kremlin-vladimir-putin-donald-trump")
    assert draft.startswith("Title: الكرملين: الرئيس الروسي مستعد للقاء دونالد ترامب\n")
    assert "\nProposed: title, summary\n" in draft


def test_an_english_seed_is_an_english_original(newsroom: Newsroom) -> None:
    newsroom.add(
        "a.txt",
        "Why has Putin not congratulated Trump?\n"
        "The Kremlin denied reports that the president had sent congratulations.\n",
    )
    assert newsroom.statuses() == [("a.txt", "new", "why-has-putin-not-congratulated-trump")]
    slug = "why-has-putin-not-congratulated-trump"
    assert "Translation: true" not in newsroom.draft(slug, "en")
    assert "Translation: true" in newsroom.draft(slug, "ar")
    assert "\nTags: vladimir-putin, donald-trump, kremlin\n" in newsroom.draft(slug, "en")


def test_drafts_are_read_without_a_problem(newsroom: Newsroom) -> None:
    newsroom.add("a.txt")
    newsroom.convert()
    problems = Problems()
    explainers = load_explainers(newsroom.content, problems)
    assert not list(problems)
    assert [(e.slug, e.original.lang) for e in explainers] == [(SLUG, "ar")]
    assert explainers[0].translation is not None
    sections = [section.id for section in explainers[0].original.sections]
    assert sections == [section.id for section in explainers[0].translation.sections]
    assert sections == ["lead", "kremlin"]


def test_converting_twice_changes_no_byte(newsroom: Newsroom) -> None:
    newsroom.add("a.txt")
    newsroom.convert()
    before = newsroom.files()
    assert newsroom.statuses() == [("a.txt", "known", SLUG)]
    assert newsroom.files() == before


def test_an_editors_work_is_never_written_over(newsroom: Newsroom) -> None:
    newsroom.add("a.txt")
    newsroom.convert()
    path = newsroom.explainers / SLUG / "ar.md"
    path.write_text("Title: لي\nSeed: a.txt\n\nنصي.\n", encoding="utf-8")
    newsroom.convert()
    assert path.read_text(encoding="utf-8") == "Title: لي\nSeed: a.txt\n\nنصي.\n"


def test_a_renamed_folder_is_not_made_again(newsroom: Newsroom) -> None:
    newsroom.add("a.txt")
    newsroom.convert()
    (newsroom.explainers / SLUG).rename(newsroom.explainers / "why-no-congratulations")
    assert newsroom.statuses() == [("a.txt", "known", "why-no-congratulations")]
    assert 'slug = "why-no-congratulations"' in newsroom.register.read_text()
    assert [path.name for path in newsroom.explainers.iterdir()] == ["why-no-congratulations"]


def test_a_deleted_draft_stays_deleted(newsroom: Newsroom) -> None:
    newsroom.add("a.txt")
    newsroom.convert()
    shutil.rmtree(newsroom.explainers / SLUG)
    assert newsroom.statuses() == [("a.txt", "rejected", None)]
    assert "rejected = true" in newsroom.register.read_text()
    assert newsroom.statuses() == [("a.txt", "rejected", None)]
    assert not (newsroom.explainers / SLUG).exists()


def test_a_folder_without_its_seed_line_is_still_the_seeds(newsroom: Newsroom) -> None:
    newsroom.add("a.txt")
    newsroom.convert()
    for lang in ("ar", "en"):
        path = newsroom.explainers / SLUG / f"{lang}.md"
        path.write_text("Title: لي\n\nنصي.\n", encoding="utf-8")
    assert newsroom.statuses() == [("a.txt", "known", SLUG)]


def test_an_explainer_may_name_several_seeds(newsroom: Newsroom) -> None:
    newsroom.add("a.txt")
    newsroom.add("b.txt")
    folder = newsroom.explainers / "both"
    folder.mkdir(parents=True)
    (folder / "ar.md").write_text(
        "Title: كلاهما\nSeed: a.txt,\n    b.txt\n\nنص.\n", encoding="utf-8"
    )
    assert newsroom.statuses() == [("a.txt", "known", "both"), ("b.txt", "known", "both")]


def test_a_changed_seed_without_its_base_is_told_and_left_alone(newsroom: Newsroom) -> None:
    newsroom.add("a.txt")
    newsroom.convert()
    shutil.rmtree(newsroom.explainers / SLUG / ".converted")
    before = newsroom.files()
    newsroom.add("a.txt", f"{ARTICLE}زيادة جديدة.\n")
    conversion = newsroom.convert()
    assert [report.status for report in conversion.reports] == ["changed"]
    assert "nobody knows what it was" in str(conversion.problems[0])
    assert conversion.problems[0].severity == "warning"
    assert newsroom.files() == before


def test_a_seed_that_vanished_stays_registered(newsroom: Newsroom) -> None:
    newsroom.add("a.txt")
    newsroom.convert()
    before = newsroom.files()
    (newsroom.seeds / "a.txt").unlink()
    assert newsroom.convert().reports == ()
    assert newsroom.files() == before
    (newsroom.explainers / SLUG).rename(newsroom.explainers / "renamed")
    newsroom.convert()
    assert 'slug = "renamed"' in newsroom.register.read_text()


def test_one_bad_seed_does_not_keep_the_others(newsroom: Newsroom) -> None:
    newsroom.add("a.txt", b"\xff")
    newsroom.add("b.txt")
    newsroom.add("c.txt", "")
    (newsroom.seeds / "d.txt").mkdir()
    conversion = newsroom.convert()
    assert [report.name for report in conversion.converted] == ["b.txt"]
    assert [Path(problem.path).name for problem in conversion.problems] == [
        "a.txt", "c.txt", "d.txt",
    ]  # fmt: skip
    assert {problem.severity for problem in conversion.problems} == {"error"}
    assert "a.txt" not in newsroom.register.read_text()


def test_files_that_are_no_seeds_are_left_alone(newsroom: Newsroom) -> None:
    newsroom.add("README.md", "# نص")
    newsroom.add(".hidden.txt")
    newsroom.add("a.TXT")
    assert [report.name for report in newsroom.convert().reports] == ["a.TXT"]


@pytest.mark.parametrize("name", ["a,b.txt", "a\nb.txt", " a.txt", "a .txt", "خبر، آخر.txt"])
def test_names_that_cannot_stand_in_a_list_are_refused(newsroom: Newsroom, name: str) -> None:
    newsroom.add(name)
    conversion = newsroom.convert()
    assert not conversion.reports
    assert "Rename the file." in str(conversion.problems[0])
    assert "\n" not in str(conversion.problems[0])


def test_names_with_quotation_marks_and_arabic_letters_are_kept(newsroom: Newsroom) -> None:
    newsroom.add('خبر "1" \\ #.txt')
    newsroom.convert()
    assert newsroom.statuses() == [('خبر "1" \\ #.txt', "known", SLUG)]


def test_a_project_without_seeds_has_nothing_to_convert(newsroom: Newsroom) -> None:
    newsroom.seeds.rmdir()
    assert newsroom.convert() == Conversion((), ())
    assert not newsroom.register.exists()


def test_a_file_in_place_of_the_seeds_folder_is_refused(newsroom: Newsroom) -> None:
    newsroom.seeds.rmdir()
    newsroom.seeds.write_text("")
    with pytest.raises(ContentError, match="cannot be read as the folder of seeds"):
        newsroom.convert()


def test_two_articles_with_one_title_get_two_folders(newsroom: Newsroom) -> None:
    for name in ("a.txt", "b.txt", "c.txt"):
        newsroom.add(name)
    assert [slug for *_, slug in newsroom.statuses()] == [SLUG, f"{SLUG}-2", f"{SLUG}-3"]


def test_an_earlier_address_of_another_explainer_is_not_taken(newsroom: Newsroom) -> None:
    folder = newsroom.explainers / "other"
    folder.mkdir(parents=True)
    (folder / "en.md").write_text(f"Title: Other\nOld_slugs: {SLUG}\n\nText.\n")
    newsroom.add("a.txt")
    assert newsroom.statuses() == [("a.txt", "new", f"{SLUG}-2")]


def test_what_is_left_of_an_interrupted_run_is_no_draft(newsroom: Newsroom) -> None:
    partial = newsroom.explainers / f".draft-{SLUG}"
    partial.mkdir(parents=True)
    (partial / "ar.md").write_text("Title: half")
    newsroom.add("a.txt")
    assert newsroom.statuses() == [("a.txt", "new", SLUG)]
    assert [path.name for path in newsroom.explainers.iterdir()] == [SLUG]


def test_a_draft_that_was_written_before_the_register_is_found(newsroom: Newsroom) -> None:
    newsroom.add("a.txt")
    newsroom.convert()
    newsroom.register.unlink()
    assert newsroom.statuses() == [("a.txt", "known", SLUG)]
    assert f'slug = "{SLUG}"' in newsroom.register.read_text()


def test_a_draft_is_written_whole_or_not_at_all(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_rename(*_: Path) -> Path:
        raise OSError("no space left")

    monkeypatch.setattr(Path, "rename", no_rename)
    with pytest.raises(OSError, match="no space"):
        write_draft(tmp_path / "slug", {"ar.md": "x"})
    assert list(tmp_path.iterdir()) == []


def test_an_existing_folder_is_never_written_into(tmp_path: Path) -> None:
    (tmp_path / "slug").mkdir()
    with pytest.raises(FileExistsError):
        write_draft(tmp_path / "slug", {"ar.md": "x"})
    assert list((tmp_path / "slug").iterdir()) == []


def test_a_content_folder_that_cannot_be_written_is_told(newsroom: Newsroom) -> None:
    newsroom.add("a.txt")
    newsroom.explainers.write_text("a file in its place")
    conversion = newsroom.convert()
    assert "its draft cannot be written" in str(conversion.problems[0])


def test_a_register_that_cannot_be_written_is_told(
    newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_replace(*_: Path) -> Path:
        raise OSError("no space left")

    newsroom.add("a.txt")
    monkeypatch.setattr(Path, "replace", no_replace)
    conversion = newsroom.convert()
    assert "seeds.toml: the register cannot be written" in str(conversion.problems[0])
    monkeypatch.undo()
    assert newsroom.statuses() == [("a.txt", "known", SLUG)]
    assert {path.name for path in newsroom.content.iterdir()} == {
        "explainers", "seeds.toml", "topics.toml",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("x\n", "seeds.toml:1: is not TOML"),
        ("x = 1\n", "seeds.toml:1: [x] is no table"),
        ('["a.txt"]\nslug = "a"\n', "seeds.toml:1: [a.txt] has no digest"),
        ('["a.txt"]\nsha256 = "1"\n', "seeds.toml:2: [a.txt] has no digest"),
        (f'["a.txt"]\nsha256 = "{"0" * 64}"\n', "must have either a slug or rejected"),
        (f'["a.txt"]\nsha256 = "{"0" * 64}"\nslug = "A/b"\n', "seeds.toml:3: [a.txt] has 'A/b'"),
        (
            f'["a.txt"]\nsha256 = "{"0" * 64}"\nslug = "a"\nrejected = true\n',
            "must have either a slug or rejected",
        ),
        (f'["a.txt"]\nsha256 = "{"0" * 64}"\nrejected = 1\n', "other than true and false"),
        (
            f'["a.txt"]\nsha256 = "{"0" * 64}"\nslug = "a"\nslugs = 1\n',
            "seeds.toml:4: [a.txt] has an unknown key slugs",
        ),
    ],
)
def test_a_broken_register_stops_before_anything_is_written(
    newsroom: Newsroom, text: str, message: str
) -> None:
    newsroom.add("a.txt")
    newsroom.register.write_text(text)
    with pytest.raises(ContentError, match=re.escape(message)):
        newsroom.convert()
    assert not newsroom.explainers.exists()
    assert newsroom.register.read_text() == text


MARKUP = [
    "# هذا ليس عنوانا",
    "*نجمة* و_خط_ و**غامق**",
    "<script>alert(1)</script> & &amp; <b>",
    "[رابط](topic:kremlin) و![صورة](x.png)",
    "{{ قالب }} و{% قالب %} و{#kremlin}",
    "Title: ليس عنوانا",
    "1. ليس رقما في قائمة",
    "- ليس نقطة",
    "> ليس اقتباسا",
    "`ليس رمزا` و~~~",
    "--- ليس خطا",
    "<!-- ليس تعليقا --> نص",
    "| ليس | جدولا |",
    "— ليس متحدثا",
    ": ليس تعريفا",
    "\\ مائلة وأخرى \\*",
]


@pytest.mark.parametrize("line", MARKUP)
def test_look_alikes_of_markup_appear_as_their_characters(newsroom: Newsroom, line: str) -> None:
    newsroom.add("a.txt", f"{line}\nهذه فقرة عادية من فقرات المقال كله.\n{line}.\n")
    report = newsroom.convert().reports[0]
    assert report.slug is not None
    head, _, body = newsroom.draft(report.slug).partition("\n\n")
    assert f"Title: {line}\n" in f"{head}\n"
    document = parse(body)
    assert not document.flaws
    assert {block.kind for block in document.blocks} == {"paragraph"}
    # The character references are what keeps Markdown from reading the signs.
    assert html.unescape(document.blocks[1].text) == f"{line}."
    assert not re.search(r"[*_`\[\]<>{}|\\]", document.blocks[1].text)


LINES = st.lists(
    st.one_of(
        st.text(alphabet=st.characters(codec="utf-8"), max_size=60),
        st.sampled_from(MARKUP),
        st.text(alphabet='#*-_<>[]{}()!`~|:&;=+.\\"“”0 ابت\n', max_size=40),
    ),
    min_size=1,
    max_size=8,
)


@given(LINES)
def test_every_line_of_any_text_stands_in_the_draft(lines: list[str]) -> None:
    try:
        seed = seed_from_bytes(Path("a.txt"), "\n".join(lines).encode())
        found = outline(seed, EMPTY)
    except ContentError:
        return
    ids = name_sections(found, seed.lang, EMPTY)
    files = draft_files(seed, found, propose_tags(found), ids)
    head, _, body = files[f"{seed.lang}.md"].partition("\n\n")
    assert f"Title: {found.title}\n" in head
    document = parse(body)
    assert not document.flaws
    shown = [html.unescape(unit.text) for unit in document.units]
    comments = html.unescape("".join(b.text for b in document.blocks if b.kind == "comment"))
    expected = [
        text
        for section in found.sections
        for text in (
            *([section.heading.text] if section.heading else []),
            *(paragraph.text for paragraph in section.paragraphs),
        )
    ]
    assert shown == expected
    assert all(drop.text in comments for drop in found.dropped)


@pytest.fixture
def registry(newsroom: Newsroom) -> Registry:
    return newsroom.registry


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("لماذا لم يهنئ بوتين ترامب؟", "vladimir-putin-donald-trump"),
        ("الكرملين وبوتين وترامب وبيسكوف", "kremlin-vladimir-putin-donald-trump"),
        ("ماذا حدث في المدينة أمس؟", "madha-hadth-fi-al-madina-ams"),
        ("؟!", "explainer"),
        ("أرشيف", "arshif"),
        ("Topics", "topics-2"),
        ("About", "about-2"),
    ],
)
def test_a_slug_is_made_of_names_or_of_what_can_be_said(
    registry: Registry, title: str, slug: str
) -> None:
    lang = "en" if title.isascii() else "ar"
    assert propose_slug(title, "ar" if lang == "ar" else "en", registry, ()) == slug


@given(st.text(max_size=300), st.sampled_from(["ar", "en"]))
def test_a_slug_can_always_stand_in_an_address(title: str, lang: str) -> None:
    taken: set[str] = set()
    for _ in range(3):
        slug = propose_slug(title, "ar" if lang == "ar" else "en", EMPTY, taken)
        assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", slug)
        assert len(slug) <= 63
        assert slug not in RESERVED
        assert slug not in taken
        taken.add(slug)


def test_section_ids_are_unique_and_never_those_with_a_meaning(registry: Registry) -> None:
    text = "عنوان المقال هنا\n" + "".join(
        f"{heading}\nهذه فقرة عادية من فقرات المقال كله.\n"
        for heading in ("هذه فقرة أولى طويلة.", "الكرملين اليوم", "الكرملين غدا", "ماذا بعد؟")
    )
    seed = seed_from_bytes(Path("a.txt"), text.encode())
    ids = name_sections(outline(seed, registry), "ar", registry)
    assert list(ids.values()) == ["kremlin", "kremlin-2", "section-3"]
    assert not FIXED_SECTIONS & set(ids.values())


def test_a_report_tells_everything_found(newsroom: Newsroom) -> None:
    newsroom.add("a.txt")
    report = newsroom.convert().reports[0]
    out = io.StringIO()
    Console(file=out, width=200).print(render_report(report))
    shown = out.getvalue()
    for expected in (
        f"a.txt → {SLUG}",
        "لماذا لم يهنئ بوتين ترامب؟ (first line, line 1)",
        "6: 1 title, 3 paragraph, 1 heading, 1 dropped",
        "4: ماذا يريد الكرملين؟ #kremlin",
        "3: “لن نهنئ أحدا قبل ذلك” بيسكوف? (verb and subject, high)",
        "vladimir-putin 1",
        "6: اقرأ أيضا: خبر آخر (link to other articles)",
        "1: space before a punctuation mark dropped",
    ):
        assert expected in shown


def test_a_report_of_a_known_seed_is_one_line(newsroom: Newsroom) -> None:
    newsroom.add("a.txt")
    newsroom.convert()
    out = io.StringIO()
    Console(file=out, width=200).print(render_report(newsroom.convert().reports[0]))
    assert out.getvalue() == f"a.txt: already in {SLUG}\n"


def test_words_in_brackets_are_not_taken_for_the_styles_of_a_terminal(newsroom: Newsroom) -> None:
    newsroom.add("a[red].txt", f"[bold]{ARTICLE}")
    out = io.StringIO()
    Console(file=out, width=200).print(render_report(newsroom.convert().reports[0]))
    assert "a[red].txt" in out.getvalue()
    assert "[bold]لماذا" in out.getvalue()


def test_a_report_is_plain_json_with_a_fate_for_every_line(newsroom: Newsroom) -> None:
    newsroom.add("a.txt")
    plain = as_json(newsroom.convert().reports[0])
    assert json.loads(json.dumps(plain)) == plain
    assert [(line["line"], line["fate"], line["note"]) for line in plain["lines"]] == [
        (1, "title", ""),
        (2, "paragraph", "kicker and lede"),
        (3, "paragraph", ""),
        (4, "heading", ""),
        (5, "paragraph", ""),
        (6, "dropped", "link to other articles"),
    ]
    assert plain["title"] == {
        "text": "لماذا لم يهنئ بوتين ترامب؟", "found": "first line", "line": 1,
    }  # fmt: skip
    assert plain["tags"] == ["vladimir-putin", "donald-trump", "kremlin"]
    assert as_json(newsroom.convert().reports[0]) == {
        "name": "a.txt", "status": "known", "slug": SLUG,
    }  # fmt: skip


def test_progress_is_told_seed_by_seed(newsroom: Newsroom) -> None:
    newsroom.add("a.txt")
    newsroom.add("b.txt", b"\xff")
    told: list[tuple[int, int]] = []
    convert_seeds(
        newsroom.seeds, newsroom.content, newsroom.registry, lambda *step: told.append(step)
    )
    assert told == [(1, 2), (2, 2)]
