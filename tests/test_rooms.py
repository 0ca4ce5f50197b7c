"""The plan of the house: who may import whom, how large a room may be, and tests beside it."""

from __future__ import annotations

import re
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from tests.helpers.projects import ROOT
from tests.helpers.rooms import (
    Module,
    between_modules,
    between_rooms,
    circle,
    faults,
    imported,
    read_package,
    read_table,
)

GROUND = (
    "errors", "arabic", "slugs", "days", "files", "inputs", "languages", "routes", "processes",
    "records", "web",
)  # fmt: skip
"""What every room above may import: it knows no text and no site."""
TABLE = read_table("""
errors                       :
arabic                       :
slugs                        :
days                         :
files                        :
inputs                       :
languages                    :
routes                       :
processes                    :
records                      :
web                          :
settings_file                :
git                          :
rebuild                      :
markdown                     :
pictures                     :
output                       : rebuild
charts                       : markdown
content                      : charts markdown pictures
facts                        : content
translation                  : content facts markdown
search                       : content markdown
package                      :
look                         : pictures
site_settings                : look package settings_file translation
settings                     : package settings_file site_settings

cards                        : look settings

conversion/records           :
conversion/word_scan         :
conversion/line_keys         :
conversion/rule_files        : content
conversion/agencies          : content conversion/line_keys conversion/rule_files
                               conversion/word_scan
conversion/seeds             : content conversion/records
conversion/dates             : content conversion/line_keys conversion/records
                               conversion/rule_files
conversion/titles            : content conversion/dates conversion/records conversion/rule_files
conversion/quotes            : content conversion/agencies conversion/line_keys conversion/records
                               conversion/rule_files
conversion/lines             : content conversion/line_keys conversion/records
                               conversion/rule_files
conversion/headlines         : content conversion/line_keys conversion/lines
                               conversion/rule_files
conversion/talk              : conversion/line_keys conversion/lines conversion/records
conversion/credits           : content conversion/agencies conversion/dates conversion/headlines
                               conversion/line_keys
                               conversion/lines conversion/records conversion/rule_files
                               conversion/word_scan
conversion/pasted            : conversion/credits conversion/dates conversion/headlines
                               conversion/line_keys conversion/lines conversion/records
                               conversion/rule_files
conversion/printed           : content conversion/credits conversion/headlines
                               conversion/line_keys conversion/lines
                               conversion/records conversion/rule_files
conversion/structure         : conversion/credits conversion/headlines conversion/line_keys
                               conversion/lines conversion/pasted conversion/printed
                               conversion/records conversion/rule_files conversion/talk
conversion/language_findings : conversion/dates conversion/line_keys conversion/records
conversion/parts             : content conversion/agencies conversion/dates conversion/quotes
                               conversion/records conversion/rule_files
conversion/outline           : content conversion/agencies conversion/credits conversion/dates
                               conversion/language_findings conversion/line_keys
                               conversion/parts conversion/quotes
                               conversion/records conversion/rule_files conversion/structure
                               conversion/titles
conversion/names             : content conversion/rule_files
conversion/drafts            : content markdown conversion/names conversion/records
                               conversion/rule_files
conversion/reports           : content conversion/line_keys conversion/names conversion/records
                               conversion/rule_files
conversion/state             : content conversion/reports conversion/rule_files
conversion/workers           : content conversion/drafts conversion/outline conversion/records
                               conversion/reports conversion/rule_files conversion/seeds
conversion/cluster           :
conversion/merging           : content markdown translation conversion/drafts conversion/records
                               conversion/reports
conversion/copies            : conversion/seeds conversion/state
conversion/writing           : content conversion/drafts conversion/merging conversion/reports
                               conversion/seeds conversion/state conversion/workers
conversion/run               : content conversion/copies conversion/drafts conversion/merging
                               conversion/reports conversion/rule_files conversion/seeds
                               conversion/state
                               conversion/workers conversion/writing settings
conversion/reporting         : content conversion/copies conversion/merging conversion/reports
                               conversion/rule_files conversion/run conversion/seeds
                               conversion/state conversion/workers conversion/writing
conversion                   : conversion/drafts conversion/outline conversion/records
                               conversion/reporting conversion/reports conversion/run
                               conversion/seeds

site/sources                 : look rebuild settings
site/stages                  :
site/kept                    : charts content markdown pictures translation
site/model                   : content pictures settings translation site/kept
site/loading                 : charts content markdown pictures translation site/kept
site/reading                 : content pictures rebuild search settings site/kept site/loading
                               translation
site/project                 : content rebuild settings site/kept site/loading site/reading
site/link                    : content settings site_settings translation site/kept site/model
                               site/loading site/project
site/views                   : cards charts content markdown pictures translation site/kept
                               site/link site/model
site/pages                   : cards look markdown pictures search settings site_settings
                               translation site/kept site/link site/model site/views
site/making                  : cards content output pictures rebuild search settings site/kept
                               site/link
                               site/loading site/model site/pages site/reading site/stages
                               site/views translation
status                       : content markdown output rebuild settings translation
site/recording               : content settings site/kept site/link site/loading site/model
                               site/project status translation
build                        : cards content conversion output rebuild settings site/kept site/link
                               site/making site/model site/pages site/project site/recording
                               site/stages
plugin                       : build output rebuild settings settings_file site/kept
                               site_settings
                               site/model site/pages site/sources

check                        : content git look pictures settings site/kept site/link site/making
                               site/model site/pages site/project site/stages site_settings status
                               translation
publish                      : check git
start                        : git package settings_file
adopt/bodies                 : content markdown
adopt/sources                : adopt/bodies content
adopt/making                 : adopt/bodies adopt/sources content conversion/drafts
                               conversion/state markdown package pictures
adopt/adoption               : adopt/making adopt/sources content conversion/state pictures
                               settings site/link site/project
adopt                        : adopt/adoption adopt/making
exchange                     : content markdown settings translation
new                          : content conversion/drafts conversion/state settings translation
engines/interface            :
engines/installing           : engines/interface
engines/http                 : engines/interface
engines/local                : engines/interface
engines/memory               : engines/interface facts markdown translation
engines/known                : engines/installing engines/interface site_settings
engines/prefilling           : content engines/interface markdown translation
engines/filling              : content engines/prefilling markdown translation
engines/site_engines         : content engines/installing engines/interface engines/known
                               engines/local engines/memory engines/prefilling markdown settings
engines/translating          : content engines/filling engines/site_engines settings translation
desk                         : content markdown translation
preview                      : content conversion conversion/state desk engines/site_engines
                               look markdown status
                               pictures settings site_settings translation site/kept site/link
                               site/loading site/model site/pages site/project site/recording
                               site/views
commands                     : adopt build cards check content conversion conversion/cluster
                               conversion/reports engines/installing engines/interface
                               engines/local engines/site_engines engines/translating exchange git
                               new output pictures plugin preview publish rebuild settings
                               settings_file site/link site/making site/model site/recording
                               site/sources site/stages start status translation
tasks                        : commands
__main__                     : commands output rebuild
""")
"""The rooms of the house from bottom to top, and what each imports that is not of the ground."""
TESTS_ALONE = ("bench", "browser", "fuzz", "quality", "theme")
"""Folders of tests that are about no room of the package."""
MOST_AT_THE_TOP = 15
MOST_IN_CONVERSION = 12
LARGEST_SHARE = 0.15
"""Of the lines of the package that stand in modules of one folder, those below it not counted."""


