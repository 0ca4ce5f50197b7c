"""Pictures beside a text: read, checked, encoded once, and shown with caption and credit."""

from __future__ import annotations

import io
import tracemalloc
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from sharih.pictures.drawings import DrawingError, drawing_size
from sharih.pictures.photograph_kinds import PhotographError, widths_of
from sharih.pictures.photographs import encoded, shape_of
from sharih.pictures.store import PictureError, PictureStore
from tests.helpers.pages import plain, read
from tests.helpers.projects import Project, copied_project, explainer_text
from tests.helpers.sample import MEETING

SLUG = "with-pictures"
FOLDER = f"content/explainers/{SLUG}"
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 30">{}</svg>'


def photograph(
    width: int = 1600, height: int = 900, kind: str = "JPEG", mode: str = "RGB", **options: object
) -> bytes:
    """Make a picture: a slope of grey with a mark in its corner."""
    image = Image.linear_gradient("L").resize((width, height)).convert(mode)
    image.paste(Image.new(mode, (max(1, width // 4), max(1, height // 4))))
    out = io.BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()


@pytest.mark.parametrize(
    ("width", "expected"),
    [(200, (200,)), (480, (480,)), (700, (480, 700)), (960, (480, 960)), (1200, (480, 960, 1200)),
     (1440, (480, 960, 1440)), (4000, (480, 960, 1440))],
)  # fmt: skip
def test_a_photograph_is_offered_no_wider_than_it_is(width: int, expected: tuple[int]) -> None:
    assert widths_of(width) == expected


@given(st.integers(min_value=2, max_value=10_000))
def test_the_widths_offered_rise_and_fit(width: int) -> None:
    found = widths_of(width)
    assert found
    assert list(found) == sorted(set(found))
    assert found[-1] <= width


@pytest.mark.parametrize(("name", "told"), [("a.jpg", "30 MB"), ("a.svg", "1 MB")])
def test_of_a_file_that_is_too_large_no_more_is_read_than_tells_it(
    name: str, told: str, tmp_path: Path
) -> None:
    with (tmp_path / name).open("wb") as file:
        file.truncate(300_000_000)
    tracemalloc.start()
    try:
        with pytest.raises(PictureError, match=told):
            PictureStore(None).picture(tmp_path / name, SLUG)
        assert tracemalloc.get_traced_memory()[1] < 100_000_000
    finally:
        tracemalloc.stop()


def test_nothing_written_in_a_photograph_is_published() -> None:
    exif = Image.Exif()
    exif[0x010E] = "who took it and where"
    data = photograph(exif=exif, comment=b"a remark")
    assert b"who took it" in data
    for kind in ("webp", "jpg"):
        made = encoded(data, 480, kind)
        assert b"who took it" not in made
        assert b"a remark" not in made
        with Image.open(io.BytesIO(made)) as image:
            assert not image.getexif()
            assert "icc_profile" not in image.info
            assert image.size == (480, 270)


def test_a_photograph_taken_on_its_side_is_turned_upright() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    data = photograph(600, 400, exif=exif)
    shape = shape_of(data)
    assert (shape.width, shape.height) == (400, 600)
    with Image.open(io.BytesIO(encoded(data, 400, "webp"))) as image:
        assert image.size == (400, 600)


def test_the_same_photograph_gives_the_same_bytes() -> None:
    data = photograph()
    for kind in ("webp", "jpg", "png"):
        assert encoded(data, 480, kind) == encoded(data, 480, kind)


def test_what_can_be_seen_through_stays_so() -> None:
    image = Image.new("RGBA", (600, 400), (90, 90, 90, 0))
    out = io.BytesIO()
    image.save(out, "PNG")
    data = out.getvalue()
    assert shape_of(data).fallback == "png"
    with Image.open(io.BytesIO(encoded(data, 480, "webp"))) as image:
        assert image.mode == "RGBA"


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "no picture that can be read"),
        (b"<html>", "no picture that can be read"),
        (photograph(kind="BMP"), "of the kind BMP"),
        (photograph(1, 900), "1 × 900 pixels"),
        (photograph(9000, 7000, "PNG"), "9000 × 7000 pixels; make it smaller"),
    ],
)
def test_what_is_no_photograph_is_refused(data: bytes, reason: str) -> None:
    with pytest.raises(PhotographError, match=reason):
        shape_of(data)


def test_a_moving_picture_is_refused() -> None:
    frames = [Image.new("RGB", (20, 20), colour) for colour in ("red", "blue")]
    out = io.BytesIO()
    frames[0].save(out, "WEBP", save_all=True, append_images=frames[1:])
    with pytest.raises(PhotographError, match="moving"):
        shape_of(out.getvalue())


def test_a_photograph_cut_off_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "cut.jpg"
    path.write_bytes(photograph()[:3000])
    with pytest.raises(PictureError, match="broken"):
        PictureStore(None).picture(path, SLUG)


@pytest.mark.parametrize(
    ("inside", "size"),
    [
        ('<rect width="4" height="3" fill="url(#a)"/>', (40, 30)),
        ('<style>.a { fill: #fff }</style><text direction="rtl">شرح</text>', (40, 30)),
        ('<defs><path id="p" d="M0 0h1"/></defs><use href="#p"/>', (40, 30)),
    ],
)
def test_a_drawing_is_passed_on(inside: str, size: tuple[int, int]) -> None:
    assert drawing_size(SVG.format(inside).encode()) == size


@pytest.mark.parametrize(
    ("inside", "reason"),
    [
        ("<script>alert(1)</script>", "with <script>"),
        ("<rect onload='alert(1)'/>", "a script in onload"),
        ("<image href='https://example.org/a.png'/>", "with <image>"),
        ("<a href='https://example.org'><text>x</text></a>", "with <a>"),
        ("<use href='https://example.org/a.svg#b'/>", "leads elsewhere"),
        ("<use href='data:image/svg+xml,x'/>", "leads elsewhere"),
        ("<foreignObject/>", "with <foreignObject>"),
        ("<animate attributeName='x'/>", "with <animate>"),
        ("<rect fill='url(https://example.org/a)'/>", r"url\( in fill"),
        ("<rect style='fill: u\\72l(x)'/>", "in style"),
        ("<style>@import 'https://example.org/a.css';</style>", "@import in a style sheet"),
        ("<style>@font-face { src: local(a) }</style>", "@font-face in a style sheet"),
        ("<x:y xmlns:x='https://example.org/'/>", "with <y>"),
        ("<rect xmlns:x='https://example.org/' x:y='1'/>", "another namespace"),
        ("<rect", "no XML"),
    ],
)
def test_a_drawing_that_could_do_something_is_refused(inside: str, reason: str) -> None:
    with pytest.raises(DrawingError, match=reason):
        drawing_size(SVG.format(inside).encode())


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"<!DOCTYPE svg [<!ENTITY a 'b'>]><svg/>", "DOCTYPE"),
        (b'<?xml-stylesheet href="a.css"?><svg/>', "instruction"),
        (b'<svg xmlns="http://www.w3.org/2000/svg"/>', "without a size"),
        (b"<html/>", "with <html>"),
        (b'<g xmlns="http://www.w3.org/2000/svg"/>', "outermost"),
        (b"\xff\xfe\x00", "no XML"),
        (SVG.format(" " * 1_000_001).encode(), "larger"),
    ],
)
def test_what_is_no_drawing_is_refused(data: bytes, reason: str) -> None:
    with pytest.raises(DrawingError, match=reason):
        drawing_size(data)


