"""The bytes of a photograph → smaller ones in modern formats, the same for the same bytes."""

from __future__ import annotations

import io
import warnings
from typing import Final, Literal

import PIL
from PIL import Image, ImageCms, ImageOps, UnidentifiedImageError, features

from sharih.pictures.photograph_kinds import (
    KINDS,
    MOST_BYTES,
    MOST_PIXELS,
    Format,
    PhotographError,
    Shape,
)

_NARROWEST: Final = 2


def recipe() -> str:
    """Name all that the bytes of an encoded picture depend on beside the original."""
    return f"1 {PIL.__version__} {features.version('webp')} {features.version('jpg')}"


def shape_of(data: bytes) -> Shape:
    """Read what a photograph is without decoding it.

    Raises PhotographError for what is no photograph that pages can show.
    """
    if len(data) > MOST_BYTES:
        raise PhotographError(f"larger than {MOST_BYTES // 1_000_000} MB")
    with _opened(data) as image:
        width, height = image.size
        if image.format not in KINDS:
            raise PhotographError(f"of the kind {image.format}; save it as JPEG, PNG or WebP")
        if getattr(image, "is_animated", False):
            raise PhotographError("a moving picture; save one frame of it")
        if width * height > MOST_PIXELS:
            raise PhotographError(f"of {width} × {height} pixels; make it smaller")
        if min(width, height) < _NARROWEST:
            raise PhotographError(f"of {width} × {height} pixels, which is nothing to look at")
        if image.getexif().get(0x0112, 1) in (5, 6, 7, 8):
            width, height = height, width
        fallback: Format = "jpg" if image.format == "JPEG" or not _has_alpha(image) else "png"
        return Shape(width, height, "png" if image.format == "PNG" else fallback)


def encoded(data: bytes, width: int, kind: Format) -> bytes:
    """Encode a photograph at a width: upright, in sRGB, without anything that was written in it.

    Raises PhotographError for one that is broken.
    """
    with _opened(data) as image:
        try:
            image.load()
            upright = ImageOps.exif_transpose(image)
            plain = _in_srgb(upright)
        except (OSError, SyntaxError, ValueError) as error:
            raise PhotographError(f"broken: {error}") from None
        height = max(1, round(plain.height * width / plain.width))
        if plain.width != width:
            plain = plain.resize((width, height), Image.Resampling.LANCZOS)
        out = io.BytesIO()
        if kind == "webp":
            plain.save(out, "WEBP", quality=80, method=4)
        elif kind == "jpg":
            plain.convert("RGB").save(out, "JPEG", quality=82, optimize=True, progressive=True)
        else:
            plain.save(out, "PNG", optimize=True)
        return out.getvalue()


def _opened(data: bytes) -> Image.Image:
    try:
        with warnings.catch_warnings():
            # Pillow warns of large pictures, which are refused here anyway.
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            return Image.open(io.BytesIO(data))
    except Image.DecompressionBombError:
        raise PhotographError("of too many pixels; make it smaller") from None
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError):
        raise PhotographError("no picture that can be read; save it as JPEG, PNG or WebP") from None


def _has_alpha(image: Image.Image) -> bool:
    return image.mode in ("RGBA", "LA", "PA") or "transparency" in image.info


def _in_srgb(image: Image.Image) -> Image.Image:
    """Turn the colours into those every browser takes for granted, and forget all else."""
    mode: Literal["RGBA", "RGB"] = "RGBA" if _has_alpha(image) else "RGB"
    profile = image.info.get("icc_profile")
    if profile and image.mode in ("RGB", "RGBA", "CMYK", "L"):
        try:
            source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            target = ImageCms.createProfile("sRGB")
            turned = ImageCms.profileToProfile(image, source, target, outputMode=mode)
        except (ImageCms.PyCMSError, OSError, ValueError):
            turned = None  # a profile that fits nothing: the numbers are taken as they are
        if turned is not None:
            image = turned
    plain = Image.new(mode, image.size)
    plain.paste(image.convert(mode))
    return plain
