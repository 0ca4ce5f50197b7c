"""What somebody says of a new site → names and an address that its settings can hold."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from sharih.arabic import NONCHARACTER
from sharih.errors import SharihError, one_line
from sharih.web.addresses import is_site_address

_CONTROL: Final = re.compile(f"[\\x00-\\x1f\\x7f-\\x9f{NONCHARACTER}]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Answers:
    """What is known of a new site; an empty text is left to be filled in."""

    name_ar: str = ""
    name_en: str = ""
    tagline_ar: str = ""
    tagline_en: str = ""
    siteurl: str = ""
    """Without a slash at the end."""


def clean_words(said: str) -> str:
    """Return a name or a line as it is kept: in one line, without spaces around it.

    Raises SharihError for what cannot be written as text.
    """
    words = " ".join(said.split())
    try:
        words.encode()
    except UnicodeEncodeError:
        raise SharihError(f"{words!a} is no text in UTF-8. Write it once more.") from None
    if _CONTROL.search(words):
        raise SharihError(f"{one_line(words)} has a control character in it. Write it without.")
    return words


def clean_address(said: str) -> str:
    """Return the address of a site without a slash at its end.

    Raises SharihError for what is no address.
    """
    address = said.strip().rstrip("/")
    if not address or is_site_address(address):
        return address
    whole = f"https://{address}"
    near = re.match(r"[\w-]+\.[\w-]", address) and is_site_address(whole)
    example = whole if near else "https://example.org or https://example.org/repo"
    raise SharihError(f"{one_line(address)} is no address of a site. Write it as {example}.")
