"""Pelican's settings of menu and links → checked entries, each with the place it is written at."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from sharih.arabic import Lang, strip_unsafe_controls
from sharih.languages import LANGS
from sharih.records import record
from sharih.settings_file import Place, entry_lines

Fault = Callable[[str, str, str], None]
"""Takes the name of a setting, what is wrong with it, and what to do."""

_LIST_REMEDY: Final = 'Write a list of pairs, such as [("Contact", "page:contact")].'
_PAIR_REMEDY: Final = 'Write ("title", "address"); the title may be {"ar": "…", "en": "…"}.'


@record(frozen=True, slots=True)
class LinkSetting:
    """An entry of one of these settings."""

    titles: Mapping[Lang, str]
    """What it is called, in the languages in which it stands."""
    address: str
    """Where it leads, as written."""
    setting: str
    """The name of the setting."""
    file: Path
    """Where it is written."""
    line: int | None


@record(frozen=True, slots=True)
class MenuSettings:
    """What the settings say of the menu and of the links at the foot."""

    items: tuple[LinkSetting, ...] = ()
    """What stands in the menu before everything else (MENUITEMS)."""
    links: tuple[LinkSetting, ...] = ()
    """LINKS, at the foot."""
    social: tuple[LinkSetting, ...] = ()
    """SOCIAL, at the foot."""
    pages: bool = True
    """Whether pages stand in the menu that do not say where (DISPLAY_PAGES_ON_MENU)."""
    lists: bool = True
    """Whether the site's own lists do (DISPLAY_CATEGORIES_ON_MENU)."""


def menu_settings(
    raw: Mapping[str, Any], path: Path, places: Mapping[str, Place], fault: Fault
) -> MenuSettings:
    """Check these settings; what is wrong goes to `fault`.

    `path` is the settings file, `places` says where each setting is written, there or in a file
    that it imports. Where an entry leads is checked once there is a site.
    """

    def entries(name: str) -> tuple[LinkSetting, ...]:
        return tuple(_entries(name, raw.get(name), places.get(name, (path, None)), fault))

    def flag(name: str) -> bool:
        value = raw.get(name, True)
        if not isinstance(value, bool):
            fault(name, f"{name} cannot be {value!r}", "Write True or False.")
        return bool(value)

    return MenuSettings(
        items=entries("MENUITEMS"),
        links=entries("LINKS"),
        social=entries("SOCIAL"),
        pages=flag("DISPLAY_PAGES_ON_MENU"),
        lists=flag("DISPLAY_CATEGORIES_ON_MENU"),
    )


def _entries(
    name: str, value: Any, place: tuple[Path, int | None], fault: Fault
) -> Iterator[LinkSetting]:
    if value is None or value == ():
        return
    if not isinstance(value, list | tuple):
        fault(name, f"{name} cannot be {value!r}", _LIST_REMEDY)
        return
    file, line = place
    lines: list[int] = entry_lines(file, name) if value else []
    for at, entry in enumerate(value):
        titles = _titles(entry)
        if titles is None:
            lone = all(isinstance(each, str) for each in value)
            remedy = _LIST_REMEDY if lone else _PAIR_REMEDY
            fault(name, f"{name} cannot have {entry!r}", remedy)
            if lone:
                return  # a pair that stands for the whole list
            continue
        own = lines[at] if len(lines) == len(value) else line
        yield LinkSetting(titles, entry[1].strip(), name, file, own)


def _titles(entry: Any) -> dict[Lang, str] | None:
    """Return the titles of an entry; None where it is none."""
    if not isinstance(entry, list | tuple) or len(entry) != 2:
        return None
    title, address = entry
    if not isinstance(address, str) or not address.strip() or not address.strip().isprintable():
        return None
    written: Mapping[Any, Any]
    written = title if isinstance(title, Mapping) else dict.fromkeys(LANGS, title)
    if not written or not set(written) <= set(LANGS):
        return None
    if not all(isinstance(text, str) for text in written.values()):
        return None
    titles = {
        lang: " ".join(strip_unsafe_controls(str(written[lang])).split())
        for lang in LANGS
        if lang in written
    }
    return titles if all(titles.values()) else None
