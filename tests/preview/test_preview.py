"""The preview as a server: addresses, refusals, ports, and what is done with changed files."""

from __future__ import annotations

import json
import os
import re
import shutil
import socket
import sqlite3
import subprocess
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from sharih.content.explainers import load_explainer
from sharih.content.stories import Stories, Story
from sharih.content.topics import Registry
from sharih.content.topics_file import load_registry
from sharih.errors import OutputError, Problems
from sharih.preview.answers import file_in, type_of
from sharih.preview.events import Events
from sharih.preview.pages import Pages
from sharih.preview.panels import Panels
from sharih.preview.session import Session, checked_port, checked_prefix
from sharih.preview.watch import Watcher
from sharih.preview.workspace import Workspace
from sharih.routes import file_of
from sharih.settings import Settings, load_settings
from sharih.site.kept import KeptText
from sharih.site.link.linking import Linkage, link
from sharih.site.pages.feeds import all_feeds
from sharih.site.pages.render import Renderer, render
from sharih.site.project import load_content, load_text
from tests.helpers.patience import WAIT
from tests.helpers.previews import Preview, previewing
from tests.helpers.projects import Project, copied_project, digests, explainer_text
from tests.helpers.sample import MEETING

HTML = "text/html; charset=utf-8"


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """Return a project that nobody edits."""
    return copied_project(tmp_path_factory.mktemp("preview") / "project")


@pytest.fixture(scope="module")
def preview(project: Project) -> Iterator[Preview]:
    """Return its preview under a base path."""
    with previewing(project.root, "--prefix", "/repo/") as running:
        yield running


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Preview]:
    """Return the preview of a built folder, with what must not be shown beside it."""
    folder = tmp_path_factory.mktemp("built") / "site"
    for name in ("index.html", "404.html", "ar/index.html", "ar/a.html", "ar/.secret", ".env"):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"<p>{name}</p>", encoding="utf-8")
    (folder / "empty").mkdir()
    (folder.parent / "secret.html").write_text("secret", encoding="utf-8")
    (folder / "linked.html").symlink_to("../secret.html")
    (folder / "linked").symlink_to("..")
    os.mkfifo(folder / "pipe.html")
    with previewing(folder.parent, "--site", "site", *settings_of(folder.parent)) as running:
        yield running


def settings_of(folder: Path) -> tuple[str, str]:
    path = folder / "conf.py"
    path.write_text("", encoding="utf-8")
    return "--settings", str(path)


@pytest.mark.parametrize(
    ("path", "status", "kind"),
    [
        ("/repo/", 200, HTML),
        ("/repo/ar/", 200, HTML),
        (f"/repo/en/{MEETING}/", 200, HTML),
        (f"/repo/en/{MEETING}/index.html", 200, HTML),
        ("/repo/ar/feed.atom", 200, "application/atom+xml; charset=utf-8"),
        ("/repo/index.json", 200, "application/json; charset=utf-8"),
        ("/repo/robots.txt", 200, "text/plain; charset=utf-8"),
        ("/repo/sitemap.xml", 200, "application/xml; charset=utf-8"),
        ("/repo/static/icon.svg", 200, "image/svg+xml; charset=utf-8"),
        ("/repo/ar/nothing/", 404, HTML),
        ("/repo/static/", 404, HTML),
        ("/repo/.nojekyll", 404, HTML),
        ("/repo/../repo/ar/", 404, HTML),
        ("/repo/%2e%2e/", 404, HTML),
        ("/repo/ar%2f..%2far/", 404, HTML),
        ("/repo//ar/", 404, HTML),
        ("/repo/ar/%00/", 404, HTML),
        ("/ar/", 404, HTML),
        ("/", 404, HTML),
        ("/repo/%ff/", 400, "text/plain; charset=utf-8"),
    ],
)
def test_a_path_is_answered_as_github_pages_does(
    preview: Preview, path: str, status: int, kind: str
) -> None:
    found, headers, body = preview.get(path)
    assert (found, headers["content-type"]) == (status, kind)
    assert body
    if status == 404:
        assert "لم نجد هذه الصفحة" in body.decode() or "Page not found" in body.decode()


@pytest.mark.parametrize(
    ("path", "target"),
    [
        ("/repo", "/repo/"),
        ("/repo/ar", "/repo/ar/"),
        (f"/repo/ar/{MEETING}?a=b", f"/repo/ar/{MEETING}/?a=b"),
        ("/repo/en/topics/kremlin", "/repo/en/topics/kremlin/"),
    ],
)
def test_a_folder_without_its_slash_is_redirected_for_good(
    preview: Preview, path: str, target: str
) -> None:
    status, headers, _ = preview.get(path)
    assert (status, headers["location"]) == (301, target)