@given(st.binary(max_size=200))
def test_any_bytes_are_a_drawing_or_refused(data: bytes) -> None:
    try:
        width, height = drawing_size(data)
    except DrawingError:
        return
    assert min(width, height) > 0


def test_what_was_encoded_is_not_encoded_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "mill.jpg"
    path.write_bytes(photograph())

    def files() -> dict[str, bytes]:
        store = PictureStore(tmp_path / "kept")
        picture = store.picture(path, SLUG)
        return {variant.path: store.data(picture, variant) for variant in picture.files}

    first = files()
    assert len(first) == 4

    def never(*_: object) -> bytes:
        raise AssertionError("encoded again")

    monkeypatch.setattr("sharih.pictures.photographs.encoded", never)
    assert files() == first


@pytest.fixture(name="project")
def _project(tmp_path: Path) -> Project:
    project = copied_project(tmp_path)
    project.write(f"{FOLDER}/chart.svg", SVG.format("<circle r='3'/>"))
    (project.root / FOLDER / "mill.jpg").write_bytes(photograph())
    return project


def put(project: Project, arabic: str, english: str = "") -> None:
    """Write an explainer with these texts."""
    project.write(f"{FOLDER}/ar.md", explainer_text("صور", arabic))
    if english:
        text = explainer_text("Pictures", english, Translation="true", Summary="A gist.",
                              Rights="Rights.")  # fmt: skip
        project.write(f"{FOLDER}/en.md", text)


