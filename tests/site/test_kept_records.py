"""What is kept of explainers is small, without bodies, and enough for all but whole texts."""

from __future__ import annotations

import pickle
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, is_dataclass
from pathlib import Path
from typing import Any, get_args, get_type_hints

import pytest

from sharih import routes
from sharih.content.editions import Edition, Section
from sharih.content.explainers import load_explainer
from sharih.content.topics import Registry
from sharih.errors import Problems
from sharih.markdown.blocks import Document
from sharih.preview.memory import Memory
from sharih.preview.workspace import Workspace
from sharih.rebuild.texts import TextMemory
from sharih.settings import Settings, load_settings
from sharih.site.kept import Body, KeptText
from sharih.site.link.linking import Linkage, link
from sharih.site.loading import load_text
from sharih.site.model import Held, Publication, Site
from sharih.site.pages.feeds import all_feeds
from sharih.site.pages.render import render, renderer_of
from sharih.site.project import Content, load_content
from sharih.site.reading import TextReader
from sharih.site.recording import record
from sharih.translation.alignment import Alignment
from sharih.translation.ledger import Ledger
from tests.helpers.projects import Project, copied_project, explainer_text

TOPICS = """\
[kremlin]
kind = "organisation"
ar = "الكرملين"
en = "Kremlin"

[moscow]
kind = "place"
ar = "موسكو"
en = "Moscow"
"""
STORIES = """\
[a-story]
ar = "قصة"
en = "A story"
about.ar = "فقرة عن القصة."
about.en = "A paragraph on the story."
"""
ARABIC = """\
نص عن الكرملين وعن موسكو، و[ما قبله](explainer:first#timeline).

## التسلسل الزمني {#timeline}

2024-11-05
:   أُعلنت النتيجة.

2024-11
:   - قالت موسكو كلمتها.
    - وجاء الرد.
"""
ENGLISH = """\
Words on the Kremlin, and [when it was](#timeline).

## Timeline {#timeline}

2024-11-05
:   The result was announced.
"""


class BodyAskedForError(Exception):
    """A body was asked for where there is none."""


def no_body(slug: str) -> Body:
    raise BodyAskedForError(slug)


@dataclass(frozen=True, slots=True)
class Made:
    """A project with the site that a build makes of it."""

    project: Project
    settings: Settings
    content: Content
    site: Site
    files: dict[str, bytes]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Made:
    """Return a site with a story, a redirect, a draft, and a translation that is behind."""
    project = copied_project(tmp_path_factory.mktemp("kept") / "project")
    shutil.rmtree(project.root / "content" / "explainers")
    project.write("content/topics.toml", TOPICS)
    project.write("content/stories.toml", STORIES)
    for slug, extra in (
        ("first", {"Old_slugs": "older"}),
        ("second", {"Date": "2026-02-03", "Modified": "2026-03-04"}),
        ("third", {"Status": "draft"}),
    ):
        head = {"Tags": "kremlin, moscow", "Story": "a-story", **extra}
        folder = f"content/explainers/{slug}"
        project.write(f"{folder}/ar.md", explainer_text(f"شرح {slug}", ARABIC, **head))
        english = explainer_text(f"Text {slug}", ENGLISH, **head, Translation="true")
        project.write(f"{folder}/en.md", english)
    project.write("content/explainers/alone/ar.md", explainer_text("وحده", "كلام عن موسكو."))
    values = {"SITEURL": "https://example.org/repo", "DEFAULT_PAGINATION": 1}
    settings = load_settings(project.root / "pelicanconf.py", values)
    assert record(map((read := load_content(settings, Problems())).body, read.texts))
    project.replace("content/explainers/first/ar.md", "أُعلنت", "ظهرت")
    problems = Problems()
    content = load_content(settings, problems)
    site = link(content, settings, problems)
    problems.raise_errors()
    files = {file.path: file.data for file in render(site, content.body)}
    return Made(project, settings, content, site, files)