def test_head_gives_the_headers_alone_and_other_methods_are_refused(preview: Preview) -> None:
    status, headers, body = preview.get("/repo/ar/", "HEAD")
    assert (status, body) == (200, b"")
    assert int(headers["content-length"]) > 1000
    assert preview.get("/repo/ar/", "POST")[0] == 405


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1", "127.0.0.1.evil.example:{port}", ""])
def test_another_host_name_is_refused(preview: Preview, host: str) -> None:
    assert preview.get("/repo/", Host=host.format(port=preview.port))[0] == 403


@pytest.mark.parametrize("host", ["127.0.0.1:{port}", "localhost:{port}", "[::1]:{port}"])
def test_the_names_of_this_computer_are_answered(preview: Preview, host: str) -> None:
    assert preview.get("/repo/", Host=host.format(port=preview.port))[0] == 200


def test_a_page_of_another_origin_cannot_listen(preview: Preview) -> None:
    listen = "/_sharih/events"
    assert preview.get(listen, Origin="http://evil.example")[0] == 403
    assert preview.get(listen, Sec_Fetch_Site="cross-site")[0] == 403


def test_only_this_computer_can_connect(preview: Preview) -> None:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        probe.connect(("192.0.2.1", 9))  # sends nothing; tells this computer's own address
        address = probe.getsockname()[0]
    if address.startswith("127."):
        address = "127.0.0.2"
    with pytest.raises(OSError, match="refused"):
        socket.create_connection((address, preview.port), timeout=2)


def test_pages_keep_their_policy_and_the_preview_adds_nothing_inline(preview: Preview) -> None:
    text = preview.get(f"/repo/ar/{MEETING}/")[2].decode()
    assert "script-src 'self'" in text
    assert "connect-src 'self'" in text
    assert "style=" not in text
    assert text.count("<script") == 2


@pytest.mark.parametrize("path", ["/", "/ar/", "/ar/a", "/ar/a.html"])
def test_a_built_folder_is_served_as_it_is(built: Preview, path: str) -> None:
    status, _, body = built.get(path)
    assert status == 200
    assert b"script" not in body


@pytest.mark.parametrize(
    "path",
    [
        *("/.env", "/ar/.secret", "/linked.html", "/linked/secret.html", "/empty/", "/pipe.html"),
        *("/../secret.html", "/%2e%2e/secret.html", "/ar/..%2f..%2fsecret.html", "/empty"),
    ],
)
def test_neither_dot_files_nor_links_nor_lists_of_a_built_folder_are_shown(
    built: Preview, path: str
) -> None:
    assert built.get(path)[::2] == (404, b"<p>404.html</p>")


def test_interrupting_ends_it_without_a_word(project: Project) -> None:
    with previewing(project.root) as running:
        running.get("/ar/")
        assert running.end() == (0, "")


def test_a_port_in_use_is_said_and_the_next_one_taken(project: Project) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        with previewing(project.root, "--port", str(port)) as running:
            assert running.said[0].startswith(f"Port {port} is in use; ")
            assert running.port > port


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--prefix", "repo"), "--prefix repo: no path between slashes. Write /repo/"),
        (("--prefix", "/a b/"), "--prefix /a b/: no path between slashes. Write /repo/"),
        (("--port", "70000"), "--port 70000: no such port. Write a number from 1024 to 65535."),
        (("--site", "no-such"), "no-such: no such folder. Build the site first: ./inv build"),
        (("--site", "theme"), "theme: no index.html there. Name the folder of a built site."),
        (("--site", "link"), "link: a link to a folder. Name the folder itself."),
    ],
)
def test_what_cannot_be_served_is_told_in_one_line(
    project: Project, words: tuple[str, ...], said: str
) -> None:
    link_there = project.root / "link"
    if not link_there.is_symlink():
        link_there.symlink_to("theme")
    result = project.run("serve", *words)
    assert result.returncode == 1
    assert (result.stdout + result.stderr).splitlines() == [said]


@pytest.mark.parametrize(
    ("prefix", "base"), [("", ""), ("/", ""), ("/repo/", "/repo"), ("/a/b.c/", "/a/b.c")]
)
def test_a_prefix_is_a_path_between_slashes(prefix: str, base: str) -> None:
    assert checked_prefix(prefix) == base


