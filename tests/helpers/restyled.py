"""The example of a restyled site → a project that a test may build, its site, and pictures of it.

`python -m tests.helpers.restyled` takes the pictures that the documentation shows.
"""

from __future__ import annotations

import io
import shutil
import tempfile
from pathlib import Path
from typing import Final, Literal

from PIL import Image

from tests.helpers import sites
from tests.helpers.browser import chromium
from tests.helpers.projects import ROOT, Project, copied_project
from tests.helpers.sample import MEETING
from tests.helpers.server import serving

EXAMPLE: Final = Path("docs/examples/restyled")
PICTURES: Final = ROOT / "docs" / "images"
SIZES: Final = {360: 780, 1280: 860}
"""Widths of pictures, with their heights."""
SHOWN: Final[dict[str, tuple[str, int, Literal["light", "dark"]]]] = {
    "restyled-ar": ("ar/", 1280, "light"),
    "restyled-en-dark": (f"en/{MEETING}/", 1280, "dark"),
    "restyled-ar-phone": (f"ar/{MEETING}/", 360, "dark"),
    "restyled-en-phone": ("en/", 360, "light"),
}
"""Each picture by its name: the page, its width, and the scheme."""


def made(folder: Path) -> Project:
    """Copy what the example needs into a folder, with the sample's content in place of ours."""
    copied_project(folder)
    shutil.copytree(ROOT / EXAMPLE, folder / EXAMPLE, ignore=shutil.ignore_patterns("output"))
    return Project(folder / EXAMPLE)


def built(shared_folder: Path) -> Path:
    """Return the site of the example, built once per run."""
    project = sites.made_once(shared_folder / "restyled", made)
    return sites.local(Project(project / EXAMPLE), shared_folder / "restyled-site")


def take_pictures(site: Path, folder: Path) -> None:
    """Take the pictures of a built site."""
    with serving(site, "") as url, chromium() as browser:
        for name, (path, width, scheme) in SHOWN.items():
            size = {"width": width, "height": SIZES[width]}
            page = browser.new_page(viewport=size, color_scheme=scheme)  # type: ignore[arg-type]
            page.goto(url + path)
            data = io.BytesIO(page.screenshot())
            Image.open(data).convert("RGB").save(folder / f"{name}.webp", quality=80, method=6)
            page.close()


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as temporary:
        project = made(Path(temporary))
        project.built("--no-convert")
        take_pictures(project.output, PICTURES)
