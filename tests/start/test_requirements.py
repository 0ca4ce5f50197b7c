"""The requirements of a site name one version; what its people put there stays."""

from __future__ import annotations

import pytest

from sharih.start.requirements import (
    Named,
    changed_pins,
    named_in,
    new_requirements,
    pins_in,
    renewed,
)

OLD = "# tested\nJinja2==3.1.6\nmdurl==0.1.2\nnh3==0.3.8\n"
NEW = "# tested\nJinja2==3.1.7\nlxml==6.1\nnh3==0.3.8 ; python_version > '3'\n"


@pytest.mark.parametrize(
    ("line", "address", "revision", "wheel"),
    [
        ("sharih @ git+https://example.org/a.git@v1.0", "https://example.org/a.git", "v1.0", ""),
        ("Sharih@git+ssh://git@example.org/a@3f  # ours", "ssh://git@example.org/a", "3f", ""),
        ("./wheels/sharih-1+3f-py3-none.whl", "", "", "./wheels/sharih-1+3f-py3-none.whl"),
        ("sharih==1.0", "", "", ""),
        ("sharih @ https://example.org/sharih-1.0.whl", "", "", ""),
        ("sharih", "", "", ""),
        ("sharih[dask]>=1", "", "", ""),
    ],
)  # fmt: skip
def test_the_line_that_names_the_program_is_found(
    line: str, address: str, revision: str, wheel: str
) -> None:
    found = named_in(f"# sharih\nsharih-theme==1\n{line}\n")
    assert found is not None
    assert (found.line, found.address, found.revision, found.wheel) == (3, address, revision, wheel)


def test_where_nothing_names_it_nothing_is_found() -> None:
    assert named_in(OLD) is None
    assert named_in("#sharih==1\nsharihs==1\n") is None


def test_a_new_version_changes_its_line_and_the_pins_it_brings() -> None:
    text = new_requirements("sharih==1", OLD)
    text = text.replace("mdurl", "# mine:\nmdurl") + "pelican-sitemap==1.2\npelican-seo\n"
    named = named_in(text)
    assert named is not None
    after = renewed(text, named, "sharih==2", OLD, NEW)
    assert after.splitlines()[-6:] == [
        "Jinja2==3.1.7",
        "lxml==6.1",
        "# mine:",
        "nh3==0.3.8 ; python_version > '3'",
        "pelican-sitemap==1.2",
        "pelican-seo",
    ]
    assert "sharih==2\n" in after
    assert "sharih==1" not in after
    assert changed_pins(pins_in(text), pins_in(after)) == [
        "Jinja2 3.1.6 → 3.1.7",
        "lxml (new) → 6.1",
        "mdurl 0.1.2 → (no longer needed)",
    ]


def test_going_back_gives_what_was_there() -> None:
    text = new_requirements("sharih==1", OLD)
    there = renewed(text, _named(text), "sharih==2", OLD, NEW)
    back = renewed(there, _named(there), "sharih==1", NEW, OLD)
    assert back == text


def _named(text: str) -> Named:
    found = named_in(text)
    assert found is not None
    return found


def test_a_pin_that_comes_before_all_others_is_put_there() -> None:
    after = renewed("sharih==1\n\nb==1\n", _named("sharih==1"), "sharih==2", "b==1", "a==1\nb==2")
    assert after == "sharih==2\n\na==1\nb==2\n"


def test_a_package_of_ones_own_stays_though_it_is_spelled_like_no_pin() -> None:
    text = "sharih==1\nMine_Own==1\n"
    assert renewed(text, _named(text), "sharih==1", "", "") == text
