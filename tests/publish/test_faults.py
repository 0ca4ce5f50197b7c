"""What git says → one line without secrets."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sharih.git.commands import secrets_of, without_secrets
from sharih.publish.faults import explained, raced
from tests.helpers.casefile import Case, cases

SECRETS = secrets_of("https://editor:hunter22@github.com/USER/REPOSITORY.git")


@cases("git_messages.md")
def test_a_fault_of_a_remote_is_told_in_one_line(case: Case) -> None:
    line = str(explained(without_secrets(case.given, SECRETS), "origin", "gh-pages"))
    assert line == case.expected


@pytest.mark.parametrize(
    "said",
    [
        "! [rejected] abc -> gh-pages (fetch first)",
        "!\tabc:refs/heads/gh-pages\t[rejected] (non-fast-forward)",
        "!\tabc:refs/heads/gh-pages\t[remote rejected] (cannot lock ref 'refs/heads/gh-pages')",
        "!\tabc:refs/heads/gh-pages\t[remote rejected] (reference already exists)",
    ],
)
def test_a_push_that_came_second_is_known(said: str) -> None:
    assert raced(said)
    assert not raced("!\tabc:refs/heads/gh-pages\t[remote rejected] (hook declined)")


@pytest.mark.parametrize(
    ("text", "without"),
    [
        ("https://user:pass@host/path", "https://host/path"),
        ("https://token@host/path", "https://host/path"),
        ("see 'https://user:p@ss@host/path' there", "see 'https://host/path' there"),
        ("Authorization: Basic dXNlcjpwYXNz", "Authorization: …"),
        ("token github_pat_11ABCDEFG0123456789_abc", "token …"),
        ("git@github.com:USER/REPOSITORY.git", "git@github.com:USER/REPOSITORY.git"),
        ("https://github.com/USER/REPOSITORY", "https://github.com/USER/REPOSITORY"),
    ],
)
def test_names_passwords_and_tokens_are_taken_out(text: str, without: str) -> None:
    assert without_secrets(text) == without


WORDS = st.text(st.characters(min_codepoint=33, max_codepoint=126, exclude_characters="@/<>'\"#?%"))


@given(name=WORDS, password=WORDS.filter(lambda word: len(word) > 3), around=WORDS)
def test_no_password_of_an_address_stays_in_what_git_says(
    name: str, password: str, around: str
) -> None:
    url = f"https://{name}:{password}@localhost/site.git"
    said = without_secrets(f"fatal: {around} '{url}'", secrets_of(url))
    assert url not in said
    assert f"{password}@" not in said
