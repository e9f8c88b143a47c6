"""The catalogues: compiling, keeping in step, and every kind of mistake the check must name."""

import gettext
import shutil
from pathlib import Path

import polib
import pytest

from vinculo.commands.texts import compile_texts
from vinculo.commands.texts_check import problems_of
from vinculo.commands.texts_collect import merge, messages_in_code, plural_forms
from vinculo.commands.texts_hidden import hidden_in

needs_xgettext = pytest.mark.skipif(not shutil.which("xgettext"), reason="no xgettext here: apt install gettext")


def catalogue_with(folder: Path, *entries: polib.POEntry, language: str = "pl", rule: str = "") -> Path:
    path = folder / language / "LC_MESSAGES" / "django.po"
    path.parent.mkdir(parents=True, exist_ok=True)
    catalogue = polib.POFile()
    catalogue.metadata = {
        "Content-Type": "text/plain; charset=UTF-8",
        "Plural-Forms": rule or plural_forms(language),
    }
    catalogue.extend(entries)
    catalogue.save(str(path))
    return path


def said(*entries: polib.POEntry, folder: Path, messages: polib.POFile | None = None) -> list[str]:
    """What the check says about each entry, without the text it quotes."""
    return [problem.split(":")[0] for problem in problems_of(catalogue_with(folder, *entries), "pl", messages)]


def plural(*forms: str) -> polib.POEntry:
    return polib.POEntry(msgid="%(n)s day", msgid_plural="%(n)s days", msgstr_plural=dict(enumerate(forms)))


def test_a_complete_catalogue_is_fine(tmp_path: Path) -> None:
    entries = [
        polib.POEntry(msgid="Call %(name)s", msgstr="Zadzwoń: %(name)s"),
        plural("%(n)s dzień", "%(n)s dni", "%(n)s dni", "%(n)s dnia"),
    ]

    assert said(*entries, folder=tmp_path) == []


@pytest.mark.parametrize(
    ("entry", "problem"),
    [
        (polib.POEntry(msgid="Call"), "not translated"),
        (polib.POEntry(msgid="Call", msgstr="Zadzwoń", flags=["fuzzy"]), "marked as unsure"),
        (polib.POEntry(msgid="Call", msgstr="Zadzwoń", obsolete=True), "no longer used, remove"),
        (polib.POEntry(msgid="Call %(name)s", msgstr="Zadzwoń"), "placeholders differ"),
        (polib.POEntry(msgid="Call {name}", msgstr="Zadzwoń {imie}"), "placeholders differ"),
        (polib.POEntry(msgid="<b>Call</b>", msgstr="<b>Zadzwoń"), "placeholders differ"),
        (plural("%(n)s dzień", "%(n)s dni"), "needs 4 plural forms"),
        (plural("%(n)s dzień", "%(n)s dni", "", "%(n)s dnia"), "needs 4 plural forms"),
        (plural("%(n)s dzień", "%(n)s dni", "dni", "%(n)s dnia"), "placeholders differ"),
    ],
)
def test_each_mistake_is_named(entry: polib.POEntry, problem: str, tmp_path: Path) -> None:
    assert said(entry, folder=tmp_path) == [problem]


def test_another_plural_rule_than_djangos_is_named(tmp_path: Path) -> None:
    path = catalogue_with(tmp_path, rule="nplurals=2; plural=(n != 1);")

    assert list(problems_of(path, "pl", None)) == [f"the header should say Plural-Forms: {plural_forms('pl')}"]


def test_messages_that_code_and_catalogue_do_not_share_are_named(tmp_path: Path) -> None:
    in_code = polib.POFile()
    in_code.append(polib.POEntry(msgid="New"))

    assert said(polib.POEntry(msgid="Old", msgstr="Stary"), folder=tmp_path, messages=in_code) == [
        "new in the code, run bin/texts",
        "no longer in the code, run bin/texts",
    ]


def test_merging_keeps_translations_guesses_nothing_and_changes_nothing_twice(tmp_path: Path) -> None:
    path = catalogue_with(
        tmp_path, polib.POEntry(msgid="Call Ana", msgstr="Zadzwoń do Any"), polib.POEntry(msgid="Gone", msgstr="Precz")
    )
    messages = polib.POFile()
    messages.extend([polib.POEntry(msgid="Call Ana"), polib.POEntry(msgid="Call Anna")])

    merge(messages, path, "pl")
    once = path.read_bytes()
    merge(messages, path, "pl")

    assert [(entry.msgid, entry.msgstr) for entry in polib.pofile(str(path))] == [
        ("Call Ana", "Zadzwoń do Any"),
        ("Call Anna", ""),
    ]
    assert path.read_bytes() == once


def test_compiling_writes_what_changed_and_only_that(tmp_path: Path) -> None:
    path = catalogue_with(tmp_path, polib.POEntry(msgid="Call", msgstr="Zadzwoń"))

    assert compile_texts(tmp_path) == [path.with_suffix(".mo")]
    assert compile_texts(tmp_path) == []
    with path.with_suffix(".mo").open("rb") as file:
        assert gettext.GNUTranslations(file).gettext("Call") == "Zadzwoń"


@needs_xgettext
def test_messages_are_found_in_code_and_in_templates(tmp_path: Path) -> None:
    for folder in ("vinculo", "tests"):
        (tmp_path / folder).mkdir()
    (tmp_path / "vinculo" / "code.py").write_text('from django.utils.translation import gettext as _\n_("From code")\n')
    (tmp_path / "vinculo" / "page.html").write_text('{% load i18n %}{% translate "From a page" %}')
    (tmp_path / "tests" / "test_code.py").write_text('_("From a test")\n')
    there = sorted(tmp_path.rglob("*"))

    assert sorted(entry.msgid for entry in messages_in_code(tmp_path)) == ["From a page", "From code"]
    assert sorted(tmp_path.rglob("*")) == there


@pytest.mark.parametrize(
    "source", ["f'{gettext(\"new\")} {number}'", "gettext(f'{number} new')", "f'{translation.gettext(\"new\")}'"]
)
def test_a_text_the_search_cannot_see_is_named(source: str) -> None:
    assert [problem.partition(": ")[0] for problem in hidden_in(f"x = 1\ny = {source}\n", "a.py")] == ["a.py:2"]


@pytest.mark.parametrize("source", ["gettext('new')", "f'{said} {number}'", "ngettext('%(n)d', '%(n)d', n) % {'n': n}"])
def test_a_text_it_sees_is_not(source: str) -> None:
    assert list(hidden_in(source, "a.py")) == []
