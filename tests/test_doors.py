"""No file from outside of the project gets into a draft or onto a page, at no door."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from sharih.__main__ import main
from tests.helpers.projects import Project, copied_project, explainer_text

PRIVATE = "كلمة السر هي ثلاثة أحرف من اسم القطة."
SLUG = "bread-prices"
FOLDER = f"content/explainers/{SLUG}"
LEADS_OUT = "is a link that leads out of the project"


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    """Return a project with one explainer, beside files that are private."""
    made = copied_project(tmp_path / "project")
    shutil.rmtree(made.root / "content")
    shutil.rmtree(made.root / "seeds")
    (made.root / "seeds").mkdir()
    made.write("content/topics.toml", "")
    body = "فقرة عن الخبز.\n\n![مخبز](oven.png)"
    made.write(f"{FOLDER}/ar.md", explainer_text("لماذا ارتفع سعر الخبز؟", body))
    made.write(f"{FOLDER}/en.md", explainer_text("Why has bread become dearer?", "On bread.",
                                                 Translation="true"))  # fmt: skip
    made.write("private/ar.md", explainer_text("سر", PRIVATE))
    made.write("private/words.txt", f"هل هذا سر؟\n{PRIVATE}\n{PRIVATE}\n")
    (made.root / "private").rename(tmp_path / "private")
    monkeypatch.chdir(made.root)
    return made


def link(path: str, target: str) -> Callable[[], None]:
    """Return what puts a link to a private file into the project."""

    def put() -> None:
        Path(path).unlink(missing_ok=True)
        Path(path).parent.mkdir(parents=True, exist_ok=True)
        Path(path).symlink_to(Path.cwd().parent / "private" / target)

    return put


def pipe(path: str) -> Callable[[], None]:
    """Return what puts a named pipe into the project: to open it waits for ever."""

    def put() -> None:
        Path(path).unlink(missing_ok=True)
        os.mkfifo(path)

    return put


def folder_link() -> None:
    Path("content/explainers/secret").symlink_to(Path.cwd().parent / "private")


DOORS = {
    "a text": (link(f"{FOLDER}/ar.md", "ar.md"), f"{FOLDER}/ar.md: {LEADS_OUT}"),
    "a translation": (link(f"{FOLDER}/en.md", "ar.md"), f"{FOLDER}/en.md: {LEADS_OUT}"),
    "an explainer's folder": (folder_link, f"content/explainers/secret: {LEADS_OUT}"),
    "a picture": (link(f"{FOLDER}/oven.png", "words.txt"), f"the picture oven.png {LEADS_OUT}"),
    "a ledger": (link(f"{FOLDER}/en.po", "words.txt"), f"{FOLDER}/en.po: {LEADS_OUT}"),
    "a page": (link("content/pages/about/ar.md", "ar.md"), f"about/ar.md: {LEADS_OUT}"),
    "the registry": (link("content/topics.toml", "words.txt"), f"topics.toml: {LEADS_OUT}"),
    "the stories": (link("content/stories.toml", "words.txt"), f"stories.toml: {LEADS_OUT}"),
    "the register": (link("content/seeds.toml", "words.txt"), f"seeds.toml: {LEADS_OUT}"),
    "the settings": (link("pelicanconf.py", "words.txt"), f"pelicanconf.py: {LEADS_OUT}"),
    "what settings import": (link("mine.py", "words.txt"), f"mine.py: {LEADS_OUT}"),
    "a seed": (link("seeds/a.txt", "words.txt"), f"seeds/a.txt: {LEADS_OUT}"),
    "a template": (
        link("theme/templates/home.html", "words.txt"),
        f"theme/templates/home.html: {LEADS_OUT}",
    ),
    "a file of the theme": (
        link("theme/static/words.txt", "words.txt"),
        f"theme/static/words.txt: {LEADS_OUT}",
    ),
    "interface texts": (
        link("theme/locale/ar/LC_MESSAGES/theme.po", "words.txt"),
        f"theme.po: {LEADS_OUT}",
    ),
    "a pipe for a text": (pipe(f"{FOLDER}/ar.md"), f"{FOLDER}/ar.md: is a named pipe"),
    "a pipe for a picture": (pipe(f"{FOLDER}/oven.png"), "oven.png is a named pipe"),
    "a pipe for the registry": (pipe("content/topics.toml"), "topics.toml: is a named pipe"),
    "a pipe for a ledger": (pipe(f"{FOLDER}/en.po"), f"{FOLDER}/en.po: is a named pipe"),
    "a pipe for the settings": (pipe("pelicanconf.py"), "pelicanconf.py: is a named pipe"),
    "a pipe for a template": (pipe("theme/templates/home.html"), "home.html: is a named pipe"),
}


@pytest.mark.parametrize("door", DOORS)
def test_what_leads_out_is_refused_by_name_and_never_read(
    project: Project, door: str, capsys: pytest.CaptureFixture[str]
) -> None:
    put, told = DOORS[door]
    (project.root / FOLDER / "ar.md").write_text(
        explainer_text("لماذا ارتفع سعر الخبز؟", "فقرة عن الخبز.\n\n![مخبز](oven.png)")
        if "picture" in door
        else explainer_text("لماذا ارتفع سعر الخبز؟", "فقرة عن الخبز."),
        encoding="utf-8",
    )
    put()
    # The page says what would be seen on a picture that is refused.
    assert main(["build"]) == (0 if "picture" in door else 1)
    printed = capsys.readouterr()
    lines = (printed.out + printed.err).splitlines()
    assert sum(told in line for line in lines) == 1, printed
    for part in ("content", "output"):
        for path in (project.root / part).rglob("*"):
            if not path.is_symlink() and path.is_file():
                assert PRIVATE.encode() not in path.read_bytes(), path


def test_a_link_within_the_project_is_as_good_as_a_file(project: Project) -> None:
    path = project.root / FOLDER / "ar.md"
    path.rename(project.root / "texts.md")
    path.symlink_to("../../../texts.md")
    project.replace("texts.md", "![مخبز](oven.png)", "نص.")
    assert main(["build"]) == 0


def test_a_folder_of_seeds_may_lie_elsewhere_where_it_is_named(project: Project) -> None:
    project.replace(f"{FOLDER}/ar.md", "![مخبز](oven.png)", "نص.")
    assert main(["build", "--seeds", str(project.root.parent / "private")]) == 0
    assert any(PRIVATE in p.read_text("utf-8") for p in project.root.glob("content/**/ar.md"))
