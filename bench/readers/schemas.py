"""What a site says to programs → what schemas and readers of others make of it.

The types of schema.org are those of schema-dts, which say of each which properties it has and what
may stand there; TypeScript holds data against them. The words are also those of rdflib, which reads
the data into triples. The schema of sitemaps, and a reader of them, are those of sitemap.js.
"""

from __future__ import annotations

import json
import re
import subprocess
import warnings
from collections.abc import Iterable, Mapping
from io import BytesIO
from pathlib import Path
from typing import Any, Final, NamedTuple

from bench.readers.programs import FOLDER, LIBRARIES, node

VOCABULARY: Final = "https://schema.org/"
CONSTRAINT: Final = "query-input"
"""Says what a search is asked with: a notation of schema.org for actions, and no word of it."""
_COMPILER: Final = LIBRARIES / "typescript" / "bin" / "tsc"
_SITEMAPS: Final = LIBRARIES / "sitemap" / "schema" / "sitemap.xsd"
_FAULT: Final = re.compile(r"data\.ts\((\d+),\d+\): error (TS\d+: .*)")
_DRIVER: Final = """\
<schema xmlns="http://www.w3.org/2001/XMLSchema" targetNamespace="http://www.w3.org/1999/xhtml">
  <import namespace="http://www.sitemaps.org/schemas/sitemap/0.9" schemaLocation="{}"/>
  <element name="link"><complexType>
    <attribute name="rel" use="required"><simpleType><restriction base="token">
      <enumeration value="alternate"/></restriction></simpleType></attribute>
    <attribute name="hreflang" type="language" use="required"/>
    <attribute name="href" type="anyURI" use="required"/>
  </complexType></element>
</schema>
"""
"""The schema of sitemaps with the element that names a page's twins, which is that of XHTML."""


class Entry(NamedTuple):
    """An entry of a sitemap."""

    url: str
    modified: str
    """ISO, with a time where the reader adds one; empty where it has none."""
    twins: tuple[tuple[str, str], ...]
    """Language and address of each."""


def type_faults(said: Mapping[str, Any], folder: Path) -> list[str]:
    """List what the types of schema.org do not allow in the data of pages, by their names.

    `folder` is an empty one to work in.
    """
    lines = ['import type { Graph } from "schema-dts";']
    names = list(said)
    lines += [f"export const page{at}: Graph = {json.dumps(_unconstrained(said[name]))};"
              for at, name in enumerate(names)]  # fmt: skip
    (folder / "data.ts").write_text("\n".join(lines), encoding="utf-8")
    (folder / "node_modules").symlink_to(LIBRARIES)
    options = ("--noEmit", "--strict", "--skipLibCheck", "--pretty", "false")
    command = ("node", str(_COMPILER), *options, "--target", "es2022", "--module", "nodenext")
    done = subprocess.run(
        [*command, "data.ts"], cwd=folder, capture_output=True, text=True, check=False
    )
    found = [f"{names[int(line) - 2]}: {fault}" for line, fault in _FAULT.findall(done.stdout)]
    return found or done.stdout.splitlines() + done.stderr.splitlines()


def _unconstrained(data: Any) -> Any:
    """Leave out of data what constrains actions, for which there are other types."""
    if isinstance(data, list):
        return [_unconstrained(each) for each in data]
    if isinstance(data, dict):
        return {key: _unconstrained(value) for key, value in data.items() if key != CONSTRAINT}
    return data


def triples(data: Mapping[str, Any]) -> list[tuple[str, str, str]]:
    """Read the data of a page as a program for linked data does, with the words of schema.org."""
    from rdflib import Graph

    written = json.dumps({**data, "@context": {"@vocab": VOCABULARY}})
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # rdflib's own use of its own parts
        graph = Graph().parse(data=written, format="json-ld")
    return [(str(one), str(says), str(other)) for one, says, other in graph]


def unknown_words(found: Iterable[tuple[str, str, str]]) -> set[str]:
    """List the types and properties of triples that schema.org does not have."""
    from rdflib import RDF, SDO

    said = {other if says == str(RDF.type) else says for _, says, other in found} - {str(RDF.type)}
    return {
        word
        for word in said
        if not word.startswith(VOCABULARY) or word.removeprefix(VOCABULARY) not in SDO
    }


def sitemap_faults(data: bytes) -> list[str]:
    """List what the schema of sitemaps does not allow in one."""
    from lxml import etree

    schema = etree.XMLSchema(etree.fromstring(_DRIVER.format(_SITEMAPS.as_uri())))
    schema.validate(etree.parse(BytesIO(data)))
    return [f"{fault.line}: {fault.message}" for fault in schema.error_log]


def read_sitemap(data: bytes) -> list[Entry]:
    """Read a sitemap as a program does; raises CalledProcessError where that cannot."""
    return [
        Entry(item["url"], item["lastmod"], tuple((x["lang"], x["url"]) for x in item["links"]))
        for item in json.loads(node(FOLDER / "sitemap.cjs", data))
    ]
