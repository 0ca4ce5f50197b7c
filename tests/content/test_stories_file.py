"""`content/stories.toml`: names and paragraphs of stories, and what is wrong with them."""

from __future__ import annotations

from pathlib import Path

import pytest

from sharih.content.stories_file import load_stories
from sharih.errors import ContentError
from tests.helpers.stories import GRAIN_DEAL


def faults(folder: Path, text: str) -> list[str]:
    """Return what is said of a file with this text."""
    path = folder / "stories.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ContentError) as caught:
        load_stories(path)
    return [str(problem).replace(f"{folder.as_posix()}/", "") for problem in caught.value.problems]


def test_a_story_has_names_and_a_paragraph_in_both_languages(tmp_path: Path) -> None:
    path = tmp_path / "stories.toml"
    path.write_text(GRAIN_DEAL, encoding="utf-8")
    (story,) = load_stories(path).known.values()
    assert (story.id, story.line) == ("grain-deal", 2)
    assert story.names == {"ar": "اتفاق الحبوب", "en": "The grain deal"}
    assert story.about == {"ar": "فقرة.", "en": "A paragraph."}


def test_a_project_needs_no_stories(tmp_path: Path) -> None:
    assert load_stories(tmp_path / "stories.toml").known == {}


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ('en = "The', 'English = "The', "2: [grain-deal] has no name in 'en'"),
        ('about.en = "A paragraph."\n', "", "has no paragraph in 'en'"),
        ('en = "The grain deal"', 'en = " "', "4: [grain-deal] has an empty en"),
        ('en = "The grain deal"', "en = 4", "4: [grain-deal] has a en that is no text"),
        ("about.en", "abuot.en", "6: [grain-deal] has an unknown key abuot. Did you mean about?"),
        ("about.en", "about.fr", "6: [grain-deal] has an unknown key about.fr"),
        ("[grain-deal]", "[Grain_Deal]", "2: [Grain_Deal] is no id"),
        ("A paragraph.", "A\\u202eparagraph.", "6: [grain-deal] has invisible control characters"),
        ("A paragraph.", "A\\nparagraph.", "6: [grain-deal] has invisible control characters"),
        ("[grain-deal]\n", 'stray = "x"\n[grain-deal]\n', "2: stray stands outside of a table"),
        ("[grain-deal]", "[grain-deal", "2: is not TOML"),
    ],
)
def test_what_is_wrong_with_a_story_is_told_with_its_line(
    old: str, new: str, expected: str, tmp_path: Path
) -> None:
    found = faults(tmp_path, GRAIN_DEAL.replace(old, new, 1))
    assert any(expected in line for line in found), found
    assert all(line.startswith("stories.toml:") for line in found)


def test_two_stories_cannot_have_one_name(tmp_path: Path) -> None:
    again = GRAIN_DEAL.replace("grain-deal", "corn-deal").replace("The grain deal", "The corn deal")
    (told,) = faults(tmp_path, GRAIN_DEAL + again.replace("اتفاق", "إتفاق"))
    assert told.startswith("stories.toml:9: [corn-deal] has the name of [grain-deal] in line 2.")


def test_a_story_defined_twice_is_told(tmp_path: Path) -> None:
    assert "stories.toml:8: is not TOML" in faults(tmp_path, GRAIN_DEAL + GRAIN_DEAL)[0]


def test_a_story_that_is_not_known_is_surely_one_that_is_called_nearly_the_same(
    tmp_path: Path,
) -> None:
    path = tmp_path / "stories.toml"
    path.write_text(GRAIN_DEAL, encoding="utf-8")
    stories = load_stories(path)
    for said in ("grain-dea", "Grain_Deal", "The grain deal", "اتفاق الحبوب"):
        assert stories.nearest(said) == "grain-deal", said
    assert stories.nearest("elections") is None
