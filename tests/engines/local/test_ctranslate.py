"""A model in CTranslate2's form is really run; the tiny one here talks nonsense."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from sharih.content.explainers import load_entry
from sharih.engines.interface import EngineError, Question, Workplace
from sharih.engines.local.ctranslate import CTranslateEngine
from sharih.errors import Problems
from tests.helpers.projects import Project, copied_project
from tests.helpers.sample import CONGRATULATION, SAMPLE
from tests.helpers.sites import made_once
from tests.helpers.tiny_model import make_tiny_model

WORDS = "قالوا نعم ولا ثم عادوا إلى المدينة"


@pytest.fixture(scope="module")
def model(shared_folder: Path) -> Path:
    """Return the folder of a tiny model from Arabic into English."""

    def make(folder: Path) -> None:
        explainer = load_entry(Project(SAMPLE).explainer(CONGRATULATION), Problems())
        assert explainer is not None
        assert explainer.translation is not None
        ours, theirs = (
            [unit.text for unit in edition.document.units if unit.kind in ("paragraph", "item")]
            for edition in (explainer.original, explainer.translation)
        )
        make_tiny_model(folder, ours, theirs)

    return made_once(shared_folder / "tiny-model", make)


def opened(folder: Path | str, home: Path, **more: Path) -> CTranslateEngine:
    """Return the engine of a model."""
    options = {"folder": str(folder)} if folder else {}
    models = tuple(more.values())
    return CTranslateEngine(Workplace("ar", "en", home, home / "content", options, models))


def test_sentences_are_decoded_in_their_order(model: Path, tmp_path: Path) -> None:
    engine = opened(model, tmp_path)
    questions = [Question(text) for text in ("قال بوتين نعم.", "لا.", "لم يحدد الكرملين موعدا.")]
    together = [*engine.translate(questions)]
    assert [answer.refused for answer in together] == [""] * 3
    assert len({answer.text for answer in together}) > 1
    one_by_one = [answer for each in questions for answer in engine.translate([each])]
    assert together == one_by_one
    assert together == [*opened(model, tmp_path).translate(questions)]


def test_what_is_too_long_for_a_model_is_refused_and_the_rest_is_not(
    model: Path, tmp_path: Path
) -> None:
    texts = ["قال.", "قال بوتين نعم " * 200, "لا."]
    answers = [*opened(model, tmp_path).translate([Question(text) for text in texts])]
    assert answers[1].refused == "a sentence is too long for the model"
    assert len(answers) == 3


def test_a_model_that_goes_on_and_on_is_refused(tmp_path: Path) -> None:
    model = make_tiny_model(tmp_path / "model", [WORDS], ["they said yes and no"], ending=-9)
    (answer,) = opened(model, tmp_path).translate([Question("قال نعم")])
    assert answer.refused == "the model does not come to an end"


def test_another_model_has_another_mark(model: Path, tmp_path: Path) -> None:
    other = Path(shutil.copytree(model, tmp_path / "other"))
    assert opened(other, tmp_path).mark == opened(model, tmp_path).mark
    (other / "target.spm").write_bytes((other / "source.spm").read_bytes())
    assert opened(other, tmp_path).mark != opened(model, tmp_path).mark


def test_a_model_may_lie_in_the_folder_of_models(model: Path, tmp_path: Path) -> None:
    shutil.copytree(model, tmp_path / "models" / "ctranslate2" / "ar-en")
    assert opened("", tmp_path, models=tmp_path / "models").mark == opened(model, tmp_path).mark


@pytest.mark.parametrize(
    ("damage", "told"),
    [
        ("nothing", r"nowhere: has no model\.bin\. Convert a model, and name its folder"),
        ("no name", r"ctranslate2: no model is named\. Convert a model"),
        ("model.bin", r"is no model that CTranslate2 can read \("),
        ("source.spm", r"is no model that CTranslate2 can read \("),
        ("no target.spm", r"has no target\.spm, without which words cannot be cut up"),
    ],
)
def test_what_is_no_model_is_told_in_a_line(
    model: Path, tmp_path: Path, damage: str, told: str
) -> None:
    folder = Path(shutil.copytree(model, tmp_path / "model"))
    if damage.startswith("no target"):
        (folder / "target.spm").unlink()
    elif "." in damage:
        (folder / damage).write_bytes(b"damaged")
    places: dict[str, Path | str] = {"nothing": tmp_path / "nowhere", "no name": ""}
    named = places.get(damage, folder)
    with pytest.raises(EngineError, match=told) as error:
        opened(named, tmp_path)
    assert "\n" not in str(error.value)


def test_nonsense_is_not_taken_and_the_text_stays(model: Path, tmp_path: Path) -> None:
    project = copied_project(tmp_path / "project")
    slug = project.explainer(CONGRATULATION)
    for name in ("en.md", "en.po"):
        (slug / name).unlink()
    project.write(
        "pelicanconf.py",
        f"SHARIH_TRANSLATE = 'ctranslate2'\nSHARIH_ENGINES = {{'ctranslate2': "
        f"{{'folder': {str(model)!r}}}}}\n",
    )
    result = project.run("translate", CONGRATULATION)
    assert result.returncode == 0
    assert result.stderr == ""
    assert "missing still" in result.stdout
