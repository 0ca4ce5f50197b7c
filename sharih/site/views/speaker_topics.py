"""A speaker under a quotation → the topic that names the same person."""

from __future__ import annotations

from sharih.arabic import Lang
from sharih.content.topics import Registry
from sharih.markdown.inline import links, plain_text


def speaker_topic(speaker: str | None, registry: Registry, lang: Lang) -> str | None:
    """Tell which topic a speaker is: by a link, or by a name that is the whole of the words.

    "A former Kremlin official" is not the Kremlin.
    """
    if not speaker:
        return None
    for address in links(speaker):
        scheme, _, ident = address.partition(":")
        if scheme == "topic" and registry.get(ident):
            return ident
    plain = plain_text(speaker).strip()
    whole = [m for m in registry.mentions(plain, lang) if (m.start, m.end) == (0, len(plain))]
    return whole[0].topic if whole else None
