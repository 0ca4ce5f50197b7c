"""`./inv audit`: what judges say is heard, what they judge wrongly is left out by name."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from bench.audit import __main__ as audit
from bench.audit import pages, readers, supply
from bench.audit.tools import MissingError
from bench.audit.verdicts import Court, Verdict, Waiver, table
from bench.dependencies import FILES, pinned
from bench.lighthouse import running
from bench.lighthouse.records import Row

FEED = """<feed xmlns="http://www.w3.org/2005/Atom"><title>t</title><id>i</id>
<updated>2026-01-02T00:00:00Z</updated>{}</feed>"""
ENTRY = """<entry><title>t</title><id>{}</id><updated>2026-01-02T00:00:00Z</updated>
<link href="https://example.org/"/></entry>"""


def says(out: str, err: str = "", status: int = 0) -> Callable[..., object]:
    """Return what stands for running a program that answers so."""
    return lambda *_: subprocess.CompletedProcess([], status, out, err)


def test_what_is_judged_wrongly_is_counted_with_its_reason_and_all_else_is_a_finding() -> None:
    court = Court((Waiver("Known", "it is meant so"),))
    for said in ("Known thing", "Known other", "Unknown"):
        court.hear("a.html:3", said)
    verdict = court.verdict("judge 1", "a site", "2 pages")
    assert verdict.findings == ("a.html:3: Unknown",)
    assert verdict.row() == "| judge 1 | a site | 2 pages | 1 | 2: it is meant so |"


def test_a_judge_that_is_not_there_looked_at_nothing() -> None:
    row = Verdict("vnu", "a site", "", missing="there is no java here").row()
    assert table([Verdict("vnu", "a site", "", missing="there is no java here")]).endswith(row)
    assert row == "| vnu | a site | nothing: there is no java here | | |"


def test_vnu_is_heard_but_for_what_a_folder_has_no_origin_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.html").write_text("x", "utf-8")
    said = [
        {"url": f"file:{tmp_path}/a.html", "lastLine": 4, "message": "Stray end tag “p”."},
        {"url": f"file:{tmp_path}/a.html",
         "message": "Resource violates Content Security Policy (meta tag): image “x”"},
    ]  # fmt: skip
    monkeypatch.setattr(pages, "jar", lambda: ["vnu"])
    answer = says("", json.dumps({"version": "9.9 (x)", "messages": said}))
    monkeypatch.setattr(pages, "answer", answer)
    verdict = pages.vnu(tmp_path, "a site")
    assert (verdict.judge, verdict.looked_at) == ("vnu 9.9", "1 pages")
    assert verdict.findings == ("a.html:4: Stray end tag “p”.",)
    assert [count for _, count in verdict.left_out] == [1]


def test_a_page_of_each_kind_is_looked_at_first(tmp_path: Path) -> None:
    for path in ("", "ar", "ar/topics", "ar/topics/a", "ar/topics/b", "ar/x", "ar/y"):
        (tmp_path / path).mkdir(parents=True, exist_ok=True)
        (tmp_path / path / "index.html").write_text("x", "utf-8")
    some = list(pages.some_of(tmp_path))
    assert set(some[:4]) == {"", "ar/", "ar/topics/", "ar/topics/a/"}
    assert set(some[4:]) == {"ar/topics/b/", "ar/x/", "ar/y/"} - set(some[:4])


def test_a_feed_that_is_none_and_an_entry_without_an_id_are_findings(tmp_path: Path) -> None:
    for name, entry in (("good", ENTRY.format("e")), ("bare", ENTRY.format("")), ("cut", "<a")):
        (tmp_path / f"{name}.atom").write_text(FEED.format(entry), "utf-8")
    found = readers.feeds(tmp_path, "a site")
    assert found.looked_at.startswith("3 feeds")
    assert "bare.atom: entry 1 has no id" in found.findings
    assert any(finding.startswith("cut.atom: ") for finding in found.findings)
    assert not any(finding.startswith("good") for finding in found.findings)


@pytest.mark.parametrize(
    ("listed", "findings"),
    [
        (["http://h/ar/"], ()),
        (["http://h/ar/", "http://h/gone/"], ("http://h/gone/: is listed and not there",)),
        (["http://other/ar/"], ("http://other/ar/: is listed and not there",)),
        ([], ("sitemap.xml: no page was found in it",)),
    ],
)
def test_a_sitemap_lists_pages_that_are_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, listed: list[str], findings: tuple[str, ...]
) -> None:
    (tmp_path / "ar").mkdir()
    (tmp_path / "ar" / "index.html").write_text("x", "utf-8")
    monkeypatch.setattr(readers, "program", lambda name: name)
    monkeypatch.setattr(readers, "answer", says(json.dumps(["1", listed])))
    assert readers.sitemap(tmp_path, "a site", "http://h/").findings == findings


def test_how_many_packages_could_be_audited_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    known = {"id": "CVE-1", "fix_versions": ["2"]}
    said = [
        {"name": "a", "version": "1", "vulns": [known, {"id": "CVE-2", "fix_versions": []}]},
        {"name": "b", "version": "1", "vulns": []},
        {"name": "c", "skip_reason": "not found"},
    ]
    monkeypatch.setattr(supply, "program", lambda name: name)
    monkeypatch.setattr(supply, "answer", says(json.dumps({"dependencies": said}), status=1))
    file = FILES["runtime"]
    found = supply.vulnerabilities(file)
    assert found.looked_at == f"2 of {len(pinned(file))} packages could be audited"
    assert found.findings == ("a 1: CVE-1, mended in 2", "a 1: CVE-2, mended in no version yet")


def test_an_audit_that_reaches_no_data_is_told_in_one_line(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(supply, "program", lambda name: name)
    monkeypatch.setattr(supply, "answer", says("", "Trace\nConnection refused", 1))
    found = supply.vulnerabilities(FILES["runtime"])
    assert "Connection refused" in found.missing
    assert found.row().count("\n") == 0


@pytest.mark.parametrize(("findings", "status"), [((), 0), (("a: b",), 1)])
def test_the_status_says_whether_anything_was_found(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    findings: tuple[str, ...],
    status: int,
) -> None:
    def absent() -> Verdict:
        raise MissingError("not here")

    monkeypatch.setattr(supply, "installed", lambda: Verdict("pip", "x", "1", findings))
    for name in ("all_vulnerabilities", "bandit", "zizmor"):
        monkeypatch.setattr(supply, name, absent)
    assert audit.main(["--only", "supply"]) == status
    out, err = capsys.readouterr()
    assert out.count("nothing: not here") == 3
    assert err.split("\n") == [*findings, ""]


def test_a_judge_that_does_not_exist_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        audit.main(["--only", "vnu,nobody"])
    assert "nobody: no such judge" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("scores", "index", "findings", "left"),
    [
        ((100, 100, 100, 100), 2000, (), 0),
        ((90, 100, 100, 100), 2000, ("/ar/ (mobile): performance 90: slow",), 0),
        ((90, 100, 100, 100), 500, (), 1),
        ((90, 99, 100, 100), 500, ("/ar/ (mobile): accessibility 99: slow",), 1),
    ],
)
def test_how_fast_a_page_is_counts_only_on_a_machine_that_is_free(
    monkeypatch: pytest.MonkeyPatch,
    scores: tuple[int, ...],
    index: int,
    findings: tuple[str, ...],
    left: int,
) -> None:
    row = Row("home", "ar/", "mobile", scores, ("slow",), 1, index)
    monkeypatch.setattr(running, "missing", lambda: "")
    monkeypatch.setattr(running, "rows_of", lambda *_: iter([row]))
    found = pages.lighthouse(Path(), "a site", "http://h/")
    assert found.findings == findings
    assert sum(count for _, count in found.left_out) == left


def test_lighthouse_that_is_not_there_looks_at_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(running, "missing", lambda: "node is not installed")
    with pytest.raises(MissingError, match="node is not installed"):
        pages.lighthouse(Path(), "a site", "http://h/")