def own_pages(site: Site) -> set[str]:
    """List the files of the pages that are made of bodies."""
    paths = [routes.bilingual(p.slug) for p in site.publications if len(p.editions) == 2]
    paths += [routes.explainer(lang, p.slug) for p in site.publications for lang in p.editions]
    return {routes.file_of(path) for path in paths}


LANGUAGE_FEEDS = {"ar/feed.atom", "ar/feed.json", "en/feed.atom", "en/feed.json"}
"""They have whole texts, as the index of words is made of them."""


def path_of(file: str) -> str:
    """Return the path that a file is asked for by."""
    return file.removesuffix("index.html") if file.endswith("index.html") else file


def test_all_but_what_has_whole_texts_is_made_of_what_is_kept_alone(made: Made) -> None:
    linkage = Linkage(made.settings, made.content.registry, made.content.published)
    linkage.put_stories(made.content.stories)
    linkage.put_pages(made.content.pages)
    for text in made.content.texts.values():
        linkage.put(pickle.loads(pickle.dumps(text)))  # noqa: S301 - just written
    site = linkage.site()
    assert site == made.site
    renderer = renderer_of(site, no_body)
    own = own_pages(site)
    assert len(own) == 10
    words = {file for file in made.files if file.startswith(routes.INDEX_OF_WORDS)}
    assert words
    whole = own | LANGUAGE_FEEDS | words
    assert whole <= made.files.keys()
    for file, data in made.files.items():
        if file in whole:
            with pytest.raises(BodyAskedForError):
                renderer.file(path_of(file))
        else:
            assert renderer.file(path_of(file)) == data, file


@pytest.mark.parametrize(
    ("file", "words"),
    [
        ("ar/topics/kremlin/index.html", "وجاء الرد"),
        ("ar/stories/a-story/index.html", "ظهرت النتيجة"),
        ("en/stories/a-story/index.html", "The result was announced."),
        ("ar/page/2/index.html", "وحده"),
        ("ar/topics/moscow/feed.atom", "شرح second"),
        ("en/topics/kremlin/index.html", "older than the original"),
        ("sitemap.xml", "https://example.org/repo/en/second/"),
        ("index.json", "2026-03-04"),
    ],
)
def test_those_pages_have_something_to_show(made: Made, file: str, words: str) -> None:
    assert words in made.files[file].decode()


def test_the_sitemap_leaves_out_drafts_though_no_page_of_theirs_was_made(made: Made) -> None:
    sitemap = made.files["sitemap.xml"].decode()
    assert "/ar/second/" in sitemap
    assert "/ar/third/" not in sitemap
    assert "/ar-en/" not in sitemap


def reachable(kind: Any, seen: set[Any]) -> Iterator[type]:
    """Go through the classes that a record of this type can hold, itself included."""
    if kind in seen:
        return
    seen.add(kind)
    for part in get_args(kind):
        yield from reachable(part, seen)
    plain = getattr(kind, "__origin__", kind)
    if is_dataclass(plain) and isinstance(plain, type):
        yield plain
        # What a generic record holds is among the arguments of its type.
        for hint in get_type_hints(plain).values():
            yield from reachable(hint, seen)


@pytest.mark.parametrize("kind", [KeptText, Publication, Held])
def test_no_body_can_be_reached_from_what_is_kept(kind: type) -> None:
    found = set(reachable(kind, set()))
    assert found & {Body, Edition, Section, Document, Alignment, Ledger} == set()


def test_that_walk_finds_what_a_body_is_made_of() -> None:
    assert {Edition, Section, Document, Alignment, Ledger} <= set(reachable(Body, set()))


def test_what_is_kept_does_not_grow_with_the_text(tmp_path: Path) -> None:
    def sizes(count: int) -> tuple[int, int]:
        folder = tmp_path / f"of-{count:04}"
        folder.mkdir()
        body = "\n\n".join(f"فقرة رقم {number} بلا روابط." for number in range(count))
        text = explainer_text("عنوان", f"{ARABIC}\n## تفاصيل {{#more}}\n\n{body}")
        (folder / "ar.md").write_text(text, encoding="utf-8")
        explainer = load_explainer(folder, Problems())
        assert explainer is not None
        read = load_text(explainer, Registry(tmp_path / "topics.toml", {}))
        return len(pickle.dumps(read.kept)), len(pickle.dumps(read.body))

    (kept, body), (kept_of_more, body_of_more) = sizes(10), sizes(1000)
    assert kept_of_more - kept < 8  # one number of how many units there are
    assert body_of_more > 20 * body


