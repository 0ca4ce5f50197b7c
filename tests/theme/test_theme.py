"""Templates say everything in both languages, are whole, and let no text become markup."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import polib
import pytest
from babel import Locale
from jinja2 import Environment, nodes

from sharih.settings import load_settings
from sharih.site.pages.templates import Templates, load_catalogues
from tasks import CATALOGUE, update_catalogue
from tests.helpers import sites
from tests.helpers.sample import SAMPLE

ARABIC = re.compile("[\u0620-\u064a]+(?: +[\u0620-\u064a]+)*")
LATIN = re.compile("[A-Za-z]+")
OWN_WORDS = {"العربية", "اقرأ بالعربية", "English", "Read in English", "لا مقابل له بالعربية",
             "Not in the English text"}  # fmt: skip
"""What is said in its own language whatever the page's: languages, and the doors to them."""
FORMS = ("zero", "one", "two", "few", "many", "other")
CARDINALS = {
    0: "zero", 1: "one", 2: "two", 3: "few", 10: "few", 11: "many", 26: "many", 99: "many",
    100: "other", 101: "other", 102: "other", 103: "few", 111: "many",
}  # fmt: skip
TEXT_ATTRIBUTE = re.compile(r"\b(?:aria-label|title|alt|placeholder)=\"([^\"]*)\"")


@pytest.fixture(name="templates")
def _templates(root: Path) -> dict[str, str]:
    return load(root / "theme" / "templates")


