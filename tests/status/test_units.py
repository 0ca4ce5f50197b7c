"""What `SLUG#unit` means: the text, its units, and what its ledger is to know of them."""

from __future__ import annotations

import re

import pytest

from sharih.errors import ContentError
from sharih.settings import Settings, load_settings
from sharih.status.entries import EntryText, ledger_updates
from sharih.status.texts import Paired
from sharih.status.units import meant
from sharih.translation.ledger import Ledger
from tests.helpers.desk import ARABIC, ENGLISH
from tests.helpers.projects import Project
from tests.helpers.sample import MEETING

ENTRIES = """[wheat]
ar = "القمح"
en = "Wheat"
about.ar = "ما يُزرع شتاء."
about.en = "What is sown in winter."

[2024-vote]
ar = "اقتراع"
en = "A vote"

[barley]
ar = "الشعير"
"""


@pytest.fixture
def settings(project: Project) -> Settings:
    project.write("content/stories.toml", ENTRIES)
    return load_settings(project.root / "pelicanconf.py")


def faults(settings: Settings, said: str) -> str:
    """Return why what was said means nothing, from the file's name on."""
    with pytest.raises(ContentError) as caught:
        meant(settings, said)
    (problem,) = caught.value.problems
    return f"{problem.path.name}: {problem.reason}. {problem.remedy}"


def test_a_unit_a_section_or_all_of_a_text_can_be_meant(settings: Settings) -> None:
    one = meant(settings, f"{MEETING}#meeting-date.4")
    assert ([unit.key for unit in one.units], one.whole) == (["meeting-date.4"], False)
    assert isinstance(one.text, Paired)
    assert (one.text.kind, one.text.state.name) == ("explainer", MEETING)
    section = meant(settings, f"{MEETING}#meeting-date")
    assert [unit.section for unit in section.units] == ["meeting-date"] * len(section.units)
    assert (len(section.units) > 4, section.whole) == (True, True)
    everything = meant(settings, MEETING)
    assert (everything.units, everything.whole) == (everything.text.state.units, True)
    page = meant(settings, "about").text
    assert isinstance(page, Paired)
    assert page.kind == "page"


def test_units_that_are_translated_as_one_can_be_called_by_each_of_their_keys(
    project: Project,
) -> None:
    head = "Date: 2025-01-02\nSource: X\nRights: own\n"
    first, second, third, _ = ENGLISH
    texts = {"ar": ("متى؟", ARABIC[:3]), "en": ("When?", [first, f"{second} {third}"])}
    for lang, (title, paragraphs) in texts.items():
        body = "\n\n".join([f"## {title} {{#one}}", *paragraphs])
        project.write(f"content/explainers/as-one/{lang}.md", f"Title: {title}\n{head}\n{body}\n")
    settings = load_settings(project.root / "pelicanconf.py")
    for key in ("one.2", "one.3"):
        (unit,) = meant(settings, f"as-one#{key}").units
        assert unit.key == "one.2"
        assert [name for name, _, _ in unit.sources] == ["one.2", "one.3"]
    (unit,) = meant(settings, "as-one#one.1").units
    assert [text for _, text, _ in unit.sources] == ARABIC[:1]


@pytest.mark.parametrize(
    ("said", "fault"),
    [
        (
            f"{MEETING}#meeting-dat.4",
            f"ar.md: has no passage meeting-dat.4. Did you mean {MEETING}#meeting-date.4?",
        ),
        ("stories#xyz", "stories.toml: has no passage xyz. ./inv status --only stories lists"),
        (
            "stories#whaet",
            "stories.toml: has no passage whaet. Did you mean stories#wheat?",
        ),
        ("topics#", "topics#: names no passage behind #. Write topics for all of it, or topics#"),
    ],
)
def test_what_means_nothing_is_told_with_what_is_near(
    settings: Settings, said: str, fault: str
) -> None:
    assert faults(settings, said).startswith(fault)


def test_names_and_definitions_are_units_with_the_lines_they_stand_in(settings: Settings) -> None:
    found = meant(settings, "stories")
    assert isinstance(found.text, EntryText)
    assert [(unit.key, unit.status) for unit in found.units] == [
        ("wheat", "fresh"), ("wheat.1", "fresh"), ("n-2024-vote", "fresh"), ("barley", "missing"),
    ]  # fmt: skip
    barley = found.units[-1]
    assert (barley.source, barley.source_line, barley.target_line) == ("الشعير", 12, 0)
    (about,) = meant(settings, "stories#wheat.1").units
    assert (about.source, about.target) == ("ما يُزرع شتاء.", "What is sown in winter.")


def test_a_name_of_a_file_that_is_not_there_is_no_text(settings: Settings) -> None:
    settings.stories.unlink()
    assert faults(settings, "stories").startswith("stories: is not there.")


def test_a_ledger_of_names_is_kept_up_to_date_once_somebody_has_begun_it(
    settings: Settings,
) -> None:
    assert [*ledger_updates(settings)] == []
    text = meant(settings, "stories").text
    assert isinstance(text, EntryText)
    assert (text.is_begun, text.ledger) == (False, Ledger())
    path, data = text.file(text.recorded())
    assert path == settings.stories.with_suffix(".po")
    written = data.decode("utf-8")
    assert re.findall('msgctxt "(.+)"', written) == ["wheat", "wheat.1", "n-2024-vote", "barley"]
    assert '"Language: en\\n"' in written
    path.write_bytes(data)
    assert [*ledger_updates(settings)] == []
    text = meant(settings, "stories").text
    assert isinstance(text, EntryText)
    assert text.is_begun
    settings.stories.write_text(ENTRIES.replace("A vote", "The vote"), "utf-8")
    ((to, now),) = ledger_updates(settings)
    assert (to, b'msgstr "The vote"' in now, b"A vote" in now) == (path, True, False)
