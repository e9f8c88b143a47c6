"""
Another way of addressing people in the same language: usted beside tú, Państwo beside ty.

`locale/es_Formal` holds only the messages that sound different; everything else is that of `locale/es`. A language of
its own falls back to English when a message is missing, never to its sibling, so the compiled file carries all of it:
the framework's own texts, then ours, then those that sound different.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path

import django
import polib

FORMAL = "_Formal"
# What a page can show of others: the words of forms, of dates, of numbers.
OTHERS = ("conf", "contrib/humanize", "contrib/auth")


def is_formal(locale: str) -> bool:
    return locale.endswith(FORMAL)


def base_of(source: Path) -> Path:
    """The catalogue that the formal one at `source` differs from."""
    folder = source.parents[1]
    return folder.parent / folder.name.removesuffix(FORMAL) / "LC_MESSAGES" / source.name


def parts_of(source: Path) -> Iterator[Path]:
    """What a formal catalogue is put together from, the strongest last."""
    language = source.parents[1].name.removesuffix(FORMAL)
    for part in OTHERS:
        shipped = Path(django.__file__).parent / part / "locale" / language / "LC_MESSAGES" / source.name
        if shipped.exists():
            yield shipped
    yield from (path for path in (base_of(source), source) if path.exists())


def merged(parts: Iterable[Path]) -> polib.POFile:
    """One catalogue of several: what a later one says wins. Its plural rule is that of the first."""
    result = polib.POFile()
    known: dict[tuple[str, str, str], polib.POEntry] = {}
    for part in parts:
        catalogue = polib.pofile(str(part))
        result.metadata = result.metadata or dict(catalogue.metadata)
        forms = result.metadata.get("Plural-Forms", "")
        same_rule = "".join(catalogue.metadata.get("Plural-Forms", "").split()) == "".join(forms.split())
        known |= {_key(entry): entry for entry in catalogue.translated_entries() if same_rule or not entry.msgid_plural}
    result.extend(known.values())
    return result


def problems_of_formal(path: Path) -> Iterator[str]:
    """What is wrong with a formal catalogue: it may only say otherwise what its base says."""
    base = {_key(entry): entry for entry in polib.pofile(str(base_of(path))) if not entry.obsolete}
    for entry in polib.pofile(str(path)):
        usual = base.get(_key(entry))
        if usual is None or entry.obsolete:
            yield f"not in {base_of(path).parents[1].name}, remove: {entry.msgid[:90]!r}"
        elif _says(usual) == _says(entry):
            yield f"says what {base_of(path).parents[1].name} says, remove: {entry.msgid[:90]!r}"


def keep_in_step(path: Path) -> None:
    """Take out what its base no longer has."""
    base = {_key(entry) for entry in polib.pofile(str(base_of(path))) if not entry.obsolete}
    known = polib.pofile(str(path), wrapwidth=118)
    gone = [entry for entry in known if _key(entry) not in base]
    for entry in gone:
        known.remove(entry)
    if gone:
        known.save()


def _key(entry: polib.POEntry) -> tuple[str, str, str]:
    return (entry.msgctxt or "", entry.msgid, entry.msgid_plural or "")


def _says(entry: polib.POEntry) -> object:
    return entry.msgstr_plural or entry.msgstr
