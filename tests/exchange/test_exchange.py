"""What translators send back comes into the texts, each in its place, and nothing is lost."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path

import polib
import pytest

from sharih.arabic import Lang
from sharih.translation.rewriting import Rewritten, rewritten_as_far
from tests.helpers.projects import Project, copied_project, digests, explainer_text

AR = "content/explainers/bread/ar.md"
EN = "content/explainers/bread/en.md"
LEDGER = "content/explainers/bread/en.po"
PO = "translations/bread/en.po"
XLF = "translations/bread/en.xlf"
ARABIC = """\
## السعر {#price}

قالت الوزارة إن السعر لن يرتفع قبل الربيع.

- بند أول عن الطحين
- بند ثان عن الأفران

> لن نرفع السعر
> — وزير

## الخلفية {#background}

2024-11
:   رفعت المطاحن أسعارها.

نص أخير عن الخلفية كلها."""
ENGLISH = """\
## The price {#price}

The ministry said that the price would not rise before spring.

* A first item on flour
* A second item on bakeries

> We shall not raise the price
> — A minister

## Background {#background}

2024-11
:   The mills raised their prices.

A last text on all the background."""
HEAD = {"Summary": "In short.", "Rights": "The site's.", "Translation": "true"}


@pytest.fixture(scope="module")
def recorded(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """Return a project with an explainer in two languages that are in step, and a ledger."""
    made = copied_project(tmp_path_factory.mktemp("exchange") / "project")
    shutil.rmtree(made.root / "content" / "explainers")
    made.write(AR, explainer_text("عنوان الشرح", ARABIC))
    made.write(EN, explainer_text("The title", ENGLISH, **HEAD))
    shutil.rmtree(made.root / "seeds")
    (made.root / "seeds").mkdir()
    assert made.run("build").returncode == 0
    return made


@pytest.fixture
def project(recorded: Project, tmp_path: Path) -> Project:
    """Return a copy of it, which the test may change."""
    return recorded.copied(tmp_path / "project")


def read(project: Project, path: str = EN) -> str:
    """Read a file with its line ends."""
    return (project.root / path).read_bytes().decode("utf-8")


def translate(
    project: Project, words: dict[str, str], path: str = PO, *, fuzzy: bool = False
) -> None:
    """Translate passages as a program does."""
    catalogue = polib.pofile(str(project.root / path), wrapwidth=0)
    for entry in catalogue:
        if entry.msgctxt in words:
            entry.msgstr = words[entry.msgctxt]
            entry.flags = ["fuzzy"] if fuzzy else []
    catalogue.save()


def statuses(project: Project) -> dict[str, tuple[str, ...]]:
    """Return the flags of an export's entries by key."""
    project.run("export", "--to", "again", "--replace")
    return {
        entry.msgctxt: tuple(entry.flags)
        for entry in polib.pofile(str(project.root / "again/bread/en.po"))
    }


@pytest.mark.parametrize("kind", ["po", "xliff"])
def test_exporting_and_importing_changes_nothing(project: Project, kind: str) -> None:
    before = digests(project.root / "content")
    assert project.run("export", "--format", kind).stdout.endswith(": 10 passages\n")
    result = project.run("import", "translations")
    assert result.stdout == f"{EN}: 0 passages taken, 10 as they were\n"
    assert (result.returncode, result.stderr) == (0, "")
    assert digests(project.root / "content") == before


