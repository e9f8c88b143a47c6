"""The words of a version, line by line: of texts, and of PDFs through a child process that may do nothing else."""

import json
import subprocess
import sys
import tempfile
from pathlib import Path

from django.core.cache import cache

from vinculo.documents.keeping import Damaged, whole_bytes
from vinculo.documents.models import Version
from vinculo.documents.pages import text_of
from vinculo.documents.sniff import TEXT

CHILD = Path(__file__).parents[1] / "drawing" / "words.py"
SECONDS = 15  # by the clock
MOST_PAGES, LONGEST_PAGE, MOST_LINES = 60, 20_000, 1500
LARGEST = 32 * 1024 * 1024
REMEMBERED = 24 * 3600
PDF = "application/pdf"


def has_words(version: Version) -> bool:
    return version.media_type in (TEXT, PDF)


def lines_of(version: Version) -> list[str]:
    """Without blanks at the ends and empty lines. Remembered by what the file is, so that a child runs once for it."""
    known = f"vinculo.documents.words:{version.sha256}"
    lines = cache.get(known)
    if lines is None:
        text = text_of(version) if version.media_type == TEXT else "\n".join(_pages(version))
        lines = [line for line in (" ".join(line.split()) for line in text.splitlines()) if line][:MOST_LINES]
        cache.set(known, lines, REMEMBERED)
    return list(lines)


def _pages(version: Version) -> list[str]:
    """The text of each page; none for what is no PDF, is broken, or is too large to read in passing."""
    if version.media_type != PDF or version.size > LARGEST:
        return []
    try:
        data = whole_bytes(version, most=LARGEST)
    except (Damaged, FileNotFoundError):
        return []
    with tempfile.NamedTemporaryFile(suffix=".pdf") as file:
        file.write(data)
        file.flush()
        return _told(file.name)


def _told(path: str) -> list[str]:
    command = [sys.executable, "-I", str(CHILD), path, str(MOST_PAGES), str(LONGEST_PAGE)]
    try:
        done = subprocess.run(  # noqa: S603 our own program, its arguments are ours
            command, capture_output=True, timeout=SECONDS, env={"LANG": "C.UTF-8"}, check=False
        )
        told = json.loads(done.stdout[:4_000_000] or b"[]")
    except (subprocess.TimeoutExpired, ValueError):
        return []
    return [page for page in told if isinstance(page, str)] if isinstance(told, list) else []
