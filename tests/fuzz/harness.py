"""A newsroom whose pages are made in memory, to be fed with anything; and a limit of time."""

from __future__ import annotations

import html
import json
import re
import shutil
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

from sharih.conversion import ConversionOptions, as_json, convert_seeds
from sharih.errors import ContentError
from sharih.preview.workspace import Workspace
from sharih.settings import load_settings
from tests.helpers.bad_input import FOLDER
from tests.helpers.safe_pages import unsafe

SECONDS = 5
"""How much of a processor's time one input may take."""
TOKEN = re.compile(r"q[0-9]{1,4}x")
"""What stands in a line of a seed, so that it can be found again."""


class TooLongError(Exception):
    """Something takes longer than it may."""


@contextmanager
def limited(seconds: float = SECONDS) -> Iterator[None]:
    """Raise TooLongError once this process has worked for so long, however busy the machine is."""

    def stop(_number: int, _frame: FrameType | None) -> None:
        raise TooLongError(f"more than {seconds} s")

    before = signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


class Newsroom:
    """A project of which every page is made anew for each input."""

    def __init__(self, folder: Path) -> None:
        shutil.copytree(FOLDER / "project", folder)
        for name in ("seeds", "content/explainers"):
            shutil.rmtree(folder / name)
            (folder / name).mkdir()
        self.seeds = folder / "seeds"
        self.content = folder / "content"
        self.workspace = Workspace(lambda: load_settings(folder / "pelicanconf.py"))
        self.workspace.load()

    def feed_seed(self, name: str, data: bytes) -> None:
        """Convert a seed and look at all it became; refusing it is fine, if that is told."""
        self._empty()
        (self.seeds / name).write_bytes(data)
        options = ConversionOptions(details=True)
        with limited():
            found = convert_seeds(self.seeds, self.content, self.workspace.registry, None, options)
        (report,) = found.reports or (None,)
        if report is None or report.slug is None:
            assert [p for p in found.problems if p.reason and p.remedy], "nothing was told"
            return
        folder = self.content / "explainers" / report.slug
        said = json.dumps(as_json(report) | {"lines": []}, ensure_ascii=False)
        text = self._pages(report.slug)
        drafts = "".join(path.read_text(encoding="utf-8") for path in folder.glob("*.md"))
        for token in set(TOKEN.findall(data.decode("utf-8", "ignore"))):
            assert token in drafts or token in said, f"{token} is lost"
            if token in drafts:
                assert token in text or token in said, f"{token} is on no page"

    def feed_text(self, body: str, head: str = "") -> None:
        """Read a text of an editor and look at its page; refusing it is fine, if that is told."""
        self._empty()
        for lang in ("ar", "en"):
            mark = "Translation: true\n" if lang == "en" else ""
            path = self.content / "explainers" / "text" / f"{lang}.md"
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(f"Title: A\n{head}{mark}\n{body}\n".encode("utf-8", "surrogatepass"))
        self._pages("text")

    def _pages(self, slug: str) -> str:
        """Make the pages of an explainer; returns the words on them."""
        with limited():
            self.workspace.update([self.content / "explainers" / slug])
            state = self.workspace.state
            assert not any("fault of Sharih" in str(problem) for problem in state.problems)
            pages = [self.workspace.page(f"{way}/{slug}/") for way in ("ar", "en", "ar-en")]
            if not any(pages):
                assert state.problems, "it is shown nowhere, and nothing was told"
        words = []
        for page in filter(None, pages):
            shown = page.decode("utf-8")
            assert [*unsafe(shown)] == []
            words.append(html.unescape(re.sub(r"<[^<>]*>", "", shown)))
        return "".join(words)

    def _empty(self) -> None:
        gone = [*(self.content / "explainers").iterdir(), *self.seeds.iterdir()]
        for path in gone:
            shutil.rmtree(path) if path.is_dir() else path.unlink()
        (self.content / "seeds.toml").unlink(missing_ok=True)
        self.workspace.update(gone)


def refused(call: object) -> bool:
    """Say whether something is refused as it should be: with file, reason and remedy."""
    return isinstance(call, ContentError) and all(p.reason and p.remedy for p in call.problems)
