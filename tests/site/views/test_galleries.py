"""Pictures that follow one another stand beside each other, on pages of one language."""

from __future__ import annotations

import io

import pytest
from PIL import Image
from selectolax.lexbor import LexborHTMLParser

from sharih.site.views.galleries import places
from tests.helpers.projects import Project, explainer_text

BODY = """![واحدة](a.jpg)

نص.

## صور {#pictures}

![ثانية](b.jpg "تعليق")

![ثالثة](c.jpg)

نص.

![رابعة](a.jpg)
"""


def test_two_pictures_or_more_in_a_row_are_a_gallery(project: Project) -> None:
    folder = "content/explainers/gallery"
    project.write(f"{folder}/ar.md", explainer_text("معرض", BODY))
    english = explainer_text("Gallery", BODY, Translation="true")
    project.write(f"{folder}/en.md", english)
    for at, name in enumerate("abc"):
        out = io.BytesIO()
        Image.new("RGB", (640, 400 + 10 * at), (90, 120, 60)).save(out, "JPEG")
        (project.root / folder / f"{name}.jpg").write_bytes(out.getvalue())
    project.built()
    html = (project.output / "ar/gallery/index.html").read_text(encoding="utf-8")
    page = LexborHTMLParser(html)
    (gallery,) = page.css(".gallery")
    assert [image.attributes["alt"] for image in gallery.css("img")] == ["ثانية", "ثالثة"]
    assert len(gallery.css("figure[id]")) == 2
    assert len(page.css("main figure.picture")) == 4
    (left, right) = gallery.css("source")
    assert left.attributes["sizes"] == right.attributes["sizes"]
    assert left.attributes["sizes"] == "(min-width: 46rem) 21rem, 50vw"
    assert len(gallery.css("figure.picture-half")) == 2
    alone = page.css("main figure.picture source")[0]
    assert alone.attributes["sizes"] == "(min-width: 46rem) 42rem, 100vw"
    html = (project.output / "ar-en/gallery/index.html").read_text(encoding="utf-8")
    assert not LexborHTMLParser(html).css(".gallery")


@pytest.mark.parametrize("count", range(2, 12))
def test_every_row_of_a_gallery_is_full(count: int) -> None:
    found = places(count)
    assert len(found) == count
    parts = {"whole": 6, "half": 3, "third": 2}
    row = 0
    for place in found:
        row += parts[place.share]
        assert row <= 6
        row %= 6
    assert row == 0
    narrow = [2 if place.sizes.endswith(", 100vw") else 1 for place in found]
    assert sum(narrow) % 2 == 0
    assert set(narrow[1:]) <= {1}
