"""Tests of settings files: what is read, and what is told with its line."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from sharih import __version__
from sharih.errors import ContentError
from sharih.look.records import Face, FontFile
from sharih.settings import Settings, load_settings
from sharih.site_settings.options import Options


def write(folder: Path, name: str, text: str) -> Path:
    """Write a settings file."""
    file = folder / name
    file.write_text(text, encoding="utf-8")
    return file


def told(file: Path) -> list[str]:
    """Return what is told of a settings file that is not good, without its folder."""
    with pytest.raises(ContentError) as caught:
        load_settings(file)
    return [str(p).removeprefix(f"{file.parent.as_posix()}/") for p in caught.value.problems]


def load(folder: Path, text: str) -> Settings:
    return load_settings(write(folder, "pelicanconf.py", text))


def test_an_empty_file_has_defaults(tmp_path: Path) -> None:
    settings = load(tmp_path, "")
    assert settings.options == Options()
    assert (settings.root, settings.content, settings.output) == (
        tmp_path, tmp_path / "content", tmp_path / "output",
    )  # fmt: skip
    assert (settings.siteurl, settings.base, settings.per_page) == ("", "", 20)


def test_settings_are_read(tmp_path: Path) -> None:
    settings = load(
        tmp_path,
        'SITEURL = "https://example.org/repo/"\nDEFAULT_PAGINATION = 5\nPATH = "texts"\n'
        'SHARIH_DRAFTS = False\nSHARIH_HOLD = ["stale", "missing"]\nSHARIH_DIGITS = "arab"\n'
        'SHARIH_ENDS = ["cite", "people"]\n'
        'SHARIH_LOCALES = {"ar": "ar_LB", "en": "en_GB"}\nlower = SHARIH_DRAFTS\n',
    )
    assert (settings.siteurl, settings.base) == ("https://example.org/repo", "/repo")
    assert settings.per_page == 5
    assert settings.content == tmp_path / "texts"
    assert settings.options.hold == ("stale", "missing")
    assert settings.options.ends == ("people", "cite")
    assert settings.conventions("ar").locale == "ar_LB"
    assert settings.conventions("ar").digits == "arab"


def test_the_look_of_a_site_is_read(tmp_path: Path) -> None:
    settings = load(
        tmp_path,
        """SHARIH_STYLES = ["a.css", "look/b.css"]
