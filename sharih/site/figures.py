"""Pictures in a text → what is wrong with them, and what templates show of them."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from markupsafe import Markup

from sharih.arabic import Lang
from sharih.blocks import Block, all_blocks
from sharih.errors import Problems
from sharih.explainers import Edition
from sharih.markup import Image, Linker, images
from sharih.pictures.store import Picture, PictureError, PictureStore

_CREDIT = re.compile(r"\s+[—–]\s+(?=[^—–]*$)")
"""What parts a caption from the name of whose picture it is: the last dash between spaces."""
_REMEDY = "Put the file into the explainer's folder and write its name."


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture as templates print it."""

    src: str
    srcset: str
    """Modern formats with their widths; empty for a drawing."""
    width: int
    height: int
    alt: str
    caption: Markup
    credit: Markup
    at_once: bool = False
    """Whether it is fetched with the page: it opens the text."""


def read_pictures(
    edition: Edition, folder: Path, store: PictureStore, problems: Problems
) -> dict[str, Picture]:
    """Read the pictures of an edition by their names; what is wrong goes to `problems`."""
    found: dict[str, Picture] = {}
    for block, image in _images(edition):
        at = (edition.path, block.line)
        if block.kind != "figure":
            remedy = "Let it stand alone, with an empty line before and after it."
            problems.add(*at, "a picture in the middle of a paragraph", remedy)
            continue
        name = image.src
        if not image.alt.strip():
            remedy = f"Say what is seen: ![…]({name})."
            problems.add(*at, f"the picture {name} has no description", remedy)
        if not name or name.startswith(".") or re.search(r"[/\\:]", name):
            problems.add(*at, f"the picture {name} does not lie beside the text", _REMEDY)
        elif name not in found:
            try:
                found[name] = store.picture(_inside(folder, name), folder.name)
            except PictureError as error:
                problems.add(*at, f"the picture {name} is {error}", "Use another file.")
            except OSError as error:
                problems.add(*at, *_missing(folder, name, error))
    return found


def refuse_pictures(edition: Edition, problems: Problems) -> None:
    """Note the pictures of a page, which has none."""
    for block, image in _images(edition):
        reason = f"the picture {image.src} is on a page about the site"
        problems.add(edition.path, block.line, reason, "Pictures stand in explainers; remove it.")


def figure(
    text: str, pictures: Mapping[str, Picture], linker: Linker, lang: Lang, *, at_once: bool
) -> Figure | None:
    """Make the record of a figure; None where its picture is not known."""
    image = next(iter(images(text)), None)
    picture = pictures.get(image.src) if image else None
    if image is None or picture is None:
        return None
    caption, *credit = _CREDIT.split(image.title, maxsplit=1)
    return Figure(
        src=linker.resolve(f"/{picture.fallback.path}"),
        srcset=", ".join(f"{linker.resolve(f'/{v.path}')} {v.width}w" for v in picture.variants),
        width=picture.width,
        height=picture.height,
        alt=image.alt,
        caption=linker.html(caption.strip(), lang) if caption.strip() else Markup(),
        credit=linker.html(credit[0], lang, topics=False) if credit else Markup(),
        at_once=at_once,
    )


def _images(edition: Edition) -> Iterator[tuple[Block, Image]]:
    for block in all_blocks(edition.document.blocks):
        if block.kind in ("code", "comment"):
            continue
        texts = [block.text, block.speaker or ""]
        texts += [words for item in block.items for words in (item.head, *item.cells)]
        for words in texts:
            yield from ((block, image) for image in images(words))


def _inside(folder: Path, name: str) -> Path:
    """Return the path of a file of a folder; a link that leads out of it is as good as none."""
    path = folder / name
    if path.resolve().parent != folder.resolve():
        raise FileNotFoundError(name)
    return path


def _missing(folder: Path, name: str, error: OSError) -> tuple[str, str]:
    if not isinstance(error, FileNotFoundError):
        return f"the picture {name} cannot be read", "It must be a readable file."
    near = difflib.get_close_matches(name, [path.name for path in folder.iterdir()], n=1)
    remedy = f"Did you mean {near[0]}?" if near else _REMEDY
    return f"the picture {name} is not there", remedy
