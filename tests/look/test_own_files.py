"""A site's own files reach its pages, and what is wrong with one is told in a line."""

from __future__ import annotations

import io
import shutil
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from sharih.errors import ContentError
from sharih.inputs import Inputs
from sharih.look.own_files import load_own_files, own_sources
from sharih.look.records import Face, FontFile, Icon, Logo, Look, OwnFiles
from tests.helpers.stylesheets import parse


def made_png(width: int, height: int) -> bytes:
    """Return a picture of one colour."""
    out = io.BytesIO()
    Image.new("RGB", (width, height), "teal").save(out, "PNG")
    return out.getvalue()


SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {} 20"><path d="M0 0"/></svg>'
WOFF2 = b"wOF2" + b"\0" * 60
PNG = made_png(2, 3)


@pytest.fixture(name="root")
def _root(tmp_path: Path) -> Path:
    """Return a project's folder with files of every kind."""
    root = tmp_path / "project"
    (root / "look" / "more").mkdir(parents=True)
    for name in ("logo.svg", "look/icon.svg", "look/more/dots.svg", "look/logo-ar.svg"):
        (root / name).write_text(SVG.format(len(name)), encoding="utf-8")
    (root / "look/letters.woff2").write_bytes(WOFF2)
    (root / "look/icon.png").write_bytes(PNG)
    (root / "look/style.css").write_text("p { color: red }\n", encoding="utf-8")
    return root


def load(root: Path, **look: Any) -> OwnFiles:
    return load_own_files(
        Look(**look), root, Inputs.below(root), lambda name: (root / "pelicanconf.py", len(name))
    )


def told(root: Path, **look: Any) -> list[str]:
    """Return what is told of a look that cannot be used, without the folder."""
    with pytest.raises(ContentError) as caught:
        load(root, **look)
    return [str(one).replace(f"{root.as_posix()}/", "") for one in caught.value.problems]


def style(root: Path, text: str, name: str = "look/style.css") -> OwnFiles:
    (root / name).write_text(text, encoding="utf-8")
    return load(root, styles=("look/style.css",))


def test_nothing_is_nothing(root: Path) -> None:
    assert load(root) == OwnFiles()
    assert own_sources(Look(), root, Inputs.below(root)) == ()


def test_an_icon_is_found_by_what_is_in_it(root: Path) -> None:
    found = load(root, icon="look/icon.svg")
    assert found.icon is not None
    assert found.icon.kind == "image/svg+xml"
    assert not found.icon.touch
    assert found.files == {found.icon.path: (root / "look/icon.svg").read_bytes()}
    (root / "look/icon.svg").write_text(SVG.format(99), encoding="utf-8")
    again = load(root, icon="look/icon.svg").icon
    assert again is not None
    assert again.path != found.icon.path
    png = load(root, icon="look/icon.png").icon
    assert png is not None
    assert png == Icon(png.path, "image/png", png.path)
    moved = load(root, icon="look/icon.png").below("theme").icon
    assert moved is not None
    assert moved.touch == moved.path == png.path.replace("static/", "theme/", 1)


def test_a_logo_has_its_size_so_that_nothing_moves_when_it_comes(root: Path) -> None:
    found = load(root, logo={"ar": "look/logo-ar.svg", "en": "look/icon.png"},
                 logo_dark={"en": "logo.svg"})  # fmt: skip
    arabic, english = found.logos["ar"], found.logos["en"]
    assert arabic == Logo(arabic.path, 16, 20, "")
    assert english == Logo(english.path, 2, 3, english.dark)
    assert english.dark.startswith("static/logo.")
    assert set(found.files) == {arabic.path, english.path, english.dark}


