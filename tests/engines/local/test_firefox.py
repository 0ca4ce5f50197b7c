"""Firefox's models are found, fetched on request and checked; the package itself is the real one.

No model can be made here: what a real one says of a text is not tested.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from sharih.engines.interface import EngineError, Question, Workplace
from sharih.engines.local import getting
from sharih.engines.local.firefox import FirefoxEngine
from sharih.engines.local.models import cache_folder, firefox_model, model_folders
from tests.helpers.answering import Asked, Reply, answering
from tests.helpers.projects import Project, copied_project, digests

NAMES = ("model.aren.intgemm.alphas.bin", "vocab.aren.spm", "lex.50.50.aren.s2t.bin")


def place(*folders: Path) -> Workplace:
    """Return where an engine from Arabic into English works."""
    return Workplace("ar", "en", Path(), Path(), models=folders)


def lay(folder: Path, *names: str) -> Path:
    """Lay files that are no model into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in names:
        (folder / name).write_bytes(name.encode())
    return folder


# ------------------------------------------------------------------ finding


def test_a_model_lies_in_a_folder_of_its_pair_or_in_the_one_named(tmp_path: Path) -> None:
    inner = lay(tmp_path / "a" / "ar-en", *NAMES)
    found = firefox_model(place(tmp_path / "none", tmp_path / "a"))
    assert found.folder == inner
    assert found.source == found.target == inner / "vocab.aren.spm"
    assert found.shortlist == inner / NAMES[2]
    assert firefox_model(place(inner)).folder == inner


def test_two_vocabularies_are_told_apart(tmp_path: Path) -> None:
    lay(tmp_path, NAMES[0], "srcvocab.aren.spm", "trgvocab.aren.spm")
    found = firefox_model(place(tmp_path))
    assert (found.source.name, found.target.name) == ("srcvocab.aren.spm", "trgvocab.aren.spm")
    assert found.shortlist is None


@pytest.mark.parametrize(
    "names", [(), NAMES[:1], NAMES[1:], tuple(n.replace("aren", "enar") for n in NAMES)]
)
def test_where_there_is_no_model_it_is_told_what_to_do(
    tmp_path: Path, names: tuple[str, ...]
) -> None:
    lay(tmp_path, *names)
    with pytest.raises(EngineError, match=r"no model for ar-en in .*ar-en\. Fetch it with"):
        firefox_model(place(tmp_path))


def test_the_environment_comes_before_the_settings_and_the_cache_last(tmp_path: Path) -> None:
    environment = {"SHARIH_MODELS": "/of/mine", "XDG_CACHE_HOME": "/cache", "HOME": "/me"}
    found = model_folders("models", tmp_path, environment)
    assert found[:2] == (Path("/of/mine"), tmp_path / "models")
    assert found[2] == cache_folder(environment)
    assert model_folders("", tmp_path, {"HOME": "/me"}) == (cache_folder({"HOME": "/me"}),)


# ------------------------------------------------------------------ the real package


def test_files_that_are_no_model_are_told_by_the_package(tmp_path: Path) -> None:
    lay(tmp_path / "ar-en", *NAMES)
    engine = FirefoxEngine(place(tmp_path))
    with pytest.raises(EngineError, match="are no model that fxtranslate can read") as error:
        next(engine.translate([Question("نعم")]))
    assert "\n" not in str(error.value)


def test_another_model_has_another_mark(tmp_path: Path) -> None:
    lay(tmp_path / "a", *NAMES)
    lay(tmp_path / "b", *NAMES)
    marks = [FirefoxEngine(place(tmp_path / name)).mark for name in "ab"]
    assert marks[0] == marks[1]
    (tmp_path / "b" / NAMES[0]).write_bytes(b"another")
    assert FirefoxEngine(place(tmp_path / "b")).mark != marks[0]


