"""Firefox's models are found, fetched on request, checked and run by the real package.

The model that is run is a tiny one with random weights: what it says is nonsense.
"""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import fxtranslate
import pytest

from sharih.engines.interface import EngineError, Question, Workplace
from sharih.engines.local import getting
from sharih.engines.local.firefox import FirefoxEngine
from sharih.engines.local.models import cache_folder, firefox_model, model_folders
from tests.helpers.answering import Asked, Reply, answering
from tests.helpers.projects import Project, copied_project, digests
from tests.helpers.sample import CONGRATULATION
from tests.helpers.sites import made_once
from tests.helpers.tiny_marian import make_tiny_marian

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
    with pytest.raises(EngineError, match="are no model that fxtranslate can run") as error:
        next(engine.translate([Question("نعم")]))
    assert "\n" not in str(error.value)


def test_another_model_has_another_mark(tmp_path: Path) -> None:
    lay(tmp_path / "a", *NAMES)
    lay(tmp_path / "b", *NAMES)
    marks = [FirefoxEngine(place(tmp_path / name)).mark for name in "ab"]
    assert marks[0] == marks[1]
    (tmp_path / "b" / NAMES[0]).write_bytes(b"another")
    assert FirefoxEngine(place(tmp_path / "b")).mark != marks[0]


LINES = ["قال بوتين نعم ولم يحدد الكرملين موعدا", "Putin said yes and the Kremlin set no date"]


@pytest.fixture(scope="module")
def model(shared_folder: Path) -> Path:
    """Return a folder with a tiny model from Arabic into English."""

    def make(folder: Path) -> None:
        make_tiny_marian(folder / "ar-en", "aren", LINES)

    return made_once(shared_folder / "tiny-marian", make)


def test_sentences_are_decoded_by_the_real_package(model: Path) -> None:
    questions = [Question(text) for text in ("قال بوتين نعم.", "لا.", "لم يحدد الكرملين موعدا.")]
    answers = [*FirefoxEngine(place(model)).translate(questions)]
    assert [answer.refused for answer in answers] == [""] * 3
    assert len({answer.text for answer in answers}) > 1
    one_by_one = [a for each in questions for a in FirefoxEngine(place(model)).translate([each])]
    assert answers == one_by_one


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b"decoder_l1_rnn_ffn_ln_scale", b"decoder_l1_rnn_ffn_ln_scalx"),  # where it panics
        (b"Wemb", b"Xemb"),
    ],
)
def test_a_model_that_is_damaged_within_is_told_in_a_line(
    model: Path, tmp_path: Path, old: bytes, new: bytes
) -> None:
    folder = Path(shutil.copytree(model / "ar-en", tmp_path / "ar-en"))
    data = (folder / NAMES[0]).read_bytes()
    assert old in data
    (folder / NAMES[0]).write_bytes(data.replace(old, new))
    with pytest.raises(EngineError, match="are no model that fxtranslate can run") as error:
        [*FirefoxEngine(place(tmp_path)).translate([Question("نعم")])]
    assert "\n" not in str(error.value)


def test_a_translation_is_asked_of_it_from_end_to_end(
    model: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SHARIH_MODELS", str(model))
    project = copied_project(tmp_path / "project")
    folder = project.explainer(CONGRATULATION)
    for name in ("en.md", "en.po"):
        (folder / name).unlink()
    result = project.run("translate", CONGRATULATION, "--engine", "firefox")
    assert (result.returncode, result.stderr) == (0, "")
    assert "passages missing still" in result.stdout  # nonsense is not taken


# ------------------------------------------------------------------ fetching


@dataclass
class Shop:
    """A server that has models, as Firefox's has."""

    records: list[dict[str, Any]] = field(default_factory=list)
    files: dict[str, bytes] = field(default_factory=dict)
    url: str = ""

    def add(self, name: str, kind: str, version: str = "3.0", **more: Any) -> None:
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
        found.add(name, kind, "2.9")
        found.add(name, kind, "3.0")
        found.add(name, kind, "3.1a1")
        found.add(name, kind, "3.1")
        found.add(name, kind, "3.1", architecture="tiny")
        found.add(name, kind, "4.0")
        found.add(name, kind, targetLanguage="fr")
    found.add("quality.bin", "qualityModel", "3.1")
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
    assert said.startswith(f"Firefox's model ar-en 3.1, 1 MB, from {host}, licence MPL-2.0, into ")
    folder = cache_folder() / "ar-en"
    assert done == f"{folder}: ar-en is there"
    assert {path.name for path in folder.iterdir()} == {*NAMES}
    assert b" 3.1 {}" in (folder / NAMES[0]).read_bytes()
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
    record = next(one for one in shop.records if one["version"] == "3.1"
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
        ([{"sourceLanguage": "ar", "targetLanguage": "en", "fileType": "model", "version": "3.0"}],
         "is no list of models"),
    ],
)  # fmt: skip
def test_a_list_that_is_none_is_told(shop: Shop, project: Project, records: Any, told: str) -> None:
    shop.records = records
    result = project.run("translate", "--get", "ar-en", "--yes")
    assert told in result.stderr
    assert result.stderr.count("\n") == 1


def test_versions_are_those_that_the_package_can_run() -> None:
    for major in (getting.MAJOR - 1, getting.MAJOR, getting.MAJOR + 1):
        shop = Shop()
        shop.add(NAMES[0], "model", f"{major}.0")
        pairs = fxtranslate.discovery.model_pairs(json.dumps({"data": shop.records}))
        assert bool(pairs) == (major == getting.MAJOR)


@pytest.mark.parametrize("name", ["../out.bin", ".hidden", "a/b"])
def test_no_file_comes_to_another_place(shop: Shop, project: Project, name: str) -> None:
    shop.records[3]["name"] = name  # of the version that is chosen
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
