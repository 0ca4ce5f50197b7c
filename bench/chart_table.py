"""Libraries that draw charts → a table of what they do to Arabic, and of what their SVG asks for.

`pip install -r bench/requirements-charts.txt` in an environment of its own, then
`python -m bench.chart_table`, with a folder where the drawings are to be kept. Plotly draws with
the Chromium that BROWSER_PATH names.
"""

from __future__ import annotations

import io
import re
import sys
from collections.abc import Callable
from importlib import import_module
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Final

TITLE: Final = "الحصص في 2024: ارتفاع +3%"
"""Words that begin in Arabic and have numbers and signs, which change places in the wrong way."""
SHARES: Final = {"السوق المحلية (بالطن)": 45, "دول GCC – الخليج": 30, "أوروبا": 25}
_ARABIC: Final = re.compile("[؀-ۿ]")
_TEXT: Final = re.compile(r"<text\b([^>]*)>(.*?)</text>", re.DOTALL)
_RIGHT_TO_LEFT: Final = re.compile(r"direction\s*[:=]\s*[\"']?rtl")
_ADDRESS: Final = re.compile(r"(?:href|src)\s*=\s*[\"'](?:https?:)?//[^\"']+|url\(https?:[^)]+")


def _pygal() -> str:
    chart = import_module("pygal").HorizontalBar(title=TITLE)
    for name, share in SHARES.items():
        chart.add(name, share)
    return str(chart.render(is_unicode=True))


def _matplotlib() -> str:
    import_module("matplotlib").use("svg")
    pyplot = import_module("matplotlib.pyplot")
    figure, axes = pyplot.subplots()
    axes.barh([*SHARES], [*SHARES.values()])
    axes.set_title(TITLE)
    out = io.StringIO()
    figure.savefig(out, format="svg")
    return out.getvalue()


def _vega() -> str:
    altair, convert = import_module("altair"), import_module("vl_convert")
    values = [{"name": name, "share": share} for name, share in SHARES.items()]
    chart = altair.Chart(altair.Data(values=values), title=TITLE).mark_bar()
    drawn = chart.encode(x="share:Q", y="name:N").to_dict()
    return str(convert.vegalite_to_svg(drawn))


def _plotly() -> str:
    graph_objects = import_module("plotly.graph_objects")
    bars = graph_objects.Bar(x=[*SHARES.values()], y=[*SHARES], orientation="h")
    image: bytes = graph_objects.Figure(bars, layout={"title": TITLE}).to_image(format="svg")
    return image.decode()


DRAWN: Final[dict[str, tuple[Callable[[], str], tuple[str, ...]]]] = {
    "pygal": (_pygal, ("pygal",)),
    "Matplotlib": (_matplotlib, ("matplotlib",)),
    "Vega-Lite": (_vega, ("altair", "vl-convert-python")),
    "Plotly": (_plotly, ("plotly", "kaleido")),
}
"""What draws with each library, and its packages."""


def row(name: str, keep: Path | None = None) -> str:
    """Draw with a library and tell of it, as a row of Markdown."""
    draw, packages = DRAWN[name]
    try:
        named = ", ".join(f"{package} {version(package)}" for package in packages)
    except PackageNotFoundError as error:
        return f"| {name} | {error.name} is not installed | | | | |"
    drawing = draw()
    if keep:
        keep.joinpath(f"{name}.svg").write_text(drawing, encoding="utf-8")
    return f"| {' | '.join((named, *told(drawing)))} |"


def told(drawing: str) -> tuple[str, ...]:
    """Tell of an SVG: its words, their direction, scripts, requests, styles and size."""
    words = [(head, body) for head, body in _TEXT.findall(drawing) if _ARABIC.search(body)]
    right = [head for head, _ in words if _RIGHT_TO_LEFT.search(head)]
    direction = "right to left" if words and len(right) == len(words) else "left to right"
    return (
        f"text, {len(words)} pieces" if words else "outlines",
        direction if words else "—",
        f"{drawing.count('<script')} scripts, {len(_ADDRESS.findall(drawing))} requests",
        f"{len(re.findall(r' style=', drawing))} attributes, {drawing.count('<style')} sheets",
        f"{len(drawing.encode()) / 1000:.0f} KB",
    )


def table(keep: Path | None = None) -> str:
    """Draw with all libraries and write what they do as Markdown."""
    head = "| library | Arabic words | direction | asks for | styles | size |"
    rule = "| --- | --- | --- | --- | --- | --- |"
    return "\n".join((head, rule, *(row(name, keep) for name in DRAWN)))


if __name__ == "__main__":
    print(table(Path(sys.argv[1]) if len(sys.argv) > 1 else None))