class FakeTranslator:
    """Stands for the package's class: takes what it takes, and speaks."""

    def __init__(
        self, model: bytes, src_vocab: bytes, trg_vocab: bytes, shortlist: bytes | None = None
    ) -> None:
        self.said = (model, src_vocab, trg_vocab, shortlist)

    def translate(self, text: str) -> str:
        """Fail where the text says so."""
        if text == "bad":
            raise ValueError("no")
        return f"EN {text}"


def test_sentences_are_translated_one_by_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import fxtranslate

    # The real one has these words for its arguments; a model it would take cannot be made here.
    assert "model, src_vocab, trg_vocab" in str(fxtranslate.Translator.__text_signature__)
    monkeypatch.setattr("fxtranslate.Translator", FakeTranslator)
    lay(tmp_path, *NAMES)
    answers = [*FirefoxEngine(place(tmp_path)).translate([Question("نعم"), Question("bad")])]
    assert [(one.text, one.refused) for one in answers] == [
        ("EN نعم", ""),
        ("", "the model fails (no)"),
    ]


# ------------------------------------------------------------------ fetching


@dataclass
class Shop:
    """A server that has models, as Firefox's has."""

    records: list[dict[str, Any]] = field(default_factory=list)
    files: dict[str, bytes] = field(default_factory=dict)
    url: str = ""

    def add(self, name: str, kind: str, version: str = "2.0", **more: Any) -> None:
        """Offer a file."""
        data = f"{name} {version} {more}".encode() * 50
        packed = zstd_of(data)
        location = f"models/{len(self.records)}.zst"
        self.files[location] = packed
        attachment = {"location": location, "size": len(packed),
                      "hash": hashlib.sha256(packed).hexdigest()}  # fmt: skip
        self.records.append({
            "name": name, "fileType": kind, "version": version, "sourceLanguage": "ar",
            "targetLanguage": "en", "attachment": attachment,
            "decompressedHash": hashlib.sha256(data).hexdigest(), "architecture": "base", **more,
        })  # fmt: skip

    def answer(self, asked: Asked) -> Reply:
        """Answer for the list and for files."""
        name = asked.path.lstrip("/")
        if name == "records":
            return Reply({"data": self.records})
        return Reply(self.files[name]) if name in self.files else Reply(status=404)


def zstd_of(data: bytes) -> bytes:
    """Pack bytes without packing them: a frame of Zstandard with raw blocks (RFC 8878)."""
    header = b"\x28\xb5\x2f\xfd" + b"\xa0" + len(data).to_bytes(4, "little")
    return header + (len(data) << 3 | 1).to_bytes(3, "little") + data


@pytest.fixture
def shop(monkeypatch: pytest.MonkeyPatch) -> Iterator[Shop]:
    """Return a shop with a model that is asked instead of Firefox's."""
    found = Shop()
    for name, kind in zip(NAMES, ("model", "vocab", "lex"), strict=True):
        found.add(name, kind, "1.0")
        found.add(name, kind, "2.1a1")
        found.add(name, kind, "2.1")
        found.add(name, kind, "2.1", architecture="tiny")
        found.add(name, kind, "3.0")
        found.add(name, kind, targetLanguage="fr")
    found.add("quality.bin", "qualityModel", "2.1")
    with answering(found.answer) as server:
        found.url = server.url
        monkeypatch.setenv("FXTRANSLATE_RECORDS_URL", f"{server.url}/records")
        monkeypatch.setattr(getting, "ATTACHMENTS", server.url)
        yield found


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    """Return a project, with an empty home."""
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return copied_project(tmp_path / "project")


def test_the_newest_model_that_is_known_is_fetched_after_saying_so(
    shop: Shop, project: Project
) -> None:
    result = project.run("translate", "--get", "ar-en", "--yes")
    assert (result.returncode, result.stderr) == (0, "")
    said, done = result.stdout.splitlines()
    host = shop.url.removeprefix("http://")
    assert said.startswith(f"Firefox's model ar-en 2.1, 1 MB, from {host}, licence MPL-2.0, into ")
    folder = cache_folder() / "ar-en"
    assert done == f"{folder}: ar-en is there"
    assert {path.name for path in folder.iterdir()} == {*NAMES}
    assert b" 2.1 {}" in (folder / NAMES[0]).read_bytes()
    assert firefox_model(place(*model_folders("", project.root))).folder == folder


