"""What several pages show is made once, and forgotten where there is too much of it."""

from __future__ import annotations

from sharih.site.views.once import MOST, Once


def test_a_thing_is_made_once_for_each_record_and_place() -> None:
    made: list[tuple[object, ...]] = []

    def make(*what: object) -> str:
        made.append(what)
        return str(what)

    once = Once()
    one, other = [1], [1]
    for _ in range(2):
        for record in (one, other):
            for place in ("ar", "en"):
                said = once(record, (place,), lambda: make(id(record), place))  # noqa: B023 - at once
                assert said == str((id(record), place))
    assert len(made) == 4
    for number in range(MOST):
        once(one, (number,), str)
    once(one, ("ar",), lambda: make("again"))
    assert made[4:] == [("again",)]