SHARIH_LOGO = "logo.svg"
SHARIH_LOGO_DARK = {"en": "dark.png"}
SHARIH_FONTS = {
    "ar": {
        "text": {"family": "Amiri", "files": {400: "r.woff2", "700 italic": "b.woff2"}},
        "headings": {"family": "Kufi", "files": {"100 900": {"U+0600-06FF, U+20??": "k.woff2"}}},
    },
    "en": {"interface": "Georgia"},
}
SHARIH_COLOURS = {"light": {"accent": " #0b5d51 "}, "dark": {"accent": "hsl(170  40% 70%)"}}
""",
    )
    look = settings.options.look
    assert look.styles == ("a.css", "look/b.css")
    assert look.logo == {"ar": "logo.svg", "en": "logo.svg"}
    assert look.logo_dark == {"en": "dark.png"}
    text = Face(
        "Amiri", (FontFile("r.woff2", "400", "normal"), FontFile("b.woff2", "700", "italic"))
    )
    kufi = Face("Kufi", (FontFile("k.woff2", "100 900", "normal", "U+0600-06FF, U+20??"),))
    assert look.fonts == {
        "ar": {"text": text, "headings": kufi},
        "en": {"interface": Face("Georgia")},
    }
    assert look.colours == {
        "light": {"accent": "#0b5d51"},
        "dark": {"accent": "hsl(170 40% 70%)"},
    }


@pytest.mark.parametrize("value", ['"system"', "None"])
def test_every_text_may_be_in_the_faces_of_its_readers(tmp_path: Path, value: str) -> None:
    settings = load_settings(write(tmp_path, "pelicanconf.py", f"SHARIH_FONTS = {value}\n"))
    assert settings.options.fonts == {lang: {"text": Face("system")} for lang in ("ar", "en")}


def test_options_of_the_command_line_win(tmp_path: Path) -> None:
    file = write(tmp_path, "pelicanconf.py", 'SITEURL = "https://example.org"\n')
    settings = load_settings(file, {"SITEURL": "https://example.com", "PATH": None})
    assert settings.siteurl == "https://example.com"
    assert settings.content == tmp_path / "content"


def test_an_unknown_setting_is_told_with_the_nearest_and_all_that_are_known(
    tmp_path: Path,
) -> None:
    (line,) = told(write(tmp_path, "pelicanconf.py", '\nSHARIH_DIGIT = "latn"\n'))
    assert line == (
        "pelicanconf.py:2: unknown setting SHARIH_DIGIT. Did you mean SHARIH_DIGITS? "
        "Known are SHARIH_NAME, SHARIH_TAGLINE, SHARIH_SEEDS, SHARIH_TOPIC_THRESHOLD, "
        "SHARIH_TOPIC_CAP, SHARIH_DRAFTS, SHARIH_HOLD, SHARIH_LOCALES, SHARIH_DIGITS, "
        "SHARIH_ENDS, SHARIH_TRANSLATE, SHARIH_ENGINES, SHARIH_MODELS, SHARIH_FEED_ITEMS, "
        "SHARIH_SEARCH, SHARIH_VERSION, SHARIH_STYLES, SHARIH_ICON, SHARIH_LOGO, "
        "SHARIH_LOGO_DARK, SHARIH_FONTS, SHARIH_COLOURS, SHARIH_CARDS."
    )


@pytest.mark.parametrize(
    ("text", "remedy"),
    [
        ("SHARIH_NAME = 'Sharih'", 'Write {"ar": "…", "en": "…"}.'),
        ("SHARIH_NAME = {'ar': 'a'}", 'Write {"ar": "…", "en": "…"}.'),
        ("SHARIH_TAGLINE = {'ar': 1, 'en': 2}", 'Write {"ar": "…", "en": "…"}.'),
        ("SHARIH_DRAFTS = 1", "Write True or False."),
        ("SHARIH_CARDS = 'no'", "Write True or False."),
        ("SHARIH_SEARCH = 'no'", "Write True or False."),
        ("SHARIH_HOLD = 'missing'", "Write a list of these: fresh, "),
        ("SHARIH_HOLD = ['gone']", "Write a list of these: fresh, "),
        ("SHARIH_HOLD = [['missing']]", "Write a list of these: fresh, "),
        ("SHARIH_DIGITS = 'indic'", 'Write "latn" or "arab".'),
        ("SHARIH_FEED_ITEMS = True", "Write a number over 0."),
        ("SHARIH_FEED_ITEMS = 0", "Write a number over 0."),
        ("SHARIH_SEEDS = ''", "Write the name of a folder."),
        ("SHARIH_LOCALES = {'ar': 'ar_XX1', 'en': 'en'}", "Write locales of CLDR, "),
        ("SHARIH_LOCALES = {'ar': 'en', 'en': 'ar'}", "Write locales of CLDR, "),
        ("SHARIH_STYLES = 'look.css'", 'Write a list of files: ["look/style.css"].'),
        ("SHARIH_STYLES = ['look.scss']", "Name a file that ends in .css."),
        ("SHARIH_ICON = ['icon.svg']", 'Write the name of a file: "look/icon.svg".'),
        ("SHARIH_ICON = 'icon.gif'", "Name a file that ends in .svg, .png or .ico."),
        ("SHARIH_LOGO = {'fr': 'logo.svg'}", 'Write "look/logo.svg" or {"ar": '),
        ("SHARIH_LOGO = 'logo.pdf'", "Name a file that ends in .svg, .png, .webp, .jpg or .jpeg."),
        ("SHARIH_LOGO_DARK = {'ar': 1}", 'Write "look/logo.svg" or {"ar": '),
        ("SHARIH_FONTS = 'Amiri'", 'Write {"ar": {"text": …, '),
        ("SHARIH_FONTS = {'ar': 'Amiri'}", 'Write {"ar": {"text": …, '),
        ("SHARIH_FONTS = {'fr': {}}", 'Write {"ar": {"text": …, '),
        ("SHARIH_FONTS = {'ar': {'title': 'Amiri'}}", 'Write {"ar": {"text": …, '),
        ("SHARIH_FONTS = {'ar': {'text': {'files': {}}}}", 'Write "Amiri", or {"family": '),
        ("SHARIH_FONTS = {'ar': {'text': {'family': 'A', 'file': 'a'}}}", 'Write "Amiri", or '),
        ("SHARIH_FONTS = {'ar': {'text': 'A\\n'}}", 'Write "Amiri", or '),
        (
            "SHARIH_FONTS = {'ar': {'text': {'family': 'A', 'files': {'bold': 'a.woff2'}}}}",
            'Write one such as "400", ',
        ),
        (
            "SHARIH_FONTS = {'ar': {'text': {'family': 'A', 'files': {'900 100': 'a.woff2'}}}}",
            'Write one such as "400", ',
        ),
        (
            "SHARIH_FONTS = {'ar': {'text': {'family': 'A', 'files': {400: 'a.ttf'}}}}",
            "Name a file that ends in .woff2.",
        ),
        (
            "SHARIH_FONTS = {'ar': {'text': {'family': 'A', 'files': {400: {'0-9': 'a.woff2'}}}}}",
            'Write them as "U+0600-06FF, ',
        ),
        ("SHARIH_COLOURS = {'accent': 'red'}", 'Write {"light": {"accent": '),
        ("SHARIH_COLOURS = {'light': 'red'}", 'Write {"light": {"accent": '),
        ("SHARIH_COLOURS = {'light': {'acent': 'red'}}", "Did you mean accent? Known are surface,"),
        ("SHARIH_COLOURS = {'light': {'accent': '#12'}}", "Write one such as #0b5d51, "),
        ("SHARIH_COLOURS = {'dark': {'line': 'rgb(0 0 0 / 10%)'}}", "Write one such as #0b5d51, "),
        ("SHARIH_COLOURS = {'dark': {'line': 'red; } * { color: red'}}", "Write one such as "),
        ("DEFAULT_PAGINATION = True", "Write a number over 0, or False."),
        ("DEFAULT_PAGINATION = 'ten'", "Write a number over 0, or False."),
        ("SITEURL = 'example.org'", "Write it as https://example.org or "),
        ("SITEURL = 'https://example.org/a b'", "Write it as https://example.org or "),
        ("PATH = ['content']", "Write the name of a folder."),
    ],
)
def test_a_value_of_the_wrong_kind_is_told_with_its_line(
    tmp_path: Path, text: str, remedy: str
) -> None:
    (line,) = told(write(tmp_path, "pelicanconf.py", f"# one\n{text}\n"))
    assert line.startswith(f"pelicanconf.py:2: {text.partition(' ')[0]} ")
    assert remedy in line


def test_all_faults_are_told(tmp_path: Path) -> None:
    lines = told(write(tmp_path, "pelicanconf.py", "SHARIH_A = 1\nSITEURL = 'x'\nSHARIH_B = 1\n"))
    assert [line.partition(": ")[0] for line in lines] == [
        "pelicanconf.py:1",
        "pelicanconf.py:2",
        "pelicanconf.py:3",
    ]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("A = 1\nB = A / 0\n", "pelicanconf.py:2: ZeroDivisionError: division by zero"),
        ("A = 1\nB = (\n", "pelicanconf.py:2: SyntaxError: '(' was never closed"),
        ("import no_such_module\n", "pelicanconf.py:1: ModuleNotFoundError: No module named"),
        ("import sys\nsys.exit('x')\n", "pelicanconf.py:2: SystemExit: x"),
        ("def f():\n    raise ValueError('a\\nb')\n\nf()\n", "pelicanconf.py:2: ValueError: a\\nb"),
    ],
)
def test_a_file_that_raises_is_told_with_the_line(tmp_path: Path, text: str, reason: str) -> None:
    (line,) = told(write(tmp_path, "pelicanconf.py", text))
    assert line.startswith(reason)


def test_no_file_is_told(tmp_path: Path) -> None:
    assert told(tmp_path / "pelicanconf.py") == [
        "pelicanconf.py: no settings file. Run from the project's folder."
    ]


def test_a_file_may_import_its_neighbour_from_any_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for folder, name in (("a", "first"), ("b", "second")):
        (tmp_path / folder).mkdir()
        write(tmp_path / folder, "pelicanconf.py", f'SITENAME = "{name}"\nSHARIH_DRAFTS = True\n')
        write(
            tmp_path / folder,
            "publishconf.py",
            "from pelicanconf import *\nSHARIH_DRAFTS = False\n",
        )
    monkeypatch.chdir(tmp_path)
    before = set(sys.modules), list(sys.path)
    for folder, name in (("a", "first"), ("b", "second")):
        settings = load_settings(Path(folder) / "publishconf.py")
        assert settings.pelican["SITENAME"] == name
        assert settings.options.drafts is False
        assert settings.content == tmp_path / folder / "content"
    assert (set(sys.modules), list(sys.path)) == before
    assert not list(tmp_path.rglob("__pycache__"))


def test_a_neighbour_is_read_as_it_is_now(tmp_path: Path) -> None:
    publish = write(tmp_path, "publishconf.py", "from pelicanconf import *\n")
    for name in ("one", "two"):  # of the same size, and in the same second
        write(tmp_path, "pelicanconf.py", f'SITENAME = "{name}"\n')
        assert load_settings(publish).pelican["SITENAME"] == name


def test_a_fault_of_the_neighbour_is_told_where_it_is(tmp_path: Path) -> None:
    publish = write(tmp_path, "publishconf.py", "\n\nfrom pelicanconf import *\n")
    write(tmp_path, "pelicanconf.py", "\nSHARIH_DRAFTS = 1\n")
    assert told(publish)[0].startswith("pelicanconf.py:2: SHARIH_DRAFTS cannot be 1.")
    write(tmp_path, "pelicanconf.py", "A = 1\nB = C\n")
    assert told(publish)[0].startswith("pelicanconf.py:2: NameError: ")


def test_a_site_on_a_newer_version_is_refused_before_anything_else_is_told(tmp_path: Path) -> None:
    text = 'SHARIH_UNHEARD_OF = 1\nSHARIH_VERSION = "999.0"\n'
    (line,) = told(write(tmp_path, "pelicanconf.py", text))
    assert line.startswith("pelicanconf.py:2: this site is on Sharih 999.0, and this is ")


def test_a_site_on_this_version_or_an_older_one_is_read(tmp_path: Path) -> None:
    for version in (__version__, "0.0.1", "", f"{__version__}rc1"):
        assert load(tmp_path, f'SHARIH_VERSION = "{version}"\n').options.version == version


def test_what_is_no_version_is_told(tmp_path: Path) -> None:
    for value in ('"new"', "1", "None"):
        (line,) = told(write(tmp_path, "pelicanconf.py", f"SHARIH_VERSION = {value}\n"))
        assert line.endswith('Write a version, such as "0.1.0".')


@pytest.mark.parametrize(
    "address",
    ["http://[::1", "https://example.org:65536", "https://example.org:abc", "https://a b"],
)
def test_a_site_that_could_lie_nowhere_is_told_with_its_line(tmp_path: Path, address: str) -> None:
    wanted = f"SITEURL {address} is no address. Write it as https://example.org or "
    (line,) = told(write(tmp_path, "pelicanconf.py", f'\nSITEURL = "{address}"\n'))
    assert line == f"pelicanconf.py:2: {wanted}https://example.org/repo."


@pytest.mark.parametrize("family", ["'Amiri, serif'", "{'family': 'Amiri, \"Noto Kufi\"'}"])
def test_a_list_of_families_is_told_to_be_one(tmp_path: Path, family: str) -> None:
    text = f"SHARIH_FONTS = {{'en': {{'text': {family}}}}}\n"
    (line,) = told(write(tmp_path, "pelicanconf.py", text))
    wanted = "pelicanconf.py:1: SHARIH_FONTS names more than one family for en text: Amiri, "
    assert line.startswith(wanted)
    assert "Write one; " in line


@pytest.mark.parametrize("logo", ["", "SHARIH_LOGO = {'ar': 'a.svg'}"])
def test_a_logo_for_dark_paper_alone_is_told(tmp_path: Path, logo: str) -> None:
    text = f"SHARIH_LOGO_DARK = {{'en': 'd.svg'}}\n{logo}\n"
    (line,) = told(write(tmp_path, "pelicanconf.py", text))
    assert line == (
        "pelicanconf.py:1: SHARIH_LOGO_DARK has a picture for en, and SHARIH_LOGO has none. "
        "Name the one for light paper in SHARIH_LOGO."
    )
    (line,) = told(write(tmp_path, "pelicanconf.py", f"{text}SHARIH_LOGO = 'a.txt'\n"))
    assert "cannot be the file a.txt" in line
