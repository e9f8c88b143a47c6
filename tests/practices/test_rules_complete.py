"""A practice always comes as four: the rule, its test, its page, and its texts in Spanish and Polish."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import polib
import pytest

from vinculo.practices import rules
from vinculo.practices.catalogue import all_practices

ROOT = Path(__file__).resolve().parent.parent.parent
RULES = Path(rules.__path__[0])
FILES = sorted(path for path in RULES.rglob("*.py") if path.name != "__init__.py")
MARKED = ("_", "ngettext_lazy")
LONGEST = 90

each_rule = pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.stem}")


def texts_in(path: Path) -> Iterator[str]:
    """The first text of each call that marks one for translation: what a catalogue files it under."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in MARKED:
            yield ast.literal_eval(node.args[0])


@cache
def catalogue(language: str) -> polib.POFile:
    path = ROOT / "locale" / language / "LC_MESSAGES" / "django.po"
    assert path.exists(), "bin/texts makes it"
    return polib.pofile(str(path))


def is_translated(entry: polib.POEntry | None) -> bool:
    if entry is None or entry.obsolete or entry.fuzzy:
        return False
    return all(entry.msgstr_plural.values()) if entry.msgid_plural else bool(entry.msgstr)


@each_rule
def test_has_its_test(path: Path):
    test = ROOT / "tests/practices/rules" / path.parent.name / f"test_{path.stem}.py"

    assert test.exists()
    functions = [node.name for node in ast.parse(test.read_text()).body if isinstance(node, ast.FunctionDef)]
    names = [name for name in functions if name.startswith("test_")]
    quiet = [name for name in names if name.startswith("test_stays_quiet")]
    assert names[0] in quiet  # when it stays quiet comes first
    assert len(names) > len(quiet)


@each_rule
def test_has_its_page(path: Path):
    (practice,) = [
        practice for practice in all_practices() if practice.module.endswith(f"{path.parent.name}.{path.stem}")
    ]

    assert (ROOT / "docs/practices" / f"{practice.code}.md").exists()


@each_rule
@pytest.mark.parametrize("language", ["es", "pl"])
def test_has_its_texts(path: Path, language: str):
    missing = [text for text in texts_in(path) if not is_translated(catalogue(language).find(text))]

    assert missing == []


@each_rule
def test_is_small_and_holds_one_practice(path: Path):
    code = path.read_text(encoding="utf-8")

    assert (len(code.splitlines()) <= LONGEST, code.count("Practice(\n"), code.count("@practice.check")) == (True, 1, 1)


@each_rule
def test_reads_neither_the_clock_nor_the_database(path: Path):
    tree = ast.parse(path.read_text(encoding="utf-8"))
    imported = {node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    called = {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}

    assert {module for module in imported if module and module.endswith(("models", "timezone", "db"))} == set()
    assert called & {"objects", "utcnow"} == set()


def test_no_test_is_left_of_a_rule_that_went():
    tests = {f"{path.parent.name}/{path.stem}" for path in (ROOT / "tests/practices/rules").rglob("test_*.py")}

    assert tests == {f"{path.parent.name}/test_{path.stem}" for path in FILES}
