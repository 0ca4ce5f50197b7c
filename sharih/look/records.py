"""What the settings say of a site's look, and what its pages get of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final, Literal

from sharih.arabic import Lang

Use = Literal["text", "headings", "interface"]
USES: Final[tuple[Use, ...]] = ("text", "headings", "interface")
Scheme = Literal["light", "dark"]
SCHEMES: Final[tuple[Scheme, ...]] = ("light", "dark")

COLOURS: Final = (
    "surface", "surface-raised", "surface-notice", "text", "text-muted", "line", "line-strong",
    "line-link", "line-notice", "accent", "accent-strong", "on-accent",
)  # fmt: skip
"""The colours that a theme is drawn with, by the names of its tokens."""


@dataclass(frozen=True, slots=True)
class FontFile:
    """A file of a face."""

    path: str
    weight: str
    """One number, or two of a font that has all between them."""
    style: str
    """`normal` or `italic`."""
    characters: str = ""
    """The characters it is for, as a `unicode-range`; empty for all that it has."""


@dataclass(frozen=True, slots=True)
class Face:
    """A family of letters; without files, one that readers have already."""

    family: str
    files: tuple[FontFile, ...] = ()


SYSTEM: Final = "system"
"""Written for a family: the faces that the reader's system has."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """What the settings say, as far as it can be checked without opening a file."""

    styles: tuple[str, ...] = ()
    """Style sheets that come after the theme's."""
    icon: str = ""
    logo: Mapping[Lang, str] = field(default_factory=dict)
    logo_dark: Mapping[Lang, str] = field(default_factory=dict)
    """Pictures in place of the site's name, and of those on dark paper."""
    fonts: Mapping[Lang, Mapping[Use, Face]] = field(default_factory=dict)
    colours: Mapping[Scheme, Mapping[str, str]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Icon:
    """The picture that a browser shows beside the name of a page."""

    path: str
    """Its path on the site."""
    kind: str
    """Its media type."""
    touch: str = ""
    """The path of a PNG of it, for screens that sites are kept on; empty where there is none."""


@dataclass(frozen=True, slots=True)
class Logo:
    """A picture in place of the site's name."""

    path: str
    """Its path on the site."""
    width: int
    height: int
    dark: str
    """The path of the one for dark paper; empty where it is the same."""


@dataclass(frozen=True, slots=True)
class OwnFiles:
    """What a site's own files come to."""

    styles: str = ""
    """What is put behind the theme's style sheet."""
    files: Mapping[str, bytes] = field(default_factory=dict)
    """Every file by its path on the site."""
    icon: Icon | None = None
    logos: Mapping[Lang, Logo] = field(default_factory=dict)
    sources: tuple[Path, ...] = ()
    """The files of the project that all this was read from."""

    def below(self, folder: str) -> OwnFiles:
        """Return the same with another folder of the site as the first of every path."""

        def moved(path: str) -> str:
            return f"{folder}/{path.partition('/')[2]}" if path else ""

        return replace(
            self,
            files={moved(path): data for path, data in self.files.items()},
            icon=self.icon
            and replace(self.icon, path=moved(self.icon.path), touch=moved(self.icon.touch)),
            logos={
                lang: replace(logo, path=moved(logo.path), dark=moved(logo.dark))
                for lang, logo in self.logos.items()
            },
        )