@pytest.mark.usefixtures("shop")
def test_nobody_is_asked_where_nobody_is(project: Project) -> None:
    result = project.run("translate", "--get", "ar-en")
    assert result.returncode == 1
    assert result.stderr == "Nobody is here to ask. Add --yes where that is what you want.\n"
    assert not cache_folder().exists()


@pytest.mark.parametrize(("answer", "status"), [("y\n", 0), ("\n", 1), ("no\n", 1), ("نعم\n", 0)])
@pytest.mark.usefixtures("shop")
def test_only_a_yes_fetches(
    project: Project, monkeypatch: pytest.MonkeyPatch, answer: str, status: int
) -> None:
    class Terminal:
        def isatty(self) -> bool:
            return True

        def readline(self) -> str:
            return answer

    monkeypatch.setattr("sys.stdin", Terminal())
    result = project.run("translate", "--get", "ar-en")
    assert result.returncode == status
    assert "Fetch it? [y/N] " in result.stdout
    assert (cache_folder() / "ar-en").exists() == (status == 0)


@pytest.mark.parametrize("damage", ["wrong bytes", "longer", "missing", "wrong sum"])
def test_what_is_not_what_was_promised_is_not_taken(
    shop: Shop, project: Project, damage: str
) -> None:
    assert project.run("translate", "--get", "ar-en", "--yes").returncode == 0
    before = digests(cache_folder())
    record = next(one for one in shop.records if one["version"] == "2.1"
                  and one["fileType"] == "vocab" and one["architecture"] == "base")  # fmt: skip
    location = record["attachment"]["location"]
    data = shop.files[location]
    if damage == "missing":
        del shop.files[location]
    elif damage == "wrong sum":
        record["decompressedHash"] = "0" * 64
    else:
        shop.files[location] = data + b"x" if damage == "longer" else b"y" + data[1:]
    result = project.run("translate", "--get", "ar-en", "--yes")
    assert result.returncode == 1
    assert result.stderr.count("\n") == 1
    assert digests(cache_folder()) == before


@pytest.mark.parametrize(
    ("records", "told"),
    [
        ([], "has no model for ar-en"),
        ("nothing", "is no list of models"),
        ([{"sourceLanguage": "ar", "targetLanguage": "en", "fileType": "model", "version": "2.0"}],
         "is no list of models"),
    ],
)  # fmt: skip
def test_a_list_that_is_none_is_told(shop: Shop, project: Project, records: Any, told: str) -> None:
    shop.records = records
    result = project.run("translate", "--get", "ar-en", "--yes")
    assert told in result.stderr
    assert result.stderr.count("\n") == 1


@pytest.mark.parametrize("name", ["../out.bin", ".hidden", "a/b"])
def test_no_file_comes_to_another_place(shop: Shop, project: Project, name: str) -> None:
    shop.records[2]["name"] = name
    assert "is no list of models" in project.run("translate", "--get", "ar-en", "--yes").stderr
    assert not cache_folder().exists()


def test_without_a_network_it_is_told_what_to_do(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FXTRANSLATE_RECORDS_URL", "http://127.0.0.1:9/records")
    result = project.run("translate", "--get", "ar-en", "--yes")
    assert result.returncode == 1
    assert "cannot be fetched (Connection refused). See whether there is a network" in result.stderr


def test_without_a_model_translating_says_how_to_get_one(project: Project) -> None:
    slug = next((project.root / "content" / "explainers").iterdir())
    (slug / "en.md").unlink()
    files = digests(project.root)
    result = project.run("translate", slug.name, "--engine", "firefox")
    assert result.returncode == 1
    assert "Fetch it with ./inv translate --get" in result.stderr
    assert json.dumps(result.stderr).count("\\n") == 1
    assert digests(project.root) == files
