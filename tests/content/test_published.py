"""The register of what has been public: what it holds, and every fault with its line."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sharih.arabic import Lang
from sharih.content.published import (
    Address,
    PublishedRegister,
    Shown,
    load_published,
    removed,
    save_published,
    updated,
)
from sharih.errors import ContentError

DAY = dt.date(2026, 11, 27)
LATER = dt.date(2026, 12, 1)
OLD = Shown(dt.date(2026, 11, 1), "0" * 16)
NEW = Shown(dt.date(2026, 11, 1), "f" * 16)
DATED = Shown(dt.date(2026, 11, 30), "f" * 16)
BREAD: Address = ("bread", "ar")
GOOD = f'[bread.ar]\nsince = 2026-11-27\nwords = "{"0" * 16}"\n'


def empty(folder: Path) -> PublishedRegister:
    return load_published(folder / "published.toml")


def test_a_file_that_is_not_there_is_an_empty_register(tmp_path: Path) -> None:
    assert empty(tmp_path).editions == {}


def test_what_is_public_is_added_with_the_day_and_stays(tmp_path: Path) -> None:
    register = updated(empty(tmp_path), {BREAD: OLD}, DAY)
    assert register.editions[BREAD].since == DAY
    assert updated(register, {}, LATER).editions == register.editions
    assert updated(register, {BREAD: OLD}, LATER).editions == register.editions
    assert register.was_public(["milk", "bread"], "ar")
    assert not register.was_public(["bread"], "en")


def test_new_words_count_as_told_only_under_a_new_date(tmp_path: Path) -> None:
    register = updated(empty(tmp_path), {BREAD: OLD}, DAY)
    assert updated(register, {BREAD: NEW}, LATER).editions[BREAD].words == OLD.words
    assert updated(register, {BREAD: DATED}, LATER).editions[BREAD].words == NEW.words


def test_what_is_let_go_is_noted_and_may_come_back(tmp_path: Path) -> None:
    register = removed(updated(empty(tmp_path), {BREAD: OLD}, DAY), [BREAD], LATER)
    assert register.editions[BREAD].removed == LATER
    assert updated(register, {BREAD: OLD}, LATER).editions[BREAD].removed is None


slugs = st.from_regex(r"[a-z0-9]{1,5}(-[a-z0-9]{1,3})?", fullmatch=True)
langs: st.SearchStrategy[Lang] = st.sampled_from(("ar", "en"))
days = st.dates(dt.date(1000, 1, 1))
shown = st.builds(Shown, st.none() | days, st.from_regex(r"[0-9a-f]{16}", fullmatch=True))


@given(st.dictionaries(st.tuples(slugs, langs), shown, max_size=6), days)
def test_what_is_written_is_read_again(
    tmp_path_factory: pytest.TempPathFactory, now: dict[Address, Shown], day: dt.date
) -> None:
    register = updated(empty(tmp_path_factory.mktemp("register")), now, day)
    save_published(register)
    again = load_published(register.path)
    assert again.editions.keys() == register.editions.keys()
    for address, edition in again.editions.items():
        known = register.editions[address]
        assert (edition.since, edition.modified, edition.words) == (
            known.since, known.modified, known.words,
        )  # fmt: skip
    first = register.path.read_bytes()
    save_published(again)
    assert register.path.read_bytes() == first


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (GOOD + 'colour = "red"\n', "4: [bread.ar] has an unknown key colour. Known are"),
        (GOOD.replace("2026-11-27", '"today"'), "2: [bread.ar] has no day as since. Write since ="),
        (GOOD.replace("2026-11-27", "2026-11-27T10:00:00"), "2: [bread.ar] has no day as since."),
        (GOOD.replace("0" * 16, "xyz"), "3: [bread.ar] has no digest of 16 hexadecimal digits"),
        (GOOD.replace("bread.ar", "bread.fr"), "1: [bread.fr] is no edition. Known are bread.ar"),
        ("[Bread_]\nar = 1\n", "1: [Bread_] is no address of an explainer. Remove it."),
        ("bread = 1\n", "1: [bread] is no address of an explainer. Remove it."),
        (GOOD + "removed = 2026-02-30\n", "4: is not TOML"),
        (
            f"<<<<<<< HEAD\n{GOOD}=======\n{GOOD}>>>>>>> theirs\n",
            "1: lies in a merge conflict. Keep the lines of both sides",
        ),
    ],
)
def test_what_is_wrong_is_told_with_its_line(tmp_path: Path, text: str, told: str) -> None:
    path = tmp_path / "published.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ContentError) as caught:
        load_published(path)
    (problem,) = caught.value.problems
    assert str(problem).removeprefix(f"{path}:").startswith(told)
