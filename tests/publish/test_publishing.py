"""Publishing onto a branch: others' pushes, refusals, and nothing half done."""

from __future__ import annotations

from pathlib import Path

import pytest

from sharih.errors import OutputError
from sharih.publish import differs_from_domain, find_destination, publish
from tests.helpers.repositories import BRANCH, Repository, git


def test_the_first_publication_makes_the_branch(repository: Repository) -> None:
    before = repository.state()
    done = repository.publish()
    assert (done.before, len(done.change.added)) == (None, 5)
    assert repository.files() == set(done.change.added)
    assert (
        repository.branch("show", f"{BRANCH}:ar/bread/index.html") == "<p>ar/bread/index.html</p>"
    )
    assert len(repository.commits()) == 1
    assert repository.state() == before


def test_an_unchanged_site_makes_no_commit(repository: Repository) -> None:
    first = repository.publish()
    second = repository.publish()
    assert second.commit is None
    assert not second.change
    assert repository.commits() == [first.commit]


def test_a_trial_lists_the_changes_and_writes_nothing(repository: Repository) -> None:
    repository.publish()
    repository.write("ar/new/index.html", "words nobody has written before")
    objects = git(repository.root, "count-objects", "-v")
    done = repository.publish(dry_run=True)
    assert done.change.added == ("ar/new/index.html",)
    assert done.commit is None
    assert len(repository.commits()) == 1
    assert git(repository.root, "count-objects", "-v") == objects


def test_a_push_in_between_is_built_upon(repository: Repository, tmp_path: Path) -> None:
    repository.publish()
    elsewhere = tmp_path / "elsewhere"
    repository.commit_elsewhere("one.txt", "one", elsewhere)
    # A hook of the project's own lets somebody else be faster, once.
    hook = repository.root / ".git" / "hooks" / "pre-push"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text(
        "#!/bin/sh\n"
        f"[ -e {tmp_path}/raced ] && exit 0\n"
        f"touch {tmp_path}/raced; unset GIT_DIR; cd {elsewhere}\n"
        "echo two > two.txt; git add -A; git commit -q -m two; git push -q origin HEAD\n",
        encoding="utf-8",
    )
    hook.chmod(0o755)
    repository.write("ar/index.html", "changed")
    told: list[str] = []
    done = publish(repository.site, repository.destination(), told.append, dry_run=False)
    assert {"one.txt", "two.txt"} <= repository.files()
    assert repository.commits()[0] == done.commit
    assert repository.commits()[1] == git(elsewhere, "rev-parse", "HEAD")
    assert len(told) == 1
    assert repository.branch("show", f"{BRANCH}:ar/index.html") == "changed"


def test_the_first_push_of_two_at_once_is_built_upon(
    repository: Repository, tmp_path: Path
) -> None:
    other = tmp_path / "other"
    git(tmp_path, "clone", "-q", str(repository.remote), str(other))
    git(other, "checkout", "-q", "--orphan", BRANCH)
    (other / "CNAME").write_text("news.example.org\n", encoding="utf-8")
    git(other, "add", "-A")
    git(other, "commit", "-q", "-m", "Create CNAME")
    hook = repository.root / ".git" / "hooks" / "pre-push"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text(
        f"#!/bin/sh\nunset GIT_DIR; cd {other} && git push -q origin HEAD 2>/dev/null; exit 0\n",
        encoding="utf-8",
    )
    hook.chmod(0o755)
    repository.publish()
    assert "CNAME" in repository.files()
    assert len(repository.commits()) == 2


def test_newer_sources_of_somebody_else_are_told(repository: Repository, tmp_path: Path) -> None:
    colleague = tmp_path / "colleague"
    git(tmp_path, "clone", "-q", str(repository.root), str(colleague))
    git(colleague, "remote", "set-url", "origin", str(repository.remote))
    (colleague / "more").write_text("more", encoding="utf-8")
    git(colleague, "add", "-A")
    git(colleague, "commit", "-q", "-m", "More")
    Repository(colleague, repository.site, repository.remote).publish()
    repository.write("ar/index.html", "changed")
    told: list[str] = []
    publish(repository.site, repository.destination(), told.append, dry_run=False)
    assert len(told) == 1
    assert "git pull" in told[0]


def test_a_refusing_hook_is_told_in_one_line_and_changes_nothing(repository: Repository) -> None:
    repository.publish()
    repository.hook("pre-receive", "echo 'Only on weekdays.' >&2; exit 1")
    repository.write("ar/index.html", "changed")
    before = repository.state()
    with pytest.raises(OutputError, match=r"a hook refused the push: Only on weekdays\.") as raised:
        repository.publish()
    assert "\n" not in str(raised.value)
    assert len(repository.commits()) == 1
    assert repository.state() == before


