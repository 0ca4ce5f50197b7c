"""What the settings say of menu and links: which forms are read, and what is told of others."""

from __future__ import annotations

from pathlib import Path

import pytest

from sharih.errors import ContentError
from sharih.settings import load_settings
from sharih.site_settings.menu import LinkSetting, MenuSettings


def load(folder: Path, text: str) -> MenuSettings:
    file = folder / "pelicanconf.py"
    file.write_text(text, encoding="utf-8")
    return load_settings(file).menu


def said(entry: LinkSetting) -> tuple[object, str, int | None]:
    return dict(entry.titles), entry.address, entry.line


def test_without_settings_there_is_nothing_to_add(tmp_path: Path) -> None:
    assert load(tmp_path, "") == MenuSettings()
    assert load(tmp_path, "MENUITEMS = ()\nLINKS = []\nSOCIAL = None\n") == MenuSettings()


def test_a_title_is_one_text_or_one_for_each_language(tmp_path: Path) -> None:
    menu = load(
        tmp_path,
        'MENUITEMS = (\n    ("  Contact\\n us ", " page:contact "),\n'
        '    [{"en": "Rules", "ar": "القواعد"}, "/rules/"],\n)\n'
        'LINKS: list = [({"ar": "روابط"}, "https://example.org/")]\nSOCIAL = tuple([("A", "/")])\n'
        "DISPLAY_PAGES_ON_MENU = False\n",
    )
    assert [said(entry) for entry in menu.items] == [
        ({"ar": "Contact us", "en": "Contact us"}, "page:contact", 2),
        ({"ar": "القواعد", "en": "Rules"}, "/rules/", 3),
    ]
    assert [said(entry) for entry in menu.links] == [({"ar": "روابط"}, "https://example.org/", 5)]
    # Where a list is put together, its own line is the nearest there is.
    assert [said(entry)[2] for entry in menu.social] == [6]
    assert (menu.pages, menu.lists) == (False, True)


def test_an_entry_is_told_of_the_file_it_is_written_in(tmp_path: Path) -> None:
    (tmp_path / "base.py").write_text('\nLINKS = [\n  ("A", "/a/"),\n]\n', encoding="utf-8")
    (entry,) = load(tmp_path, "from base import *\n").links
    assert (entry.file, entry.line) == (tmp_path / "base.py", 3)


PAIR = 'Write ("title", "address"); the title may be {"ar": "…", "en": "…"}.'
LIST = 'Write a list of pairs, such as [("Contact", "page:contact")].'
FAULTS = {
    'MENUITEMS = "/about/"': f"MENUITEMS cannot be '/about/'. {LIST}",
    'MENUITEMS = {"About": "/about/"}': f"MENUITEMS cannot be {{'About': '/about/'}}. {LIST}",
    'MENUITEMS = (("About", "/about/"))': f"MENUITEMS cannot have 'About'. {LIST}",
    'LINKS = [("A",)]': f"LINKS cannot have ('A',). {PAIR}",
    'LINKS = [("A", "/a/", "icon")]': f"LINKS cannot have ('A', '/a/', 'icon'). {PAIR}",
    'LINKS = [("", "/a/")]': f"LINKS cannot have ('', '/a/'). {PAIR}",
    'LINKS = [({}, "/a/")]': f"LINKS cannot have ({{}}, '/a/'). {PAIR}",
    'LINKS = [({"fr": "A"}, "/a/")]': f"LINKS cannot have ({{'fr': 'A'}}, '/a/'). {PAIR}",
    'LINKS = [({"ar": 1}, "/a/")]': f"LINKS cannot have ({{'ar': 1}}, '/a/'). {PAIR}",
    'SOCIAL = [("A", " ")]': f"SOCIAL cannot have ('A', ' '). {PAIR}",
    'SOCIAL = [("A", None)]': f"SOCIAL cannot have ('A', None). {PAIR}",
    'SOCIAL = [("A", "/a\\n/")]': f"SOCIAL cannot have ('A', '/a\\n/'). {PAIR}",
    "DISPLAY_PAGES_ON_MENU = 1": "DISPLAY_PAGES_ON_MENU cannot be 1. Write True or False.",
    'DISPLAY_CATEGORIES_ON_MENU = ""': (
        "DISPLAY_CATEGORIES_ON_MENU cannot be ''. Write True or False."
    ),
}


@pytest.mark.parametrize("text", FAULTS)
def test_what_is_no_entry_is_told_with_its_line(tmp_path: Path, text: str) -> None:
    with pytest.raises(ContentError) as caught:
        load(tmp_path, f"\n{text}\n")
    told = [str(p).removeprefix(f"{tmp_path.as_posix()}/") for p in caught.value.problems]
    assert told == [f"pelicanconf.py:2: {FAULTS[text]}"]
