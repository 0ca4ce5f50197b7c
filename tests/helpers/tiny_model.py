"""A model in CTranslate2's form with random weights: what it says is nonsense, always the same."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any, Final

WIDTH, INNER, HEADS, LAYERS = 32, 64, 4, 2
POSITIONS: Final = 600
"""More than the tokens that are decoded at most."""
_END: Final = 3
"""The place of `</s>` in a vocabulary."""


def make_tiny_model(
    folder: Path, source: Iterable[str], target: Iterable[str], ending: float = 1.0
) -> Path:
    """Make a model that has seen some lines of two languages; takes a fraction of a second.

    The higher `ending` is, the sooner it comes to an end; below 0 it never does.
    """
    import ctranslate2.specs.transformer_spec as specs
    import numpy as np

    folder.mkdir(parents=True)
    vocabularies = [
        _with_signs(trained(folder / "source.spm", source, 300)),
        _with_signs(trained(folder / "target.spm", target, 90)),
    ]
    random = np.random.default_rng(7)

    def weights(*shape: int) -> Any:
        return (random.standard_normal(shape) * 0.08).astype(np.float32)

    def linear(layer: Any, out: int, into: int) -> None:
        layer.weight, layer.bias = weights(out, into), np.zeros(out, np.float32)

    def norm(layer: Any) -> None:
        layer.gamma, layer.beta = np.ones(WIDTH, np.float32), np.zeros(WIDTH, np.float32)

    def attention(layer: Any, shapes: Iterable[tuple[int, int]]) -> None:
        norm(layer.layer_norm)
        for part, shape in zip(layer.linear, shapes, strict=True):
            linear(part, *shape)

    def feed_forward(layer: Any) -> None:
        norm(layer.layer_norm)
        linear(layer.linear_0, INNER, WIDTH)
        linear(layer.linear_1, WIDTH, INNER)

    def positions() -> Any:
        angles = np.arange(POSITIONS)[:, None] / 10000 ** (2 * np.arange(WIDTH // 2)[None] / WIDTH)
        return np.concatenate([np.sin(angles), np.cos(angles)], 1).astype(np.float32)

    spec: Any = specs.TransformerSpec.from_config((LAYERS, LAYERS), HEADS, pre_norm=True)
    own, other = [(3 * WIDTH, WIDTH), (WIDTH, WIDTH)], [(WIDTH, WIDTH), (2 * WIDTH, WIDTH)]
    embeddings = spec.encoder.embeddings
    (embeddings[0] if isinstance(embeddings, list) else embeddings).weight = weights(
        len(vocabularies[0]), WIDTH
    )
    spec.decoder.embeddings.weight = weights(len(vocabularies[1]), WIDTH)
    for side in (spec.encoder, spec.decoder):
        side.position_encodings.encodings = positions()
        norm(side.layer_norm)
        for layer in side.layer:
            attention(layer.self_attention, own)
            feed_forward(layer.ffn)
    for layer in spec.decoder.layer:
        attention(layer.attention, [*other, (WIDTH, WIDTH)])
    linear(spec.decoder.projection, len(vocabularies[1]), WIDTH)
    spec.decoder.projection.bias[_END] = ending
    spec.register_source_vocabulary(vocabularies[0])
    spec.register_target_vocabulary(vocabularies[1])
    spec.config.add_source_eos = True
    spec.validate()
    spec.optimize(quantization="int8")
    spec.save(str(folder))
    return folder


def _with_signs(pieces: Iterable[str]) -> list[str]:
    """Put the signs of CTranslate2 before the pieces."""
    signs = ["<blank>", "<unk>", "<s>", "</s>"]
    return signs + [piece for piece in pieces if piece not in signs]


def trained(path: Path, lines: Iterable[str], size: int) -> list[str]:
    """Learn how to cut words up; returns the pieces."""
    import sentencepiece

    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=iter(lines), model_prefix=str(path.with_suffix("")), vocab_size=size,
        model_type="unigram", hard_vocab_limit=False, character_coverage=1.0, bos_id=-1, unk_id=0,
        eos_id=1, pad_id=-1, minloglevel=2, num_threads=1,
    )  # fmt: skip
    path.with_suffix(".model").rename(path)
    path.with_suffix(".vocab").unlink()
    found = sentencepiece.SentencePieceProcessor(model_file=str(path))
    return [found.id_to_piece(one) for one in range(found.get_piece_size())]