@pytest.fixture(scope="module")
def modules() -> dict[str, Module]:
    """Return the modules of the package."""
    return read_package(ROOT / "sharih")


def test_a_room_imports_what_the_table_says_and_nothing_above_it(
    modules: dict[str, Module],
) -> None:
    found = faults(modules, TABLE, GROUND)
    assert not found, "\n".join(found)


def test_there_is_no_circle_of_modules_rooms_or_folders(modules: dict[str, Module]) -> None:
    assert circle(between_modules(modules)) == []
    rooms = between_rooms(modules)
    assert circle(rooms) == []
    folders: dict[str, set[str]] = {}
    for room, targets in rooms.items():
        folder = room.partition("/")[0]
        folders.setdefault(folder, set()).update(t.partition("/")[0] for t in targets)
    assert circle({folder: targets - {folder} for folder, targets in folders.items()}) == []


def test_only_the_plugin_imports_pelican(modules: dict[str, Module]) -> None:
    importing = {
        name
        for name, module in modules.items()
        if any(target.split(".")[0] == "pelican" for target in module.imports)
    }
    assert importing == {"sharih.plugin"}


def test_reading_settings_loads_no_markdown_po_or_search_library() -> None:
    heavy = ("markdown", "nh3", "polib", "ahocorasick_rs", "pelican", "PIL")
    code = f"import sharih.settings, sys; print([n for n in {heavy} if n in sys.modules])"
    loaded = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert loaded.stdout == "[]\n"


