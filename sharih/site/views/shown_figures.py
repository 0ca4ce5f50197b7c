"""Pictures in a text → what is wrong with them, and what templates show of them."""

from __future__ import annotations

import re
from collections.abc import Mapping

from markupsafe import Markup

from sharih.arabic import Lang
from sharih.markdown.inline import images
from sharih.pictures.store import Picture
from sharih.records import record
from sharih.site.views.galleries import ALONE, Share
from sharih.site.views.linker import Linker

_CREDIT = re.compile(r"\s+[—–]\s+(?=[^—–]*$)")
"""What parts a caption from the name of whose picture it is: the last dash between spaces."""


@record(frozen=True, slots=True)
class Figure:
    """A picture as templates print it."""

    src: str
    """Empty where the picture cannot be shown: what would be seen stands in its place."""
    srcset: str
    """Modern formats with their widths; empty for a drawing."""
    width: int
    height: int
    alt: str
    caption: Markup
    credit: Markup
    at_once: bool = False
    """Whether it is fetched with the page: it opens the text."""
    sizes: str = ALONE
    """How wide it is shown, as its attribute says it."""
    share: Share = "whole"
    """What it has of the width of the text, among others in a row."""
    needs_paper: bool = False
    """Whether it is a drawing that cannot be read on dark paper."""


def figure(
    text: str, pictures: Mapping[str, Picture], linker: Linker, lang: Lang, *, at_once: bool
) -> Figure | None:
    """Make the record of a figure; None where there is no picture in its words."""
    image = next(iter(images(text)), None)
    if image is None:
        return None
    picture = pictures.get(image.src)
    caption, *credit = _CREDIT.split(image.title, maxsplit=1)
    named = linker.within(caption.strip(), lang)
    credited = linker.within(credit[0], lang, topics=False) if credit else Markup()
    if picture is None:
        return Figure("", "", 0, 0, image.alt, named, credited)
    return Figure(
        src=linker.resolve(f"/{picture.fallback.path}"),
        srcset=", ".join(f"{linker.resolve(f'/{v.path}')} {v.width}w" for v in picture.variants),
        width=picture.width,
        height=picture.height,
        alt=image.alt,
        caption=named,
        credit=credited,
        at_once=at_once,
        needs_paper=picture.needs_paper,
    )
