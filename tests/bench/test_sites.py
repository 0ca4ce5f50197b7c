"""What happens before a build is what the name of the situation says."""

from __future__ import annotations

import pytest

from bench.compare import compared, sizes
from bench.programs import Programs
from bench.running import BenchError
from bench.sites import CHECKED, SITUATIONS, TOLD_OF
from tests.helpers.measured import Make
from tests.helpers.projects import digests


@pytest.mark.parametrize("kind", ["full", "plain"])
@pytest.mark.parametrize("edit", ["body", "title"])
def test_an_edit_changes_one_text_of_each_program(kind: str, edit: str, make_sites: Make) -> None:
    sites = make_sites(kind)
    for folder in (sites.ours, sites.hugo):
        before = digests(folder)
        for number in (1, 2):
            SITUATIONS[edit].prepare(sites, number)
            now = digests(folder)
            assert len(before.items() - now.items()) == 1
            assert before.keys() == now.keys()
            before = now
    found = [path for path in sites.ours.rglob("ar.md") if "رقم 2" in path.read_text("utf-8")]
    assert len(found) == 1


def test_a_fresh_checkout_keeps_the_cache_and_has_new_files(make_sites: Make) -> None:
    sites = make_sites("full")
    sites.build_cold()
    kept = sites.ours / ".sharih" / "kept"
    kept.write_text("kept", encoding="utf-8")
    text = next(sites.ours.rglob("ar.md"))
    before, number = text.read_bytes(), text.stat().st_ino
    SITUATIONS["checkout"].prepare(sites, 0)

    assert text.read_bytes() == before
    assert text.stat().st_ino != number
    assert kept.is_file()
    assert not (sites.ours / "output").exists()


def test_ledgers_lie_beside_the_texts_afterwards(make_sites: Make) -> None:
    sites = make_sites("full")
    sites.record_ledgers()
    assert len(list((sites.ours / "content" / "explainers").rglob("en.po"))) == 3


def test_a_build_that_fails_is_told_with_its_last_words(make_sites: Make) -> None:
    sites = make_sites("plain")
    next(sites.ours.rglob("ar.md")).write_text("Titel: x\n", encoding="utf-8")
    with pytest.raises(BenchError, match=r"ended with 1:[\s\S]*unknown metadata Titel"):
        sites.build_cold()


def test_without_hugo_its_build_says_why(make_sites: Make) -> None:
    with pytest.raises(BenchError, match="nothing but Sharih"):
        make_sites("plain").build_hugo()


def test_the_pages_of_both_say_the_same(make_sites: Make, programs: Programs) -> None:
    sites = make_sites("full", programs)
    sites.build_hugo()
    sites.build_cold()
    count, found = compared(sites.ours / "output", sites.hugo / "out")
    assert [str(difference) for difference in found] == []
    assert count > 100


def test_the_pages_of_long_lists_say_the_same(make_sites: Make, programs: Programs) -> None:
    """So many that the archive goes by months, topics have pages, and page numbers are left out."""
    sites = make_sites("full", programs, pairs=220)
    sites.build_hugo()
    sites.build_cold()
    ours = sites.ours / "output"
    count, found = compared(ours, sites.hugo / "out")
    assert [str(difference) for difference in found] == []
    assert count > 800
    kinds = sizes(ours)
    assert min(kinds[kind][0] for kind in ("period", "mentions")) > 4
    assert "…" in (ours / "ar" / "index.html").read_text(encoding="utf-8")


def test_a_page_that_says_something_else_is_found(make_sites: Make) -> None:
    sites = make_sites("full")
    sites.build_cold()
    ours, theirs = sites.ours / "output", sites.ours / "other"
    theirs.mkdir()
    (ours / "ar").rename(theirs / "ar")
    (theirs / "en").mkdir()
    (ours / "ar").symlink_to(theirs / "ar")
    page = ours / "en" / "about" / "index.html"
    twin = theirs / "en" / "about" / "index.html"
    twin.parent.mkdir()
    text = page.read_text(encoding="utf-8").replace('id="how"', 'id="what"')
    twin.write_text(text.replace("This site", "That").replace("Every", "No"), encoding="utf-8")

    found = {difference.path: difference for difference in compared(ours, theirs)[1]}
    assert found["en/archive/index.html"].lines == ("not in Hugo's site",)
    assert found["en/about/index.html"].missing == ("how",)
    told = str(found["en/about/index.html"])
    assert "-Every explainer" in told
    assert "+No explainer" in told


def test_sizes_are_told_by_kinds_of_pages(make_sites: Make) -> None:
    sites = make_sites("full")
    sites.build_cold()
    found = sizes(sites.ours / "output")
    assert found["explainer"][0] == 6
    assert found["bilingual"][0] == 3
    assert found["all"][0] == sum(count for count, _ in found.values()) / 2


def test_a_check_knows_nothing_of_an_earlier_one_unless_it_is_asked_again(make_sites: Make) -> None:
    sites = make_sites("full")
    sites.build_cold()
    known = sites.ours / CHECKED
    check, again = SITUATIONS["check"], SITUATIONS["recheck"]
    sites.run(check.words)
    again.prepare(sites, 0)
    assert known.is_file()
    check.prepare(sites, 0)
    assert not known.exists()
    assert (sites.ours / "output" / "ar").is_dir()


def test_status_knows_nothing_of_an_earlier_one_unless_it_is_asked_again(make_sites: Make) -> None:
    sites = make_sites("full")
    first, again = SITUATIONS["status"], SITUATIONS["restatus"]
    sites.run(first.words)
    known = sites.ours / TOLD_OF[0]
    again.prepare(sites, 0)
    assert known.is_file()
    first.prepare(sites, 0)
    assert not known.exists()