def test_a_picture_has_sizes_a_caption_a_credit_and_its_description(project: Project) -> None:
    put(
        project,
        '![مطحنة](mill.jpg "أول الكلام")\n\n## قسم {#part}\n\n'
        '![مطحنة قرب النهر](mill.jpg "المطحنة (في الشتاء) — المصور")\n',
        '![A mill](mill.jpg "The first words")\n\n## Part {#part}\n\n'
        '![A mill by the river](mill.jpg "The mill (in winter) – the photographer")\n',
    )
    project.built("--no-convert")
    pages = read(project.output)
    for lang, alt, caption, credit in (
        ("ar", "مطحنة قرب النهر", "المطحنة (في الشتاء)", "المصور"),
        ("en", "A mill by the river", "The mill (in winter)", "the photographer"),
    ):
        page = pages[f"{lang}/{SLUG}/"]
        opening, later = page.all('//main//figure[@class="picture"]//img')
        assert opening.get("loading") is None
        assert later.get("loading") == "lazy"
        assert later.get("alt") == alt
        assert (later.get("width"), later.get("height")) == ("1600", "900")
        figure = page.all('//figure[@class="picture"]')[1]
        assert plain(figure.xpath(".//*[@class='picture-caption']")[0]) == caption
        assert plain(figure.xpath(".//*[@class='picture-credit']")[0]) == credit
        (source,) = figure.xpath(".//source")
        sizes = [part.split() for part in source.get("srcset").split(", ")]
        assert [size for _, size in sizes] == ["480w", "960w", "1440w"]
        for address, size in [*sizes, (later.get("src"), "960w")]:
            with Image.open(project.output / address[1:]) as image:
                assert image.width == int(size[:-1])
    both = pages[f"ar-en/{SLUG}/"]
    assert len(both.all('//figure[@class="picture"]//img')) == 4


def test_pictures_stay_under_the_base_path_of_a_site(project: Project) -> None:
    put(project, "![مطحنة](mill.jpg)\n\n![رسم](chart.svg)\n")
    project.built("--no-convert", "--siteurl", "https://example.org/repo")
    page = read(project.output, "https://example.org/repo")[f"ar/{SLUG}/"]
    for address in page.all("//figure//img/@src"):
        assert address.startswith(f"/repo/static/pictures/{SLUG}/")
        assert (project.output / address.removeprefix("/repo/")).is_file()


def test_a_second_build_changes_nothing_and_a_picture_gone_leaves_nothing(
    project: Project,
) -> None:
    put(project, "![مطحنة](mill.jpg)\n")
    first = project.built("--no-convert")
    assert len([path for path in first if path.startswith(f"static/pictures/{SLUG}/")]) == 4
    assert project.built("--no-convert") == first
    assert project.built("--no-convert", "--clean") == first
    put(project, "لا صورة.\n")
    assert not [path for path in project.built("--no-convert") if SLUG in path and "mill" in path]


UNSEEN = (
    ("![مطحنة](mil.jpg)", "the picture mil.jpg is not there. Did you mean mill.jpg?"),
    ("![مطحنة](Mill.JPG)", "the picture Mill.JPG is not there. Did you mean mill.jpg?"),
    ("![مطحنة](gone.png)", "the picture gone.png is not there. Put the file beside"),
    ("![مطحنة](https://example.org/a.jpg)", "does not lie beside the text"),
    ("![مطحنة](../other/a.jpg)", "does not lie beside the text"),
    ("![مطحنة](ar.md)", "the picture ar.md is no picture; use .jpg"),
    ("![مطحنة](mill.heic)", "the picture mill.heic is no picture; use .jpg"),
    ("![رسم](bad.svg)", "the picture bad.svg is with <script>"),
    ("![رسم](bad.jpg)", "the picture bad.jpg is no picture that can be read"),
    ("![رسم](folder.jpg)", "the picture folder.jpg is a folder, not a file"),
    ("![رسم](outside.jpg)", "the picture outside.jpg is a link that leads out of the project"),
)
FAULTS = (
    ("![](mill.jpg)", "the picture mill.jpg has no description. Say what is seen"),
    ("نص ![مطحنة](mill.jpg) نص", "a picture in the middle of a paragraph"),
    ("- ![مطحنة](mill.jpg)", "a picture in the middle of a paragraph"),
)
OPENING = '![مطحنة](mill.jpg "المطحنة في الشتاء — المصور")\n\nنص.\n'


