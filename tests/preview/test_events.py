"""What open pages are told."""

from __future__ import annotations

from sharih.preview.events import Events


def test_a_late_listener_is_told_the_last_state_only() -> None:
    events = Events()
    for message in ("one", "two", "two"):
        events.send(message)
    stream = events.listen()
    assert next(stream).startswith(b"retry:")
    assert next(stream) == b"data: two\n\n"
    events.close()
    assert list(stream) == []
