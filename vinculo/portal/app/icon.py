"""The portal's sign on somebody's phone: our logo, or our first letter, on our colour."""

import io
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL import Image

SIDES = (180, 192, 512)
PLUM = "#712d75"
LETTERS = Path(__file__).resolve().parents[2] / "web" / "static" / "vinculo" / "fonts" / "figtree-semibold.ttf"
SAFE = 0.6  # of the side: what is left when a phone cuts the icon round


@lru_cache(maxsize=16)
def drawn(side: int, colour: str, letter: str, logo: bytes | None) -> bytes:
    """A PNG. `logo` is a picture that we made ourselves."""
    from PIL import Image  # loaded by whoever puts the portal on their phone, not by every web process

    ground = Image.new("RGB", (side, side), "white" if logo else colour)
    if logo:
        _place(ground, logo)
    else:
        _write(ground, letter)
    out = io.BytesIO()
    ground.save(out, "PNG", optimize=True)
    return out.getvalue()


def _place(ground: "Image.Image", logo: bytes) -> None:
    from PIL import Image, ImageOps

    inner = int(ground.width * SAFE)
    with Image.open(io.BytesIO(logo), formats=("WEBP", "PNG")) as opened:
        mark = ImageOps.contain(opened.convert("RGBA"), (inner, inner))
    ground.paste(mark, ((ground.width - mark.width) // 2, (ground.height - mark.height) // 2), mark)


def _write(ground: "Image.Image", letter: str) -> None:
    from PIL import ImageDraw, ImageFont

    font = ImageFont.truetype(str(LETTERS), int(ground.width * SAFE * 0.8))
    ink = "white" if sum(_parts(ground)) < 3 * 150 else "#1f1923"
    ImageDraw.Draw(ground).text((ground.width / 2, ground.width / 2), letter, font=font, fill=ink, anchor="mm")


def _parts(ground: "Image.Image") -> tuple[int, ...]:
    found = ground.getpixel((0, 0))
    return found if isinstance(found, tuple) else (0, 0, 0)
