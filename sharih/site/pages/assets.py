"""Style sheets and scripts of theme and site → one file each, named by what is in them."""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import field
from pathlib import Path
from typing import Final

from sharih.arabic import Lang
from sharih.errors import ContentError, Problem, shown_path
from sharih.inputs import Inputs
from sharih.look.own_files import load_own_files
from sharih.look.records import Icon, Logo, OwnFiles
from sharih.look.theme_fonts import LICENCES, ThemeFonts
from sharih.records import record
from sharih.settings import SEARCH_TEMPLATE, Settings, lacks_search
from sharih.site_settings.theme import STATIC, STATIC_PATHS, ThemeSettings

_IMPORT = re.compile(r'^@import "([^"]+)";$', re.MULTILINE)
_NAMED = re.compile(r'url\("\.\./([^"?#]+)"\)')
"""A file beside the folder of the style sheets, as these name it."""
FONTS: Final = "fonts/"
"""The folder of the theme's fonts, beside that of its style sheets."""
_FACE = re.compile(r'(@font-face \{[^}]*url\("\.\./fonts/([^"?#]+)"\)[^}]*\}\n*)')
"""A rule for a face that has its letters from a file beside the theme's style sheets."""
_MAIN: Final = f"{STATIC}/css/main.css"
_EXPLAINER: Final = "explainer.html"
ICON = Icon(f"{STATIC}/icon.svg", "image/svg+xml")
"""The theme's."""


@record(frozen=True, slots=True)
class Assets:
    """What pages link to and show beside their text."""

    styles: str
    """Path of the style sheet on the site."""
    scripts: str
    """Path of the script, an ES module."""
    search_scripts: str
    """Path of the script that search pages have besides."""
    files: Mapping[str, bytes]
    """Every file by its path, the two above included."""
    icon: Icon = ICON
    logos: Mapping[Lang, Logo] = field(default_factory=dict)
    """What stands in place of the site's name."""

    @property
    def css(self) -> str:
        """The style sheet itself."""
        return self.files[self.styles].decode()


def load_site_assets(settings: Settings) -> Assets:
    """Read what `load_assets` does, and what the settings have of the site's own.

    Raises ContentError for all of that which cannot be used, and for what the settings name as
    theme, or of it, and is none.
    """
    _check_theme(settings)
    own = load_own_files(settings.options.look, settings.root, settings.inputs, settings.place_of)
    return load_assets(settings.theme, settings.inputs, own, settings.of_theme, ThemeFonts())


def without_fonts(settings: Settings) -> Iterator[Problem]:
    """Tell where the theme's fonts cannot be made; texts are in the faces of their readers then."""
    if missing := ThemeFonts().missing():
        reason = f"the theme's fonts are left out, as these packages are missing: {missing}"
        remedy = f"Install them: pip install {missing.replace(',', '')}"
        yield Problem(settings.theme, None, reason, remedy, "warning")


def without_search(settings: Settings) -> Iterator[Problem]:
    """Tell where search is left out because the theme has no page for it."""
    if lacks_search(settings):
        reason = f"has no {SEARCH_TEMPLATE}, so the site has no search"
        remedy = "Copy all that is called search from Sharih's theme, or set SHARIH_SEARCH = False."
        yield Problem(settings.theme / "templates", None, reason, remedy, "warning")


def _check_theme(settings: Settings) -> None:
    """Raise ContentError for a setting that names no theme, or what the theme has not."""
    theme, named = settings.theme, "THEME" in settings.pelican
    place = settings.place_of("THEME") if named else (theme, None)
    what = f"THEME names {shown_path(theme)}, which" if named else "the folder"
    if not theme.is_dir():
        remedy = "Name a folder, or take the line out: then the theme of Sharih is used."
        raise ContentError(Problem(*place, f"{what} is no folder", remedy))
    if missing := _missing(settings):
        remedy = "Copy the theme of Sharih and change that."
        reason = f"{what} is no theme for Sharih: it has no {missing}"
        raise ContentError(Problem(*place, reason, remedy))
    for path in settings.of_theme.static_paths:
        if not os.path.lexists(theme / path) and path != STATIC:
            reason = f"{STATIC_PATHS} names {path}, which is not in {shown_path(theme)}"
            remedy = "Put it there, or take its name out."
            raise ContentError(Problem(*settings.place_of(STATIC_PATHS), reason, remedy))


def _missing(settings: Settings) -> str | None:
    """Name a file that every theme for Sharih has and this one has not."""
    if not os.path.lexists(settings.theme / _MAIN):
        return _MAIN
    folders = settings.template_folders
    there = any(os.path.lexists(folder / _EXPLAINER) for folder in folders)
    return None if there else f"templates/{_EXPLAINER}"