@pytest.mark.parametrize("prefix", ["/repo", "repo/", "//", "/../", "/a//b/", "/?/", "/a b/", "\n"])
def test_another_prefix_is_refused(prefix: str) -> None:
    with pytest.raises(OutputError, match=r"^--prefix [^\n]*\Z"):
        checked_prefix(prefix)
    assert checked_port(0) == 0


def test_a_late_listener_is_told_the_last_state_only() -> None:
    events = Events()
    for message in ("one", "two", "two"):
        events.send(message)
    stream = events.listen()
    assert next(stream).startswith(b"retry:")
    assert next(stream) == b"data: two\n\n"
    events.close()
    assert list(stream) == []


def test_a_finder_reads_large_files_and_none_through_a_file(tmp_path: Path) -> None:
    (tmp_path / "a.bin").write_bytes(b"x" * 3_000_000)
    find = file_in(tmp_path)
    assert len(find("a.bin") or b"") == 3_000_000
    assert find("a.bin/b") is None
    assert type_of("a.bin") == "application/octet-stream"


# What is in memory is what a build would make.


def small_project(folder: Path) -> Project:
    """Make a project with two short explainers."""
    project = copied_project(folder)
    shutil.rmtree(project.root / "content" / "explainers")
    arabic = "## ماذا؟ {#what}\n\nقال بوتين إن الكرملين لم يحدد موعدا. انظر [آخر](explainer:other)."
    english = "## What? {#what}\n\nThe Kremlin said that there was no date yet."
    tags = {"Tags": "kremlin"}
    folders = ((MEETING, arabic, english), ("other", "كلام قصير.", "A few words."))
    for slug, ours, theirs in folders:
        path = f"content/explainers/{slug}"
        project.write(f"{path}/ar.md", explainer_text("عنوان", ours, **tags))
        extra = {**tags, "Translation": "true"}
        project.write(f"{path}/en.md", explainer_text("A title", theirs, **extra))
    return project


def shown(workspace: Workspace) -> dict[str, bytes | None]:
    """Return every file of the site as the preview has it."""
    renderer = workspace.state.renderer
    assert renderer is not None
    site = renderer.site
    feeds = [feed.path for feed in all_feeds(site)]
    paths = [*site.paths, *site.redirects, "404.html", *feeds, "sitemap.xml",
             "robots.txt", "index.json", ".nojekyll", *renderer.assets.files]  # fmt: skip
    return {file_of(path): workspace.page(path) for path in paths}


def made(project: Project) -> dict[str, bytes | None]:
    """Return every file of the site as a build makes it."""
    read = load_settings(project.root / "pelicanconf.py")
    problems = Problems()
    content = load_content(read, problems)
    site = link(content, read, problems)
    problems.raise_errors()
    return {file.path: file.data for file in render(site, content.body)}


def working(project: Project) -> Workspace:
    """Return a workspace that has read a project."""
    workspace = Workspace(lambda: load_settings(project.root / "pelicanconf.py"))
    workspace.convert()
    return workspace


def test_every_edit_gives_the_pages_that_a_build_gives(tmp_path: Path) -> None:
    project = small_project(tmp_path / "project")
    workspace = working(project)
    assert shown(workspace) == made(project)
    slug = f"content/explainers/{MEETING}"
    body = "## ماذا؟ {#what}\n\nكلام عن [سؤال](explainer:another#what) وعن الكرملين."
    edits = [
        (f"{slug}/en.md", None),
        ("content/explainers/another/ar.md", explainer_text("شرح آخر", body, Old_slugs="older")),
        ("content/explainers/third/ar.md", explainer_text("ثالث", "[قديم](/ar/older/)")),
        (f"{slug}/ar.md", explainer_text("عنوان جديد", body, Tags="kremlin", Date="2020-01-01")),
        ("content/pages/about/en.md", None),
        ("theme/static/css/base.css", "@layer base { p { color: red; } }\n"),
        ("content/explainers/third", None),
        ("pelicanconf.py", "DEFAULT_PAGINATION = 1\nTHEME = 'theme'\nPATH = 'content'\n"),
    ]
    for name, text in edits:
        path = project.root / name
        if text is not None:
            project.write(name, text)
        elif path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink()
        workspace.update({path})
        assert workspace.state.problems == ()
        assert shown(workspace) == made(project), name


