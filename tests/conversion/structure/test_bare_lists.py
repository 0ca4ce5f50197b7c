"""Items that have lost their signs: under which line they are items, and where they end."""

from __future__ import annotations

import pytest

from sharih.conversion.lines.lists import ListItem
from sharih.conversion.records import SeedLine
from sharih.conversion.structure.bare_lists import find_bare_items

BEFORE = "The ministry published its plan for the coming winter on Sunday."
AFTER = "The plan goes to parliament next week, where a vote is expected before the month ends."
ITEMS = ["New roads in the north", "Two hospitals in the east", "Repairs to all schools"]


def found(text: str, signed: tuple[int, ...] = (), others: tuple[int, ...] = ()) -> list[int]:
    """Number the lines of a text from 1, and return the numbers of those that are items."""
    lines = [SeedLine(number, line)
             for number, line in enumerate(text.split("\n"), 1) if line]  # fmt: skip
    items = {number: ListItem("-", "x") for number in signed}
    return sorted(find_bare_items(lines, items, frozenset(others)))


def body(*blocks: str) -> str:
    return "\n\n".join(blocks)


def test_short_lines_under_a_colon_are_items() -> None:
    items = "\n".join(ITEMS)
    assert found(body(f"It names these works:\n{items}", AFTER)) == [2, 3, 4]
    assert found(body("It names these works:", items, AFTER)) == [3, 4, 5]
    assert found(body("It names these works:", *ITEMS, AFTER)) == [3, 5, 7]
    assert found(body(f"It names these works:\n{ITEMS[0]}\n{ITEMS[1]}", AFTER)) == [2, 3]
    assert found(body("It names these works:", *ITEMS[:2])) == [3, 5]  # and nothing behind them
    assert found(body(f"It names these works:\n{ITEMS[0]}", AFTER)) == []


def test_lines_under_a_short_line_without_a_colon_are_items_where_it_stands_apart() -> None:
    items = "\n".join(ITEMS)
    assert found(body(BEFORE, f"What is planned\n{items}", AFTER)) == [4, 5, 6]
    assert found(f"What is planned\n{items}\n\n{AFTER}") == []  # nothing stands before it
    assert found(f"{BEFORE}\nWhat is planned\n{items}\n\n{AFTER}") == []  # nor apart
    assert found(body(BEFORE, f"What is planned\n\n{items}", AFTER)) == []
    assert found(body(BEFORE, f"What is planned\n{ITEMS[0]}\n{ITEMS[1]}", AFTER)) == []
    assert found(body(BEFORE.rstrip("."), f"What is planned\n{items}", AFTER)) == []
    assert found(body(BEFORE, f"What is planned.\n{items}", AFTER)) == []
    longer = "What is planned for roads and hospitals in all of it"
    assert found(body(BEFORE, f"{longer}\n{items}", AFTER)) == []
    shorter = "\n".join([ITEMS[0], "Roads", ITEMS[2]])
    assert found(body(BEFORE, f"What is planned\n{shorter}", AFTER)) == []


@pytest.mark.parametrize("kind", ["signed", "others"])
def test_what_is_known_for_something_else_ends_a_list(kind: str) -> None:
    text = body("It names these works:\n" + "\n".join([*ITEMS, *ITEMS]), AFTER)
    assert found(text) == [2, 3, 4, 5, 6, 7]
    assert found(text, **{kind: (5,)}) == [2, 3, 4]
    assert found(text, **{kind: (3,)}) == []


def test_a_line_of_another_distance_or_length_is_no_item_of_it() -> None:
    items = "\n".join(ITEMS)
    assert found(f"It names these works:\n{items}\n\nA last line of it\n\n{AFTER}") == [2, 3, 4]
    long = "New roads for the whole of the north, with bridges over both rivers and a tunnel"
    assert found(f"It names these works:\nRoads\nSchools\n{long}\n\n{AFTER}") == [2, 3]


def test_what_somebody_says_behind_a_colon_is_no_list() -> None:
    items = "\n".join(ITEMS)
    assert found(f"The minister said:\n{items}\n\n{AFTER}") == []


@pytest.mark.parametrize(
    ("item", "is_one"),
    [
        (" ".join(["word"] * 16) + ".", True),
        (" ".join(["word"] * 17) + ".", False),  # a sentence is shorter than what is none
        (" ".join(["word"] * 22), True),
        (" ".join(["word"] * 23), False),
        ("x" * 150, True),
        ("x" * 151, False),
        ("Repairs to all schools:", False),
        ("Repairs to all schools?", False),
        ("Repairs to schools. And more of them", False),
        ("“Repairs to all schools”", False),
        ("1. Repairs to all schools", False),
    ],
)
def test_an_item_is_short_and_says_one_thing(item: str, is_one: bool) -> None:
    dot = "." if item.endswith(".") else ""
    others = [f"{'word ' * 9}word{dot}", f"{'word ' * 8}word{dot}"]
    assert found("\n".join(["It names these works:", *others, item, "", AFTER])) == (
        [2, 3, 4] if is_one else [2, 3]
    )


def test_items_with_commas_end_behind_the_first_one_without() -> None:
    items = "طرق جديدة في الشمال،\nمشفيان في الشرق،\nترميم المدارس كلها\nسطر قصير بعدها"
    assert found(f"وتشمل الخطة ما يأتي:\n{items}\n\n{AFTER}") == [2, 3, 4]