def test_a_translation_comes_in_and_only_its_lines_change(project: Project) -> None:
    project.run("export")
    words = {
        "price.1": "Prices stay, the ministry said.",
        "price.3": "A second item,\nlonger now",
        "price.4": "No rise\n— The minister",
        "background.1": "2024-11\nMills raised prices.",
        "@title": "Another title",
        "background": "What went before",
    }
    translate(project, words)
    before = read(project)
    result = project.run("import", PO)
    assert result.returncode == 0
    assert "6 passages taken, 4 as they were" in result.stdout
    assert "translated anew: @title, price.1, price.3, price.4, background, background.1" in (
        result.stdout
    )
    wanted = before
    for old, new in (
        ("Title: The title", "Title: Another title"),
        ("The ministry said that the price would not rise before spring.", words["price.1"]),
        ("* A second item on bakeries", "* A second item,\n  longer now"),
        ("> We shall not raise the price\n> — A minister", "> No rise\n> — The minister"),
        (":   The mills raised their prices.", ":   Mills raised prices."),
        ("## Background {#background}", "## What went before {#background}"),
    ):
        assert old in wanted
        wanted = wanted.replace(old, new)
    assert read(project) == wanted
    assert 'msgstr "Prices stay, the ministry said."' in read(project, LEDGER)
    # The ledger is as a build would write it, and a second import has nothing to do.
    files = digests(project.root / "content")
    project.run("build")
    assert project.run("import", PO).stdout.endswith("0 passages taken, 10 as they were\n")
    assert digests(project.root / "content") == files


def test_what_lacks_comes_in_where_it_stands_in_the_original(project: Project) -> None:
    project.replace(AR, "- بند ثان عن الأفران", "- بند ثان عن الأفران\n- بند ثالث جديد")
    project.replace(AR, "نص أخير", "فقرة جديدة لم يترجمها أحد.\n\nنص أخير")
    project.run("export")
    translate(project, {"price.5": "A third item, new"})
    result = project.run("import", PO)
    assert "1 passage taken, 10 as they were, 1 without a translation" in result.stdout
    assert "translated for the first time: price.5" in result.stdout
    assert "* A second item on bakeries\n* A third item, new\n" in read(project)
    assert "فقرة" not in read(project)


def test_a_translation_may_be_begun(project: Project) -> None:
    (project.root / EN).unlink()
    (project.root / LEDGER).unlink()
    assert "10 passages, 10 to be translated" in project.run("export").stdout
    translate(project, {"@title": "The title", "price.1": "The ministry spoke."})
    result = project.run("import", PO)
    assert "2 passages taken, 8 without a translation" in result.stdout
    assert read(project).startswith("Title: The title\n")
    assert "\nThe ministry spoke.\n\n- بند أول عن الطحين\n" in read(project)
    assert statuses(project)["price.1"] == ()


@pytest.mark.parametrize("kind", ["po", "xliff"])
def test_what_changed_in_the_original_is_to_be_looked_at(project: Project, kind: str) -> None:
    project.replace(AR, "لن يرتفع قبل الربيع", "سيرتفع بعد 20 يوما من الآن")
    project.run("export", "--format", kind)
    text = read(project, PO if kind == "po" else XLF)
    assert "The original has changed since this was translated." in text
    assert "قالت الوزارة إن السعر لن يرتفع قبل الربيع." in text
    assert "1 to be translated or looked at" in project.run("export", "--to", "x").stdout
    # Unchanged it says nothing; found right, it is in step.
    assert "10 as they were" in project.run("import", "translations").stdout
    assert statuses(project)["price.1"] == ("fuzzy",)
    if kind == "po":
        catalogue = polib.pofile(str(project.root / PO), wrapwidth=0)
        next(e for e in catalogue if e.msgctxt == "price.1").flags = []
        catalogue.save()
    else:
        project.replace(XLF, 'id="price.1" resname="price.1" approved="no"',
                        'id="price.1" resname="price.1" approved="yes"')  # fmt: skip
        project.replace(XLF, 'state="needs-translation"', 'state="final"')
    before = read(project)
    assert "found right as they are: price.1" in project.run("import", "translations").stdout
    assert read(project) == before
    assert statuses(project)["price.1"] == ()


def test_what_was_wrong_from_the_start_may_be_found_right(project: Project) -> None:
    project.replace(AR, "نص أخير عن الخلفية كلها.", "نص أخير عن 20 فرنا في البلاد كلها.")
    english = "A last text on 30 bakeries in all the country."
    project.replace(EN, "A last text on all the background.", english)
    (project.root / LEDGER).unlink()
    assert project.run("build").returncode == 0  # which records both as they are
    assert statuses(project)["background.2"] == ("fuzzy",)
    translate(project, {"background.2": english}, "again/bread/en.po")
    result = project.run("import", "again/bread/en.po")
    assert "found right as they are: background.2" in result.stdout
    assert statuses(project)["background.2"] == ()
    files = digests(project.root / "content")
    assert "0 passages taken" in project.run("import", "again/bread/en.po").stdout
    assert digests(project.root / "content") == files


