"""Files that change while the preview is running."""

from __future__ import annotations

import re
import shutil
import subprocess
import time
from pathlib import Path

from tests.helpers.patience import WAIT
from tests.helpers.previews import Preview, previewing
from tests.helpers.projects import explainer_text
from tests.helpers.workspaces import small_project


def test_a_checkout_of_a_thousand_files_is_followed_and_comes_to_rest(tmp_path: Path) -> None:
    project = small_project(tmp_path / "project")

    def write(word: str, numbers: range) -> None:
        for number in numbers:
            folder = f"content/explainers/n-{number}"
            project.write(f"{folder}/ar.md", explainer_text(f"شرح {number}", f"نص {word}."))
            english = explainer_text(f"Text {number}", f"Text {word}.", Translation="true")
            project.write(f"{folder}/en.md", english)

    def git(*words: str) -> None:
        author = ("-c", "user.name=An editor", "-c", "user.email=editor@example.org")
        command = ["git", *author, *words]
        subprocess.run(command, cwd=project.root, check=True, capture_output=True)

    write("أول", range(340))
    git("init", "-q", "-b", "first")
    git("add", "content")
    git("commit", "-q", "-m", "First")
    git("checkout", "-q", "-b", "second")
    write("آخر", range(20, 360))
    for number in range(20):
        shutil.rmtree(project.explainer(f"n-{number}"))
    git("add", "content")
    git("commit", "-q", "-m", "Second")
    git("checkout", "-q", "first")
    with previewing(project.root) as running:
        assert "نص أول.".encode() in running.get("/ar/n-339/")[2]
        git("checkout", "-q", "second")
        settled(running)
        for number in range(360):
            status, _, body = running.get(f"/ar/n-{number}/")
            assert status == (404 if number < 20 else 200)
            assert number < 20 or "نص آخر.".encode() in body


def settled(running: Preview) -> None:
    """Wait until the preview has made its pages anew, and makes them anew no more."""
    version, since = version_of(running), time.monotonic()
    first, begun = version, since
    while version == first or time.monotonic() - since < 2:
        assert time.monotonic() - begun < 2 * WAIT, "it never comes to rest"
        time.sleep(0.1)
        if (now := version_of(running)) != version:
            version, since = now, time.monotonic()


def version_of(running: Preview) -> str:
    """Tell the version that the preview gives its pages."""
    found = re.search(r'data-version="([^"]+)"', running.get("/ar/")[2].decode())
    assert found is not None
    return found[1]
