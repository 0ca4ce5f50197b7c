"""A corpus → a folder for each program, and what changes in it from one build to the next."""

from __future__ import annotations

import re
import shutil
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal

from bench.corpus.full import write_full
from bench.corpus.plain import write_plain
from bench.programs import ROOT, Programs
from bench.running import BenchError, Run, run

Kind = Literal["full", "plain"]

Words = tuple[str, ...]
"""What is said to Sharih on its command line."""

BUILD: Final[Words] = ("build", "--no-convert")
WITH_CARDS: Final[Words] = (*BUILD, "--siteurl", "https://example.org")
CONVERT_AND_BUILD: Final[Words] = ("build",)
CHECK: Final[Words] = ("check",)
MADE: Final = ("output", ".sharih")
CHECKED: Final = ".sharih/output/build/checked"
"""What a check remembers of itself."""
STATUS: Final[Words] = ("status",)
TOLD_OF: Final = (".sharih/output/build/status", ".sharih/output/build/status said")
"""What `status` remembers of texts, and of itself."""


@dataclass(frozen=True, slots=True)
class Corpus:
    """What is to be built."""

    kind: Kind
    pairs: int
    """How many articles, each in two languages."""
    linked: bool = True
    """Whether names of topics are links in Sharih's full texts; they always are in Hugo's."""


class Sites:
    """The same articles as projects of several programs, in a folder of their own."""

    def __init__(self, corpus: Corpus, folder: Path, programs: Programs, seeds: Path) -> None:
        """Write the articles; their words are those of `seeds`."""
        self.corpus = corpus
        self.programs = programs
        self.ours, self.hugo, self.pelican = (
            folder / name for name in ("sharih", "hugo", "pelican")
        )
        if corpus.kind == "full":
            write_full(corpus.pairs, folder, seeds, linked=corpus.linked)
        else:
            write_plain(corpus.pairs, folder, seeds)
            shutil.copytree(ROOT / "bench" / "pelican", self.pelican, dirs_exist_ok=True)
        shutil.copytree(ROOT / "bench" / "hugo" / corpus.kind, self.hugo, dirs_exist_ok=True)
        shutil.copytree(ROOT / "theme", self.ours / "theme")
        shutil.copyfile(ROOT / "pelicanconf.py", self.ours / "pelicanconf.py")
        (self.ours / "seeds").mkdir()

    # ------------------------------------------------------------------ builds

    def run(self, words: Words = BUILD) -> Run:
        """Let Sharih do something."""
        return run((sys.executable, "-m", "sharih", *words), self.ours, {"PYTHONPATH": str(ROOT)})

    def build_cold(self) -> Run:
        """Build with Sharih, which has nothing from before."""
        self.forget(*MADE)
        return self.run()

    def build_hugo(self) -> Run:
        """Build with Hugo, which keeps nothing from one build to the next."""
        if self.programs.hugo is None:
            raise BenchError(self.programs.reason)
        shutil.rmtree(self.hugo / "out", ignore_errors=True)
        return run((self.programs.hugo, "--quiet", "-d", "out"), self.hugo, {})

    def build_pelican(self) -> Run:
        """Build plain articles with Pelican and i18n-subsites, which have nothing from before."""
        if self.programs.pelican is None:
            raise BenchError(self.programs.reason)
        shutil.rmtree(self.pelican / "out", ignore_errors=True)
        words = (self.programs.pelican, "--quiet", "-s", "pelicanconf.py")
        return run(words, self.pelican, {})

    # ------------------------------------------------------------------ changes

    def forget(self, *names: str) -> None:
        """Remove what Sharih made, folders or files."""
        for name in names:
            path = self.ours / name
            if path.is_dir():
                shutil.rmtree(path)
            else:
                path.unlink(missing_ok=True)

    def edit_body(self, number: int) -> None:
        """Add a paragraph to an Arabic text."""
        for path in self._edited():
            text = path.read_text(encoding="utf-8").rstrip("\n")
            path.write_text(f"{text}\n\nجملة جديدة رقم {number}.\n", encoding="utf-8")

    def edit_title(self, number: int) -> None:
        """Give an Arabic text another title, which lists show too."""
        for path in self._edited():
            text = path.read_text(encoding="utf-8")
            found = re.search(r"(?mi)^title(: | = )(\"?)", text)
            if found is None:
                raise BenchError(f"{path.name} has no title")
            end = text.index("\n", found.end())
            title = f"{found[0]}عنوان جديد رقم {number}{found[2]}"
            path.write_text(text[: found.start()] + title + text[end:], encoding="utf-8")

    def check_out_again(self) -> None:
        """Write all files anew, as git does, without the site; the cache is kept."""
        self.forget("output")
        copy = self.ours.with_name("checkout")
        kept = shutil.ignore_patterns(".sharih")
        shutil.copytree(self.ours, copy, ignore=kept, copy_function=shutil.copyfile)
        if (cache := self.ours / ".sharih").is_dir():
            cache.rename(copy / ".sharih")
        shutil.rmtree(self.ours)
        copy.rename(self.ours)

    def record_ledgers(self) -> None:
        """Let Sharih write the ledgers, as a project has them."""
        self.run(CONVERT_AND_BUILD)

    def _edited(self) -> list[Path]:
        """Find the text in the middle, and its twin for Hugo."""
        slugs = sorted(path.name for path in (self.ours / "content" / "explainers").iterdir())
        slug = slugs[len(slugs) // 2]
        folder = "explainers" if self.corpus.kind == "full" else "posts"
        twin = self.hugo / "content" / "ar" / folder / f"{slug}.md"
        return [self.ours / "content" / "explainers" / slug / "ar.md", twin]


@dataclass(frozen=True, slots=True)
class Situation:
    """What is the case before something of Sharih runs, which is measured."""

    told: str
    """What readers are told of it."""
    prepare: Callable[[Sites, int], None] = lambda _sites, _number: None
    """What is done before the run of that number, which is not measured."""
    words: Words = BUILD
    """What is."""


def _forget_all(sites: Sites, _number: int) -> None:
    sites.forget(*MADE)


SITUATIONS: Final[Mapping[str, Situation]] = {
    "cold": Situation("cold", _forget_all),
    "unchanged": Situation("nothing changed"),
    "body": Situation("one body edited", Sites.edit_body),
    "title": Situation("one title edited", Sites.edit_title),
    "checkout": Situation(
        "fresh checkout, cache kept", lambda sites, _number: sites.check_out_again()
    ),
    "check": Situation("check", lambda sites, _number: sites.forget(CHECKED), CHECK),
    "recheck": Situation("check, nothing changed", words=CHECK),
    "status": Situation("status", lambda sites, _number: sites.forget(*TOLD_OF), STATUS),
    "restatus": Situation("status, nothing changed", words=STATUS),
    "cards": Situation("cold, with cards", _forget_all, WITH_CARDS),
    "ledgers": Situation("cold, with ledgers", _forget_all),
}
"""What can be measured of Sharih, in the order in which it is."""