def test_what_translates_an_older_original_is_taken_and_shown_as_that(project: Project) -> None:
    project.run("export")
    translate(project, {"price.1": "Prices stay, the ministry said."})
    project.replace(AR, "لن يرتفع قبل الربيع", "لن يرتفع قبل الربيع أو الصيف")
    result = project.run("import", PO)
    assert "translated from an older original, and shown as that: price.1" in result.stdout
    assert "Prices stay, the ministry said." in read(project)
    assert 'msgid "قالت الوزارة إن السعر لن يرتفع قبل الربيع."' in read(project, LEDGER)
    assert statuses(project)["price.1"] == ("fuzzy",)


def test_spelling_that_changed_in_the_original_does_not_make_it_older(project: Project) -> None:
    project.run("export")
    translate(project, {"price.1": "Prices stay, the ministry said."})
    project.replace(AR, "إن السعر لن يرتفع", "إنّ السعر لن يرتفع")
    assert "translated anew: price.1" in project.run("import", PO).stdout
    assert statuses(project)["price.1"] == ()


def test_what_was_written_into_the_text_meanwhile_stays(project: Project) -> None:
    project.run("export")
    translate(project, {"price.1": "Prices stay.", "price.2": "On flour"})
    project.replace(EN, "The ministry said that", "According to the ministry,")
    result = project.run("import", PO)
    line = next(n for n, ln in enumerate(read(project, PO).split("\n"), 1) if "price.1" in ln)
    assert result.returncode == 1
    assert result.stderr == (
        f"{PO}:{line}: warning: price.1 was translated otherwise in the text meanwhile. "
        "Compare both; with --replace the file's is taken.\n"
    )
    assert "According to the ministry," in read(project)
    assert "* On flour\n" in read(project)
    assert "price.1" in project.run("import", PO, "--replace").stdout
    assert "Prices stay." in read(project)


def test_an_export_that_nobody_touched_never_takes_the_text_back(project: Project) -> None:
    project.run("export")
    project.replace(EN, "The ministry said that", "According to the ministry,")
    assert "0 passages taken, 10 as they were" in project.run("import", PO, "--replace").stdout
    assert "According to the ministry," in read(project)


def test_a_reordered_file_without_comments_finds_its_places(project: Project) -> None:
    project.run("export")
    catalogue = polib.pofile(str(project.root / PO), wrapwidth=0)
    catalogue.sort(key=lambda entry: str(entry.msgid))
    for entry in catalogue:
        entry.comment, entry.occurrences = "", []
        if entry.msgctxt == "price.2":
            entry.msgstr = "On flour"
    catalogue.metadata.pop("X-Sharih-Explainer")
    catalogue.save()
    result = project.run("import", PO)  # the name of its folder tells whose it is
    assert "price.2 has another translation in the text" in result.stderr
    assert "1 passage taken" in project.run("import", PO, "--replace").stdout
    assert "* On flour\n" in read(project)


def test_a_passage_that_moved_is_found_by_its_words(project: Project) -> None:
    project.run("export")
    translate(project, {"price.2": "On flour"})
    (project.root / LEDGER).unlink()
    project.replace(AR, "- بند أول عن الطحين\n", "")
    project.replace(AR, "نص أخير", "- بند أول عن الطحين\n\nنص أخير")
    project.replace(EN, "* A first item on flour\n", "")
    project.replace(EN, "A last text", "* A first item on flour\n\nA last text")
    assert "1 passage taken" in project.run("import", PO).stdout
    assert "* On flour\n\nA last text" in read(project)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("قالت الوزارة", "price.1 is in Arabic. Translate it into English."),
        ("One.\n\nTwo.", "price.1 would be more than one passage there, or none."),
        ("- One", "price.1 cannot stand where the passage stands."),
        ("[It](topic:kermlin) said", "price.1 leads to topic:kermlin, which there is not."),
        ("It\ufffe said", "price.1 holds a code point that is no character (U+FFFE)."),
    ],
)
def test_what_cannot_come_in_is_told_and_the_rest_comes_in(
    project: Project, words: str, told: str
) -> None:
    project.run("export")
    translate(project, {"price.1": words, "price.2": "On flour"})
    result = project.run("import", PO)
    assert result.returncode == 1
    assert told in result.stderr
    assert "taken" in result.stdout
    assert "The ministry said that" in read(project)
    assert "* On flour\n" in read(project)