def load(folder: Path) -> dict[str, str]:
    """Read every template of a theme by its name."""
    return {
        path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def without_code(text: str) -> str:
    """Take comments, translated texts and everything of Jinja's out of a template."""
    text = re.sub(r"\{#.*?#\}", " ", text, flags=re.DOTALL)
    text = re.sub(r"\{%-?\s*trans\b.*?endtrans\s*-?%\}", " ", text, flags=re.DOTALL)
    return re.sub(r"\{\{.*?\}\}|\{%.*?%\}", "\ufffc", text, flags=re.DOTALL)


def bare_texts(text: str) -> list[str]:
    """List the words of a template that no catalogue can translate."""
    left = re.sub(r"<\?xml[^>]*>|<!doctype html>|&#x?[\da-f]+;", "", without_code(text))
    found = [value for value in TEXT_ATTRIBUTE.findall(left) if LATIN.search(value)]
    for piece in re.sub(r"<[^>]*>", "\n", left).split("\n"):
        for part in piece.split("\ufffc"):
            words = re.sub(r"[\w-]+=\"", "", part).strip(' .:,|·&;"')
            if LATIN.search(words) and words not in OWN_WORDS:
                found.append(words)
    return found


def arabic_texts(text: str) -> list[str]:
    """List the Arabic that stands in a template itself."""
    text = re.sub(r"\{#.*?#\}", " ", text, flags=re.DOTALL)
    return [words for words in ARABIC.findall(text) if words not in OWN_WORDS]


def missing_templates(templates: dict[str, str]) -> list[str]:
    """List the templates that others ask for and that are not there."""
    environment = Environment(extensions=["jinja2.ext.i18n"], autoescape=True)
    found = []
    for name, text in templates.items():
        tree = environment.parse(text)
        asked = tree.find_all((nodes.Extends, nodes.Include, nodes.Import, nodes.FromImport))
        for node in asked:
            template = getattr(node, "template", None)
            value = getattr(template, "value", None)
            if value not in templates:
                found.append(f"{name} asks for {value}")
            macros = "{% macro" in templates.get(str(value), "{% macro")
            imports = isinstance(node, nodes.Import | nodes.FromImport)
            if imports and macros and not getattr(node, "with_context", False):
                found.append(f"{name} imports {value} without the language of the page")
    return found


def incomplete_entries(catalogue: polib.POFile) -> list[str]:
    """List the entries of the Arabic catalogue that a reader would not understand."""
    found = []
    for entry in catalogue:
        texts = list(entry.msgstr_plural.values()) if entry.msgid_plural else [entry.msgstr]
        wanted = 6 if entry.msgid_plural else 1
        if len(texts) != wanted or not all(text.strip() for text in texts) or entry.fuzzy:
            found.append(f"{entry.msgid}: {texts}")
        names = set(re.findall(r"%\(\w+\)s", f"{entry.msgid} {entry.msgid_plural}"))
        # The dual and the forms for none and one may say the number in words.
        found += [
            f"{text} has not the places of {entry.msgid}"
            for text in (texts[3:] if entry.msgid_plural else texts)
            if set(re.findall(r"%\(\w+\)s", text)) != names
        ]
        if any(LATIN.search(re.sub(r"%\(\w+\)s", "", text)) for text in texts):
            found.append(f"{texts} is not Arabic")
    return found


def test_no_template_says_anything_that_cannot_be_translated(templates: dict[str, str]) -> None:
    assert {name: found for name, text in templates.items() if (found := bare_texts(text))} == {}


def test_arabic_stands_in_the_catalogue_and_not_in_templates(templates: dict[str, str]) -> None:
    assert {name: found for name, text in templates.items() if (found := arabic_texts(text))} == {}


@pytest.mark.parametrize(
    ("template", "words"),
    [
        ("<p>Read on</p>", ["Read on"]),
        ("<p>{{ number }} pages</p>", ["pages"]),
        ('<nav aria-label="Main"></nav>', ["Main"]),
        ("{% if x %}Yes{% else %}{{ _('No') }}{% endif %}", ["Yes"]),
        ('<p class="a">{{ _("No") }} · {% trans %}Yes{% endtrans %}{# why #}&amp;</p>', ["amp"]),
    ],
)
def test_a_planted_text_without_translation_is_found(template: str, words: list[str]) -> None:
    assert bare_texts(template) == words


def test_a_planted_arabic_text_is_found() -> None:
    assert arabic_texts("{# شرح #}<p>اقرأ المزيد</p>{{ 'العربية' }}") == ["اقرأ المزيد"]


def test_the_catalogue_has_every_text_of_the_templates(tmp_path: Path) -> None:
    """`./inv messages` would change nothing."""
    new = tmp_path / "theme.po"
    assert update_catalogue(CATALOGUE, new) == 0
    before, after = (polib.pofile(str(path)) for path in (CATALOGUE, new))
    assert {e.msgid for e in after if not e.obsolete} == {e.msgid for e in before if not e.obsolete}
    assert len(after) > 30


def test_every_text_has_an_arabic_translation() -> None:
    assert incomplete_entries(polib.pofile(str(CATALOGUE))) == []


@pytest.mark.parametrize(
    "entry",
    [
        polib.POEntry(msgid="Topics", msgstr=""),
        polib.POEntry(msgid="Topics", msgstr="Topics"),
        polib.POEntry(msgid="Topics", msgstr="الموضوعات", flags=["fuzzy"]),
        polib.POEntry(msgid="By %(name)s", msgstr="بقلم"),
        polib.POEntry(msgid="a", msgid_plural="b", msgstr_plural={0: "شرح", 1: "شروح"}),
    ],
)
def test_a_planted_incomplete_translation_is_found(entry: polib.POEntry) -> None:
    catalogue = polib.POFile()
    catalogue.append(polib.POEntry(msgid="About", msgstr="عن الموقع"))
    assert incomplete_entries(catalogue) == []
    catalogue.append(entry)
    assert len(incomplete_entries(catalogue)) == 1


@pytest.mark.parametrize(("number", "form"), CARDINALS.items())
def test_the_right_one_of_six_plural_forms_is_taken(number: int, form: str, root: Path) -> None:
    assert Locale.parse("ar").plural_form(number) == form
    catalogue = load_catalogues(root / "theme")["ar"]
    entries = [entry for entry in polib.pofile(str(CATALOGUE)) if entry.msgid_plural]
    assert len(entries) >= 3
    for entry in entries:
        expected = entry.msgstr_plural[FORMS.index(form)]
        assert catalogue.ngettext(entry.msgid, entry.msgid_plural, number) == expected


@pytest.mark.parametrize(
    ("number", "arabic", "english"),
    [
        (1, "دقيقة قراءة واحدة", "1 minute to read"),
        (2, "دقيقتا قراءة", "2 minutes to read"),
        (3, "3 دقائق قراءة", "3 minutes to read"),
        (11, "11 دقيقة قراءة", "11 minutes to read"),
        (103, "103 دقائق قراءة", "103 minutes to read"),
    ],
)
def test_templates_count_in_words(
    number: int, arabic: str, english: str, root: Path, shared_folder: Path
) -> None:
    settings = sites.sample(shared_folder).root / "pelicanconf.py"
    templates = Templates(load_settings(settings), None)
    source = re.search(
        r"\{% trans count=explainer\.minutes.*?endtrans %\}",
        (root / "theme/templates/partials/explainer_head.html").read_text(encoding="utf-8"),
        re.DOTALL,
    )
    assert source
    template = templates.environment.from_string(source[0])
    for lang, words in (("ar", arabic), ("en", english)):
        assert template.render(lang=lang, explainer={"minutes": number}) == words


def test_the_theme_has_every_template_that_is_asked_for(
    templates: dict[str, str], root: Path
) -> None:
    """A template that is missing would silently become Pelican's own."""
    assert missing_templates(templates) == []
    folder = root / "sharih" / "site"
    code = "\n".join(path.read_text(encoding="utf-8") for path in folder.rglob("*.py"))
    asked = set(re.findall(r"\"([a-z0-9_]+\.html|feed\.atom|sitemap\.xml)\"", code)) - {
        "index.html"
    }
    assert len(asked) >= 11
    assert asked <= set(templates)
    assert "page.html" in templates, "what Pelican asks for where PAGE_PATHS is set"


@pytest.mark.parametrize(
    "text",
    [
        '{% extends "nowhere.html" %}',
        '{% include "partials/nowhere.html" %}',
        '{% from "macros/nowhere.html" import card with context %}',
        '{% from "base.html" import card %}',
    ],
)
def test_a_planted_missing_template_is_found(text: str) -> None:
    assert missing_templates({"base.html": "{% macro card() %}{% endmacro %}", "a.html": text})


def test_a_template_that_is_not_used_is_not_kept(templates: dict[str, str], root: Path) -> None:
    everything = "\n".join(templates.values())
    everything += "\n".join(p.read_text(encoding="utf-8") for p in (root / "sharih").rglob("*.py"))
    unused = [name for name in templates if f'"{name}"' not in everything]
    assert unused == ["page.html"]


def test_text_is_let_through_as_markup_in_two_named_places_at_most(
    templates: dict[str, str],
) -> None:
    pattern = r"\|\s*safe\b|autoescape\s+false|Markup\("
    found = {name: re.findall(pattern, text) for name, text in templates.items()}
    places = {name: len(marks) for name, marks in found.items() if marks}
    assert set(places) <= {"page.html", "partials/header.html"}
    assert sum(places.values()) <= 2


def test_templates_are_short(templates: dict[str, str]) -> None:
    long = {name: text.count("\n") for name, text in templates.items() if text.count("\n") > 80}
    assert long == {}


def test_the_frame_lists_its_blocks_in_its_first_comment(templates: dict[str, str]) -> None:
    comment = templates["base.html"].partition("#}")[0]
    blocks = re.findall(r"\{% block (\w+)", templates["base.html"])
    assert blocks
    assert [block for block in blocks if block not in comment] == []
    for name, text in templates.items():
        if parents := re.findall(r"\{% extends \"([\w.]+)\"", text):
            assert parents == ["base.html"], name


def test_no_template_or_module_names_a_direction_itself(root: Path) -> None:
    """Directions come from one function, which asks CLDR."""
    files = [*(root / "theme" / "templates").rglob("*"), *(root / "sharih").rglob("*.py")]
    texts = [path.read_text(encoding="utf-8") for path in files if path.is_file()]
    assert len(texts) > 40
    assert not [text for text in texts if re.search(r"\brtl\b", text)]


def test_a_behaviour_is_one_element_in_one_file_that_makes_no_markup(root: Path) -> None:
    scripts = sorted((root / "theme" / "static" / "js").rglob("*-*.js"))
    assert scripts
    for path in scripts:
        text = path.read_text(encoding="utf-8")
        names = re.findall(r"customElements\.define\(\s*\"([\w-]+)\"", text)
        assert names == [path.stem]
        assert not re.search(r"innerHTML|outerHTML|insertAdjacentHTML|\beval\b|https?:", text)
        assert text.count("\n") < 120


PLAIN = {"text-pair", "text-side"}
"""Elements that do nothing: reader views leave out a `div` in their place (docs/readers.md)."""


def test_every_custom_element_on_a_page_has_its_script(
    templates: dict[str, str], root: Path
) -> None:
    elements = {
        name for text in templates.values() for name in re.findall(r"<([a-z]+-[a-z-]+)", text)
    }
    scripts = {path.stem for path in (root / "theme" / "static" / "js").rglob("*-*.js")}
    assert elements == scripts | PLAIN


def test_the_templates_render_from_a_copy_of_the_theme(root: Path, tmp_path: Path) -> None:
    """No template reads anything from outside of its theme."""
    shutil.copytree(root / "theme", tmp_path / "theme")
    shutil.copy(SAMPLE / "pelicanconf.py", tmp_path)
    templates = Templates(load_settings(tmp_path / "pelicanconf.py"), None)
    for name in load(tmp_path / "theme" / "templates"):
        assert templates.environment.get_template(name).filename == str(
            tmp_path / "theme" / "templates" / name
        )
