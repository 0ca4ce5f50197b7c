"""A damaged ledger is named with its line, and mended only where somebody asks for that."""

from __future__ import annotations

import shutil
from collections.abc import Callable

import pytest

from tests.helpers.projects import Project, copied_project, digests, explainer_text

LEDGER = "content/explainers/bread/en.po"
ARABIC = """\
## السعر {#price}

قالت الوزارة إن السعر لن يرتفع قبل الربيع.

وأضافت الوزارة أن المخزون يكفي أشهرا ستة كاملة."""
ENGLISH = """\
## The price {#price}

The ministry said that the price would not rise before spring.

It added that stocks would last for six months."""
HEAD = {"Summary": "In short.", "Rights": "The site's.", "Translation": "true"}
Damage = Callable[[str], bytes]


@pytest.fixture(scope="module")
def recorded(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """Return a project with two explainers in two languages, and their ledgers."""
    made = copied_project(tmp_path_factory.mktemp("mending") / "project")
    for folder in ("content/explainers", "seeds"):
        shutil.rmtree(made.root / folder)
    (made.root / "seeds").mkdir()
    made.write("content/explainers/bread/ar.md", explainer_text("عنوان الشرح", ARABIC))
    made.write("content/explainers/bread/en.md", explainer_text("The title", ENGLISH, **HEAD))
    other = "كلام مختلف عن شأن آخر كله رقم {} وما من صلة"
    arabic = "\n\n".join(["## قسم {#price}", *(other.format(n) for n in range(4))])
    english = "\n\n".join(["## Part {#price}", *(f"Quite other words, {n}." for n in range(4))])
    made.write("content/explainers/water/ar.md", explainer_text("ماء", arabic))
    made.write("content/explainers/water/en.md", explainer_text("Water", english, **HEAD))
    assert made.run("build").returncode == 0
    return made


@pytest.fixture
def project(recorded: Project, tmp_path_factory: pytest.TempPathFactory) -> Project:
    """Return a copy of it, which the test may change."""
    return recorded.copied(tmp_path_factory.mktemp("copy") / "project")


def _replaced(old: str, new: str) -> Damage:
    def damage(text: str) -> bytes:
        assert old in text
        return text.replace(old, new, 1).encode()

    return damage


def parts(text: str) -> tuple[str, str, str]:
    """Part a ledger at an entry: what stands before it, the entry, what stands behind it."""
    at = text.rindex("#:", 0, text.index('msgctxt "price.1"'))
    end = text.index("\n\n", at) + 1
    return text[:at], text[at:end], text[end:]


def _twice(text: str) -> bytes:
    entry = parts(text)[1]
    return f"{text}\n{entry.replace('before spring', 'ever')}\n".encode()


def _conflict(text: str) -> bytes:
    before, entry, behind = parts(text)
    other = entry.replace("before spring", "ever")
    return f"{before}<<<<<<< HEAD\n{entry}=======\n{other}>>>>>>> x\n{behind}".encode()


def _markup(text: str) -> bytes:
    before, entry, behind = parts(text)
    return f"{before}<p>\n\n{entry}{behind}".encode()


def _cp1256(text: str) -> bytes:
    return text.replace("UTF-8", "CP1256").encode("cp1256")


def _one_line_in_cp1256(text: str) -> bytes:
    return b"".join(
        line.encode("cp1256" if "قالت" in line else "utf-8")
        for line in text.splitlines(keepends=True)
    )


DAMAGES: dict[str, tuple[Damage, str, int]] = {
    "a string that is not closed": (
        _replaced('before spring."', "before spring."), "a string that is not closed", 1,
    ),
    "a key that stands twice": (_twice, "the key price.1 stands twice", 1),
    "a key that is none": (
        _replaced('"price.1"', '"Price one"'), "the key Price one is that of no passage", 1,
    ),
    "no key": (_replaced('msgctxt "price.1"\n', ""), "an entry without msgctxt", 1),
    "a merge conflict": (_conflict, "a mark of a merge conflict", 1),
    "markup": (_markup, "markup, which no PO file has", 0),
    "an entry cut off": (
        lambda text: text[: text.rindex("msgstr")].encode(), "an entry without msgstr", 1,
    ),
    "another language": (
        _replaced("Language: en", "Language: ar"), "its header says that it translates into ar", 0,
    ),
    "another encoding": (_cp1256, "not UTF-8, but cp1256", 0),
    "an encoding that it is not in": (
        _replaced("charset=UTF-8", "charset=CP1256"),
        "its header says that it is in cp1256, and it is in UTF-8", 0,
    ),
    "lines in another encoding": (_one_line_in_cp1256, "not UTF-8", 1),
}  # fmt: skip


@pytest.mark.parametrize("name", DAMAGES)
def test_damage_is_named_and_mended_on_request_only(project: Project, name: str) -> None:
    damage, told, lost = DAMAGES[name]
    whole = (project.root / LEDGER).read_text(encoding="utf-8")
    damaged = damage(whole)
    (project.root / LEDGER).write_bytes(damaged)
    before = digests(project.root / "content")
    result = project.run("build")
    assert result.returncode == 1
    (line,) = result.stderr.splitlines()[:1]
    assert line.startswith(f"{LEDGER}:")
    assert f": {told}" in line
    assert "./inv import --mend bread" in line
    assert digests(project.root / "content") == before
    mended = project.run("import", "--mend", "bread")
    assert mended.returncode == 0
    assert mended.stdout.startswith(f"{LEDGER}: mended, ")
    assert (f"{lost} entry lost or without" in mended.stdout) == bool(lost)
    assert mended.stdout.endswith(f"what it was lies in {LEDGER}~\n")
    assert (project.root / f"{LEDGER}~").read_bytes() == damaged
    if name in ("no key", "a key that is none"):
        whole = whole.replace('"price.1"', '"price.3"')  # never one that was another's
    assert (project.root / LEDGER).read_text(encoding="utf-8") == whole
    assert project.run("build").returncode == 0


def test_of_two_entries_with_a_key_that_which_the_texts_bear_out_is_kept(project: Project) -> None:
    text = (project.root / LEDGER).read_text(encoding="utf-8")
    before, entry, behind = parts(text)
    wrong = entry.replace("before spring", "ever")
    (project.root / LEDGER).write_text(f"{before}{wrong}\n{entry}{behind}", encoding="utf-8")
    project.run("import", "--mend", "bread")
    assert (project.root / LEDGER).read_text(encoding="utf-8") == text


def test_the_ledger_of_another_explainer_is_named_and_begun_anew(project: Project) -> None:
    whole = (project.root / LEDGER).read_bytes()
    shutil.copy(project.root / "content/explainers/water/en.po", project.root / LEDGER)
    for words in (("build",), ("export", "bread"), ("new", "--pair", "bread")):
        result = project.run(*words)
        assert result.returncode == 1
        assert f"{LEDGER}:1: holds nothing that ar.md says or said." in result.stderr
    assert "mended, 0 entries kept" in project.run("import", "--mend", "bread").stdout
    assert (project.root / LEDGER).read_bytes() == whole


def test_texts_that_are_written_anew_are_no_others(project: Project) -> None:
    for lang, old, new in (("ar", "وأضافت الوزارة", "وقال الوزير"), ("en", "It added", "He said")):
        project.replace(f"content/explainers/bread/{lang}.md", old, new)
    project.replace("content/explainers/bread/ar.md", "عنوان الشرح", "عنوان")
    assert project.run("build").returncode == 0


def test_a_ledger_without_a_fault_stays_as_it_is(project: Project) -> None:
    before = digests(project.root / "content")
    result = project.run("import", "--mend", "bread")
    assert result.stdout == f"{LEDGER}: nothing is wrong with it\n"
    assert digests(project.root / "content") == before


def test_a_carriage_return_in_a_comment_damages_nothing(project: Project) -> None:
    text = (project.root / LEDGER).read_text(encoding="utf-8")
    text = "# one\rtwo\n".join(["".join(parts(text)[:1]), "".join(parts(text)[1:])])
    (project.root / LEDGER).write_text(text, encoding="utf-8", newline="")
    assert project.run("build").returncode == 0
    assert project.run("export").returncode == 0
