"""Fixtures: git as these tests set it, whoever runs them."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest

from tests.helpers.repositories import isolate


@pytest.fixture(scope="package", autouse=True)
def _alone(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Let git have no settings but the tests'."""
    environment = isolate(dict(os.environ), tmp_path_factory.mktemp("home"))
    with pytest.MonkeyPatch.context() as patch:
        for name in set(os.environ) - set(environment):
            patch.delenv(name)
        for name, value in environment.items():
            patch.setenv(name, value)
        yield
