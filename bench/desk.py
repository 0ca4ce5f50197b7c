"""A made-up site and a translator's keys → how long until each is in the file and shown so.

Run `python -m bench.desk` in the project's folder. A measurement, not a test: it prints the time
from a key to the answer that says that text and ledger are written and where the passage stands,
the rest that the desk waits for included; and how long it takes to translate a whole explainer
with the keyboard alone, for a typist who needs no time.
"""

from __future__ import annotations

import argparse
import statistics
import tempfile
import time
from pathlib import Path

from playwright.sync_api import Page

from bench.preview import made_up
from tests.helpers.browser import chromium
from tests.helpers.previews import previewing
from tests.helpers.projects import Project

_SLUG = "made-up-{number:05}"
_PAUSE = 0.25
"""Seconds between two keys, as of somebody who types with two fingers."""
_WATCH = """() => {
    window.begun = [];
    window.ended = [];
    document.addEventListener("input", () => window.begun.push(performance.now()), true);
    const fetched = window.fetch;
    window.fetch = async (...given) => {
        const answer = await fetched(...given);
        if (given[1]?.method === "POST") {
            if (answer.ok) requestAnimationFrame(() =>
                setTimeout(() => window.ended.push(performance.now())));
        }
        return answer;
    };
}"""
"""Notes when something is typed, and when the answer has been painted."""


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--explainers", type=int, default=1000, help="how many (%(default)s)")
    parser.add_argument("--keys", type=int, default=60, help="how many keys (%(default)s)")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        project = made_up(Path(folder, "project"), arguments.explainers)
        slug = _SLUG.format(number=arguments.explainers // 2)
        with previewing(project.root) as preview, chromium() as browser:
            page = browser.new_page()
            page.set_default_timeout(600_000)
            page.goto(f"{preview.url}desk/{slug}/")
            page.wait_for_timeout(2000)
            milliseconds = typed(page, arguments.keys)
            words, seconds = translated(project, page, f"{preview.url}desk/", slug)
    first, median, third = statistics.quantiles(milliseconds, n=4)
    print(f"{arguments.explainers} explainers, {arguments.keys} keys: from a key to the files")
    print(f"median {median:.0f} ms, quartiles {first:.0f} to {third:.0f} ms")
    print(f"{words} words translated with the keyboard alone in {seconds:.1f} s")


def typed(page: Page, keys: int) -> list[float]:
    """Type into a translation, and return the milliseconds that each key took."""
    page.evaluate(_WATCH)
    page.locator("textarea[data-side=target]").nth(7).press("End")
    found = []
    for number in range(keys + 5):
        done = page.evaluate("window.ended.length")
        page.keyboard.type("and so "[number % 7])
        if "and so "[number % 7] == " ":
            time.sleep(_PAUSE)  # a space at the end is none that is written
            continue
        page.wait_for_function("done => window.ended.length > done", arg=done)
        found.append(float(page.evaluate("window.ended.at(-1) - window.begun.at(-1)")))
        time.sleep(_PAUSE)
    return found[5:]


def translated(project: Project, page: Page, desk: str, slug: str) -> tuple[int, float]:
    """Translate an explainer with the words it had; returns how many, and the seconds."""
    page.goto(f"{desk}{slug}/")
    fields = page.locator("textarea[data-side=target]")
    words = fields.evaluate_all("all => all.map(area => area.value)")
    for name in ("en.md", "en.po"):
        (project.explainer(slug) / name).unlink()
    page.wait_for_timeout(2000)
    page.goto(f"{desk}{slug}/")
    page.locator("h1").wait_for()
    begun = time.perf_counter()
    page.keyboard.press("Alt+ArrowDown")
    for passage in words:
        page.keyboard.press("ControlOrMeta+a")
        for number, line in enumerate(passage.split("\n")):
            if number:
                page.keyboard.press("Enter")
            page.keyboard.type(line)
        page.keyboard.press("Control+Enter")
    page.wait_for_function("() => !document.querySelector('[data-open]')")
    return sum(len(passage.split()) for passage in words), time.perf_counter() - begun


if __name__ == "__main__":
    main()
