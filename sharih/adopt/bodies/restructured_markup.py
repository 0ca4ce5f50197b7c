"""What Pelican adds to reStructuredText → what docutils knows; for as long as a text is read.

Where Pelican is loaded, its own directive for code makes HTML, which would be no code here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any, Final

from docutils import nodes
from docutils.parsers.rst import Directive, directives, roles
from docutils.parsers.rst.directives.body import CodeBlock
from docutils.parsers.rst.directives.images import Figure, Image

from sharih.adopt.bodies.embeds import embedded


class _AnyOption(dict[str, Callable[[str | None], Any]]):
    """Options of a directive: those that docutils does not know are let be."""

    def __missing__(self, _name: str) -> Callable[[str | None], Any]:
        unchanged: Callable[[str | None], Any] = directives.unchanged
        return unchanged


class _Code(CodeBlock):  # type: ignore[misc]
    """Code; its lines are not numbered, however many options of Pygments ask for it."""

    option_spec = _AnyOption(CodeBlock.option_spec or {})

    def run(self) -> list[nodes.Node]:
        """Make the block."""
        self.options.pop("number-lines", None)
        made: list[nodes.Node] = super().run()
        return made


class _Image(Image):  # type: ignore[misc]
    option_spec = _AnyOption(Image.option_spec or {})


class _Figure(Figure):  # type: ignore[misc]
    option_spec = _AnyOption(Figure.option_spec or {})


class _Embed(Directive):  # type: ignore[misc]
    """A video or a post, as Pelican's plugins have them: its plain address."""

    required_arguments = 1
    optional_arguments = 3
    option_spec = _AnyOption()
    has_content = True

    def run(self) -> list[nodes.Node]:
        """Make the block; raises an error of docutils for what names nothing."""
        address = embedded(self.name.lower(), self.arguments, {})
        if address is None:
            raise self.error(f"{self.name} names nothing that is known")
        return [nodes.raw("", f"<{address}>", format="html")]


def _abbreviation(
    _name: str, _raw: str, text: str, _line: int, _inliner: Any,
    _options: Any = None, _content: Sequence[str] = (),
) -> tuple[list[nodes.Node], list[nodes.system_message]]:  # fmt: skip
    """Read `:abbr:`UN (United Nations)``: what it stands for stays behind it."""
    return [nodes.abbreviation("", text)], []


_DIRECTIVES: Final = {
    "code-block": _Code, "sourcecode": _Code, "code": _Code, "image": _Image, "figure": _Figure,
    **dict.fromkeys(("youtube", "vimeo", "gist", "github", "tweet", "soundcloud"), _Embed),
}  # fmt: skip


@contextmanager
def pelican_markup() -> Iterator[None]:
    """Let docutils know what Pelican's texts are written with, and forget it at the end."""
    tables: tuple[tuple[dict[str, Any], dict[str, Any]], ...] = (
        (directives._directives, dict(_DIRECTIVES)),  # noqa: SLF001 - it has no other way back
        (roles._roles, {"abbr": _abbreviation}),  # noqa: SLF001 - the same
    )
    before = [dict(table) for table, _ in tables]
    for table, ours in tables:
        table.update(ours)
    try:
        yield
    finally:
        for (table, _), kept in zip(tables, before, strict=True):
            table.clear()
            table.update(kept)
