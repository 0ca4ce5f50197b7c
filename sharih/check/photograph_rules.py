"""The photographs beside texts → those that tell more than is seen on them."""

from __future__ import annotations

from collections.abc import Iterator

from sharih.check.sources import Sources
from sharih.errors import Problem
from sharih.pictures.photograph_files import photograph_files, untold_photographs
from sharih.pictures.written_data import bared


def written_photographs(sources: Sources) -> Iterator[Problem]:
    """Find photographs that tell whoever gets the folder what camera took them, and where."""
    settings = sources.site.settings
    for path, data in photograph_files(settings.content, settings.inputs):
        if found := bared(data):
            what = "the place where it was taken" if found.place else "what a camera wrote"
            remedy = "./inv strip takes it out and leaves what is seen as it is."
            yield Problem(path, None, f"the photograph holds {what}", remedy, "warning")
    for path in untold_photographs(settings.content, settings.inputs):
        reason = "the photograph may hold the place where it was taken; no page shows its kind"
        remedy = "Save it as JPEG, and take this file out of the folder."
        yield Problem(path, None, reason, remedy, "warning")
