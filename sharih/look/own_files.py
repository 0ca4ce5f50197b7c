"""What the settings say of a look, and the files they name → what pages get of it."""

from __future__ import annotations

from collections.abc import Callable
from itertools import chain
from pathlib import Path
from types import MappingProxyType
from typing import Final

from sharih.arabic import Lang
from sharih.errors import Problems
from sharih.inputs import Inputs
from sharih.look import generated_styles
from sharih.look.file_kinds import KindError, check_of, check_woff2, drawing_size, photograph_size
from sharih.look.project_files import BESIDE, FOLDER, Place, ProjectFiles
from sharih.look.records import Icon, Logo, Look, OwnFiles
from sharih.look.style_sheets import StyleSheets

_KINDS: Final = MappingProxyType({
    ".svg": "image/svg+xml", ".png": "image/png", ".ico": "image/x-icon",
})  # fmt: skip
_ANOTHER: Final = "Name another file."

PlaceOf = Callable[[str], Place]
"""The name of a setting, such as SHARIH_ICON → where it is written."""


def load_own_files(look: Look, root: Path, inputs: Inputs, place_of: PlaceOf) -> OwnFiles:
    """Read the files of a look and make of them what pages get.

    `root` is the project's folder. Raises ContentError with all that is wrong.
    """
    if look == Look():
        return OwnFiles()
    problems = Problems()
    reader = _Reader(look, ProjectFiles(root, inputs, problems), place_of)
    found = reader.all()
    problems.raise_errors()
    return found


def own_sources(look: Look, root: Path, inputs: Inputs) -> tuple[Path, ...]:
    """List the files that a look is read from, also where some are missing or faulty."""
    if look == Look():
        return ()
    files = ProjectFiles(root, inputs, Problems())
    _Reader(look, files, lambda _name: (root, None)).all()
    return tuple(files.sources)


class _Reader:
    def __init__(self, look: Look, files: ProjectFiles, place_of: PlaceOf) -> None:
        self._look = look
        self._files = files
        self._place_of = place_of

    def all(self) -> OwnFiles:
        styles = self._styles()
        icon = self._icon()
        logos = {lang: logo for lang in self._look.logo if (logo := self._logo(lang))}
        return OwnFiles(styles, self._files.files, icon, logos, tuple(self._files.sources))

    def _styles(self) -> str:
        """Fonts and colours first, so that the site's own style sheets have the last word."""
        name = "SHARIH_STYLES"
        place, sheets = self._place_of(name), StyleSheets(self._files)
        own = [sheets.read(Path(path), place, name) for path in self._look.styles]
        faces = generated_styles.faces(self._look.fonts)
        colours = generated_styles.colours(self._look.colours)
        return "".join((*self._font_faces(), faces, colours, *own))

    def _font_faces(self) -> list[str]:
        name = "SHARIH_FONTS"
        place, rules = self._place_of(name), dict[str, None]()
        for face in chain.from_iterable(of.values() for of in self._look.fonts.values()):
            for file in face.files:
                found = self._put(Path(file.path), place, name, BESIDE, check_woff2)
                if found:
                    rules[generated_styles.font_face(face.family, file, found)] = None
        return list(rules)

    def _icon(self) -> Icon | None:
        if not self._look.icon:
            return None
        path, name = Path(self._look.icon), "SHARIH_ICON"
        ending = path.suffix.lower()
        found = self._put(path, self._place_of(name), name, "", check_of(ending) or len)
        if not found:
            return None
        whole = f"{FOLDER}/{found}"
        return Icon(whole, _KINDS[ending], whole if ending == ".png" else "")

    def _logo(self, lang: Lang) -> Logo | None:
        path, size = self._picture(self._look.logo[lang], "SHARIH_LOGO")
        dark = ""
        if lang in self._look.logo_dark:
            dark, _ = self._picture(self._look.logo_dark[lang], "SHARIH_LOGO_DARK")
        return Logo(path, *size, dark) if path else None

    def _picture(self, named: str, setting: str) -> tuple[str, tuple[int, int]]:
        size = (0, 0)

        def measure(data: bytes) -> None:
            nonlocal size
            measured = drawing_size if named.lower().endswith(".svg") else photograph_size
            size = measured(data)

        found = self._put(Path(named), self._place_of(setting), setting, "", measure)
        return (f"{FOLDER}/{found}" if found else ""), size

    def _put(
        self, path: Path, place: Place, name: str, folder: str, check: Callable[[bytes], object]
    ) -> str:
        """Bring a file onto the site; returns its path below the static files, nothing if not."""
        data = self._files.read(path, place, name)
        if data is None:
            return ""
        try:
            return self._files.put(folder, path, data, check)
        except KindError as error:
            self._files.fault(place, f"{name} names {path.as_posix()}, which is {error}", _ANOTHER)
            return ""
