"""The templates of a site and the theme's catalogue → which texts of the interface lack Arabic.

English stands in the templates; a site's own folders of templates are looked through too.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

import polib
from jinja2 import TemplateSyntaxError
from jinja2.ext import babel_extract

from sharih.inputs import Inputs
from sharih.settings import Settings
from sharih.status.rows import Row, row_of
from sharih.translation.po import read_po
from sharih.translation.reasons import Reason
from sharih.translation.states import TextState, UnitState
from sharih.translation.statuses import UnitStatus

CATALOGUE: Final = Path("locale", "ar", "LC_MESSAGES", "theme.po")
"""Where a theme has its Arabic texts."""
_REMEDY: Final = "Mend it, or copy the file of the theme that came with Sharih."
_KEYWORDS: Final = ("_", "gettext", "ngettext", "pgettext")
_OPTIONS: Final[dict[str, Any]] = {"trimmed": "true"}
"""As `theme/babel.cfg` has them."""
_ENDINGS: Final = frozenset({".html", ".xml", ".atom", ".txt", ".json"})


def interface_row(settings: Settings) -> Row:
    """Say which texts of the interface are not in Arabic yet, with the line of the template.

    Raises ContentError for a catalogue that cannot be read.
    """
    path = settings.theme / CATALOGUE
    catalogue = read_po(path, _REMEDY, settings.inputs)
    known = {entry.msgid: entry for entry in catalogue if not entry.obsolete}
    units = []
    places = dict(_texts(settings.template_folders, settings.inputs))
    for number, (text, place) in enumerate(places.items(), 1):
        units.append(_unit(number, text, place, known))
    return row_of(TextState("interface", "en", path, path, path, tuple(units)), "interface")


def _unit(
    number: int, text: str, place: tuple[Path, int], known: Mapping[str, polib.POEntry]
) -> UnitState:
    entry = known.get(text)
    said = bool(entry) and _is_said(entry)
    unsure = entry is not None and "fuzzy" in entry.flags
    status: UnitStatus = "fresh" if said and not unsure else "machine" if said else "missing"
    reasons: tuple[Reason, ...] = ()
    if status != "fresh":
        path, line = place
        reasons = (Reason("machine" if said else "missing", f"{path.name}:{line}"),)
    return UnitState(
        f"text-{number}", "interface", "paragraph", status, reasons, text, "",
        entry.msgstr if entry else "", "", 0, entry.linenum or 0 if entry else 0,
    )  # fmt: skip


def _is_said(entry: polib.POEntry | None) -> bool:
    if entry is None:
        return False
    if entry.msgid_plural:
        return bool(entry.msgstr_plural) and all(entry.msgstr_plural.values())
    return bool(entry.msgstr)


def _texts(folders: tuple[Path, ...], inputs: Inputs) -> Iterator[tuple[str, tuple[Path, int]]]:
    """Go through the texts of templates, with a place of each; a file comes before its like."""
    seen: set[Path] = set()
    for folder in folders:
        for path in sorted(folder.rglob("*")) if folder.is_dir() else ():
            name = path.relative_to(folder)
            if path.suffix not in _ENDINGS or name in seen or not path.is_file():
                continue
            seen.add(name)
            try:
                data = inputs.read(path)
                found = list(babel_extract(io.BytesIO(data), _KEYWORDS, (), _OPTIONS))
            except (OSError, UnicodeDecodeError, TemplateSyntaxError):
                continue  # building tells what is wrong with a template
            for line, function, said, _ in found:
                texts = [said] if isinstance(said, str) else [each for each in said or () if each]
                if texts:  # in `pgettext` the context comes first
                    yield texts[1 if function == "pgettext" else 0], (path, line)
