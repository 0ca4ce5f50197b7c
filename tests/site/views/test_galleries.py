"""Pictures that follow one another stand beside each other, on pages of one language."""

from __future__ import annotations

import io

from PIL import Image
from selectolax.lexbor import LexborHTMLParser

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
    html = (project.output / "ar-en/gallery/index.html").read_text(encoding="utf-8")
    assert not LexborHTMLParser(html).css(".gallery")
