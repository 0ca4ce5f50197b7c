"""What changes while a build is at work is told, or is there after the next one."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterator
from contextlib import nullcontext
from pathlib import Path
from subprocess import CompletedProcess
from typing import Any

import pytest

from sharih.site import reading
from sharih.site.making import maker, memory
from sharih.site.pages.render import renderer_of
from tests.helpers.rebuilds import SVG, Quick, Rebuilt, edit, files_of, forking, rendered

ways = pytest.mark.parametrize("way", [nullcontext, forking])
CHANGED = "content/explainers/{}: was changed while the site was being built. Build again; "
CHANGED += "the site is as it was.\n"


@pytest.fixture(scope="module", autouse=True)
def _quick() -> Iterator[None]:
    with Quick():
        yield


@pytest.fixture
def site(tmp_path: Path, way: Any) -> Rebuilt:
    """Return a small project that was built."""
    found = Rebuilt(tmp_path, way=way)
    assert found.run(found.project, "--no-convert").returncode == 0
    return found


def build_while(
    site: Rebuilt, monkeypatch: pytest.MonkeyPatch, happens: Callable[[], None]
) -> CompletedProcess[str]:
    """Build, and let something happen when everything has been read and nothing rendered."""

    def renderer_then(*arguments: Any) -> Any:
        happens()
        return renderer_of(*arguments)

    with monkeypatch.context() as patched, site.way():
        patched.setattr(memory, "renderer_of", renderer_then)
        return site.run(site.project, "--no-convert")


@ways
def test_a_text_that_was_known_and_changes_meanwhile_is_told(
    site: Rebuilt, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is read once more for its pages, which the theme makes anew."""
    edit(site.project.root / "theme/templates/explainer.html", lambda text: f"{text}<!-- -->")
    text = site.project.explainer("two") / "ar.md"
    before = files_of(site.project.output)
    done = build_while(site, monkeypatch, lambda: edit(text, lambda old: f"{old}\nخبر.\n"))
    assert (done.returncode, done.stderr) == (1, CHANGED.format("two"))
    assert files_of(site.project.output) == before
    assert site.build("--no-convert").returncode == 0


@pytest.mark.parametrize("way", [nullcontext])
def test_a_text_that_is_gone_meanwhile_is_told(
    site: Rebuilt, monkeypatch: pytest.MonkeyPatch
) -> None:
    edit(site.project.root / "theme/templates/explainer.html", lambda text: f"{text}<!-- -->")
    text = site.project.explainer("six") / "ar.md"
    done = build_while(site, monkeypatch, text.unlink)
    assert (done.returncode, done.stderr) == (1, CHANGED.format("six"))


