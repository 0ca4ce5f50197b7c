"""The register of seeds: what is remembered of each, and what is wrong with it."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from sharih.errors import ContentError
from tests.helpers.newsroom import PRESS_SLUG, Newsroom


def test_converting_twice_changes_no_byte(press: Newsroom) -> None:
    press.add("a.txt")
    press.convert()
    before = press.files()
    assert press.statuses() == [("a.txt", "known", PRESS_SLUG)]
    assert press.files() == before


def test_a_renamed_folder_is_not_made_again(press: Newsroom) -> None:
    press.add("a.txt")
    press.convert()
    (press.explainers / PRESS_SLUG).rename(press.explainers / "why-no-congratulations")
    assert press.statuses() == [("a.txt", "known", "why-no-congratulations")]
    assert 'slug = "why-no-congratulations"' in press.register.read_text()
    assert [path.name for path in press.explainers.iterdir()] == ["why-no-congratulations"]


def test_a_deleted_draft_stays_deleted(press: Newsroom) -> None:
    press.add("a.txt")
    press.convert()
    shutil.rmtree(press.explainers / PRESS_SLUG)
    assert press.statuses() == [("a.txt", "rejected", None)]
    assert "rejected = true" in press.register.read_text()
    assert press.statuses() == [("a.txt", "rejected", None)]
    assert not (press.explainers / PRESS_SLUG).exists()


def test_a_seed_that_vanished_stays_registered(press: Newsroom) -> None:
    press.add("a.txt")
    press.convert()
    before = press.files()
    (press.seeds / "a.txt").unlink()
    assert press.convert().reports == ()
    assert press.files() == before
    (press.explainers / PRESS_SLUG).rename(press.explainers / "renamed")
    press.convert()
    assert 'slug = "renamed"' in press.register.read_text()


def test_a_draft_that_was_written_before_the_register_is_found(press: Newsroom) -> None:
    press.add("a.txt")
    press.convert()
    press.register.unlink()
    assert press.statuses() == [("a.txt", "known", PRESS_SLUG)]
    assert f'slug = "{PRESS_SLUG}"' in press.register.read_text()


def test_a_register_that_cannot_be_written_is_told(
    press: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_replace(*_: Path) -> Path:
        raise OSError("no space left")

    press.add("a.txt")
    monkeypatch.setattr(Path, "replace", no_replace)
    conversion = press.convert()
    assert "seeds.toml: the register cannot be written" in str(conversion.problems[0])
    monkeypatch.undo()
    assert press.statuses() == [("a.txt", "known", PRESS_SLUG)]
    assert {path.name for path in press.content.iterdir()} == {
        "explainers", "seeds.toml", "topics.toml",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("x\n", "seeds.toml:1: is not TOML"),
        ("x = 1\n", "seeds.toml:1: [x] is no table"),
        ('["a.txt"]\nslug = "a"\n', "seeds.toml:1: [a.txt] has no digest"),
        ('["a.txt"]\nsha256 = "1"\n', "seeds.toml:2: [a.txt] has no digest"),
        (f'["a.txt"]\nsha256 = "{"0" * 64}"\n', "must have either a slug or rejected"),
        (f'["a.txt"]\nsha256 = "{"0" * 64}"\nslug = "A/b"\n', "seeds.toml:3: [a.txt] has 'A/b'"),
        (
            f'["a.txt"]\nsha256 = "{"0" * 64}"\nslug = "a"\nrejected = true\n',
            "must have either a slug or rejected",
        ),
        (f'["a.txt"]\nsha256 = "{"0" * 64}"\nrejected = 1\n', "other than true and false"),
        (
            f'["a.txt"]\nsha256 = "{"0" * 64}"\nslug = "a"\nslugs = 1\n',
            "seeds.toml:4: [a.txt] has an unknown key slugs",
        ),
    ],
)
def test_a_broken_register_stops_before_anything_is_written(
    press: Newsroom, text: str, message: str
) -> None:
    press.add("a.txt")
    press.register.write_text(text)
    with pytest.raises(ContentError, match=re.escape(message)):
        press.convert()
    assert not press.explainers.exists()
    assert press.register.read_text() == text
