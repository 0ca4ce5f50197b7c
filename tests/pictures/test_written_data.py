"""What cameras write into photographs: found, and taken out without touching what is seen."""

from __future__ import annotations

import io
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageCms, PngImagePlugin

from sharih.pictures.written_data import OTHERS, bared, is_same_picture, may_tell
from tests.helpers.projects import Project, explainer_text

KINDS = ("JPEG", "PNG", "WEBP")
PROFILE = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()


def photograph(kind: str, *, place: bool = True, way: int = 1, **options: Any) -> bytes:
    """Make a photograph as a camera does."""
    image = Image.linear_gradient("L").convert("RGB").resize((48, 32))
    exif = Image.Exif()
    exif[0x010F] = "CameraMaker"
    if way != 1:
        exif[0x0112] = way
    if place:
        exif[0x8825] = {1: "N", 2: (33.0, 53.0, 0.0), 3: "E", 4: (35.0, 30.0, 0.0)}
    out = io.BytesIO()
    image.save(out, kind, exif=exif, icc_profile=PROFILE, **options)
    return out.getvalue()


@pytest.mark.parametrize("way", [1, 3, 6, 8])
@pytest.mark.parametrize("place", [True, False])
@pytest.mark.parametrize("kind", KINDS)
def test_camera_data_go_and_what_is_seen_stays(kind: str, place: bool, way: int) -> None:
    data = photograph(kind, place=place, way=way)
    assert b"CameraMaker" in data
    found = bared(data)
    assert found is not None
    assert found.place is place
    assert b"CameraMaker" not in found.data
    assert is_same_picture(data, found.data)
    with Image.open(io.BytesIO(found.data)) as image:
        assert image.info["icc_profile"] == PROFILE
        exif = image.getexif()
        assert dict(exif) == ({} if way == 1 else {0x0112: way})
        image.load()
    assert bared(found.data) is None


@pytest.mark.parametrize("options", [{"progressive": True}, {"quality": 95, "comment": b"a note"}])
def test_forms_of_jpeg(options: dict[str, Any]) -> None:
    data = photograph("JPEG", **options)
    found = bared(data)
    assert found is not None
    assert is_same_picture(data, found.data)


def test_xmp_goes_from_all_kinds() -> None:
    xmp = b"<x:xmpmeta xmlns:x='adobe:ns:meta/'><exif:GPSLatitude>33,53N</exif:GPSLatitude>"
    image = Image.new("RGB", (8, 8), "red")
    words = PngImagePlugin.PngInfo()
    words.add_itxt("XML:com.adobe.xmp", xmp.decode())
    words.add_text("Software", "a program")
    for kind, options in (
        ("JPEG", {"xmp": xmp}),
        ("WEBP", {"xmp": xmp}),
        ("PNG", {"pnginfo": words}),
    ):
        out = io.BytesIO()
        image.save(out, kind, **options)
        found = bared(out.getvalue())
        assert found is not None
        assert found.place
        assert b"GPSLatitude" not in found.data
        assert is_same_picture(out.getvalue(), found.data)
        assert (b"a program" in found.data) is (kind == "PNG")


@pytest.mark.parametrize("kind", KINDS)
def test_a_picture_without_such_data_is_left_alone(kind: str) -> None:
    out = io.BytesIO()
    Image.new("RGB", (8, 8), "red").save(out, kind, icc_profile=PROFILE)
    assert bared(out.getvalue()) is None


@pytest.mark.parametrize("kind", KINDS)
def test_a_picture_that_is_cut_off_raises_nothing(kind: str) -> None:
    data = photograph(kind, way=6)
    for end in range(0, len(data), 7):
        bared(data[:end])


@given(st.sampled_from((b"\xff\xd8", b"\x89PNG\r\n\x1a\n", b"RIFF\0\0\0\0WEBP")), st.binary())
def test_whatever_follows_a_beginning_raises_nothing(start: bytes, data: bytes) -> None:
    bared(start + data)


HEIC = b"\0\0\0\x18ftypheic\0\0\0\0mif1heic"


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (HEIC + b"\0\0\0\x15infe\2\0\0\0\0\2\0\0Exif\0", True),
        (HEIC, False),
        (photograph("TIFF", place=False), True),
        (photograph("JPEG"), False),
        (photograph("PNG"), False),
        (photograph("WEBP"), False),
        (b"", False),
        (b"text Exif", False),
    ],
)
def test_other_kinds_are_known_by_what_they_begin_with(data: bytes, told: bool) -> None:
    assert may_tell(data) is told


def test_photographs_of_other_kinds_are_told_and_left(project: Project) -> None:
    folder = project.explainer("shown")
    project.write("content/explainers/shown/ar.md", explainer_text("شرح", "نص.\n"))
    (folder / f"a{OTHERS[0]}").write_bytes(HEIC + b"infe\2Exif\0")
    (folder / "renamed.jpg").write_bytes(photograph("TIFF", place=False))
    project.built()
    told = project.run("check").stdout
    for name in ("a.heic", "renamed.jpg"):
        line = f"shown/{name}: warning: the photograph may hold the place where it was taken"
        assert told.count(line) == 1
    done = project.run("strip")
    assert done.returncode == 1
    assert "shown/a.heic: left as it is; save it as JPEG and take it away." in done.stdout
    assert (folder / "a.heic").read_bytes().startswith(HEIC)


def test_check_warns_of_it_and_strip_takes_it_out(project: Project) -> None:
    folder = project.explainer("shown")
    body = "![ما يُرى](a.jpg)\n"
    project.write("content/explainers/shown/ar.md", explainer_text("شرح", body))
    for name, place in (("a.jpg", True), ("unused.webp", False)):
        kind = "JPEG" if name == "a.jpg" else "WEBP"
        (folder / name).write_bytes(photograph(kind, place=place))
    project.built()
    told = project.run("check").stdout
    assert "shown/a.jpg: warning: the photograph holds the place where it was taken" in told
    assert "shown/unused.webp: warning: the photograph holds what a camera wrote" in told
    before = (folder / "a.jpg").read_bytes()
    dry = project.run("strip", "--dry-run")
    assert dry.stdout.count("would be taken out") == 2
    assert (folder / "a.jpg").read_bytes() == before
    done = project.run("strip")
    assert done.returncode == 0
    assert "2 photographs without camera data" in done.stdout
    assert "CameraMaker" not in (folder / "a.jpg").read_bytes().decode("latin-1")
    project.built()
    assert "the photograph holds" not in project.run("check").stdout
    assert "No photograph in content holds camera data." in project.run("strip").stdout
