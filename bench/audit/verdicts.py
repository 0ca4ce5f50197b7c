"""What a judge finds, and what it judges wrongly → its verdict, as a row of a table."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

HEAD = (
    "| judge | on | looked at | findings | left out, and why |",
    "| --- | --- | --- | --- | --- |",
)


@dataclass(frozen=True, slots=True)
class Waiver:
    """Something that a judge says and that is no fault."""

    says: str
    """How what it says begins."""
    why: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """What one judge says of one thing."""

    judge: str
    """Its name and version."""
    on: str
    looked_at: str
    """How much of it, such as `94 pages`."""
    findings: tuple[str, ...] = ()
    left_out: tuple[tuple[str, int], ...] = ()
    """Why something is no fault, and how often it was said."""
    missing: str = ""
    """What it would need and is not there; then nothing was looked at."""

    def row(self) -> str:
        """Write it as a row of the table."""
        if self.missing:
            return f"| {self.judge} | {self.on} | nothing: {self.missing} | | |"
        left = "; ".join(f"{count}: {why}" for why, count in self.left_out)
        return f"| {self.judge} | {self.on} | {self.looked_at} | {len(self.findings)} | {left} |"


@dataclass(slots=True)
class Court:
    """Collects what a judge says, and leaves out what it judges wrongly."""

    waivers: Sequence[Waiver] = ()
    findings: list[str] = field(default_factory=list)
    left_out: Counter[str] = field(default_factory=Counter)

    def hear(self, where: str, said: str) -> None:
        """Note something that was said."""
        for waiver in self.waivers:
            if said.startswith(waiver.says):
                self.left_out[waiver.why] += 1
                return
        self.findings.append(f"{where}: {said}")

    def verdict(self, judge: str, on: str, looked_at: str) -> Verdict:
        """Sum it up."""
        return Verdict(judge, on, looked_at, tuple(self.findings), tuple(self.left_out.items()))


def table(verdicts: Iterable[Verdict]) -> str:
    """Write the table."""
    return "\n".join([*HEAD, *(verdict.row() for verdict in verdicts)])
