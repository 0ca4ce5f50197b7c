"""The folders of explainers → which seed each was made from, and which slugs are taken."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from sharih.errors import Problems
from sharih.metadata import parse_head, split_head


@dataclass(frozen=True, slots=True)
class Claims:
    """What the explainers say about their seeds and addresses."""

    seeds: Mapping[str, tuple[str, ...]]
    """Name of a seed → the folders whose `Seed:` names it."""
    folders: frozenset[str]
    """The folders there are."""
    old_slugs: frozenset[str]
    """Addresses that explainers had before."""

    @property
    def taken(self) -> frozenset[str]:
        """Slugs that a new draft cannot have."""
        return self.folders | self.old_slugs


def read_claims(content: Path) -> Claims:
    """Read the metadata of every explainer, and nothing else of it.

    What is wrong with a file is told where it is read as a whole, not here.
    """
    folder = content / "explainers"
    seeds: dict[str, list[str]] = {}
    folders: set[str] = set()
    old_slugs: set[str] = set()
    for path in sorted(folder.iterdir()) if folder.is_dir() else []:
        if path.name.startswith("."):
            continue
        folders.add(path.name)
        for name in ("ar.md", "en.md"):
            head = _head(path / name)
            if head is None:
                continue
            metadata = parse_head(head, path / name, Problems())
            old_slugs.update(metadata.old_slugs)
            for seed in metadata.seed:
                slugs = seeds.setdefault(seed, [])
                if path.name not in slugs:
                    slugs.append(path.name)
    by_seed = {name: tuple(slugs) for name, slugs in seeds.items()}
    return Claims(by_seed, frozenset(folders), frozenset(old_slugs))


def _head(path: Path) -> str | None:
    """Read a file up to its first blank line; None where there is no such file."""
    try:
        with path.open(encoding="utf-8-sig", errors="replace") as file:
            return split_head("".join(_until_blank(file)))[0]
    except OSError:
        return None


def _until_blank(lines: Iterator[str]) -> Iterator[str]:
    for line in lines:
        if not line.strip():
            return
        yield line
