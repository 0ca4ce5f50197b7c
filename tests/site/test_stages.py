"""The stages of a build count what they did and the time that this took."""

from __future__ import annotations

import time

import pytest

from sharih.site.stages import Stage, Stages


def test_a_stage_is_told_when_it_is_done() -> None:
    told: list[Stage] = []
    with Stages(told.append).stage("read", "text") as stage:
        time.sleep(0.02)
        stage.count = 3
        assert told == []
    assert [(one.done, one.thing, one.count) for one in told] == [("read", "text", 3)]
    assert told[0].seconds >= 0.02


def test_a_stage_that_fails_is_not_told() -> None:
    told: list[Stage] = []
    with pytest.raises(KeyError), Stages(told.append).stage("read", "text"):
        raise KeyError
    assert told == []


def test_steps_are_told_while_a_stage_is_going_on() -> None:
    steps: list[tuple[str, int, int]] = []
    stages = Stages(on_step=lambda one: steps.append((one.thing, one.passed, one.total)))
    with stages.stage("read", "text") as stage:
        stage.step(1, 3)
        assert steps == [("text", 1, 3)]
        stage.step(3, 3)
    assert steps == [("text", 1, 3), ("text", 3, 3)]
    assert stage.count == 0  # what it did is for the caller to count
