"""Another way of addressing people: a catalogue of what sounds different, laid over the usual one."""

import gettext
import os
from datetime import date
from pathlib import Path

import polib
from django.utils import formats, translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tests.commands.test_texts import catalogue_with
from vinculo.commands.texts import compile_texts
from vinculo.commands.texts_check import problems_of_other
from vinculo.commands.texts_collect import plural_forms
from vinculo.commands.texts_formal import keep_in_step
from vinculo.web.dates import day_long

TU = polib.POEntry(msgid="Your part, %(name)s", msgstr="Tu parte, %(name)s")
USTED = polib.POEntry(msgid="Your part, %(name)s", msgstr="Su parte, %(name)s")
ROAD = polib.POEntry(msgid="The road", msgstr="El camino")


def both(folder: Path, usual: list[polib.POEntry], formal: list[polib.POEntry]) -> Path:
    catalogue_with(folder, *usual, language="es")
    return catalogue_with(folder, *formal, language="es_Formal", rule=plural_forms("es"))


def compiled(folder: Path) -> gettext.GNUTranslations:
    compile_texts(folder)
    with (folder / "es_Formal" / "LC_MESSAGES" / "django.mo").open("rb") as file:
        return gettext.GNUTranslations(file)


def test_what_sounds_different_wins_and_the_rest_is_as_usual(tmp_path: Path) -> None:
    both(tmp_path, [TU, ROAD], [USTED])

    known = compiled(tmp_path)

    assert known.gettext("Your part, %(name)s") == "Su parte, %(name)s"
    assert known.gettext("The road") == "El camino"
    assert known.gettext("Enter a valid date.") == "Introduzca una fecha válida."  # the framework's own words


def test_a_change_in_the_usual_texts_reaches_the_formal_ones(tmp_path: Path) -> None:
    both(tmp_path, [TU, ROAD], [USTED])
    compile_texts(tmp_path)
    usual = tmp_path / "es" / "LC_MESSAGES" / "django.po"
    later = usual.stat().st_mtime + 5
    os.utime(usual, (later, later))

    assert {path.parents[1].name for path in compile_texts(tmp_path)} == {"es", "es_Formal"}


def test_what_is_wrong_with_it_is_named(tmp_path: Path) -> None:
    lost = polib.POEntry(msgid="Your part, %(name)s", msgstr="Su parte")
    unknown = polib.POEntry(msgid="Gone", msgstr="Ido")
    same = polib.POEntry(msgid="The road", msgstr="El camino")
    path = both(tmp_path, [TU, ROAD], [lost, unknown, same])

    assert [problem.split(":")[0] for problem in problems_of_other(path, "es")] == [
        "placeholders differ",
        "not in es, remove",
        "says what es says, remove",
    ]


def test_it_is_fine_when_it_only_says_otherwise_or_is_not_there(tmp_path: Path) -> None:
    path = both(tmp_path, [TU, ROAD], [USTED])

    assert list(problems_of_other(path, "es")) == []
    assert list(problems_of_other(tmp_path / "none.po", "es")) == []


def test_what_the_code_no_longer_says_goes(tmp_path: Path) -> None:
    path = both(tmp_path, [ROAD], [USTED])

    keep_in_step(path)

    assert len(polib.pofile(str(path))) == 0


def test_dates_plurals_and_the_words_of_forms_are_those_of_the_language() -> None:
    with translation.override("pl-formal"):
        assert day_long(date(2026, 3, 20), date(2026, 1, 1)) == "piątek, 20 marca"
        assert [ngettext("%(n)s day", "%(n)s days", n) % {"n": n} for n in (1, 3, 5)] != ["1 days"] * 3
        assert _("Enter a valid date.") == "Wpisz poprawną datę."
        assert formats.get_format("DECIMAL_SEPARATOR") == ","
    with translation.override("es-formal"):
        assert day_long(date(2026, 3, 20), date(2026, 1, 1)) == "viernes, 20 de marzo"
        assert _("Yes") == "Sí"