def load_assets(
    theme: Path,
    inputs: Inputs | None = None,
    own: OwnFiles | None = None,
    said: ThemeSettings | None = None,
    fonts: ThemeFonts | None = None,
) -> Assets:
    """Read `theme/static`: `css/main.css` with its imports, `js/*.js`, and other files.

    `own` is what a site adds to it; `said` may name other folders and files of the theme, and
    another place for all of them; without `fonts`, its faces are those of the reader. The digest
    of its content in a file's name lets browsers keep it for ever. Raises ContentError for an
    import of a file that is not there, for what is named and is not there, and for a file that is
    refused.
    """
    folder = theme / STATIC
    said = said or ThemeSettings()
    inputs, own = inputs or Inputs.below(theme), (own or OwnFiles()).below(said.static_dir)
    main = folder / "css" / "main.css"
    text, named, made = _with_digests(_joined_styles(main, inputs), main, inputs, fonts)
    styles = text.encode() + own.styles.encode()
    scripts = _joined_scripts(folder / "js", inputs)
    search = _joined_scripts(folder / "js" / "search", inputs)
    files = {
        f"{said.static_dir}/{_name('sharih', 'css', styles)}": styles,
        f"{said.static_dir}/{_name('sharih', 'js', scripts)}": scripts,
        f"{said.static_dir}/{_name('search', 'js', search)}": search,
    }
    styles_path, scripts_path, search_path = files
    for path in said.static_paths:
        for inside, file in _copied(theme / path, inputs, joined=path == STATIC):
            files[f"{said.static_dir}/{named.get(file, inside)}"] = inputs.read(file)
    files |= {f"{said.static_dir}/{inside}": data for inside, data in made.items()}
    files.update(own.files)
    touch = f"{said.static_dir}/icon.png"
    usual = Icon(f"{said.static_dir}/icon.svg", ICON.kind, touch if touch in files else "")
    icon = own.icon or usual
    return Assets(styles_path, scripts_path, search_path, files, icon, own.logos)


def _joined_scripts(folder: Path, inputs: Inputs) -> bytes:
    """Put the scripts of a folder behind one another, by their names."""
    return b"".join(inputs.read(path) for path in sorted(folder.glob("*.js")))


def _copied(path: Path, inputs: Inputs, *, joined: bool) -> Iterator[tuple[str, Path]]:
    """List the files of a folder, or a file, with their paths on the site.

    Of the folder in which style sheets and scripts are `joined`, these are left out.
    """
    inputs.check(path)
    if path.is_file():
        yield path.name, path
    elif not path.is_dir():
        remedy = f"Put it there, or take it out of {STATIC_PATHS}."
        raise ContentError(Problem(path, None, "is named in the settings and not there", remedy))
    for file in sorted(path.rglob("*")):
        inside = file.relative_to(path)
        inputs.check(file)
        if not file.is_dir() and not (joined and inside.parts[0] in ("css", "js")):
            yield inside.as_posix(), file


def _with_digests(
    text: str, main: Path, inputs: Inputs, fonts: ThemeFonts | None
) -> tuple[str, dict[Path, str], dict[str, bytes]]:
    """Name the theme's files in its style sheet as they are called on the site.

    Returns the style sheet, the new names, and the files that are made and lie in no theme.
    Raises ContentError for a file that is not there.
    """
    folder = main.parents[1]
    names: dict[Path, str] = {}
    made: dict[str, bytes] = {}
    text = _FACE.sub(lambda face: face[0] if _is_there(face[2], folder, fonts) else "", text)

    def renamed(found: re.Match[str]) -> str:
        inside = os.path.normpath(found[1])
        path = folder / inside
        if path not in names:
            data = _named_file(inside, folder, inputs, fonts)
            if data is None:
                reason = f"the style sheets name {found[1]}, which is not in {STATIC}"
                raise ContentError(Problem(main, None, reason, "Mend the theme."))
            stem = path.relative_to(folder).with_suffix("").as_posix()
            names[path] = _name(stem, path.suffix[1:], data)
            if fonts is not None and not path.exists():
                licence = LICENCES[path.name]
                made[names[path]] = data
                made[f"{FONTS}{licence}"] = fonts.read(licence) or b""
        return f'url("{names[path]}")'

    return _NAMED.sub(renamed, text), names, made


def _named_file(
    inside: str, folder: Path, inputs: Inputs, fonts: ThemeFonts | None
) -> bytes | None:
    """Read a file that a style sheet names; one of the theme's fonts is made."""
    if inside.startswith(("..", "/")):
        return None
    try:
        return inputs.read(folder / inside)
    except OSError:
        return fonts.read(inside.removeprefix(FONTS)) if fonts is not None else None


def _is_there(name: str, folder: Path, fonts: ThemeFonts | None) -> bool:
    """Say whether a face can be asked for: one that is to be made may lack what it is made of."""
    if name not in LICENCES or (folder / FONTS / name).exists():
        return True
    return fonts is not None and fonts.read(name) is not None


def _joined_styles(main: Path, inputs: Inputs) -> str:
    """Put the imports of a style sheet where they stand."""
    text = _read(main, main, 1, inputs)

    def joined(found: re.Match[str]) -> str:
        line = text.count("\n", 0, found.start()) + 1
        return _read(main.parent / found[1], main, line, inputs).rstrip("\n")

    return _IMPORT.sub(joined, text)


def _read(path: Path, where: Path, line: int, inputs: Inputs) -> str:
    try:
        return inputs.read(path).decode("utf-8").replace("\r\n", "\n")
    except (OSError, UnicodeDecodeError):
        reason = f"the style sheet {path.name} cannot be read"
        raise ContentError(Problem(where, line, reason, "Mend the theme.")) from None


def _name(stem: str, ending: str, data: bytes) -> str:
    return f"{stem}.{hashlib.sha256(data).hexdigest()[:10]}.{ending}"
