"""A made-up site and saved files → how long it takes until the browser shows them.

Run `python -m bench.preview` in the project's folder. A measurement, not a test: it prints the
median and the quartiles, and the time from starting `serve` to the first page, on a site that
is new to it and on one that has not changed since.
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from playwright.sync_api import Page

from tests.helpers.browser import chromium
from tests.helpers.previews import previewing
from tests.helpers.projects import ROOT, Project, copied_project
from tests.helpers.sample import CONGRATULATION

_TITLE = "Title: "
_SLUG = "made-up-{number:05}"


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--explainers", type=int, default=500, help="how many (%(default)s)")
    parser.add_argument("--saves", type=int, default=30, help="how often to save (%(default)s)")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        project = made_up(Path(folder, "project"), arguments.explainers)
        slug = _SLUG.format(number=arguments.explainers // 2)
        print(f"importing the modules takes {imports():.2f} s")
        for times in ("first", "second"):
            begun = time.perf_counter()
            with previewing(project.root) as preview:
                preview.get(f"/ar/{slug}/")
                print(f"{times} start: a page after {time.perf_counter() - begun:.2f} s")
        with previewing(project.root) as preview, chromium() as browser:
            page = browser.new_page()
            page.set_default_timeout(600_000)
            page.goto(f"{preview.url}ar/{slug}/")
            page.wait_for_timeout(1500)
            seconds = [saved(project, page, slug, n) for n in range(arguments.saves + 3)][3:]
    first, median, third = statistics.quantiles(seconds, n=4)
    print(f"{arguments.explainers} explainers, {arguments.saves} saves: from saving to seeing")
    print(f"median {1000 * median:.0f} ms, quartiles {1000 * first:.0f} to {1000 * third:.0f} ms")


def made_up(folder: Path, count: int) -> Project:
    """Make a project with so many explainers, each as long as one of the sample."""
    project = copied_project(folder)
    pattern = project.explainer(CONGRATULATION)
    for number in range(count):
        copy = project.explainer(_SLUG.format(number=number))
        copy.mkdir()
        for file in pattern.iterdir():
            text = file.read_text(encoding="utf-8")
            if file.suffix == ".md":
                kept = [line for line in text.splitlines() if not line.startswith("Old_slugs:")]
                text = "\n".join(kept).replace(_TITLE, f"{_TITLE}{number} ", 1) + "\n"
            (copy / file.name).write_text(text, encoding="utf-8")
    return project


def saved(project: Project, page: Page, slug: str, number: int) -> float:
    """Save another paragraph and return the seconds until the browser has painted it."""
    path = project.explainer(slug) / "ar.md"
    text = path.read_text(encoding="utf-8").partition("\n\nحفظ")[0].rstrip()
    words = f"حفظ رقم {number}"
    page.evaluate(
        """words => { window.painted = new Promise(resolve => {
            const look = () => {
                if (!document.querySelector("main").textContent.includes(words)) return;
                watch.disconnect();
                requestAnimationFrame(() => setTimeout(() => resolve(Date.now())));
            };
            const watch = new MutationObserver(look);
            watch.observe(document.documentElement, {childList: true, subtree: true});
        }); }""",
        words,
    )
    begun = time.time()
    path.write_text(f"{text}\n\n{words}\n", encoding="utf-8")
    painted = float(page.evaluate("window.painted"))
    time.sleep(0.1)
    return painted / 1000 - begun


def imports() -> float:
    """Measure how long the modules of the preview take to be imported."""
    begun = time.perf_counter()
    words = [sys.executable, "-c", "import sharih.__main__, sharih.commands.serve"]
    subprocess.run(words, cwd=ROOT, check=True)
    return time.perf_counter() - begun


if __name__ == "__main__":
    main()
