"""The rehearsal of the workflow: it reads the file as GitHub does, and refuses what it cannot."""

from __future__ import annotations

from typing import Any

import pytest

from tests.helpers.expressions import evaluated, filled
from tests.helpers.workflow import is_meant

CONTEXT: dict[str, Any] = {
    "github": {"event_name": "push", "ref": "refs/heads/main"},
    "inputs": {"remove": True},
    "steps": {"pages": {"outputs": {"base_url": "https://news.example.net"}}},
}


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("${{ steps.pages.outputs.base_url }}/ar", "https://news.example.net/ar"),
        ("${{ steps.other.outputs.base_url }}", ""),
        ("${{ inputs.remove }} ${{ inputs.other }}", "true "),
        ("${{ inputs.remove && 'yes' || '' }}", "yes"),
        ("${{ inputs.other && 'yes' || '' }}", ""),
        ("${{ 'it''s' }}", "it's"),
        ("--settings ${X:+y}", "--settings ${X:+y}"),
    ],
)
def test_expressions_are_filled_in(text: str, value: str) -> None:
    assert filled(text, CONTEXT) == value


@pytest.mark.parametrize(
    ("condition", "holds"),
    [
        ("github.event_name != 'pull_request' && github.ref == 'refs/heads/main'", True),
        ("${{ github.event_name == 'pull_request' }}", False),
        ("!(github.event_name == 'push') || inputs.remove", True),
        ("inputs.other", False),
        ("true", True),
    ],
)
def test_conditions_hold_or_do_not(condition: str, holds: bool) -> None:
    assert evaluated(condition, CONTEXT) is holds


@pytest.mark.parametrize("text", ["always()", "a > b", "contains(a, 'b')", "'open", "a b"])
def test_what_nobody_plays_is_refused(text: str) -> None:
    with pytest.raises(AssertionError, match="nobody knows here"):
        evaluated(text, CONTEXT)


@pytest.mark.parametrize(
    ("event", "branch", "meant"),
    [
        ("push", "main", True),
        ("push", "more", False),
        ("schedule", "main", True),
        ("workflow_dispatch", "main", False),
    ],
)
def test_a_workflow_runs_for_the_events_it_names(event: str, branch: str, meant: bool) -> None:
    events = {"push": {"branches": ["main"]}, "schedule": [{"cron": "7 4 * * *"}]}
    assert is_meant(events, event, branch) is meant


def test_a_push_with_paths_is_refused() -> None:
    with pytest.raises(AssertionError, match="paths"):
        is_meant({"push": {"paths": ["sharih/**"]}}, "push", "main")
