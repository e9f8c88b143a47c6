"""
A name for an attachment that cannot leave its place, whatever the mail calls it. It is shown, never used as a path.
"""

import re

from vinculo.language import cleaning

RESERVED = frozenset(
    ["con", "prn", "aux", "nul", *(f"com{n}" for n in range(1, 10)), *(f"lpt{n}" for n in range(1, 10))]
)
UNSAFE = re.compile(r'[\x00-\x1f<>:"|?*]')
LONGEST = 120


def safe_name(name: str, fallback: str = "attachment") -> str:
    """The last part of `name`, without signs a file system minds, at most 120 characters with its ending kept."""
    last = re.split(r"[/\\]", cleaning.one_line(name))[-1]
    plain = UNSAFE.sub("_", last).strip(". ")
    stem, dot, ending = plain.rpartition(".")
    stem, ending = (stem, dot + ending) if stem else (plain, "")
    if not plain or not stem.strip("._ "):
        return fallback
    if plain.split(".", 1)[0].strip().lower() in RESERVED:
        stem = f"_{stem}"
    ending = ending[:16]
    return stem[: LONGEST - len(ending)].rstrip(". ") + ending
