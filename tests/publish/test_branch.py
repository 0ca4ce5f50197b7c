"""The branch of the site: its files, its history, and the files of others on it."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from sharih.errors import OutputError
from sharih.publish import host_of_domain
from tests.helpers.repositories import BRANCH, Repository, git


def test_changed_new_and_removed_pages_make_one_commit_on_top(repository: Repository) -> None:
    first = repository.publish()
    repository.write("ar/index.html", "changed")
    repository.write("ar/new/index.html")
    (repository.site / "ar/bread/index.html").unlink()
    before = repository.state()
    change = repository.publish().change
    assert (change.added, change.changed, change.removed) == (
        ("ar/new/index.html",), ("ar/index.html",), ("ar/bread/index.html",),
    )  # fmt: skip
    assert "ar/bread/index.html" not in repository.files()
    assert repository.commits()[1:] == [first.commit]
    assert repository.state() == before


def test_a_file_that_becomes_a_folder_and_back_is_published(repository: Repository) -> None:
    repository.write("news", "a file")
    repository.publish()
    (repository.site / "news").unlink()
    repository.write("news/index.html")
    repository.publish()
    assert "news/index.html" in repository.files()
    assert "news" not in repository.files()


def test_the_bytes_of_a_file_are_published_as_they_are(repository: Repository) -> None:
    git(repository.root, "config", "core.autocrlf", "true")
    (repository.site / ".gitattributes").write_text("*.html text eol=crlf\n", encoding="utf-8")
    (repository.site / "index.html").write_bytes(b"one\r\ntwo\n\xff")
    (repository.site / "صورة.svg").write_text("<svg/>", encoding="utf-8")
    repository.publish()
    digest = git(
        repository.root, "hash-object", "--no-filters", str(repository.site / "index.html")
    )
    assert repository.branch("rev-parse", f"{BRANCH}:index.html") == digest
    assert repository.branch("show", f"{BRANCH}:صورة.svg") == "<svg/>"


def test_the_domain_and_other_files_at_the_root_of_the_branch_stay(
    repository: Repository, tmp_path: Path
) -> None:
    repository.publish()
    elsewhere = tmp_path / "elsewhere"
    repository.commit_elsewhere("CNAME", "news.example.org\n", elsewhere)
    repository.commit_elsewhere("proof.txt", "mine", elsewhere)
    theirs = repository.commit_elsewhere(".well-known/proof", "mine", elsewhere)
    repository.write("ar/index.html", "changed")
    done = repository.publish()
    assert done.change.kept == (".well-known", "CNAME", "proof.txt")
    assert {"CNAME", "proof.txt", ".well-known/proof"} <= repository.files()
    assert repository.commits()[1] == theirs
    assert host_of_domain(repository.destination(), repository.site, done) == "news.example.org"
    assert repository.publish().commit is None


def test_the_sites_own_domain_file_wins(repository: Repository, tmp_path: Path) -> None:
    repository.publish()
    repository.commit_elsewhere("CNAME", "old.example.org\n", tmp_path / "elsewhere")
    repository.write("CNAME", "new.example.org\n")
    repository.publish()
    assert repository.branch("show", f"{BRANCH}:CNAME") == "new.example.org"


def test_a_file_the_site_once_had_at_its_root_goes(repository: Repository) -> None:
    repository.write("old.html")
    repository.publish()
    (repository.site / "old.html").unlink()
    assert repository.publish().change.removed == ("old.html",)


def test_a_branch_of_another_generator_keeps_its_history_and_domain(
    repository: Repository, tmp_path: Path
) -> None:
    other = tmp_path / "other"
    git(tmp_path, "clone", "-q", str(repository.remote), str(other))
    git(other, "checkout", "-q", "-b", BRANCH)
    for name in ("CNAME", "index.html", "posts.html"):
        (other / name).write_text("theirs", encoding="utf-8")
    git(other, "add", "-A")
    git(other, "commit", "-q", "-m", "Theirs")
    git(other, "push", "-q", "origin", BRANCH)
    done = repository.publish()
    assert done.change.removed == ("posts.html",)
    assert done.change.kept == ("CNAME",)
    assert len(repository.commits()) == 2


def test_the_message_and_tree_depend_on_the_site_and_its_sources_alone(
    repository: Repository,
) -> None:
    source = git(repository.root, "rev-parse", "HEAD")
    repository.publish()
    text = repository.branch("log", "-1", "--format=%B", BRANCH)
    assert text.splitlines() == [
        "Publish the site",
        "",
        f"Built from {source[:12]}.",
        "",
        "Sharih-Root: .nojekyll 404.html ar index.html",
        f"Sharih-Source: {source}",
    ]


def test_the_author_is_the_users_and_a_neutral_one_where_there_is_none(
    repository: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    repository.publish()
    assert repository.branch("log", "-1", "--format=%an %ae", BRANCH) == "Editor editor@localhost"
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    repository.write("ar/index.html", "changed")
    repository.publish()
    assert repository.branch("log", "-1", "--format=%an %cn", BRANCH) == "Sharih Sharih"


def test_a_branch_with_the_sources_is_refused(repository: Repository) -> None:
    git(repository.root, "push", "-q", "origin", "main")
    git(repository.root, "checkout", "-q", "-b", "work")
    with pytest.raises(OutputError, match=r"holds pelicanconf\.py"):
        repository.publish(branch="main")
    assert repository.branch("log", "--format=%s", "main") == "Begin"


def test_files_are_published_without_the_right_to_be_run(repository: Repository) -> None:
    path = repository.site / "index.html"
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    repository.publish()
    assert repository.branch("ls-tree", BRANCH, "index.html").startswith("100644 ")