@pytest.fixture
def remembered(made: Made, tmp_path: Path) -> Project:
    """Return a project that a preview has read before."""
    project = Project(tmp_path / "project")
    shutil.copytree(made.project.root, project.root, ignore=shutil.ignore_patterns(".sharih"))
    working(project)
    return project


def working(project: Project) -> Workspace:
    workspace = Workspace(lambda: load_settings(project.root / "pelicanconf.py"))
    workspace.load()
    assert workspace.state.problems == ()
    return workspace


def test_a_preview_fetches_the_bodies_of_what_is_looked_at_only(
    remembered: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    fetched: list[str] = []
    body_of = Memory.body

    def watched(memory: Memory, name: str, mark: str) -> Body | None:
        fetched.append(name)
        return body_of(memory, name, mark)

    monkeypatch.setattr(Memory, "body", watched)
    workspace = working(remembered)
    renderer = workspace.state.renderer
    assert renderer is not None
    own = own_pages(renderer.site)
    others = {path for path in renderer.site.paths if routes.file_of(path) not in own}
    feeds = {route.path for route in all_feeds(renderer.site)} - LANGUAGE_FEEDS
    assert len(feeds) == 4
    for path in (*others, *feeds, "sitemap.xml", "index.json"):
        assert workspace.page(path)
    assert fetched == []
    for path in ("ar/first/", "en/first/", "ar-en/first/"):
        assert workspace.page(path)
    assert fetched == ["first"]
    assert workspace.page("en/feed.atom")
    assert sorted(fetched) == ["first", "second", "third"]
    assert workspace.page("search/words/0.txt")
    assert sorted(fetched) == ["alone", "first", "second", "third"]


@pytest.mark.parametrize("spoilt", [b"\xff", None])
def test_the_last_good_page_is_there_though_nobody_looked_at_it_before(
    remembered: Project, spoilt: bytes | None
) -> None:
    good = working(remembered).page("ar/first/")
    workspace = working(remembered)
    changed = [remembered.explainer("first") / "ar.md", remembered.explainer("second") / "ar.md"]
    if spoilt is None:
        shutil.rmtree(changed[0].parent)  # while links lead there
    else:
        changed[0].write_bytes(spoilt)
    remembered.replace("content/explainers/second/ar.md", "كلمتها", "كلاما آخر")
    workspace.update(set(changed))
    assert workspace.state.problems
    assert workspace.page("ar/first/") == good
    second = workspace.page("ar/second/")
    assert second is not None
    assert "كلمتها" in second.decode()


def test_the_body_of_a_known_text_is_that_which_was_read_first(made: Made, tmp_path: Path) -> None:
    project = copied_project(tmp_path / "project")
    folder = "content/explainers/in-step"
    project.write(f"{folder}/ar.md", explainer_text("شرح", "فقرة.\n\n- بند\n- آخر\n"))
    words = "A paragraph.\n\n- An item\n- Another\n"
    english = explainer_text("Text", words, Summary="In short.", Translation="true")
    project.write(f"{folder}/en.md", english)
    project.write("content/explainers/behind/ar.md", explainer_text("شرح", ARABIC))
    project.write("content/explainers/behind/en.md", explainer_text("Text", ENGLISH))
    settings = load_settings(project.root / "pelicanconf.py")
    memory = TextMemory(str(settings.content / "explainers"), b"", {})
    readers = [TextReader(settings, made.content.registry, memory) for _ in range(2)]
    texts = [reader.read_all(Problems()) for reader in readers]
    assert texts[0] == texts[1]
    assert (texts[0]["in-step"].in_step, texts[0]["behind"].in_step) == (True, False)
    for slug in texts[0]:
        first, again = (reader.body(slug) for reader in readers)
        assert again == first
        assert again is not first