@ways
def test_a_text_that_changes_after_it_was_read_is_told(
    site: Rebuilt, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = site.project.explainer("two") / "ar.md"
    before = files_of(site.project.output)
    edit(site.project.root / "content/topics.toml", lambda old: f"{old}\n# x\n")
    edit(text, lambda old: f"{old}\nأول.\n")
    done = build_while(site, monkeypatch, lambda: edit(text, lambda old: f"{old}\nثان.\n"))
    assert done.returncode == 1
    assert done.stderr in (CHANGED.format("two/ar.md"), CHANGED.format("two"))
    assert files_of(site.project.output) == before
    assert rendered(site.build("--no-convert"))
    page = (site.project.output / "ar/two/index.html").read_text(encoding="utf-8")
    assert "ثان" in page


@ways
@pytest.mark.parametrize("file", ["explainers/two/ar.md", "topics.toml"])
def test_what_changes_while_only_edited_texts_are_read_is_told(
    site: Rebuilt, monkeypatch: pytest.MonkeyPatch, file: str
) -> None:
    before = files_of(site.project.output)
    edit(site.project.explainer("two") / "ar.md", lambda old: f"{old}\nأول.\n")
    path = site.project.root / "content" / file
    more = "\n# x\n" if path.suffix == ".toml" else "\nثان.\n"
    done = build_while(site, monkeypatch, lambda: edit(path, lambda old: old + more))
    assert done.returncode == 1
    folder = file.removesuffix("/ar.md")  # where it is read again, its folder is told
    told = {
        f"content/{name}: was changed while the site was being built" for name in (file, folder)
    }
    assert any(line in done.stderr for line in told)
    assert files_of(site.project.output) == before
    assert site.build("--no-convert").returncode == 0


@pytest.mark.parametrize("way", [nullcontext])
@pytest.mark.parametrize("then", ["c", None])
def test_a_picture_that_changes_meanwhile_is_told(
    site: Rebuilt, monkeypatch: pytest.MonkeyPatch, then: str | None
) -> None:
    """Or that is gone; otherwise what is in it now would have the address of what was."""
    picture = site.project.explainer("six") / "map.svg"

    def happens() -> None:
        picture.write_text(SVG.format(40, then), encoding="utf-8") if then else picture.unlink()

    picture.write_text(SVG.format(40, "b"), encoding="utf-8")
    done = build_while(site, monkeypatch, happens)
    assert done.returncode == 1
    assert "was changed while the site was being built" in done.stderr
    assert done.stderr.count("\n") == 1
    picture.write_text(SVG.format(40, "b"), encoding="utf-8")
    assert site.build("--no-convert").returncode == 0


@pytest.mark.parametrize("way", [forking])
@pytest.mark.parametrize(
    ("module", "name", "doing"),
    [(reading, "load_text", "reading texts"), (maker, "location", "making pages")],
)
def test_a_process_that_is_ended_meanwhile_is_told(
    site: Rebuilt, monkeypatch: pytest.MonkeyPatch, module: Any, name: str, doing: str
) -> None:
    edit(site.project.root / "content/topics.toml", lambda text: text.replace("الريح", "البحر"))
    here, before = os.getpid(), files_of(site.project.output)

    def end(*_: Any, **__: Any) -> None:
        assert os.getpid() != here
        os.kill(os.getpid(), signal.SIGKILL)

    with monkeypatch.context() as patched, site.way():
        patched.setattr(module, name, end)
        done = site.run(site.project, "--no-convert")
    assert done.returncode == 1
    assert done.stderr.startswith(f"A process that was {doing} was ended from outside.")
    assert done.stderr.count("\n") == 1
    assert files_of(site.project.output) == before
    assert site.build("--no-convert").returncode == 0


@pytest.mark.parametrize("way", [nullcontext])
@pytest.mark.parametrize("file", ["theme/templates/base.html", "theme/static/css/base.css",
                                  "content/topics.toml", "content/pages/about/ar.md",
                                  "content/explainers/new/ar.md"])  # fmt: skip
def test_what_is_read_once_and_changes_meanwhile_is_told(
    site: Rebuilt, monkeypatch: pytest.MonkeyPatch, file: str
) -> None:
    """Nothing of two states of the project is mixed."""
    path = site.project.root / file
    more = "\n# x\n" if path.suffix == ".toml" else "\n<!-- x -->\n"
    before = files_of(site.project.output)
    edit(site.project.root / "content/stories.toml", lambda old: f"{old}\n# x\n")
    edit(site.project.explainer("two") / "ar.md", lambda old: f"{old}\nأول.\n")

    def happens() -> None:
        if path.exists():
            edit(path, lambda old: old + more)
        else:
            site.project.write(file, "Title: عنوان\n\nنص.\n")

    done = build_while(site, monkeypatch, happens)
    assert done.returncode == 1
    assert f"{file}: was changed while the site was being built" in done.stderr
    assert files_of(site.project.output) == before
    assert site.build("--no-convert").returncode == 0


@pytest.mark.parametrize("way", [nullcontext])
def test_what_editors_keep_beside_a_text_is_no_change(
    site: Rebuilt, monkeypatch: pytest.MonkeyPatch
) -> None:
    edit(site.project.root / "content/stories.toml", lambda old: f"{old}\n# x\n")
    swap = site.project.explainer("two") / ".ar.md.swp"
    assert build_while(site, monkeypatch, swap.touch).returncode == 0


@pytest.mark.parametrize("way", [nullcontext])
def test_what_an_editor_keeps_in_a_hidden_folder_is_no_change(
    site: Rebuilt, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As some write down after each key that is pressed which windows are open."""
    edit(site.project.root / "content/stories.toml", lambda old: f"{old}\n# x\n")
    state = site.project.write("content/.editor/state/workspace.json", "{}")
    assert build_while(site, monkeypatch, lambda: edit(state, lambda _: "[]")).returncode == 0


@pytest.mark.parametrize("way", [nullcontext])
def test_what_changes_in_a_folder_that_is_not_hidden_is_told_also_beside_hidden_ones(
    site: Rebuilt, monkeypatch: pytest.MonkeyPatch
) -> None:
    edit(site.project.root / "content/stories.toml", lambda old: f"{old}\n# x\n")
    site.project.write("content/.editor/workspace.json", "{}")
    table = site.project.root / "content/topics.toml"
    done = build_while(site, monkeypatch, lambda: edit(table, lambda old: f"{old}\n# x\n"))
    assert done.returncode == 1
    assert "content/topics.toml: was changed while the site was being built" in done.stderr
