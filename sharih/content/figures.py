"""Pictures in a text → what is wrong with them, and the files they are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from sharih.arabic import FORMAT_CONTROL
from sharih.content.editions import Edition
from sharih.content.suggestions import suggestion, suggestion_key
from sharih.errors import ContentError, Problems
from sharih.markdown.blocks import Block, all_blocks
from sharih.markdown.inline import Image, images
from sharih.pictures.store import Picture, PictureError, PictureStore

_WORDS = rf"[^\s\\`*_<>&\"'{{}}|!@\[\]()\x00-\x1f\x7f-\x9f{FORMAT_CONTROL}]"
_SAID = rf"{_WORDS}(?:[ ]?{_WORDS})*+"
PLAIN_PICTURE: Final = re.compile(
    rf'!\[(?P<alt>{_SAID})\]\((?P<src>[A-Za-z0-9./-]+)(?: "(?P<title>{_SAID})")?\)'
)
"""A picture that stands alone, whose words are no more than words."""
_REMEDY = "Put the file beside the text and write its name."


def read_pictures(
    edition: Edition, folder: Path, store: PictureStore, problems: Problems
) -> dict[str, Picture]:
    """Read the pictures of an edition by their names; what is wrong goes to `problems`.

    A picture that cannot be shown is a warning there: its page says what would be seen on it.
    """
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
            reason = f"the picture {name} does not lie beside the text"
            problems.add(*at, reason, _REMEDY, "warning")
        elif name not in found:
            try:
                found[name] = store.picture(folder / name, folder.name)
            except (PictureError, ContentError, OSError) as error:
                reason, remedy = _fault(folder, name, error)
                problems.add(*at, f"the picture {name} {reason}", remedy, "warning")
    return found


def _images(edition: Edition) -> Iterator[tuple[Block, Image]]:
    if not edition.document.holds("!["):
        return
    for block in all_blocks(edition.document.blocks):
        if block.kind in ("code", "comment"):
            continue
        texts = [block.text, block.speaker or ""]
        texts += [words for item in block.items for words in (item.head, *item.cells)]
        for words in texts:
            yield from ((block, image) for image in images_of(words))


def images_of(text: str) -> list[Image]:
    """List the pictures of inline Markdown, as `images` does; a plain one needs no converter."""
    if found := PLAIN_PICTURE.fullmatch(text):
        return [Image(found["src"], found["alt"], found["title"] or "")]
    return images(text)


def _fault(folder: Path, name: str, error: Exception) -> tuple[str, str]:
    """Say why a picture cannot be shown, and what to do."""
    if isinstance(error, PictureError):
        return f"is {error}", "Use another file."
    if isinstance(error, ContentError):
        return error.problems[0].reason, error.problems[0].remedy
    if not isinstance(error, FileNotFoundError):
        return "cannot be read", "It must be a readable file."
    there = {path.name.lower(): path.name for path in folder.iterdir() if path.name != name}
    # Most systems tell Map.png from map.png, and so does the web.
    near = there.get(name.lower()) or suggestion(
        name, {suggestion_key(n): n for n in there.values()}
    )
    return "is not there", f"Did you mean {near}?" if near else _REMEDY
