"""The same project gives the same bytes and modes on machines that differ in pairs of things."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench.matrix import EPOCH, Machine, build, differing, sites

MACHINES = (
    Machine("east", {"PYTHONHASHSEED": "1", "TZ": "Pacific/Kiritimati", "LC_ALL": "POSIX"},
            umask=0o077, folder="a b/مشروع", times=315_532_800, processors=1),
    Machine("west", {"PYTHONHASHSEED": "7", "TZ": "Pacific/Pago_Pago", "LC_ALL": "ar_EG.UTF-8",
                     "SOURCE_DATE_EPOCH": str(EPOCH + 43_199)},
            umask=0, folder="c" * 80, times=2_114_380_800),
    Machine("again", {"LC_ALL": "tr_TR.ISO-8859-9", "PYTHONUTF8": "0"}, words=("--clean",),
            umask=0o027, processors=1),
)  # fmt: skip


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, str]]:
    """Return the sample, and its site as it is built here."""
    folder = tmp_path_factory.mktemp("matrix")
    project = sites(folder)["sample"]
    return project, build(project, Machine("as it is"), folder / "first")


@pytest.mark.parametrize("machine", MACHINES, ids=lambda machine: machine.name)
def test_another_machine_builds_the_same_bytes_and_modes(
    machine: Machine, first: tuple[Path, dict[str, str]], tmp_path: Path
) -> None:
    project, expected = first
    assert any(name.endswith(".png") for name in expected), "no cards"
    assert any(name.endswith(".woff2") for name in expected), "no fonts"
    assert differing(expected, build(project, machine, tmp_path)) == []
