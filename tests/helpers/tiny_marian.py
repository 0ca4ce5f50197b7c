"""A model in Marian's form with random weights, as Firefox's are but not quantised: nonsense.

The form is that of marian's `src/common/binary.cpp`: a header of each tensor, then all names, all
shapes, and the numbers.
"""

from __future__ import annotations

import struct
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, Final

from tests.helpers.tiny_model import trained

WIDTH, INNER, HEADS = 16, 32, 2
_FLOAT, _BYTES = 0x404, 0x101
"""The numbers of marian's types."""
_SETTINGS: Final = f"""\
dim-emb: {WIDTH}
transformer-heads: {HEADS}
enc-depth: 1
dec-depth: 1
transformer-dim-ffn: {INNER}
"""


def make_tiny_marian(folder: Path, pair: str, lines: Iterable[str], ending: float = 1.0) -> Path:
    """Make a model of two languages, such as `aren`, that has seen some lines of both.

    The higher `ending` is, the sooner it comes to an end.
    """
    folder.mkdir(parents=True)
    pieces = trained(folder / f"vocab.{pair}.spm", lines, 300)
    data = b"".join(_written([*_tensors(len(pieces), pieces.index("</s>"), ending)]))
    (folder / f"model.{pair}.intgemm.alphas.bin").write_bytes(data)
    return folder


def _tensors(words: int, end: int, ending: float) -> Iterator[tuple[str, tuple[int, int], Any]]:
    """Go through the tensors of a model: name, shape and numbers."""
    import numpy as np

    random = np.random.default_rng(7)

    def weight(name: str, into: int, out: int) -> Iterator[tuple[str, tuple[int, int], Any]]:
        yield name, (into, out), random.standard_normal((into, out)) * 0.3

    def norm(name: str) -> Iterator[tuple[str, tuple[int, int], Any]]:
        yield f"{name}_ln_scale", (1, WIDTH), np.ones(WIDTH)
        yield f"{name}_ln_bias", (1, WIDTH), np.zeros(WIDTH)

    def linear(prefix: str, name: str, into: int, out: int) -> Iterator[Any]:
        yield from weight(f"{prefix}_W{name}", into, out)
        yield f"{prefix}_b{name}", (1, out), np.zeros(out)

    def attention(prefix: str) -> Iterator[Any]:
        for name in "qkvo":
            yield from linear(prefix, name, WIDTH, WIDTH)
        yield from norm(f"{prefix}_Wo")

    def feed_forward(prefix: str) -> Iterator[Any]:
        yield from linear(prefix, "1", WIDTH, INNER)
        yield from linear(prefix, "2", INNER, WIDTH)
        yield from norm(f"{prefix}_ffn")

    yield from weight("Wemb", words, WIDTH)
    yield from attention("encoder_l1_self")
    yield from feed_forward("encoder_l1_ffn")
    yield from weight("decoder_l1_rnn_W", WIDTH, WIDTH)
    yield from linear("decoder_l1_rnn", "f", WIDTH, WIDTH)
    yield from norm("decoder_l1_rnn_ffn")
    yield from attention("decoder_l1_context")
    yield from feed_forward("decoder_l1_ffn")
    last = np.zeros(words)
    last[end] = ending
    yield "decoder_ff_logit_out_b", (1, words), last


def _written(tensors: list[tuple[str, tuple[int, int], Any]]) -> Iterator[bytes]:
    """Write a file of tensors."""
    items = [(name, shape, _FLOAT, numbers.astype("<f4").tobytes())
             for name, shape, numbers in tensors]  # fmt: skip
    settings = _SETTINGS.encode()
    items.append(("special:model.yml", (1, len(settings)), _BYTES, settings))
    yield struct.pack("<QQ", 1, len(items))
    for name, shape, kind, data in items:
        yield struct.pack("<QQQQ", len(name), kind, len(shape), len(data))
    for name, *_ in items:
        yield name.encode()
    for _, shape, *_ in items:
        yield struct.pack(f"<{len(shape)}i", *shape)
    yield struct.pack("<Q", 0)
    for *_, data in items:
        yield data
