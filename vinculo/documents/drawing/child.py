"""
Draws the pages of one file: started as a program of its own, held in tight limits, told nothing else.

    child.py <file> <media type> <folder for the pictures> <most pages>

Writes <folder>/<page>.webp and 0.webp, a small one of the first; answers with one line of JSON: how many pages there
are, and the size of each picture. It imports nothing of ours.
"""

import json
import resource
import sys
from pathlib import Path
from typing import Any

MEMORY = 1024 * 1024 * 1024
SECONDS = 20  # of the processor
LARGEST_PICTURE = 24 * 1024 * 1024  # bytes it may write into one file
PIXELS = 50_000_000  # what a camera takes; a bomb says much more
WIDTH, SMALL = 1240, 320  # pixels across
TALLEST = 4000
QUALITY = 80


class NotDrawn(Exception):
    """Cannot be drawn, or may not."""


def main(file: str, media_type: str, folder: str, most: int) -> dict[str, Any]:
    if media_type == "application/pdf":
        return _papers(file, Path(folder), most)
    return _picture(file, media_type, Path(folder))


def _papers(file: str, folder: Path, most: int) -> dict[str, Any]:
    import pypdfium2

    paper = pypdfium2.PdfDocument(file)
    sizes = []
    for number in range(1, min(len(paper), most) + 1):
        page = paper[number - 1]
        width, height = page.get_size()
        if not (1 <= width <= 20_000 and 1 <= height <= 20_000):
            raise NotDrawn(f"a page of {width:.0f} by {height:.0f}")
        scale = min(WIDTH / width, TALLEST / height)
        picture = page.render(scale=scale, may_draw_forms=False).to_pil().convert("RGB")
        page.close()
        sizes.append(_keep(picture, folder, number))
    return {"pages": len(paper), "sizes": sizes, "small": _small(folder)}


def _picture(file: str, media_type: str, folder: Path) -> dict[str, Any]:
    from PIL import Image, ImageOps

    kind = media_type.partition("/")[2].upper()
    Image.MAX_IMAGE_PIXELS = PIXELS
    with Image.open(file, formats=(kind,)) as opened:
        if opened.width * opened.height > PIXELS:
            raise NotDrawn(f"{opened.width} by {opened.height} points")
        opened.draft("RGB", (WIDTH * 2, TALLEST))
        upright = ImageOps.exif_transpose(opened)
        upright.thumbnail((WIDTH, TALLEST))
        with_alpha = upright.convert("RGBA")
        clean = Image.new("RGB", with_alpha.size, "white")
        clean.paste(with_alpha, mask=with_alpha.getchannel("A"))
    return {"pages": 1, "sizes": [_keep(clean, folder, 1)], "small": _small(folder)}


def _small(folder: Path) -> list[int] | None:
    from PIL import Image

    first = folder / "1.webp"
    if not first.exists():
        return None
    with Image.open(first, formats=("WEBP",)) as page:
        page.thumbnail((SMALL, SMALL))
        return _keep(page.convert("RGB"), folder, 0)


def _keep(picture: Any, folder: Path, number: int) -> list[int]:
    picture.save(folder / f"{number}.webp", "WEBP", quality=QUALITY, method=2)
    return [picture.width, picture.height]


def _hold() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_FSIZE, (LARGEST_PICTURE, LARGEST_PICTURE))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_NOFILE, (64, 64))


if __name__ == "__main__":
    _hold()
    try:
        told = main(sys.argv[1], sys.argv[2], sys.argv[3], int(sys.argv[4]))
    except (Exception, MemoryError) as why:  # whatever it is, the answer is that it cannot be drawn
        told = {"why": f"{type(why).__name__}: {why}"[:200]}
    sys.stdout.write(json.dumps(told))