def test_a_renamed_topic_is_linked_in_texts_that_did_not_change(tmp_path: Path) -> None:
    project = small_project(tmp_path / "project")
    workspace = working(project)
    page = workspace.page(f"en/{MEETING}/")
    project.replace("content/topics.toml", 'en = "NATO"', 'en = "no date"')
    workspace.update({project.root / "content/topics.toml"})
    assert workspace.page(f"en/{MEETING}/") != page
    assert shown(workspace) == made(project)


def test_a_broken_text_leaves_the_last_good_site_until_it_is_mended(tmp_path: Path) -> None:
    project = small_project(tmp_path / "project")
    workspace = working(project)
    before, version = shown(workspace), workspace.state.version
    path = project.explainer(MEETING) / "ar.md"
    good = path.read_bytes()
    for bad in (b"", b"\xff", good[: good.index(b"Status: publ") + 12]):
        path.write_bytes(bad)
        workspace.update({path})
        assert workspace.state.problems
        assert shown(workspace) == before
        assert workspace.state.version == version
    path.write_bytes(good)
    workspace.update({path})
    assert workspace.state.problems == ()
    assert workspace.state.version > version
    assert shown(workspace) == before


def test_a_thousand_files_at_once_are_all_taken_in(tmp_path: Path) -> None:
    project = small_project(tmp_path / "project")
    workspace = working(project)
    for number in range(300):
        text = explainer_text(f"شرح {number}", "نص.")
        project.write(f"content/explainers/n-{number}/ar.md", text)
    # Of so many changes the system may have lost the greater part.
    some = {project.explainer(f"n-{number}") / "ar.md" for number in range(60)}
    workspace.update(some)
    assert workspace.page("ar/n-299/") is not None
    assert workspace.overlooked() == set()
    shutil.rmtree(project.root / "content/explainers/n-7")
    assert workspace.overlooked() == {project.explainer("n-7")}


def test_a_checkout_of_a_thousand_files_is_followed_and_comes_to_rest(tmp_path: Path) -> None:
    project = small_project(tmp_path / "project")

    def write(word: str, numbers: range) -> None:
        for number in numbers:
            folder = f"content/explainers/n-{number}"
            project.write(f"{folder}/ar.md", explainer_text(f"شرح {number}", f"نص {word}."))
            english = explainer_text(f"Text {number}", f"Text {word}.", Translation="true")
            project.write(f"{folder}/en.md", english)

    def git(*words: str) -> None:
        author = ("-c", "user.name=An editor", "-c", "user.email=editor@example.org")
        command = ["git", *author, *words]
        subprocess.run(command, cwd=project.root, check=True, capture_output=True)

    write("أول", range(340))
    git("init", "-q", "-b", "first")
    git("add", "content")
    git("commit", "-q", "-m", "First")
    git("checkout", "-q", "-b", "second")
    write("آخر", range(20, 360))
    for number in range(20):
        shutil.rmtree(project.explainer(f"n-{number}"))
    git("add", "content")
    git("commit", "-q", "-m", "Second")
    git("checkout", "-q", "first")
    with previewing(project.root) as running:
        assert "نص أول.".encode() in running.get("/ar/n-339/")[2]
        git("checkout", "-q", "second")
        settled(running)
        for number in range(360):
            status, _, body = running.get(f"/ar/n-{number}/")
            assert status == (404 if number < 20 else 200)
            assert number < 20 or "نص آخر.".encode() in body


def settled(running: Preview) -> None:
    """Wait until the preview has made its pages anew, and makes them anew no more."""
    version, since = version_of(running), time.monotonic()
    first, begun = version, since
    while version == first or time.monotonic() - since < 2:
        assert time.monotonic() - begun < 2 * WAIT, "it never comes to rest"
        time.sleep(0.1)
        if (now := version_of(running)) != version:
            version, since = now, time.monotonic()


def version_of(running: Preview) -> str:
    """Tell the version that the preview gives its pages."""
    found = re.search(r'data-version="([^"]+)"', running.get("/ar/")[2].decode())
    assert found is not None
    return found[1]


def test_what_was_read_before_is_remembered_and_never_out_of_date(tmp_path: Path) -> None:
    project = small_project(tmp_path / "project")
    first = shown(working(project))
    assert shown(working(project)) == first == made(project)
    path = project.explainer(MEETING) / "ar.md"
    times = path.stat()
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("بوتين", "بوتون"), encoding="utf-8")
    os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns))  # the size is the same too
    assert shown(working(project)) == made(project) != first
    project.replace("content/topics.toml", 'en = "NATO"', 'en = "no date"')
    assert shown(working(project)) == made(project)