def test_a_branch_checked_out_at_the_remote_is_told(repository: Repository, tmp_path: Path) -> None:
    repository.publish()
    working = tmp_path / "working"
    git(tmp_path, "clone", "-q", "-b", BRANCH, str(repository.remote), str(working))
    git(repository.root, "remote", "set-url", "origin", str(working))
    repository.write("ar/index.html", "changed")
    with pytest.raises(OutputError, match="checked out in the repository origin"):
        repository.publish()


def test_what_is_not_committed_is_seen(repository: Repository) -> None:
    assert repository.destination().dirty == ()
    (repository.root / "a note").write_text("new", encoding="utf-8")
    git(repository.root, "mv", "pelicanconf.py", "settings.py")
    assert repository.destination().dirty == ("settings.py", "a note")
    repository.publish()
    assert "with changes that are not committed" in repository.branch("log", "-1", BRANCH)


def test_the_branch_one_works_on_is_refused(repository: Repository) -> None:
    with pytest.raises(OutputError, match="the branch you are on"):
        repository.publish(branch="main")


def test_the_branch_may_be_checked_out_in_another_working_tree(
    repository: Repository, tmp_path: Path
) -> None:
    repository.publish()
    git(repository.root, "fetch", "-q")
    git(repository.root, "worktree", "add", "-q", str(tmp_path / "pages"), BRANCH)
    repository.write("ar/index.html", "changed")
    repository.publish()
    assert git(tmp_path / "pages", "status", "--porcelain") == ""
    assert len(repository.commits()) == 2


def test_a_detached_head_publishes(repository: Repository) -> None:
    git(repository.root, "checkout", "-q", "--detach")
    assert repository.publish().commit


def test_a_project_without_a_commit_publishes(repository: Repository, tmp_path: Path) -> None:
    fresh = tmp_path / "fresh"
    git(tmp_path, "init", "-q", "-b", "main", str(fresh))
    git(fresh, "remote", "add", "origin", str(repository.remote))
    Repository(fresh, repository.site, repository.remote).publish()
    assert "Sharih-Source" not in repository.branch("log", "-1", BRANCH)


def test_a_shallow_clone_publishes_on_top(repository: Repository, tmp_path: Path) -> None:
    git(repository.root, "push", "-q", "origin", "main")
    repository.publish()
    for n in range(3):
        repository.commit_elsewhere("CNAME", f"{n}.example.org\n", tmp_path / "elsewhere")
    shallow = tmp_path / "shallow"
    address = f"file://{repository.remote}"
    git(tmp_path, "clone", "-q", "-b", "main", "--depth=1", address, str(shallow))
    repository.write("ar/index.html", "changed")
    done = Repository(shallow, repository.site, repository.remote).publish()
    assert done.change.changed == ("ar/index.html",)
    assert done.change.kept == ("CNAME",)
    assert len(repository.commits()) == 5


def test_a_project_in_a_folder_of_its_repository_publishes(repository: Repository) -> None:
    inside = repository.root / "website"
    inside.mkdir()
    to = find_destination(inside, "origin", BRANCH)
    assert publish(repository.site, to, lambda _line: None, dry_run=False).commit


@pytest.mark.usefixtures("repository")
def test_a_folder_without_a_repository_is_told(tmp_path: Path) -> None:
    plain = tmp_path / "plain"
    plain.mkdir()
    with pytest.raises(OutputError, match="no git repository"):
        find_destination(plain, "origin", BRANCH)


def test_a_missing_remote_is_told_with_those_there_are(repository: Repository) -> None:
    with pytest.raises(OutputError, match=r"no remote upstream \(known: origin\)"):
        find_destination(repository.root, "upstream", BRANCH)


@pytest.mark.parametrize("name", ["-f", "a..b", "a b", ""])
def test_what_cannot_be_a_branch_is_refused(repository: Repository, name: str) -> None:
    with pytest.raises(OutputError, match="cannot be the name of a branch"):
        find_destination(repository.root, "origin", name)


def test_a_link_in_the_site_is_refused(repository: Repository) -> None:
    (repository.site / "private").symlink_to(repository.root / "pelicanconf.py")
    with pytest.raises(OutputError, match="a symbolic link, which is not published"):
        repository.publish()
    assert repository.commits() == []


def test_a_repository_in_the_site_is_refused(repository: Repository) -> None:
    repository.write("ar/.git/config", "words")
    with pytest.raises(OutputError, match=r"lies in a \.git"):
        repository.publish()


def test_a_folder_without_a_site_is_refused(repository: Repository) -> None:
    (repository.site / "index.html").unlink()
    with pytest.raises(OutputError, match=r"no index\.html"):
        repository.publish()


def test_a_domain_that_is_not_the_address_is_told() -> None:
    assert differs_from_domain("https://news.example.net", "news.example.net") is None
    assert differs_from_domain("https://news.example.net", None) is None
    line = differs_from_domain("https://user.github.io/repo", "news.example.net")
    assert line
    assert "CNAME says news.example.net" in line