@pytest.mark.parametrize(("cases", "status"), [(UNSEEN, 0), (FAULTS, 1)])
def test_what_is_wrong_with_pictures_is_told_with_file_and_line_for_both_texts(
    project: Project,
    tmp_path_factory: pytest.TempPathFactory,
    cases: tuple[tuple[str, str], ...],
    status: int,
) -> None:
    folder = project.root / FOLDER
    project.write(f"{FOLDER}/bad.svg", SVG.format("<script/>"))
    project.write(f"{FOLDER}/bad.jpg", "no picture")
    (folder / "folder.jpg").mkdir()
    outside = tmp_path_factory.mktemp("outside") / "secret.jpg"
    outside.write_bytes(photograph())
    (folder / "outside.jpg").symlink_to(outside)
    body = "\n\n".join(markdown for markdown, _ in cases)
    put(project, body, body)
    result = project.run("build", "--no-convert")
    assert result.returncode == status
    for lang, first in (("ar", 7), ("en", 8)):
        for number, (_, reason) in enumerate(cases):
            where = f"{SLUG}/{lang}.md:{first + 2 * number}:"
            told = [line for line in result.stderr.splitlines() if where in line]
            assert any(reason in line for line in told), (where, reason, result.stderr)
            assert status or all("warning: " in line for line in told)
    assert len(result.stderr.splitlines()) < 2 * len(cases) + 4
    assert project.output.exists() == (status == 0)


def test_what_would_be_seen_stands_in_the_place_of_a_picture_until_it_is_there(
    project: Project,
) -> None:
    put(project, OPENING)
    whole = project.built("--no-convert")
    path = project.root / FOLDER / "mill.jpg"
    data = path.read_bytes()
    path.unlink()
    without = project.built("--no-convert")
    assert without.keys() == {name for name in whole if f"static/pictures/{SLUG}/" not in name}
    pages = read(project.output)
    page = pages[f"ar/{SLUG}/"]
    (figure,) = page.all('//main//figure[@class="picture"]')
    assert plain(figure.xpath('.//*[@class="picture-unseen"]')[0]).endswith("مطحنة")
    assert plain(figure.xpath('.//*[@class="picture-caption"]')[0]) == "المطحنة في الشتاء"
    assert plain(figure.xpath('.//*[@class="picture-credit"]')[0]) == "المصور"
    assert not figure.xpath(".//img")
    assert all(SLUG not in src for each in pages.values() for src in each.all("//img/@src"))
    assert f"static/pictures/{SLUG}" not in page.text
    assert project.built("--no-convert", "--clean") == without
    path.write_bytes(data)
    assert project.built("--no-convert") == whole


@pytest.mark.parametrize(
    ("head", "told"), [({}, ": the picture"), ({"Status": "draft"}, ": warning: the picture")]
)
def test_a_picture_that_readers_would_not_see_is_an_error_of_check(
    project: Project, head: dict[str, str], told: str
) -> None:
    project.write(f"{FOLDER}/ar.md", explainer_text("صور", OPENING, **head))
    project.built("--no-convert")
    before = project.run("check")
    (project.root / FOLDER / "mill.jpg").unlink()
    project.built("--no-convert")
    result = project.run("check")
    found = [each for each in result.stdout.splitlines() if "mill.jpg" in each]
    remedy = "Put the file beside the text and write its name."
    assert found == [f"{FOLDER}/ar.md:7{told} mill.jpg is not there. {remedy}"]
    assert result.returncode == (before.returncode if head else 1)


def test_a_page_about_the_site_has_pictures_too(project: Project) -> None:
    path = "content/pages/about/ar.md"
    text = (project.root / path).read_text(encoding="utf-8")
    project.write(path, f"{text}\n![رسم](chart.svg)\n\n![مطحنة](mill.jpg)\n")
    project.write("content/pages/about/chart.svg", SVG.format(""))
    put(project, "نص.")
    result = project.run("build", "--no-convert")
    assert result.returncode == 0
    where = f"{path}:{text.count(chr(10)) + 4}"
    told = "warning: the picture mill.jpg is not there. Put the file beside"
    assert f"{where}: {told}" in result.stderr
    assert "picture-unseen" in (project.output / "ar/about/index.html").read_text(encoding="utf-8")
    checked = project.run("check")
    assert checked.returncode == 1
    assert f"{where}: {told.removeprefix('warning: ')}" in checked.stdout
    (project.root / "content/pages/about/mill.jpg").write_bytes(photograph())
    project.built()
    page = read(project.output)["ar/about/"]
    shown = page.all("//main//figure//img/@src")
    assert [address.rpartition("/")[0] for address in shown] == ["/static/pictures/about"] * 2
    assert all((project.output / address[1:]).is_file() for address in shown)
    assert len(page.all("//main//*[@class='gallery']//img")) == 2


def test_the_drawing_of_our_own_is_in_both_languages(site: Path) -> None:
    pages = read(site)
    addresses = set()
    for lang in ("ar", "en"):
        image = pages[f"{lang}/{MEETING}/"].one("//main//figure//img")
        assert len(image.get("alt")) > 100
        addresses.add(image.get("src"))
        data = (site / image.get("src")[1:]).read_text(encoding="utf-8")
        assert f'xml:lang="{lang}"' in data
    assert len(addresses) == 2
