"""Compile the translations (.po) that changed into what the program reads (.mo). Needs no gettext programs."""

import argparse
import os
from collections.abc import Sequence
from pathlib import Path

import polib

from vinculo.commands.texts_formal import base_of, is_formal, merged, parts_of

LOCALE = Path(__file__).resolve().parents[2] / "locale"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    pass


def run(options: argparse.Namespace) -> None:
    compile_texts(LOCALE)


def compile_texts(locale: Path) -> list[Path]:
    """Write each .mo that is older than what it is made of, and return those written."""
    written = []
    for source in sorted(locale.glob("*/LC_MESSAGES/*.po")):
        target = source.with_suffix(".mo")
        formal = is_formal(source.parents[1].name)
        made_of = [source, base_of(source)] if formal else [source]
        if is_older(target, made_of):
            # Written beside and moved into place: a server that starts at this moment never reads half a file.
            unfinished = target.with_suffix(f".{os.getpid()}")
            (merged(parts_of(source)) if formal else polib.pofile(str(source))).save_as_mofile(str(unfinished))
            unfinished.replace(target)
            written.append(target)
    return written


def is_older(target: Path, made_of: Sequence[Path]) -> bool:
    newest = max(source.stat().st_mtime for source in made_of if source.exists())
    return not target.exists() or target.stat().st_mtime < newest
