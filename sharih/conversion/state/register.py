"""`content/seeds.toml` ↔ the register of seeds: which became what."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import tomli_w

from sharih.content.toml_source import TomlSource, read_toml
from sharih.errors import Problems
from sharih.files import replace_file
from sharih.inputs import Inputs
from sharih.slugs import is_slug

FILE_NAME: Final = "seeds.toml"
"""The register's file in the content folder."""
HEADER: Final = """\
# The register of seeds, kept by `convert`: each by its file name, with the digest of its bytes
# and the explainer it became. rejected = true: its draft was deleted and is not made again.
# Remove a table to have its seed converted anew.
"""

_DIGEST: Final = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class SeedEntry:
    """What the register knows of one seed."""

    sha256: str
    """Digest of the bytes that were converted."""
    slug: str | None
    """The explainer's folder; None for a rejected seed."""

    @property
    def rejected(self) -> bool:
        """Whether its draft was deleted."""
        return self.slug is None


def load_register(content: Path, inputs: Inputs | None = None) -> dict[str, SeedEntry]:
    """Read the register; a missing file is an empty one.

    Raises ContentError with everything that is wrong in it.
    """
    try:
        source = read_toml(content / FILE_NAME, inputs)
    except FileNotFoundError:
        return {}
    problems = Problems()
    entries = {name: _entry(source, name, table, problems) for name, table in source.data.items()}
    problems.raise_errors()
    return {name: entry for name, entry in entries.items() if entry}


def _entry(source: TomlSource, name: str, table: object, problems: Problems) -> SeedEntry | None:
    def wrong(key: str, reason: str, remedy: str) -> None:
        problems.add(source.path, source.line(name, key), f"[{name}] {reason}", remedy)

    again = "Mend it, or remove the table to have the seed converted anew."
    if not isinstance(table, dict):
        wrong("", "is no table", 'A seed is written as ["NAME.txt"] with its values below.')
        return None
    for key in table:
        if key not in ("sha256", "slug", "rejected"):
            wrong(key, f"has an unknown key {key}", "Known are sha256, slug, rejected.")
    digest, slug, rejected = table.get("sha256"), table.get("slug"), table.get("rejected", False)
    if not isinstance(digest, str) or not _DIGEST.fullmatch(digest):
        wrong("sha256", "has no digest of 64 hexadecimal digits as sha256", again)
        return None
    if not isinstance(rejected, bool):
        wrong("rejected", "has a value other than true and false as rejected", again)
    elif rejected == (slug is not None):
        wrong("slug", "must have either a slug or rejected = true", again)
    elif slug is not None and not (isinstance(slug, str) and is_slug(slug)):
        wrong("slug", f"has {slug!r} as slug", "Write the name of the explainer's folder.")
    else:
        return SeedEntry(digest, slug)
    return None


def save_register(content: Path, entries: Mapping[str, SeedEntry]) -> None:
    """Write the register, sorted by name, in one step."""
    tables = {
        name: {"sha256": entry.sha256}
        | ({"rejected": True} if entry.slug is None else {"slug": entry.slug})
        for name, entry in sorted(entries.items())
    }
    text = f"{HEADER}\n{tomli_w.dumps(tables)}" if tables else HEADER
    replace_file(content / FILE_NAME, text.encode("utf-8"))
