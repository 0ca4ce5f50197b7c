"""A page, a feed or another file of a site → what in it a text has smuggled in."""

from __future__ import annotations

import json
from collections.abc import Iterator
from xml.etree import ElementTree as ET

from selectolax.lexbor import LexborHTMLParser, LexborNode

from tests.helpers.hostile import CANARY

_NEVER = frozenset(
    {"iframe", "object", "embed", "base", "frame", "applet", "math", "foreignobject"}
)
_ADDRESSES = frozenset({
    "href", "src", "srcset", "action", "formaction", "poster", "data", "cite", "xlink:href",
    "background", "ping", "imagesrcset", "manifest",
})  # fmt: skip
_SCHEMES = ("https:", "http:", "mailto:", "tel:", "sms:")
_DATA = frozenset({"application/ld+json", "application/json", "speculationrules"})


def unsafe(page: str) -> Iterator[str]:
    """List what stands in a page that no text may bring in."""
    tree = LexborHTMLParser(page)
    assert tree.root is not None
    for node in tree.root.traverse(include_text=True):
        if node.tag == "-comment" or (node.tag or "").startswith("!"):
            if CANARY in (node.html or ""):
                yield f"a comment {node.html}"
        elif node.is_element_node:
            yield from _of_element(node)


def _of_element(node: LexborNode) -> Iterator[str]:
    tag = (node.tag or "").lower()
    if tag in _NEVER or not tag.replace("-", "").isalnum():
        yield f"<{tag}>"
    if tag == "script":
        kind = (node.attrs.get("type") or "").lower()
        text = node.text(deep=True)
        if kind in _DATA:
            json.loads(text)
        elif CANARY in text:
            yield f"a script {text[:80]}"
    if tag == "style" and CANARY in node.text(deep=True):
        yield "a style"
    for name, value in node.attrs.items():
        if name.startswith("on") or name in {"style", "srcdoc"} or CANARY in name:
            yield f"{tag} {name}={value}"
        if name in _ADDRESSES and not _leads_well(value or ""):
            yield f"{tag} {name}={value}"


def _leads_well(address: str) -> bool:
    head = address.strip().split("/", 1)[0].split("?", 1)[0].split("#", 1)[0].lower()
    if ":" not in head:
        return address != "x"
    return head.startswith(_SCHEMES)


def unsafe_feed(data: bytes) -> Iterator[str]:
    """List what is unsafe in a feed or another file of XML: in its texts of HTML, too."""
    for element in ET.fromstring(data).iter():  # noqa: S314 - our own file
        if element.get("type") == "html" or element.tag.endswith("encoded"):
            yield from unsafe(element.text or "")
        if element.tag.endswith(("}script", "}svg", "}img")):
            yield f"an element {element.tag}"
        for name, value in element.attrib.items():
            if name.rpartition("}")[2] in _ADDRESSES and not _leads_well(value):
                yield f"{name}={value}"


def unsafe_data(data: bytes) -> Iterator[str]:
    """List what is unsafe in a file of JSON, such as a feed with HTML in it."""
    left = [json.loads(data)]
    while left:
        found = left.pop()
        if isinstance(found, dict):
            yield from unsafe(found.get("content_html") or "")
            left += found.values()
        elif isinstance(found, list):
            left += found
