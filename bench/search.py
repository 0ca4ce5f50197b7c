"""Queries and a built site → how many a browser answers rightly, and what is wrong with the others.

Run `python -m bench.search shipped`, or `python -m bench.search seeds FOLDER`, where FOLDER has the
texts that `tests/quality/search/queries.toml` names; they are converted and built first.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
import tomllib
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from bench.running import workplace
from sharih.settings import load_settings
from tests.helpers.browser import chromium
from tests.helpers.projects import ROOT
from tests.helpers.search_queries import Texts, ask, faults, read_queries
from tests.helpers.server import serving

TAKEN = 300
"""How many of the texts are taken, the first by name."""
GIVEN = ("pelicanconf.py", "content/topics.toml", "theme")


def main(words: Sequence[str] | None = None) -> int:
    """Ask all queries for a site; returns 1 where one is answered wrongly."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("site", choices=("shipped", "seeds"))
    parser.add_argument("folder", nargs="?", type=Path, help="where the texts lie")
    arguments = parser.parse_args(words)
    with workplace() as place:
        if arguments.site == "shipped":
            copy(place, ("pelicanconf.py", "content", "theme"))
        else:
            copy(place, GIVEN)
            take(arguments.folder, place / "seeds")
        build(place)
        return report(arguments.site, place)


def copy(place: Path, names: Sequence[str]) -> None:
    """Copy parts of this project into another."""
    (place / "seeds").mkdir()
    for name in names:
        path, target = ROOT / name, place / name
        target.parent.mkdir(parents=True, exist_ok=True)
        if path.is_dir():
            shutil.copytree(path, target, dirs_exist_ok=True)
        else:
            shutil.copyfile(path, target)


def take(folder: Path, seeds: Path, count: int = TAKEN) -> None:
    """Copy the first texts of a folder, by name."""
    for path in sorted(folder.glob("*.txt"))[:count]:
        shutil.copyfile(path, seeds / path.name)


def build(place: Path) -> None:
    """Convert and build, with the drafts shown."""
    command = [sys.executable, "-m", "sharih", "build", "--quiet"]
    subprocess.run(command, cwd=place, env={"PYTHONPATH": str(ROOT)}, check=True)


def report(site: str, place: Path) -> int:
    """Ask, and print what is wrong."""
    texts = Texts(load_settings(place / "pelicanconf.py"), slugs_of(place))
    right, asked, wrong = Counter[str](), Counter[str](), 0
    with serving(place / "output") as url, chromium() as browser:
        page = browser.new_page()
        for query in read_queries(site):
            asked[query.kind] += 1
            found = [*faults(query, ask(page, url, query), texts)]
            right[query.kind] += not found
            wrong += bool(found) and not query.doubt
            for fault in found:
                doubt = f" (in doubt: {query.doubt})" if query.doubt else ""
                print(f"{query.kind}, {query.on}: {query.query!r} {fault}{doubt}")
    for kind, count in asked.items():
        print(f"{kind}: {right[kind]} of {count}")
    print(f"{right.total()} of {asked.total()} queries right")
    return 1 if wrong else 0


def slugs_of(place: Path) -> dict[str, str]:
    """Read which slug each text has, by the name of its file without its ending."""
    register = place / "content" / "seeds.toml"
    if not register.is_file():
        return {}
    found = tomllib.loads(register.read_text(encoding="utf-8"))
    return {Path(name).stem: entry["slug"] for name, entry in found.items() if "slug" in entry}


if __name__ == "__main__":
    raise SystemExit(main())
