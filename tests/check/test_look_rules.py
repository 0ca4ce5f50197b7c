"""What `check` says of a site's look, with the line of the setting."""

from __future__ import annotations

from pathlib import Path

import pytest

from sharih.check.look_rules import (
    faint_colours,
    foreign_faces,
    half_colours,
    own_files,
    thin_faces,
)
from sharih.check.rules import SourceRule
from sharih.check.sources import read_sources
from sharih.look.theme_fonts import ThemeFonts
from sharih.settings import load_settings
from tests.helpers import sites

FILES = '{"family": "A", "files": {"%s": "a.woff2"}}'
LETTERS = '{"family": "A", "files": {"400": "%s.woff2"}}'


def found(shared_folder: Path, folder: Path, rule: SourceRule, text: str) -> list[str]:
    """Return what a rule finds in the sample under other settings."""
    settings = (sites.sample(shared_folder).root / "pelicanconf.py").read_text(encoding="utf-8")
    root = sites.sample(shared_folder).copied(folder / "project").root
    (root / "a.woff2").write_bytes(b"wOF2")
    for name in ("naskh.woff2", "serif.woff2"):
        (root / name).write_bytes(ThemeFonts().read(name) or b"")
    (root / "own.css").write_text(":root { --text: #888 }", encoding="utf-8")
    path = root / "pelicanconf.py"
    path.write_text(f"{text}\n{settings}", encoding="utf-8")
    problems = rule(read_sources(load_settings(path)))
    return [str(one).replace(f"{root.as_posix()}/", "") for one in problems]


@pytest.mark.parametrize(
    ("rule", "text", "lines"),
    [
        (faint_colours, "", []),
        (faint_colours, 'SHARIH_COLOURS = {"light": {"accent": "#0b5d51"}}', []),
        (faint_colours, 'SHARIH_COLOURS = {"dark": {"text-muted": "#666"}}', [
            "dark text-muted #666 on surface #161311 has a contrast of 3.2.",
            "dark text-muted #666 on surface-raised #221e1a has a contrast of 2.8.",
        ]),
        (faint_colours, 'SHARIH_STYLES = ["own.css"]', [
            "light text #888 on surface #fdfbf6 has a contrast of 3.4.",
            "light text #888 on surface-raised #f5efe4 has a contrast of 3.0.",
            "light text #888 on surface-notice #fbeecb has a contrast of 3.0.",
            "dark text #888 on surface-notice #382c0d has a contrast of 3.8.",
        ]),
        (faint_colours, 'SHARIH_STYLES = ["gone.css"]', []),
        (half_colours, 'SHARIH_COLOURS = {"light": {"line": "red"}, "dark": {"line": "red"}}', []),
        (half_colours, 'SHARIH_COLOURS = {"light": {"line": "red", "accent": "red"}}', [
            "SHARIH_COLOURS sets accent, line for light and not for dark.",
        ]),
        (half_colours, 'SHARIH_COLOURS = {"dark": {"line": "red"}}', [
            "SHARIH_COLOURS sets line for dark and not for light.",
        ]),
        (thin_faces, 'SHARIH_FONTS = {"ar": {"text": "Amiri"}}', []),
        (thin_faces, f'SHARIH_FONTS = {{"ar": {{"text": {FILES % "100 900"}}}}}', []),
        (thin_faces, f'SHARIH_FONTS = {{"ar": {{"text": {FILES % "700"}}}}}', []),
        (thin_faces, f'SHARIH_FONTS = {{"ar": {{"text": {FILES % "400"}}}}}', [
            "SHARIH_FONTS has no bold of A for ar text.",
        ]),
        (foreign_faces, f'SHARIH_FONTS = {{"ar": {{"text": {LETTERS % "naskh"}}}}}', []),
        (foreign_faces, f'SHARIH_FONTS = {{"en": {{"text": {LETTERS % "serif"}}}}}', []),
        (foreign_faces, f'SHARIH_FONTS = {{"ar": {{"text": {LETTERS % "serif"}}}}}', [
            "SHARIH_FONTS has no ء آ أ ؤ إ ئ … in A for ar text.",
        ]),
        (foreign_faces, f'SHARIH_FONTS = {{"ar": {{"text": {FILES % "400"}}}}}', []),
        (own_files, 'SHARIH_STYLES = ["own.css"]', []),
        (own_files, 'SHARIH_STYLES = ["gone.css"]', [
            "SHARIH_STYLES names gone.css, which is not there.",
        ]),
    ],
)  # fmt: skip
def test_what_is_found_of_a_look(
    shared_folder: Path, tmp_path: Path, rule: SourceRule, text: str, lines: list[str]
) -> None:
    told = found(shared_folder, tmp_path, rule, text)
    word = "" if rule is own_files else "warning: "
    assert len(told) == len(lines)
    for line, one in zip(lines, told, strict=True):
        assert one.startswith(f"pelicanconf.py:1: {word}{line} ")
