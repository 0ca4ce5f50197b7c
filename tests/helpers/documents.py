"""Small Word documents, made of their XML, and what a seed's file says of its lines."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

from sharih.conversion.records import Seed

NAMESPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
STYLES = (
    f"<w:styles {NAMESPACE}>"
    '<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="T"><w:name w:val="Title"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="H1"><w:name w:val="heading 1"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="H2"><w:name w:val="heading 2"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Mine"><w:basedOn w:val="H2"/>'
    '<w:name w:val="My heading"/><w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Q"><w:name w:val="Quote"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="C"><w:name w:val="caption"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="S"><w:name w:val="toc 1"/></w:style>'
    "</w:styles>"
)
NUMBERING = (
    f"<w:numbering {NAMESPACE}>"
    '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/></w:lvl>'
    '</w:abstractNum><w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="1"/>'
    '<w:numFmt w:val="decimal"/></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    '<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num></w:numbering>'
)


def paragraph(*runs: str, style: str = "", list_id: str = "") -> str:
    """Write a paragraph; a run that is no markup is text."""
    properties = f'<w:pStyle w:val="{style}"/>' if style else ""
    if list_id:
        properties += f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{list_id}"/></w:numPr>'
    inside = "".join(found if found.startswith("<") else run(found) for found in runs)
    return f"<w:p><w:pPr>{properties}</w:pPr>{inside}</w:p>"


def run(text: str, properties: str = "") -> str:
    """Write a run of text."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def table(*rows: tuple[str, ...]) -> str:
    """Write a table of texts."""
    cells = ("".join(f"<w:tc>{paragraph(text)}</w:tc>" for text in row) for row in rows)
    return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in cells)}</w:tbl>"


def document(*blocks: str, parts: Mapping[str, str] | None = None) -> bytes:
    """Write a Word document."""
    body = f"<w:document {NAMESPACE}><w:body>{''.join(blocks)}</w:body></w:document>"
    return archive(
        {
            "word/document.xml": body,
            "word/styles.xml": STYLES,
            "word/numbering.xml": NUMBERING,
            **(parts or {}),
        }
    )


def archive(parts: Mapping[str, str]) -> bytes:
    """Pack parts into an archive."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as file:
        for name, text in parts.items():
            file.writestr(name, text)
    return packed.getvalue()


def told(seed: Seed, *, numbered: bool = False) -> list[str]:
    """Tell what a seed's file says beside its lines, and of each line."""
    lines = [f"= {seed.title}"] if seed.title else []
    lines += [f"@ {credit.kind}: {credit.text}" for credit in seed.credits]
    for line in seed.lines:
        number = f"{line.number} " if numbered else ""
        if line.number in seed.parts:
            lines.append(f"{number}+{seed.parts[line.number]}")
        if not line.text:
            continue
        mark = seed.marks.get(line.number)
        kind: str = mark.kind if mark else ""
        if mark and mark.kind == "item" and mark.number:
            kind += f" {mark.number}"
        lines.append(f"{number}{kind}".rstrip() + f": {line.text}")
    return lines