@pytest.mark.parametrize("junk", [b"", b"no database", b"SQLite format 3\x00" + b"x" * 5000])
def test_a_memory_of_no_use_is_begun_anew(tmp_path: Path, junk: bytes) -> None:
    project = small_project(tmp_path / "project")
    working(project)
    for path in (project.root / ".sharih").iterdir():
        path.write_bytes(junk)
    assert shown(working(project)) == made(project)


def test_a_text_whose_memory_is_lost_meanwhile_is_read_from_its_files(tmp_path: Path) -> None:
    project = small_project(tmp_path / "project")
    working(project)
    workspace = working(project)
    with sqlite3.connect(project.root / ".sharih" / "preview.sqlite") as database:
        database.execute("DELETE FROM texts")
    assert shown(workspace) == made(project)


def test_an_unreadable_file_is_a_problem_and_no_crash(tmp_path: Path) -> None:
    project = small_project(tmp_path / "project")
    workspace = working(project)
    path = project.explainer(MEETING) / "ar.md"
    path.unlink()
    path.mkdir()  # not even root can read this as a file
    workspace.update({path})
    assert "ar.md" in str(workspace.state.problems)


def test_a_fault_of_our_own_is_told_and_outlived(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    project = small_project(tmp_path / "project")
    workspace = working(project)
    pages = Pages(workspace, Panels(), "run")

    def fail(*_: object) -> None:
        raise RuntimeError("nobody thought of this")

    with monkeypatch.context() as patch:
        patch.setattr(Linkage, "put", fail)
        patch.setattr(Renderer, "file", fail)
        assert pages.answer("/en/").status == 500
        workspace.update({project.explainer(MEETING) / "ar.md"})
        assert "nobody thought of this" in str(workspace.state.problems)
    workspace.update({project.explainer(MEETING) / "ar.md"})
    assert workspace.state.problems == ()
    assert pages.answer("/en/").status == 200


def test_the_preview_never_touches_the_output_folder(tmp_path: Path) -> None:
    project = copied_project(tmp_path / "project")
    project.write("output/mine", "of another build")
    before = digests(project.root)
    with previewing(project.root) as running:
        assert running.get("/ar/")[0] == 200
        running.end()
    after = digests(project.root)
    assert {
        name: d for name, d in after.items() if not name.startswith(".sharih/preview")
    } == before


class EndOfTest(BaseException):
    """Ends what would go on for ever."""


class ForgetfulWatcher(Watcher):
    """Tells of changes as it is told to, and of no others."""

    def __init__(self, steps: Iterable[Callable[[], set[Path]]]) -> None:
        self._steps = iter(steps)

    def next(self, timeout: float | None = None) -> set[Path]:
        """Take the next step; when all are taken, end what would go on for ever."""
        step = next(self._steps, None)
        if step is None:
            assert timeout is None, "nothing is left to be looked at"
            raise EndOfTest
        return step()

    def watch(self, folders: Iterable[Path]) -> bool:
        """Watch nothing."""
        return False


def test_a_change_that_was_not_told_because_another_just_was_is_seen(tmp_path: Path) -> None:
    project = copied_project(tmp_path / "project")
    settings = load_settings(project.root / "pelicanconf.py")
    session = Session(lambda: settings, print)
    workspace = Workspace(lambda: settings)
    workspace.load()
    file = project.explainer(MEETING) / "ar.md"
    text = file.read_text(encoding="utf-8")

    def told() -> set[Path]:
        file.write_text(f"{text}\n\nسطر أول.\n", encoding="utf-8")
        return {file}

    def untold() -> set[Path]:
        file.write_text(f"{text}\n\nسطر ثان.\n", encoding="utf-8")
        return set()

    steps = (set, told, untold, set)
    pages = Pages(workspace, Panels(), "run")
    with pytest.raises(EndOfTest):
        session.follow(workspace, ForgetfulWatcher(steps), pages, Events())
    page = workspace.page(f"ar/{MEETING}/")
    assert page is not None
    assert "سطر ثان." in page.decode()


def test_the_message_for_open_pages_is_json_that_holds_problems_in_both_languages(
    preview: Preview,
) -> None:
    with socket.create_connection(("127.0.0.1", preview.port), timeout=WAIT) as connection:
        host = f"Host: 127.0.0.1:{preview.port}\r\n"
        connection.sendall(f"GET /_sharih/events HTTP/1.1\r\n{host}\r\n".encode())
        received = b""
        while b"data: " not in received or not received.endswith(b"\n\n"):
            received += connection.recv(65536)
    head, _, events = received.partition(b"\r\n\r\n")
    assert b"text/event-stream" in head
    message = json.loads(events.partition(b"data: ")[2])
    assert message["problems"] is None
    assert message["styles"].startswith("/repo/static/")


BODIES = (
    "نص عن الكرملين.",
    "## ماذا؟ {#what}\n\n[ب](explainer:b#what) و[ج](/ar/c/) و[صفحة](/ar/page/2/).",
    "## ماذا؟ {#what}\n\n[أ](explainer:a) و[قديم](/ar/old-b/) و[د](/en/d/).",
    "[ب](explainer:b) و[لا شيء](explainer:nobody) و[موضوع](topic:nothing).",
    "كلام.",
    "[بحث](/ar/search/).",
    "[قصة](/ar/stories/harvest/).",
    "[قصص](/en/stories/).",
    "[صفحة](/ar/page/2/).",
)
VARIED = ("a", "b", "c", "d", "search")
"""The slugs of the explainers; the last is one that none can have."""
NONE = len(BODIES)
"""Stands for the variant where an explainer is taken out."""
STEP = st.tuples(st.sampled_from(VARIED), st.integers(0, NONE))
STEPS = st.lists(STEP, min_size=1, max_size=12)
HARVEST = Story("harvest", {"ar": "الحصاد", "en": "Harvest"}, {"ar": "فقرة.", "en": "It."}, 1)


@dataclass(frozen=True, slots=True)
class Variants:
    """Explainers to be put into a site and taken out again."""

    settings: Settings
    registry: Registry
    texts: Mapping[tuple[str, int], KeptText]
    """By slug and number of the variant."""


@pytest.fixture(scope="module")
def variants(tmp_path_factory: pytest.TempPathFactory) -> Variants:
    """Return some variants of each explainer."""
    project = copied_project(tmp_path_factory.mktemp("variants") / "project")
    read = load_settings(project.root / "pelicanconf.py", {"DEFAULT_PAGINATION": 2})
    registry = load_registry(read.registry)
    texts = {}
    for slug in VARIED:
        for number, body in enumerate(BODIES):
            extra = {
                "Date": f"2026-01-0{1 + number}" if number != 4 else "",
                "Status": "draft" if number == 4 else "published",
                "Tags": "kremlin" if number % 2 else "",
                "Story": "harvest" if number == 2 else "",
                "Old_slugs": f"old-{slug}, old-{number}" if number in (1, 3) else "",
            }
            path = f"content/explainers/{slug}/ar.md"
            project.write(path, explainer_text(f"شرح {number}", body, **extra))
            if number == 2:
                project.write(path.replace("ar.md", "en.md"), explainer_text("One", "Words."))
            explainer = load_explainer(project.explainer(slug), Problems())
            assert explainer is not None
            texts[slug, number] = load_text(explainer, registry).kept
            (project.explainer(slug) / "en.md").unlink(missing_ok=True)
    return Variants(read, registry, texts)


@settings(max_examples=60)
@example(steps=[("a", 0), ("b", 0), ("c", 8), ("b", NONE)])
@example(steps=[("a", 2), ("b", 6), ("a", 0)])
@example(steps=[("a", 2), ("b", 7), ("a", 0)])
@example(steps=[("search", 0), ("b", 5), ("search", NONE)])
@example(steps=[("b", 1), ("d", 2), ("a", 2), ("b", 0)])
@given(steps=STEPS)
def test_linking_text_by_text_is_linking_all_at_once(
    variants: Variants, steps: list[tuple[str, int]]
) -> None:
    """Whatever comes, goes and changes, the site and its problems are those of a fresh start."""
    stories = Stories(variants.settings.stories, {"harvest": HARVEST})
    linkage = Linkage(variants.settings, variants.registry)
    linkage.put_stories(stories)
    there: dict[str, int] = {}
    for slug, number in steps:
        there.pop(slug, None)
        linkage.remove(slug)
        if number < NONE:
            there[slug] = number
            linkage.put(variants.texts[slug, number])
        fresh = Linkage(variants.settings, variants.registry)
        fresh.put_stories(stories)
        for name, kind in sorted(there.items()):
            fresh.put(variants.texts[name, kind])
        assert linkage.site() == fresh.site()
        assert set(linkage.problems()) == set(fresh.problems())
