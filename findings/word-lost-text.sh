#!/usr/bin/env bash
# python-docx and mammoth: each loses words that Word shows, and not the same ones.
#
# Met: 2026-11-27, with python-docx 1.2.0 and mammoth 1.13.0 on Python 3.11.
# Guess written down first: paragraph.text is all the text of the paragraph that Word shows: what
#   stands in w:ins, w:smartTag, w:sdt, w:fldSimple and w:hyperlink among it, only w:del not;
#   document.paragraphs has the paragraphs of a content control. mammoth the same.
# Seen: python-docx gives runs and hyperlinks that are children of the paragraph, nothing deeper:
#   all the others are gone from the middle of the sentence, also an insertion in a hyperlink,
#   and a paragraph in a content control is in no list of paragraphs. mammoth gives all these, but
#   loses w:fldSimple and, in Arabic documents, w:dir and w:bdo, with no more than a warning in
#   result.messages. Fields written as w:fldChar come out of both.
# Way out: walk all w:t below the w:p, but for those in w:moveFrom, w:txbxContent, mc:Fallback.
# Fails when this changes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/env"
"$folder/env/bin/python" -m pip install --quiet python-docx==1.2.0 mammoth==1.13.0
"$folder/env/bin/python" - <<'PY'
import io

import docx
import mammoth
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

RUN = '<w:r><w:t xml:space="preserve">{}</w:t></w:r>'
WORD = RUN.format("ثلاثة")
MARK = 'w:id="1" w:author="سعاد" w:date="2024-11-07T10:00:00Z"'
SHAPES = {  # what stands around the word; does python-docx give it? does mammoth?
    "w:hyperlink": (f'<w:hyperlink w:anchor="a">{WORD}</w:hyperlink>', True, True),
    "w:ins": (f"<w:ins {MARK}>{WORD}</w:ins>", False, True),
    "w:moveTo": (f"<w:moveTo {MARK}>{WORD}</w:moveTo>", False, True),
    "w:smartTag": (f'<w:smartTag w:uri="u" w:element="e">{WORD}</w:smartTag>', False, True),
    "w:sdt": (f"<w:sdt><w:sdtContent>{WORD}</w:sdtContent></w:sdt>", False, True),
    "w:ins in w:hyperlink": (
        f'<w:hyperlink w:anchor="a"><w:ins {MARK}>{WORD}</w:ins></w:hyperlink>', False, True),
    "w:fldSimple": (f'<w:fldSimple w:instr=" SEQ a ">{WORD}</w:fldSimple>', False, False),
    "w:dir": (f'<w:dir w:val="rtl">{WORD}</w:dir>', False, False),
    "w:bdo": (f'<w:bdo w:val="rtl">{WORD}</w:bdo>', False, False),
}


def read(xml):
    document = docx.Document()
    document.element.body.insert(0, parse_xml(xml))
    file = io.BytesIO()
    document.save(file)
    paragraphs = docx.Document(file).paragraphs
    result = mammoth.extract_raw_text(file)
    return "".join(p.text for p in paragraphs), result.value, [m.message for m in result.messages]


for name, (middle, by_docx, by_mammoth) in SHAPES.items():
    inner = RUN.format("وصل ") + middle + RUN.format(" وزراء")
    one, other, messages = read(f"<w:p {nsdecls('w')}>{inner}</w:p>")
    print(f"{name:22}", one, "|", other.strip(), *messages)
    assert ("ثلاثة" in one) == by_docx, (name, one)
    assert ("ثلاثة" in other) == by_mammoth, (name, other)
    assert bool(messages) == (not by_mammoth), (name, messages)
block = f"<w:sdt {nsdecls('w')}><w:sdtContent><w:p>{WORD}</w:p></w:sdtContent></w:sdt>"
one, other, _ = read(block)
assert one == "" and "ثلاثة" in other, (one, other)
PY
