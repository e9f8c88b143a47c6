"""Say what is wrong with the translations: missing, unsure or stale messages, wrong plural forms, lost placeholders."""

import argparse
import re
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import polib

from vinculo.commands.texts import LOCALE
from vinculo.commands.texts_collect import LANGUAGES, catalogue, forms_in, key_of, messages_in_code, plural_forms
from vinculo.commands.texts_formal import FORMAL, problems_of_formal
from vinculo.commands.texts_hidden import hidden_in_folder

PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|(?<!\{)\{\w+\}(?!\})|</?[a-z]+\b")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    pass


def run(options: argparse.Namespace) -> int:
    messages = messages_in_code(LOCALE.parent) if shutil.which("xgettext") else None
    if messages is None:
        print("Not compared with the code: xgettext is missing (apt install gettext).", file=sys.stderr)
    found = [
        f"{language}: {problem}"
        for language in LANGUAGES
        for problem in problems_of(catalogue(language), language, messages)
    ]
    for language in LANGUAGES:
        path = catalogue(f"{language}{FORMAL}")
        found += [f"{language}{FORMAL}: {problem}" for problem in problems_of_other(path, language)]
    found += hidden_in_folder(LOCALE.parent / "vinculo")
    print("\n".join(found) or f"Texts complete: {', '.join(LANGUAGES)}.")
    return 1 if found else 0


def problems_of(path: Path, language: str, messages: polib.POFile | None) -> Iterator[str]:
    """Sentences about what is wrong. `messages` are those in the code, or None where that cannot be found out."""
    if not path.exists():
        yield "there is no catalogue; bin/texts makes it"
        return
    known = polib.pofile(str(path))
    rule = plural_forms(language)
    if "".join(known.metadata.get("Plural-Forms", "").split()) != "".join(rule.split()):
        yield f"the header should say Plural-Forms: {rule}"
    for entry in known:
        yield from problems_of_entry(entry, forms_in(rule))
    if messages is not None:
        yield from out_of_step(known, messages)


def problems_of_other(path: Path, language: str) -> Iterator[str]:
    """Sentences about what is wrong with the other way of addressing people. It may be missing."""
    if path.exists():
        for entry in polib.pofile(str(path)):
            yield from problems_of_entry(entry, forms_in(plural_forms(language)))
        yield from problems_of_formal(path)


def problems_of_entry(entry: polib.POEntry, forms: int) -> Iterator[str]:
    if entry.obsolete:
        yield f"no longer used, remove: {short(entry)}"
        return
    if entry.fuzzy:
        yield f"marked as unsure: {short(entry)}"
    if entry.msgid_plural:
        yield from problems_of_plural(entry, forms)
    elif not entry.msgstr:
        yield f"not translated: {short(entry)}"
    elif placeholders(entry.msgid) != placeholders(entry.msgstr):
        yield f"placeholders differ: {short(entry)} -> {entry.msgstr!r}"


def problems_of_plural(entry: polib.POEntry, forms: int) -> Iterator[str]:
    if len(entry.msgstr_plural) != forms or not all(entry.msgstr_plural.values()):
        yield f"needs {forms} plural forms: {short(entry)}"
        return
    allowed = placeholders(entry.msgid_plural) | placeholders(entry.msgid)
    # What "one client" may leave out, a translation may leave out too ("1" is often not written).
    needed = placeholders(entry.msgid_plural) & placeholders(entry.msgid)
    for form in entry.msgstr_plural.values():
        if not needed <= placeholders(form) <= allowed:
            yield f"placeholders differ: {short(entry)} -> {form!r}"


def out_of_step(known: polib.POFile, messages: polib.POFile) -> Iterator[str]:
    in_code = {key_of(entry): entry for entry in messages}
    in_catalogue = {key_of(entry): entry for entry in known if not entry.obsolete}
    for key in in_code.keys() - in_catalogue.keys():
        yield f"new in the code, run bin/texts: {short(in_code[key])}"
    for key in in_catalogue.keys() - in_code.keys():
        yield f"no longer in the code, run bin/texts: {short(in_catalogue[key])}"


def placeholders(text: str) -> set[str]:
    return set(PLACEHOLDER.findall(text))


def short(entry: polib.POEntry) -> str:
    text = " ".join(entry.msgid.split())
    where = entry.occurrences[0][0] if entry.occurrences else "?"
    return f"{text[:90]!r} ({where})"
