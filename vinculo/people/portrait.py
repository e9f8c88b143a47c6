"""A photo somebody sends, made into one of ours: small, square, with nothing in it but the picture."""

import io
import warnings
from hashlib import sha256
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL import Image

KINDS = ("JPEG", "PNG", "WEBP")
SIDE = 320  # pixels
LARGEST_FILE = 8 * 1024 * 1024
LARGEST_PICTURE = 50_000_000  # pixels: what a camera takes; a bomb says much more
QUALITY = 82


class NotAPhoto(ValueError):
    """Not a picture of a kind we know, or broken."""


class PhotoTooLarge(ValueError):
    """More bytes, or more pixels, than a photo has."""


def portrait(data: bytes) -> bytes:
    """
    A square WebP of the middle of the picture, turned upright, without place, camera or anything else that came with
    it. The size it claims is looked at before a pixel is unpacked. Raises NotAPhoto, PhotoTooLarge.
    """
    from PIL import Image  # loaded by whoever sends a photo, not by every web process

    if len(data) > LARGEST_FILE:
        raise PhotoTooLarge
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)  # our own limit is lower
            with Image.open(io.BytesIO(data), formats=KINDS) as opened:
                return _square(opened)
    except Image.DecompressionBombError as bomb:
        raise PhotoTooLarge from bomb
    except (OSError, SyntaxError, ValueError, EOFError, MemoryError) as broken:
        if isinstance(broken, PhotoTooLarge):
            raise
        raise NotAPhoto from broken


def _square(picture: "Image.Image") -> bytes:
    from PIL import Image, ImageOps

    if picture.width * picture.height > LARGEST_PICTURE:
        raise PhotoTooLarge
    picture.draft("RGB", (SIDE * 2, SIDE * 2))  # a JPEG is unpacked only as far as we need it
    upright = ImageOps.exif_transpose(picture)
    small = ImageOps.fit(upright.convert("RGBA"), (SIDE, SIDE))
    clean = Image.new("RGB", small.size, "white")
    clean.paste(small, mask=small.getchannel("A"))
    out = io.BytesIO()
    clean.save(out, "WEBP", quality=QUALITY)
    return out.getvalue()


def mark_of(photo: bytes) -> str:
    """Changes with the picture, so that browsers may keep each for long."""
    return sha256(photo).hexdigest()[:16]
