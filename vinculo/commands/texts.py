"""
The texts of the product in its languages: compile the catalogues, collect new messages, check the translations.

Compiling needs nothing but Python, so an installation can do without the gettext programs. Collecting (and the part
of the check that compares the catalogues with the code) needs `xgettext`, which comes with the package gettext.
"""

import argparse
import os
import shutil
import sys
from collections.abc import Sequence
from pathlib import Path

import polib

from vinculo.commands.texts_check import problems_of
from vinculo.commands.texts_collect import merge, messages_in_code

ROOT = Path(__file__).resolve().parents[2]
LOCALE = ROOT / "locale"
LANGUAGES = ("es", "pl")


def catalogue(language: str, locale: Path = LOCALE) -> Path:
    return locale / language / "LC_MESSAGES" / "django.po"


def compile_texts(locale: Path = LOCALE) -> int:
    """Write each .mo that is older than its .po."""
    for source in sorted(locale.glob("*/LC_MESSAGES/*.po")):
        target = source.with_suffix(".mo")
        if not target.exists() or target.stat().st_mtime < source.stat().st_mtime:
            # Written beside and moved into place: a server that starts at this moment never reads half a file.
            unfinished = target.with_suffix(f".{os.getpid()}")
            polib.pofile(str(source)).save_as_mofile(str(unfinished))
            unfinished.replace(target)
    return 0


def collect_texts(locale: Path = LOCALE) -> int:
    """Bring the catalogues in step with the code: new messages come in empty, messages no longer used go."""
    messages = messages_in_code(ROOT)
    for language in LANGUAGES:
        merge(messages, catalogue(language, locale), language)
    return compile_texts(locale)


def check_texts(locale: Path = LOCALE) -> int:
    """Print everything that is missing, wrong or out of step. Returns 1 when there is something."""
    messages = None
    if shutil.which("xgettext"):
        messages = messages_in_code(ROOT)
    else:
        print("Not compared with the code: xgettext is missing (apt install gettext).", file=sys.stderr)
    found = 0
    for language in LANGUAGES:
        for problem in problems_of(catalogue(language, locale), language, messages):
            print(f"{language}: {problem}")
            found += 1
    print(f"Texts: {found} to repair." if found else f"Texts complete: {', '.join(LANGUAGES)}.")
    return 1 if found else 0


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="vinculo texts", description=__doc__.strip().splitlines()[0])
    parser.add_argument("action", choices=["compile", "collect", "check"])
    action = {"compile": compile_texts, "collect": collect_texts, "check": check_texts}
    return action[parser.parse_args(arguments).action]()


if __name__ == "__main__":
    raise SystemExit(main())