def test_no_folder_is_crowded_or_holds_too_much_of_the_house(modules: dict[str, Module]) -> None:
    flat = Counter(m.folder for name, m in modules.items() if not is_door(name))
    assert flat[""] <= MOST_AT_THE_TOP
    assert flat["conversion"] <= MOST_IN_CONVERSION
    lines = Counter[str]()
    for module in modules.values():
        lines[module.folder] += module.lines
    assert {
        folder: count for folder, count in lines.items() if count > LARGEST_SHARE * lines.total()
    } == {}


def is_door(name: str) -> bool:
    """Tell whether a module is the `__init__` of its folder."""
    return (ROOT / name.replace(".", "/")).is_dir()


def test_tests_lie_in_rooms_of_their_own_beside_those_of_the_package(
    modules: dict[str, Module],
) -> None:
    tests = ROOT / "tests"
    folders = {
        path.parent.relative_to(tests).as_posix().replace(".", "")
        for path in tests.rglob("test_*.py")
    }
    rooms = {module.folder for module in modules.values()} | {"", *TESTS_ALONE}
    assert folders - rooms == set()
    tested = {
        folder for folder in rooms if any(f"{other}/".startswith(f"{folder}/") for other in folders)
    }
    assert rooms - tested - {""} == set()


def test_no_test_file_imports_another() -> None:
    found = [
        f"{path.relative_to(ROOT)}: {target}"
        for path in sorted((ROOT / "tests").rglob("*.py"))
        for target in imported(path.read_text(encoding="utf-8"))
        if target.startswith("tests.") and re.search(r"\.(test_|conftest)", target)
    ]
    assert found == []


def test_only_one_test_file_is_about_the_content_and_seeds_of_the_repository() -> None:
    named = re.compile(r"""(?<![\w.])(ROOT|root) / ["'](content|seeds)["'/]""")
    found = {
        path.name
        for path in (ROOT / "tests").rglob("*.py")
        if named.search(path.read_text(encoding="utf-8"))
    }
    assert found == {"test_shipped.py"}


PLANTED = {
    "low.py": "",
    "high.py": "from house import low\n",
    "wing/__init__.py": "",
    "wing/a.py": "import house.low\n",
    "wing/b/__init__.py": "",
    "wing/b/c.py": "from house.wing.a import thing\n",
}
"""A small house without a fault."""
PLAN = "low:\nhigh: low\nwing/a: low\nwing/b: wing/a"


@pytest.mark.parametrize(
    ("file", "text", "plan", "found"),
    [
        ("low.py", "", PLAN, []),
        ("low.py", "from house.high import x\n", PLAN, ["low imports high", "low imports upwards"]),
        ("high.py", "def f():\n    from house.wing.b.c import d\n", PLAN, ["high imports wing/b"]),
        ("high.py", "", PLAN, ["high no longer imports low"]),
        ("cellar.py", "", PLAN, ["cellar is not in the table"]),
        ("attic.py", "import house.high\n", PLAN, ["attic is not in the table"]),
        ("low.py", "", f"{PLAN}\nyard:", ["yard is in the table and nowhere else"]),
    ],
)
def test_a_planted_import_that_is_not_in_the_table_is_found(
    file: str, text: str, plan: str, found: list[str], tmp_path: Path
) -> None:
    modules = read_package(house(tmp_path, {**PLANTED, file: text}))
    told = faults(modules, read_table(plan), ())
    for line in found:
        assert any(one.startswith(line) for one in told), told
    assert bool(told) == bool(found)


@pytest.mark.parametrize(
    ("file", "text"),
    [
        ("low.py", "import house.high\n"),
        ("wing/a.py", "from house.wing.b import c\n"),
        ("wing/b/c.py", "from house.wing.b import d\nfrom house.wing.a import thing\n"),
    ],
)
def test_a_planted_circle_is_found(file: str, text: str, tmp_path: Path) -> None:
    fair = read_package(house(tmp_path / "fair", PLANTED))
    assert circle(between_modules(fair)) == circle(between_rooms(fair)) == []
    back = {"wing/b/d.py": "from house.wing.b.c import e\n"}
    modules = read_package(house(tmp_path / "foul", {**PLANTED, **back, file: text}))
    assert circle(between_modules(modules)) != []


def house(folder: Path, files: dict[str, str]) -> Path:
    """Write a package."""
    for name, text in {"__init__.py": "", **files}.items():
        path = folder / "house" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder / "house"