def test_two_translations_of_one_passage_are_told(project: Project) -> None:
    project.run("export")
    shutil.copytree(project.root / "translations", project.root / "others")
    translate(project, {"price.1": "One way.", "price.2": "On flour"})
    translate(project, {"price.1": "Another way.", "price.2": "On flour"}, "others/bread/en.po")
    result = project.run("import", "translations", "--also", "others")
    assert result.stderr.count("price.1 has different translations here") == 2
    assert "1 passage taken" in result.stdout
    assert "The ministry said that" in read(project)


def test_copies_of_the_original_are_no_translations(project: Project) -> None:
    (project.root / EN).unlink()
    project.run("export")
    translate(project, {"price.2": "بند أول عن الطحين", "price.1": "It spoke."})
    result = project.run("import", PO)
    assert (result.returncode, result.stderr) == (0, "")
    assert "1 passage taken, 9 without a translation" in result.stdout


def test_a_file_about_another_text_is_refused(project: Project) -> None:
    project.run("export")
    catalogue = polib.pofile(str(project.root / PO), wrapwidth=0)
    for n, entry in enumerate(catalogue):
        entry.msgid, entry.msgstr = f"كلام آخر رقم {n}", f"Other words {n}"
    catalogue.save()
    before = digests(project.root / "content")
    result = project.run("import", PO)
    assert result.returncode == 1
    assert f"holds nothing that {AR} says or said" in result.stderr
    project.replace(PO, "X-Sharih-Explainer: bread", "X-Sharih-Explainer: braed")
    result = project.run("import", PO)
    told = f"{PO}:1: is about braed, which is no explainer of this site. Did you mean bread?\n"
    assert result.stderr == told
    assert digests(project.root / "content") == before


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("Language: en", "Language: ar", "translates into ar, and en.md is in en"),
        ("Language: en", "Language: fr", "translates into fr, and en.md is in en"),
    ],
)
def test_a_file_in_another_language_is_refused(
    project: Project, old: str, new: str, told: str
) -> None:
    project.run("export")
    translate(project, {"price.1": "One way."})
    project.replace(PO, old, new)
    assert told in project.run("import", PO).stderr
    assert "One way." not in read(project)


def test_a_ledger_is_no_export(project: Project) -> None:
    result = project.run("import", LEDGER)
    assert result.returncode == 1
    assert "is a ledger of the site, not an export" in result.stderr


def test_an_export_never_writes_over_work_that_is_not_imported(project: Project) -> None:
    project.run("export")
    translate(project, {"price.1": "One way."})
    before = read(project, PO)
    result = project.run("export")
    assert result.returncode == 1
    assert f"{PO}: holds translations that are not in the text" in result.stderr
    assert read(project, PO) == before
    project.run("import", PO)
    assert project.run("export").returncode == 0
    assert 'msgstr "One way."' in read(project, PO)


@pytest.mark.parametrize("folder", ["content", "content/explainers", "output/x", "seeds"])
def test_an_export_goes_to_no_folder_of_the_site(project: Project, folder: str) -> None:
    before = digests(project.root / "content")
    result = project.run("export", "--to", folder)
    assert result.returncode == 1
    assert f"{folder} lies in the folder of" in result.stderr
    assert digests(project.root / "content") == before