def test_faces_and_colours_become_tokens_of_their_language_and_scheme(root: Path) -> None:
    face = Face('A "B" \\', (FontFile("look/letters.woff2", "100 900", "normal", "U+0600-06FF"),))
    found = load(
        root,
        fonts={"ar": {"text": face, "headings": face}, "en": {"interface": Face("Georgia")}},
        colours={"light": {"accent": "#123"}, "dark": {"accent": "#fed", "line": "#999"}},
    )
    (file,) = found.files
    declared = {(d.around, d.name): d.value for d in parse(found.styles)}
    shown = '"A \\"B\\" \\\\"'
    tokens, screen = "@layer tokens", "@media screen and (prefers-color-scheme: {})"
    assert declared == {
        (("@font-face",), "font-family"): shown,
        (("@font-face",), "src"): f'url("{file.removeprefix("static/")}") format("woff2")',
        (("@font-face",), "font-weight"): "100 900",
        (("@font-face",), "font-style"): "normal",
        (("@font-face",), "font-display"): "swap",
        (("@font-face",), "unicode-range"): "U+0600-06FF",
        ((tokens, ":lang(ar)"), "--face-text"): f"{shown}, var(--system-text, serif)",
        ((tokens, ":lang(ar)"), "--face-head"): f"{shown}, var(--face-text)",
        ((tokens, ":lang(en)"), "--face-ui"): '"Georgia", var(--system-ui, sans-serif)',
        ((tokens, screen.format("light"), ":root"), "--accent"): "#123",
        ((tokens, screen.format("dark"), ":root"), "--accent"): "#fed",
        ((tokens, screen.format("dark"), ":root"), "--line"): "#999",
    }


def test_a_style_sheet_brings_what_it_imports_and_asks_for(root: Path) -> None:
    (root / "look/more/part.css").write_text(
        '@charset "utf-8";\n/* part */ b { background: url(dots.svg) }\n', encoding="utf-8"
    )
    found = style(
        root,
        '\ufeff@import "more/part.css";\n@font-face { src: url("letters.woff2") format("woff2") }\n'
        "i { background: url( 'more/dots.svg#a' ), image-set('icon.png' 1x, \"icon.png\" 2x);"
        " mask: url(#here); list-style: url(/static/x.png); content: 'more/dots.svg' }",
    )
    names = {path.rpartition("/")[2].partition(".")[0]: path for path in found.files}
    dots, letters, icon = (
        names[name].removeprefix("static/") for name in ("dots", "letters", "icon")
    )
    values = [(d.name, d.value) for d in parse(found.styles)]
    assert values == [
        ("background", f'url("{dots}")'),
        ("src", f'url("{letters}") format("woff2")'),
        ("background", f'url( "{dots}#a" ), image-set("{icon}" 1x, "{icon}" 2x)'),
        ("mask", "url(#here)"),
        ("list-style", "url(/static/x.png)"),
        ("content", '"more/dots.svg"'),
    ]
    assert "@charset" not in found.styles
    assert "/* part */" in found.styles
    here = {path.relative_to(root).as_posix() for path in found.sources}
    assert here == {"look/style.css", "look/more/part.css", "look/more/dots.svg",
                    "look/letters.woff2", "look/icon.png"}  # fmt: skip


def test_own_style_sheets_stand_behind_fonts_and_colours_in_their_order(root: Path) -> None:
    (root / "last.css").write_text("p { color: blue }", encoding="utf-8")
    found = load(root, styles=("look/style.css", "last.css"), colours={"light": {"line": "#111"}})
    assert [d.value for d in parse(found.styles)] == ["#111", "red", "blue"]


