"""Sites as a build leaves them → a table of what programs of others find on them.

Run `python -m bench.audit` in the project's folder. Judged are the site of this project, and with
`--texts FOLDER` one of so many texts of that folder, converted and built. A judge that is not
there is told as such; the exit status is 0 where no judge finds anything.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from bench.audit import pages, readers, supply
from bench.audit.tools import MissingError
from bench.audit.verdicts import Verdict, table
from bench.dependencies import ROOT
from bench.lighthouse.server import CompressedPages
from tests.helpers.projects import Project
from tests.helpers.server import serving

Ask = Callable[[], Verdict | Iterable[Verdict]]
JUDGES = ("vnu", "axe", "lychee", "feeds", "sitemap", "lighthouse", "supply")
TEXTS = 300


def main(words: list[str] | None = None) -> int:
    """Ask the judges and print; returns 1 where one of them finds something."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--only", default="", help=f"of {', '.join(JUDGES)}, with commas between")
    parser.add_argument("--texts", type=Path, help="also judge a site of texts of this folder")
    parser.add_argument("--count", type=int, default=TEXTS, help="how many (%(default)s)")
    arguments = parser.parse_args(words)
    asked = [name for name in arguments.only.split(",") if name] or list(JUDGES)
    if unknown := sorted(set(asked) - set(JUDGES)):
        parser.error(f"{', '.join(unknown)}: no such judge, but {', '.join(JUDGES)}")
    verdicts: list[Verdict] = []
    with tempfile.TemporaryDirectory(prefix="audit-") as folder:
        if set(asked) - {"supply"}:
            project = our_project(Path(folder, "ours"))
            verdicts += judged(project, "this project's site", asked)
            if arguments.texts:
                count = arguments.count
                project = project_of(Path(folder, "texts"), arguments.texts, count)
                on = f"a site of {count} texts"  # as it is at home: they are drafts
                judges = [name for name in asked if name != "lighthouse"]
                verdicts += judged(project, on, judges, "pelicanconf.py")
    if "supply" in asked:
        verdicts += supplied()
    print(table(verdicts))
    findings = [line for verdict in verdicts for line in verdict.findings]
    for line in findings:
        print(line, file=sys.stderr)
    return int(bool(findings))


def judged(
    project: Project, on: str, asked: Iterable[str], settings: str = "publishconf.py"
) -> Iterator[Verdict]:
    """Build a site and let judges see it, those that were asked for."""
    with built(project, settings) as (site, address):
        of_pages: dict[str, tuple[str, Ask]] = {
            "vnu": ("vnu", lambda: pages.vnu(site, on)),
            "axe": ("axe", lambda: pages.axe(site, on, address)),
            "lychee": ("lychee", lambda: pages.lychee(site, on)),
            "feeds": ("feedparser", lambda: readers.feeds(site, on)),
            "sitemap": ("ultimate-sitemap-parser", lambda: readers.sitemap(site, on, address)),
            "lighthouse": ("Lighthouse", lambda: pages.lighthouse(site, on, address)),
        }
        for name in asked:
            if name in of_pages:
                yield from _answers(*of_pages[name], on)


def supplied() -> Iterator[Verdict]:
    """Let judges see the program and what it stands on."""
    yield from _answers("pip check", supply.installed, "what is installed")
    yield from _answers("pip-audit", supply.all_vulnerabilities, "requirements")
    yield from _answers("bandit", supply.bandit, "the program")
    yield from _answers("zizmor", supply.zizmor, "workflows")


def _answers(judge: str, ask: Ask, on: str) -> list[Verdict]:
    try:
        found = ask()
    except MissingError as error:
        return [Verdict(judge, on, "", missing=str(error))]
    return [found] if isinstance(found, Verdict) else list(found)


@contextmanager
def built(project: Project, settings: str) -> Iterator[tuple[Path, str]]:
    """Build a site for the address that it is served at; gives its folder and the address."""
    site = project.output
    with serving(site, pages=CompressedPages) as address:
        words = ("--settings", settings, "--siteurl", address.rstrip("/"))
        done = project.run_apart("build", "--no-convert", *words)
        if done.returncode:
            raise SystemExit(done.stdout + done.stderr)
        yield site, address


def our_project(folder: Path) -> Project:
    """Copy this project."""
    folder.mkdir(parents=True)
    for name in ("content", "seeds", "theme"):
        shutil.copytree(ROOT / name, folder / name)
    for name in ("pelicanconf.py", "publishconf.py"):
        shutil.copy(ROOT / name, folder / name)
    return Project(folder)


def project_of(folder: Path, texts: Path, count: int) -> Project:
    """Make a project of texts and convert them, with this project's registry."""
    project = our_project(folder)
    for name in ("explainers", "seeds.toml", "stories.toml"):
        path = project.root / "content" / name
        shutil.rmtree(path) if path.is_dir() else path.unlink(missing_ok=True)
    shutil.rmtree(project.root / "seeds")
    (project.root / "seeds").mkdir()
    for path in sorted(path for path in texts.iterdir() if path.is_file())[:count]:
        shutil.copy(path, project.root / "seeds" / path.name)
    done = project.run_apart("convert")
    print(*done.stdout.splitlines()[:1], *done.stderr.splitlines()[:3], sep="\n", file=sys.stderr)
    return project


if __name__ == "__main__":
    sys.exit(main())