def test_only_what_is_open_may_be_exported(project: Project) -> None:
    project.replace(AR, "- بند ثان عن الأفران", "- بند ثان عن الأفران\n- بند ثالث جديد")
    assert "1 passage, 1 to be translated" in project.run("export", "--open").stdout
    translate(project, {"price.5": "A third item, new"})
    assert project.run("import", PO).returncode == 0
    assert "* A third item, new\n" in read(project)


def test_both_directions_name_their_languages(project: Project) -> None:
    for path in (AR, EN, LEDGER):
        (project.root / path).unlink()
    project.write(EN, explainer_text("The title", ENGLISH, Summary="In short.", Rights="R."))
    project.write(AR, explainer_text("عنوان الشرح", ARABIC, Translation="true"))
    project.run("build")
    project.run("export")
    project.run("export", "--format", "xliff")
    assert '"X-Source-Language: en\\n"' in read(project, "translations/bread/ar.po")
    assert 'source-language="en" target-language="ar"' in read(project, "translations/bread/ar.xlf")
    translate(project, {"price.1": "السعر باق كما هو."}, "translations/bread/ar.po")
    assert "1 passage taken" in project.run("import", "translations/bread/ar.po").stdout
    assert "\nالسعر باق كما هو.\n" in read(project, AR)


def test_a_dry_run_writes_nothing(project: Project) -> None:
    project.run("export")
    translate(project, {"price.1": "One way."})
    before = digests(project.root / "content")
    assert "1 passage would be taken" in project.run("import", PO, "--dry-run").stdout
    assert digests(project.root / "content") == before


def test_line_ends_and_the_mark_of_the_encoding_stay(project: Project) -> None:
    before = read(project).replace("\n", "\r\n")
    (project.root / EN).write_bytes(b"\xef\xbb\xbf" + before.encode())
    project.run("export")
    translate(project, {"price.1": "One way."})
    assert "1 passage taken" in project.run("import", PO).stdout
    old = "The ministry said that the price would not rise before spring."
    wanted = b"\xef\xbb\xbf" + before.replace(old, "One way.").encode()
    assert (project.root / EN).read_bytes() == wanted


def test_a_disk_that_is_full_leaves_both_files_as_they_were(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    project.run("export")
    translate(project, {"price.1": "One way."})
    before = digests(project.root / "content")
    whole = Path.replace

    def replace(self: Path, target: Path) -> Path:
        if target.suffix == ".po":
            raise OSError(28, "No space left on device")
        return whole(self, target)

    monkeypatch.setattr(Path, "replace", replace)
    result = project.run("import", PO)
    assert result.returncode == 1
    assert "cannot be written (No space left on device)" in result.stderr
    assert digests(project.root / "content") == before


def test_a_text_that_changes_while_it_is_read_stays_as_it_is(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    project.run("export")
    translate(project, {"price.1": "One way."})
    done: list[str] = []

    def meanwhile(text: str, lang: Lang, words: Mapping[int, str]) -> Rewritten:
        if not done:
            project.replace(EN, "A last text", "The last text")
        done.append(text)
        return rewritten_as_far(text, lang, words)

    monkeypatch.setattr("sharih.exchange.taking.rewritten_as_far", meanwhile)
    result = project.run("import", PO)
    assert result.returncode == 1
    assert f"{EN}: was changed while it was being read. Import once more." in result.stderr
    assert "The last text" in read(project)
    assert "One way." not in read(project)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("export", "--format", "doc"), "--format doc is none. Write po or xliff."),
        (("export", "--only", ","), "No explainer is named."),
        (("export", "braed"), "content/explainers/braed: is not there. Did you mean bread?"),
        (("export", "--to", " "), "--to names no folder."),
        (("import",), "No file is named."),
        (("import", "nothing.po"), "nothing.po: is not there."),
        (("import", "seeds"), "seeds: holds no PO or XLIFF file."),
        (("import", "x.po", "--mend", "bread"), "--mend imports nothing."),
    ],
)
def test_what_is_said_wrongly_is_told_in_one_line(
    project: Project, words: tuple[str, ...], told: str
) -> None:
    result = project.run(*words)
    assert result.returncode == 1
    assert told in result.stderr
    assert result.stderr.count("\n") == 1