@pytest.mark.parametrize(
    ("look", "line"),
    [
        ({"icon": "no.svg"}, "pelicanconf.py:11: SHARIH_ICON names no.svg, which is not there."),
        ({"icon": "../x.svg"}, "pelicanconf.py:11: SHARIH_ICON names "),
        ({"icon": "look/bad.svg"}, ("pelicanconf.py:11: SHARIH_ICON names look/bad.svg, which is "
         "with <script>; save it as plain SVG")),
        ({"icon": "look/bad.png"}, ("pelicanconf.py:11: SHARIH_ICON names look/bad.png, which is "
         "no PNG picture.")),
        ({"icon": "look/bad.ico"}, ("pelicanconf.py:11: SHARIH_ICON names look/bad.ico, which is "
         "no icon.")),
        ({"logo": {"ar": "look/none.png"}}, "pelicanconf.py:11: SHARIH_LOGO names look/none.png, "),
        ({"logo": {"ar": "look/bad.png"}}, ("pelicanconf.py:11: SHARIH_LOGO names look/bad.png, "
         "which is no picture that can be read; save it as JPEG, PNG or WebP.")),
        ({"logo": {"ar": "logo.svg"}, "logo_dark": {"ar": "look/bad.svg"}},
         "pelicanconf.py:16: SHARIH_LOGO_DARK names look/bad.svg, which is with <script>"),
        ({"fonts": {"ar": {"text": Face("A", (FontFile("look/bad.woff2", "400", "normal"),))}}},
         "pelicanconf.py:12: SHARIH_FONTS names look/bad.woff2, which is no WOFF2 font;"),
        ({"styles": ("look",)}, "look: is a folder, not a file."),
        ({"styles": ("gone.css",)}, "pelicanconf.py:13: SHARIH_STYLES names gone.css, which is "),
        ({"styles": ("look/away.css",)}, "look/away.css: is a link that leads out of the project"),
    ],
)  # fmt: skip
def test_a_file_that_cannot_be_used_is_told_with_the_setting(
    root: Path, look: dict[str, Any], line: str
) -> None:
    for ending in ("png", "ico", "woff2"):
        (root / f"look/bad.{ending}").write_bytes(b"GIF89a")
    script = SVG.format(20).replace("<path", "<script/><path")
    (root / "look/bad.svg").write_text(script, encoding="utf-8")
    (root.parent / "x.css").write_text("", encoding="utf-8")
    (root / "look/away.css").symlink_to(root.parent / "x.css")
    (found,) = told(root, **look)
    assert found.startswith(line)


@pytest.mark.parametrize(
    ("css", "line"),
    [
        ("p { color: red", "look/style.css:1: a block, a comment or a text that begins here"),
        ("a { b: c }\n\np { /* ", "look/style.css:3: a block, a comment or a text"),
        ("p { color: red }\n}\ni { a: b }", "look/style.css:2: "),
        ("p { content: 'a\n; color: red }", "look/style.css:1: "),
        ("p { width: calc(1px + 2px; }\n", "look/style.css:1: a block, a comment or a text"),
        ("\n@import 'gone.css';", "look/style.css:2: the @import names look/gone.css, which is "),
        ("@import 'icon.svg' screen;", "look/style.css:1: an @import of something else than one"),
        ("@import url(https://example.org/a.css);", "look/style.css:1: an @import of something"),
        ("@import 'style.css';", "look/style.css:1: style.css imports itself."),
        ("\n\na { b: url(gone.png) }", "look/style.css:3: the style sheet names look/gone.png, "),
        ("a { b: url(https://example.org/a.png) }", "look/style.css:1: asks for https://example."),
        ("a { b: url('//example.org/a.png') }", "look/style.css:1: asks for //example.org/a.png,"),
        ("a { b: url(data:image/png;base64,AAAA) }", "look/style.css:1: asks for data:image/png;"),
        ("a { b: url(../../x.png) }", "look/style.css:1: the style sheet names "),
        ("a { b: url(page.html) }", "look/style.css:1: asks for page.html, which is no font and "),
        ("a { b: url(bad.png) }", "look/bad.png: is no PNG picture."),
    ],
)
def test_a_fault_in_a_style_sheet_is_told_with_its_line(root: Path, css: str, line: str) -> None:
    (root / "look/bad.png").write_bytes(b"GIF89a")
    (root / "look/style.css").write_text(css, encoding="utf-8")
    found = told(root, styles=("look/style.css",))
    assert [one for one in found if one.startswith(line)], found
    assert len(found) == 1


def test_a_style_sheet_that_is_no_utf8_is_told(root: Path) -> None:
    (root / "look/style.css").write_bytes(b"p { content: '\xe9' }")
    assert told(root, styles=("look/style.css",)) == [
        "look/style.css: cannot be read. Save the style sheet as UTF-8."
    ]


def test_all_faults_are_told_at_once(root: Path) -> None:
    shutil.rmtree(root / "look")
    found = told(root, icon="look/icon.svg", styles=("look/a.css", "look/b.css"))
    assert len(found) == 3


def test_what_a_look_is_read_from_is_known_although_it_is_faulty(root: Path) -> None:
    (root / "look/style.css").write_text("a { b: url(gone.png) } }", encoding="utf-8")
    look = Look(styles=("look/style.css",), icon="no.svg")
    names = {path.relative_to(root).as_posix() for path in own_sources(
        look, root, Inputs.below(root))}  # fmt: skip
    assert names == {"look/style.css", "look/gone.png", "no.svg"}
