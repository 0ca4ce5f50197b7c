"""The first and last lines of an article → what an agency writes over and under its text."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from typing import Final

from sharih.arabic import fold
from sharih.conversion.credits.credit_lines import credits_of
from sharih.conversion.credits.dateline_forms import find_dateline
from sharih.conversion.credits.dateline_tokens import beginning, tokens_of
from sharih.conversion.credits.dateline_words import dateline_words
from sharih.conversion.credits.datelines import SIGN_OFF, agencies_in
from sharih.conversion.lines.reading import Reading
from sharih.conversion.records import Credit, SeedLine

SERVICE: Final = "service line of an agency"
"""The reason for leaving out what an agency tells the newsrooms that take its text."""
LINES: Final = 6
"""So many lines at the end may be a sign-off, and so many at the beginning service lines."""

LONGEST: Final = 160
"""No such line has more characters than this."""
LONG: Final = 90
"""A paragraph has more characters than this."""

_EDGES: Final = " \t()[]/-–—_*#.|:\\"
_INITIALS: Final = re.compile(
    r"(?:[^\W\d_]{1,2}[ ./|–—-]+){1,6}[^\W\d_]{1,2}|[^\W\d_]/[^\W\d_]{1,3}"
)
_REPORTING: Final = re.compile(
    r"(?:additional )?(?:reporting|writing|editing|compiled|translated|edited|written)"
    r" (?:and \w+ )?by ",
    re.IGNORECASE,
)
_CLOCK: Final = re.compile(
    r"\d{4}|\d{1,2}[:.]\d\d ?(?:ت ?م|gmt|local time|utc)?(?: \d{1,2}[:.]\d\d ?(?:gmt|utc))?"
)
_SIGNED: Final = re.compile(
    r"(?P<agency>[^\s/]{2,20})\s?/\s?(?P<name>[^\W\d_]+(?: [^\W\d_]+){1,3})"
)
_ENDING: Final = re.compile(r"(?<=[.؟!»”\"]) ?(?P<sign>[(\[/][^()\[\]/]{2,40}[)\]/])\Z")
_SLUG: Final = re.compile(
    r"(?:BC|AP|AM|PM|US|EU|UN)-[\w-]+(?:[ ,].{0,40})?|[a-z]\d{4}"
    r"|[A-Z][A-Z0-9]{2,}(?:[-/][A-Z0-9]+)+/?"
    r"(?: ?\([A-Z0-9, ]+\))*|(?:UPDATE|URGENT|WRAPUP|REFILE) ?\d*"
)
_CATEGORIES: Final = re.compile(
    r"[^\W\d_]{2,12}(?: [^\W\d_]{2,12})?(?: ?/ ?[^\W\d_]{2,14}(?: [^\W\d_]{2,12})?){1,4} ?/?"
)
_DIGIT: Final = re.compile(r"\d")


def drop_service_lines(reading: Reading) -> None:
    """Leave out slugs, catchlines and notes on corrections over a text."""
    lines = reading.lines
    reasons: dict[int, str] = {}
    for at, line in enumerate(lines[:LINES]):
        if len(line.text) > LONGEST or at + 1 == len(lines):
            break
        if _is_service(line.text, at):
            reasons[line.number] = SERVICE
    for line in lines[1 : min(LINES, len(lines) - 1)]:
        if len(line.text) > LONG or line.text.endswith((".", "»", "”")):
            break
        if _is_agencies(line.text) and agencies_in(line.text):
            reasons[line.number] = SIGN_OFF
            reading.propose(Credit("source", line.text.strip(_EDGES), line.number))
    if len(reasons) < len(lines):
        reading.drop(reasons)


def _is_service(text: str, at: int) -> bool:
    plain = text.strip()
    folded = fold(plain).strip(_EDGES)
    words = dateline_words()
    if plain[:1] in "([" and plain[-1:] in ")]" and folded.split(" ", 1)[0] in words.corrections:
        return True
    if _SLUG.fullmatch(plain) or _is_catchline(folded, words.slugs):
        return True
    if at > 1 or not _CATEGORIES.fullmatch(plain) or len(plain) > 50:
        return False
    return (
        not (dateline_words().never | dateline_words().places).intersection(
            re.split(r" ?/ ?", folded)
        )
        and find_dateline(plain) is None
    )


def _is_catchline(folded: str, slugs: frozenset[str]) -> bool:
    """Whether a line says how long a text is, or on which desk it lies, and nothing else."""
    if "desk" not in folded and not _DIGIT.search(folded) and not slugs & {folded}:
        return False
    parts = [part.strip() for part in re.split(r"[/|,،;]", folded) if part.strip()]
    if not parts or len(folded) > 70:
        return False
    told = 0
    for part in parts:
        plain = re.sub(r"[\d:.]+", "", part).strip()
        if plain in slugs and (any(map(str.isdigit, part)) or " " in plain):
            told += 1
        elif part.split(" ")[-1] != "desk":
            return False
    return told > 0


def take_sign_offs(reading: Reading, dateline: str) -> None:
    """Leave out what an agency writes under its text, and the one in its last line."""
    reasons: dict[int, str] = {}
    waiting: dict[int, str] = {}
    found: list[Credit] = []
    lines = reading.lines
    for at in range(len(lines) - 1, max(len(lines) - 1 - LINES, 0), -1):
        line = lines[at]
        if len(line.text) > LONGEST:
            break
        told = _signed(line)
        if told is None and _CLOCK.fullmatch(fold(line.text).strip(_EDGES)):
            waiting[line.number] = SIGN_OFF
            continue
        if told is None and not reasons and dateline:
            told = _name_alone(reading.seed.lines, line, reasons)
        if told is None:
            break
        reasons |= {**waiting, line.number: SIGN_OFF}
        found += told
    for line in lines[-LINES:]:
        short = len(line.text) <= LONG
        if short and fold(line.text).strip(_EDGES) in dateline_words().ends:
            reasons.setdefault(line.number, SERVICE)
    if len(reasons) == len(lines):
        return
    reading.drop(reasons)
    reading.propose(*sorted(found, key=lambda credit: credit.line))
    _take_off_last(reading)


def _signed(line: SeedLine) -> list[Credit] | None:
    """Tell what a line under a text says of its authors; None where it is no sign-off."""
    text = line.text.strip()
    plain = text.strip(_EDGES).strip()
    folded = fold(plain)
    if not plain:
        return None
    if _REPORTING.match(plain):
        told = credits_of(re.sub(r";\s*$", "", text.strip("()[]")), "en") or []
        return [Credit("author", name, line.number) for kind, name in told if kind == "author"]
    if folded in dateline_words().ends or _INITIALS.fullmatch(plain) or _is_agencies(text):
        return []
    ending = re.split(r"[ /()–—-]+", folded, maxsplit=1)
    if len(ending) == 2 and ending[0] in dateline_words().ends:
        rest = ending[1].strip(_EDGES)
        return [] if not rest or _INITIALS.fullmatch(rest) or len(rest) < 4 else None
    signed = _SIGNED.fullmatch(plain)
    if signed and _is_agencies(signed["agency"]):
        return [Credit("author", signed["name"], line.number)]
    return None


def _is_agencies(text: str) -> bool:
    """Whether a text names agencies and nothing else."""
    if len(text) > 60:
        return False
    tokens = tokens_of(beginning(text))
    kinds = {token.kind for token in tokens}
    return bool(kinds & {"agency", "source"}) and kinds <= {
        "agency", "source", "sign", "open", "close",
    }  # fmt: skip


def _name_alone(
    of_file: Sequence[SeedLine], line: SeedLine, gone: Collection[int]
) -> list[Credit] | None:  # fmt: skip
    """Take a name right under the text of an agency, at the end, for its correspondent's."""
    texts = [other for other in of_file if other.text]
    at = next(n for n, other in enumerate(texts) if other.number == line.number)
    told = credits_of(f"كتب {line.text}", "ar")
    before = texts[at - 1].text if at else ""
    last = all(other.number in gone for other in texts[at + 1 :])
    if not told or not last or not before.endswith((".", "»", "”", '"')) or len(before) < 40:
        return None
    return [Credit("author", name, line.number) for _, name in told]


def _take_off_last(reading: Reading) -> None:
    """Take the agency off the end of the last line: `… غدا. (رويترز)`."""
    line = reading.lines[-1]
    match = _ENDING.search(line.text[-60:])
    if match is None or not _is_agencies(match["sign"]):
        return
    rest = line.text[: len(line.text) - len(match["sign"])].rstrip()
    if rest.count(" ") > 2:
        reading.take_off({line.number: (match["sign"], rest)}, SIGN_OFF)
