"""
Bring the catalogues in step with the code: new messages come in empty, messages no longer used go.

Needs `xgettext`, which comes with the package gettext.
"""

import argparse
import contextlib
import shutil
import tempfile
from pathlib import Path
from typing import Any

import django
import polib
from django.core.management import call_command
from django.core.management.commands import makemessages

from vinculo.commands.texts import LOCALE, compile_texts
from vinculo.commands.texts_formal import FORMAL, keep_in_step

LANGUAGES = ("es", "pl")
SOURCES = ("config", "vinculo")
NO_TEXTS = ("__pycache__", "static", "migrations", "*.toml")
WRAP_AT = 118


def add_arguments(parser: argparse.ArgumentParser) -> None:
    pass


def run(options: argparse.Namespace) -> None:
    messages = messages_in_code(LOCALE.parent)
    for language in LANGUAGES:
        merge(messages, catalogue(language), language)
        if (other := catalogue(f"{language}{FORMAL}")).exists():
            keep_in_step(other)
    compile_texts(LOCALE)


def catalogue(language: str, locale: Path = LOCALE) -> Path:
    return locale / language / "LC_MESSAGES" / "django.po"


class Extract(makemessages.Command):
    """Django's own search for messages, which leaves one list of them in `folder` and touches no catalogue."""

    # Searching needs no settings, so it works where there is no secret key.
    settings_available = False

    def __init__(self, folder: str) -> None:
        super().__init__()
        self.folder = folder

    def build_potfiles(self) -> list[str]:
        self.locale_paths = [self.folder]
        self.default_locale_path = self.folder
        return super().build_potfiles()

    def write_po_file(self, *_: Any) -> None:
        return None


def messages_in_code(root: Path) -> polib.POFile:
    """All messages of the code. Looked for in a copy, because the search writes its own files beside the templates."""
    with tempfile.TemporaryDirectory() as folder, tempfile.TemporaryDirectory() as copy:
        for part in SOURCES:
            if (root / part).is_dir():
                shutil.copytree(root / part, Path(copy) / part, ignore=shutil.ignore_patterns(*NO_TEXTS))
        with contextlib.chdir(copy):
            extract(folder)
        return polib.pofile(str(Path(folder) / "django.pot"))


def extract(folder: str) -> None:
    """Leave the list of messages of the current folder in `folder`."""
    call_command(Extract(folder), locale=["en"], add_location="file", keep_pot=True, verbosity=0)


def plural_forms(language: str) -> str:
    """The plural rule that Django itself uses for the language: two rules in one process would disagree."""
    shipped = Path(django.__file__).parent / "conf" / "locale" / language / "LC_MESSAGES" / "django.po"
    return str(polib.pofile(str(shipped)).metadata["Plural-Forms"])


def merge(messages: polib.POFile, path: Path, language: str) -> None:
    """
    Rewrite the catalogue at `path` with exactly these messages, keeping the translations it has.

    Nothing is guessed: a message whose source changed comes in empty. The result depends only on the messages and
    the old translations (no dates, no line numbers), so that an unchanged text leaves no difference.
    """
    known = polib.pofile(str(path)) if path.exists() else polib.POFile()
    translated = {key_of(entry): entry for entry in known if not entry.obsolete}
    result = polib.POFile(wrapwidth=WRAP_AT)
    result.metadata = {
        "Project-Id-Version": "vinculo",
        "Language": language,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": plural_forms(language),
    }
    for message in messages:
        result.append(with_translation(message, translated.get(key_of(message)), result.metadata["Plural-Forms"]))
    path.parent.mkdir(parents=True, exist_ok=True)
    result.save(str(path))


def with_translation(message: polib.POEntry, old: polib.POEntry | None, rule: str) -> polib.POEntry:
    entry = polib.POEntry(
        msgid=message.msgid,
        msgctxt=message.msgctxt,
        msgid_plural=message.msgid_plural,
        comment=message.comment,
        occurrences=message.occurrences,
        flags=[flag for flag in message.flags if flag != "fuzzy"],
        tcomment=old.tcomment if old else "",
    )
    if message.msgid_plural:
        forms = dict.fromkeys(range(forms_in(rule)), "")
        entry.msgstr_plural = {**forms, **(old.msgstr_plural if old else {})}
    else:
        entry.msgstr = old.msgstr if old else ""
    return entry


def forms_in(rule: str) -> int:
    return int(rule.split("nplurals=")[1].split(";")[0])


def key_of(entry: polib.POEntry) -> tuple[str, str, str]:
    return (entry.msgctxt or "", entry.msgid, entry.msgid_plural or "")
