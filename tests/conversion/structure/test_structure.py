"""What is left of a seed when each room has taken what it knows."""

from __future__ import annotations

import pytest

from sharih.errors import ContentError
from tests.helpers.understood import understood


def test_a_seed_of_which_nothing_is_left_is_told_with_why() -> None:
    with pytest.raises(ContentError) as caught:
        understood("جميع الحقوق محفوظة\n")
    (problem,) = caught.value.problems
    assert problem.line == 1
    assert problem.reason.startswith("holds nothing but boilerplate (")
    assert problem.reason.endswith(")")
    assert problem.remedy == "Paste the article itself into it, or remove the file."
