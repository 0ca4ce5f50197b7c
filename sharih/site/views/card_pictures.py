"""The pictures of an explainer → the one that stands beside its title in lists."""

from __future__ import annotations

from collections.abc import Mapping

from sharih.pictures.store import Picture
from sharih.records import record
from sharih.routes import Urls


@record(frozen=True, slots=True)
class CardPicture:
    """A picture beside a title, which says all there is to say."""

    src: str
    srcset: str
    """Modern formats with their widths; empty for a drawing."""
    width: int
    height: int
    needs_paper: bool = False
    """Whether it is a drawing that cannot be read on dark paper."""


def card_picture(pictures: Mapping[str, Picture], urls: Urls) -> CardPicture | None:
    """Return the first picture in the sizes that its page offers; None where there is none."""
    if not pictures:
        return None
    picture = next(iter(pictures.values()))
    return CardPicture(
        src=urls.href(picture.fallback.path),
        srcset=", ".join([f"{urls.href(each.path)} {each.width}w" for each in picture.variants]),
        width=picture.width,
        height=picture.height,
        needs_paper=picture.needs_paper,
    )
