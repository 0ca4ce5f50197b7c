"""Print a table of what reading programs keep of a built site: `python -m bench.readers output`."""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path
from typing import Final

from bench.readers.pages import held, kept
from bench.readers.programs import programs
from bench.readers.records import Block, Held, Read

HEAD: Final = ("page", "program", "title", "author", "date", "headings", "quotations", "text",
               "doubled", "buttons")  # fmt: skip


def main(arguments: list[str]) -> int:
    """Read the pages named after the folder of a site, else one of each kind."""
    folder, *paths = arguments
    rows = [HEAD, ("---",) * len(HEAD)]
    lines = []
    for path in paths or _one_of_each(Path(folder)):
        file = Path(folder, path, "index.html")
        page = file.read_bytes()
        for name, program in programs().items():
            read = program(page, f"https://example.org/repo/{path}")
            rows.append((f"`{path}`", name, *_row(held(page), read)))
            if read.text:
                lines += [
                    f"{path} {name}: {b.kind}: {b.words[:90]}" for b in kept(held(page), read).lost
                ]
    print("\n".join(f"| {' | '.join(row)} |" for row in rows))
    print("\n".join(lines), file=sys.stderr)
    return 0


def _row(page: Held, read: Read) -> list[str]:
    if not read.text:
        return ["", "", _told(read.date, page.date), "", "", "", "", ""]
    found = kept(page, read)
    told = [
        _told(read.title, page.title),
        _told(read.author, page.author),
        _told(read.date, page.date),
    ]
    counts = [_share(page.blocks, found.lost, kind) for kind in ("heading", "quotation", "text")]
    return [*told, *counts, str(len(found.doubled)), str(found.buttons)]


def _told(said: str, true: str) -> str:
    if not said:
        return "-"
    return "right" if true in (said, said[:10]) else " ".join(said.split())


def _share(blocks: tuple[Block, ...], lost: tuple[Block, ...], kind: str) -> str:
    whole, gone = (Counter(block.kind for block in each)[kind] for each in (blocks, lost))
    return f"{whole - gone} of {whole}" if whole else ""


def _one_of_each(folder: Path) -> list[str]:
    found = []
    for pattern in ("ar/*/", "en/*/", "ar/topics/*/", "ar/stories/*/", "ar-en/*/"):
        pages = sorted(folder.glob(f"{pattern}index.html"))
        best = max(pages, key=lambda path: path.stat().st_size)
        found.append(f"{best.parent.relative_to(folder)}/")
    return found


sys.exit(main(sys.argv[1:]))
