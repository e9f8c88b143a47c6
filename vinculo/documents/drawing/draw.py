"""Has the pages of a file drawn by a child process, and looks at what it answers as at a stranger's."""

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

CHILD = Path(__file__).with_name("child.py")
SECONDS = 45  # by the clock, whatever it waits for
MOST_PAGES = 60
LARGEST_FILE = 300 * 1024 * 1024  # bytes: more is not drawn


class NotDrawn(ValueError):
    """There will be no pictures of this file."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """One picture: number 0 is the small one of the first page. Sizes in pixels."""

    number: int
    path: Path
    width: int
    height: int


def draw(file: Path, media_type: str, folder: Path, *, most: int = MOST_PAGES) -> tuple[int, list[Drawn]]:
    """
    Pictures of the first `most` pages, in `folder`; and how many pages the file has. NotDrawn: broken, too large, or
    made to eat a machine.
    """
    if file.stat().st_size > LARGEST_FILE:
        raise NotDrawn("too large to draw")
    command = [sys.executable, "-I", str(CHILD), str(file), media_type, str(folder), str(most)]
    try:
        done = subprocess.run(  # noqa: S603 our own program, its arguments are ours
            command, capture_output=True, timeout=SECONDS, env={"LANG": "C.UTF-8"}, cwd=folder, check=False
        )
    except subprocess.TimeoutExpired as late:
        raise NotDrawn("took too long") from late
    if done.returncode != 0:
        raise NotDrawn(f"ended with {done.returncode}")
    return _understood(done.stdout[:1_000_000], folder)


def _understood(told: bytes, folder: Path) -> tuple[int, list[Drawn]]:
    try:
        said = json.loads(told)
        if "why" in said:
            raise NotDrawn(str(said["why"]))
        sizes = [*([said["small"]] if said["small"] else []), *said["sizes"]]
        drawn = [
            Drawn(number, folder / f"{number}.webp", int(width), int(height))
            for number, (width, height) in enumerate(sizes)
        ]
        pages = int(said["pages"])
    except (TypeError, KeyError, json.JSONDecodeError) as why:
        raise NotDrawn("answered with something else") from why
    if not all(_is_webp(one.path) for one in drawn):
        raise NotDrawn("left something that is no picture")
    return pages, drawn


def _is_webp(path: Path) -> bool:
    if path.is_symlink() or not path.is_file():
        return False
    with path.open("rb") as file:
        start = file.read(12)
    return start[:4] == b"RIFF" and start[8:] == b"WEBP"
